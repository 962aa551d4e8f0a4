"""What to say about a learner's work: true praise, the line that breaks, the likely reason, one question back."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tools.maths import typeset
from tools.maths.checking import misconceptions
from tools.maths.checking.judging import Verdict
from tools.maths.checking.naming import left_out
from tools.maths.problem import Problem
from tools.maths.solution import Solution, Work
from tools.maths.tree import Group, Sym, letters
from tools.maths.values import Unvalued, evaluate, same_value

ONE_AT_A_TIME = "You give several different values for the same thing. Which one is your answer? Send me that one."


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
        ask = misconceptions.question(name)
        return f"That is a value of an unknown, and a good one; but the problem asks for ${asked}$. {ask}"
    where = "That" if len(lines) == 1 else f"Line {wrong + 1}"
    problem_said = f"{where} does not follow from what comes before. " if credit else f"{where} is not right yet. "
    proof = _put_back(problem, verdicts[wrong])
    looks = f"{misconceptions.said(name)} " if name else ""
    return f"{praise}{problem_said}{proof}{looks}{_question_back(problem, verdicts[wrong], name)}"


def _question_back(problem: Problem, verdict: Verdict, name: str | None) -> str:
    """One question that leads back to the place of the mistake."""
    if name:
        return misconceptions.question(name)
    if verdict.relation is not None and letters(verdict.relation) and problem.equations:
        return "Which single operation did you do there, and did you do it to both sides?"
    if verdict.answering and problem.choices and verdict.value is None:
        return "Which word of the question decides between the choices?"
    return "How did you get there: which numbers of the problem did you use, and what did you do with them?"


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
    if final.partial and isinstance(problem.target.node, Sym):
        name = left_out(problem, final.relation)
        text = f"That is right, and it is not all yet. {misconceptions.question(name)}"
        return Work(question, False, None, name, text, shown)
    if final.partial:
        return Work(question, False, None, None, "That is right, and it is not all yet. What else is there?", shown)
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


def without_solution(verdicts: Sequence[str], wrong: int | None, name: str | None, reason: str) -> str:
    """What can be said of lines on a problem that was not solved: the calculations, and no more."""
    if wrong is not None:
        looks = f"{misconceptions.said(name)} " if name else ""
        return (
            f"Line {wrong + 1} cannot be right, whatever the problem is. {looks}{misconceptions.question(name)} "
            f"The rest I cannot judge, because I cannot solve this problem myself. {reason}"
        )
    if "right" in verdicts:
        return (
            "The calculations in your lines are right. Whether they answer the question I cannot judge, because I "
            f"cannot solve this problem myself. {reason}"
        )
    return f"I cannot check your work on this one, because I cannot solve it myself. {reason}"


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
    return f"{where} {misconceptions.question(name) if name else 'Which operation did you do there?'}"
