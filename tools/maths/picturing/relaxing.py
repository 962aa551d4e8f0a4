"""Points moved until they lie as is said of them: lengths, angles, points between others, parallels, equal parts.

Whatever is left open stays as it was at the start, so that a figure of which little is known becomes a plain one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import atan2, hypot, pi

from tools.maths.figures import Point

Places = Mapping[str, Point]
Gap = Callable[[Places], float]
ROUNDS, STEP, GOOD = 80, 1e-6, 1e-6


def length(a: str, b: str, value: float) -> Gap:
    """a and b are so far apart."""
    return lambda at: distance(at[a], at[b]) / value - 1


def as_long(a: str, b: str, c: str, d: str, times: float = 1.0) -> Gap:
    """From a to b it is so many times as far as from c to d."""
    return lambda at: distance(at[a], at[b]) / max(times * distance(at[c], at[d]), 1e-9) - 1


def angle(a: str, corner: str, c: str, degrees: float) -> Gap:
    """The angle at the corner has so many degrees."""
    return lambda at: (turn(at[a], at[corner], at[c]) - degrees) * pi / 180


def same_angle(one: str, other: str) -> Gap:
    """Two angles, each by three points, are equal."""
    return lambda at: (turn(*(at[p] for p in one)) - turn(*(at[p] for p in other))) * pi / 180


def on_line(a: str, middle: str, c: str) -> Gap:
    """The middle point lies on the line through the others."""
    return lambda at: _cross(at[a], at[c], at[a], at[middle]) / max(distance(at[a], at[c]) ** 2, 1e-9)


def parallel(one: str, other: str) -> Gap:
    """Two lines, each by two points, are parallel."""

    def gap(at: Places) -> float:
        a, b, c, d = at[one[0]], at[one[1]], at[other[0]], at[other[1]]
        return _cross(a, b, c, d) / max(distance(a, b) * distance(c, d), 1e-9)

    return gap


def distance(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])


def turn(a: Point, corner: Point, c: Point) -> float:
    """The angle at a corner, in degrees.

    >>> round(turn((1, 0), (0, 0), (0, 2)))
    90
    """
    dot = (a[0] - corner[0]) * (c[0] - corner[0]) + (a[1] - corner[1]) * (c[1] - corner[1])
    return atan2(abs(_cross(corner, a, corner, c)), dot) * 180 / pi


def _cross(a: Point, b: Point, c: Point, d: Point) -> float:
    return (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0])


def relaxed(start: Places, gaps: Sequence[Gap]) -> dict[str, Point] | None:
    """The points near `start` for which every gap is closed; None where there are none.

    >>> found = relaxed({"A": (0, 0), "B": (1, 0)}, [length("A", "B", 4.0)])
    >>> round(distance(found["A"], found["B"]), 3)
    4.0
    """
    names = sorted(start)
    at = [coordinate for name in names for coordinate in start[name]]
    damping = 1e-3
    left = _open(names, at, gaps)
    for _ in range(ROUNDS):
        size = sum(x * x for x in left)
        if size < GOOD**2:
            return _placed(names, at)
        slopes = [_slope(names, at, gaps, left, k) for k in range(len(at))]
        system = [[sum(x * y for x, y in zip(p, q, strict=True)) for q in slopes] for p in slopes]
        for k, row in enumerate(system):
            row[k] += damping * (row[k] + 1e-9)
        move = _solved(system, [-sum(x * y for x, y in zip(p, left, strict=True)) for p in slopes])
        tried = at if move is None else [x + m for x, m in zip(at, move, strict=True)]
        closer = _open(names, tried, gaps)
        if move is not None and sum(x * x for x in closer) < size:
            at, left, damping = tried, closer, max(damping / 4, 1e-9)
        else:
            damping *= 6
    return None


def _placed(names: Sequence[str], at: Sequence[float]) -> dict[str, Point]:
    return {name: (at[2 * k], at[2 * k + 1]) for k, name in enumerate(names)}


def _open(names: Sequence[str], at: Sequence[float], gaps: Sequence[Gap]) -> list[float]:
    places = _placed(names, at)
    return [gap(places) for gap in gaps]


def _slope(
    names: Sequence[str], at: Sequence[float], gaps: Sequence[Gap], left: Sequence[float], k: int
) -> list[float]:
    step = STEP * max(1.0, abs(at[k]))
    near = [*at[:k], at[k] + step, *at[k + 1 :]]
    return [(after - before) / step for before, after in zip(left, _open(names, near, gaps), strict=True)]


def _solved(system: list[list[float]], right: list[float]) -> list[float] | None:
    """Gauss's elimination."""
    n = len(right)
    rows = [[*row, value] for row, value in zip(system, right, strict=True)]
    for k in range(n):
        best = max(range(k, n), key=lambda r: abs(rows[r][k]))
        rows[k], rows[best] = rows[best], rows[k]
        if abs(rows[k][k]) < 1e-14:
            return None
        for r in range(k + 1, n):
            times = rows[r][k] / rows[k][k]
            rows[r] = [x - times * y for x, y in zip(rows[r], rows[k], strict=True)]
    found = [0.0] * n
    for k in reversed(range(n)):
        found[k] = (rows[k][n] - sum(rows[k][c] * found[c] for c in range(k + 1, n))) / rows[k][k]
    return found
