r"""Two linear columns of a table set equal: supply and demand, two plans, two heights, f and g, each told by some values.

Asked is the input at which both are the same, or what they are there. Columns that are not said to be linear, or are not,
are not read; nothing is fitted.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths import skills, tables
from tools.maths.derivation import Derivation, Move, State
from tools.maths.framing import framed
from tools.maths.grammar import try_parse
from tools.maths.polynomial import rational
from tools.maths.problem import Target
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.tables import Table
from tools.maths.topics.models.nouns import content
from tools.maths.topics.writing import from_equations
from tools.maths.tree import Apply, Bin, Node, Rel, Sym, num
from tools.maths.values import Unvalued, evaluate

CONCEPT = (
    "Each column changes by the same amount at every step, so each has a rule $mx + b$. Where both are equal, the two rules "
    "are equal."
)
LONGEST = 1500  # characters of a text
_LINEAR = re.compile(r"\blinear(?:ly)?\b|\bconstant rates?\b|\bstraight lines?\b")
_EQUAL = re.compile(
    r"\b(?:equals?|equal to|are equal|the same|hold equal [a-z]+|equal (?:amounts|numbers|heights|costs|values)|in equilibrium|intersect|meet)\b"
)
_MORE = re.compile(
    r"\b(?:twice|half|double|triple|times|more|less|greater|fewer|exceeds?|difference|percent|not|sum|total|combined|per|average|average|ratio|first|initial|nonlinear|exponential|quadratic)\b"
)
_WHEN = re.compile(r"\b(?:when|if|once|at the (?:time|moment|point|price) (?:that|when|at which|where))\b[^,?]*")
_WH = [
    (re.compile(r"\b(?:at|for|in|after|during) (?:what|which|how many) (?P<w>[^,?⟦]*?)(?=,| will\b| would\b| does\b| do\b| is\b| are\b| has\b| have\b|\?)"), True),
    (re.compile(r"\b(?:for|at) (?:what|which) (?:value|values) of (?P<s>⟦S\d+⟧)"), True),
    (re.compile(r"\bhow many (?P<w>[a-z][^,?⟦]*?)(?= will\b| would\b| does\b| do\b| are\b| is\b| must\b|,|\?)"), None),
    (re.compile(r"\bhow (?P<w>(?:tall|high|heavy|deep|much|long(?! (?:will|does|would) it))\b[^,?⟦]*)"), None),
    (re.compile(r"\bwhat (?:is|are|will be|would be|must be) (?:the |this |that |their |its )*(?P<w>[a-z][^,?⟦]*?)(?=,|\?| when\b| if\b| at\b)"), None),
]  # fmt: skip
_SHORT = {
    "cm": "centimeter",
    "mm": "millimeter",
    "ft": "foot",
    "kg": "kilogram",
    "lb": "pound",
    "min": "minute",
    "hr": "hour",
    "h": "hour",
}


@dataclass(frozen=True)
class _Columns:
    """What goes in and the two columns of what comes out: headings and numbers."""

    heads: tuple[str, str, str]
    rows: tuple[tuple[Fraction, Fraction, Fraction], ...]

    @property
    def lines(self) -> tuple[tuple[Fraction, Fraction], ...] | None:
        """Slope and value at zero of each column, None where a column is not linear."""
        found = []
        (x0, *first), (x1, *second) = self.rows[0], self.rows[1]
        for place in (0, 1):
            slope = (second[place] - first[place]) / (x1 - x0)
            start = first[place] - slope * x0
            if any(row[place + 1] != start + slope * row[0] for row in self.rows):
                return None
            found.append((slope, start))
        return tuple(found)


def solve(stem: Stem) -> Derivation | None:
    """The input where both columns agree, or what they are there; None for anything else."""
    ask = stem.ask
    if (
        len(stem.tables) != 1
        or len(stem.prose) > LONGEST
        or not _LINEAR.search(stem.prose)
        or _MORE.search(ask)
        or framed(ask)
        or stem.statements
    ):
        return None
    columns = _columns(stem.tables[0])
    lines = columns.lines if columns is not None else None
    if columns is None or lines is None or lines[0][0] == lines[1][0]:
        return None
    if not _says_equal(stem, columns) or not _nothing_else(stem):
        return None
    asks_input = _asks_input(stem, columns)
    return None if asks_input is None else _derivation(stem, columns, lines, asks_input)


def _columns(table: Table) -> _Columns | None:
    """The three columns (or rows) of numbers under their headings."""
    for rows in (table.rows, tuple(zip(*table.rows, strict=True))):
        if len(rows) < 3 or len(rows[0]) != 3:
            continue
        values = [[tables.number(cell) for cell in row] for row in rows[1:]]
        if any(v is None for row in values for v in row) or any(tables.number(c) is not None for c in rows[0]):
            continue
        found = tuple(
            (Fraction(a), Fraction(b), Fraction(c))
            for a, b, c in values
            if a is not None and b is not None and c is not None
        )
        if len({row[0] for row in found}) == len(found):
            return _Columns((rows[0][0], rows[0][1], rows[0][2]), found)
    return None


def _says_equal(stem: Stem, columns: _Columns) -> bool:
    """Whether the question sets the two columns equal, in words or as f(x) = g(x)."""
    stated = [r for i in stem.placeholders("RF", stem.ask) if isinstance(r := stem.nodes[i], Rel)]
    if stated:
        names = {n.name for h in columns.heads[1:] if isinstance(n := try_parse(h, "pqrsuvw"), Apply)}
        sides = {s.name for s in (stated[0].left, stated[0].right) if isinstance(s, Apply) and isinstance(s.arg, Sym)}
        return len(stated) == 1 and stated[0].op == "=" and len(names) == 2 and sides == names
    return bool(_EQUAL.search(stem.ask))


def _nothing_else(stem: Stem) -> bool:
    """Whether the prose holds no number besides the "two" of "the two plans", and no further formula."""
    told = " ".join(stem.told)
    if stem.placeholders("RFEMPDT", told):
        return False
    numbers = [m for m in PLACEHOLDER.finditer(stem.prose) if m.group(1) in "NMPD"]
    return all(stem.value(m.group()) == 2 and re.match(r" [a-z]+s\b", stem.prose[m.end() :]) for m in numbers)


def _words(heading: str) -> frozenset[str]:
    """The words of a heading, short units written out.

    >>> sorted(_words("Height of candle A (cm)"))
    ['candl', 'centimeter', 'height']
    """
    plain = re.sub(r"[a-z]+", lambda m: _SHORT.get(m.group(), m.group()), re.sub(r"[^a-z' -]", " ", heading.lower()))
    return frozenset(w for w in content(plain) if len(w) > 1)


def _asks_input(stem: Stem, columns: _Columns) -> bool | None:
    """Whether the input is asked for (True) or what both columns are there (False); None where that is unclear."""
    into = _words(columns.heads[0])
    out = _words(columns.heads[1]) | _words(columns.heads[2])
    main = _WHEN.sub(" ", stem.ask)
    for pattern, sure in _WH:
        match = pattern.search(main)
        if match is None:
            continue
        groups = match.groupdict()
        if groups.get("s"):
            return stem.node(groups["s"]) == try_parse(columns.heads[0]) or None
        said = _words(groups["w"])
        if sure:
            return True if said & (into - out) and not said & (out - into) else None
        unit = re.match(r",? in (?P<u>[a-z]+)", main[match.end() :])
        said |= _words(unit["u"]) if unit else frozenset()
        hits = (bool(said & (into - out)), bool(said & (out - into)))
        return hits[0] if hits[0] != hits[1] else None
    return None


def _line(slope: Fraction, start: Fraction, name: str, decimal: bool) -> Node:
    size = abs(slope)
    part: Node = Sym(name) if size == 1 else Bin("*", rational(size, decimal), Sym(name))
    if slope == 0:
        return rational(start, decimal)
    if not start:
        return Bin("*", rational(slope, decimal), Sym(name)) if slope < 0 else part
    if slope < 0:
        return Bin("-", rational(start, decimal), part)
    return Bin("-" if start < 0 else "+", part, rational(abs(start), decimal))


def _derivation(
    stem: Stem, columns: _Columns, lines: tuple[tuple[Fraction, Fraction], ...], asks_input: bool
) -> Derivation | None:
    head = try_parse(columns.heads[0])
    name = head.name if isinstance(head, Sym) else "x"
    decimal = any(v.denominator != 1 for row in columns.rows for v in row)
    rules = [_line(slope, start, name, decimal) for slope, start in lines]
    moves: list[Move] = []
    a, b = columns.rows[0], columns.rows[1]
    for place, (slope, _) in enumerate(lines, 1):
        change = Bin("/", Bin("-", num(b[place]), num(a[place])), Bin("-", num(b[0]), num(a[0])), "frac")
        text = "Divide the change of the column by the change of what goes in, between two rows."
        moves.append(Move(f"Find the rate of the {('first', 'second')[place - 1]} column", text, change, num(slope)))
    points = State.of(*(Rel("=", Sym("y"), rule) for rule in rules))

    def through() -> bool:
        """Both rules give every number of the table."""
        return all(
            evaluate(rule, {name: row[0]}) == row[place] for row in columns.rows for place, rule in enumerate(rules, 1)
        )

    moves.append(Move("Write the two rules", "Go back from a row to zero with the rate: that gives the number that stands alone in each rule.",
                      r"\text{the table}", points, check=through))  # fmt: skip
    equation = Rel("=", rules[0], rules[1])
    moves.append(Move("Set the two equal", "The question asks where both columns are the same: set their rules equal.", points, State.of(equation),
                      check=lambda: _same_gap(equation, columns, lines, name)))  # fmt: skip
    found = from_equations(stem, (equation,), Target("value", Sym(name) if asks_input else rules[0]), before=moves)
    if found is None or len(found.values) != 1:
        return None
    at = (lines[1][1] - lines[0][1]) / (lines[0][0] - lines[1][0])
    if at < 0 and not isinstance(head, Sym):
        return None
    answer = at if asks_input else lines[0][1] + lines[0][0] * at
    return replace(
        found, skill=skills.LINEAR_FUNCTIONS, concept=CONCEPT, asked="You are asked about the place where two columns of the table would be equal.",
        confirm=lambda: _stepped(columns, at, answer, asks_input, found.values[0]), full=found.full,
    )  # fmt: skip


def _same_gap(equation: Rel, columns: _Columns, lines: tuple[tuple[Fraction, Fraction], ...], name: str) -> bool:
    """The equation's sides differ at every row just as the columns do."""
    return all(
        Fraction(evaluate(equation.left, {name: row[0]})) - Fraction(evaluate(equation.right, {name: row[0]}))
        == row[1] - row[2]
        for row in columns.rows
    )


def _stepped(columns: _Columns, at: Fraction, answer: Fraction, asks_input: bool, value: Node) -> bool:
    """The second route: the gap between the columns shrinks by the same amount each step, so the proportion finds where it is zero."""
    (x0, f0, g0), (x1, f1, g1) = columns.rows[0], columns.rows[-1]
    gap0, gap1 = f0 - g0, f1 - g1
    if gap0 == gap1:
        return False
    share = gap0 / (gap0 - gap1)
    met = x0 + share * (x1 - x0)
    both = (f0 + share * (f1 - f0), g0 + share * (g1 - g0))
    try:
        told = evaluate(value)
    except Unvalued:
        return False
    return met == at and both[0] == both[1] and told == (met if asks_input else both[0]) == answer
