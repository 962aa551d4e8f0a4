"""Exact arithmetic with one square root: a + b·√d, enough for the roots of quadratics and what is asked of them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from tools.maths.polynomial import rational
from tools.maths.tree import Bin, Neg, Node, Num, Percent, Root, letters, num
from tools.maths.values import Unvalued, evaluate


@dataclass(frozen=True)
class Surd:
    """`a + b·√d` with d a square-free integer above 1 (or b = 0)."""

    a: Fraction
    b: Fraction = Fraction(0)
    d: int = 1


def square_free(n: int) -> tuple[int, int]:
    """n = k²·m with m square-free, (k, m); 0 is 0²·1. Squares of primes above 10,000 are found only when n is a square.

    >>> square_free(72)
    (6, 2)
    """
    whole = isqrt(n)
    if whole * whole == n:
        return whole, 1
    k, m, p = 1, n, 2
    while p * p <= m and p < 10_000:
        while m % (p * p) == 0:
            m //= p * p
            k *= p
        p += 1
    return k, m


def root(value: Fraction) -> Surd:
    """√value, exactly, for value ≥ 0."""
    k, m = square_free(value.numerator * value.denominator)
    factor = Fraction(k, value.denominator)
    return Surd(factor) if m == 1 else Surd(Fraction(0), factor, m)


def add(x: Surd, y: Surd) -> Surd:
    """x + y. Raises Unvalued when they have different roots."""
    d = _common(x, y)
    return _tidy(x.a + y.a, x.b + y.b, d)


def times(x: Surd, y: Surd) -> Surd:
    """x · y. Raises Unvalued when they have different roots."""
    d = _common(x, y)
    return _tidy(x.a * y.a + x.b * y.b * d, x.a * y.b + x.b * y.a, d)


def inverse(x: Surd) -> Surd:
    """1 / x. Raises Unvalued for 0."""
    norm = x.a * x.a - x.b * x.b * x.d
    if norm == 0:
        raise Unvalued("division by zero")
    return _tidy(x.a / norm, -x.b / norm, x.d)


def _common(x: Surd, y: Surd) -> int:
    if x.b and y.b and x.d != y.d:
        raise Unvalued("two different roots")
    return x.d if x.b else y.d


def _tidy(a: Fraction, b: Fraction, d: int) -> Surd:
    return Surd(a, b, d) if b else Surd(a)


def read(node: Node) -> Surd:
    """The exact value of a number tree. Raises Unvalued when it is not of the form a + b·√d."""
    match node:
        case Num(value):
            return Surd(value)
        case Neg(arg):
            return times(Surd(Fraction(-1)), read(arg))
        case Percent(arg):
            return times(Surd(Fraction(1, 100)), read(arg))
        case Bin("+", left, right):
            return add(read(left), read(right))
        case Bin("-", left, right):
            return add(read(left), times(Surd(Fraction(-1)), read(right)))
        case Bin("*", left, right):
            return times(read(left), read(right))
        case Bin("/", left, right):
            return times(read(left), inverse(read(right)))
        case Root(arg, 2):
            inner = read(arg)
            if inner.b or inner.a < 0 or inner.a.numerator * inner.a.denominator > 10**12:
                raise Unvalued("a root of that is not exact here")
            return root(inner.a)
        case Bin("^", base, exponent):
            power = evaluate(exponent)
            if isinstance(power, Fraction) and power.denominator == 1 and 0 <= power <= 8:
                result = Surd(Fraction(1))
                for _ in range(int(power)):
                    result = times(result, read(base))
                return result
    exact = evaluate(node) if not letters(node) else None
    if isinstance(exact, Fraction):
        return Surd(exact)
    raise Unvalued("no exact value")


def tree(surd: Surd, decimal: bool = False) -> Node:
    """The usual way to write it: one fraction bar, the root last.

    >>> from tools.maths.typeset import plain
    >>> plain(tree(Surd(Fraction(1, 2), Fraction(-1, 2), 5)))
    '(1 - sqrt(5))/2'
    """
    if not surd.b:
        return rational(surd.a, decimal)
    bottom = (surd.a.denominator * surd.b.denominator) // _gcd(surd.a.denominator, surd.b.denominator)
    a, b = surd.a * bottom, surd.b * bottom
    radical: Node = Root(num(surd.d))
    part = radical if abs(b) == 1 else Bin("*", num(abs(b)), radical)
    if a:
        top: Node = Bin("-" if b < 0 else "+", num(a), part)
    else:
        top = part if b > 0 or bottom > 1 else Neg(part)
    if bottom == 1:
        return top
    whole = Bin("/", top, num(bottom), "frac")
    return Neg(whole) if not a and b < 0 else whole


def _gcd(a: int, b: int) -> int:
    while b:
        a, b = b, a % b
    return a


def value(node: Node, decimal: bool = False) -> Node | None:
    """The value of a number tree as a tidy tree, None when it is not exact in this arithmetic."""
    try:
        return tree(read(node), decimal)
    except (Unvalued, ZeroDivisionError):
        return None
