"""The ladder: six rungs, and nothing hidden below the last one."""

from __future__ import annotations

import pytest

from tests.tools.maths.problems import SOLVABLE, Row, solved
from tools.maths.disclosure import gives_away
from tools.maths.engine import solve


@pytest.mark.parametrize("row", SOLVABLE, ids=lambda row: row[0][:60])
def test_no_hint_below_the_last_rung_gives_anything_away(row: Row) -> None:
    solution = solved(row)
    for level, hint in enumerate(solution.hints[:5]):
        assert hint.strip()
        assert not gives_away(hint, solution), (level, hint)
    assert solution.answer_latex is not None
    assert solution.answer_latex in solution.hints[5]


@pytest.mark.parametrize("row", SOLVABLE, ids=lambda row: row[0][:60])
def test_restating_the_problem_gives_nothing_away(row: Row) -> None:
    solution = solved(row)
    assert not gives_away(solution.restated, solution)
    assert not gives_away(row[0], solution)


@pytest.mark.parametrize("row", SOLVABLE, ids=lambda row: row[0][:60])
def test_the_full_solution_is_recognised_as_giving_it_away(row: Row) -> None:
    solution = solved(row)
    assert gives_away(f"The answer is ${solution.answer_latex}$.", solution)


def test_the_rungs_climb_from_orientation_to_a_blank() -> None:
    hints = solve("If 3x + 7 = 22, what is the value of 6x − 1?").hints
    assert "tried" in hints[0]
    assert "$6x - 1$" in hints[1]
    assert "both sides" in hints[2]
    assert hints[3].startswith("Subtract $7$ from both sides.")
    assert r"\boxed" in hints[4]
    assert "another like this" in hints[5]
