"""A rectangle whose one side is told by way of the other, with its area or perimeter: the equation for the letter."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tools.maths import skills
from tools.maths.topics.stories.by_roles.cases import Condition, Point, Situation
from tools.maths.topics.stories.by_roles.text import N, Story
from tools.maths.values import Value

CONCEPT = "Write the other side by way of the letter; area is side times side, the perimeter is twice their sum."
_SIDE = r"(?P<{0}>length|width|height|base|depth)"
_RELATION = re.compile(
    rf"\b{_SIDE.format('a')}\b[^⟦.;]{{0,40}}?\b(?:is|was|that is|of|measures|be|equal to)? ?(?:⟦N(?P<d>\d+)⟧ (?:[a-z]+ )?(?P<way>more|less|greater|longer|shorter|fewer) than )?(?P<k>twice|double|half|three times|four times|⟦N\d+⟧ times)? ?(?:the|its|their|that of the) {_SIDE.format('b')}\b"
)
_WAY_FIRST = re.compile(
    rf"\b{_SIDE.format('b')}\b[^⟦.;]{{0,30}}? and (?:its|the) {_SIDE.format('a')} (?:is|was) (?:⟦N(?P<d>\d+)⟧ (?:[a-z]+ )?(?P<way>more|less|greater|longer|shorter|fewer) than )?(?P<k>twice|double|half|⟦N\d+⟧ times)? ?(?:that|it)\b"
)
_TOTAL = re.compile(
    rf"\b(?P<what>area|perimeter)\b[^⟦.;]*?(?:is|of|was|be|equals|equal to|covers|measures) (?:about )?{N}|{N} square [a-z]+ (?:in|of) (?P<area>area)|\b(?P<cover>covers|has) {N} square"
)


def read(story: Story) -> Iterator[Situation]:
    """One letter for a side; the area or the perimeter is told."""
    prose = story.prose
    if not re.search(r"\brectang|\bgarden\b|\broom\b", prose) or re.search(
        r"\b(?:triang\w*|circ\w+|border|walkway|frame|square (?:of|with)|increased|decreased|diagonal|volume|box|cut)\b",
        prose,
    ):
        return
    names = [n for n in story.letters if n in story.written]
    relation = _RELATION.search(prose) or _WAY_FIRST.search(prose)
    total = _TOTAL.search(prose)
    if (
        len(names) != 1
        or not relation
        or not total
        or relation["a"] == relation["b"]
        or not (relation["d"] or relation["k"])
    ):
        return
    name, meaning = names[0], story.letters[names[0]]
    mine = [side for side in (relation["a"], relation["b"]) if re.search(rf"\b{side}\b", meaning)]
    if len(mine) != 1:
        return
    used = {int(i) for i in re.findall(N, relation.group() + total.group())}
    more = Fraction(story.number(relation["d"])) if relation["d"] else Fraction(0)
    more = -more if relation["way"] in ("less", "shorter", "fewer") else more
    words = {"twice": 2, "double": 2, "three times": 3, "four times": 4}
    said = relation["k"] or ""
    mark = re.search(N, said)
    factor = (
        Fraction(story.number(mark[1])) if mark else Fraction(1, 2) if said == "half" else Fraction(words.get(said, 1))
    )
    value = Fraction(story.number(next(g for g in (total[2], total[3], total[6]) if g)))
    area = total["what"] != "perimeter"
    on_b = mine[0] == relation["b"]

    def gap(at: Point) -> Value:
        b = at[name] if on_b else (at[name] - more) / factor
        a = factor * b + more
        return a * b - value if area else a + a + b + b - value

    yield Situation(
        ((name, meaning),), (name,), frozenset(used), skills.NONLINEAR_EQUATIONS if area else skills.LINEAR_ONE, CONCEPT,
        conditions=(Condition(gap, "=", f"the {'area' if area else 'perimeter'} against what is told"),),
        span=(max(0.0, float(-more / factor)) + 0.001, float(value) + float(abs(more)) + 1),
    )  # fmt: skip
