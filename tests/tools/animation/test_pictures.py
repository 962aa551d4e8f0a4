"""Every picture: drawn cleanly, made of the derivation's own numbers, silent about what is still hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.home import Home
from tests.tools.animation.gallery import GALLERY
from tests.tools.animation.tracing import untraced
from tools import worker
from tools.animation import render
from tools.animation.compiler import compile_storyboard, scene_part
from tools.animation.storyboard import from_solution
from tools.maths.disclosure import gives_away
from tools.maths.engine import solve


@pytest.fixture(scope="module", autouse=True)
def warm_child() -> Iterator[None]:
    worker.warm("render")
    yield
    worker.close()


@pytest.mark.parametrize("kind", GALLERY)
def test_each_picture_is_drawn_cleanly(kind: str, tmp_path: Path) -> None:
    made = render.render(from_solution(GALLERY[kind]), "preview", Home.open(tmp_path), film=False)
    assert set(made.audit.values()) == {0}, made.audit
    assert made.poster.stat().st_size > 5_000


@pytest.mark.parametrize("kind", GALLERY)
@pytest.mark.parametrize("reveal", [0, 3, 4])
def test_an_unfinished_clip_does_not_show_the_answer(kind: str, reveal: int) -> None:
    solution = GALLERY[kind]
    source = scene_part(compile_storyboard(from_solution(solution, reveal)))
    strings = re.findall(r"'((?:[^'\\]|\\.)*)'", source)
    assert not [text for text in strings if gives_away(text.replace("\\\\", "\\"), solution)]
    assert "ticks=True" not in source or "Dot" not in source


PROBLEMS = {
    "Solve 3x + 4 = 19": "balance",
    "If 3x + 7 = 22, what is the value of 6x − 1?": "balance",
    "Solve -2x + 3 < 9": "number line",
    "Solve x^2 + 5x + 6 = 0": "area",
    "What are the solutions to x^2 - 4x + 1 = 0?": "graph",
    "If x + y = 6 and 2x - y = 3, what is x?": "system",
    "Factor x^2+7x+10": "area",
}


@pytest.mark.parametrize("question", PROBLEMS)
def test_the_engine_finds_the_picture(question: str) -> None:
    solution = solve(question)
    assert solution.figure is not None and solution.figure.kind == PROBLEMS[question]
    assert untraced(solution) == []


@pytest.mark.parametrize("question", ["What is 7 · 8?", "How many solutions has x^2 = -4?"])
def test_where_nothing_fits_there_is_no_picture(question: str) -> None:
    assert solve(question).figure is None
