"""Another like this: the same structure, other numbers, a verified answer, distractors that are really wrong."""

from __future__ import annotations

import pytest

from index.errors import BadInput
from tests.tools.maths.problems import SOLVABLE, Row, solved
from tools.maths import stem
from tools.maths.engine import another_like_this, solve
from tools.maths.topics import plain


def _is_plain(row: Row) -> bool:
    """Formulas and asking phrases only; what is told in other words is varied by its numbers (see test_retelling)."""
    try:
        return plain.solve(stem.read(row[0])) is not None
    except BadInput:
        return False


ROWS = [
    row for row in SOLVABLE if row[1] is None and _is_plain(row) and "x + y = 3 and x + y = 5" not in row[0]
]  # no other numbers fit the last


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:60])
def test_a_variant_is_fresh_verified_and_solved_again_to_the_same_answer(row: Row) -> None:
    variant = another_like_this(row[0], seed=3)
    assert variant.reason is None, variant.reason
    assert variant.verified
    assert variant.question != solved(row).restated
    again = solve(variant.question, list(variant.choices) if variant.choices else None)
    assert (again.answer, again.choice, again.verified) == (variant.answer, variant.choice, True)
    assert again.skill == variant.skill


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:60])
def test_distractors_are_at_least_three_and_differ(row: Row) -> None:
    variant = another_like_this(row[0], seed=4)
    texts = [text for text, _ in variant.distractors]
    assert len(texts) >= 3
    assert len({*texts, variant.answer}) == len(texts) + 1
    assert all(name for _, name in variant.distractors)


def test_the_same_seed_gives_the_same_problem() -> None:
    problem = "If 3x + 7 = 22, what is the value of 6x − 1?"
    assert another_like_this(problem, 1) == another_like_this(problem, 1)
    assert len({another_like_this(problem, seed).question for seed in range(8)}) > 4


def test_choices_stay_choices_and_the_key_moves() -> None:
    problem = "If 4x = 12, what is the value of x + 10? (A) 3 (B) 13 (C) 22 (D) 30"
    variants = [another_like_this(problem, seed) for seed in range(10)]
    assert all(v.choices and len(v.choices) == 4 for v in variants)
    assert len({v.choice for v in variants}) > 2


def test_a_variant_shows_its_problem_and_not_its_answer() -> None:
    variant = another_like_this("If 3x + 7 = 22, what is the value of 6x − 1?", 5)
    assert variant.question in variant.markdown()
    assert "answer" not in variant.markdown().lower()


def test_what_cannot_be_solved_cannot_be_varied() -> None:
    variant = another_like_this("Why is the sky blue?")
    assert variant.question == ""
    assert variant.reason
