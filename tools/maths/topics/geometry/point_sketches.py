"""The pictures of points with coordinates: distances, midpoints, images, corners."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tools.maths.derivation import Derivation, Move
from tools.maths.figures import ANSWER, Part, Segment
from tools.maths.figures import Figure as Picture
from tools.maths.picturing import plane_points as draw
from tools.maths.picturing.plane_points import Place
from tools.maths.picturing.reading import label, value
from tools.maths.topics.geometry.coordinates_reading import Facts, Point
from tools.maths.tree import Bin, Group, Node, num


def points_picture(facts: Facts, found: Derivation) -> Picture | None:
    """The points of the text, and the one that is asked for with the answer."""
    told = [_place(point, name) for name, point in facts.points.items()]
    answer = found.values[0]
    target = _answer(found)
    if facts.ask == "distance":
        one, other = _chosen(facts)
        return draw.distance(_place(*one), _place(*other), label(answer), len(found.moves) - 1)
    if facts.ask == "midpoint":
        one, other = _chosen(facts)
        (a, b), (c, d) = one[0], other[0]
        middle = Place((float(a + c) / 2, float(b + d) / 2), target, ANSWER)
        return draw.midpoint(_place(*one), middle, _place(*other))
    if facts.ask == "endpoint" and facts.middle_at is not None:
        p, q = facts.middle_at
        end, middle_name = next(
            ((n, at), next((m for m, x in facts.points.items() if x == facts.middle_at), ""))
            for n, at in facts.points.items()
            if at != facts.middle_at
        )
        (a, b) = end[1]
        last = Place((float(2 * p - a), float(2 * q - b)), target, ANSWER)
        return draw.midpoint(_place(end[1], end[0]), _place((p, q), middle_name), last)
    at = _where(answer)
    if at is None:
        return None
    last = Place(at, target, ANSWER)
    if facts.ask == "image":
        return draw.image(told[0], last, "turn" in facts.images[0][0])
    if facts.ask == "corner":
        return _corner(facts, last)
    return None


def _corner(facts: Facts, last: Place) -> Picture | None:
    named = re.search(r"(?:square|rectangle|parallelogram|rhombus) ([A-Z]{4})\b", facts.text.text)
    if named is None:
        return None
    order = named.group(1)
    at = next(k for k, name in enumerate(order) if name not in facts.points)
    before, over, after = (_place(facts.points[order[(at + k) % 4]], order[(at + k) % 4]) for k in (3, 2, 1))
    return draw.last_corner(before, over, after, Place(last.at, order[at] + last.label, ANSWER))


def corners_picture(corners: Sequence[Point], moves: Sequence[Move]) -> Picture | None:
    """A polygon by its corners, with base and height, or the lengths of its sides, where the steps find them."""
    ends = [(float(x), float(y)) for x, y in corners]
    parts: list[Part] = []
    first = moves[0].before
    if len(corners) == 3 and moves[0].rule == "Use the area of a triangle" and isinstance(first, Bin):
        product = first.right
        if isinstance(product, Bin):
            parts += draw.height_on_base(ends, label(product.left), label(product.right), 0)
    for k, move in enumerate(moves):
        if move.rule == "Find the length of a side" and not isinstance(move.after, str) and k < len(ends):
            parts.append(Segment(ends[k], ends[(k + 1) % len(ends)], label(_node(move)), k, strong=True))
    return draw.polygon([_place(corner) for corner in corners], parts)


def _node(move: Move) -> Node:
    assert not isinstance(move.after, str) and not hasattr(move.after, "rows")
    return move.after


def _place(point: Point, name: str = "") -> Place:
    text = label(Group((num(point[0]), num(point[1]))))
    return Place((float(point[0]), float(point[1])), (name if name.isalpha() else "") + text)


def _chosen(facts: Facts) -> tuple[tuple[Point, str], tuple[Point, str]]:
    (one, first), (other, second) = list(facts.points.items())[:2]
    return (first, one), (second, other)


def _where(answer: Node) -> tuple[float, float] | None:
    if not isinstance(answer, Group) or len(answer.items) != 2:
        return None
    x, y = (value(item) for item in answer.items)
    return None if x is None or y is None else (x, y)


def _answer(found: Derivation) -> str:
    """What stands at the point that is found: nothing where only one of its coordinates is asked."""
    return label(found.values[0]) if isinstance(found.values[0], Group) else ""
