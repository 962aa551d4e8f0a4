"""Claims about a change: so much for each, so many percent in each period, so many times as much."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from tools.maths.topics.models.claims import Claim
from tools.maths.topics.models.nouns import content
from tools.maths.topics.models.role_words import ADVERB, FACTORS, KEPT, TIMES

if TYPE_CHECKING:
    from tools.maths.topics.models.roles import Role


def rate(role: Role, claim: Claim) -> bool | None:
    """So much more of what comes out for each one that goes in."""
    if claim.kind in ("percent", "extreme", "start", "crossing") or re.search(
        r"\bdifference\b.*\bbetween\b", claim.text
    ):
        return False
    if re.search(r"\b(?:doubl|tripl|quadrupl|halv)(?:e|es|ed|ing)\b| times\b", claim.text):
        return False
    if claim.every != 1 and not any(a.value == role.full(claim) * claim.every for a in claim.amounts):
        return False
    if claim.every == 1 and not role.numbered(claim, Fraction(1)):
        return False
    if claim.every == 1 and any(a.money and a.value != role.full(claim) for a in claim.amounts if a.value != 1):
        return False  # a second price: "85 for the first hour and 60 after that"
    per = claim.per | frozenset(unit for adverb, unit in ADVERB.items() if adverb in claim.text)
    if not per & role.of_input:
        one = re.search(r"\b(?:of|for|on|with|using|from) (?:1|one|an?) ([a-z -]+)", claim.text)
        if one and content(one.group(1)) & role.of_input and not claim.per:
            per = content(one.group(1))
    if per and not claim.per and re.search(r"\btotal\b", claim.text):
        return False  # "the total cost for 1 hour" holds the start as well
    if not per:
        return False if claim.kind == "value" or role.counts_input(claim) else None
    if role.input is not None and role.input.scale != 1:
        return None
    if claim.kind == "start or rate" or (claim.kind == "speed" and "initial" in claim.text):
        return None
    if not per & role.of_input:
        return False
    if role.kind == "rate" and claim.direction * role.value < 0:
        return False
    return role.measures_output(claim)


_VERB = re.compile(r"\b(doubl|tripl|quadrupl|halv)(?:e|es|ed|ing)\b")
_HALF = re.compile(r"\b(?:cut in half|by (?:one[- ])?half|by 1/2|half-life|half of (?:it|its|the))\b")
_LASTING = re.compile(r"\b(?:takes?|until|needed|required|time|number of [a-z]+ (?:for|in which|after which))\b")


def period(role: Role, claim: Claim) -> bool | None:
    """How long one period takes: "doubles every 6 hours", "it takes 6 hours to double"."""
    times, verb = TIMES.search(claim.text), _VERB.search(claim.text)
    said = None
    if times:
        said = Fraction(next(g for g in times.groups() if g))
    elif verb or _HALF.search(claim.text):
        said = FACTORS[verb.group(1)] if verb else Fraction(1, 2)
    elif claim.direction and (percents := [a.value for a in claim.amounts if a.percent]):
        said = 1 + claim.direction * percents[0] / 100
    if said is None or role.input is None:
        return None if said is None and claim.kind == "percent" and not claim.amounts else False
    if said != role.factor:
        return False
    lasting = _LASTING.search(claim.text) and claim.every == 1
    if lasting:
        telling = [a.value for a in claim.amounts if a.value not in (role.factor, 1)]
        named = content(claim.text) & role.of_input
        return bool(named) and set(telling) <= {role.value} and not re.search(r"\b(?:each|every|per)\b", claim.text)
    return claim.every == role.value and bool(claim.per & role.of_input)


def growth(role: Role, claim: Claim) -> bool | None:
    """What each period multiplies by, or the percent it changes by."""
    times = TIMES.search(claim.text)
    if times:
        named = Fraction(next(g for g in times.groups() if g))
        if re.search(r"\bas (?:much|many|great|high|large|tall|heavy)\b", claim.text) and not claim.per:
            return None if named == role.value else False
        if not claim.per and not any(adverb in claim.text for adverb in ADVERB):
            once = re.search(r"\bin \d{4}\b", claim.text)  # "multiplied by 1.2 in 2010" is said of one time alone
            return None if named == role.value and not once else False
        return named == role.value if claim.direction >= 0 or role.value < 1 else None
    verb = _VERB.search(claim.text)
    if verb and claim.kind == "rate" and claim.every == 1 and not claim.amounts:
        return FACTORS[verb.group(1)] == role.value and bool(claim.per & role.of_input)
    if claim.kind != "percent":
        return False
    kept = KEPT.search(claim.text)
    if kept and not claim.direction:
        return Fraction(kept.group(1)) == role.value * 100
    if claim.every != 1:
        return None
    if not claim.amounts:
        return None
    change = abs(role.value - 1) * 100
    if not any(a.percent and a.value == change for a in claim.amounts):
        return False
    direction = claim.direction
    if re.search(r"\b(?:greater|more|higher|larger) than\b", claim.text):
        direction = direction or 1
    if direction * (role.value - 1) < 0:
        return False
    per = claim.per | frozenset(unit for adverb, unit in ADVERB.items() if adverb in claim.text)
    if not per:
        return None
    return bool(per & role.of_input) and (direction != 0 or None)
