"""One file a topic. A solver either returns a derivation of the whole problem or None when the problem is not its kind.

`derive` asks them in turn; a new topic is a new file and a line in `_solvers`.
"""

from __future__ import annotations

from collections.abc import Callable

from tools.maths.derivation import Derivation
from tools.maths.problem import Problem

Solver = Callable[[Problem], Derivation | None]


def _solvers() -> tuple[Solver, ...]:
    from tools.maths.solving import evaluation, expressions, linear, matching, quadratic, system

    return (evaluation.solve, expressions.solve, linear.solve, quadratic.solve, system.solve, matching.solve)


def derive(problem: Problem) -> Derivation | None:
    """The derivation by the first solver whose topic this is, None when it is nobody's."""
    for solver in _solvers():
        found = solver(problem)
        if found is not None:
            return found
    return None
