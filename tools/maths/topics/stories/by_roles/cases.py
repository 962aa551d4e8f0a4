"""What a story says as tests a formula can pass or fail: amounts worked out, and borders that must lie where told.

Nothing is read here. A kind of story gives a `Situation`; every choice is tried against it by plain evaluation.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise, permutations

from tools.maths.tree import Abs as Absolute
from tools.maths.tree import Apply, Bin, Chain, Group, Neg, Node, Percent, Rel, Root, Sym, has_call, letters
from tools.maths.values import Unvalued, Value, evaluate

Point = Mapping[str, Value]
_SIZES = (Fraction(7), Fraction(19), Fraction(3), Fraction(31), Fraction(11))


@dataclass(frozen=True)
class Condition:
    """`gap(point) op 0` is what the story says; told: that in words."""

    gap: Callable[[Point], Value]
    op: str
    told: str


@dataclass(frozen=True)
class Situation:
    """A story's tests. value: the amount at a point, for formulas; conditions: for equations and inequalities.

    stands: what the letters stand for. names: the letters, the one solved for last. points: where `value` is worked
    out. out: the letter of the amount, if it has one. used: the placeholders that were understood.
    """

    stands: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    used: frozenset[int]
    skill: str
    concept: str
    value: Callable[[Point], Value] | None = None
    points: tuple[Point, ...] = ()
    out: str = ""
    amount: str = ""
    conditions: tuple[Condition, ...] = ()
    span: tuple[float, float] = (0, 400)
    reads: frozenset[str] = field(default_factory=frozenset)


def passes(node: Node, situation: Situation, strict: bool = True) -> bool:
    """Whether a formula agrees with every test of a situation; strict: "<" and "≤" are told apart."""
    try:
        if situation.value is not None:
            return agrees(node, situation)
        return _system(node, situation, strict)
    except (Unvalued, ZeroDivisionError, OverflowError, RecursionError):
        return False


def called(node: Node) -> Node:
    """A formula with A(x) read as the letter A."""
    match node:
        case Apply(name):
            return Sym(name)
        case Bin(op, left, right, shown):
            return Bin(op, called(left), called(right), shown)
        case Rel(op, left, right):
            return Rel(op, called(left), called(right))
        case Neg(arg):
            return Neg(called(arg))
        case Absolute(arg):
            return Absolute(called(arg))
        case Percent(arg):
            return Percent(called(arg))
        case Root(arg, index):
            return Root(called(arg), index)
        case _:
            return node


def formula(node: Node, situation: Situation) -> Node | None:
    """The formula for the amount in "A(x) = …", "c = …" or a bare expression; None for anything else."""
    if not isinstance(node, Rel):
        return None if isinstance(node, Chain | Group) else node
    known = set(situation.names) - {situation.out}
    for one, other in ((node.left, node.right), (node.right, node.left)):
        name = one.name if isinstance(one, Sym | Apply) else ""
        alone = isinstance(one, Apply) or (name and name not in known)
        ours = situation.out in ("", name) or isinstance(one, Apply)
        if node.op == "=" and alone and ours and name not in letters(other):
            return other
    return None


def agrees(node: Node, situation: Situation) -> bool:
    """Whether a formula has the story's value at each of its points."""
    assert situation.value is not None
    written = formula(node, situation)
    if written is None:
        return _implicit(node, situation)
    known = set(situation.names) - {situation.out}
    if not letters(written) <= known or has_call(written):
        return False
    return all(close(evaluate(written, p), situation.value(p)) for p in situation.points)


def _implicit(node: Node, situation: Situation) -> bool:
    """ "c − 45h = 30": holds for the story's amount and not for another."""
    if not isinstance(node, Rel) or node.op != "=" or not situation.out or situation.value is None:
        return False
    node = called(node)
    assert isinstance(node, Rel)
    for point in situation.points:
        amount = situation.value(point)
        if not _zero(node, {**point, situation.out: amount}) or _zero(node, {**point, situation.out: amount + 1}):
            return False
    return True


def close(a: Value, b: Value) -> bool:
    """Equal up to rounding of roots."""
    return a == b or abs(float(a) - float(b)) <= 1e-7 * max(1.0, abs(float(a)), abs(float(b)))


def _zero(node: Rel, at: Point) -> bool:
    return close(evaluate(node.left, dict(at)), evaluate(node.right, dict(at)))


def relations(node: Node) -> tuple[Rel, ...]:
    """The relations of a choice: one, a chain's or a system's."""
    parts: tuple[Node, ...] = (
        node.items if isinstance(node, Group) else node.links if isinstance(node, Chain) else (node,)
    )
    return tuple(p for p in parts if isinstance(p, Rel))


def _system(node: Node, situation: Situation, strict: bool) -> bool:
    found = relations(called(node))
    if len(found) != len(situation.conditions) or not found:
        return False
    return any(
        all(same_border(r, c, situation, strict) for r, c in zip(order, situation.conditions, strict=True))
        for order in permutations(found)
    )


def same_border(relation: Rel, told: Condition, situation: Situation, strict: bool) -> bool:
    """Whether a relation holds where the story's condition does: on its border, beside it and far from it."""
    if relation.op not in "<>≤≥=" or (relation.op == "=") != (told.op == "="):
        return False
    if not letters(relation) <= set(situation.names):
        return False
    if strict and (relation.op in "<>") != (told.op in "<>"):
        return False
    borders = tuple(_borders(told, situation))
    for point, name in borders:
        if not _zero(relation, point):
            return False
        step = max(abs(float(point[name])), 1.0) / 64
        for shift in (-step, step):
            beside = {**point, name: float(point[name]) + shift}
            if _true(relation, beside) != _holds(told, beside):
                return False
    return bool(borders) and all(_true(relation, p) == _holds(told, p) for p in _far(situation))


def value_at(key: str | Fraction, at: Point) -> Value:
    """What a letter stands for at a point; a number is its own value."""
    return at[key] if isinstance(key, str) else key


def _true(relation: Rel, at: Point) -> bool:
    left, right = (float(evaluate(side, dict(at))) for side in (relation.left, relation.right))
    return _sign(left - right, relation.op)


def _holds(told: Condition, at: Point) -> bool:
    return _sign(float(told.gap(at)), told.op)


def _sign(gap: float, op: str) -> bool:
    if abs(gap) < 1e-9:
        return op in "≤≥="
    return op in "<≤" if gap < 0 else op in ">≥"


def _far(situation: Situation) -> list[Point]:
    """Some points inside the span, fixed once for all."""
    generator = random.Random(5)
    low, high = situation.span
    return [{n: low + (high - low) * (generator.random() * 0.9 + 0.07) for n in situation.names} for _ in range(6)]


def _borders(told: Condition, situation: Situation) -> list[tuple[Point, str]]:
    """Points where the story's condition just holds, found along each letter in turn."""
    found: list[tuple[Point, str]] = []
    for name in situation.names:
        others = [n for n in situation.names if n != name]
        for size in _SIZES if others else _SIZES[:1]:
            base: dict[str, Value] = {n: size + 2 * i for i, n in enumerate(others)}
            found += [({**base, name: root}, name) for root in _roots(told.gap, base, name, situation.span)]
    return found[:24]


def _roots(
    gap: Callable[[Point], Value], base: Mapping[str, Value], name: str, span: tuple[float, float]
) -> list[float]:
    low, high = span
    steps = 160
    grid = [low + (high - low) * (i + 0.37) / steps for i in range(steps)]
    roots: list[float] = []

    def at(x: float) -> float | None:
        try:
            return float(gap({**base, name: x}))
        except (Unvalued, ZeroDivisionError, OverflowError):
            return None

    for a, b in pairwise(grid):
        left, right = at(a), at(b)
        if left is None or right is None or left * right > 0:
            continue
        for _ in range(60):
            middle = (a + b) / 2
            here = at(middle)
            if here is None:
                break
            if left * here <= 0:
                b = middle
            else:
                a, left = middle, here
        last = at(b)
        if last is not None and abs(last) < 1e-6:  # a pole also changes the sign
            roots.append(b)
    return roots
