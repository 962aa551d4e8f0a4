"""One case of a formula worked out: every letter but one has a value, and that one is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.derivation import Move, State
from tools.maths.polynomial import rational
from tools.maths.problem import Target
from tools.maths.stem import Stem
from tools.maths.topics.models.model import Model
from tools.maths.topics.models.rearrange import undone
from tools.maths.topics.models.trying import still
from tools.maths.topics.writing import calculated, from_equations
from tools.maths.tree import Node, Rel, Sym, substitute
from tools.maths.values import Unvalued, evaluate


@dataclass(frozen=True)
class Found:
    """The steps of one case and the value they lead to."""

    moves: tuple[Move, ...]
    value: Node


def work_out(
    stem: Stem, model: Model, values: Mapping[str, Fraction], name: str, *, decimal: bool, which: str = ""
) -> Found | None:
    """The value of a letter when all others are known; positive where two values are possible."""
    nodes: dict[str, Node] = {n: rational(v, decimal) for n, v in values.items()}
    formula = model.plain_equation
    steps = [] if name == model.output else undone(formula, name)
    if name != model.output and not steps:
        return _by_equation(stem, formula, nodes, name)
    moves: list[Move] = []
    before = formula
    for step in steps:
        check = still(before, step.result, name)
        moves.append(Move(step.rule, step.text, State.of(before), State.of(step.result), check=check))
        before = step.result
    body = model.body if name == model.output else before.right
    placed = substitute(body, nodes)
    text = f"Put the amounts{which} in place of their letters."
    moves.append(Move("Put the values in", text, body, placed, given=nodes))
    made = calculated("Work it out", f"Work out what ${name}$ is{which}.", placed, decimal=decimal)
    if made is None:
        return None
    return Found((*moves, made[0]), made[1])


def _by_equation(stem: Stem, formula: Rel, nodes: Mapping[str, Node], name: str) -> Found | None:
    """A letter that stands in the formula more than once: the equation with the values in it is solved."""
    placed = substitute(formula, nodes)
    if not isinstance(placed, Rel):
        return None
    found = from_equations(stem, (placed,), Target("value", Sym(name), "positive"), full=False)
    if found is None or len(found.values) != 1:
        return None
    return Found(found.moves, found.values[0])


def holds(model: Model, values: Mapping[str, Fraction], name: str, value: Node) -> bool:
    """The formula's own two sides, evaluated with every value put in."""
    try:
        point = {**values, name: evaluate(value)}
        left, right = (float(evaluate(side, point)) for side in (Sym(model.output), model.body))
    except (Unvalued, OverflowError):
        return False
    return abs(left - right) <= 1e-9 * max(1.0, abs(left))
