"""The graph of an expression in one letter with points marked on it, in a window that shows what matters."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.figures import GIVEN, Dot, Exponential, Part, Plane, Point, Polynomial, Segment
from tools.maths.picturing.reading import in_one_letter, span
from tools.maths.tree import Bin, Node, letters, walk
from tools.maths.values import Unvalued, evaluate

STEEPEST_POWER = 6
LONGEST_LABEL = 30  # characters of LaTeX
SHARE = 0.2  # of a window, left free beyond what is marked
SAME = 1e-9
LOPSIDED = 2.2  # a window so much longer than high is not shown to one scale

Curve = Polynomial | Exponential


@dataclass(frozen=True)
class Mark:
    """A point to be marked, and the step it appears at."""

    x: float
    y: float
    label: str = ""
    at: int = GIVEN
    guides: bool = False
    hollow: bool = False

    def dot(self) -> Dot:
        """The point as it is drawn."""
        return Dot(self.x, self.y, self.label, self.at, self.hollow, self.guides)


def curve(body: Node, letter: str, label: str = "", at: int = GIVEN) -> Curve | None:
    """The graph of `body`: a polynomial or a·bˣ + c; None for anything else.

    >>> from tools.maths.grammar import parse
    >>> curve(parse("3 * 2^x + 1"), "x")
    Exponential(start=3.0, factor=2.0, label='', at=-1, shift=1.0)
    """
    said = label if len(label) <= LONGEST_LABEL else ""
    coefficients = in_one_letter(body, letter)
    if coefficients is not None:
        return Polynomial(coefficients, said, at) if 2 <= len(coefficients) <= STEEPEST_POWER + 1 else None
    return _power(body, letter, said, at)


def _power(body: Node, letter: str, label: str, at: int) -> Exponential | None:
    """a·bˣ + c, found from three values and confirmed at two more."""
    powers = [n for n in walk(body) if isinstance(n, Bin) and n.op == "^" and letter in letters(n.right)]
    if len(powers) != 1 or letters(powers[0].left) or letters(body) != {letter}:
        return None
    try:
        first, second, third, later, between = (_at(body, letter, x) for x in ("0", "1", "2", "3", "1/2"))
    except (Unvalued, ArithmeticError, ValueError):
        return None
    if first == second or second == third:
        return None
    factor = (third - second) / (second - first)
    if factor <= 0 or math.isclose(factor, 1):
        return None
    start = (second - first) / (factor - 1)
    found = Exponential(_round(start), _round(factor), label, at, _round(first - start) + 0.0)
    fits = all(math.isclose(height(found, x), y, rel_tol=1e-6) for x, y in ((3.0, later), (0.5, between)))
    return found if fits else None


def _at(body: Node, letter: str, x: str) -> float:
    return float(evaluate(body, {letter: Fraction(x)}))


def _round(value: float) -> float:
    near = round(value, 9)
    return near if abs(near - value) < SAME * max(1.0, abs(value)) else value


def height(of: Curve, x: float) -> float:
    """The curve's y at x."""
    if isinstance(of, Polynomial):
        return sum(c * x**k for k, c in enumerate(of.coefficients))
    return float(of.start * of.factor**x) + of.shift


def turn(of: Curve) -> Point | None:
    """The vertex of a parabola."""
    if not isinstance(of, Polynomial) or len(of.coefficients) != 3 or not of.coefficients[2]:
        return None
    x = -of.coefficients[1] / (2 * of.coefficients[2])
    return x, height(of, x)


def pictured(
    curves: Sequence[Curve],
    marks: Sequence[Mark],
    names: tuple[str, str],
    *,
    kind: str = "graph",
    forward: bool = False,
    segments: Sequence[Segment] = (),
    far: float = 0.0,
    equal: bool = False,
) -> Plane | None:
    """Curves with their marked points. forward: only what lies right of zero means anything (time, an amount),
    up to `far` at least. equal: right angles are to look right, where the window allows it.
    """
    xs = [mark.x for mark in marks] + [end[0] for s in segments for end in (s.start, s.end)]
    ys = [mark.y for mark in marks] + [end[1] for s in segments for end in (s.start, s.end)]
    turns = [place for one in curves if (place := turn(one)) is not None]
    if forward:
        if any(x < 0 for x in xs):
            return None
        far = max(far, *xs, 0.0) if xs else far
        far = far or max((_natural_end(one) for one in curves), default=0.0)
        far = max([far, *(x for x, _ in turns if x > 0)])
        if not 0 < far < math.inf:
            return None
        across = (-0.04 * far, (1 + SHARE) * far)
        inside = [0.0, far]
    else:
        known = [0.0, *xs, *(x for x, _ in turns), *(2 * x for x, _ in turns)]  # as far beyond the turn as before it
        across = span(known)
        inside = [0.0, *xs]
    ys += [height(one, x) for one in curves for x in inside] + [y for _, y in turns]
    ys += [y for one in curves for y in _waves(one, min(inside), max(inside))]
    up = _window(ys)
    if up is None:
        return None
    visible = [one for one in curves if _seen(one, across, up)]
    if len(visible) != len(curves):
        return None
    parts: tuple[Part, ...] = (*curves, *segments, *(mark.dot() for mark in marks))
    alike = equal and 1 / LOPSIDED < (across[1] - across[0]) / (up[1] - up[0]) < LOPSIDED
    return Plane(kind, across, up, parts, equal=alike, names=names)


def _natural_end(of: Curve) -> float:
    """How far a curve is shown when nothing on it is marked: to its zero, or until it has changed much."""
    if isinstance(of, Exponential):
        return math.log(4) / abs(math.log(of.factor))
    start, slope = (*of.coefficients, 0.0, 0.0)[:2]
    if len(of.coefficients) == 2 and slope:
        return abs(start / slope) if start else 1.0 / abs(slope)
    place = turn(of)
    return 2 * abs(place[0]) if place is not None and place[0] else 1.0


def _waves(of: Curve, low: float, high: float) -> list[float]:
    """What a curve of the third power or more does between the places that matter."""
    if not isinstance(of, Polynomial) or len(of.coefficients) < 4:
        return []
    return [height(of, low + (high - low) * k / 24) for k in range(25)]


def _window(ys: Sequence[float]) -> Point | None:
    known = [0.0, *ys]
    low, high = min(known), max(known)
    if not all(map(math.isfinite, known)) or high - low <= 0:
        return None
    spare = SHARE * (high - low)
    return (low - spare if low < 0 else -0.06 * (high - low)), (high + spare if high > 0 else 0.06 * (high - low))


def _seen(one: Curve, across: Point, up: Point) -> bool:
    """Whether a good part of the curve lies inside the window."""
    places = [across[0] + (across[1] - across[0]) * k / 40 for k in range(41)]
    return sum(up[0] <= height(one, x) <= up[1] for x in places) >= 8
