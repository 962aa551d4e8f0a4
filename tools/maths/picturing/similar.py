"""Two similar figures, the second so many times as large as the first: rectangles, or triangles of the same angles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

from tools.maths.figures import Figure, Part, Point, Region
from tools.maths.picturing.framing import side
from tools.maths.picturing.placing import beside
from tools.maths.picturing.shapes import note
from tools.maths.picturing.sizes import Size

LONGER = 1.6  # how long a rectangle is drawn for its width where that is not told
PLAIN: tuple[float, float, float] = (0.94, 1.13, 1.15)  # the sides of a triangle of which nothing is told, in order
Sizes = Mapping[str, Size]


def similar_rectangles(first: Sizes, second: Sizes, scale: float) -> Figure | None:
    """By the words "width", "length" and "area"."""
    longer = next(
        (s["length"].value / s["width"].value for s in (first, second) if {"length", "width"} <= set(s)), LONGER
    )
    one, two = (_rectangle(times * longer, times, sizes) for times, sizes in ((1.0, first), (scale, second)))
    return beside("shape", one, two)


def _rectangle(x: float, y: float, sizes: Sizes) -> list[Part]:
    parts: list[Part] = [Region(((0, 0), (x, 0), (x, y), (0, y)))]
    parts += side((0, 0), (x, 0), sizes["length"]) if "length" in sizes else []
    parts += side((x, 0), (x, y), sizes["width"]) if "width" in sizes else []
    return [*parts, *note((x / 2, y / 2), sizes.get("area"))]


def similar_triangles(first: Sizes, second: Sizes, scale: float, sides: Sequence[float] = ()) -> Figure | None:
    """By the words "side", "shortest side", "longest side" and "area"; sides: all three, where they are told."""
    shape = sorted(sides) if len(sides) == 3 else list(PLAIN)
    if shape[0] + shape[1] <= shape[2]:
        return None
    one, two = (
        _triangle([times * s / shape[2] for s in shape], sizes) for times, sizes in ((1.0, first), (scale, second))
    )
    return beside("triangle", one, two)


def _triangle(sides: Sequence[float], sizes: Sizes) -> list[Part]:
    short, middle, long = sides
    along = (long**2 + short**2 - middle**2) / (2 * long)
    corners: tuple[Point, Point, Point] = ((0, 0), (long, 0), (along, sqrt(short**2 - along**2)))
    parts: list[Part] = [Region(corners)]
    for word, start, end in (("longest side", 0, 1), ("side", 0, 1), ("shortest side", 0, 2)):
        parts += side(corners[start], corners[end], sizes[word]) if word in sizes else []
    return [*parts, *note((sum(x for x, _ in corners) / 3, corners[2][1] / 3), sizes.get("area"))]
