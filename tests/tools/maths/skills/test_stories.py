"""Word problems: every row of the table, what their steps say, and that random numbers do not matter to the reading."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tools.maths.skills import stories_asked
from tests.tools.maths.skills.rows import Row, check
from tests.tools.maths.skills.stories import PROBLEMS
from tools.maths import stem
from tools.maths.engine import solve
from tools.maths.grammar import parse
from tools.maths.topics.stories import accounts, reading
from tools.maths.topics.stories.facts import Amount, Rate
from tools.maths.topics.stories.nouns import noun
from tools.maths.topics.stories.relations import same_relation
from tools.maths.topics.stories.text import spell
from tools.maths.tree import Rel


@pytest.mark.parametrize("row", [*PROBLEMS, *stories_asked.PROBLEMS], ids=lambda row: row.question[:60])
def test_row(row: Row) -> None:
    check(row)


def test_every_number_gets_one_meaning() -> None:
    story = spell(stem.read("A gym charges a fee of $45 plus $28 per month. How many months can Ana pay with $353?"))
    assert story is not None
    facts = reading.read(story).facts
    assert [type(f) for f in facts] == [Amount, Rate, Amount]
    assert isinstance(facts[0], Amount)
    assert facts[0].role == "fee"


def test_nouns_are_known_by_their_stems() -> None:
    assert noun("the adult tickets") == noun("an adult ticket")
    assert noun("loaves of bread") == {"loaf", "bread"}


@pytest.mark.parametrize(
    ("given_text", "meant", "same"),
    [
        ("2x + 2y = 20", "x + y = 10", True),
        ("10 - x = y", "x + y = 10", True),
        ("x >= 3", "x <= 3", False),
        ("-x >= -3", "x <= 3", True),
        ("x + y = 10", "x + 2y = 10", False),
        ("x y = 10", "x + y = 10", False),
    ],
)
def test_relations_are_compared_by_what_they_say(given_text: str, meant: str, same: bool) -> None:
    relation = parse(meant)
    assert isinstance(relation, Rel)
    assert same_relation(parse(given_text), relation) is same


def test_the_setting_up_is_checked_against_the_story() -> None:
    question = (
        "A gym charges a joining fee of $40 and $25 per month. Ana paid a total of $190. How many months did she pay?"
    )
    found = accounts.solve(stem.read(question))
    assert found is not None
    setting = next(m for m in found.moves if m.rule == "Write the relation")
    assert setting.check is not None
    assert setting.check()
    assert {s.name for s in found.slips} == {
        "leaving out what is there only once",
        "counting what is there only once for every unit",
    }


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 60), st.integers(2, 40), st.integers(2, 30))
def test_any_numbers_will_do(fee: int, rate: int, count: int) -> None:
    question = (
        f"A shop charges a delivery fee of ${fee} plus ${rate} for each chair. A school paid the shop a total of "
        f"${fee + rate * count}. How many chairs did the school order?"
    )
    solution = solve(question)
    assert solution.answer == str(count)
    assert solution.verified


@settings(max_examples=10, deadline=None)
@given(st.integers(2, 30), st.integers(2, 30), st.integers(1, 40), st.integers(1, 40))
def test_two_prices_and_a_total(cheap: int, more: int, few: int, many: int) -> None:
    dear = cheap + more
    question = (
        f"Child tickets cost ${cheap} each and adult tickets cost ${dear} each. A theater sold {few + many} tickets "
        f"for a total of ${cheap * few + dear * many}. How many adult tickets did the theater sell?"
    )
    solution = solve(question)
    assert solution.answer is not None
    assert Fraction(solution.answer) == many
    assert solution.verified
