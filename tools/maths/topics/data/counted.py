"""A table of counts as a picture: the problem's own with the cells a step counts, or one of a population in prose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from tools.maths.derivation import Move
from tools.maths.figures import GIVEN, Figure
from tools.maths.picturing.reading import label
from tools.maths.picturing.tables import LONGEST_LINES, Place, given, heading, step_of, table
from tools.maths.tables import Table, number
from tools.maths.topics.data.grid import Grid, is_total, squared
from tools.maths.tree import num

Counted = tuple[frozenset[int], frozenset[int]]  # rows, columns


def pictured(
    grid: Grid, source: Table | None, groups: Mapping[int, Counted], told: str, moves: Sequence[Move]
) -> Figure | None:
    """The table with what each step counts. groups: by step. told: the problem's text."""
    if source is None:
        tries = (_from_prose(grid, groups, told, moves, longest) for longest in LONGEST_LINES)
        return next((made for made in tries if made is not None), None)
    head, body, _ = squared(source)
    rows = _places([row[0] for row in body], grid.rows.heads)
    columns = _places(head[1:], grid.columns.heads)
    if rows is None or columns is None:
        return None
    total_row = next((r for r, row in enumerate(body) if is_total(row[0])), None)
    total_column = next((c for c, text in enumerate(head[1:]) if is_total(text)), None)
    marks: dict[Place, int] = {}
    for at, (down, across) in groups.items():
        all_down = total_row is not None and down == grid.all_rows
        all_across = total_column is not None and across == grid.all_columns
        rs = [total_row or 0] if all_down else [rows[r] for r in sorted(down)]
        cs = [total_column or 0] if all_across else [columns[c] for c in sorted(across)]
        for place in ((r + 1, c + 1) for r in rs for c in cs):
            marks.setdefault(place, at)
    found: dict[Place, tuple[str, int]] = {}
    for r, c in grid.filled:
        text = label(num(grid.cells[r][c]))
        when = step_of(text, "", moves)
        if when is not None:
            found[rows[r] + 1, columns[c] + 1] = (text, when)
    for r, row in enumerate(body):  # a total that is missing is not put in
        for c, text in enumerate(row[1:]):
            if number(text) is None and (r + 1, c + 1) not in found:
                marks.pop((r + 1, c + 1), None)
    return given([head, *body], marks, found)


def _places(names: Sequence[str], heads: Sequence[str]) -> list[int] | None:
    """Where the grid's headings stand among the table's."""
    places = [k for k, name in enumerate(names) if not is_total(name)]
    return places if [names[k] for k in places] == list(heads) else None


def _from_prose(
    grid: Grid, groups: Mapping[int, Counted], told: str, moves: Sequence[Move], longest: int
) -> Figure | None:
    """A population in prose, its counts where the problem or a step tells them."""
    across = grid.columns.heads
    single = len(across) == 1
    rows: list[list[str]] = [] if single else [["", *(_kind(name, longest) for name in across), r"\text{total}"]]
    found: dict[Place, tuple[str, int]] = {}
    top = len(rows)

    def put(place: Place, value: Fraction) -> None:
        at = step_of(str(value), told, moves)
        if at is not None:
            found[place] = (label(num(value)), at)

    for r, name in enumerate(grid.rows.heads):
        rows.append([_kind(name, longest), *("" for _ in across), *([] if single else [""])])
        values = list(grid.cells[r])
        for c, value in enumerate(values if single else [*values, sum(values, Fraction(0))]):
            put((top + r, c + 1), value)
    end = top if len(rows) == top + 1 else len(rows)  # one row is its own total
    sums = [sum(column, Fraction(0)) for column in zip(*grid.cells, strict=True)]
    for c, value in enumerate(sums if single else [*sums, grid.total]):
        put((end, c + 1), value)
    if any(place[0] == end for place in found) and end == len(rows):
        rows.append([r"\text{total}", *("" for _ in across), *([] if single else [""])])
    marks: dict[Place, int] = {}
    for at, (down, over) in groups.items():
        rs = [end] if down == grid.all_rows else [top + r for r in sorted(down)]
        cs = [len(across) + 1] if over == grid.all_columns and not single else [c + 1 for c in sorted(over)]
        for place in ((r, c) for r in rs for c in cs):
            if place in found:
                marks.setdefault(place, at)
    known = [place for place in found if place[0] != end or end == top]
    if len(found) < 2 or not marks or 2 * len(known) < len(grid.rows.heads) * len(across):
        return None
    return table(rows, marks, found) if any(at == GIVEN for _, at in found.values()) else None


def _kind(name: str, longest: int) -> str:
    """A kind's heading; those that are not of another kind are the others."""
    return heading("others" if name.startswith("not ") else name, longest)
