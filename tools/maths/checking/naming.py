"""Naming a mistake: wrong procedures are run on the problem; the one that leads to the learner's line gives the name.

The topic's own slips come first, then what can be run on the line before, on the equation, on the derivation's moves
and on the problem's data. A wrong value that no procedure leads to gets no name: a guess is not called a slip.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from tools.maths.checking import misconceptions as m
from tools.maths.checking.evidence import Evidence, asks_percent
from tools.maths.checking.judging import Verdict
from tools.maths.checking.mix_ups import of_data, of_parts, of_ratio, of_right_triangle
from tools.maths.checking.procedures import wrong_results, wrong_trees
from tools.maths.checking.wrong_answers import equal, wrong_answers
from tools.maths.checking.wrong_equations import mistakes, rational_roots
from tools.maths.derivation import Derivation, State
from tools.maths.leaks.sameness import (
    called,
    opposite,
    relations,
    same_answer,
    same_expression,
    same_relation,
    value_of,
)
from tools.maths.polynomial import NotPolynomial, coefficient, collect, expand
from tools.maths.problem import Problem
from tools.maths.skills import PERCENTAGES, PROBABILITY, RATES, TRIGONOMETRY
from tools.maths.tree import Bin, Degrees, Group, Node, Num, Percent, Rel, Sym, bare, letters
from tools.maths.values import Value, same_value


def misconception(
    problem: Problem, found: Derivation, evidence: Evidence, verdicts: Sequence[Verdict], wrong: int
) -> str | None:
    """The name of the mistake in line `wrong`, None when no known procedure explains it."""
    verdict = verdicts[wrong]
    if verdict.rounded:
        return m.ROUNDED
    relation, value = verdict.relation, verdict.value
    if isinstance(value, Degrees):  # derivations count degrees as plain numbers
        value = value.arg
    if relation is not None and not letters(relation):
        return in_calculation(relation) or _lost_in_division(problem, verdicts, wrong, relation) or m.SLIP
    slip = _topics_slip(found, relation, value)
    if slip:
        return slip
    if relation is not None:
        named = _by_relation(problem, found, evidence, verdicts, wrong, relation)
        if named:
            return named
        if value is None and (verdict.answering or isinstance(relation.left, Sym)) and not letters(relation.right):
            value = relation.right
    credit = any(v.word == "right" for v in verdicts[:wrong])
    if value is not None:
        named = _by_value(problem, found, evidence, value)
        if named and (named != m.SLIP or credit or relation is None):
            return named if named != m.SLIP or credit else None
    if relation is not None and _same_shape(relation, found) and (credit or not isinstance(relation.left, Sym)):
        return m.SLIP
    return None


# ---- the topic's own slips -----------------------------------------------------------------------------------------


def _topics_slip(found: Derivation, relation: Rel | None, value: Node | None) -> str | None:
    said = [n for n in (value, relation, relation.right if relation is not None else None) if n is not None]
    for slip in found.slips:
        number = slip.value.arg if isinstance(slip.value, Percent) else slip.value
        if any(_same(s, slip.value) or _same(s, number) for s in said):
            return slip.name
    return None


def _same(a: Node, b: Node) -> bool:
    if bool(relations(a)) != bool(relations(b)):
        return False
    return same_answer(a, b)


# ---- calculations --------------------------------------------------------------------------------------------------


def in_calculation(relation: Rel) -> str | None:
    """A false "left = right" without letters: the wrong rule that makes the right side of the left one."""
    for side, other in ((relation.left, relation.right), (relation.right, relation.left)):
        result = value_of(other)
        if result is None or isinstance(side, Num):
            continue
        for name, tree in wrong_trees(side):
            wrong = value_of(tree)
            if wrong is not None and same_value(wrong, result):
                return name
    return None


def _lost_in_division(problem: Problem, verdicts: Sequence[Verdict], wrong: int, relation: Rel) -> str | None:
    """2x = 4x becomes 2 = 4: both sides were divided by the unknown."""
    sources = [v.relation for v in verdicts[:wrong] if v.word == "right" and v.relation is not None]
    for source in [*reversed(sources), *problem.equations]:
        if _divided_by_unknown(source, relation):
            return m.LOST_ROOT
    return None


def _divided_by_unknown(source: Rel, relation: Rel) -> bool:
    """Whether both sides of the source are the unknown times the relation's, up to one factor."""
    names = letters(source)
    if len(names) != 1 or source.op != "=":
        return False
    unknown = Sym(next(iter(names)))
    multiplied = Rel("=", Bin("*", unknown, relation.left, "cdot"), Bin("*", unknown, relation.right, "cdot"))
    return same_relation(source, multiplied)


def left_out(problem: Problem, relation: Rel | None) -> str:
    """How one of two solutions came to be left out."""
    for equation in problem.equations:
        if relation is not None and _divided_by_unknown(equation, relation):
            return m.LOST_ROOT
        square = isinstance(equation.left, Bin) and equation.left.op == "^" and isinstance(equation.left.left, Sym)
        value = value_of(relation.right) if relation is not None else None
        if square and not letters(equation.right) and value is not None and value > 0:
            return m.POSITIVE_ONLY
    return m.ONE_ROOT


# ---- relations -----------------------------------------------------------------------------------------------------


def _by_relation(
    problem: Problem, found: Derivation, evidence: Evidence, verdicts: Sequence[Verdict], wrong: int, relation: Rel
) -> str | None:
    if relation.op in "<>≤≥":
        return _inequality(found, evidence, relation)
    before = [v.relation for v in verdicts[:wrong] if v.word == "right" and v.relation is not None]
    sources = [*reversed(before), *problem.equations]
    if any(_divided_by_unknown(s, relation) for s in sources):
        return m.LOST_ROOT
    if _is_product(relation.left) and value_of(relation.right) == 0:
        return m.FACTORED
    if len(letters(relation)) == 1:
        named = _by_equation(sources, relation)
        if named:
            return named
    return _line(found, relation)


def _is_product(node: Node) -> bool:
    return isinstance(node, Bin) and node.op == "*" and bool(letters(node.left)) and bool(letters(node.right))


def _by_equation(sources: Sequence[Rel], relation: Rel) -> str | None:
    """Run the wrong procedures on the lines before, the latest first, and on the problem's own equation."""
    name = next(iter(letters(relation)))
    roots = rational_roots(relation, name)
    for source in sources:
        if letters(source) == {name} and source.op == "=":
            for mistake in mistakes(source, name):
                if roots is not None and mistake.roots == roots:
                    return mistake.name
            for label, tree in _one_side_wrong(source):
                if rational_roots(tree, name) == roots is not None or same_relation(tree, relation):
                    return label
    return None


def _one_side_wrong(source: Rel) -> Iterator[tuple[str, Rel]]:
    for label, left in wrong_trees(source.left):
        yield label, Rel("=", left, source.right)
    for label, right in wrong_trees(source.right):
        yield label, Rel("=", source.left, right)


def _inequality(found: Derivation, evidence: Evidence, relation: Rel) -> str | None:
    """The same border with the sign the other way, or with the border counted in or out."""
    wanted = [r for v in found.values for r in relations(v)]
    for right in (*wanted, *evidence.relations):
        if opposite(relation, right):
            turned = any(_negative_slope(r) for r in evidence.relations if r.op in "<>≤≥")
            return m.NOT_FLIPPED if turned else "pointed the inequality the wrong way"
        loose = {"<": "≤", ">": "≥", "≤": "<", "≥": ">"}
        if right.op in loose and same_relation(relation, Rel(loose[right.op], right.left, right.right)):
            return m.STRICT
    return None


def _negative_slope(relation: Rel) -> bool:
    """Whether the unknown stands with a negative factor, so that a sign has to be turned on the way."""
    try:
        terms = collect(expand(relation.left))
    except NotPolynomial:
        return False
    return any(t.monomial and t.coefficient < 0 for t in terms)


def _line(found: Derivation, relation: Rel) -> str | None:
    """A line's equation or a function with slope and intercept handled wrongly."""
    wanted = [r for v in found.values for r in relations(v)]
    for right in wanted:
        ours, theirs = _slope_and_start(right), _slope_and_start(relation)
        if ours is None or theirs is None:
            continue
        slope, start = ours
        wrong: list[tuple[str, tuple[Fraction, Fraction]]] = [(m.SWAPPED, (start, slope))]
        if slope:
            wrong += [(m.SLOPE, (1 / slope, start)), (m.SIGN, (-slope, start)), (m.SIGN, (slope, -start))]
            wrong += [(m.SIGN, (-slope, -start)), (m.SLOPE, (-1 / slope, start))]
        for name, pair in wrong:
            if pair == theirs:
                return name
    return None


def _slope_and_start(relation: Rel) -> tuple[Fraction, Fraction] | None:
    """(m, b) of y = mx + b, for an equation solved for one letter."""
    named = called(relation)
    if not isinstance(named, Rel) or not isinstance(named.left, Sym) or len(letters(named.right)) != 1:
        return None
    try:
        terms = collect(expand(named.right))
    except NotPolynomial:
        return None
    if any(t.degree > 1 for t in terms):
        return None
    name = next(iter(letters(named.right)))
    return coefficient(terms, ((name, 1),)), coefficient(terms, ())


def _same_shape(relation: Rel, found: Derivation) -> bool:
    """Whether the derivation has a line with the same left side: then only the number on the right is off."""
    lines = [r for move in found.moves for s in (move.before, move.after) if isinstance(s, State) for r in _rows(s)]
    return not letters(relation.right) and any(bare(r.left) == bare(relation.left) for r in lines)


def _rows(state: State) -> Iterator[Rel]:
    yield from (r for row in state.rows for r in row)


# ---- values --------------------------------------------------------------------------------------------------------


def _by_value(problem: Problem, found: Derivation, evidence: Evidence, value: Node) -> str | None:
    answer = found.values[0] if len(found.values) == 1 else None
    points = isinstance(value, Group) and isinstance(answer, Group) and value.kind == answer.kind == "pair"
    if points and isinstance(value, Group) and answer and same_answer(Group(value.items[::-1]), answer):
        return m.COORDINATES
    for other, label in wrong_answers(problem, found.solutions, answer):
        if label != m.SLIP and equal(other, value):
            return label
    if letters(value):
        return _by_expression(found, value)
    number = value_of(value)
    if number is None:
        return None
    right = value_of(answer) if answer is not None else None
    for wrong, label in _wrong_values(problem, found, evidence, right):
        if same_value(wrong, number) and (right is None or not same_value(wrong, right)):
            return label
    if problem.target.node is None and evidence.has(number):
        return m.EARLY
    for other, label in wrong_answers(problem, found.solutions, answer):
        if label == m.SLIP and equal(other, value):
            return label
    return None


def _wrong_values(
    problem: Problem, found: Derivation, evidence: Evidence, right: Value | None
) -> Iterator[tuple[Value, str]]:
    if right is not None:
        percent = asks_percent(problem, found)
        if percent:
            yield right / 100, m.FRACTION_FOR_PERCENT
        yield from of_data(problem.question, right)
        if found.skill in (PROBABILITY, RATES, PERCENTAGES):
            numbers = [Fraction(n) for n in evidence.given + evidence.reached if isinstance(n, Fraction)]
            yield from ((v * 100 if percent else v, n) for v, n in of_parts(right / 100 if percent else right, numbers))
        if found.skill == TRIGONOMETRY:
            yield from of_ratio(right)
    yield from of_right_triangle(evidence.relations)
    yield from wrong_results(found.moves)


def _by_expression(found: Derivation, value: Node) -> str | None:
    """An expression that a wrong rule makes of one of the derivation's own expressions."""
    for move in found.moves:
        if isinstance(move.before, State | str) or not letters(move.before):
            continue
        for label, tree in wrong_trees(move.before):
            if letters(tree) == letters(value) and same_expression(tree, value):
                return label
    return None
