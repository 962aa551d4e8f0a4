"""A table of percents whose groups' sizes the text tells: how many of all belong to one row or column.

"300 adults and 200 teens; 35% of the adults and 25% of the teens …", or one column of percents of one whole.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.stem import TRAPS, Stem
from tools.maths.tables import number
from tools.maths.topics.data.asking import cleaned
from tools.maths.topics.data.finishing import Found, number_answer
from tools.maths.topics.data.grid import squared
from tools.maths.topics.data.sheet import Sheet
from tools.maths.topics.data.words import GENERIC, NEGATIONS, content, spoken, tokens
from tools.maths.tree import Bin, Node, Percent, num

_COUNT = re.compile(r"^how many (?:(?P<more>more|fewer) (?P<one>.+?) than (?P<two>.+)|(?P<all>.+))$")
_FINE = frozenset({"of", "the", "in", "all", "total", "and", "each", "how", "more", "than", "both"})
CONCEPT = "A percent is a part of its own group: take it of that group's size, and only then add or compare."


def solve(stem: Stem) -> Derivation | None:
    """A number of people or things from a table of percents, None for anything else."""
    if len(stem.tables) != 1 or stem.statements:
        return None
    asked = _COUNT.match(cleaned(spoken(stem, stem.ask)))
    sheet = _sheet(stem)
    if asked is None or sheet is None:
        return None
    sizes = _sizes(stem, sheet)
    if sizes is None:
        return None
    if asked["more"]:
        first, second = (_terms(stem, sheet, sizes, asked[g]) for g in ("one", "two"))
        if first is None or second is None:
            return None
        return _answer(stem, first, second, fewer=asked["more"] == "fewer")
    terms = _terms(stem, sheet, sizes, asked["all"])
    return None if terms is None else _answer(stem, terms, None)


def _sheet(stem: Stem) -> Sheet | None:
    """The table, every cell of which is a percent."""
    heading, body, over = squared(stem.tables[0])
    percents = all("%" in c for r in body for c in r[1:]) or (len(heading) == 2 and "percent" in heading[1].lower())
    values = [[number(c) for c in r[1:]] for r in body]
    if not percents or any(v is None for row in values for v in row) or not body:
        return None
    scale = 1 if all("%" in c for r in body for c in r[1:]) else 100
    cells = tuple(tuple(v / scale for v in row if v is not None) for row in values)
    return Sheet(f"{heading[0]} {over}".strip(), tuple(r[0] for r in body), tuple(heading[1:]), cells)


def _sizes(stem: Stem, sheet: Sheet) -> dict[int, Fraction] | None:
    """The size of each row's group, or under -1 that of the one whole of which a single column holds the percents."""
    places = [i for i in stem.unused(()) if i in stem.placeholders("N")]
    values = {i: v for i in places if (v := stem.value(f"⟦N{i}⟧")) is not None}
    if len(sheet.columns) == 1:
        whole = {v for v in values.values() if v != len(sheet.rows)}
        return {-1: whole.pop()} if len(whole) == 1 and sum(sheet.column(0)) == 1 else None
    if any(sum(row) != 1 for row in sheet.cells):
        return None
    found: dict[int, Fraction] = {}
    for place, value in values.items():
        after = stem.prose[stem.prose.find(f"⟦N{place}⟧") + 4 :]
        named = [r for r, n in enumerate(sheet.rows) if set(content(n)) & set(content(" ".join(after.split()[:3])))]
        if len(named) == 1 and named[0] not in found:
            found[named[0]] = value
    rest = [v for v in values.values() if v not in found.values() and v != sum(found.values()) and v != len(sheet.rows)]
    return found if len(found) == len(sheet.rows) and not rest else None


Terms = list[tuple[Fraction, Fraction]]  # percent and size of each group that counts


def _terms(stem: Stem, sheet: Sheet, sizes: dict[int, Fraction], phrase: str) -> Terms | None:
    """The parts that a phrase names; None when a word of it is explained by nothing."""
    told = " ".join(spoken(stem, s) for s in stem.told)
    known = set(content(f"{told} {sheet.label} {' '.join(sheet.rows)} {' '.join(sheet.columns)}")) | GENERIC
    said = tokens(phrase)
    numbers = {str(int(v)) for v in (*sizes.values(), sum(sizes.values()))}
    if set(said) & (NEGATIONS | (TRAPS - _FINE)) or {s for s in content(phrase) if s not in numbers} - known:
        return None
    rows = [r for r, n in enumerate(sheet.rows) if set(content(n)) and set(content(n)) <= set(content(phrase))]
    if -1 in sizes:
        joined = bool({"or", "and"} & set(said))
        return [(sheet.cells[r][0], sizes[-1]) for r in rows] if len(rows) == 1 or (rows and joined) else None
    columns = [c for c in range(len(sheet.columns)) if sheet.own(c) & set(content(phrase))]
    if not columns or (len(columns) > 1 and not {"or", "and"} & set(said)) or len(rows) > 1:
        return None
    return [(sheet.cells[r][c], sizes[r]) for r in rows or range(len(sheet.rows)) for c in columns]


def _total(terms: Terms) -> Fraction:
    return sum((p * n for p, n in terms), Fraction(0))


def _added(terms: Terms) -> Move:
    tree: Node | None = None
    for percent, size in terms:
        term = Bin("*", Percent(num(percent * 100)), num(size), "of")
        tree = term if tree is None else Bin("+", tree, term)
    assert tree is not None
    return Move(
        "Take each percent of its group",
        "Multiply each percent by the size of its own group; add.",
        tree,
        num(_total(terms)),
    )


def _answer(stem: Stem, first: Terms, second: Terms | None, *, fewer: bool = False) -> Derivation | None:
    moves = [_added(first)]
    value = _total(first)
    if second is not None:
        moves.append(_added(second))
        high, low = (_total(second), value) if fewer else (value, _total(second))
        value = high - low
        moves.append(
            Move("Subtract", "Take the smaller number from the larger one.", Bin("-", num(high), num(low)), num(value))
        )
    if value <= 0 or value.denominator != 1:
        return None
    groups = first + (second or [])

    def confirm() -> bool:
        counts = [size * percent for percent, size in groups]
        signs = [1] * len(first) + [-1] * (len(groups) - len(first))
        return abs(sum((s * c for s, c in zip(signs, counts, strict=True)), Fraction(0))) == value and all(
            0 <= c <= n for c, (_, n) in zip(counts, groups, strict=True)
        )

    whole = sum((n for _, n in groups), Fraction(0))
    mean = sum((p for p, _ in groups), Fraction(0)) / len(groups)
    slips = (
        (Slip("took the mean of the percents", num(mean * whole)),) if second is None and mean * whole != value else ()
    )
    return number_answer(
        stem,
        Found(
            skills.PERCENTAGES,
            CONCEPT,
            "You are asked for a number of people or things, given percents: of which group is each percent?",
            tuple(moves),
            value,
            confirm,
            slips=slips,
            full=len(stem.sentences) <= 4,
        ),
    )
