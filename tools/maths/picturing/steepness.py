"""The slope of a line as a triangle: so much across, so much up; alone where it would be too flat above the axis."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import isclose
from re import findall

from tools.maths.derivation import Move, State
from tools.maths.figures import GIVEN, Plane, Polynomial, Segment
from tools.maths.picturing.curves import Curve, height
from tools.maths.picturing.inputs import Evaluated
from tools.maths.picturing.reading import label, value
from tools.maths.tree import Bin, Node

LOWEST = 0.12  # of the picture's height: a triangle lower than this is shown without the axes
_RATES = ("Multiply the slope by the change", "Multiply the rate by the change")


def triangle(drawn: Polynomial, start: float, run: float, said: tuple[str, str], at: int = GIVEN) -> list[Segment]:
    """The slope triangle under a line from x = start: its run and its rise, with what they are called."""
    corner = (start + run, height(drawn, start))
    return [
        Segment((start, corner[1]), corner, said[0], at, strong=True),
        Segment(corner, (corner[0], height(drawn, corner[0])), said[1], at, strong=True),
    ]


def between(drawn: Polynomial, one: Evaluated) -> list[Segment]:
    """The triangle between two inputs whose outputs a step compares."""
    later, earlier = (value(node) for node in one.inputs)
    if later is None or earlier is None or one.result is None or later == earlier:
        return []
    size = value(one.result)
    rises = size is not None and isclose(size, height(drawn, later) - height(drawn, earlier))
    run = Bin("-", one.inputs[0], one.inputs[1])
    across = label(one.inputs[0]) if earlier == 0 else str(Fraction(value(run) or 0))
    up = as_written(one.result, drawn.label) if rises else ""
    return triangle(drawn, earlier, later - earlier, (across, up), one.at)


def told_rate(drawn: Curve, moves: Sequence[Move]) -> list[Segment]:
    """A change of the input by so much, and the change of the output that goes with it."""
    if not isinstance(drawn, Polynomial) or len(drawn.coefficients) != 2:
        return []
    for number, move in enumerate(moves):
        before, after = move.before, move.after
        if isinstance(after, str | State):
            continue
        if move.rule in _RATES and isinstance(before, Bin) and before.op == "*":
            run = value(before.right)
            if run is not None and run > 0:
                return triangle(drawn, run, run, (label(before.right), label(after)), number)
        if move.rule == "Find the slope" and value(after) == drawn.coefficients[1]:
            return triangle(drawn, 1, 1, ("1", label(after)), number)
    return []


def flat(drawn: Curve, sides: Sequence[Segment]) -> bool:
    """Whether the triangle would be too low to be seen above the axis."""
    run, rise = sides
    high = max(abs(height(drawn, x)) for x in (0.0, run.end[0]))
    return abs(rise.end[1] - rise.start[1]) < LOWEST * high


def near(drawn: Curve, sides: list[Segment], kind: str) -> Plane:
    """The line near its triangle only."""
    (left, low), (right, _) = sides[0].start, sides[0].end
    run, rise = right - left, sides[1].end[1] - low
    up = sorted((low - 0.6 * rise, low + 1.8 * rise))
    across = (left - 0.5 * run, right + 0.7 * run)
    return Plane(kind, across, (up[0], up[1]), (drawn, *sides), axes="")


def as_written(number: Node, where: str) -> str:
    """A number as a decimal where the model is written with that decimal: 1.2 rather than 6/5.

    >>> from tools.maths.grammar import parse
    >>> as_written(parse("6/5"), "y = 1.2x + 30")
    '1.2'
    """
    size = value(number)
    decimal = "" if size is None else f"{abs(size):.10g}"
    if size is None or "." not in decimal or decimal not in findall(r"\d+\.\d+", where):
        return label(number)
    return decimal if size > 0 else f"-{decimal}"
