"""Money changed from one currency into another, with a fee: "1 dollar = 0.9 euro, and the office keeps 4 euros".

The fee is a fixed amount of either currency or a percent of what is changed. Not read: several exchanges, or a fee
that is paid on top.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import RATES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.quantities import tidied
from tools.maths.topics.proportion.units import singular
from tools.maths.topics.proportion.working import Working

_COIN = r"(?:us|american|canadian|australian|singapore|mexican|british|japanese|swiss|new zealand|hong kong)?"
_CURRENCY = (
    rf"(?:{_COIN} ?(?:dollars?|pesos?)|(?:british )?pounds?|(?:japanese )?yen|euros?|(?:swiss )?francs?"
    r"|rupees?|won|kron[ae]s?|kronor"
)
_CURRENCY += (
    r"|kroner|reais|real|rand|yuan|liras?|shekels?|rubles?|zlotys?|credits?|tokens?|crowns?|florins?|dinars?|baht)"
)
_RATE = re.compile(
    rf"⟦N(?P<n>\d+)⟧ (?P<a>{_CURRENCY}) ?(?:=|to|equals|for|is worth|is equal to|buys|was worth) "
    rf"?⟦N(?P<m>\d+)⟧ (?P<b>{_CURRENCY})"
    rf"|⟦N(?P<m2>\d+)⟧ (?P<b2>{_CURRENCY}) (?:per|for each|for every|to the|for one|to one|for 1) (?P<a2>{_CURRENCY})"
)
_GIVEN = re.compile(
    rf"\b(?:exchang|convert|chang|trad|swap)[a-z]+ (?P<n>⟦[NM]\d+⟧)(?: (?P<a>{_CURRENCY}))? (?:for|to|into) "
    rf"(?P<b>{_CURRENCY})"
)
_FEE = re.compile(
    rf"\b(?:fee|charge|commission) (?:of|is|was) ⟦[NM](?P<n>\d+)⟧(?: (?P<c>{_CURRENCY}))?|\b(?:charged"
    r"|charges|kept|keeps|takes|took|deducts"
    rf"|deducted) (?:a (?:flat |fixed )?)?⟦[NM](?P<n2>\d+)⟧(?: (?P<c2>{_CURRENCY}))?(?: (?:flat |fixed "
    r")?(?:fee|charge|commission))?"
    r"|⟦P(?P<p>\d+)⟧ (?:fee|charge|commission)|\b(?:fee|charge|commission) (?:of|is|was) ⟦P(?P<p2>\d+)⟧"
)
_ASKED = re.compile(
    rf"how (?:many|much)(?: money)?,?(?: in)? (?P<b>{_CURRENCY}),? (?:did|does|will|would) [a-z]+(?: "
    r"[a-z]+)? (?:receive|get|have|end up"
    r" with|obtain|take home)\b"
)
CONCEPT = "Change the money with the exchange rate first; then take off the fee in the currency in which it is charged."


@dataclass(frozen=True)
class Fee:
    """What the office keeps. first: it is taken before the exchange, in the first currency."""

    amount: Fraction
    percent: bool
    first: bool


def solve(stem: Stem) -> Derivation | None:
    """The derivation of an exchange with a fee, None for anything else."""
    if stem.tables or not re.search(r"\b(?:fee|commission|charges?|kept|keeps|deducts?)\b", stem.prose):
        return None
    text = tidied(stem.prose)
    rate, given, asked = _RATE.search(text), _GIVEN.search(text), _ASKED.search(text)
    fees = list(_FEE.finditer(text))
    if rate is None or given is None or asked is None or len(fees) != 1:
        return None
    start, goal = _name(given["a"] or "dollars"), _name(given["b"])
    above, below = (rate["m"] or rate["m2"]), rate["n"]
    first, second = _name(rate["a"] or rate["a2"]), _name(rate["b"] or rate["b2"])
    many = stem.value(above)
    one = Fraction(1) if below is None else stem.value(below)
    amount = stem.value(given["n"])
    if (
        not many
        or not one
        or not amount
        or _name(asked["b"]) != goal
        or {first, second} != {start, goal}
        or start == goal
    ):
        return None
    fee = _fee(stem, fees[0], start, goal)
    read = [int(n) for match in (rate, given, fees[0]) for n in re.findall(r"⟦[A-Z](\d+)⟧", match.group())]
    if fee is None or stem.unused(read):
        return None
    if re.search(r"\b(?:addition|additional|on top|separately|separate|extra|besides|also)\b", text):
        return None  # the fee is paid with other money
    rest = text
    for match in (rate, given, asked, fees[0]):
        rest = rest.replace(match.group(), " ")
    hard, soft = telling.traps(rest, frozenset({"then", "after", "before"}))
    if hard:
        return None
    return _derived(stem, amount, (one, many), fee, goal, forward=first == start, full=not soft - {"then", "after"})


def _name(words: str) -> str:
    """ "US dollars" and "usdollar" are one currency."""
    return singular(words.replace(" ", "").strip())


def _fee(stem: Stem, match: re.Match[str], start: str, goal: str) -> Fee | None:
    percent = match["p"] or match["p2"]
    value = stem.value(percent or match["n"] or match["n2"])
    if value is None:
        return None
    if percent:
        return Fee(value, True, False)
    name = _name(match["c"] or match["c2"] or "dollars")
    return Fee(value, False, name == start) if name in (start, goal) else None


def _derived(
    stem: Stem, amount: Fraction, rate: tuple[Fraction, Fraction], fee: Fee, goal: str, *, forward: bool, full: bool
) -> Derivation:
    work = Working(stem)
    one, many = rate
    factor = many / one
    value = amount
    if fee.first:
        value = work.step("Take off the fee", "The fee is taken before the money is changed.", value, "-", fee.amount)
    said = "Use the exchange rate so that the currency you do not want cancels."
    value = work.step("Exchange the money", said, value, "*" if forward else "/", factor)
    changed = value
    if fee.percent:
        part = work.step("Find the fee", "The fee is this percent of the changed money.", value, "*", fee.amount)
        value = work.step("Take off the fee", "What is left is paid out.", value, "-", part)
    elif not fee.first:
        value = work.step(
            "Take off the fee", "The fee is taken off after the money is changed.", value, "-", fee.amount
        )

    def confirm() -> bool:  # back from what is paid out to the money that was brought
        back = value / (1 - fee.amount) if fee.percent else value if fee.first else value + fee.amount
        back = back / factor if forward else back * factor
        return back + (fee.amount if fee.first else 0) == amount

    slips = [("forgetting the fee", changed)]
    if not fee.percent:
        slips.append(("adding the fee instead of taking it off", changed + fee.amount))
    return work.told(
        RATES,
        CONCEPT,
        "You are asked how much is paid out in the other currency, after the fee.",
        value,
        confirm,
        slips=tuple(slips),
        full=full,
    )
