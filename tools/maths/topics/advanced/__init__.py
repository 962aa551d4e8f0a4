"""Topics of this room, in the order they are asked."""

from __future__ import annotations

from tools.maths.topics import Solver
from tools.maths.topics.advanced import (
    absolute_counts,
    apart,
    curved_inequalities,
    described_parabolas,
    equivalent,
    factors,
    functions,
    known,
    lettered,
    lettered_roots,
    must_be,
    parabolas,
    parity,
    pinned,
    point_quadrants,
    rearranging,
    shifts,
    solutions,
    statements,
    systems,
    told_value,
)

SOLVERS: tuple[Solver, ...] = (
    equivalent.solve,
    solutions.solve,
    functions.solve,
    parabolas.solve,
    described_parabolas.solve,
    factors.solve,
    pinned.solve,
    known.solve,
    systems.solve,
    rearranging.solve,
    shifts.solve,
    must_be.solve,
    parity.solve,
    told_value.solve,
    statements.solve,
    apart.solve,
    lettered.solve,
    lettered_roots.solve,
    curved_inequalities.solve,
    absolute_counts.solve,
    point_quadrants.solve,
)
