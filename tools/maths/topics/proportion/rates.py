"""Rates, proportions and units: the givens multiplied and divided so that their units come out as what is asked.

Conversions, direct proportion, unit prices, speed and density are one thing here: facts with units and one way to
combine them. Two ways, a fact too many, or words that change the meaning ("more", "left"), and it is left alone.
Sums of rates, inverse proportion and scales are other files' business.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import RATES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import chain, scales, telling
from tools.maths.topics.proportion.asking import ENDS, EQUAL, ONE_IS, asked_of, told_clauses
from tools.maths.topics.proportion.chain import Fact
from tools.maths.topics.proportion.people import people
from tools.maths.topics.proportion.quantities import (
    Clause,
    Quantity,
    read_clause,
    tidied,
)
from tools.maths.topics.proportion.units import Unit, kind_of
from tools.maths.tree import letters
from tools.maths.values import evaluate

MAX_FACTS = 6


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem of rates and units, None where the units do not settle it."""
    if not 1 <= len(stem.placeholders("NM")) + len(stem.placeholders("S")) <= 9 or stem.tables:
        return None
    if re.search(r"\b(?:dozens?|gross|couple|pairs? of|score of|there and back|and (?:back )?home)\b", stem.prose):
        return None  # a number that is no number here
    if stem.placeholders("RFTPD") or not re.search(
        r"\bhow (?:many|much|long|far|fast)\b|\bwhat\b|\bfind\b|\bconvert|\bexpress", stem.prose
    ):
        return None
    facts = _stated(stem)
    asked = asked_of(stem, facts)
    if asked is None:
        return None
    told = _facts(stem)
    if told is None:
        return None
    facts = _distinct([*facts, *told[0], *asked.facts])
    rests = [*told[1], asked.rest]
    if not facts or len(facts) > MAX_FACTS:
        return None
    used = [p for f in facts for p in f.places]
    if stem.unused([*used, *asked.places, *_ends(stem)]):
        return None
    hard, soft = set[str](), set[str]()
    for rest in rests:
        found = telling.traps(rest)
        hard |= found[0]
        soft |= found[1]
    if hard or people(stem) > 1:
        return None
    goal = asked.unit
    if _of_a_shape(stem, facts):
        return None
    if any(f.rate and not f.unit.plain().dimension for f in facts):
        settled = scales.settle(stem, facts, goal, asked.words)
        if settled is None:
            return None
        facts, goal = settled
    way = _way(facts, goal)
    if way is None:
        return None
    made = chain.derivation(
        stem,
        [(f, e) for f, e in zip(facts, way, strict=True) if e],
        goal,
        RATES,
        full=not soft and len(used) + len(asked.places) <= 5,
    )
    return None if made is None or _broken(stem, made, goal) else made


def _broken(stem: Stem, found: Derivation, goal: Unit) -> bool:
    """Whether a number of things comes out that is not whole: 7.5 buses, and nobody says how to round."""
    counted = len(goal.parts) == 1 and not kind_of(goal.parts[0][0][0])
    if not counted or stem.choices or telling.approximate(stem) or letters(found.values[0]):
        return False
    value = evaluate(found.values[0])
    return isinstance(value, Fraction) and value.denominator != 1


_MEASURES = {  # words for what a shape has; two different ones are tied by a formula that units do not know
    "radius": r"radi(?:us|i)", "diameter": "diameters?",
    "perimeter": r"perimeter|circumference|around the (?:edge|outside)",
    "area": r"(?<!surface )areas?", "surface": "surface area", "volume": "volumes?|capacity", "base": "bases?",
    "height": "heights?|altitude|tall|high", "width": "widths?|wide", "length": r"length|(?<=[a-z] )long(?= and| by)",
    "side": "sides?|edges?|legs?|hypotenuse|diagonals?", "depth": "depth|deep",
    "figure": r"triang(?:le|ular)s?|trapezoids?|rhombus|polygons?|pentagons?|hexagons?|parallelograms?",
}  # fmt: skip
_FIGURE = re.compile(
    r"\b(?:squares?(?! (?:inch|f[eo]+t|yard|mile|meter|metre|centimeter|kilometer|unit))|circles?|circular"
    "|cubes?|spheres?"
    r"|cylind(?:er|rical)s?|cones?|prisms?|pyramids?|rectang(?:le|ular)s?)\b"
)
_SIZES = frozenset({"length", "metric length"})


def _of_a_shape(stem: Stem, facts: Sequence[Fact]) -> bool:
    """Whether measures of a shape are to be combined: a matter of formulas, even where the units would come out."""
    kinds = {name for name, words in _MEASURES.items() if re.search(rf"\b(?:{words})\b", stem.prose)}
    sizes = [f for f in facts if not f.rate and {kind_of(w) for (w, _), _e in f.unit.parts} <= _SIZES]
    if _FIGURE.search(stem.prose) and kinds - {"area", "volume"}:
        kinds.add("figure")
    return len(kinds) > 1 or len(sizes) > 1 or "figure" in kinds


def _stated(stem: Stem) -> list[Fact]:
    """ "1 mile = 5,280 feet": conversions the problem gives."""
    facts = []
    for sentence in stem.sentences:
        for match in re.finditer(EQUAL, tidied(sentence)):
            found = read_clause(stem, match.group()).quantities
            if len(found) == 2 and not found[0].rate and not found[1].rate:
                facts.append(Fact.of(found[0].over(found[1]), stated=True))
        for match in re.finditer(ONE_IS, re.sub(EQUAL, " ", tidied(sentence))):
            place = int(re.findall(r"\d+", match["n"])[0])
            unit = Unit.of(match["many"]).times(Unit.of(match["one"]), -1)
            facts.append(Fact(stem.nodes[place], unit, (place,), True))
    return facts


def _facts(stem: Stem) -> tuple[list[Fact], list[str]] | None:
    facts: list[Fact] = []
    rests: list[str] = []
    for text, asking in told_clauses(stem):
        if asking:
            continue
        clause = read_clause(stem, text)
        found = _paired(clause)
        if found is None:
            return None
        facts += [Fact.of(q) for q in found]
        rests.append(clause.rest)
    return facts, rests


def _ends(stem: Stem) -> tuple[int, ...]:
    """The "two" of two towns that lie so far apart: it says nothing about the distance."""
    return tuple(int(n) for pair in ENDS.findall(stem.prose) for n in pair if n and stem.value(n) == 2)


def _paired(clause: Clause) -> list[Quantity] | None:
    """The givens of a clause; two lone ones that are not joined by "and" are a rate."""
    lone = [q for q in clause.quantities if not q.rate]
    rates = [q for q in clause.quantities if q.rate]
    if len(lone) == 2 and _workers(clause, lone[0], lone[1]):
        return None
    if len(lone) == 2 and not rates and " and " not in clause.text[lone[0].span[1] : lone[1].span[0]]:
        return [lone[0].over(lone[1])]
    if len(lone) > 2:
        return None
    return [*lone, *rates]


def _workers(clause: Clause, first: Quantity, second: Quantity) -> bool:
    """ "6 workers build a wall in 8 hours": more of them need less time, so this is no rate."""
    timed = second.unit.dimension == Unit.of("hour").dimension
    counted = all(not kind_of(word) for (word, _), _e in first.unit.parts)
    return (
        timed
        and counted
        and not re.search(
            r"[a-z]{2}", re.sub(r"\b(?:it takes|takes|the|all|these)\b", "", clause.text[: first.span[0]])
        )
    )


def _distinct(facts: Sequence[Fact]) -> list[Fact]:
    """Each fact once; a bare "1" of a unit says nothing by itself."""
    out: list[Fact] = []
    for fact in facts:
        same = next((f for f in out if f.unit == fact.unit and f.value == fact.value), None)
        if same is None:
            out.append(fact)
        else:
            out[out.index(same)] = replace(same, places=(*same.places, *fact.places))
    return out


def _way(facts: Sequence[Fact], goal: Unit) -> tuple[int, ...] | None:
    """The one way to combine the facts that gives the unit asked for, as exponents; None for none or several.

    First without regard to what is measured, then, where both sides of a rate measure alike, with it.
    """
    options = [(0, 1, -1, 2, -2, 3, -3) if f.stated else (1, -1) for f in facts]
    if len([f for f in facts if f.stated]) > 3:
        return None
    for wiped in (True, False):
        target = (goal.plain() if wiped else goal).dimension
        found = []
        for powers in itertools.product(*options):
            unit = Unit()
            for fact, power in zip(facts, powers, strict=True):
                unit = unit.times(fact.unit.plain() if wiped else fact.unit, power)
            if unit.dimension == target:
                found.append(powers)
        simplest = min((sum(map(abs, p)) for p in found), default=0)
        found = [p for p in found if sum(map(abs, p)) == simplest]
        if len(found) == 1:
            return found[0]
    return None
