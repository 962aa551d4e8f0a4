"""Quadratics whose numbers are letters: the vertex, or a rule with given zeros, in terms of constants.

The answer is a formula; a choice is right when it agrees with it at random values of the constants.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from tools.maths import algebra
from tools.maths.derivation import Derivation, Move, State
from tools.maths.polynomial import NotPolynomial, Terms, collect, expand, scale
from tools.maths.problem import Choice
from tools.maths.skills import NONLINEAR_FUNCTIONS
from tools.maths.stem import Stem
from tools.maths.topics.advanced import division, quotients, steps
from tools.maths.topics.advanced.factor_rules import FACTOR
from tools.maths.topics.advanced.parabolas import VERTEX
from tools.maths.topics.advanced.task import Task
from tools.maths.topics.advanced.task_reading import read
from tools.maths.tree import Apply, Group, Node, Num, Rel, Sym, letters, substitute
from tools.maths.values import Unvalued, Value, evaluate, same_value

TRIES = 12
X = Sym("x")


@dataclass(frozen=True)
class Quadratic:
    """a·x² + b·x + c with constants in it; `body` is as written."""

    body: Node
    a: Terms
    b: Terms
    c: Terms


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a problem, None for others."""
    task = read(stem)
    if task is None or task.trap or task.imaginary or task.identity or task.points or task.loose:
        return None
    try:
        if task.ask.kind == "rule" and stem.choices:
            return _rule(task)
        return _vertex(task)
    except (NotPolynomial, Unvalued, ZeroDivisionError):
        return None


def quadratic_of(body: Node) -> Quadratic | None:
    terms = collect(expand(body))
    powers = division.by_power(terms, "x")
    if set(powers) - {0, 1, 2} or not powers.get(2) or letters(body) == {"x"}:
        return None
    return Quadratic(body, *(powers.get(k, ()) for k in (2, 1, 0)))


def _fraction(top: Terms, bottom: Terms) -> Node:
    return quotients.tree(quotients.cancelled(quotients.Quotient(top, bottom)))


# ---- the vertex ------------------------------------------------------------------------------------------------------


def _vertex(task: Task) -> Derivation | None:
    """The vertex of a parabola with letters, or the coordinate that the text calls h or d."""
    if task.conditions and any("x" in letters(c) for c in task.conditions):
        return None
    quadratic = _of_graph(task)
    if quadratic is None:
        return None
    which = _wanted(task, quadratic)
    if which is None:
        return None
    minus_b, twice_a = scale(quadratic.b, Fraction(-1)), scale(quadratic.a, Fraction(2))
    h = _fraction(minus_b, twice_a) if minus_b else Num(Fraction(0))
    square, product = division.product(quadratic.b, quadratic.b), division.product(quadratic.a, quadratic.c)
    top = collect(scale(product, Fraction(4)) + scale(square, Fraction(-1)))
    k = _fraction(top, scale(quadratic.a, Fraction(4))) if top else Num(Fraction(0))
    placed = substitute(quadratic.body, {"x": h})
    value: Node = {"x": h, "y": k}.get(which) or Group((h, k))
    moves = [
        Move(
            "Find the middle",
            r"A parabola turns at $x = -\frac{b}{2a}$, halfway between any two points of the same height.",
            quadratic.body,
            State.of(Rel("=", X, h)),
            check=partial(_turns, quadratic.body, h),
        )
    ]
    if which != "x":
        moves.append(Move("Find the height there", "Put that value of $x$ into the formula.", placed, k,
                          check=lambda: algebra.equal(placed, k)))  # fmt: skip
    return Derivation(
        NONLINEAR_FUNCTIONS,
        VERTEX,
        tuple(moves),
        ({},),
        (value,),
        asked="You are asked where the parabola turns, in terms of the constants.",
        confirm=lambda: _symmetric(quadratic.body, h, k),
        fits=partial(_agrees_with, value),
        full=task.full,
    )


def _of_graph(task: Task) -> Quadratic | None:
    """The one rule y = … or f(x) = … in x."""
    bodies = [body for letter, body in task.functions.values() if letter == "x"]
    bodies += [e.right for e in task.equations if e.left == Sym("y")]
    if len(bodies) != 1 or len(task.functions) + len(task.equations) != 1:
        return None
    return quadratic_of(bodies[0])


def _wanted(task: Task, quadratic: Quadratic) -> str | None:
    """ "x", "y" or "both" coordinates of the vertex."""
    ask = task.ask
    if ask.kind == "vertex" and not task.facts:
        return "both"
    if ask.kind == "vertexpart" and not task.facts:
        return ask.word if ask.word in ("x", "y") else None
    named = task.fact("vertex")
    if ask.kind not in ("value", "equivalent") or named is None or len(task.facts) != 1 or ask.other or ask.pick:
        return None
    point = named.nodes[0] if named.nodes else None
    if not isinstance(point, Group) or len(point.items) != 2 or letters(point) & letters(quadratic.body):
        return None
    places = [axis for axis, item in zip("xy", point.items, strict=True) if isinstance(item, Sym) and item == ask.node]
    return places[0] if len(places) == 1 else None


def _turns(body: Node, h: Node) -> bool:
    """SymPy: the derivative is zero there."""
    import sympy

    x = algebra.to_sympy(X)
    return bool(sympy.simplify(sympy.diff(algebra.to_sympy(body), x).subs(x, algebra.to_sympy(h))) == 0)


def _values(names: Sequence[str], seed: int) -> dict[str, Value]:
    generator = random.Random(seed)
    return {n: Fraction(generator.randint(1, 40), generator.choice((1, 2, 3, 7))) for n in names}


def _symmetric(body: Node, h: Node, k: Node) -> bool:
    """The second route: at random constants the heights left and right of h agree, and the height at h is k."""
    names = sorted((letters(body) | letters(h) | letters(k)) - {"x"})
    for seed in range(TRIES):
        at = _values(names, seed)
        middle, height = evaluate(h, at), evaluate(k, at)
        sides = [evaluate(body, {**at, "x": middle + s}) for s in (-2, 2)]
        if not same_value(*sides) or not same_value(evaluate(body, {**at, "x": middle}), height):
            return False
    return True


def _agrees_with(value: Node, choice: Choice) -> bool:
    """Whether a choice is the same formula, or the same pair of formulas."""
    node = choice.node
    if isinstance(value, Group):
        if not isinstance(node, Group) or node.kind != "pair" or len(node.items) != 2:
            return False
        return all(steps.agree(a, b) for a, b in zip(node.items, value.items, strict=True))
    if isinstance(node, Rel) and isinstance(node.left, Sym) and node.op == "=":
        node = node.right
    return node is not None and not isinstance(node, Rel | Group) and steps.agree(node, value)


# ---- a rule with zeros in letters ------------------------------------------------------------------------------------


def _rule(task: Task) -> Derivation | None:
    """ "x-intercepts (−a, 0), (0, 0), (b, 0): which could define f?": the choice that is zero just there."""
    if task.functions or task.equations or not task.only("root", "xpoints"):
        return None
    zeros = [_place(n) for f in task.facts for n in f.nodes]
    kept = [z for z in zeros if z is not None]
    if len(kept) < 2 or len(kept) != len(zeros) or not any(letters(z) for z in kept):
        return None
    fits = partial(_zero_there, kept)
    right = [c for c in task.choices if fits(c)]
    body = steps.right_side(right[0].node) if len(right) == 1 else None
    if body is None:
        return None
    moves = tuple(
        Move(
            "Try the zero",
            "Put the zero in the place of $x$: one factor must become zero.",
            put,
            Num(Fraction(0)),
            check=partial(algebra.equal, put, Num(Fraction(0))),
        )
        for put in (substitute(body, {"x": z}) for z in kept)
    )
    return Derivation(
        NONLINEAR_FUNCTIONS,
        FACTOR,
        moves,
        ({},),
        (body,),
        asked="You are asked for a rule with just those zeros.",
        confirm=lambda: _sympy_zeros(body, kept),
        fits=fits,
        full=task.full,
    )


def _place(node: Node) -> Node | None:
    if isinstance(node, Group):
        return node.items[0] if len(node.items) == 2 and node.items[1] == Num(Fraction(0), "0") else None
    return None if isinstance(node, Rel | Apply) else node


def _zero_there(zeros: Sequence[Node], choice: Choice) -> bool:
    body = steps.right_side(choice.node)
    names = sorted({n for z in zeros for n in letters(z)})
    if body is None or not letters(body) <= {"x", *names}:
        return False
    for seed in range(TRIES):
        at = _values(names, seed)
        put = substitute(body, {n: steps.number(Fraction(v)) for n, v in at.items()})
        try:
            roots = division.rational_roots(division.coefficients(expand(put), "x"))
        except NotPolynomial:
            return False
        if set(roots) != {evaluate(z, at) for z in zeros}:
            return False
    return True


def _sympy_zeros(body: Node, zeros: Sequence[Node]) -> bool:
    """SymPy's own zeros of the rule are the ones told."""
    import sympy

    found = sympy.solve(algebra.to_sympy(body), algebra.to_sympy(X))
    wanted = [algebra.to_sympy(z) for z in zeros]
    close: Callable[[object, object], bool] = lambda a, b: bool(sympy.simplify(a - b) == 0)  # type: ignore[operator]  # noqa: E731
    return all(any(close(f, w) for w in wanted) for f in found) and all(any(close(f, w) for f in found) for w in wanted)
