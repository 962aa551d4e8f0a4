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
from tools.maths.grammar import try_parse
from tools.maths.spans import Formula, Segment
from tools.maths.tree import Bin, Group, Node, Num, Rel, num, walk

MAX_QUESTION = 6_000  # characters; longer text is no problem of the kind read here
CAN_READ = (
    "Type it as it stands in the book, with every number and its choices, and tell a figure in words; or send me the "
    "equation you would set up, and I will check and solve that"
)
LETTERS = "ABCDEFGH"


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
    """One answer choice: its letter, its text as given (without the label) and its tree when it is a formula."""

    letter: str
    text: str
    node: Node | None


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


_ARTEFACT = re.compile(r"\s*Questions? \d+.{0,20}\brefer to the following\b.*$", re.DOTALL)


def read_choice(letter: str, text: str, functions: str = "") -> Choice:
    """A choice with its tree, if it is formulas (a money sign or a label such as "x =" may stand before one).

    Several relations become a Group of kind "system", two values joined by "and" or "or" one of kind "set".

    >>> read_choice("A", "$x + y = 3$ $2x = 4$").node.kind
    'system'
    """
    text = _ARTEFACT.sub("", text).strip()
    inner = text.rstrip(".")
    several = inner.count("$") > 2 or "\\\\" in inner
    node = None if several else try_parse(inner.removeprefix("\\$").removeprefix("$\\$"), functions)
    if node is None:
        found = [p for p in spans.segment(inner, functions) if isinstance(p, Formula) or p.strip(" $.\\,;\n")]
        nodes = [p.node for p in found if isinstance(p, Formula)]
        if len(found) == 1 and nodes:
            node = nodes[0]
        elif len(nodes) > 1 and all(isinstance(n, Rel) for n in nodes) and len(nodes) >= len(found) - 1:
            words = [p.strip().lower() for p in found if isinstance(p, str)]
            node = Group(tuple(nodes), "system") if all(w in ("and", ",", ";") for w in words) else None
        elif len(found) == 3 and isinstance(found[1], str) and found[1].strip().lower() in ("and", "or", ","):
            node = Group(tuple(nodes), "set") if len(nodes) == 2 else None
    return Choice(letter, text, _mixed(node))


def _mixed(node: Node | None) -> Node | None:
    r"""A choice "$3\frac{2}{3}$" is a mixed number and no product; anything else stays as it is."""
    match node:
        case Bin("*", Num(whole), Bin("/", Num(above), Num(below)), "") if 0 < above < below and whole >= 1:
            return (
                num(whole + above / below) if {whole.denominator, above.denominator, below.denominator} == {1} else node
            )
    return node


# ---- the prose, with placeholders -------------------------------------------------------------------------------


def restate(problem: Problem) -> str:
    """The problem as Markdown with its maths typeset and its choices listed; it reveals nothing."""
    text = spans.typeset_segments(problem.segments).strip()
    if problem.choices:
        text += "\n\n" + "\n".join(f"- ({c.letter}) {choice_markdown(c)}" for c in problem.choices)
    return text


def choice_markdown(choice: Choice) -> str:
    """A choice typeset when it is a formula, else its text."""
    if choice.node is None:
        return choice.text
    return f"${typeset.latex(typeset.pretty(choice.node))}$"
