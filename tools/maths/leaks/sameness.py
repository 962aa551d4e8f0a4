"""Whether two answers say the same: numbers, expressions, relations up to a factor, points, systems. No SymPy.

Expressions and relations are compared at random exact points, so 2x + y = 5 and y = 5 − 2x are one answer and x > 4 and
4 < x as well; x < 4 is another. A rounded decimal is told apart from the exact value by `rounded`.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction

from tools.maths.second_route import equivalent
from tools.maths.tree import (
    TURNED,
    Abs,
    Apply,
    Bin,
    Chain,
    Degrees,
    Group,
    Neg,
    Node,
    Num,
    Percent,
    Rel,
    Root,
    Sym,
    Trig,
    letters,
)
from tools.maths.values import Unvalued, Value, evaluate, same_value

TRIES = 24  # random points tried
ENOUGH = 4  # points at which both relations had a value


def value_of(node: Node) -> Value | None:
    """The value of a tree without letters, None when it has none."""
    try:
        return evaluate(node)
    except (Unvalued, RecursionError):
        return None


def called(node: Node) -> Node:
    """f(x) as a letter of its own, so that y = 2x and f(x) = 2x can be evaluated alike."""
    match node:
        case Apply(name):
            return Sym(f"{name}_of")
        case Rel(op, left, right):
            return Rel(op, called(left), called(right))
        case Bin(op, left, right, shown):
            return Bin(op, called(left), called(right), shown)
        case Neg(arg):
            return Neg(called(arg))
        case Root(arg, index):
            return Root(called(arg), index)
        case Percent(arg):
            return Percent(called(arg))
        case Abs(arg):
            return Abs(called(arg))
        case Degrees(arg):
            return Degrees(called(arg))
        case Trig(name, arg):
            return Trig(name, called(arg))
        case _:
            return node


def factor(a: Rel, b: Rel) -> Value | None:
    """The constant c with (left − right of a) = c · (left − right of b) everywhere, None when there is none.

    >>> from tools.maths.grammar import parse
    >>> factor(parse("6x > 24"), parse("x > 4"))
    Fraction(6, 1)
    """
    one, other = called(a), called(b)
    if not isinstance(one, Rel) or not isinstance(other, Rel) or letters(one) != letters(other):
        return None
    names = sorted(letters(one))
    generator = random.Random(20_26)
    ratio: Value | None = None
    seen = 0
    for _ in range(TRIES):
        at: dict[str, Value] = {n: Fraction(generator.randint(1, 40), generator.choice((1, 2, 3))) for n in names}
        try:
            x, y = (evaluate(r.left, at) - evaluate(r.right, at) for r in (one, other))
        except Unvalued:
            continue
        if same_value(y, Fraction(0)) or same_value(x, Fraction(0)):
            if same_value(y, Fraction(0)) != same_value(x, Fraction(0)):
                return None
            continue
        here = x / y
        if ratio is not None and not same_value(here, ratio):
            return None
        ratio, seen = here, seen + 1
        if seen == ENOUGH:
            return ratio
    return ratio if seen and not names else None


def same_relation(a: Rel, b: Rel) -> bool:
    """The same line, curve or half-line, however it is written.

    >>> from tools.maths.grammar import parse
    >>> same_relation(parse("2x + y = 5"), parse("y = 5 - 2x")), same_relation(parse("-2x < 4"), parse("x < -2"))
    (True, False)
    """
    ratio = factor(a, b)
    if ratio is None:
        sides = [r.right for r in (a, b) if r.op == "=" and isinstance(r.left, Apply | Sym) and letters(r.right)]
        named = any(isinstance(r.left, Apply) for r in (a, b))
        return named and len(sides) == 2 and same_expression(sides[0], sides[1])
    return b.op == (a.op if ratio > 0 else TURNED[a.op])


def opposite(a: Rel, b: Rel) -> bool:
    """Whether two inequalities have the same border and point the other way."""
    ratio = factor(a, b)
    if ratio is None or a.op not in "<>≤≥" or b.op not in "<>≤≥":
        return False
    turned = TURNED[a.op] if ratio > 0 else a.op
    return (b.op in "<≤") == (turned in "<≤")


def same_expression(a: Node, b: Node) -> bool:
    """The same letters and, at random points, the same values."""
    one, other = called(a), called(b)
    if letters(one) != letters(other):
        return False
    return equivalent(one, other)


def relations(node: Node) -> tuple[Rel, ...]:
    """What has to hold together: the links of a chain, the members of a system, or one relation."""
    match node:
        case Rel():
            return (node,)
        case Chain(links):
            return links
        case Group(items) if items and all(isinstance(i, Rel) for i in items):
            return tuple(i for i in items if isinstance(i, Rel))
        case _:
            return ()


def same_system(a: Sequence[Rel], b: Sequence[Rel]) -> bool:
    """Each relation of one is among the other's."""
    return (
        0 < len(a) == len(b)
        and all(any(same_relation(x, y) for y in b) for x in a)
        and all(any(same_relation(x, y) for x in a) for y in b)
    )


def same_answer(a: Node, b: Node) -> bool:
    r"""Whether two trees are the same answer.

    >>> from tools.maths.grammar import parse
    >>> same_answer(parse("0.5"), parse(r"\frac12")), same_answer(parse("(1, 2)"), parse("(2, 1)"))
    (True, False)
    """
    ours, theirs = relations(a), relations(b)
    if ours or theirs:
        return same_system(ours, theirs)
    if isinstance(a, Group) or isinstance(b, Group):
        if not isinstance(a, Group) or not isinstance(b, Group) or len(a.items) != len(b.items):
            return False
        if "set" in (a.kind, b.kind):
            return all(any(same_answer(x, y) for y in b.items) for x in a.items) and all(
                any(same_answer(x, y) for x in a.items) for y in b.items
            )
        return all(map(same_answer, a.items, b.items))
    if not letters(a) and not letters(b):
        x, y = value_of(a), value_of(b)
        return x is not None and y is not None and same_value(x, y)
    return same_expression(a, b)


def rounded(written: Node, exact: Value) -> bool:
    """Whether a decimal is `exact` cut to its places: 3.33 for 10/3 (an exact value is not rounded).

    >>> from tools.maths.grammar import parse
    >>> rounded(parse("3.33"), Fraction(10, 3)), rounded(parse("3.35"), Fraction(10, 3))
    (True, False)
    """
    if isinstance(written, Neg):
        return rounded(written.arg, -exact)
    if isinstance(written, Percent):
        return rounded(written.arg, exact * 100)
    if not isinstance(written, Num) or "." not in written.text or same_value(written.value, exact):
        return False
    places = len(written.text.split(".")[1])
    gap = abs(float(written.value) - float(exact))
    digits = len(written.text.replace(".", "").lstrip("0"))
    return digits >= 2 and gap < float(10) ** -places
