"""Claims about a point: an input with its output, a highest point, where the output is zero."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from tools.maths.topics.models.claims import Claim, is_time
from tools.maths.topics.models.nouns import content
from tools.maths.topics.models.role_words import GONE

if TYPE_CHECKING:
    from tools.maths.topics.models.roles import Role


def vertex(role: Role, claim: Claim) -> bool | None:
    """(p, q) where the model turns: both numbers, and that nothing goes higher (or lower)."""
    if claim.kind != "extreme" and not re.search(r"\b(?:turns?|changes? from)\b", claim.text):
        return False
    return _paired(role, claim) if _right_way(role, claim) else False


def _right_way(role: Role, claim: Claim) -> bool:
    """Whether a claim speaks of a highest value just where the model has one; role.factor is -1 for a lowest one."""
    if role.factor is None:
        return True
    high = bool(re.search(r"\b(?:maximum|highest|greatest|peak|largest|most)\b", claim.text))
    low = bool(re.search(r"\b(?:minimum|lowest|least|smallest|fewest)\b", claim.text))
    return high != low and high is (role.factor > 0)


def top(role: Role, claim: Claim) -> bool | None:
    """The highest value, or when it is reached."""
    if claim.kind != "extreme" or not _right_way(role, claim):
        return False
    timed = bool(re.match(r"(?:it takes|the time|the number of [a-z]+ (?:it takes|after|until|from))", claim.text)) or (
        role.input is not None and claim.unit == role.input.unit
    )
    if not role.numbered(claim):
        return False
    return timed == (role.kind == "top time")


def zero(role: Role, claim: Claim) -> bool | None:
    """The input at which nothing comes out."""
    if claim.kind in ("rate", "percent", "start", "speed", "extreme", "start or rate"):
        return False
    if not role.numbered(claim, Fraction(0)) or claim.kind != "crossing" or role.input is None:
        return False if claim.kind != "crossing" or not role.numbered(claim, Fraction(0)) else None
    if claim.unit:
        return claim.unit == role.input.unit
    return True if is_time(role.input.words) and "time" in claim.text else None


_LEFT = re.compile(r"[a-z]+ (?:left|remaining|more|before|until)\b")


def point(role: Role, claim: Claim) -> bool | None:
    """(p, q): p with the input's noun and q with the output's, both or one of them in words."""
    changing = claim.kind == "rate" and re.search(r"\b(?:each|every)\b|increas|decreas|\brate\b", claim.text)
    if claim.kind in ("percent", "speed", "start or rate", "extreme") or changing or role.at is None:
        return False
    return _paired(role, claim)


def _paired(role: Role, claim: Claim) -> bool | None:
    """Whether a claim puts the two numbers of a point where they belong."""
    p, q = role.at, role.value
    if not re.search(r"\bin (?:hundreds|thousands|millions|billions)\b", claim.text) and p is not None:
        p, q = p * (role.input.scale if role.input else 1), q * role.output.scale
    moneyed = role.output.money or bool(role.input and role.input.money)
    if not moneyed and any(a.money and a.value not in role.allowed for a in claim.amounts):
        return False
    if any(a.value not in (p, q, 0, *role.allowed) for a in claim.amounts if not 1800 <= a.value <= 2100):
        return False
    seats = [(a, role.seat(a, claim)) for a in claim.amounts]
    if any((seat == "out" and a.value != q) or (seat == "in" and a.value != p) for a, seat in seats):
        return False
    has_p = any(a.value == p and seat == "in" for a, seat in seats) or (p == 0 and claim.kind == "start")
    has_q = any(a.value == q and seat == "out" for a, seat in seats) or (q == 0 and claim.kind == "crossing")
    if has_p and has_q:
        if any(a.value == p and seat == "in" and _LEFT.match(a.after) for a, seat in seats):
            return False  # "when it had 1.5 hours left" counts from the other end
        gone = GONE.search(claim.text)
        return None if gone and not content(gone.group(1)) & role.output.all_words else True
    return False if not claim.amounts else None
