"""The maths tools everyone calls: cheap to import, each runs the engine in a worker that can be killed.

A learner asks about the same problem many times (hint after hint), so solved problems are kept here, in the parent.
"""

from __future__ import annotations

from functools import lru_cache

from index.errors import BadInput
from tools import worker
from tools.maths.solution import RUNGS, Hint, Solution, Variant, Work

TIME_LIMIT_S = 10.0
MAX_TEXT = 20_000  # characters of a problem that are sent on; the engine reads far less and says so
MAX_LINES = 60
MAX_CHOICES = 8


def solve(question: str, choices: list[str] | None = None) -> Solution:
    """Solve a problem in checked steps.

    choices: the answer choices, labelled or not; they may also stand in the question. Returns a Solution whose `reason`
    says why when there is no answer. Raises BadInput for an empty question, Unavailable when it takes longer than 10 s.

    >>> solve("If 3x + 7 = 22, what is the value of 6x − 1?").answer            # doctest: +SKIP
    '29'
    """
    _must_say_something(question, "problem")
    if choices and len(choices) > MAX_CHOICES:
        raise BadInput(f"I can take up to {MAX_CHOICES} choices, not {len(choices)}.")
    return _solved(question[:MAX_TEXT], tuple(choice[:1000] for choice in choices) if choices else None)


@lru_cache(maxsize=512)
def _solved(question: str, choices: tuple[str, ...] | None) -> Solution:
    found: Solution = worker.run("tools.maths.engine:solve", question, choices, timeout=TIME_LIMIT_S)
    return found


def hint(question: str, level: int = 0) -> Hint:
    """One rung of the hint ladder, `level` 0 (asks for an attempt) to 5 (the full solution).

    Raises BadInput for other levels and an empty question.
    """
    if not 0 <= level < RUNGS:
        raise BadInput(f"Hints go from level 0 to {RUNGS - 1}; there is no level {level}.")
    solution = solve(question)
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
    found: Work = worker.run("tools.maths.engine:check_work", problem[:MAX_TEXT], lines, timeout=TIME_LIMIT_S)
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
