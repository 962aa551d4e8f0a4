"""The right triangle behind ratios of acute angles: two sides in a told ratio, or two angles that make 90°."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tools.maths.derivation import Move
from tools.maths.figures import Figure as Picture
from tools.maths.picturing.angles import right_angled
from tools.maths.picturing.reading import label
from tools.maths.picturing.right_triangles import right_sides, right_triangle
from tools.maths.picturing.sizes import Size, sized
from tools.maths.topics.geometry import exact
from tools.maths.topics.geometry.reasoning import Reasoned
from tools.maths.topics.geometry.sketching import floats
from tools.maths.tree import Node, Sym
from tools.maths.values import evaluate


def ratio_triangle(reasoned: Reasoned, lower: Node, upper: Node | None = None) -> Picture | None:
    """Legs a (opposite the lower angle) and b and hypotenuse c, as the steps call them; the angles by their letters."""
    q = floats(reasoned)
    sides = right_sides(q.get("#a"), q.get("#b"), q.get("#c"), None)
    if sides is None or not isinstance(lower, Sym):
        return None
    a, b, c = (Size(x, name) for x, name in zip(sides, "abc", strict=True))
    above = Size(0.0, label(upper)) if isinstance(upper, Sym) else None
    return right_triangle(a, b, c, Size(0.0, label(lower)), above)


def complementary(parts: Sequence[Node], reasoned: Reasoned, moves: Sequence[Move], asked: Node) -> Picture | None:
    """The two acute angles of a right triangle, told by numbers, letters or expressions."""
    at: Mapping[str, float] = {n: float(evaluate(exact.tree(v))) for n, v in reasoned.values.items()}
    sizes = []
    for part in parts:
        written = exact.tree(reasoned.value) if part == asked else None
        sizes.append(sized(float(evaluate(part, at)), "", part, moves, written).degrees())
    return right_angled(sizes[0], sizes[1])
