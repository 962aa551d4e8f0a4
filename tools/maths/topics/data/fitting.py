"""Which of several equations fits the data, and what a line through two points of a trend says."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.data.finishing import Found, number_answer, text_answer
from tools.maths.topics.data.measures import text_of
from tools.maths.topics.data.points import Pairs, pairs_in
from tools.maths.topics.data.words import spoken
from tools.maths.tree import Apply, Bin, Node, Rel, Sym, letters, num
from tools.maths.values import Unvalued, evaluate


def _fits_data(stem: Stem) -> Derivation | None:
    """The choices are equations and the data are points."""
    equations = [c for c in stem.choices if isinstance(c.node, Rel) and c.node.op in "=≈"]
    if not stem.choices or len(equations) != len(stem.choices):
        return None
    data = pairs_in(stem)
    if data is None or len(data.points) < 2:
        return None
    scores = [(_error(c.node, data), c) for c in equations if isinstance(c.node, Rel)]
    if any(s is None for s, _ in scores):
        return None
    ranked = sorted(((s or 0.0, c) for s, c in scores), key=lambda pair: pair[0])
    exact = ranked[0][0] < 1e-9 < ranked[1][0]
    near = ranked[0][0] < ranked[1][0] / 4 and re.search(r"\bbest|\bclosest|\bapproximat|\bcould\b|\bmodel", stem.prose)
    if not (exact or near):
        return None
    right = ranked[0][1]
    node = right.node
    assert isinstance(node, Rel)
    x, y = data.points[-1]
    return text_answer(
        stem,
        right,
        Derivation(
            skill=skills.TWO_VARIABLE_DATA,
            concept="An equation fits the data when it gives (nearly) the right y for every x: test it with several points.",
            moves=(
                Move("Test every equation with the data", "Put each x into every equation and compare with the y of the data.", words(f"x = {text_of(x)}, y = {text_of(y)}"), node, check=lambda: (_error(node, data) or 0.0) == min(s or 0.0 for s, _ in scores)),
            ),
            solutions=({},),
            values=(),
            asked="You are asked which equation goes with the data.",
            confirm=lambda: _nearest_count(equations, right, data) * 2 > len(data.points),
            full=exact and not stem.unused({*data.used, *stem.placeholders("S")}),
        ),
    )  # fmt: skip


def _predict(node: Rel, at: Fraction) -> float | None:
    names = sorted(letters(node.right))
    if len(names) > 1 or not isinstance(node.left, Sym | Apply):
        return None
    try:
        return float(evaluate(node.right, {n: at for n in names}))
    except (Unvalued, OverflowError):
        return None


def _error(node: Node | None, data: Pairs) -> float | None:
    """The sum of the squared residuals."""
    if not isinstance(node, Rel):
        return None
    total = 0.0
    for x, y in data.points:
        value = _predict(node, x)
        if value is None:
            return None
        total += (value - float(y)) ** 2
    return total


def _nearest_count(choices: list[Choice], right: Choice, data: Pairs) -> int:
    """For how many points the chosen equation is among the nearest: the second route."""
    count = 0
    for x, y in data.points:
        gaps = {c.letter: abs((_predict(c.node, x) or 0.0) - float(y)) for c in choices if isinstance(c.node, Rel)}
        count += gaps[right.letter] <= min(gaps.values()) + 1e-9
    return count


def _through_points(stem: Stem) -> Derivation | None:
    """ "The line of best fit passes through (2, 13) and (10, 45)": its slope, or a prediction."""
    if not re.search(r"best fit|trend", stem.prose) or stem.tables:
        return None
    data = pairs_in(stem)
    if data is None or len(data.points) != 2:
        return None
    (x1, y1), (x2, y2) = data.points
    if x1 == x2:
        return None
    slope = (y2 - y1) / (x2 - x1)
    start = y1 - slope * x1
    rise = Bin("/", Bin("-", num(y2), num(y1)), Bin("-", num(x2), num(x1)), "frac")
    moves: list[Move] = [Move("Find the slope", "Rise over run between the two points.", rise, num(slope))]
    ask = spoken(stem, stem.ask)
    value = None
    numbers = [v for i in stem.placeholders("NM", stem.ask) if (v := stem.value(f"⟦N{i}⟧")) is not None]
    if re.search(r"\bslope|\bfor each|\bper\b|\brate of", ask) and not numbers:
        value = slope
    elif re.search(r"y-? ?intercept", ask):
        value = start
    elif (
        len(numbers) == 1
        and re.search(r"\bpredict|\bestimate|\bbest fit|\bvalue of y", ask)
        and re.search(r"\bx\b|⟦S|\bwhen\b|\bfor an?\b|\bafter\b|\bat\b|\bof an?\b", stem.ask)
    ):
        value = slope * numbers[0] + start
    if value is None:
        return None
    if value != slope:
        at = numbers[0] if numbers else Fraction(0)
        step = Bin("+", num(y1), Bin("*", num(slope), Bin("-", num(at), num(x1)), "cdot"))
        moves.append(
            Move("Go on from a known point", "For every one more of x, y changes by the slope.", step, num(value))
        )
    return number_answer(
        stem,
        Found(
            skills.TWO_VARIABLE_DATA, "Two points fix a line: its slope is the rise divided by the run.",
            "You are asked for something the line tells; its slope comes first.", tuple(moves), value,
            lambda: slope * x2 + start == y2 and slope * x1 + start == y1, full=False, decimal=True,
        ),
    )  # fmt: skip


_ASKS = re.compile(r"\bequation|\bfunction|\brelat|\bbest fit|\bmodel|\btrend|\bdata\b")


def solve(stem: Stem) -> Derivation | None:
    """An equation for the data, or a line through two points."""
    return (_fits_data(stem) or _through_points(stem)) if _ASKS.search(stem.prose) else None
