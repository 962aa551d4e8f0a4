"""The nouns of a model's two quantities: what comes out ("weekly revenue"), and what goes in ("price of a ticket")."""

from __future__ import annotations

import re

from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.model import Model
from tools.maths.topics.models.nouns import TIME, content, stem_word
from tools.maths.tree import Sym

_CUT = re.compile(r",|\b(?:of|in|at|on|that|which|when|where|if|per|for|after|as|with)\b")
_COUNTED = re.compile(r"^(?:total |predicted |estimated |average )*(?:number|amount|quantity) of ")
PERIOD = re.compile(r"\b(?:hourly|daily|weekly|monthly|yearly|annual|quarterly)\b")


def out_words(model: Model) -> frozenset[str]:
    """The words of what comes out, without what it is of."""
    said = model.said(model.output)
    return frozenset() if said is None else noun_words(said.phrase)


def noun_words(phrase: str) -> frozenset[str]:
    """The words of a phrase's own noun, without what it is of and how often it is counted.

    >>> sorted(noun_words("the weekly demand for a lamp")), sorted(noun_words("the number of birds in a marsh"))
    (['demand'], ['bird'])
    """
    noun = re.split(_CUT, _COUNTED.sub("", re.sub(r"^(?:the|its|their|an?) ", "", phrase)))[0]
    return content(PERIOD.sub(" ", noun))


def in_words(stem: Stem, letter: str) -> frozenset[str]:
    """The words of the clause a letter stands in.

    >>> from tools.maths import stem
    >>> sorted(in_words(stem.read("The profit when a kiosk sells $n$ buns is 3."), "n"))
    ['bun', 'kiosk', 'sell']
    """
    for match in PLACEHOLDER.finditer(stem.prose):
        if match.group(1) != "S" or stem.node(match.group()) != Sym(letter):
            continue
        after = re.split(
            r"[,.;:?!⟦]|\b(?:is|are|was|after|in|and|that|when|by|with|can|hangs?)\b", stem.prose[match.end() :]
        )[0]
        before = re.split(
            r"[,.;:?!⟧]|\b(?:when|if|that|who|which|with|after|where|of an?|for)\b", stem.prose[: match.start()]
        )[-1]
        found = content(after) | content(before)
        if content(after) & {stem_word(t) for t in TIME}:
            found = content(after) | {"time"}
        if found:
            return found - content("function model represents gives")
    return frozenset()
