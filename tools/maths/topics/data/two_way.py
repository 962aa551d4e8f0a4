"""Parts, numbers and comparisons of groups in a table of counts, conditional probability among them.

The conditions of the question are matched with rows and columns; a word that names no row, no column and nothing the
problem spoke of before means that a condition may have been missed, and then the table is not answered.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re

from tools.maths.derivation import Derivation
from tools.maths.problem import Unread
from tools.maths.stem import Stem
from tools.maths.topics.data.asking import asked
from tools.maths.topics.data.grid import Grid, grid_of
from tools.maths.topics.data.grid_answers import Reading
from tools.maths.topics.data.headings import Ambiguous
from tools.maths.topics.data.words import spoken

# Somebody comes, goes or changes sides after the table was made.
LATER = re.compile(
    r"\bnow\b|\blater\b|\b(?:more|new|additional) [a-z-]+(?: [a-z,-]+){0,7} (?:come|comes|came|join|joins|joined|arrive[sd]?|enroll|are added|were added)\b"
    r"|\b(?:switch|transfer|move|leave|join|drop)(?:s|es|ed|red|ped)? (?:to|out|from|the)\b"
)
_SCALED = re.compile(r"\b(?:tens|dozens|hundreds|thousands|millions|billions)\b")


READS = frozenset({"neither", "nor", "without"})


def solve(stem: Stem) -> Derivation | None:
    """A question about a table of counts."""
    if len(stem.tables) != 1:
        return None
    ask = asked(stem)
    grid = grid_of(stem.tables[0])
    if grid is None or LATER.search(stem.prose):
        return None
    if _SCALED.search(f"{stem.prose} {' '.join(c for r in stem.tables[0].rows for c in r).lower()}") and (
        ask is None or ask.kind in ("count", "difference")
    ):
        return None  # the table counts hundreds or thousands: its numbers are not the answer
    cell = _asked_cell(stem, grid)
    if cell is not None:
        return Reading(stem, grid, stem.tables[0]).cell(*cell)
    if ask is None:
        return None
    try:
        return Reading(stem, grid, stem.tables[0]).answer(ask)
    except Ambiguous:
        if not stem.choices and grid.all_rows and len(grid.all_columns) > 1:
            raise Unread(
                "I am not sure which rows or columns of the table that means: please name them as the table does."
            ) from None
        return None


def _asked_cell(stem: Stem, grid: Grid) -> tuple[int, int] | None:
    """The cell that holds the letter whose value is asked."""
    match = re.search(r"value of (?:⟦S(\d+)⟧|([a-z]))(?![a-z])", stem.ask)
    if match is None:
        return None
    letter = spoken(stem, f"⟦S{match.group(1)}⟧") if match.group(1) else match.group(2)
    rows = {head: i for i, head in enumerate(grid.rows.heads)}
    columns = {head: i for i, head in enumerate(grid.columns.heads)}
    table = stem.tables[0]
    for row in table.rows[1:]:
        for head, text in zip(table.heading[1:], row[1:], strict=True):
            if text == letter and row[0] in rows and head in columns:
                return rows[row[0]], columns[head]
    return None
