"""The steps of a problem of shares: one share from the number that is known, then what is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.figures import Figure
from tools.maths.picturing import bars
from tools.maths.picturing.reading import label
from tools.maths.skills import RATES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.tree import Bin, Node, num
from tools.maths.values import evaluate

CONCEPT = (
    "A ratio says how many equal shares each part has. Find what one share is worth, then multiply by the number of "
    "shares you need; the whole has all the shares together."
)


@dataclass(frozen=True)
class Shares:
    """The parts by name with their numbers of shares, and the placeholders read."""

    parts: tuple[tuple[str, Fraction], ...]
    used: tuple[int, ...]
    span: tuple[int, int]

    @property
    def total(self) -> Fraction:
        return sum((n for _, n in self.parts), Fraction(0))


def _count(shares: Shares, kind: str) -> Fraction:
    counts: Mapping[str, Fraction] = dict(shares.parts)
    if kind == "total":
        return shares.total
    if ">" in kind:
        more, less = kind.split(">")
        return counts[more] - counts[less]
    return counts[kind]


def _said(shares: Shares, kind: str) -> tuple[Node, str]:
    """The number of shares as a calculation, and in words."""
    counts = dict(shares.parts)
    if kind == "total":
        node: Node | None = None
        for _, n in shares.parts:
            node = num(n) if node is None else Bin("+", node, num(n))
        return node or num(0), "all parts together"
    if ">" in kind:
        more, less = kind.split(">")
        return Bin("-", num(counts[more]), num(counts[less])), "the difference of the two parts"
    return num(counts[kind]), "this part"


def derived(stem: Stem, shares: Shares, kind: str, amount: Fraction, wanted: str, *, full: bool) -> Derivation | None:
    given, target = _count(shares, kind), _count(shares, wanted)
    if given <= 0 or target <= 0 or kind == wanted:
        return None
    moves: list[Move] = []
    for which in (kind, wanted):
        node, said = _said(shares, which)
        if isinstance(node, Bin):
            moves.append(
                telling.worked(
                    "Count the shares", f"Count the shares of {said}.", node, telling.shown(Fraction(evaluate(node)))
                )
            )
    one = amount / given
    moves.append(
        telling.worked(
            "Find one share",
            "Divide the number you know by its number of shares.",
            Bin("/", telling.shown(amount), telling.shown(given), "frac"),
            telling.shown(one, telling.decimals(stem)),
        )
    )
    value = one * target
    moves.append(
        telling.worked(
            "Multiply by the shares",
            "Multiply one share by the number of shares that is asked for.",
            Bin("*", telling.shown(one, telling.decimals(stem)), telling.shown(target), "cdot"),
            telling.shown(value),
        )
    )
    if value.denominator != 1 and not re.search(r"cups|ounces|grams|liters|pounds|inches|feet|dollars", stem.prose):
        return None

    def confirm() -> bool:  # build the whole up from shares of the size that the answer implies
        unit = value / target
        sizes = {n: unit * s for n, s in shares.parts}
        made = {"total": sum(sizes.values())} | sizes
        if ">" in kind:
            more, less = kind.split(">")
            return sizes[more] - sizes[less] == amount
        return made[kind] == amount

    return Derivation(
        RATES,
        CONCEPT,
        tuple(moves),
        ({},),
        (telling.shown(value),),
        asked="You are asked for a number of things. Which shares of the ratio are they?",
        confirm=confirm,
        fits=telling.fitting(stem, telling.shown(value), near=False),
        slips=_slips(shares, kind, amount, wanted),
        full=full,
        figure=_squares(shares, label(telling.shown(one, telling.decimals(stem))), len(moves) - 2, wanted),
    )


def _squares(shares: Shares, one: str, at: int, wanted: str) -> Figure | None:
    """The shares as squares, each worth what step `at` finds."""
    if any(count.denominator != 1 for _, count in shares.parts):
        return None
    return bars.shares([(name, int(count)) for name, count in shares.parts], one, at, wanted)


def _slips(shares: Shares, kind: str, amount: Fraction, wanted: str) -> tuple[Slip, ...]:
    """Comparing part with part where part with whole is meant, and the wrong part."""
    counts = dict(shares.parts)
    slips = []
    if kind == "total" and wanted in counts and len(counts) == 2:
        other = next(n for n in counts if n != wanted)
        slips.append(
            Slip(
                "comparing part with part instead of part with whole",
                telling.shown(amount * counts[wanted] / counts[other]),
            )
        )
        slips.append(Slip("giving the other part", telling.shown(amount * counts[other] / shares.total)))
    return tuple(slips)
