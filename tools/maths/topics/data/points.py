"""Pairs of data (x, y) in a problem: a table of two columns or rows, listed points, or two lists side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.tables import Table, number
from tools.maths.topics.data.datasets import _RUN
from tools.maths.tree import Group
from tools.maths.values import exact_pair


@dataclass(frozen=True)
class Pairs:
    """The points in the order given, what the two columns are called, and the placeholders they take."""

    points: tuple[tuple[Fraction, Fraction], ...]
    x_name: str = ""
    y_name: str = ""
    used: tuple[int, ...] = ()


def pairs_in(stem: Stem) -> Pairs | None:
    """The one set of pairs in a problem, None when there is none or more than one.

    >>> from tools.maths import stem as reading
    >>> pairs_in(reading.read("The points are (1, 3), (2, 5) and (3, 7).")).points[2]
    (Fraction(3, 1), Fraction(7, 1))
    """
    if stem.tables:
        return pairs_of_table(stem.tables[0]) if len(stem.tables) == 1 else None
    return _listed(stem) or _side_by_side(stem)


def pairs_of_table(table: Table) -> Pairs | None:
    """Two columns, or two rows, of numbers."""
    for rows in (table.rows, tuple(zip(*table.rows, strict=True))):
        found = _two_columns(rows)
        if found is not None:
            return found
    return None


def _two_columns(rows: Sequence[Sequence[str]]) -> Pairs | None:
    if len(rows[0]) != 2 or number(rows[0][0]) is not None:
        return None
    values = [(number(a), number(b)) for a, b in rows[1:]]
    if len(values) < 2 or any(a is None or b is None for a, b in values):
        return None
    points = tuple((a, b) for a, b in values if a is not None and b is not None)
    if len({x for x, _ in points}) < len(points):
        return None
    return Pairs(points, rows[0][0], rows[0][1])


def _listed(stem: Stem) -> Pairs | None:
    points, used = [], []
    for place in stem.placeholders("T"):
        node = stem.nodes[place]
        point = exact_pair(node)
        if point is None or not isinstance(node, Group) or node.kind != "pair":
            return None
        points.append(point)
        used.append(place)
    return Pairs(tuple(points), used=tuple(used)) if len(points) >= 2 and len(set(points)) == len(points) else None


def _side_by_side(stem: Stem) -> Pairs | None:
    runs = []
    for match in _RUN.finditer(stem.prose):
        places = tuple(int(n) for _, n in PLACEHOLDER.findall(match.group()))
        values = [stem.value(f"⟦N{p}⟧") for p in places]
        if any(v is None for v in values):
            return None
        runs.append((places, tuple(v for v in values if v is not None)))
    if len(runs) != 2 or len(runs[0][1]) != len(runs[1][1]) or len(set(runs[0][1])) != len(runs[0][1]):
        return None
    return Pairs(tuple(zip(runs[0][1], runs[1][1], strict=True)), used=runs[0][0] + runs[1][0])
