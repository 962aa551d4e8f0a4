"""A learner's own lines as a storyboard: what is right, the line that breaks, and the way on from the last right one.

The lines are the learner's, the verdicts `check_work`'s. The repair is made of the solution's own steps, and only as
far as `reveal` allows; below the last rung the clip ends with the question that leads back.
"""

from __future__ import annotations

import re

from index.errors import BadInput
from tools.animation.storyboard import (
    FULL,
    MAX_EXPRESSION,
    MAX_PROBLEM,
    MAX_STEPS,
    Answer,
    Beat,
    Closing,
    Line,
    Mistake,
    Problem,
    Rewrite,
    Section,
    Storyboard,
)
from tools.animation.wording import first_paragraph, plain
from tools.maths.solution import Solution, Step, Work

_LINE = re.compile(r"\s*\$(.+)\$\s*", re.DOTALL)


def from_work(work: Work, solution: Solution, reveal: int = FULL) -> Storyboard:
    """Return the storyboard of a learner's `work` on the problem that `solution` solves.

    Raises BadInput when no line can be shown as mathematics, or there are more than 24.
    """
    if len(work.lines) > MAX_STEPS:
        raise BadInput(f"That is work of {len(work.lines)} lines; a clip shows at most {MAX_STEPS}.")
    shown = work.lines if work.first_wrong is None else work.lines[: work.first_wrong + 1]
    sections = [_problem(solution, work)]
    for number, (line, verdict) in enumerate(shown):
        sections.append(_line(number, _latex(line), verdict, work))
    if work.first_wrong is None:
        sections.append(_end(work.feedback))
    elif reveal == FULL:
        sections += _repair(work, solution)
    else:
        sections.append(_end(_question(work.feedback)))
    complete = reveal == FULL
    told = " ".join(f"{section.caption}." for section in sections)
    return Storyboard("own work", tuple(sections), complete, f"A learner's own lines, one after the other. {told}")


def _problem(solution: Solution, work: Work) -> Section:
    text = first_paragraph(solution.restated or work.problem, MAX_PROBLEM)
    return Section("problem", f"The problem: {plain(text)}", (Problem(text),))


def _line(number: int, latex: str, verdict: str, work: Work) -> Section:
    if len(latex) > MAX_EXPRESSION:
        raise BadInput(f"Line {number + 1} has {len(latex)} characters, too long to animate.")
    name, said = f"line {number + 1}", plain(f"${latex}$")
    if number != work.first_wrong:
        checked = verdict == "right"
        beats: tuple[Beat, ...] = (Rewrite(latex, "Right" if checked else "Not read", "", checked),)
        return Section(name, f"Line {number + 1}: {said}", beats, number)
    seems = re.search(r"It looks as if [^.?!]*", work.feedback)
    why = seems[0] if seems else "This line does not follow"
    return Section(name, f"Line {number + 1} does not follow: {said}", (Mistake(latex, why),), number)


def _repair(work: Work, solution: Solution) -> list[Section]:
    """The solution's steps from the learner's last right line on, then its answer."""
    sections = []
    for number, step in enumerate(_way_on(work, solution), 1):
        beats: list[Beat] = [Line(step.before)] if number == 1 and step.before else []
        beats.append(Rewrite(step.after, step.rule, step.text, step.checked))
        sections.append(Section(f"repair {number}", f"Instead: {plain(f'${step.after}$')}", tuple(beats)))
    answer = f"${solution.answer_latex}$" if solution.answer_latex else solution.answer or ""
    text = f"Answer: {answer}"
    return [*sections, Section("answer", f"{plain(text)}", (Answer(text, solution.verified),))]


def _way_on(work: Work, solution: Solution) -> tuple[Step, ...]:
    """The steps that are still to be made after the learner's last right line; all, when it is none of the steps'."""
    right = [_squeezed(_latex(line)) for line, verdict in work.lines[: work.first_wrong] if verdict == "right"]
    done = [k + 1 for k, step in enumerate(solution.steps) if _squeezed(step.after) in right]
    return solution.steps[max(done, default=0) :] or solution.steps[-1:]


def _end(text: str) -> Section:
    said = first_paragraph(text, MAX_PROBLEM)
    return Section("your turn", plain(said), (Closing(said),))


def _question(feedback: str) -> str:
    """The last sentence of the feedback that asks; it leads back without giving anything away."""
    questions = re.findall(r"[^.?!]*\?", feedback)
    return questions[-1].strip() if questions else "Look at this line once more: what should it be?"


def _latex(line: str) -> str:
    found = _LINE.fullmatch(line)
    return found[1] if found and "$" not in found[1] else rf"\text{{{_plain_words(line)}}}"


def _plain_words(line: str) -> str:
    return "".join(c for c in plain(line) if c not in "\\{}$%&#_^~")


def _squeezed(latex: str) -> str:
    return re.sub(r"\s|\\left|\\right", "", latex)
