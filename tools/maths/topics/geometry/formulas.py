"""The formulas of plane figures and solids, by shape: what a sheet of formulas lists, each with its name and reason.

Letters are a shape's own: r radius, d diameter, h height, l length, w width, s side or edge (slant height of a cone or a
pyramid is k), b base, A area, B base area, F area of a face, P perimeter, C circumference, V volume, S surface area,
L lateral area, D diagonal. `laws` turns them into relations between the quantities of one object.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

from functools import cache

from tools.maths.grammar import parse
from tools.maths.topics.geometry.figure import Law, renamed
from tools.maths.tree import Rel, Sym, letters

Formula = tuple[str, str]  # the relation, and why it holds

_ROUND: tuple[Formula, ...] = (("d = 2r", "A diameter is made of two radii."),)
_BASE: tuple[Formula, ...] = (
    *_ROUND,
    ("C = 2 pi r", "The circumference of a circle is $2\\pi$ times its radius."),
    ("B = pi r^2", "The base is a circle, and its area is $\\pi$ times the square of the radius."),
)

FORMULAS: dict[str, tuple[Formula, ...]] = {
    "circle": (
        *_ROUND,
        ("C = 2 pi r", "The circumference of a circle is $2\\pi$ times its radius."),
        ("A = pi r^2", "The area of a circle is $\\pi$ times the square of its radius."),
    ),
    "semicircle": (
        *_ROUND,
        ("A = pi r^2 / 2", "A semicircle has half the area of the whole circle."),
        ("C = pi r", "The curved part of a semicircle is half of the circle's circumference."),
        ("P = pi r + 2r", "Its perimeter is the curved half of the circumference and the diameter."),
    ),
    "quarter circle": (
        *_ROUND,
        ("A = pi r^2 / 4", "A quarter circle has a quarter of the area of the whole circle."),
        ("C = pi r / 2", "The curved part of a quarter circle is a quarter of the circumference."),
        ("P = pi r / 2 + 2r", "Its perimeter is the curved part and two radii."),
    ),
    "square": (
        ("P = 4s", "A square has four equal sides."),
        ("A = s^2", "The area of a square is the square of its side."),
        ("D^2 = 2s^2", "The diagonal is the hypotenuse of a right triangle whose legs are two sides."),
    ),
    "rectangle": (
        ("A = l w", "The area of a rectangle is its length times its width."),
        ("P = 2(l + w)", "The perimeter is twice the sum of length and width."),
        ("D^2 = l^2 + w^2", "The diagonal is the hypotenuse of a right triangle whose legs are the length and width."),
    ),
    "triangle": (("A = 1/2 * b * h", "The area of a triangle is half its base times its height."),),
    "equilateral triangle": (
        ("P = 3s", "An equilateral triangle has three equal sides."),
        ("4h^2 = 3s^2", "The height cuts the triangle into two 30°-60°-90° triangles."),
        ("A = sqrt(3) / 4 * s^2", "The area of an equilateral triangle is half its side times its height."),
    ),
    "parallelogram": (("A = b h", "The area of a parallelogram is its base times its height."),),
    "trapezoid": (
        ("A = 1/2 (a + b) * h", "The area of a trapezoid is half the sum of its parallel sides times its height."),
    ),
    "rhombus": (
        ("P = 4s", "A rhombus has four equal sides."),
        ("A = 1/2 * p * q", "The area of a rhombus is half the product of its diagonals."),
        ("4s^2 = p^2 + q^2", "The diagonals meet at right angles and halve each other."),
    ),
    "kite": (("A = 1/2 * p * q", "The area of a kite is half the product of its diagonals."),),
    "regular hexagon": (
        ("P = 6s", "A regular hexagon has six equal sides."),
        ("A = 3 sqrt(3) / 2 * s^2", "A regular hexagon is made of six equilateral triangles."),
    ),
    "regular pentagon": (("P = 5s", "A regular pentagon has five equal sides."),),
    "regular octagon": (("P = 8s", "A regular octagon has eight equal sides."),),
    "cube": (
        ("F = s^2", "Each face of a cube is a square."),
        ("V = s^3", "The volume of a cube is its edge times itself three times over."),
        ("S = 6s^2", "The surface of a cube is made of six equal squares."),
        ("P = 4s", "A face of a cube is a square with four equal sides."),
        ("E = 12s", "A cube has twelve equal edges."),
        ("D^2 = 3s^2", "The square of a cube's diagonal is the sum of the squares of three edges."),
    ),
    "prism": (
        ("B = l w", "The base is a rectangle."),
        ("V = l w h", "The volume of a rectangular prism is length times width times height."),
        ("V = B h", "The volume of a prism is the area of its base times its height."),
        ("S = 2(l w + l h + w h)", "The surface is three pairs of equal rectangles."),
        ("D^2 = l^2 + w^2 + h^2", "The square of the diagonal is the sum of the squares of the three edges."),
    ),
    "square prism": (
        ("B = s^2", "The base is a square."),
        ("V = s^2 * h", "The volume of a prism is the area of its base times its height."),
        ("V = B h", "The volume of a prism is the area of its base times its height."),
        ("S = 2s^2 + 4 s h", "The surface is two squares and four equal rectangles."),
    ),
    "general prism": (("V = B h", "The volume of a prism is the area of its base times its height."),),
    "cylinder": (
        *_BASE,
        ("V = pi r^2 h", "The volume of a cylinder is the area of its base times its height."),
        ("V = B h", "The volume of a cylinder is the area of its base times its height."),
        ("L = 2 pi r h", "Unrolled, the curved surface is a rectangle: circumference times height."),
        ("S = 2 pi r^2 + 2 pi r h", "The surface is two circles and the curved side."),
    ),
    "cone": (
        *_BASE,
        ("V = 1/3 * pi r^2 h", "A cone has a third of the volume of a cylinder with the same base and height."),
        ("V = 1/3 * B h", "The volume of a cone is a third of the area of its base times its height."),
        ("k^2 = r^2 + h^2", "Radius, height and slant height form a right triangle."),
        ("L = pi r k", "The curved surface of a cone is $\\pi$ times radius times slant height."),
        ("S = pi r^2 + pi r k", "The surface is the base and the curved side."),
    ),
    "sphere": (
        *_ROUND,
        ("C = 2 pi r", "A great circle has the radius of the sphere."),
        ("V = 4/3 * pi r^3", "The volume of a sphere is four thirds of $\\pi$ times the cube of its radius."),
        ("S = 4 pi r^2", "The surface of a sphere is four times the area of a circle with its radius."),
    ),
    "hemisphere": (
        *_ROUND,
        ("V = 2/3 * pi r^3", "A hemisphere has half the volume of the sphere."),
        ("L = 2 pi r^2", "The curved surface of a hemisphere is half of the sphere's."),
        ("S = 3 pi r^2", "The surface of a solid hemisphere is half of the sphere's and a circle."),
    ),
    "square pyramid": (
        ("B = s^2", "The base is a square."),
        ("V = 1/3 * s^2 * h", "The volume of a pyramid is a third of the area of its base times its height."),
        ("V = 1/3 * B h", "The volume of a pyramid is a third of the area of its base times its height."),
        ("S = s^2 + 2 s k", "The surface is the square base and four triangles."),
        ("4k^2 = 4h^2 + s^2", "Height, half a side and slant height form a right triangle."),
    ),
    "pyramid": (
        ("B = l w", "The base is a rectangle."),
        ("V = 1/3 * l w h", "The volume of a pyramid is a third of the area of its base times its height."),
        ("V = 1/3 * B h", "The volume of a pyramid is a third of the area of its base times its height."),
    ),
}
NAMES = {
    "r": "radius", "d": "diameter", "h": "height", "l": "length", "w": "width", "s": "side length", "k": "slant height",
    "b": "base", "a": "other base", "A": "area", "B": "area of the base", "F": "area of a face", "P": "perimeter",
    "C": "circumference", "V": "volume", "S": "surface area", "L": "lateral area", "D": "diagonal", "p": "diagonal",
    "q": "diagonal", "E": "total length of the edges",
}  # fmt: skip


@cache
def _parsed(shape: str) -> tuple[tuple[Rel, str], ...]:
    out = []
    for text, why in FORMULAS[shape]:
        node = parse(text)
        assert isinstance(node, Rel)
        out.append((node, why))
    return tuple(out)


def codes(shape: str) -> frozenset[str]:
    """The letters a shape's formulas use.

    >>> sorted(codes("square"))
    ['A', 'D', 'P', 's']
    """
    return frozenset(n for relation, _ in _parsed(shape) for n in letters(relation))


def laws(shape: str, suffix: str = "") -> list[Law]:
    """The shape's formulas between the quantities "#r" + suffix and so on."""
    found = []
    for relation, why in _parsed(shape):
        named = renamed(relation, lambda c: None if c == "pi" else f"#{c}{suffix}")
        assert isinstance(named, Rel)
        what = NAMES.get(relation.left.name if isinstance(relation.left, Sym) else "", "")
        rule = f"Use the {what} of a {shape}" if what and what != "diameter" else "Use what the figure says"
        if what == "diameter":
            rule = "Use the radius and the diameter"
        found.append(Law(rule, why, named))
    return found
