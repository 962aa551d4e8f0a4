"""Topics of this room, in the order they are asked."""

from __future__ import annotations

from tools.maths.topics import Solver
from tools.maths.topics.proportion import (
    alone,
    changes,
    compared,
    crews,
    densities,
    dimensions,
    equal_percents,
    exchange,
    interest,
    journeys,
    meeting,
    mixtures,
    rates,
    ratios,
    shares,
    statements,
    table_changes,
    together,
    unit_prices,
    variation,
    wholes,
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
    wholes.solve,
    alone.solve,
    interest.solve,
    unit_prices.solve,
    journeys.solve,
    densities.solve,
    table_changes.solve,
    mixtures.solve,
    equal_percents.solve,
    exchange.solve,
    dimensions.solve,
)
