"""There and back at two speeds (a current, a wind, a slower way): the times add up to what is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.maths import skills
from tools.maths.topics.stories.by_roles.cases import Condition, Point, Situation
from tools.maths.topics.stories.by_roles.text import N, S, Story
from tools.maths.values import Value

CONCEPT = "Time is distance divided by speed; with the current the speeds add, against it the current is taken off."
_BACK = r"\b(?:returns?|returned|back|round trip|same distance|same route)\b"
_LENGTH = r"(?:miles?|kilometers?|km|meters?|feet)\b"
_TIME = r"(?:hours?|minutes?|seconds?)"


def read(story: Story) -> Iterator[Situation]:
    """A letter for the speed in still water or air (or for the current), a distance, a current (or speed), a time."""
    prose = story.prose
    if not re.search(_BACK, prose) or not re.search(r"\b(?:current|wind|stream|upstream|downstream)\b", prose):
        return
    names = [n for n in story.letters if n in story.written]
    speeds = list(re.finditer(rf"{N} (?:{_LENGTH} (?:per|an) [a-z]+|mph|km/h)", prose))
    lengths = [m for m in re.finditer(rf"{N} {_LENGTH}(?! (?:per|an) )", prose)]
    times = list(re.finditer(rf"{N} {_TIME}", prose))
    if len(names) != 1 or len(speeds) != 1 or not lengths or len(times) != 1:
        return
    if len({story.number(m[1]) for m in lengths}) != 1 or len(lengths) > 2:
        return
    if not re.search(r"\btotal|altogether|round trip|entire|whole|both|in all\b", prose):
        return
    if re.search(r"\b(?:longer|shorter|more|less|faster|slower)\b", prose):
        return
    name, meaning = names[0], story.letters[names[0]]
    still = re.search(r"\b(?:still|calm)\b", meaning + (story.ask if name in _asked(story) else "")) is not None
    if not still and not re.search(r"\b(?:current|wind|stream)\b", meaning):
        return
    before = prose[: speeds[0].start()].rsplit(".", 1)[-1]
    if still != bool(re.search(r"\b(?:current|wind|stream|river|flows?)\b[^⟦]*$", before)):
        return
    length, speed, hours = (story.number(m[0][1]) for m in ((lengths[0],), (speeds[0],), (times[0],)))
    unit = re.search(r"per ([a-z]+)|mph|km/h", speeds[0].group())
    if unit is None or (unit[1] or "hour").rstrip("s") != re.sub(r"s$", "", times[0].group().split()[-1]):
        return
    one_way = 1 if not re.search(r"round trip of [^.]*⟦", prose) else 2

    def gap(at: Point) -> Value:
        with_it, against = (at[name] + speed, at[name] - speed) if still else (speed + at[name], speed - at[name])
        return length / with_it / one_way + length / against / one_way - hours

    span = (float(speed) + 0.01, float(speed + 8 * length / hours)) if still else (0, float(speed) - 0.01)
    yield Situation(
        ((name, meaning),),
        (name,),
        frozenset(int(m[1]) for m in (*lengths, speeds[0], times[0])),
        skills.NONLINEAR_EQUATIONS,
        CONCEPT,
        conditions=(Condition(gap, "=", "the time out and the time back against the time told"),),
        span=span,
    )


def _asked(story: Story) -> set[str]:
    """The letters of the question."""
    return {story.name(i) for i in re.findall(S, story.ask)}
