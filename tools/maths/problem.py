"""What a problem asks: its equations, its target and its choices, read from prose with formulas in it.

The prose is read strictly. Formulas become placeholders; asking phrases and side conditions are recognised by pattern;
every word left over must be known filler. One word that might change the meaning ("not", "integer", "per", a story) and
the problem counts as unread, with a reason. Reading less and promising what is read is the point.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.errors import BadInput
from tools.maths import spans, typeset
from tools.maths.spans import Formula, Segment
from tools.maths.tree import Bin, Node, Num, Rel, walk

MAX_QUESTION = 6_000  # characters; longer text is no problem of the kind read here
CAN_READ = (
    "Type it as it stands in the book, with every number and its choices, and tell a figure in words; or send me the "
    "equation you would set up, and I will check and solve that"
)
LETTERS = "ABCDEFGH"
RATIO = re.compile(
    r"\$?\s*(\d[\d,]*(?:\.\d+)?)\s*\$?\s*(?::|\bto\b)\s*\$?\s*(\d[\d,]*(?:\.\d+)?)\s*\$?"
)  # "2:3", "2 to 3"


@dataclass(frozen=True)
class Target:
    """What is wanted.

    kind: "value" (of `node`), "solutions" (of the letter `node`), "pair", "count", "sum", "product" (of the solutions),
    "simplify" (`node`). pick: "positive", "negative", "greatest", "least" or None.
    """

    kind: str
    node: Node | None = None
    pick: str | None = None


@dataclass(frozen=True)
class Choice:
    """One answer choice: its letter, its text as given (without the label) and its tree when it is a formula.

    unit: what a number is followed by in all choices of the problem ("minutes"), "" where they are plain.
    """

    letter: str
    text: str
    node: Node | None
    unit: str = ""


@dataclass(frozen=True)
class Problem:
    """A problem that was read in full. `segments` is the stem as prose and formulas, for restating and for variants."""

    question: str
    segments: tuple[Segment, ...]
    equations: tuple[Rel, ...]
    target: Target
    choices: tuple[Choice, ...] = ()
    conditions: tuple[Rel, ...] = ()
    definitions: tuple[tuple[str, str, Node], ...] = ()  # f(x) = …: ("f", "x", tree)

    @property
    def decimal(self) -> bool:
        """Whether numbers should be shown as decimals, as the problem itself does."""
        nodes = [n for f in self.segments if isinstance(f, Formula) for n in walk(f.node)]
        fractions = any(isinstance(n, Bin) and n.op == "/" for n in nodes)
        return any(isinstance(n, Num) and "." in n.text for n in nodes) and not fractions


class Unread(BadInput):
    """The problem could not be read in full; the sentence says what Lemma can read."""


_LABEL = re.compile(r"^\s*(?:[-*•]\s*)?\(?([A-Ha-h])\s*[).:]\s*(?=\S)")
_INLINE_LABEL = re.compile(r"(?:(?<=\s)|^|(?<=[?.:;,$]))(?:\(([A-H])\)|([A-H])[).:](?=\s))\s*")


def split_choices(question: str, choices: Sequence[str] | None) -> tuple[str, tuple[str, ...]]:
    """The stem, and the choices without their labels, whether they came as a list or stand in the text.

    >>> split_choices("What is 2 + 2? (A) 3 (B) 4", None)
    ('What is 2 + 2?', ('3', '4'))
    """
    if choices:
        return question.strip(), tuple(_LABEL.sub("", choice).strip() for choice in choices[: len(LETTERS)])
    marks: list[re.Match[str]] = []
    for mark in _INLINE_LABEL.finditer(question):
        if (mark.group(1) or mark.group(2)) == LETTERS[len(marks) : len(marks) + 1]:
            marks.append(mark)
    if len(marks) < 2:
        return question.strip(), ()
    ends = [m.start() for m in marks[1:]] + [len(question)]
    texts = tuple(question[m.end() : end].strip().rstrip(",;") for m, end in zip(marks, ends, strict=True))
    return question[: marks[0].start()].strip(), texts


# ---- the prose, with placeholders -------------------------------------------------------------------------------


def restate(problem: Problem) -> str:
    """The problem as Markdown with its maths typeset and its choices listed; it reveals nothing."""
    text = spans.typeset_segments(problem.segments).strip()
    if problem.choices:
        text += "\n\n" + "\n".join(f"- ({c.letter}) {choice_markdown(c)}" for c in problem.choices)
    return text


def choice_markdown(choice: Choice) -> str:
    """A choice typeset when it is a formula, else its text."""
    if choice.node is None or RATIO.fullmatch(choice.text.rstrip(".")):
        return choice.text
    return f"${typeset.latex(typeset.pretty(choice.node))}$ {choice.unit}".rstrip()
