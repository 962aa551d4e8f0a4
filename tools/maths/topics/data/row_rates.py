"""Shares, ratios and percent changes of the rows of a table: of one named row, or the row where it is greatest.

"For which brand is the probability that a blender sold was returned the greatest?", "What was the percent increase in the
population of Brook from 2010 to 2020?"
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

from tools.maths.derivation import Derivation
from tools.maths.stem import Stem
from tools.maths.tables import number
from tools.maths.topics.data.asking import cleaned
from tools.maths.topics.data.grid import grid_of
from tools.maths.topics.data.nested import holds
from tools.maths.topics.data.rate_answers import Rate, best, one_row
from tools.maths.topics.data.sheet import Sheet, sheets_of
from tools.maths.topics.data.words import spoken, stemmed, tokens
from tools.maths.tree import Bin, num

_HIGH = re.compile(r"\b(?:greatest|largest|highest|most|maximum|greater|larger|higher)\b")
_LOW = re.compile(r"\b(?:least|smallest|lowest|fewest|minimum|smaller|lower|fewer)\b")
_PART = re.compile(r"\b(?:percent(?:age)?|fraction|proportion|probability|part|portion|rate|chance|likel(?:y|ihood))\b")
_CHANGE = re.compile(
    r"\bpercent(?:age)? (?P<what>increase|decrease|change|growth|gain|loss|drop|decline)\b|\b(?P<what2>increas|decreas|grew|grow|declin|dropp|fell|rose|gain)[a-z]*\b.*\bby (?:what|the (?:greatest|least|largest|smallest)) percent"
    r"|\bby (?:approximately |about )?what percent(?:age)? (?:did|has|have|does) .*?\b(?P<what3>increas|decreas|grow|declin|drop|fall|rise|chang|go down|go up)[a-z]*\b"
)
_TURNED_TEXT = "twice half double doubled halved other others without except left remaining besides"
_TURNED = frozenset(_TURNED_TEXT.split())
_RATIO = re.compile(
    r"\bratio of (?:the )?(?P<one>.+?) to (?:the )?(?P<two>.+)$|\b(?P<top>[a-z]+(?: [a-z]+)?) (?:per|for each|for every) (?P<bottom>[a-z ]+)"
)


def solve(stem: Stem) -> Derivation | None:
    """A rate per row."""
    if len(stem.tables) != 1 or stem.statements or re.search(r"\bnot\b|\bexcept\b|\bmargin of error\b", stem.ask):
        return None
    ask = cleaned(spoken(stem, stem.ask))
    for sheet in sheets_of(stem.tables[0]):
        found = _between_rows(stem, sheet, ask) or _per_row(stem, sheet, ask)
        if found is not None:
            return found
    return None


def _with_sizes(sheet: Sheet) -> Sheet:
    """Sizes that stand as names of the rows, taken as a column as well: a price per ounce needs them."""
    sizes = [number(r) for r in sheet.rows]
    if len(sheet.columns) != 1 or any(s is None or s <= 0 for s in sizes) or not sheet.label:
        return sheet
    cells = tuple((s, *row) for s, row in zip(sizes, sheet.cells, strict=True) if s is not None)
    return Sheet(sheet.label, sheet.rows, (sheet.label, *sheet.columns), cells)


def _per_row(stem: Stem, sheet: Sheet, ask: str) -> Derivation | None:
    sheet = _with_sizes(sheet)
    if len(sheet.rows) < 2 or len(sheet.columns) < 2:
        return None
    counts = grid_of(stem.tables[0])
    two_way = counts is not None and len(counts.all_columns) > 2  # conditions on both sides are for `two_way.py`
    headings = set(tokens(" ".join((*sheet.columns, *sheet.rows))))
    if _TURNED & (set(tokens(ask)) - headings):
        return None
    rate = _change(sheet, ask) or _ratio(sheet, ask) or (None if two_way else _share(sheet, ask))
    if rate is None:
        return None
    named = sheet.rows_in(ask)
    superlative = bool(_HIGH.search(ask)) is not bool(_LOW.search(ask))
    if re.search(r"\b(?:which|what|whose)\b", ask) and superlative and not named:
        return best(stem, rate, bool(_HIGH.search(ask)))
    if rate.part and len(named) == 1 and not _whole_first(ask, sheet.rows[named[0]], rate.part):
        return None  # "what fraction of those returned were brand X" turns part and whole round
    if len(named) == 1 and not superlative and re.search(r"\bwhat\b|\bfind\b|\bwhich of the following\b", ask):
        return one_row(stem, rate, named[0])
    return None


def _whole_first(ask: str, name: str, part: frozenset[str]) -> bool:
    """Whether the row is named before the part: "of brand X, what fraction were returned" or "what fraction of brand X"."""
    said = [stemmed(t) for t in tokens(ask)]
    first = [stemmed(t) for t in tokens(name)][:1]
    return bool(first) and said.index(first[0]) < min(said.index(s) for s in part if s in said)


# ---- what is worked out for a row ------------------------------------------------------------------------------------------


def _change(sheet: Sheet, ask: str) -> Rate | None:
    """The percent change between two columns; "from 2010 to 2020"."""
    match = _CHANGE.search(ask)
    if match is None:
        return None
    ends = _two_heads(sheet.columns, ask)
    if ends is None:
        return None
    old, new = sheet.column(ends[0]), sheet.column(ends[1])
    if any(v <= 0 for v in old):
        return None
    said = match["what"] or match["what2"] or match["what3"]
    sign = -1 if re.match(r"decreas|loss|drop|declin|fell|fall|go down", said) else 1
    return _percent_changes(sheet.rows, tuple(zip(old, new, strict=True)), sign, said.startswith("chang"))


def _percent_changes(
    names: tuple[str, ...], pairs: tuple[tuple[Fraction, Fraction], ...], sign: int, absolute: bool
) -> Rate | None:
    trees, values = [], []
    for old, new in pairs:
        flip = -1 if absolute and new < old else sign
        first, second = (new, old) if flip > 0 else (old, new)
        trees.append(Bin("/", Bin("-", num(first), num(second)), num(old), "frac"))
        values.append(flip * (new - old) / old)
    return Rate(names, tuple(trees), tuple(values), True, "A percent change is the change divided by the value before it; the same change is a larger percent of a smaller start.")  # fmt: skip


def _two_heads(heads: tuple[str, ...], ask: str) -> tuple[int, int] | None:
    """The two headings a question names, in the order of the table; both when there are only two."""
    said = tokens(ask)
    hits = [
        i
        for i, h in enumerate(heads)
        if (own := [t for t in tokens(h) if t[0].isdigit()] or tokens(h)) and all(t in said for t in own)
    ]
    if len(hits) == 2:
        return hits[0], hits[1]
    return (
        (0, 1)
        if len(heads) == 2
        and not hits
        and all(re.search(r"\d{4}|before|after|first|last|start|end", h.lower()) for h in heads)
        else None
    )


def _ratio(sheet: Sheet, ask: str) -> Rate | None:
    match = _RATIO.search(ask)
    if match is None:
        return None
    top, bottom = (
        sheet.columns_in(g or "")
        for g in ((match["one"], match["two"]) if match["one"] else (match["top"], match["bottom"]))
    )
    if len(top) != 1 or len(bottom) != 1 or top == bottom:
        return None
    return _quotients(sheet, top[0], bottom[0], False)


def _share(sheet: Sheet, ask: str) -> Rate | None:
    """Part over whole: the part's column is named by the question and nowhere greater than the whole's."""
    if not _PART.search(ask) or _CHANGE.search(ask) or re.search(r"\b(?:or|n?either|nor)\b", ask):
        return None
    spoken_of = sheet.columns_in(ask)
    pairs = [(i, j) for i in spoken_of for j in range(len(sheet.columns)) if i != j and holds(sheet, j, i)]
    if len(sheet.columns) > 2:
        pairs = [p for p in pairs if p[1] in spoken_of]
    return _quotients(sheet, *pairs[0], True) if len(pairs) == 1 and set(spoken_of) <= set(pairs[0]) else None


def _quotients(sheet: Sheet, top: int, bottom: int, share: bool) -> Rate | None:
    parts, wholes = sheet.column(top), sheet.column(bottom)
    if any(w <= 0 for w in wholes):
        return None
    trees = tuple(Bin("/", num(a), num(b), "frac") for a, b in zip(parts, wholes, strict=True))
    concept = (
        "Groups of different sizes are compared by their shares: part over the group's own whole."
        if share
        else "A ratio compares two numbers of the same row by dividing them."
    )
    values = tuple(a / b for a, b in zip(parts, wholes, strict=True))
    return Rate(sheet.rows, trees, values, False, concept, sheet.own(top) if share else frozenset())


# ---- changes down a column ---------------------------------------------------------------------------------------------------


def _between_rows(stem: Stem, sheet: Sheet, ask: str) -> Derivation | None:
    """Rows are years: the percent change from one to another, or the step where the change is greatest."""
    steps = bool(
        re.search(r"\bbetween which (?:two )?(?:consecutive )?|\bfrom which\b|\bwhich (?:two )?consecutive", ask)
    )
    change = re.search(r"\b(?P<percent>percent(?:age)? )?(?P<what>increase|decrease|change|growth|drop|decline)\b", ask)
    if change is None or len(sheet.rows) < 2:
        return None
    column = 0 if len(sheet.columns) == 1 else next(iter(c), None) if len(c := sheet.columns_in(ask)) == 1 else None
    if column is None:
        return None
    values = sheet.column(column)
    sign = -1 if change["what"] in ("decrease", "drop", "decline") else 1
    if not steps:
        ends = sheet.rows_in(ask)
        if len(ends) != 2 or not change["percent"] or _HIGH.search(ask) or _LOW.search(ask):
            return None
        a, b = sorted(ends)
        rate = (
            _percent_changes((sheet.rows[b],), ((values[a], values[b]),), sign, change["what"] == "change")
            if values[a] > 0
            else None
        )
        return None if rate is None else one_row(stem, rate, 0)
    if bool(_HIGH.search(ask)) is bool(_LOW.search(ask)) or sheet.rows_in(ask):
        return None
    names = tuple(f"{a} {b}" for a, b in pairwise(sheet.rows))
    pairs = tuple(pairwise(values))
    if change["percent"]:
        rate = (
            _percent_changes(names, pairs, sign, change["what"] == "change") if all(a > 0 for a, _ in pairs) else None
        )
    else:
        low_first = [(b, a) if sign > 0 or (change["what"] == "change" and b > a) else (a, b) for a, b in pairs]
        if change["what"] == "change":
            low_first = [(max(p), min(p)) for p in pairs]
        rate = Rate(
            names,
            tuple(Bin("-", num(a), num(b)) for a, b in low_first),
            tuple(a - b for a, b in low_first),
            False,
            "A change is the later value less the earlier one.",
        )
    return None if rate is None else best(stem, rate, bool(_HIGH.search(ask)))


# ---- answers -------------------------------------------------------------------------------------------------------------------
