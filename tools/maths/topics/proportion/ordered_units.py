"""Amounts in different units put into order: three lakes' depths in feet, miles and meters, from greatest to least.

The amounts stand in a table or in one sentence. Asked is their order, which is the greatest or least, or the difference
of these two. Conversions between customary and metric measures must be told; two amounts nearly alike are not ordered.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from tools.maths import typeset
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.skills import RATES
from tools.maths.stem import Stem, undressed
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.quantities import unit_at
from tools.maths.topics.proportion.tied.mentions import flat
from tools.maths.topics.proportion.units import MEASURE, Unit, library_factor
from tools.maths.topics.proportion.working import Working

_N = r"\d[\d,]*(?:\.\d+)?"
_FACT = re.compile(
    rf"(?P<n>{_N}) (?P<u>{MEASURE}) ?\$?(?:=|≈|is equal to|is about|is approximately|equals)\$? ?\$?(?P<m>{_N})\$? (?P<v>{MEASURE})"
)
_UP = r"greatest|largest|longest|heaviest|fastest|most|highest|deepest|tallest|biggest|widest"
_DOWN = r"least|smallest|shortest|lightest|slowest|fewest|lowest|shallowest|narrowest"
_ORDER = re.compile(
    rf"\b(?:in order,?|orders? the [a-z]+|(?:ranked|listed|arranged)(?: in order)?) from (?P<from>[a-z ,]{{0,60}}?)\b(?P<a>{_UP}|{_DOWN})\b(?P<mid>[a-z ,]{{0,50}}?) to (?P<to>[a-z ,]{{0,60}}?)\b(?P<b>{_UP}|{_DOWN})\b"
    r"|\bin (?P<way>increasing|ascending|decreasing|descending) order\b"
)
_WHICH = re.compile(
    rf"^which (?:of the (?:\d |following )?)?(?P<noun>[a-z]+)[a-z ]{{0,30}}? (?:the )?(?P<a>{_UP}|{_DOWN})\b"
)
_GAP = re.compile(
    rf"\bwhat is the difference,? in (?P<unit>[a-z ]+?),? between [a-z ]{{0,50}}\b(?P<a>{_UP}|{_DOWN})\b[a-z ]{{1,60}}?\b(?P<b>{_UP}|{_DOWN})\b"
)
_ITEM = re.compile(
    rf"(?P<name>[a-z]+ [a-z0-9]|[a-z]+) (?:holds|has|is|was|weighs|contains|measures|ran|runs|walked|traveled|drove)(?: an? [a-z]+ of)? (?P<n>{_N}) (?=[a-z])"
)
Bridge = tuple[Unit, Unit, Fraction]
NEAR = Fraction(2, 1000)  # amounts nearer than this are not told apart
CONCEPT = "Amounts can only be compared in one unit: convert them all to the same unit first."


@dataclass(frozen=True)
class _Item:
    name: str
    value: Fraction
    unit: Unit


def solve(stem: Stem) -> Derivation | None:
    """The derivation of an order of amounts, None for anything else."""
    lines = flat(stem)
    if lines is None or len(stem.tables) > 1 or stem.placeholders("PMRE"):
        return None
    ask = next((line for line, raw in zip(lines, stem.sentences, strict=True) if raw == stem.ask), "")
    order, which, gap = _ORDER.search(ask), _WHICH.search(ask), _GAP.search(ask)
    if not (order or which or gap) or re.search(r"\b(?:not|except|second|middle|than|per)\b", ask):
        return None
    told = [line.replace("$", "") for line in lines]
    items = _table(stem) if stem.tables else _sentence(told, ask)
    if items is None or len({i.unit for i in items}) < 2 or not 2 < len(items) + 1 <= 7:
        return None
    bridges = _bridges(told)
    if bridges is None or not _all_read(told, ask, items, bool(stem.tables)):
        return None
    if gap is not None and order is None:
        return _difference(stem, items, bridges, gap)
    goal = max(dict.fromkeys(i.unit for i in items), key=[i.unit for i in items].count)
    goal = next(
        (
            u
            for u in dict.fromkeys(i.unit for i in items)
            if all(_factor(i.unit, u, bridges) for i in items) and _whole(u, items, bridges)
        ),
        goal,
    )
    factors = [_factor(i.unit, goal, bridges) for i in items]
    if any(f is None for f in factors):
        return None
    work = Working(stem)
    values = [_converted(work, i, goal, f) for i, f in zip(items, factors, strict=True) if f is not None]
    if _close(values):
        return None
    names = [i.name for i in items]
    if order is not None:
        down = order["way"] in ("decreasing", "descending") if order["way"] else bool(re.fullmatch(_UP, order["a"]))
        if not order["way"] and down is bool(re.fullmatch(_UP, order["b"])):
            return None
        ranked = [n for _, n in sorted(zip(values, names, strict=True), reverse=down)]
        return _told(stem, work, (items, bridges), values, ranked, lambda c: _listed(c.text, names) == ranked)
    assert which is not None
    best = (max if re.fullmatch(_UP, which["a"]) else min)(zip(values, names, strict=True))[1]
    return _told(stem, work, (items, bridges), values, [best], lambda c: _listed(c.text, names) == [best])


def _table(stem: Stem) -> list[_Item] | None:
    rows = stem.tables[0].rows
    if len(rows[0]) != 2 or len(rows) < 3:
        return None
    found = []
    for name, cell in rows[1:]:
        text = undressed(cell).replace("~", " ").lower()
        match = re.fullmatch(rf"(?P<n>{_N}) (?P<u>[a-z][a-z. ]*)", text.strip())
        unit = unit_at(match["u"]) if match else None
        if match is None or unit is None or unit[1] != len(match["u"]):
            return None
        found.append(_Item(undressed(name).strip().lower(), Fraction(match["n"].replace(",", "")), unit[0]))
    return found if len({i.name for i in found}) == len(found) else None


def _sentence(lines: Sequence[str], ask: str) -> list[_Item] | None:
    """The amounts of one sentence: "tank x holds 12 quarts, tank y holds …"."""
    for line in lines:
        found = []
        if line == ask or _FACT.search(line):
            continue
        for match in _ITEM.finditer(line):
            unit = unit_at(line, match.end(), counted=False)
            if unit is not None:
                found.append(_Item(match["name"], Fraction(match["n"].replace(",", "")), unit[0].plain()))
        if len(found) > 1 and len(re.findall(r"\d+(?:[.,]\d+)*", line)) == len(found) + sum(
            i.name[-1].isdigit() for i in found
        ):
            return found
    return None


def _bridges(lines: Sequence[str]) -> list[Bridge] | None:
    """The conversions told, as so many of the second unit for one of the first; None where one is wrong."""
    found = []
    for match in _FACT.finditer(" ".join(lines)):
        one, other = Unit.of(match["u"]), Unit.of(match["v"])
        rate = Fraction(match["m"].replace(",", "")) / Fraction(match["n"].replace(",", ""))
        if one.dimension == other.dimension and rate != one.factor / other.factor:
            return None
        found.append((one, other, rate))
    return found


def _factor(start: Unit, goal: Unit, bridges: Sequence[Bridge]) -> Fraction | None:
    """How many of the goal one of the start is: by the table of units, else over a conversion that is told."""
    if start.dimension == goal.dimension:
        return start.factor / goal.factor
    for one, other, rate in bridges:
        for a, b, k in ((one, other, rate), (other, one, 1 / rate)):
            if a.dimension == start.dimension and b.dimension == goal.dimension:
                return start.factor / a.factor * k * b.factor / goal.factor
    return None


def _whole(unit: Unit, items: Sequence[_Item], bridges: Sequence[Bridge]) -> bool:
    """Whether all conversions to the unit are multiplications by a told or whole number."""
    factors = [_factor(i.unit, unit, bridges) for i in items]
    return all(f is not None and (f >= 1 or f.denominator == 1) for f in factors)


def _converted(work: Working, item: _Item, goal: Unit, factor: Fraction) -> Fraction:
    if item.unit == goal:
        return item.value
    text = f"Write {item.unit.words()} as {goal.words()}, the unit of the others."
    op, by = ("*", factor) if factor >= 1 or (1 / factor).denominator != 1 else ("/", 1 / factor)
    return work.step("Convert to the same unit", text, item.value, op, by)


def _close(values: Sequence[Fraction]) -> bool:
    ordered = sorted(values)
    return any(b - a <= NEAR * b for a, b in pairwise(ordered))


def _all_read(lines: Sequence[str], ask: str, items: Sequence[_Item], table: bool) -> bool:
    """Whether every number of the text belongs to an amount, a conversion or the count of the amounts."""
    for line in lines:
        rest = re.sub(
            r"^the table (?:above |below )?(?:shows|gives|compares|lists) the [a-z]+", " ", _FACT.sub(" ", line)
        )
        numbers = [n for n in re.findall(r"(?<![a-z] )\b\d[\d,]*(?:\.\d+)?|\d+", rest)]
        counts = [n for n in numbers if n != str(len(items))]
        if counts and (table or not _ITEM.search(line)):
            return False
        hard, _ = telling.traps(re.sub(rf"\b(?:{_UP}|{_DOWN}|average|per)\b", " ", rest), frozenset({"per"}))
        if hard and line != ask:
            return False
    return True


def _listed(text: str, names: Sequence[str]) -> list[str]:
    """The names in a choice, in order; [] where it holds anything else."""
    said = undressed(text).lower().strip(" .")
    parts = [p.strip() for p in re.split(r",(?: and)?| and |;|<|>", said) if p.strip()]
    found = []
    for part in parts:
        fitting = [n for n in names if part == n or part.split()[-1] == n or n.split()[-1] == part]
        if len(fitting) != 1:
            return []
        found.append(fitting[0])
    return found


def _difference(
    stem: Stem, items: Sequence[_Item], bridges: Sequence[Bridge], asked: re.Match[str]
) -> Derivation | None:
    """The greatest less the least, in the unit asked for."""
    unit = unit_at(asked["unit"], counted=False)
    if unit is None or bool(re.fullmatch(_UP, asked["a"])) is bool(re.fullmatch(_UP, asked["b"])):
        return None
    factors = [_factor(i.unit, unit[0].plain(), bridges) for i in items]
    work = Working(stem)
    values = [_converted(work, i, unit[0].plain(), f) for i, f in zip(items, factors, strict=True) if f is not None]
    if len(values) != len(items) or _close(values):
        return None
    answer = work.step("Subtract", "Take the least from the greatest.", max(values), "-", min(values))

    def confirm() -> bool:  # the library's factors, where it knows the units
        known = [library_factor(i.unit, unit[0].plain()) for i in items]
        sizes = [i.value * (k if k is not None else f or 0) for i, k, f in zip(items, known, factors, strict=True)]
        return sorted(sizes)[-1] - sorted(sizes)[0] == answer

    asked_text = "You are asked for a difference. Write all amounts in the unit that is asked for."
    return work.told(RATES, CONCEPT, asked_text, answer, confirm, unit=unit[0].words())


def _told(
    stem: Stem, work: Working, told: tuple[list[_Item], list[Bridge]], values: Sequence[Fraction], ranked: list[str],
    fits: Callable[[Choice], bool],
) -> Derivation | None:  # fmt: skip
    if not stem.choices or not work.moves:
        return None
    items, bridges = told
    at = dict(zip([i.name for i in items], values, strict=True))
    listed = ", ".join(typeset.plain(work.show(v)) for v in at.values())

    def ordered(sizes: dict[str, Fraction]) -> bool:
        said = [sizes[n] for n in ranked]
        if len(said) == 1:
            return len({v > said[0] for n, v in sizes.items() if n != ranked[0]}) == 1
        return len({a / b > 1 for i, a in enumerate(said) for b in said[i + 1 :]}) == 1 and len(said) == len(sizes)

    def again() -> bool:  # in every other unit of the text
        for unit in dict.fromkeys(i.unit for i in items):
            factors = {i.name: _factor(i.unit, unit, bridges) for i in items}
            if not ordered({i.name: i.value * (factors[i.name] or 0) for i in items}):
                return False
        return True

    work.moves.append(
        Move("Compare", "Now all are in one unit and can be put in order.", words(listed),
             words(", ".join(n.upper() if len(n) == 1 else n for n in ranked)), check=lambda: ordered(at))
    )  # fmt: skip
    right = [c.text for c in stem.choices if fits(c)]
    return Derivation(
        RATES, CONCEPT, tuple(work.moves), ({},), (),
        phrase=right[0] if len(right) == 1 else ", ".join(ranked),
        asked="You are asked to compare amounts in different units. Which unit do you choose for all of them?",
        confirm=again, fits=fits,
    )  # fmt: skip
