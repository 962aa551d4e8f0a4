"""The solutions of a quadratic equation whose numbers are letters, in terms of those constants; or one of them.

A choice is right when its values solve the equation at random values of the constants.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial

from tools.maths import algebra
from tools.maths.derivation import Derivation, Move, State
from tools.maths.polynomial import NotPolynomial, collect, expand, scale, terms_tree
from tools.maths.problem import Choice
from tools.maths.skills import NONLINEAR_EQUATIONS
from tools.maths.stem import Stem
from tools.maths.topics.advanced import division, steps
from tools.maths.topics.advanced.lettered import TRIES, X, quadratic_of
from tools.maths.topics.advanced.task import Task
from tools.maths.topics.advanced.task_reading import read
from tools.maths.tree import Bin, Group, Neg, Node, Num, Rel, Root, letters
from tools.maths.values import Unvalued, evaluate, same_value

FORMULA = (
    r"The solutions of $ax^2 + bx + c = 0$ are $\frac{-b \pm \sqrt{b^2 - 4ac}}{2a}$, also when $a$, $b$ and $c$ "
    "hold letters."
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a problem, None for others."""
    task = read(stem)
    if task is None or task.trap or task.imaginary or task.identity or task.points or task.loose or not stem.choices:
        return None
    try:
        return _solutions(task)
    except (NotPolynomial, Unvalued, ZeroDivisionError):
        return None


def _solutions(task: Task) -> Derivation | None:
    """The solutions of a quadratic equation in x in terms of its constants, or one of them."""
    if task.ask.kind != "solutions" or len(task.equations) != 1 or task.functions or task.facts or task.ask.pick:
        return None
    equation = task.equations[0]
    if any("x" in letters(c) for c in task.conditions) or "y" in letters(equation) or task.ask.node not in (None, X):
        return None
    quadratic = quadratic_of(Bin("-", equation.left, equation.right))
    if quadratic is None:
        return None
    product = division.product
    gap = collect(product(quadratic.b, quadratic.b) + scale(product(quadratic.a, quadratic.c), Fraction(-4)))
    top: Node = Root(terms_tree(gap))
    minus_b = scale(quadratic.b, Fraction(-1))
    twice_a = terms_tree(scale(quadratic.a, Fraction(2)))
    both = [Bin("/", Bin(s, terms_tree(minus_b), top) if minus_b else (top if s == "+" else Neg(top)), twice_a, "frac")
            for s in "+-"]  # fmt: skip
    fits = partial(_solves, equation, both, tuple(task.conditions))
    right = [c.node for c in task.choices if fits(c) and c.node is not None]
    if len(right) != 1:
        return None
    collected = Rel("=", terms_tree(collect(expand(quadratic.body))), Num(Fraction(0)))
    formula = State.either(*(Rel("=", X, v) for v in both))
    moves = (
        Move("Bring it to zero", "Bring everything to one side, so that you can read off $a$, $b$ and $c$.",
             State.of(equation), State.of(collected), check=partial(_same_gap, equation, collected)),
        Move("Use the quadratic formula", "Put the coefficients, letters included, into the formula and simplify.",
             State.of(collected), formula, check=partial(_roots, collected, both)),
    )  # fmt: skip
    return Derivation(
        NONLINEAR_EQUATIONS,
        FORMULA,
        moves,
        ({},),
        (right[0],),
        asked="You are asked for $x$ in terms of the constants.",
        confirm=lambda: _put_back(equation, right[0], tuple(task.conditions)),
        fits=fits,
        full=task.full,
    )


def _signed(node: Node) -> list[Node]:
    """The formulas a choice stands for: both signs of ±, each part of a set, the right side of x = …"""
    if isinstance(node, Rel):
        return _signed(node.right) if node.op == "=" and node.left == X else []
    if isinstance(node, Group):
        return [v for item in node.items for v in _signed(item)] if node.kind != "pair" else []
    plus, minus = (steps.signed(node, s) for s in "+-")
    return [plus] if plus == minus else [plus, minus]


def _solves(equation: Rel, both: Sequence[Node], conditions: tuple[Rel, ...], choice: Choice) -> bool:
    """Every value of the choice is a solution, and a choice of two gives both."""
    given = _signed(choice.node) if choice.node is not None else []
    if not given or any("x" in letters(v) for v in given):
        return False
    names = sorted(letters(equation) - {"x"})
    compared = 0
    for at in steps.points(names, conditions)[:TRIES]:
        try:
            roots = [evaluate(v, at) for v in both]
            values = [evaluate(v, at) for v in given]
        except Unvalued:
            continue
        if not all(any(same_value(v, r) for r in roots) for v in values):
            return False
        if len(values) == 2 and not all(any(same_value(v, r) for v in values) for r in roots):
            return False
        compared += 1
    return compared >= 3


def _same_gap(a: Rel, b: Rel) -> bool:
    return bool((algebra.difference(a) - algebra.difference(b)).expand() == 0)


def _roots(collected: Rel, both: Sequence[Node]) -> bool:
    """SymPy: the two formulas are zeros of the quadratic."""
    import sympy

    x = algebra.to_sympy(X)
    gap = algebra.difference(collected)
    return all(sympy.simplify(gap.subs(x, algebra.to_sympy(v))) == 0 for v in both)


def _put_back(equation: Rel, node: Node, conditions: tuple[Rel, ...]) -> bool:
    """The second route: each value of the choice put into the equation, at random constants."""
    compared = 0
    for at in steps.points(sorted(letters(equation) - {"x"}), conditions, seed=5)[:TRIES]:
        for value in _signed(node):
            try:
                here = {**at, "x": evaluate(value, at)}
                if abs(float(evaluate(equation.left, here)) - float(evaluate(equation.right, here))) > 1e-6:
                    return False
                compared += 1
            except Unvalued:
                continue
    return compared >= 3
