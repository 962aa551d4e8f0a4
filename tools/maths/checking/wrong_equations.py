"""Wrong procedures run on an equation: the roots each mistake leads to, and trees with one bracket handled wrongly.

Used twice: `naming.py` matches a learner's wrong line with what a mistake would give, and `variants.py` takes
distractors from the same mistakes. The mistakes' names and the questions that lead back are in `misconceptions.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.checking.misconceptions import (
    DIVIDED_ONE_TERM,
    FIRST_TERM,
    FORGOT_DIVIDING,
    LEFT_TO_RIGHT,
    LOST_MINUS,
    MULTIPLIED,
    ONE_ROOT,
    ROOT_SIGNS,
    SIGN,
    SUBTRACTED,
    TERMWISE,
    UNLIKE,
    UPSIDE_DOWN,
)
from tools.maths.polynomial import NotPolynomial, coefficient, collect, expand, scale, unknowns
from tools.maths.solving import surds
from tools.maths.tree import Bin, Neg, Node, Num, Percent, Rel, letters, walk


@dataclass(frozen=True)
class Mistake:
    """A mistake's name and the roots its wrong equation has."""

    name: str
    roots: frozenset[Fraction]


def rational_roots(relation: Rel, name: str) -> frozenset[Fraction] | None:
    """The rational roots of a linear or quadratic equation in one letter, None when it is something else."""
    try:
        terms = collect(expand(relation.left) + scale(expand(relation.right), Fraction(-1)))
    except NotPolynomial:
        return None
    if unknowns(terms) != (name,) or terms[0].degree > 2:
        return None
    a, b, c = coefficient(terms, ((name, 2),)), coefficient(terms, ((name, 1),)), coefficient(terms, ())
    if a == 0:
        return frozenset({-c / b})
    discriminant = b * b - 4 * a * c
    if discriminant < 0:
        return frozenset()
    root = surds.root(discriminant)
    if root.b:
        return None
    return frozenset({(-b + root.a) / (2 * a), (-b - root.a) / (2 * a)})


def mistakes(equation: Rel, name: str) -> list[Mistake]:
    """What an equation turns into under each wrong procedure, as roots; only those that differ from the right ones."""
    right = rational_roots(equation, name)
    found = [Mistake(m, r) for m, r in _wrong(equation, name) if r is not None and r != right]
    return list(dict.fromkeys(found))


def _wrong(equation: Rel, name: str) -> Iterator[tuple[str, frozenset[Fraction] | None]]:
    for label, changed in wrong_rewritings(equation):
        if isinstance(changed, Rel):
            yield label, rational_roots(changed, name)
    try:
        left, right = collect(expand(equation.left)), collect(expand(equation.right))
    except NotPolynomial:
        return
    x = ((name, 1),)
    if any(t.degree > 1 for t in left + right):
        yield from _wrong_quadratic(equation, name)
        return
    a, b, c, d = coefficient(left, x), coefficient(left, ()), coefficient(right, x), coefficient(right, ())
    if a == 0:
        a, b, c, d = c, d, a, b
    slope, rest = a - c, d - b
    one = Fraction(1)
    results: list[tuple[str, Fraction | None, Fraction]] = [
        (SIGN, d + b if b else None, slope),
        (SIGN, rest, a + c if c else Fraction(0)),
        (SIGN, d + b if b and c else None, a + c),
        (FORGOT_DIVIDING, rest if slope != 1 else None, one),
        (SUBTRACTED, rest - slope if slope != 1 else None, one),
        (MULTIPLIED, rest * slope, one),
        (UPSIDE_DOWN, slope, rest),
        (DIVIDED_ONE_TERM, d - b * slope if b else None, slope),
        (DIVIDED_ONE_TERM, d - b if b and slope != 1 else None, one),
        (UNLIKE, rest + b if b else None, slope + b),
        (SIGN, -rest, slope),
    ]
    for label, numerator, divisor in results:
        if numerator is not None and divisor:
            yield label, frozenset({numerator / divisor})


def _wrong_quadratic(equation: Rel, name: str) -> Iterator[tuple[str, frozenset[Fraction] | None]]:
    roots = rational_roots(equation, name)
    if not roots:
        return
    for root in sorted(roots):
        if len(roots) == 2:
            yield ONE_ROOT, frozenset({root})
    yield ROOT_SIGNS, frozenset(-r for r in roots)
    for root in sorted(roots):
        yield ROOT_SIGNS, frozenset({-root})


def wrong_rewritings(node: Node) -> Iterator[tuple[str, Node]]:
    """The tree with one bracket or power handled wrongly."""
    for label, old, new in _slips(node):
        yield label, replace(node, old, new)


def _slips(node: Node) -> Iterator[tuple[str, Node, Node]]:
    for part in walk(node):
        match part:
            case Bin("*", factor, Bin("+" | "-" as op, first, second)) if not letters(factor) or not isinstance(
                factor, Bin
            ):
                yield FIRST_TERM, part, Bin(op, Bin("*", factor, first, "cdot"), second)
            case Bin("*", Bin("+" | "-" as op, first, second), Num() as factor):
                yield FIRST_TERM, part, Bin(op, Bin("*", factor, first, "cdot"), second)
            case Bin("^", Bin("+" | "-" as op, first, second), Num(value)) if value == 2:
                two = Num(Fraction(2))
                yield TERMWISE, part, Bin("+" if op == "+" else "-", Bin("^", first, two), Bin("^", second, two))
                yield TERMWISE, part, Bin("+", Bin("^", first, two), Bin("^", second, two))
            case Neg(Bin("+" | "-" as op, first, second)):
                yield LOST_MINUS, part, Bin(op, Neg(first), second)
            case Bin("-", before, Bin("+" | "-" as op, first, second)):
                yield LOST_MINUS, part, Bin(op, Bin("-", before, first), second)
            case Bin("-", before, Bin("*", factor, Bin("+" | "-" as op, first, second))):
                opened = Bin("-", before, Bin("*", factor, first, "cdot"))
                yield LOST_MINUS, part, Bin(op, opened, Bin("*", factor, second, "cdot"))
            case Bin("*", Bin("+", left, right), factor) if not letters(part):
                yield LEFT_TO_RIGHT, part, Bin("+", left, Bin("*", right, factor, "cdot"))


def replace(node: Node, old: Node, new: Node) -> Node:
    """The tree with `old` (the very node, wherever it is equal) replaced by `new`."""
    if node == old:
        return new
    match node:
        case Bin(op, left, right, shown):
            return Bin(op, replace(left, old, new), replace(right, old, new), shown)
        case Rel(op, left, right):
            return Rel(op, replace(left, old, new), replace(right, old, new))
        case Neg(arg):
            return Neg(replace(arg, old, new))
        case Percent(arg):
            return Percent(replace(arg, old, new))
        case _:
            return node
