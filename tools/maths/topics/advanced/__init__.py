"""Topics of this room, in the order they are asked."""

from __future__ import annotations

from tools.maths.topics import Solver
from tools.maths.topics.advanced import (
    equivalent,
    factors,
    functions,
    known,
    parabolas,
    pinned,
    rearranging,
    shifts,
    solutions,
    systems,
)

SOLVERS: tuple[Solver, ...] = (
    equivalent.solve,
    solutions.solve,
    functions.solve,
    parabolas.solve,
    factors.solve,
    pinned.solve,
    known.solve,
    systems.solve,
    rearranging.solve,
    shifts.solve,
)
