"""A table of densities, and an object of one of the materials: which material it is, or how heavy another object is.

An object's volume is given, or follows from the edges of a block or a cube. Any table of one rate per row will do whose
heading names its unit ("grams per cubic centimeter"). Not read: rounded densities, objects of two materials.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.problem import Choice
from tools.maths.skills import RATES
from tools.maths.stem import Stem
from tools.maths.tables import number
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.quantities import read_clause, tidied, unit_at
from tools.maths.topics.proportion.units import MEASURE, Unit
from tools.maths.topics.proportion.working import Working

_BLOCK = re.compile(
    rf"⟦N(\d+)⟧ ({MEASURE}) (?:long )?(?:by|×|,) ⟦N(\d+)⟧ ({MEASURE}) (?:wide )?(?:by|×|,|,? and) ⟦N(\d+)⟧ ({MEASURE})"
)
_CUBE = re.compile(rf"\bcubes?\b[^⟦.?]*\b(?:edges?|sides?)\b[^⟦.?]*⟦N(\d+)⟧ ({MEASURE})")
_WHICH = re.compile(
    r"\b(?:which|what)\b[^?]*\b(?:made (?:of|from|out of)|the (?:sample|block|object|cube|piece|solid))\b"
    r"|\bwhich of the\b[^?]*\bis (?:it|the)\b"
)
_AMOUNT = re.compile(r"\bwhat (?:is|would be|was) the mass,? (?:in )")
CONCEPT = "Density is mass per volume. So density is mass divided by volume, and mass is density times volume."


@dataclass(frozen=True)
class Thing:
    """An object's mass and volume in the table's units, as far as they are told; edges: what the volume comes from."""

    mass: Fraction | None
    volume: Fraction | None
    edges: tuple[Fraction, ...]
    places: tuple[int, ...]
    factors: tuple[Fraction, Fraction]


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem about a table of densities, None for anything else."""
    if len(stem.tables) != 1 or stem.placeholders("RFESTDPM") or len(stem.tables[0].heading) != 2:
        return None
    table = stem.tables[0]
    unit = re.search(r"\(([^)]*)\)", table.heading[1])
    found = unit_at(unit[1].lower() if unit else table.heading[1].lower())
    if found is None or "density" not in table.heading[1].lower():
        return None
    above = Unit(tuple((a, e) for a, e in found[0].parts if e > 0))
    below = Unit(tuple((a, -e) for a, e in found[0].parts if e < 0))
    densities = {row[0]: value for row in table.rows[1:] if (value := number(row[1])) is not None}
    if len(densities) != len(table.rows) - 1 or len(set(densities.values())) != len(densities):
        return None
    told = _thing(stem, stem.told, above, below)
    asked = _thing(stem, [stem.ask], above, below)
    counts = [i for i in stem.placeholders("N") if stem.value(str(i)) == len(densities) and _counts_rows(stem, i)]
    if told is None or asked is None or stem.unused([*told.places, *asked.places, *counts]):
        return None
    rest = re.sub(r"⟦[A-Z]\d+⟧", " ", " ".join(s for s in stem.sentences))
    hard, _ = telling.traps(re.sub(r"\b(?:per|edges?|each|same|one of)\b", " ", rest), frozenset({"each", "per"}))
    if hard:
        return None
    if _AMOUNT.search(stem.ask):
        return _mass(stem, densities, told, asked, above)
    if _WHICH.search(stem.ask):
        return _material(stem, densities, told if told.mass is not None else asked)
    return None


def _counts_rows(stem: Stem, place: int) -> bool:
    """ "the densities of 4 types of wood"."""
    return bool(re.search(rf"\bof ⟦N{place}⟧ [a-z]+", stem.prose))


def _thing(stem: Stem, sentences: Sequence[str], above: Unit, below: Unit) -> Thing | None:
    """The object that some sentences tell of."""
    mass = volume = None
    edges: tuple[Fraction, ...] = ()
    places: list[int] = []
    factors = (Fraction(1), Fraction(1))
    for sentence in sentences:
        text = tidied(sentence)
        shape = _BLOCK.search(text) or _CUBE.search(text)
        if shape is not None:
            numbers = [n for n in shape.groups() if n and n.isdigit()]
            names = [u for u in shape.groups() if u and not u.isdigit()]
            values = [stem.value(n) for n in numbers]
            scale = Unit.of(names[0], power=3)
            if edges or len({Unit.of(n) for n in names}) != 1 or scale.dimension != below.dimension or None in values:
                return None
            one = values[0] or Fraction(0)
            edges = (one, one, one) if len(values) == 1 else tuple(v for v in values if v is not None)
            places += [int(n) for n in numbers]
            factors = (factors[0], scale.factor / below.factor)
            text = text[: shape.start()] + " " + text[shape.end() :]
        for quantity in read_clause(stem, text).quantities:
            value = stem.value(str(quantity.places[0])) if quantity.places else None
            if value is None or quantity.rate:
                continue
            if quantity.unit.plain().dimension == above.plain().dimension and mass is None:
                mass, factors = value, (quantity.unit.factor / above.factor, factors[1])
            elif quantity.unit.plain().dimension == below.plain().dimension and volume is None and not edges:
                volume, factors = value, (factors[0], quantity.unit.factor / below.factor)
            else:
                continue
            places += quantity.places
    if edges and volume is not None:
        return None
    return Thing(mass, volume, edges, tuple(places), factors)


def _volume(work: Working, thing: Thing) -> Fraction | None:
    volume = thing.volume
    if thing.edges:
        a, b, c = thing.edges
        base = work.step("Multiply two edges", "The volume of a block is length times width times height.", a, "*", b)
        volume = work.step("Multiply by the third edge", "Multiply by the height to have the volume.", base, "*", c)
    if volume is not None and thing.factors[1] != 1:
        volume = work.step("Convert the volume", "Write the volume in the table's unit.", volume, "*", thing.factors[1])
    return volume


def _density(work: Working, thing: Thing) -> Fraction | None:
    volume, mass = _volume(work, thing), thing.mass
    if volume is None or mass is None or volume <= 0:
        return None
    if thing.factors[0] != 1:
        mass = work.step("Convert the mass", "Write the mass in the table's unit.", mass, "*", thing.factors[0])
    return work.step("Find the density", "Divide the mass by the volume.", mass, "/", volume)


def _material(stem: Stem, densities: dict[str, Fraction], thing: Thing) -> Derivation | None:
    work = Working(stem)
    density = _density(work, thing)
    name = next((n for n, d in densities.items() if d == density), None)
    if density is None or name is None:
        return None
    mass = (thing.mass or Fraction(0)) * thing.factors[0]
    size = thing.volume if not thing.edges else thing.edges[0] * thing.edges[1] * thing.edges[2]

    def fits(choice: Choice) -> bool:
        return choice.text.strip().rstrip(".").lower() == name.lower()

    def confirm() -> bool:  # of all the materials only this one gives an object of this volume this mass
        return [n for n, d in densities.items() if d * (size or 0) * thing.factors[1] == mass] == [name]

    told = work.told(
        RATES, CONCEPT, "You are asked for the material: find the density first.", density, confirm, fits=fits
    )
    return telling.named(told, name)


def _mass(stem: Stem, densities: dict[str, Fraction], told: Thing, asked: Thing, above: Unit) -> Derivation | None:
    work = Working(stem)
    named = [n for n in densities if re.search(rf"\b{re.escape(n.lower())}\b", stem.ask)]
    if (
        told.mass is not None
        and not named
        and re.search(r"\bsame (?:metal|material|wood|type|substance|kind|liquid)", stem.ask)
    ):
        density = _density(work, told)
    elif len(named) == 1 and told.mass is None:
        density = densities[named[0]]
    else:
        return None
    thing = asked if asked.volume is not None or asked.edges else told
    if (
        density is None
        or density not in densities.values()
        or asked.mass is not None
        or (thing is told and told.mass is not None)
    ):
        return None
    volume = _volume(work, thing)
    ask = _AMOUNT.search(stem.ask)
    wanted = unit_at(stem.ask, ask.end()) if ask else None
    if volume is None or wanted is None or wanted[0].dimension != above.dimension:
        return None
    mass = work.step("Multiply by the density", "The mass is the density times the volume.", density, "*", volume)
    factor = above.factor / wanted[0].factor
    answer = (
        work.step("Convert the mass", "Write the mass in the unit asked for.", mass, "*", factor)
        if factor != 1
        else mass
    )
    return work.told(
        RATES,
        CONCEPT,
        "You are asked for a mass: find the density and the volume.",
        answer,
        lambda: answer / factor / density == volume and density in densities.values(),
        slips=(("dividing instead of multiplying", volume / density),),
    )
