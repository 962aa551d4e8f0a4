"""Formulas compared by numbers put in for their letters, apart from the steps that rearranged them."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction

from tools.maths.problem import Choice
from tools.maths.tree import Node, Rel, Sym, letters
from tools.maths.values import Unvalued, evaluate


def points(formula: Rel, name: str) -> list[dict[str, Fraction]]:
    source = random.Random(5)
    names = sorted(letters(formula) - {name})
    return [{n: Fraction(source.randint(1, 60), source.choice((1, 2, 3))) for n in names} for _ in range(8)]


def solves(formula: Rel, name: str, result: Node) -> bool:
    """Random positive values for the other letters: the result put into the formula makes both sides equal."""
    tried = 0
    for point in points(formula, name):
        try:
            value = evaluate(result, point)
            left, right = (float(evaluate(side, {**point, name: value})) for side in (formula.left, formula.right))
        except (Unvalued, OverflowError):
            continue
        if abs(left - right) > 1e-9 * max(1.0, abs(left)):
            return False
        tried += 1
    return tried >= 3


def still(before: Rel, after: Rel, name: str) -> Callable[[], bool]:
    """A check that a positive value of the letter that makes one equation true makes the other true as well."""

    def check() -> bool:
        import sympy

        from tools.maths import algebra

        gap = algebra.to_sympy(before.left) - algebra.to_sympy(before.right)
        new = algebra.to_sympy(after.left) - algebra.to_sympy(after.right)
        tried = 0
        for point in points(before, name):
            values = {sympy.Symbol(n, real=True): sympy.Rational(v.numerator, v.denominator) for n, v in point.items()}
            x = sympy.Symbol(name, real=True)
            ends = sympy.solve(new.subs(values), x)
            for end in ends:
                if end.is_real and end > 0:
                    tried += 1
                    if sympy.simplify(gap.subs(values).subs(x, end)) != 0:
                        return False
            if tried >= 2:
                break
        return tried >= 1

    return check


def gives(choice: Choice, formula: Rel, name: str) -> bool:
    node = choice.node
    if isinstance(node, Rel):
        if node.op != "=" or node.left != Sym(name):
            return False
        node = node.right
    return (
        node is not None
        and name not in letters(node)
        and letters(node) <= letters(formula)
        and solves(formula, name, node)
    )
