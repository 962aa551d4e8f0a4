"""Another like a story: the same words with other numbers, read and solved again, facts and years left alone."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.maths.engine import another_like_this, solve
from tools.maths.varying.renumbering import places, redrawn

STORIES = [
    "A shirt costs $40 and is 15% off. What is the sale price?",
    "What is the area of a circle with radius 6?",
    "What is the median of 3, 9, 4, 12, 7?",
    "A car travels 150 miles in 3 hours. How many miles does it travel in 5 hours at this rate?",
]


@pytest.mark.parametrize("story", STORIES)
def test_a_story_is_told_with_other_numbers_and_solved_again(story: str) -> None:
    original, variant = solve(story), another_like_this(story, seed=2)
    assert original.verified
    assert variant.verified, variant.reason
    assert variant.skill == original.skill
    assert variant.question != story
    assert variant.answer != original.answer
    again = solve(variant.question)
    assert (again.answer, again.verified) == (variant.answer, True)
    assert all(text != variant.answer and name for text, name in variant.distractors)


def test_the_same_seed_tells_the_same_story() -> None:
    assert another_like_this(STORIES[0], 5) == another_like_this(STORIES[0], 5)
    assert len({another_like_this(STORIES[0], seed).question for seed in range(6)}) > 3


KEPT = [
    ("In 2015 there were 40 boats.", ["40"]),
    ("From 2010 to 2015 it grew by 20%.", ["20"]),
    ("A tank holds 90 liters (1 liter = 1,000 milliliters).", ["90"]),
    ("1 mile is 5,280 feet. A run is 3 miles.", ["3"]),
    ("x^2 - 5x + 6 = 0", ["5", "6"]),
    (r"$x^{12} + 7 = 2$", ["7", "2"]),
    ("Questions 5 and 6 refer to 30 pupils.", ["30"]),
    ("| a | 3 |\n| b | 4 |\nHow many of 12?", ["12"]),
    ("the 8th of 25 boats", ["25"]),
]


@pytest.mark.parametrize(("text", "changed"), KEPT)
def test_facts_years_exponents_names_and_tables_stay(text: str, changed: list[str]) -> None:
    assert [text[a:b] for a, b in places(text)] == changed


def test_equal_numbers_stay_equal_and_choices_follow() -> None:
    stem, choice = redrawn(["Sam buys 7 pens at $3 and 7 pads at $5.", "7(3 + 5)"], random.Random(4))
    count, price, again, other = (stem[a:b] for a, b in places(stem))
    assert count == again
    assert choice == f"{count}({price} + {other})"


@given(st.integers(), st.text(max_size=200))
def test_redrawing_changes_nothing_but_numbers(seed: int, text: str) -> None:
    (new,) = redrawn([text], random.Random(seed))
    assert len(places(new)) >= 0
    kept = "".join(c for c in text if not c.isdigit() and c not in ".,")
    assert kept == "".join(c for c in new if not c.isdigit() and c not in ".,")
