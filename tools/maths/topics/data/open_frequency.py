"""A frequency table with one frequency left open: the total, the mean or the median settles it."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip, words
from tools.maths.stem import Stem
from tools.maths.tables import Table, number
from tools.maths.topics.data import measures
from tools.maths.topics.data.finishing import Found, number_answer
from tools.maths.topics.data.words import content, spoken, traps
from tools.maths.tree import Bin, Node, Rel, Sym, num

_FREQUENCY = re.compile(r"\bfrequency|\bnumber of|\bhow many|\bcount\b")
_MEAN = re.compile(r"\b(?:mean|average)\b[^.⟦]{0,70}? (?:is|was|of|equals) ⟦[NM](\d+)⟧")
_CONCEPT = (
    "A frequency says how often a value occurs. The frequencies add up to the number of values, and each value counts "
    "as often as its frequency when a mean is worked out."
)


@dataclass(frozen=True)
class _Open:
    """values with their counts; counts[gap] is the open one, named by letter ("" where it stood empty)."""

    values: tuple[Fraction, ...]
    counts: tuple[Fraction | None, ...]
    gap: int
    letter: str


def solve(stem: Stem) -> Derivation | None:
    """The open frequency, or a measure of the completed table."""
    if len(stem.tables) != 1:
        return None
    table = _open_table(stem.tables[0])
    if table is None or re.search(r"\bpercent|\bprobab|\bmargin", stem.prose):
        return None
    known = sum((c for c in table.counts if c is not None), Fraction(0))
    mean = _MEAN.search(stem.prose)
    loose = [(i, v) for i in stem.unused(()) if (v := stem.value(f"⟦N{i}⟧")) is not None]
    if mean is not None:
        target = stem.value(f"⟦N{mean.group(1)}⟧")
        if target is None or any(i != int(mean.group(1)) for i, _ in loose):
            return None
        return _from_mean(stem, table, target)
    totals = [v for _, v in loose if v > known and v.denominator == 1]
    if len(loose) != 1 or len(totals) != 1 or not re.search(rf"⟦N{loose[0][0]}⟧ (?!points?\b)[a-z]", stem.prose):
        return None
    if re.search(
        r"\b(?:sum|greater than|at least|more than|less than|fewer than|other|except)\b|\btotal of the\b", stem.prose
    ):
        return None
    return _from_total(stem, table, totals[0], known)


def _open_table(table: Table) -> _Open | None:
    for rows in (table.rows, tuple(zip(*table.rows, strict=True))):
        if len(rows[0]) != 2 or not _FREQUENCY.search(rows[0][1].lower()) or number(rows[0][0]) is not None:
            continue
        if re.match(r"\W*total\W*$", rows[-1][0].lower()):
            continue
        values = [number(r[0]) for r in rows[1:]]
        counts = [number(r[1]) if re.search(r"\d", r[1]) else None for r in rows[1:]]
        gaps = [i for i, c in enumerate(counts) if c is None]
        if any(v is None for v in values) or len(gaps) != 1 or len(values) < 3:
            continue
        cell = rows[1 + gaps[0]][1].strip("$ \\?")
        if cell and not re.fullmatch(r"[a-z]", cell):
            continue
        return _Open(tuple(v for v in values if v is not None), tuple(counts), gaps[0], cell)
    return None


def _asks_letter(stem: Stem, table: _Open) -> bool:
    ask = spoken(stem, stem.ask)
    if table.letter and re.search(rf"\b(?:what is|find|value of)(?: the value of)? {table.letter}\b", ask):
        return True
    value = table.values[table.gap]
    return bool(re.search(rf"\bhow many\b[^?]*\b{value}\b", ask)) and not re.search(
        r"\bat least|\bmore than|\bfewer|\bless", ask
    )


def _from_mean(stem: Stem, table: _Open, target: Fraction) -> Derivation | None:
    """The mean fixes the frequency: an equation in one unknown."""
    if not _asks_letter(stem, table) or table.values[table.gap] == target:
        return None
    pairs = [(v, c) for v, c in zip(table.values, table.counts, strict=True) if c is not None]
    count, total = sum((c for _, c in pairs), Fraction(0)), sum((v * c for v, c in pairs), Fraction(0))
    value = table.values[table.gap]
    answer = (total - target * count) / (target - value)
    if answer.denominator != 1 or answer < 0:
        return None
    letter = Sym(table.letter or "n")
    top: Node = Bin("+", num(total), Bin("*", num(value), letter, "" if value else "cdot"))
    equation = Rel("=", Bin("/", top, Bin("+", num(count), letter), "frac"), num(target))
    full = [v for v, c in pairs for _ in range(int(c))] + [value] * int(answer)
    return number_answer(
        stem,
        Found(
            skills.ONE_VARIABLE_DATA,
            _CONCEPT,
            "You are asked for the frequency that makes the mean what it is told to be.",
            (
                Move("Write the mean with the unknown", "The sum of all values over the number of all values is the mean.", words(f"the mean is {measures.text_of(target)}"), equation, check=lambda: measures.mean(full) == target),
                Move("Solve for the frequency", "Multiply by the number of values and bring the unknown to one side.", Bin("/", num(total - target * count), num(target - value), "frac"), num(answer)),
            ),
            answer,
            lambda: measures.again("mean", full) == target,
            full=not traps(stem, stem.told) - {"mean", "average", "what", "each", "total", "if"} and len(stem.sentences) <= 4,
        ),
    )  # fmt: skip


def _from_total(stem: Stem, table: _Open, total: Fraction, known: Fraction) -> Derivation | None:
    """The number of all values fixes the frequency; then the measure that is asked."""
    missing = total - known
    if not 0 <= total <= 5000:
        return None
    moves: tuple[Move, ...]
    first = Move(
        "Find the open frequency",
        "All frequencies add up to the number of values.",
        Bin("-", num(total), num(known)),
        num(missing),
    )
    names = [n for _, n in measures.named(stem.ask)]
    values = [
        v for v, c in zip(table.values, table.counts, strict=True) for _ in range(int(missing if c is None else c))
    ]
    told = {s for t in stem.told for s in content(spoken(stem, t))}
    fine = (
        not traps(stem, stem.told) - {"each", "total", "what", "of", "per", "how", "who"} and len(stem.sentences) <= 4
    )
    if not names and _asks_letter(stem, table):
        value, moves = missing, (first,)
        confirm = lambda: sum((c for c in table.counts if c is not None), value) == total  # noqa: E731
    elif len(names) == 1 and names[0] in ("mean", "median", "mode", "range") and told:
        result = measures.measure(names[0], values)
        if result is None or re.search(r"\bhow (?:much|many)\b|\bgreater\b|\bless\b|\bdifference\b", stem.ask):
            return None
        value, moves = result, (first, *measures.moves_for(names[0], values))
        confirm = lambda: len(values) == total and measures.again(names[0], values) == value  # noqa: E731
    else:
        return None
    return number_answer(
        stem,
        Found(
            skills.ONE_VARIABLE_DATA,
            _CONCEPT,
            "One frequency is open: find it first from the number of all values.",
            moves,
            value,
            confirm,
            slips=(Slip("left out the open frequency", num(measures.mean([v for v, c in zip(table.values, table.counts, strict=True) for _ in range(int(c or 0))]))),) if names == ["mean"] else (),
            full=fine,
            decimal=True,
        ),
    )  # fmt: skip
