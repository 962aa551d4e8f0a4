"""What an intercept or the slope means where the linear model is told by a table of values and not by a formula.

The line through the table's points is written as a formula with the letters of its headings; the rest is `interpret`'s.
"""

# ruff: noqa: E501 (a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths import stem as stems
from tools.maths import tables, typeset
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Unread
from tools.maths.stem import Stem
from tools.maths.topics.models import interpret
from tools.maths.topics.models.asked import ASK
from tools.maths.tree import Bin, num

_LINEAR = re.compile(r"\blinear(?:ly)?\b|\bconstant rate\b|\bstraight line\b")
_HEAD = re.compile(r"^(?P<words>[A-Za-z][A-Za-z' -]*?)(?: ?\((?:in )?(?P<unit>[a-z ]+)\))?,? (?P<letter>[a-zA-Z])$")
_LONGEST = 2000


@dataclass(frozen=True)
class _Row:
    """A heading's words, unit and letter, with its numbers."""

    words: str
    unit: str
    letter: str
    values: tuple[Fraction, ...]


def solve(stem: Stem) -> Derivation | None:
    """The choice that says what a part of the line means; None where no line is told by a table."""
    if len(stem.tables) != 1 or stem.equations() or not ASK.search(stem.ask) or not _LINEAR.search(stem.prose):
        return None
    if any(c.node is not None for c in stem.choices) or not stem.choices or len(stem.text) > _LONGEST:
        return None
    rows = stem.tables[0].rows
    found = [_row(r) for r in (rows if len(rows) == 2 else tuple(zip(*rows, strict=True)))]
    if len(found) != 2 or found[0] is None or found[1] is None:
        return None
    x, y = found[0], found[1]
    line = _line(x.values, y.values)
    if line is None or x.letter == y.letter:
        return None
    told = _told(x, y, *line)
    text = f"{told} {_without_table(stem.text)}"
    try:
        derived = interpret.solve(stems.read(text, tuple(f"({c.letter}) {c.text}" for c in stem.choices)))
    except Unread:
        return None
    if derived is None:
        return None
    return replace(derived, moves=(*_steps(x, y, line), *derived.moves), full=False)


def _without_table(text: str) -> str:
    """The prose of a text whose one table is left out.

    >>> _without_table("| x | y |\\n|---|---|\\n| 1 | 3 |\\nWhat is y?").strip()
    'What is y?'
    """
    for (start, end), _ in tables.find(text):
        return f"{text[:start]} {text[end:]}"
    return text


def _row(cells: tuple[str, ...]) -> _Row | None:
    head = _HEAD.match(cells[0].strip())
    values = [tables.number(c) for c in cells[1:]]
    if head is None or len(values) < 2 or any(v is None for v in values):
        return None
    return _Row(
        head["words"].strip().lower(), head["unit"] or "", head["letter"], tuple(v for v in values if v is not None)
    )


def _line(xs: tuple[Fraction, ...], ys: tuple[Fraction, ...]) -> tuple[Fraction, Fraction] | None:
    """Slope and value at zero of the line through all points, None where they lie on none.

    >>> _line((Fraction(2), Fraction(5)), (Fraction(9), Fraction(15)))
    (Fraction(2, 1), Fraction(5, 1))
    """
    if len(xs) != len(ys) or xs[0] == xs[-1]:
        return None
    slope = (ys[-1] - ys[0]) / (xs[-1] - xs[0])
    start = ys[0] - slope * xs[0]
    return (slope, start) if slope and all(slope * a + start == b for a, b in zip(xs, ys, strict=True)) else None


def _told(x: _Row, y: _Row, slope: Fraction, start: Fraction) -> str:
    """The line as a sentence with its letters."""
    sign = "+" if slope > 0 else "-"
    formula = f"{y.letter} = {_plain(start)} {sign} {_plain(abs(slope))}{x.letter}"
    measured = f", in {y.unit}," if y.unit else ""
    of = f"the {x.words}, in {x.unit}" if x.unit else f"the number of {x.words}"
    return f"The {y.words} ${y.letter}${measured} is given by ${formula}$, where ${x.letter}$ is {of}."


def _plain(value: Fraction) -> str:
    """A decimal where it ends, else a fraction in brackets."""
    whole = value * 10000
    return f"{float(value):.10g}" if whole.denominator == 1 else f"({typeset.plain(num(value))})"


def _steps(x: _Row, y: _Row, line: tuple[Fraction, Fraction]) -> tuple[Move, ...]:
    slope, start = line
    rise = Bin("/", Bin("-", num(y.values[1]), num(y.values[0])), Bin("-", num(x.values[1]), num(x.values[0])), "frac")
    back = Bin("-", num(y.values[0]), Bin("*", num(slope), num(x.values[0]), "cdot"))
    return (
        Move("Find the slope", "The change from one column to the next, divided by the change of the input.", rise, num(slope)),
        Move(
            "Go back to zero", "Take off what the slope brings up to the first value: what is left belongs to zero.", back,
            words(f"{y.letter} at {x.letter} = 0"), check=lambda: all(slope * a + start == b for a, b in zip(x.values, y.values, strict=True)),
        ),
    )  # fmt: skip
