"""A learner's own lines as a clip: what is right stays, what is wrong is struck out, the way on only when allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import BadInput
from index.home import Home
from tools import worker
from tools.animation import animate
from tools.animation.compiler import compile_storyboard, scene_part
from tools.animation.ownwork import from_work
from tools.animation.storyboard import Answer, Closing, Mistake
from tools.caller import Caller
from tools.maths import check_work, solve
from tools.maths.disclosure import gives_away
from tools.maths.solution import Work

PROBLEM = "If 3(x + 2) = 21, what is x?"
LINES = ["3x + 6 = 21", "3x = 27", "x = 9"]


def test_the_line_that_breaks_is_the_last_of_the_learners_own() -> None:
    board = from_work(check_work(PROBLEM, LINES), solve(PROBLEM))
    assert board.expressions == ("3x + 6 = 21", "3x = 27", "3x + 6 = 21", "3x = 15", "x = 5")
    mistakes = [beat for section in board.sections for beat in section.beats if isinstance(beat, Mistake)]
    assert [mistake.expression for mistake in mistakes] == ["3x = 27"]
    assert mistakes[0].text.startswith("It looks as if")
    assert isinstance(board.sections[-1].beats[0], Answer)


@pytest.mark.parametrize("reveal", range(5))
def test_below_the_last_rung_it_ends_with_a_question(reveal: int) -> None:
    solution = solve(PROBLEM)
    board = from_work(check_work(PROBLEM, LINES), solution, reveal)
    closing = board.sections[-1].beats[0]
    assert isinstance(closing, Closing) and closing.text.endswith("?")
    source = scene_part(compile_storyboard(board))
    assert not gives_away(source.split("self.mistake")[0], solution) and "x = 5" not in source


def test_right_work_is_simply_confirmed() -> None:
    board = from_work(check_work(PROBLEM, ["3x + 6 = 21", "3x = 15", "x = 5"]), solve(PROBLEM))
    assert not [beat for section in board.sections for beat in section.beats if isinstance(beat, Mistake)]
    assert board.expressions == ("3x + 6 = 21", "3x = 15", "x = 5")


def test_words_among_the_lines_are_shown_as_words() -> None:
    work = Work(PROBLEM, False, 0, None, "Line 1 is not right yet. What now?", (("so it's \\{odd}$", "wrong"),))
    source = scene_part(compile_storyboard(from_work(work, solve(PROBLEM))))
    assert "self.mistake('" in source and "so it" in source and "odd" in source


def test_too_many_lines_are_refused() -> None:
    work = Work(PROBLEM, False, None, None, "", tuple(("$x = 1$", "right") for _ in range(30)))
    with pytest.raises(BadInput, match="30 lines"):
        from_work(work, solve(PROBLEM))


def test_it_renders(tmp_path: Path) -> None:
    clip = animate(PROBLEM, work=LINES, caller=Caller(Home.open(tmp_path)))
    worker.close()
    assert clip.rendered and set(clip.audit.values()) == {0}
