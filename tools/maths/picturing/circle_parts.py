"""Parts of a circle: a central angle with its arc or sector, an inscribed angle, a chord and its distance, tangents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import acos, asin, pi

from tools.maths.figures import GIVEN, Angle, Dot, Figure, Part, Plane, Point, Region, Round, Segment
from tools.maths.picturing.framing import corner, framed, on_circle, side
from tools.maths.picturing.sizes import Size

CENTRE: Point = (0.0, 0.0)
MARK = 0.24  # of the radius: where a central angle is marked
FINE = 6.0  # degrees between the corners of a sector


def central_angle(
    radius: Size, angle: Size, arc: Size | None, sector: Size | None, round_: Sequence[tuple[str, int]] = ()
) -> Figure | None:
    """A circle with an angle at its center, the arc and the sector it takes.

    round_: what is said of the whole circle, each with its step.
    """
    r, turn = radius.value, angle.value
    if not 5 < turn < 355:
        return None
    end = on_circle(CENTRE, r, turn)
    parts: list[Part] = []
    if sector is not None:
        fan = (CENTRE, *(on_circle(CENTRE, r, min(FINE * k, turn)) for k in range(int(turn / FINE) + 2)))
        if sector.given:
            parts.append(Region(fan, sector.given))
        if sector.found:
            parts.append(Region(fan, sector.found, sector.at))
    parts += [Round(CENTRE, r), *side(CENTRE, (r, 0.0), radius), Segment(CENTRE, end), *_turn(r, turn, angle)]
    if arc is not None:
        parts.append(Round(CENTRE, r, 0, turn, arc.given))
        if arc.found:
            parts.append(Round(CENTRE, r, 0, turn, arc.found, arc.at))
    parts += [Round(CENTRE, r, 200, 0.5, text, at) for text, at in round_ if text]
    return framed("circle", parts, 0.1)


def _turn(r: float, turn: float, angle: Size) -> list[Part]:
    """The mark of a central angle, also of one that is not less than a half turn."""
    if turn < 175:
        return corner(CENTRE, (r, 0.0), on_circle(CENTRE, r, turn), angle)
    parts: list[Part] = [Round(CENTRE, MARK * r, 0, turn, angle.given, angle.since)] if angle.given else []
    return [*parts, Round(CENTRE, MARK * r, 0, turn, angle.found, angle.at)] if angle.found else parts


def longer_arc(radius: Size, angle: Size, arc: Size, shorter: Size | None) -> Figure | None:
    """A central angle and the arc that is left of the circle."""
    base = central_angle(radius, angle, shorter, None)
    if not isinstance(base, Plane):
        return None
    turn = angle.value
    said, at = (arc.found, arc.at) if arc.found else (arc.given, GIVEN)
    return replace(base, parts=(*base.parts, Round(CENTRE, radius.value, turn, 360 - turn, said, at)))


def inscribed_angle(inscribed: Size, central: Size | None, names: tuple[str, str, str] = ("", "", "")) -> Figure | None:
    """An angle with its corner on the circle, over an arc; the radii of the central angle where that one is told too.

    names: of the two ends of the arc and of the corner.
    """
    turn = 2 * inscribed.value
    if not 10 < turn < 350:
        return None
    one, other, top = (
        on_circle(CENTRE, 1, 270 + turn / 2),
        on_circle(CENTRE, 1, 270 - turn / 2),
        on_circle(CENTRE, 1, 100),
    )
    parts: list[Part] = [
        Round(CENTRE, 1.0),
        Segment(top, one),
        Segment(top, other),
        *corner(top, one, other, inscribed),
    ]
    if central is not None:
        parts += [Segment(CENTRE, one, dashed=True), Segment(CENTRE, other, dashed=True)]
        arc_start = 270 - turn / 2
        if central.given:
            parts.append(Round(CENTRE, 1.0, arc_start, turn, central.given))
        if central.found:
            parts.append(Round(CENTRE, 1.0, arc_start, turn, central.found, central.at))
    parts += [Dot(*at, name) for at, name in zip((one, other, top), names, strict=True) if name]
    return framed("circle", parts, 0.1)


def chord(length: Size, distance: Size, radius: Size) -> Figure | None:
    """A chord, its distance from the center, and a radius to its end."""
    r, q = radius.value, distance.value
    if not 0 < q < r:
        return None
    if radius.found:
        radius = replace(radius, found=f"{radius.given} = {radius.found}")  # it stands near the chord's own length
    reach = acos(q / r) * 180 / pi
    left, right, foot = on_circle(CENTRE, r, 270 - reach), on_circle(CENTRE, r, 270 + reach), (0.0, -q)
    parts: list[Part] = [Round(CENTRE, r), *side(left, right, length), *side(CENTRE, foot, distance, dashed=True)]
    parts += [*side(CENTRE, right, radius), Angle(foot, CENTRE, right, right=True), Dot(*CENTRE)]
    return framed("circle", parts, 0.1)


def tangent(
    radius: Size, length: Size, away: Size, names: tuple[str, str, str] = ("", "", ""), both: Size | None = None
) -> Figure | None:
    """A tangent from a point outside, the radius it stands on and the way to the center; `both`: a second tangent.

    names: of the center, of where it touches and of the point outside.
    """
    r, d = radius.value, away.value
    if not 0 < r < d:
        return None
    lift = acos(r / d) * 180 / pi
    outside, touch, mirror = (d, 0.0), on_circle(CENTRE, r, lift), on_circle(CENTRE, r, -lift)
    parts: list[Part] = [Round(CENTRE, r), *side(CENTRE, touch, radius), *side(touch, outside, length)]
    parts += [*side(CENTRE, outside, away, dashed=both is not None), Angle(touch, CENTRE, outside, right=True)]
    if both is not None:
        parts += side(mirror, outside, both)
    places = (CENTRE, touch, outside)
    parts += [Dot(*at, name) for at, name in zip(places, names, strict=True)]
    return framed("circle", parts, 0.08)


def angle_of(radius: float, arc: float | None, sector: float | None, length: float | None) -> float | None:
    """The degrees of a central angle, from the length of its arc, the area of its sector or its chord.

    >>> round(angle_of(2.0, pi, None, None))
    90
    """
    if arc is not None:
        return arc / radius * 180 / pi
    if sector is not None:
        return 2 * sector / radius**2 * 180 / pi
    return None if length is None or length > 2 * radius else 2 * asin(length / (2 * radius)) * 180 / pi
