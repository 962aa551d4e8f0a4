"""The pictures of angles without points: which law holds between them decides how they lie."""

from __future__ import annotations

from collections.abc import Sequence

from tools.maths.derivation import Move
from tools.maths.figures import GIVEN
from tools.maths.figures import Figure as Picture
from tools.maths.picturing import angles as draw
from tools.maths.picturing.sizes import Size, sized
from tools.maths.topics.geometry import exact
from tools.maths.topics.geometry.figure import Figure
from tools.maths.topics.geometry.reasoning import Reasoned
from tools.maths.topics.geometry.sketching import floats
from tools.maths.tree import Node, Sym

TOTALS = {
    "triangle": 180,
    "isosceles": 180,
    "line": 180,
    "supplementary": 180,
    "complementary": 90,
    "right": 90,
    "same side": 180,
}


def angles_picture(
    law: str,
    figure: Figure,
    names: Sequence[str],
    reasoned: Reasoned,
    moves: Sequence[Move],
    asked: Node,
    late: bool = False,
) -> Picture | None:
    """The angles called `names` as the law says they lie. late: what is given of them stands in the first step only."""
    q = floats(reasoned, figure.known)
    known = {name: q[name] for name in names if name in q}
    left = [name for name in names if name not in known]
    if len(left) > 1 or (left and law not in TOTALS):
        return None
    known |= {name: TOTALS[law] - sum(known.values()) for name in left}
    sizes = [_size(figure, name, known[name], reasoned, moves, asked, late) for name in names]
    if len(sizes) == 3:
        return _three(law, sizes)
    return _two(law, sizes[0], sizes[1]) if len(sizes) == 2 else None


def _size(
    figure: Figure, name: str, number: float, reasoned: Reasoned, moves: Sequence[Move], asked: Node, late: bool
) -> Size:
    found = reasoned.values.get(name)
    written = exact.tree(found, figure.decimal) if found is not None and asked == Sym(name) else None
    shown = figure.shown.get(name, name.removeprefix("#"))
    given = figure.known.get(name)
    if late and given is not None:
        given = exact.worked_out(given)
    return sized(number, shown, given, moves, written, 0 if late else GIVEN).degrees()


def _three(law: str, sizes: Sequence[Size]) -> Picture | None:
    if law == "triangle":
        return draw.triangle_of_angles(sizes)
    if law == "isosceles":
        return draw.isosceles(*sizes)
    return draw.exterior_angle(*sizes) if law == "exterior" else None


def _two(law: str, one: Size, other: Size) -> Picture | None:
    if law in ("line", "supplementary"):
        return draw.on_a_line(one, other)
    if law == "complementary":
        return draw.in_a_corner(one, other)
    if law == "right":
        return draw.right_angled(one, other)
    if law == "vertical":
        return draw.crossing(one, other)
    return draw.at_parallels(law, one, other)
