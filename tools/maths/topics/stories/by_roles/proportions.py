"""Letters only: "a centimeters represent b kilometers", "k notebooks cost d dollars", asked in another unit.

The units alone decide: each letter is a number of some unit, and two of them are worth the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tools.maths import skills
from tools.maths.topics.stories.by_roles.cases import Point, Situation
from tools.maths.topics.stories.by_roles.text import S, Story, stemmed
from tools.maths.values import Value

CONCEPT = (
    "Two amounts that belong together make a rate. Multiply by the rate, or by its reciprocal, so that the units "
    "cancel and the unit that is asked for is left; convert units first where they differ."
)
# How many of the family's smallest unit one of these is.
_SIZES = {
    "cent": ("money", 1), "dollar": ("money", 100),
    "second": ("time", 1), "minute": ("time", 60), "hour": ("time", 3600), "day": ("time", 86400),
    "millimeter": ("length", 1), "centimeter": ("length", 10), "meter": ("length", 1000),
    "kilometer": ("length", 10**6),
    "inch": ("feet", 1), "foot": ("feet", 12), "yard": ("feet", 36), "mile": ("feet", 63360),
    "gram": ("mass", 1), "kilogram": ("mass", 1000), "ounce": ("weight", 1), "pound": ("weight", 16),
    "milliliter": ("volume", 1), "liter": ("volume", 1000),
    "cup": ("cups", 1), "pint": ("cups", 2), "quart": ("cups", 4), "gallon": ("cups", 16),
}  # fmt: skip
_UNIT = rf"{S} ([a-z]+)"


def read(story: Story) -> Iterator[Situation]:
    """Stories with three letters, each a number of some unit, and a fourth amount asked for."""
    told: list[tuple[str, str, int]] = []
    prose = re.sub(rf"\$ ?{S}", r"⟦S\1⟧ dollars", story.prose)
    for match in re.finditer(_UNIT, prose):
        name = story.name(match[1])
        if name not in [t[0] for t in told] and match[2] not in ("is", "and", "in", "of"):
            told.append((name, stemmed(match[2]), match.start()))
    if len(told) != 3 or {t[0] for t in told} != set(story.letters) or not set(story.written) <= {t[0] for t in told}:
        return
    if re.search(
        r"\b(?:more|fewer|less|workers?|machines?|painters?|discount|percent|square|cubic|inversely)\b", prose
    ):
        return
    asked = _asked(story, prose)
    if not asked:
        return
    for i in range(3):
        first, second = (t for j, t in enumerate(told) if j != i)
        third = told[i]
        if abs(first[2] - second[2]) > 60 or re.search(r"[.;?]", prose[first[2] : second[2]]):
            continue
        for one, other in ((first, second), (second, first)):
            if _family(other[1]) == _family(third[1]) and _family(one[1]) == _family(asked):
                if _family(one[1]) == _family(other[1]) and other[1] != third[1]:
                    continue  # centimeters on the map and kilometers on land: only the same unit pairs
                if _family(one[1]) == _family(other[1]) and (one[1] != asked):
                    continue
                yield _situation(one, other, third, asked)


def _asked(story: Story, prose: str) -> str:
    ask = prose[prose.find("which") :] if "which" in prose else story.ask
    of = re.search(r"\bin (?:terms[^,]*, in )?([a-z]+),|, in ([a-z]+)\b", ask)
    if of and stemmed(of[1] or of[2]) in _SIZES:
        return stemmed(of[1] or of[2])
    many = re.search(r"(?:number of|how many) ([a-z]+)", ask)
    if many:
        return stemmed(many[1])
    for unit in _SIZES:
        if re.search(rf"\b(?:cost|time|price|distance|length|amount|mass|weight)[a-z ,]*\bin {unit}(?:s|es)?\b", ask):
            return unit
    return ""


def _family(unit: str) -> str:
    return _SIZES[unit][0] if unit in _SIZES else unit


def _size(unit: str) -> int:
    return _SIZES[unit][1] if unit in _SIZES else 1


def _situation(
    one: tuple[str, str, int], other: tuple[str, str, int], third: tuple[str, str, int], asked: str
) -> Situation:
    factor = Fraction(_size(third[1]) * _size(one[1]), _size(other[1]) * _size(asked))

    def value(at: Point) -> Value:
        per_one = Fraction(at[one[0]]) / Fraction(at[other[0]])  # how many of the first for one of the second
        return per_one * at[third[0]] * factor

    points = tuple(
        {one[0]: Fraction(a), other[0]: Fraction(b), third[0]: Fraction(c)}
        for a, b, c in ((2, 4, 12), (3, 5, 10), (7, 2, 9), (11, 13, 17))
    )
    return Situation(
        tuple((name, f"a number of {unit}") for name, unit, _ in (one, other, third)),
        (one[0], other[0], third[0]),
        frozenset(),
        skills.RATES,
        CONCEPT,
        value=value,
        points=points,
        amount=f"the amount in {asked}s",
    )
