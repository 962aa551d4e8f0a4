"""The numbers of a model of two inputs: 60 + 12nh, whose rate is "per worker per hour", and 20d + 0.15m."""

from __future__ import annotations

import operator
from fractions import Fraction
from functools import partial

from tools.maths.polynomial import NotPolynomial, coefficient, collect, expand
from tools.maths.topics.models.model import Model
from tools.maths.topics.models.pointed import Asked, made
from tools.maths.topics.models.quantity import Quantity
from tools.maths.topics.models.roles import Role
from tools.maths.tree import Bin, Node, num, substitute
from tools.maths.values import Unvalued, evaluate, exact_value


def in_product(model: Model, output: Quantity, target: Node | str) -> Asked | None:
    """The role of a number in start + rate · x · y or start + a · x + b · y; None for any other model."""
    n = None if isinstance(target, str) else exact_value(target)
    if n is None or len(model.inputs) != 2 or any(model.said(i) is None for i in model.inputs):
        return None
    x, y = model.inputs
    try:
        terms = collect(expand(model.body))
    except NotPolynomial:
        return None
    start, rate = coefficient(terms, ()), coefficient(terms, ((x, 1), (y, 1)))
    alone = [coefficient(terms, ((name, 1),)) for name in (x, y)]
    if any(t.degree > 2 for t in terms) or sum(abs(c) == abs(n) for c in (start, rate, *alone)) != 1:
        return None
    if bool(rate) == any(alone):
        return None

    def f(p: int, q: int) -> Fraction:
        value = evaluate(model.body, {x: Fraction(p), y: Fraction(q)})
        return value if isinstance(value, Fraction) else Fraction(0)

    first, second = model.said(x), model.said(y)
    assert first is not None and second is not None
    at = {p: substitute(model.body, {x: num(p), y: num(p)}) for p in (0, 1)}
    try:
        if n == abs(rate):
            role = Role("rate", rate, output, first, also=second)
            text = "Compare one of each with none: the difference is what one of the first adds for one of the second."
            return made(model, role, Bin("-", at[1], at[0]), num(rate), "Put in one of each", text,
                        test=lambda: f(3, 5) - f(2, 5) == 5 * rate and f(3, 5) - f(3, 4) == 3 * rate)  # fmt: skip
        for name, own, per in zip((x, y), (first, second), alone, strict=True):
            if n == abs(per):
                one = substitute(model.body, {x: num(int(name == x)), y: num(int(name == y))})
                text = "Raise that letter by one and leave the other: see how much the result grows."
                gap = f(4, 5) - f(3, 5) if name == x else f(3, 6) - f(3, 5)
                role, difference = Role("rate", per, output, own), Bin("-", one, at[0])
                return made(
                    model, role, difference, num(per), "Add one more", text, test=partial(operator.eq, gap, per)
                )
        if n == abs(start):
            both = Quantity(x, f"{first.phrase} {second.phrase}", first.unit, first.event)
            text = "Put zero in for the letters and see what is left."
            return made(model, Role("start", start, output, both), at[0], num(start), "Put in zero", text,
                        test=lambda: f(0, 7) == f(7, 0) == start)  # fmt: skip
    except Unvalued:
        return None
    return None
