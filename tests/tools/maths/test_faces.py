"""The four tools as everyone calls them: through the worker, with plain results and plain errors."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys

import pytest

from index.errors import BadInput
from tools.maths import another_like_this, check_work, hint, solve

PROBLEM = "If 3x + 7 = 22, what is the value of 6x − 1?"


def test_the_tools_answer_through_the_worker() -> None:
    assert solve(PROBLEM).answer == "29"
    assert solve("If 4x = 12, what is x?", ["(A) 3", "(B) 4"]).choice == "A"
    assert hint(PROBLEM, 3).text.startswith("Subtract")
    assert hint(PROBLEM, 5).last
    assert check_work(PROBLEM, ["3x = 15", "x = 5", "29"]).right
    assert another_like_this(PROBLEM, 1).verified


def test_results_are_json_and_read_themselves_out() -> None:
    for result in (solve(PROBLEM), hint(PROBLEM, 0), check_work(PROBLEM, ["x = 4"]), another_like_this(PROBLEM, 2)):
        assert json.dumps(dataclasses.asdict(result))
        assert result.markdown()


def test_a_solved_problem_is_kept() -> None:
    assert solve(PROBLEM) is solve(PROBLEM)


@pytest.mark.parametrize("level", [-1, 6, 99])
def test_levels_outside_the_ladder_are_refused(level: int) -> None:
    with pytest.raises(BadInput, match="level"):
        hint(PROBLEM, level)


def test_nothing_to_work_on_is_refused_with_a_sentence() -> None:
    with pytest.raises(BadInput):
        solve("  ")
    with pytest.raises(BadInput):
        check_work(PROBLEM, [" ", ""])
    with pytest.raises(BadInput):
        another_like_this("")
    with pytest.raises(BadInput):
        solve(PROBLEM, ["x"] * 30)


def test_importing_the_tools_loads_no_heavy_library() -> None:
    code = "import sys, tools.maths; sys.exit(any(m in sys.modules for m in ('sympy', 'lark', 'numpy')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
