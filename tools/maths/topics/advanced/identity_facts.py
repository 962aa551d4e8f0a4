"""What an identity says: its two sides have the same coefficients."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from tools.maths import algebra
from tools.maths.derivation import Move, State
from tools.maths.polynomial import NotPolynomial, Terms, collect, scale, terms_tree
from tools.maths.topics.advanced import division, quotients
from tools.maths.topics.advanced.curves import Curve, standard_form
from tools.maths.topics.advanced.steps import ZERO, points
from tools.maths.tree import Node, Rel, letters
from tools.maths.typeset import shown
from tools.maths.values import Unvalued, Value, evaluate, same_value


def from_identity(equation: Rel, letter: str, decimal: bool) -> tuple[list[Move], list[Rel]] | None:
    """Two polynomials equal for every value of a letter: their coefficients agree one by one."""
    try:
        left, right = quotients.read(equation.left), quotients.read(equation.right)
    except (NotPolynomial, ZeroDivisionError):
        return None
    moves: list[Move] = []
    over = quotients.least_common(left.bottom, right.bottom)
    f, g = division.exact_quotient(over, left.bottom), division.exact_quotient(over, right.bottom)
    if f is None or g is None:
        return None
    sides = [collect(division.product(left.top, f)), collect(division.product(right.top, g))]
    tops = Rel("=", *(_ordered(s, letter) for s in sides))
    if any(letter in letters(terms_tree(q.bottom)) for q in (left, right)):
        factor = quotients.factored(over)
        text = f"Multiply both sides by {shown(factor)} and multiply out."
        rule = "Clear the fractions"
    else:
        text, rule, factor = (
            "Multiply out and order both sides by powers of the unknown.",
            "Multiply out",
            terms_tree(over),
        )

    def check() -> bool:
        import sympy

        gap = (algebra.to_sympy(equation.left) - algebra.to_sympy(equation.right)) * algebra.to_sympy(factor)
        return bool(sympy.simplify(gap - algebra.to_sympy(tops.left) + algebra.to_sympy(tops.right)) == 0)

    if tops != equation:
        moves.append(Move(rule, text, State.of(equation), State.of(tops), check=check))
    a, b = (division.by_power(s, letter) for s in sides)
    found: list[Rel] = []
    for power in sorted({*a, *b}, reverse=True):
        u, v = a.get(power, ()), b.get(power, ())
        if collect(u + scale(v, Fraction(-1))):
            pair = Rel("=", terms_tree(u, decimal), terms_tree(v, decimal))
            found.append(Rel("=", pair.right, pair.left) if not letters(pair.left) else pair)
    if not found:
        return None

    def compared() -> bool:
        import sympy

        x = sympy.Symbol(letter, real=True)
        gap = sympy.Poly(algebra.to_sympy(tops.left) - algebra.to_sympy(tops.right), x)
        wanted = [sympy.expand(c) for c in gap.all_coeffs() if sympy.expand(c) != 0]
        given = [sympy.expand(algebra.to_sympy(r.left) - algebra.to_sympy(r.right)) for r in found]
        return len(wanted) == len(given) and all(w in (n, -n) for w, n in zip(wanted, given, strict=True))

    text = f"Both sides are equal for every ${letter}$, so the coefficients of each power of ${letter}$ are equal."
    moves.append(Move("Compare coefficients", text, State.of(tops), State.of(*found), check=compared))
    return moves, found


def _ordered(terms: Terms, letter: str) -> Node:
    """A polynomial by powers of a letter, the coefficients in brackets."""
    curve = Curve(letter, Rel("=", terms_tree(terms), ZERO))
    return standard_form(curve)[1].left if terms else ZERO


def identity_holds(equation: Rel, letter: str, env: Mapping[str, Value]) -> bool:
    """The two sides agree at random values of the letter."""
    compared = 0
    for at in points([letter]):
        try:
            here = {**env, **at}
            if not same_value(evaluate(equation.left, here), evaluate(equation.right, here)):
                return False
            compared += 1
        except Unvalued:
            continue
    return compared >= 4
