"""Stories kept like an account: rates with their counts, what comes in and goes out, a first part, a share kept.

Read are formulas for an amount, equations and inequalities that hold it against a total, and the number that meets one.
Letters and numbers are read alike. Nothing here is called verified.
"""

from __future__ import annotations

from tools.maths.topics import Solver
from tools.maths.topics.stories.ledger import pairs, pieces, rate_table, solving, two_examples, two_stocks

SOLVERS: tuple[Solver, ...] = (
    solving.solve,
    pairs.solve,
    two_examples.solve,
    two_stocks.solve,
    rate_table.solve,
    pieces.solve,
)
