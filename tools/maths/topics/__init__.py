"""One room a domain, one file a topic. A topic reads a stem and derives the answer, or returns None when it is not its.

A topic raises Unread when the problem is its own but something in it cannot be understood or is missing. Several topics
may answer; the engine keeps the first whose steps, second route and choices all agree, and abstains where two that
understood everything disagree. A new room is a new package with `SOLVERS` and a line in `solvers`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module

from tools.maths.derivation import Derivation
from tools.maths.stem import Stem

Solver = Callable[[Stem], Derivation | None]

ROOMS = ("plain", "algebra", "advanced", "models", "stories", "proportion", "data", "geometry")


@cache
def solvers() -> tuple[Solver, ...]:
    """Every topic's solver, in the order they are asked."""
    found: list[Solver] = []
    for room in ROOMS:
        found.extend(import_module(f"tools.maths.topics.{room}").SOLVERS)
    return tuple(found)
