"""A table of numbers as rows with names and columns with names, and which of them a phrase means.

Unlike a grid of counts nothing is added up here: a cell may be a price, a density or the population of a city.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.tables import Table, number
from tools.maths.topics.data.grid import squared
from tools.maths.topics.data.words import content, stemmed, tokens


@dataclass(frozen=True)
class Sheet:
    """label: the heading over the names of the rows."""

    label: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Fraction, ...], ...]

    def column(self, index: int) -> tuple[Fraction, ...]:
        """The numbers of one column."""
        return tuple(row[index] for row in self.cells)

    def own(self, index: int) -> frozenset[str]:
        """The stems of a column's heading that no other heading shares."""
        others = frozenset(s for i, h in enumerate(self.columns) if i != index for s in content(h))
        mine = frozenset(content(self.columns[index]))
        return mine - others or mine

    def columns_in(self, text: str) -> tuple[int, ...]:
        """The columns a text speaks of, in the order it names them.

        >>> Sheet("", ("a",), ("Games played", "Games won"), ()).columns_in("the percent of games played that were won")
        (0, 1)
        """
        said = content(text)
        places = [
            (min(said.index(s) for s in self.own(i) if s in said), i)
            for i in range(len(self.columns))
            if self.own(i) & set(said)
        ]
        return tuple(i for _, i in sorted(places))

    def rows_in(self, text: str) -> tuple[int, ...]:
        """The rows a text names with every word of their names, in order; the longer name where one holds another."""
        said = tokens(text)
        found = []
        for i, name in enumerate(self.rows):
            words = tokens(name)
            places = [p for p in range(len(said)) if words and _same(said[p : p + len(words)], words)]
            if words == ["a"]:  # no article: "class A"
                label = {stemmed(t) for t in tokens(self.label)}
                places = [p for p in places if p and stemmed(said[p - 1]) in label]
            if places:
                found.append((places[0], len(words), i))
        kept = [f for f in found if not any(o[0] <= f[0] < o[0] + o[1] and o[1] > f[1] for o in found)]
        return tuple(i for _, _, i in sorted(kept))


def _same(said: list[str], words: list[str]) -> bool:
    return [w.removesuffix("'s").removesuffix("s") for w in said] == [w.removesuffix("s") for w in words]


def sheets_of(table: Table) -> tuple[Sheet, ...]:
    """The sheet of a table, and the one with rows and columns exchanged; () where a cell holds no number."""
    heading, body, over = squared(table)
    grid = (heading, *body)
    turned = tuple(zip(*grid, strict=True))
    return tuple(s for rows in (grid, turned) if (s := _sheet(rows, over)) is not None)


def _sheet(rows: tuple[tuple[str, ...], ...], over: str) -> Sheet | None:
    body = [r for r in rows[1:] if not re.fullmatch(r"\W*(?:grand )?totals?\W*", r[0].lower())]
    values = [[number(re.sub(r"(?<=\d)\s*[a-z]+$", "", c.lower())) for c in r[1:]] for r in body]
    if not body or len(rows[0]) < 2 or any(v is None for row in values for v in row) or not all(r[0] for r in body):
        return None
    return Sheet(
        (rows[0][0] + " " + over).strip(),
        tuple(r[0] for r in body),
        rows[0][1:],
        tuple(tuple(v for v in row if v is not None) for row in values),
    )
