"""For which number of units two offers cost the same: each has a price per unit and a fixed part (the first at least).

The prices per unit are those for the noun that is asked; what is left is fixed. Not read: offers told in mixed order.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import LINEAR_ONE
from tools.maths.stem import Stem
from tools.maths.topics.proportion.by_units.asked import asked_unit
from tools.maths.topics.proportion.by_units.mentions import Mention, mentions, text_of
from tools.maths.topics.proportion.by_units.set_up import SetUp, X, times, written
from tools.maths.topics.proportion.quantities import tidied
from tools.maths.topics.proportion.telling import shown
from tools.maths.topics.proportion.units import kind_of
from tools.maths.tree import Bin, Rel

_SAME = re.compile(r"\b(?:same|equal|break even)\b")
_STOP = re.compile(
    r"\b(?:discount|coupon|tax|tip|percent|profit|left|remaining|average|mean|except|additional|first|half|twice)\b"
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of two offers made equal, None for anything else."""
    if not stem.choices or stem.tables or stem.placeholders("RFETDP") or len(stem.placeholders("M")) not in (3, 4):
        return None
    text = text_of(stem)
    setup = None if _STOP.search(text) else _offers(stem, text, mentions(stem, text))
    return None if setup is None else written(stem, setup)


def _offers(stem: Stem, text: str, found: tuple[Mention, ...]) -> SetUp | None:
    """For which number two offers cost the same: each has a fixed part and a price per unit."""
    money = [m for m in found if m.kind == "M"]
    if not 3 <= len(money) <= 4 or not _SAME.search(stem.ask):
        return None
    unit = asked_unit(tidied(stem.ask))
    below = [a for a, e in (unit.parts if unit else ()) if e > 0]
    thing = below[0][0] if len(below) == 1 else ""
    rates = [m for m in money if m.rate and (_below(m) == below or re.match(rf" {thing}\b", text[m.end :]))]
    fixed = [m for m in money if m not in rates]
    if unit is None or len(rates) != 2 or rates[0].value == rates[1].value or not all(_one_off(m) for m in fixed):
        return None
    order = [m in rates for m in money]
    if order in ([False, True] * 2, [True, False] * 2):
        costs = [fixed[0].value, fixed[1].value]
    elif order == [False, True, True]:
        costs = [fixed[0].value, Fraction(0)]
    else:  # whose a fixed part is would be a guess
        return None
    x = (costs[1] - costs[0]) / (rates[0].value - rates[1].value)
    sides = [
        Bin("+", shown(c), times(r.value, X)) if c else times(r.value, X) for c, r in zip(costs, rates, strict=True)
    ]
    names = [i for i in stem.placeholders("S") if stem.prose.count(f"⟦S{i}⟧")]
    used = (
        *(i for m in money for i in m.places),
        *names,
        *(i for m in found if m.value == 2 and m.kind == "N" for i in m.places),
    )
    return SetUp(
        (Rel("=", sides[0], sides[1]),), {"x": x}, X, LINEAR_ONE,
        "An offer costs its fixed part plus its price per unit times the number of units. Where two cost the same, these "
        "sums are equal.",
        "Let x be the number of units; write what each offer costs and set the two equal.",
        f"You are asked for the number of {unit.words()} and not for the cost.", used, unit.words(),
    )  # fmt: skip


def _one_off(mention: Mention) -> bool:
    """A fixed part: no rate, or so much for a period."""
    return not mention.rate or all(kind_of(word) in ("time", "months") for (word, _), e in mention.unit.parts if e < 0)


def _below(mention: Mention) -> list[tuple[str, str]]:
    return [atom for atom, e in mention.unit.parts if e < 0]
