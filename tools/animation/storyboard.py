"""What a clip shows, in which order: a storyboard, made from a solution's steps and nothing else.

A storyboard is plain, frozen data. Each section belongs to one step of the derivation (or to the problem, or to the
end), has a caption, and a list of beats: the things that happen on screen. Every expression in it is a string of the
solution. How much of the solution gets in is decided here, once: what `reveal` does not allow is not in the storyboard,
so it cannot be in the source, the captions, the alt text or the pixels made from it.

Nothing here draws, and nothing knows Manim or Typst.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.errors import BadInput
from tools.animation.drawing import labels, permitted, times
from tools.animation.wording import first_paragraph, plain
from tools.maths.figures import ANSWER, Figure
from tools.maths.solution import Solution, Step

FULL = 5  # the rung that shows everything
MAX_STEPS = 24  # a longer derivation is no clip, it is a lecture
MAX_PROBLEM = 300  # characters of the problem kept on screen
MAX_EXPRESSION = 600  # characters of LaTeX in one line


@dataclass(frozen=True)
class Problem:
    """The problem as it was asked. Text, with mathematics between dollar signs."""

    text: str


@dataclass(frozen=True)
class Line:
    """An expression (LaTeX) that a new thread of the derivation starts from."""

    expression: str


@dataclass(frozen=True)
class Rewrite:
    """The line before becomes `expression` (LaTeX) by `rule`; `text` is a sentence; `checked`: algebra agreed."""

    expression: str
    rule: str
    text: str
    checked: bool


@dataclass(frozen=True)
class Answer:
    """The answer. `text` may hold mathematics between dollar signs; `verified` is the solution's promise."""

    text: str
    verified: bool


@dataclass(frozen=True)
class Closing:
    """A last line for a clip that stops before the answer."""

    text: str


@dataclass(frozen=True)
class Mistake:
    """A learner's own line (LaTeX) that does not follow from the one before; `text`: what seems to have happened."""

    expression: str
    text: str


@dataclass(frozen=True)
class Draw:
    """The picture is laid out, with what the problem gives."""


@dataclass(frozen=True)
class Add:
    """What the picture shows from step `at` on appears."""

    at: int


Beat = Problem | Line | Rewrite | Mistake | Answer | Closing | Draw | Add


@dataclass(frozen=True)
class Section:
    """One stretch of the clip. `step`: the index of the derivation's step it shows, None for problem and end."""

    name: str
    caption: str
    beats: tuple[Beat, ...]
    step: int | None = None


@dataclass(frozen=True)
class Storyboard:
    """A whole clip, as data.

    kind: the picture it draws ("derivation" when there is none beside the lines). complete: whether it goes to the
    answer. alt: the clip in words. figure: the picture, with no more than may be seen.
    """

    kind: str
    sections: tuple[Section, ...]
    complete: bool
    alt: str
    figure: Figure | None = None

    @property
    def expressions(self) -> tuple[str, ...]:
        """Every LaTeX expression that gets a line of its own, in order."""
        beats = (beat for section in self.sections for beat in section.beats)
        return tuple(beat.expression for beat in beats if isinstance(beat, Line | Rewrite | Mistake))


def from_solution(solution: Solution, reveal: int = FULL) -> Storyboard:
    """Return the storyboard of `solution` for somebody who may see rung `reveal` (0..5).

    Rungs 0 to 2 show the problem, 3 its first step, 4 all steps but the last, 5 everything. Below 5 the clip also stops
    before the first step that gives the answer away (an unknown's value can come long before the last step).

    Raises BadInput when there is nothing to show, or too much, or `reveal` is no rung.

    >>> solution = Solution("x + 7 = 9", steps=(Step("Take 7 away.", "x + 7 = 9", "x = 2", "subtract 7", True),))
    >>> from_solution(solution).expressions
    ('x + 7 = 9', 'x = 2')
    >>> from_solution(solution, reveal=2).expressions
    ()
    """
    if not 0 <= reveal <= FULL:
        raise BadInput(f"There is no hint rung {reveal}; they go from 0 to {FULL}.")
    if len(solution.steps) > MAX_STEPS:
        raise BadInput(f"This derivation has {len(solution.steps)} steps; a clip shows at most {MAX_STEPS}.")
    shown = _permitted(solution, reveal)
    complete = reveal == FULL and bool(solution.steps)
    figure = _picture(solution, len(shown), complete)
    when = times(figure) if figure else []
    sections = [_problem(solution, figure is not None)]
    before = ""
    for number, step in enumerate(shown):
        sections.append(_step(number, step, before, drawn=number in when))
        before = step.after
    sections.append(_answer(solution, drawn=ANSWER in when) if complete else _closing(len(shown)))
    return Storyboard(figure.kind if figure else "derivation", tuple(sections), complete, _alt(sections), figure)


def still_of(text: str) -> Storyboard:
    """Return a storyboard of one section for a problem nobody solved: the problem, as it was written."""
    problem = first_paragraph(text, MAX_PROBLEM)
    if not problem:
        raise BadInput("There is nothing to show: the problem is empty.")
    label = Closing("Not solved, so not animated")
    section = Section("problem", f"The problem: {plain(problem)}", (Problem(problem), label))
    return Storyboard("derivation", (section,), False, f"A still of the problem, not solved: {plain(problem)}")


def _picture(solution: Solution, shown: int, complete: bool) -> Figure | None:
    """The solution's figure, as far as the steps shown go. A picture that gives the answer away is left out whole."""
    if solution.figure is None:
        return None
    figure = permitted(solution.figure, ANSWER if complete else shown - 1)
    if figure is None or complete:
        return figure
    from tools.maths.disclosure import gives_away

    return None if any(gives_away(f"${label}$", solution) for label in labels(figure)) else figure


def _permitted(solution: Solution, reveal: int) -> tuple[Step, ...]:
    """The steps that may be shown on rung `reveal`."""
    if reveal == FULL:
        return solution.steps
    limit = {3: 1, 4: MAX_STEPS}.get(reveal, 0)
    shown: list[Step] = []
    for step in solution.steps[:-1][:limit]:
        if _gives_away(solution, step):
            break
        shown.append(step)
    return tuple(shown)


def _gives_away(solution: Solution, step: Step) -> bool:
    from tools.maths.disclosure import gives_away

    pieces = (step.text, step.rule, f"${step.before}$", f"${step.after}$")
    return any(gives_away(piece, solution) for piece in pieces)


def _problem(solution: Solution, drawn: bool) -> Section:
    text = first_paragraph(solution.restated or solution.question, MAX_PROBLEM)
    if not text:
        raise BadInput("There is nothing to animate: the problem is empty.")
    return Section("problem", f"The problem: {plain(text)}", (Problem(text), *([Draw()] if drawn else [])))


def _step(number: int, step: Step, before: str, drawn: bool = False) -> Section:
    for expression in (step.before, step.after):
        if len(expression) > MAX_EXPRESSION:
            raise BadInput(f"Step {number + 1} has an expression of {len(expression)} characters, too long to animate.")
    beats: list[Beat] = []
    # A step that changes nothing ("write both equations down") is shown as the one line it is.
    if step.before and _squeezed(step.before) not in (_squeezed(before), _squeezed(step.after)):
        beats.append(Line(step.before))
    beats.append(Rewrite(step.after, step.rule, step.text, step.checked))
    if drawn:
        beats.append(Add(number))
    sentence = plain(step.text or step.rule).removesuffix(".")
    return Section(f"step {number + 1}", f"{sentence}: {plain(f'${step.after}$')}", tuple(beats), number)


def _answer(solution: Solution, drawn: bool) -> Section:
    answer = f"${solution.answer_latex}$" if solution.answer_latex else (solution.answer or "")
    choice = f", choice {solution.choice}" if solution.choice else ""
    text = f"Answer: {answer}{choice}"
    beats: tuple[Beat, ...] = (*([Add(ANSWER)] if drawn else []), Answer(text, solution.verified))
    return Section("answer", f"{plain(text)}.", beats)


def _closing(shown: int) -> Section:
    text = "Your turn: what comes next?" if shown else "Your turn: what would you do first?"
    return Section("your turn", text, (Closing(text),))


def _alt(sections: list[Section]) -> str:
    told = [f"{section.name.capitalize()}: {section.caption}." for section in sections if section.step is not None]
    problem = sections[0].caption if sections[0].caption[-1] in ".?!…" else f"{sections[0].caption}."
    return " ".join(["A derivation written line by line.", problem, *told, sections[-1].caption])


def _squeezed(latex: str) -> str:
    return "".join(latex.split())
