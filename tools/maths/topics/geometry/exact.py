"""Exact lengths, areas and angles: sums of a fraction times a power of π, one square root, letters and plain trig values.

Enough for what geometry meets: 49√3/2, 72π, x(20 − 2x)(14 − 2x), 60 tan 42°. Letters stand for positive quantities, so
√(x²) is x. Division is by one term only, roots are of one term only; anything else raises Unvalued.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import gcd

from tools.maths.polynomial import rational
from tools.maths.solving.surds import square_free
from tools.maths.tree import Bin, Degrees, Neg, Node, Num, Percent, Root, Sym, Trig, num
from tools.maths.values import Unvalued

MAX_TERMS = 60
MAX_POWER = 8
MAX_DIGITS = 60

Letters = tuple[tuple[str, int], ...]
Key = tuple[int, int, Letters]  # power of π, number under the root, powers of letters
ONE: Key = (0, 1, ())

_SINES: dict[int, tuple[Fraction | int, int]] = {
    0: (0, 1),
    30: (Fraction(1, 2), 1),
    45: (Fraction(1, 2), 2),
    60: (Fraction(1, 2), 3),
    90: (1, 1),
}


@dataclass(frozen=True)
class Exact:
    """A sum of terms, each a key with its coefficient, sorted; no terms is 0."""

    terms: tuple[tuple[Key, Fraction], ...]

    def __add__(self, other: Exact) -> Exact:
        return _make([*self.terms, *other.terms])

    def __neg__(self) -> Exact:
        return Exact(tuple((k, -c) for k, c in self.terms))

    def __sub__(self, other: Exact) -> Exact:
        return self + -other

    def __mul__(self, other: Exact) -> Exact:
        return _make([_product(a, b) for a in self.terms for b in other.terms])

    def __truediv__(self, other: Exact) -> Exact:
        if len(other.terms) != 1:
            quotient = _multiple(self, other)
            if quotient is None:
                raise Unvalued("division by a sum")
            return constant(quotient)
        ((pi, under, letters), c) = other.terms[0]
        turned = ((-pi, under, tuple((n, -p) for n, p in letters)), 1 / (c * under))
        return _make([_product(term, turned) for term in self.terms])

    def letters(self) -> frozenset[str]:
        """The unknown letters; a trig value such as sin 42° is none."""
        return frozenset(n for (_, _, letters), _ in self.terms for n, _ in letters if " " not in n)

    def number(self) -> Fraction | None:
        """The fraction this is, None when it is not one."""
        if not self.terms:
            return Fraction(0)
        return self.terms[0][1] if len(self.terms) == 1 and self.terms[0][0] == ONE else None

    def of_power(self, letter: str) -> dict[int, Exact]:
        """As a polynomial in one letter: its coefficients by power."""
        parts: dict[int, list[tuple[Key, Fraction]]] = {}
        for (pi, under, letters), c in self.terms:
            power = dict(letters).get(letter, 0)
            rest = tuple((n, p) for n, p in letters if n != letter)
            parts.setdefault(power, []).append(((pi, under, rest), c))
        return {power: _make(terms) for power, terms in parts.items()}


def constant(value: Fraction | int) -> Exact:
    """A rational number.

    >>> constant(3).number()
    Fraction(3, 1)
    """
    return Exact(((ONE, Fraction(value)),) if value else ())


def _make(terms: list[tuple[Key, Fraction]]) -> Exact:
    sums: dict[Key, Fraction] = {}
    for key, c in terms:
        sums[key] = sums.get(key, Fraction(0)) + c
    kept = tuple(sorted((k, c) for k, c in sums.items() if c))
    if len(kept) > MAX_TERMS or any(len(str(c)) > MAX_DIGITS for _, c in kept):
        raise Unvalued("too large")
    return Exact(kept)


def _product(a: tuple[Key, Fraction], b: tuple[Key, Fraction]) -> tuple[Key, Fraction]:
    (pi_a, under_a, letters_a), c = a
    (pi_b, under_b, letters_b), d = b
    common = gcd(under_a, under_b)
    powers = dict(letters_a)
    for name, power in letters_b:
        powers[name] = powers.get(name, 0) + power
    letters = tuple(sorted((n, p) for n, p in powers.items() if p))
    return (pi_a + pi_b, under_a * under_b // common**2, letters), c * d * common


def _multiple(a: Exact, b: Exact) -> Fraction | None:
    """The fraction q with a = q·b, if there is one."""
    if not b.terms or len(a.terms) != len(b.terms):
        return None
    q = a.terms[0][1] / b.terms[0][1]
    return q if a == b * constant(q) else None


def power(base: Exact, exponent: int) -> Exact:
    """A whole power, negative ones of one term only."""
    if abs(exponent) > MAX_POWER:
        raise Unvalued("too large a power")
    result = constant(1)
    for _ in range(abs(exponent)):
        result = result * base
    return constant(1) / result if exponent < 0 else result


def root(base: Exact, index: int = 2) -> Exact:
    """The positive square or cube root of one term."""
    number = base.number()
    if number == 0:
        return base
    if len(base.terms) != 1 or index not in (2, 3):
        raise Unvalued("a root of a sum")
    (pi, under, letters), c = base.terms[0]
    if c < 0 or under != 1 or pi % index or any(p % index for _, p in letters):
        raise Unvalued("no exact root")
    outside = (pi // index, 1, tuple((n, p // index) for n, p in letters))
    if index == 2:
        k, m = square_free(c.numerator * c.denominator)
        return _make([_product((outside, Fraction(k, c.denominator)), ((0, m, ()), Fraction(1)))])
    top, bottom = _cube(c.numerator), _cube(c.denominator)
    if top is None or bottom is None:
        raise Unvalued("no exact cube root")
    return Exact(((outside, Fraction(top, bottom)),))


def _cube(n: int) -> int | None:
    if n > 10**15:
        return None
    guess = round(n ** (1 / 3))
    return guess if guess**3 == n else None


def sine(degrees: Fraction) -> Exact:
    """sin of an angle in degrees: exact where the unit circle knows it, else the value by its name."""
    turn = degrees % 360
    if turn > 180:
        return -sine(turn - 180)
    if turn > 90:
        turn = 180 - turn
    if turn.denominator == 1 and int(turn) in _SINES:
        c, under = _SINES[int(turn)]
        return _make([((0, under, ()), Fraction(c))])
    return Exact((((0, 1, ((f"sin {turn}", 1),)), Fraction(1)),))


def trig(name: str, degrees: Fraction) -> Exact:
    """sin, cos or tan of an angle in degrees."""
    special = degrees % 15 == 0 and (degrees % 30 == 0 or degrees % 45 == 0)
    if name == "sin":
        return sine(degrees)
    if special:
        cosine = sine(degrees + 90)
        return cosine if name == "cos" else sine(degrees) / cosine
    if not 0 < degrees < 90:
        raise Unvalued("an angle beyond a right angle")
    return Exact((((0, 1, ((f"{name} {degrees}", 1),)), Fraction(1)),))


def read(node: Node) -> Exact:
    """The exact value of an expression. Raises Unvalued when it is none of these sums.

    >>> from tools.maths.grammar import parse
    >>> from tools.maths.typeset import plain
    >>> plain(tree(read(parse("pi * 3^2 * 10 / 4"))))
    '(45pi)/2'
    """
    match node:
        case Num(value):
            return constant(value)
        case Sym("pi"):
            return Exact((((1, 1, ()), Fraction(1)),))
        case Sym(name):
            return Exact((((0, 1, ((name, 1),)), Fraction(1)),))
        case Neg(arg):
            return -read(arg)
        case Percent(arg):
            return read(arg) * constant(Fraction(1, 100))
        case Degrees(arg):
            return read(arg)
        case Root(arg, index):
            return root(read(arg), index)
        case Trig(name, Degrees(arg)):
            angle = read(arg).number()
            if angle is None:
                raise Unvalued("an angle with letters")
            return trig(name, angle)
        case Bin("+", left, right):
            return read(left) + read(right)
        case Bin("-", left, right):
            return read(left) - read(right)
        case Bin("*", left, right):
            return read(left) * read(right)
        case Bin("/", left, right):
            return read(left) / read(right)
        case Bin("^", base, exponent):
            times = read(exponent).number()
            if times is not None and times.denominator == 1:
                return power(read(base), int(times))
    raise Unvalued("no exact value of this kind")


def tree(value: Exact, decimal: bool = False) -> Node:
    """The usual way to write it, highest powers first.

    >>> from tools.maths.typeset import plain
    >>> plain(tree(root(constant(72))))
    '6sqrt(2)'
    """
    terms = sorted(value.terms, key=lambda t: (-sum(p for _, p in t[0][2]), t[0][2], -t[0][0], t[0][1]))
    out: Node | None = None
    for key, c in terms:
        if out is None:
            out = Neg(_term(key, -c, decimal)) if c < 0 else _term(key, c, decimal)
        else:
            out = Bin("-" if c < 0 else "+", out, _term(key, abs(c), decimal))
    return out if out is not None else num(0)


def worked_out(node: Node, decimal: bool = False) -> Node:
    """An expression worked out exactly. Raises Unvalued like `read`.

    >>> from tools.maths.grammar import parse
    >>> from tools.maths.typeset import plain
    >>> plain(worked_out(parse("2 * pi * 9 / 4")))
    '(9pi)/2'
    """
    return tree(read(node), decimal)


def _term(key: Key, c: Fraction, decimal: bool) -> Node:
    pi, under, letters = key
    if key == ONE:
        return rational(c, decimal)
    above = [_raised(Sym("pi"), pi)] if pi > 0 else []
    below = [_raised(Sym("pi"), -pi)] if pi < 0 else []
    above = ([Root(num(under))] if under != 1 else []) + above
    for name, p in letters:
        (above if p > 0 else below).append(_raised(_atom(name), abs(p)))
    whole = rational(c, True) if decimal else None
    top: Node | None
    bottom: Node | None
    if isinstance(whole, Num):
        top, bottom = (whole if c != 1 or not above else None), None
    else:
        top = num(c.numerator) if c.numerator != 1 or not above else None
        bottom = num(c.denominator) if c.denominator != 1 else None
    upper = _joined([top, *above])
    lower = _joined([bottom, *below])
    return upper if lower is None and upper is not None else Bin("/", upper or num(1), lower or num(1), "frac")


def _atom(name: str) -> Node:
    """A letter, or the trig value "sin 42"."""
    function, _, angle = name.partition(" ")
    return Trig(function, Degrees(num(Fraction(angle)))) if angle else Sym(name)


def _raised(node: Node, p: int) -> Node:
    return node if p == 1 else Bin("^", node, num(p))


def _joined(factors: list[Node | None]) -> Node | None:
    out: Node | None = None
    for factor in factors:
        if factor is not None:
            out = factor if out is None else Bin("*", out, factor)
    return out


def replaced(value: Exact, letters: dict[str, Exact]) -> Exact:
    """The value with letters replaced by values.

    >>> replaced(read(Sym("x")), {"x": constant(4)}).number()
    Fraction(4, 1)
    """
    if not value.letters() & set(letters):
        return value
    total = constant(0)
    for (pi, under, names), c in value.terms:
        term = Exact((((pi, under, tuple((n, p) for n, p in names if n not in letters)), c),))
        for name, p in names:
            if name in letters:
                term = term * power(letters[name], p)
        total = total + term
    return total
