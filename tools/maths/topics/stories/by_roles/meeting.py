"""Two who move at told speeds: toward each other, apart, or one after the other; the equation for the time."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tools.maths import skills
from tools.maths.topics.stories.by_roles.cases import Condition, Point, Situation
from tools.maths.topics.stories.by_roles.text import N, Story
from tools.maths.values import Value

CONCEPT = "Toward each other or apart, the distances add up; one after the other, their difference is the gap."
_SPEED = re.compile(rf"{N} (?:(?P<l>miles?|kilometers?|meters?|feet) (?:per|an|a) (?P<t>hour|minute|second)|mph|km/h)")
_LENGTH = re.compile(rf"{N} (miles?|kilometers?|meters?|feet)\b(?! (?:per|an|a) )")
_STOP = re.compile(
    r"\b(?:later|earlier|after ⟦|head start|stops?|rest|returns?|slower than|faster than|twice|half|average speed for|percent|current|wind)\b"
)
_TOWARD = re.compile(r"\b(?:toward|towards) (?:each other|one another|the other)|\bopposite ends\b|\bmeet\b")
_APART = re.compile(
    r"\bopposite directions?\b|\baway from each other\b|\bone (?:travels|drives|heads|goes|walks) (?:due )?(?:north|east|west|south)\b"
)
_CHASE = re.compile(r"\bsame direction\b|\bcatch(?:es)? up\b|\bovertakes?\b|\bahead of\b|\bbehind\b")


def read(story: Story) -> Iterator[Situation]:
    """One letter for the time, two speeds and one distance."""
    prose = story.prose
    names = [n for n in story.letters if n in story.written]
    speeds = list(_SPEED.finditer(prose))
    lengths = list(_LENGTH.finditer(prose))
    if len(names) != 1 or len(speeds) != 2 or len(lengths) != 1 or _STOP.search(prose):
        return
    kinds = [bool(p.search(prose)) for p in (_TOWARD, _APART, _CHASE)]
    place = next((i for i in story.stem.placeholders("S") if story.name(str(i)) == names[0]), None)
    near = prose[prose.find(f"⟦S{place}⟧") :][:70] + story.letters[names[0]]
    if sum(kinds) != 1 or not re.search(r"\b(?:hours?|minutes?|seconds?|time)\b", near):
        return
    if (
        len({(m["l"] or "").rstrip("s") for m in speeds} | {lengths[0][2].rstrip("s")}) != 1
        or speeds[0]["t"] != speeds[1]["t"]
    ):
        return
    if speeds[0]["t"] and not re.search(rf"\b{speeds[0]['t']}s?\b", near):
        return
    v, w = (Fraction(story.number(m[1])) for m in speeds)
    far, name = Fraction(story.number(lengths[0][1])), names[0]
    if kinds[2] and v == w:
        return
    speed = v + w if not kinds[2] else abs(v - w)

    def gap(at: Point) -> Value:
        return v * at[name] + w * at[name] - far if not kinds[2] else speed * at[name] - far

    used = {int(m[1]) for m in (*speeds, lengths[0])}
    used |= {i for i in story.stem.placeholders("N") if story.number(str(i)) == 2 and i not in used}
    yield Situation(
        ((name, story.letters[name]),), (name,), frozenset(used), skills.LINEAR_ONE, CONCEPT,
        conditions=(Condition(gap, "=", "the distances of both against the distance told"),), span=(0, float(far / speed) * 4),
    )  # fmt: skip
