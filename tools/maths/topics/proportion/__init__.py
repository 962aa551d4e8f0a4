"""Topics of this room, in the order they are asked."""

from __future__ import annotations

from tools.maths.topics import Solver

SOLVERS: tuple[Solver, ...] = ()
