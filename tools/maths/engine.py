"""What runs inside the killable worker: plain data in, plain data out, SymPy loaded here and nowhere else.

Problems come as text and results go as frozen dataclasses of text, so nothing clever crosses the process border. The
caller (`faces.py`) sets the time limit; this module bounds sizes.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from index.errors import BadInput
from tools.maths import algebra, choosing, hints, notation, second_route, typeset, variants, work
from tools.maths.derivation import Derivation, Move
from tools.maths.problem import CAN_READ, Problem, restate
from tools.maths.reading import read
from tools.maths.solution import Solution, Step, Variant, Work
from tools.maths.solving import derive
from tools.maths.tree import Group, Node, Rel, Sym, letters


def solve(question: str, choices: Sequence[str] | None = None) -> Solution:
    """Read, solve, check and explain one problem; always a Solution, with `reason` when there is no answer."""
    start = time.perf_counter()
    listed = tuple(choices) if choices else None
    try:
        problem = read(question, choices)
        found = derive(problem)
    except BadInput as error:
        return _unsolved(question, listed, str(error), start)
    if found is None:
        return _unsolved(question, listed, f"I have not learnt to solve this kind of problem yet. {CAN_READ}.", start)
    return answer(problem, found, listed, start)


def _unsolved(question: str, choices: tuple[str, ...] | None, reason: str, start: float) -> Solution:
    seconds = time.perf_counter() - start
    restated = (notation.latex(question) or "") if len(question) <= 6000 else ""
    return Solution(question, choices, seconds=seconds, reason=reason, restated=restated, hints=hints.unsolved(reason))


def answer(problem: Problem, found: Derivation, listed: tuple[str, ...] | None, start: float) -> Solution:
    """The Solution of a derivation: steps checked, answer confirmed a second way and matched with the choices."""
    names = tuple(sorted({n for e in problem.equations for n in letters(e)}))
    steps = tuple(_step(move, names) for move in found.moves)
    confirmed = second_route.agrees(problem, found)
    choice, values = None, found.values
    if not steps or not confirmed:
        reason = "My two ways of solving this do not agree, so I would rather not give an answer."
        return _unsolved(problem.question, listed, reason, start)
    if problem.choices:
        matched = choosing.matching(problem, found)
        if len(matched) != 1:
            how_many = "None" if not matched else "More than one"
            reason = f"{how_many} of the choices agrees with what I get, so I may have misread the problem."
            return _unsolved(problem.question, listed, reason, start)
        choice = matched[0].letter
        values = _chosen(matched[0].node, values)
    checked = all(step.checked for step in steps)
    return hints.with_hints(
        Solution(
            question=problem.question,
            choices=listed or (tuple(f"({c.letter}) {c.text}" for c in problem.choices) or None),
            answer=_plain(values, found, problem),
            choice=choice,
            basis="solved",
            verified=checked,
            skill=found.skill,
            steps=steps,
            seconds=round(time.perf_counter() - start, 4),
            reason=None if checked else "One of the steps could not be checked, so take this with care.",
            restated=restate(problem),
            answer_latex=_latex(values, found, problem),
            hidden=_hidden(values, found, problem),
        ),
        problem,
        found,
    )


def _step(move: Move, names: tuple[str, ...]) -> Step:
    before, after = move.latex()
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
        secrets = [typeset.plain(v) for v in values]
        secrets += [typeset.plain(i) for v in values if isinstance(v, Group) for i in v.items]
    given = {typeset.plain(e) for e in problem.equations}
    for solution in found.solutions or ():
        for name, node in solution.items():
            if f"{name} = {typeset.plain(node)}" not in given:
                secrets.append(typeset.plain(node))
    return tuple(dict.fromkeys(secrets))


def check_work(question: str, lines: Sequence[str]) -> Work:
    """Judge a learner's lines on a problem; always a Work, with `reason` when the problem itself is not solved."""
    solved = _solve_fully(question)
    if solved is None:
        reason = solve(question).reason or "I could not solve this problem."
        shown = tuple((notation.latex(line) or line, "unread") for line in lines)
        feedback = f"I cannot check your work on this one, because I cannot solve it myself. {reason}"
        return Work(question, False, None, None, feedback, shown, reason)
    return work.check(*solved, lines)


def another_like_this(question: str, seed: int | None = None) -> Variant:
    """A fresh problem of the same structure; always a Variant, with `reason` when none could be made."""
    solved = _solve_fully(question)
    if solved is None:
        reason = solve(question).reason or "I could not solve this problem."
        return Variant("", reason=f"I can only vary problems I can solve. {reason}", origin=question)
    problem, found, solution = solved

    def again(candidate: Problem) -> tuple[Derivation | None, Solution]:
        derived = derive(candidate)
        if derived is None:
            return None, _unsolved(candidate.question, None, "not solved", time.perf_counter())
        return derived, answer(candidate, derived, None, time.perf_counter())

    return variants.make(problem, solution, found, again, seed)


@lru_cache(maxsize=128)  # a learner sends line after line about one problem
def _solve_fully(question: str) -> tuple[Problem, Derivation, Solution] | None:
    """The problem, its derivation and its checked solution; None when it is not solved."""
    try:
        problem = read(question)
    except BadInput:
        return None
    found = derive(problem)
    if found is None:
        return None
    solution = answer(problem, found, None, time.perf_counter())
    if solution.answer is None:
        return None
    chosen = next((c.node for c in problem.choices if c.letter == solution.choice), None)
    return problem, replace(found, values=_chosen(chosen, found.values)), solution
