"""Points of a table in the plane: with the rule that fits them, what runs through them, the change between two."""

from __future__ import annotations

from tools.maths.derivation import Derivation, Move, State
from tools.maths.figures import GIVEN, Figure
from tools.maths.picturing import scatter
from tools.maths.picturing.reading import label, value
from tools.maths.stem import Stem
from tools.maths.topics.data.points import pairs_in
from tools.maths.tree import Rel


def picture(stem: Stem, found: Derivation) -> Figure | None:
    """Points of a table, with the rule through them or the change between two of them."""
    pairs = pairs_in(stem)
    if pairs is None or not stem.tables:
        return None
    points = [(float(x), float(y)) for x, y in pairs.points]
    names = tuple(name if len(name) == 1 and name.isalpha() else "" for name in (pairs.x_name, pairs.y_name))
    for number, move in enumerate(found.moves):
        after = move.after.rows[0][0] if isinstance(move.after, State) and move.after.rows else move.after
        if isinstance(after, Rel) and after.op == "=":
            return scatter.fitted(points, after, (names[0], names[1]), number)
        if move.rule == "Compare equal steps" and isinstance(after, str):
            kind = next((kind for kind in ("exponential", "linear") if kind in after), "")
            return scatter.shaped(points, kind, (names[0], names[1]), number)
        if move.rule == "Find the change of y" and not isinstance(after, str | State):
            return _change(points, found.moves, number, (names[0], names[1]))
    return scatter.shaped(points, "", (names[0], names[1]), GIVEN) if _found_by_points(found) else None


def _found_by_points(found: Derivation) -> bool:
    return any(move.rule in ("Compare neighbouring values",) for move in found.moves)


def _change(
    points: list[tuple[float, float]], moves: tuple[Move, ...], at: int, names: tuple[str, str]
) -> Figure | None:
    """The way across and up between the two points that a rate is taken of."""
    rise, over = moves[at], moves[at + 1] if at + 1 < len(moves) else None
    if over is None or isinstance(over.before, str | State) or isinstance(rise.after, str | State):
        return None
    run = getattr(over.before, "right", None)
    ends = [value(side) for side in (getattr(run, "left", None), getattr(run, "right", None)) if side is not None]
    known = dict(points)
    if run is None or len(ends) != 2 or ends[0] not in known or ends[1] not in known:
        return None
    first, second = sorted(end for end in ends if end is not None)
    return scatter.stepped(points, first, second, (label(run), label(rise.after)), (at + 1, at), names)
