"""Formulas with described letters and tables of functions: the worked examples, and what the parts promise."""

from __future__ import annotations

import pytest

from tests.tools.maths.skills.given_formulas import PROBLEMS
from tests.tools.maths.skills.rows import Row, check
from tools.maths import stem
from tools.maths.topics.models.given_formula import amounts, letters, reader

DEPTH = "The pressure $p$, in kilopascals, at a depth of $d$ meters is $p = 101 + 9.8d$. "


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[:60])
def test_worked_examples(row: Row) -> None:
    check(row)


def test_units_and_nouns_of_letters_are_read_around_them() -> None:
    given = letters.given_in(stem.read(DEPTH + "What is p when d is 5?"))
    assert given is not None
    assert given.letters["p"].unit == "kilopascal"
    assert given.letters["d"].unit == "meter"
    assert "depth" in given.letters["d"].words


@pytest.mark.parametrize(
    ("told", "placed"),
    [
        ("at 5 meters", ("d", 5)),
        ("at 500 centimeters", ("d", 5)),
        ("at 199 kilopascals", ("p", 199)),
        ("at 9 hours", None),
    ],
)
def test_an_amount_goes_to_the_letter_of_its_unit(told: str, placed: tuple[str, int] | None) -> None:
    laid_out = stem.read(DEPTH + f"A diver is {told}. What is p?")
    given = letters.given_in(laid_out)
    assert given is not None
    amount = amounts.amounts(laid_out)[-1]
    assert amounts.place(given, amount) == placed


def test_a_number_without_a_letter_makes_the_reading_fail() -> None:
    question = DEPTH + "A diver is at 10 meters for 9 hours. What is the pressure, in kilopascals?"
    assert reader.solve(stem.read(question, ["199", "297", "101", "98"])) is None
