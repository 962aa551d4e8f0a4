"""Money changed into another currency with a fee: what is received, or how much was handed over to receive so much.

The fee is a percent that is kept ("kept 3% of the dollars") or added ("added a fee of 3% of the converted price"), or a
fixed amount of either currency that is kept. Not read: several exchanges, or a fee that is paid with other money.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import PERCENTAGES, RATES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.quantities import tidied
from tools.maths.topics.proportion.units import singular
from tools.maths.topics.proportion.working import Working

_MONEY = (
    r"(?:(?:us|american|canadian|australian|singapore|mexican|british|japanese|swiss|new zealand|hong kong) ?)?"
    r"(?:dollars?|pesos?|pounds?|yen|euros?|francs?|rupees?|won|kron[ae]s?|kroner|kronor|reais|real|rand|yuan|liras?|shekels?"
    r"|rubles?|zlotys?|credits?|tokens?|crowns?|florins?|dinars?|dirhams?|forints?|baht)(?![a-z])"
)
_RATE = re.compile(
    rf"(?:⟦N(?P<one>\d+)⟧|\b(?:one|each|every|an?)) (?P<a>{_MONEY}) ?(?:=|(?:to|equals|equaled|for|is|was|buys|bought|costs?)(?: worth| equal to| exchanged for| about)*) ?⟦(?:N|(?P<sign>M))(?P<many>\d+)⟧(?: (?P<b>{_MONEY}))?"
    rf"|⟦(?:N|(?P<sign2>M))(?P<many2>\d+)⟧(?: (?P<b2>{_MONEY}))? (?:per|for (?:each|every|one|1)|to (?:the|one)) (?P<a2>{_MONEY})"
)
_FEE = re.compile(
    rf"\b(?:fee|charge|commission) (?:of|is|was|equal to) ⟦(?:P(?P<p>\d+)|[NM](?P<n>\d+))⟧(?: (?P<c>{_MONEY}))?"
    rf"|\b(?:charged|charges|kept|keeps|takes|took|deducts|deducted)(?: a)?(?: flat| fixed)? ⟦[NM](?P<n2>\d+)⟧(?: (?P<c2>{_MONEY}))?(?: (?:flat |fixed )?(?:fee|charge|commission))?"
    r"|⟦P(?P<p2>\d+)⟧(?: fee| charge| commission)?"
)
_OF = re.compile(r" (?:of (?:the |its )?)?((?:(?!as\b|and\b|then\b|that\b|before\b|for\b)[a-z]+ ?){1,5})")
_SUBJECT = tuple(re.compile(p) for p in (
    r"\b(?:fees?|commission|surcharge|charge[sd]?|kept|keep|keeps|deducts?|deducted)\b",
    r"\b(?:exchang|convert|chang|swap|trad)(?:es?|ed|ing)\b|\bcurrency\b|\bcredit card\b",
))  # fmt: skip
_KEPT = re.compile(
    r"\b(?:kept|keep(?:s|ing)?|took|tak(?:es|ing)|deduct(?:s|ed|ing)?|charg(?:es|ed|ing)|withh(?:eld|olds|olding)|subtract(?:s|ed|ing)?|less)\b"
)
_ADDED = re.compile(r"\b(?:added|adds|add|plus|in addition|surcharge|on top)\b")
_OTHER = re.compile(r"\b(?:additional|separately|separate|besides|also|extra)\b")  # paid with other money
_AMOUNT = re.compile(rf"⟦(?P<sign>[MN])(?P<n>\d+)⟧(?: (?P<a>{_MONEY}))?")
_GOT = re.compile(r"\b(?:receiv(?:e|es|ed)|gets?|got|obtain(?:s|ed)?|ended up with|was paid) $")
_ASKED = re.compile(
    rf"\bhow (?:many|much)(?: money)?,?(?: in)? (?P<c>{_MONEY})|\bin (?P<c2>{_MONEY})|\bhow much\b|\bwhat total\b"
)
_HANDED = re.compile(r"\b(?:hand over|exchange|give|bring|pay|start with|have at first|change|turn in)\b")
_ALLOWED = frozenset({"rest", "then", "first", "less", "total", "per", "after", "before"})
READS_SENTENCES = True
CONCEPT = "Follow the money in the order in which it goes: a fee that is kept leaves less to pass on, one that is added makes it more. To go back to the start, undo the steps in the opposite order."


@dataclass(frozen=True)
class Fee:
    """A part of the money (negative where it is kept), or a fixed amount kept, before the exchange or after it."""

    part: Fraction = Fraction(0)
    before: Fraction = Fraction(0)
    after: Fraction = Fraction(0)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such an exchange, None for anything else."""
    if stem.tables or stem.placeholders("RFESTD") or not all(p.search(stem.prose) for p in _SUBJECT):
        return None
    text = tidied(stem.prose)
    rate = _RATE.search(text)
    rest = text.replace(rate.group(), " ; ") if rate else text
    fees = list(_FEE.finditer(rest))
    if rate is None or len(fees) != 1 or _OTHER.search(text):
        return None
    without = rest.replace(fees[0].group(), " ; ")
    amount, asked = _AMOUNT.search(without), _ASKED.search(stem.ask)
    one, other = _name(_either(rate, "a")), _name(_either(rate, "b"))
    if amount is None or asked is None or one == other or (_either(rate, "sign") and _either(rate, "b")):
        return None
    given = _name(amount["a"] or "") if amount["a"] or amount["sign"] == "M" else ""
    goal = _name(_either(asked, "c"))
    got = _GOT.search(without[: amount.start()]) is not None
    if {given, goal} != {one, other} or (got and not _HANDED.search(stem.ask)):
        return None
    start = goal if got else given
    fee = _fee(stem, fees[0], rest, start, {one, other})
    many, size = stem.value(_either(rate, "many")), stem.value(amount["n"])
    unit = stem.value(rate["one"]) if rate["one"] else Fraction(1)
    read = re.findall(r"⟦[A-Z](\d+)⟧", rate.group() + fees[0].group() + amount.group())
    if fee is None or not many or not size or not unit or stem.unused(map(int, read)):
        return None
    plain = re.sub(r"\bthe (?:rest|remaining [a-z]+)\b", " ", _ASKED.sub(" ", without))
    hard, soft = telling.traps(plain, _ALLOWED)
    if hard:
        return None
    full = not soft and all(_introduces(s, one, other) for s in stem.unread_sentences)
    factor = many / unit if start == one else unit / many
    return (_handed_over if got else _received)(stem, size, factor, fee, full=full)


def _either(match: re.Match[str], group: str) -> str:
    """What one of the two groups of that name holds, "" where none does."""
    return match[group] or match[f"{group}2"] or ""


def _name(words: str) -> str:
    """A currency's name as one word; where none is said, these are dollars."""
    return singular(words.replace(" ", "")) or "dollar"


def _fee(stem: Stem, match: re.Match[str], text: str, start: str, names: set[str]) -> Fee | None:
    """The fee; None where it is of other money, or where it is both kept and added."""
    kept, added = _KEPT.search(text), _ADDED.search(text)
    if kept and added:
        return None
    if place := _either(match, "p"):
        of = _OF.match(text, match.end())
        part = stem.value(place)
        if of and not {singular(w) for w in of[1].split()} & {*names, "amount", "money", "total", "price", "fee"}:
            return None
        return Fee(part=part if added else -part) if part and 0 < part < 1 else None
    value, name = stem.value(_either(match, "n")), _name(_either(match, "c"))
    if not value or added or name not in names:
        return None
    return Fee(before=value) if name == start else Fee(after=value)


def _introduces(sentence: str, one: str, other: str) -> bool:
    """Whether a sentence only says that money of the one kind was changed into the other."""
    told = re.search(
        r"\b(?:exchang|chang|convert)[a-z]+ (?:an amount of money in |some |money from )?([a-z ]+?) (?:for|into|to) ([a-z]+)\b",
        sentence,
    )
    if told is None or telling.traps(sentence)[0]:
        return False
    return {singular(told[1].split()[-1]), singular(told[2])} == {one, other}


def _received(stem: Stem, amount: Fraction, factor: Fraction, fee: Fee, *, full: bool) -> Derivation:
    """What is there in the other currency, fee included."""
    work = Working(stem)
    value, whole = amount, Fraction(1)
    if fee.part:
        said = "The whole is 1; the fee is kept from it or added to it."
        whole = work.step("Turn the fee into a factor", said, whole, "+" if fee.part > 0 else "-", abs(fee.part))
    if fee.before:
        value = work.step("Take off the fee", "The fee is taken before the money is changed.", value, "-", fee.before)
    value = changed = _changed(work, value, factor)
    if fee.part:
        value = work.step("Take the fee into account", "Multiply by the factor of the fee.", value, "*", whole)
    if fee.after:
        value = work.step("Take off the fee", "The fee is taken off after the money is changed.", value, "-", fee.after)

    def confirm() -> bool:  # back from what is received to the money that was handed over
        return (value + fee.after) / factor / whole + fee.before == amount

    fixed = fee.before or fee.after
    wrong = ("turning the fee round", changed * (1 - fee.part))
    if fixed:
        wrong = ("adding the fee instead of taking it off", changed + fixed)
    asked = "You are asked for money in the other currency, fee included."
    slips = (("leaving out the fee", changed), wrong)
    return work.told(RATES if fixed else PERCENTAGES, CONCEPT, asked, value, confirm, slips=slips, full=full)


def _handed_over(stem: Stem, amount: Fraction, factor: Fraction, fee: Fee, *, full: bool) -> Derivation | None:
    """What there was before the fee and the exchange."""
    if fee.part >= 0:
        return None
    work = Working(stem)
    changed = _changed(work, amount, 1 / factor)
    said = "The whole is 1, and the fee is kept from it."
    left = work.step("See what part is left", said, Fraction(1), "-", -fee.part)
    said = "The money that was changed is this part of what was handed over."
    answer = work.step("Undo the fee", said, changed, "/", left)

    def confirm() -> bool:  # forward, as it happened
        return (answer + answer * fee.part) * factor == amount

    slips = (
        ("percent of the wrong base", changed * (1 - fee.part)),
        ("leaving out the fee", changed),
        ("turning the fee round", changed * left),
    )
    asked = "You are asked for the money before the fee and the exchange."
    return work.told(PERCENTAGES, CONCEPT, asked, answer, confirm, slips=slips, full=full)


def _changed(work: Working, amount: Fraction, factor: Fraction) -> Fraction:
    """The money in the other currency: by the rate as it is told, not by its reciprocal."""
    said = "Use the exchange rate so that the currency you do not want cancels."
    told = {work.stem.value(str(i)) for i in work.stem.placeholders("NM")}
    op, by = ("/", 1 / factor) if factor not in told and 1 / factor in told else ("*", factor)
    return work.step("Exchange the money", said, amount, op, by)
