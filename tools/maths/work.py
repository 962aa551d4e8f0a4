"""A learner's own lines: what is right, the first line that does not follow, and the mistake that would explain it.

A line is right when it is true wherever the problem's solutions are, or when it is one of the derivation's own results;
the answer is compared by value. The feedback never says what the solution hides. A line that cannot be read is said to
be unread, never called wrong. Of a problem nobody could solve, only the calculations and the steps from one equation to
the next are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tools.maths import notation
from tools.maths.checking import feedback, naming
from tools.maths.checking.claims import Claim, Equations, read_line
from tools.maths.checking.judging import Judge, Verdict
from tools.maths.checking.misconceptions import SLIP
from tools.maths.checking.wrong_equations import mistakes, rational_roots
from tools.maths.derivation import Derivation
from tools.maths.disclosure import gives_away
from tools.maths.problem import Problem
from tools.maths.solution import Solution, Work
from tools.maths.tree import Rel, Sym, bare, letters
from tools.maths.values import holds

MAX_LINES = 60


def check(problem: Problem, found: Derivation, solution: Solution, lines: Sequence[str]) -> Work:
    """Judge the lines of a solved problem."""
    lines = lines[:MAX_LINES]
    read = [read_line(line, bool(problem.choices)) for line in lines]
    judge = Judge(problem, found, solution)
    last = max((i for i, c in enumerate(read) if c), default=-1)
    if last < 0 and problem.choices:
        last = len(lines) - 1  # words alone may be a choice
    verdicts = [judge.line(c, index == last, lines[index]) for index, c in enumerate(read)]
    shown = tuple((notation.latex(line) or line, v.word) for line, v in zip(lines, verdicts, strict=False))
    wrong = next((i for i, v in enumerate(verdicts) if v.word == "wrong"), None)
    reached = last >= 0 and (verdicts[last].reached or judge.complete_together(verdicts))
    if _is_guessing(verdicts, len(judge.points)):
        unjudged = tuple((line, "unread") for line, _ in shown)
        return Work(solution.question, False, None, None, feedback.ONE_AT_A_TIME, unjudged)
    if wrong is not None:
        name = naming.misconception(problem, found, judge.evidence, verdicts, wrong)
        said = feedback.when_wrong(problem, verdicts, wrong, name, lines)
        result = Work(solution.question, False, wrong, name, said, shown)
    elif reached:
        result = Work(solution.question, True, None, None, feedback.when_right(verdicts), shown)
    else:
        result = feedback.when_unfinished(problem, solution, verdicts, last, shown)
    unread = [i for i, v in enumerate(verdicts) if v.word == "unread"]
    if unread and len(unread) < len(verdicts):
        result = replace(result, feedback=result.feedback + feedback.about_unread(unread))
    if not result.right and gives_away(result.feedback, solution, said=lines):
        result = replace(result, feedback=feedback.discreet(wrong, result.misconception))
    return result


def _is_guessing(verdicts: Sequence[Verdict], solutions: int) -> bool:
    """Whether more values are given for one unknown than it can have: marked line by line, they would be an oracle."""
    given: dict[str, set[str]] = {}
    for verdict in verdicts:
        relation = verdict.relation
        if relation is not None and isinstance(relation.left, Sym) and not letters(relation.right):
            given.setdefault(relation.left.name, set()).add(str(bare(relation.right)))
        elif relation is None and verdict.answering and verdict.value is not None:
            given.setdefault("", set()).add(str(bare(verdict.value)))
    return any(len(values) > max(solutions, 1) + 1 for values in given.values())


# ---- problems that were not solved ---------------------------------------------------------------------------------


def unsolved(question: str, lines: Sequence[str], reason: str) -> Work:
    """Look at the calculations in the lines, and at the steps from one equation in one letter to the next.

    >>> unsolved("A story nobody can read.", ["22 / 2 = 11", "11 + 3 = 15"], "I cannot read it.").first_wrong
    1
    """
    verdicts: list[str] = []
    named: str | None = None
    before: Rel | None = None
    for line in lines[:MAX_LINES]:
        word, relation, name = _alone(read_line(line), before)
        verdicts.append(word)
        named = named or name
        before = relation if relation is not None and word != "wrong" else before
    wrong = next((i for i, word in enumerate(verdicts) if word == "wrong"), None)
    shown = tuple((notation.latex(line) or line, word) for line, word in zip(lines, verdicts, strict=False))
    text = feedback.without_solution(verdicts, wrong, named, reason)
    return Work(question, False, wrong, named if wrong is not None else None, text, shown, reason)


def _alone(said: list[Claim], before: Rel | None) -> tuple[str, Rel | None, str | None]:
    """A line by itself: (word, the equation it leaves, the mistake's name)."""
    word, kept, named = "unread", None, None
    for claim in said:
        if not isinstance(claim, Equations):
            continue
        for relation in (r for row in claim.state.rows for r in row):
            names = letters(relation)
            if not names:
                if not holds(relation):
                    return "wrong", None, naming.in_calculation(relation) or SLIP
                word = "right"
            elif len(names) == 1 and relation.op == "=" and len(claim.state.rows) == 1:
                name = next(iter(names))
                ours = rational_roots(relation, name)
                theirs = rational_roots(before, name) if before is not None and letters(before) == names else None
                if ours is not None and theirs is not None and before is not None:
                    if not ours or not ours <= theirs:
                        slip = next((x.name for x in mistakes(before, name) if x.roots == ours), None)
                        return "wrong", None, slip
                    word = "right"
                kept = relation if ours is not None else None
    return word, kept, named
