"""Units of length in a problem: taken off the values, kept for the answer, converted where a problem mixes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_SIZES: dict[str, tuple[str, Fraction]] = {  # unit: its system, and its size in the system's smallest unit
    "inches": ("us", Fraction(1)),
    "feet": ("us", Fraction(12)),
    "yards": ("us", Fraction(36)),
    "miles": ("us", Fraction(63360)),
    "millimeters": ("metric", Fraction(1)),
    "centimeters": ("metric", Fraction(10)),
    "meters": ("metric", Fraction(1000)),
    "kilometers": ("metric", Fraction(1_000_000)),
    "units": ("plain", Fraction(1)),
}
_SPELLINGS = {
    r"inch(?:es)?|in\b(?=[.,?)²³]|$)": "inches",
    r"feet|foot|ft\b\.?": "feet",
    r"yards?|yd\b\.?": "yards",
    r"miles?": "miles",
    r"millimet(?:er|re)s?|mm\b": "millimeters",
    r"centimet(?:er|re)s?|cm\b": "centimeters",
    r"kilomet(?:er|re)s?|km\b": "kilometers",
    r"met(?:er|re)s?|m\b(?=[.,?)²³ ])": "meters",
    r"units?(?: of length)?": "units",
}
_WORD = "|".join(f"(?:{p})" for p in _SPELLINGS)
UNIT = rf"(?:(?:square|sq\.?|cubic|cu\.?)[ -]?)?(?:{_WORD})(?: ?(?:squared|cubed|\^2|\^3|²|³))?"
ASKED_UNIT = re.compile(rf",? \(?(?:measured )?in (?P<unit>{UNIT}|degrees)\)?(?=[ ,.?]),?")
_VALUE = re.compile(rf"⟦[NESM](\d+)⟧(?: ?-? ?)(?P<unit>{UNIT})(?: \((?:in|ft|cm|m|mm|km|yd)\.?\))?(?![a-z])")


@dataclass(frozen=True)
class Unit:
    """A unit of length to a power: ("inches", 3) is cubic inches."""

    base: str
    power: int

    @classmethod
    def read(cls, text: str) -> Unit:
        """The unit a phrase names.

        >>> Unit.read("cubic inches")
        Unit(base='inches', power=3)
        """
        power = 2 if re.search(r"square|sq\b|²|\^2|squared", text) else 3 if re.search(r"cub|cu\b|³|\^3", text) else 1
        word = re.sub(r"^(?:square|sq\.?|cubic|cu\.?)[ -]?", "", text)
        base = next(
            name for pattern, name in _SPELLINGS.items() if re.match(pattern, word + " ") or re.match(pattern, word)
        )
        return cls(base, power)

    def __str__(self) -> str:
        return {1: "", 2: "square ", 3: "cubic "}[self.power] + self.base

    def factor(self, to: str) -> Fraction | None:
        """What a value in this unit is multiplied by to be in `to` (to the same power); None across systems."""
        (system, size), (other, other_size) = _SIZES[self.base], _SIZES[to]
        return (size / other_size) ** self.power if system == other else None


def take_units(text: str) -> tuple[str, dict[int, Unit]]:
    """The text without the units after values, and which value had which.

    >>> take_units("a radius of ⟦N3⟧ cubic feet")
    ('a radius of ⟦N3⟧', {3: Unit(base='feet', power=3)})
    """
    units: dict[int, Unit] = {}

    def taken(match: re.Match[str]) -> str:
        units[int(match.group(1))] = Unit.read(match.group("unit"))
        return match.group()[: match.group().index("⟧") + 1]

    return _VALUE.sub(taken, text), units
