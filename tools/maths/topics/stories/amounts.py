"""A number as an amount: a fee, a beginning, a total and its bound, a count; or a letter and what it stands for."""

from __future__ import annotations

import re

from tools.maths.topics.stories.facts import Amount, Named
from tools.maths.topics.stories.nouns import MONEY, Noun, noun
from tools.maths.topics.stories.patterns import (
    FEE,
    FEE_BEFORE,
    FLAT,
    GOAL,
    LONG,
    NP,
    SERVICE,
    START,
    UNIT,
    UNITS,
    clause,
    fee_start,
    operator,
)
from tools.maths.topics.stories.spot import Spot


def named(spot: Spot) -> bool:
    """ "the number of pins #4", "#4 is the number of notebooks", "the cost, in dollars, #3", "let #4 be …"."""
    value, at, left, right, start, end = spot.value, spot.at, spot.left, spot.right, spot.start, spot.end
    if left.endswith("function"):
        return True  # the name of a function says nothing yet
    after = re.match(
        rf",? (?:is|represents?|be|was|denotes?|stands? for|equals?|gives?|=) (?:the )?((?:total )?(?:number"
        rf"|numbers|amount|cost|price|length|weight|time|height|distance|value|charge) ?(?:, in [a-z ]+,)?(?: "
        rf"(?:of|for|in|that) )?{LONG})",
        right,
    )
    if after:
        said_number = after[1].startswith("number")
        return spot.take(Named(value, noun(until_verb(after[1])), at, said_number), (start, end + after.end()))
    before = re.search(
        r"\b((?:total |monthly |combined |weekly |daily )?(?:number|amount|cost|price|charge|height|weight|growth"
        r"|distance|length|value|bill|fee|pay|earnings|temperature|balance|revenue|profit|volume|depth|altitude"
        r"|elevation)s?(?: of)?(?: [a-z][a-z' ]*?)?(?:, in [a-z ]+?)?),?$",
        left,
    )
    counted = re.search(r"\b(?:for|after|in|over|during|from|on|with)$", left) and re.match(
        rf" (?!dollars){UNIT}", right
    )
    if before and noun(before[1]) <= frozenset({"value"}):
        return True  # "the values of x and y for which …"
    if (
        before
        and not counted
        and not re.match(rf"(?: {NP})?,? (?:per|each|every|for each|for every|for an?|an? {UNITS})\b", right)
    ):
        words = before[1]
        more = re.match(rf",? (?:of|for) ({LONG})", right)
        if " of " not in words and more:
            words += " " + more[1]
        return spot.take(Named(value, noun(words), at, words.startswith("number")), (before.start(), end))
    return False


def amount(spot: Spot) -> bool:
    """Of anything else: the words around it say whether it is there once, at the start or in all."""
    value, at, left, right, start, end = spot.value, spot.at, spot.left, spot.right, spot.start, spot.end
    said = clause(left)
    unit = re.match(rf" (?:(?:more|fewer|less|total|additional) )?({UNIT}(?: for {UNIT})?)", right)
    if unit and re.match(
        r" (?:pounds|ounces|grams|kilograms|tons|gallons|liters|inches|feet|meters)\b(?! (?:of|for)\b)", unit.group()
    ):
        unit = re.match(r" ([a-z]+)", right)
    kind = MONEY if spot.money else noun(unit[1]) if unit else frozenset()
    if not kind:
        return False
    wide: Noun = frozenset()
    if unit and not spot.money:
        pair = re.match(
            rf" and (?:the )?{UNIT}(?=[,.?;]|$| for\b| in\b| on\b| that\b| were\b| altogether\b)",
            right[unit.end() :],
        )
        if pair and not set(pair.group().split()) & spot.story.names:
            unit_words = unit.group() + pair.group()
            kind |= noun(pair.group())
        else:
            unit_words = unit.group()
        longer = re.match(rf" (?:in|at|on|as|with) {NP}", right[len(unit_words) :])
        wide = (kind | noun(longer.group()) if longer else kind) | spot.who(left)
        stop = end + len(unit_words) + (longer.end() if longer else 0)
    else:
        stop = end
    bound = operator(left)
    goal = GOAL.search(left)
    if goal and spot.money:
        return spot.take(Amount(value, kind, at, "=", "total", spot.mark, wide), (goal.start(), stop))
    if bound:
        return spot.take(Amount(value, kind, at, bound[0], "total", spot.mark, wide), (bound[1], stop))
    late = re.match(rf"(?: {NP})?,? or (more|less|fewer)\b", right)
    if late:
        return spot.take(
            Amount(value, kind, at, "≥" if late[1] == "more" else "≤", "total", spot.mark), (start, end + late.end())
        )
    role, begin = "", start
    if _WEIGHS_ONCE.search(left):
        return spot.take(Amount(value, kind, at, "=", "once", spot.mark, wide), (start, stop))
    fee = re.match(
        SERVICE
        + (
            rf"| (?:[a-z]+ ){{0,4}}?{FEE}\b|,? to (?:join|enter|rent|start|register|sign up|set up|enroll|open"
            rf"|reserve|book|get in|park|activate|install)\b(?: (?:the|a|an) {NP})?| (?:up ?front|down)\b"
        ),
        right,
    )
    if re.search(
        r"\btotal(?: [a-z]+){0,5}$|\bin total$|\bbill(?: [a-z]+){0,4}? (?:was|is|of|to|for)$", left
    ) or re.match(r" (?:in (?:all|total)|total|altogether)\b", spot.text[stop:]):
        role = "total"
    elif spot.money and (always := _ALWAYS.match(right)):
        role, stop = "fee", end + always.end()
    elif spot.money and fee:
        role, stop, begin = "fee", end + fee.end(), fee_start(left)
    elif (
        spot.money
        and not _DEPOSITS.search(left)
        and (FEE_BEFORE.search(left) or re.search(rf"\b{FLAT}(?: (?:of|is|was))?$", left))
    ):
        role, begin = "fee", fee_start(left)
    elif (spot.money and re.match(r",? (?:plus|and then|and an additional|in addition to)\b|, and then", right)) or (
        spot.money and re.search(r"\bplus(?: an? [a-z]+(?: [a-z]+)? of)?$", left)
    ):
        role = "fee"
    elif re.search(START + r"(?: [a-z',]+){0,8}$", said) or _STARTING.match(right):
        role = "start"
    elif re.match(r"(?: [a-z]+){0,3} (?:left|remain\w*)\b", right):
        role = "total"
    return spot.take(Amount(value, kind, at, "=", role, spot.mark, wide), (begin, stop))


_ALWAYS = re.compile(
    r",? (?:no matter|regardless of) (?:how (?:many|much|long)|the number of)(?: [a-z]+){1,3}? (?:go|come|attend"
    r"|are [a-z]+|is"
    r" [a-z]+|it is|[a-z]+s)\b"
)
_DEPOSITS = re.compile(r"\b(?:to|will|would|can|must|should|did|does|she|he|they|we|i|you) deposit$")
_WEIGHS_ONCE = re.compile(
    r"\b(?:operator|driver|worker|pilot|passenger|man|woman|person|conductor|guide|rider|cart|dolly|pallet"
    r"|machine|crew|mover"
    r"|employee|captain|attendant|gear|equipment|elevator|cage|basket)(?: (?:that|who))? (?:weighs?|weighing)$"
    r"|\b(?:an?|the) [a-z]+"
    r"(?: and (?:his|her|their|the) [a-z]+)? (?:who (?:weighs|weigh)|together weigh)$|\band (?:his|her|their"
    r"|the) [a-z]+ weigh$"
)
_STARTING = re.compile(
    r" [a-z]+ (?:tall|long|deep|high|old)\b|(?: [a-z]+){0,7} (?:when it (?:started|began)|at the (?:start"
    r"|beginning)|to start)\b"
)


def until_verb(words: str) -> str:
    """A letter's meaning up to the next clause."""
    return re.split(r"\b(?:and|if|which|where|such|what)\b", words)[0]
