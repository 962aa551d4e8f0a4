"""Units as words ("miles per hour"), changed into one another where both measure the same thing."""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.topics.models.nouns import UNITS, content, stem_word

_KNOWN_TEXT = """
    hertz ohm amp kilopascal hectopascal kilowatt megawatt horsepower kelvin celsius fahrenheit person people
    micrometer nanometer minute-hand liter litre metre kilometre centimetre percent point block tile
"""
_KNOWN = frozenset(stem_word(w) for w in _KNOWN_TEXT.split()) | frozenset(stem_word(u) for u in UNITS)
_NOT_UNITS_TEXT = """
    is was has his this its does as less plus minus equals gives represents models depends earns pays costs makes
    satisfies shows us across towards always perhaps times
"""
_NOT_UNITS = frozenset(_NOT_UNITS_TEXT.split())
_SIZES = {
    "time": {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800},
    "metric length": {"millimeter": 1, "centimeter": 10, "meter": 1000, "kilometer": 10**6},
    "length": {"inch": 1, "foot": 12, "yard": 36, "mile": 63360},
    "mass": {"milligram": 1, "gram": 1000, "kilogram": 10**6},
    "months": {"month": 1, "year": 12},
    "money": {"cent": 1, "dollar": 100},
    "volume": {"milliliter": 1, "liter": 1000},
}
_ALIKE = {"long": "length", "far": "distance", "fast": "speed", "deep": "depth", "wid": "width", "wide": "width",
          "high": "height", "heavy": "mass", "weigh": "weight", "massiv": "mass", "thick": "thickness",
          "last": "time", "hear": "heard", "travel": "distance"}  # fmt: skip

_KINDS_TEXT = """
    length: length distance height width depth radius diameter altitude elevation thickness perimeter circumference
    speed: speed velocity
    mass: mass weight
    time: time duration period age
    temperature: temperature
    money: cost price fee charge interest principal balance revenue profit deposit investment salary wage
    frequency: frequency
    area: area
    volume: volume capacity
    pressure: pressure
    voltage: voltage
    current: current
    resistance: resistance
    power: power
    energy: energy
    force: force
    rate: rate percentage percent
"""
_UNIT_KINDS_TEXT = """
    length: inch foot yard mile millimeter centimeter meter kilometer micrometer nanometer
    mass: gram kilogram milligram pound ounce ton
    time: second minute hour day week month year
    money: dollar cent euro
    temperature: degree kelvin
    frequency: hertz
    pressure: kilopascal pascal
    voltage: volt
    current: ampere amp
    resistance: ohm
    power: watt kilowatt
    energy: joule calorie kilojoule
    force: newton
    volume: liter milliliter gallon quart pint cup
"""


def _by_word(text: str) -> dict[str, str]:
    """The lines "kind: word word" as a kind for each word."""
    lines = [line.split(":") for line in text.strip().splitlines()]
    return {word: kind.strip() for kind, words in lines for word in words.split()}


_KIND_OF_WORD = _by_word(_KINDS_TEXT)
_KIND_OF_UNIT = {stem_word(unit): kind for unit, kind in _by_word(_UNIT_KINDS_TEXT).items()}


def kind_of_unit(unit: str) -> str:
    """What a unit measures, "" when that is not known.

    >>> kind_of_unit("meter per second"), kind_of_unit("square foot"), kind_of_unit("ohm")
    ('speed', 'area', 'resistance')
    """
    if unit.startswith("square "):
        return "area"
    if unit.startswith("cubic "):
        return "volume"
    first, _, per = unit.partition(" per ")
    kind = _KIND_OF_UNIT.get(first, "")
    return kind if not per else "speed" if kind == "length" and _KIND_OF_UNIT.get(per) == "time" else ""


def kind_of_words(text: str, last: bool) -> str:
    """What a described quantity is, by the first or last word that names a kind ("the speed of sound": speed)."""
    found = [k for w in re.findall(r"[a-z]+", text) if (k := _KIND_OF_WORD.get(w.removesuffix("s"), ""))]
    return (found[-1] if last else found[0]) if found else ""


def unit_at(text: str) -> str:
    """The unit a text starts with, in the singular, "" when it starts with none; plural nouns count as units.

    >>> unit_at("miles per hour on a dry road"), unit_at("square meters"), unit_at("is known")
    ('mile per hour', 'square meter', '')
    """
    if re.match(r"\s*times (?:per|an?|each|every) year\b", text):
        return "time per year"
    match = re.match(r"\s*(?P<shape>square |cubic )?(?P<unit>[a-z]+)(?:(?: per | an? )(?P<per>[a-z]+))?", text)
    if match is None or match["unit"] in _NOT_UNITS:
        return ""
    unit = stem_word(match["unit"])
    if unit not in _KNOWN and not (match["unit"].endswith("s") and not match["unit"].endswith("ss")):
        return ""
    per = f" per {stem_word(match['per'])}" if match["per"] and stem_word(match["per"]) in _KNOWN else ""
    return (match["shape"] or "") + unit + per


def is_measure(unit: str) -> bool:
    """Whether a unit is one of measure, and no counted noun."""
    return unit.split(" ")[-1] in _KNOWN


def conversion(unit: str, wanted: str) -> Fraction | None:
    """How many of one unit another one is; None when they do not measure the same thing.

    >>> conversion("minute", "hour"), conversion("hour", "foot")
    (Fraction(1, 60), None)
    """
    if unit == wanted:
        return Fraction(1)
    for sizes in _SIZES.values():
        if unit in sizes and wanted in sizes:
            return Fraction(sizes[unit], sizes[wanted])
    return None


def words_of(text: str) -> frozenset[str]:
    """The content words of a phrase; adjectives stand for the quantity they measure ("long" for length).

    >>> sorted(words_of("3 times as long"))
    ['length', 'tim']
    """
    found = content(re.sub(r"⟦[A-Z]\d+⟧", " ", text))
    more = {"rate"} if re.search(r"\brates?\b", text) else set[str]()
    if re.search(r"\bamount\b(?! of)", text):
        more.add("amount")
    return frozenset(stem_word(_ALIKE[w]) if w in _ALIKE else w for w in found) | more
