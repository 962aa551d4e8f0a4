"""Topics of this room, in the order they are asked."""

from __future__ import annotations

from tools.maths.topics import Solver
from tools.maths.topics.models import (
    changes,
    claims_in_words,
    columns_equal,
    constant_rate,
    effects,
    factors,
    fitted_line,
    fixed_constant,
    growth_amount,
    growth_function,
    interpret,
    kinds,
    linear_function,
    market,
    market_change,
    needed,
    output_changes,
    periods,
    plug,
    rearrange,
    residuals,
    scaling,
    scenarios,
    sum_parts,
    systems,
    tabled_line,
    true_statement,
    turning_meaning,
    turning_point,
    two_objects,
    unit_relation,
)
from tools.maths.topics.models.given_formula import function_tables, table_searches
from tools.maths.topics.models.given_formula import reader as given_formula
from tools.maths.topics.models.picture import with_picture

_TOPICS = (
    interpret,
    tabled_line,
    sum_parts,
    turning_meaning,
    plug,
    changes,
    needed,
    constant_rate,
    growth_function,
    growth_amount,
    periods,
    market,
    columns_equal,
    systems,
    kinds,
    scenarios,
    scaling,
    factors,
    rearrange,
    residuals,
    fitted_line,
    fixed_constant,
    effects,
    output_changes,
    linear_function,
    turning_point,
    unit_relation,
    market_change,
    two_objects,
    true_statement,
    given_formula,
    function_tables,
    table_searches,
)
SOLVERS: tuple[Solver, ...] = tuple(
    with_picture(solve) for solve in (*(topic.solve for topic in _TOPICS), *claims_in_words.SOLVERS)
)
