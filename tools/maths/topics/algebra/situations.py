"""Points and situations put into equations: "y = 24 when x = 6: what is y when x = 5?"

The known pair of values gives the constant; the constant gives the other pair.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from tools.maths import second_route, skills
from tools.maths.derivation import Derivation, Move
from tools.maths.problem import Target
from tools.maths.stem import Stem
from tools.maths.topics.algebra.facts import Ask, Facts
from tools.maths.topics.algebra.isolating import isolate_letter
from tools.maths.topics.algebra.placing import maths, numeric, place_move, placed
from tools.maths.topics.writing import from_equations
from tools.maths.tree import Node, Rel, Sym, letters, substitute
from tools.maths.values import Unvalued, Value, evaluate, same_value, values_of

POINT = (
    "A point lies on a graph exactly when its coordinates make the equation true: put its first number in the place of "
    "$x$ and its second in the place of $y$."
)
CONSTANT = (
    "First use the pair of values you know to find the constant; the constant stays the same for every other pair."
)


@dataclass(frozen=True)
class Placing:
    """A relation, and values to be put into it."""

    relation: Rel
    at: Mapping[str, Node]

    @property
    def result(self) -> Rel:
        return placed(self.relation, self.at)


def asked_for(ask: Ask) -> str:
    if ask.kind != "value" or ask.node is None:
        return ""
    at = f" when ${maths(Rel('=', Sym(next(iter(ask.at))), next(iter(ask.at.values()))))}$" if ask.at else ""
    return f"You are asked for the value of ${maths(ask.node)}${at}. What would you have to know to work it out?"


def confirmed(found: Derivation, placings: Sequence[Placing], facts: Facts) -> Callable[[], bool]:
    """The usual second route, and the points put into the relations as they were given."""

    def confirm() -> bool:
        if found.problem is None or not second_route.agrees(found.problem, found):
            return False
        if not placings or not found.solutions or found.solutions == ({},):
            return bool(found.solutions) or not placings
        try:
            at: dict[str, Value] = values_of(found.solutions[0])
            return all(_holds(p, at, facts) for p in placings)
        except Unvalued:
            return False

    return confirm


def _holds(placing: Placing, at: Mapping[str, Value], facts: Facts) -> bool:
    point = dict(at) | {n: evaluate(v, at) for n, v in placing.at.items()}
    left, right = (numeric(s, facts.definitions, point) for s in (placing.relation.left, placing.relation.right))
    return same_value(left, right)


def solve_situations(stem: Stem, facts: Facts, placings: Sequence[Placing]) -> Derivation | None:
    """ "y = kx, and y = 24 when x = 6: what is y when x = 5?" — the constant first, then the other situation."""
    if len(facts.equations) != 1 or facts.ask.kind != "value" or not isinstance(facts.ask.node, Sym):
        return None
    relation, name = facts.equations[0], facts.ask.node.name
    known = [*placings, *(Placing(relation, s) for s in facts.situations)]
    if any(not set(p.at) <= letters(relation) for p in known):
        return None
    at = dict(facts.ask.at)
    if not at:
        return _constants_only(stem, facts, known)
    isolated = isolate_letter(relation, name)
    if isolated is None or name not in letters(relation) or not set(at) <= letters(relation) - {name}:
        return None
    alone, moves = isolated
    node = substitute(alone, at)
    equations = [p.result for p in known]
    if not letters(node):
        return _evaluated(stem, facts, relation, Rel("=", Sym(name), alone), moves, at) if not known else None
    if not equations or not letters(node) <= frozenset().union(*(letters(e) for e in equations)):
        return None
    before = [place_move(p.relation, p.at) for p in known]
    found = from_equations(
        stem, equations, Target("value", node), before=before, skill=skills.LINEAR_TWO, full=facts.full
    )
    if found is None or not found.values or not found.solutions:
        return None
    asked = Placing(relation, {**at, name: found.values[0]})
    return replace(
        found, concept=CONSTANT, asked=asked_for(facts.ask), confirm=confirmed(found, [*known, asked], facts)
    )


def _constants_only(stem: Stem, facts: Facts, known: Sequence[Placing]) -> Derivation | None:
    equations = [p.result for p in known]
    found = from_equations(
        stem,
        equations,
        Target("value", facts.ask.node),
        skill=skills.LINEAR_TWO,
        full=facts.full,
        before=[place_move(p.relation, p.at) for p in known],
    )
    if found is None:
        return None
    return replace(found, concept=CONSTANT, asked=asked_for(facts.ask), confirm=confirmed(found, known, facts))


def _evaluated(
    stem: Stem, facts: Facts, relation: Rel, alone: Rel, moves: Sequence[Move], at: Mapping[str, Node]
) -> Derivation | None:
    """ "If 3x + 2y = 12, what is y when x = 2?" """
    equation = placed(relation, at)
    if letters(equation) != letters(alone.left):
        return None
    found = from_equations(
        stem,
        [equation],
        Target("value", alone.left),
        before=[place_move(relation, at)],
        skill=skills.LINEAR_TWO,
        full=facts.full,
    )
    if found is None or not found.values:
        return None
    return replace(
        found, concept=POINT, asked=asked_for(facts.ask), confirm=confirmed(found, [Placing(relation, at)], facts)
    )
