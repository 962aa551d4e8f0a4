"""Units of one kind and their sizes: lengths, weights, volumes, short times, months and years."""

from __future__ import annotations

from fractions import Fraction

Factors = dict[str, Fraction]


def _family(**sizes: int) -> Factors:
    return {name: Fraction(size) for name, size in sizes.items()}


FAMILIES: tuple[Factors, ...] = (
    _family(inch=1, foot=12, yard=36, mile=63360),
    _family(millimeter=1, mm=1, centimeter=10, cm=10, meter=1000, kilometer=1_000_000, km=1_000_000),
    _family(ounce=1, pound=16, ton=32000),
    _family(milligram=1, gram=1000, kilogram=1_000_000, kg=1_000_000),
    _family(cup=1, pint=2, quart=4, gallon=16),
    _family(milliliter=1, liter=1000),
    _family(second=1, minute=60, hour=3600),
    _family(day=1, week=7),
    _family(month=1, year=12),
)


def ratio(one: str, other: str) -> Fraction | None:
    """How many of the other unit one of the first is.

    >>> ratio("foot", "inch")
    Fraction(12, 1)
    """
    return next((f[one] / f[other] for f in FAMILIES if one in f and other in f), None)
