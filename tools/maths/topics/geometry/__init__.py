"""Topics of this room, in the order they are asked."""

from __future__ import annotations

from tools.maths.topics import Solver
from tools.maths.topics.geometry import (
    angles,
    borders,
    changed_sizes,
    circle_equations,
    circle_parts,
    compared_angles,
    coordinates,
    corners,
    missing,
    named,
    open_box,
    parts_in_ratio,
    polygons,
    right_triangles,
    scaling,
    shadows,
    similar_figures,
    sizes,
    sliding_ladders,
    third_side,
    trig_values,
)

SOLVERS: tuple[Solver, ...] = (
    sizes.solve,
    open_box.solve,
    corners.solve,
    coordinates.solve,
    scaling.solve,
    changed_sizes.solve,
    borders.solve,
    circle_equations.solve,
    circle_parts.solve,
    named.solve,
    angles.solve,
    compared_angles.solve,
    polygons.solve,
    third_side.solve,
    third_side.three_sides,
    right_triangles.solve,
    sliding_ladders.solve,
    shadows.solve,
    similar_figures.solve,
    trig_values.solve,
    missing.solve,
    parts_in_ratio.solve,
)
