"""Algebra's worked examples, and what its readers and steps promise."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tools.maths.skills.algebra import PROBLEMS
from tests.tools.maths.skills.rows import Row, check, solved
from tools.maths import stem
from tools.maths.grammar import parse
from tools.maths.topics.algebra import facts, lines
from tools.maths.topics.algebra.intervals import agrees, interval
from tools.maths.topics.algebra.isolating import isolate_letter
from tools.maths.topics.algebra.straight import Straight, straight
from tools.maths.tree import Rel
from tools.maths.typeset import plain

SMALL = st.integers(-9, 9)


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[:60])
def test_worked_examples(row: Row) -> None:
    check(row)


def test_a_sentence_becomes_facts() -> None:
    read = facts.read(
        stem.read("In the equation kx + 3 = 5x, k is a constant. For what value of k is there no solution?")
    )
    assert read is not None
    assert (read.ask.kind, read.count, read.constants, read.full) == ("value", "none", {"k"}, True)


def test_a_word_that_changes_the_question_is_not_passed_over() -> None:
    read = facts.read(stem.read("If 2x = 8, what is the square of the value of x?"))
    assert read is None or not read.usable


def test_which_line_a_description_belongs_to() -> None:
    text = "Line m is perpendicular to line k and passes through (2, 3) and (4, 9). What is the slope of line k?"
    read = lines.read(stem.read(text))
    assert read is not None
    assert read.about == "k"
    assert len(read.lines["m"].points) == 2
    assert not read.lines["k"].points


def test_a_negative_factor_turns_the_sign_and_the_text_says_so() -> None:
    row = next(r for r in PROBLEMS if "7 - 2x > 15" in r.question)
    last = solved(row).steps[-1]
    assert "turns" in last.text
    assert last.after == "x < -4"


def test_freeing_a_letter_says_each_operation() -> None:
    row = next(r for r in PROBLEMS if r.question.startswith("P = 2a"))
    assert [s.rule for s in solved(row).steps][:2] == ["Subtract from both sides", "Divide both sides"]


@settings(max_examples=60, deadline=None)
@given(SMALL.filter(bool), SMALL, SMALL.filter(bool), st.sampled_from(["<", ">", "<=", ">="]))
def test_intervals_agree_with_values(a: int, b: int, c: int, op: str) -> None:
    relation = parse(f"{a}*x + ({b}) {op} {c}")
    assert isinstance(relation, Rel)
    assert agrees(interval([relation], "x"), [relation], "x")


@settings(max_examples=60, deadline=None)
@given(SMALL, SMALL, SMALL, SMALL)
def test_a_line_holds_the_points_of_its_equation(a: int, b: int, c: int, x: int) -> None:
    relation = parse(f"({a})*x + ({b})*y = {c}")
    assert isinstance(relation, Rel)
    found = straight(relation)
    assert (found is None) == (a == b == 0)
    if found is not None and b:
        assert found.holds(Fraction(x), Fraction(c - a * x, b))
        assert found == Straight(Fraction(-a, b), Fraction(c, b))


@pytest.mark.parametrize(
    ("formula", "letter", "expected"),
    [
        ("A = 1/2 * b * k", "k", "(2A)/b"),
        ("y = m*x + b", "x", "(y - b)/m"),
        ("3*(a - r) = t", "r", "a - t/3"),
        ("a/b = c", "b", "a/c"),
        ("a*x + b = c*x + d", "x", "(-b + d)/(a - c)"),
    ],
)
def test_a_formula_solved_for_a_letter(formula: str, letter: str, expected: str) -> None:
    relation = parse(formula)
    assert isinstance(relation, Rel)
    found = isolate_letter(relation, letter)
    assert found is not None
    value, moves = found
    assert plain(value) == expected
    assert all(move.check is not None and move.check() for move in moves)
