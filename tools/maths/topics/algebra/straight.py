"""Straight lines as numbers: y = m·x + b or x = c, read from an equation, and SymPy's view of their slopes."""

from dataclasses import dataclass
from fractions import Fraction

from tools.maths import algebra
from tools.maths.polynomial import NotPolynomial, Terms, coefficient, collect, expand, rational, scale
from tools.maths.topics.algebra.isolating import split
from tools.maths.tree import Apply, Bin, Group, Neg, Node, Rel, Sym, letters


@dataclass(frozen=True)
class Straight:
    """y = slope·x + start, or x = start where the slope is None (a vertical line)."""

    slope: Fraction | None
    start: Fraction

    def holds(self, x: Fraction, y: Fraction) -> bool:
        """Whether the point lies on it."""
        return x == self.start if self.slope is None else y == self.slope * x + self.start

    def relation(self) -> Rel:
        """Its equation."""
        if self.slope is None:
            return Rel("=", Sym("x"), rational(self.start))
        return Rel("=", Sym("y"), right_side(self.slope, self.start))


def right_side(slope: Fraction, start: Fraction, letter: str = "x") -> Node:
    """slope·x + start as a tree."""
    if slope == 0:
        return rational(start)
    size = Sym(letter) if abs(slope) == 1 else Bin("*", rational(abs(slope)), Sym(letter))
    first: Node = Neg(size) if slope < 0 else size
    if start == 0:
        return first
    return Bin("-" if start < 0 else "+", first, rational(abs(start)))


def straight(relation: Rel) -> Straight | None:
    """The line of a linear equation in x and y; None when it holds another letter or is no line.

    >>> from tools.maths.grammar import parse
    >>> straight(parse("3x - 5y = 20"))
    Straight(slope=Fraction(3, 5), start=Fraction(-4, 1))
    """
    if relation.op != "=" or not letters(relation) <= {"x", "y"}:
        return None
    try:
        terms = collect(expand(relation.left) + scale(expand(relation.right), Fraction(-1)))
    except NotPolynomial:
        return None
    if any(t.degree > 1 for t in terms):
        return None
    a, b, c = (coefficient(terms, m) for m in ((("x", 1),), (("y", 1),), ()))
    if b:
        return Straight(-a / b, -c / b)
    return Straight(None, -c / a) if a else None


def as_relation(node: Node | None) -> Rel | None:
    """A choice as an equation in x and y; f(x) = … and a bare right side mean y = …"""
    match node:
        case Rel("=", Apply(_, Sym("x")), right):
            return Rel("=", Sym("y"), right)
        case Rel("=", _, _):
            return node
    if node is not None and letters(node) == {"x"} and not isinstance(node, Group | Rel):
        return Rel("=", Sym("y"), node)
    return None


def coefficients(relation: Rel) -> tuple[Terms, Terms] | None:
    terms = collect(expand(relation.left) + scale(expand(relation.right), Fraction(-1)))
    a, rest = split(terms, "x")
    b, rest = split(rest, "y")
    return (a, b) if (a or b) else None


def is_slope(relation: Rel, slope: Fraction | None) -> bool:
    """SymPy's derivative of the line is the slope."""
    import sympy

    if slope is None:
        return False
    x, y = (algebra.to_sympy(Sym(n)) for n in "xy")
    gap = algebra.difference(relation)
    return (
        sympy.diff(gap, y) != 0
        and sympy.simplify(-sympy.diff(gap, x) / sympy.diff(gap, y) - algebra.to_sympy(rational(slope))) == 0
    )


def slope_where(relation: Rel, condition: Rel, slope: Fraction) -> bool:
    """SymPy: where the condition holds, the line has the slope."""
    import sympy

    names = sorted(letters(condition))
    solved = sympy.solve(algebra.difference(condition), algebra.to_sympy(Sym(names[0])), dict=True)
    if len(solved) != 1:
        return False
    x, y = (algebra.to_sympy(Sym(n)) for n in "xy")
    gap = algebra.difference(relation).subs(solved[0])
    return (
        sympy.diff(gap, y) != 0
        and sympy.simplify(-sympy.diff(gap, x) / sympy.diff(gap, y) - algebra.to_sympy(rational(slope))) == 0
    )


def linear_root(condition: Rel, name: str) -> Fraction | None:
    """The one number that makes a linear equation in one letter true, None when there is not exactly one.

    >>> from tools.maths.grammar import parse
    >>> linear_root(parse("6k - 12 = 36"), "k")
    Fraction(8, 1)
    """
    if letters(condition) != {name}:
        return None
    try:
        terms = collect(expand(condition.left) + scale(expand(condition.right), Fraction(-1)))
    except NotPolynomial:
        return None
    slope, start = coefficient(terms, ((name, 1),)), coefficient(terms, ())
    return -start / slope if slope and all(t.degree <= 1 for t in terms) else None


def points_slope(condition: Rel, one: Group, two: Group, slope: Fraction) -> bool:
    """SymPy: the condition is that of the slope between the two points."""
    (x1, y1), (x2, y2) = ([algebra.to_sympy(i) for i in p.items] for p in (one, two))
    return bool(
        (algebra.difference(condition) - ((y2 - y1) - algebra.to_sympy(rational(slope)) * (x2 - x1))).expand() == 0
    )
