"""Two offers with a fixed part and a price per unit each: where they cost the same, or where one costs less.

The offers stand in two sentences or clauses; each has its own fixed sum and its own price for the same unit.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tools.maths import skills
from tools.maths.topics.stories.by_roles.cases import Condition, Point, Situation
from tools.maths.topics.stories.by_roles.text import Story, stemmed
from tools.maths.values import Value

CONCEPT = "Each offer costs its fixed part plus its price per unit times the number of units; compare the two sums."
_AMOUNT = re.compile(
    r"⟦[MN](?P<i>\d+)⟧(?: [a-z]+){0,2}? ?(?P<per>(?:per|for each|for every|every|each|an?|plus for every) (?:additional )?(?P<unit>[a-z]+))?"
)
_SAME = re.compile(r"\b(?:same|equal|equals?|equivalent|identical|as much as)\b")
_LESS = re.compile(r"\b(?:less (?:expensive )?than|cheaper than|lower than|more than|greater than|exceeds?)\b")
_STOP = re.compile(
    r"\b(?:discount|coupon|percent|first|additional|free|at most|at least|difference|combined|how much more|tax|twice|half)\b"
)


def read(story: Story) -> Iterator[Situation]:
    """One letter for the number of units at which the two are compared."""
    prose = story.prose
    names = [n for n in story.letters if n in story.written]
    if len(names) != 1 or _STOP.search(prose) or "⟦P" in prose or not _SAME.search(prose) or _LESS.search(prose):
        return
    amounts = [(int(m["i"]), m) for m in _AMOUNT.finditer(prose) if int(m["i"]) in story.stem.unused(())]
    kinds = [i for i, m in amounts if story.number(str(i)) == 2 and not m["per"]]
    amounts = [(i, m) for i, m in amounts if i not in kinds]
    if len(amounts) != 4:
        return
    meaning = re.sub(r"\b(?:per|each|every|in an?) [a-z]+", " ", story.letters[names[0]])
    offers: list[tuple[Fraction, Fraction]] = []
    for pair in (amounts[:2], amounts[2:]):
        rates = [(i, m) for i, m in pair if m["unit"] and re.search(rf"\b{stemmed(m['unit'])}(?:s|es)?\b", meaning)]
        if len(rates) != 1:
            return
        fixed = next(i for i, _ in pair if i != rates[0][0])
        offers.append((Fraction(story.number(str(fixed))), Fraction(story.number(str(rates[0][0])))))
    between = prose[amounts[1][1].end() : amounts[2][1].start()]
    if not re.search(r"[.;]|\b(?:and|while|but|whereas)\b", between):
        return
    (a, p), (b, q) = offers
    if p == q:
        return
    name = names[0]
    signs = (_way(prose, amounts[0][1]), _way(prose, amounts[2][1]))
    if 0 in signs:
        return

    def gap(at: Point) -> Value:
        return (a + signs[0] * p * at[name]) - (b + signs[1] * q * at[name])

    crossing = abs((b - a) / (signs[0] * p - signs[1] * q)) if signs[0] * p != signs[1] * q else Fraction(1)
    yield Situation(
        ((name, meaning),), (name,), frozenset({i for i, _ in amounts} | set(kinds)), skills.LINEAR_ONE, CONCEPT,
        conditions=(Condition(gap, "=", "the two sums against one another"),), span=(0, float(crossing) * 4 + 4),
    )  # fmt: skip


_GAINS = re.compile(
    r"\b(?:charges?|costs?|pays?|plus|saves?|adds?|deposits?|increas\w+|grows?|gains?|ris\w+|fees?|fills?|filling|climb\w*|earns?|and|price)\b"
)
_LOSES = re.compile(
    r"\b(?:drain\w*|decreas\w+|loses?|los\w+|spends?|withdraw\w*|burns?|descend\w*|falls?|leak\w*|shrink\w*|declin\w+|empt\w+|removes?)\b"
)


def _way(prose: str, first: re.Match[str]) -> int:
    """Whether an offer's second amount is added or taken off, by the words of its sentence."""
    start = max(prose.rfind(". ", 0, first.start()), 0)
    end = prose.find(".", first.end())
    said = prose[start : end if end > 0 else None]
    if _LOSES.search(said):
        return -1 if not re.search(r"\b(?:charges?|costs?|deposits?|saves?|fills?)\b", said) else 0
    return 1 if _GAINS.search(said) else 0
