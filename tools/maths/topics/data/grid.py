"""A table of counts: rows and columns with their headings, totals checked, a missing cell worked out from them.

Only tables that count things become a grid; what the question asks of it is for `two_way.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.tables import Table, number
from tools.maths.topics.data.headings import Side
from tools.maths.topics.data.words import content, tokens

_NO_COUNT = re.compile(
    r"\b(?:mean|average|median|percent|percentage|rate|price|cost|ratio|per|temperature|speed|margin|minimum|maximum|"
    r"quartile|deviation|height|weight|mass|density|population|year|probability|relative)\b|[%$]"
)
_TOTAL = re.compile(r"(?:grand |row |column )?totals?|all|sum|overall")


@dataclass(frozen=True)
class Grid:
    """Counts by row and column without the totals. filled: the cells (row, column) that were missing.

    >>> from tools.maths.tables import find
    >>> grid = grid_of(find("| | A | B | Total |\\n|---|---|---|---|\\n| x | 1 | 2 | 3 |\\n| y | 4 | | 9 |")[0][1])
    >>> grid.cells[1], grid.filled
    ((Fraction(4, 1), Fraction(5, 1)), ((1, 1),))
    """

    rows: Side
    columns: Side
    cells: tuple[tuple[Fraction, ...], ...]
    filled: tuple[tuple[int, int], ...] = ()

    def sum(self, rows: Iterable[int], columns: Iterable[int]) -> Fraction:
        across = tuple(columns)
        return sum((self.cells[r][c] for r in rows for c in across), Fraction(0))

    @property
    def all_rows(self) -> frozenset[int]:
        return frozenset(range(len(self.cells)))

    @property
    def all_columns(self) -> frozenset[int]:
        return frozenset(range(len(self.cells[0])))

    @property
    def total(self) -> Fraction:
        return self.sum(self.all_rows, self.all_columns)


def is_total(text: str) -> bool:
    return bool(_TOTAL.fullmatch(" ".join(tokens(text))))


def squared(table: Table) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], str]:
    """One row of headings, the rows under it, and the words of a heading that spans several columns."""
    rows = list(table.rows)
    over = ""
    if len(rows) > 2 and len(rows[0]) > 2 and rows[0][0] and rows[1][0] and not any(rows[0][1:]):
        over, rows = rows[0][0], rows[1:]  # a title over the whole table
    if len(rows) > 2 and sum(bool(c) for c in rows[0]) < len(rows[0]) / 2 + 0.6 and not any(map(number, rows[1][1:])):
        first, second = rows[0], rows[1]
        if sum(bool(c) for c in second) >= len(second) - 1 and sum(bool(c) for c in first[1:]) <= 1:
            over = " ".join(c for c in first if c)
            rows = rows[1:]
    if len(rows[0]) > 3 and sum(not r[0] for r in rows[1:]) >= len(rows) // 2 and not any(number(r[1]) for r in rows):
        over += " " + " ".join(r[0] for r in rows if r[0])
        rows = [row[1:] for row in rows]
    return rows[0], tuple(rows[1:]), over.strip()


def grid_of(table: Table) -> Grid | None:
    """The grid of a table of counts, None when it is not one or its totals do not add up."""
    heading, body, over = squared(table)
    if not body or any(_NO_COUNT.search(c.lower()) for c in heading[1:]):
        return None
    if len(heading) == 2 and not re.search(r"number|count|frequency|students|people|how many|of ", heading[1].lower()):
        return None
    values = [[number(c) if re.search(r"\d", c) else None for c in row[1:]] for row in body]
    if any("%" in c or "$" in c or "." in c for row in body for c in row[1:]):
        return None
    names = [row[0] for row in body]
    total_row = next((i for i, n in enumerate(names) if is_total(n)), None)
    total_column = next((i for i, n in enumerate(heading[1:]) if is_total(n)), None)
    solved = _completed(values, total_row, total_column)
    if solved is None:
        return None
    rows = [i for i in range(len(body)) if i != total_row]
    columns = [j for j in range(len(heading) - 1) if j != total_column]
    if not rows or not columns:
        return None
    missing = tuple((a, b) for a, i in enumerate(rows) for b, j in enumerate(columns) if values[i][j] is None)
    cells = tuple(tuple(solved[i][j] for j in columns) for i in rows)
    if any(v < 0 or v.denominator != 1 for row in cells for v in row):
        return None
    down, across = tuple(names[i] for i in rows), tuple(heading[j + 1] for j in columns)
    return Grid(
        Side(
            down,
            heading[0] + (" " + over if len(columns) == 1 else ""),
            _stems(across) if len(across) > 1 else frozenset(),
        ),
        Side(across, over, _stems(down) if len(down) > 1 else frozenset()),
        cells,
        missing,
    )


def _stems(heads: Iterable[str]) -> frozenset[str]:
    return frozenset(s for h in heads for s in content(h))


def _completed(
    values: list[list[Fraction | None]], total_row: int | None, total_column: int | None
) -> list[list[Fraction]] | None:
    """The cells with every gap worked out from the totals; None where that fails or the totals contradict."""
    work = [list(row) for row in values]
    lines: list[list[tuple[int, int]]] = []
    rows, columns = len(work), len(work[0])
    if total_column is not None:
        lines += [[(i, j) for j in range(columns) if j != total_column] + [(i, total_column)] for i in range(rows)]
    if total_row is not None:
        lines += [[(i, j) for i in range(rows) if i != total_row] + [(total_row, j)] for j in range(columns)]
    for _ in range(rows * columns):
        gaps = False
        for line in lines:
            open_cells = [(i, j) for i, j in line if work[i][j] is None]
            if len(open_cells) == 1:
                i, j = open_cells[0]
                known = sum((work[a][b] or Fraction(0) for a, b in line[:-1]), Fraction(0))
                work[i][j] = known if (i, j) == line[-1] else (work[line[-1][0]][line[-1][1]] or Fraction(0)) - known
                gaps = True
        if not gaps:
            break
    done = [[v for v in row if v is not None] for row in work]
    if any(len(row) != columns for row in done):
        return None
    for line in lines:
        if sum(done[i][j] for i, j in line[:-1]) != done[line[-1][0]][line[-1][1]]:
            return None
    return done


def words_of(grid: Grid) -> frozenset[str]:
    """The stems of every heading and label."""
    texts = (*grid.rows.heads, *grid.columns.heads, grid.rows.label, grid.columns.label)
    return frozenset(s for text in texts for s in content(text))
