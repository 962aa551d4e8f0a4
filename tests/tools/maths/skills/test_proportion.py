"""Ratios, rates, proportions, units and percentages: worked examples, the unit table, hints and slips."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tools.maths.skills.proportion import PROBLEMS
from tests.tools.maths.skills.rows import Row, check, solved
from tools.maths import stem
from tools.maths.disclosure import gives_away
from tools.maths.engine import solve
from tools.maths.topics.proportion import changes, events, rates, telling, units
from tools.maths.topics.proportion.quantities import clauses, read_clause
from tools.maths.topics.proportion.units import Unit
from tools.maths.values import evaluate


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[:60])
def test_worked_examples(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[:60])
def test_hints_keep_the_answer(row: Row) -> None:
    solution = solved(row)
    if solution.answer is not None:
        assert not any(gives_away(hint, solution) for hint in solution.hints[:5])


def test_the_table_of_units_agrees_with_the_library() -> None:
    for dimension, words in units._TABLE.items():
        for one in words:
            for other in words:
                start, end = Unit.of(one), Unit.of(other)
                assert units.library_factor(start, end) == start.factor / end.factor, (dimension, one, other)


def test_the_library_does_not_mix_dimensions() -> None:
    assert units.library_factor(Unit.of("hour"), Unit.of("mile")) is None
    assert units.library_factor(Unit.of("bottle"), Unit.of("box")) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It flows at 9 gallons per minute.", ["gallons per minute"]),
        ("A machine fills 15 bottles every 2 minutes.", ["bottles per minute"]),
        ("Each box holds 12 pencils.", ["pencils per box"]),
        ("Tomatoes cost $1.75 per pound.", ["dollars per pound"]),
        ("It takes 2 hours and 30 minutes.", ["minutes"]),
        ("The tile is 36 square inches.", ["square inches"]),
        ("He has 9 pieces of mail for each house.", ["pieces per house"]),
    ],
)
def test_quantities_in_a_sentence(text: str, expected: list[str]) -> None:
    laid_out = stem.read(text)
    found = [q for s in laid_out.sentences for c in clauses(s) for q in read_clause(laid_out, c).quantities]
    assert [q.unit.words() for q in found][: len(expected)] == expected


def test_events_in_order() -> None:
    laid_out = stem.read("A coat is 30% off. A member takes a further 10% off, and a 5% sales tax is added.")
    found = events.find(laid_out, laid_out.prose)
    assert [(e.name, e.sign) for e in found] == [("discount", -1), ("discount", -1), ("tax", 1)]
    assert [evaluate(e.factor) for e in found] == [Fraction(7, 10), Fraction(9, 10), Fraction(21, 20)]


def test_slips_are_what_learners_get() -> None:
    found = changes.solve(stem.read("After a 20% discount, the price of a jacket is $36. What was the original price?"))
    assert found is not None
    assert {evaluate(slip.value) for slip in found.slips} == {Fraction(216, 5)}  # 20% of the wrong base


def test_closest_choice_must_be_clear() -> None:
    question = "Approximately how many kilometers are 10 miles? (1 kilometer ≈ 0.6214 miles)"
    assert solve(question, ("4", "8", "16", "20")).choice == "C"
    assert solve(question, ("4", "8", "16.0", "16.2")).choice is None


@given(st.integers(1, 400), st.integers(1, 60), st.integers(1, 60))
@settings(max_examples=25, deadline=None)
def test_direct_proportion(miles: int, hours: int, more: int) -> None:
    text = (
        f"A train travels {miles} miles in {hours} hours. At this rate, how many miles does it travel in {more} hours?"
    )
    found = rates.solve(stem.read(text))
    assert found is not None
    assert evaluate(found.values[0]) == Fraction(miles * more, hours)


@given(st.integers(1, 99), st.integers(1, 99), st.integers(10, 5000))
@settings(max_examples=25, deadline=None)
def test_changes_run_forward_and_back(up: int, down: int, start: int) -> None:
    story = f"is increased by {up}% and the result is decreased by {down}%."
    found = changes.solve(stem.read(f"A price of ${start} {story} What is the final price?"))
    assert found is not None
    assert found.confirm is not None
    assert found.confirm()
    assert evaluate(found.values[0]) == start * Fraction(100 + up, 100) * Fraction(100 - down, 100)


def test_a_number_is_rounded_half_up() -> None:
    assert telling.rounded(Fraction(5, 2), 0) == 3
    assert telling.rounded(Fraction(249, 20), 1) == Fraction(25, 2)
