"""The region of a system of inequalities, its corner, and the point that is looked for."""

from __future__ import annotations

from collections.abc import Sequence

from tools.maths.derivation import Derivation, State
from tools.maths.figures import GIVEN, Figure
from tools.maths.picturing.curves import Mark
from tools.maths.picturing.reading import label, value
from tools.maths.picturing.regions import Half, region
from tools.maths.polynomial import NotPolynomial
from tools.maths.topics.algebra import corners
from tools.maths.tree import Group, Rel, letters

SIDES = "<>≤≥="


def picture(found: Derivation) -> Figure | None:
    """The region that the first step speaks of, with the point that a step or the answer names."""
    first = found.moves[0]
    rows = first.before.rows[0] if isinstance(first.before, State) and first.before.rows else ()
    answer = found.values[0] if len(found.values) == 1 else None
    if first.rule == "Test the pairs" and isinstance(answer, Group):
        return regions_of(rows, _point(answer, 0), shaded_at=0)
    if first.rule == "Find the corner" and isinstance(first.after, State):
        corner = Group(tuple(row.right for row in first.after.rows[0]))
        return regions_of(rows, _point(corner, 0), shaded_at=0)
    return None


def _point(point: Group, at: int) -> list[Mark]:
    if len(point.items) != 2:
        return []
    x, y = (value(item) for item in point.items)
    return [] if x is None or y is None else [Mark(x, y, label(point), at)]


def regions_of(rows: Sequence[Rel], marks: Sequence[Mark], *, shaded_at: int, drawn_at: int = GIVEN) -> Figure | None:
    """The region where linear relations in x and y hold."""
    names = sorted({name for row in rows for name in letters(row)})
    if not names or len(names) > 2 or not set(names) <= {"x", "y"} or any(row.op not in SIDES for row in rows):
        return None
    try:
        halves = [_half(row) for row in rows]
    except NotPolynomial:
        return None
    return region(halves, marks, ("x", "y"), shaded_at=shaded_at, drawn_at=drawn_at)


def _half(row: Rel) -> Half:
    one = corners.half(row, ("x", "y"))
    return Half(float(one.a), float(one.b), float(one.c), one.op in ">≥", one.op in "<>", one.op == "=", label(row))
