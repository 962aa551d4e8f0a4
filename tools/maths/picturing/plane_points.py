"""Points, segments and polygons in the xy-plane, each point with its coordinates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tools.maths.figures import GIVEN, Angle, Dot, Figure, Part, Plane, Point, Region, Segment

ROOM = 0.14  # of the larger side, left free on every side
FAR = 2.5  # times the figure's size: points farther from the origin would be a heap in a corner
SLIM = 7.0  # so much longer than wide and nothing can be read


@dataclass(frozen=True)
class Place:
    """A point with what stands at it, from step `at` on."""

    at: Point
    label: str = ""
    since: int = GIVEN


def in_the_plane(places: Sequence[Place], parts: Sequence[Part] = ()) -> Figure | None:
    """The points on top of `parts`, with the axes; None where they lie too far out, or all but on each other."""
    xs, ys = [p.at[0] for p in places], [p.at[1] for p in places]
    size = max(max(xs) - min(xs), max(ys) - min(ys))
    if size <= 0 or max(abs(v) for v in (*xs, *ys)) > FAR * size + 1:
        return None
    xs, ys = [*xs, 0.0], [*ys, 0.0]
    spare = ROOM * max(max(xs) - min(xs), max(ys) - min(ys))
    x, y = (min(xs) - spare, max(xs) + spare), (min(ys) - spare, max(ys) + spare)
    if max(x[1] - x[0], y[1] - y[0]) > SLIM * min(x[1] - x[0], y[1] - y[0]):
        return None
    dots = [Dot(*place.at, place.label, place.since) for place in places]
    return Plane("graph", _tidy(x), _tidy(y), (*parts, *dots), equal=True)


def _tidy(span: Point) -> Point:
    return round(span[0], 6), round(span[1], 6)


def distance(one: Place, other: Place, found: str, at: int) -> Figure | None:
    """Two points, the way across and up between them, and how far apart they are."""
    parts: list[Part] = []
    corner = (other.at[0], one.at[1])
    if corner not in (one.at, other.at):
        parts += [Segment(one.at, corner, dashed=True), Segment(corner, other.at, dashed=True)]
        parts.append(Angle(corner, one.at, other.at, right=True))
    parts += [Segment(one.at, other.at), Segment(one.at, other.at, found, at, strong=True)]
    return in_the_plane((one, other), parts)


def midpoint(one: Place, middle: Place, other: Place) -> Figure | None:
    """Two ends with the point halfway; whichever is found last stands at the end of the line or in its middle."""
    parts = [Segment(one.at, middle.at, at=max(one.since, middle.since))]
    parts.append(Segment(middle.at, other.at, at=max(other.since, middle.since)))
    if middle.since > GIVEN:
        parts = [Segment(one.at, other.at)]
    return in_the_plane((one, middle, other), parts)


def image(point: Place, found: Place, turned: bool) -> Figure | None:
    """A point and where it goes; turned: about the origin, so the lines from there are drawn."""
    if turned:
        parts: list[Part] = [
            Segment((0, 0), point.at, dashed=True),
            Segment((0, 0), found.at, at=found.since, dashed=True),
        ]
    else:
        parts = [Segment(point.at, found.at, at=found.since, arrow=True)]
    return in_the_plane((point, found), parts)


def polygon(corners: Sequence[Place], parts: Sequence[Part] = ()) -> Figure | None:
    """A figure with its corners."""
    return in_the_plane(corners, [Region(tuple(c.at for c in corners)), *parts])


def last_corner(before: Place, over: Place, after: Place, found: Place) -> Figure | None:
    """Two sides of a parallelogram, and the corner that completes it."""
    late = found.since
    sides: list[Part] = [Segment(over.at, before.at), Segment(over.at, after.at)]
    sides += [Segment(p.at, found.at, at=late, dashed=True) for p in (before, after)]
    return in_the_plane((before, over, after, found), sides)


def height_on_base(corners: Sequence[Point], base: str, height: str, at: int) -> list[Part]:
    """The side of a triangle that lies along an axis and the height on it, told by step `at`."""
    for k in range(3):
        a, b, c = corners[k], corners[(k + 1) % 3], corners[(k + 2) % 3]
        if a[1] == b[1] or a[0] == b[0]:
            foot = (c[0], a[1]) if a[1] == b[1] else (a[0], c[1])
            parts: list[Part] = [Segment(a, b, base, at, strong=True)]
            if foot not in (a, b):
                parts.append(Segment(foot, c, height, at, dashed=True))
            else:
                parts.append(Segment(foot, c, height, at, strong=True))
            return parts
    return []
