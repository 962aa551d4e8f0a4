"""Groups of a whole told in sentences, and what part of each has some property, as a two-way table of counts.

"Of the 90 guests, 30 came by train and the rest came by car. 1/3 of those who came by train and 1/4 of those who came by
car left early." The groups are read first; then every later amount must belong to one of them. An amount that finds no
place, or a property told of one group only, makes the whole unread. What is asked of the table is for `grid_answers.py`. Where
only percents are told and no number of all, `weighted_groups.py` reads.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, words
from tools.maths.framing import framed
from tools.maths.stem import TRAPS, Stem
from tools.maths.topics.data.asking import asked
from tools.maths.topics.data.grid import Grid
from tools.maths.topics.data.grid_answers import Reading
from tools.maths.topics.data.group_clauses import (
    OF_THOSE,
    PART_OF,
    Whole,
    amount_of,
    clauses_of,
    named_by_numbers,
    read_clause,
    whole_of,
)
from tools.maths.topics.data.headings import Ambiguous, Side
from tools.maths.topics.data.population import inventory
from tools.maths.topics.data.two_way import LATER
from tools.maths.topics.data.words import NEGATIONS, content, spoken, stemmed, tokens, traps
from tools.maths.tree import Bin, num

READS = frozenset({"without", "neither", "nor"})
_COUNTERPARTS = (("girls", "boys"), ("women", "men"), ("females", "males"), ("adults", "children"))
_FINE_TEXT = """
    of each the rest remaining what which who when if exactly only both no not one same total other before after how than
    closest without all approximately about equal
"""
_FINE = TRAPS & frozenset(_FINE_TEXT.split())
_JOINING_TEXT = "for in to at a an the by of with"
_JOINING = frozenset(_JOINING_TEXT.split())
_OF_FIRST = re.compile(r"^(?:of|among|for) [^,]+, ")


def solve(stem: Stem) -> Derivation | None:
    """What is asked of the table that the sentences make."""
    if (
        stem.tables
        or stem.statements
        or framed(_OF_FIRST.sub("", stem.ask))
        or len(stem.prose) > 2500
        or LATER.search(stem.prose)
    ):
        return None
    ask = asked(stem)
    if ask is None or not re.search(r"⟦P|\bfraction|\bpercent|\bprobabilit|\bhow many\b|\bnumber of\b", stem.prose):
        return None
    grid = told_groups(stem)
    if grid is None:
        return None
    if re.search(r"\b(?:except|excluding|instead|twice)\b", stem.prose):
        return None
    clean = not traps(stem, stem.told) - _FINE
    try:
        return _Told(stem, grid, None, full=clean).answer(ask)
    except Ambiguous:
        return None


class _Told(Reading):
    """A reading whose first steps work out the table that the sentences tell."""

    def _filled(self) -> list[Move]:
        rows, cells = self.grid.rows.heads, self.grid.cells
        sizes = [sum(row, Fraction(0)) for row in cells]
        moves = [
            Move(
                "Find how many are in each group",
                "The groups make up the whole, so the last of them is what the others leave.",
                words(f"{self.grid.total} in all"),
                words("; ".join(f"{head}: {size}" for head, size in zip(rows, sizes, strict=True))),
                check=lambda: sum(sizes, Fraction(0)) == self.grid.total,
            )
        ]
        moves += [
            Move(
                "Take the part of this group",
                f"Take of the group “{head}” the part that is told, to find how many “{self.grid.columns.heads[0]}”.",
                Bin("*", num(row[0] / size), num(size), "cdot"),
                num(row[0]),
            )
            for head, row, size in zip(rows, cells, sizes, strict=True)
            if row[0] and size
        ]
        return moves


def told_groups(stem: Stem) -> Grid | None:
    """The table, None where the sentences do not make a whole one.

    >>> from tools.maths import stem as reading
    >>> grid = told_groups(reading.read("Of the 50 dogs at a show, 20 were bathed and the rest were brushed. Of the dogs that were bathed, 25% won. Of the dogs that were brushed, 10% won. How many won?"))
    >>> grid.rows.heads, [[int(n) for n in row] for row in grid.cells]
    (('were bathed', 'were brushed'), [[5, 15], [3, 27]])
    """
    whole = whole_of(stem)
    told = [named_by_numbers(stem, s) for s in stem.told]
    clauses = [c for s in told for c in clauses_of(s)]
    groups: list[tuple[str, Fraction]] = []
    if whole is None:  # "180 juniors and 120 seniors"
        kinds = inventory(stem)
        if kinds is None or len(stem.told) < 2:
            return None
        groups = list(zip(kinds.grid.rows.heads, (row[0] for row in kinds.grid.cells), strict=True))
        whole = Whole(kinds.grid.total, "people", min(kinds.used))
        clauses = [c for s in told if not kinds.used & set(stem.placeholders("N", s)) for c in clauses_of(s)]
    later: list[str] = []
    for clause in clauses:
        complete = bool(groups) and sum(n for _, n in groups) == whole.size
        kind, head, amount = read_clause(stem, whole, clause, complete)
        if kind == "none":
            return None
        if kind == "later":
            later.append(clause)
        elif kind == "group" and amount is not None:
            if later:
                return None
            groups.append((head, amount))
        elif kind == "rest":
            left = whole.size - sum((n for _, n in groups), Fraction(0))
            if not groups or left <= 0 or (amount is not None and amount != left):
                return None
            groups.append((head, left))
    if not groups or not later or sum(n for _, n in groups) > whole.size:
        return None
    if len(groups) == 1:
        groups.append((_counterpart(groups[0][0]), whole.size - groups[0][1]))
    if sum(n for _, n in groups) != whole.size or any(n.denominator != 1 for _, n in groups):
        return None
    return _table(stem, whole, groups, later)


def _counterpart(head: str) -> str:
    """How the others of a whole are named: "boys" beside "girls"."""
    for pair in _COUNTERPARTS:
        for one, other in (pair, pair[::-1]):
            if re.fullmatch(rf"(?:are |were )?{one}", head):
                return head.replace(one, other)
    return f"not {head}"


def _table(stem: Stem, whole: Whole, groups: list[tuple[str, Fraction]], later: list[str]) -> Grid | None:
    """The counts with and without the property in each group."""
    side = Side(tuple(spoken(stem, g) for g, _ in groups))
    found: dict[int, Fraction] = {}
    heads: list[str] = []
    waiting: list[tuple[int, Fraction]] = []
    for clause in later:
        match = OF_THOSE.match(clause) or PART_OF.match(clause)
        if match is None:
            return None
        if "what" in match.groupdict():
            at, what = _row(side, match["group"]), match["what"]
        else:
            at, what = _opened(side, match["rest"], whole)
        if at is None or at in found or at in dict(waiting):
            return None
        amount = amount_of(stem, match, groups[at][1])
        if amount is None:
            return None
        waiting.append((at, amount))
        what = what.strip(" ,.")
        if not what:
            continue  # "1/4 of the A and 3/8 of the B left early": told at the end for both
        denied = bool(NEGATIONS & set(tokens(what)))
        for row, n in waiting:
            found[row] = groups[row][1] - n if denied else n
        heads.append(" ".join(t for t in tokens(what) if t not in NEGATIONS))
        waiting = []
    if waiting or len(found) != len(groups) or len({_meant(h) for h in heads}) != 1:
        return None
    columns = Side((heads[0], f"not {heads[0]}"), foreign=frozenset(content(" ".join(side.heads))))
    rows = Side(side.heads, foreign=frozenset(content(heads[0])))
    return Grid(rows, columns, tuple((found[i], n - found[i]) for i, (_, n) in enumerate(groups)))


_HELPING = frozenset(content("did do had have been were was are is also later then only"))


def _meant(head: str) -> frozenset[str]:
    return frozenset(content(head)) - _HELPING


def _row(side: Side, phrase: str) -> int | None:
    try:
        hit = side.match(phrase)
    except Ambiguous:
        return None
    return next(iter(hit.chosen)) if hit is not None and len(hit.chosen) == 1 else None


def _opened(side: Side, text: str, whole: Whole) -> tuple[int | None, str]:
    """The group that a text opens with, and what follows: the group ends with the last of the words that name it."""
    said = text.split()
    row = None
    kinds = [frozenset(content(h)) for h in side.heads]
    for length in range(1, len(said) + 1):
        at = _row(side, " ".join(said[:length]))
        if at is not None:
            row = at
            own = kinds[at] | frozenset(content(whole.noun))
            while length < len(said) and stemmed(said[length].strip(",")) in own:
                length += 1
            while length < len(said) and said[length] in _JOINING:
                ahead = [stemmed(w.strip(",")) for w in said[length : length + 4]]
                if not any(w in own for w in ahead):
                    break
                length += next(i for i, w in enumerate(ahead) if w in own) + 1
            if _row(side, " ".join(said[:length])) == row:
                return row, " ".join(said[length:])
    return row, ""
