"""What a number of a story can mean: a rate, an amount, a letter's meaning, a comparison, a share.

`reading` finds these in the sentences, `meaning` puts them together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.maths.topics.stories.nouns import Noun, stem_of
from tools.maths.tree import Node


@dataclass(frozen=True)
class Rate:
    """So much of `kind` for one of `per`. count: what stands with it ("for 5 hours"). falling: said as a loss."""

    value: Node
    kind: Noun
    per: Noun
    where: tuple[int, int]
    falling: bool = False
    count: Node | None = None
    mark: int = -1
    unit: Noun = frozenset()  # what a count of it must be counted in: "dozen" of "eggs at $3 per dozen"
    words: str = ""  # what one of them is called
    steps: bool = False  # said of several units at once: "3 inches every 4 hours"

    @property
    def one(self) -> str:
        """One of what is counted, for a sentence: "adult ticket"."""
        bare = re.sub(r"^(?:an?|the|each|every|one) ", "", self.words.strip())
        head = re.match(r"(.*?)([a-z']+)((?: (?:to|for|of|in|on|from|at|during)\b.*)?)$", bare)
        if not head:
            return " ".join(sorted(self.per))
        return head[1] + (stem_of(head[2]) if head[2].endswith("s") else head[2]) + head[3]


@dataclass(frozen=True)
class Amount:
    """So much of `kind`. op: how a total is bounded; role: "fee", "start", "total", "" when only the kind tells."""

    value: Node
    kind: Noun
    where: tuple[int, int]
    op: str = "="
    role: str = ""
    mark: int = -1
    wide: Noun = frozenset()  # with the place that follows: "12 hours at the cafe"


@dataclass(frozen=True)
class Named:
    """A letter that stands for the number, cost or amount of something. count: said to be a number of things."""

    value: Node
    what: Noun
    where: tuple[int, int]
    count: bool = False


@dataclass(frozen=True)
class Compared:
    """As many `first` as `factor` times `second` and `extra` more; at least or at most as many, where `op` says so."""

    first: Noun
    second: Noun
    factor: Node | None
    extra: Node | None
    where: tuple[int, int]
    op: str = "="


@dataclass(frozen=True)
class Share:
    """This percentage of what is earned is what the total counts."""

    value: Node
    where: tuple[int, int]


Fact = Rate | Amount | Named | Compared | Share


@dataclass
class Reading:
    """The facts, and for every sentence which of its characters were understood."""

    facts: list[Fact]
    taken: list[list[tuple[int, int]]]
    missed: list[int]
