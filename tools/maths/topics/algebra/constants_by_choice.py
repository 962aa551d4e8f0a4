"""A constant for which an equation has no solution, one or endlessly many: each of the choices is put in and tried."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, State
from tools.maths.problem import Choice
from tools.maths.second_route import count_solutions
from tools.maths.stem import Stem
from tools.maths.topics.algebra.counting import sympy_count
from tools.maths.topics.algebra.facts import Facts
from tools.maths.topics.algebra.placing import maths, placed
from tools.maths.tree import Node, Num, Rel, Sym, letters
from tools.maths.values import Unvalued

WANTED = {"none": 0, "one": 1, "many": None}


ONE_EQUATION = (
    "Bring both sides to the form number times unknown plus number. If the unknown has the same number in front on "
    "both sides, it cancels: then the equation is never true, or always true if the plain numbers agree too."
)


TWO_EQUATIONS = (
    "Two lines with the same steepness never meet, unless they are the same line. So compare: the numbers before one "
    "letter must be in the same ratio as those before the other, and the plain numbers too only if the lines coincide."
)


def asked_count(facts: Facts) -> str:
    how_many = {"none": "no solution", "one": "exactly one solution", "many": "infinitely many solutions"}
    node = facts.ask.node or Num(Fraction(0))
    return (
        f"You are asked for ${maths(node)}$, chosen so that there {'is' if facts.count != 'many' else 'are'} "
        f"{how_many[facts.count or 'none']}."
    )


def by_choices(stem: Stem, facts: Facts, names: Sequence[str]) -> Derivation | None:
    """ "Which could (not) be the value of k?" — every choice is put in and the solutions counted."""
    node, wanted = facts.ask.node, WANTED[facts.count or ""]
    if not isinstance(node, Sym) or {n for e in facts.equations for n in letters(e)} != {node.name, *names}:
        return None

    def fits(choice: Choice) -> bool:
        if choice.node is None or letters(choice.node):
            return False
        try:
            return (count_with(facts.equations, names, {node.name: choice.node}) == wanted) != facts.ask.negated
        except (Unvalued, ZeroDivisionError):
            return False

    chosen = [c.node for c in stem.choices if fits(c) and c.node is not None]
    if len(chosen) != 1:
        return None
    put = [placed(e, {node.name: chosen[0]}) for e in facts.equations]
    move = Move(
        "Test each choice",
        f"Put each choice in the place of ${maths(node)}$ and count the solutions that are left.",
        State.of(*facts.equations),
        State.of(*put),
        check=lambda: (sympy_count(put) == wanted) != facts.ask.negated,
    )
    concept = TWO_EQUATIONS if len(names) == 2 else ONE_EQUATION
    skill = skills.SYSTEMS if len(names) == 2 else skills.LINEAR_ONE

    def confirm() -> bool:
        """SymPy counts for every choice."""
        right = []
        for choice in stem.choices:
            if choice.node is not None and not letters(choice.node):
                tried = [placed(e, {node.name: choice.node}) for e in facts.equations]
                right += [choice.node] if (sympy_count(tried) == wanted) != facts.ask.negated else []
        return right == chosen

    return Derivation(
        skill,
        concept,
        (move,),
        ({},),
        tuple(chosen),
        full=facts.full,
        asked=asked_count(facts),
        fits=fits,
        confirm=confirm,
    )


def count_with(equations: Sequence[Rel], names: Sequence[str], constants: Mapping[str, Node]) -> int | None:
    return count_solutions([placed(e, constants) for e in equations], names)
