"""Worked examples by topic: the engine gives the expected answer, verified, or declines with a reason."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tools.maths.problems import ALL, Row, solved
from tools.maths.engine import solve


@pytest.mark.parametrize("row", ALL, ids=lambda row: row[0][:60])
def test_worked_examples(row: Row) -> None:
    _, _, answer, letter = row
    solution = solved(row)
    assert solution.answer == answer, solution.reason
    assert solution.choice == letter
    if answer is None:
        assert solution.reason
        assert not solution.verified
        assert solution.basis is None
    else:
        assert solution.verified
        assert solution.basis == "solved"
        assert solution.steps
        assert all(step.checked for step in solution.steps)
        assert solution.hidden
    assert len(solution.hints) == 6


def test_steps_are_the_ones_a_teacher_would_write() -> None:
    steps = solve("If 3x + 7 = 22, what is the value of 6x − 1?").steps
    assert [(s.rule, s.after) for s in steps] == [
        ("Subtract from both sides", "3x = 15"),
        ("Divide both sides", "x = 5"),
        ("Evaluate what is asked", r"6 \cdot 5 - 1 = 29"),
    ]


def test_factoring_shows_the_factors() -> None:
    steps = solve("solve x^2-5x+6=0").steps
    assert [s.after for s in steps] == [
        "(x - 3)(x - 2) = 0",
        r"x - 3 = 0 \quad \text{or} \quad x - 2 = 0",
        r"x = 3 \quad \text{or} \quad x = 2",
    ]


def test_elimination_shows_the_equation_that_is_left() -> None:
    rules = [s.rule for s in solve("Solve 2x + y = 7, x − y = 2").steps]
    assert rules[0] == "Add the equations"
    assert "Substitute back" in rules


def test_a_solution_reads_itself_out() -> None:
    text = solve("If 2x = 10, what is x? (A) 5 (B) 8").markdown()
    assert "**Answer: $5$**" in text
    assert "choice **A**" in text


NO_PROBLEM = ["", "   ", "hello", "x", "?", "(A) (B) (C)", "$", "\\frac{", "solve", "2x + = 3, what is x?"]


@pytest.mark.parametrize("question", NO_PROBLEM)
def test_what_is_no_problem_is_declined_with_a_sentence(question: str) -> None:
    solution = solve(question)
    assert solution.answer is None
    assert solution.reason
    assert solution.reason.strip().endswith((".", ":"))


@pytest.mark.parametrize(
    ("question", "hint"), [("What is 6/2(1+2)?", "brackets"), ("√2x = 4", "brackets"), ("5!", "factorial")]
)
def test_what_is_ambiguous_is_asked_about(question: str, hint: str) -> None:
    assert hint in (solve(question).reason or "")


SMALL = st.integers(-9, 9)
NOT_ZERO = SMALL.filter(bool)


def term(coefficient: int, rest: str) -> str:
    """A term with its sign, for gluing equations together."""
    return f"{'-' if coefficient < 0 else '+'} {abs(coefficient)}{rest}"


@given(NOT_ZERO, SMALL, NOT_ZERO, SMALL, st.integers(-12, 12))
@settings(max_examples=25, deadline=None)
def test_linear_equations_made_from_their_solution(a: int, b: int, c: int, d: int, x: int) -> None:
    right = a * (x + b) - c * x
    solution = solve(f"{a}(x {term(b, '')}) = {c}x {term(right, '')}")
    expected = str(x) if a != c else "infinitely many solutions"
    assert (solution.answer, solution.verified) == (expected, True)


@given(NOT_ZERO, SMALL, SMALL)
@settings(max_examples=25, deadline=None)
def test_quadratic_equations_made_from_their_roots(a: int, p: int, q: int) -> None:
    solution = solve(f"{a}x^2 {term(-a * (p + q), 'x')} {term(a * p * q, '')} = 0")
    roots = sorted({p, q}, reverse=True)
    found = sorted((int(part.split("=")[-1]) for part in (solution.answer or "").split(" or ")), reverse=True)
    assert (found, solution.verified) == (roots, True)


@given(NOT_ZERO, NOT_ZERO, NOT_ZERO, NOT_ZERO, SMALL, SMALL)
@settings(max_examples=25, deadline=None)
def test_systems_made_from_their_solution(a: int, b: int, c: int, d: int, x: int, y: int) -> None:
    solution = solve(f"{a}x {term(b, 'y')} = {a * x + b * y} and {c}x {term(d, 'y')} = {c * x + d * y}. Solve.")
    expected = f"({x}, {y})" if a * d != b * c else "infinitely many solutions"
    assert (solution.answer, solution.verified) == (expected, True)


@pytest.mark.parametrize(
    "question", ["Solve |2x - 1| = 7.", "Solve |2x − 1| = 7 for x.", "What are the solutions of |2x - 1| = 7?"]
)
def test_an_equation_with_bars_is_no_inequality(question: str) -> None:
    found = solve(question)
    assert found.answer in ("x = 4 or x = -3", "x = -3 or x = 4") and found.verified
