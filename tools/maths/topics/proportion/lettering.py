"""Letters among the words without a mark, "a meal costs d dollars": the text laid out again with the letter marked.

Which letter it is the choices tell. A text that marks its letters, or names none, stays as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tools.maths import stem as reading
from tools.maths.stem import Stem
from tools.maths.tree import letters


def lettered(stem: Stem) -> Stem:
    """The stem with the choices' letters marked in the prose; the same stem where there is nothing to mark.

    >>> from tools.maths import stem
    >>> found = lettered(stem.read("A hat costs d dollars. What do 3 hats cost?", ["3d", "d + 3", "d", "d/3"]))
    >>> found.sentences[0]
    'a hat costs ⟦S0⟧ dollars.'
    """
    names = sorted({n for c in stem.choices if c.node is not None for n in letters(c.node)})
    if not names or len(names) > 3 or stem.tables or stem.placeholders("SEF") or "a" in names:
        return stem
    text = stem.text
    for name in names:
        bare = re.compile(r"(?<![\w$\\{}^'’.-])" + name + r"(?![\w$}^'’-]|\.\w)")
        if not bare.search(text):
            return stem
        text = bare.sub(f"${name}$", text)
    return _again(text, tuple(c.text for c in stem.choices))


@lru_cache(maxsize=32)
def _again(text: str, choices: tuple[str, ...]) -> Stem:
    return reading.read(text, choices)
