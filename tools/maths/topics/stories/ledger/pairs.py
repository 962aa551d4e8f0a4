"""A system of two equations for two kinds of things: how many there are in all, and what they come to together.

"Each fern was sold for $14 and each cactus for $9; 128 plants were sold, which brought in $1,387": the unit of a total
says which rates it is the total of. A total of things counts both kinds alike.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Sequence

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, State, words
from tools.maths.stem import DENIED, Stem
from tools.maths.topics.stories.by_roles.cases import relations
from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.topics.stories.ledger import unread
from tools.maths.topics.stories.ledger.entries import entries
from tools.maths.topics.stories.ledger.entry import Entry
from tools.maths.topics.stories.ledger.nouns import same
from tools.maths.topics.stories.ledger.sums import times
from tools.maths.topics.stories.outcomes import Scene, as_relations
from tools.maths.tree import Bin, Rel, Sym, letters

READS = unread.READS
CONCEPT = (
    "Two facts about two numbers make a system: one counts the things, the other adds up what they bring. Each total is "
    "set equal to the amounts that have its unit."
)
_BOUND = re.compile(
    r"\b(?:at least|at most|no more than|no fewer than|less than|more than|inequalit\w+|minimum|maximum)\b"
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a system for two kinds of things, None where it is none or no single choice agrees."""
    if len(stem.choices) < 3 or DENIED.search(stem.ask) or _BOUND.search(stem.prose) or len(stem.prose) > 2400:
        return None
    if any(c.node is None or len(relations(c.node)) != 2 for c in stem.choices):
        return None
    story = Story(stem)
    if unread.unfit(stem, story) or stem.placeholders("PR"):
        return None
    found = entries(story, frozenset())
    told = _equations(found) if found is not None else None
    if found is None or told is None:
        return None
    kinds = _kinds(found)
    steps = (
        Move("Name the letters", "Say what each letter counts.", words("the story"), words(_named(kinds)), check=lambda: len(kinds) == 2),
        Move("Count the things", "The numbers of the two kinds add up to the number of all.", words("how many"), State.of(told[0]), check=lambda: len(letters(told[0])) == 2),
        Move("Add up what they bring", "A number for each one times how many there are, for both kinds, makes the total with that unit.", words("how much"), State.of(told[1]), check=lambda: len(letters(told[1])) == 2),
    )  # fmt: skip
    scene = Scene(
        skills.SYSTEMS, CONCEPT, "You are asked for the equations, not for their solution.", steps=steps,
        shortcut="The total of things goes with the plain sum of the letters; the other total goes with the rates.",
    )  # fmt: skip
    return as_relations(stem, scene, told, "See which choice has these two equations.")


def _named(kinds: Sequence[Entry]) -> str:
    return "; ".join(
        f"{next(iter(letters(e.node)))}: number of {' '.join([*sorted(e.noun.words), e.noun.head])}" for e in kinds
    )


def _kinds(found: Sequence[Entry]) -> tuple[Entry, ...]:
    """The letters with what they count."""
    return tuple(e for e in found if isinstance(e.node, Sym))


def _equations(found: Sequence[Entry]) -> tuple[Rel, Rel] | None:
    """The count and the sum as equations, None where a number has no place in them."""
    kinds = _kinds(found)
    if len(kinds) != 2 or any(e.per or letters(e.node) != {getattr(e.node, "name", "")} for e in kinds):
        return None
    rates = [e for e in found if e not in kinds and e.per and not e.soft]
    totals = [e for e in found if e not in kinds and e not in rates]
    if len(rates) != 2 or len(totals) != 2 or rates[0].noun.head != rates[1].noun.head:
        return None
    if any(e.band is not None or e.later or e.over is not None or len(e.per) != 1 or e.subset for e in rates):
        return None
    owners = [[k for k in kinds if same(e.per[0], k.noun)] for e in rates]
    if any(len(o) != 1 for o in owners) or owners[0] == owners[1]:
        return None
    sums = [t for t in totals if t.noun.head == rates[0].noun.head]
    counts = [t for t in totals if t not in sums]
    if len(sums) != 1 or len(counts) != 1 or not _counts(counts[0], kinds) or counts[0].subset:
        return None
    products = [times(e.node, o[0].node) for e, o in zip(rates, owners, strict=True)]
    return (
        Rel("=", Bin("+", kinds[0].node, kinds[1].node), counts[0].node),
        Rel("=", Bin("+", products[0], products[1]), sums[0].node),
    )


def _counts(total: Entry, kinds: Sequence[Entry]) -> bool:
    """Whether a total counts both kinds alike: "questions" of two kinds, or "animals" that are goats and chickens."""
    alike = {k.noun.head == total.noun.head for k in kinds}
    if len(alike) != 1:
        return False
    return not any(total.noun.words and total.noun.words <= k.noun.words for k in kinds)
