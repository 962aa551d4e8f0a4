"""A learner's own lines: what is right, the first line that does not follow, and the mistake that would explain it.

A line is right when it is true wherever the problem's solutions are; the answer is compared by value. The feedback
never says what the solution hides. A line that cannot be read is said to be unread, never called wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tools.maths import misconceptions, notation
from tools.maths.claims import read_line
from tools.maths.derivation import Derivation, State
from tools.maths.disclosure import gives_away
from tools.maths.feedback import about_unread, discreet, when_right, when_unfinished, when_wrong
from tools.maths.judging import Judge, Verdict
from tools.maths.problem import Problem
from tools.maths.solution import Solution, Work
from tools.maths.tree import Rel, Sym, bare, letters
from tools.maths.wrong_answers import equal, wrong_answers

MAX_LINES = 60
_ONE_AT_A_TIME = "You give several different values for the same letter. Which one is your answer? Send me that one."


def check(problem: Problem, found: Derivation, solution: Solution, lines: Sequence[str]) -> Work:
    """Judge the lines of a solved problem."""
    judge = Judge(problem, found, solution)
    read = [read_line(line, bool(problem.choices)) for line in lines[:MAX_LINES]]
    last = max((i for i, c in enumerate(read) if c), default=-1)
    verdicts = [judge.line(c, index == last) for index, c in enumerate(read)]
    shown = tuple((notation.latex(line) or line, v.word) for line, v in zip(lines, verdicts, strict=False))
    wrong = next((i for i, v in enumerate(verdicts) if v.word == "wrong"), None)
    reached = last >= 0 and verdicts[last].reached
    if _is_guessing(verdicts, len(judge.points)):
        unjudged = tuple((line, "unread") for line, _ in shown)
        return Work(solution.question, False, None, None, _ONE_AT_A_TIME, unjudged)
    if wrong is not None:
        name = _misconception(problem, found, verdicts, wrong)
        feedback = when_wrong(problem, verdicts, wrong, name, lines)
        result = Work(solution.question, False, wrong, name, feedback, shown)
    elif reached:
        result = Work(solution.question, True, None, None, when_right(verdicts), shown)
    else:
        result = when_unfinished(problem, solution, verdicts, last, shown)
    unread = [i for i, v in enumerate(verdicts) if v.word == "unread"]
    if unread and len(unread) < len(verdicts):
        result = replace(result, feedback=result.feedback + about_unread(unread))
    if not result.right and gives_away(result.feedback, solution, said=lines):
        result = replace(result, feedback=discreet(wrong, result.misconception))
    return result


def _is_guessing(verdicts: Sequence[Verdict], solutions: int) -> bool:
    """Whether more values are given for one unknown than it can have: marked line by line, they would be an oracle."""
    given: dict[str, set[str]] = {}
    for verdict in verdicts:
        relation = verdict.relation
        if relation is not None and isinstance(relation.left, Sym) and not letters(relation.right):
            given.setdefault(relation.left.name, set()).add(str(bare(relation.right)))
    return any(len(values) > max(solutions, 1) + 1 for values in given.values())


# ---- naming the mistake --------------------------------------------------------------------------------------------


def _misconception(problem: Problem, found: Derivation, verdicts: list[Verdict], wrong: int) -> str | None:
    verdict = verdicts[wrong]
    value = verdict.value
    if value is None and verdict.answering and verdict.relation is not None:
        value = verdict.relation.right
    relation = verdict.relation
    if relation is not None and not letters(relation):
        return misconceptions.SLIP
    if relation is not None and len(letters(relation)) == 1:
        named = _by_equation(problem, verdicts, wrong, relation)
        if named:
            return named
    if value is not None:
        answer = found.values[0] if len(found.values) == 1 else None
        for other, label in wrong_answers(problem, found.solutions, answer):
            if equal(other, value):
                return label
    if relation is not None and _same_shape(relation, found):
        return misconceptions.SLIP
    return None


def _by_equation(problem: Problem, verdicts: list[Verdict], wrong: int, relation: Rel) -> str | None:
    """Run the wrong procedures on the lines before, the latest first, and on the problem's own equation."""
    name = next(iter(letters(relation)))
    roots = misconceptions.rational_roots(relation, name)
    before = [v.relation for v in verdicts[:wrong] if v.word == "right" and v.relation is not None]
    sources = [r for r in [*reversed(before), *problem.equations] if letters(r) == {name}]
    for source in sources:
        for mistake in misconceptions.mistakes(source, name):
            if roots is not None and mistake.roots == roots:
                return mistake.name
    return None


def _same_shape(relation: Rel, found: Derivation) -> bool:
    """Whether the derivation has a line with the same left side: then only the number on the right is off."""
    lines = [r for m in found.moves for s in (m.before, m.after) if isinstance(s, State) for row in s.rows for r in row]
    return not letters(relation.right) and any(bare(r.left) == bare(relation.left) for r in lines)


# ---- what to say ---------------------------------------------------------------------------------------------------
