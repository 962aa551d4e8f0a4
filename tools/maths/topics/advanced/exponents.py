"""Powers with unknown exponents: the exponents are compared, or what is asked is one power of one base."""

from __future__ import annotations

from fractions import Fraction

from tools.maths.derivation import Derivation, Move, State
from tools.maths.polynomial import Terms, collect, expand, rational, scale, terms_tree
from tools.maths.topics.advanced import combinations, division, known, quotients
from tools.maths.topics.advanced.exponentials import as_power
from tools.maths.topics.advanced.steps import number
from tools.maths.topics.advanced.task import Task
from tools.maths.tree import Bin, Node, Rel, Root, Sym, letters, walk
from tools.maths.typeset import shown
from tools.maths.values import Unvalued, evaluate, same_value

EXPONENTS = "Write the powers with one base; multiplying adds exponents and dividing subtracts them."


def exponents(task: Task, node: Node) -> Derivation | None:
    """8^x / 2^y with 3x − y known; x^(a²)/x^(b²) = x^16 with a + b known."""
    if not any(
        isinstance(n, Bin) and n.op == "^" and letters(n.right) for e in (*task.equations, node) for n in walk(e)
    ):
        return None
    moves: list[Move] = []
    equations: list[Rel] = []
    for equation in task.equations:
        level = _level(equation)
        if level is None:
            equations.append(equation)
            continue
        text = "Write both sides as powers of one base: equal powers of the same base have equal exponents."
        moves.append(
            Move("Compare the exponents", text, State.of(equation), State.of(level), check=_logs(equation, level))
        )
        equations.append(level)
    inner = node
    base: Node | None = None
    asked = _power_of(node)
    if asked is not None and any(isinstance(n, Bin) and n.op == "^" and letters(n.right) for n in walk(node)):
        base, exponent = asked
        inner = terms_tree(exponent)
        joined = Bin("^", base, inner)
        text = f"Write it as one power of {shown(base)}: multiplying adds exponents, dividing subtracts them."
        moves.append(Move("Use one base", text, node, joined, check=_same_power(node, joined)))
    elif not moves:
        return None
    given = [g for g in map(known.sides, equations) if g is not None]
    target = expand(inner)
    for factor, level_value in [(quotients.ONE, Fraction(1)), *given]:
        if factor is not quotients.ONE and level_value == 0:
            continue
        found = combinations.solve_for(division.product(collect(target), factor), given)
        if found is not None:
            break
    else:
        return None
    power = rational(found[0] / level_value, task.decimal)
    moves += combinations.combination_moves(task, inner, factor, level_value, found[1], given, power)
    value: Node = power
    if base is not None:
        value = Bin("^", base, power)
        exact = evaluate(value)
        if isinstance(exact, Fraction) and abs(exact) < 10**9:
            result = rational(exact)
            moves.append(Move("Put the exponent in", "Put the exponent in.", value, result))
            value = result
    return known.derivation(task, EXPONENTS, moves, value, equations, lambda: known.fixed(equations, inner, power))


def _power_of(node: Node) -> tuple[Node, Terms] | None:
    """An expression as base^polynomial, for a number or a letter as base."""
    prime = as_power(node)
    if prime is not None:
        return number(prime[0]), prime[1]
    return _letter_power(node)


def _letter_power(node: Node) -> tuple[Node, Terms] | None:
    match node:
        case Sym():
            return node, quotients.ONE
        case Bin("^", Sym() as base, exponent):
            return base, expand(exponent)
        case Bin("^", inner, exponent):
            a = _letter_power(inner)
            return None if a is None else (a[0], division.product(a[1], expand(exponent)))
        case Bin("*" | "/" as op, left, right):
            a, b = _letter_power(left), _letter_power(right)
            if a is None or b is None or a[0] != b[0]:
                return None
            return a[0], collect(a[1] + scale(b[1], Fraction(1 if op == "*" else -1)))
        case Root(arg, index):
            a = _letter_power(arg)
            return None if a is None else (a[0], scale(a[1], Fraction(1, index)))
    return None


def _level(equation: Rel) -> Rel | None:
    """Exponents compared, when both sides are powers of the same base and a letter is in an exponent."""
    if not any(isinstance(n, Bin) and n.op == "^" and letters(n.right) for n in walk(equation)):
        return None
    left, right = _power_of(equation.left), _power_of(equation.right)
    if left is None or right is None or left[0] != right[0]:
        return None
    return Rel("=", terms_tree(left[1]), terms_tree(right[1]))


def _logs(equation: Rel, level: Rel):  # type: ignore[no-untyped-def]
    def check() -> bool:
        """At random points the ratio of the sides is base^(difference of the exponents)."""
        base = _power_of(equation.left)
        if base is None:
            return False
        gap_node = Bin("^", base[0], Bin("-", level.left, level.right))
        ratio = Bin("/", equation.left, equation.right, "frac")
        return _same_power(ratio, gap_node)()

    return check


def _same_power(a: Node, b: Node):  # type: ignore[no-untyped-def]
    def check() -> bool:
        names = sorted(letters(a) | letters(b))
        compared = 0
        for k in range(1, 9):
            at = {n: Fraction(1 + (3 * k + 2 * i) % 5 if i % 2 else 2 + (k + i) % 3) for i, n in enumerate(names)}
            try:
                if not same_value(evaluate(a, at), evaluate(b, at)):
                    return False
                compared += 1
            except Unvalued:
                continue
        return compared >= 3

    return check
