"""What problems of means share: a mean turned into a total, and what comes of adding and subtracting totals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.derivation import Move, Slip
from tools.maths.stem import Stem
from tools.maths.topics.data.mean_facts import Fact, labels_in
from tools.maths.tree import Bin, num


@dataclass(frozen=True)
class Total:
    """What came out: the value, how it is written down, and its check against made-up values."""

    value: Fraction
    moves: tuple[Move, ...]
    confirm: Callable[[], bool]
    used: frozenset[int]
    slips: tuple[Slip, ...] = ()
    asked: str = "You are asked for a value that makes the totals fit."


def _times(fact: Fact) -> Bin:
    return Bin("*", num(fact.count), num(fact.mean), "cdot")


def total_move(fact: Fact, which: str) -> Move:
    text = f"The total of {which} is the mean times the count."
    return Move("Turn the mean into a total", text, _times(fact), num(fact.count * fact.mean))


def loose_numbers(stem: Stem, facts: tuple[Fact, ...]) -> list[tuple[Fraction, int]]:
    taken = {u for f in facts for u in f.used} | labels_in(stem)
    return [(v, p) for p in stem.unused(taken) if (v := stem.value(f"⟦N{p}⟧")) is not None]
