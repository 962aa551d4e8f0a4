"""Polynomials in one letter as lists of coefficients (constant first): division, common factors, rational roots.

Polynomials in several letters divide here too, when the division comes out even. Lemma's own arithmetic, no SymPy.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, isqrt, lcm

from tools.maths.polynomial import Monomial, NotPolynomial, Term, Terms, collect, scale

Coefficients = tuple[Fraction, ...]
MAX_DIVISORS = 400


def coefficients(terms: Terms, name: str) -> Coefficients:
    """The coefficients of a polynomial in one letter, constant first. Raises NotPolynomial for other letters.

    >>> from tools.maths.grammar import parse
    >>> from tools.maths.polynomial import expand
    >>> [int(c) for c in coefficients(expand(parse("x^2 - 3x + 5")), "x")]
    [5, -3, 1]
    """
    out: dict[int, Fraction] = {}
    for term in collect(terms):
        if any(n != name for n, _ in term.monomial):
            raise NotPolynomial("another letter")
        out[term.degree] = out.get(term.degree, Fraction(0)) + term.coefficient
    return tuple(out.get(k, Fraction(0)) for k in range(max(out, default=0) + 1))


def terms_of(values: Sequence[Fraction], name: str) -> Terms:
    """Coefficients back to terms, highest power first."""
    return tuple(Term(c, ((name, k),) if k else ()) for k, c in sorted(enumerate(values), key=lambda kc: -kc[0]) if c)


def by_power(terms: Terms, name: str) -> dict[int, Terms]:
    """The coefficients of the powers of one letter, each a polynomial in the other letters."""
    out: dict[int, list[Term]] = {}
    for term in collect(terms):
        power = dict(term.monomial).get(name, 0)
        rest = tuple(p for p in term.monomial if p[0] != name)
        out.setdefault(power, []).append(Term(term.coefficient, rest))
    return {k: collect(tuple(v)) for k, v in out.items()}


def value(values: Sequence[Fraction], at: Fraction) -> Fraction:
    """The polynomial's value at a point (Horner)."""
    total = Fraction(0)
    for c in reversed(values):
        total = total * at + c
    return total


def divide(top: Sequence[Fraction], bottom: Sequence[Fraction]) -> tuple[Coefficients, Coefficients]:
    """Quotient and remainder of long division.

    >>> [list(map(int, part)) for part in divide([Fraction(n) for n in (-1, 8, 3)], [Fraction(4), Fraction(1)])]
    [[-4, 3], [15]]
    """
    rest, divisor = list(trimmed(top)), trimmed(bottom)
    if not any(divisor):
        raise ZeroDivisionError("division by the zero polynomial")
    quotient = [Fraction(0)] * max(len(rest) - len(divisor) + 1, 1)
    while len(rest) >= len(divisor) and any(rest):
        shift, factor = len(rest) - len(divisor), rest[-1] / divisor[-1]
        quotient[shift] = factor
        for k, c in enumerate(divisor):
            rest[k + shift] -= factor * c
        rest = list(trimmed(rest[:-1])) if len(rest) > 1 else [Fraction(0)]
    return trimmed(quotient), trimmed(rest)


def trimmed(values: Sequence[Fraction]) -> Coefficients:
    """Without zero coefficients in front; zero is (0,)."""
    out = list(values) or [Fraction(0)]
    while len(out) > 1 and out[-1] == 0:
        out.pop()
    return tuple(out)


def primitive(values: Sequence[Fraction]) -> tuple[Fraction, Coefficients]:
    """A rational factor and a polynomial of whole coprime coefficients with a positive leading one."""
    bottom = lcm(*(c.denominator for c in values))
    top = gcd(*(int(c * bottom) for c in values))
    if top == 0:
        return Fraction(1), tuple(values)
    factor = Fraction(top, bottom) * (-1 if values[-1] < 0 else 1)
    return factor, tuple(c / factor for c in values)


def common(a: Sequence[Fraction], b: Sequence[Fraction]) -> Coefficients:
    """The greatest common factor of two polynomials, primitive (Euclid)."""
    a, b = trimmed(a), trimmed(b)
    while any(b):
        a, b = b, divide(a, b)[1]
    return primitive(a)[1]


def _divisors(n: int) -> list[int]:
    n = abs(n)
    if n == 0 or n > 10**8:
        return []
    small = [d for d in range(1, min(isqrt(n), 10_000) + 1) if n % d == 0]
    return sorted({*small, *(n // d for d in small)})


def rational_roots(values: Sequence[Fraction]) -> list[Fraction]:
    """The distinct rational roots of a polynomial that is not zero, smallest first."""
    _, whole = primitive(trimmed(values))
    roots = []
    while len(whole) > 1 and whole[0] == 0:
        if Fraction(0) not in roots:
            roots.append(Fraction(0))
        whole = whole[1:]
    tops, bottoms = _divisors(int(whole[0])), _divisors(int(whole[-1]))
    if len(whole) > 1 and len(tops) * len(bottoms) <= MAX_DIVISORS:
        found = {Fraction(s * p, q) for p in tops for q in bottoms for s in (1, -1)}
        roots += [r for r in found if value(whole, r) == 0]
    return sorted(roots)


def factors(values: Sequence[Fraction]) -> tuple[Fraction, list[tuple[Coefficients, int]]]:
    """A number and primitive factors with their multiplicity; what has no rational root stays whole.

    >>> number, found = factors([Fraction(n) for n in (-20, -7, 6)])
    >>> number, [([int(c) for c in f], n) for f, n in found]
    (Fraction(1, 1), [([-5, 2], 1), ([4, 3], 1)])
    """
    number, rest = primitive(trimmed(values))
    found: list[tuple[Coefficients, int]] = []
    for root in reversed(rational_roots(rest)):
        linear = (Fraction(-root.numerator), Fraction(root.denominator))
        times = 0
        while len(rest) > 1 and value(rest, root) == 0:
            rest = divide(rest, linear)[0]
            times += 1
        found.append((linear, times))
    more, rest = primitive(rest)
    if len(rest) > 1:
        found.append((rest, 1))
    return number * more, found


def exact_quotient(top: Terms, bottom: Terms) -> Terms | None:
    """top / bottom for polynomials in several letters, None when it does not come out even.

    >>> from tools.maths.grammar import parse
    >>> from tools.maths.polynomial import expand, terms_tree
    >>> from tools.maths.typeset import plain
    >>> plain(terms_tree(exact_quotient(expand(parse("a^2 - b^2")), expand(parse("a - b")))))
    'a + b'
    """
    rest, divisor = collect(top), collect(bottom)
    if not divisor:
        return None
    lead = max(divisor, key=_order)
    quotient: list[Term] = []
    for _ in range(80):
        if not rest:
            return collect(tuple(quotient))
        first = max(rest, key=_order)
        powers = dict(first.monomial)
        for name, power in lead.monomial:
            powers[name] = powers.get(name, 0) - power
        if min(powers.values(), default=0) < 0:
            return None
        monomial: Monomial = tuple(sorted((n, p) for n, p in powers.items() if p))
        term = Term(first.coefficient / lead.coefficient, monomial)
        quotient.append(term)
        product = tuple(_product(term, d) for d in divisor)
        rest = collect(rest + scale(product, Fraction(-1)))
    return None


def _order(term: Term) -> tuple[tuple[str, int], ...]:
    """Lexicographic order of monomials, good enough for exact division: padded over a fixed alphabet."""
    powers = dict(term.monomial)
    return tuple((name, powers.get(name, 0)) for name in sorted(_ALPHABET | set(powers)))


_ALPHABET = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _product(a: Term, b: Term) -> Term:
    powers = dict(a.monomial)
    for name, power in b.monomial:
        powers[name] = powers.get(name, 0) + power
    return Term(a.coefficient * b.coefficient, tuple(sorted(powers.items())))


def product(a: Terms, b: Terms) -> Terms:
    """a · b, collected."""
    return collect(tuple(_product(s, t) for s in a for t in b))
