"""Where the numbers of a picture come from: the problem, its choices, a step or the answer; from nowhere else."""

from __future__ import annotations

import re

from tools.animation.drawing import labels
from tools.maths.solution import Solution

NUMBER = re.compile(r"\d+(?:\.\d+)?")


def untraced(solution: Solution) -> list[str]:
    """Return the numbers of the picture that neither the problem nor a step nor the answer holds."""
    told = [solution.question, solution.restated, solution.answer or "", solution.answer_latex or ""]
    told += [text for step in solution.steps for text in (step.text, step.before, step.after)]
    known = {number for text in told for number in NUMBER.findall(text.replace("{,}", "").replace(",", ""))}
    known |= {number for text in told for number in NUMBER.findall(text)}
    shown = [] if solution.figure is None else labels(solution.figure)
    return [number for label in shown for number in NUMBER.findall(label) if number not in known]
