"""Lists of numbers as dots above a line, with what is worked out of them: a middle, a mean, the way from end to end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from tools.maths.figures import GIVEN, Dot, Note, Part, Plane, Region, Segment

STEP = 0.7  # between dots above one another
MOST_DOTS, MOST_HIGH = 30, 10
MOST_VALUES_NAMED = 9
CROWDED = 0.055  # of the width: values closer than this cannot both be named
ROOM = 1.5  # above the dots, for what is worked out


@dataclass(frozen=True)
class Row:
    """A list, its name ("" for none) and the step it appears at."""

    values: Sequence[Fraction]
    name: str = ""
    at: int = GIVEN


@dataclass(frozen=True)
class Measured:
    """What is worked out of a row: an arrow at a place, or a line from one place to another, with its label."""

    row: int
    start: Fraction
    end: Fraction
    label: str
    at: int


def dot_plot(rows: Sequence[Row], measured: Sequence[Measured] = ()) -> Plane | None:
    """One or two lists to one scale, the first on top; None where the dots could not be told apart."""
    everything = [value for row in rows for value in row.values]
    if not 1 <= len(rows) <= 2 or min(len(row.values) for row in rows) < 2 or len(everything) > 2 * MOST_DOTS:
        return None
    low, high = float(min(everything)), float(max(everything))
    if low == high:
        return None
    highs = [max(Counter(row.values).values()) for row in rows]
    if max(highs) > MOST_HIGH:
        return None
    spare = 0.09 * (high - low)
    parts: list[Part] = []
    base = 0.0
    for number in reversed(range(len(rows))):
        parts += _row(rows[number], base, (low, high))
        parts += [part for one in measured if one.row == number for part in _measure(one, base, highs[number])]
        base += STEP * highs[number] + ROOM + 1.0
    tall = base - 1.0
    if any(at.row >= len(rows) for at in measured) or tall > 3 * MOST_HIGH * STEP:
        return None
    return Plane(
        "dot plot", (low - spare, high + spare), (-0.9, max(tall, 4.0)), tuple(parts), axes="x", names=("", "")
    )


def _row(row: Row, base: float, ends: tuple[float, float]) -> list[Part]:
    parts: list[Part] = []
    low, high = ends
    if base:
        parts.append(Segment((low, base), (high, base), "", row.at))
    named = sorted(Counter(row.values).items())
    for value, count in named:
        parts += [Dot(float(value), base + STEP * (k + 0.6), "", row.at) for k in range(count)]
    for value in _tellable([value for value, _ in named], high - low):
        parts.append(Note(float(value), base - 0.45, written(value), row.at))
    if row.name:
        parts.append(Note(low, base + ROOM, rf"\text{{{row.name}}}", row.at))
    return parts


def _tellable(values: Sequence[Fraction], width: float) -> list[Fraction]:
    """The values whose names fit below the line: all of them, or the ends only."""
    size = max(len(written(value)) for value in values) / 2.5
    gaps = [float(b - a) for a, b in pairwise(values)]
    if len(values) <= MOST_VALUES_NAMED and all(gap > CROWDED * max(1.0, size) * width for gap in gaps):
        return list(values)
    return [values[0], values[-1]]


def written(value: Fraction) -> str:
    """A value as it stands in a list: 3, 2.5."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.6g}"


def _measure(one: Measured, base: float, high: int) -> list[Part]:
    over = base + STEP * high + 0.35
    if one.start == one.end:
        x = float(one.start)
        return [Segment((x, over + 1.0), (x, over), one.label, one.at, arrow=True, strong=True)]
    middle = float(one.start + one.end) / 2
    across = Segment((float(one.start), over), (float(one.end), over), "", one.at, strong=True)
    return [across, Note(middle, over + 0.4, one.label, one.at)]


def box_plot(low: float, first: float, middle: float | None, third: float, high: float, found: str, at: int) -> Plane:
    """The five numbers as a box with whiskers; `found`: what is worked out of the quartiles, at step `at`."""
    wide = high - low
    parts: list[Part] = [
        Region(((first, 0.4), (third, 0.4), (third, 1.6), (first, 1.6))),
        Segment((low, 1), (first, 1)),
        Segment((third, 1), (high, 1)),
    ]
    if middle is not None:
        parts.append(Segment((middle, 0.4), (middle, 1.6), strong=True))
    known = [x for x in (low, first, middle, third, high) if x is not None]
    parts += [Note(x, -0.45, f"{x:.6g}") for x in known]
    if found:
        parts.append(Segment((first, 2.0), (third, 2.0), found, at, strong=True))
    return Plane("box plot", (low - 0.1 * wide, high + 0.1 * wide), (-1.4, 3.2), tuple(parts), axes="x", names=("", ""))


def histogram(columns: Sequence[tuple[Fraction, int]], at: int = GIVEN) -> Plane | None:
    """How often each of a few values occurs: a column for each, its count in it, the value below."""
    if not 2 <= len(columns) <= 8 or len({value for value, _ in columns}) != len(columns):
        return None
    highest = max(count for _, count in columns)
    parts: list[Part] = []
    for k, (value, count) in enumerate(sorted(columns)):
        if count:
            parts.append(Region(((k, 0), (k + 1, 0), (k + 1, count), (k, count)), "", at))
        parts.append(Note(k + 0.5, count + 0.08 * highest, str(count), at))
        parts.append(Note(k + 0.5, -0.08 * highest, written(value), at))
    return Plane(
        "histogram",
        (-0.1, len(columns) + 0.1),
        (-0.16 * highest, 1.2 * highest),
        tuple(parts),
        axes="x",
        names=("", ""),
        ticks=False,
    )
