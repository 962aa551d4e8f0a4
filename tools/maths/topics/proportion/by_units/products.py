"""Which product of the numbers has the unit that is asked: every number used once, multiplied or divided.

Two amounts that a sentence ties together ("12 kilograms to make 50 trays") are one rate, usable either way round;
workers and their time make one amount of work. Words that add, compare or take away are not read here.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, product

from tools.maths.derivation import Derivation
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.by_units.asked import asked_unit, question_start, rounding_way
from tools.maths.topics.proportion.by_units.factors import Factor, factors_of, implied_in
from tools.maths.topics.proportion.by_units.mentions import Mention, mentions, text_of
from tools.maths.topics.proportion.by_units.product_steps import derived
from tools.maths.topics.proportion.quantities import tidied
from tools.maths.topics.proportion.units import Unit

_ALLOWED_TEXT = """
    each every per least minimum fewest greatest maximum most not another half quarter both same extra loses lost
    thousand round without
"""
_ALLOWED = frozenset(_ALLOWED_TEXT.split()) - {"half", "quarter", "both", "another", "extra", "round"}
_SOFT = frozenset(
    {"than", "percent", "ratio", "average", "equal", "different", "other", "remaining", "before", "together"}
)
# Words that change nothing: what is not wasted, what is so on average, two lengths that are equal, half of a tank.
_HARMLESS = re.compile(
    r"\b(?:none|no part|no [a-z]+) (?:of (?:the|it)[a-z ]* )?(?:is|are|was|were|goes to) wasted?\b|\bon average\b|\ban average of\b"
    r"|⟧ [a-z ]{1,20} (?:equals?|is equal to) ⟦"
)
_HALF = re.compile(r"\bhalf[ -](?:empty|full|gone|used|of (?:the|a|an|its|his|her|this))\b")
_CHANGES = re.compile(
    r"\b(?:first|additional|another|plus|coupon|discount|tax|tip|fee|deposit|off|increas\w*|decreas\w*|faster|slower"
    r"|already|except|begin|began|starts? with|started with|join\w*|leav(?:es|ing) (?:\w+ )?(?:each|the)|then (?:it|he|she|they|the)"
    r"|of (?:them|which|these|those)|older|younger|ago|apart|opposite|upstream|downstream|back|return\w*|spill\w*|wast\w+|breaks?"
    r"|mean|median|sum|squared|radius|diameter|probability|profit|interest|half-life|doubles?|ratio|consecutive|alternat\w*)\b"
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a product of quantities, None for anything else."""
    if not stem.choices or stem.tables or stem.statements or stem.placeholders("RFESTDP"):
        return None
    text = text_of(stem)
    found = mentions(stem, text)
    unit = asked_unit(tidied(stem.ask))
    if unit is None or not 1 <= len(found) <= 8 or any(not m.unit.parts or m.value <= 0 for m in found):
        return None
    if stem.unused([p for m in found for p in m.places]) or _twists(text):
        return None
    question = text.rfind(tidied(stem.ask)) + question_start(tidied(stem.ask))
    ways: dict[Fraction, tuple[tuple[Factor, int], ...]] = {}
    for reading in _readings(found):
        factors = factors_of(text, reading, question)
        factors += implied_in(text, question) if factors else ()
        factors += _half(text) if factors else ()
        for signs in _signs(factors, unit) if factors else ():
            chosen = tuple((f, s) for f, s in zip(factors, signs, strict=True) if s)
            ways[_value(chosen)] = chosen
        if ways:
            break
    enough = sum(len(m.places) or 1 for m in found) >= 2
    if len(ways) != 1 or not enough:
        return None
    return derived(stem, next(iter(ways.values())), unit, rounding_way(stem.ask))


def _half(text: str) -> tuple[Factor, ...]:
    """ "Half empty": a factor without a unit, which is only multiplied by."""
    match = _HALF.search(text)
    return (Factor((Mention(Fraction(1, 2), Unit(), (), match.start(), match.end()),)),) if match else ()


def _readings(found: tuple[Mention, ...]) -> Iterator[tuple[Mention, ...]]:
    """The numbers as they stand first; then with one or more of them read as so much for each of their subject."""
    loose = [i for i, m in enumerate(found) if m.per is not None]
    for many in range(len(loose) + 1):
        for picked in combinations(loose, many):
            yield tuple(
                replace(m, unit=m.unit.times(m.per, -1)) if i in picked and m.per is not None else m
                for i, m in enumerate(found)
            )


def _value(chosen: tuple[tuple[Factor, int], ...]) -> Fraction:
    value = Fraction(1)
    for factor, sign in chosen:
        value *= (factor.value * factor.unit.factor) ** sign
    return value


def _twists(text: str) -> bool:
    """Whether a word adds, compares or takes away."""
    text = _HARMLESS.sub(" ", text)
    if len(_HALF.findall(text)) == 1:
        text = _HALF.sub(" ", text)
    hard, soft = telling.traps(text, _ALLOWED)
    return bool(hard or soft & _SOFT or _CHANGES.search(text))


def _signs(factors: tuple[Factor, ...], unit: Unit) -> list[tuple[int, ...]]:
    """Every way to multiply (1), divide (-1) or, where implied, leave out (0) the factors that gives the unit."""
    if len(factors) > 8:
        return []
    found = []
    for signs in product(*((1, -1, 0) if f.implied else (1,) if not f.unit.parts else (1, -1) for f in factors)):
        total = Unit()
        for factor, sign in zip(factors, signs, strict=True):
            total = total.times(factor.unit, sign) if sign else total
        if total.times(unit, -1).dimension == ():
            found.append(signs)
    return found
