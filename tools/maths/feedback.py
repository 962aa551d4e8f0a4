"""What to say about a learner's work: true praise, the line that breaks, the likely reason, one question back."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tools.maths import misconceptions, typeset
from tools.maths.judging import Verdict
from tools.maths.problem import Problem
from tools.maths.solution import Solution, Work
from tools.maths.tree import Group, Sym, letters
from tools.maths.values import Unvalued, evaluate, same_value


def when_right(verdicts: list[Verdict]) -> str:
    lines = sum(v.word == "right" for v in verdicts)
    return "Yes, that is right." + (" Every line follows from the one before." if lines > 1 else "")


def when_wrong(problem: Problem, verdicts: list[Verdict], wrong: int, name: str | None, lines: Sequence[str]) -> str:
    credit = sum(v.word == "right" for v in verdicts[:wrong])
    praise = (
        "" if not credit else "Your first line is right. " if credit == 1 else f"Your first {credit} lines are right. "
    )
    if name == misconceptions.NOT_ASKED and problem.target.node is not None:
        asked = typeset.latex(typeset.pretty(problem.target.node))
        ask = misconceptions.ASK[name]
        return f"That is a value of an unknown, and a good one; but the problem asks for ${asked}$. {ask}"
    where = "That" if len(lines) == 1 else f"Line {wrong + 1}"
    problem_said = f"{where} does not follow from what comes before. " if credit else f"{where} is not right yet. "
    proof = _put_back(problem, verdicts[wrong])
    looks = f"It looks as if you {_said(name)}. " if name else ""
    question = (
        misconceptions.ASK[name]
        if name
        else "Which single operation did you do there, and did you do it to both sides?"
    )
    return f"{praise}{problem_said}{proof}{looks}{question}"


def _said(name: str) -> str:
    """A misconception as the end of a sentence."""
    return {
        misconceptions.SIGN: "moved a term across without changing its sign",
        misconceptions.TERM_SIGN: "slipped with the sign of one term",
        misconceptions.SLIP: "made a small slip in the arithmetic",
        misconceptions.EVALUATION_SIGN: "slipped with a sign when putting the value in",
    }.get(name, name)


def _put_back(problem: Problem, verdict: Verdict) -> str:
    """Show that a wrong value does not satisfy the equation: a check the learner can do alone."""
    relation = verdict.relation
    if relation is None or len(problem.equations) != 1 or not isinstance(relation.left, Sym) or letters(relation.right):
        return ""
    equation = problem.equations[0]
    try:
        at = {relation.left.name: evaluate(relation.right)}
        left, right = evaluate(equation.left, at), evaluate(equation.right, at)
    except Unvalued:
        return ""
    if not isinstance(left, Fraction) or not isinstance(right, Fraction) or same_value(left, right):
        return ""
    put = f"Put ${typeset.latex(relation)}$ back into the equation: "
    return f"{put}the left side becomes ${_tex(left)}$ and the right side ${_tex(right)}$. "


def _tex(value: Fraction) -> str:
    from tools.maths.polynomial import rational

    return typeset.latex(rational(value))


def when_unfinished(
    problem: Problem, solution: Solution, verdicts: list[Verdict], last: int, shown: tuple[tuple[str, str], ...]
) -> Work:
    question = solution.question
    if last < 0 or all(v.word == "unread" for v in verdicts):
        text = (
            "I could not read that as maths, so I cannot say whether it is right. "
            "Write each line as an equation, such as $2x = 10$."
        )
        return Work(question, False, None, None, text, shown, reason="None of the lines could be read.")
    final = verdicts[last]
    if final.partial:
        text = f"That is right, and it is not all yet. {misconceptions.ASK[misconceptions.ONE_ROOT]}"
        return Work(question, False, None, misconceptions.ONE_ROOT, text, shown)
    target = problem.target.node
    if final.short and target is not None and not isinstance(target, Group | Sym):
        text = (
            f"Right so far. The problem asks for ${typeset.latex(typeset.pretty(target))}$, so one step remains: "
            "put your value into it. What do you get?"
        )
        return Work(question, False, None, None, text, shown)
    if final.short:
        text = "Right so far. Read the question once more: what else does it want?"
        return Work(question, False, None, None, text, shown)
    return Work(question, False, None, None, "Everything so far follows. What would you do next?", shown)


def about_unread(unread: list[int]) -> str:
    which = ", ".join(str(i + 1) for i in unread)
    line, it = ("lines", "them") if len(unread) > 1 else ("line", "it")
    return f" (I could not read {line} {which}, so I left {it} out.)"


def discreet(wrong: int | None, name: str | None) -> str:
    where = (
        "Something does not follow yet."
        if wrong is None
        else f"Line {wrong + 1} does not follow from what comes before."
    )
    return f"{where} {misconceptions.ASK[name] if name else 'Which operation did you do there?'}"
