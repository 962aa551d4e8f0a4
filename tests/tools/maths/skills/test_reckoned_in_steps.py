"""Problems reckoned step by step from what single sentences tell: every row, and what the readers make of a text."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.tools.maths.skills.reckoned_in_steps import PROBLEMS
from tests.tools.maths.skills.rows import Row, check
from tools.maths import stem
from tools.maths.engine import solve
from tools.maths.topics.proportion.told_units import conversions


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[:60])
def test_row(row: Row) -> None:
    check(row)


@pytest.mark.parametrize(
    ("text", "start", "end", "factor"),
    [
        ("1 peck = 8 dry quarts and 1 bushel = 4 pecks. How many dry quarts?", ("bushel", 1), ("dry quart", 1), 32),
        ("One lap is 400 meters. He ran 3 laps.", ("lap", 1), ("kilometer", 1), Fraction(2, 5)),
        ("1 acre = 43,560 square feet. How large is it?", ("acre", 1), ("yard", 2), 4840),
        ("A fence is 3 meters long.", ("fence", 1), ("meter", 1), None),
        ("1 knot is 1.15 miles per hour.", ("knot", 1), ("mile", 1), None),
    ],
)
def test_told_conversions(text: str, start: tuple[str, int], end: tuple[str, int], factor: Fraction | None) -> None:
    laid_out = stem.read(text)
    found, _ = conversions(laid_out, laid_out.prose)
    assert found.factor(start, end) == factor


def test_a_conversion_that_is_not_the_usual_one_is_not_trusted() -> None:
    laid_out = stem.read("1 hour = 50 minutes. How long is it?")
    assert not conversions(laid_out, laid_out.prose)[0].sound()


@pytest.mark.parametrize(
    ("turned", "letter"),
    [
        ("How does the actual height compare with the predicted height?", "A"),
        ("How does the predicted height compare with the actual height?", "B"),
    ],
)
def test_what_it_is_that_is_less(turned: str, letter: str) -> None:
    text = (
        "The line of best fit is $h=2 a+5$, where $h$ is the height of a bush in inches and $a$ is its age in years. "
        f"A bush that was 8 years old had a height of 18 inches. {turned}"
    )
    choices = ("It is 3 inches less.", "It is 3 inches greater.", "It is 5 inches less.", "It is 5 inches greater.")
    assert solve(text, choices).choice == letter


@pytest.mark.parametrize(
    ("change", "answer"),
    [("", "44"), (" The others were not asked.", None), (" Then 5 adults left the club.", None)],
)
def test_a_sentence_more_is_never_passed_over_as_verified(change: str, answer: str | None) -> None:
    text = (
        f"60% of the members of a club are adults and the rest are children.{change} 50% of the adults and 35% of the "
        "children have a locker. What percent of all the members have a locker?"
    )
    found = solve(text)
    assert found.answer == answer or not found.verified
