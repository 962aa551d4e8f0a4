"""What counts once against a total: a coupon's dollars that come off, the weight of somebody who rides along.

Covers "a coupon for $5 off", "a $15 discount", "a coupon that reduced the cost by $10". Not covered: what is taken off
every unit, and percentages.
"""

from __future__ import annotations

import re

from tools.maths.topics.stories.facts import Amount, Reading
from tools.maths.topics.stories.nouns import MONEY
from tools.maths.topics.stories.spot import Spot
from tools.maths.topics.stories.text import Story
from tools.maths.tree import Neg

_SLIP = r"(?:coupon|discount|credit|rebate|voucher|gift (?:certificate|card)|store credit)"
_WORD = re.compile(r"\b(?:coupon|discount|rebate|voucher)s?\b")
_BEFORE = re.compile(
    rf"\b{_SLIP}(?: (?:that|which|worth|good|of|for)){{0,2}}(?: (?:takes?|took|reduced|reduces|lowered|lowers"
    rf"|cut|cuts|decreased"
    rf"|decreases|saved)(?: (?:the|her|his|their|its|it|him|them|off|total|cost|price|bill|of|order|purchase"
    rf"|rental|final|overall"
    rf"|amount|by)){{0,9}})?$|\b(?:total|cost|bill|price)(?: of (?:the|her|his|their) [a-z]+)? (?:was"
    rf"|is) (?:then )?reduced by$"
)
_AFTER = re.compile(
    rf" (?:off (?:of )?(?:the|her|his|their|a|an|any|its)\b(?: (?:total|entire|whole|final))?(?: (?:cost|price"
    rf"|bill|order|purchase"
    rf"|rental|total))?|off\b(?! each| every| per| of each)|{_SLIP}(?: (?:off|on|to|toward|for|from) (?:the|her"
    rf"|his|their)"
    rf"(?: (?:total|entire|first|final))?(?: (?:cost|price|bill|order|purchase|rental|total))?)?)"
)
_EACH = re.compile(r"[a-z ]{0,30}\b(?:each|every|per|apiece)\b")
_SHARED = re.compile(r"\b(?:each|both|every|expired|#\d+)\b[^.]{0,40}\b(?:coupon|discount|rebate|voucher)s?\b")
_USED = re.compile(r"\b(?:applie[sd]|apply|uses?|used|redeem\w*|toward)\b")


def taken_off(spot: Spot) -> bool:
    """Whether this is an amount of money that comes off the total once."""
    if not spot.money:
        return False
    before, after = _BEFORE.search(spot.left), _AFTER.match(spot.right)
    if before is None and after is None:
        return False
    card = re.search(r"gift|credit", (before.group() if before else "") + (after.group() if after else ""))
    if card and not _USED.search(" ".join(spot.story.sentences)):
        return False  # a gift card may also be all there is to spend
    rest = spot.right[after.end() if after else 0 :]
    if _EACH.match(re.split(r"[,.;]", rest)[0]):
        return False
    span = (before.start() if before else spot.start, spot.end + (after.end() if after else 0))
    return spot.take(Amount(Neg(spot.value), MONEY, spot.at, "=", "off", spot.mark), span)


def reduced(story: Story, reading: Reading) -> bool:
    """Whether every discount the story speaks of was read, and none is only imagined."""
    if not any(_WORD.search(s) for s in story.sentences):
        return True
    if any(_SHARED.search(s) for s in story.sentences):
        return False
    return any(isinstance(f, Amount) and f.role == "off" for f in reading.facts)


_RIDES = re.compile(
    r"\brid(?:es?|ing)\b|\bon board\b|\baboard\b|\b(?:with|including|besides|carrying|carry) (?:the|an?|his|her"
    r"|its|both the) [a-z]+"
    r"|\b(?:operator|driver|worker|pilot|conductor|guide) (?:can|must|will|may|stays? in|and)\b|\btogether\b"
    r"|\bin total\b|\b(?:is|are) also\b"
)
_AWAY = re.compile(
    r"\b(?:not(?! (?:be (?:more|greater|heavier|over)|exceed|more|carry more|hold more|go over)\b)|stairs"
    r"|outside|gets? off|got off|steps? (?:off|out)|stays? behind|without|instead|leaves?|left"
    r"|never|alone)\b"
)


def on_board(story: Story) -> bool:
    """Whether the story says that the person whose weight it gives is on board too."""
    text = " ".join(story.sentences)
    return bool(_RIDES.search(text)) and not _AWAY.search(text)
