"""A table of prices, densities or amounts per unit, and how much of which row: the total, or what it divides into."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move
from tools.maths.stem import Stem
from tools.maths.topics.data.finishing import Found, number_answer
from tools.maths.topics.data.sheet import Sheet, sheets_of
from tools.maths.topics.data.words import content, spoken, stemmed, tokens
from tools.maths.topics.writing import calculated
from tools.maths.tree import Bin, Node, num

_OTHER_UNITS_TEXT = "kilograms kilogram pounds pound meter liter inch"
_OTHER_UNITS = frozenset(_OTHER_UNITS_TEXT.split())
_STOP = re.compile(
    r"\b(?:discount|tax|tip|percent|coupon|sale|off|least|most|more|fewer|less|than|remaining|left|change|average|mean|each|half|twice|per person|shared?|probability)\b|[%]"
)
_AMOUNT = re.compile(r"(?P<n>⟦N\d+⟧|\b(?:a|an|one)\b)(?P<between>[^⟦,.;?]{0,60}?)(?=,| and (?:⟦|an? |one )|\.|;|\?|$)")


def solve(stem: Stem) -> Derivation | None:
    """Amount times price, added up; or mass and volume from a density."""
    if len(stem.tables) != 1:
        return None
    for sheet in sheets_of(stem.tables[0]):
        if len(sheet.columns) == 1 and len(sheet.rows) >= 2:
            return _density(stem, sheet) or _total(stem, sheet)
    return None


def _numbers(stem: Stem) -> list[tuple[int, Fraction]]:
    return [
        (i, v) for i in stem.unused(()) if (v := stem.value(f"⟦N{i}⟧")) is not None and i not in stem.placeholders("P")
    ]


def _density(stem: Stem, sheet: Sheet) -> Derivation | None:
    """Mass = density · volume, of the one row that is named."""
    heading = sheet.columns[0].lower()
    ask = spoken(stem, stem.ask)
    named = sheet.rows_in(stem_prose(stem))
    numbers = _numbers(stem)
    if "density" not in heading or len(named) != 1 or len(numbers) != 1:
        return None
    unit = re.search(r"([a-z]+) (?:per|/) (?:cubic )?([a-z]+)", heading)
    if unit is None or _STOP.search(stem.prose):
        return None
    place, amount = numbers[0]
    density = sheet.cells[named[0]][0]
    after = stem.prose[stem.prose.find(f"⟦N{place}⟧") :]
    is_volume = bool(re.match(rf"⟦N{place}⟧ cubic {stemmed(unit.group(2))[:6]}", after))
    is_mass = bool(re.match(rf"⟦N{place}⟧ {stemmed(unit.group(1))[:5]}", after))
    wants = re.search(r"\bwhat (?:is|was|would be) the (?:approximate )?(mass|weight|volume)\b", ask)
    if wants is None or is_volume is is_mass or (wants.group(1) == "volume") is is_volume:
        return None
    if (
        re.search(r"\b(?:kilograms?|pounds?|milligrams?|liters?|meters?|inches)\b", ask)
        and not set(tokens(heading)) & _OTHER_UNITS
    ):
        return None
    tree: Node = (
        Bin("*", num(density), num(amount), "cdot") if is_volume else Bin("/", num(amount), num(density), "frac")
    )
    value = density * amount if is_volume else amount / density
    return _found(
        stem,
        tree,
        value,
        "Multiply by the density" if is_volume else "Divide by the density",
        "The density is the mass of one unit of volume.",
        lambda: (value / density == amount) if is_volume else value * density == amount,
    )


def stem_prose(stem: Stem) -> str:
    """Everything the problem says outside its table."""
    return " ".join(spoken(stem, s) for s in stem.sentences)


def _total(stem: Stem, sheet: Sheet) -> Derivation | None:
    """So much of this row and so much of that one."""
    heading = sheet.columns[0].lower()
    if not re.search(r"\bper\b|\bprice\b|\bcost\b|\beach\b|\bfor (?:one|1)\b", heading) or _STOP.search(stem.prose):
        return None
    if not re.search(
        r"\b(?:total|how much|how many|what (?:is|was|would be|will be) the (?:cost|price|total|number))\b", stem.ask
    ):
        return None
    parts: list[tuple[Fraction, int]] = []
    used: set[int] = set()
    for match in _AMOUNT.finditer(stem.prose):
        rows = sheet.rows_in(spoken(stem, match["between"]))
        if len(rows) != 1:
            continue
        place = re.search(r"\d+", match["n"])
        amount = stem.value(match["n"]) if place else Fraction(1)
        if amount is None or rows[0] in [r for _, r in parts]:
            return None
        parts.append((amount, rows[0]))
        used |= {int(place.group())} if place else set()
    rest = {i for i, _ in _numbers(stem)} - used
    if not parts or rest or set(sheet.rows_in(stem_prose(stem))) != {r for _, r in parts}:
        return None
    per = re.search(r"\bper ([a-z]+)", heading)
    if per and not set(content(per.group(1))) & set(content(stem_prose(stem))) - {"item", "unit"}:
        return None
    tree: Node | None = None
    for amount, row in parts:
        term = Bin("*", num(amount), num(sheet.cells[row][0]), "cdot")
        tree = term if tree is None else Bin("+", tree, term)
    assert tree is not None
    value = sum((a * sheet.cells[r][0] for a, r in parts), Fraction(0))
    by_float = sum(float(a) * float(sheet.cells[r][0]) for a, r in parts)
    return _found(
        stem,
        tree,
        value,
        "Multiply and add",
        "Each amount times what one unit of it counts; then add.",
        lambda: abs(float(value) - by_float) < 1e-6,
    )


def _found(stem: Stem, tree: Node, value: Fraction, rule: str, text: str, confirm: object) -> Derivation | None:
    step = calculated(rule, text, tree, decimal=True)
    if step is None or not callable(confirm):
        return None
    move: Move = step[0]
    return number_answer(
        stem,
        Found(
            skills.TWO_VARIABLE_DATA,
            "Find what one unit counts in the table, then use it for the amount that is told.",
            "You are asked for a total that the table gives for one unit.",
            (move,),
            value,
            confirm,
            full=len(stem.sentences) <= 4,
            decimal=True,
        ),
    )  # fmt: skip
