"""Stories worked out by units and words alone: every row of the table, how numbers are read, and what a way costs."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.tools.maths.skills.rows import Row, check
from tests.tools.maths.skills.stories_by_cost import PROBLEMS
from tools.maths import stem
from tools.maths.topics.proportion.by_units.mentions import text_of
from tools.maths.topics.stories.at_length.general import solving
from tools.maths.topics.stories.at_length.general.reading import terms
from tools.maths.topics.stories.at_length.general.terms import Term, converted, product, words_of


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[:60])
def test_row(row: Row) -> None:
    check(row)


def _read(text: str) -> tuple[Term, ...]:
    laid_out = stem.read(text)
    return terms(laid_out, text_of(laid_out), None) or ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bags that each hold 12 ounces are packed. How many bags are there?", ["ounces per bag"]),
        ("An oven uses 3.2 kilowatt-hours of energy for every hour it is on.", ["kilowatt-hours per hour"]),
        ("She drives 17 miles on each of 20 days.", ["miles per day", "days"]),
        ("A pool is 10 feet deep in 2015.", ["feet"]),
    ],
)
def test_every_amount_has_its_unit(text: str, expected: list[str]) -> None:
    assert [words_of(t.dim) for t in _read(text)] == expected


@pytest.mark.parametrize(
    ("text", "role", "value"),
    [
        ("There was 20% less sunlight than on Monday.", "down", Fraction(1, 5)),
        ("Of those, 3 out of every 8 were children.", "part", Fraction(3, 8)),
        ("The number of geese was half as many as before.", "times", Fraction(1, 2)),
        ("The bridge is 5 feet longer than the road.", "more", Fraction(5)),
    ],
)
def test_what_a_number_does_is_read(text: str, role: str, value: Fraction) -> None:
    assert [(t.role, t.value) for t in _read(text)] == [(role, value)]


def test_a_ratio_is_one_term_with_its_names() -> None:
    (ratio,) = _read("The ratio of buses to walkers is 7 to 4.")
    assert ratio.ratio == (7, 4)
    assert ratio.names == (frozenset({"buse"}), frozenset({"walker"}))


def test_units_cancel_and_convert() -> None:
    flow, hours = (("gallon", 1), ("minute", -1)), (("hour", 1),)
    assert product(flow, hours, 1) == ((("gallon", 1),), Fraction(60), 1, False)
    assert converted((("inch", 1),), (("foot", 1),)) == Fraction(1, 12)
    assert converted((("inch", 1),), (("hour", 1),)) is None


def test_two_choices_that_cost_nearly_the_same_are_left_alone() -> None:
    story = (
        "A copier printed 25 pages per minute for 6 minutes, with 40 pages still to come as well. "
        "How many pages long is it?"
    )
    both = solving.attempt(stem.read(story, ["110", "150", "190", "240"]))
    assert both is not None
    assert set(both[0]) == {"A", "C"}
    assert solving.solve(stem.read(story, ["110", "150", "190", "240"])) is None


def test_steps_say_what_is_found() -> None:
    story = (
        "One lap around a track is 400 meters long. Wen ran 12 laps at a speed of 4 meters per second and then rested "
        "for 5 minutes. How many minutes did Wen spend there in all?"
    )
    found = solving.solve(stem.read(story, ["20", "25", "30", "1,205"]))
    assert found is not None
    assert [m.text for m in found.moves] == [
        "400 meters per lap times 12 laps gives meters.",
        "4800 meters divided by 4 meters per second gives seconds.",
        "1 minute = 60 seconds.",
        "Put together 5 minutes and 20 minutes.",
    ]
    assert found.confirm is not None
    assert found.confirm()
    assert not found.full
