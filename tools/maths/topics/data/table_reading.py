"""Numbers read out of a table: one cell, a difference or sum of two, the greatest change, the row with the greatest share.

Two-way counts and conditions are in `two_way.py`; here every cell stands for itself and cells are found by their row and
column names.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.tables import number
from tools.maths.topics.data.asking import cleaned
from tools.maths.topics.data.conditions import Group
from tools.maths.topics.data.finishing import text_answer
from tools.maths.topics.data.grid import Grid, grid_of, squared
from tools.maths.topics.data.grid_answers import Reading
from tools.maths.topics.data.headings import Ambiguous, Side
from tools.maths.topics.data.words import content, spoken, tokens
from tools.maths.tree import Bin, num

_HIGH = r"greatest|largest|highest|most|maximum"
_LOW = r"least|smallest|lowest|fewest|minimum"
_SHARE = re.compile(
    rf"(?:for|in|of|at|on|among) which (?P<label>[a-z ]+?) (?:is|was|are|were) the (?:fraction|percent(?:age)?|proportion|probability|ratio) (?:of|that) (?P<event>.+?) (?:the )?(?P<which>{_HIGH}|{_LOW})$"
)
_SHARE_HAS = re.compile(
    rf"(?:which|what) (?P<label>[a-z ]+?) (?:had|has|have|showed|shows) the (?P<which>{_HIGH}|{_LOW}) (?:fraction|percent(?:age)?|proportion|probability) of (?:(?:its|their|the) )?(?P<event>.+)$"
)
_SHARE_IS = re.compile(
    r"(?:for|in|of|at|on|among) which (?P<label>[a-z ]+?) (?:do|does|did|is|are|was|were) (?:exactly )?(?P<value>\d+/\d+|\d+%|half|one[- ]half|one[- ]third|one[- ]fourth) of (?:the|its|their) (?P<who>[a-z]+) (?P<event>.+)$"
)
_WORDED = {
    "half": Fraction(1, 2),
    "one half": Fraction(1, 2),
    "one third": Fraction(1, 3),
    "one fourth": Fraction(1, 4),
}
_COUNT_HAS = re.compile(
    rf"(?:which|what) (?:of the following )?(?P<label>[a-z ]+?) (?:had|has|have|showed|shows|experienced|saw) the (?P<which>{_HIGH}|{_LOW}) (?P<what>number|increase|decrease|change|difference|total)(?P<rest> .+)?$"
)


def solve(stem: Stem) -> Derivation | None:
    """A question answered by looking something up in a table of numbers."""
    if len(stem.tables) != 1:
        return None
    return _greatest_share(stem) or _greatest_change(stem)


def _greatest_share(stem: Stem) -> Derivation | None:
    """ "For which grade is the fraction of students who walk the greatest?" """
    ask = cleaned(spoken(stem, stem.ask))
    match = _SHARE.search(ask) or _SHARE_HAS.search(ask) or _SHARE_IS.search(ask)
    grid = grid_of(stem.tables[0])
    if match is None or grid is None or not stem.choices:
        return None
    try:
        event = Reading(stem, grid, stem.tables[0]).group(match["event"])
    except Ambiguous:
        return None
    shares = _shares(grid, event.rows, event.columns)
    if shares is None:
        return None
    side, values = shares
    chosen = _chosen(match, values)
    right = None if chosen is None else _named(stem, side.heads, chosen)
    if right is None:
        return None
    moves = tuple(
        Move(
            "Find the share",
            "Divide the part by the total of its own group.",
            words(head),
            num(value),
            check=partial(_same_share, grid, event, i, value),
        )
        for i, (head, value) in enumerate(zip(side.heads, values, strict=True))
    )
    return text_answer(
        stem,
        right,
        Derivation(
            skill=skills.TWO_VARIABLE_DATA,
            concept="Groups of different sizes are compared by their shares, not by their counts: part over the group's own total.",
            moves=moves,
            solutions=({},),
            values=(),
            asked="You are asked to compare a share between groups.",
            confirm=lambda: all(_recount(grid, event.columns, event.rows, i) == v for i, v in enumerate(values)),
            full=True,
        ),
    )


def _chosen(match: re.Match[str], values: list[Fraction]) -> int | None:
    """The place of the greatest or least share, or of the one that is so great; None where two are."""
    if "value" in match.re.groupindex:
        text = match["value"]
        wanted = _WORDED.get(text.replace("-", " ")) or number(text)
        hits = [i for i, v in enumerate(values) if v == wanted]
        return hits[0] if len(hits) == 1 else None
    high = bool(re.fullmatch(_HIGH, match["which"]))
    order = sorted(range(len(values)), key=lambda i: values[i], reverse=high)
    return None if values[order[0]] == values[order[1]] else order[0]


def _shares(
    grid: Grid, rows: frozenset[int] | None, columns: frozenset[int] | None
) -> tuple[Side, list[Fraction]] | None:
    """The share of the event in every group of the other side."""
    if (rows is None) is (columns is None):
        return None
    if columns is not None:
        totals = [grid.sum([r], grid.all_columns) for r in sorted(grid.all_rows)]
        parts = [grid.sum([r], columns) for r in sorted(grid.all_rows)]
        side = grid.rows
    else:
        totals = [grid.sum(grid.all_rows, [c]) for c in sorted(grid.all_columns)]
        parts = [grid.sum(rows or (), [c]) for c in sorted(grid.all_columns)]
        side = grid.columns
    if len(totals) < 2 or not all(totals):
        return None
    return side, [p / t for p, t in zip(parts, totals, strict=True)]


def _same_share(grid: Grid, event: Group, index: int, value: Fraction) -> bool:
    return _recount(grid, event.columns, event.rows, index) == value


def _recount(grid: Grid, columns: frozenset[int] | None, rows: frozenset[int] | None, index: int) -> Fraction:
    """The share of one group again, person by person."""
    if columns is not None:
        people = [c for c, n in enumerate(grid.cells[index]) for _ in range(int(n))]
        return Fraction(sum(p in columns for p in people), len(people))
    people = [r for r, row in enumerate(grid.cells) for _ in range(int(row[index]))]
    return Fraction(sum(p in (rows or ()) for p in people), len(people))


def _named(stem: Stem, heads: tuple[str, ...], index: int) -> Choice | None:
    """The choice that names one heading and no other."""
    wanted = tokens(heads[index])
    hits = [c for c in stem.choices if tokens(c.text.replace("$", "")) == wanted]
    if not hits:
        hits = [
            c for c in stem.choices if set(content(heads[index])) and set(content(heads[index])) <= set(content(c.text))
        ]
        hits = [
            c
            for c in hits
            if not any(
                set(content(h)) <= set(content(c.text))
                for i, h in enumerate(heads)
                if i != index and set(content(h)) - set(content(heads[index]))
            )
        ]
    return hits[0] if len(hits) == 1 else None


# ---- changes from column to column -----------------------------------------------------------------------------------


def _greatest_change(stem: Stem) -> Derivation | None:
    """ "Which store had the greatest increase in sales from 2010 to 2015?" """
    ask = cleaned(spoken(stem, stem.ask))
    match = _COUNT_HAS.search(ask)
    heading, body, over = squared(stem.tables[0])
    if (
        match is None
        or match["what"] not in ("increase", "decrease", "change", "difference")
        or not stem.choices
        or "percent" in ask
    ):
        return None
    side = Side(tuple(heading[1:]), over)
    rest = match["rest"] or ""
    years = [t for t in tokens(rest) if t in {x for h in heading[1:] for x in tokens(h)} and t[0].isdigit()]
    ends = [i for i, h in enumerate(side.heads) if years and set(tokens(h)) & set(years)] or (
        list(range(2)) if len(side.heads) == 2 else []
    )
    if len(ends) != 2:
        return None
    pairs = [(number(row[ends[0] + 1]), number(row[ends[1] + 1])) for row in body]
    if any(a is None or b is None for a, b in pairs):
        return None
    changes = [(b or Fraction(0)) - (a or Fraction(0)) for a, b in pairs]
    sign = -1 if match["what"] == "decrease" else 1
    scores = [abs(c) if match["what"] in ("change", "difference") else sign * c for c in changes]
    high = bool(re.fullmatch(_HIGH, match["which"]))
    order = sorted(range(len(scores)), key=lambda i: scores[i], reverse=high)
    names = tuple(row[0] for row in body)
    if scores[order[0]] == scores[order[1]] or any(re.match(r"total", n.lower()) for n in names):
        return None
    right = _named(stem, names, order[0])
    if right is None:
        return None
    moves = tuple(
        Move("Find the change", "Subtract the first value from the second.", Bin("-", num(b or Fraction(0)), num(a or Fraction(0))), num((b or Fraction(0)) - (a or Fraction(0))))
        for a, b in pairs
    )  # fmt: skip
    return text_answer(
        stem,
        right,
        Derivation(
            skill=skills.TWO_VARIABLE_DATA,
            concept="A change is the later value less the earlier one; work it out for every row before comparing.",
            moves=moves,
            solutions=({},),
            values=(),
            asked="You are asked to compare changes.",
            confirm=lambda: (
                all((a or 0) + c == (b or 0) for (a, b), c in zip(pairs, changes, strict=True))
                and scores.index((max if high else min)(scores)) == order[0]
            ),
            full=True,
        ),
    )
