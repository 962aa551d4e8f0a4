"""Where mistakes lead: the answers that wrong procedures give for a whole problem, each with the mistake's name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from tools.maths.checking.misconceptions import (
    ADDED,
    DIVIDED_PERCENT,
    DROPPED,
    EVALUATION_SIGN,
    FOLD,
    FORGOT_DIVIDING,
    LEFT_TO_RIGHT,
    MULTIPLIED,
    NO_HUNDREDTH,
    NOT_ASKED,
    ONE_ROOT,
    OTHER_ROOT,
    OTHER_UNKNOWN,
    REST,
    ROOT_SIGNS,
    SIGN,
    SLIP,
    SUBTRACTED,
    TERM_SIGN,
    UNLIKE,
    UPSIDE_DOWN,
)
from tools.maths.checking.wrong_equations import mistakes, replace, wrong_rewritings
from tools.maths.polynomial import NotPolynomial, coefficient, collect, expand, rational, scale, terms_tree
from tools.maths.problem import Problem
from tools.maths.second_route import equivalent
from tools.maths.solving import surds
from tools.maths.tree import Bin, Group, Neg, Node, Num, Percent, Rel, Sym, bare, letters, substitute, walk
from tools.maths.values import Unvalued, evaluate


def wrong_answers(
    problem: Problem, solutions: tuple[dict[str, Node], ...] | None, answer: Node | None
) -> list[tuple[Node, str]]:
    """Answers that mistakes lead to, each with the mistake's name, without the right answer; duplicates removed."""
    found: list[tuple[Node, str]] = []
    for node, label in _answers(problem, solutions or (), answer):
        if answer is not None and equal(node, answer):
            continue
        if not any(equal(node, other) for other, _ in found):
            found.append((node, label))
    return found


def equal(a: Node, b: Node) -> bool:
    if isinstance(a, Group) or isinstance(b, Group):
        return isinstance(a, Group) and isinstance(b, Group) and all(map(equal, a.items, b.items))
    if isinstance(a, Num | Neg | Bin) and not letters(a) and not letters(b):
        try:
            return evaluate(a) == evaluate(b)
        except Unvalued:
            return False
    return bare(a) == bare(b) or (letters(a) == letters(b) and equivalent(a, b))


def _answers(
    problem: Problem, solutions: tuple[dict[str, Node], ...], answer: Node | None
) -> Iterator[tuple[Node, str]]:
    target = problem.target.node
    if problem.target.kind == "simplify" and target is not None:
        yield from _wrong_expressions(target, problem.decimal)
    elif not problem.equations and target is not None:
        yield from _wrong_arithmetic(target, answer, problem.decimal)
    elif len(problem.equations) == 1 and solutions == ({},) and answer is not None:
        yield from _wrong_whole(problem.equations[0], answer, problem.decimal)
    elif len(problem.equations) == 1 and target is not None and len(letters(problem.equations[0])) == 1:
        yield from _wrong_unknown(problem, target, solutions)
    elif target is not None and solutions:
        yield from _wrong_system(target, solutions[0], problem.decimal)
    if problem.target.kind in ("sum", "product") and len(solutions) == 2:
        yield from _wrong_fold(problem, solutions)


def _wrong_expressions(node: Node, decimal: bool) -> Iterator[tuple[Node, str]]:
    once = list(wrong_rewritings(node))
    twice = [(label, again) for label, changed in once for _, again in wrong_rewritings(changed)]
    for label, changed in [*once, *twice]:
        try:
            yield terms_tree(collect(expand(changed)), decimal), label
        except NotPolynomial:
            continue
    try:
        terms = collect(expand(node))
    except NotPolynomial:
        return
    for index in range(len(terms)):
        flipped = tuple(type(t)(-t.coefficient, t.monomial) if i == index else t for i, t in enumerate(terms))
        yield terms_tree(flipped, decimal), TERM_SIGN
    if len(terms) > 1:
        total = sum((t.coefficient for t in terms), Fraction(0))
        yield terms_tree([type(terms[0])(total, terms[0].monomial)], decimal), UNLIKE


def _wrong_whole(equation: Rel, answer: Node, decimal: bool) -> Iterator[tuple[Node, str]]:
    """One equation used as a whole, wrongly: its number taken as it is, multiplied instead of divided, turned over."""
    try:
        terms = collect(expand(equation.left) + scale(expand(equation.right), Fraction(-1)))
    except NotPolynomial:
        return
    constant = -coefficient(terms, ())
    for term in terms:
        if term.monomial and constant:
            yield rational(constant, decimal), FORGOT_DIVIDING
            yield rational(constant * term.coefficient, decimal), MULTIPLIED
            yield rational(constant - term.coefficient, decimal), SUBTRACTED
            yield rational(term.coefficient / constant, decimal), UPSIDE_DOWN
    for near in _near(answer):
        yield from _value_of(near, SLIP, decimal)


def _wrong_arithmetic(node: Node, answer: Node | None, decimal: bool) -> Iterator[tuple[Node, str]]:
    for part in walk(node):
        match part:
            case Bin("+" | "-" as op, left, Bin("*" | "/" as inner, first, second)):
                yield from _value_of(Bin(inner, Bin(op, left, first), second), LEFT_TO_RIGHT, decimal)
            case Bin("*", Percent(rate), whole):
                yield from _value_of(Bin("*", rate, whole), NO_HUNDREDTH, decimal)
                yield from _value_of(Bin("/", whole, rate), DIVIDED_PERCENT, decimal)
                yield from _value_of(Bin("-", whole, part), REST, decimal)
            case Bin("-", left, right):
                yield from _value_of(replace(node, part, Bin("+", left, right)), ADDED, decimal)
    if answer is not None:
        for wrong in _near(answer):
            yield from _value_of(wrong, SLIP, decimal)


def _near(value: Node) -> Iterable[Node]:
    """Results of the commonest slips: one too many, one too few, ten off."""
    for step in (1, -1, 10, -10):
        yield Bin("+", value, Num(Fraction(step))) if step > 0 else Bin("-", value, Num(Fraction(-step)))


def _value_of(node: Node, label: str, decimal: bool) -> Iterator[tuple[Node, str]]:
    value = surds.value(node, decimal)
    if value is not None:
        yield value, label


def _wrong_unknown(
    problem: Problem, target: Node, solutions: tuple[dict[str, Node], ...]
) -> Iterator[tuple[Node, str]]:
    equation = problem.equations[0]
    name = next(iter(letters(equation)))
    if not letters(target) <= {name}:
        return
    if not isinstance(target, Sym):
        for solution in solutions:
            yield solution[name], NOT_ASKED
            yield from _evaluated_wrongly(target, solution, problem.decimal)
    if len(solutions) > 1:
        for solution in solutions:
            yield from _at(target, name, solution[name], OTHER_ROOT, problem.decimal)
    for mistake in mistakes(equation, name):
        for root in sorted(mistake.roots):
            yield from _at(target, name, rational(root, problem.decimal), mistake.name, problem.decimal)
    for solution in solutions:
        for near in _near(solution[name]):
            yield from _at(target, name, near, SLIP, problem.decimal)


def _at(target: Node, name: str, value: Node, label: str, decimal: bool) -> Iterator[tuple[Node, str]]:
    yield from _value_of(substitute(target, {name: value}), label, decimal)


def _evaluated_wrongly(target: Node, solution: dict[str, Node], decimal: bool) -> Iterator[tuple[Node, str]]:
    if isinstance(target, Bin) and target.op in "+-":
        other = Bin("-" if target.op == "+" else "+", target.left, target.right)
        yield from _value_of(substitute(other, solution), EVALUATION_SIGN, decimal)
        kept = target.left if letters(target.left) else target.right
        yield from _value_of(substitute(kept, solution), DROPPED, decimal)


def _wrong_system(target: Node, solution: dict[str, Node], decimal: bool) -> Iterator[tuple[Node, str]]:
    if isinstance(target, Group):
        first, second = target.items
        a, b = (substitute(i, solution) for i in (first, second))
        yield Group((b, a)), OTHER_UNKNOWN
        for x, y in ((Neg(a), b), (a, Neg(b)), (Neg(a), Neg(b))):
            values = [surds.value(v, decimal) for v in (x, y)]
            if values[0] is not None and values[1] is not None:
                yield Group((values[0], values[1])), SIGN
        return
    if isinstance(target, Sym):
        for name, node in solution.items():
            if name != target.name:
                yield node, OTHER_UNKNOWN
    else:
        for node in solution.values():
            yield node, NOT_ASKED
        yield from _evaluated_wrongly(target, solution, decimal)
    right = substitute(target, solution)
    yield from _value_of(Neg(right), SIGN, decimal)
    for name in solution:
        yield from _value_of(substitute(target, {**solution, name: Neg(solution[name])}), SIGN, decimal)
    value = surds.value(right, decimal)
    if value is not None:
        for near in _near(value):
            yield from _value_of(near, SLIP, decimal)


def _wrong_fold(problem: Problem, solutions: tuple[dict[str, Node], ...]) -> Iterator[tuple[Node, str]]:
    a, b = (next(iter(s.values())) for s in solutions)
    other: Node = Bin("*", a, b, "cdot") if problem.target.kind == "sum" else Bin("+", a, b)
    right: Node = Bin("+", a, b) if problem.target.kind == "sum" else Bin("*", a, b, "cdot")
    yield from _value_of(other, FOLD, problem.decimal)
    yield from _value_of(Neg(right), ROOT_SIGNS, problem.decimal)
    yield from _value_of(a, ONE_ROOT, problem.decimal)
    yield from _value_of(b, ONE_ROOT, problem.decimal)
    yield from _value_of(Bin("-", a, b), ADDED, problem.decimal)
