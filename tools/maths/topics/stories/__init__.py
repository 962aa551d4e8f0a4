"""Problems told in sentences: every number needs its role before anything can be worked out.

The room reads a story in six ways, from the strictest to the loosest. Each leaves alone what it cannot account for:

- the modules here read whole sentences: each clause with a number must be a statement of a small grammar. Only these
  answer without choices, and only they are ever called verified.
- `by_roles`: the choices are formulas. Units, nouns and a few words make tests, and every choice is tried on them.
- `at_length`: the choices are numbers. Units and roles are read, and what surrounds the numbers may say what it
  likes.
- `ledger`: rates times counts, what comes in and goes out; a formula, an equation or a number is asked.
- `scenes`: a few shapes that measures make together; a formula, a relation, a system or a number is asked.
- `by_choice`: the choices are formulas, and all but one contradict what the story says of some number.

`at_length.general` is asked after every other room. What more than one of them reads, and where to look first:

- two who meet, part or work together: `movers`; the equation alone: `by_roles.meeting`, `by_roles.workers`; one pace
  told by the other: `scenes.joined_rates`; one way at two speeds: `scenes.two_speeds`, as an equation
  `by_roles.trips`
- two amounts that become equal: `plans`; as an equation `by_roles.equal_plans`; told in order: `scenes.meeting`; with
  names, or flowing from one to the other: `ledger.two_stocks`
- a first part with its own price: `tiers`; with letters anywhere: `by_roles.tiers`; within a longer account: `ledger`
- two kinds with totals: `accounts`, `at_length.two_kinds`; the system: `ledger.pairs`; with limits:
  `scenes.kinds_told`, `by_roles.counted`; a blend of two strengths: `at_length.two_kinds`, as an equation
  `by_roles.mixing`
- percents in a row: of a number `at_length.percents`, of a letter `at_length.letter_percents`, between letters
  `by_roles.percents`
- amounts told by one another: `comparisons`; in a long text: `at_length.relations`; the parts of one whole:
  `ledger.pieces`
- a line through two told cases: `scenes.two_points`; a fixed amount and a rate from two prices: `ledger.two_examples`

SOLVERS are the topics in the order they are asked.
"""

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
