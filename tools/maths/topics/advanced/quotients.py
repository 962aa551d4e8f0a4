"""Rational expressions as a quotient of two polynomials in any letters: added, multiplied, cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from tools.maths.polynomial import MAX_DEGREE, NotPolynomial, Term, Terms, collect, expand, scale, terms_tree, unknowns
from tools.maths.topics.advanced import division
from tools.maths.tree import Bin, Neg, Node, Num, letters
from tools.maths.values import Unvalued, evaluate

ONE: Terms = (Term(Fraction(1), ()),)


@dataclass(frozen=True)
class Quotient:
    """top / bottom, both collected."""

    top: Terms
    bottom: Terms = ONE

    @property
    def whole(self) -> bool:
        """Whether the bottom is a number."""
        return not unknowns(self.bottom)


def read(node: Node) -> Quotient:
    """The quotient an expression amounts to, nothing cancelled but numbers. Raises NotPolynomial.

    >>> from tools.maths.grammar import parse
    >>> from tools.maths.typeset import plain
    >>> plain(tree(cancelled(read(parse(r"\\frac{2}{x+3} + \\frac{5}{x-1}")))))
    '(7x + 13)/(x^2 + 2x - 3)'
    """
    match node:
        case Neg(arg):
            inner = read(arg)
            return Quotient(scale(inner.top, Fraction(-1)), inner.bottom)
        case Bin("+" | "-" as op, left, right):
            a, b = read(left), read(right)
            sign = Fraction(1 if op == "+" else -1)
            if a.bottom == b.bottom:
                return Quotient(collect(a.top + scale(b.top, sign)), a.bottom)
            over = least_common(a.bottom, b.bottom)
            f, g = division.exact_quotient(over, a.bottom), division.exact_quotient(over, b.bottom)
            if f is None or g is None:
                raise NotPolynomial("no common denominator")
            top = collect(_times(a.top, f) + scale(_times(b.top, g), sign))
            return Quotient(top, over)
        case Bin("*", left, right):
            a, b = read(left), read(right)
            return Quotient(_times(a.top, b.top), _times(a.bottom, b.bottom))
        case Bin("/", left, right):
            a, b = read(left), read(right)
            if not b.top:
                raise NotPolynomial("division by zero")
            return Quotient(_times(a.top, b.bottom), _times(a.bottom, b.top))
        case Bin("^", base, exponent) if letters(base):
            power = _whole_power(exponent)
            inner = read(base)
            if power < 0:
                inner, power = Quotient(inner.bottom, inner.top), -power
            result = Quotient(ONE)
            for _ in range(power):
                result = Quotient(_times(result.top, inner.top), _times(result.bottom, inner.bottom))
            return result
    return Quotient(collect(expand(node)))


def _whole_power(exponent: Node) -> int:
    try:
        power = evaluate(exponent)
    except Unvalued as error:
        raise NotPolynomial("a letter in the exponent") from error
    if not isinstance(power, Fraction) or power.denominator != 1 or abs(power) > MAX_DEGREE:
        raise NotPolynomial("not a whole power")
    return int(power)


def _times(a: Terms, b: Terms) -> Terms:
    product = division.product(a, b)
    if any(t.degree > 2 * MAX_DEGREE for t in product):
        raise NotPolynomial("too high a power")
    return product


def least_common(a: Terms, b: Terms) -> Terms:
    """A common multiple of two denominators, the least one where that is easy to see."""
    if division.exact_quotient(a, b) is not None:
        return a
    if division.exact_quotient(b, a) is not None:
        return b
    shared = common_factor(a, b)
    rest = division.exact_quotient(b, shared)
    return division.product(a, rest if rest is not None else b)


def common_factor(a: Terms, b: Terms) -> Terms:
    """A common factor of two polynomials: the greatest for one letter, a monomial or a whole side for several."""
    names = sorted({*unknowns(a), *unknowns(b)})
    if len(names) == 1:
        name = names[0]
        shared = division.common(division.coefficients(a, name), division.coefficients(b, name))
        return division.terms_of(shared, name)
    for small, large in ((a, b), (b, a)):
        if small and division.exact_quotient(large, small) is not None:
            return small
    monomial = _monomial_factor(a + b)
    best = (Term(Fraction(1), monomial),)
    for candidate in _candidates(a) + _candidates(b):
        if all(division.exact_quotient(side, candidate) is not None for side in (a, b)):
            return division.product(best, candidate) if monomial and not _has(candidate, monomial) else candidate
    return best


def _has(terms: Terms, monomial: tuple[tuple[str, int], ...]) -> bool:
    return all(dict(t.monomial).get(n, 0) >= p for t in terms for n, p in monomial)


def _monomial_factor(terms: Terms) -> tuple[tuple[str, int], ...]:
    names = unknowns(terms)
    lowest = {n: min(dict(t.monomial).get(n, 0) for t in terms) for n in names} if terms else {}
    return tuple((n, p) for n, p in sorted(lowest.items()) if p)


def _candidates(terms: Terms) -> list[Terms]:
    """Likely factors in several letters: the side without its monomial factor, x + y, x − y and the like."""
    out: list[Terms] = []
    monomial = (Term(Fraction(1), _monomial_factor(terms)),)
    rest = division.exact_quotient(terms, monomial)
    if rest is not None and len(rest) > 1:
        out.append(rest)
    if rest is not None and len(rest) in (2, 3) and len(unknowns(rest)) == 2:
        first, last = rest[0], rest[-1]
        roots = [_square_root(first), _square_root(last)]
        if roots[0] and roots[1]:
            out += [collect((roots[0], roots[1])), collect((roots[0], *scale((roots[1],), Fraction(-1))))]
    return out


def _square_root(term: Term) -> Term | None:
    from tools.maths.solving import surds

    size = surds.root(abs(term.coefficient))
    if size.b or any(p % 2 for _, p in term.monomial):
        return None
    return Term(size.a, tuple((n, p // 2) for n, p in term.monomial))


def cancelled(quotient: Quotient) -> Quotient:
    """The quotient in lowest terms, as far as common factors are found; whole coefficients, bottom led by a plus."""
    top, bottom = quotient.top, quotient.bottom
    if not top:
        return Quotient((), ONE)
    for _ in range(3):
        shared = common_factor(top, bottom)
        if not unknowns(shared):
            break
        new_top, new_bottom = division.exact_quotient(top, shared), division.exact_quotient(bottom, shared)
        if new_top is None or new_bottom is None:
            break
        top, bottom = new_top, new_bottom
    if not unknowns(bottom):
        return Quotient(scale(top, 1 / bottom[0].coefficient), ONE)
    multiple = Fraction(lcm(*(t.coefficient.denominator for t in (*top, *bottom))))
    divisor = gcd(*(int(t.coefficient * multiple) for t in (*top, *bottom)))
    factor = multiple / divisor * (-1 if bottom[0].coefficient < 0 else 1)
    return Quotient(scale(top, factor), scale(bottom, factor))


def tree(quotient: Quotient, decimal: bool = False) -> Node:
    """As one fraction, or a polynomial where the bottom is a number."""
    if quotient.whole:
        return terms_tree(scale(quotient.top, 1 / quotient.bottom[0].coefficient), decimal)
    return Bin("/", terms_tree(quotient.top, decimal), terms_tree(quotient.bottom, decimal), "frac")


def factored(terms: Terms) -> Node:
    """A polynomial as a product, where it factors over the rationals (one letter) or has a monomial factor."""
    names = unknowns(terms)
    if len(names) != 1:
        return _factored_several(terms)
    number, found = division.factors(division.coefficients(terms, names[0]))
    parts: list[Node] = []
    for factor, times in sorted(found, key=lambda f: (any(f[0][:-1]), len(f[0]))):
        piece = terms_tree(division.terms_of(factor, names[0]))
        parts.append(piece if times == 1 else Bin("^", piece, Num(Fraction(times))))
    return _multiplied(number, parts)


def _factored_several(terms: Terms) -> Node:
    if len(terms) < 2:
        return terms_tree(terms)
    bottom = lcm(*(t.coefficient.denominator for t in terms))
    number = Fraction(gcd(*(int(t.coefficient * bottom) for t in terms)), bottom)
    monomial = _monomial_factor(terms)
    rest = division.exact_quotient(terms, (Term(number, monomial),))
    if rest is None:
        return terms_tree(terms)
    parts = [terms_tree((Term(Fraction(1), monomial),))] if monomial else []
    for candidate in _candidates(rest)[1:] if len(rest) > 1 else []:
        other = division.exact_quotient(rest, candidate)
        if other is not None and unknowns(other):
            same = collect(other) == collect(candidate)
            piece = terms_tree(candidate)
            return _multiplied(
                number, [*parts, Bin("^", piece, Num(Fraction(2)))] if same else [*parts, piece, terms_tree(other)]
            )
    return _multiplied(number, [*parts, terms_tree(rest)])


def _multiplied(number: Fraction, parts: list[Node]) -> Node:
    from tools.maths.polynomial import rational

    if not parts:
        return rational(number)
    listed = parts if abs(number) == 1 else [rational(number), *parts]
    product = listed[0]
    for part in listed[1:]:
        product = Bin("*", product, part)
    return Neg(product) if number == -1 else product
