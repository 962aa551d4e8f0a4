"""Advanced algebra: every row of the table, and the parts the topics are made of."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tools.maths.skills import advanced, formulas_wider
from tests.tools.maths.skills.rows import Row, check
from tools.maths.engine import solve
from tools.maths.grammar import parse
from tools.maths.topics.advanced import division, powers
from tools.maths.topics.advanced.equations import solve_one
from tools.maths.topics.advanced.gaussian import Gauss
from tools.maths.topics.advanced.steps import agree
from tools.maths.tree import Num, Rel, Sym
from tools.maths.values import evaluate, same_value

PROBLEMS = [*advanced.PROBLEMS, *formulas_wider.PROBLEMS]


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[:60])
def test_worked_examples(row: Row) -> None:
    check(row)


def rules(question: str) -> list[str]:
    """The rules of a solution's steps."""
    return [step.rule for step in solve(question).steps]


def test_a_root_is_undone_by_squaring_and_candidates_are_checked() -> None:
    assert rules("Solve sqrt(2x + 15) = x")[0] == "Square both sides"
    assert rules("Solve sqrt(2x + 15) = x")[-1] == "Check the candidates"


def test_an_identity_compares_coefficients() -> None:
    question = "(ax + 3)(x - 2) = 5x^2 + bx - 6 is true for all x, where a and b are constants. What is b?"
    assert rules(question)[:2] == ["Multiply out", "Compare coefficients"]
    assert solve(question).answer == "-7"


def test_hints_do_not_give_the_answer_away() -> None:
    solution = solve("If |3x - 6| = 12, what is the negative value of x that satisfies the equation?")
    assert all("-2" not in hint for hint in solution.hints[:5])


UNCLEAR = [
    "How many complex solutions does x^2 + 4 = 0 have?",
    "What is the minimum value of f(x) = x^2 - 4x + 1 for 3 < x < 5?",
    "In how many points does the parabola y = x^2 - 1 intersect the line y = 3 in the first quadrant?",
    "What is the sum of the solutions of (x - 1)^2(x - 3) = 0?",
    "How many x-intercepts does y = x^2 - 4 not have?",
    "What is the remainder when x^3 is divided by x - 2, minus 3?",
    "What value of k makes x = 2 not a solution of x^2 + kx = 6?",
]


@pytest.mark.parametrize("question", UNCLEAR)
def test_a_word_that_changes_the_question_is_not_skipped(question: str) -> None:
    assert solve(question).answer is None


SMALL = st.integers(-7, 7)
NOT_ZERO = SMALL.filter(bool)
POLYNOMIALS = st.lists(st.integers(-9, 9).map(Fraction), min_size=1, max_size=5)


@given(POLYNOMIALS, POLYNOMIALS.filter(lambda p: any(p)))
@settings(max_examples=60, deadline=None)
def test_division_gives_back_the_dividend(top: list[Fraction], bottom: list[Fraction]) -> None:
    quotient, rest = division.divide(top, bottom)
    for at in map(Fraction, (-3, -1, 0, 2, 5)):
        whole = division.value(quotient, at) * division.value(bottom, at) + division.value(rest, at)
        assert whole == division.value(top, at)
    assert not any(rest) or len(rest) < len(division.trimmed(bottom))


@given(NOT_ZERO, SMALL, NOT_ZERO, SMALL)
@settings(max_examples=40, deadline=None)
def test_complex_quotients_undo_products(a: int, b: int, c: int, d: int) -> None:
    first, second = Gauss(Fraction(a), Fraction(b)), Gauss(Fraction(c), Fraction(d))
    assert first * second / second == first


@given(st.integers(2, 9), st.integers(1, 4), st.integers(2, 4))
@settings(max_examples=40, deadline=None)
def test_sums_of_powers_keep_their_value(n: int, p: int, q: int) -> None:
    node = parse(f"{n}x^({p}/{q}) * x^2 / {n + 1}")
    positive = Rel(">", Sym("x"), Num(Fraction(0)))
    assert agree(node, powers.tree(powers.read(node)), [positive])


@given(SMALL, SMALL)
@settings(max_examples=15, deadline=None)
def test_absolute_value_equations_made_from_their_solutions(middle: int, distance: int) -> None:
    equation = parse(f"|x - ({middle})| = {distance}")
    assert isinstance(equation, Rel)
    found = solve_one(equation, "x")
    assert found is not None
    assert found.values is not None
    wanted = {middle + distance, middle - distance} if distance >= 0 else set()
    assert {evaluate(v) for v in found.values} == wanted


@given(SMALL, st.integers(0, 6))
@settings(max_examples=15, deadline=None)
def test_radical_equations_keep_only_what_satisfies_them(shift: int, root: int) -> None:
    equation = parse(f"sqrt(x + {root * root - root + 7 + shift}) = x - ({7 + shift - 2 * root})")
    assert isinstance(equation, Rel)
    found = solve_one(equation, "x")
    assert found is not None
    assert found.values is not None
    for value in found.values:
        at = {"x": evaluate(value)}
        assert same_value(evaluate(equation.left, at), evaluate(equation.right, at))
