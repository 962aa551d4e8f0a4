"""Topics of this room, in the order they are asked."""

from __future__ import annotations

from tools.maths.topics import Solver
from tools.maths.topics.models import (
    changes,
    factors,
    growth_amount,
    growth_function,
    interpret,
    kinds,
    market,
    periods,
    plug,
    rearrange,
    scaling,
    systems,
)

_TOPICS = (
    interpret,
    plug,
    changes,
    growth_function,
    growth_amount,
    periods,
    market,
    systems,
    kinds,
    scaling,
    factors,
    rearrange,
)
SOLVERS: tuple[Solver, ...] = tuple(topic.solve for topic in _TOPICS)
