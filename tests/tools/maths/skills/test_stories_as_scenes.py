"""Stories as scenes: every row of the table, and how measures and the words beside them are read."""

# ruff: noqa: E501 (a problem reads best on one line)

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.tools.maths.skills.rows import Row, check
from tests.tools.maths.skills.stories_as_scenes import PROBLEMS
from tools.maths import stem
from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.topics.stories.scenes.changing import bound, tells_change, way
from tools.maths.topics.stories.scenes.measures import Measure, counts, measures, whose


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[:60])
def test_row(row: Row) -> None:
    check(row)


def _measures(text: str) -> tuple[Measure, ...]:
    return measures(Story(stem.read(text)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It loses 5 percent of its charge every 12 minutes.", [("percent", "minute", Fraction(5, 12))]),
        ("Every 3 hours the tank loses 8 gallons.", [("gallon", "hour", Fraction(8, 3))]),
        ("A 6-day trip needs 4 liters a day.", [("day", "", Fraction(6)), ("liter", "day", Fraction(4))]),
        ("It is 9 inches tall, while the other grows 2 inches per week.", [("inch", "", Fraction(9)), ("inch", "week", Fraction(2))]),
        ("In 2010 the town had 800 residents.", [("resident", "", Fraction(800))]),
        ("The 2 printers print 40 pages per minute at 6 p.m.", [("page", "minute", Fraction(40))]),
    ],
)  # fmt: skip
def test_a_number_has_a_unit_and_what_it_is_for(text: str, told: list[tuple[str, str, Fraction]]) -> None:
    assert [(m.unit, m.per, m.rate) for m in _measures(text)] == told


def test_a_label_is_no_measure() -> None:
    found = _measures("Copier 1 makes 24 copies per minute. The rate of copier 2 is 40 copies per minute.")
    assert [m.value for m in found] == [24, 40]


@pytest.mark.parametrize(
    ("before", "op"),
    [
        ("must have at least ", "≥"),
        ("must land before the charge falls below ", "≥"),
        ("when it falls below ", "<"),
        ("holds ", ""),
        ("can carry no more than ", "≤"),
        ("should never exceed ", "≤"),
    ],
)
def test_words_before_a_bound(before: str, op: str) -> None:
    assert bound(before) == op


def test_which_way_an_amount_goes() -> None:
    assert [way(t) for t in ("drops by", "is being filled at", "holds", "rises and falls by")] == [-1, 1, 0, 0]
    assert tells_change("will have used at most") and not tells_change("will still hold at most")


@pytest.mark.parametrize(
    ("asked", "part"),
    [("the hours she spent jogging", 1), ("her walking time", 0), ("the time of her trip", None), ("walked and jogged", None)],
)  # fmt: skip
def test_the_part_meant(asked: str, part: int | None) -> None:
    assert whose(asked, "she walked part of the way", "and jogged the rest") == part


def test_what_a_letter_counts() -> None:
    told = Story(stem.read("Which inequality gives the number of minutes, $m$, and the length $L$, in feet?"))
    assert counts(told, "m", "minute") and not counts(told, "m", "foot")
    assert counts(told, "L", "foot")
