"""Units of measure and of counting: what each measures, and by which factor it differs from its fellows.

A unit is a product of powers of words ("miles per hour", "square feet", "bottles"). Words that are no measure count
things and stand for themselves. Customary and metric measures are kept apart on purpose: between them a problem states
the factor it wants used. `library_factor` asks Pint, which knows nothing of this table, for the same conversion.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

# dimension: {unit word: how many of the dimension's base unit it is}; all factors exact
_TABLE: dict[str, dict[str, Fraction | int]] = {
    "length": {"inch": 1, "foot": 12, "yard": 36, "mile": 63360},
    "metric length": {
        "nanometer": Fraction(1, 10**9), "micrometer": Fraction(1, 10**6), "millimeter": Fraction(1, 1000),
        "centimeter": Fraction(1, 100), "decimeter": Fraction(1, 10), "meter": 1, "decameter": 10, "hectometer": 100,
        "kilometer": 1000,
    },
    "time": {
        "millisecond": Fraction(1, 1000), "second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800,
    },
    "months": {"month": 1, "year": 12},
    "weight": {"ounce": 1, "pound": 16, "ton": 32000},
    "metric mass": {
        "microgram": Fraction(1, 10**6), "milligram": Fraction(1, 1000), "centigram": Fraction(1, 100),
        "decigram": Fraction(1, 10), "gram": 1, "decagram": 10, "hectogram": 100, "kilogram": 1000,
        "metric ton": 10**6, "tonne": 10**6,
    },
    "volume": {"teaspoon": Fraction(1, 6), "tablespoon": Fraction(1, 2), "fluid ounce": 1, "cup": 8, "pint": 16,
               "quart": 32, "gallon": 128},
    "metric volume": {"milliliter": Fraction(1, 1000), "centiliter": Fraction(1, 100), "deciliter": Fraction(1, 10),
                      "liter": 1, "kiloliter": 1000},
    "money": {"cent": Fraction(1, 100), "penny": Fraction(1, 100), "nickel": Fraction(1, 20), "dime": Fraction(1, 10),
              "dollar": 1},
    "data": {"bit": 1, "byte": 8, "kilobit": 1000, "megabit": 10**6, "gigabit": 10**9},
    "energy": {"joule": 1, "kilojoule": 1000},
    "food energy": {"calorie": 1, "kilocalorie": 1},
    "power": {"watt": 1, "kilowatt": 1000, "megawatt": 10**6},
}  # fmt: skip

_SHORT = {
    "in": "inch", "ft": "foot", "yd": "yard", "mi": "mile", "mm": "millimeter", "cm": "centimeter", "m": "meter",
    "km": "kilometer", "sec": "second", "s": "second", "min": "minute", "hr": "hour", "h": "hour", "oz": "ounce",
    "lb": "pound", "mg": "milligram", "g": "gram", "kg": "kilogram", "ml": "milliliter", "l": "liter", "gal": "gallon",
    "hrs": "hour", "mins": "minute", "secs": "second", "lbs": "pound", "kms": "kilometer", "qt": "quart",
    "tbsp": "tablespoon", "tsp": "teaspoon", "kj": "kilojoule",
}  # fmt: skip
SPEEDS = {
    "mph": ("mile", "hour"),
    "kph": ("kilometer", "hour"),
    "kmph": ("kilometer", "hour"),
    "mpg": ("mile", "gallon"),
}
_PLURALS = {"feet": "foot", "inches": "inch", "people": "person", "children": "child",
            "men": "man", "women": "woman", "pence": "penny", "pennies": "penny", "loaves": "loaf", "knives": "knife",
            "leaves": "leaf", "halves": "half", "mice": "mouse", "geese": "goose", "shelves": "shelf",
            "teeth": "tooth"}  # fmt: skip

_KNOWN: dict[str, tuple[str, Fraction]] = {
    word: (dimension, Fraction(factor)) for dimension, words in _TABLE.items() for word, factor in words.items()
}


def singular(word: str) -> str:
    """The singular of a noun, by rule; good enough to compare nouns, not to print them.

    >>> singular("boxes"), singular("berries"), singular("feet"), singular("glasses")
    ('box', 'berry', 'foot', 'glass')
    """
    if word in _PLURALS:
        return _PLURALS[word]
    word = re.sub(r"(?<=met|lit)re(?=s?$)", "er", word)
    if word.endswith("ies") and len(word) > 4 and word not in ("cookies", "movies", "calories", "kilocalories"):
        return word[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|zz)es$|(?:tomato|potato|hero)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def canonical(word: str) -> str | None:
    """The table's name of a unit word, None for a word that is no measure.

    >>> canonical("kilometres"), canonical("ft"), canonical("bottles")
    ('kilometer', 'foot', None)
    """
    word = word.lower().rstrip(".")
    one = singular(word)
    return one if one in _KNOWN else _SHORT.get(word)


# one word of a unit, for patterns; long names first
MEASURE = (
    r"(?:fluid ounces?|metric tons?|feet|foot|inch(?:es)?|penn(?:y|ies)|"
    + "|".join(sorted((f"{w}s?" for w in _KNOWN if w not in ("foot", "inch", "penny")), key=len, reverse=True))
    + r"|(?:kilo|centi|milli|deci|deca|micro|nano)?(?:metre|litre)s?|"
    + "|".join(sorted((*_SHORT, *SPEEDS), key=len, reverse=True))
    + r")(?![a-z-])"
)


@dataclass(frozen=True)
class Unit:
    """A product of powers of unit words, each with what it is a measure of: (("mile", ""), 1), (("hour", ""), -1)."""

    parts: tuple[tuple[tuple[str, str], int], ...] = ()

    @classmethod
    def of(cls, word: str, thing: str = "", power: int = 1) -> Unit:
        """One word's unit; a word that is no measure counts things."""
        name = canonical(word)
        return cls((((name or singular(word), thing), power),))

    def times(self, other: Unit, power: int = 1) -> Unit:
        """The product with a power of another unit; equal words are put together."""
        total: dict[tuple[str, str], int] = dict(self.parts)
        for atom, exponent in other.parts:
            total[atom] = total.get(atom, 0) + exponent * power
        return Unit(tuple(sorted((a, e) for a, e in total.items() if e)))

    def plain(self) -> Unit:
        """The same without what it is a measure of."""
        bare: dict[tuple[str, str], int] = {}
        for (word, _), exponent in self.parts:
            bare[word, ""] = bare.get((word, ""), 0) + exponent
        return Unit(tuple(sorted((a, e) for a, e in bare.items() if e)))

    @property
    def dimension(self) -> tuple[tuple[tuple[str, str], int], ...]:
        """What it measures: equal for units that can be converted into one another.

        >>> Unit.of("miles").dimension == Unit.of("feet").dimension
        True
        """
        total: dict[tuple[str, str], int] = {}
        for (word, thing), exponent in self.parts:
            for kind, power in _dimension(word):
                total[kind, thing] = total.get((kind, thing), 0) + exponent * power
        return tuple(sorted((k, e) for k, e in total.items() if e))

    @property
    def factor(self) -> Fraction:
        """How many base units of its dimension it is."""
        value = Fraction(1)
        for (word, _), exponent in self.parts:
            value *= _KNOWN[word][1] ** exponent if word in _KNOWN else 1
        return value

    def words(self) -> str:
        """In plain words: "miles per hour", "square feet"."""
        above = [_powered(word, e) for (word, _), e in self.parts if e > 0]
        below = [_powered(word, -e, plural=False) for (word, _), e in self.parts if e < 0]
        return " ".join([" ".join(above), *(f"per {b}" for b in below)]).strip()


def _dimension(word: str) -> tuple[tuple[str, int], ...]:
    if word not in _KNOWN:
        return ((f"number of {word}", 1),)
    kind = _KNOWN[word][0]
    return ((kind, 1),)


def _powered(word: str, exponent: int, plural: bool = True) -> str:
    name = plural_of(word) if plural else word
    return {1: "", 2: "square ", 3: "cubic "}.get(exponent, "") + name


def plural_of(word: str) -> str:
    """The plural of a singular noun.

    >>> plural_of("foot"), plural_of("box"), plural_of("gallon")
    ('feet', 'boxes', 'gallons')
    """
    irregular = {one: many for many, one in _PLURALS.items() if many != "pence"}
    if word in irregular:
        return irregular[word]
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(?:s|sh|ch|x|z)$", word) else "s")


def measured(word: str) -> bool:
    """Whether a canonical word is a measure."""
    return word in _KNOWN


def kind_of(word: str) -> str:
    """The dimension of a canonical word, "" for things that are counted."""
    return _KNOWN[word][0] if word in _KNOWN else ""


def everyday(unit: str, other: str) -> str | None:
    """The fact that ties two measures of one kind: "1 hour = 60 minutes"; None where there is none to state.

    >>> everyday("minute", "hour")
    '1 hour = 60 minutes'
    """
    if unit == other or unit not in _KNOWN or other not in _KNOWN or _KNOWN[unit][0] != _KNOWN[other][0]:
        return None
    large, small = (unit, other) if _KNOWN[unit][1] > _KNOWN[other][1] else (other, unit)
    ratio = _KNOWN[large][1] / _KNOWN[small][1]
    return f"1 {large} = {int(ratio):,} {plural_of(small)}" if ratio.denominator == 1 else None


@cache
def _registry() -> Any:
    import pint  # about half a second, and only once something was solved

    return pint.UnitRegistry(non_int_type=Fraction, cache_folder=None)


_IN_LIBRARY = {"calorie": "kilocalorie", "ounce": "ounce", "fluid ounce": "fluid_ounce", "metric ton": "metric_ton",
               "ton": "short_ton", "decameter": "dekameter", "decagram": "dekagram", "person": "person_"}  # fmt: skip
_MONEY = {"cent": Fraction(1, 100), "penny": Fraction(1, 100), "nickel": Fraction(1, 20), "dime": Fraction(1, 10)}


def library_factor(start: Unit, end: Unit) -> Fraction | None:
    """How many `end` make one `start`, by Pint; None where it cannot convert. Things and money pass through.

    >>> library_factor(Unit.of("hour"), Unit.of("minute"))
    Fraction(60, 1)
    """
    import pint

    registry = _registry()
    total = registry.Quantity(Fraction(1), "dimensionless")
    counted: dict[str, int] = {}
    for (word, _), exponent in start.times(end, -1).plain().parts:
        if measured(word) and kind_of(word) not in ("money", "data"):
            total = total * registry.Quantity(Fraction(1), _IN_LIBRARY.get(word, word.replace(" ", "_"))) ** exponent
        elif kind_of(word) == "data":
            return start.factor / end.factor
        else:
            name = "dollar" if kind_of(word) == "money" else word
            counted[name] = counted.get(name, 0) + exponent
            total = total * _MONEY.get(word, Fraction(1)) ** exponent
    if any(counted.values()):
        return None
    try:
        return Fraction(total.to("dimensionless").magnitude)
    except pint.DimensionalityError:
        return None
