"""Growth told in words: from period to period, as the function it makes, and as the kind of line it is."""

from __future__ import annotations

from tools.maths.figures import GIVEN, Exponential, Plane, Polynomial
from tools.maths.picturing.curves import Mark, curve, height, pictured
from tools.maths.tree import Node

MOST_PERIODS = 8
LARGEST = 50.0  # times: growth beyond that is all flat and then all steep
SKETCHED = 4.0  # how long a sketch is, in units that mean nothing


def periods(
    start: float, factor: float, every: float, count: int, said: tuple[str, str], at: int, told_last: bool = False
) -> Plane | None:
    """What there is after each period. said: the first and the last amount; told_last: the last is the one given."""
    if not 1 <= count <= MOST_PERIODS or factor <= 0 or factor == 1 or start <= 0 or every <= 0:
        return None
    if max(factor**count, factor**-count) > LARGEST:
        return None
    first, last = (at, GIVEN) if told_last else (GIVEN, at)
    marks = [Mark(0.0, start, said[0], first, guides=True)]
    marks += [Mark(k * every, start * factor**k, "", at) for k in range(1, count)]
    marks.append(Mark(count * every, start * factor**count, said[1], last, guides=True))
    drawn = Exponential(start, factor ** (1 / every), "", at)
    return pictured([drawn], marks, ("t", ""), kind="growth", forward=True)


def function(body: Node, letter: str, said: str, start: str, at: int) -> Plane | None:
    """The function that describes growth, through what there is at first."""
    drawn = curve(body, letter, said, at)
    if drawn is None:
        return None
    kind = "growth" if isinstance(drawn, Exponential) else "graph"
    first = Mark(0.0, height(drawn, 0.0), start)
    if isinstance(drawn, Polynomial) and len(drawn.coefficients) == 2:
        far = abs(drawn.coefficients[0] / drawn.coefficients[1])
        return pictured([drawn], [first], (letter, ""), kind=kind, forward=True, far=far)
    return pictured([drawn], [first], (letter, ""), kind=kind, forward=True)


def both_kinds(at: int) -> Plane:
    """A straight line and a curve that bends away from it, without any numbers."""
    drawn = (Polynomial((1.0, 0.9), "", at), Exponential(1.0, 1.5, "", at))
    return Plane("growth", (-0.2, SKETCHED + 0.4), (-0.3, 6.0), drawn, names=("", ""), ticks=False)


def sketch(exponential: bool, rising: bool, at: int) -> Plane:
    """A straight or a bent line, rising or falling, without any numbers."""
    if exponential:
        drawn: Exponential | Polynomial = Exponential(1.0 if rising else 5.0, 1.5 if rising else 1 / 1.5, "", at)
    else:
        drawn = Polynomial((1.0, 1.0) if rising else (5.0, -1.0), "", at)
    window = (-0.2, SKETCHED + 0.4)
    return Plane("growth", window, (-0.3, 6.0), (drawn,), names=("", ""), ticks=False)
