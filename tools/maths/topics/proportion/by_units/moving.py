"""Two that move at constant speeds: when they are so far apart, meet, catch up or arrive together.

The speeds come from their units, the distance from its unit; which way they go from a few words. A clock time is
answered where a start time is told. Not read: changing speeds, stops, two legs.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.skills import LINEAR_ONE
from tools.maths.stem import Stem
from tools.maths.topics.proportion.by_units.asked import asked_unit
from tools.maths.topics.proportion.by_units.mentions import Mention, mentions, text_of
from tools.maths.topics.proportion.by_units.set_up import SetUp, X, times, written
from tools.maths.topics.proportion.quantities import tidied
from tools.maths.topics.proportion.telling import shown
from tools.maths.topics.proportion.units import kind_of
from tools.maths.tree import Bin, Rel

_LENGTHS, _TIMES = ("length", "metric length"), ("time",)
_APART = re.compile(
    r"\b(?:opposite directions?|in opposite|away from each other|toward|towards|each other|one another|approach)\b"
)
_TOWARD = re.compile(r"\b(?:toward|towards|meet|pass each other|approach)\b")
_CHASE = re.compile(r"\b(?:same direction|catch(?:es)? up|overtakes?|passes? the)\b|\bcatch\b")
_TOGETHER = re.compile(r"\b(?:together|at the same time|same moment|same instant)\b")
_LATER = re.compile(
    r"\bafter the [a-z]+ (?:starts?|leaves?|sets out|begins?|departs?|left)\b|\b(?:head start|later than|wait)\b"
)
_STOP = re.compile(
    r"\b(?:stops|rests|breaks?|return\w*|back|current|wind|average|increases|decreases|then (?:it|he|she)|half|twice|round)\b"
)
_CLOCK = re.compile(
    r"\b(\d{1,2}):(\d\d)\s*\$?\s*([ap])\.?\s?m\b|\b(\d{1,2})\s*\$?\s*([ap])\.?\s?m\b|\b(noon)\b", re.IGNORECASE
)
_CONCEPT = "Distance is speed times time. "


def solve(stem: Stem) -> Derivation | None:
    """The derivation of two that move, None for anything else."""
    if not stem.choices or stem.tables or stem.placeholders("RFSTDPM"):
        return None
    text = text_of(stem)
    found = [m for m in mentions(stem, text) if m.unit.parts]
    speeds = [m for m in found if m.rate and _speed(m)]
    lengths = [m for m in found if not m.rate and kind_of(m.noun) in _LENGTHS]
    if len(speeds) != 2 or speeds[0].unit != speeds[1].unit or len(lengths) != 1 or _STOP.search(text):
        return None
    per = next(word for (word, _), e in speeds[0].unit.parts if e < 0)
    along = next(word for (word, _), e in speeds[0].unit.parts if e > 0)
    if lengths[0].noun != along or speeds[0].value == speeds[1].value:
        return None
    others = [m for m in found if m not in speeds and m not in lengths]
    if any(m.value != 2 or kind_of(m.noun) for m in others):
        return None
    used = tuple(i for m in (*speeds, *lengths, *others) for i in m.places)
    setup = _staggered(stem, text, speeds, lengths[0], used, per) or _relative(stem, text, speeds, lengths[0], used)
    if setup is None:
        return None
    clocks = _clocks(stem.text)
    at_time = re.search(r"\b(?:at what|what) time\b", stem.ask)
    extra = tuple(i for i in stem.placeholders("NE") if i not in used and _of_clock(stem, i))
    if not at_time:
        unit = asked_unit(tidied(stem.ask))
        told = len(clocks) <= 1 and unit is not None and unit.words() == f"{per}s"
        return written(stem, _with(setup, extra if clocks else ())) if told else None
    if len(clocks) != 1 or per not in ("hour", "minute"):
        return None
    minutes = clocks[0] + setup.values["x"] * (60 if per == "hour" else 1)
    found_ = written(stem, _with(setup, extra), _at(minutes))
    right = [c for c in stem.choices if _at(minutes)(c)]
    if found_ is None or len(right) != 1:
        return None
    last = _counted_on(clocks[0], setup.values["x"], per, right[0].text)
    return replace(found_, values=(), phrase=right[0].text, unit="", moves=(*found_.moves, last))


def _counted_on(start: Fraction, time: Fraction, per: str, said: str) -> Move:
    """The step from the time that passes to the time of day."""

    def same() -> bool:
        begin = datetime(2001, 1, 1) + timedelta(minutes=int(start))
        end = begin + timedelta(seconds=float(time * (3600 if per == "hour" else 60)))
        return _clocks(said) == [Fraction(end.hour * 60 + end.minute) + Fraction(end.second, 60)]

    return Move(
        "Count on from the start",
        "Add the time that passes to the time of the start; a part of an hour is that part of 60 minutes.",
        words("the time of the start and the time that passes"),
        words(said),
        check=same,
    )


def _with(setup: SetUp, extra: tuple[int, ...]) -> SetUp:
    return replace(setup, used=(*setup.used, *extra))


def _of_clock(stem: Stem, place: int) -> bool:
    """Whether a placeholder is a part of a clock time ("9", ":", "00 a.m.")."""
    return bool(re.search(rf"⟦N{place}⟧(?:: ?⟦|\s*(?:a|p)\.?m)|: ?⟦[NE]{place}⟧", stem.prose))


def _speed(mention: Mention) -> bool:
    kinds = {(kind, e) for (kind, _), e in mention.unit.dimension}
    return ("time", -1) in kinds and any((k, 1) in kinds for k in _LENGTHS) and len(kinds) == 2


def _relative(stem: Stem, text: str, speeds: list[Mention], way: Mention, used: tuple[int, ...]) -> SetUp | None:
    """They close or open the distance at the sum or the difference of their speeds."""
    apart, chase = bool(_APART.search(text) or _TOWARD.search(text)), bool(_CHASE.search(text))
    if apart == chase or _LATER.search(text) or _TOGETHER.search(stem.ask):
        return None
    if not re.search(r"\bapart\b|\bmeet\b|\bpass\b|\bahead\b|\bcatch\b|\bdistance between\b|\blong\b|\bhead\b", text):
        return None
    a, b = speeds[0].value, speeds[1].value
    fast, slow = max(a, b), min(a, b)
    x = way.value / (a + b if apart else fast - slow)
    first, second = times(a if apart else fast, X), times(b if apart else slow, X)
    relation = Rel("=", Bin("+" if apart else "-", first, second), shown(way.value))
    idea = (
        "Going opposite ways, the two distances together are the distance between them."
        if apart
        else "Going the same way, the faster one gains the difference of the two distances."
    )
    return SetUp(
        (relation,), {"x": x}, X, LINEAR_ONE, _CONCEPT + idea,
        "Let x be the time both have been moving; each has gone its speed times x.",
        "You are asked when this happens.", used,
    )  # fmt: skip


def _staggered(
    stem: Stem, text: str, speeds: list[Mention], way: Mention, used: tuple[int, ...], per: str
) -> SetUp | None:
    """The faster one starts later on the same way and both arrive together: how much later."""
    if (
        not _TOGETHER.search(text)
        or not _LATER.search(text)
        or _APART.search(text)
        or not re.search(r"\bstarts?|begin|leaves?\b", stem.ask)
    ):
        return None
    fast, slow = sorted((m.value for m in speeds), reverse=True)
    x = way.value / slow - way.value / fast
    whole = Bin("+", X, Bin("/", shown(way.value), shown(fast), "frac"))
    relation = Rel("=", whole, Bin("/", shown(way.value), shown(slow), "frac"))
    return SetUp(
        (relation,), {"x": x}, X, LINEAR_ONE,
        _CONCEPT + "So the time for a way is the distance divided by the speed. The wait and the faster one's time "
        "make up the slower one's time.",
        f"Let x be the number of {per}s that the faster one waits; its way takes the distance divided by its speed.",
        "You are asked for the time between the two starts, and not for how long either is on the way.", used, f"{per}s",
    )  # fmt: skip


def _clocks(text: str) -> list[Fraction]:
    """The clock times of a text, in minutes after midnight."""
    found = []
    for match in _CLOCK.finditer(text):
        if match[6]:
            found.append(Fraction(720))
            continue
        hour, minute, half = int(match[1] or match[4]) % 12, int(match[2] or 0), (match[3] or match[5]).lower()
        found.append(Fraction(hour * 60 + minute + (720 if half == "p" else 0)))
    return found


def _at(minutes: Fraction) -> Callable[[Choice], bool]:
    def fits(choice: Choice) -> bool:
        return _clocks(choice.text) == [minutes % 1440]

    return fits
