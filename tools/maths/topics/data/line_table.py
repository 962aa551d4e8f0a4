"""A table of points of one line with a letter in place of a coordinate: its value, from the rate of change.

Every known pair must lie on one line; nothing is fitted. What a line predicts outside a table is for `lines.py`.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move
from tools.maths.stem import Stem
from tools.maths.tables import Table, number
from tools.maths.topics.data.finishing import Found, number_answer
from tools.maths.topics.data.words import spoken
from tools.maths.tree import Bin, num

_LINEAR = re.compile(r"\b(?:on|of) a (?:straight )?line\b|\blinear\b|\bconstant rate\b|\bsame line\b|\blinearly\b")
_ASKED = re.compile(r"value of (?P<letter>⟦S\d+⟧|[a-z])(?![a-z])")
CONCEPT = "On a line the same step in x always brings the same step in y: the rate of change between any two points."


def solve(stem: Stem) -> Derivation | None:
    """The coordinate that a letter stands for, None for anything else."""
    asked = _ASKED.search(stem.ask)
    if (
        len(stem.tables) != 1
        or asked is None
        or not _LINEAR.search(stem.prose)
        or re.search(r"\bnot\b|non", stem.prose)
    ):
        return None
    letter = spoken(stem, asked["letter"])
    if stem.ask[asked.end() :].strip(" ?.") or re.search(r"\b(?:twice|half|times)\b", stem.ask):
        return None
    read = _points(stem.tables[0], letter)
    if read is None:
        return None
    points, known, in_y = read
    if stem.placeholders("RFEMPDT") or any(stem.value(str(i)) != len(points) + 1 for i in stem.placeholders("N")):
        return None
    (a, b), (c, d) = points[0], points[1]
    if a == c or b == d or any((y - b) * (c - a) != (d - b) * (x - a) for x, y in points):
        return None
    rate = (d - b) / (c - a)
    value = b + rate * (known - a) if in_y else a + (known - b) / rate
    slope = Bin("/", Bin("-", num(d), num(b)), Bin("-", num(c), num(a)), "frac")
    last = (
        Bin("+", num(b), Bin("*", num(rate), Bin("-", num(known), num(a)), "cdot"))
        if in_y
        else Bin("+", num(a), Bin("/", Bin("-", num(known), num(b)), num(rate), "frac"))
    )
    moves = (
        Move("Find the rate of change", "Divide the change of y between two known points by the change of x.", slope, num(rate)),
        Move("Go on from a known point", "Add to a known coordinate what the rate brings up to the wanted point.", last, num(value)),
    )  # fmt: skip
    point = (known, value) if in_y else (value, known)
    return number_answer(
        stem,
        Found(
            skills.LINEAR_TWO,
            CONCEPT,
            "You are asked for a missing coordinate of a point on a line.",
            moves,
            value,
            lambda: all((point[1] - y) * (c - a) == (d - b) * (point[0] - x) for x, y in points),
            full=len(stem.sentences) <= 4,
            decimal=True,
        ),
    )


def _points(table: Table, letter: str) -> tuple[list[tuple[Fraction, Fraction]], Fraction, bool] | None:
    """The known points, the known coordinate of the point with the letter, and whether the letter is its y."""
    rows = table.rows
    if len(rows) != 2 and len(rows[0]) == 2:
        rows = tuple(zip(*rows, strict=True))
    if len(rows) != 2 or number(rows[0][0]) is not None or number(rows[1][0]) is not None:
        return None
    pairs = list(zip(rows[0][1:], rows[1][1:], strict=True))
    known = [(x, y) for a, b in pairs if (x := number(a)) is not None and (y := number(b)) is not None]
    opened = [(a, b) for a, b in pairs if number(a) is None or number(b) is None]
    if len(opened) != 1 or len(known) < 2:
        return None
    a, b = opened[0]
    first, second = number(a), number(b)
    if b == letter and first is not None:
        return known, first, True
    return (known, second, False) if a == letter and second is not None else None
