"""A fixed sum and a percent of a letter: a salary with a commission, a fee with a percent of the price."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tools.maths import skills
from tools.maths.topics.stories.by_roles.cases import Point, Situation
from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.values import Value

CONCEPT = "The percent is taken of the letter's amount only; the fixed sum is added once."
_SHARE = re.compile(
    r"⟦P(\d+)⟧ of (?:the |all |his |her |their |its )?(?:[a-z']+ ){0,3}?(?P<of>sales|price|cost|value|amount|revenue|purchase|bill|sold)\b"
)
_FIXED = re.compile(r"⟦[MN](\d+)⟧(?! (?:or|percent))")
_ADDS = re.compile(r"\b(?:plus|and|in addition|also|as well as)\b")
_STOP = re.compile(
    r"\b(?:over|above|beyond|exceed\w*|first|discount|off|less|minus|after|each of|more than|at least|at most|until|tax)\b"
)


def read(story: Story) -> Iterator[Situation]:
    """One sum, one percent, one letter for what the percent is of."""
    prose = story.prose
    share = _SHARE.search(prose)
    sums = [m for m in _FIXED.finditer(prose) if int(m[1]) in story.stem.unused(())]
    names = [n for n in story.letters if n in story.written]
    if not share or len(sums) != 1 or prose.count("⟦P") != 1 or _STOP.search(prose) or not 1 <= len(names) <= 2:
        return
    between = prose[min(sums[0].end(), share.end()) : max(sums[0].start(), share.start())]
    if not _ADDS.search(between) or re.search(r"[.;]", between):
        return
    base = [n for n in names if re.search(rf"\b{share['of'].rstrip('s')}", _around(story, n))]
    if len(base) == 2:
        base = [
            n
            for n in base
            if not re.search(
                r"\b(?:pay|earn\w*|total (?:cost|charge|fee)|salary|income|wage\w*|charge)\b", story.letters[n]
            )
        ]
    if len(base) != 1:
        return
    name, out = base[0], "".join(n for n in names if n != base[0])
    rate, fixed = Fraction(story.number(share[1])), Fraction(story.number(sums[0][1]))

    def value(at: Point) -> Value:
        return fixed + rate * at[name]

    yield Situation(
        tuple((n, story.letters[n]) for n in names), ((out,) if out else ()) + (name,), frozenset({int(share[1]), int(sums[0][1])}),
        skills.LINEAR_FUNCTIONS, CONCEPT, value=value, points=tuple({name: Fraction(k)} for k in (100, 2500, 40)), out=out, amount="the whole",
    )  # fmt: skip


def _around(story: Story, name: str) -> str:
    """A letter's meaning and the words just before it."""
    place = next((i for i in story.stem.placeholders("S") if story.name(str(i)) == name), None)
    if place is None:
        return story.letters[name]
    start = story.prose.find(f"⟦S{place}⟧")
    return story.letters[name] + " " + re.split(r"[.;,?]", story.prose[:start])[-1]
