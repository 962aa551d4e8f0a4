"""Topics of this room, in the order they are asked."""

from __future__ import annotations

from tools.maths.topics import Solver
from tools.maths.topics.stories import (
    accounts,
    at_length,
    beginnings,
    by_choice,
    by_roles,
    clock_times,
    comparisons,
    ledger,
    movers,
    orders,
    plans,
    ranges,
    scenes,
    tiers,
)

SOLVERS: tuple[Solver, ...] = (
    accounts.solve,
    beginnings.solve,
    comparisons.solve,
    orders.solve,
    plans.solve,
    tiers.solve,
    movers.solve,
    ranges.solve,
    by_roles.solve,
    clock_times.solve,
    *at_length.SOLVERS,
    *ledger.SOLVERS,
    *scenes.SOLVERS,
    by_choice.solve,
)
