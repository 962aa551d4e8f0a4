"""Whether a story holds words whose meaning for a ledger's sum is not known, or asks about one of two people."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re

from tools.maths.stem import Stem
from tools.maths.topics.stories.by_roles.text import Story

READS = frozenset({"removed", "coupon", "taken away", "taken out", "lost"})
_UNREAD = re.compile(
    r"\b(?:half|twice|double[sd]?|triple[sd]?|thrice|quarter|third of|except|unless|instead|all but|only (?:some|when|if)|every (?:other|second|third|fourth|fifth)|"
    r"per cent|ratio|squared?|area|perimeter|mean|median|at random|probability|consecutive|the (?:second|third|fourth|next|last) ⟦|"
    r"doubl\w+|tripl\w+|shares?|shared|split|splits|divid\w+|equally|evenly|each other|then drops|nobody|no one|nothing|free|respectively|round trip|both ways|both directions|speed|times as)\b"
    r"|\bone (?:is|was|has|had|more)\b|\bnot (?!more|less|fewer|exceed|greater)[a-z]+|\b(?:includ\w+|counting|besides|apart from|as well as|already)\b"
    r"|\bgives? back\b|\bto some\b|\bsome of\b|\bone of (?:the|these|them|those|her|his|its)\b|\bif (?:he|she|they|it) (?:had|did not|does not)\b"
)
_CALM = re.compile(r",? if (?:nobody|no one|nothing|none)\b[^,.?⟦]*")  # "if nobody cuts it again": nothing else happens
_NAME = re.compile(r"(?<![.?!] )(?<!^)\b([A-Z][a-z]+)\b")
_CALENDAR_TEXT = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Which What How If"
_CALENDAR = frozenset(_CALENDAR_TEXT.split())


def unfit(stem: Stem, story: Story) -> bool:
    """Whether a story has words whose meaning for a sum is not known."""
    prose = _CALM.sub("", story.prose)
    reversals = stem.reversals - READS - (frozenset({"again"}) if prose != story.prose else frozenset())
    if reversals or _UNREAD.search(prose) or stem.tables or stem.statements or stem.placeholders("FDT"):
        return True
    return _other_person(stem) or len(stem.placeholders("NMSEP")) > 14


def _other_person(stem: Stem) -> bool:
    """Whether one of two who are named is asked about."""
    at = stem.sentences.index(stem.ask)
    if at >= len(stem.cased):
        return True
    asked = set(re.findall(r"\b[A-Z][a-z]+\b", stem.cased[at])) - _CALENDAR
    told = " ".join(c for i, c in enumerate(stem.cased) if i != at)
    inside = set(_NAME.findall(told)) - _CALENDAR
    said = {n for n in asked if n in told}
    return bool(said and inside - said)
