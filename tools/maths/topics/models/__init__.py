"""Topics of this room, in the order they are asked."""

from __future__ import annotations

from tools.maths.topics import Solver
from tools.maths.topics.models import (
    changes,
    constant_rate,
    effects,
    factors,
    fitted_line,
    growth_amount,
    growth_function,
    interpret,
    kinds,
    market,
    needed,
    periods,
    plug,
    rearrange,
    residuals,
    scaling,
    systems,
)

_TOPICS = (
    interpret,
    plug,
    changes,
    needed,
    constant_rate,
    growth_function,
    growth_amount,
    periods,
    market,
    systems,
    kinds,
    scaling,
    factors,
    rearrange,
    residuals,
    fitted_line,
    effects,
)
SOLVERS: tuple[Solver, ...] = tuple(topic.solve for topic in _TOPICS)
