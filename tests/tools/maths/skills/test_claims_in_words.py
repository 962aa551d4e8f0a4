"""Sentences as choices: every row, and what the readers make of single sentences."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.tools.maths.skills.claims_in_words import PROBLEMS
from tests.tools.maths.skills.rows import Row, check
from tools.maths.topics.models.claims_in_words.every_some import read
from tools.maths.topics.models.claims_in_words.pay_in_words import function
from tools.maths.topics.models.claims_in_words.percent_story import changes_in, compared


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[:60])
def test_rows(row: Row) -> None:
    check(row)


@pytest.mark.parametrize(
    ("text", "factors"),
    [
        ("the price rose by 50% and then fell by 40%.", ["3/2", "3/5"]),
        ("a shop takes 30% off, and then another 20%.", ["7/10", "4/5"]),
        ("it grew by 10% each year, and then fell by 5%.", []),
        ("it fell by 20% and then rose by 10% of the original price.", []),
    ],
)
def test_changes_need_an_order_and_their_base(text: str, factors: list[str]) -> None:
    assert [str(c.factor) for c in changes_in(text)] == factors


def test_a_sentence_may_begin_with_the_start() -> None:
    ends = ("2010", "2020")
    assert compared("the number in 2010 was 25% more than in 2020", Fraction(4, 5), ends)
    assert not compared("the number in 2020 was 25% less than in 2010", Fraction(4, 5), ends)
    assert compared("both percents refer to the same town", Fraction(9, 10), ends) is not True


def test_negation_belongs_to_the_verb_that_follows() -> None:
    said = read("some members of the club who play an instrument do not play a sport")
    assert said is not None
    assert [p.holds for p in said.of] == [True, True]
    assert not said.then.holds


def test_words_that_leave_a_number_over_are_no_rule() -> None:
    assert function("$90 plus a mystery of 7") is None
    rule = function("$90 for the first 2 hours, plus $45 for each additional hour")
    assert rule is not None
    assert rule(Fraction(5)) == 225
