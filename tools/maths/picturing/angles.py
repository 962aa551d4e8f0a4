"""Angles without points: on a line, in a right corner, where lines cross, at parallels, in triangles."""

from __future__ import annotations

from collections.abc import Sequence
from math import pi, sin, tan

from tools.maths.figures import Angle, Figure, Part, Point, Segment
from tools.maths.picturing.framing import corner, framed, on_circle, side
from tools.maths.picturing.sizes import Size

CENTRE: Point = (0.0, 0.0)
LEAST = 9.0  # degrees: a smaller angle has no room for its label
APART = 1.1  # half the distance of two parallels


def _clear(*angles: Size) -> bool:
    return all(LEAST <= angle.value <= 180 - LEAST for angle in angles)


def on_a_line(one: Size, other: Size) -> Figure | None:
    """Two angles that make a straight line."""
    if not _clear(one, other):
        return None
    up = on_circle(CENTRE, 1.6, one.value)
    left, right = (-2.0, 0.0), (2.0, 0.0)
    parts = [
        Segment(left, right),
        Segment(CENTRE, up),
        *corner(CENTRE, right, up, one),
        *corner(CENTRE, up, left, other),
    ]
    return framed("triangle", parts, 0.06)


def in_a_corner(one: Size, other: Size) -> Figure | None:
    """Two angles that make a right angle."""
    if not _clear(one, other):
        return None
    out = on_circle(CENTRE, 2.0, one.value)
    right, up = (2.0, 0.0), (0.0, 2.0)
    parts: list[Part] = [Segment(CENTRE, right), Segment(CENTRE, up), Segment(CENTRE, out)]
    return framed("triangle", [*parts, *corner(CENTRE, right, out, one), *corner(CENTRE, out, up, other)])


def crossing(one: Size, other: Size) -> Figure | None:
    """Two lines that cross, with the two angles opposite each other."""
    if not _clear(one, other):
        return None
    rays = [on_circle(CENTRE, 2.0, turn) for turn in (0.0, one.value, 180.0, 180 + one.value)]
    parts: list[Part] = [Segment(rays[0], rays[2]), Segment(rays[1], rays[3])]
    parts += [*corner(CENTRE, rays[0], rays[1], one), *corner(CENTRE, rays[2], rays[3], other)]
    return framed("triangle", parts, 0.06)


def at_parallels(kind: str, one: Size, other: Size) -> Figure | None:
    """Two parallels and a line across them; kind: "corresponding", "alternate" (both inside) or "same side"."""
    if not _clear(one, other):
        return None
    lean = one.value * pi / 180
    shift = APART / tan(lean)
    if abs(shift) > 3 * APART:
        return None
    top, low = (shift, APART), (-shift, -APART)
    upper, lower = (1.55 * shift, 1.55 * APART), (-1.55 * shift, -1.55 * APART)
    wide = abs(shift) + 1.7
    parts: list[Part] = [Segment((-wide, y), (wide, y)) for y in (APART, -APART)]
    parts.append(Segment(lower, upper))
    right_low, right_top, left_top = (wide, -APART), (wide, APART), (-wide, APART)
    parts += corner(low, right_low, top, one)  # inside, above the lower parallel, to the right of the line
    if kind == "corresponding":
        parts += corner(top, right_top, upper, other)
    elif kind == "alternate":
        parts += corner(top, left_top, low, other)
    elif kind == "same side":
        parts += corner(top, right_top, low, other)
    else:
        return None
    return framed("triangle", parts, 0.05)


def triangle_of_angles(angles: Sequence[Size]) -> Figure | None:
    """A triangle with these angles: the first at the left, the second at the right, the third on top."""
    places = corners_of([angle.value for angle in angles])
    if places is None or not _clear(*angles):
        return None
    left, right, top = places
    parts: list[Part] = [Segment(left, right), Segment(right, top), Segment(left, top)]
    parts += [*corner(left, right, top, angles[0]), *corner(right, top, left, angles[1])]
    return framed("triangle", [*parts, *corner(top, left, right, angles[2])], 0.1)


def isosceles(vertex: Size, one: Size, other: Size) -> Figure | None:
    """A triangle with two equal sides, which meet on top."""
    return triangle_of_angles((one, other, vertex))


def exterior_angle(first: Size, second: Size, outer: Size) -> Figure | None:
    """A triangle with one side drawn on, the angle outside and the two that it is the sum of."""
    places = corners_of([first.value, 180 - outer.value, second.value])
    if places is None or not _clear(first, second, outer):
        return None
    left, right, top = places
    beyond = (right[0] + 0.6 * (right[0] - left[0]), 0.0)
    parts: list[Part] = [Segment(left, beyond), Segment(right, top), Segment(left, top)]
    parts += [*corner(left, right, top, first), *corner(top, left, right, second), *corner(right, beyond, top, outer)]
    return framed("triangle", parts, 0.08)


def right_angled(one: Size, other: Size) -> Figure | None:
    """A right triangle with its two acute angles."""
    if not _clear(one, other):
        return None
    foot, top = (1.0, 0.0), (1.0, round(tan(one.value * pi / 180), 6))
    parts: list[Part] = [*side(CENTRE, foot, None), *side(foot, top, None), *side(CENTRE, top, None)]
    parts += [Angle(foot, CENTRE, top, right=True), *corner(CENTRE, foot, top, one), *corner(top, CENTRE, foot, other)]
    return framed("triangle", parts)


def corners_of(angles: Sequence[float]) -> tuple[Point, Point, Point] | None:
    """Left, right and top of a triangle with these angles, its base on the ground; None if they make none.

    >>> corners_of((60, 60, 60))
    ((0.0, 0.0), (1.0, 0.0), (0.5, 0.866025))
    """
    if len(angles) != 3 or min(angles) <= 0 or abs(sum(angles) - 180) > 1e-6:
        return None
    reach = sin(angles[1] * pi / 180) / sin(angles[2] * pi / 180)
    return (0.0, 0.0), (1.0, 0.0), on_circle(CENTRE, reach, angles[0])
