"""Long stories with choices: every row of the table, and what the units allow."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.tools.maths.skills.rows import Row, check
from tests.tools.maths.skills.stories_at_length import PROBLEMS
from tools.maths.topics.stories.at_length.search import Rules, Step, calculations


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[:60])
def test_row(row: Row) -> None:
    check(row)


def test_units_decide_what_may_be_done() -> None:
    speed = Step(Fraction(60), (("length", 1), ("time", -1)))
    hours = Step(Fraction(3), (("time", 1),))
    rules = Rules(plus=True, minus=True, back=False, area=False)
    assert list(calculations((speed, hours), (("length", 1),), rules)) == [Fraction(180)]
    assert calculations((speed, hours), (("time", 1),), rules) == {}
