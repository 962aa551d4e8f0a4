"""Exact polynomials as lists of terms, made from trees and turned back into trees.

This is Lemma's own arithmetic, apart from SymPy on purpose: derivations are written with it and SymPy then checks them.
A term list keeps the order of writing, so "expanded" and "collected" are two different, showable forms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.numerals import as_decimal
from tools.maths.tree import Bin, Neg, Node, Num, Percent, Sym, letters, num
from tools.maths.values import Unvalued, evaluate

MAX_TERMS = 120
MAX_DEGREE = 8

Monomial = tuple[tuple[str, int], ...]  # (("x", 2), ("y", 1)) is x²y; () is a constant


class NotPolynomial(ValueError):
    """The tree is no polynomial with rational coefficients (or too large a one)."""


@dataclass(frozen=True)
class Term:
    """`coefficient` times the letters of `monomial`."""

    coefficient: Fraction
    monomial: Monomial

    @property
    def degree(self) -> int:
        return sum(power for _, power in self.monomial)


Terms = tuple[Term, ...]


def expand(node: Node) -> Terms:
    """The terms of an expression with every bracket multiplied out, like terms left apart.

    >>> from tools.maths.grammar import parse
    >>> [(str(t.coefficient), t.monomial) for t in expand(parse("2(x - 3) + x/2"))]
    [('2', (('x', 1),)), ('-6', ()), ('1/2', (('x', 1),))]
    """
    match node:
        case Sym("pi"):
            raise NotPolynomial("π is not rational")
        case Sym(name):
            return (Term(Fraction(1), ((name, 1),)),)
        case Neg(arg):
            return scale(expand(arg), Fraction(-1))
        case Bin("+", left, right):
            return _bounded(expand(left) + expand(right))
        case Bin("-", left, right):
            return _bounded(expand(left) + scale(expand(right), Fraction(-1)))
        case Bin("*", left, right):
            return _times(expand(left), expand(right))
        case Bin("/", left, right):
            divisor = _constant(right)
            if divisor == 0:
                raise NotPolynomial("division by zero")
            return scale(expand(left), 1 / divisor)
        case Bin("^", base, exponent):
            power = _constant(exponent)
            if not letters(base):
                return (Term(_constant(node), ()),)
            if power.denominator != 1 or not 0 <= power <= MAX_DEGREE:
                raise NotPolynomial("not a whole power")
            product: Terms = (Term(Fraction(1), ()),)
            factor = expand(base)
            for _ in range(int(power)):
                product = _times(product, factor)
            return product
        case Percent(arg):
            return scale(expand(arg), Fraction(1, 100))
        case _:
            return (Term(_constant(node), ()),)


def _constant(node: Node) -> Fraction:
    try:
        value = evaluate(node)
    except Unvalued as error:
        raise NotPolynomial(str(error)) from error
    if not isinstance(value, Fraction):
        raise NotPolynomial("an irrational number")
    return value


def _bounded(terms: Terms) -> Terms:
    if len(terms) > MAX_TERMS or any(t.degree > MAX_DEGREE for t in terms):
        raise NotPolynomial("too many terms")
    return terms


def _times(a: Terms, b: Terms) -> Terms:
    if len(a) * len(b) > MAX_TERMS:
        a, b = collect(a), collect(b)
    return _bounded(tuple(Term(s.coefficient * t.coefficient, _merge(s.monomial, t.monomial)) for s in a for t in b))


def _merge(a: Monomial, b: Monomial) -> Monomial:
    powers = dict(a)
    for name, power in b:
        powers[name] = powers.get(name, 0) + power
    return tuple(sorted(powers.items()))


def scale(terms: Terms, factor: Fraction) -> Terms:
    """Every term times `factor`."""
    return tuple(Term(t.coefficient * factor, t.monomial) for t in terms)


def collect(terms: Terms) -> Terms:
    """Like terms added, highest degree first, zeros dropped; () is zero."""
    sums: dict[Monomial, Fraction] = {}
    for term in terms:
        sums[term.monomial] = sums.get(term.monomial, Fraction(0)) + term.coefficient
    kept = [Term(c, m) for m, c in sums.items() if c]
    return tuple(sorted(kept, key=lambda t: (-t.degree, [(n, -p) for n, p in t.monomial])))


def coefficient(terms: Terms, monomial: Monomial) -> Fraction:
    """The coefficient of a monomial in a term list."""
    return sum((t.coefficient for t in terms if t.monomial == monomial), Fraction(0))


def unknowns(terms: Terms) -> tuple[str, ...]:
    """The letters that occur, sorted."""
    return tuple(sorted({name for t in terms for name, _ in t.monomial}))


def rational(value: Fraction, decimal: bool = False) -> Node:
    """A number as a tree, as a decimal where the problem uses decimals and it terminates."""
    text = as_decimal(abs(value)) if decimal else None
    return num(value, text or "")


def term_tree(term: Term, decimal: bool = False) -> Node:
    """One term with a positive or negative coefficient, 1 left out."""
    size = abs(term.coefficient)
    factors: list[Node] = [] if size == 1 and term.monomial else [rational(size, decimal)]
    for name, power in term.monomial:
        factors.append(Sym(name) if power == 1 else Bin("^", Sym(name), Num(Fraction(power))))
    tree = factors[0]
    for factor in factors[1:]:
        tree = Bin("*", tree, factor)
    return Neg(tree) if term.coefficient < 0 else tree


def terms_tree(terms: Sequence[Term], decimal: bool = False) -> Node:
    """The sum of the terms in the order given; no terms is 0.

    >>> from tools.maths.grammar import parse
    >>> from tools.maths.typeset import plain
    >>> plain(terms_tree(collect(expand(parse("2(x - 3) + x")))))
    '3x - 6'
    """
    if not terms:
        return Num(Fraction(0))
    tree = term_tree(terms[0], decimal)
    for term in terms[1:]:
        positive = term_tree(Term(abs(term.coefficient), term.monomial), decimal)
        tree = Bin("-" if term.coefficient < 0 else "+", tree, positive)
    return tree
