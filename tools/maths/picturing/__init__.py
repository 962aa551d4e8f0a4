"""From a derivation to its picture: which of the pictures a maths teacher would draw belongs to these steps.

A topic that knows its picture (a triangle's sides, a table's cells) says so in `Derivation.figure`. For the rest it is
read off the trees of the steps: an equation becomes scales, an inequality a number line, two lines a graph with their
meeting point, a quadratic its parabola with the roots, a factored quadratic an area. Where nothing fits there is no
picture; a wrong one would be worse.
"""

from __future__ import annotations

from collections.abc import Callable

from tools.maths.derivation import Derivation
from tools.maths.figures import Figure
from tools.maths.picturing.areas import area
from tools.maths.picturing.graphs import parabola, system
from tools.maths.picturing.lines import number_line, scales

_PICTURES: tuple[Callable[[Derivation], Figure | None], ...] = (number_line, system, area, parabola, scales)


def figure_of(found: Derivation) -> Figure | None:
    """The picture of a derivation, the topic's own first; None when there is none.

    >>> from tools.maths.engine import solve
    >>> solve("Solve 3x + 4 = 19").figure.kind
    'balance'
    """
    if found.figure is not None:
        return found.figure
    return next((figure for picture in _PICTURES if (figure := picture(found)) is not None), None)
