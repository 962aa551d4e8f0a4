"""Percent changes one after the other, and sentences that compare the end with the start.

"It grew by 50% and then fell by 40%. A reporter wrote …": the factors are multiplied; what is claimed in the text and in
each choice ("wrong, because it was 10% less than before") is compared with the product.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import prod

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.figures import Figure
from tools.maths.numerals import as_decimal
from tools.maths.picturing.bars import Amount, running
from tools.maths.picturing.bars import Change as BarChange
from tools.maths.stem import Stem
from tools.maths.topics.models.claims import tidy
from tools.maths.topics.models.claims_in_words.verdicts import UNDECIDED, in_words, one_true, spelled
from tools.maths.topics.writing import calculated
from tools.maths.tree import Bin, Node, num

_P = r"(\d+(?:\.\d+)?) ?(?:%|percent\b)"
_UP = r"(?:increas\w*|gr[eo]w\w*|ris(?:e|es|en|ing)|rose|rais\w*|gain\w*|went up|goes up|mark\w* up|markup|climb\w*|jump\w*|higher|greater|larger|more|add(?:s|ed)|surcharge|sales tax|tip)"
_DOWN = r"(?:decreas\w*|declin\w*|drop\w*|f[ae]ll\w*|los(?:t|es|e)|reduc\w*|discount\w*|went down|goes down|mark\w* down|cut\w*|shr[aiu]nk\w*|lower\w*|less|fewer|smaller|cheaper|off|took away|below)"
_SAYER = re.compile(
    r"\b(?:claim\w*|wrote|writes|says|said|argu\w+|conclu\w+|believe\w*|thinks?|thought|reason(?:s|ed)|states?|stated|insist\w*|assert\w*|advertis\w+|announce\w*|predict\w*|tells|told)\b"
)
_ORDERED = re.compile(
    r"\b(?:then|after that|afterwards?|another|next|later|follow(?:ing|ed)|subsequent\w*|again|additional|second|finally|(?:sale|reduced|new|discounted|marked|resulting|increased|higher|lower) (?:price|value|amount|cost|salary|wage|rent)|at the (?:register|checkout)|from \d{4} to \d{4}|in \d{4})\b"
)
_OTHER_BASE = re.compile(
    r"%? ?(?:of|off|from) (?:the|its|his|her|their) (?:original|initial|starting|first|regular)|percentage points?|respectively|\beach (?:year|month|week|day)|\bevery\b|\bper (?:year|month|week|day)\b|compounded|annual|before that|previously|earlier|\bhad (?:grown|risen|fallen)"
)
_START = re.compile(r"\b(?:before|original\w*|initial\w*|beginning|start\w*|regular|at first|list price)\b")
_END = re.compile(r"\b(?:final\w*|after|now|new|end|current\w*|last|ending)\b")
_WRONG = re.compile(
    r"\b(?:wrong|incorrect|false|inaccurate|mistaken|invalid|untrue|not (?:correct|right|true|accurate|valid))\b"
)
_RIGHT = re.compile(r"\b(?:right|correct|true|accurate|valid)\b")
CONCEPT = (
    "A percent change multiplies by a factor, and each further change acts on what the last one left: factors are "
    "multiplied, percents are never added."
)


@dataclass(frozen=True)
class Change:
    """One percent change: its part of 1, with sign."""

    part: Fraction

    @property
    def factor(self) -> Fraction:
        return 1 + self.part


def solve(stem: Stem) -> Derivation | None:
    """The sentence whose comparison of the end with the start is what the factors give."""
    if not in_words(stem) or len(stem.placeholders("P")) < 2 or stem.tables or stem.placeholders("RFET", stem.ask):
        return None
    told = [spelled(stem, s) for s in stem.told]
    claimed = [s for s in told if _SAYER.search(s)]
    changes = changes_in(" ".join(s for s in told if s not in claimed))
    if not changes or len(claimed) > 1:
        return None
    years = [int(y) for y in re.findall(r"\b(?:1[89]|20)\d\d\b", " ".join([*told, spelled(stem, stem.ask)]))]
    ends = (str(min(years)), str(max(years))) if years else ("before", "after")
    ratio = prod((c.factor for c in changes), start=Fraction(1))
    truth = compared(re.sub(r"⟦R\d+⟧", " ", claimed[0]), ratio, ends) if claimed else None
    verdicts = {c.letter: _judged(tidy(c.text), ratio, truth, ends) for c in stem.choices}
    product: Node = num(changes[0].factor)
    for change in changes[1:]:
        product = Bin("*", product, num(change.factor), "times")
    multiplied = calculated(
        "Multiply the factors", "Each change acts on what the one before it left.", product, decimal=True
    )
    if multiplied is None:
        return None

    def simulated() -> bool:
        """A thousand things, changed one time after the other, end as the product says."""
        amount = Fraction(1000)
        for change in changes:
            amount += amount * change.part
        return amount == 1000 * ratio

    said = ", ".join(f"{'+' if c.part > 0 else '-'}{as_decimal(abs(c.part) * 100)}%" for c in changes)
    factors = ", ".join(as_decimal(c.factor) or str(c.factor) for c in changes)
    moves = (
        Move("Write each change as a factor", "Keep the whole, 1, and add or take away the part that changes.",
             words(said), words(factors), check=lambda: all(Fraction(f) - 1 == c.part for f, c in zip(factors.split(", "), changes, strict=True))),
        multiplied[0],
        Move("Test every sentence", "Compare the end with the start as each sentence does, with the percent's own base.",
             words(f"{len(stem.choices)} sentences"), words("one that agrees"), check=simulated),
    )  # fmt: skip
    found = one_true(
        stem, verdicts, skill=skills.PERCENTAGES, concept=CONCEPT, moves=moves, confirm=simulated, unread=1,
        asked="You are asked which sentence compares the end with the start rightly.",
    )  # fmt: skip
    return found if found is None else replace(found, figure=_bars(changes, ratio))


def _bars(changes: Sequence[Change], ratio: Fraction) -> Figure | None:
    """The whole as 1 and what becomes of it: the first step writes the factors, the second multiplies them."""
    amounts, parts, size = [Amount(1, "1")], [], Fraction(1)
    for number, change in enumerate(changes):
        size *= change.factor
        known = as_decimal(size) if number == 0 or number == len(changes) - 1 else None
        amounts.append(Amount(float(size), known or "", min(number, 1)))
        sign, percent = "+" if change.part > 0 else "-", as_decimal(abs(change.part) * 100)
        parts.append(BarChange(moved=rf"{sign}{percent}\%"))
    return running(amounts, parts) if size == ratio else None


def changes_in(text: str) -> list[Change]:
    """The changes a text tells, in order; [] when one has no direction, another base, or no order.

    >>> [str(c.part) for c in changes_in("the price rose by 50% and then fell by 40%.")]
    ['1/2', '-2/5']
    """
    found = list(re.finditer(_P, text))
    if len(found) < 2 or len(found) > 4 or _OTHER_BASE.search(text) or not _ORDERED.search(text):
        return []
    if re.search(r"[$⟦]|\bif\b|\bnot\b|\binstead\b|\bor\b", text):
        return []
    years = [int(y) for y in re.findall(r"\b(?:1[89]|20)\d\d\b", text)]
    if years != sorted(years):
        return []
    changes: list[Change] = []
    position = 0
    for match in found:
        before, after = text[position : match.start()], text[match.end() : match.end() + 24]
        position = match.end()
        near = re.match(rf"\s*(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", after)
        verbs = [m for m in re.finditer(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", before)]
        hit = near or (verbs[-1] if verbs else None)
        if hit is None and not (changes and re.search(r"\b(?:another|again|additional|further)\b", before)):
            return []
        sign = (1 if changes[-1].part > 0 else -1) if hit is None else 1 if hit.group("up") else -1
        if re.match(r"\s*of (?!the (?:sale|reduced|new|discounted|resulting|current|remaining)\b)", after):
            return []
        changes.append(Change(sign * Fraction(match.group(1)) / 100))
    return [] if any(c.part <= -1 for c in changes) else changes


def _judged(text: str, ratio: Fraction, truth: bool | None, ends: tuple[str, str]) -> bool | None:
    if UNDECIDED.search(text):
        return False
    said = False if _WRONG.search(text) else True if _RIGHT.search(text) else None
    if said is not None and truth is not None and said != truth:
        return False
    return compared(text, ratio, ends)


def compared(text: str, ratio: Fraction, ends: tuple[str, str]) -> bool | None:
    """Whether a sentence's comparison of the end with the start holds; None when it makes none that is understood.

    >>> compared("the price in 2020 was 10% less than in 1980", Fraction(9, 10), ("1980", "2020"))
    True
    """
    text = re.sub(r"\b(?:right|correct|true|accurate|valid|wrong|incorrect)\b", "", text)
    if re.search(r"\b(?:sum|adds? up|average|mean|difference|product)\b", text) or len(re.findall(_P, text)) > 1:
        return None
    if "$" in text or any(y not in ends for y in re.findall(r"\b(?:1[89]|20)\d\d\b", text)):
        return None
    claims: list[tuple[int, int, bool]] = []
    for pattern, kind in (
        (rf"{_P} (?:{_UP[3:-1]}|above|over)\b", "up"), (rf"{_P} (?:{_DOWN[3:-1]})\b", "down"),
        (rf"\b(?:{_UP[3:-1]})\b(?: overall| in all| in total| altogether)? (?:by|of) (?:a total of |only |exactly |about )?{_P}", "up"),
        (rf"\b(?:{_DOWN[3:-1]})\b(?: overall| in all| in total| altogether)? (?:by|of|is) (?:a total of |only |exactly |about )?{_P}", "down"),
        (rf"{_P} of\b", "of"),
    ):  # fmt: skip
        match = re.search(pattern, text)
        if match:
            part = Fraction(match.group(1)) / 100
            said = 1 + part if kind == "up" else 1 - part if kind == "down" else part
            claims.append((match.start(), match.end(), _turned(text, match, ends, ratio) == said))
            break
    if not claims and re.search(_P, text):
        return None
    for pattern, value in (
        (
            r"\b(?:the same(?! (?:percent|direction))|equal to|unchanged|no (?:overall )?change|(?:back|returned) to)\b",
            1,
        ),
        (r"\bhalf (?:of|the|its|as)\b", Fraction(1, 2)),
        (r"\b(?:twice|double)\b", 2),
    ):
        match = None if claims else re.search(pattern, text)
        if match:
            claims.append((match.start(), match.end(), _turned(text, match, ends, ratio) == value))
    for pattern, above in (
        (r"\b(?:greater|more|higher|larger) than\b", True),
        (r"\b(?:less|lower|smaller|cheaper) than\b", False),
    ):
        match = None if claims else re.search(pattern, text)
        if match:
            value = _turned(text, match, ends, ratio)
            claims.append((match.start(), match.end(), value > 1 if above else value < 1))
    return claims[0][2] if claims else None


def _turned(text: str, match: re.Match[str], ends: tuple[str, str], ratio: Fraction) -> Fraction:
    """The ratio as the sentence takes it: end to start, or start to end where it begins with the start."""
    left, right = text[: match.start()], text[match.end() :]
    left = left.rsplit("because", 1)[-1]
    starts = bool(_START.search(left)) or ends[0] in left
    finishes = bool(_END.search(left)) or ends[1] in left
    if starts and not finishes and (_END.search(right) or ends[1] in right):
        return 1 / ratio
    return ratio
