"""A factored quadratic as the area of a rectangle: x², the two strips, the corner."""

from __future__ import annotations

from tools.maths.derivation import Derivation, State
from tools.maths.figures import Figure, Plane, Region, Segment
from tools.maths.picturing.reading import in_one_letter
from tools.maths.tree import Bin, Node, Rel, letters

X = 4.0  # how long x is drawn
MOST, LEAST = 12.0, 1.0  # the numbers that can be drawn beside it


def area(found: Derivation) -> Figure | None:
    """The rectangle with sides x + p and x + q, for a step that writes x² + (p + q)x + pq as their product."""
    for number, move in enumerate(found.moves):
        after = _expression(move.after)
        before = _expression(move.before)
        if before is None or after is None or not isinstance(after, Bin) or after.op != "*":
            continue
        names = sorted(letters(after))
        if len(names) != 1 or in_one_letter(before, names[0]) is None:
            continue
        sides = [in_one_letter(side, names[0]) for side in (after.left, after.right)]
        if all(side is not None and len(side) == 2 and side[1] == 1 for side in sides):
            p, q = (side[0] for side in sides if side is not None)
            whole = p.is_integer() and q.is_integer()
            if whole and all(LEAST <= number_ <= MOST for number_ in (p, q)) and _is_sum(before):
                return _rectangle(names[0], int(p), int(q), number)
    return None


def _expression(thing: State | Node | str) -> Node | None:
    """The expression a step writes: itself, or the left side of "… = 0"."""
    if isinstance(thing, State):
        rows = thing.rows
        return rows[0][0].left if len(rows) == 1 and len(rows[0]) == 1 else None
    if isinstance(thing, Rel):
        return thing.left
    return None if isinstance(thing, str) else thing


def _is_sum(node: Node) -> bool:
    return isinstance(node, Bin) and node.op in "+-"


def _rectangle(name: str, p: int, q: int, at: int) -> Figure:
    """Sides x + p (down) and x + q (across)."""
    wide, low = X * q / max(p, q, 4), X * p / max(p, q, 4)
    parts = (
        Region(((0, low), (X, low), (X, low + X), (0, low + X)), f"{name}^2", at),
        Region(((X, low), (X + wide, low), (X + wide, low + X), (X, low + X)), _times(q, name), at),
        Region(((0, 0), (X, 0), (X, low), (0, low)), _times(p, name), at),
        Region(((X, 0), (X + wide, 0), (X + wide, low), (X, low)), str(p * q), at),
        Segment((0, low + X), (X, low + X), name, at),
        Segment((X, low + X), (X + wide, low + X), str(q), at),
        Segment((0, low + X), (0, low), name, at),
        Segment((0, low), (0, 0), str(p), at),
    )
    return Plane("area", (-0.8, X + wide + 0.4), (-0.4, X + low + 0.8), parts, axes="", equal=True)


def _times(number: int, name: str) -> str:
    return name if number == 1 else f"{number}{name}"
