"""Percent changes between two columns (or rows) of a table: of one thing, of two compared, or which is the greatest.

The two moments are the headings the question names ("from 2016 to 2019"), the things are the labels on the other
side. Not read: changes of totals, and tables in which a moment or a thing cannot be told apart from the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.problem import Choice
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import Stem
from tools.maths.tables import Table, number
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.percent_changes import COMPARING
from tools.maths.topics.proportion.units import singular
from tools.maths.topics.proportion.working import Working
from tools.maths.tree import Bin
from tools.maths.values import same_value

_KIND = r"percent(?:age)? (?P<way>increase|decrease|change)"
_ONE = re.compile(rf"(?:what (?:is|was) the (?:approximate )?{_KIND}|by (?:approximately )?what percent(?:age)? did)\b")
_TWO = re.compile(
    rf"{_KIND} (?P<first>.*?)(?:was|is) how many percentage points (?P<how>greater|more|higher|less|lower"
    rf"|smaller) than (?:the {_KIND.replace('way', 'again')}"
    r" |that )?(?P<second>.*)"
)
_MOST = re.compile(rf"(?:for )?(?:which|what) [^?]*\b(?P<most>greatest|largest|highest|least|smallest|lowest) {_KIND}")
_NAMES = re.compile(r"[a-z0-9]+")
_EMPTY_TEXT = """
    number of the in a an for s total from to thousand million dollar by and per each year
"""
_EMPTY = frozenset(_EMPTY_TEXT.split())


@dataclass(frozen=True)
class Grid:
    """The numbers by thing and moment."""

    things: tuple[str, ...]
    moments: tuple[str, ...]
    values: dict[tuple[str, str], Fraction]


def solve(stem: Stem) -> Derivation | None:
    """The derivation of percent changes read off a table, None for anything else."""
    if len(stem.tables) != 1 or "percent" not in stem.ask or stem.placeholders("RFESTDP"):
        return None
    ask = _plain(stem)
    for grid in _grids(stem.tables[0]):
        ends = _moments(ask, grid)
        if ends is not None:
            return _two(stem, ask, grid, ends) or _most(stem, ask, grid, ends) or _one(stem, ask, grid, ends)
    return None


def _plain(stem: Stem) -> str:
    """What is asked, with its numbers written out."""
    from tools.maths import typeset

    return re.sub(r"⟦N(\d+)⟧", lambda m: typeset.plain(stem.node(m[1])), stem.ask)


def _grids(table: Table) -> list[Grid]:
    """The table read by rows and by columns; a total is no thing of its own but may be asked for by that name."""
    found = []
    for rows in (table.rows, tuple(zip(*table.rows, strict=True))):
        things = tuple(row[0].lower() for row in rows[1:])
        moments = tuple(cell.lower() for cell in rows[0][1:])
        values = {}
        for row in rows[1:]:
            for moment, cell in zip(moments, row[1:], strict=True):
                value = number(cell)
                if value is not None:
                    values[row[0].lower(), moment] = value
        if (
            len(set(things)) == len(things)
            and len(set(moments)) == len(moments)
            and len(values) == len(things) * len(moments)
        ):
            found.append(Grid(things, moments, values))
    return found


def _moments(ask: str, grid: Grid) -> tuple[str, str] | None:
    """The earlier and the later of the two moments that are named, "from … to …"."""
    named = re.search(
        r"\b(?:from|between) (?:the )?([a-z0-9 ]+?) (?:to|and) (?:the )?([a-z0-9 ]+?)(?=[,?.]| (?:was|is|did|in)\b)",
        ask,
    )
    if named is None:
        return None
    ends = [m for m in named.groups() if m in grid.moments]
    if len(ends) != 2 or ends[0] == ends[1]:
        return None
    years = [int(m) for m in ends if m.isdigit()]
    return None if len(years) == 2 and years[0] > years[1] else (ends[0], ends[1])


def _key(text: str) -> frozenset[str]:
    return frozenset({singular(w) for w in _NAMES.findall(re.sub(r"\([^)]*\)", "", text))} - _EMPTY)


def _thing(text: str, grid: Grid) -> str | None:
    """The one thing whose own words stand in the text."""
    said = _key(text)
    common = frozenset.intersection(*(_key(t) for t in grid.things)) if len(grid.things) > 1 else frozenset()
    fitting = [t for t in grid.things if (own := _key(t) - common) and own <= said]
    return fitting[0] if len(fitting) == 1 else None


def _change(work: Working, grid: Grid, thing: str, ends: tuple[str, str]) -> Fraction | None:
    """The percent change of one thing, with its steps; negative for a decrease."""
    start, end = (grid.values[thing, moment] for moment in ends)
    if start <= 0 or start == end:
        return None
    high, low = max(start, end), min(start, end)
    gap = work.step("Find the change", "Subtract the smaller number from the larger one.", high, "-", low)
    part = Bin("*", Bin("/", work.show(gap), work.show(start), "frac"), work.show(Fraction(100)), "cdot")
    value = work.work(
        "Divide by the starting amount", "Compare the change with the earlier number, as a number of percent.", part
    )
    return value if end > start else -value


def _fits_way(way: str | None, changes: list[Fraction]) -> bool:
    return way in (None, "change") or all((c > 0) == (way == "increase") for c in changes)


def _one(stem: Stem, ask: str, grid: Grid, ends: tuple[str, str]) -> Derivation | None:
    match = _ONE.search(ask)
    thing = _thing(ask[match.start() :], grid) if match else None
    if match is None or thing is None or re.search(r"\b(?:not|except|than|average|mean|total|combined)\b", ask):
        return None
    work = Working(stem)
    change = _change(work, grid, thing, ends)
    asked_way = re.search(r"\b(increase|decrease)d?\b", ask)
    if change is None or not _fits_way(asked_way[1] if asked_way else None, [change]):
        return None
    start, end = (grid.values[thing, m] for m in ends)
    percent = abs(change)
    return work.told(
        PERCENTAGES,
        COMPARING,
        "You are asked for a percent change; find the two numbers in the table.",
        percent,
        lambda: start + start * change / 100 == end,
        unit="percent",
        slips=(("percent of the wrong base", abs(end - start) / end * 100),),
    )


def _two(stem: Stem, ask: str, grid: Grid, ends: tuple[str, str]) -> Derivation | None:
    match = _TWO.search(ask)
    if match is None:
        return None
    first, second = _thing(match["first"], grid), _thing(match["second"], grid)
    if first is None or second is None or first == second or match["again"] not in (None, match["way"]):
        return None
    work = Working(stem)
    changes = [_change(work, grid, t, ends) for t in (first, second)]
    if changes[0] is None or changes[1] is None or not _fits_way(match["way"], [changes[0], changes[1]]):
        return None
    large, small = abs(changes[0]), abs(changes[1])
    if match["how"] in ("less", "lower", "smaller"):
        large, small = small, large
    if large <= small or changes[0] * changes[1] < 0:
        return None
    gap = work.step(
        "Compare the percents", "Percentage points are the plain difference of two percents.", large, "-", small
    )
    numbers = {t: [grid.values[t, m] for m in ends] for t in (first, second)}

    def confirm() -> bool:  # by the growth factors themselves
        one, other = (numbers[t][1] / numbers[t][0] for t in (first, second))
        return abs(one - other) * 100 == gap

    told = work.told(
        PERCENTAGES,
        COMPARING,
        "You are asked for the difference of two percent changes. Work out each first.",
        gap,
        confirm,
        unit="percent",
    )
    return told


def _most(stem: Stem, ask: str, grid: Grid, ends: tuple[str, str]) -> Derivation | None:
    """Which thing has the greatest or least percent change; the choices name things."""
    match = _MOST.search(ask)
    if match is None or not stem.choices or re.search(r"\b(?:not|except)\b", ask):
        return None
    work = Working(stem)
    changes = {t: _change(work, grid, t, ends) for t in grid.things if "total" not in t}
    if any(c is None for c in changes.values()):
        return None
    sizes = {t: abs(c) for t, c in changes.items() if c is not None}
    if (
        not _fits_way(match["way"], [c for c in changes.values() if c is not None])
        or len({c > 0 for c in changes.values() if c}) != 1
    ):
        return None
    pick = max if match["most"] in ("greatest", "largest", "highest") else min
    best = pick(sizes, key=lambda t: sizes[t])
    if sum(1 for v in sizes.values() if same_value(v, sizes[best])) != 1:
        return None

    def ratio(thing: str) -> Fraction:
        return abs(grid.values[thing, ends[1]] / grid.values[thing, ends[0]] - 1)

    def fits(choice: Choice) -> bool:
        return _thing(choice.text.lower(), grid) == best

    label = next(
        row[0] for row in (*stem.tables[0].rows, *zip(*stem.tables[0].rows, strict=True)) if row[0].lower() == best
    )
    told = work.told(
        PERCENTAGES,
        COMPARING,
        "You are asked to compare percent changes, not changes.",
        sizes[best],
        lambda: all(pick(ratio(best), ratio(t)) == ratio(best) for t in sizes),
        unit="",
        fits=fits,
    )
    return telling.named(told, label)
