"""Frequency tables whose values stand in intervals: "50-59", "20 ≤ t < 25", "60 or more"."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.grammar import try_parse
from tools.maths.polynomial import NotPolynomial
from tools.maths.stem import undressed
from tools.maths.tables import Table, number
from tools.maths.topics.algebra.intervals import Interval, interval, only_letter
from tools.maths.tree import Chain, Rel

_N = r"-?\d+(?:\.\d+)?"
_SPAN = re.compile(rf"({_N}) ?(?:[-–—]|to) ?({_N})")
_OPEN = re.compile(
    rf"({_N}) ?(or (?:more|over|above|older)|and (?:over|above|older)|or (?:less|fewer|under|below)|and (?:under|below)|\+)|(under|below|less than|over|above|more than) ({_N})"
)
_HEAD = re.compile(r"\bfrequency|\bnumber of|\bhow many|\bcount\b")


@dataclass(frozen=True)
class Classes:
    """The intervals in order with their frequencies, and the cells they stand in."""

    intervals: tuple[Interval, ...]
    counts: tuple[int, ...]
    cells: tuple[str, ...]

    @property
    def total(self) -> int:
        """How many values there are."""
        return sum(self.counts)

    def places(self) -> list[int]:
        """For each value, in order, the number of its interval."""
        return [i for i, c in enumerate(self.counts) for _ in range(c)]


def classes_of(table: Table) -> Classes | None:
    """The intervals and frequencies of a table, None where it holds none."""
    for rows in (table.rows, tuple(zip(*table.rows, strict=True))):
        if len(rows[0]) != 2 or not _HEAD.search(rows[0][1].lower()) or "relative" in rows[0][1].lower():
            continue
        body = list(rows[1:])
        last = number(body[-1][1]) if re.match(r"\W*total\W*$", body[-1][0].lower()) else None
        if last is not None:
            body.pop()
        spans, counts = [said(row[0]) for row in body], [number(row[1]) for row in body]
        if (
            len(body) < 3
            or any(s is None for s in spans)
            or any(c is None or c < 0 or c.denominator != 1 for c in counts)
        ):
            continue
        found = Classes(tuple(s for s in spans if s), tuple(int(c or 0) for c in counts), tuple(r[0] for r in body))
        in_order = all(_before(a, b) for a, b in zip(found.intervals, found.intervals[1:], strict=False))
        if in_order and (last is None or last == found.total) and 0 < found.total <= 5000:
            return found
    return None


def said(cell: str) -> Interval | None:
    r"""The interval a cell or a choice names: "50-59", "20 \le t < 25", "60 or more"; None where it names none.

    >>> said("50–59").high, said(r"$20 \le t < 25$").low, said("60 or more").high
    (Fraction(59, 1), Fraction(20, 1), None)
    """
    text = undressed(cell).replace("$", "").replace("−", "-").strip().rstrip(".")
    plain = re.sub(r"(?<=[\d+])(?: (?!to\b|or\b|and\b|over\b|under\b)[a-z]+)+$", "", text)
    if match := _SPAN.fullmatch(plain):
        low, high = Fraction(match[1]), Fraction(match[2])
        return Interval(low, high, True, True) if low < high else None
    if match := _OPEN.fullmatch(plain.lower()):
        if match[1]:
            up = not re.search(r"less|fewer|under|below", match[2])
            edge = Fraction(match[1])
            return Interval(low=edge, low_in=True) if up else Interval(high=edge, high_in=True)
        edge = Fraction(match[4])
        return Interval(low=edge) if match[3] in ("over", "above", "more than") else Interval(high=edge)
    node = try_parse(text)
    if not isinstance(node, Rel | Chain) or (name := only_letter([node])) is None:
        return None
    try:
        return interval([node], name)
    except NotPolynomial:
        return None


def _before(one: Interval, other: Interval) -> bool:
    return one.high is not None and other.low is not None and (
        one.high < other.low or (one.high == other.low and not (one.high_in and other.low_in))
    )  # fmt: skip


def beyond(table: Classes, side: str, at: Fraction) -> list[int] | None:
    """The intervals on one side of a number; None where the number cuts one in two."""
    wanted = {
        "at least": Interval(low=at, low_in=True), "at most": Interval(high=at, high_in=True), "no more than": Interval(high=at, high_in=True),
        "more than": Interval(low=at), "greater than": Interval(low=at), "over": Interval(low=at), "above": Interval(low=at),
    }.get(side, Interval(high=at))  # fmt: skip
    inside = []
    for place, span in enumerate(table.intervals):
        shared = span.within(wanted)
        if not shared.empty and shared != span:
            return None
        if not shared.empty:
            inside.append(place)
    return inside or None
