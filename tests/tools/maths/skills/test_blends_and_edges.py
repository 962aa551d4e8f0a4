"""Blends, containers, changed lengths and round edges: every row, and what the readers make of single sentences."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.tools.maths.skills.blends_and_edges import PROBLEMS
from tests.tools.maths.skills.rows import Row, check
from tools.maths import stem
from tools.maths.topics.geometry.size_factors import missing
from tools.maths.topics.geometry.size_factors_claims import claim
from tools.maths.topics.geometry.size_factors_reading import Asked, Facts
from tools.maths.topics.geometry.size_factors_reading import read as read_factors
from tools.maths.topics.proportion.blends_reading import read as read_blend


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[-60:])
def test_rows(row: Row) -> None:
    check(row)


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("It will decrease by $5 \\%$.", Fraction(19, 20)),
        ("It increases by 12%.", Fraction(28, 25)),
        ("It will not change.", Fraction(1)),
        ("It is one half of the height of cone $Q$.", Fraction(1, 2)),
        ("It is 4 times the height of cone $P$.", None),  # of the wrong one
        ("It will decrease by 5 inches.", None),
    ],
)
def test_a_choice_claims_a_factor(text: str, factor: Fraction | None) -> None:
    assert claim(text, Asked("compare", "h", other="q")) == factor


def test_a_root_that_is_no_fraction_is_left() -> None:
    assert missing(Facts("cone", "V", {"V": Fraction(1), "h": Fraction(1, 4)}), "r") == 2
    assert missing(Facts("cone", "V", {"V": Fraction(1), "h": Fraction(1, 3)}), "r") is None


def test_changes_of_lengths_are_noted_by_letter() -> None:
    found = read_factors("the length of a rectangle is 10% longer and its width is halved. how does the area change?")
    assert found is not None
    assert found[0].factors == {"l": Fraction(11, 10), "w": Fraction(1, 2)}


def test_the_middle_strength_is_the_mixtures() -> None:
    text = (
        "How many cups of a 10% sugar drink must be mixed with 6 cups of a 40% sugar drink to make a 20% sugar drink?"
    )
    blend = read_blend(stem.read(text))
    assert blend is not None
    assert blend.strengths == {"low": 10, "mix": 20, "high": 40}
    assert (blend.asked, blend.told, blend.amount) == (("low",), ("high",), 6)
