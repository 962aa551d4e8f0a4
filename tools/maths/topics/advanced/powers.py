"""Sums of powers with rational exponents, for positive letters: roots as powers, exponents added, like terms joined."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from tools.maths.polynomial import NotPolynomial, rational
from tools.maths.tree import Bin, Neg, Node, Num, Root, Sym, letters, num, walk
from tools.maths.values import Unvalued, evaluate

Exponents = tuple[tuple[str, Fraction], ...]
MAX_PRIME = 10_000
MAX_TERMS = 24


@dataclass(frozen=True)
class Powers:
    """A sum of `coefficient · ∏ base^exponent`; bases are letters, or primes (written as digits, exponent below 1)."""

    terms: tuple[tuple[Exponents, Fraction], ...]


def _made(pairs: list[tuple[Exponents, Fraction]]) -> Powers:
    sums: dict[Exponents, Fraction] = {}
    for exponents, c in pairs:
        fixed: dict[str, Fraction] = {}
        for base, e in exponents:
            fixed[base] = fixed.get(base, Fraction(0)) + e
        for base in list(fixed):
            if base.isdigit():
                whole = fixed[base].__floor__()
                c, fixed[base] = c * Fraction(int(base)) ** whole, fixed[base] - whole
            if not fixed[base]:
                del fixed[base]
        key = tuple(sorted(fixed.items()))
        sums[key] = sums.get(key, Fraction(0)) + c
    if len(sums) > MAX_TERMS:
        raise NotPolynomial("too many terms")
    return Powers(tuple((k, v) for k, v in sums.items() if v))


def _primes(n: int) -> dict[str, int]:
    out: dict[str, int] = {}
    p = 2
    while p * p <= n and p < MAX_PRIME:
        while n % p == 0:
            out[str(p)] = out.get(str(p), 0) + 1
            n //= p
        p += 1
    if n > MAX_PRIME**2:
        raise NotPolynomial("too large a number")
    if n > 1:
        out[str(n)] = out.get(str(n), 0) + 1
    return out


def read(node: Node) -> Powers:
    """The sum of powers an expression amounts to where every letter is positive. Raises NotPolynomial.

    >>> from tools.maths.grammar import parse
    >>> from tools.maths.typeset import plain
    >>> plain(tree(read(parse("sqrt(9x^2)")))), plain(tree(read(parse("x^(1/2) * x^(1/3)"))))
    ('3x', 'x^(5/6)')
    """
    match node:
        case Num(value):
            return _made([((), value)])
        case Sym(name) if name != "pi":
            return _made([(((name, Fraction(1)),), Fraction(1))])
        case Neg(arg):
            return Powers(tuple((e, -c) for e, c in read(arg).terms))
        case Bin("+" | "-" as op, left, right):
            sign = 1 if op == "+" else -1
            return _made([*read(left).terms, *((e, sign * c) for e, c in read(right).terms)])
        case Bin("*", left, right):
            return _times(read(left), read(right))
        case Bin("/", left, right):
            return _times(read(left), _power(read(right), Fraction(-1)))
        case Bin("^", base, exponent):
            return _power(read(base), _rational(exponent))
        case Root(arg, index):
            return _power(read(arg), Fraction(1, index))
    raise NotPolynomial("no sum of powers")


def _rational(node: Node) -> Fraction:
    try:
        value = evaluate(node)
    except Unvalued as error:
        raise NotPolynomial("a letter in the exponent") from error
    if not isinstance(value, Fraction) or value.denominator > 60 or abs(value) > 40:
        raise NotPolynomial("an exponent out of reach")
    return value


def _times(a: Powers, b: Powers) -> Powers:
    return _made([((*e, *f), c * d) for e, c in a.terms for f, d in b.terms])


def _power(base: Powers, power: Fraction) -> Powers:
    if len(base.terms) == 1:
        exponents, c = base.terms[0]
        if c < 0 and power.denominator % 2 == 0:
            raise NotPolynomial("an even root of a negative number")
        sign = -1 if c < 0 and power.numerator % 2 else 1
        pairs: Exponents = tuple((b, e * power) for b, e in exponents)
        pairs += tuple((p, k * power) for p, k in _primes(abs(c.numerator)).items())
        pairs += tuple((p, -k * power) for p, k in _primes(c.denominator).items())
        return _made([(pairs, Fraction(sign))])
    if power.denominator == 1 and 0 <= power <= 6:
        result = _made([((), Fraction(1))])
        for _ in range(int(power)):
            result = _times(result, base)
        return result
    raise NotPolynomial("a root of a sum")


def tree(powers: Powers, radicals: bool = False) -> Node:
    """Written with fractional exponents, or with roots."""
    if not powers.terms:
        return Num(Fraction(0))
    total: Node | None = None
    for exponents, c in powers.terms:
        part = _term(exponents, abs(c), radicals)
        if total is None:
            total = Neg(part) if c < 0 else part
        else:
            total = Bin("-" if c < 0 else "+", total, part)
    assert total is not None
    return total


def _term(exponents: Exponents, size: Fraction, radicals: bool) -> Node:
    top: list[Node] = []
    bottom: list[Node] = [] if size.denominator == 1 else [num(size.denominator)]
    under: list[tuple[str, Fraction]] = []
    for base, e in exponents:
        if base.isdigit() or (radicals and e.denominator != 1):
            whole = Fraction(e.__floor__())
            under.append((base, e - whole))
            e = whole
        if e:
            (top if e > 0 else bottom).append(_raised(Sym(base), abs(e)))
    index = lcm(*(e.denominator for _, e in under)) if under else 1
    if under:
        inside = _product([_raised(_base(b), e * index) for b, e in under])
        numbers = 1
        for b, e in under:
            numbers *= int(b) ** int(e * index) if b.isdigit() else 1
        others = [_raised(Sym(b), e * index) for b, e in under if not b.isdigit()]
        inside = _product(([num(numbers)] if numbers != 1 else []) + others)
        top.append(Root(inside, index))
    if size.numerator != 1 or not top:
        top.insert(0, rational(Fraction(size.numerator)))
    return _product(top) if not bottom else Bin("/", _product(top), _product(bottom), "frac")


def _base(name: str) -> Node:
    return num(int(name)) if name.isdigit() else Sym(name)


def _raised(base: Node, e: Fraction) -> Node:
    return base if e == 1 else Bin("^", base, num(e))


def _product(parts: list[Node]) -> Node:
    product = parts[0]
    for part in parts[1:]:
        product = Bin("*", product, part)
    return product


def rooted(node: Node) -> bool:
    """Whether roots or fractional powers of letters occur.

    >>> from tools.maths.grammar import parse
    >>> rooted(parse("x^(2/3)")), rooted(parse("sqrt(5) x"))
    (True, True)
    """
    for n in walk(node):
        if isinstance(n, Root):
            return True
        if isinstance(n, Bin) and n.op == "^" and not letters(n.right):
            try:
                value = evaluate(n.right)
            except Unvalued:
                continue
            if not isinstance(value, Fraction) or value.denominator != 1:
                return True
    return False
