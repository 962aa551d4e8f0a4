"""Formulas solved for one letter: "which of the following expresses r in terms of a and b?"

The letter is freed by undoing one operation after another; where it occurs twice in a linear way its terms are gathered
and factored. Squares and roots of the letter are not taken here.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation
from tools.maths.problem import Choice
from tools.maths.second_route import equivalent
from tools.maths.stem import Stem
from tools.maths.topics.algebra.facts import Facts, read
from tools.maths.topics.algebra.isolating import isolate_letter
from tools.maths.topics.algebra.placing import maths
from tools.maths.tree import Node, Num, Rel, Sym, letters
from tools.maths.values import Unvalued, Value, evaluate, same_value

CONCEPT = (
    "Treat every other letter like a number: undo what is done to the letter you want, the last operation first, "
    "on both sides."
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of "express this letter in terms of the others", None when the problem asks something else."""
    facts = read(stem)
    if facts is None or not facts.usable or facts.ask.kind != "express" or not isinstance(facts.ask.node, Sym):
        return None
    if len(facts.equations) != 1 or facts.inequalities or facts.points or facts.situations or facts.count:
        return None
    equation, name = facts.equations[0], facts.ask.node.name
    if len(letters(equation)) < 2:
        return None  # an equation in one letter has a value, not a formula
    isolated = isolate_letter(equation, name)
    if isolated is None:
        return None
    value, moves = isolated
    if not moves or (_named(stem, facts) and not letters(value) <= _named(stem, facts)):
        return None
    result = Rel("=", Sym(name), value)
    return Derivation(
        skills.LINEAR_ONE,
        CONCEPT,
        tuple(moves),
        ({name: value},),
        (result,),
        full=facts.full,
        asked=f"You are asked to rewrite the formula so that ${maths(Sym(name))}$ stands alone on one side.",
        confirm=lambda: _holds_at_random(equation, name, value),
        fits=_fits(name, value),
    )


def _named(stem: Stem, facts: Facts) -> frozenset[str]:
    """The letters after "in terms of"."""
    words = facts.ask.words
    tail = words.split("in terms of")[-1] if words.startswith(("which", "what", "find", "express", "solve")) else words
    return frozenset(n for i in stem.placeholders("S", tail) for n in letters(stem.nodes[i])) - letters(
        facts.ask.node or Num(Fraction(0))
    )


def _fits(name: str, value: Node) -> Callable[[Choice], bool]:
    def fits(choice: Choice) -> bool:
        node = choice.node
        if isinstance(node, Rel) and node.op == "=":
            if node.left == Sym(name):
                node = node.right
            elif node.right == Sym(name):
                node = node.left
        if node is None or isinstance(node, Rel) or name in letters(node):
            return False
        return letters(node) <= letters(value) and equivalent(node, value)

    return fits


def _holds_at_random(equation: Rel, name: str, value: Node) -> bool:
    """Random exact values of the other letters: the formula's value must make the given equation true."""
    generator = random.Random(11)
    others, agreed = sorted(letters(equation) - {name}), 0
    for _ in range(12):
        at: dict[str, Value] = {n: Fraction(generator.randint(1, 40), generator.choice((1, 2, 3))) for n in others}
        try:
            at[name] = evaluate(value, at)
            if not same_value(evaluate(equation.left, at), evaluate(equation.right, at)):
                return False
            agreed += 1
        except Unvalued:
            continue
    return agreed >= 4


# ---- freeing the letter ----------------------------------------------------------------------------------------------
