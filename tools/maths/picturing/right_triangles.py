"""Right triangles: legs on the ground and upright, two of them side by side, a ladder before and after it slides."""

from __future__ import annotations

from math import cos, hypot, pi, sin, sqrt

from tools.maths.figures import Angle, Figure, Part, Point, Segment
from tools.maths.picturing.framing import corner, framed, side
from tools.maths.picturing.sizes import Size

GAP = 0.22  # of both triangles' width, between two beside each other


def right_triangle(
    height: Size, ground: Size, slope: Size | None, angle: Size | None = None, upper: Size | None = None
) -> Figure | None:
    """One with its right angle at the lower right corner, `angle` at the lower left one, `upper` at the top."""
    foot, top = (ground.value, 0.0), (ground.value, height.value)
    second = corner(top, (0.0, 0.0), foot, upper)
    return framed("triangle", [*_triangle((0.0, 0.0), height, ground, slope, angle), *second])


def right_sides(
    height: float | None, ground: float | None, slope: float | None, degrees: float | None
) -> tuple[float, float, float] | None:
    """All three sides from any two sizes, the angle being the one opposite the height; None from fewer.

    >>> right_sides(3, None, 5, None)
    (3, 4.0, 5)
    """
    told = [side for side in (height, ground, slope) if side is not None]
    if any(size <= 0 for size in told):
        return None
    if len(told) < 2:
        if degrees is None or not 0 < degrees < 90:
            return None
        up, along = sin(degrees * pi / 180), cos(degrees * pi / 180)
        slope = slope or (height / up if height else ground / along if ground else 1.0)
        return height or slope * up, ground or slope * along, slope
    if slope is None:
        return (height, ground, hypot(height, ground)) if height and ground else None
    if height is None and ground is not None:
        height = sqrt(slope**2 - ground**2)
    elif ground is None and height is not None:
        ground = sqrt(slope**2 - height**2)
    return (height, ground, slope) if height and ground else None


def two_triangles(first: tuple[Size, Size], second: tuple[Size, Size]) -> Figure | None:
    """Two right triangles side by side on the ground, each told by its height and its ground."""
    (h1, g1), (h2, g2) = sorted((first, second), key=lambda pair: pair[0].value)
    start = g1.value + GAP * (g1.value + g2.value)
    return framed("triangle", [*_triangle((0.0, 0.0), h1, g1, None), *_triangle((start, 0.0), h2, g2, None)])


def _triangle(start: Point, height: Size, ground: Size, slope: Size | None, angle: Size | None = None) -> list[Part]:
    x, y = start
    foot, top = (round(x + ground.value, 6), y), (round(x + ground.value, 6), round(y + height.value, 6))
    parts = [*side(start, foot, ground), *side(foot, top, height), *side(start, top, slope)]
    return [*parts, Angle(foot, start, top, right=True), *corner(start, foot, top, angle)]


def ladder(before: tuple[Size, Size], after: tuple[Size, Size], length: Size) -> Figure | None:
    """A wall with a ladder against it, and the same ladder, dashed, where it has slid to; (height, ground) each."""
    (h1, g1), (h2, g2) = before, after
    high, far = max(h1.value, h2.value), max(g1.value, g2.value)
    below = -0.12 * max(high, far)
    parts: list[Part] = [
        Segment((0, 0), (0, 1.08 * high)),
        Segment((0, 0), (-1.08 * far, 0)),
        Segment((-g1.value, 0), (0, h1.value), length.given),
        Segment((-g2.value, 0), (0, h2.value), dashed=True),
        Angle((0, 0), (-far, 0), (0, high), right=True),
    ]
    for k, (height, ground) in enumerate((before, after), 1):
        out = down = below * (2 * k - 1)
        parts += _measure((-out, 0), (-out, height.value), height)
        parts += _measure((-ground.value, down), (0, down), ground)
    return framed("triangle", parts, 0.08)


def _measure(start: Point, end: Point, size: Size) -> list[Part]:
    """A line beside the figure that tells a length, its value when a step finds it: for its name there is no room."""
    if size.found:
        return [Segment(start, end, dashed=True), Segment(start, end, size.found, size.at)]
    return [Segment(start, end, size.given, dashed=True)] if size.given else []
