"""A line and the two axes: how far apart the points are where it meets them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial

from tools.maths import algebra
from tools.maths.derivation import Derivation, Move, State
from tools.maths.polynomial import collect, expand, rational, scale
from tools.maths.skills import LINEAR_TWO
from tools.maths.solving import surds
from tools.maths.stem import Stem
from tools.maths.topics.advanced import steps
from tools.maths.tree import Apply, Bin, Group, Node, Num, Rel, Root, Sym, letters
from tools.maths.typeset import shown
from tools.maths.values import evaluate

AXES = (
    "A line meets the $x$-axis where $y = 0$ and the $y$-axis where $x = 0$; with the origin these make a right angle."
)
_BOTH = re.compile(r"x-axis.*y-axis|y-axis.*x-axis|x-intercept.*y-intercept|y-intercept.*x-intercept|axes")


def axes(stem: Stem) -> Derivation | None:
    """A line that meets both axes: the distance between the two points."""
    equations = stem.equations()
    if len(equations) != 1 or not _BOTH.search(stem.prose):
        return None
    relation = equations[0]
    if isinstance(relation.left, Apply):
        relation = Rel("=", Sym("y"), relation.right)
    if letters(relation) != {"x", "y"}:
        return None
    terms = collect(expand(relation.left) + scale(expand(relation.right), Fraction(-1)))
    if any(t.degree > 1 for t in terms):
        return None
    a, b, c = (
        sum((t.coefficient for t in terms if t.monomial == m), Fraction(0)) for m in ((("x", 1),), (("y", 1),), ())
    )
    if not (a and b and c):
        return None
    across, up = abs(c / a), abs(c / b)
    value = surds.value(Root(rational(across**2 + up**2)))
    if value is None:
        return None
    ends = [Group((rational(-c / a), rational(Fraction(0)))), Group((rational(Fraction(0)), rational(-c / b)))]
    length = Root(Bin("+", _square(across), _square(up)))
    moves = [
        Move(
            "Find the intercepts",
            "Put $y = 0$ to find one point and $x = 0$ to find the other.",
            State.of(relation),
            ", ".join(shown(e).strip("$") for e in ends),
            check=lambda: all(algebra.satisfies(relation, dict(zip("xy", e.items, strict=True))) for e in ends),
        ),
        Move("Use the Pythagorean theorem", "The axes make a right angle: square, add, take the root.", length, value),
    ]
    return derived(stem, AXES, moves, value, LINEAR_TWO, partial(_between_axes, relation))


def _square(size: Fraction) -> Node:
    return Bin("^", rational(size), Num(Fraction(2)))


def _between_axes(relation: Rel) -> float:
    import sympy

    x, y = (algebra.to_sympy(Sym(n)) for n in "xy")
    gap = algebra.difference(relation)
    across, up = sympy.solve(gap.subs(y, 0), x)[0], sympy.solve(gap.subs(x, 0), y)[0]
    return float(sympy.sqrt(across**2 + up**2))


def derived(
    stem: Stem, concept: str, moves: Sequence[Move], value: Node, skill: str, measured: Callable[[], Fraction | float]
) -> Derivation:
    return Derivation(
        skill,
        concept,
        tuple(moves),
        ({},),
        (value,),
        asked="You are asked how far apart the two points are.",
        confirm=lambda: abs(float(measured()) - float(evaluate(value))) < 1e-9,
        fits=steps.value_fits([value]) if stem.choices else None,
    )
