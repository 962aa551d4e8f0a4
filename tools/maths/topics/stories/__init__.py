"""Topics of this room, in the order they are asked."""

from __future__ import annotations

from tools.maths.topics import Solver
from tools.maths.topics.stories import accounts, comparisons, orders, plans

SOLVERS: tuple[Solver, ...] = (accounts.solve, comparisons.solve, orders.solve, plans.solve)
