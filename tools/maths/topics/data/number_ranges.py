"""Ranges of numbers in words: "at least 2", "under 40", "18-25"."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import math
import re
from dataclasses import dataclass

_NUMBER = r"(\d+(?:\.\d+)?)"


_UNIT = r"(?:\s+(?:years?|hours?|minutes?|days?|weeks?|miles?|dollars?|pets?|points?|%))?"


# Each pattern with what it says of its numbers: the lowest and the highest value, and how far the ends are moved.
_RANGES: tuple[tuple[str, str], ...] = (
    (rf"(?:between|from|ages?)?\s*{_NUMBER}{_UNIT}\s*(?:-|–|—|to|through|and)\s*{_NUMBER}", "between"),
    (rf"{_NUMBER}{_UNIT}\s*(?:or|and)\s*(?:more|older|over|above|greater|higher|longer|up)|{_NUMBER}\s*\+", "least"),
    (rf"(?:at least|no (?:less|fewer) than|≥|minimum of)\s*{_NUMBER}", "least"),
    (
        rf"{_NUMBER}{_UNIT}\s*(?:or|and)\s*(?:less|fewer|younger|under|below|lower|shorter)|"
        rf"(?:at most|no more than|up to|≤|not more than)\s*{_NUMBER}",
        "most",
    ),
    (
        rf"(?:more|greater|older|longer|higher|larger|farther) than\s*{_NUMBER}|(?:over|above|exceeds|>)\s*{_NUMBER}",
        "more",
    ),
    (
        rf"(?:less|fewer|younger|shorter|lower|smaller) than\s*{_NUMBER}|(?:under|below|<)\s*(?:age |the age of )?{_NUMBER}",
        "less",
    ),
)


@dataclass(frozen=True)
class Interval:
    """The values from `low` to `high`, both included; whole-number thinking: "more than 2" starts at 3."""

    low: float
    high: float

    def inside(self, other: Interval) -> bool:
        return other.low <= self.low and self.high <= other.high

    def apart(self, other: Interval) -> bool:
        return self.high < other.low or other.high < self.low


def interval_in(text: str) -> tuple[Interval, str] | None:
    """The range of numbers a text names and the words that named it, None without one.

    >>> interval_in("at least 2 pets"), interval_in("under 40")[0], interval_in("18-25")[0]
    ((Interval(low=2.0, high=inf), 'at least 2'), Interval(low=-inf, high=39.0), Interval(low=18.0, high=25.0))
    """
    for pattern, kind in _RANGES:
        match = re.search(pattern, text)
        if match is None:
            continue
        numbers = [float(g) for g in match.groups() if g is not None]
        one = numbers[0]
        whole = 1 if one == int(one) else 1e-6
        if kind == "between" and (len(numbers) != 2 or numbers[0] >= numbers[1]):
            continue
        ends = {
            "between": (one, numbers[-1]),
            "least": (one, math.inf),
            "most": (-math.inf, one),
            "more": (one + whole, math.inf),
            "less": (-math.inf, one - whole),
        }[kind]
        return Interval(*ends), match.group().strip()
    return None
