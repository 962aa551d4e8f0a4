"""One equation, several letters, and an expression that is fixed although the letters are not: 3(c + d) = 5, c + d = ?

If what is asked equals a multiple of (left − right) plus a number, whatever the letters are, that number is the answer.
"""

from __future__ import annotations

from fractions import Fraction

from tools.maths import typeset
from tools.maths.derivation import Derivation, Move, State
from tools.maths.polynomial import NotPolynomial, collect, expand, rational, scale, terms_tree
from tools.maths.problem import Problem
from tools.maths.tree import Rel, letters

SKILL = "linear equations in two variables"
CONCEPT = "You do not need each letter. Turn the equation as a whole into one whose left side is what is asked."


def solve(problem: Problem) -> Derivation | None:
    """A derivation when the value asked follows from the one equation without solving it, None otherwise."""
    node = problem.target.node
    if len(problem.equations) != 1 or problem.definitions or problem.conditions or node is None:
        return None
    if problem.target.kind != "value" or problem.target.pick or len(letters(node)) < 2:
        return None
    equation = problem.equations[0]
    try:
        gap = collect(expand(equation.left) + scale(expand(equation.right), Fraction(-1)))
        asked = collect(expand(node))
    except NotPolynomial:
        return None
    moving, wanted_terms = [t for t in gap if t.monomial], [t for t in asked if t.monomial]
    if (
        not moving
        or [t.monomial for t in moving] != [t.monomial for t in wanted_terms]
        or any(t.degree > 1 for t in gap)
    ):
        return None
    factor = wanted_terms[0].coefficient / moving[0].coefficient
    if collect(tuple(scale(tuple(moving), factor)) + scale(tuple(wanted_terms), Fraction(-1))):
        return None
    constant = sum((t.coefficient for t in gap if not t.monomial), Fraction(0))
    extra = sum((t.coefficient for t in asked if not t.monomial), Fraction(0))
    value = rational(extra - factor * constant, problem.decimal)
    decimal = problem.decimal
    moves = []
    plain = Rel("=", terms_tree(moving, decimal), rational(-constant, decimal))
    start = State.of(equation)
    if typeset.plain(plain) != typeset.plain(equation):
        moves.append(
            Move(
                "Arrange the equation",
                "Put the letters on the left and the number on the right.",
                start,
                State.of(plain),
            )
        )
    scaled = Rel("=", terms_tree(scale(tuple(moving), factor), decimal), rational(-constant * factor, decimal))
    if factor != 1:
        by = typeset.latex(rational(factor, decimal))
        text = f"Multiply both sides by ${by}$, so that the left side matches what is asked."
        moves.append(Move("Multiply both sides", text, State.of(plain), State.of(scaled)))
    final = Rel("=", node, value)
    if typeset.plain(final) != typeset.plain(scaled):
        moves.append(
            Move("Match what is asked", "Write the left side as what is asked.", State.of(scaled), State.of(final))
        )
    return Derivation(SKILL, CONCEPT, tuple(moves), ({},), (value,)) if moves else None
