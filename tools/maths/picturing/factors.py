"""Growth read off its formula: two moments compared, the first period with the factor it brings."""

from __future__ import annotations

from collections.abc import Sequence
from math import isclose, log

from tools.maths.derivation import Move, State
from tools.maths.figures import GIVEN, Exponential
from tools.maths.picturing.curves import Curve, Mark, height
from tools.maths.picturing.inputs import Evaluated
from tools.maths.picturing.reading import value
from tools.maths.picturing.steepness import as_written
from tools.maths.tree import Bin

FEW, MANIFOLD = 5, 6  # growth is shown for so many periods, or until there is so many times as much
_GROWS_BY_ONE = "Find how long the exponent takes to grow by one"


def compared(drawn: Curve, one: Evaluated) -> list[Mark]:
    """Two values of a curve, the second with the factor it came by."""
    xs = [value(node) for node in one.inputs]
    said = (
        r"\times " + as_written(one.result, drawn.label)
        if one.result is not None and isinstance(drawn, Exponential)
        else ""
    )
    later, earlier = (None if x is None else Mark(x, height(drawn, x), "", one.at, guides=True) for x in xs)
    if later is None or earlier is None:
        return []
    return [earlier, Mark(later.x, later.y, said, one.at, guides=True)]


def first_periods(drawn: Curve, moves: Sequence[Move]) -> list[Mark]:
    """The first two periods of growth whose factor is compared with 1."""
    for number, move in enumerate(moves):
        if move.rule != "Compare the base with 1" or not isinstance(move.before, Bin) or drawn.at != GIVEN:
            continue
        for side in (move.before.left, move.before.right):
            size = value(side)
            if isinstance(drawn, Exponential) and size is not None and isclose(size, drawn.factor) and size != 1:
                said = r"\times " + as_written(side, drawn.label)
                first = Mark(0.0, height(drawn, 0.0), "", number, guides=True)
                return [first, Mark(1.0, height(drawn, 1.0), said, number, guides=True)]
    return []


def whole_period(drawn: Curve, moves: Sequence[Move]) -> list[Mark]:
    """The start and the end of the first period, with the factor by which there is more (or less) then."""
    for number, move in enumerate(moves):
        if move.rule != _GROWS_BY_ONE or isinstance(move.after, str | State) or number + 1 >= len(moves):
            continue
        step, base = value(move.after), moves[number + 1].before
        size = None if isinstance(base, str | State) else value(base)
        if isinstance(drawn, Exponential) and step and size and isclose(drawn.factor**step, size, rel_tol=1e-6):
            said = "" if isinstance(base, str | State) else r"\times " + as_written(base, drawn.label)
            first = Mark(0.0, height(drawn, 0.0), "", number, guides=True)
            return [first, Mark(step, height(drawn, step), said, number, guides=True)]
    return []


def reach(drawn: Curve, marks: Sequence[Mark]) -> float:
    """How far growth is shown, where only its first periods are marked."""
    if not isinstance(drawn, Exponential) or any(mark.label.startswith("(") and mark.x > 0 for mark in marks):
        return 0.0
    period = max((mark.x for mark in marks), default=0.0)
    steps = min(FEW, max(2.0, log(MANIFOLD) / abs(log(drawn.factor) * period))) if period else 0.0
    return steps * period
