"""Topics of this room, in the order they are asked."""

from __future__ import annotations

from tools.maths.topics import Solver
from tools.maths.topics.data import (
    best_fit,
    chance,
    comparing,
    estimates,
    expected,
    fitting,
    list_measures,
    margins,
    next_value,
    numbered,
    open_frequency,
    residuals,
    row_rates,
    some_kind,
    studies,
    table_reading,
    totals,
    trends,
    two_way,
    unit_prices,
    unlisted,
)

SOLVERS: tuple[Solver, ...] = (
    two_way.solve,
    table_reading.solve,
    row_rates.solve,
    unit_prices.solve,
    list_measures.solve,
    next_value.solve,
    open_frequency.solve,
    comparing.solve,
    unlisted.solve,
    totals.solve,
    chance.solve,
    some_kind.solve,
    numbered.solve,
    fitting.solve,
    best_fit.solve,
    residuals.solve,
    trends.solve,
    estimates.solve,
    expected.solve,
    margins.solve,
    studies.solve,
)
