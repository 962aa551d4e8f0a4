"""Equivalent expressions: polynomials multiplied out and collected, and the choice that equals them."""

from __future__ import annotations

from tools.maths import typeset
from tools.maths.derivation import Derivation, Move
from tools.maths.polynomial import NotPolynomial, collect, expand, terms_tree
from tools.maths.problem import Problem
from tools.maths.skills import EQUIVALENT
from tools.maths.tree import Node, bare, letters

SKILL = EQUIVALENT
CONCEPT = (
    "Multiply each term inside a bracket by what stands before it, mind the signs, then add like terms: "
    "same letter, same power."
)


def solve(problem: Problem) -> Derivation | None:
    """A derivation for "simplify" and "which is equivalent to" of a polynomial, None otherwise."""
    node = problem.target.node
    if problem.target.kind != "simplify" or node is None or problem.equations or problem.definitions:
        return None
    if "i" in letters(node) or problem.conditions:  # i may be the imaginary unit; conditions mean more than algebra
        return None
    try:
        terms = expand(node)
    except NotPolynomial:
        return None
    expanded, collected = terms_tree(terms, problem.decimal), terms_tree(collect(terms), problem.decimal)
    moves = []
    shown: Node = node
    if bare(expanded) != bare(shown) and _looks(expanded) != _looks(shown):
        moves.append(Move("Multiply out the brackets", CONCEPT.split(",")[0] + ".", shown, expanded))
        shown = expanded
    if _looks(collected) != _looks(shown):
        moves.append(Move("Collect like terms", "Add the terms with the same letter and power.", shown, collected))
    if not moves:
        return None
    return Derivation(SKILL, CONCEPT, tuple(moves), ({},), (collected,))


def _looks(node: Node) -> str:
    return typeset.plain(node).replace(" ", "").replace("*", "")
