"""What goes together at one rate as a table of two rows: so many miles in so many hours, and the pair that is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tools.maths.derivation import Move
from tools.maths.figures import GIVEN, Table
from tools.maths.picturing.tables import Place, heading, step_of, table

EACH = r"\text{each}"  # for a one that nobody writes


@dataclass(frozen=True)
class Pair:
    """Two amounts that belong together, and the step that finds them (a step for each)."""

    one: str
    other: str
    one_at: int = GIVEN
    other_at: int = GIVEN


def together(names: tuple[str, str], pairs: Sequence[Pair], told: str, moves: Sequence[Move]) -> Table | None:
    """A row for each of the two quantities, a column for each pair; a 1 that is not told is called "each".

    >>> table = together(("hours", "miles"), [Pair("3", "150"), Pair("7", "350", other_at=0)], "3 7 150", ())
    >>> [[cell.text for cell in row] for row in table.rows]
    [['\\\\text{hours}', '3', '7'], ['\\\\text{miles}', '150', '350']]
    """
    if step_of("1", told, moves) is None:
        pairs = [
            Pair(EACH if p.one == "1" else p.one, EACH if p.other == "1" else p.other, p.one_at, p.other_at)
            for p in pairs
        ]
    found: dict[Place, tuple[str, int]] = {}
    marks: dict[Place, int] = {}
    for c, pair in enumerate(pairs):
        found[0, c + 1] = (pair.one, pair.one_at)
        found[1, c + 1] = (pair.other, pair.other_at)
        for r, at in enumerate((pair.one_at, pair.other_at)):
            if at != GIVEN:
                marks[r, c + 1] = at
    empty = [""] * len(pairs)
    return table([[heading(names[0]), *empty], [heading(names[1]), *empty]], marks, found)
