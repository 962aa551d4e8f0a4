"""Long stories with choices, read by what their numbers are and not by their sentences; never called verified.

What surrounds the numbers may say what it likes as long as it holds no number and no word that turns the meaning. Every
number must have a role, what is asked must be named, and a single choice must fit.

The choices are numbers, but for `letter_percents`. Each module knows one shape (percents in a row, two kinds, amounts
compared, charges, means, a formula given); `reckoning` knows none and tries what the units allow, every number once.
`general` is no part of these SOLVERS: it is asked after every other room.
"""

from __future__ import annotations

from tools.maths.topics import Solver
from tools.maths.topics.stories.at_length import (
    charges,
    formula_used,
    letter_percents,
    means,
    percents,
    reckoning,
    relations,
    two_kinds,
)

SOLVERS: tuple[Solver, ...] = (
    percents.solve,
    letter_percents.solve,
    relations.solve,
    charges.solve,
    two_kinds.solve,
    means.solve,
    formula_used.solve,
    reckoning.solve,
)
