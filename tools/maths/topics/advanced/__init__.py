"""Topics of this room, in the order they are asked."""

from __future__ import annotations

from tools.maths.topics import Solver
from tools.maths.topics.advanced import (
    absolute_counts,
    apart,
    complex_unknowns,
    curved_inequalities,
    described_parabolas,
    equivalent,
    extraneous,
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
from tools.maths.topics.advanced.loosely import formulas
from tools.maths.topics.advanced.told import growth, one_power, polynomials, two_constants

SOLVERS: tuple[Solver, ...] = (
    equivalent.solve,
    complex_unknowns.solve,
    solutions.solve,
    extraneous.solve,
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
    formulas.solve,
    polynomials.solve,
    growth.solve,
    two_constants.solve,
    one_power.solve,
)
