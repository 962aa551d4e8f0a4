"""The relations a story's meaning amounts to, as trees, and the same story counted out thing by thing.

`Formulation` holds both: `relations` are what a learner would write; `happens` adds the rates one at a time, without
the trees, so that a relation can be tried on a small concrete story.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.topics.stories.meaning import Line, Meaning, Slot
from tools.maths.tree import TURNED, Apply, Bin, Chain, Group, Neg, Node, Num, Percent, Rel, Sym, added, letters
from tools.maths.values import Unvalued, evaluate

MAX_LOOP = 400  # things counted out one by one; more are multiplied


@dataclass(frozen=True)
class Formulation:
    """lines: one relation for each kind of amount with a known total; others: relations among the counts."""

    lines: tuple[Rel, ...]
    others: tuple[Rel, ...]

    @property
    def relations(self) -> tuple[Rel, ...]:
        return self.lines + self.others


def term(slot: Slot) -> Node:
    """rate · count.

    Rates stand before letters and counts: 28m, 8 · 10.
    """
    if slot.count is None:
        raise ValueError("a class without a count")
    if isinstance(slot.rate.value, Num) and slot.rate.value.value == 1 and not isinstance(slot.count, Num):
        return slot.count
    if isinstance(slot.count, Num) and isinstance(slot.rate.value, Sym):
        return Bin("*", slot.count, slot.rate.value)
    shown = "" if isinstance(slot.count, Sym) and not isinstance(slot.rate.value, Sym) else "cdot"
    if isinstance(slot.count, Sym) and isinstance(slot.rate.value, Sym):
        shown = ""
    return Bin("*", slot.rate.value, slot.count, shown)


def amount(line: Line, share: Node | None = None) -> Node:
    """start + fees ± Σ rate · count, or the share of it."""
    falling = any(s.sign < 0 for s in line.slots)
    terms = [term(s) for s in line.slots]
    fixed = [f.value for f in line.fixed]
    parts = [*fixed, *terms] if falling else [*terms, *fixed]
    signs = (
        [1] * len(fixed) + [s.sign for s in line.slots] if falling else [s.sign for s in line.slots] + [1] * len(fixed)
    )
    total = parts[0]
    for sign, part in zip(signs[1:], parts[1:], strict=True):
        if isinstance(part, Neg):
            sign, part = -sign, part.arg
        total = Bin("+" if sign > 0 else "-", total, part)
    if not share:
        return total
    factor = Num(evaluate(share)) if isinstance(share, Percent) else share  # type: ignore[arg-type]
    return Bin("*", factor, total)


def formulate(meaning: Meaning, slot_of: Mapping[int, tuple[Slot, Slot]]) -> Formulation:
    """The relations; `slot_of` gives the two classes of each comparison, by its place."""
    lines = tuple(
        Rel(line.op, amount(line, meaning.share), called(line.total))
        for line in meaning.lines
        if line.total is not None
    )
    others: list[Rel] = []
    for bound in meaning.sums:
        others.append(
            Rel(bound.op, added([s.count for s in meaning.lines[0].slots if s.count is not None]), bound.value)
        )
    for index, fact in enumerate(meaning.compared):
        first, second = slot_of[index]
        right = second.count
        if first.count is None or right is None:
            raise ValueError("a class without a count")
        if fact.factor is not None:
            right = Bin("*", fact.factor, right)
        if fact.extra is not None:
            negative = isinstance(fact.extra, Neg)
            right = Bin("-", right, fact.extra.arg) if negative else Bin("+", right, fact.extra)  # type: ignore[union-attr]
        others.append(Rel(fact.op, first.count, right))
    return Formulation(lines, tuple(others))


def called(node: Node) -> Node:
    """h(t) as a letter of its own, so that relations with it can be compared."""
    return Sym(f"{node.name}()") if isinstance(node, Apply) else node


def uncalled(node: Node) -> Node:
    """The tree with every h(t) made a letter."""
    match node:
        case Apply():
            return called(node)
        case Rel(op, left, right):
            return Rel(op, uncalled(left), uncalled(right))
        case Bin(op, left, right, shown):
            return Bin(op, uncalled(left), uncalled(right), shown)
        case Group(items, kind):
            return Group(tuple(uncalled(i) for i in items), kind)
        case _:
            return node


# ---- counting it out ------------------------------------------------------------------------------------------------


def happens(line: Line, at: Mapping[str, Fraction], share: Node | None = None) -> Fraction:
    """What a line amounts to when it is counted out: one rate after another, then what is left of the last one."""
    here: Mapping[str, Fraction | float] = dict(at)
    total = sum((_exact(f.value, here) for f in line.fixed), Fraction(0))
    for slot in line.slots:
        if slot.count is None:
            raise Unvalued("a class without a count")
        each, count = _exact(slot.rate.value, here), _exact(slot.count, here)
        if count < 0:
            raise Unvalued("a negative count")
        whole = min(count.numerator // count.denominator, MAX_LOOP)
        for _ in range(whole):
            total += slot.sign * each
        total += slot.sign * each * (count - whole)
    return total * _exact(share, here) if share else total


def _exact(node: Node, at: Mapping[str, Fraction | float]) -> Fraction:
    value = evaluate(node, at)
    if not isinstance(value, Fraction):
        raise Unvalued("not exact")
    return value


# ---- comparing relations --------------------------------------------------------------------------------------------


def _points(names: Sequence[str], how_many: int = 9) -> list[dict[str, Fraction]]:
    generator = random.Random(11)
    return [{n: Fraction(generator.randint(1, 9)) for n in names} for _ in range(how_many)]


def _gap(relation: Rel, at: Mapping[str, Fraction | float]) -> Fraction:
    return _exact(relation.left, at) - _exact(relation.right, at)


def same_relation(given: Node, meant: Rel) -> bool:
    """Whether two relations say the same: the gaps between their sides agree up to a factor (positive unless flipped).

    >>> from tools.maths.grammar import parse
    >>> same_relation(parse("2(x + y) = 20"), parse("x + y = 10")), same_relation(parse("3 <= x"), parse("x <= 3"))
    (True, False)
    """
    if not isinstance(given, Rel):
        return False
    given = uncalled(given)
    names = sorted(letters(given) | letters(meant))
    if letters(given) != letters(meant) or not isinstance(given, Rel):
        return False
    factor: Fraction | None = None
    try:
        for point in _points(names):
            a, b = _gap(given, dict(point)), _gap(meant, dict(point))
            if (a == 0) != (b == 0):
                return False
            if b != 0:
                if factor is not None and a / b != factor:
                    return False
                factor = a / b
    except (Unvalued, ValueError):
        return False
    if factor is None:
        return False
    return given.op == (meant.op if factor > 0 else TURNED.get(meant.op))


def same_system(given: Node, meant: Sequence[Rel]) -> bool:
    """Whether a choice holds the same relations, each once, in any order."""
    items = given.items if isinstance(given, Group) else given.links if isinstance(given, Chain) else (given,)
    if len(items) != len(meant):
        return False
    left = list(meant)
    for item in items:
        match = next((m for m in left if same_relation(item, m)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def same_expression(given: Node, meant: Node) -> bool:
    """Whether two expressions have the same value wherever it is tried."""
    if isinstance(given, Rel | Group | Chain) or letters(given) != letters(meant):
        return False
    try:
        return all(_exact(given, dict(p)) == _exact(meant, dict(p)) for p in _points(sorted(letters(meant))))
    except Unvalued:
        return False
