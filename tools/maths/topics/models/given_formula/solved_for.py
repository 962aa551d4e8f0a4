"""Which choice is the formula solved for one of its letters, when the letter may stand in it more than once.

What is asked is seen from the choices: each is an equation for the same letter, or an expression without it. Each is
put to the test with numbers; exactly one may hold.
"""

from __future__ import annotations

import re

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, State
from tools.maths.stem import Stem
from tools.maths.topics.models.given_formula.form import asks_for
from tools.maths.topics.models.given_formula.letters import Given
from tools.maths.topics.models.rearrange import CONCEPT, undone
from tools.maths.topics.models.trying import gives, solves, still
from tools.maths.tree import Node, Rel, Sym, letters

_NOT = re.compile(r"\b(?:not|except|increase|decrease|difference|twice|doubled|halved)\b")


def solve(stem: Stem, given: Given) -> Derivation | None:
    """The formula for the letter the choices are about; None when they are about several or give numbers."""
    if any(c.node is None or not letters(c.node) for c in stem.choices) or stem.placeholders("NMPD", stem.ask):
        return None
    if _NOT.search(stem.ask):
        return None
    name = _letter(stem, given)
    if name is None or name == given.model.output:
        return None
    formula = given.model.plain_equation
    right = [c for c in stem.choices if gives(c, formula, name)]
    if len(right) != 1 or right[0].node is None:
        return None
    body: Node = right[0].node.right if isinstance(right[0].node, Rel) else right[0].node
    steps = undone(formula, name)
    moves: list[Move] = []
    before = formula
    for step in steps:
        check = still(before, step.result, name)
        moves.append(Move(step.rule, step.text, State.of(before), State.of(step.result), check=check))
        before = step.result
    if not steps:
        result = Rel("=", Sym(name), body)
        text = (
            f"Bring every term with ${name}$ to one side, take ${name}$ out as a factor, and divide by the other one."
        )
        check = still(formula, result, name)
        moves.append(Move("Free the letter", text, State.of(formula), State.of(result), check=check))
    return Derivation(
        skill=skills.NONLINEAR_EQUATIONS, concept=CONCEPT, moves=tuple(moves), solutions=({},),
        values=(Rel("=", Sym(name), body),), asked=f"You are asked for ${name}$ alone on one side of the formula.",
        confirm=lambda: solves(formula, name, body), fits=lambda c: gives(c, formula, name), full=False,
    )  # fmt: skip


def _letter(stem: Stem, given: Given) -> str | None:
    """The letter all choices are solved for, or the one the question names that no choice holds."""
    nodes = [c.node for c in stem.choices if c.node is not None]
    if all(isinstance(n, Rel) and n.op == "=" and isinstance(n.left, Sym) for n in nodes):
        names = {n.left.name for n in nodes if isinstance(n, Rel) and isinstance(n.left, Sym)}
        name = next(iter(names))
        return name if len(names) == 1 and name in given.letters else None
    used = frozenset(name for n in nodes for name in letters(n))
    missing = [n for n in given.letters if n not in used]
    if any(isinstance(n, Rel) for n in nodes) or not used <= set(given.letters) or len(missing) != 1:
        return None
    return missing[0] if asks_for(stem, given, missing[0]) else None
