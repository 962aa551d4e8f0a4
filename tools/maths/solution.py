"""What the maths tools hand back: frozen plain data, each able to say itself in Markdown.

Nothing here computes, and nothing here decides how much a learner may see: `Solution.markdown` shows everything, so
whoever serves learners passes it through the hint ladder first.
"""

from __future__ import annotations

from dataclasses import dataclass

from tools.maths.figures import Figure

RUNGS = 6


@dataclass(frozen=True)
class Step:
    """One move of a derivation. `before` and `after` are LaTeX without dollar signs; `checked` says SymPy agreed."""

    text: str
    before: str
    after: str
    rule: str
    checked: bool

    def markdown(self) -> str:
        mark = " ✓" if self.checked else ""
        return f"**{self.rule}.** {self.text}{mark}\n\n$${self.after}$$"


@dataclass(frozen=True)
class Solution:
    """A problem as Lemma understood and solved it.

    answer: plain text ("29", "1/2", "x = 2 or x = 3", "(3, 1)", "no solution"), None when it was not solved.
    choice: the letter of the matching choice. basis: "solved", or None. verified: see the design; it is a promise.
    restated: Markdown of what is asked, typeset; it reveals nothing. hidden: plain-text expressions nobody may see
    below the last rung. reason: one sentence when there is no answer, or why it is not verified. unit: the answer's
    ("dollars"), "" without one. shortcut: the quick way, "" where the steps are it. figure: what it looks like, if it
    has been found to look like something.
    """

    question: str
    choices: tuple[str, ...] | None = None
    answer: str | None = None
    choice: str | None = None
    basis: str | None = None
    verified: bool = False
    skill: str = "unread"
    steps: tuple[Step, ...] = ()
    hints: tuple[str, ...] = ()
    seconds: float = 0.0
    reason: str | None = None
    restated: str = ""
    answer_latex: str | None = None
    hidden: tuple[str, ...] = ()
    unit: str = ""
    shortcut: str = ""
    figure: Figure | None = None

    def markdown(self) -> str:
        if self.answer is None:
            return self.reason or "I could not solve this one."
        lines = [self.restated] if self.restated else []
        lines += [f"{number}. {step.markdown()}" for number, step in enumerate(self.steps, 1)]
        answer = f"${self.answer_latex}$" if self.answer_latex else self.answer
        unit = f" {self.unit}" if self.unit else ""
        if self.shortcut:
            lines.append(f"**A quicker way.** {self.shortcut}")
        lines.append(f"**Answer: {answer}{unit}**" + (f" — choice **{self.choice}**" if self.choice else ""))
        if self.verified:
            lines.append("Every step was checked with algebra software, and the answer a second way.")
        elif self.reason:
            lines.append(self.reason)
        return "\n\n".join(lines)


@dataclass(frozen=True)
class Hint:
    """One rung of the ladder for a problem; `last` is true on rung 5, which holds the full solution."""

    question: str
    level: int
    text: str
    last: bool
    skill: str
    reason: str | None = None

    def markdown(self) -> str:
        return self.text


@dataclass(frozen=True)
class Work:
    """What became of a learner's own lines. `first_wrong` is a line's index from 0, None when nothing is wrong.

    right: the answer was reached and no line is wrong. lines: each as (LaTeX or the text itself, "right" | "wrong" |
    "unread").
    """

    problem: str
    right: bool
    first_wrong: int | None
    misconception: str | None
    feedback: str
    lines: tuple[tuple[str, str], ...] = ()
    reason: str | None = None

    def markdown(self) -> str:
        marks = {"right": "✓", "wrong": "✗", "unread": "?"}
        shown = [f"- {marks[verdict]} {line}" for line, verdict in self.lines]
        return "\n".join([*shown, "", self.feedback]) if len(shown) > 1 else self.feedback


@dataclass(frozen=True)
class Variant:
    """A fresh problem of the same structure. distractors: (text, the misconception that produces it)."""

    question: str
    choices: tuple[str, ...] | None = None
    answer: str | None = None
    choice: str | None = None
    verified: bool = False
    skill: str = "unread"
    reason: str | None = None
    distractors: tuple[tuple[str, str], ...] = ()
    origin: str = ""

    def markdown(self) -> str:
        """The problem only: the answer stays in its field."""
        if not self.question:
            return self.reason or "I could not make another one like this."
        return "\n\n".join([self.question, *(self.choices or ())])
