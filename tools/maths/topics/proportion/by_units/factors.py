"""The numbers of a text as factors of a product: those that a told sentence ties together are one factor.

"12 kilograms to make 50 trays" is one rate, usable either way round; workers and their time are one amount of work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.topics.proportion.by_units.mentions import Mention
from tools.maths.topics.proportion.units import Unit, kind_of

_LINK = re.compile(
    r"\b(?:in|on|with|from|using|to (?:make|fill|produce|cover|feed|serve|cook|prepare|build|paint|bake|print|wash|mow)"
    r"|makes?|fills?|produces?|covers?|feeds?|serves?|costs?|represents?|corresponds? to|equals?|is|are|yields?|weighs?"
    r"|requires?|needs?|takes?|requires?|mass|contains?|has|have|hold|holds|provides?|give|gives|burns?|uses?|per|every)\b|="
)
_FOR = re.compile(r"\bfor\b")
_WORKERS_TEXT = """
    worker painter gardener printer tractor machine pump person man woman robot press oven employee volunteer crew
    pipe cook baker carpenter student hose typist harvester copier cow horse hiker camper guest mower faucet truck
    mason loom
"""
_WORKERS = frozenset(_WORKERS_TEXT.split())


@dataclass(frozen=True)
class Factor:
    """One number of the product, or two tied together: above over below (below of value 1 and no unit if alone)."""

    above: tuple[Mention, ...]
    below: tuple[Mention, ...] = ()
    implied: bool = False

    @property
    def value(self) -> Fraction:
        """The quotient."""
        value = Fraction(1)
        for m in self.above:
            value *= m.value
        for m in self.below:
            value /= m.value
        return value

    @property
    def unit(self) -> Unit:
        """Its unit."""
        unit = Unit()
        for m in self.above:
            unit = unit.times(m.unit)
        for m in self.below:
            unit = unit.times(m.unit, -1)
        return unit


def factors_of(text: str, found: tuple[Mention, ...], question: int) -> tuple[Factor, ...]:
    """The numbers, those that a told sentence ties together as one; empty when workers are told too cleverly."""
    out: list[Factor] = []
    sentence: list[Mention] = []

    def close() -> bool:
        plain = [m for m in sentence if not m.rate]
        workers = [m for m in plain if m.noun in _WORKERS]
        times = [m for m in plain if _is_time(m)]
        if workers and times:
            if len(plain) != len(sentence) or len(workers) > 1 or len(times) > 1 or len(plain) > 3:
                return False
            done = tuple(m for m in plain if m not in workers and m not in times)
            out.append(Factor(done, (workers[0], times[0])) if done else Factor((workers[0], times[0])))
            return True
        position = 0
        while position < len(sentence):
            one, two = sentence[position], sentence[position + 1] if position + 1 < len(sentence) else None
            if two is not None and _tied(text, one, two):
                same = one.unit.dimension == two.unit.dimension
                if not (same and one.value * one.unit.factor == two.value * two.unit.factor):
                    out.append(Factor((one,), (two,)))
                position += 2
            else:
                out.append(Factor((one,)))
                position += 1
        return True

    for mention in found:
        if mention.start >= question:
            break
        if sentence and re.search(r"[.?;](?: |$)", text[sentence[-1].end : mention.start]):
            if not close():
                return ()
            sentence.clear()
        sentence.append(mention)
    if not close():
        return ()
    return (*out, *_later(text, [m for m in found if m.start >= question]))


def _later(text: str, found: list[Mention]) -> list[Factor]:
    """The numbers of the question and behind it, where "(1 liter = 1,000 milliliters)" is one factor."""
    out: list[Factor] = []
    position = 0
    while position < len(found):
        one, two = found[position], found[position + 1] if position + 1 < len(found) else None
        if two is not None and re.fullmatch(
            r"\s*\$?\s*(?:=|≈|equals?|is equal to)\s*\$?\s*", text[one.end : two.start]
        ):
            same = one.unit.dimension == two.unit.dimension
            if not (same and one.value * one.unit.factor == two.value * two.unit.factor):
                out.append(Factor((one,), (two,)))
            position += 2
        else:
            out.append(Factor((one,)))
            position += 1
    return out


def _is_time(mention: Mention) -> bool:
    return kind_of(mention.noun) in ("time", "months")


def _tied(text: str, one: Mention, two: Mention) -> bool:
    gap = text[one.end : two.start]
    if one.rate or two.rate or len(gap.split()) > 8 or re.search(r"\b(?:and|or|but|if|at)\b|,", gap):
        return False
    if _LINK.search(gap):
        return True
    money = "dollar" in (one.noun, two.noun)
    return bool(_FOR.search(gap)) and (money or not (_is_time(one) or _is_time(two)))


def implied_in(text: str, question: int) -> tuple[Factor, ...]:
    """ "in one full day" in the question: a quantity of value 1 that may be used."""
    match = re.search(
        r"\b(?:in|during|over|each|every|for) (?:an?|one|each)? ?"
        r"(?:full |whole |entire )?(second|minute|hour|day|week|month|year|season|shift)\b",
        text[question:],
    )
    if match is None:
        return ()
    at = question + match.start(1)
    return (Factor((Mention(Fraction(1), Unit.of(match[1]), (), at, at + len(match[1])),), implied=True),)
