"""The second, independent check of an answer: exact numbers put into the problem as it was read. No SymPy, no steps.

The solvers reason with terms and SymPy checks their moves. Here the original trees are only *evaluated*: values found
are put back, the number of solutions comes from coefficients interpolated out of evaluations, expressions are compared
at random exact points. Both routes must agree before anything is called verified.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from tools.maths.derivation import Derivation, Env
from tools.maths.problem import Problem
from tools.maths.tree import Apply, Bin, Group, Neg, Node, Num, Rel, Sym, has_call, letters
from tools.maths.values import Unvalued, Value, evaluate, holds, same_value, values_of

POINTS = 12  # exact comparisons of two expressions
_PROBES = [Fraction(n, d) for n, d in ((3, 1), (-3, 1), (7, 2), (-11, 5), (13, 1))]


def agrees(problem: Problem, found: Derivation) -> bool:
    """Whether evaluating the problem itself leads to the same answer as the derivation."""
    try:
        if problem.equations and _only_given(problem, found):
            return _same_expression_value(problem, found)
        if problem.equations:
            return _equations_agree(problem, found)
        if problem.target.kind == "simplify" and problem.target.node is not None and letters(problem.target.node):
            return equivalent(problem.target.node, found.values[0])
        return _same_expression_value(problem, found)
    except (Unvalued, ZeroDivisionError):
        return False


def _only_given(problem: Problem, found: Derivation) -> bool:
    """Every equation just gives a letter's value and the solution uses exactly those."""
    return found.solutions is not None and len(found.solutions) == 1 and all(
        isinstance(e.left, Sym) and not letters(e.right) and found.solutions[0].get(e.left.name) == e.right
        for e in problem.equations
    ) and problem.target.kind == "value"  # fmt: skip


def _same_expression_value(problem: Problem, found: Derivation) -> bool:
    if problem.target.node is None or len(found.values) != 1 or not found.solutions:
        return False
    at = values_of(found.solutions[0])
    asked = evaluate(_called(problem.target.node, problem.definitions), at)
    return same_value(asked, evaluate(found.values[0]))


def _called(node: Node, definitions: Sequence[tuple[str, str, Node]]) -> Node:
    """f(3) replaced by its numeric value, inside out."""
    match node:
        case Apply(name, arg):
            value = evaluate(_called(arg, definitions))
            letter, body = next((letter, body) for n, letter, body in definitions if n == name)
            result = evaluate(body, {letter: value})
            if not isinstance(result, Fraction):
                raise Unvalued("not exact")
            return Num(result)
        case Bin(op, left, right, shown):
            return Bin(op, _called(left, definitions), _called(right, definitions), shown)
        case Neg(arg):
            return Neg(_called(arg, definitions))
        case _ if has_call(node):
            raise Unvalued("a function inside something else")
        case _:
            return node


def equivalent(a: Node, b: Node) -> bool:
    """Whether two expressions agree, exactly, at random points (at least three where both have values).

    >>> from tools.maths.grammar import parse
    >>> equivalent(parse("2(x + 1)"), parse("2x + 2")), equivalent(parse("3x^2+2x-1"), parse("3x^2+2x+1"))
    (True, False)
    """
    names = sorted(letters(a) | letters(b))
    generator = random.Random(20_26)
    compared = 0
    for _ in range(POINTS if names else 1):
        at: dict[str, Value] = {n: Fraction(generator.randint(-40, 40), generator.choice((1, 2, 3, 7))) for n in names}
        try:
            if not same_value(evaluate(a, at), evaluate(b, at)):
                return False
            compared += 1
        except Unvalued:
            continue
    return compared >= (3 if names else 1)


def _equations_agree(problem: Problem, found: Derivation) -> bool:
    names = sorted({n for e in problem.equations for n in letters(e)})
    gaps = [_gap(e, names) for e in problem.equations]
    if found.solutions == ({},):  # an expression fixed by the equation as a whole
        return _fixed_by(problem, gaps[0], names, found)
    counted = _count_one(gaps[0]) if len(names) == 1 and len(gaps) == 1 else _count_two(gaps) if len(names) == 2 else -1
    if counted != (None if found.solutions is None else len(found.solutions)):
        return False
    if found.solutions and not all(_satisfied(problem.equations, s) for s in found.solutions):
        return False
    return _asked(problem, found)


def count_solutions(equations: Sequence[Rel], names: Sequence[str]) -> int | None:
    """How many solutions one equation in one letter, or two linear ones in two, have: found from values alone.

    None stands for infinitely many, -1 for equations of another kind. Raises Unvalued where they have no value.

    >>> from tools.maths.grammar import parse
    >>> count_solutions([parse("x + y = 3"), parse("2x + 2y = 7")], ["x", "y"])
    0
    """
    gaps = [_gap(e, names) for e in equations]
    if len(names) == 1 and len(gaps) == 1:
        return _count_one(gaps[0])
    return _count_two(gaps) if len(names) == 2 else -1


def _gap(equation: Rel, names: Sequence[str]) -> Callable[..., Fraction]:
    def gap(*point: Fraction) -> Fraction:
        at: Mapping[str, Value] = dict(zip(names, point, strict=True))
        value = evaluate(equation.left, at) - evaluate(equation.right, at)
        if not isinstance(value, Fraction):
            raise Unvalued("not exact")
        return value

    return gap


def _count_one(gap: Callable[..., Fraction]) -> int | None:
    """The number of real zeros of a polynomial of degree 2 at most, from its values; None when it is always zero."""
    at0, at1, at2 = (gap(Fraction(n)) for n in (0, 1, 2))
    a = (at2 - 2 * at1 + at0) / 2
    b = at1 - at0 - a
    if any(gap(p) != a * p * p + b * p + at0 for p in _PROBES):
        return -1
    if a == 0:
        return 1 if b else (None if at0 == 0 else 0)
    discriminant = b * b - 4 * a * at0
    return 2 if discriminant > 0 else 1 if discriminant == 0 else 0


def _count_two(gaps: Sequence[Callable[..., Fraction]]) -> int | None:
    """The number of common zeros of two linear functions of two letters (Cramer); None for infinitely many."""
    if len(gaps) != 2:
        return -1
    zero, one = Fraction(0), Fraction(1)
    rows = []
    for gap in gaps:
        c = gap(zero, zero)
        a, b = gap(one, zero) - c, gap(zero, one) - c
        if any(gap(p, q) != a * p + b * q + c for p, q in zip(_PROBES, reversed(_PROBES), strict=True)):
            return -1
        rows.append((a, b, c))
    (a, b, c), (d, e, f) = rows
    if a * e - b * d:
        return 1
    return None if a * f == c * d and b * f == c * e else 0


def _satisfied(equations: Sequence[Rel], solution: Env) -> bool:
    at = values_of(solution)
    return all(same_value(evaluate(e.left, at), evaluate(e.right, at)) for e in equations)


def _asked(problem: Problem, found: Derivation) -> bool:
    """What is asked, worked out again from the solutions by plain evaluation."""
    target, solutions = problem.target, found.solutions
    if target.kind == "count":
        return found.phrase is not None if solutions is None else evaluate(found.values[0]) == len(solutions)
    if solutions is None or not solutions:
        return found.phrase is not None and not found.values
    points = [values_of(s) for s in solutions]
    points = [p for p in points if all(holds(c, p) for c in problem.conditions)]
    if target.kind in ("sum", "product"):
        total: Value = Fraction(0) if target.kind == "sum" else Fraction(1)
        for point in points:
            value = next(iter(point.values()))
            total = total + value if target.kind == "sum" else total * value
        return len(found.values) == 1 and same_value(total, evaluate(found.values[0]))
    if target.kind == "pair" and isinstance(target.node, Group):
        expected = [[evaluate(item, p) for item in target.node.items] for p in points]
        given = [[evaluate(i) for i in v.items] for v in found.values if isinstance(v, Group)]
        return len(expected) == len(given) == 1 and all(map(same_value, expected[0], given[0]))
    if target.node is None:
        return False
    values = _picked([evaluate(target.node, p) for p in points], target.pick)
    return _same_values(values, [evaluate(v) for v in found.values])


def _picked(values: list[Value], pick: str | None) -> list[Value]:
    match pick:
        case "positive":
            return [v for v in values if v > 0]
        case "negative":
            return [v for v in values if v < 0]
        case "greatest":
            return [max(values)] if values else []
        case "least":
            return [min(values)] if values else []
        case _:
            return values


def _same_values(a: list[Value], b: list[Value]) -> bool:
    return all(any(same_value(x, y) for y in b) for x in a) and all(any(same_value(x, y) for x in a) for y in b)


def _fixed_by(problem: Problem, gap: Callable[..., Fraction], names: Sequence[str], found: Derivation) -> bool:
    """Several random points of the equation; what is asked must have the answer's value at each."""
    node = problem.target.node
    if node is None or not letters(node) <= set(names):
        return False
    generator = random.Random(7)
    seen = 0
    for _ in range(POINTS):
        point = [Fraction(generator.randint(-30, 30)) for _ in names]
        free = generator.randrange(len(names))
        at0, at1 = (gap(*[Fraction(v) if i == free else p for i, p in enumerate(point)]) for v in (0, 1))
        if at1 == at0:
            continue
        point[free] = -at0 / (at1 - at0)
        if gap(*point) != 0:
            return False
        at: Mapping[str, Value] = dict(zip(names, point, strict=True))
        if not same_value(evaluate(node, at), evaluate(found.values[0])):
            return False
        seen += 1
    return seen >= 3
