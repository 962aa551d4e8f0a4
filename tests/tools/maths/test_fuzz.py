"""Whatever is typed, pasted or sent: no crash, no hang, no code run, and a sentence each time."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.tools.maths.fuzzing import HOSTILE, TEXTS, watched
from tests.tools.maths.problems import SOLVABLE, solved
from tools.maths import faces
from tools.maths.disclosure import gives_away
from tools.maths.engine import another_like_this, check_work, solve
from tools.maths.solution import Solution

SLOW_CASES = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
# Not "explain": it traces every line that runs, which would be counted in the time a text may take.
_PHASES = [phase for phase in Phase if phase is not Phase.explain]
few = settings(max_examples=200, deadline=None, suppress_health_check=SLOW_CASES, phases=_PHASES)
many = settings(max_examples=10_000, deadline=None, suppress_health_check=SLOW_CASES, phases=_PHASES)
CHOICES = st.one_of(st.none(), st.lists(TEXTS.map(lambda text: text[:1000]), min_size=1, max_size=5))


@pytest.fixture(autouse=True)
def _somewhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def reads_anything(text: str, choices: list[str] | None, caplog: pytest.LogCaptureFixture) -> None:
    caplog.clear()
    with watched():
        solution = solve(text, choices)
    assert [r.getMessage() for r in caplog.records if r.levelno >= logging.ERROR] == []
    assert len(solution.hints) == 6
    assert solution.answer is not None or (solution.reason or "").strip()
    assert not (solution.verified and solution.answer is None)
    assert not Path("lemma-was-here").exists()


def judges_anything(solution: Solution, line: str) -> None:
    with watched():
        work = check_work(solution.question, [line])
    assert work.feedback.strip()
    assert not work.right or solution.answer is not None
    with watched():
        gives_away(line, solution)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:30])
def test_hostile_text_is_declined_or_solved_within_the_limit(text: str, caplog: pytest.LogCaptureFixture) -> None:
    reads_anything(text, None, caplog)
    reads_anything(text, ["(A) 1", text[:1000], "(C) 3"], caplog)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:30])
def test_hostile_lines_and_messages_are_looked_at_within_the_limit(text: str) -> None:
    judges_anything(solved(SOLVABLE[0]), text)
    with watched():
        assert check_work(text, ["x = 3", text]).feedback


@given(TEXTS, CHOICES)
@few
def test_any_text_is_read_or_declined(caplog: pytest.LogCaptureFixture, text: str, choices: list[str] | None) -> None:
    reads_anything(text, choices, caplog)


@pytest.mark.slow
@pytest.mark.timeout(3000)
@given(TEXTS, CHOICES)
@many
def test_ten_thousand_texts_are_read_or_declined(
    caplog: pytest.LogCaptureFixture, text: str, choices: list[str] | None
) -> None:
    reads_anything(text, choices, caplog)


@given(st.sampled_from(SOLVABLE), TEXTS)
@few
def test_any_line_is_judged_and_any_message_looked_at(row: tuple[str], text: str) -> None:
    judges_anything(solved(row), text)  # type: ignore[arg-type]


@pytest.mark.slow
@pytest.mark.timeout(3000)
@given(st.sampled_from(SOLVABLE), TEXTS)
@many
def test_ten_thousand_lines_are_judged(row: tuple[str], text: str) -> None:
    judges_anything(solved(row), text)  # type: ignore[arg-type]


def test_what_cannot_be_read_cannot_be_varied_either() -> None:
    for text in HOSTILE[:12]:
        with watched(30):
            assert another_like_this(text, 1).reason


def test_a_megabyte_through_the_tools_is_a_sentence() -> None:
    solution = faces.solve("If 3x + 7 = 22, what is x? " * 40_000)
    assert solution.answer is None
    assert "6000 characters" in (solution.reason or "")
