"""The choice that breaks nothing of what a story says of its numbers, where each of the others breaks something."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.stem import Stem
from tools.maths.topics.stories.by_choice.breaking import breaks
from tools.maths.topics.stories.by_choice.facts import Fact
from tools.maths.topics.stories.by_choice.meanings import meanings, told
from tools.maths.topics.stories.by_choice.places import ALONE, Place, output, parts, places
from tools.maths.topics.stories.by_choice.telling import written
from tools.maths.topics.stories.by_choice.told import facts, heads
from tools.maths.tree import Node, Rel, letters

_ASKS = re.compile(
    r"\b(?:which|what)\b[^?]*\b(?:equations?|expressions?|inequalit(?:y|ies)|systems?|functions?|represents?|models?|describes?|gives?|used|shows?|must be true|satisf\w+)\b"
)

_NOT_HERE = re.compile(
    r"\b(?:perimeter|area|volume|mean|median|(?<!on )averages?(?! (?:speed|rate|of ⟦N\d+⟧ (?:miles|pounds)))|consecutive|reciprocal|squared?|product|ratio|"
    r"on the first|than (?:on )?the [a-z]+ before|after that|first ⟦|another ⟦|both|times as)\b(?! (?:feet|foot|meters|inches|yards))"
)
_LONGEST, _MOST = 2400, 16  # characters and numbers of a story
_FACTOR = re.compile(r"\b(?:half|twice|double[sd]?|triple[sd]?|thrice|one-third|quarter|times (?:as|the|that))\b")
_DENIED = re.compile(r"\bwhich\b.*\b(?:not|cannot|can't|except|false|least likely|opposite)\b")
_CHANGE = re.compile(
    r"\b(?:drained|used|lost|gained|grown|added|removed|growth|change|increased?|decreased?|spent|earned|melted|poured|so far|left to)\b"
)


def solve(stem: Stem) -> Derivation | None:
    """The one choice that is left, None where none or several are."""
    if len(stem.choices) < 3 or stem.tables or stem.statements or stem.placeholders("RFETD"):
        return None
    if not _ASKS.search(stem.ask) or len(re.findall(r"[a-z]+", stem.prose)) < 15:
        return None
    if len(stem.prose) > _LONGEST or len(stem.placeholders("NMP")) > _MOST:
        return None
    if stem.reversals - {"lost"} or _NOT_HERE.search(stem.prose) or _DENIED.search(stem.ask):
        return None
    formulas = [c.node for c in stem.choices]
    if any(n is None or not letters(n) for n in formulas):
        return None
    text = told(stem, frozenset(name for n in formulas if n is not None for name in letters(n)))
    known = meanings(text)
    placed = {c.letter: places(c.node) for c in stem.choices if c.node is not None}
    if not all(placed.values()):
        return None
    outputs = {output(n) for n in formulas if n is not None} - {""}
    if outputs and _CHANGE.search(stem.ask):
        return None  # what has changed is asked for, not what there is
    given = {name: said for name, said in known.items() if name not in outputs}
    bare = not any(isinstance(part, Rel) for n in formulas if n is not None for part in parts(n))
    said = facts(text, given, formula=bare or len(outputs) == 1)
    if bare or outputs:
        said = tuple(f for f in said if f.kind != "alone" or f.op != "=")
    single = {(p.value, p.names) for found in placed.values() for p in found if p.role == ALONE}
    said = tuple(
        replace(f, name="") if f.kind == "alone" and (f.value, frozenset([f.name])) not in single else f for f in said
    )
    if _FACTOR.search(stem.prose) and not any(f.kind == "compared" and f.factor != 1 for f in said):
        return None
    if "lost" in stem.reversals and not any(f.sign < 0 for f in said):
        return None
    if not _accounted(said, formulas, outputs):
        return None
    counted = heads(given)
    broken = {c.letter: [f for f in said if breaks(f, placed[c.letter], c.node, said, counted)] for c in stem.choices}
    left = [c for c in stem.choices if not broken[c.letter]]
    whole = [c for c in left if not _missing(stem, said, placed[c.letter])]
    left = whole if len(whole) == 1 else left
    if len(left) != 1 or left[0].node is None or _missing(stem, said, placed[left[0].letter]):
        return None
    return written(text, left[0], said, broken, placed, counted)


def _accounted(said: Sequence[Fact], formulas: Sequence[Node | None], outputs: set[str]) -> bool:
    """Whether enough is known: two facts or more, and one for each letter that is not the result."""
    named = {f.name for f in said} | {f.other for f in said}
    names = {name for node in formulas if node is not None for name in letters(node)} - outputs
    return len(said) >= 2 and names <= named


def _missing(stem: Stem, said: Sequence[Fact], placed: Sequence[Place]) -> bool:
    """Whether a number of the text is neither in the formula nor one of those of which something is said."""
    there = {p.value for p in placed} | {Fraction(len({name for p in placed for name in p.names}))}  # "2 kinds of"
    for i in stem.unused([i for f in said for i in (f.place, f.period)]):
        value = stem.value(str(i))
        if value is not None and value != 1 and not there & {value, 1 + value, 1 - value, 100 * value}:
            return True
    return False
