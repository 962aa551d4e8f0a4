"""What is asked is fixed although the letters are not: 2a/b = 1/2, what is b/a?

Each equation gives one letter in terms of the others; put into what is asked, the letters cancel and a number is left.
"""

from __future__ import annotations

import random
from fractions import Fraction
from functools import partial

from tools.maths import skills
from tools.maths.derivation import Derivation, Env, Move
from tools.maths.polynomial import NotPolynomial, expand, rational
from tools.maths.stem import Stem
from tools.maths.topics.algebra.facts import Facts, read
from tools.maths.topics.algebra.isolating import isolate_letter
from tools.maths.topics.algebra.placing import maths
from tools.maths.tree import Node, Rel, Sym, letters, substitute
from tools.maths.values import Unvalued, Value, evaluate, same_value

CONCEPT = "You do not need each letter. Write one letter with the help of the other, and put that into what is asked."


def solve(stem: Stem) -> Derivation | None:
    """The derivation when the letters cancel from what is asked, None when they do not or something else is asked."""
    facts = read(stem)
    if facts is None or not facts.usable or facts.ask.kind != "value" or facts.ask.node is None or facts.ask.pick:
        return None
    if facts.inequalities or facts.count or facts.points or facts.situations or facts.calls or facts.ask.at:
        return None
    names = {n for e in facts.equations for n in letters(e)}
    asked = letters(facts.ask.node)
    if not asked or not asked <= names or len(names) != len(facts.equations) + 1 or len(names) > 3:
        return None
    if _linear_multiple(facts):
        return None
    return _derived(facts, sorted(names))


def _linear_multiple(facts: Facts) -> bool:
    """Sums fixed by one equation (3(c + d) = 5) have their own solver, with fewer steps."""
    try:
        expand(facts.ask.node or Sym("x"))
        return len(facts.equations) == 1 and all(expand(e.left) and expand(e.right) for e in facts.equations)
    except NotPolynomial:
        return False


def _derived(facts: Facts, names: list[str]) -> Derivation | None:
    node = facts.ask.node
    assert node is not None
    for base in [n for n in names if n in letters(node)] + names:
        known = _in_terms_of(facts, base)
        if known is None:
            continue
        moves, values = known
        value = _number(node, values, base)
        if value is None:
            continue
        given = {n: v for n, v in values.items() if n in letters(node)}
        if not given:
            continue
        said = " and ".join(f"${maths(Rel('=', Sym(n), v))}$" for n, v in given.items())
        text = f"Put {said} into ${maths(node)}$; then ${base}$ cancels."
        moves.append(Move("Put it into what is asked", text, node, value, given))
        return Derivation(
            skills.LINEAR_TWO,
            CONCEPT,
            tuple(moves),
            ({},),
            (value,),
            full=facts.full,
            asked=f"You are asked for ${maths(node)}$ as a whole, not for the letters one by one.",
            confirm=partial(_holds_at_random, facts, values, base, value),
        )
    return None


def _in_terms_of(facts: Facts, base: str) -> tuple[list[Move], Env] | None:
    """Every other letter through `base`, one equation each."""
    moves: list[Move] = []
    values: Env = {}
    left = list(facts.equations)
    for _ in range(len(left)):
        for equation in left:
            put = Rel("=", substitute(equation.left, values), substitute(equation.right, values))
            free = letters(put) - {base}
            isolated = isolate_letter(put, next(iter(free))) if len(free) == 1 else None
            if isolated is not None and letters(isolated[0]) <= {base}:
                values[next(iter(free))] = isolated[0]
                moves += isolated[1]
                left.remove(equation)
                break
        else:
            return None
    return moves, values


def _number(node: Node, values: Env, base: str) -> Node | None:
    """The value of what is asked, if it is the same for every value of the base letter."""
    found: Value | None = None
    put = substitute(node, values)
    for at in (Fraction(7), Fraction(-3), Fraction(11, 5), Fraction(23)):
        try:
            value = evaluate(put, {base: at})
        except Unvalued:
            continue
        if not isinstance(value, Fraction) or (found is not None and found != value):
            return None
        found = value
    return rational(found) if isinstance(found, Fraction) else None


def _holds_at_random(facts: Facts, values: Env, base: str, value: Node) -> bool:
    """At random values of the base letter the given equations hold, and what is asked has the value found."""
    generator, agreed = random.Random(3), 0
    for _ in range(10):
        at: dict[str, Value] = {base: Fraction(generator.randint(1, 60), generator.choice((1, 2, 7)))}
        try:
            at |= {n: evaluate(v, at) for n, v in values.items()}
            if not all(same_value(evaluate(e.left, at), evaluate(e.right, at)) for e in facts.equations):
                return False
            if not same_value(evaluate(facts.ask.node or value, at), evaluate(value)):
                return False
            agreed += 1
        except Unvalued:
            continue
    return agreed >= 3
