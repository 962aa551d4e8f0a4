"""Which cells of a table a phrase names: "the amount collected in 2015", "wind and solar", "all the coal".

A phrase names rows and columns by their headings; every other word must be one the problem used before. A denial, or a
word that changes an amount ("twice", "average"), makes the phrase unreadable. What is asked of cells is for `cells.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.stem import TRAPS
from tools.maths.topics.data.sheet import Sheet
from tools.maths.topics.data.words import GENERIC, NEGATIONS, content, stemmed, tokens

_FINE_TEXT = """
    of and in the both together total combined each all during than per every only same first last
"""
_FINE = frozenset(_FINE_TEXT.split())
_AMOUNT = frozenset(stemmed(w) for w in ("amount", "quantity", "figure", "level", "collected", "recorded", "shown"))
_EVERY = re.compile(r"\b(?:all|total|entire|whole|overall|altogether|combined|in all)\b")
_TOTAL_HEAD = re.compile(r"\W*(?:grand )?totals?\W*", re.I)


@dataclass(frozen=True)
class Place:
    """Rows and columns of a sheet that a phrase names; () for a side it does not speak of."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    loose: bool = False  # a word of the phrase is explained by nothing

    def under(self, other: Place) -> Place:
        """This place, with what it leaves open taken from another: "in 2013" after "tons of paper in 2015"."""
        return Place(self.rows or other.rows, self.columns or other.columns, self.loose or other.loose)


@dataclass(frozen=True)
class Map:
    """A sheet and the words that its problem uses."""

    sheet: Sheet
    known: frozenset[str]
    strangers: int = 0  # so many words may be strange, where the choices tell whether the reading is right

    @property
    def single(self) -> int | None:
        """The column that is meant when none is named."""
        totals = [i for i, h in enumerate(self.sheet.columns) if _TOTAL_HEAD.fullmatch(h)]
        if len(self.sheet.columns) == 1:
            return 0
        return totals[0] if len(totals) == 1 else None

    def find(self, phrase: str) -> Place | None:
        """The place a phrase names, None when it holds a word that nothing explains."""
        said = tokens(phrase)
        if set(said) & (NEGATIONS | (TRAPS - _FINE)):
            return None
        rows, columns = self._rows(phrase), self._columns(phrase)
        joined = bool({"and", "together", "combined", "both"} & set(said))
        if (len(rows) > 1 or len(columns) > 1) and not joined:
            return None
        headings = (*(self.sheet.rows[r] for r in rows), *(self.sheet.columns[c] for c in columns))
        explained = (
            self.known | GENERIC | _AMOUNT | frozenset(content(_FINE_TEXT)) | {s for h in headings for s in content(h)}
        )
        left = set(content(phrase)) - explained
        if len(left) > self.strangers or any(s[0].isdigit() for s in left):
            return None
        return Place(rows, columns, bool(left))

    def _rows(self, phrase: str) -> tuple[int, ...]:
        found = self.sheet.rows_in(phrase)
        if found:
            return found
        stems = set(content(phrase))
        heads = [set(content(r)) for r in self.sheet.rows]
        shared = set.intersection(*heads) if len(heads) > 1 else set()
        return tuple(i for i, h in enumerate(heads) if h - shared and h - shared <= stems)

    def _columns(self, phrase: str) -> tuple[int, ...]:
        said, stems = set(tokens(phrase)), set(content(phrase))
        found = []
        for index, head in enumerate(self.sheet.columns):
            digits = {t for t in tokens(head) if t[0].isdigit()}
            if _TOTAL_HEAD.fullmatch(head):
                continue
            if digits <= said if digits else bool(self.sheet.own(index) & stems):
                found.append(index)
        return tuple(found)

    def values(self, place: Place) -> tuple[Fraction, ...] | None:
        """The cells at a place, row by row; every row where none is named. None when no column is clear."""
        columns = place.columns or ((self.single,) if self.single is not None else ())
        rows = place.rows or tuple(range(len(self.sheet.rows)))
        return tuple(self.sheet.cells[r][c] for r in rows for c in columns) if columns else None


def says_all(phrase: str) -> bool:
    """Whether a phrase says that everything is meant.

    >>> says_all("the total amount generated"), says_all("the amount generated")
    (True, False)
    """
    return bool(_EVERY.search(phrase))
