"""Several figures in one picture: beside each other, one in the middle of another, one on top of another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tools.maths.figures import Angle, Dot, Figure, Note, Part, Plane, Point, Region, Round, Segment
from tools.maths.picturing.framing import framed

GAP, AWAY = 0.3, 0.075  # of the larger figure, between two beside each other; of both, from a side to its label


def alone(kind: str, parts: Sequence[Part] | None) -> Figure | None:
    """One figure."""
    return None if parts is None else framed(kind, parts)


def beside(kind: str, first: Sequence[Part] | None, second: Sequence[Part] | None) -> Figure | None:
    """Two figures on one ground, to one scale."""
    if first is None or second is None:
        return None
    one, two = _frame(first), _frame(second)
    if one is None or two is None:
        return None
    if upright((_size(one), _size(two)), GAP):
        gap = GAP * max(max(high, across / 2) for across, high in (_size(one), _size(two)))
        shift = sum(one.x) / 2 - sum(two.x) / 2, one.y[0] - two.y[1] - gap
    else:
        gap = GAP * max(one.x[1] - one.x[0], two.x[1] - two.x[0])
        shift = one.x[1] - two.x[0] + gap, one.y[0] - two.y[0]
    both = [list(first), moved(second, *shift)]
    frame = _frame([*both[0], *both[1]])
    away = AWAY * max(_size(frame)) if frame else 0.0
    return framed(kind, [part for own in both for part in outside(own, away)])


def outside(parts: Sequence[Part], away: float) -> list[Part]:
    """What stands on the sides of a figure put outside it, so far away from them."""
    points = [point for part in parts for point in _corners(part)]
    found: list[Part] = []
    for part in parts:
        if isinstance(part, Segment) and part.label and not part.dashed:
            (x, y), (dx, dy) = part.start, (part.end[0] - part.start[0], part.end[1] - part.start[1])
            sides = [(px - x) * dy - (py - y) * dx for px, py in points]
            size = (dx * dx + dy * dy) ** 0.5
            if size and (min(sides) >= -1e-9 or max(sides) <= 1e-9):
                out = -away / size if max(sides) > 1e-9 else away / size
                at = x + dx / 2 + out * dy, y + dy / 2 - out * dx
                found += [replace(part, label=""), Note(round(at[0], 6), round(at[1], 6), part.label, part.at)]
                continue
        found.append(part)
    return found


def _corners(part: Part) -> Sequence[Point]:
    if isinstance(part, Segment):
        return part.start, part.end
    if isinstance(part, Region):
        return part.corners
    if isinstance(part, Round):
        x, y = part.centre
        return [(x + dx * part.radius, y + dy * part.radius) for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))]
    return ()


def upright(sizes: Sequence[Point], gap: float) -> bool:
    """Whether figures of these (width, height) are larger on screen one below another than in a row.

    >>> upright([(4, 1), (4, 1)], 0.3), upright([(1, 3), (1, 3)], 0.3)
    (True, False)
    """
    wide, tall = [size[0] for size in sizes], [size[1] for size in sizes]
    in_row = max(sum(wide) + gap * max(wide), max(tall))
    return max(max(wide), sum(tall) + gap * max(tall)) < in_row


def _size(plane: Plane) -> Point:
    return plane.x[1] - plane.x[0], plane.y[1] - plane.y[0]


def within(kind: str, outer: Sequence[Part] | None, inner: Sequence[Part] | None) -> Figure | None:
    """One figure in the middle of another."""
    if outer is None or inner is None:
        return None
    one, two = _frame(outer), _frame(inner)
    if one is None or two is None:
        return None
    across, up = sum(one.x) - sum(two.x), sum(one.y) - sum(two.y)
    return framed(kind, [*outer, *moved(inner, across / 2, up / 2)])


def upon(kind: str, lower: Sequence[Part] | None, upper: Sequence[Part] | None, height: float) -> Figure | None:
    """One figure on top of another that is so high."""
    return None if lower is None or upper is None else framed(kind, [*lower, *moved(upper, 0.0, height)])


def moved(parts: Sequence[Part], across: float, up: float) -> list[Part]:
    """The same parts elsewhere.

    >>> moved([Dot(1, 1)], 2, 0)
    [Dot(x=3, y=1, label='', at=-1, hollow=False, guides=False)]
    """

    return _mapped(parts, lambda point: (round(point[0] + across, 6), round(point[1] + up, 6)))


def _mapped(parts: Sequence[Part], at: Callable[[Point], Point]) -> list[Part]:
    found: list[Part] = []
    for part in parts:
        if isinstance(part, Segment):
            found.append(replace(part, start=at(part.start), end=at(part.end)))
        elif isinstance(part, Region):
            found.append(replace(part, corners=tuple(at(point) for point in part.corners)))
        elif isinstance(part, Round):
            found.append(replace(part, centre=at(part.centre)))
        elif isinstance(part, Angle):
            found.append(replace(part, corner=at(part.corner), one=at(part.one), other=at(part.other)))
        elif isinstance(part, Dot | Note):
            found.append(replace(part, x=at((part.x, part.y))[0], y=at((part.x, part.y))[1]))
    return found


def _frame(parts: Sequence[Part]) -> Plane | None:
    return framed("", parts, 0.0)
