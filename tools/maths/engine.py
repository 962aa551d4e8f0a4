"""What runs inside the killable worker: plain data in, plain data out, SymPy loaded here and nowhere else.

Problems come as text and results go as frozen dataclasses of text, so nothing clever crosses the process border. The
caller (`faces.py`) sets the time limit; `stem.py` and `grammar.py` bound sizes.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from index.errors import BadInput
from tools.maths import stem, variants, work
from tools.maths.answering import answer, chosen, unsolved
from tools.maths.derivation import Derivation
from tools.maths.problem import Problem
from tools.maths.solution import Solution, Variant, Work
from tools.maths.solving import derive
from tools.maths.topics import plain
from tools.maths.understanding import Answered, understand, understand_set_up
from tools.maths.varying import retelling


def solve(question: str, choices: Sequence[str] | None = None) -> Solution:
    """Read, solve, check and explain one problem; always a Solution, with `reason` when there is no answer."""
    answered = understand(question, tuple(choices) if choices else None)
    return answered if isinstance(answered, Solution) else answered.solution


def solve_set_up(question: str, choices: Sequence[str] | None, setup: dict[str, object], by: str) -> Solution:
    """Solve a problem as `setup` (a formulation, as plain data) says it is to be read; `by` names who wrote that.

    Always a Solution; its `reason` says what does not hold when there is no answer, else who set the problem up.
    """
    answered = understand_set_up(question, tuple(choices) if choices else None, setup, by)
    return answered if isinstance(answered, Solution) else answered.solution


def check_work(question: str, lines: Sequence[str], setup: dict[str, object] | None = None, by: str = "") -> Work:
    """Judge a learner's lines on a problem; always a Work, with `reason` when the problem itself is not solved.

    setup, by: how a model named `by` has set the problem up, when Lemma could not read it itself.
    """
    solved = understand_set_up(question, None, setup, by) if setup else _solve_fully(question)
    if isinstance(solved, Solution):
        reason = solved.reason or "I could not solve this problem."
        return work.unsolved(question, lines, reason)
    return work.check(solved.problem, solved.found, solved.solution, lines)


def another_like_this(question: str, seed: int | None = None) -> Variant:
    """A fresh problem of the same structure; always a Variant, with `reason` when none could be made."""
    solved = _solve_fully(question)
    if isinstance(solved, Solution):
        reason = solved.reason or "I could not solve this problem."
        return Variant("", reason=f"I can only vary problems I can solve. {reason}", origin=question)

    laid_out = stem.read(question)
    if not _is_plain(laid_out):
        return retelling.retell(laid_out.text, (solved.problem, solved.found, solved.solution), _understood, seed)

    def again(candidate: Problem) -> tuple[Derivation | None, Solution]:
        derived = derive(candidate)
        if derived is None:
            return None, unsolved(candidate.question, None, "not solved", time.perf_counter())
        return derived, answer(candidate, derived, None, time.perf_counter())

    return variants.make(solved.problem, solved.solution, solved.found, again, seed)


def _is_plain(laid_out: stem.Stem) -> bool:
    """Whether it is formulas and asking phrases only, so that its formulas can be varied by themselves."""
    try:
        return plain.solve(laid_out) is not None
    except BadInput:
        return False


def _understood(question: str, listed: tuple[str, ...] | None) -> retelling.Solved | None:
    answered = understand(question, listed)
    return None if isinstance(answered, Solution) else (answered.problem, answered.found, answered.solution)


@lru_cache(maxsize=128)  # a learner sends line after line about one problem
def _solve_fully(question: str) -> Answered | Solution:
    """The problem, its derivation narrowed to the right choice, and its checked solution; or why there is none."""
    answered = understand(question)
    if isinstance(answered, Solution):
        return answered
    problem, found, solution = answered.problem, answered.found, answered.solution
    right = next((c.node for c in problem.choices if c.letter == solution.choice), None)
    return Answered(problem, replace(found, values=chosen(right, found.values)), solution)
