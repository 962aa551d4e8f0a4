"""The single steps with circles in the xy-plane: completing the square, midpoint, distance, translation, each with its check."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

from fractions import Fraction
from math import cos, isclose, sin

from tools.maths.derivation import Move, words
from tools.maths.polynomial import rational
from tools.maths.topics.geometry import exact
from tools.maths.topics.geometry.circle_reading import Point, quadratic
from tools.maths.tree import Bin, Group, Node, Rel, Sym, letters, num
from tools.maths.values import evaluate, same_value


def equation_of(center: Point, square: Fraction) -> Rel:
    """(x − h)² + (y − k)² = r² with its signs tidied.

    >>> from tools.maths.typeset import plain
    >>> plain(equation_of((Fraction(5), Fraction(-1)), Fraction(25)))
    '(x - 5)^2 + (y + 1)^2 = 25'
    """
    parts: list[Node] = []
    for letter, value in zip("xy", center, strict=True):
        base: Node = Sym(letter)
        if value:
            base = Bin("-" if value > 0 else "+", base, rational(abs(value)))
        parts.append(Bin("^", base, num(2)))
    return Rel("=", Bin("+", parts[0], parts[1]), rational(square))


def pair_of(point: Point) -> Group:
    return Group((rational(point[0]), rational(point[1])))


def standard_form(equation: Rel, center: Point, square: Fraction) -> list[Move]:
    standard = equation_of(center, square)
    if quadratic(equation) is not None and is_standard(equation):
        return []

    def same() -> bool:
        import sympy

        from tools.maths import algebra

        one, two = algebra.difference(equation), algebra.difference(standard)
        return bool(sympy.simplify(one / two).is_number)

    text = ("Group the terms in $x$ and the terms in $y$. To each group add the square of half the number before the "
            "letter, on both sides, so that each group becomes a square.")  # fmt: skip
    return [Move("Complete the square", text, equation, standard, check=same)]


def is_standard(equation: Rel) -> bool:
    left = equation.left
    return not letters(equation.right) and isinstance(left, Bin) and left.op == "+" and all(
        isinstance(part, Bin) and part.op == "^" for part in (left.left, left.right)
    )  # fmt: skip


def from_ends(ends: tuple[Point, Point], center: Point, square: Fraction) -> list[Move]:
    (a, b), (c, d) = ends

    def halfway() -> bool:
        return center[0] - a == c - center[0] and center[1] - b == d - center[1]

    def radius() -> bool:
        import sympy

        middle = sympy.Point(sympy.Rational(center[0]), sympy.Rational(center[1]))
        return bool(middle.distance(sympy.Point(sympy.Rational(a), sympy.Rational(b))) ** 2 == sympy.Rational(square))

    middle = tuple(Bin("/", Bin("+", rational(p), rational(q)), num(2), "frac") for p, q in ((a, c), (b, d)))
    return [
        Move("Find the center", "The center is the midpoint of a diameter: average the coordinates of its ends.",
             Group(middle), pair_of(center), check=halfway),
        Move("Find the square of the radius", "The radius is the distance from the center to one end of the diameter.",
             squares_of(center, (a, b)), rational(square), check=radius),
    ]  # fmt: skip


def squares_of(center: Point, point: Point) -> Node:
    parts = [Bin("^", Bin("-", rational(p), rational(c)), num(2)) for p, c in zip(point, center, strict=True)]
    return Bin("+", parts[0], parts[1])


def distance(center: Point, point: Point, square: Fraction) -> Move:
    return Move("Find the square of the radius", "The radius is the distance from the center to a point on the circle.",
                squares_of(center, point), rational(square))  # fmt: skip


def touching(center: Point, axis: str, value: Fraction, gap: Fraction) -> Move:
    own = center[0 if axis == "x" else 1]

    def check() -> bool:
        import sympy

        line = sympy.Line((value, 0), (value, 1)) if axis == "x" else sympy.Line((0, value), (1, value))
        return bool(line.distance(sympy.Point(*map(sympy.Rational, center))) == sympy.Rational(gap))

    text = "A tangent line is as far from the center as the radius: measure straight across to it."
    before = words(f"distance from {own} to {value}")
    return Move("Find the radius", text, before, rational(gap), check=check)


def translated(start: Point, by: Point, end: Point) -> Move:
    def check() -> bool:
        return all(e - s == b for s, b, e in zip(start, by, end, strict=True))

    return Move(
        "Move the center",
        "A translation moves the center and keeps the radius.",
        pair_of(start),
        pair_of(end),
        check=check,
    )


def multiplied(square: Fraction, factor: Fraction, result: Fraction) -> Move:
    before = Bin("*", Bin("^", rational(factor), num(2)), rational(square), "cdot")
    return Move(
        "Change the radius",
        "Multiplying the radius multiplies its square by the factor's square.",
        before,
        rational(result),
    )


def root_of(square: Fraction) -> Node:
    return exact.tree(exact.root(exact.constant(square)))


def coordinate(pair: Group, index: int) -> Move:
    item = pair.items[index]
    return Move("Take the coordinate", f"Only the {'xy'[index]}-coordinate is asked.", pair, item,
                check=lambda: same_value(evaluate(pair.items[index]), evaluate(item)))  # fmt: skip


def read_center(equation: Rel, center: Point) -> Move:
    def nearest() -> bool:
        """The left side minus the right is smallest at the center, as SymPy's derivatives say."""
        import sympy

        from tools.maths import algebra

        gap = algebra.difference(equation)
        x, y = sympy.Symbol("x", real=True), sympy.Symbol("y", real=True)
        at = {x: sympy.Rational(center[0]), y: sympy.Rational(center[1])}
        return sympy.diff(gap, x).subs(at) == 0 and sympy.diff(gap, y).subs(at) == 0

    text = "The center's coordinates are what is subtracted from $x$ and $y$: a plus sign in a bracket means a negative one."
    return Move("Read the center", text, equation, pair_of(center), check=nearest)


def written(standard: Rel, center: Point, square: Fraction) -> Move:
    def check() -> bool:
        return on_circle(standard, center, square)

    return Move("Write the equation", "Put the center and the square of the radius into $(x - h)^2 + (y - k)^2 = r^2$.",
                Group((rational(center[0]), rational(center[1]))), standard, check=check)  # fmt: skip


def on_circle(relation: Rel, center: Point, square: Fraction) -> bool:
    """Points walked out from the center by the radius satisfy the equation."""
    r = float(square) ** 0.5
    for step in range(7):
        at = {"x": float(center[0]) + r * cos(step), "y": float(center[1]) + r * sin(step)}
        if not isclose(
            float(evaluate(relation.left, at)), float(evaluate(relation.right, at)), rel_tol=1e-9, abs_tol=1e-9
        ):
            return False
    return True


def standard_with(equation: Rel, center: Point, constant: Node) -> Move:
    standard = Rel("=", equation_of(center, Fraction(1)).left, constant)

    def same() -> bool:
        import sympy

        from tools.maths import algebra

        return bool(sympy.simplify(algebra.difference(equation) / algebra.difference(standard)).is_number)

    text = ("Group the terms in $x$ and in $y$ and complete each square; what is added on the left is added on the "
            "right too, where the constant ends up.")  # fmt: skip
    return Move("Complete the square", text, equation, standard, check=same)
