"""One number of a story in its place: the words before and after it, and what can be done with it there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tools.maths.topics.stories.facts import Amount, Fact, Named, Rate, Reading
from tools.maths.topics.stories.nouns import Noun, noun
from tools.maths.topics.stories.text import Story
from tools.maths.tree import Node


@dataclass
class Spot:
    """A number's mark ("$3") in a sentence. used: the marks of this sentence that have a meaning already."""

    story: Story
    reading: Reading
    place: int
    start: int
    end: int
    used: set[int] = field(default_factory=set)

    @property
    def text(self) -> str:
        """The whole sentence."""
        return self.story.sentences[self.place]

    @property
    def sign(self) -> str:
        """The mark itself."""
        return self.text[self.start : self.end]

    @property
    def mark(self) -> int:
        """The mark's number."""
        return int(self.sign[1:])

    @property
    def money(self) -> bool:
        """Whether it is an amount of money."""
        return self.sign[0] == "$"

    @property
    def value(self) -> Node:
        """What the mark stands for."""
        return self.story.nodes[self.mark]

    @property
    def at(self) -> tuple[int, int]:
        """Sentence and place in it."""
        return self.place, self.start

    @property
    def left(self) -> str:
        """The words before it."""
        return self.text[: self.start].rstrip()

    @property
    def right(self) -> str:
        """The words after it, with the space between."""
        return self.text[self.end :]

    def take(self, fact: Fact, *spans: tuple[int, int]) -> bool:
        """Write down what it means, and which characters said so."""
        self.reading.facts.append(fact)
        self.reading.taken[self.place].extend(spans)
        return True

    def who(self, left: str) -> Noun:
        """The name of the person whose rate or number this is, if the clause says one."""
        clause = re.split(r"[,;]|[#$%]\d+|\b(?:and|while|if)\b(?= [a-z]+ [a-z]+s? )", left)[-1]
        names = [w for w in re.findall(r"[a-z]+", clause) if w in self.story.names]
        return noun(names[-1]) if names else frozenset()

    def counted(self, sign: str) -> bool:
        """Whether this mark is the count of another rate already."""
        node = self.story.node(sign)
        return any(isinstance(f, Rate) and f.count is node for f in self.reading.facts)

    def recount(self, sign: str) -> Node:
        """The count that stood before a price: its own fact is taken back, it belongs to the rate."""
        node = self.story.node(sign)
        self.reading.facts[:] = [
            f for f in self.reading.facts if not (isinstance(f, Amount | Named) and f.value is node)
        ]
        return node
