"""Expressions with powers and roots rewritten in another form."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.problem import Choice
from tools.maths.skills import EQUIVALENT
from tools.maths.topics.advanced import powers, steps
from tools.maths.topics.advanced.steps import rewrite, text_of
from tools.maths.topics.advanced.task import Task
from tools.maths.tree import Bin, Neg, Node, Num, Rel, Root, Sym, letters, num, walk
from tools.maths.values import Unvalued, evaluate

ASKED = "You are asked for another way to write the same expression: one with the same value for every allowed letter."


POWERS = (
    "A root is a fractional power. When powers of the same base are multiplied, their exponents are added; "
    "when a power is raised to a power, the exponents are multiplied."
)


def done(
    task: Task, concept: str, moves: Sequence[Move], value: Node, original: Node, slips: tuple[Slip, ...] = ()
) -> Derivation:
    conditions = [c for c in task.conditions if letters(c) <= letters(original)]
    same = steps.expression_fits(original, conditions)
    parts = _factor_count(value) if "factor" in task.ask.phrase else 0

    def fits(choice: Choice) -> bool:
        node = steps.right_side(choice.node)
        return same(choice) and (not parts or (node is not None and _factor_count(node) >= parts))

    return Derivation(
        EQUIVALENT,
        concept,
        tuple(moves),
        ({},),
        (value,),
        asked=ASKED,
        confirm=lambda: steps.agree(original, value, conditions),
        fits=fits,
        slips=slips,
        full=task.full,
    )


def _factor_count(node: Node) -> int:
    """How many factors with letters a product has."""
    match node:
        case Bin("*", left, right):
            return _factor_count(left) + _factor_count(right)
        case Bin("^", base, Num(value)) if letters(base):
            return int(value) * _factor_count(base)
        case Neg(arg):
            return _factor_count(arg)
    return 1 if letters(node) else 0


def by_powers(task: Task, node: Node, before: list[Move]) -> Derivation | None:
    positive = {c.left.name for c in task.conditions if c.op in ">≥" and isinstance(c.left, Sym) and _not_negative(c)}
    summed = powers.read(node)
    written = any(isinstance(n, Root) for c in task.choices if c.node is not None for n in walk(c.node))
    if not task.choices:
        written = any(isinstance(n, Root) for n in walk(node))
    value = powers.tree(summed, written)
    moves, at = list(before), node
    exponents = powers.tree(summed) if letters(node) else value
    as_powers = _as_powers(node)
    if as_powers != node and letters(node):
        text = r"A root is a fractional power: $\sqrt[n]{x^m} = x^{m/n}$."
        moves.append(rewrite("Write roots as powers", text, at, as_powers, positive=True))
        at = as_powers
    if text_of(exponents) != text_of(at):
        text = "Raise each factor to its power, and add the exponents of the same base."
        text = text if letters(node) else "Take square factors out of each root, then add like roots."
        rule = "Use the rules of exponents" if letters(node) else "Simplify the roots"
        moves.append(rewrite(rule, text, at, exponents, positive=True))
        at = exponents
    if text_of(value) != text_of(at):
        text = "Write the fractional powers as roots again."
        moves.append(rewrite("Write powers as roots", text, at, value, positive=True))
    if not moves:
        return None
    found = done(task, POWERS, moves, value, node)
    return found if letters(node) <= positive or _agrees_anyway(node, value) else None


def _not_negative(condition: Rel) -> bool:
    try:
        return evaluate(condition.right) >= 0
    except Unvalued:
        return False


def _agrees_anyway(node: Node, value: Node) -> bool:
    """Where no letter is said to be positive, the form must hold wherever the expression is defined."""
    return steps.agree(node, value)


def _as_powers(node: Node) -> Node:
    match node:
        case Root(arg, index) if letters(arg):
            return Bin("^", _as_powers(arg), num(Fraction(1, index)))
        case Bin(op, left, right, how):
            return Bin(op, _as_powers(left), _as_powers(right), how)
        case _ if hasattr(node, "arg") and not isinstance(node, Root):
            return type(node)(_as_powers(node.arg))  # type: ignore[call-arg,arg-type]
    return node
