"""Every topic is asked what it makes of a problem; what they say is weighed, and one reading is answered.

A reading that understood every clause goes before one that did not; two of the first kind that disagree make Lemma
abstain. What a chat model has set up (`formulation.py`) is answered here, too.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, replace

from index.errors import BadInput
from tools.maths import formulation, plainer, stem, topics
from tools.maths.answering import answer, unsolved
from tools.maths.derivation import Derivation
from tools.maths.figures import Figure
from tools.maths.grammar import try_parse
from tools.maths.picturing.tables import problems
from tools.maths.problem import CAN_READ, Problem, Target
from tools.maths.second_route import equivalent
from tools.maths.solution import Solution
from tools.maths.tree import Group, Node, Rel

SET_UP = "Set up by the model ({by}), computed exactly: see whether the equations say what the problem says."

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Answered:
    """A solved problem with everything the other tools need of it."""

    problem: Problem
    found: Derivation
    solution: Solution


def understand(question: str, listed: tuple[str, ...] | None = None) -> Answered | Solution:
    """Ask every topic; what is solved comes back whole, what is not as a Solution with its reason.

    Where no topic knows the problem by its words, they are asked about the same problem said more plainly.
    """
    start = time.perf_counter()
    found, nobodys = _read_and_answered(question, listed, start)
    if isinstance(found, Solution) and nobodys:
        for text in plainer.versions(question):
            again, _ = _read_and_answered(text, listed, start)
            if isinstance(again, Answered):
                problem = replace(again.problem, question=question)
                return replace(again, problem=problem, solution=replace(again.solution, question=question))
    return found


def _read_and_answered(question: str, listed: tuple[str, ...] | None, start: float) -> tuple[Answered | Solution, bool]:
    """What the topics make of these words; and whether none of them could derive anything."""
    try:
        laid_out = stem.read(question, listed)
    except BadInput as error:
        return unsolved(question, listed, str(error), start), False
    candidates, reasons = _candidates(laid_out)
    for full in (True, False):
        tried = [
            _answered(laid_out, found, listed, start)
            for found in candidates
            if found.full is full and (full or laid_out.choices)
        ]
        passed = [a for a in tried if a.solution.answer is not None]
        reasons += [a.solution.reason for a in tried if a.solution.answer is None and a.solution.reason]
        if any(_differ(passed[0], other) for other in passed[1:]):
            reason = "I can read this in two ways that give different answers."
            return unsolved(question, listed, reason, start), False
        if passed:
            return passed[0], False
    reason = reasons[0] if reasons else f"I have not learnt to solve this kind of problem yet. {CAN_READ}."
    return unsolved(question, listed, reason, start), not candidates


def _candidates(laid_out: stem.Stem) -> tuple[list[Derivation], list[str]]:
    """What the topics make of it, and what those say that know it as theirs but cannot read it; theirs come first."""
    found: list[Derivation] = []
    reasons: list[str] = []
    upset = stem.UPSETS.search(laid_out.prose) is not None
    for solver in topics.solvers():
        if found and topics.is_last(solver):
            continue
        try:
            derivation = solver(laid_out)
        except BadInput as error:
            reasons.insert(0 if solver is not topics.solvers()[0] else len(reasons), str(error))
            continue
        except Exception:  # one topic's mistake must not take the answer of another with it
            log.exception("a topic failed on a problem")
            continue
        if derivation is not None and not upset:
            overlooked = laid_out.reversals - topics.reads(solver)
            silent = laid_out.unread_sentences and not topics.reads_sentences(solver)
            pictured = replace(derivation, figure=derivation.figure or _table(laid_out, derivation))
            found.append(replace(pictured, full=derivation.full and not overlooked and not silent))
    return found, reasons


def _table(laid_out: stem.Stem, found: Derivation) -> Figure | None:
    """The problem's own table, where the topic has no picture and the steps read it."""
    return problems([table.rows for table in laid_out.tables], found.moves)


def _differ(one: Answered, other: Answered) -> bool:
    """Whether two answers say different things; 1/2 and 0.5 do not, nor "x = 2 or x = 3" and "3 or 2"."""
    mine, theirs = one.solution, other.solution
    if mine.choice or theirs.choice or mine.answer == theirs.answer:
        return mine.choice != theirs.choice
    values = [a.found.values if not a.found.phrase else () for a in (one, other)]
    if len(values[0]) > 1 and len(values[0]) == len(values[1]):
        return not all(any(_same(a, b) for b in values[1]) for a in values[0])
    a, b = try_parse(mine.answer or ""), try_parse(theirs.answer or "")
    return a is None or b is None or not _same(a, b)


def _same(a: Node, b: Node) -> bool:
    return not isinstance(a, Rel | Group) and not isinstance(b, Rel | Group) and equivalent(a, b)


def _answered(laid_out: stem.Stem, found: Derivation, listed: tuple[str, ...] | None, start: float) -> Answered:
    problem = found.problem or Problem(laid_out.question, laid_out.segments, (), Target("value"), laid_out.choices)
    if not problem.segments:
        problem = replace(problem, question=laid_out.question, segments=laid_out.segments, choices=laid_out.choices)
    return Answered(problem, found, answer(problem, found, listed, start))


def understand_set_up(
    question: str, listed: tuple[str, ...] | None, setup: dict[str, object], by: str
) -> Answered | Solution:
    """The same for a problem that a model named `by` has set up; its reason says so."""
    start = time.perf_counter()
    try:
        laid_out = stem.read(question, listed)
        found = formulation.formulated(laid_out, formulation.parse_formulation(setup))
    except BadInput as error:
        return unsolved(question, listed, str(error), start)
    answered = _answered(laid_out, found, listed, start)
    if answered.solution.answer is None:
        return answered.solution
    return replace(answered, solution=replace(answered.solution, reason=SET_UP.format(by=by)))
