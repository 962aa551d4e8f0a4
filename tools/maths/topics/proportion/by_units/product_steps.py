"""The steps of a product of quantities: what is multiplied or divided by what, the change of units, the rounding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from tools.maths.derivation import Derivation, Move
from tools.maths.skills import RATES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.units import Unit, everyday, kind_of, library_factor
from tools.maths.topics.proportion.working import Working
from tools.maths.tree import Node

if TYPE_CHECKING:
    from tools.maths.topics.proportion.by_units.factors import Factor

CONCEPT = (
    "Units are multiplied and divided like numbers. Put the amounts together so that every unit that is not asked for "
    "cancels, and only the unit that is asked for stays."
)


def derived(stem: Stem, chosen: Sequence[tuple[Factor, int]], unit: Unit, way: int) -> Derivation | None:
    """The derivation of a product. way: 1 or -1 where the next or the last whole number is wanted."""
    work = Working(stem)
    ordered = _ordered([c for c in chosen if not c[0].implied], unit) + [c for c in chosen if c[0].implied]
    total: Fraction | None = None
    so_far = Unit()
    for factor, sign in ordered:
        so_far = so_far.times(factor.unit, sign)
        if factor.implied and factor.value == 1:
            continue
        above, below = (factor.above, factor.below) if sign > 0 else (factor.below, factor.above)
        for mention, op in [*((m, "*") for m in above), *((m, "/") for m in below)]:
            if total is None:
                total = mention.value if op == "*" else 1 / mention.value
            elif mention.value != 1:
                total = work.step(*_said(mention.unit, op), total, op, mention.value)
    if total is None or (not work.moves and so_far.factor == unit.factor):
        return None
    facts = _facts(so_far, unit)
    exact = total * so_far.factor / unit.factor
    if so_far.factor != unit.factor:
        change = so_far.factor / unit.factor
        op, by = ("*", change) if change.denominator == 1 else ("/", 1 / change)
        goal = "the same units" if _is_count(unit) else unit.words()
        text = f"Change to {goal}" + (f": {', '.join(facts)}." if facts else ".")
        work.step("Change the units", text, total, op, by)
    counted = _is_count(unit)
    answer = exact
    if counted and exact.denominator != 1:
        if not way and not telling.approximate(stem):
            return None
        answer = Fraction(ceil(exact) if way > 0 else floor(exact)) if way else exact
    moves = tuple(work.moves)
    if answer != exact:
        moves += (_whole(work.show(exact), work.show(answer), exact, answer, unit, way),)

    def confirm() -> bool:  # the units by another library, then back from the answer to the numbers told
        told, product = Unit(), Fraction(1)
        for factor, sign in chosen:
            told = told.times(factor.unit, sign)
            product *= factor.value**sign
        change = library_factor(told.plain(), unit.plain())
        return change is not None and abs(product * change - answer) < (1 if answer != exact else Fraction(1, 10**12))

    slips = tuple(
        (name, wrong)
        for name, wrong in (("not changing the units", total), ("dividing the wrong way round", 1 / exact))
        if wrong != answer
    )
    found = work.told(
        RATES, CONCEPT, f"You are asked for a number of {unit.words()}.", answer, confirm,
        unit=unit.words(), slips=slips, full=False,
    )  # fmt: skip
    return replace(found, moves=moves or found.moves)


def _is_count(unit: Unit) -> bool:
    return len(unit.parts) == 1 and kind_of(unit.parts[0][0][0]) == ""


def _ordered(chosen: Sequence[tuple[Factor, int]], unit: Unit) -> list[tuple[Factor, int]]:
    """Begin with what is given, and go on with what cancels a unit that is there."""
    left = sorted(chosen, key=lambda c: (c[1] < 0, any(e < 0 for _, e in c[0].unit.parts)))
    out = [left.pop(0)]
    while left:
        here = {kind for f, s in out for (kind, _), _ in f.unit.dimension}
        nearest = next((c for c in left if here & {kind for (kind, _), _ in c[0].unit.dimension}), left[0])
        left.remove(nearest)
        out.append(nearest)
    return out


def _said(unit: Unit, op: str) -> tuple[str, str]:
    name = unit.words() or "this number"
    if op == "*":
        return "Multiply", f"Multiply by the number of {name}, so that the units that match cancel."
    return "Divide", f"Divide by the number of {name}, so that the units that match cancel."


def _facts(start: Unit, end: Unit) -> list[str]:
    """The everyday facts behind a change of units."""
    mine = [word for (word, _), e in (*start.parts, *end.parts) if e]
    facts = (everyday(a, b) for i, a in enumerate(mine) for b in mine[i + 1 :])
    return list(dict.fromkeys(f for f in facts if f))


def _whole(before: Node, after: Node, exact: Fraction, answer: Fraction, unit: Unit, way: int) -> Move:
    text = (
        f"A part of one is not enough: take the next whole number of {unit.words()}."
        if way > 0
        else f"Only whole ones count: leave off the part of the number of {unit.words()}."
    )
    low, high = (answer - 1, answer) if way > 0 else (answer, answer + 1)
    return Move(
        "Take a whole number", text, before, after, check=lambda: low <= exact <= high and answer.denominator == 1
    )
