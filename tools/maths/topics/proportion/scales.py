"""Maps, drawings and models: which lengths are on paper and which are real, so that a scale is a rate between the two.

A scale relates two measures of the same kind, so units alone do not say which way to go. The words do, or the units
that the scale itself uses. A conversion such as 1 mile = 5,280 feet is no scale and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tools.maths.stem import Stem
from tools.maths.topics.proportion.chain import Fact
from tools.maths.topics.proportion.units import Unit, kind_of
from tools.maths.values import exact_value

_SCALE = re.compile(r"\b(?:map|maps|drawing|scale|model|blueprint|floor plan|plan|photo|photograph|diagram|sketch)\b")
_PAPER = re.compile(
    r"\b(?:on|in|of|for) (?:the|this|that|his|her|a) (?:[a-z]+ )?(?:map|drawing|model|blueprint|plan|floor plan|photo"
    r"|photograph|diagram|sketch)\b|\b(?:model|map|drawing)'s\b|\bmodel (?:is|car|train|plane|ship|building|bridge)\b"
)
_REAL = re.compile(r"\b(?:actual|actually|real|full-size|life-size|original)\b")
PAPER, REAL = "on the plan", "in reality"


def settle(stem: Stem, facts: Sequence[Fact], goal: Unit, asked: str) -> tuple[list[Fact], Unit] | None:
    """The facts and what is asked with lengths marked as paper or real; None where that cannot be told."""
    alike = [f for f in facts if f.rate and not f.unit.plain().dimension]
    scale = [f for f in alike if not _conversion(f)]
    if not scale:
        return list(facts), goal
    if any(thing for f in scale for (_, thing), _e in f.unit.parts):
        return list(facts), goal  # cups of oats for cups of raisins: what is measured tells them apart
    if len(scale) != 1 or not _SCALE.search(stem.prose):
        return None
    givens = [
        f for f in facts if not f.rate and any(kind_of(w) in ("length", "metric length") for (w, _), _ in f.unit.parts)
    ]
    if len(givens) != 1 or len(goal.parts) != 1:
        return None
    marked = _marked(scale[0])
    if marked is None:
        return None
    words = {thing: word for (word, thing), _ in marked.unit.parts}
    wanted = _side(goal.parts[0][0][0], words, asked)
    sentence = next((s for s in stem.sentences if any(f"⟦N{p}⟧" in s for p in givens[0].places)), "")
    given = _side(givens[0].unit.parts[0][0][0], words, sentence if sentence != stem.ask else "")
    given = given or (_other(wanted) if wanted else None)
    wanted = wanted or (_other(given) if given else None)
    if given is None or wanted is None or given == wanted:
        return None
    placed = [marked if f is scale[0] else _as(f, given) if f is givens[0] else f for f in facts]
    ((word, _), power) = goal.parts[0]
    return placed, Unit((((word, wanted), power),))


def _conversion(fact: Fact) -> bool:
    """1 mile = 5,280 feet is true of the units themselves."""
    value = exact_value(fact.value)
    return value is not None and value * fact.unit.factor == 1


def _marked(fact: Fact) -> Fact | None:
    """The scale with its sides named: the shorter length is the one on paper."""
    value = exact_value(fact.value)
    parts = dict(fact.unit.parts)
    if value is None or len(parts) != 2:
        return None
    short = 1 if value * fact.unit.factor < 1 else -1  # the sign of the side on paper
    named = tuple(sorted(((w, PAPER if e == short else REAL), e) for (w, _), e in parts.items()))
    return replace(fact, unit=Unit(named), stated=False)


def _side(word: str, words: dict[str, str], text: str) -> str | None:
    """On paper or real, by the unit's own word in the scale, else by the words around it."""
    if words[PAPER] != words[REAL]:
        for side in (PAPER, REAL):
            if words[side] == word:
                return side
    if _REAL.search(text):
        return REAL
    return PAPER if _PAPER.search(text) else None


def _other(side: str) -> str:
    return REAL if side == PAPER else PAPER


def _as(fact: Fact, side: str) -> Fact:
    return replace(fact, unit=Unit(tuple(((w, side), e) for (w, _), e in fact.unit.parts)))
