"""The value of a tree at a point: a Fraction where it can be, a float where it must be, bounded in size. No SymPy."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction

from tools.maths.tree import Abs, Bin, Degrees, Group, Neg, Node, Num, Percent, Rel, Root, Sym, Trig

MAX_BITS = 4096  # a number longer than this is refused rather than computed


MAX_EXPONENT = 200


class Unvalued(ValueError):
    """The tree has no real value here (division by zero, a free letter, an even root of a negative, too big)."""


Value = Fraction | float


def evaluate(node: Node, at: Mapping[str, Value] | None = None) -> Value:
    """The value of an expression where the letters have the values `at`; a Fraction whenever it is exact.

    Raises Unvalued where there is no real value, where a letter is free, and for relations and pairs.

    >>> from tools.maths.grammar import parse
    >>> evaluate(parse("6x - 1"), {"x": Fraction(5)})
    Fraction(29, 1)
    """
    at = at or {}
    try:
        return _evaluate(node, at)
    except (ZeroDivisionError, OverflowError) as error:
        raise Unvalued("division by zero or a number too large") from error


def exact_value(node: Node | None, at: Mapping[str, Value] | None = None) -> Fraction | None:
    """What `evaluate` gives when it is a Fraction; None where there is no value, or only an inexact one.

    >>> from tools.maths.grammar import parse
    >>> exact_value(parse("20%")), exact_value(parse("2x"), {"x": Fraction(3)}), exact_value(parse("\\sqrt{2}"))
    (Fraction(1, 5), Fraction(6, 1), None)
    """
    if node is None:
        return None
    try:
        value = evaluate(node, at)
    except Unvalued:
        return None
    return value if isinstance(value, Fraction) else None


def values_of(solution: Mapping[str, Node]) -> dict[str, Value]:
    """The letters of a solution with their values. Raises Unvalued where one has none.

    >>> from tools.maths.grammar import parse
    >>> values_of({"x": parse("7 - 3")})
    {'x': Fraction(4, 1)}
    """
    return {name: evaluate(node) for name, node in solution.items()}


def exact_pair(node: Node | None) -> tuple[Fraction, Fraction] | None:
    """The two exact values of a group of two expressions, as a point is written; None for all else.

    >>> from tools.maths.grammar import parse
    >>> exact_pair(parse("(1, 1/2)"))
    (Fraction(1, 1), Fraction(1, 2))
    """
    if not isinstance(node, Group) or len(node.items) != 2:
        return None
    x, y = map(exact_value, node.items)
    return None if x is None or y is None else (x, y)


def _evaluate(node: Node, at: Mapping[str, Value]) -> Value:
    match node:
        case Num(value):
            return value
        case Sym("pi"):
            return math.pi
        case Sym(name):
            if name not in at:
                raise Unvalued(f"{name} has no value")
            return at[name]
        case Neg(arg):
            return -_evaluate(arg, at)
        case Percent(arg):
            return _evaluate(arg, at) / 100
        case Degrees(arg):
            return math.radians(_evaluate(arg, at))
        case Trig(name, arg):
            return _trig(name, float(_evaluate(arg, at)))
        case Abs(arg):
            inside = _evaluate(arg, at)
            return inside if inside >= 0 else -inside
        case Root(arg, index):
            return _root(_evaluate(arg, at), index)
        case Bin(op, left, right):
            return _binary(op, _evaluate(left, at), _evaluate(right, at))
        case _:
            raise Unvalued("not an expression with one value")


def _trig(name: str, angle: float) -> Value:
    if name == "tan" and abs(math.cos(angle)) < 1e-12:
        raise Unvalued("a tangent that has no value")
    value = {"sin": math.sin, "cos": math.cos, "tan": math.tan}[name](angle)
    return Fraction(round(2 * value), 2) if abs(2 * value - round(2 * value)) < 1e-12 else value


def _binary(op: str, a: Value, b: Value) -> Value:
    match op:
        case "+":
            value: Value = a + b
        case "-":
            value = a - b
        case "*":
            value = a * b
        case "/":
            value = a / b
        case "^":
            value = _power(a, b)
        case _:
            raise Unvalued("two values at once")
    if isinstance(value, Fraction):
        if max(value.numerator.bit_length(), value.denominator.bit_length()) > MAX_BITS:
            raise Unvalued("too large")
    elif not math.isfinite(value):
        raise Unvalued("too large")
    return value


def _power(base: Value, exponent: Value) -> Value:
    if not -MAX_EXPONENT <= exponent <= MAX_EXPONENT:
        raise Unvalued("exponent too large")
    if isinstance(exponent, Fraction) and exponent.denominator != 1:
        if exponent.denominator > MAX_EXPONENT:
            raise Unvalued("exponent too fine")
        return _power(_root(base, exponent.denominator), Fraction(exponent.numerator))
    if isinstance(exponent, Fraction) and isinstance(base, Fraction):
        if base == 0 and exponent == 0:
            raise Unvalued("0 to the power 0")
        bits = max(base.numerator.bit_length(), base.denominator.bit_length())
        if bits * abs(exponent.numerator) > MAX_BITS:
            raise Unvalued("too large")
        return base**exponent.numerator
    if float(base) < 0 and float(exponent) != int(exponent):
        raise Unvalued("a root of a negative number")
    return float(base) ** (int(exponent) if float(exponent) == int(exponent) else float(exponent))


def _root(value: Value, index: int) -> Value:
    if value < 0:
        if index % 2 == 0:
            raise Unvalued("an even root of a negative number")
        return -_root(-value, index)
    if isinstance(value, Fraction):
        top, bottom = _integer_root(value.numerator, index), _integer_root(value.denominator, index)
        if top is not None and bottom is not None:
            return Fraction(top, bottom)
    return float(value) ** (1 / index)


def _integer_root(value: int, index: int) -> int | None:
    if index == 2:
        guess = math.isqrt(value)
    elif value.bit_length() > 900:
        return None  # beyond float range; stays inexact
    else:
        guess = round(value ** (1 / index))
    return guess if guess**index == value else None


def same_value(a: Value, b: Value) -> bool:
    """Equal, exactly when both are exact, else to nine digits.

    >>> same_value(Fraction(1, 2), 0.5)
    True
    """
    if isinstance(a, Fraction) and isinstance(b, Fraction):
        return a == b
    try:
        return math.isclose(float(a), float(b), rel_tol=1e-9, abs_tol=1e-12)
    except OverflowError:
        return False


def same_at(a: Node, b: Node, at: Mapping[str, Value] | None = None) -> bool:
    """Whether two expressions have the same value where the letters have the values `at`; False where one has none.

    >>> from tools.maths.grammar import parse
    >>> same_at(parse("2x"), parse("x + 3"), {"x": Fraction(3)})
    True
    """
    try:
        return same_value(evaluate(a, at), evaluate(b, at))
    except Unvalued:
        return False


def truth(relation: Rel, at: Mapping[str, Value] | None = None) -> bool | None:
    """Whether a relation is true where the letters have the values `at`; None where a side has no value.

    ≈ is true up to one percent.

    >>> from tools.maths.grammar import parse
    >>> [truth(parse("1/x <= 2"), {"x": Fraction(x)}) for x in ("1/2", "1/3", "0")]
    [True, False, None]
    """
    try:
        left, right = evaluate(relation.left, at), evaluate(relation.right, at)
    except Unvalued:
        return None
    if relation.op == "≈":
        return math.isclose(left, right, rel_tol=0.01)
    if same_value(left, right):
        return relation.op in "=≤≥"
    return relation.op == "≠" or relation.op in ("<≤" if left < right else ">≥")


def holds(relation: Rel, at: Mapping[str, Value] | None = None) -> bool:
    """Whether a relation is true where the letters have the values `at`; False where a side has no value.

    >>> from tools.maths.grammar import parse
    >>> holds(parse("x^2 = 2x"), {"x": Fraction(2)})
    True
    """
    return truth(relation, at) is True
