"""Algebra: linear equations, linear functions, systems and inequalities given as formulas, lines or tables."""

from __future__ import annotations

from tools.maths.topics import Solver
from tools.maths.topics.algebra import (
    between_values,
    bounded_amounts,
    constants,
    counting,
    distances,
    equations,
    functions,
    half_planes,
    inequalities,
    letter_ratio,
    line_work,
    literal,
    points_in_line,
    puzzles,
    quadrants,
    ratio,
    shifted_rules,
    tried,
    within,
)

SOLVERS: tuple[Solver, ...] = (
    equations.solve,
    constants.solve,
    counting.solve,
    literal.solve,
    ratio.solve,
    line_work.solve,
    functions.solve,
    inequalities.solve,
    half_planes.solve,
    puzzles.solve,
    shifted_rules.solve,
    within.solve,
    distances.solve,
    quadrants.solve,
    tried.solve,
    letter_ratio.solve,
    points_in_line.solve,
    between_values.solve,
    bounded_amounts.solve,
)
