"""How well a sentence says what a part of a formula does: points for signs that fit, None for one that cannot be meant.

One function for each thing a part may do. Points only compare the choices of one problem; see `part_meant.py`.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from tools.maths.topics.models.claims import Amount, read
from tools.maths.topics.models.claims_in_words.part_features import Said
from tools.maths.topics.models.nouns import content, unit_of
from tools.maths.topics.models.quantity import Quantity
from tools.maths.topics.models.roles import Role

_EVENT = re.compile(
    r"\b(?:when|at|from which|as|upon|on the day|in the year|in \d{4}|of opening|the moment|the time|before)\b"
)
_LATER = re.compile(
    r"\b(?:after (?:1|one|the first|\d+)|first (?:year|month|day|hour|week|minute)|each (?:year|month|day))\b"
)


_PRICE = content("price cost charge dollar")


def score(role: Role, s: Said) -> int | None:
    """Points of one sentence for one role; None rules it out."""
    judge = _SCORES.get(role.kind)
    return judge(role, s) if judge else None


def _own(one: Quantity | None, other: Quantity | None) -> frozenset[str]:
    if one is None:
        return frozenset()
    return one.all_words - (other.all_words if other else frozenset()) or one.all_words


def _numbers(s: Said, *good: Fraction) -> bool:
    """Whether the sentence has no number besides these."""
    return all(abs(a.value) in good for a in s.amounts)


def _one_sided_unit(role: Role, s: Said) -> bool | None:
    """True for the output's unit, False for the input's alone, None where no unit tells."""
    units = (role.output.unit, role.input.unit if role.input else "")
    if not s.unit or units[0] == units[1]:
        return None
    return (
        True
        if s.unit == units[0] or (s.unit == "dollar" and role.output.money)
        else False
        if s.unit == units[1]
        else None
    )


def _start(role: Role, s: Said) -> int | None:
    v = role.full(s.claim)
    if s.claim.kind == "percent" or s.factor is not None or s.extreme or s.apart or not _numbers(s, v, Fraction(0)):
        return None
    firm = bool(
        re.search(r"\b(?:does not|do not|fixed|flat|regardless|independent|no matter|initial\w*|original\w*)\b", s.text)
    )
    if (s.each or s.one_of or s.change) and not firm:
        return None
    if _one_sided_unit(role, s) is False or _LATER.search(s.text):
        return None
    event = content(role.input.event) if role.input else frozenset()
    ours = _own(role.output, role.input)
    if s.head and not s.head & ours and s.head & _own(role.input, role.output):
        return None
    if any(role.seat(a, s.claim) == "in" for a in s.amounts if a.value == v and v):
        return None
    points = 2 * (s.first or s.at_zero)
    if _EVENT.search(s.text) and (
        event & s.words or (role.input and role.input.since and str(role.input.since) in s.text)
    ):
        points += 2
    return points + bool(s.words & ours) + (_one_sided_unit(role, s) is True)


def _rate(role: Role, s: Said) -> int | None:
    v, every = role.full(s.claim), s.claim.every
    if (
        s.extreme
        or s.claim.kind == "percent"
        or s.factor is not None
        or re.search(r"\bdifference\b.*\bbetween\b|\bratio\b", s.text)
    ):
        return None
    if not (s.each or s.one_of or s.claim.kind == "rate") or (s.counts and not s.change and not s.each):
        return None
    steps = [a.value for a in read(s.given).amounts] if s.given else []
    every = steps[0] if len(steps) == 1 else every
    said = [a.value for a in (read(s.rest).amounts if s.given else s.amounts) if not 1800 <= a.value <= 2100 or a.money]
    telling = said if s.given else [n for n in said if n not in (1, every)]
    if any(n != v * every for n in telling) or (every != 1 and v * every not in said):
        return None
    if role.value and s.up != s.down and (s.up is (role.value < 0)):
        return None
    ours, theirs = _own(role.output, role.input), _own(role.input, role.output)
    if role.input and role.input.unit == "dollar":
        theirs |= _PRICE
    if s.per and not s.per & theirs and s.per & ours:
        return None
    if s.total and not s.each:
        return None
    unit = _one_sided_unit(role, s)
    if unit is False:
        return None
    if s.first and not s.change:
        return None
    return (
        1
        + bool(s.each or s.one_of)
        + 2 * bool(s.per & theirs)
        + bool(s.words & ours)
        + (unit is True)
        + (s.up != s.down)
    )


def _growth(role: Role, s: Said) -> int | None:
    change = (role.value - 1) * 100
    percents = [a.value for a in s.amounts if a.percent]
    if s.factor is not None:
        right = s.factor == role.value and not (s.up or s.down)
        return 2 + 2 * bool(_repeats(role, s)) if right and _repeats(role, s) else None
    if len(percents) != 1 or (s.up == s.down and not _of_previous(s.text)):
        return None
    if _of_previous(s.text) and not (s.up or s.down):
        return 3 + _repeats(role, s) if percents[0] == role.value * 100 else None
    if percents[0] != abs(change) or s.up is (change < 0):
        return None
    return 3 if _repeats(role, s) else None


def _of_previous(text: str) -> bool:
    return bool(re.search(r"(?:%|percent) of (?:the |its |what |that )", text))


def _repeats(role: Role, s: Said) -> bool:
    """Whether a change is said of every period, and of none longer than the model's."""
    if s.claim.every != 1:
        return False
    named = s.claim.per | s.per
    unit = role.input.unit if role.input else ""
    if unit and unit_of(" ".join(sorted(named))) not in ("", unit):
        return False
    return bool(
        s.each
        or re.search(
            r"\b(?:previous|year before|before it|annual\w*|yearly|prior|preceding|daily|monthly|hourly)\b", s.text
        )
    )


_FACTORS = {
    "doubl": Fraction(2),
    "tripl": Fraction(3),
    "quadrupl": Fraction(4),
    "halv": Fraction(1, 2),
    "half": Fraction(1, 2),
    "twice": Fraction(2),
}


def _period(role: Role, s: Said) -> int | None:
    """How long one factor takes: "the number of years it takes for the amount to be halved"."""
    verb = re.search(r"\b(doubl|tripl|quadrupl|halv)\w*|\b(half|twice)\b", s.text)
    factor = _FACTORS[verb[1] or verb[2]] if verb else s.factor
    if factor is None or factor != role.factor or not _numbers(s, role.value, factor):
        return None
    if s.each and s.claim.every != role.value:
        return None
    lasting = re.search(r"\b(?:takes?|time|number of|how long|every)\b", s.text)
    named = s.words & (role.input.all_words if role.input else frozenset()) or (
        role.input is not None and s.unit == role.input.unit
    )
    return 3 if lasting and named else None


def _term(role: Role, s: Said) -> int | None:
    ours, theirs = _own(role.output, role.input), role.input.words if role.input else frozenset()
    if s.each or s.one_of or s.extreme or s.amounts or s.change or s.apart:
        return None
    head = re.match(r"(?:the )?(?:total |estimated )*number of ([a-z-]+(?: [a-z]+)?)", s.text)
    if head and not unit_of(head[1]) and content(head[1]) & theirs:
        return None
    if role.input and s.unit and role.output.unit and s.unit != role.output.unit:
        return None
    if not s.words & theirs:
        return None
    return 2 + (bool(s.unit) and s.unit == role.output.unit) + bool(s.words & ours) + s.total


def _total(role: Role, s: Said) -> int | None:
    if s.each or s.one_of or s.change or s.apart or not _numbers(s, abs(role.value)):
        return None
    parts = sum(bool(s.words & words) for words in role.parts)
    if 0 < parts < len(role.parts) or role.counts_input(s.claim):
        return None
    return 2 * s.total + (bool(s.unit) and s.unit == role.output.unit) + 1


def _zero(role: Role, s: Said) -> int | None:
    at = abs(role.at if role.kind == "point" and role.at is not None else role.value)
    if s.each or s.claim.kind in ("rate", "percent") or s.extreme or not _numbers(s, at, Fraction(0)):
        return None
    if not (s.zero or s.at_zero) or any(_seat(role, a, s) == "out" for a in s.amounts if a.value == at):
        return None
    if any(_seat(role, a, s) == "in" for a in s.amounts if a.value == 0 and at != 0):
        return None
    if _one_sided_unit(role, s) is True and not s.amounts:
        return None
    return 3 + (_one_sided_unit(role, s) is False)


def _point(role: Role, s: Said) -> int | None:
    p, q = role.at, abs(role.value)
    if p is None or s.claim.kind == "percent" or s.factor is not None:
        return None
    if q == 0:
        return _zero(role, s)
    if p == 0 and not any(a.value == 0 for a in s.amounts):
        return _start(role, s)
    year = role.input.since + p if role.input and role.input.since is not None else None
    shown = [a.value for a in s.claim.amounts]
    placed = p in shown or (year is not None and year in shown)
    if s.each or s.extreme or not placed or q not in shown or not _numbers(s, p, q):
        return None
    if re.search(
        r"\b(?:increas\w*|decreas\w*|gain\w*|los[et]\w*|gr[eo]w\w*|rate|by approximately|more|fewer|less)\b", s.text
    ):
        return None
    if any(_seat(role, a, s) == "out" for a in s.amounts if a.value == p != q):
        return None
    if any(_seat(role, a, s) == "in" for a in s.amounts if a.value == q != p):
        return None
    return 3


def _seat(role: Role, amount: Amount, s: Said) -> str:
    return role.seat(amount, s.claim)


def _each(role: Role, s: Said) -> int | None:
    return _rate(role, s)


_SCORES: dict[str, Callable[[Role, Said], int | None]] = {
    "start": _start, "rate": _rate, "each": _each, "growth": _growth, "period": _period, "term": _term, "total": _total, "zero": _zero,
    "point": _point, "value": _point,
}  # fmt: skip
