"""What is worked out for one question about one grid of counts: a part, a number, a comparison, a missing cell.

The grid may be a problem's table (`two_way.py`) or come from prose (`groups_told.py`, `chance.py`).
"""

# ruff: noqa: E501 (a step reads best on one line)

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip, words
from tools.maths.figures import Figure
from tools.maths.tables import Table
from tools.maths.topics.data import counted
from tools.maths.topics.data.asking import Ask
from tools.maths.topics.data.conditions import Conditions, Group
from tools.maths.topics.data.finishing import Found, number_answer
from tools.maths.topics.data.grid import Grid, grid_of
from tools.maths.topics.writing import calculated
from tools.maths.tree import Bin, Node, num

CONCEPT = (
    "A fraction or probability compares a part with a whole. The words before the condition say who is counted as the "
    "whole; only then count which of those also belong to the part."
)


class Reading(Conditions):
    """What is worked out for one question about one grid."""

    def answer(self, ask: Ask) -> Derivation | None:
        match ask.kind:
            case "part":
                whole, part = self.whole_and_part(ask)
                return self._part(ask, whole, part)
            case "count":
                return self._count(ask)
            case _:
                return self._compared(ask)

    def _part(self, ask: Ask, whole: Group, part: Group) -> Derivation | None:
        both = whole.and_(part)
        bottom, top = whole.count(self.grid), both.count(self.grid)
        if part.everyone or not bottom or both.cells(self.grid) == whole.cells(self.grid):
            return None
        if not all(both.cells(self.grid)):
            return None  # "what part of the boys are girls": groups that exclude each other were meant otherwise
        division = calculated(
            "Divide the part by the whole",
            "Write the part over the whole.",
            Bin("/", num(top), num(bottom), "frac"),
        )
        if division is None:
            return None
        moves = [*self._filled(), self._counted("Count the whole", whole, _everyone(whole))]
        moves += [
            self._counted("Count the part", both, "Of those, count the ones that the question asks for."),
            division[0],
        ]
        first = len(moves) - 3
        return number_answer(
            self.stem,
            Found(
                skill=skills.PROBABILITY,
                concept=CONCEPT,
                asked="You are asked what part of one group belongs to another. First say which group is the whole.",
                moves=tuple(moves),
                value=top / bottom,
                confirm=lambda: self.by_enumeration(whole, both) == top / bottom,
                kind="percent" if ask.percent else "number",
                slips=_slips(top, bottom, self.grid.total, part.count(self.grid), ask.percent),
                full=self.full,
                decimal=any("." in c.text for c in self.stem.choices),
                figure=self._picture({first: whole, first + 1: both}, moves),
            ),
        )

    def _count(self, ask: Ask) -> Derivation | None:
        group = self.group(ask.event)
        if self.counts_values(ask.event):
            return None  # "how many goals" of a table that counts games
        if group.everyone and self.full:
            self.full = False
        top = group.count(self.grid)
        moves = [*self._filled(), self._counted("Count the group", group, "Add the cells that the description fits.")]
        return number_answer(
            self.stem,
            Found(
                skills.PROBABILITY,
                "A cell of a two-way table belongs to its row and to its column at once; a total leaves one of them open.",
                "You are asked how many belong to the group described.",
                tuple(moves),
                top,
                lambda: sum(1 for _ in self._people(group)) == top,
                full=self.full,
                figure=self._picture({len(moves) - 1: group}, moves),
            ),
        )

    def _compared(self, ask: Ask) -> Derivation | None:
        one, two = self.group(ask.event), self.group(ask.other)
        ratio, share = ask.kind in ("ratio", "share"), ask.kind == "share"
        if not share:
            one, two = _lent(one, two), _lent(two, one)
        if not share and (one.rows is None) != (two.rows is None):
            return None  # "walkers to all students in grade 10": whether grade 10 is meant of both is not clear
        for base in ask.bases:
            one, two = one.and_(self.group(base)), two.and_(self.group(base))
        if one.cells(self.grid) == two.cells(self.grid) or one.everyone or (two.everyone and not share):
            return None
        a, b = one.count(self.grid), two.count(self.grid)
        if (ratio and not b) or (a < b and not ratio):
            return None  # "how many more" of which there are fewer
        tree: Node = Bin("/", num(a), num(b), "frac") if ratio else Bin("-", num(a), num(b))
        step = calculated("Compare the counts", "Divide the first by the second." if ratio else "Subtract.", tree)
        if step is None:
            return None
        moves = (
            *self._filled(),
            self._counted("Count the first group", one, "Add the cells that the first description fits."),
            self._counted("Count the second group", two, "Add the cells that the second description fits."),
            step[0],
        )
        value = a / b if ratio else a - b
        counts = lambda g: sum(1 for _ in self._people(g))  # noqa: E731 (used twice in one line)
        return number_answer(
            self.stem,
            Found(
                skills.PROBABILITY if share else skills.TWO_VARIABLE_DATA,
                "Find the two groups in the table first, then compare their counts.",
                "You are asked to compare two groups.",
                moves,
                value,
                lambda: (Fraction(counts(one), counts(two)) if ratio else counts(one) - counts(two)) == value,
                kind="percent" if ask.percent else "number",
                full=self.full,
                figure=self._picture({len(moves) - 3: one, len(moves) - 2: two}, moves),
            ),
        )

    def cell(self, row: int, column: int) -> Derivation | None:
        """The value of a cell that the table leaves open."""
        group = Group(frozenset({row}), frozenset({column}), "")
        value = self.grid.cells[row][column]
        move = Move(
            "Complete the table",
            "A missing cell is its row's or column's total less the other cells.",
            words("missing cell"),
            num(value),
            check=lambda: sum(1 for _ in self._people(group)) == value,
        )
        table = self.table
        return number_answer(
            self.stem,
            Found(
                skills.PROBABILITY,
                "In every row and column of a table of counts the cells add up to the total.",
                "You are asked for a cell that the totals determine.",
                (move,),
                value,
                lambda: table is not None and _adds_up(table, self.grid),
                full=self.full,
                figure=self._picture({0: group}, (move,)),
            ),
        )

    def _picture(self, groups: Mapping[int, Group], moves: Sequence[Move]) -> Figure | None:
        """The table with the cells that each step counts."""
        cells = {at: group.cells(self.grid) for at, group in groups.items()}
        return counted.pictured(self.grid, self.table, cells, self.stem.question, moves)

    # ---- steps and the second route --------------------------------------------------------------------------

    def _filled(self) -> list[Move]:
        """One move for the cells that were missing from the table."""
        if not self.grid.filled or self.table is None:
            return []
        r, c = self.grid.filled[0]
        value, table = self.grid.cells[r][c], self.table
        name = f"{self.grid.rows.heads[r]}, {self.grid.columns.heads[c]}"
        return [
            Move(
                "Complete the table",
                "A missing cell is its row's or column's total less the other cells.",
                words(name + ": missing"),
                num(value),
                check=lambda: _adds_up(table, self.grid),
            )
        ]

    def _counted(self, rule: str, group: Group, text: str) -> Move:
        rows, columns = group.cells(self.grid)
        names = [_names(self.grid.rows.heads, rows), _names(self.grid.columns.heads, columns)]
        label = "; ".join(n for n in names if n) or "everyone in the table"
        value = group.count(self.grid)
        return Move(rule, text, words(label), num(value), check=lambda: sum(1 for _ in self._people(group)) == value)

    def _people(self, group: Group) -> list[tuple[int, int]]:
        """Every individual of a group, one by one, as its row and column."""
        people = [
            (r, c)
            for r, row in enumerate(self.grid.cells)
            for c, count in enumerate(row)
            for _ in range(int(min(count, Fraction(200_000))))
        ]
        return [(r, c) for r, c in people if _in(r, group.rows) and _in(c, group.columns)]

    def by_enumeration(self, whole: Group, part: Group) -> Fraction:
        """The part of a group counted one by one, each as its row and column."""
        people = self._people(whole)
        return Fraction(sum(1 for r, c in people if _in(r, part.rows) and _in(c, part.columns)), len(people))


def _in(index: int, chosen: frozenset[int] | None) -> bool:
    return chosen is None or index in chosen


def _lent(one: Group, two: Group) -> Group:
    """A condition said once for both groups that are compared: "how many more seniors than juniors walk"."""
    rows = two.rows if one.rows is None and one.columns is not None and two.columns is not None else one.rows
    columns = two.columns if one.columns is None and one.rows is not None and two.rows is not None else one.columns
    return Group(rows, columns, one.said)


def _everyone(whole: Group) -> str:
    if whole.everyone:
        return "Nothing narrows the choice, so everyone in the table counts: add all cells, or read the total."
    return "Only those that the condition names are counted as the whole: read their total."


def _names(heads: Sequence[str], chosen: frozenset[int]) -> str:
    return "" if len(chosen) == len(heads) else " or ".join(heads[i] for i in sorted(chosen))


def _adds_up(table: Table, grid: Grid) -> bool:
    again = grid_of(table)
    return again is not None and again.total == grid.total == sum(v for row in grid.cells for v in row)


def _slips(top: Fraction, bottom: Fraction, total: Fraction, part: Fraction, percent: bool) -> tuple[Slip, ...]:
    scale = 100 if percent else 1
    wrong = [("divided by everyone instead of by the group", top / total)]
    if part:
        wrong.append(("swapped the condition and the event", top / part))
        wrong.append(("left out the condition", part / total))
    return tuple(Slip(name, num(v * scale)) for name, v in wrong if v != top / bottom)
