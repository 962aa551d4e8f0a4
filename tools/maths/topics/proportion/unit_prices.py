"""Two sizes of a product with their prices: the difference of the prices per ounce (pound, liter, …).

Not read: discounts on one of them, or which one is the better buy.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import RATES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.quantities import Quantity, clauses, read_clause, tidied, unit_at
from tools.maths.topics.proportion.table_picture import unit_prices as unit_price_table
from tools.maths.topics.proportion.units import Unit, kind_of
from tools.maths.topics.proportion.working import Working

_GAP = re.compile(
    r"\bhow (?:much|many (?P<coin>cents|dollars)) (?:less|more|cheaper|greater|lower|higher)\b|\b(?:what "
    r"is|find) the difference\b"
    r"|\bby how (?:much|many (?P<coin2>cents|dollars))\b"
)
_EACH = re.compile(
    r"\b(?:price|cost|rate)s?,?(?: in (?:cents|dollars),?)? per |\bper (?=[a-z])|\bunit (?:price|cost)s?\b"
)
CONCEPT = (
    "To compare prices, bring both to the same amount: the price divided by the number of ounces (or "
    "pieces) is the price of one."
)


_OWN_TEXT = """
    less more greater lower higher larger smaller difference than per cheaper each
"""
_OWN = frozenset(_OWN_TEXT.split())


def solve(stem: Stem) -> Derivation | None:
    """The derivation of the difference of two unit prices, None for anything else."""
    gap = _GAP.search(stem.ask)
    if (
        stem.tables
        or gap is None
        or len(stem.placeholders("M")) != 2
        or stem.placeholders("RFESTDP")
        or not _EACH.search(stem.ask)
    ):
        return None
    pairs = _pairs(stem)
    if pairs is None:
        return None
    again = _named(stem, pairs)
    if again is None or stem.unused([*again, *(p for pair in pairs for q in pair for p in q.places)]):
        return None
    (size, price), (size2, price2) = pairs
    asked = re.search(r"\bper (?=[a-z])", tidied(stem.ask))
    unit = unit_at(tidied(stem.ask), asked.end(), one=True) if asked else None
    if size.unit != size2.unit or unit is None or unit[0].plain().dimension != size.unit.plain().dimension:
        return None
    values = [stem.value(str(q.places[0])) for q in (size, price, size2, price2)]
    if any(v is None or v <= 0 for v in values):
        return None
    hard, soft = telling.traps(
        _rest(stem),
        _OWN,
    )
    factor = unit[0].plain().factor / size.unit.plain().factor
    cents = bool(re.search(r"\bcents\b", stem.ask))
    return (
        None
        if hard
        else _derived(stem, [Fraction(v) for v in values if v is not None], factor, cents=cents, full=not soft)
    )


def _named(stem: Stem, pairs: list[tuple[Quantity, Quantity]]) -> tuple[int, ...] | None:
    """Where the question names the packs by their sizes; None unless what it calls less costs less per unit."""
    places = stem.placeholders("N", stem.ask)
    if not places:
        return ()
    each = {stem.value(str(size.places[0])): (size, price) for size, price in pairs}
    named = [stem.value(str(p)) for p in places]
    if len(each) != 2 or len(named) > 2 or len(set(named)) != len(named) or any(n not in each for n in named):
        return None
    way = re.search(r"\b(?:(less|cheaper|lower)|(more|greater|higher))\b", stem.ask)
    if way is not None:
        one, other = named[0], next(n for n in each if n != named[0])
        prices = {n: stem.value(str(price.places[0])) for n, (_, price) in each.items()}
        if one is None or other is None or prices[one] is None or prices[other] is None:
            return None
        gap = (prices[one] or 0) / one - (prices[other] or 0) / other
        if (gap < 0) != bool(way[1]):
            return None
    return tuple(places)


def _rest(stem: Stem) -> str:
    return re.sub(r"⟦[A-Z]\d+⟧", " ", stem.prose)


def _pairs(stem: Stem) -> list[tuple[Quantity, Quantity]] | None:
    """Each size with its price, in the order they are told."""
    found: list[tuple[Quantity, Quantity]] = []
    sizes: list[Quantity] = []
    for sentence in stem.told:
        for clause in clauses(
            sentence.replace(" while ", ", ").replace(" and an ", ", an ").replace(" and a ", ", a ")
        ):
            for quantity in read_clause(stem, clause).quantities:
                money = {kind_of(w) for (w, _), _e in quantity.unit.parts} == {"money"}
                if quantity.rate or not quantity.places:
                    return None
                if not money:
                    sizes.append(quantity)
                elif len(sizes) != len(found) + 1:
                    return None
                else:
                    found.append((sizes[-1], quantity))
    return found if len(found) == len(sizes) == 2 else None


def _derived(stem: Stem, numbers: list[Fraction], factor: Fraction, *, cents: bool, full: bool) -> Derivation | None:
    size, price, size2, price2 = numbers
    work = Working(stem)
    one = work.step("Find the first unit price", "Divide the price by the size.", price, "/", size)
    other = work.step("Find the second unit price", "Divide the price by the size.", price2, "/", size2)
    if one == other:
        return None
    answer = work.step(
        "Subtract the unit prices", "Compare the two prices of one.", max(one, other), "-", min(one, other)
    )
    if factor != 1:
        answer = work.step("Convert the units", "Write it for the unit asked for.", answer, "*", factor)
    if cents:
        answer = work.step("Write it in cents", "A dollar has 100 cents.", answer, "*", Fraction(100))
    scale = factor * (100 if cents else 1)

    def confirm() -> bool:  # for as many of them as both sizes go into
        both = size * size2
        return abs(both / size * price - both / size2 * price2) == answer / scale * both

    unit = Unit.of("cent" if cents else "dollar").words()
    slips = (("comparing the prices instead of the unit prices", abs(price - price2) * (100 if cents else 1)),)
    found = work.told(
        RATES,
        CONCEPT,
        "You are asked to compare prices of one unit, not of the packs.",
        answer,
        confirm,
        unit=unit,
        slips=slips,
        full=full,
    )
    return unit_price_table(found, work, [(size, price), (size2, price2)])
