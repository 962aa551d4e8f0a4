"""Figures made of several shapes: a silo of cylinder and cone, a sheet with a hole, and the words that name the whole.

`composition` says how a text puts its shapes together, before anything else is read: a thing that "is a cylinder topped
by a cone" is not the cylinder. Two shapes that are only compared make no whole.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.maths.topics.geometry.shapes import MENTION, SHAPE, aliases, shape_of

_JOINED = re.compile(
    r"\b(?:topped|capped|surmounted|on (?:the )?top(?: of)?|attached|attaching|joined|joining|mounted|placed on|placing|stacked|"
    r"stacking|combined|combining|consists? of|made (?:up )?of|composed of|formed (?:by|from)|at (?:each|one|both|the other) ends?|on (?:each|one|both) ends?)\b"
)
_TAKEN = re.compile(
    r"\b(?:cut (?:out|from|away|into|off)|(?:is|are) cut|removed|removing|drilled|punched|bored|carved|hollowed|hole|built (?:inside|in)|"
    r"inside (?:the|a)|covered by|surrounded by|in the (?:center|middle|corner)|within (?:the|a))\b"
)
_NAMED = re.compile(
    r"\b(?:a|an|the|each) (?:[a-z]+ ){0,2}?(?P<alias>[a-z]+) (?:that |which )?(?:consists of|is made (?:up )?of|is made by|is made from|"
    r"is composed of|is formed by|is formed from|is created by|is constructed by|is constructed from)"
)
GENERAL = ("solid", "figure", "structure", "object", "region", "shape", "model", "toy")
PLAIN_SHAPE = re.sub(r"\?P<\w+>", "?:", SHAPE)
REST = rf"(?:remaining|leftover) (?:(?:part|portion|piece) of (?:the|this) )?(?:{PLAIN_SHAPE}|[a-z]+)|(?:rest|remainder) of (?:the|this) (?:{PLAIN_SHAPE}|[a-z]+)"
_NOT_COVERED = (
    r"(?:(?:the )?(?:part|portion) of )?(?:the|this) (?:[a-z]+ )?(?:(?:part|portion) of (?:the|this) )?[a-z]+ (?:that is |that are |which is )?(?:not (?:covered|occupied|taken up) by|not (?:in|inside|part of)|outside(?: of)?|that remains?|remaining|left over|left)"
    rf"(?: (?:the|this) (?:(?:{PLAIN_SHAPE})|[a-z]+)| after (?:the|this) (?:(?:{PLAIN_SHAPE})|[a-z]+) is (?:removed|cut out|drilled|cut))?"
)
LEFT_OVER = rf"(?:(?:the|this) (?:{REST})|{_NOT_COVERED}|the {REST})"


@dataclass(frozen=True)
class Composition:
    """How the shapes are put together. kind: "sum", "difference" or "" for shapes that stand alone.

    nouns: the words that name the whole. first_taken: whether the shape told first is the one taken away.
    """

    kind: str = ""
    nouns: tuple[str, ...] = ()
    first_taken: bool = False
    stacked: bool = False


def composition(text: str) -> Composition:
    """How a text puts its shapes together.

    >>> composition("a silo is a cylinder topped by a cone. what is the volume of the silo?").nouns
    ('silo', 'solid', 'figure', 'structure', 'object', 'region', 'shape', 'model', 'toy')
    """
    mentions = [m for m in MENTION.finditer(text)]
    if len({shape_of(m) for m in mentions}) < 2:
        return Composition()
    named = [m.group("alias") for m in _NAMED.finditer(text)] + _shared_aliases(text)
    taken = _TAKEN.search(text)
    joined = _JOINED.search(text)
    if taken and not re.search(r"inscribed|cut into", text):
        before = [m for m in mentions if m.start() < taken.start()]
        verb_after = re.search(r"\b(?:cut|removed|drilled|punched|bored|carved|built|covered)\b", text)
        later = [m for m in before if verb_after is None or m.start() < verb_after.start()] or before
        shape = shape_of(later[-1]) if later else ""
        return Composition("difference", (*named, *GENERAL), first_taken=shape == shape_of(mentions[0]))
    if joined or named:
        return Composition("sum", (*dict.fromkeys((*named, *GENERAL)),), stacked=joined is not None)
    return Composition()


def _shared_aliases(text: str) -> list[str]:
    """Words for a thing that is told by more than one shape in its sentence: "a tank is a cylinder with a conical roof"."""
    found = []
    for place, alias in aliases(text):
        end = re.compile(r"[.?;]|$").search(text, place)
        sentence = text[place : end.start() if end else len(text)]
        if len({shape_of(m) for m in MENTION.finditer(sentence)}) > 1:
            found.append(alias)
    return found
