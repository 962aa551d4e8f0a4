"""What topics share when they write a derivation: a calculation as a move, and equations handed to the solvers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tools.maths.derivation import Derivation, Move
from tools.maths.polynomial import rational
from tools.maths.problem import Problem, Target
from tools.maths.solving import derive, surds
from tools.maths.stem import Stem
from tools.maths.tree import Node, Rel
from tools.maths.values import Unvalued, evaluate


def calculated(rule: str, text: str, expression: Node, *, decimal: bool = False) -> tuple[Move, Node] | None:
    """The move that works out an expression without letters, and its value; None when it has none.

    >>> from tools.maths.grammar import parse
    >>> move, value = calculated("Multiply", "Eight dollars for each of ten hours.", parse("8 * 10"))
    >>> value.value
    Fraction(80, 1)
    """
    try:
        exact = evaluate(expression)
    except Unvalued:
        return None
    value = rational(exact, decimal) if isinstance(exact, Fraction) else surds.value(expression, decimal)
    return None if value is None else (Move(rule, text, expression, value), value)


def from_equations(
    stem: Stem,
    equations: Sequence[Rel],
    target: Target,
    *,
    before: Sequence[Move] = (),
    skill: str | None = None,
    conditions: Sequence[Rel] = (),
    full: bool = True,
) -> Derivation | None:
    """The derivation of a problem that amounts to equations, solved by the solvers; None when none of them can.

    before: the moves that set the equations up. full: whether every clause of the text was understood.
    """
    problem = Problem(stem.question, stem.segments, tuple(equations), target, stem.choices, tuple(conditions))
    found = derive(problem)
    if found is None:
        return None
    return replace(
        found, problem=problem, moves=(*before, *found.moves), skill=skill or found.skill, full=full and found.full
    )
