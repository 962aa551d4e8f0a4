"""Formulas found by ruling out the other choices, and conclusions from studies: every row, and what is promised."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tools.maths.skills import stories_by_choice, studies_asked
from tests.tools.maths.skills.rows import Row, check
from tools.maths import stem
from tools.maths.engine import solve
from tools.maths.grammar import parse
from tools.maths.topics.stories import by_choice
from tools.maths.topics.stories.by_choice.meanings import meanings, told
from tools.maths.topics.stories.by_choice.places import places
from tools.maths.topics.stories.by_choice.told import facts


@pytest.mark.parametrize(
    "row", [*stories_by_choice.PROBLEMS, *studies_asked.PROBLEMS], ids=lambda row: row.question[-60:]
)
def test_worked_examples(row: Row) -> None:
    check(row)


def test_what_each_number_does_in_a_formula() -> None:
    found = {(p.value, p.role, p.sign, p.op) for p in places(parse("1500 - 85c >= 20p"))}
    assert (Fraction(85), "times", 0, "") in found  # letters on both sides: its sign says nothing
    assert [(p.role, p.sign) for p in places(parse("w = 52000 - 350d"))] == [("beside", 1), ("times", -1)]
    assert places(parse("y = 3^t")) == ()


def test_what_a_story_says_of_its_numbers() -> None:
    text = told(
        stem.read("A pass costs $40 to join and $3 per visit. A guest wants to spend no more than $70 on v visits."),
        frozenset("v"),
    )
    found = {f.value: (f.kind, f.op) for f in facts(text, meanings(text))}
    assert found == {Fraction(40): ("beside", ""), Fraction(3): ("times", ""), Fraction(70): ("alone", "≤")}


@given(
    prices=st.lists(st.integers(2, 60), min_size=2, max_size=2, unique=True),
    most=st.integers(70, 400),
    fewest=st.integers(61, 69),
)
def test_any_prices_and_limits_are_told_apart(prices: list[int], most: int, fewest: int) -> None:
    a, b = prices
    question = (
        f"A club is buying mugs and caps. Each mug costs ${a} and each cap costs ${b}. The club can spend no more than "
        f"${most * 10} and needs at least {fewest} items in all. Which system represents this, where m is the "
        "number of mugs and c is the number of caps?"
    )
    right = f"${a}m+{b}c\\le{most * 10}$, $m+c\\ge{fewest}$"
    others = (
        f"${b}m+{a}c\\le{most * 10}$, $m+c\\ge{fewest}$",
        f"${a}m+{b}c\\ge{most * 10}$, $m+c\\le{fewest}$",
        f"${a}m+{b}c\\le{fewest}$, $m+c\\ge{most * 10}$",
    )
    laid_out = stem.read(question, (others[0], right, *others[1:]))
    derivation = by_choice.solve(laid_out)
    assert derivation is not None
    assert [c.letter for c in laid_out.choices if derivation.fits and derivation.fits(c)] == ["B"]


def test_an_unread_turn_is_not_passed_over() -> None:
    """What changes an amount without a number must not leave the formula as it was."""
    question = (
        "A gym charges a joining fee of $40 and $25 per month. {turn} Which equation gives the total cost c, in "
        "dollars, for a member who stays m months?"
    )
    choices = ("c = 40 + 25m", "c = 20 + 25m", "c = 40m + 25", "c = 25m")
    assert solve(question.format(turn=""), choices).choice == "A"
    for turn in ("Students pay half of the joining fee.", "The joining fee is waived in May.", "Prices double in May."):
        assert solve(question.format(turn=turn), choices).verified is False


@pytest.mark.parametrize(
    ("turn", "choices"),
    [
        (
            "A pump removes 8 gallons every other minute.",
            ("g = 500 - 8m", "g = 500 - 4m", "g = 500 + 8m", "g = 8m - 500"),
        ),
        ("It loses 8 gallons per half hour.", ("g = 500 - 8m", "g = 500 - 4m", "g = 500 + 8m", "g = 8m - 500")),
    ],
)
def test_a_turn_that_hides_in_plain_words_is_declined(turn: str, choices: tuple[str, ...]) -> None:
    question = (
        f"A tank holds 500 gallons of water. {turn} Which function gives the number of gallons g after m minutes?"
    )
    assert solve(question, choices).answer is None


def test_hostile_text_does_not_hang() -> None:
    choices = (r"$3x+2y\le5$", r"$2x+3y\le5$", r"$3x+2y\ge5$", r"$x+y\le5$")
    for words in ("how many cups more ", "at least 3 more than ", "x is the number of "):
        assert by_choice.solve(stem.read((words * 300)[:5000] + "Which system represents this?", choices)) is None
