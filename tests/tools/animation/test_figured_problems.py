"""The engine's own test problems as clips: each picture drawn cleanly, every number on screen traced to the derivation.

One problem of each kind in the quick tests; all problems of the skills' tables that get a picture in the slow ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from index.home import Home
from tests.tools.animation.tracing import untraced
from tests.tools.maths.skills.rows import Row, every_row
from tools import worker
from tools.animation import render
from tools.animation.compiler import SCENE, compile_storyboard
from tools.animation.storyboard import from_solution
from tools.maths.engine import solve
from tools.maths.solution import Solution

# A problem of each kind, with its choices.
ONE: dict[str, tuple[str, tuple[str, ...] | None]] = {
    "balance": ("Solve 3x + 4 = 19", None),
    "number line": ("Solve -2x + 3 < 9", None),
    "area": ("Solve x^2 + 5x + 6 = 0", None),
    "graph": ("What are the solutions to x^2 - 4x + 1 = 0?", None),
    "system": ("If x + y = 6 and 2x - y = 3, what is x?", None),
    "scatter": (
        "The line of best fit for the ages x, in years, and the heights y, in feet, of some pines is y = 1.4x + 5. "
        "What is the residual for the point (10, 21)?",
        None,
    ),
    "dot plot": ("What is the median of the list 3, 8, 5, 5, 9?", None),
    "box plot": (
        "The box plot of a data set has a minimum of 3, a first quartile of 7, a median of 10, a third quartile of 15, "
        "and a maximum of 22. What is the interquartile range of the data set?",
        None,
    ),
    "histogram": (
        "| Goals | 0 | 1 | 2 | 3 |\n|---|---|---|---|---|\n| Number of games | 4 | 7 | 6 | 3 |\n\n"
        "What is the mean number of goals per game?",
        None,
    ),
    "percent": ("A kettle costs $60 and is 20% off. What is the sale price?", None),
    "ratio": (
        "The ratio of ducks to geese on a pond is 2 to 3. If there are 12 ducks, how many geese are there?",
        None,
    ),
    "table": (
        "| | Tea | Milk | Total |\n|---|---|---|---|\n| Adults | 9 | 6 | 15 |\n| Children | 4 | 11 | 15 |\n"
        "| Total | 13 | 17 | 30 |\n\nThe table shows what some guests drank. If a child is chosen at random, what is "
        "the probability that the child drank milk?",
        None,
    ),
    "probability grid": (
        "A fair six-sided die is rolled. What is the probability of rolling a number less than 3?",
        None,
    ),
    "tree": (
        "A bag contains 4 red beads and 2 blue beads. Two beads are drawn at random without replacement. "
        "What is the probability that both beads are red?",
        None,
    ),
    "triangle": ("The legs of a right triangle are 20 and 21. What is the length of the hypotenuse?", None),
    "circle": ("A circle has radius 12. What is the length of an arc with a central angle of 75 degrees?", None),
    "shape": ("A trapezoid has bases of 5 and 11, and its height is 4. What is the area of the trapezoid?", None),
    "growth": ("A colony of 90 bees doubles every 4 weeks. How many bees are there after 12 weeks?", None),
}


@pytest.fixture(scope="module", autouse=True)
def warm_child() -> Iterator[None]:
    worker.warm("render")
    yield
    worker.close()


def drawn_cleanly(solution: Solution, folder: Path) -> None:
    """Assert that the whole clip of `solution` runs, shows nothing wrong, and no number of unknown origin."""
    assert untraced(solution) == []
    made = render.render(from_solution(solution), "preview", Home.open(folder), film=False)
    assert set(made.audit.values()) == {0}, made.audit


@pytest.mark.parametrize("kind", ONE)
def test_one_problem_of_each_kind_becomes_a_clean_clip(kind: str, tmp_path: Path) -> None:
    question, choices = ONE[kind]
    solution = solve(question, list(choices) if choices else None)
    assert solution.figure is not None and solution.figure.kind == kind
    drawn_cleanly(solution, tmp_path)


def shot_cleanly(solution: Solution, folder: Path) -> None:
    """The same, drawn in this process: a child for each of hundreds of clips would take most of the time to start."""
    from tools.animation.studio import shoot

    assert untraced(solution) == []
    board = from_solution(solution)
    folder.mkdir()
    (folder / "scene.py").write_text(compile_storyboard(board), encoding="utf-8")
    audit = asdict(shoot(str(folder), SCENE, "preview", len(board.sections), film=False).audit)
    assert set(audit.values()) == {0}, audit


ROWS = [row for row in every_row() if row.answer is not None]


@pytest.mark.slow
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.question[:60])
def test_every_problem_with_a_picture_becomes_a_clean_clip(row: Row, tmp_path: Path) -> None:
    solution = solve(row.question, list(row.choices) if row.choices else None)
    if solution.figure is None:
        pytest.skip("this problem has no picture")
    shot_cleanly(solution, tmp_path / "clip")
