"""Amounts in two units at once: "6 feet 2 inches", "2 hours and 50 minutes", "4 pounds 9 ounces"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from tools.maths.topics.proportion.units import singular

# In each family the units by the smallest of them.
FAMILIES: dict[str, dict[str, int]] = {
    "time": {"second": 1, "minute": 60, "hour": 3600},
    "length": {"inch": 1, "foot": 12, "yard": 36},
    "weight": {"ounce": 1, "pound": 16},
    "volume": {"cup": 1, "pint": 2, "quart": 4, "gallon": 16},
    "metres": {"centimeter": 1, "meter": 100},
    "grams": {"gram": 1, "kilogram": 1000},
    "litres": {"milliliter": 1, "liter": 1000},
}
_SHORT = {"sec": "second", "min": "minute", "hr": "hour", "h": "hour", "in": "inch", "ft": "foot", "yd": "yard",
          "oz": "ounce", "lb": "pound", "pt": "pint", "qt": "quart", "gal": "gallon", "cm": "centimeter", "m": "meter",
          "g": "gram", "kg": "kilogram", "ml": "milliliter", "l": "liter"}  # fmt: skip
_FAMILY = {unit: family for family, units in FAMILIES.items() for unit in units}
_WORDS = "|".join(
    sorted({*_FAMILY, *(f"{u}s" for u in _FAMILY), "inches", "feet", "metres?", "centimetres?"}, key=len, reverse=True)
)
_UNIT = rf"(?:(?:{_WORDS})\b|(?:{'|'.join(_SHORT)})s?\b\.?)"
_NUMBER = r"(?:\d+ \d+/\d+|\d+/\d+|\d+(?:\.\d+)?|an?|one)"
ONE = rf"{_NUMBER}(?: of an?| an?)?[ -]?{_UNIT}"
AMOUNT = rf"{ONE}(?:(?:, and|,| and)? {ONE}){{0,2}}"  # no groups of its own
_PART = re.compile(rf"({_NUMBER})(?: of an?| an?)?[ -]?({_UNIT})")
_PLURAL = {"foot": "feet", "inch": "inches"}


@dataclass(frozen=True)
class Amount:
    """An amount in the smallest unit of its family, and the units it was told in, the largest first.

    6 feet 2 inches is Amount("length", Fraction(74), ("foot", "inch")).
    """

    family: str
    size: Fraction
    units: tuple[str, ...]


def read(text: str) -> Amount | None:
    """The amount a text says, None when it says none or mixes units that do not go together.

    >>> read("2 hours and 50 minutes").size
    Fraction(10200, 1)
    """
    if not re.fullmatch(AMOUNT, text):
        return None
    size = Fraction(0)
    units: list[str] = []
    for number, word in _PART.findall(text):
        unit = singular(word.rstrip("."))
        unit = _SHORT.get(word.rstrip("."), _SHORT.get(unit, unit))
        if unit not in _FAMILY or (units and _FAMILY[unit] != _FAMILY[units[0]]):
            return None
        size += _value(number) * FAMILIES[_FAMILY[unit]][unit]
        units.append(unit)
    scale = [FAMILIES[_FAMILY[u]][u] for u in units]
    if not units or any(a <= b for a, b in pairwise(scale)):
        return None
    return Amount(_FAMILY[units[0]], size, tuple(units))


def _value(number: str) -> Fraction:
    if number in ("a", "an", "one"):
        return Fraction(1)
    return sum((Fraction(n) for n in number.split()), Fraction(0))


def spoken(size: Fraction, family: str, units: tuple[str, ...]) -> str | None:
    """An amount in some units, whole numbers of each; None where it does not come out whole.

    >>> spoken(Fraction(46), "length", ("foot", "inch"))
    '3 feet 10 inches'
    """
    table, out = FAMILIES[family], []
    for unit in sorted(units, key=lambda u: -table[u]):
        count = size // table[unit]
        size -= count * table[unit]
        if count:
            out.append(f"{count} {unit if count == 1 else _PLURAL.get(unit, unit + 's')}")
    return " ".join(out) if out and not size else None
