"""Straight lines in the plane: through their points, with the slope as a triangle and the places that are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.figures import GIVEN, Plane, Polynomial, Segment
from tools.maths.picturing.curves import LONGEST_LABEL, Mark, pictured

STEEPEST = 40
MOST_MARKS = 4
LARGEST = 60  # a triangle longer than this many units says nothing


@dataclass(frozen=True)
class Straight:
    """y = slope · x + start, how it is labelled, and the step it appears at."""

    slope: Fraction
    start: Fraction
    label: str = ""
    at: int = GIVEN

    def drawn(self) -> Polynomial:
        """Its graph."""
        said = self.label if len(self.label) <= LONGEST_LABEL else ""
        return Polynomial((float(self.start), float(self.slope)), said, self.at)

    def height(self, x: Fraction) -> Fraction:
        """Its y at x."""
        return self.slope * x + self.start


@dataclass(frozen=True)
class Triangle:
    """The way along a line from x = left to x = right: across, then up, with what each is called."""

    of: Straight
    left: Fraction
    right: Fraction
    run: str
    rise: str
    at: int


def lines(
    straights: Sequence[Straight],
    marks: Sequence[Mark],
    triangles: Sequence[Triangle] = (),
    names: tuple[str, str] = ("x", "y"),
    equal: bool = False,
) -> Plane | None:
    """The picture of lines, None where it would show nothing but a wall, or nothing at all."""
    if not straights or any(abs(one.slope) > STEEPEST for one in straights) or len(marks) > MOST_MARKS:
        return None
    sides = [side for triangle in triangles for side in _sides(triangle)]
    if not sides and not marks and len(straights) < 2:
        return None
    return pictured([one.drawn() for one in straights], marks, names, segments=sides, equal=equal)


def _sides(one: Triangle) -> list[Segment]:
    if not 0 < one.right - one.left <= LARGEST or not one.of.slope:
        return []
    left, right = (float(one.left), float(one.of.height(one.left))), (float(one.right), float(one.of.height(one.right)))
    corner = (right[0], left[1])
    return [
        Segment(left, corner, one.run, one.at, strong=True),
        Segment(corner, right, one.rise, one.at, strong=True),
    ]
