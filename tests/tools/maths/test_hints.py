"""The ladder: six rungs, and nothing hidden below the last one."""

from __future__ import annotations

import pytest

from tests.tools.maths.problems import SOLVABLE, Row, solved
from tools.maths.derivation import Derivation, Move, words
from tools.maths.disclosure import gives_away
from tools.maths.engine import solve
from tools.maths.grammar import parse
from tools.maths.hints import unsolved, with_hints
from tools.maths.problem import Problem, Target
from tools.maths.solution import Solution, Step


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


# ---- derivations of any kind -----------------------------------------------------------------------------------------

QUESTION = "A tank holds 40 liters and loses 3 liters an hour. How many liters are left after 8 hours?"


def _laddered(
    move: Move,
    answer: str,
    question: str = QUESTION,
    concept: str = "A steady loss is a rate times a time.",
    **more: object,
) -> Solution:
    found = Derivation("linear functions", concept, (move,), ({},), (parse(answer),), **more)  # type: ignore[arg-type]
    problem = Problem(question, (question,), (), Target("value"))
    solution = Solution(
        question, answer=answer, steps=(Step(move.text, *move.latex(), move.rule, True),), hidden=(answer,),
        restated=question, answer_latex=answer, unit=found.unit, shortcut=found.shortcut,
    )  # fmt: skip
    return with_hints(solution, problem, found)


CALCULATION = Move("Subtract the loss", "Take what has run out from what was there.", parse("40 - 3 * 8"), parse("16"))
WORDS = Move(
    "Read the table", "Find the row for the second year.", words("row for the second year"), words("26 students")
)
TABLE = Move("Add the column", "Add the numbers of the column.", r"\text{column: } 5, 9, 12", r"5 + 9 + 12 = 26")


def test_a_move_between_numbers_keeps_its_result_for_the_last_rung() -> None:
    hints = _laddered(CALCULATION, "16").hints
    assert hints[3] == "Take what has run out from what was there. What do you get?"
    assert r"\boxed" in hints[4]
    assert not any("16" in hint for hint in hints[:5])
    assert "16" in hints[5]


def test_moves_in_words_and_tables_stay_useful() -> None:
    question = "The table lists 5, 9 and 12 students. How many students are there in all?"
    for move in (WORDS, TABLE):
        hints = _laddered(move, "26", question).hints
        assert hints[3].startswith(move.text)
        assert move.text in hints[4]
        assert r"\boxed" in hints[4]
        assert not any("26" in hint for hint in hints[:5])


def test_without_equations_the_first_rung_is_the_question_itself() -> None:
    assert "How many liters are left after 8 hours?" in _laddered(CALCULATION, "16").hints[1]
    asked = _laddered(CALCULATION, "16", asked="You are asked how much is left.", unit="liters").hints[1]
    assert asked == "You are asked how much is left. Give it in liters."


def test_a_text_that_tells_its_result_gives_way_to_the_rule() -> None:
    telling = Move("Subtract the loss", "Take 24 from 40, which leaves 16.", parse("40 - 3 * 8"), parse("16"))
    hints = _laddered(telling, "16").hints
    assert hints[3] == "Next: subtract the loss. What do you get?"
    assert not any("16" in hint for hint in hints[:5])


def test_the_last_rung_has_the_quick_way_and_the_unit() -> None:
    last = _laddered(CALCULATION, "16", unit="liters", shortcut="Eight losses of 3 are 24.").hints[5]
    assert "A quicker way" in last
    assert "16$ liters" in last
    assert "another like this" in last


def test_an_unsolved_problem_has_six_honest_rungs() -> None:
    rungs = unsolved("I cannot read the graph.")
    assert len(rungs) == 6
    assert all(rung.strip() for rung in rungs)
