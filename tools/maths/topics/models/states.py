"""Whether a question turns a quantity into another: of gallons that are left, how many were *used*?"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re

from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.model import Model
from tools.maths.topics.models.nouns import stem_word
from tools.maths.tree import Apply, Sym

ZERO = re.compile(
    r"\b(?:hits?|reach(?:es)?|lands? on|strikes?|touch(?:es)?|returns? to)\s+the (?:ground|water)|\blands?\b|\bempty\b|\bruns? out|"
    r"\bcompletely (?:drained|melted|burned|gone)|\bbe (?:drained|gone)\b|\bin the air\b"
)
# What is said of a quantity may turn it into another: of gallons left, how many were *used*?
_STATES_TEXT = """
    drain use sell sold lose lost gain earn travel pour burn melt grow increase decrease interest profit rise fall drop
    climb spend spent save add remove left remain consume eat eaten read gone walk ride ridden drive driven fly flown
    descend ascend leak evaporate deliver produce make made need given donate win won miss short away release absorb
    eliminate decay tax tip discount change shrink cool warm heat complete finish paint print type pick plant raise
"""
_STATES = frozenset(stem_word(w) for w in _STATES_TEXT.split())


def other_state(stem: Stem, model: Model, ask: str, start: int, letter: str) -> bool:
    """Whether the question speaks of the asked quantity as used, left, gained … where its meaning does not say so."""
    part = re.split(r"\b(?:if|when|after)\b|⟦|\?", ask[start:])[0]
    said = {stem_word(w) for w in re.findall(r"[a-z]+", ZERO.sub(" ", part))} & _STATES
    if not said:
        return False
    quantity = model.said(letter)
    meaning = f"{quantity.phrase} {quantity.event}" if quantity else ""
    for match in PLACEHOLDER.finditer(stem.prose):
        node = stem.node(match.group())
        name = node.name if isinstance(node, Sym | Apply) else ""
        if match.group(1) in "SE" and name == letter:
            meaning += " " + re.split(r"[.;?⟦]", stem.prose[match.end() :])[0]
    if not model.output and all(
        _also_given(ask[:start], s) or _also_given(ask[start:].partition(" if ")[2], s) for s in said
    ):
        return False  # "60 child tickets were sold: how many adult tickets were sold"
    words = re.findall(r"[a-z]+", meaning)
    if re.search(r"\b(?:left|remain)", meaning) and not re.search(r"\b(?:left|remain)", part):
        return True  # "left to read" is not "read"
    return not all(any(w.startswith(s.rstrip("e")[:4]) for w in words) for s in said)


def _also_given(text: str, state: str) -> bool:
    """Whether the clause that gives a value speaks of the same state."""
    return "⟦N" in text and any(stem_word(w) == state for w in re.findall(r"[a-z]+", text))
