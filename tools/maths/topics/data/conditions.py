"""Whom a phrase of a question means in a table of counts: the rows and columns it names, and what it denies.

A word that names no heading and nothing the problem spoke of before, or a denial that changes nothing in the reading,
means that a condition may have been missed: then the phrase is `Ambiguous`. What is worked out is for `grid_answers.py`.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.stem import TRAPS, Stem
from tools.maths.tables import Table
from tools.maths.topics.data.asking import Ask
from tools.maths.topics.data.grid import Grid, words_of
from tools.maths.topics.data.headings import Ambiguous, Hit, Side, leftover
from tools.maths.topics.data.words import DOING, GENERIC, NEGATIONS, PEOPLE, content, spoken, stemmed, tokens

_HARMLESS_TEXT = """
    total both of each how who what when which where same between different than not only no or neither nor first
    then last positive negative before after except
"""


_HARMLESS = TRAPS & frozenset(_HARMLESS_TEXT.split())


_HOW_TO_ANSWER = re.compile(r"\W*(?:round|give|express|write|disregard|enter)\b")


@dataclass(frozen=True)
class Group:
    """The rows and columns a phrase means; a side it does not speak of is None."""

    rows: frozenset[int] | None
    columns: frozenset[int] | None
    said: str

    def cells(self, grid: Grid) -> tuple[frozenset[int], frozenset[int]]:
        return (
            grid.all_rows if self.rows is None else self.rows,
            grid.all_columns if self.columns is None else self.columns,
        )

    def count(self, grid: Grid) -> Fraction:
        return grid.sum(*self.cells(grid))

    def and_(self, other: Group) -> Group:
        return Group(_both(self.rows, other.rows), _both(self.columns, other.columns), self.said)

    @property
    def everyone(self) -> bool:
        return self.rows is None and self.columns is None


def _both(one: frozenset[int] | None, two: frozenset[int] | None) -> frozenset[int] | None:
    return two if one is None else one if two is None else one & two


def _alternatives(told: Sequence[str]) -> frozenset[str]:
    """Words the introduction sets side by side ("male and female employees"): they divide, so they need a heading."""
    pairs = [m for t in told for m in re.finditer(r"([a-z]+),? (?:or|and|versus) ([a-z]+)", t)]
    return frozenset(s for m in pairs for g in m.groups() for s in content(g))


_DOERS = re.compile(r"\d[\d,]*(?: [a-z-]+)?? ([a-z]{3,}(?:er|or))s\b")


def _everybody(told: Sequence[str], grid: Grid) -> re.Pattern[str] | None:
    """ "A survey of 250 drivers": then "the drivers" are all of them, and not those who "drive to work"."""
    heads = set(tokens(" ".join((*grid.rows.heads, *grid.columns.heads))))
    named = {m[1] for t in told for m in _DOERS.finditer(t)}
    named = {n for n in named if not {n, n + "s"} & heads and stemmed(n + "s") != n}
    return re.compile(rf"\b(?:{'|'.join(sorted(named))})s?\b") if named else None


class Conditions:
    """The phrases of one question about one grid; `table` is the table it came from, None when the counts stood in prose."""

    def __init__(self, stem: Stem, grid: Grid, table: Table | None, full: bool | None = None) -> None:
        self.stem, self.table, self.grid = stem, table, grid
        told = [spoken(stem, s) for s in stem.told if not _HOW_TO_ANSWER.match(s)]
        self.known = GENERIC | (frozenset(s for t in told for s in content(t)) - _alternatives(told))
        self.full = all(self._understood(t) for t in told) and len(told) <= 4 if full is None else full
        self.everybody = _everybody(told, grid)

    def group(self, phrase: str) -> Group:
        """Who a phrase means. Raises Ambiguous when a word of it stays unexplained."""
        if neither := re.fullmatch(r"(?P<who>.*?)\bneither (?P<one>.+?),? nor (?P<two>.+)", phrase):
            one, two = (self.group(f"{neither['who']} not {neither[part]}") for part in ("one", "two"))
            return one.and_(two)
        phrase = self.everybody.sub("people", phrase) if self.everybody is not None else phrase
        hits = self._hits(phrase)
        if self._denial_lost(phrase, hits):
            raise Ambiguous(phrase)
        if None not in hits and (self._either_side(phrase) or self._denies_both(phrase, hits)):
            raise Ambiguous(phrase)  # "a senior or chose tea" is no block of rows and columns
        explained = [h.explained for h in hits if h is not None]
        both = [s for s in (self.grid.rows, self.grid.columns) if len(s.heads) == 1]
        explained += [frozenset(content(s.heads[0] + " " + s.label)) for s in both]
        labels = frozenset(content(self.grid.rows.label + " " + self.grid.columns.label))
        tying = PEOPLE | DOING if any(h is not None for h in hits) or explained else PEOPLE
        known = (self.known | labels | tying) - self._kinds()
        left = {s for s in leftover(phrase, explained, known) if not s[0].isdigit()}
        numbers = {s for s in leftover(phrase, explained, frozenset()) if s[0].isdigit()}
        if left or numbers - {str(self.grid.total), "1"}:
            raise Ambiguous(phrase)
        rows, columns = (None if h is None else h.chosen for h in hits)
        return Group(rows, columns, phrase)

    def _kinds(self) -> frozenset[str]:
        """The stems that tell headings apart: one of them in a phrase is a condition, whoever spoke of it before."""
        found: set[str] = set()
        for side in (self.grid.rows, self.grid.columns):
            heads = [frozenset(content(h)) for h in side.heads]
            found |= frozenset.union(*heads) - (frozenset.intersection(*heads) if len(heads) > 1 else frozenset())
        return frozenset(found) - GENERIC if self.table is not None else frozenset()

    def _denial_lost(self, phrase: str, hits: list[Hit | None]) -> bool:
        """Whether a "not" or a "no" in the phrase changes nothing in what it is taken to mean."""
        said = tokens(phrase)
        if not NEGATIONS & set(said):
            return False
        try:
            plain = self._hits(" ".join(t for t in said if t not in NEGATIONS))
        except Ambiguous:
            return False
        return [h and h.chosen for h in plain] == [h and h.chosen for h in hits]

    def _hits(self, phrase: str) -> list[Hit | None]:
        """What the phrase means on each side; a number that fits one side and cuts headings of the other means the first."""
        found: list[Hit | None] = []
        torn = []
        for side in (self.grid.rows, self.grid.columns):
            try:
                found.append(side.match(phrase))
            except Ambiguous:
                found.append(None)
                torn.append(side)
        if torn and (len(torn) == 2 or not any(found) or len(re.findall(r"\d+", phrase)) != 1):
            raise Ambiguous(phrase)
        return found

    def _denies_both(self, phrase: str, hits: Sequence[Hit | None]) -> bool:
        """ "not a senior who walks": what is denied is both together, and no block of rows and columns either."""
        said = tokens(phrase)
        denied = [n for n, t in enumerate(said) if t in NEGATIONS]
        named = sorted(h.first for h in hits if h is not None)
        return bool(denied) and denied[0] < named[0] and not re.search(r"\b(?:and|but)\b|,", phrase)

    def _either_side(self, phrase: str) -> bool:
        """Whether an "or" stands between a condition on the rows and one on the columns."""
        parts = re.split(r"\bor\b(?! (?:more|older|over|above|less|fewer|younger|under))", phrase)
        spoken_of = [
            tuple(side.match(p) is not None for side in (self.grid.rows, self.grid.columns)) for p in parts if p.strip()
        ]
        return (True, False) in spoken_of and (False, True) in spoken_of

    def whole_and_part(self, ask: Ask, named: bool = False) -> tuple[Group, Group]:
        """Who is the whole and who the part. named: the text only names the part, so no main verb can be missing."""
        if any(self.counts_values(b) for b in (*ask.bases, ask.loose) if b):
            raise Ambiguous(ask.event)  # "of the children", where the table counts families
        if ask.loose:
            return self._cut_by_table(ask.loose)
        whole = Group(None, None, " ".join(ask.bases))
        for base in ask.bases:
            group = self.group(base)
            if group.everyone and (base == ask.given or self._narrows(base)):
                raise Ambiguous(base)  # a condition that names no row and no column was missed
            whole = whole.and_(group)
        part = self.group(ask.event)
        single = named and whole.everyone and len(re.findall(r"\b(?:who|that|which)\b", ask.event)) == 1
        single = single and not re.search(r"\bor\b", ask.event)
        if ask.unsure and part.rows is not None and part.columns is not None and not single:
            raise Ambiguous(ask.event)  # which of the two conditions says the whole is not clear
        if re.search(r"\band\b", ask.event) and not re.search(r"\bor\b|\btogether\b|\bcombined\b", ask.event):
            for side, chosen in ((self.grid.rows, part.rows), (self.grid.columns, part.columns)):
                if chosen is not None and len(chosen) > 1 and self._joins(side, ask.event):
                    raise Ambiguous(ask.event)  # nobody is in two rows at once
        return whole, part

    def _narrows(self, base: str) -> bool:
        """Whether a phrase that named no heading still sets somebody apart: "the students with siblings"."""
        after = re.search(r"\b(?:who|that|which|with|without|having|whose)\b(?P<rest>.*)", base)
        labels = frozenset(content(f"{self.grid.rows.label} {self.grid.columns.label}"))
        return after is not None and bool(set(content(after["rest"])) & (labels - GENERIC))

    @staticmethod
    def _joins(side: Side, phrase: str) -> bool:
        """Whether an "and" stands between two conditions on one side."""
        found = 0
        for part in re.split(r"\band\b", phrase):
            try:
                found += side.match(part) is not None
            except Ambiguous:
                found += 1
        return found > 1

    def _cut_by_table(self, phrase: str) -> tuple[Group, Group]:
        """Of two conditions in one phrase the first is the whole: "the girls in the sample prefer tea"."""
        group = self.group(phrase)
        rows, columns = self.grid.rows.match(phrase), self.grid.columns.match(phrase)
        if group.everyone or re.search(r"\b(?:and|or|who|that|which)\b", phrase):
            raise Ambiguous(phrase)
        if rows is None or columns is None:
            return Group(None, None, "all"), group
        if rows.first < columns.first:
            return Group(group.rows, None, phrase), Group(None, group.columns, phrase)
        return Group(None, group.columns, phrase), Group(group.rows, None, phrase)

    def counts_values(self, phrase: str) -> bool:
        """Whether the question counts what the rows are numbers of, and not those whom the table counts."""
        rows = [set(content(h)) for h in self.grid.rows.heads]
        if len(self.grid.columns.heads) != 1 or not all(any(s[0].isdigit() for s in h) for h in rows):
            return False
        counted = set(content(self.grid.columns.heads[0]))
        first = next((s for s in content(phrase) if not s[0].isdigit()), "")
        return first in set(content(self.grid.rows.label)) - counted - GENERIC

    def _understood(self, sentence: str) -> bool:
        """Whether a sentence before the question only introduces the table."""
        numbers = {Fraction(t) for t in tokens(sentence) if t[0].isdigit()}
        sums = {self.grid.total, Fraction(len(self.grid.rows.heads)), Fraction(len(self.grid.columns.heads))}
        sums |= {self.grid.sum([r], self.grid.all_columns) for r in self.grid.all_rows}
        sums |= {self.grid.sum(self.grid.all_rows, [c]) for c in self.grid.all_columns}
        heads = {
            Fraction(t) for h in (*self.grid.rows.heads, *self.grid.columns.heads) for t in tokens(h) if t[0].isdigit()
        }
        if "%" in sentence or not numbers <= sums | heads | {n for n in numbers if 1800 <= n <= 2100}:
            return False
        return not (set(tokens(sentence)) & TRAPS) - _HARMLESS - words_of(self.grid)
