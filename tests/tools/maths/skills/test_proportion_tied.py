"""Amounts tied by factors, laws in letters, plans, units of constants: worked examples and the readers' own parts."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.tools.maths.skills.proportion_tied import TIED
from tests.tools.maths.skills.rows import Row, check, solved
from tools.maths import stem
from tools.maths.disclosure import gives_away
from tools.maths.topics.proportion.formulas.constant_units import unit_phrase
from tools.maths.topics.proportion.formulas.terms import formula
from tools.maths.topics.proportion.tied.asked import asked
from tools.maths.topics.proportion.tied.mentions import Name, distinct, flat, name_of, which
from tools.maths.topics.proportion.tied.told import sentence, statement


@pytest.mark.parametrize("row", TIED, ids=lambda row: row.question[:60])
def test_worked_examples(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", TIED, ids=lambda row: row.question[:60])
def test_hints_keep_the_answer(row: Row) -> None:
    solution = solved(row)
    if solution.answer is not None:
        assert not any(gives_away(hint, solution) for hint in solution.hints[:5])


@pytest.mark.parametrize(
    ("text", "kind", "amount"),
    [
        ("the fern is 2/5 of the height of the lilac", "tie", Fraction(2, 5)),
        ("a box of nails weighs 3/2 as much as a box of screws", "tie", Fraction(3, 2)),
        ("there are 3 times as many pines as oaks", "tie", Fraction(3)),
        ("town a has 25% fewer residents than town b", "tie", Fraction(3, 4)),
        ("the ratio of red beads to blue beads is 3 to 5", "tie", Fraction(3, 5)),
        ("there are 44 more pines than oaks", "gap", Fraction(44)),
        ("the sum of rena's score and tom's score is 161", "sum", Fraction(161)),
        ("a pound of almonds costs $9", "value", Fraction(9)),
    ],
)
def test_statements(text: str, kind: str, amount: Fraction) -> None:
    said = statement(text)
    assert said is not None
    assert (said.kind, said.amount) == (kind, amount)


@pytest.mark.parametrize(
    "text",
    [
        "2 cups of beans have a mass of 500 grams",  # of one cup nothing is said
        "the number of red tiles is 3/5 of the number of other tiles",
        "the number of red tiles is 3/5 of the number of blue and green tiles",
        "rope a is 2 feet more than 3 times the length of rope b",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert statement(text) is None


def test_a_sentence_in_parts() -> None:
    read = sentence(
        "in a mosaic, the red tiles are 3/5 of the blue tiles, and the blue tiles are 4/7 of the gray tiles."
    )
    assert read is not None
    assert [s.kind for s in read[0]] == ["tie", "tie"]
    assert read[1] == {"mosaic"}


def test_names_of_amounts() -> None:
    oats, cup = name_of("the mass of a cup of rolled oats"), name_of("a cup of water")
    assert oats is not None
    assert cup is not None
    assert oats.measure == "mass"
    assert distinct([oats, cup]) == [frozenset({"rolled", "oat"}), frozenset({"water"})]
    assert distinct([Name(frozenset({"red", "tile"})), Name(frozenset({"red", "tile", "broken"}))]) is None
    assert which(Name(frozenset({"cup", "oat"})), [frozenset({"oat"})], frozenset()) is None  # a cup of what else?


def test_questions() -> None:
    shorter = asked("how many inches shorter is the fern than the lilac?")
    assert shorter is not None
    assert (shorter.kind, shorter.first.words, shorter.unit) == ("gap", frozenset({"lilac"}), "inch")
    assert asked("how many inches will the fern grow?") is None


def test_numbers_written_out() -> None:
    text = r"Printers $\mathrm{P}$ and $\mathrm{Q}$ print. The rate of P is half the rate of Q, or one-third of it."
    assert flat(stem.read(text)) == [
        "printer p and printer q print.",
        "the rate of p is 1/2 the rate of q, or 1/3 of it.",
    ]


def test_letters_of_a_formula() -> None:
    told = formula(
        stem.read("The mass, in grams, is $k L d^2$, where $L$ and $d$ are the length and width, in inches.")
    )
    assert told is not None
    assert told.powers == {"k": 1, "L": 1, "d": 2}
    assert {n: u.unit.words() for n, u in told.told.items() if u.unit} == {"L": "inches", "d": "inches"}


def test_units_in_choices() -> None:
    assert unit_phrase("Dollars per square foot") == unit_phrase("dollars per foot squared")
    assert unit_phrase("Kilograms per meter") != unit_phrase("Meters per kilogram")
