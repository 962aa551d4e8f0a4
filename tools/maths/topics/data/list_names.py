"""Names for two lists that the text only describes: "the lengths of the meadow beetles were …" is the list "meadow".

A name is the word of the description that the other list's does not have and that the choices use.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.data.datasets import DataSet
from tools.maths.topics.data.words import GENERIC, content

_LEFT_OUT = frozenset(content("mean median mode range standard deviation first second respectively"))


def named_by_words(stem: Stem, sets: Sequence[DataSet]) -> list[DataSet]:
    """Two unnamed lists with the names their descriptions give them; as they are where that is not clear.

    >>> from tools.maths import stem as reading
    >>> from tools.maths.topics.data.datasets import named_sets
    >>> laid_out = reading.read("Ana's scores were 3, 4, and 8, and Ben's scores were 5, 5, and 5. Which is true?", ["Ana's mean is greater.", "Ben's mean is greater."])
    >>> [s.name for s in named_by_words(laid_out, named_sets(laid_out))]
    ['ana', 'ben']
    """
    if len(sets) != 2 or any(not s.used for s in sets) or sets[0].name != sets[1].name:
        return list(sets)
    described = [_described(stem, sets, i) for i in (0, 1)]
    used = " ".join(c.text.lower().replace("’", "'") for c in stem.choices) + " ".join(stem.statements).lower()
    said = frozenset(re.findall(r"[a-z]+(?=\b|'s)", used))
    lettered = [[w for w in pairwise(d) if re.fullmatch(r"[a-z]", w[1])] for d in described]
    if all(lettered) and lettered[0][-1] != lettered[1][-1] and lettered[0][-1][0] == lettered[1][-1][0]:
        pair = [" ".join(found[-1]) for found in lettered]  # "tree a" and "tree b"
        if all(re.search(rf"\b{p}\b", used) for p in pair):
            return [replace(s, name=p) for s, p in zip(sets, pair, strict=True)]
    names = []
    for mine, other in (described, described[::-1]):
        stems = frozenset(content(" ".join(other)))
        own = [w for w in mine if w in said and (s := frozenset(content(w))) and not s & (stems | _LEFT_OUT | GENERIC)]
        names.append(own[-1] if own else "")
    if not all(names):
        return list(sets)
    return [replace(s, name=n) for s, n in zip(sets, names, strict=True)]


def _described(stem: Stem, sets: Sequence[DataSet], index: int) -> list[str]:
    """The words before a list, back to the list before it or to the start of its sentence."""
    first = sets[index].used[0]
    sentence = next((s for s in stem.sentences if re.search(rf"⟦[A-Z]{first}⟧", s)), "")
    before = re.split(rf"⟦[A-Z]{first}⟧", sentence, maxsplit=1)[0]
    other = sets[1 - index].used[-1]
    before = re.split(rf"⟦[A-Z]{other}⟧", before)[-1]
    return re.findall(r"[a-z]+(?=\b|'s)", PLACEHOLDER.sub(" ", before).replace("'s", ""))
