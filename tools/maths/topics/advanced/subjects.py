"""The function that claims are about, and what a bare formula says of it: a factor, a zero, a point, an equal form."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tools.maths.polynomial import NotPolynomial, expand
from tools.maths.topics.advanced import division
from tools.maths.topics.advanced.steps import applied
from tools.maths.tree import Apply, Group, Node, Rel, Sym, has_call, letters
from tools.maths.values import Unvalued, Value, evaluate, same_value

Coefficients = tuple[Fraction, ...]


@dataclass(frozen=True)
class Subject:
    """The function: its name ("" if it has none), its letter, its rule and that rule's coefficients, lowest first.

    values: empty for a function that is no polynomial, of which only values and points are judged.
    """

    name: str
    letter: str
    body: Node
    values: Coefficients

    def at(self, where: Node) -> Value:
        """Its value somewhere. Raises Unvalued."""
        return evaluate(self.body, {self.letter: evaluate(where)})


@dataclass(frozen=True)
class BySympy(Subject):
    """The same function with its values worked out by SymPy: the second route where there are no coefficients."""

    def at(self, where: Node) -> Value:
        from tools.maths import algebra

        found = algebra.to_sympy(self.body).subs(algebra.to_sympy(Sym(self.letter)), algebra.to_sympy(where))
        if not found.is_real:
            raise Unvalued("no real value")
        return Fraction(int(found.p), int(found.q)) if found.is_Rational else float(found)


def subject(name: str, letter: str, body: Node) -> Subject | None:
    """A function as a subject of claims; None for a polynomial that is a number or of a high degree."""
    try:
        values = division.coefficients(expand(body), letter)
    except NotPolynomial:
        return Subject(name, letter, body, ()) if letters(body) == {letter} else None
    return Subject(name, letter, body, tuple(values)) if 2 <= len(values) <= 7 else None


def formula_holds(node: Node, about: Subject, kind: str) -> bool | None:
    if kind == "factor":
        return None if isinstance(node, Rel | Group) else divides(node, about)
    if kind == "zero":
        if isinstance(node, Group):
            return on_graph(node, about) and same_value(evaluate(node.items[1]), Fraction(0))
        number = node.right if isinstance(node, Rel) and node.left == Sym(about.letter) else node
        return None if isinstance(number, Rel) or letters(number) else same_value(about.at(number), Fraction(0))
    if kind == "point":
        return on_graph(node, about) if isinstance(node, Group) else None
    if kind == "equal":
        return None if isinstance(node, Rel | Group) else _equal(node, about)
    return _relation(node, about) if isinstance(node, Rel) else None


def _relation(node: Rel, about: Subject) -> bool | None:
    """f(2) = 5, or f(2) > f(3)."""
    if not has_call(node):
        return None
    left, right = _side(node.left, about), _side(node.right, about)
    if left is None or right is None:
        return None
    if same_value(left, right):
        return node.op in "=≤≥"
    return node.op == "≠" or (node.op in "<≤" if left < right else node.op in ">≥")


def _side(node: Node, about: Subject) -> Value | None:
    """The value of one side: of f(2) directly, of 2f(2) + 1 by writing f out."""
    if isinstance(node, Apply) and node.name == about.name and not letters(node.arg):
        return about.at(node.arg)
    written = applied(node, {about.name: (about.letter, about.body)})
    return None if written is None or letters(written) else evaluate(written)


def on_graph(point: Group, about: Subject) -> bool:
    return len(point.items) == 2 and same_value(about.at(point.items[0]), evaluate(point.items[1]))


def _equal(node: Node, about: Subject) -> bool:
    return (
        bool(about.values)
        and letters(node) <= {about.letter}
        and tuple(division.coefficients(expand(node), about.letter)) == about.values
    )


def divides(node: Node, about: Subject) -> bool | None:
    """Whether an expression in the letter divides the polynomial."""
    if letters(node) != {about.letter} or not about.values:
        return None
    by = division.coefficients(expand(node), about.letter)
    return not any(division.divide(about.values, by)[1]) if len(by) >= 2 else None


def real_zeros(values: Coefficients) -> int | None:
    """How many different real zeros a polynomial has: rational ones taken out, a quadratic rest by its discriminant."""
    roots = division.rational_roots(values)
    rest = tuple(values)
    for root in roots:
        while division.value(rest, root) == 0 and len(rest) > 1:
            rest = tuple(division.divide(rest, (-root, Fraction(1)))[0])
    if len(rest) <= 2:
        return len(set(roots)) + (1 if len(rest) == 2 else 0)
    if len(rest) == 3:
        c, b, a = rest
        gap = b * b - 4 * a * c
        return len(set(roots)) + (2 if gap > 0 else 1 if gap == 0 else 0)
    return None
