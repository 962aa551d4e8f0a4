"""Readers that rest on units: worked examples, hints, and what the numbers of a text are taken for."""

from __future__ import annotations

import pytest

from tests.tools.maths.skills.proportion_by_units import PROBLEMS
from tests.tools.maths.skills.rows import Row, check, solved
from tools.maths import stem
from tools.maths.disclosure import gives_away
from tools.maths.topics.proportion.by_units.asked import asked_unit, rounding_way
from tools.maths.topics.proportion.by_units.mentions import mentions, text_of


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[:60])
def test_worked_examples(row: Row) -> None:
    check(row)
    assert all(step.checked for step in solved(row).steps)


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[:60])
def test_hints_keep_the_answer(row: Row) -> None:
    solution = solved(row)
    if solution.answer is not None:
        assert not any(gives_away(hint, solution) for hint in solution.hints[:5])


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("A pump fills 3 tanks every 20 minutes.", ["tanks per minute"]),
        ("Each box holds 12 pencils.", ["pencils per box"]),
        ("Flour comes in 25-pound sacks.", ["pounds per sack"]),
        ("A mat is 4 feet by 3 feet.", ["square feet"]),
        ("There were 800 in May.", [""]),
    ],
)
def test_every_number_has_its_unit(text: str, units: list[str]) -> None:
    laid_out = stem.read(text)
    assert [m.unit.words() for m in mentions(laid_out, text_of(laid_out))] == units


def test_the_question_names_the_unit_and_the_way_to_round() -> None:
    asked = asked_unit("what is the least number of buses that the school must order?")
    assert asked is not None
    assert asked.words() == "buses"
    assert rounding_way("what is the least number of buses that the school must order?") == 1
    assert rounding_way("how many full boxes are there?") == -1
    assert asked_unit("why is that so?") is None
