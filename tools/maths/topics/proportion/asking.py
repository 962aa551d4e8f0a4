"""What a problem of rates asks for: the unit after "how many", "in …", or what "how long" and "how far" measure.

Also cuts the text into the clauses that tell and those that ask, with stated conversions taken out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths.stem import Stem
from tools.maths.topics.proportion.chain import Fact
from tools.maths.topics.proportion.quantities import (
    NUMBER,
    Clause,
    Quantity,
    clauses,
    read_clause,
    tidied,
    unit_at,
)
from tools.maths.topics.proportion.units import MEASURE, Unit, kind_of
from tools.maths.tree import Num

_SAYS_EQUAL = r"(?:=|≈|equals|is equal to|is equivalent to|is approximately|is about|is approximately equal to|makes?)"


EQUAL = rf"{NUMBER}\s*[a-z][a-z .]*?\s*{_SAYS_EQUAL}\s*{NUMBER}\s*(?:(?:square|cubic|fluid) )?[a-z]+"


# "One furlong is 220 yards", "a stone is a unit of weight equal to 14 pounds": a conversion told in words
ONE_IS = (
    r"(?<![a-z])(?:one|an?) (?P<one>[a-z]+) (?:is|equals|has|contains|weighs)"
    r"(?: an? (?:old |traditional )?(?:unit|measure) of [a-z]+)?"
    r"(?: equal to| equivalent to)?(?: about| approximately| exactly)? "
    rf"(?P<n>⟦N\d+⟧) (?P<many>{MEASURE})(?=[,.;)]| and (?:one|an?) |$)"
)


@dataclass(frozen=True)
class Asked:
    """What is wanted: its unit, the clause without the asking words, and the placeholders they held."""

    unit: Unit
    rest: str
    facts: tuple[Fact, ...] = ()
    places: tuple[int, ...] = ()
    words: str = ""


def told_clauses(stem: Stem) -> list[tuple[str, bool]]:
    """Clauses without the stated conversions, and whether each is the one that asks."""
    out: list[tuple[str, bool]] = []
    for sentence in stem.sentences:
        text = re.sub(ONE_IS, " ", re.sub(EQUAL, " ", tidied(sentence)))
        text = ENDS.sub(lambda m: "the" if stem.value(m[1] or m[2]) == 2 else m[0], text)
        asks = False
        for part in clauses(text):
            here = sentence == _asking_sentence(stem) and bool(_ASKING.search(part))
            asks = here or (asks and "⟦" not in part)  # ", in cents, per ounce?"
            out.append((part, asks))
    return out


def _asking_sentence(stem: Stem) -> str:
    """The sentence that asks, orders to convert included."""
    return next((s for s in stem.sentences if re.match(r"\W*(?:convert|express|change)\b", s)), stem.ask)


_ASKING = re.compile(
    r"^(?:convert|express|change)\b|\bhow (?:many|much|long|far|fast)\b|\bwhat\b|\bfind\b|^in [a-z]|\bwhich of"
    r" the following\b"
)


# "the distance between two towns": this two says nothing about the distance
ENDS = re.compile(
    rf"(?:(?<=between )|(?<=between the ))⟦N(\d+)⟧(?= [a-z])(?! {MEASURE})|⟦N(\d+)⟧(?= (?:[a-z]+ )?(?:towns"
    r"|cities|points"
    r"|locations|places|landmarks|villages|buildings|houses|ends|stations|campsites|schools|cabins|lakes|peaks|stops"
    r"|airports|islands|parks|stores)\b| [a-z]+ (?:are|were) ⟦N\d+⟧ [a-z]+ apart\b)"
)


def asked_of(stem: Stem, facts: Sequence[Fact]) -> Asked | None:
    """The unit of what is asked, by "how many …", "in …", or by what "how long" and "how far" measure."""
    parts = [c for c, asking in told_clauses(stem) if asking]
    text = " , ".join(parts)
    if not text:
        return None
    clause = read_clause(stem, text)
    many = re.search(r"\bhow (?:many|much)\s+", text)
    if many is not None and (divisor := _kind_of_dose(stem, text, many.end())):
        return divisor
    inside = re.search(
        rf"\b(?:in|to|into|of|number of)(?: terms of)? (?=(?:square |cubic )?{MEASURE}|[a-z]+s per |people per "
        rf"|dollars|(?<=number of )[a-z])",
        text,
    )
    for match in (many, inside):
        found = unit_at(text, match.end()) if match else None
        if match is not None and found is not None and "of" not in match.group().split()[:1]:
            start, end = match.start(), found[1]
            quantities = [q for q in clause.quantities if q.span[0] >= end or q.span[1] <= start]
            rest = _rest(text, quantities, (start, end))
            unit = found[0]
            each = re.search(r"\b(?:for|in|per|to|of|on) (?:each|every) (?=[a-z])|\bper (?=[a-z])", rest)
            below = unit_at(rest, each.end(), one=True) if each else None
            if each is not None and below is not None and not any(e < 0 for _, e in unit.parts):
                unit = unit.times(Unit(tuple((a, -abs(e)) for a, e in below[0].parts)))  # "per person per day"
                rest = rest[: each.start()] + rest[below[1] :]
            return _with_facts(unit, rest, quantities, text)
    return _implied(stem, text, clause)


def _kind_of_dose(stem: Stem, text: str, start: int) -> Asked | None:
    """ "how many 1-milligram doses are there in a 2-decagram container": the divisor is part of what is asked."""
    clause = read_clause(stem, text)
    size = next((q for q in clause.quantities if q.span[0] - start in (0, 1)), None)
    if size is None or size.rate:
        return None
    noun = re.match(r"\s*([a-z]+)s\b", text[size.span[1] :])
    if noun is None:
        return None
    unit = Unit.of(noun[1])
    each = size.over(Quantity(Num(Fraction(1)), unit, (), size.span))
    others = [q for q in clause.quantities if q is not size]
    rest = _rest(text, others, (start - 9, size.span[1] + noun.end()))
    rest = re.sub(r"⟦N\d+⟧(?=\s*#)", "", rest)
    made = _with_facts(unit, rest, others, text)
    ones = tuple(int(n) for n in re.findall(r"⟦N(\d+)⟧ ⟦", text) if stem.value(n) == 1)
    return None if made is None else replace(made, facts=(*made.facts, Fact.of(each)), places=ones)


def _with_facts(unit: Unit, rest: str, quantities: Sequence[Quantity], text: str) -> Asked | None:
    return Asked(unit, rest, tuple(Fact.of(q) for q in quantities), (), text)


def _rest(text: str, quantities: Sequence[Quantity], gone: tuple[int, int]) -> str:
    keep = list(text)
    for start, end in [gone, *(q.span for q in quantities)]:
        keep[start:end] = " " * (end - start)
    return "".join(keep)


_MEASURED = {
    "long": ("time", "months"),
    "far": ("length", "metric length"),
    "much time": ("time", "months"),
}


_MONEY = re.compile(
    r"\bhow much (?:would|will|does|do|did|should|is|are|money)\b.*|\bwhat (?:is|was|would be|will be)?\s*(?:the"
    r" )?(?:total )?(?:cost|price)\b.*"
)


def _implied(stem: Stem, text: str, clause: Clause) -> Asked | None:
    match = re.search(r"\bhow (long|far|much time)\b", text)
    rest = _rest(text, clause.quantities, (0, 0))
    if match is not None:
        kinds = _MEASURED[match[1]]
        words = [
            w
            for s in stem.sentences
            for c in clauses(s)
            for q in read_clause(stem, c).quantities
            for (w, _), _e in q.unit.parts
            if kind_of(w) in kinds
        ]
        named = {
            w
            for c in stem.choices
            if (u := re.search(rf"\d\s*({MEASURE})", c.text))
            for w in [Unit.of(u[1]).parts[0][0][0]]
        }
        if len(named) == 1:
            words = list(named)
        if len(set(words)) != 1:
            return None
        return _with_facts(Unit.of(words[0]), rest.replace(match.group(), " "), clause.quantities, text)
    if _MONEY.search(text) and re.search(
        r"\bcosts?\b|\bpay\b|\bprice|\bearn|\bpaid\b|\bcharge|\bspend\b|\bmoney\b|\bworth\b", text
    ):
        per = re.search(r"\b(?:cost|price)(?: of [a-z ]+)? per (?=[a-z])", text)
        below = unit_at(text, per.end()) if per else None
        if re.search(r"\bunit (?:price|cost|rate)\b", text):
            return None
        unit = Unit.of("dollar") if below is None else Unit.of("dollar").times(below[0], -1)
        return _with_facts(unit, rest, clause.quantities, text)
    return None
