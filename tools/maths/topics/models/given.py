"""Which letter a phrase of the question speaks of, and the values the question gives to letters.

A phrase belongs to a letter when it shares words with that letter's meaning that no other letter's meaning has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.meaning import plain
from tools.maths.topics.models.model import Model
from tools.maths.topics.models.nouns import content, is_money, unit_of
from tools.maths.topics.models.quantity import Quantity

_TRAPS_TEXT = """
    more less fewer greater than difference times twice half average additional extra another other remaining
    percent ratio combined altogether both either not least most
"""
TRAPS_HERE = frozenset(_TRAPS_TEXT.split())


@dataclass(frozen=True)
class Given:
    """`letter` has `value`; the placeholder that said so and the characters of the sentence it took."""

    letter: str
    value: Fraction
    placeholder: int
    span: tuple[int, int]
    sure: bool


def letter_of(model: Model, phrase: str, unit_only: bool = True) -> str | None:
    """The one letter of the model a phrase speaks of, None when none or several fit equally.

    The words of a phrase that only one letter's meaning has decide; a unit that only one letter has decides as well.
    """
    names = [n for n in (*((model.output,) if model.output else ()), *model.inputs) if model.said(n)]
    said = content(phrase)
    if is_money(phrase):
        said |= {"dollar"}
    scores = {}
    for name in names:
        quantity = model.said(name)
        assert quantity is not None
        rivals = [model.said(o) for o in names if o != name]
        own = _words(quantity) - frozenset(w for r in rivals if r for w in _words(r))
        scores[name] = len(own & said)
    best = max(scores.values(), default=0)
    winners = [n for n, s in scores.items() if s == best]
    if best == 0:  # "daylight" against "non-daylight": every word of one, and not every word of the other
        winners = [n for n in names if (q := model.said(n)) is not None and q.words and q.words <= said]
        return winners[0] if len(winners) == 1 and len(names) > 1 else None
    return winners[0] if best > 0 and len(winners) == 1 else None


def _words(quantity: Quantity) -> frozenset[str]:
    return quantity.words | content(quantity.unit) | ({"dollar"} if quantity.money else frozenset())


def givens(stem: Stem, model: Model, text: str) -> list[Given] | None:
    """The values a sentence gives to letters; None when one of its numbers cannot be placed."""
    found = []
    for match in PLACEHOLDER.finditer(text):
        kind = match.group(1)
        if kind not in "NMP":
            continue
        value = stem.value(match.group())
        if value is None:
            return None
        if (
            kind == "P"
            and re.search(r"⟦[NMS]\d+⟧[^⟦]*$", text[: match.start()])
            and not text[match.end() :].startswith(",")
        ):
            continue  # part of a name: "⟦N6⟧ milliliters of the ⟦P7⟧ solution"
        if kind == "P" and re.search(r"how many [^⟦]*$", text[: match.start()]):
            continue
        given = _place(stem, model, text, match, value)
        if given is None:
            return None
        found.append(given)
    return found


def _place(stem: Stem, model: Model, text: str, match: re.Match[str], value: Fraction) -> Given | None:
    index = int(match.group(2))
    year = _as_year(model, text[: match.start()], value)
    if year is not None:
        return Given(year[0], year[1], index, match.span(), True)
    after = re.match(r"[^,.;?⟦]*(?:⟦P\d+⟧[^,.;?⟦]*)?", text[match.end() :])
    tail = plain(stem, after.group()) if after else ""
    tail = re.split(r"\b(?:and|if|how|what|then|when|but|because|so)\b", tail)[0]
    if match.group(1) == "M":
        tail = "dollars"
    first = re.split(
        r"\b(?:in|on|at|that|which|who|for|when|while|from|with|during|are|is|were|was|after|since|to|costs?)\b", tail
    )[0]
    letter = letter_of(model, first) if content(first) else None
    sure = letter is not None
    if letter is None:
        before = plain(stem, re.split(r"[,;.]|\bif\b|\bwhen\b|\band\b|⟧", text[: match.start()])[-1])
        before = re.sub(
            r"\b(?:exactly|about|approximately)\s*$|\b(?:in|at|for|after)? ?(?:what|which|how many) [a-z]+\b",
            " ",
            before,
        )
        letter = letter_of(model, before + " " + (first if content(first) else ""))
        sure = not content(first) and bool(
            re.search(r"\b(?:is|be|was|are|were|been|reach(?:es|ed)?|equals?|of|at)\s*$", before + " ")
        )
    if letter is None and content(tail):
        letter = letter_of(model, tail)
    if letter is None:
        return None
    unit = unit_of(first)
    quantity = model.said(letter)
    if quantity is not None and unit and quantity.unit and unit_of(quantity.unit) and unit != unit_of(quantity.unit):
        return None  # minutes given for hours: not this number
    return Given(letter, value, index, match.span(), sure)


def _as_year(model: Model, before: str, value: Fraction) -> tuple[str, Fraction] | None:
    """ "in 2015" for a letter that counts years since 2010."""
    if not re.search(r"\b(?:in|year|by|of|for)\s*(?:the year\s*)?$", before) or not 1500 <= value <= 2200:
        return None
    counted = [
        q for q in model.meanings.values() if q.since is not None and q.letter in model.inputs and q.unit == "year"
    ]
    if len(counted) != 1 or counted[0].since is None:
        return None
    return counted[0].letter, value - counted[0].since
