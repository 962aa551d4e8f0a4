"""The functions a problem tells: by a formula, by a table of values, or as lines of which only some things are known.

A line known only in part is a family: several lines that agree with all that is told, for trying a statement on each.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.polynomial import NotPolynomial, coefficient, collect, expand, scale
from tools.maths.stem import Stem
from tools.maths.tables import Table, number
from tools.maths.topics.models.model import Exponential, Linear, Quadratic, model_with, shape_of
from tools.maths.tree import Rel, Sym, letters
from tools.maths.values import exact_pair

_SLOPES = tuple(Fraction(a, b) for a, b in ((1, 4), (1, 1), (2, 1), (5, 2), (9, 1), (3, 7)))
_STARTS = tuple(Fraction(a, b) for a, b in ((1, 3), (1, 1), (4, 1), (7, 2), (12, 1)))


@dataclass(frozen=True)
class Curve:
    """A function with its letter and its shape."""

    name: str
    shape: Linear | Quadratic | Exponential
    letter: str = "x"

    def at(self, x: Fraction) -> Fraction | None:
        """The output for an input."""
        match self.shape:
            case Linear(start, rate):
                return start + rate * x
            case Quadratic(a, b, c):
                return a * x * x + b * x + c
            case Exponential(start, growth, _, every):
                power = x / every
                return start * growth ** int(power) if power.denominator == 1 and abs(power) < 60 else None
        return None

    @property
    def rate(self) -> Fraction | None:
        """The slope of a line."""
        return self.shape.rate if isinstance(self.shape, Linear) else None

    def crossings(self) -> int | None:
        """How often the graph meets the axis of the input."""
        match self.shape:
            case Linear(_, rate):
                return 1 if rate else None
            case Quadratic(a, b, c):
                inside = b * b - 4 * a * c
                return 2 if inside > 0 else 1 if inside == 0 else 0
            case Exponential():
                return 0
        return None


def curves(stem: Stem) -> list[Curve]:
    """Every function told by a formula or a table, each letter once."""
    found: dict[str, Curve] = {}
    for relation in stem.equations():
        if relation.op == "=" and (curve := _of_relation(relation)) is not None:
            found.setdefault(curve.name, curve)
    for table in stem.tables:
        for curve in _of_table(stem, table):
            found.setdefault(curve.name, curve)
    for curve in _through_points(stem):
        found.setdefault(curve.name, curve)
    return list(found.values())


_PASSES = re.compile(
    r"\b(?:graph|line) (?:of )?(?:the )?(?:linear )?(?:function )?(?:⟦S(?P<s>\d+)⟧|(?P<w>[a-z])\b)[^⟦.]*?\b(?:passes through|contains|goes through|includes)[^⟦.]*⟦T(?P<p>\d+)⟧ and ⟦T(?P<q>\d+)⟧"
)


def _through_points(stem: Stem) -> list[Curve]:
    """ "The graph of r passes through (0, 4) and (2, 10)", where r is linear."""
    found = []
    if not re.search(r"\blinear|\bline\b", stem.prose):
        return []
    for match in _PASSES.finditer(stem.prose):
        node = stem.nodes[int(match["s"])] if match["s"] else None
        name = node.name if isinstance(node, Sym) else match["w"] or ""
        p, q = exact_pair(stem.nodes[int(match["p"])]), exact_pair(stem.nodes[int(match["q"])])
        if name and p and q and p[0] != q[0]:
            rate = (q[1] - p[1]) / (q[0] - p[0])
            found.append(Curve(name, Linear(p[1] - rate * p[0], rate, "x")))
    return found


def _of_relation(relation: Rel) -> Curve | None:
    model = model_with(relation, {})
    if model is None:
        return None
    shape = shape_of(model) if model.output else None
    if isinstance(shape, Linear | Quadratic | Exponential):
        return Curve(model.output, shape, model.inputs[0])
    if letters(relation) == {"x", "y"}:
        line = line_of(relation)
        return Curve("y", line, "x") if line is not None else None
    return None


def line_of(relation: Rel) -> Linear | None:
    """The line ax + by = c as start + rate · x; None where it is upright or no line."""
    try:
        terms = collect(expand(relation.left) + scale(expand(relation.right), Fraction(-1)))
    except NotPolynomial:
        return None
    a, b, c = (coefficient(terms, m) for m in ((("x", 1),), (("y", 1),), ()))
    if not b or any(t.degree > 1 for t in terms):
        return None
    return Linear(-c / b, -a / b, "x")


def _of_table(stem: Stem, table: Table) -> list[Curve]:
    """A table of x with f(x) beside it or below it: the line through its points, where one runs through them all."""
    rows = table.rows
    if len(rows) == 2 and len(rows[0]) > 3:
        rows = tuple(zip(*rows, strict=True))
    if len(rows) < 3:
        return []
    columns = list(zip(*rows, strict=True))
    inputs = [number(c) for c in columns[0][1:]]
    found = []
    for column in columns[1:]:
        named = re.search(r"([a-zA-Z]) ?\( ?[a-z] ?\)|^\W*(y)\W*$", column[0])
        outputs = [number(c) for c in column[1:]]
        if named is None or None in inputs or None in outputs:
            continue
        points = [(x, y) for x, y in zip(inputs, outputs, strict=True) if x is not None and y is not None]
        (x0, y0), (x1, y1) = points[0], points[1]
        if x0 == x1:
            continue
        rate = (y1 - y0) / (x1 - x0)
        if all(y == y0 + rate * (x - x0) for x, y in points) and (len(points) > 2 or "linear" in stem.prose):
            found.append(Curve(named[1] or named[2], Linear(y0 - rate * x0, rate, "x")))
    return found


# ---- lines known in part ---------------------------------------------------------------------------------------


def family(stem: Stem) -> list[Curve]:
    """Lines that agree with all that is told of one line; [] where nothing or too much is told."""
    told = " ".join(stem.sentences)
    if not re.search(r"\bline\b", told) or stem.equations() or stem.tables:
        return []
    points = [exact_pair(stem.nodes[i]) for i in stem.placeholders("T", " ".join(stem.told) or told)]
    if any(p is None for p in points) or len(points) > 1:
        return []
    sign = re.search(r"\b(positive|negative) slope\b|\bslope\b[^.;]{0,30}\bis (positive|negative)\b", told)
    start = re.search(
        r"\b(positive|negative) y-intercept\b|\by-intercept\b[^.;]{0,40}\bis (?:a )?(positive|negative)\b", told
    )
    cross = re.search(
        r"\b(positive|negative) x-intercept\b|\bx-intercept\b[^.;]{0,40}\bis (?:a )?(positive|negative)\b", told
    )
    told_count = sum(m is not None for m in (sign, start, cross)) + len(points)
    if told_count < 2 or re.search(r"\bparallel\b|\bperpendicular\b|\bslope of ⟦", told):
        return []
    found = []
    for size in _SLOPES:
        for rate in (size, -size):
            for b in (*_STARTS, *(-s for s in _STARTS), Fraction(0)):
                if points and points[0] is not None:
                    b = points[0][1] - rate * points[0][0]
                zero = -b / rate
                if _signed(sign, rate) and _signed(start, b) and _signed(cross, zero):
                    found.append(Curve("y", Linear(b, rate, "x")))
    return found if len(found) > 2 else []


def _signed(said: re.Match[str] | None, value: Fraction) -> bool:
    word = next((g for g in said.groups() if g), "") if said else ""
    return not word or (value > 0 if word == "positive" else value < 0)
