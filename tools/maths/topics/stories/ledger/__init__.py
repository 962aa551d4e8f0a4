"""Stories kept like an account: rates with their counts, what comes in and goes out, a first part, a share kept.

Read are formulas for an amount, equations and inequalities that hold it against a total, and the number that meets one.
Letters and numbers are read alike. Nothing here is called verified.

`entries` gives every number its noun and what it is so much for, `sums` multiplies and adds, `reading` says which sum
is asked and what it is held against, `solving` finds the choice. Beside it stand `pairs`, `two_examples`, `two_stocks`,
`rate_table` and `pieces`, which use the same nouns and entries. Not here: speeds and distances, shares of a whole,
more than one person's account.
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
