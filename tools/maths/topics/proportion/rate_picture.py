"""The table of a rate from the facts of its chain: what goes together, and what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tools.maths.derivation import Move
from tools.maths.figures import Table
from tools.maths.picturing.rate_pairs import Pair, together
from tools.maths.picturing.reading import label
from tools.maths.topics.proportion.units import Unit
from tools.maths.tree import Bin, Node, letters

if TYPE_CHECKING:
    from tools.maths.topics.proportion.chain import Fact

_EVERYDAY = re.compile(r"1 (?P<one>[a-z ]+) = (?P<many>[\d,.]+) (?P<other>[a-z ]+)")


def pictured(
    factors: Sequence[tuple[Fact, int]], node: Node, goal: Unit, moves: Sequence[Move], told: str, converted: str
) -> Table | None:
    """The table of one rate with one quantity, of a unit rate, or of one conversion.

    node: what comes out in units of `goal`. converted: the everyday fact of the last step, "" without one.
    """
    at = len(moves) - 1
    answer = label(node)
    uses = [(fact, 1 if power > 0 else -1) for fact, power in factors if abs(power) == 1]
    if len(uses) != len(factors) or len(moves) != 1:
        return None
    if len(uses) == 1:
        fact = uses[0][0]
        if converted:
            return _conversion(fact, goal, answer, converted, told, moves)
        return _unit_rate(fact.value, fact.unit.plain().words(), answer, told, moves, uses[0][1])
    if len(uses) != 2 or converted:
        return None
    rates = [(fact, sign) for fact, sign in uses if fact.rate]
    lone = [(fact, sign) for fact, sign in uses if not fact.rate]
    if len(rates) == 1 and len(lone) == 1 and lone[0][1] == 1:
        (rate, sign), quantity = rates[0], lone[0][0]
        above, below = _cut(rate.value)
        known = Pair(below, above) if sign > 0 else Pair(above, below)
        names = quantity.unit.plain().words(), goal.plain().words()
        if not all(names) or " per " in "".join(names) or names[0] == names[1]:
            return None
        return together(names, [known, Pair(label(quantity.value), answer, other_at=at)], told, moves)
    if len(lone) == 2 and {sign for _, sign in lone} == {1, -1}:
        top, bottom = (next(fact for fact, s in lone if s == sign) for sign in (1, -1))
        names = bottom.unit.plain().words(), top.unit.plain().words()
        if not all(names) or " per " in "".join(names):
            return None
        pairs = [Pair(label(bottom.value), label(top.value)), Pair("1", answer, other_at=at)]
        return together(names, pairs, told, moves)
    return None


def _cut(value: Node) -> tuple[str, str]:
    """What stands above and below in a rate; alone, it is so much for each one."""
    if isinstance(value, Bin) and value.op == "/":
        return label(value.left), label(value.right)
    return label(value), "1"


def _unit_rate(value: Node, unit: str, answer: str, told: str, moves: Sequence[Move], sign: int) -> Table | None:
    """ "16 ounces cost $4.80": how much is one."""
    names = unit.split(" per ")
    if len(names) != 2 or not (isinstance(value, Bin) and value.op == "/") or sign < 0:
        return None
    above, below = _cut(value)
    pairs = [Pair(below, above), Pair("1", answer, other_at=len(moves) - 1)]
    return together((names[1], names[0]), pairs, told, moves)


def _conversion(fact: Fact, goal: Unit, answer: str, said: str, told: str, moves: Sequence[Move]) -> Table | None:
    """One unit changed into another by "1 mile = 5,280 feet"."""
    match = _EVERYDAY.fullmatch(said)
    names = fact.unit.plain().words(), goal.plain().words()
    if match is None or fact.rate or letters(fact.value) or len(fact.unit.parts) != 1 or len(goal.parts) != 1:
        return None
    if fact.unit.parts[0][1] != 1 or (isinstance(fact.value, Bin) and fact.value.op == "+"):
        return None
    many = match["many"].replace(",", "{,}")
    given = Pair(label(fact.value), answer, other_at=len(moves) - 1)
    if names[1] == match["other"]:
        return together(names, [Pair("1", many), given], told, moves)
    if names[0] == match["other"]:
        return together(names, [Pair(many, "1"), given], told, moves)
    return None
