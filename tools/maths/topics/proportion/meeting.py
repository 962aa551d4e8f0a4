"""Two amounts that change by percents of their own and are equal before or afterwards: find one from the other.

"In 2015 the populations of two cities were equal. One had increased by 20%, the other had decreased by 10%."
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.derivation import Derivation, Slip
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.events import DOWN, UP
from tools.maths.tree import Bin, Sym
from tools.maths.values import evaluate

_WHAT = r"(?:populations?|prices?|values?|salar(?:y|ies)|numbers?|sales|weights?|balances?|costs?)"
_WHOM = r"(?:the )?([a-z]+(?: [a-z]+)?)"
_EQUAL = re.compile(rf"\bin ⟦N(\d+)⟧,? the {_WHAT} of {_WHOM} and {_WHOM} were (?:equal|the same)")
_EVENT = re.compile(rf"\bthe {_WHAT} of {_WHOM} ({UP}|{DOWN}) by ⟦P(\d+)⟧")
_VALUE = re.compile(rf"\bthe {_WHAT} of {_WHOM} was ⟦[NM](\d+)⟧ in ⟦N(\d+)⟧")
_ASKED = re.compile(rf"\bwhat was the {_WHAT} of {_WHOM} in ⟦N(\d+)⟧")
CONCEPT = (
    "Follow each amount through its own change: multiply to go forward in time and divide to go back. The moment at "
    "which the two are equal links them."
)


@dataclass(frozen=True)
class Told:
    """The factor of each of the two, the year of equality and the known amount with its owner."""

    factors: dict[str, Fraction]
    known: str
    amount: Fraction
    wanted: str


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a comparison, None for anything else."""
    if stem.tables or len(stem.placeholders("P")) != 2:
        return None
    text = _with_letters(stem)
    equal, value, asked = _EQUAL.search(text), _VALUE.search(text), _ASKED.search(text)
    found = list(_EVENT.finditer(text))
    if equal is None or value is None or asked is None or len(found) != 2:
        return None
    owners = {equal[2], equal[3]}
    factors: dict[str, Fraction] = {}
    for match in found:
        percent = stem.value(match[3])
        if percent is None:
            return None
        factors[match[1]] = 1 + percent if re.fullmatch(UP, match[2]) else 1 - percent
    amount = stem.value(value[2])
    if set(factors) != owners or len(owners) != 2 or {value[1], asked[1]} != owners or amount is None:
        return None
    years = [stem.value(n) for n in (equal[1], value[3], asked[2])]
    last = max(stem.value(str(i)) or 0 for i in stem.placeholders("N") if 1800 <= (stem.value(str(i)) or 0) <= 2100)
    if years[1] != years[2] or years[0] == years[1] or last not in (years[0], years[1]):
        return None
    told = Told(factors, value[1], amount, asked[1])
    rest = text
    for match in (equal, value, asked, *found):
        rest = rest.replace(match.group(), " ")
    hard, soft = telling.traps(rest)
    return None if hard else _derived(stem, told, forward=years[0] == last, full=not soft)


def _with_letters(stem: Stem) -> str:
    """The text with single letters as words: City X is a name here."""

    def letter(match: re.Match[str]) -> str:
        node = stem.nodes[int(match[2])]
        return node.name.lower() if match[1] == "S" and isinstance(node, Sym) else match[0]

    return PLACEHOLDER.sub(letter, stem.prose)


def _derived(stem: Stem, told: Told, *, forward: bool, full: bool) -> Derivation | None:
    """forward: they are equal afterwards, so the known one is followed forward and the other one back."""
    first, second = told.factors[told.known], told.factors[told.wanted]
    amount = telling.shown(told.amount)
    there = Bin("*" if forward else "/", amount, telling.shown(first), "cdot" if forward else "frac")
    meeting = Fraction(evaluate(there))
    back = Bin("/" if forward else "*", telling.shown(meeting), telling.shown(second), "frac" if forward else "cdot")
    answer = Fraction(evaluate(back))
    moves = (
        telling.worked(
            "Follow the known amount", "Go with it to the moment when both are equal.", there, telling.shown(meeting)
        ),
        telling.worked(
            "Follow the other one",
            "Go from that moment to the time you are asked about, with its own factor.",
            back,
            telling.shown(answer),
        ),
    )

    def confirm() -> bool:
        one, other = (told.amount * first, answer * second) if forward else (told.amount / first, answer / second)
        return one == other

    return Derivation(
        PERCENTAGES,
        CONCEPT,
        moves,
        ({},),
        (telling.shown(answer),),
        asked="You are asked for one of two amounts that are equal at another time.",
        confirm=confirm,
        fits=telling.fitting(stem, telling.shown(answer)),
        slips=(Slip("percent of the wrong base", telling.shown(told.amount * first * (2 - second))),),
        full=full,
    )
