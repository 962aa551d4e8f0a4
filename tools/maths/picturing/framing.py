"""The frame of a picture: the ranges that hold all its parts, with room for the labels round them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, pi, sin

from tools.maths.figures import Angle, Dot, Part, Plane, Point, Region, Round, Segment
from tools.maths.picturing.sizes import Size

ROOM = 0.14  # of the larger side, left free on every side
ASKEW = 9.0  # a figure so much longer than high cannot be read


def framed(kind: str, parts: Sequence[Part], room: float = ROOM) -> Plane | None:
    """A picture without axes, just as large as its parts need; None for one too long and low to be read.

    >>> framed("triangle", [Segment((0, 0), (4, 0)), Segment((4, 0), (4, 3))]).x
    (-0.56, 4.56)
    """
    points = [point for part in parts for point in _points(part)]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, high = min(y for _, y in points), max(y for _, y in points)
    wide, tall = right - left, high - low
    if min(wide, tall) <= 0 or max(wide, tall) > ASKEW * min(wide, tall):
        return None
    spare = room * max(wide, tall)
    x, y = (round(left - spare, 6), round(right + spare, 6)), (round(low - spare, 6), round(high + spare, 6))
    return Plane(kind, x, y, tuple(parts), axes="", equal=True)


def _points(part: Part) -> Iterable[Point]:
    if isinstance(part, Segment):
        return part.start, part.end
    if isinstance(part, Region):
        return part.corners
    if isinstance(part, Round):
        angles = [part.start + part.sweep * k / 16 for k in range(17)]
        return [on_circle(part.centre, part.radius, angle) for angle in angles]
    if isinstance(part, Angle):
        return (part.corner,)
    return [(part.x, part.y)] if isinstance(part, Dot) else []


def on_circle(centre: Point, radius: float, degrees: float) -> Point:
    """The point of a circle in this direction."""
    return (
        round(centre[0] + radius * cos(degrees * pi / 180), 6),
        round(centre[1] + radius * sin(degrees * pi / 180), 6),
    )


def side(start: Point, end: Point, size: Size | None, dashed: bool = False) -> list[Part]:
    """A line with what is given of it, and drawn once more, strong, where a step finds how long it is."""
    if size is None:
        return [Segment(start, end, dashed=dashed)]
    early = size.since > -1
    parts: list[Part] = [Segment(start, end, "" if early else size.given, dashed=dashed)]
    if early and size.given:
        parts.append(Segment(start, end, size.given, at=size.since))
    if size.found:
        parts.append(Segment(start, end, size.found, at=size.at, strong=True))
    return parts


def corner(at: Point, one: Point, other: Point, size: Size | None) -> list[Part]:
    """The mark of an angle with what is given of it, and its size where a step finds it."""
    if size is None:
        return []
    if size.found and not size.given:
        return [Angle(at, one, other, size.found, at=size.at)]
    parts: list[Part] = [Angle(at, one, other, size.given, at=size.since)]
    if size.found:
        parts.append(Angle(at, one, other, size.found, at=size.at))
    return parts
