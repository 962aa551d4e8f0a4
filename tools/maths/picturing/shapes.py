"""Plane figures with what is known of them: rectangles, triangles, circles and their like, each drawn to its sizes.

A shape's sizes come by the letters of its formulas (`l` length, `w` width, `s` side, `b` base, `h` height, `r` radius,
`d` diameter, `D` diagonal, `A` area); one that is not known at all is None, and a shape that lacks a size it cannot be
drawn without is not drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin, sqrt

from tools.maths.figures import Angle, Dot, Note, Part, Point, Region, Round, Segment
from tools.maths.picturing.framing import on_circle, side
from tools.maths.picturing.sizes import Size

Sizes = Callable[[str], Size | None]
LEAN = 0.3  # of a base: how far a parallelogram leans over, how far in a trapezoid's shorter side begins
APEX = 0.38  # of a base: over which point the top of a triangle stands whose sides are not told


def flat(shape: str, size: Sizes) -> list[Part] | None:
    """The parts of a plane figure, its lower left corner (or a circle's center) at the origin.

    >>> [type(part).__name__ for part in flat("square", lambda letter: Size(4, "4") if letter == "s" else None)]
    ['Region', 'Segment']
    """
    make = _SHAPES.get(shape)
    return None if make is None else make(size)


def told(size: Size | None) -> bool:
    """Whether anything is written on it."""
    return size is not None and bool(size.given or size.found)


def note(at: Point, size: Size | None) -> list[Part]:
    """What is known of an area, inside it: its value, given or found."""
    if size is None:
        return []
    if size.found:
        return [Note(*at, size.found, size.at)]
    return [Note(*at, size.given)] if any(c.isdigit() for c in size.given) else []


def _rectangle(size: Sizes) -> list[Part] | None:
    length, width = size("l"), size("w")
    if length is None or width is None:
        return None
    x, y = length.value, width.value
    parts = _outline((0, 0), (x, 0), (x, y), (0, y))
    parts += [*_told_side((0, 0), (x, 0), length), *_told_side((x, 0), (x, y), width)]
    return _with_diagonal(parts, size, x, y)


def _square(size: Sizes) -> list[Part] | None:
    edge = size("s")
    if edge is None:
        return None
    x = edge.value
    return _with_diagonal([*_outline((0, 0), (x, 0), (x, x), (0, x)), *_told_side((0, 0), (x, 0), edge)], size, x, x)


def _with_diagonal(parts: list[Part], size: Sizes, x: float, y: float) -> list[Part]:
    diagonal = size("D")
    if told(diagonal):
        parts += side((0, 0), (x, y), diagonal)
    return [*parts, *note((0.3 * x, 0.7 * y) if told(diagonal) else (x / 2, y / 2), size("A"))]


def _triangle(size: Sizes) -> list[Part] | None:
    base, height = size("b"), size("h")
    if base is None or height is None:
        return None
    x, y, top = base.value, height.value, APEX * base.value
    parts = _outline((0, 0), (x, 0), (top, y))
    parts += [*_told_side((0, 0), (x, 0), base), *side((top, 0), (top, y), height, dashed=True)]
    return [*parts, Angle((top, 0), (x, 0), (top, y), right=True), *note((0.66 * x, 0.2 * y), size("A"))]


def _equilateral(size: Sizes) -> list[Part] | None:
    edge, height = size("s"), size("h")
    if edge is None:
        return None
    x = edge.value
    y = x * sqrt(3) / 2
    parts = [*_outline((0, 0), (x, 0), (x / 2, y)), *_told_side((0, 0), (x, 0), edge)]
    if told(height):
        parts += [*side((x / 2, 0), (x / 2, y), height, dashed=True), Angle((x / 2, 0), (x, 0), (x / 2, y), right=True)]
        return [*parts, *note((0.68 * x, 0.2 * y), size("A"))]
    return [*parts, *note((x / 2, y / 3), size("A"))]


def _parallelogram(size: Sizes) -> list[Part] | None:
    base, height = size("b"), size("h")
    if base is None or height is None:
        return None
    x, y = base.value, height.value
    out = LEAN * x
    parts = _outline((0, 0), (x, 0), (x + out, y), (out, y))
    parts += [*_told_side((0, 0), (x, 0), base), *side((out, 0), (out, y), height, dashed=True)]
    return [*parts, Angle((out, 0), (x, 0), (out, y), right=True), *note((0.75 * x, y / 2), size("A"))]


def _trapezoid(size: Sizes) -> list[Part] | None:
    one, other, height = size("a"), size("b"), size("h")
    if one is None or other is None or height is None or one.value == other.value:
        return None
    short, long = sorted((one, other), key=lambda s: s.value)
    y, inset = height.value, LEAN * (long.value - short.value)
    foot = inset + LEAN * short.value
    parts = _outline((0, 0), (long.value, 0), (inset + short.value, y), (inset, y))
    parts += [*_told_side((0, 0), (long.value, 0), long), *_told_side((inset, y), (inset + short.value, y), short)]
    parts += [
        *side((foot, 0), (foot, y), height, dashed=True),
        Angle((foot, 0), (long.value, 0), (foot, y), right=True),
    ]
    return [*parts, *note((inset + 0.75 * short.value, y / 2), size("A"))]


def _circle(size: Sizes) -> list[Part] | None:
    radius, across = size("r"), size("d")
    r = radius.value if radius else across.value / 2 if across else None
    if r is None:
        return None
    parts: list[Part] = [Round((0, 0), r, filled=True), Dot(0, 0)]
    if told(across):
        parts += side((-r, 0), (r, 0), across)
        parts += side((0, 0), on_circle((0, 0), r, 50), radius) if told(radius) else []
    else:
        parts += side((0, 0), (r, 0), radius)
    return [*parts, *note((0, -0.5 * r), size("A"))]


def _regular(corners: int) -> Callable[[Sizes], list[Part] | None]:
    def make(size: Sizes) -> list[Part] | None:
        edge = size("s")
        if edge is None:
            return None
        r = edge.value / (2 * sin(pi / corners))
        start = -90 - 180 / corners
        places = [on_circle((0, 0), r, start + 360 * k / corners) for k in range(corners)]
        inner = r * cos(pi / corners)
        return [*_outline(*places), *_told_side(places[0], places[1], edge), *note((0, 0.1 * inner), size("A"))]

    return make


def _outline(*corners: Point) -> list[Part]:
    return [Region(corners)]


def _told_side(start: Point, end: Point, size: Size) -> list[Part]:
    """A side on which something is written."""
    return side(start, end, size) if told(size) else []


_SHAPES: dict[str, Callable[[Sizes], list[Part] | None]] = {
    "rectangle": _rectangle,
    "square": _square,
    "triangle": _triangle,
    "equilateral triangle": _equilateral,
    "parallelogram": _parallelogram,
    "trapezoid": _trapezoid,
    "circle": _circle,
    "regular pentagon": _regular(5),
    "regular hexagon": _regular(6),
    "regular octagon": _regular(8),
}


def sheet(length: Size, width: Size, cut: Size) -> list[Part]:
    """A sheet with a square cut off at every corner, and the lines along which its sides are folded up."""
    x, y, c = length.value, width.value, cut.value
    parts: list[Part] = [Region(((0, 0), (x, 0), (x, y), (0, y)))]
    for at, inner, along in ((0.0, c, 0.0), (x, x - c, 0.0), (x, x - c, y), (0.0, c, y)):
        level = c if along == 0 else y - c
        parts += [Segment((at, level), (inner, level)), Segment((inner, level), (inner, along))]
    parts += side((c, c), (x - c, c), None, dashed=True) + side((c, y - c), (x - c, y - c), None, dashed=True)
    parts += side((c, c), (c, y - c), None, dashed=True) + side((x - c, c), (x - c, y - c), None, dashed=True)
    parts += [*side((0, 0), (x, 0), length), *side((x, 0), (x, y), width), *side((0, y - c), (0, y), cut)]
    return parts
