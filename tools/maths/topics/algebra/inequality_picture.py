"""The number line of an inequality in one letter, with the whole numbers where they are picked or counted."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from fractions import Fraction

from tools.maths.derivation import Move
from tools.maths.figures import Figure
from tools.maths.picturing.intervals import MOST_WHOLE, Border, stretch
from tools.maths.picturing.reading import label
from tools.maths.polynomial import rational
from tools.maths.topics.algebra.intervals import Interval

_PICKED = re.compile(r"= (-?\d+)$")


def picture(name: str, found: Interval, moves: Sequence[Move], solved_at: int, decimal: bool) -> Figure | None:
    """The solutions, found at step `solved_at`; None where there are no borders, or no solutions."""
    if found.empty:
        return None
    low = _border(found.low, found.low_in, decimal)
    high = _border(found.high, found.high_in, decimal)
    relation = found.relation(name, decimal)
    said = label(relation) if relation is not None and (low is None or high is None) else ""
    whole: list[tuple[float, str]] = []
    at = solved_at
    for number, move in enumerate(moves):
        if move.rule == "Pick the whole number":
            after = move.latex()[1]
            picked = _PICKED.search(after)
            whole, at = ([(float(picked[1]), picked[1])] if picked else []), number
        if move.rule == "Count the whole numbers" and found.low is not None and found.high is not None:
            between = range(math.ceil(found.low), math.floor(found.high) + 1)
            inside = [(float(n), "") for n in between if found.holds(Fraction(n))]
            whole, at = (inside if len(inside) <= MOST_WHOLE else []), number
    return stretch(name, low, high, solved_at, said=said, whole=whole, whole_at=at)


def _border(value: Fraction | None, inside: bool, decimal: bool) -> Border | None:
    return None if value is None else Border(float(value), label(rational(value, decimal)), inside)
