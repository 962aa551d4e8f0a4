"""Stories as scenes: measures with units and roles, and a few shapes that they make together.

A store used up, a pace that changes, two who work together, two amounts that meet, an amount that runs down, a trip at
two speeds, a line through two told points, two kinds with totals or limits. Words of no consequence pass; nothing is
called verified.

One module a shape; `measures` reads the numbers for all of them, `changing` says which way an amount goes, and
`stories.outcomes` finds the choice. A story with more numbers than its shape has places for is left alone.
"""

from __future__ import annotations

from tools.maths.topics import Solver
from tools.maths.topics.stories.scenes import (
    changed_pace,
    joined_rates,
    kinds_told,
    meeting,
    running_down,
    store,
    two_points,
    two_speeds,
)

SOLVERS: tuple[Solver, ...] = (
    store.solve,
    running_down.solve,
    meeting.solve,
    two_speeds.solve,
    changed_pace.solve,
    joined_rates.solve,
    two_points.solve,
    kinds_told.solve,
)
