"""Points given by coordinates: the distance of two, midpoints and endpoints, images of a point, the fourth corner.

Areas and perimeters of figures with all their corners given are in `corners`, lines through points in the algebra room.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from math import isclose

from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.picturing.sizes import drawn
from tools.maths.problem import Choice
from tools.maths.skills import ANGLES
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact
from tools.maths.topics.geometry.coordinates_reading import Facts, Point, named, rules
from tools.maths.topics.geometry.point_sketches import points_picture
from tools.maths.topics.geometry.scanning import Scan
from tools.maths.topics.geometry.wording import lay_out
from tools.maths.tree import Bin, Group, Neg, Node, Root, letters, num
from tools.maths.values import Unvalued, evaluate, same_value

DISTANCE = "The differences in $x$ and in $y$ are the legs of a right triangle whose hypotenuse is the distance."
MIDDLE = "Each coordinate of the midpoint is the mean of the two endpoints' coordinates."
IMAGE = "Follow one coordinate at a time: a reflection or a turn swaps or changes signs, a translation adds."
CORNER = "Opposite sides of a parallelogram are equal and parallel: going from one corner to the next is the same step on both."
READS_SENTENCES = True


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a distance, a midpoint, an endpoint, an image or a corner; None for anything else."""
    if not re.search(r"distance|midpoint|endpoint|reflect|translat|rotat|coordinates of|length of|how far", stem.text):
        return None
    text = lay_out(stem)
    if text is None or "circle" in text.text or stem.tables:
        return None
    facts = Facts(text)
    scan = Scan(answering.without_rounding(named(text)), rules(facts))
    scan.run()
    if not facts.ask or not scan.understood() or scan.names_left():
        return None
    work = {"distance": _distance, "midpoint": _midpoint, "endpoint": _endpoint, "image": _image, "corner": _corner}
    found = work[facts.ask](stem, facts)
    return scan.graded(found and replace(found, figure=drawn(lambda: points_picture(facts, found))))


def _two(facts: Facts) -> tuple[Point, Point] | None:
    """The two points that are asked about."""
    names = re.findall(r"[A-Z]", facts.about)
    chosen = names if len(names) == 2 else list(facts.points)
    if len(chosen) != 2 or any(n not in facts.points for n in chosen) or len(facts.points) != 2:
        return None
    return facts.points[chosen[0]], facts.points[chosen[1]]


def _distance(stem: Stem, facts: Facts) -> Derivation | None:
    ends = _two(facts)
    if ends is None or facts.images or facts.figure or facts.middle:
        return None
    (a, b), (c, d) = ends
    square = Bin("+", Bin("^", Bin("-", num(c), num(a)), num(2)), Bin("^", Bin("-", num(d), num(b)), num(2)))
    total = (c - a) ** 2 + (d - b) ** 2
    value = exact.root(exact.constant(total))
    moves = (
        Move(
            "Square and add the differences",
            "Square the difference in $x$ and the difference in $y$, and add.",
            square,
            num(total),
        ),
        Move(
            "Take the square root", "The distance is the square root of that sum.", Root(num(total)), exact.tree(value)
        ),
    )
    slips = (
        Slip("adding the differences without squares", num(abs(c - a) + abs(d - b))),
        Slip("forgetting the square root", num(total)),
        Slip(
            "adding the coordinates instead of subtracting them",
            exact.tree(exact.root(exact.constant((a + c) ** 2 + (b + d) ** 2))),
        ),
    )
    return answering.derivation(
        stem, skill=ANGLES, concept=DISTANCE, asked="You are asked how far apart two points are.", moves=moves, value=value,
        confirm=lambda: isclose(abs(complex(float(c), float(d)) - complex(float(a), float(b))), float(evaluate(exact.tree(value)))),
        slips=slips, how=answering.wanted(facts.text.text),
    )  # fmt: skip


def _midpoint(stem: Stem, facts: Facts) -> Derivation | None:
    ends = _two(facts)
    if ends is None or facts.images or facts.figure or facts.middle:
        return None
    (a, b), (c, d) = ends
    found = ((a + c) / 2, (b + d) / 2)
    steps: list[Node] = [Bin("/", Bin("+", num(p), num(q)), num(2), "frac") for p, q in ((a, c), (b, d))]
    slips = [("taking half of the difference", ((c - a) / 2, (d - b) / 2)), ("forgetting to halve", (a + c, b + d))]

    def confirm() -> bool:
        """As far from one end as from the other, and on the line between them."""
        one, two, middle = (complex(float(x), float(y)) for x, y in (ends[0], ends[1], found))
        return isclose(abs(middle - one), abs(middle - two)) and isclose(
            abs(middle - one) + abs(middle - two), abs(one - two)
        )

    return _located(
        stem,
        facts,
        MIDDLE,
        "You are asked for the point halfway between two points.",
        steps,
        found,
        slips,
        confirm,
        "Add the two {axis}-coordinates and halve the sum.",
    )


def _endpoint(stem: Stem, facts: Facts) -> Derivation | None:
    if facts.middle_at is None or facts.images or facts.figure:
        return None
    others = {n: p for n, p in facts.points.items() if p != facts.middle_at}
    if len(others) != 1:
        return None
    name, (a, b) = next(iter(others.items()))
    ends = facts.middle
    if ends != "any" and (name not in ends or facts.about not in ends or facts.about == name):
        return None
    p, q = facts.middle_at
    found = (2 * p - a, 2 * q - b)
    steps: list[Node] = [Bin("-", Bin("*", num(2), num(m), "cdot"), num(e)) for m, e in ((p, a), (q, b))]
    slips = [
        ("finding the midpoint of the two given points", ((a + p) / 2, (b + q) / 2)),
        ("going one step back instead of on", (2 * a - p, 2 * b - q)),
    ]
    return _located(
        stem, facts, MIDDLE, "You are asked for the other end of a segment: from the given end to the midpoint is half of the way.", steps, found, slips,
        lambda: ((found[0] + a) / 2, (found[1] + b) / 2) == (p, q), "Double the midpoint's {axis}-coordinate and subtract the given end's.")  # fmt: skip


def _image(stem: Stem, facts: Facts) -> Derivation | None:
    if len(facts.images) != 1 or len(facts.points) != 1 or facts.figure or facts.middle:
        return None
    (x, y), (kind, dx, dy) = next(iter(facts.points.values())), facts.images[0]
    turned = {"x-axis": (x, -y), "y-axis": (-x, y), "half turn": (-x, -y), "quarter turn left": (-y, x), "quarter turn right": (y, -x),
              "translation": (x + dx, y + dy)}  # fmt: skip
    found = turned.pop(kind)
    slips = [
        ("using another reflection or turn", p)
        for k, p in turned.items()
        if k != "translation" and kind != "translation"
    ]
    if kind == "translation":
        slips = [("moving the other way", (x - dx, y - dy)), ("swapping the two directions", (x + dy, y + dx))]
        steps: list[Node] = [Bin("+", num(x), num(dx)), Bin("+", num(y), num(dy))]
    else:
        steps = [_source(f, (x, y)) for f in _SIGNS[kind]]

    def confirm() -> bool:
        """The same distance from the origin and mirrored or turned by complex numbers; a translation by its step."""
        point, other = complex(float(x), float(y)), complex(float(found[0]), float(found[1]))
        factor = {"half turn": -1, "quarter turn left": 1j, "quarter turn right": -1j}.get(kind)
        if factor is not None:
            return point * factor == other
        if kind == "translation":
            return other - point == complex(float(dx), float(dy))
        return other == (point.conjugate() if kind == "x-axis" else -point.conjugate())

    return _located(
        stem,
        facts,
        IMAGE,
        "You are asked where a point goes.",
        steps,
        found,
        slips,
        confirm,
        "See what the move does to the {axis}-coordinate: it stays, changes its sign, becomes the other one, or grows.",
    )


_SIGNS = {
    "x-axis": ("x", "-y"),
    "y-axis": ("-x", "y"),
    "half turn": ("-x", "-y"),
    "quarter turn left": ("-y", "x"),
    "quarter turn right": ("y", "-x"),
}


def _source(code: str, point: Point) -> Node:
    """The coordinate, or its opposite, that becomes a coordinate of the image."""
    value = point[0] if code.endswith("x") else point[1]
    return Neg(num(value)) if code.startswith("-") else num(value)


def _corner(stem: Stem, facts: Facts) -> Derivation | None:
    names = re.findall(r"[A-Z]", facts.about)
    missing = [n for n in _figure_names(facts.text.text) if n not in facts.points]
    order = _figure_names(facts.text.text)
    if len(order) != 4 or len(missing) != 1 or names != missing or facts.images or facts.middle:
        return None
    at = order.index(missing[0])
    before, over, after = (facts.points[order[(at + k) % 4]] for k in (3, 2, 1))
    sides = (before[0] - over[0], before[1] - over[1]), (after[0] - over[0], after[1] - over[1])
    dot = sides[0][0] * sides[1][0] + sides[0][1] * sides[1][1]
    lengths = [s[0] ** 2 + s[1] ** 2 for s in sides]
    if facts.figure in ("rectangle", "square") and dot != 0:
        return None
    if facts.figure in ("square", "rhombus") and lengths[0] != lengths[1]:
        return None
    found = (before[0] + after[0] - over[0], before[1] + after[1] - over[1])
    steps: list[Node] = [Bin("-", Bin("+", num(before[i]), num(after[i])), num(over[i])) for i in (0, 1)]
    slips = [
        ("taking the step from the wrong corner", (before[0] + over[0] - after[0], before[1] + over[1] - after[1]))
    ]
    middle = ((before[0] + after[0]) / 2, (before[1] + after[1]) / 2)
    return _located(
        stem, facts, CORNER, "You are asked for the fourth corner: the step between two corners is the same on the opposite side.", steps, found, slips,
        lambda: ((found[0] + over[0]) / 2, (found[1] + over[1]) / 2) == middle, "Add the {axis}-coordinates of the two corners next to it and subtract the opposite corner's.")  # fmt: skip


def _figure_names(text: str) -> list[str]:
    match = re.search(r"(?:square|rectangle|parallelogram|rhombus) ([A-Z]{4})\b", text)
    return list(match.group(1)) if match else []


def _located(
    stem: Stem,
    facts: Facts,
    concept: str,
    asked: str,
    steps: list[Node],
    found: Point,
    slips: list[tuple[str, Point]],
    confirm: Callable[[], bool],
    how: str,
) -> Derivation | None:
    """The derivation of a point: one move for each coordinate; only the one that is asked counts."""
    wanted = "xy".index(facts.part) if facts.part else None
    moves = tuple(
        Move(f"Find the ${axis}$-coordinate", how.format(axis=f"${axis}$"), step, num(value),
             check=lambda s=step, v=value: same_value(evaluate(s), v))  # type: ignore[misc]
        for axis, step, value in zip("xy", steps, found, strict=True)
        if not facts.part or axis == facts.part
    )  # fmt: skip
    answer: Node = num(found[wanted]) if wanted is not None else Group((num(found[0]), num(found[1])))
    wrong = tuple(
        Slip(name, num(p[wanted]) if wanted is not None else Group((num(p[0]), num(p[1]))))
        for name, p in slips
        if p != found
    )

    def fits(choice: Choice) -> bool:
        node = choice.node
        if wanted is not None:
            return (
                node is not None
                and not letters(node)
                and not isinstance(node, Group)
                and same_value(evaluate(node), found[wanted])
            )
        if not isinstance(node, Group) or len(node.items) != 2:
            return False
        try:
            return all(same_value(evaluate(i), v) for i, v in zip(node.items, found, strict=True))
        except Unvalued:
            return False

    return Derivation(
        ANGLES, concept, moves, ({},), (answer,), asked=asked, confirm=confirm, fits=fits if stem.choices else None, slips=wrong,
        full=not answering.unread(stem),
    )  # fmt: skip
