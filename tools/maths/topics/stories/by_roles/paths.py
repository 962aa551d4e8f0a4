"""A quadratic in time known by its start and its highest (or lowest) point: every choice is tried on those points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tools.maths import skills
from tools.maths.topics.stories.by_roles.cases import Point, Situation
from tools.maths.topics.stories.by_roles.text import N, Story
from tools.maths.tree import Apply
from tools.maths.values import Value

CONCEPT = (
    "A quadratic with its turning point at time h and value k is a(t − h)² + k; the value at another time, such as the "
    "start, then fixes a."
)
_TIME = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)"
_START = (
    r"(?:released|thrown|launched|kicked|dropped|initial|initially"
    r"|starts?|started|begins?|from|hit|tossed|at time|fired)"
)


def read(story: Story) -> Iterator[Situation]:
    """A start, a maximum or minimum, and the time between them."""
    prose = story.prose
    turning = re.search(
        rf"\b(?:maximum|greatest|highest|minimum|lowest|peak)\b[^⟦.]*{N}(?P<gap>[^⟦.]*){N} ?(?P<unit>{_TIME})", prose
    ) or re.search(rf"{N} {_TIME}[^⟦.]*\b(?:maximum|greatest|highest|minimum|lowest|peak)\b[^⟦.]*{N}", prose)
    if not turning or not re.search(r"\b(?:quadratic|parabol|height|thrown|launched|kicked)\b", prose):
        return
    time_last = "unit" in turning.re.groupindex
    when_index, top_index = (turning[3], turning[1]) if time_last else (turning[1], turning[2])
    rest = [
        int(i)
        for i in story.stem.unused({int(when_index), int(top_index)})
        if not isinstance(story.stem.nodes[int(i)], Apply)
    ]
    if len(rest) != 1 or not re.search(rf"\b{_START}\b", prose):
        return
    mark = prose.find(f"⟦N{rest[0]}⟧")
    if mark < 0 or re.match(rf" ?{_TIME}", prose[mark:].split("⟧", 1)[1]):
        return
    start, top, when = (Fraction(story.number(str(i))) for i in (rest[0], top_index, when_index))
    names = [n for n in story.letters if n in story.written]
    times = [
        n
        for n in names
        if re.search(rf"\b(?:{_TIME}|time)\b", story.letters[n]) and not re.search(r"height", story.letters[n])
    ]
    if len(times) != 1 or len(names) > 2 or when <= 0 or start == top:
        return
    name = times[0]

    def value(at: Point) -> Value:
        # twice as far from the top in time, four times as far from it in height
        share = (at[name] - when) / when
        return top + (start - top) * share * share

    others = [n for n in names if n != name]
    yield Situation(
        tuple((n, story.letters[n]) for n in [name, *others]),
        (*others, name),
        frozenset({rest[0], int(top_index), int(when_index)}),
        skills.NONLINEAR_FUNCTIONS,
        CONCEPT,
        value=value,
        points=tuple({name: when * k} for k in (0, 1, 2, 3)),
        out="".join(others),
        amount="the height",
    )
