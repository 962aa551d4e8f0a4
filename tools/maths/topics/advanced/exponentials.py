"""Equations with the unknown in an exponent, and with rational powers of it."""

from __future__ import annotations

from fractions import Fraction

from tools.maths import algebra
from tools.maths.derivation import Move, State
from tools.maths.polynomial import Terms, collect, expand, scale, terms_tree
from tools.maths.topics.advanced import division, equations
from tools.maths.topics.advanced.roots import EXPONENTIAL, POWER, Roots, isolate
from tools.maths.topics.advanced.steps import between, number, text_of
from tools.maths.tree import Bin, Node, Num, Rel, Root, letters, num, walk
from tools.maths.typeset import shown
from tools.maths.values import evaluate


def as_power(node: Node) -> tuple[int, Terms] | None:
    """An expression as prime^polynomial: 8^x/2^y is (2, 3x − y); None when it is no power of one prime.

    >>> from tools.maths.grammar import parse
    >>> from tools.maths.typeset import plain
    >>> base, exponent = as_power(parse("8^x / 2^y"))
    >>> base, plain(terms_tree(exponent))
    (2, '3x - y')
    """
    match node:
        case Num(value) if value > 0 and value != 1:
            base, exponent = _prime_power(value)
            return (base, expand(num(exponent))) if base else None
        case Bin("*" | "/" as op, left, right):
            a, b = as_power(left), as_power(right)
            if a is None or b is None or a[0] != b[0]:
                return None
            return a[0], collect(a[1] + scale(b[1], Fraction(1 if op == "*" else -1)))
        case Bin("^", inner, exponent):
            a = as_power(inner)
            return None if a is None else (a[0], division.product(a[1], expand(exponent)))
        case Root(arg, index):
            a = as_power(arg)
            return None if a is None else (a[0], scale(a[1], Fraction(1, index)))
    return None


def _prime_power(value: Fraction) -> tuple[int, Fraction]:
    inverse = value < 1
    n = value.denominator if inverse else value.numerator
    if (value.numerator if inverse else value.denominator) != 1:
        return 0, Fraction(0)
    p = next((k for k in range(2, 1000) if n % k == 0), 0)
    if not p:
        return 0, Fraction(0)
    power = 0
    while n % p == 0:
        n //= p
        power += 1
    return (p, Fraction(-power if inverse else power)) if n == 1 else (0, Fraction(0))


def exponential(equation: Rel, name: str, decimal: bool, depth: int) -> Roots | None:
    if not any(isinstance(n, Bin) and n.op == "^" and name in letters(n.right) for n in walk(equation)):
        return None
    moves: list[Move] = []
    alone = equation
    parts = [n for n in walk(equation) if isinstance(n, Bin) and n.op == "^" and name in letters(n.right)]
    if as_power(equation.left) is None or as_power(equation.right) is None:
        if len(parts) != 1:
            return None
        isolated = isolate(equation, parts[0], decimal)
        if isolated is None:
            return None
        alone, moves = Rel("=", parts[0], isolated[0]), isolated[1]
        if not letters(alone.right) and evaluate(alone.right) <= 0:
            text = "A power of a positive number is always positive, so there is no solution."
            moves.append(between("Look at the sign", text, State.of(alone), State(()), [name]))
            return Roots(tuple(moves), (), EXPONENTIAL)
    left, right = as_power(alone.left), as_power(alone.right) or _one(alone.right, as_power(alone.left))
    if left is None or right is None or left[0] != right[0]:
        return None
    base = number(left[0])
    exponents = [terms_tree(side, decimal) for side in (left[1], right[1])]
    same = Rel("=", Bin("^", base, exponents[0]), Bin("^", base, exponents[1]))
    if text_of(same) != text_of(alone):
        text = f"Write both sides as powers of {shown(base)}."
        moves.append(_by_sides("Use one base", text, alone, same))
    level = Rel("=", *exponents)
    text = "Equal powers of the same base have equal exponents."

    def check() -> bool:
        import sympy

        sides = [sympy.log(algebra.to_sympy(s)) / sympy.log(left[0]) for s in (same.left, same.right)]
        gap = sides[0] - sides[1] - algebra.to_sympy(level.left) + algebra.to_sympy(level.right)
        return bool(sympy.simplify(sympy.expand_log(gap, force=True)) == 0)

    moves.append(Move("Compare the exponents", text, State.of(same), State.of(level), check=check))
    found = equations.solve_one(level, name, decimal, depth + 1)
    if found is None:
        return None
    return Roots((*moves, *found.moves), found.values, EXPONENTIAL, found.rejected, found.double)


def _one(node: Node, other: tuple[int, Terms] | None) -> tuple[int, Terms] | None:
    return (other[0], ()) if other is not None and not letters(node) and evaluate(node) == 1 else None


def _by_sides(rule: str, text: str, before: Rel, after: Rel) -> Move:
    def check() -> bool:
        pairs = ((before.left, after.left), (before.right, after.right))
        return all(algebra.equal(a, b) for a, b in pairs)

    return Move(rule, text, State.of(before), State.of(after), check=check)


def fractional_power(equation: Rel, name: str, decimal: bool, depth: int) -> Roots | None:
    """x^(2/3) = 4: the power is isolated and undone."""
    parts = [n for n in walk(equation) if isinstance(n, Bin) and n.op == "^" and name in letters(n.left)]
    parts = [p for p in parts if not letters(p.right)]
    if len(parts) != 1:
        return None
    power = evaluate(parts[0].right)
    isolated = isolate(equation, parts[0], decimal)
    if isolated is None or not isinstance(power, Fraction) or power.denominator == 1 or letters(isolated[0]):
        return None
    if power.numerator < 0 or power.numerator % 2 == 0:
        return None
    right = evaluate(isolated[0])
    if not isinstance(right, Fraction) or (right < 0 and power.denominator % 2 == 0):
        return None
    root = evaluate(Root(num(abs(right)), power.numerator))
    if not isinstance(root, Fraction):
        return None
    value = (-1 if right < 0 else 1) * root**power.denominator
    raised = Rel("=", parts[0].left, number(value))
    alone = Rel("=", parts[0], isolated[0])
    text = f"Raise both sides to the power ${1 / power}$."

    def check() -> bool:
        return bool(algebra.equal(Bin("^", number(abs(value)), num(power)), number(abs(right))))

    moves = [*isolated[1], Move("Undo the power", text, State.of(alone), State.of(raised), check=check)]
    found = equations.solve_one(raised, name, decimal, depth + 1)
    if found is None:
        return None
    return Roots((*moves, *found.moves), found.values, POWER)
