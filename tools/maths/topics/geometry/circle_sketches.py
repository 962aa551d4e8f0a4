"""The pictures of circles: which of a topic's facts stand on them, and with which step each appears."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from math import pi

from tools.maths.derivation import Derivation, Move
from tools.maths.figures import GIVEN
from tools.maths.figures import Figure as Picture
from tools.maths.picturing.circle_graphs import Around, Circle, circle_graph
from tools.maths.picturing.circle_parts import angle_of, central_angle, chord, inscribed_angle, longer_arc, tangent
from tools.maths.picturing.reading import label, value
from tools.maths.picturing.right_triangles import right_sides
from tools.maths.picturing.sizes import Size
from tools.maths.topics.geometry.circle_moves import pair_of, root_of
from tools.maths.topics.geometry.circle_parts_reading import Facts
from tools.maths.topics.geometry.circle_reading import Facts as InPlane
from tools.maths.topics.geometry.circle_reading import Point, quadratic
from tools.maths.topics.geometry.figure import Figure, symbols
from tools.maths.topics.geometry.reasoning import Reasoned
from tools.maths.topics.geometry.sketching import floats, sizes_of
from tools.maths.tree import Group, Node, Rel, Root

UNTOLD = 0.6  # of a tangent: how large a radius is drawn that nobody tells


def parts_of_a_circle(figure: Figure, facts: Facts, reasoned: Reasoned, moves: Sequence[Move]) -> Picture | None:
    """The picture of arcs, sectors, inscribed angles, chords or tangents."""
    q = floats(reasoned, figure.known)
    size = sizes_of(figure, reasoned, facts.known, moves, facts.asked)
    about = {*facts.known, *(symbols(facts.asked) if facts.asked is not None else ())}
    if facts.tangent or {"#o", "#p"} & about:
        return _tangent(facts, q, about, size)
    if about & {"#q"} and {"#q", "#c", "#r"} <= set(q):
        return chord(size("#c", q["#c"]), size("#q", q["#q"]), size("#r", q["#r"]))
    if "#i" in about:
        central = size("#t", 2 * q["#i"]).degrees()
        named = re.search(r"\bangle ([A-Z])([A-Z])([A-Z])\b", facts.text.text)
        names = (named[1], named[3], named[2]) if named else ("", "", "")
        size_of_arc = central if central.given or central.found else None
        return inscribed_angle(size("#i", q["#i"]).degrees(), size_of_arc, names)
    r = q.get("#r") or (
        q["#d"] / 2 if "#d" in q else q["#C"] / (2 * pi) if "#C" in q else (q.get("#A", pi) / pi) ** 0.5
    )
    turn = q.get("#t") or angle_of(r, q.get("#s"), q.get("#K"), q.get("#c"))
    if turn is None:
        return None
    told = {s: size(s, q.get(s, 0.0)) for s in ("#s", "#K", "#j", "#r", "#t")}
    angle = told["#t"] if "#t" in facts.radians else told["#t"].degrees()
    angle = Size(turn, angle.given, angle.found, angle.at)
    radius = Size(r, told["#r"].given, told["#r"].found, told["#r"].at)
    arc, sector = (told[s] if told[s].given or told[s].found else None for s in ("#s", "#K"))
    if told["#j"].found or told["#j"].given:
        return longer_arc(radius, angle, told["#j"], arc)
    whole = [(f"{s[1:]} = {label(facts.known[s])}", GIVEN) for s in ("#C", "#A") if s in facts.known]
    return central_angle(radius, angle, arc, sector, whole)


def _radius(q: dict[str, float]) -> float:
    """The radius from whatever is known of the circle; 1 where nothing is."""
    if "#r" in q or "#d" in q:
        return q.get("#r") or q["#d"] / 2
    return q["#C"] / (2 * pi) if "#C" in q else (q.get("#A", pi) / pi) ** 0.5


def _tangent(facts: Facts, q: dict[str, float], about: set[str], size: Callable[[str, float], Size]) -> Picture | None:
    """Radius, tangent and the way to the center, any two making the third; one of its own where no radius is told."""
    length = q.get("#p", q.get("#p2"))
    sides = right_sides(length, q.get("#r"), q.get("#o"), None)
    if sides is None and length is not None and not {"#r", "#o"} & set(q):
        sides = right_sides(length, UNTOLD * length, None, None)
    if sides is None:
        return None
    length, r, away = sides
    names = (facts.center, facts.tangent[1:], facts.tangent[:1]) if facts.tangent else (facts.center, "", "")
    both = size("#p2", q["#p2"]) if "#p2" in about else None
    return tangent(size("#r", r), size("#p", length), size("#o", away), names, both)


def in_the_plane(facts: InPlane, found: Derivation) -> Picture | None:
    """The picture of a circle given by its equation or by points; with a second one where it is moved or grows."""
    center, square = _first(facts)
    if center is None or square is None or square <= 0:
        return None
    moves = found.moves
    read = _step_with_pair(moves, center)
    given = facts.center == center
    if facts.equation is not None and not given and read is None:
        read = next((k for k, m in enumerate(moves) if m.rule == "Complete the square"), 0)
    where = _label(pair_of(center)), (GIVEN if given else read if read is not None else len(moves))
    root = root_of(square)
    told = (value(node) for node in facts.text.nodes if not isinstance(node, Group | Rel))
    seen = facts.square == square and any(x == value(root) for x in told)
    at = GIVEN if seen else next((k for k, m in enumerate(moves) if m.after == root and _roots(m)), None)
    radius = ("", GIVEN) if at is None else (label(root), at)
    first = Circle(_float(center), float(square) ** 0.5, where, radius)
    circles = [first]
    if facts.moved != (0, 0) or facts.factor is not None:
        moved = (center[0] + facts.moved[0], center[1] + facts.moved[1])
        later = next((k for k, m in enumerate(moves) if m.rule in ("Move the center", "Change the radius")), None)
        if later is None:
            return None
        again = ("", GIVEN) if moved == center else (_label(pair_of(moved)), later)
        grown = float(square) ** 0.5 * float(facts.factor or 1)
        circles.append(Circle(_float(moved), grown, again, ("", GIVEN), later))
    points = [(_float(p), _label(pair_of(p)), GIVEN) for p in (facts.through, *(facts.ends or ())) if p is not None]
    if facts.asked.removeprefix("not ") in ("on", "inside", "outside") and isinstance(found.values[0], Group):
        x, y = (value(item) for item in found.values[0].items)
        if x is not None and y is not None:
            points.append(((x, y), _label(found.values[0]), len(moves) - 1))
    touches = None if facts.touches is None else (facts.touches[0], float(facts.touches[1]))
    ends = None if facts.ends is None else (_float(facts.ends[0]), _float(facts.ends[1]))
    spoke = None if facts.through is None else _float(facts.through)
    if touches is not None:
        spoke = (touches[1], first.center[1]) if touches[0] == "x" else (first.center[0], touches[1])
    return circle_graph(circles, Around(points, spoke, ends, touches))


def _first(facts: InPlane) -> tuple[Point | None, Fraction | None]:
    """The circle that the text tells of, before anything happens to it."""
    if facts.ends is not None:
        (a, b), (c, d) = facts.ends
        return ((a + c) / 2, (b + d) / 2), ((a - c) ** 2 + (b - d) ** 2) / 4
    circle = quadratic(facts.equation) if facts.equation is not None else None
    center = circle.center if circle else facts.center
    square = circle.square if circle and not circle.letter else facts.square
    if center is not None and square is None and facts.through is not None:
        square = (facts.through[0] - center[0]) ** 2 + (facts.through[1] - center[1]) ** 2
    if center is not None and square is None and facts.touches is not None:
        axis, where = facts.touches
        square = (center["xy".index(axis)] - where) ** 2
    return center, square


def _step_with_pair(moves: Sequence[Move], center: Point) -> int | None:
    return next((k for k, move in enumerate(moves) if move.after == pair_of(center)), None)


def _roots(move: Move) -> bool:
    return isinstance(move.before, Root) or move.rule == "Find the radius"


def _label(pair: Node) -> str:
    return label(pair)


def _float(point: Point) -> tuple[float, float]:
    return float(point[0]), float(point[1])
