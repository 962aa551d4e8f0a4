"""Points of data in a plane: with the rule that fits them, the change between two of them, a gap to a prediction."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tools.maths.derivation import Move
from tools.maths.figures import Exponential, Plane, Point, Polynomial, Segment
from tools.maths.picturing.curves import Curve, Mark, curve, height, pictured
from tools.maths.picturing.inputs import evaluations
from tools.maths.picturing.models import Given
from tools.maths.picturing.reading import label, value
from tools.maths.tree import Node, Rel, letters

MOST_POINTS = 12
SMALLEST_GAP = 0.12  # of the picture's height: a smaller one is shown from near, without the axes


def _plotted(points: Sequence[Point], drawn: Sequence[Curve], names: tuple[str, str], **more: object) -> Plane | None:
    if not 2 <= len(points) <= MOST_POINTS or any(x < 0 for x, _ in points):
        return None
    far, near = max(x for x, _ in points), min(x for x, _ in points)
    if near > 0.5 * far and len(points) > 2:  # years, say: from zero on, the points would be one heap
        return None
    kind = "growth" if any(isinstance(one, Exponential) for one in drawn) else "scatter"
    marks = [Mark(x, y) for x, y in points]
    return pictured(drawn, marks, names, kind=kind, forward=True, **more)  # type: ignore[arg-type]


def fitted(points: Sequence[Point], rule: Rel, names: tuple[str, str], at: int) -> Plane | None:
    """The points, and the graph of the rule that is found to fit."""
    named = letters(rule.right)
    drawn = curve(rule.right, next(iter(named)), label(rule), at) if len(named) == 1 else None
    return None if drawn is None else _plotted(points, [drawn], names)


def shaped(points: Sequence[Point], kind: str, names: tuple[str, str], at: int) -> Plane | None:
    """The points, and the line or the exponential curve that runs through them."""
    ordered = sorted(points)
    if len(ordered) < 2:
        return None
    (x, y), (x2, y2) = ordered[0], ordered[1]
    drawn: list[Curve] = []
    if kind == "linear":
        slope = (y2 - y) / (x2 - x)
        drawn = [Polynomial((y - slope * x, slope), "", at)]
    elif kind == "exponential" and y > 0 and y2 > 0 and y != y2:
        factor = (y2 / y) ** (1 / (x2 - x))
        drawn = [Exponential(y / factor**x, factor, "", at)]
    if any(not math.isclose(height(one, px), py, rel_tol=0.02) for one in drawn for px, py in ordered):
        return None
    return _plotted(points, drawn, names)


def stepped(
    points: Sequence[Point],
    first: float,
    second: float,
    said: tuple[str, str],
    at: tuple[int, int],
    names: tuple[str, str],
) -> Plane | None:
    """The points, and the way from one to another: across by a run, up by a rise."""
    known = dict(points)
    corner = (second, known[first])
    sides = [
        Segment((first, known[first]), (second, known[second]), dashed=True),
        Segment((first, known[first]), corner, said[0], at[0], strong=True),
        Segment(corner, (second, known[second]), said[1], at[1], strong=True),
    ]
    return _plotted(points, [], names, segments=sides)


def residual(model: Given, moves: Sequence[Move], actual: Node | None) -> Plane | None:
    """What a line predicts, what happened, and the gap between them."""
    drawn = curve(model.body, model.letter, label(model.written) if model.written is not None else "")
    made = evaluations(model.body, model.letter, tuple(moves))
    x = value(made[0].inputs[0]) if made else None
    y = None if actual is None else value(actual)
    if drawn is None or x is None or y is None or actual is None or made[0].result is None:
        return None
    input_, at = made[0].inputs[0], made[0].at
    predicted = height(drawn, x)
    last = len(moves) - 1
    gap = moves[last].after
    said = (
        "" if isinstance(gap, str) or not hasattr(gap, "__dataclass_fields__") or hasattr(gap, "rows") else label(gap)
    )
    marks = [
        Mark(x, y, f"({label(input_)}, {label(actual)})"),
        Mark(x, predicted, f"({label(input_)}, {label(made[0].result)})", at),
    ]
    between = Segment((x, predicted), (x, y), said, last, strong=True)
    size = abs(y - predicted)
    if isinstance(drawn, Polynomial) and 0 < size < SMALLEST_GAP * max(abs(y), abs(predicted), abs(height(drawn, 0.0))):
        near = 1.5 * size / abs(drawn.coefficients[1])
        across, up = (x - near, x + near), (min(y, predicted) - 2.2 * size, max(y, predicted) + 2.2 * size)
        return Plane("scatter", across, up, (drawn, between, *(mark.dot() for mark in marks)), axes="")
    return pictured([drawn], marks, (model.letter, model.output), kind="scatter", forward=True, segments=[between])
