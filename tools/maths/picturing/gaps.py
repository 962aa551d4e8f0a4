"""How far apart: two numbers on a line, a number and what is so far from it, two points where curves meet."""

from __future__ import annotations

from tools.maths.derivation import Derivation, State
from tools.maths.figures import GIVEN, Dot, Figure, Part, Plane, Segment
from tools.maths.picturing.curves import Mark, curve, height, pictured
from tools.maths.picturing.intervals import Border, distance
from tools.maths.picturing.reading import in_one_letter, label, span, value
from tools.maths.tree import Abs, Bin, Node, Sym, letters

_BOTH_WAYS = ("Go to the left", "Go to the right")


def between_numbers(found: Derivation) -> Figure | None:
    """The way from one number to another on the number line."""
    first = found.moves[0] if found.moves else None
    if first is None or first.rule != "Subtract and drop the sign" or not isinstance(first.before, Abs):
        return None
    inside = first.before.arg
    if not isinstance(inside, Bin) or inside.op != "-" or isinstance(first.after, str | State):
        return None
    ends = [(value(node), label(node)) for node in (inside.left, inside.right)]
    known = [(x, said) for x, said in ends if x is not None]
    if len(known) != 2 or known[0][0] == known[1][0]:
        return None
    (a, _), (b, _) = known
    parts: list[Part] = [Dot(x, 0, said) for x, said in known]
    parts.append(Segment((min(a, b), 0.35), (max(a, b), 0.35), label(first.after), 0, strong=True))
    return Plane("number line", span([a, b], least=8.0), (-1, 1), tuple(parts), axes="x", names=("", ""))


def both_ways(found: Derivation) -> Figure | None:
    """The two numbers that are so far from one."""
    steps = [(n, move) for n, move in enumerate(found.moves) if move.rule in _BOTH_WAYS]
    if len(steps) != 2 or not all(isinstance(move.before, Bin) for _, move in steps):
        return None
    before = steps[0][1].before
    assert isinstance(before, Bin)
    centre, size = value(before.left), value(before.right)
    if centre is None or size is None or size <= 0:
        return None
    ends = [(value(move.after), label(move.after)) for _, move in steps if not isinstance(move.after, str | State)]
    known = [(x, said) for x, said in ends if x is not None]
    return distance("", Border(centre, label(before.left), True), size, label(before.right), "=", steps[1][0], known)


def between_points(found: Derivation) -> Figure | None:
    """Two graphs, the points where they meet, and the way from one to the other."""
    first = found.moves[0] if found.moves else None
    row = first.before.rows[0] if first is not None and isinstance(first.before, State) and first.before.rows else ()
    if first is None or first.rule != "Set the heights equal" or len(row) != 2 or len(found.values) != 1:
        return None
    if not all(one.op == "=" and one.left == Sym("y") and letters(one.right) <= {"x"} for one in row):
        return None
    places = _meeting(row[0].right, row[1].right)
    curves = [drawn for one in row if (drawn := curve(one.right, "x", label(one))) is not None]
    if places is None or not curves:
        return None
    marks = [Mark(x, height(curves[0], x), "", 1) for x in places]
    last = len(found.moves) - 1
    ends = [(mark.x, mark.y) for mark in marks]
    way = Segment(ends[0], ends[1], label(found.values[0]), last, strong=True)
    level = [value(one.right) for one in row if not letters(one.right)]
    lines = [Segment((min(places) - 1, y), (max(places) + 1, y), "", GIVEN) for y in level if y]
    return pictured(curves, marks, ("x", "y"), segments=[*lines, way])


def _meeting(one: Node, other: Node) -> tuple[float, float] | None:
    """Where a parabola meets a line or a parabola, if twice."""
    both = [in_one_letter(side, "x") for side in (one, other)]
    if both[0] is None or both[1] is None:
        return None
    a, b = ([*side, 0.0, 0.0, 0.0] for side in both if side is not None)
    c, m, s = (a[k] - b[k] for k in range(3))
    inside = m * m - 4 * s * c
    if not s or inside <= 0 or any(a[3:]) or any(b[3:]):
        return None
    root = inside**0.5
    left, right = sorted(((-m - root) / (2 * s), (-m + root) / (2 * s)))
    return left, right
