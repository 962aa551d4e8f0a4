"""From a derivation to its picture: which of the pictures a maths teacher would draw belongs to these steps.

A topic that knows its picture (a triangle's sides, a table's cells) says so in `Derivation.figure`. For the rest it is
read off the trees of the steps: an equation becomes scales, an inequality a number line, two lines a graph with their
meeting point, a quadratic its parabola with the roots, a factored quadratic an area, a story of rates a table. Where
nothing fits there is no picture; a wrong one would be worse.
"""

from __future__ import annotations

from collections.abc import Callable

from tools.maths.derivation import Derivation
from tools.maths.figures import Figure
from tools.maths.picturing.areas import area
from tools.maths.picturing.curved import meeting, start, vertex, zeros
from tools.maths.picturing.distances import absolute
from tools.maths.picturing.gaps import between_numbers, between_points, both_ways
from tools.maths.picturing.graphs import parabola, system
from tools.maths.picturing.lines import number_line, scales
from tools.maths.picturing.proportions import proportional
from tools.maths.picturing.tally import tally
from tools.maths.picturing.told import parallels, point_on_line, story_line

_PICTURES: tuple[Callable[[Derivation], Figure | None], ...] = (
    number_line,
    absolute,
    between_numbers,
    both_ways,
    system,
    between_points,
    meeting,
    area,
    parabola,
    zeros,
    vertex,
    start,
    parallels,
    proportional,
    point_on_line,
    story_line,
    scales,
    tally,
)


def figure_of(found: Derivation) -> Figure | None:
    """The picture of a derivation, the topic's own first; None when there is none.

    >>> from tools.maths.engine import solve
    >>> solve("Solve 3x + 4 = 19").figure.kind
    'balance'
    """
    if found.figure is not None:
        return found.figure
    return next((figure for picture in _PICTURES if (figure := picture(found)) is not None), None)
