"""Population density when the population changes and the area stays: the new density, or by how much it changes.

Not read: areas that change, and densities of anything but people (animals, trees) in an area.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import RATES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.events import DOWN, UP
from tools.maths.topics.proportion.units import MEASURE
from tools.maths.topics.proportion.working import Working

_AREA = r"(?P<unit>square [a-z]+|acres?|hectares?)"
_PEOPLE = re.compile(
    r"\b(?:had|has|with)(?: a)? (?:population (?:of )?)?⟦N(?P<n>\d+)⟧(?: (?:people|residents"
    r"|inhabitants))?|\bpopulation (?:of [a-z ]+ )?(?:was|is) ⟦N(?P<n2>\d+)⟧"
)
_SIZE = re.compile(
    rf"\b(?:area|size) (?:of|is|was) ⟦N(?P<n>\d+)⟧ {_AREA}|\b(?:covers|covered|and) ⟦N(?P<n2>\d+)⟧ "
    rf"{_AREA.replace('unit', 'unit2')}"
)
_CHANGE = re.compile(
    rf"\bpopulation (?:then |has |had )?(?P<way>{UP}|{DOWN}) by ⟦N(?P<n>\d+)⟧(?: (?:people|residents))?"
)
_ASKED = re.compile(
    r"\bby how (?:much|many)\b[^?]*\bdensity\b[^?]*\bper (?P<unit>square [a-z]+|acre"
    rf"|hectare)\b[^?]*\b(?P<way>{UP}|{DOWN}|change)\b"
)
_SAME = re.compile(
    r"\barea[^.?]*\b(?:did not change|stayed the same|remained the same|does not change|remained constant"
    r"|stayed constant|unchanged)\b"
)
CONCEPT = (
    "Population density is people divided by area. With the same area, the change of the density is the "
    "change of people divided by the area."
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a change of population density, None for anything else."""
    text, asked = stem.prose, _ASKED.search(stem.ask)
    people, size, change = _PEOPLE.search(text), _SIZE.search(text), _CHANGE.search(text)
    if stem.tables or asked is None or people is None or size is None or change is None or not _SAME.search(text):
        return None
    places = [int(people["n"] or people["n2"]), int(size["n"] or size["n2"]), int(change["n"])]
    values = [stem.value(str(p)) for p in places]
    unit = (size["unit"] or size["unit2"]).rstrip("s")
    up = re.fullmatch(UP, change["way"]) is not None
    way = asked["way"]
    if None in values or stem.unused(places) or unit != asked["unit"].rstrip("s") or stem.placeholders("PRFESTDM"):
        return None
    if way != "change" and (re.fullmatch(UP, way) is not None) != up:
        return None
    rest = _SAME.sub(" ", re.sub(r"\bnumber of people per [a-z ]+\b|\bper " + MEASURE, " ", text))
    for match in (people, size, change, asked):
        rest = rest.replace(match.group(), " ")
    hard, soft = telling.traps(rest)
    first, area, more = (Fraction(v) for v in values if v is not None)
    return None if hard or area <= 0 else _derived(stem, first, area, more, up=up, full=not soft)


def _derived(stem: Stem, first: Fraction, area: Fraction, more: Fraction, *, up: bool, full: bool) -> Derivation:
    work = Working(stem)
    before = work.step("Find the first density", "Divide the people by the area.", first, "/", area)
    people = work.step("Find the new population", "Add or take off the change.", first, "+" if up else "-", more)
    after = work.step("Find the new density", "Divide the new number of people by the area.", people, "/", area)
    answer = work.step(
        "Compare the densities", "Subtract one density from the other.", max(before, after), "-", min(before, after)
    )
    return work.told(
        RATES,
        CONCEPT,
        "You are asked for a change of density, not for a density.",
        answer,
        lambda: answer * area == more,
        slips=(("giving the amount instead of the change", after), ("giving the amount before the change", before)),
        full=full,
    )
