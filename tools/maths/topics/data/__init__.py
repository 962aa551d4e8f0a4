"""Topics of this room, in the order they are asked."""

from __future__ import annotations

from tools.maths.topics import Solver
from tools.maths.topics.data import (
    best_fit,
    chance,
    comparing,
    estimates,
    fitting,
    list_measures,
    margins,
    numbered,
    studies,
    table_reading,
    totals,
    trends,
    two_way,
)

SOLVERS: tuple[Solver, ...] = (
    two_way.solve,
    table_reading.solve,
    list_measures.solve,
    comparing.solve,
    totals.solve,
    chance.solve,
    numbered.solve,
    fitting.solve,
    best_fit.solve,
    trends.solve,
    estimates.solve,
    margins.solve,
    studies.solve,
)
