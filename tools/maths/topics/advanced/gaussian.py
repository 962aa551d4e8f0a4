"""Complex numbers a + bi with rational a and b: Lemma's own arithmetic, the second route beside SymPy's."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tools.maths.polynomial import rational
from tools.maths.solving import surds
from tools.maths.tree import Bin, Neg, Node, Num, Root, Sym
from tools.maths.values import MAX_EXPONENT, Unvalued, evaluate


@dataclass(frozen=True)
class Gauss:
    """re + im·i."""

    re: Fraction
    im: Fraction = Fraction(0)

    def __add__(self, other: Gauss) -> Gauss:
        return Gauss(self.re + other.re, self.im + other.im)

    def __sub__(self, other: Gauss) -> Gauss:
        return Gauss(self.re - other.re, self.im - other.im)

    def __mul__(self, other: Gauss) -> Gauss:
        return Gauss(self.re * other.re - self.im * other.im, self.re * other.im + self.im * other.re)

    def __truediv__(self, other: Gauss) -> Gauss:
        norm = other.re**2 + other.im**2
        if norm == 0:
            raise Unvalued("division by zero")
        return self * Gauss(other.re / norm, -other.im / norm)

    @property
    def conjugate(self) -> Gauss:
        return Gauss(self.re, -self.im)


def evaluate_complex(node: Node) -> Gauss:
    """The value of an expression in which i is the imaginary unit. Raises Unvalued when it is not exact.

    >>> from tools.maths.grammar import parse
    >>> evaluate_complex(parse("(4 - 3i)(2 + 5i)"))
    Gauss(re=Fraction(23, 1), im=Fraction(14, 1))
    """
    match node:
        case Num(value):
            return Gauss(value)
        case Sym("i"):
            return Gauss(Fraction(0), Fraction(1))
        case Neg(arg):
            return Gauss(Fraction(0)) - evaluate_complex(arg)
        case Root(arg, 2):
            inner = evaluate_complex(arg)
            if inner.im:
                raise Unvalued("the root of a complex number")
            root = surds.root(abs(inner.re))
            if root.b:
                raise Unvalued("an irrational root")
            return Gauss(root.a) if inner.re >= 0 else Gauss(Fraction(0), root.a)
        case Bin("^", base, exponent):
            power = evaluate(exponent)
            if not isinstance(power, Fraction) or power.denominator != 1 or abs(power) > MAX_EXPONENT:
                raise Unvalued("not a whole power")
            return _power(evaluate_complex(base), int(power))
        case Bin(op, left, right) if op in "+-*/":
            a, b = evaluate_complex(left), evaluate_complex(right)
            return {"+": Gauss.__add__, "-": Gauss.__sub__, "*": Gauss.__mul__, "/": Gauss.__truediv__}[op](a, b)
    raise Unvalued("not a complex number")


def _power(base: Gauss, power: int) -> Gauss:
    if abs(power) > 12 and abs(base.re) + abs(base.im) != 1:
        raise Unvalued("too large a power")
    if power < 0:
        return Gauss(Fraction(1)) / _power(base, -power)
    result = Gauss(Fraction(1))
    for _ in range(power):
        result = result * base
    return result


def tree(value: Gauss) -> Node:
    """a + bi as a tree, zero parts left out.

    >>> from tools.maths.typeset import plain
    >>> plain(tree(Gauss(Fraction(2), Fraction(-1))))
    '2 - i'
    """
    size = abs(value.im)
    part: Node = Sym("i") if size == 1 else Bin("*", rational(size), Sym("i"))
    if not value.im:
        return rational(value.re)
    if not value.re:
        return Neg(part) if value.im < 0 else part
    return Bin("-" if value.im < 0 else "+", rational(value.re), part)
