"""The maths tools everyone calls: cheap to import, each runs the engine in a worker that can be killed.

A learner asks about the same problem many times (hint after hint), so solved problems are kept here, in the parent.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from index.errors import BadInput
from tools import worker
from tools.maths.asking import set_up, worth_asking
from tools.maths.solution import RUNGS, Hint, Solution, Variant, Work

if TYPE_CHECKING:
    from tools.asker import Asker
    from tools.caller import Caller

TIME_LIMIT_S = 10.0
MAX_TEXT = 20_000  # characters of a problem that are sent on; the engine reads far less and says so
MAX_LINES = 60
MAX_CHOICES = 8


def solve(question: str, choices: list[str] | None = None, *, caller: Caller | None = None) -> Solution:
    """Solve a problem in checked steps.

    choices: the answer choices, labelled or not; they may also stand in the question. Returns a Solution whose `reason`
    says why when there is no answer. Where the engine cannot read a problem and the caller brings chat models, these
    are asked how it is set up. Raises BadInput for an empty question, Unavailable when it takes longer than 10 s.

    >>> solve("If 3x + 7 = 22, what is the value of 6x − 1?").answer            # doctest: +SKIP
    '29'
    """
    _must_say_something(question, "problem")
    if choices and len(choices) > MAX_CHOICES:
        raise BadInput(f"I can take up to {MAX_CHOICES} choices, not {len(choices)}.")
    question, listed = question[:MAX_TEXT], tuple(choice[:1000] for choice in choices) if choices else None
    kept = _set_ups.get((question, listed))
    if kept is not None:
        return kept.solution
    solution = _solved(question, listed)
    if solution.answer is None and caller is not None and caller.askers:
        return _with_a_model(question, listed, caller.askers) or solution
    return solution


@dataclass(frozen=True)
class _SetUp:
    """A problem a model has set up, so that hints and checks of work need not ask it again."""

    solution: Solution
    data: dict[str, Any]
    by: str


_set_ups: dict[tuple[str, tuple[str, ...] | None], _SetUp] = {}
MAX_SET_UPS = 256


def _with_a_model(question: str, listed: tuple[str, ...] | None, askers: tuple[Asker, ...]) -> Solution | None:
    def by_engine(data: dict[str, Any], by: str) -> Solution:
        found: Solution = worker.run(
            "tools.maths.engine:solve_set_up", question, listed, data, by, timeout=TIME_LIMIT_S
        )
        return found

    if not worth_asking(question):
        return None
    outcome = set_up(question, listed, askers, by_engine)
    if outcome is None:
        return None
    while len(_set_ups) >= MAX_SET_UPS:
        _set_ups.pop(next(iter(_set_ups)))
    _set_ups[question, listed] = _SetUp(*outcome)
    return outcome[0]


@lru_cache(maxsize=512)
def _solved(question: str, choices: tuple[str, ...] | None) -> Solution:
    found: Solution = worker.run("tools.maths.engine:solve", question, choices, timeout=TIME_LIMIT_S)
    return found


def hint(question: str, level: int = 0, *, caller: Caller | None = None) -> Hint:
    """One rung of the hint ladder, `level` 0 (asks for an attempt) to 5 (the full solution).

    Raises BadInput for other levels and an empty question.
    """
    if not 0 <= level < RUNGS:
        raise BadInput(f"Hints go from level 0 to {RUNGS - 1}; there is no level {level}.")
    solution = solve(question, caller=caller)
    return Hint(question, level, solution.hints[level], level == RUNGS - 1, solution.skill, solution.reason)


def check_work(problem: str, work: list[str]) -> Work:
    """Look at a learner's own lines, in order: what is right, the first line that does not follow, and why.

    Raises BadInput when the problem or the work is empty.

    >>> check_work("If 3x + 7 = 22, what is x?", ["3x = 15", "x = 5"]).right     # doctest: +SKIP
    True
    """
    _must_say_something(problem, "problem")
    lines = [line[:1000] for line in work if line.strip()][:MAX_LINES]
    if not lines:
        raise BadInput("There is no work to check yet: send me your lines, one after another.")
    kept = _set_ups.get((problem[:MAX_TEXT], None))
    how = (kept.data, kept.by) if kept else ()
    found: Work = worker.run("tools.maths.engine:check_work", problem[:MAX_TEXT], lines, *how, timeout=TIME_LIMIT_S)
    return found


def another_like_this(problem: str, seed: int | None = None) -> Variant:
    """A fresh problem of the same structure with a verified answer; the same `seed` gives the same problem.

    Raises BadInput for an empty problem. `reason` says why when none could be made.
    """
    _must_say_something(problem, "problem")
    found: Variant = worker.run("tools.maths.engine:another_like_this", problem[:MAX_TEXT], seed, timeout=TIME_LIMIT_S)
    return found


def _must_say_something(text: str, what: str) -> None:
    if not isinstance(text, str) or not text.strip():
        raise BadInput(f"There is no {what} there yet: type or paste one.")
