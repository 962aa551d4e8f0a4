"""For which choice a quadratic equation has no real solution, or two: the sign of its discriminant."""

from __future__ import annotations

from fractions import Fraction

from tools.maths.derivation import Derivation, Move, State
from tools.maths.skills import NONLINEAR_EQUATIONS
from tools.maths.solving import surds
from tools.maths.topics.advanced import curves, steps
from tools.maths.topics.advanced.curves import Curve
from tools.maths.topics.advanced.task import Fact, Task
from tools.maths.tree import Node, Rel, Sym, letters, substitute
from tools.maths.values import evaluate, holds

DISCRIMINANT = (
    "The discriminant $b^2 - 4ac$ tells how many real solutions $ax^2 + bx + c = 0$ has: "
    "two if it is positive, one if it is zero, none if it is negative."
)


def inequality(task: Task, curve: Curve, names: frozenset[str]) -> Derivation | None:
    """ "For which value of k are there no real solutions?": the discriminant's sign, and each choice tried."""
    fact: Fact | None = task.fact("count")
    node = task.ask.node
    if fact is None or len(task.facts) != 1 or task.points or len(names) != 1 or fact.count not in (0, 2):
        return None
    name = next(iter(names))
    if task.ask.kind not in ("value", "solutions") or node != Sym(name):
        return None
    parts = curves.quadratic_parts(curve.equation, curve.letter)
    if parts is None or (any(t.monomial for t in parts[0]) and not task.choices):
        return None
    first, level = curves.standard_form(curve)
    value = curves.discriminant_tree(parts)
    op = "<" if fact.count == 0 else ">"
    relation = Rel(op, value, steps.ZERO)
    what = (
        "no real solution when its discriminant is negative"
        if fact.count == 0
        else "two real solutions when its discriminant is positive"
    )

    def check() -> bool:
        import sympy

        from tools.maths import algebra

        gap = algebra.to_sympy(curve.equation.left) - algebra.to_sympy(curve.equation.right)
        d = sympy.discriminant(sympy.expand(gap), sympy.Symbol(curve.letter, real=True))
        return bool(sympy.expand(d - algebra.to_sympy(value)) == 0)

    moves = [m for m in (first,) if m is not None]
    text = f"A quadratic equation has {what}."
    moves.append(Move("Use the discriminant", text, State.of(level), State.of(relation), check=check))

    def works(number: object) -> bool:
        return isinstance(number, Fraction) and curves.real_roots(curve, {name: number}) == fact.count

    conditions = [c for c in task.conditions if letters(c) == {name}]
    if task.choices:
        if task.ask.pick:
            return None
        given = {c.letter: steps.numbers_of(c.node) for c in task.choices}
        right = [c for c in task.choices if given[c.letter] and all(works(x) for x in given[c.letter] or [])]
        if len(right) != 1 or len(given[right[0].letter] or []) != 1:
            return None
        chosen = steps.right_side(right[0].node)
        if chosen is None:
            return None
        placed = substitute(value, {name: chosen})
        result = surds.value(placed)
        if result is None:
            return None
        text = "Try the choices: only one gives the discriminant the right sign."
        moves.append(Move("Try the choices", text, value, result, {name: chosen}))
        picked: Node = chosen
    else:
        if (name not in task.whole and "integer" not in task.ask.phrase) or task.ask.pick not in ("greatest", "least"):
            return None
        span = [Fraction(n) for n in range(-400, 401)]
        ok = [n for n in span if works_fast(value, name, n, op) and all(holds(c, {name: n}) for c in conditions)]
        if not ok:
            return None
        best = max(ok) if task.ask.pick == "greatest" else min(ok)
        if abs(best) == 400:
            return None
        picked = steps.number(best)
        text = "Take the integer that makes it true and is nearest to the border."
        moves.append(Move("Choose the integer", text, State.of(relation), picked, check=lambda: works(best)))
    return Derivation(
        NONLINEAR_EQUATIONS,
        DISCRIMINANT,
        tuple(moves),
        ({name: picked},),
        (picked,),
        asked=f"You are asked for a value of ${name}$ that gives the stated number of solutions.",
        confirm=lambda: works(evaluate(picked)),
        fits=lambda choice: any(map(works, steps.numbers_of(choice.node) or [])),
        full=task.full,
    )


def works_fast(value: Node, name: str, number: Fraction, op: str) -> bool:
    """The discriminant's sign at a number."""
    d = evaluate(value, {name: number})
    return d < 0 if op == "<" else d > 0
