"""A circle in the xy-plane with its center, its radius and the points on it that matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tools.maths.figures import GIVEN, Dot, Figure, Part, Plane, Point, Round, Segment
from tools.maths.picturing.framing import on_circle

ROOM = 0.2  # of the radius, left free on every side
FAR = 5.0  # radii: a circle farther from the origin is a speck


@dataclass(frozen=True)
class Circle:
    """center, radius: as drawn. Each label with the step it belongs to; `at` is when the circle itself appears."""

    center: Point
    radius: float
    center_label: tuple[str, int] = ("", GIVEN)
    radius_label: tuple[str, int] = ("", GIVEN)
    at: int = GIVEN


@dataclass(frozen=True)
class Around:
    """What is drawn round a circle: points (with a line to the center or not), lines it touches, a diameter's ends."""

    points: Sequence[tuple[Point, str, int]] = field(default_factory=tuple)
    spoke: Point | None = None
    ends: tuple[Point, Point] | None = None
    touches: tuple[str, float] | None = None


def circle_graph(circles: Sequence[Circle], around: Around = Around()) -> Figure | None:
    """The circles with the axes; None where one lies so far out that it would be too small to see."""
    parts: list[Part] = []
    for circle in circles:
        (x, y), r = circle.center, circle.radius
        if r <= 0 or max(abs(x), abs(y)) > FAR * r:
            return None
        parts.append(Round(circle.center, r, at=circle.at))
        text, at = circle.center_label
        parts.append(Dot(x, y, text, max(at, circle.at)))
        text, at = circle.radius_label
        if text:
            away = 0.0 if x >= 0 else 180.0
            rim = around.spoke or (around.ends[1] if around.ends else None) or on_circle(circle.center, r, 35.0 + away)
            first = at <= circle.at
            parts.append(Segment(circle.center, rim, text if first else "", circle.at))
            parts += [] if first else [Segment(circle.center, rim, text, at, strong=True)]
    if around.spoke is not None and not any(isinstance(part, Segment) for part in parts):
        parts.append(Segment(circles[0].center, around.spoke))
    if around.ends is not None:
        parts.append(Segment(*around.ends))
    xs, ys = _ranges(circles, [point for point, _, _ in around.points])
    if around.touches is not None and around.touches[1] != 0:
        parts.append(_wall(around.touches, xs, ys))
    parts += [Dot(*point, label, at) for point, label, at in around.points]
    return Plane("circle", xs, ys, tuple(parts), equal=True)


def _ranges(circles: Sequence[Circle], points: Sequence[Point]) -> tuple[Point, Point]:
    """What must be seen: the circles, the points and the origin."""
    spare = ROOM * max(circle.radius for circle in circles)
    found: list[Point] = []
    for k in (0, 1):
        seen = [c.center[k] + side * c.radius for c in circles for side in (-1, 1)] + [p[k] for p in points] + [0.0]
        found.append((round(min(seen) - spare, 6), round(max(seen) + spare, 6)))
    return found[0], found[1]


def _wall(touches: tuple[str, float], xs: Point, ys: Point) -> Part:
    axis, where = touches
    if axis == "x":
        return Segment((where, ys[0]), (where, ys[1]), dashed=True)
    return Segment((xs[0], where), (xs[1], where), dashed=True)
