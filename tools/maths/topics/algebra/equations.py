"""Equations, points on them and values of functions, asking for a letter, an expression, a pair or how many solutions.

Points and situations ("y = 24 when x = 6") become equations in what is unknown; the solvers do the rest. Problems that
need more than two equations with two unknowns are not taken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from tools.maths import second_route, skills
from tools.maths.choosing import counted
from tools.maths.derivation import Derivation, Move
from tools.maths.problem import Choice, Target
from tools.maths.stem import Stem
from tools.maths.topics.algebra.facts import Ask, Facts, read
from tools.maths.topics.algebra.placing import call_move, called, place_move
from tools.maths.topics.algebra.situations import POINT, Placing, asked_for, confirmed, solve_situations
from tools.maths.topics.writing import from_equations
from tools.maths.tree import Group, Neg, Num, Rel, Sym, has_call, letters
from tools.maths.values import Unvalued, evaluate, same_value

OURS = (skills.LINEAR_ONE, skills.LINEAR_TWO, skills.SYSTEMS, skills.LINEAR_FUNCTIONS)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem of equations with a value, a pair or a count asked; None when it is none."""
    facts = read(stem)
    if facts is None or not facts.usable or facts.inequalities or facts.count or facts.calls or facts.ask.integer:
        return None
    if facts.ask.kind == "equivalent" and len(facts.equations) == 1 and stem.choices:
        return _same_solution(stem, facts)
    if facts.ask.kind not in ("value", "count", "pair", "solve"):
        return None
    if not facts.equations and not (facts.points and facts.definitions):
        return None
    placings = _placings(facts)
    if placings is None:
        return None
    if facts.situations or facts.ask.at:
        return solve_situations(stem, facts, placings)
    equations = [p.result for p in placings] if placings else list(facts.equations)
    equations = [e for e in equations if letters(e)]
    unknown = len(frozenset().union(*(letters(e) for e in equations)))
    if len(equations) == len(placings) > unknown:  # more points than unknowns: the rest is for the second route
        equations = equations[:unknown]
    target = _target(facts.ask, facts, equations)
    if target is None or not 1 <= len(equations) <= 2:
        return None
    known = frozenset().union(*(letters(e) for e in equations))
    if target.node is not None and not letters(target.node) <= known:
        return None
    before = [*_calls(stem, facts), *(place_move(p.relation, p.at) for p in placings)]
    found = from_equations(
        stem,
        equations,
        target,
        before=before,
        skill=_skill(facts, bool(placings)),
        full=facts.full,
        conditions=[c for c in facts.conditions if letters(c) <= known and target.kind == "value"],
    )
    if found is None or found.problem is None or not _linear(stem, equations, target):
        return None
    if not _whole(found, facts):
        return None
    concept = POINT if placings else found.concept
    fits = _count_fits(found) if target.kind == "count" else None
    return replace(
        found, concept=concept, confirm=confirmed(found, placings, facts), asked=asked_for(facts.ask), fits=fits
    )


def _same_solution(stem: Stem, facts: Facts) -> Derivation | None:
    """ "Which equation has the same solution as 3x + 4 = 19?" — in one letter."""
    equation = facts.equations[0]
    names = sorted(letters(equation))
    if len(names) != 1 or facts.points or facts.ask.negated or facts.ask.node is not None:
        return None
    found = from_equations(stem, [equation], Target("solutions", Sym(names[0])), full=facts.full)
    if found is None or found.skill != skills.LINEAR_ONE or not found.solutions or len(found.solutions) != 1:
        return None
    at = {names[0]: evaluate(found.solutions[0][names[0]])}

    def fits(choice: Choice) -> bool:
        node = choice.node
        if not isinstance(node, Rel) or node.op != "=" or letters(node) != set(names):
            return False
        try:
            here = same_value(evaluate(node.left, at), evaluate(node.right, at))
            return here and second_route.count_solutions([node], names) == 1
        except Unvalued:
            return False

    chosen = tuple(c.node for c in stem.choices if fits(c) and c.node is not None)
    return replace(found, values=chosen, fits=fits, confirm=lambda: len(chosen) == 1) if len(chosen) == 1 else None


def _count_fits(found: Derivation) -> Callable[[Choice], bool]:
    """A choice may say how many solutions there are, or which one there is ("x = 3")."""

    def fits(choice: Choice) -> bool:
        node = choice.node
        if isinstance(node, Rel) and isinstance(node.left, Sym):
            if not found.solutions or len(found.solutions) != 1:
                return False
            value = found.solutions[0].get(node.left.name)
            return value is not None and second_route.equivalent(value, node.right)
        if found.solutions is None:
            return counted(choice.text) == "infinitely many"
        return counted(choice.text) == str(len(found.solutions))

    return fits


def _linear(stem: Stem, equations: Sequence[Rel], target: Target) -> bool:
    """Whether the solvers took it as a linear problem; quadratic ones belong to another room."""
    found = from_equations(stem, equations, target)
    return found is not None and found.skill in OURS


def _whole(found: Derivation, facts: Facts) -> bool:
    """Whether the letters said to be whole numbers came out whole."""
    for name in facts.integers:
        for solution in found.solutions or ():
            value = solution.get(name)
            if not isinstance(value, Num) and not (isinstance(value, Neg) and isinstance(value.arg, Num)):
                return False
            if Fraction(evaluate(value)).denominator != 1:
                return False
    return True


def _skill(facts: Facts, placed_points: bool) -> str | None:
    if facts.definitions:
        return skills.LINEAR_FUNCTIONS
    return skills.LINEAR_TWO if placed_points and len(facts.equations) == 1 else None


def _calls(stem: Stem, facts: Facts) -> list[Move]:
    """The moves that write f(c) = 2c − 1 out with the formula of f."""
    return [
        call_move(e, facts.definitions)
        for e in stem.equations()
        if has_call(e) and called(e, facts.definitions) in facts.equations and not isinstance(e.left, Sym)
    ]


def _target(ask: Ask, facts: Facts, equations: Sequence[Rel]) -> Target | None:
    names = sorted({n for e in equations for n in letters(e)})
    if ask.kind == "value":
        node = called(ask.node, facts.definitions) if ask.node is not None else None
        if node is None or not letters(node) or has_call(node):
            return None
        return Target("value", node, ask.pick)
    if facts.constants:
        return None
    if ask.kind == "count":
        return Target("count") if 1 <= len(names) <= 2 and len(names) == len(equations) else None
    if len(names) == 2 and len(equations) == 2:
        return Target("pair", Group(tuple(Sym(n) for n in names)))
    return Target("solutions", Sym(names[0])) if len(names) == 1 and ask.kind == "solve" else None


def _placings(facts: Facts) -> list[Placing] | None:
    """Every point put into every equation; None when it is unclear which letters a point's numbers stand for."""
    relations = list(facts.equations)
    if not relations:
        relations = [Rel("=", Sym("y"), body) for letter, body in facts.definitions.values() if letter == "x"]
        if len(relations) != 1:
            return None
    found: list[Placing] = []
    for point in facts.points:
        names = [i.name for i in point.items if isinstance(i, Sym)]
        for relation in relations:
            inside = letters(relation)
            if len(names) == 2 and set(names) <= inside | {"x", "y"}:
                continue  # "(x, y) is the solution": only names the unknowns
            if "x" not in inside and "y" not in inside:
                return None
            at = {n: i for n, i in zip("xy", point.items, strict=True) if i != Sym(n)}
            if inside & (frozenset().union(*(letters(i) for i in at.values())) - facts.constants):
                return None  # the same letter in the point and in the equation: two meanings are possible
            found.append(Placing(relation, at))
    return found
