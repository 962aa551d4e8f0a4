"""Questions of many kinds, in algebra and about amounts: every row of both tables, and what their readers promise."""

from __future__ import annotations

import pytest

from tests.tools.maths.skills import algebra_asked, amounts_asked
from tests.tools.maths.skills.rows import Row, check
from tools.maths.topics.advanced.solution_sets import written
from tools.maths.topics.data.class_tables import said
from tools.maths.topics.proportion.compound_units import read
from tools.maths.topics.stories.clock_reading import minutes


@pytest.mark.parametrize("row", [*algebra_asked.PROBLEMS, *amounts_asked.PROBLEMS], ids=lambda row: row.question[-60:])
def test_worked_examples(row: Row) -> None:
    check(row)


def test_the_same_set_in_several_notations() -> None:
    spelled = ("x < -2 or x > 8", r"$x<-2$ or $x>8$", r"$(-\infty, -2) \cup (8, \infty)$", "{x | x > 8 or x < -2}")
    assert len({written(text, "x") for text in spelled}) == 1
    assert written("x is even", "x") is None


def test_what_is_no_time_or_amount_is_not_read() -> None:
    assert minutes("13:20 p.m.") is None
    assert minutes("7") is None
    assert read("6 feet 2 ounces") is None
    assert read("2 inches 6 feet") is None
    assert said("younger people") is None
