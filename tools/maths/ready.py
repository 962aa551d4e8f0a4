"""Imported by a process that is going to solve: loads SymPy and every room of topics before the first problem."""

from __future__ import annotations

import sympy  # noqa: F401  what the steps are checked with

from tools.maths import engine, topics  # noqa: F401

topics.solvers()
