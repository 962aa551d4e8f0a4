"""A line of best fit told by two points it passes through: its slope, its intercept, or what it predicts."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move
from tools.maths.polynomial import rational
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.meaning import quantities
from tools.maths.topics.models.model import Model
from tools.maths.topics.models.plug import derive_value
from tools.maths.topics.models.question import asks_change, question_of
from tools.maths.topics.writing import calculated
from tools.maths.tree import Bin, Node, Rel, Sym, has_decimal, num
from tools.maths.values import exact_pair

_THROUGH = re.compile(
    r"\b(?:line of best fit|best-fit line|trend ?line|regression line|line that (?:best )?fits)\b[^.?]*?\b(?:pass(?:es|ing)? through|contains?|goes through|through|includes?)\b[^.?⟦]*(?P<p>⟦T\d+⟧) and (?:the point )?(?P<q>⟦T\d+⟧)"
)
_SLOPE = re.compile(
    r"^(?:what|which of the following) is (?:closest to )?the (?P<what>slope|y-intercept|[a-z]-coordinate of the y-intercept) of (?:the|this) (?:line(?: of best fit)?|best-fit line|trend ?line)\b[^⟦]*\?$"
)
CONCEPT = "Two points fix a line: its slope is the change of y over the change of x, and one point gives the rest."


def solve(stem: Stem) -> Derivation | None:
    """The slope, intercept or prediction; None when the line is not told by two points."""
    through = _THROUGH.search(stem.prose)
    if through is None or stem.equations() or stem.tables or len(stem.placeholders("T")) != 2:
        return None
    points = [exact_pair(stem.node(through.group(k))) for k in "pq"]
    if points[0] is None or points[1] is None or points[0][0] == points[1][0]:
        return None
    (x0, y0), (x1, y1) = points[0], points[1]
    decimal = has_decimal(*(stem.nodes[i] for i in stem.placeholders("T")))
    rise = Bin("/", Bin("-", num(y1), num(y0)), Bin("-", num(x1), num(x0)), "frac")
    slope = (y1 - y0) / (x1 - x0)
    start = y0 - slope * x0
    sloped = calculated("Find the slope", "Divide the change of $y$ by the change of $x$ between the two points.", rise)
    if sloped is None or not slope:
        return None
    first = sloped[0]
    product = Bin("*", sloped[1], num(x0), "cdot")
    begun = calculated(
        "Find the y-intercept", "Take the slope times $x$ from the $y$ of one point.", Bin("-", num(y0), product)
    )
    if begun is None:
        return None

    def on_both() -> bool:
        """The line at both points."""
        return all(start + slope * x == y for x, y in ((x0, y0), (x1, y1)))

    asked = _SLOPE.match(stem.ask)
    if asked:
        moves = (first,) if asked.group("what") == "slope" else (first, begun[0])
        value = slope if asked.group("what") == "slope" else start
        return Derivation(
            skill=skills.TWO_VARIABLE_DATA, concept=CONCEPT, moves=moves, solutions=({},), values=(rational(value, True),),
            asked="You are asked about the line through two points.", confirm=on_both, full=not stem.unused(stem.placeholders("T")),
        )  # fmt: skip
    return _predicted(stem, slope, start, (first, begun[0]), decimal)


def _predicted(
    stem: Stem, slope: Fraction, start: Fraction, moves: tuple[Move, ...], decimal: bool
) -> Derivation | None:
    """A prediction, or the input for one, once the letters x and y have their meanings."""
    meanings = quantities(stem)
    names = {n.name for m in PLACEHOLDER.finditer(stem.prose) if isinstance(n := stem.node(m.group()), Sym)}
    if names != {"x", "y"} or not {"x", "y"} <= set(meanings):
        return None
    size = rational(abs(slope), decimal)
    term: Node = Bin("*", size, Sym("x"))
    body: Node = Bin("+" if slope > 0 else "-", rational(start, decimal), term)
    model = Model(Rel("=", Sym("y"), body), "y", body, ("x",), meanings)
    question = question_of(stem, model)
    if question is None or asks_change(stem, model) or question.pick or question.year:
        return None
    found = derive_value(stem, model, question)
    return found and replace(
        found, skill=skills.TWO_VARIABLE_DATA, concept=CONCEPT, moves=(*moves, *found.moves), problem=None,
        asked="You are asked what the line through two points predicts: find the line first.",
    )  # fmt: skip
