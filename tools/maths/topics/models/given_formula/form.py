"""What is asked of a formula: which letter, and its value or the difference, sum or ratio of two cases."""

from __future__ import annotations

import re

from tools.maths.stem import Stem
from tools.maths.topics.models.given_formula.letters import Given, other_size
from tools.maths.topics.models.given_formula.measures import conversion, is_measure, unit_at, words_of
from tools.maths.tree import Sym

_MORE = (
    "more|less|fewer|longer|shorter|greater|higher|lower|farther|further|taller|heavier|lighter|faster|slower|larger|"
    "smaller|warmer|cooler|deeper|wider|hotter|colder|bigger|closer|sooner|later"
)
_RATIO = re.compile(
    r"\bratio of\b|\bhow many times (?:as|the|greater|larger)\b|\bby (?:what|which) factor\b|\bwhat fraction of\b"
)
_SUM = re.compile(r"\b(?:in all|altogether|in total|total|combined|sum of)\b")
_DIFFERENCE = re.compile(
    rf"\b(?:how (?:many|much)|by how|what is the (?:difference|increase|decrease|change))\b.*\b(?:{_MORE})\b"
    r"|\bdifference\b|\bby how (?:much|many)\b|\b(?:increase|decrease|change|rise|drop|grow)s?\b"
)
_UNITS_ASKED = re.compile(
    r"\bhow (?:many|much) (?P<many>(?:square |cubic )?[a-z]+(?: per [a-z]+)?)"
    r"|\bin (?P<within>(?:square |cubic )?[a-z]+(?: per [a-z]+)?)\b"
)
_ADVERBS = {"fast": "speed", "far": "distance", "tall": "height", "high": "height", "deep": "depth", "wide": "width",
            "heavy": "weight", "hot": "temperature", "cold": "temperature", "long": "length"}  # fmt: skip
_TOLD = re.compile(
    r"(?:\b(?:after|in|for|at|with|during|over|from|to|than|of) )?(?:an? [a-z ]{1,20} of )?"
    r"(?:the (?:first|last|next) )?⟦[NMPD]\d+⟧(?: [a-z]+(?: per [a-z]+)?)?"
)


def form_of(ask: str) -> str:
    """ "ratio", "difference", "sum" or "value".

    >>> form_of("how many feet longer is it at ⟦N1⟧ than at ⟦N2⟧?"), form_of("what is the mass?")
    ('difference', 'value')
    """
    if _RATIO.search(ask):
        return "ratio"
    if _DIFFERENCE.search(ask):
        return "difference"
    return "sum" if _SUM.search(ask) else "value"


def unit_asked(ask: str) -> str:
    """The unit the question wants, "" when it names none."""
    for match in reversed(list(_UNITS_ASKED.finditer(ask))):
        unit = unit_at(match["many"] or match["within"])
        if unit and (is_measure(unit) or match["many"]):
            return unit
    return "dollar" if re.search(r"\bhow much (?:money|interest|will it cost|does it cost)\b", ask) else ""


def asks_for(stem: Stem, given: Given, name: str, phrase: str | None = None) -> bool:
    """Whether the question can be about a letter: its unit or its words, and no other letter's words more loudly."""
    ask = stem.ask if phrase is None else phrase
    ask = " ".join(_ADVERBS.get(w, w) for w in ask.split())
    dollars = bool(stem.choices) and all(re.match(r"\W*\\\$", c.text) for c in stem.choices)
    unit, own_unit = unit_asked(ask) or ("dollar" if dollars else ""), given.letters[name].unit
    if unit and own_unit and is_measure(unit) and is_measure(own_unit) and conversion(unit, own_unit) != 1:
        return False
    said = words_of(_asking_clause(ask)) - words_of(unit)
    if other_size(given.letters[name], _asking_clause(ask)):
        return False
    score = {other: len(given.own_words(other) & said) for other in given.letters}
    by_symbol = any(n == Sym(name) for n in (stem.nodes[i] for i in stem.placeholders("SE", ask)))
    by_unit = bool(unit) and unit == own_unit
    alone = by_unit and all(given.letters[o].unit != unit for o in given.letters if o != name)
    loudest = max(score.values())
    whole = given.letters[name].words
    others = [given.letters[o].words for o in given.letters if o != name]
    if whole and whole <= said and not any(words and words <= said for words in others):
        return True
    counted = re.search(r"\bhow (?:many|much [a-z]+, in) ((?:square |cubic )?[a-z]+(?: per [a-z]+)?)", ask)
    surely = alone and counted is not None and unit_at(counted[1]) == unit
    if by_symbol or surely or (alone and not any(s > score[name] for s in score.values())):
        return True
    return score[name] > 0 and score[name] == loudest and list(score.values()).count(loudest) == 1


def _asking_clause(ask: str) -> str:
    """From the asking word on, without the conditions told in the same sentence."""
    match = re.search(r"\b(?:what|which|how|find|by)\b(?![^?]*\b(?:what|how many|how much)\b).*", ask)
    clause = _TOLD.sub(" ", match.group() if match else ask)
    return re.split(r",? (?:if|when|for which|given that|at a|at an|with an?)\b", clause)[0]
