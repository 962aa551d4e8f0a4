"""Linear inequalities in two letters as the region of the plane where all of them hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tools.maths.figures import GIVEN, Part, Plane, Point, Polynomial, Region, Segment
from tools.maths.picturing.curves import LONGEST_LABEL, Mark
from tools.maths.picturing.reading import span

MOST = 4
UPRIGHT = 60.0


@dataclass(frozen=True)
class Half:
    """a·x + b·y + c, at least or (if not `above`) at most zero; `strict`: not zero itself; a line if `line`."""

    a: float
    b: float
    c: float
    above: bool = True
    strict: bool = False
    line: bool = False
    label: str = ""

    def at(self, x: float, y: float) -> float:
        """How far a point is on the allowed side."""
        size = self.a * x + self.b * y + self.c
        return size if self.above else -size


def region(
    halves: Sequence[Half], marks: Sequence[Mark], names: tuple[str, str], *, shaded_at: int, drawn_at: int = GIVEN
) -> Plane | None:
    """The borders (dashed where they do not belong to it), what they leave, and the points that are asked about."""
    if not 1 <= len(halves) <= MOST or any(abs(half.a) + abs(half.b) == 0 for half in halves):
        return None
    across, up = _window(halves, marks)
    parts: list[Part] = []
    inside: list[Point] = [(across[0], up[0]), (across[1], up[0]), (across[1], up[1]), (across[0], up[1])]
    for half in halves:
        border = _border(half, across, up, drawn_at)
        if border is None:
            return None
        parts.append(border)
        if not half.line:
            inside = _clipped(inside, half)
    if any(not half.line for half in halves):
        if len(inside) < 3:
            return None
        parts.insert(0, Region(tuple(inside), "", shaded_at))
    return Plane("system", across, up, (*parts, *(mark.dot() for mark in marks)), names=names)


def _window(halves: Sequence[Half], marks: Sequence[Mark]) -> tuple[Point, Point]:
    """Where the borders meet each other and the axes."""
    xs, ys = [0.0, *(mark.x for mark in marks)], [0.0, *(mark.y for mark in marks)]
    for number, one in enumerate(halves):
        for other in (*halves[:number], Half(1, 0, 0), Half(0, 1, 0)):
            determinant = one.a * other.b - other.a * one.b
            if determinant:
                xs.append((one.b * other.c - other.b * one.c) / determinant)
                ys.append((other.a * one.c - one.a * other.c) / determinant)
    return span(xs), span(ys)


def _border(half: Half, across: Point, up: Point, at: int) -> Part | None:
    said = half.label if len(half.label) <= LONGEST_LABEL else ""
    if half.b and abs(half.a / half.b) < UPRIGHT and not half.strict:
        return Polynomial((-half.c / half.b, -half.a / half.b), said, at)
    ends = _ends(half, across, up)
    return Segment(*ends, said, at, dashed=half.strict) if ends is not None else None


def _ends(half: Half, across: Point, up: Point) -> tuple[Point, Point] | None:
    """Where a border enters and leaves the window."""
    found: list[Point] = []
    if half.b:
        found += [(x, y) for x in across if up[0] <= (y := -(half.a * x + half.c) / half.b) <= up[1]]
    if half.a:
        found += [(x, y) for y in up if across[0] <= (x := -(half.b * y + half.c) / half.a) <= across[1]]
    ends = sorted(set(found))
    return (ends[0], ends[-1]) if len(ends) >= 2 else None


def _clipped(corners: Sequence[Point], half: Half) -> list[Point]:
    """The part of a polygon on the allowed side."""
    kept: list[Point] = []
    for one, other in zip(corners, [*corners[1:], *corners[:1]], strict=True):
        here, there = half.at(*one), half.at(*other)
        if here >= 0:
            kept.append(one)
        if here * there < 0:
            share = here / (here - there)
            kept.append((one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])))
    return kept
