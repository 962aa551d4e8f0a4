"""A rectangle made of a told length of fence, with or without a wall: the area for one side's letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tools.maths import skills
from tools.maths.topics.stories.by_roles.cases import Point, Situation
from tools.maths.topics.stories.by_roles.text import N, Story
from tools.maths.values import Value

CONCEPT = (
    "What is left of the fence after the sides with the letter is shared by the other sides; area is side times side."
)
_SIDE = re.compile(r"\b(?:feet|meters|yards|inches|centimeters|long|wide|side|length|width)\b")
_WALL = r"(?:wall|barn|house|river|building|garage|cliff|stream|shed|hedge)"


def read(story: Story) -> Iterator[Situation]:
    """The area of a rectangle with one letter for a side."""
    prose = story.prose
    if not re.search(r"\brectang", prose) or not re.search(r"\barea\b", story.ask) or len(story.stem.unused(())) > 3:
        return
    if re.search(r"\b(?:divid|partition|section|split|interior|gate|opening|overlap|two equal)", prose):
        return
    length = re.search(rf"{N} (?:feet|meters|yards|inches|centimeters|ft|m|cm)\b", prose)
    if not length or not re.search(r"\b(?:fenc|edging|rope|wire|border|ribbon|trim|material|perimeter|netting)", prose):
        return
    sides = [n for n in story.letters if n in story.written and _SIDE.search(story.letters[n])]
    outs = [n for n in story.letters if n in story.written and n not in sides]
    wall = re.search(rf"\b{_WALL}\b", prose)
    if wall and not re.search(r"\b(?:no|not|needs? no|three sides|⟦N\d+⟧ sides|other|without|except)\b", prose):
        return
    if len(sides) != 1 or len(outs) > 1:
        return
    name = sides[0]
    single = re.search(
        rf"\b(?:parallel to|opposite|along|facing|across from"
        rf"|against)(?: to)? the [a-z ]*{_WALL}[^.;,]*?(?:is|be|has)?[^.;,]{{0,25}}⟦S\d+⟧",
        prose,
    )
    double = re.search(r"\b(?:perpendicular to|each of the (?:⟦N\d+⟧ )?sides|touching|meet)", prose)
    if wall and bool(single) == bool(double):
        return
    fence = Fraction(story.number(length[1]))

    def value(at: Point) -> Value:
        side = at[name]
        if not wall:
            other = (fence - side - side) / 2
        else:
            other = (fence - side) / 2 if single else fence - side - side
        return side * other

    yield Situation(
        tuple((n, story.letters[n]) for n in [name, *outs]),
        (*outs, name),
        frozenset({int(length[1])}),
        skills.NONLINEAR_FUNCTIONS,
        CONCEPT,
        value=value,
        points=tuple({name: fence / k} for k in (4, 5, 10, 3)),
        out="".join(outs),
        amount="the area",
        reads=frozenset({"without", "except", "opposite"}),
    )
