"""The picture of triangles with named points, from what is known of them when the reasoning is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tools.maths.derivation import Move
from tools.maths.figures import Figure as Picture
from tools.maths.picturing.named_points import Named, named_figure
from tools.maths.picturing.sizes import Size
from tools.maths.topics.geometry.figure import Figure
from tools.maths.topics.geometry.points import Points
from tools.maths.topics.geometry.reasoning import Reasoned
from tools.maths.topics.geometry.sketching import floats, sizes_of
from tools.maths.tree import Node


def named_picture(
    points: Points, figure: Figure, reasoned: Reasoned, moves: Sequence[Move], asked: Node
) -> Picture | None:
    """The figure with what the text gives of it, and what the steps find."""
    plain = [number for s, v in reasoned.values.items() if len(s) == 3 and (number := v.number()) is not None]
    q = floats(reasoned, figure.known, 0.4 * float(max(plain, default=Fraction(5, 2))))
    size = sizes_of(figure, reasoned, points.known, moves, asked)
    names = {p for t in points.triangles for p in t} | {p for line in points.between for p in line}
    lengths = {s[1:]: v for s, v in q.items() if len(s) == 3 and set(s[1:]) <= names}
    angles = {s[2:]: v for s, v in q.items() if s.startswith("#∠") and len(s) == 5 and set(s[2:]) <= names}
    angles |= {s[2:]: 90.0 for s in points.right if set(s[2:]) <= names}
    sides = {name: _nameless(size(f"#{name}", value)) for name, value in lengths.items()}
    corners = {name: _nameless(size(f"#∠{name}", value)).degrees() for name, value in angles.items()}
    wholes = {"".join(sorted((a, c))) for a, _, c in points.between}
    sides = {name: s for name, s in sides.items() if name not in wholes or s.given}
    halves = [(f"{a}{m}", f"{m}{c}") for a, m, c in points.between if _middle(points, a, m, c)]
    return named_figure(
        Named(
            points.triangles,
            points.between,
            lengths,
            angles,
            [(one, other) for one, other, _ in points.pairs],
            points.parallels,
            [*((one[1:], other[1:]) for one, other in points.equal_sides), *halves],
            [(one[2:], other[2:]) for one, other in points.equal_angles],
            sides,
            corners,
        )
    )


def _middle(points: Points, a: str, m: str, c: str) -> bool:
    return any(name == m and {a, c} == set(segment.strip("#")) for name, segment in points.middles)


def _nameless(size: Size) -> Size:
    """Without the quantity's name: the points have theirs."""
    return size if size.since != -1 or any(c.isdigit() or c.islower() for c in size.given) else replace(size, given="")
