"""Counts with their means as a problem tells them: "the mean of the 12 players is 150", "an average of 84 on 4 tests"."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.stem import Stem

NUMBER = r"⟦[NMP](\d+)⟧"


MEAN = r"(?:(?:arithmetic )?(?:mean|average)(?: \((?:arithmetic )?mean\))?)"


_W = r"[^.⟦]{0,60}?"


# Where a count and a mean stand together; groups: count, mean (or mean, count where marked).
_FACTS: tuple[tuple[str, str], ...] = (
    (rf"{MEAN}{_W} (?:of|for|from|among|on|in|over) (?:all )?(?:the |these |those |his |her |their |a class of |a group of |the first |the other |the remaining |the next |the last )?{NUMBER}{_W} (?:is|was|are|were|equals|=|becomes|be) {NUMBER}", "cm"),
    (rf"{MEAN}{_W} (?:is|was|of|equals) {NUMBER}{_W} (?:on|for|over|after|in|across|from) (?:the |his |her |their )?(?:first )?{NUMBER}", "mc"),
    (rf"{NUMBER} (?:[a-z',-]+ ){{1,10}}?(?:have|has|had|with|at|for|averaging|earns?|earned|who (?:have|has|had|earn|earned)|scored|scores?|reported|showed|weighs?|weighed|ran) an? {MEAN}{_W} of {NUMBER}", "cm"),
    (rf"{NUMBER} (?:[a-z',-]+ ){{1,8}}?(?:whose|and (?:their|its)|with their) {MEAN}{_W} (?:is|was|of|are) {NUMBER}", "cm"),
    (rf"{MEAN}{_W} (?:is|was) {NUMBER}{_W} (?:for|among) (?:the )?{NUMBER}", "mc"),
    (rf"(?:after|on|for|over|in|of) (?:the |his |her |their )?(?:first )?{NUMBER}[^.⟦]{{0,40}}?,? [^.⟦]{{0,40}}?{MEAN}[^.⟦]{{0,40}}? (?:is|was|of) {NUMBER}", "cm"),
    (rf"{NUMBER} (?:[a-z']+ ){{1,6}}?(?:averaged?|average) {NUMBER}", "cm"),
    (rf"averaged? {NUMBER}{_W} (?:on|for|over|in|after|across) (?:the |his |her |their )?(?:first )?{NUMBER}", "mc"),
)  # fmt: skip


_LABEL = re.compile(
    r"\b(section|group|class|sample|team|school|store|day|week|set|box|list|period|round|shift|route|grade|lane|room|unit) ⟦N(\d+)⟧"
)


def labels_in(stem: Stem) -> frozenset[int]:
    """The placeholders that only name something: the 1 of "section 1"."""
    return frozenset(int(m.group(2)) for m in _LABEL.finditer(stem.prose))


@dataclass(frozen=True)
class Fact:
    """`count` values have the mean `mean`; where stands where in the prose."""

    count: Fraction
    mean: Fraction
    used: tuple[int, ...]
    where: int


def facts_in(stem: Stem) -> tuple[Fact, ...]:
    """Every count with its mean, in order.

    >>> from tools.maths import stem as reading
    >>> facts_in(reading.read("The mean of 5 numbers is 18."))[0].mean
    Fraction(18, 1)
    """
    found: dict[tuple[int, ...], Fact] = {}
    taken: set[int] = set()
    prose = _LABEL.sub(lambda m: m.group(1) + "-" * (len(m.group()) - len(m.group(1))), stem.prose)
    prose = re.sub(r"\b(mr|mrs|ms|dr|st)\.", r"\1-", prose)  # of the same length: places stay right
    for pattern, order in _FACTS:
        for match in re.finditer(pattern, prose):
            places = tuple(int(g) for g in match.groups())
            if taken & set(places):
                continue
            if places[0] == places[1]:
                continue
            values = [stem.value(f"⟦N{p}⟧") for p in places]
            if values[0] is None or values[1] is None:
                continue
            count, mean = (values[0], values[1]) if order == "cm" else (values[1], values[0])
            if count.denominator != 1 or not 1 <= count <= 10_000:
                continue
            taken |= set(places)
            found[places] = Fact(count, mean, places, match.start())
    return tuple(sorted(found.values(), key=lambda f: f.where))
