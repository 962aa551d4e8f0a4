"""Money changed into another currency with a fee in percent: kept from it, or added to it.

"One euro was worth $1.10, and the bank added a fee of 3% of the converted price." Fixed fees are in `exchange.py`.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.quantities import tidied
from tools.maths.topics.proportion.units import singular
from tools.maths.topics.proportion.working import Working

_COIN = r"(?:dollars?|euros?|pesos?|pounds?|yen|francs?|rupees?|won|kron[ae]|kroner|yuan|rand|liras?|rubles?)"
_WORTH = (
    re.compile(rf"\b(?:one|an?) (?P<a>{_COIN}) (?:is|was|equals|equaled|bought|buys|cost)(?: worth| equal to| about)* ⟦(?P<k>[MN])(?P<n>\d+)⟧(?: (?P<b>{_COIN}))?"),
    re.compile(rf"⟦(?P<k>[MN])(?P<n>\d+)⟧(?: (?P<b>{_COIN}))? (?:per|for each|for every|to the) (?P<a>{_COIN})"),
)  # fmt: skip
_AMOUNT = re.compile(rf"⟦(?P<k>[MN])(?P<n>\d+)⟧(?: (?P<a>{_COIN}))?")
_FEE = re.compile(r"\b(?:fee|commission|surcharge)\b")
_KEPT = re.compile(r"\b(?:kept|keeps|keep|took|takes|deduct(?:s|ed)?|withheld|withholds|subtract(?:s|ed)?|less)\b")
_ADDED = re.compile(r"\b(?:added|adds|add|plus|in addition|surcharge|on top)\b")
_ASKED = re.compile(rf"\b(?:how many|in) (?P<c>{_COIN})\b|\bhow much\b|\bwhat total\b")
CONCEPT = (
    "Change the money with the rate; a percent that is kept multiplies by 1 minus it, one that is added by 1 plus it."
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such an exchange, None for anything else."""
    if stem.tables or not _FEE.search(stem.prose) or len(stem.placeholders("P")) != 1 or stem.placeholders("RFESTD"):
        return None
    text = tidied(stem.prose)
    rate = next((m for p in _WORTH if (m := p.search(text)) is not None), None)
    if rate is None or len(stem.placeholders("NM")) != 2:
        return None
    rest = text.replace(rate.group(), " ")
    amount, asked = _AMOUNT.search(rest), _ASKED.search(stem.ask)
    one, other = singular(rate["a"]), singular(rate["b"] or "dollar")
    if amount is None or asked is None or one == other or (rate["k"] == "M" and rate["b"]):
        return None
    given = singular(amount["a"] or ("dollar" if amount["k"] == "M" else ""))
    goal = singular(asked["c"] or "dollar")
    if {given, goal} != {one, other}:
        return None
    many, start, fee = stem.value(rate["n"]), stem.value(amount["n"]), stem.value(str(stem.placeholders("P")[0]))
    kept, added = bool(_KEPT.search(text)), bool(_ADDED.search(text))
    if not many or not start or not fee or not 0 < fee < 1 or kept is added:
        return None
    hard, soft = telling.traps(rest, frozenset({"rest", "then", "first", "less", "total", "per"}))
    if hard:
        return None
    return _derived(stem, start, many, -fee if kept else fee, forward=given == one, full=not soft - {"then", "first"})


def _derived(stem: Stem, start: Fraction, many: Fraction, fee: Fraction, *, forward: bool, full: bool) -> Derivation:
    work = Working(stem)
    sign = "+" if fee > 0 else "-"
    factor = work.step(
        "Turn the fee into a factor",
        "The whole is 1; the fee is kept from it or added to it.",
        Fraction(1),
        sign,
        abs(fee),
    )
    changed = work.step(
        "Change the money",
        "Multiply by what one unit is worth, or divide where the rate is the other way round.",
        start,
        "*" if forward else "/",
        many,
    )
    answer = work.step("Take the fee into account", "Multiply by the factor of the fee.", changed, "*", factor)

    def confirm() -> bool:  # the fee first, then the exchange
        before = start + start * fee
        return (before * many if forward else before / many) == answer

    slips = (("leaving out the fee", changed), ("turning the fee round", changed * (1 - fee)))
    return work.told(
        PERCENTAGES,
        CONCEPT,
        "You are asked for money in the other currency, fee included.",
        answer,
        confirm,
        slips=slips,
        full=full,
    )
