"""Topics of this room, in the order they are asked."""

from __future__ import annotations

from tools.maths.topics import Solver
from tools.maths.topics.proportion import (
    changes,
    compared,
    crews,
    dimensions,
    meeting,
    rates,
    ratios,
    shares,
    statements,
    together,
    variation,
)

SOLVERS: tuple[Solver, ...] = (
    rates.solve,
    together.solve,
    crews.solve,
    ratios.solve,
    variation.solve,
    compared.solve,
    changes.solve,
    meeting.solve,
    statements.solve,
    shares.solve,
    dimensions.solve,
)
