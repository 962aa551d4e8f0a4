"""What runs inside the killable worker: plain data in, plain data out, SymPy loaded here and nowhere else.

Problems come as text and results go as frozen dataclasses of text, so nothing clever crosses the process border. The
caller (`faces.py`) sets the time limit; this module bounds sizes.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.errors import BadInput
from tools.maths import (
    algebra,
    choosing,
    formulation,
    hints,
    notation,
    second_route,
    stem,
    topics,
    typeset,
    variants,
    work,
)
from tools.maths.derivation import Derivation, Move
from tools.maths.problem import CAN_READ, Problem, Target, restate
from tools.maths.solution import Solution, Step, Variant, Work
from tools.maths.solving import derive
from tools.maths.topics import plain
from tools.maths.tree import Group, Node, Rel, Sym, letters
from tools.maths.varying import retelling

log = logging.getLogger(__name__)

UNCHECKED = "One of the steps could not be checked, so take this with care."
NOT_FULL = "I did not take in every word of this problem, so see whether I read it as it is meant."

SET_UP = "Set up by the model ({by}), computed exactly: see whether the equations say what the problem says."


def solve(question: str, choices: Sequence[str] | None = None) -> Solution:
    """Read, solve, check and explain one problem; always a Solution, with `reason` when there is no answer."""
    answered = understand(question, tuple(choices) if choices else None)
    return answered if isinstance(answered, Solution) else answered.solution


def solve_set_up(question: str, choices: Sequence[str] | None, setup: dict[str, object], by: str) -> Solution:
    """Solve a problem as `setup` (a formulation, as plain data) says it is to be read; `by` names who wrote that.

    Always a Solution; its `reason` says what does not hold when there is no answer, else who set the problem up.
    """
    answered = _set_up(question, tuple(choices) if choices else None, setup, by)
    return answered if isinstance(answered, Solution) else answered.solution


def _set_up(question: str, listed: tuple[str, ...] | None, setup: dict[str, object], by: str) -> Answered | Solution:
    start = time.perf_counter()
    try:
        laid_out = stem.read(question, listed)
        found = formulation.formulated(laid_out, formulation.parse_formulation(setup))
    except BadInput as error:
        return _unsolved(question, listed, str(error), start)
    answered = _answered(laid_out, found, listed, start)
    if answered.solution.answer is None:
        return answered.solution
    return replace(answered, solution=replace(answered.solution, reason=SET_UP.format(by=by)))


@dataclass(frozen=True)
class Answered:
    """A solved problem with everything the other tools need of it."""

    problem: Problem
    found: Derivation
    solution: Solution


def understand(question: str, listed: tuple[str, ...] | None = None) -> Answered | Solution:
    """Ask every topic; what is solved comes back whole, what is not as a Solution with its reason."""
    start = time.perf_counter()
    try:
        laid_out = stem.read(question, listed)
    except BadInput as error:
        return _unsolved(question, listed, str(error), start)
    candidates, reasons = _candidates(laid_out)
    for full in (True, False):
        tried = [
            _answered(laid_out, found, listed, start)
            for found in candidates
            if found.full is full and (full or laid_out.choices)
        ]
        passed = [a for a in tried if a.solution.answer is not None]
        reasons += [a.solution.reason for a in tried if a.solution.answer is None and a.solution.reason]
        if len({_said(a.solution) for a in passed}) > 1:
            return _unsolved(question, listed, "I can read this in two ways that give different answers.", start)
        if passed:
            return passed[0]
    reason = reasons[0] if reasons else f"I have not learnt to solve this kind of problem yet. {CAN_READ}."
    return _unsolved(question, listed, reason, start)


def _candidates(laid_out: stem.Stem) -> tuple[list[Derivation], list[str]]:
    """What the topics make of it, and what those say that know it as theirs but cannot read it; theirs come first."""
    found: list[Derivation] = []
    reasons: list[str] = []
    for solver in topics.solvers():
        try:
            derivation = solver(laid_out)
        except BadInput as error:
            reasons.insert(0 if solver is not topics.solvers()[0] else len(reasons), str(error))
            continue
        except Exception:  # one topic's mistake must not take the answer of another with it
            log.exception("a topic failed on a problem")
            continue
        if derivation is not None:
            found.append(derivation)
    return found, reasons


def _said(solution: Solution) -> str:
    return solution.choice or solution.answer or ""


def _answered(laid_out: stem.Stem, found: Derivation, listed: tuple[str, ...] | None, start: float) -> Answered:
    problem = found.problem or Problem(laid_out.question, laid_out.segments, (), Target("value"), laid_out.choices)
    if not problem.segments:
        problem = replace(problem, question=laid_out.question, segments=laid_out.segments, choices=laid_out.choices)
    return Answered(problem, found, answer(problem, found, listed, start))


def _unsolved(question: str, choices: tuple[str, ...] | None, reason: str, start: float) -> Solution:
    seconds = time.perf_counter() - start
    restated = (notation.latex(question) or "") if len(question) <= 6000 else ""
    return Solution(question, choices, seconds=seconds, reason=reason, restated=restated, hints=hints.unsolved(reason))


def answer(problem: Problem, found: Derivation, listed: tuple[str, ...] | None, start: float) -> Solution:
    """The Solution of a derivation: steps checked, answer confirmed a second way and matched with the choices."""
    names = tuple(sorted({n for e in problem.equations for n in letters(e)}))
    steps = tuple(_step(move, names) for move in found.moves)
    confirmed = found.confirm() if found.confirm else second_route.agrees(problem, found)
    choice, values, phrase = None, found.values, found.phrase
    if not steps or not confirmed:
        reason = "My two ways of solving this do not agree, so I would rather not give an answer."
        return _unsolved(problem.question, listed, reason, start)
    if problem.choices:
        fits = found.fits
        matched = tuple(c for c in problem.choices if fits(c)) if fits else choosing.matching(problem, found)
        if len(matched) != 1:
            how_many = "None" if not matched else "More than one"
            reason = f"{how_many} of the choices agrees with what I get, so I may have misread the problem."
            return _unsolved(problem.question, listed, reason, start)
        choice = matched[0].letter
        values = _chosen(matched[0].node, values)
        phrase = phrase if phrase or values else matched[0].text
    checked = all(step.checked for step in steps)
    found = replace(found, phrase=phrase)
    return hints.with_hints(
        Solution(
            question=problem.question,
            choices=listed or (tuple(f"({c.letter}) {c.text}" for c in problem.choices) or None),
            answer=_plain(values, found, problem),
            choice=choice,
            basis="solved",
            verified=checked and found.full,
            skill=found.skill,
            steps=steps,
            seconds=round(time.perf_counter() - start, 4),
            reason=None if checked and found.full else UNCHECKED if not checked else NOT_FULL,
            restated=restate(problem),
            answer_latex=_latex(values, found, problem),
            hidden=_hidden(values, found, problem),
            unit=found.unit,
            shortcut=found.shortcut,
        ),
        problem,
        found,
    )


def _step(move: Move, names: tuple[str, ...]) -> Step:
    before, after = move.latex()
    if move.check is not None:
        return Step(move.text, before, after, move.rule, bool(move.check()))
    if isinstance(move.before, Group) and isinstance(
        move.after, Group
    ):  # choosing among roots: confirmed by evaluation
        kept = all(any(algebra.equal(a, b) for b in move.before.items) for a in move.after.items)
        return Step(move.text, before, after, move.rule, kept)
    return Step(move.text, before, after, move.rule, algebra.holds(move, names))


def _chosen(node: Node | None, values: tuple[Node, ...]) -> tuple[Node, ...]:
    """The one value a choice stands for, when several were possible."""
    if node is None or len(values) < 2 or isinstance(node, Group):
        return values
    if isinstance(node, Rel):
        node = node.right
    return tuple(v for v in values if second_route.equivalent(v, node)) or values


def _plain(values: tuple[Node, ...], found: Derivation, problem: Problem) -> str:
    if found.phrase:
        return found.phrase
    texts = [typeset.plain(v) for v in values]
    name = problem.target.node.name + " = " if isinstance(problem.target.node, Sym) and len(texts) > 1 else ""
    return " or ".join(name + text for text in texts)


def _latex(values: tuple[Node, ...], found: Derivation, problem: Problem) -> str:
    if found.phrase:
        return rf"\text{{{found.phrase}}}"
    texts = [typeset.latex(typeset.pretty(v)) for v in values]
    name = problem.target.node.name + " = " if isinstance(problem.target.node, Sym) and len(texts) > 1 else ""
    return r" \text{ or } ".join(name + text for text in texts)


def _hidden(values: tuple[Node, ...], found: Derivation, problem: Problem) -> tuple[str, ...]:
    """The answer's values and the unknowns' values, as plain text; what the problem itself gives is not hidden."""
    if problem.target.kind == "count":
        count = found.phrase or typeset.plain(values[0])
        secrets = [f"{count} solutions"]
    elif found.phrase:
        secrets = [found.phrase]
    else:
        secrets = [
            "; ".join(typeset.plain(i) for i in v.items)  # a system is given away only as a whole
            if isinstance(v, Group) and v.kind == "system"
            else typeset.plain(v)
            for v in values
        ]
        secrets += [typeset.plain(i) for v in values if isinstance(v, Group) and v.kind != "system" for i in v.items]
        if found.unit in ("%", "percent"):
            secrets += [f"{text}%" for text in secrets if text[-1:].isdigit()]
    given = {typeset.plain(e) for e in problem.equations}
    for solution in found.solutions or ():
        for name, node in solution.items():
            if f"{name} = {typeset.plain(node)}" not in given:
                secrets.append(typeset.plain(node))
    return tuple(dict.fromkeys(secrets))


def check_work(question: str, lines: Sequence[str], setup: dict[str, object] | None = None, by: str = "") -> Work:
    """Judge a learner's lines on a problem; always a Work, with `reason` when the problem itself is not solved.

    setup, by: how a model named `by` has set the problem up, when Lemma could not read it itself.
    """
    solved = _set_up(question, None, setup, by) if setup else _solve_fully(question)
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
            return None, _unsolved(candidate.question, None, "not solved", time.perf_counter())
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
    chosen = next((c.node for c in problem.choices if c.letter == solution.choice), None)
    return Answered(problem, replace(found, values=_chosen(chosen, found.values)), solution)
