"""A fraction spent, then a fraction of what is left, and what remains: the amount at first, or the amount in the end.

Each fraction must say of what it is taken. Not read: percents (`changes.py`), fixed amounts in between.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import RATES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.people import people
from tools.maths.topics.proportion.working import Working

_TAKEN = re.compile(
    r"⟦[NE](?P<n>\d+)⟧ of (?P<left>what (?:was|is|remained|he had|she had|they had) ?(?:left|remaining)?|the (?:rest|remainder|remaining [a-z]+)|(?:his|her|its|their) remaining [a-z]+)"
    r"|⟦[NE](?P<n2>\d+)⟧(?P<whole> of (?:it|them|the|his|her|their|its) ?(?:[a-z]+)?)?(?! of)"
)
_GONE = re.compile(
    r"\b(?:spent|spends|used|uses|gave|gives|sold|sells|ate|eats|lost|donated|put|deposited|paid|invested|read|drank|poured out)\b"
)
_END = re.compile(
    r"\b(?:left|leaving|leaves|had|has|remain(?:s|ed|ing)?|were|was|are|is|there)\b[^⟦.?]{0,30}⟦(?P<kind>[MN])(?P<n>\d+)⟧"
    r"|⟦(?P<kind2>[MN])(?P<n2>\d+)⟧[^⟦.?]{0,25}\b(?:left|remain(?:s|ed|ing)?)\b"
)
_FIRST_ASKED = re.compile(
    r"\bhow (?:much|many)\b[^?]*\b(?:at first|originally|initially|to start|to begin with|in the beginning|at the start|receive|start with|begin with|have before|had before)\b"
)
CONCEPT = "A fraction of what is left is not a fraction of the whole: go back one step at a time, dividing by the part that stays."


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a story backwards, None for anything else."""
    if stem.tables or stem.placeholders("RFSTDP") or people(stem) > 1 or not _FIRST_ASKED.search(stem.ask):
        return None
    text = stem.prose
    parts: list[tuple[Fraction, bool, int]] = []
    for match in _TAKEN.finditer(text):
        place = match["n"] or match["n2"]
        value = stem.value(place)
        if value is not None and 0 < value < 1:
            parts.append((value, match["left"] is not None, int(place)))
    ends = [m for m in _END.finditer(text) if int(m["n"] or m["n2"]) not in {p for _, _, p in parts}]
    if len(parts) not in (2, 3) or len(ends) != 1 or parts[0][1] or not all(left for _, left, _ in parts[1:]):
        return None
    last = stem.value(ends[0]["n"] or ends[0]["n2"])
    used = [*(p for _, _, p in parts), int(ends[0]["n"] or ends[0]["n2"])]
    if not last or last <= 0 or stem.unused(used) or len(_GONE.findall(text)) < len(parts):
        return None
    hard, soft = telling.traps(
        _TAKEN.sub(" ", text), frozenset({"left", "remaining", "rest", "of", "then", "remained", "remain"})
    )
    return None if hard else _derived(stem, [v for v, _, _ in parts], last, full=not soft - {"then", "first"})


def _derived(stem: Stem, taken: list[Fraction], last: Fraction, *, full: bool) -> Derivation:
    work = Working(stem)
    amount = last
    for part in reversed(taken):
        stays = work.step(
            "Find the part that stays", "What is not taken stays: one less the fraction.", Fraction(1), "-", part
        )
        amount = work.step(
            "Go back one step", "What was left is this part of what was there before, so divide.", amount, "/", stays
        )

    def confirm() -> bool:
        left = amount
        for part in taken:
            left -= left * part
        return left == last

    slips = (("taking every fraction of the whole", last / (1 - sum(taken))),) if sum(taken) < 1 else ()
    asked = "You are asked for the amount at the start. Which amount is each fraction taken of?"
    return work.told(RATES, CONCEPT, asked, amount, confirm, slips=slips, full=full)
