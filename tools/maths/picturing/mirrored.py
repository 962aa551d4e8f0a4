"""A parabola told by its zeros, its vertex or points: symmetric, with what is told and what is found marked."""

from __future__ import annotations

from collections.abc import Sequence

from tools.maths.figures import Dot, Note, Part, Plane, Polynomial, Segment
from tools.maths.picturing.curves import Mark, pictured
from tools.maths.picturing.reading import span


def parabola(vertex: tuple[float, float], leading: float, marks: Sequence[Mark]) -> Plane | None:
    """The parabola a(x − h)² + k with marked points."""
    h, k = vertex
    drawn = Polynomial((leading * h * h + k, -2 * leading * h, leading))
    return pictured([drawn], marks, ("x", "y"))


def axis(zeros: Sequence[tuple[float, str]], middle: float, said: str, at: int) -> Plane:
    """Two zeros and the axis halfway between them, where nothing more is known of the parabola."""
    left, right = span([x for x, _ in zeros] + [middle])
    tall = (right - left) / 3
    parts: list[Part] = [Dot(x, 0.0, label) for x, label in zeros]
    parts.append(Segment((middle, -tall), (middle, tall), "", at, dashed=True))
    parts.append(Note(middle, 1.15 * tall, said, at))
    return Plane("graph", (left, right), (-1.3 * tall, 1.3 * tall), tuple(parts), axes="x", names=("x", ""))
