"""Claims about an amount: what is there at first, in all, for one input, or what a product adds up to."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from tools.maths.topics.models import role_words
from tools.maths.topics.models.claims import Claim
from tools.maths.topics.models.nouns import content
from tools.maths.topics.models.role_words import AT_EVENT, LATELY

if TYPE_CHECKING:
    from tools.maths.topics.models.roles import Role


def start(role: Role, claim: Claim) -> bool | None:
    """What is there at first, before anything goes in."""
    if claim.kind == "start or rate":
        return None
    if claim.kind in ("rate", "percent", "speed", "extreme", "crossing"):
        return False
    event = role.input.event if role.input else ""
    if role_words.another_age(event, claim.text) or LATELY.search(claim.text):
        return False
    if not role.numbered(claim, Fraction(0), *role_words.event_numbers(event, claim.text)):
        return False
    head = content(re.split(r"\b(?:of|when|with|without|if|for|at|before|that)\b|,", claim.text)[0])
    if head & role.of_input and not head & role.of_output:
        return False  # "the age of a car with no price" measures what goes in
    if claim.kind == "value" and not at_event(role, claim):
        return False if elsewhere(role, claim) or role.counts_input(claim) else None
    return role.measures_output(claim)


def at_event(role: Role, claim: Claim) -> bool:
    """Whether the claim speaks of the moment the counting starts from."""
    if role.input is None:
        return False
    if role.input.since is not None:
        return bool(re.search(rf"\b(?:in|of) (?:[a-z]+ )?{role.input.since}\b", claim.text))
    event = content(role.input.event) - role.output.words
    if re.search(r"\d", role.input.event) and role_words.event_numbers(role.input.event, claim.text):
        return True
    said = content(claim.text)
    return bool(event & said) and not elsewhere(role, claim) and bool(AT_EVENT.search(claim.text))


def elsewhere(role: Role, claim: Claim) -> bool:
    """Whether the claim speaks of some other moment or of the whole."""
    return bool(re.search(r"\bafter\b|\bin (?:\d{4})\b|\btotal\b|\baverage\b|\bwith 1\b|\b1 \w+", claim.text))


_WHOLE = re.compile(
    r"\btotal|\baltogether|\bin all|\bcombined|\bspen[dt]|\bin sales|\braised|\bcollected|"
    r"\breceived|\bpaid|\bearned|\bmade from"
)
_MOST = re.compile(
    r"\b(?:maximum|most|greatest|limit|largest|budget|can (?:spend|carry|hold|use|afford)|"
    r"(?:has|have|available|willing|able) to spend|capacity)\b"
)
_LEAST = re.compile(r"\b(?:minimum|least|fewest|smallest|goal|target|needs? to|required|wants? to)\b")


def limit(role: Role, claim: Claim) -> bool | None:
    """The number a sum may not pass (or, with a negative `at`, must reach)."""
    if claim.kind in ("rate", "percent", "start or rate", "speed", "crossing") or not role.numbered(claim):
        return False
    wanted, other = (_LEAST, _MOST) if role.at is not None and role.at < 0 else (_MOST, _LEAST)
    if role.counts_input(claim) or (other.search(claim.text) and not wanted.search(claim.text)):
        return False
    measures = role.measures_output(claim)
    return measures if wanted.search(claim.text) else False if measures is False or claim.kind == "start" else None


def total(role: Role, claim: Claim) -> bool | None:
    """What a sum of parts amounts to."""
    if claim.kind in ("rate", "percent", "start", "speed", "crossing"):
        return False
    if not role.numbered(claim):
        return False
    if role.counts_input(claim):
        return False
    spoken_of = sum(bool(content(claim.text) & words) for words in role.parts)
    if 0 < spoken_of < len(role.parts):
        return False  # of one part alone
    if not _WHOLE.search(claim.text):
        return None
    return role.measures_output(claim)


_PART = re.compile(
    r"\b(?:part|portion|depends?|varies|variable|based on|due to|because of|not including|excluding|without|beyond|"
    r"in addition to|additional|for the (?:hours|days|miles|minutes))\b"
)


def term(role: Role, claim: Claim) -> bool | None:
    """A product such as 8b: what all of the input together adds."""
    if claim.kind in ("rate", "percent", "start", "speed", "extreme", "crossing") or role.counts_input(claim):
        return False
    if not claim.of & role.of_input:
        return None
    if claim.amounts:
        return False
    if role.parts and re.search(r"\btotal\b", claim.text) and not _PART.search(claim.text):
        return None  # the whole output would hold the fixed part, too
    return True if re.search(r"\b(?:total|amount|cost|weight|value)\b", claim.text) else role.measures_output(claim)


def solution(role: Role, claim: Claim) -> bool | None:
    """The value of the letter itself: "he rents it for 4 hours"."""
    if claim.kind in ("rate", "percent", "start", "speed", "extreme"):
        return False
    if not claim.amounts:
        return None
    if not role.numbered(claim):
        return False
    seats = {role.seat(a, claim) for a in claim.amounts if a.value == role.value}
    return True if seats == {"in"} else False if seats == {"out"} else None


def value(role: Role, claim: Claim) -> bool | None:
    """P(8) alone: what the output is for that input, whatever its number."""
    if claim.kind in ("rate", "percent", "speed", "start", "crossing", "extreme") or role.at is None:
        return False
    year = role.input.since + role.at if role.input and role.input.since is not None else None
    placed = [a for a in claim.amounts if a.value == year or (a.value == role.at and role.seat(a, claim) == "in")]
    others = [a for a in claim.amounts if a not in placed and not (role.input and a.value == role.input.since)]
    if others or not placed:
        return False
    return role.measures_output(claim)
