"""Solids drawn aslant: boxes, cylinders, cones, spheres, with what is known of their edges, radii and heights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tools.maths.figures import Angle, Dot, Note, Part, Point, Region, Round, Segment
from tools.maths.picturing.framing import side
from tools.maths.picturing.shapes import Sizes, told
from tools.maths.picturing.sizes import Size

BACK = (0.42, 0.3)  # where an edge that runs back is drawn to, for each unit of its length
FLAT = 0.28  # how flat a circle is that is seen aslant


def solid(shape: str, size: Sizes) -> list[Part] | None:
    """The parts of a solid that stands on the ground; None where a size is missing or it is none of these."""
    make = _SOLIDS.get(shape)
    return None if make is None else make(size)


def _box(size: Sizes) -> list[Part] | None:
    length, width, height = size("l"), size("w"), size("h")
    return None if length is None or width is None or height is None else _edges(length, width, height)


def _square_prism(size: Sizes) -> list[Part] | None:
    edge, height = size("s"), size("h")
    return None if edge is None or height is None else _edges(edge, replace(edge, given="", found=""), height)


def _cube(size: Sizes) -> list[Part] | None:
    edge = size("s")
    bare = None if edge is None else replace(edge, given="", found="")
    return None if edge is None or bare is None else _edges(edge, bare, bare)


def _edges(length: Size, width: Size, height: Size) -> list[Part]:
    """A box: the front with length and height, and the width that runs back."""
    x, y = length.value, height.value
    dx, dy = round(BACK[0] * width.value, 6), round(BACK[1] * width.value, 6)
    front: tuple[Point, ...] = ((0, 0), (x, 0), (x, y), (0, y))
    back: tuple[Point, ...] = ((x + dx, dy), (x + dx, y + dy), (dx, y + dy))
    parts: list[Part] = [
        Region(front),
        Segment(front[3], back[2]),
        Segment(back[2], back[1]),
        Segment(front[2], back[1]),
    ]
    parts += [Segment(back[0], back[1]), *side(front[1], back[0], width)]
    parts += side(front[0], front[1], length) if told(length) else []
    return [*parts, *(side(front[3], front[0], height) if told(height) else [])]


def _cylinder(size: Sizes) -> list[Part] | None:
    r, height = _radius(size), size("h")
    if r is None or height is None:
        return None
    y = height.value
    parts: list[Part] = [Round((0, 0), r, flat=FLAT), Round((0, y), r, flat=FLAT)]
    parts += [Segment((-r, 0), (-r, y)), *side((r, 0), (r, y), height)]
    return [*parts, *_base(size, r, y)]


def _cone(size: Sizes) -> list[Part] | None:
    r, height, slant = _radius(size), size("h"), size("k")
    if r is None or height is None:
        return None
    top = (0.0, height.value)
    parts: list[Part] = [Round((0, 0), r, flat=FLAT), Segment((-r, 0), top)]
    parts += [*side((r, 0), top, slant if told(slant) else None), *side((0, 0), top, height, dashed=True)]
    return [*parts, *_base(size, r, 0.0), Angle((0, 0), (r, 0), top, right=True)]


def _sphere(size: Sizes) -> list[Part] | None:
    r = _radius(size)
    if r is None:
        return None
    return [Round((0, 0), r, flat=1.0), Round((0, 0), r, flat=FLAT), *_base(size, r, 0.0)]


def _base(size: Sizes, r: float, y: float) -> list[Part]:
    """Radius and diameter in the circle at height y; the diameter is one line only where no radius is told."""
    radius, across = size("r"), size("d")
    if told(across) and not told(radius):
        return side((-r, y), (r, y), across)
    parts = [Dot(0, y), *side((0, y), (r, y), radius)]
    if across is not None and told(across):
        parts += side((-r, y), (0, y), None)
        parts.append(Note(0, y + FLAT * r * 1.6, across.found or across.given, across.at))
    return parts


def _radius(size: Sizes) -> float | None:
    radius, across = size("r"), size("d")
    return radius.value if radius else across.value / 2 if across else None


_SOLIDS: dict[str, Callable[[Sizes], list[Part] | None]] = {
    "prism": _box,
    "square prism": _square_prism,
    "cube": _cube,
    "cylinder": _cylinder,
    "cone": _cone,
    "sphere": _sphere,
}
