"""Money changed with a fee of some percent kept from it: how much was handed over, from what was received.

The other way, what is received, is read in `exchange.py` and `converted.py`. Fees that are fixed, or paid with other
money, are not read.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.units import singular
from tools.maths.topics.proportion.working import Working

_RATE = re.compile(
    r"⟦N(?P<m>\d+)⟧ (?P<b>[a-z]+) (?:per|for (?:each|every|one|1)|to the) (?P<a>[a-z]+)|\b(?:one|each|every|an?) (?P<a2>[a-z]+) (?:=|to|buys|is worth|equals|is equal to|is exchanged for|for) ⟦N(?P<m2>\d+)⟧ (?P<b2>[a-z]+)"
)
_FEE = re.compile(
    r"\b(?:kept|keeps|keep|keeping|took|takes|taking|deduct(?:s|ed|ing)|charg(?:es|ed|ing)|subtract(?:s|ed|ing)|withh(?:eld|olds|olding))\b"
    r"(?: first| then)?(?: (?:a|its) (?:service )?(?:fee|commission)(?: equal to| of)?)?(?: off)? ⟦P(?P<p>\d+)⟧(?: fee| commission)?(?: of (?:the )?(?P<of>(?:[a-z]+ ){0,4}?[a-z]+?))?(?: that (?:he|she|they|[a-z]+) (?:handed over|exchanged|gave|brought))?(?: as (?:a|its) (?:fee|commission))?(?=,| and | then|\.| before| for itself)"
)
_GOT = re.compile(
    r"\b(?:receiv(?:e|es|ed)|gets?|got|obtain(?:s|ed)?|ended up with|was paid) ⟦N(?P<n>\d+)⟧ (?P<b>[a-z]+)"
)
_ASKED = re.compile(
    r"\bhow (?:many|much),? ?(?:in )?(?P<a>[a-z]+),? (?:did|does|must|should|would|will) [a-z]+(?: [a-z]+){0,2} (?:hand over|exchange|give|bring|pay|start with|have at first|change|turn in)\b"
)
READS_SENTENCES = True
CONCEPT = "A percent that is kept leaves 1 minus it. To find what there was before, undo the steps in the opposite order: divide."


def solve(stem: Stem) -> Derivation | None:
    """The derivation of what was handed over, None for anything else."""
    if (
        stem.tables
        or stem.placeholders("RFESTDM")
        or len(stem.placeholders("P")) != 1
        or len(stem.placeholders("N")) != 2
    ):
        return None
    text = stem.prose
    rate, fee, got, asked = (p.search(text) for p in (_RATE, _FEE, _GOT, _ASKED))
    if rate is None or fee is None or got is None or asked is None:
        return None
    start, goal = singular(rate["a"] or rate["a2"]), singular(rate["b"] or rate["b2"])
    if start == goal or singular(asked["a"]) != start or singular(got["b"]) != goal:
        return None
    of = {singular(w) for w in (fee["of"] or "").split()}
    if of and not of & {start, goal, "amount", "money", "total"}:
        return None
    if re.search(r"\b(?:addition|additional|on top|separately|separate|besides|also|extra|added)\b", text):
        return None  # the fee is paid with other money
    many, amount, percent = stem.value(rate["m"] or rate["m2"]), stem.value(got["n"]), stem.value(fee["p"])
    if not many or not amount or not percent or not 0 < percent < 1:
        return None
    rest = text
    for match in (rate, fee, got, asked):
        rest = rest.replace(match.group(), " ")
    hard, soft = telling.traps(
        re.sub(r"\bthe (?:rest|remaining [a-z]+)\b", " ", rest), frozenset({"first", "then", "before", "after"})
    )
    silent = [s for s in stem.unread_sentences if not _introduces(s, start, goal)]
    return None if hard else _derived(stem, amount, many, percent, full=not soft and not silent)


def _introduces(sentence: str, start: str, goal: str) -> bool:
    """Whether a sentence only says that money of the one kind was changed into the other."""
    told = re.search(
        r"\b(?:exchang|chang|convert)[a-z]+ (?:an amount of money in |some |money from )?([a-z ]+?) (?:for|into|to) ([a-z]+)\b",
        sentence,
    )
    if told is None or telling.traps(sentence)[0]:
        return False
    return singular(told[1].split()[-1]) == start and singular(told[2]) == goal


def _derived(stem: Stem, amount: Fraction, many: Fraction, percent: Fraction, *, full: bool) -> Derivation:
    work = Working(stem)
    changed = work.step(
        "Undo the exchange", "Divide by the rate: that much money was really changed.", amount, "/", many
    )
    left = work.step("See what part is left", "The whole is 1, and the fee is kept from it.", Fraction(1), "-", percent)
    answer = work.step(
        "Undo the fee", "The money that was changed is this part of what was handed over.", changed, "/", left
    )

    def confirm() -> bool:  # forward, as it happened
        fee = answer * percent
        return (answer - fee) * many == amount

    slips = (
        ("percent of the wrong base", changed * (1 + percent)),
        ("leaving out the fee", changed),
        ("turning the fee round", changed * left),
    )
    return work.told(
        PERCENTAGES, CONCEPT, "You are asked for the money before the fee and the exchange.", answer, confirm, slips=slips, full=full
    )  # fmt: skip
