"""What a picture needs to know of a derivation's trees: the states it goes through, polynomials, labels, ranges."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from fractions import Fraction

from tools.maths import typeset
from tools.maths.derivation import Derivation, State
from tools.maths.figures import GIVEN, Point
from tools.maths.polynomial import NotPolynomial, Terms, coefficient, collect, expand, scale, unknowns
from tools.maths.tree import Node, Rel
from tools.maths.values import Unvalued, evaluate

MARGIN = 0.35  # of a range's length, left free on either side


def relations(found: Derivation) -> Iterator[tuple[int, tuple[Rel, ...]]]:
    """Each single system the derivation goes through, with the step it appears at (GIVEN for the first)."""
    last: tuple[Rel, ...] | None = None
    for number, move in enumerate(found.moves):
        for at, thing in ((GIVEN if last is None else number, move.before), (number, move.after)):
            rows = thing.rows if isinstance(thing, State) else ((thing,),) if isinstance(thing, Rel) else ()
            if len(rows) == 1 and rows[0] != last:
                last = rows[0]
                yield at, rows[0]


def label(node: Node) -> str:
    """LaTeX of a tree."""
    return typeset.latex(typeset.pretty(node))


def value(node: Node) -> float | None:
    """A number's size; None when it has letters or is no real number."""
    try:
        found = evaluate(node)
    except (Unvalued, ArithmeticError, ValueError):
        return None
    return float(found) if isinstance(found, int | float | Fraction) else None


def terms(relation: Rel) -> Terms | None:
    """Left minus right, multiplied out; None when it is no polynomial."""
    try:
        return collect(expand(relation.left) + scale(expand(relation.right), Fraction(-1)))
    except (NotPolynomial, Unvalued, ArithmeticError):
        return None


def in_one_letter(node: Node, letter: str) -> tuple[float, ...] | None:
    """The coefficients of a polynomial in `letter`, constant first; None for anything else.

    >>> from tools.maths.grammar import parse
    >>> in_one_letter(parse("(x - 1)(x - 3)"), "x")
    (3.0, -4.0, 1.0)
    """
    try:
        found = collect(expand(node))
    except (NotPolynomial, Unvalued, ArithmeticError):
        return None
    if set(unknowns(found)) - {letter}:
        return None
    degree = max((term.degree for term in found), default=0)
    return tuple(float(coefficient(found, ((letter, k),) if k else ())) for k in range(degree + 1))


def span(values: Iterable[float], least: float = 4.0) -> Point:
    """A range with room around `values`, its ends round numbers, at least `least` long.

    >>> span([2, 3])
    (0.0, 5.0)
    """
    known = list(values)
    low, high = min(known), max(known)
    spare = max(MARGIN * (high - low), (least - (high - low)) / 2)
    unit = 10.0 ** math.floor(math.log10((high - low + 2 * spare) / 4))
    return math.floor((low - spare) / unit) * unit, math.ceil((high + spare) / unit) * unit
