"""Topics of this room, in the order they are asked."""

from __future__ import annotations

from tools.maths.topics import Solver
from tools.maths.topics.geometry import (
    angles,
    circle_equations,
    circle_parts,
    corners,
    missing,
    named,
    open_box,
    polygons,
    right_triangles,
    scaling,
    shadows,
    sizes,
    third_side,
    trig_values,
)

SOLVERS: tuple[Solver, ...] = (
    sizes.solve,
    open_box.solve,
    corners.solve,
    scaling.solve,
    circle_equations.solve,
    circle_parts.solve,
    named.solve,
    angles.solve,
    polygons.solve,
    third_side.solve,
    third_side.three_sides,
    right_triangles.solve,
    shadows.solve,
    trig_values.solve,
    missing.solve,
)
