"""From the unknowns' values to what was asked: pick a root, evaluate an expression, count, add, multiply.

Shared by the solvers of equations; it adds the closing moves to a derivation.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tools.maths import typeset
from tools.maths.derivation import Derivation, Env, Move
from tools.maths.polynomial import rational
from tools.maths.problem import Problem
from tools.maths.solving import surds
from tools.maths.tree import Bin, Chain, Group, Node, Num, Rel, Sym, bare, letters, substitute
from tools.maths.values import Unvalued, evaluate, holds, same_at, values_of


def finish(
    problem: Problem, skill: str, concept: str, moves: Sequence[Move], solutions: tuple[Env, ...] | None
) -> Derivation | None:
    """The whole derivation, or None when what is asked does not follow from these solutions."""
    target, moves = problem.target, list(moves)
    if target.kind == "count" and problem.conditions and solutions:
        return None  # how many of them the conditions allow is another question
    if target.kind == "count":
        number = "infinitely many" if solutions is None else None
        values: tuple[Node, ...] = () if solutions is None else (Num(Fraction(len(solutions))),)
        return Derivation(skill, concept, tuple(moves), solutions, values, number)
    if solutions is None:
        return Derivation(skill, concept, tuple(moves), None, (), "infinitely many solutions")
    if not solutions:
        return Derivation(skill, concept, tuple(moves), (), (), "no solution")
    if target.kind in ("sum", "product"):
        return _fold(problem, skill, concept, moves, solutions)
    kept = _kept(problem, solutions)
    if kept is None:
        return None
    if len(kept) < len(solutions):
        moves.append(_choosing(problem, solutions, kept))
    if not kept:
        return Derivation(skill, concept, tuple(moves), solutions, (), "no solution")
    if target.kind == "pair" and isinstance(target.node, Group):
        pairs = tuple(Group(tuple(s[n.name] for n in target.node.items if isinstance(n, Sym))) for s in kept)
        return Derivation(skill, concept, tuple(moves), solutions, pairs)
    if target.node is None:
        return None
    closing, values = _evaluated(target.node, kept, problem.decimal)
    return Derivation(skill, concept, (*moves, *closing), solutions, values) if values else None


def _kept(problem: Problem, solutions: tuple[Env, ...]) -> tuple[Env, ...] | None:
    kept = [s for s in solutions if all(_true(c, s) for c in problem.conditions)]
    pick = problem.target.pick
    if pick is None or not kept:
        return tuple(kept)
    if problem.target.node is None:
        return None
    try:
        sized = [(evaluate(problem.target.node, values_of(s)), s) for s in kept]
    except Unvalued:
        return None
    if pick in ("greatest", "least"):
        extreme = (max if pick == "greatest" else min)(float(v) for v, _ in sized)
        return tuple(s for v, s in sized if float(v) == extreme)
    return tuple(s for v, s in sized if (v > 0 if pick == "positive" else v < 0))


def _true(condition: Rel, solution: Env) -> bool:
    try:
        return holds(condition, values_of(solution))
    except Unvalued:
        return False


def _choosing(problem: Problem, solutions: tuple[Env, ...], kept: tuple[Env, ...]) -> Move:
    before = _state(solutions)
    why = f"the {problem.target.pick} one" if problem.target.pick else "what the problem's condition allows"
    return Move("Choose the root", f"Keep only {why}.", before, _state(kept))


def _state(solutions: tuple[Env, ...]) -> Group:
    """Several solutions as a set; the move that picks from it is checked by the choice itself, see `engine`."""
    return Group(tuple(node for s in solutions for node in s.values()), "set")


def _evaluated(node: Node, solutions: tuple[Env, ...], decimal: bool) -> tuple[list[Move], tuple[Node, ...]]:
    moves: list[Move] = []
    found: list[Node] = []
    for solution in solutions:
        if isinstance(node, Sym):
            value: Node | None = solution.get(node.name)
        else:
            if not letters(node) <= set(solution):
                return [], ()
            placed = substitute(node, {k: v for k, v in solution.items() if k in letters(node)})
            value = surds.value(placed, decimal)
            if value is not None:
                given = ", ".join(
                    f"${typeset.latex(Rel('=', Sym(k), typeset.pretty(v)))}$"
                    for k, v in solution.items()
                    if k in letters(node)
                )
                text = f"Put {given} into ${typeset.latex(typeset.pretty(node))}$."
                line: Node = value if bare(placed) == bare(value) else Chain((Rel("=", placed, value),))
                moves.append(Move("Evaluate what is asked", text, node, line, solution))
        if value is None:
            return [], ()
        if not any(value == other or same_at(value, other) for other in found):
            found.append(value)
    return moves, tuple(found)


def _fold(
    problem: Problem, skill: str, concept: str, moves: list[Move], solutions: tuple[Env, ...]
) -> Derivation | None:
    if any(len(s) != 1 for s in solutions) or problem.conditions or len(solutions) != 2:  # a double root: counted how?
        return None
    roots = [next(iter(s.values())) for s in solutions]
    op = "+" if problem.target.kind == "sum" else "*"
    node: Node = roots[0]
    for root in roots[1:]:
        node = Bin(op, node, root, "cdot" if op == "*" else "")
    value = surds.value(node, problem.decimal)
    if value is None:
        return None
    word = "Add" if op == "+" else "Multiply"
    moves.append(Move(f"{word} the solutions", f"{word} the solutions.", node, value))
    return Derivation(skill, concept, tuple(moves), solutions, (value,))


def number(value: Fraction, decimal: bool) -> Node:
    """A rational value in the problem's own style."""
    return rational(value, decimal)
