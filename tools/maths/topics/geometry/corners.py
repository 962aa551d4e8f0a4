"""Area and perimeter of a polygon given by its corners in the xy-plane.

The area comes from a side that lies along the axes where there is one, else from the products of the coordinates taken
in order. Corners in an order that crosses itself, and figures bounded by lines or curves, are not read.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.skills import AREA_VOLUME
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact
from tools.maths.topics.geometry.point_sketches import corners_picture
from tools.maths.topics.geometry.scanning import Scan, compiled, group
from tools.maths.topics.geometry.wording import LEAD, lay_out
from tools.maths.tree import Bin, Node, Root, num
from tools.maths.values import exact_pair

Point = tuple[Fraction, Fraction]
_SHAPES = {"triangle": 3, "right triangle": 3, "isosceles triangle": 3, "rectangle": 4, "square": 4, "parallelogram": 4, "trapezoid": 4,
           "quadrilateral": 4, "rhombus": 4, "kite": 4, "pentagon": 5, "polygon": 0, "figure": 0}  # fmt: skip
SHOELACE = "Go round the corners in order: half of the sum of $x_1 y_2 - x_2 y_1$ over the sides is the area, whatever the sign."
FLAT = "A side along the $x$- or $y$-direction is a base, and the distance of the third corner from its line is the height."
DISTANCE = "The length of a side is the distance between its ends: $\\sqrt{(x_2 - x_1)^2 + (y_2 - y_1)^2}$."

READS_SENTENCES = True


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem about a polygon with given corners, None for anything else."""
    text = lay_out(stem)
    if text is None or len(re.findall(r"⟦T\d+⟧", text.text)) < 3 or not re.search(r"area|perimeter", text.text):
        return None
    corners: list[Point] = []
    kinds: set[str] = set()
    asked: list[str] = []

    def shape(m: re.Match[str]) -> bool:
        kinds.add(group(m, "shape"))
        return True

    def places(m: re.Match[str]) -> bool:
        if corners:
            return False
        for number in re.findall(r"⟦T(\d+)⟧", m.group()):
            place = exact_pair(text.nodes[int(number)])
            if place is None:
                return False
            corners.append(place)
        if group(m, "shape"):
            kinds.add(group(m, "shape"))
        return True

    def ask(m: re.Match[str]) -> bool:
        asked.append(group(m, "what"))
        if group(m, "shape"):
            kinds.add(group(m, "shape"))
        return len(asked) == 1

    shapes = rf"(?P<shape>{'|'.join(sorted(_SHAPES, key=len, reverse=True))})(?: [A-Z]{{3,5}}\b)?"
    point = r"(?:(?:points? )?[A-Z] ?(?:at )?)?\(?⟦T\d+⟧\)?"
    listed = rf"{point}(?:,? (?:and )?{point}){{2,}}"
    c = compiled
    scan = Scan(text.text, [
        (c(rf"(?:{LEAD}) (?:the )?(?P<what>area|perimeter) of (?:the |this |a )?{shapes}"), ask),
        (c(rf"(?:{LEAD}) its (?P<what>area|perimeter)"), ask),
        (c(rf"(?:the )?(?:points )?{listed} are (?:the )?(?:vertices|corners)(?: of (?:a |the )?{shapes})?"), places),
        (c(rf"(?:the )?(?:coordinates of )?(?:the )?(?:(?:its|whose|with|has|have) )*(?:the )?(?:vertices|corners)(?: of (?:the |a )?{shapes})?(?: (?:at|are|located at|with coordinates|have coordinates|are at|are located at|the points))* {listed}"), places),
        (c(rf"(?:the |a |this )?{shapes}"), shape),
        (c(r"(?:in|on) the (?:xy-plane|coordinate plane|xy-coordinate plane)|is graphed|(?:square )?units"), lambda m: True),
    ])  # fmt: skip
    scan.run()
    if not corners or not asked or not scan.understood():
        return None
    if any(_SHAPES[k] not in (0, len(corners)) for k in kinds) or not _simple(corners):
        return None
    found = _area(corners) if asked[0] == "area" else _perimeter(corners)
    if found is None:
        return None
    moves, value, slips = found

    def confirm() -> bool:
        """SymPy's polygon has the same area or perimeter."""
        import sympy

        from tools.maths import algebra

        polygon = sympy.Polygon(*[sympy.Point(sympy.Rational(x), sympy.Rational(y)) for x, y in corners])
        size = abs(polygon.area) if asked[0] == "area" else polygon.perimeter
        return bool(sympy.simplify(size - algebra.to_sympy(value)) == 0)

    return answering.derivation(
        stem, skill=AREA_VOLUME, concept=moves[0].text, asked=f"You are asked for the {asked[0]} of a figure whose corners are given: sketch it.",
        moves=moves, value=value, confirm=confirm, how=answering.wanted(text.text), slips=slips, decimal=answering.uses_decimals(stem),
        picture=lambda steps: corners_picture(corners, steps),
    )  # fmt: skip


def _cross(o: Point, a: Point, b: Point) -> Fraction:
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])


def _simple(corners: list[Point]) -> bool:
    """Whether the corners, in this order, go round a convex figure; any other order or shape is left alone."""
    n = len(corners)
    turns = [_cross(corners[i], corners[(i + 1) % n], corners[(i + 2) % n]) for i in range(n)]
    return n <= 6 and (all(t > 0 for t in turns) or all(t < 0 for t in turns)) and (n < 5 or _winds_once(corners))


def _winds_once(corners: list[Point]) -> bool:
    """A star also turns one way only; a convex figure has every corner on one side of each of its sides."""
    n = len(corners)
    sides = [(_cross(corners[i], corners[(i + 1) % n], p)) for i in range(n) for p in corners]
    return all(s >= 0 for s in sides) or all(s <= 0 for s in sides)


_Found = tuple[list[Move], Node, list[Slip]]


def _area(corners: list[Point]) -> _Found | None:
    flat = _flat_triangle(corners) if len(corners) == 3 else None
    if flat is not None:
        base, height = flat
        product: Node = Bin("*", Bin("/", num(1), num(2), "frac"), Bin("*", num(base), num(height), "cdot"), "cdot")
        value = exact.tree(exact.constant(base * height / 2))
        whole = exact.tree(exact.constant(base * height))
        return [Move("Use the area of a triangle", FLAT, product, value)], value, [Slip("leaving out the half", whole)]
    n = len(corners)
    total: Node | None = None
    size = Fraction(0)
    for i in range(n):
        (a, b), (c, d) = corners[i], corners[(i + 1) % n]
        size += a * d - c * b
        term = Bin("-", Bin("*", num(a), num(d), "cdot"), Bin("*", num(c), num(b), "cdot"))
        total = term if total is None else Bin("+", total, term)
    if total is None:
        return None
    if size < 0:
        return _area(corners[::-1])
    value = exact.tree(exact.constant(size / 2))
    return (
        [Move("Go round the corners", SHOELACE, Bin("/", total, num(2), "frac"), value)],
        value,
        [Slip("leaving out the half", exact.tree(exact.constant(size)))],
    )


def _flat_triangle(corners: list[Point]) -> tuple[Fraction, Fraction] | None:
    """Base and height of a triangle with a side along an axis direction."""
    for i in range(3):
        a, b, c = corners[i], corners[(i + 1) % 3], corners[(i + 2) % 3]
        for along, across in ((0, 1), (1, 0)):
            if a[across] == b[across]:
                return abs(a[along] - b[along]), abs(c[across] - a[across])
    return None


def _perimeter(corners: list[Point]) -> _Found | None:
    n = len(corners)
    sides = []
    moves = []
    for i in range(n):
        (a, b), (c, d) = corners[i], corners[(i + 1) % n]
        before = Root(Bin("+", Bin("^", Bin("-", num(c), num(a)), num(2)), Bin("^", Bin("-", num(d), num(b)), num(2))))
        side = exact.root(exact.constant((a - c) ** 2 + (b - d) ** 2))
        sides.append(side)
        moves.append(Move("Find the length of a side", DISTANCE, before, exact.tree(side)))
    total = sides[0]
    sum_: Node = exact.tree(sides[0])
    for side in sides[1:]:
        total = total + side
        sum_ = Bin("+", sum_, exact.tree(side))
    value = exact.tree(total)
    moves.append(Move("Add the sides", "The perimeter is the sum of the lengths of all sides.", sum_, value))
    return moves, value, []
