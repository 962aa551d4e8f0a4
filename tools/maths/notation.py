r"""The door to reading maths: `parse` one formula, `latex` a whole message, and the router's two quick questions.

No SymPy here or below. Reading is bounded in size and never raises anything but `NotationError` (a BadInput).
"""

from __future__ import annotations

import re

from tools.maths.cleaning import MAX_CHARS, MAX_NESTING, NotationError, clean
from tools.maths.grammar import parse, try_parse
from tools.maths.spans import MAX_MESSAGE, Formula, formulas, segment, telling, typeset_segments
from tools.maths.tree import Chain, Group, Node, Percent, Rel, letters

__all__ = [
    "MAX_CHARS",
    "MAX_NESTING",
    "NotationError",
    "find_problem",
    "latex",
    "looks_like_maths",
    "parse",
    "try_parse",
]


def latex(text: str) -> str | None:
    r"""A message of prose and maths as Markdown with the maths typeset, for the live preview.

    None without maths, and for more than 20,000 characters.

    >>> latex("solve x^2 = 1/4 please")
    'solve $x^{2} = \\frac{1}{4}$ please'
    """
    if len(text) > MAX_MESSAGE:
        return None
    parts = segment(text)
    if not any(isinstance(p, Formula) and telling(p.node) for p in parts):
        return None
    return typeset_segments(parts)


_ASKING = re.compile(
    r"\b(?:solve|simplify|evaluate|expand|factor(?:i[sz]e)?|calculate|compute|work out|what(?:'s| is| are)|find|"
    r"how many|value of|which of the following)\b",
    re.IGNORECASE,
)


def looks_like_maths(text: str) -> bool:
    """Whether the message holds a problem, an equation or a calculation (not merely a number).

    >>> looks_like_maths("2x+3=11"), looks_like_maths("see you at 5")
    (True, False)
    """
    head = text[:4000]
    quick = any(c.isdigit() or c in "=√" or ord(c) > 0x2000 for c in clean(head))
    if not quick and not re.search(r"[+*^/=]|squared|equals|plus|minus|times", head):
        return False
    nodes = formulas(head)
    if any(_equation(n) for n in nodes):
        return True
    return any(telling(n) and not isinstance(n, Group | Percent) for n in nodes) and (
        bool(_ASKING.search(head)) or len(re.findall(r"[A-Za-z]{3,}", head)) <= 2
    )


def _equation(node: Node) -> bool:
    return isinstance(node, Rel | Chain) and bool(letters(node))


_SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n+")


def find_problem(text: str) -> str | None:
    """The part of a message that states a maths problem, without the greeting before it; None when there is none.

    >>> find_problem("Hi there! I'm stuck on this one. If 3x = 12, what is x?")
    'If 3x = 12, what is x?'
    """
    if not looks_like_maths(text):
        return None
    text = text[:MAX_MESSAGE].strip()
    position = 0
    for cut in [*_SENTENCE.finditer(text), None]:
        sentence = text[position : cut.start() if cut else len(text)]
        if any(telling(n) for n in formulas(sentence)):
            return text[position:].strip()
        if cut:
            position = cut.end()
    return text
