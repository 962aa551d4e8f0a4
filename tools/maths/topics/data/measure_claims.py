"""Sentences that compare measures ("the means are equal, but the median of X is greater") read as claims to test.

A sentence becomes claims only when every measure in it meets a comparison; what cannot be read so is None, never a guess.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.topics.data import measures
from tools.maths.topics.data.words import unmarked

_RELATIONS: tuple[tuple[str, str], ...] = (
    (
        r"not (?:the same|equal)|unequal|different|differs?|(?:will|must|would|does|do)? ?(?<!not )(?<!no )(?:be )?(?:changed?s?|affected)\b",
        "≠",
    ),
    (
        r"(?:does|do|did|will|would) not (?:change|be affected|be changed)|(?:is|are) not affected|unchanged|unaffected|no change|"
        r"(?:stays?|remains?|be|is|are)? ?(?:exactly )?the same|(?:is|are|be|has|have)? ?(?:an |a )?equal|identical",
        "=",
    ),
    (r"(?:is |are |be )?(?:greater|larger|higher|more|wider|bigger)|increase[sd]?|exceeds?|goes up|rises?", ">"),
    (r"(?:is |are |be )?(?:less|smaller|lower|fewer|narrower)|decrease[sd]?|goes down|falls?|is reduced", "<"),
)
_BOUNDARY = (
    r"[;.]|,(?: and| but| while| whereas)?|\bbut\b|\bwhile\b|\bwhereas\b|\band (?=the |its |their |has |have |a )"
)
_OBJECT = r"\bthan\b|\bas\b(?= that| the)|\bequal to\b|\bthe same as\b"
_UNSURE = re.compile(
    r"\bcannot be determined|\bnot enough information|\binsufficient|\bneither\b|\beither\b|\bmust\b.*\bor\b"
)


@dataclass(frozen=True)
class Claim:
    """The measure of one thing stands in a relation to that of the other: first and second are 0 or 1."""

    measure: str
    relation: str
    first: int


def read_claims(text: str, place: Callable[[int, str], int] | None) -> tuple[Claim, ...] | None:
    """The claims of a sentence, None when it is not wholly a comparison of measures.

    place: where the text names set 0 or 1 (-1 where it does not); None when the two are "before" and "after" (0 and 1).

    >>> read_claims("The mean increases, but the median stays the same.", None)
    (Claim(measure='mean', relation='>', first=1), Claim(measure='median', relation='=', first=1))
    """
    text = unmarked(text)
    if _UNSURE.search(text):
        return None
    claims: list[Claim] = []
    waiting: list[str] = []
    last: list[str] = []
    subject, relation = -1 if place else 1, ""
    for clause in _clauses(text):
        main, _, _ = _cut_object(clause)
        names = measures.named(main)
        found = _relation(main)
        subject = _subject(main, place, subject)
        if found is None:
            waiting += [n for _, n in names]
            if relation and waiting and not found:
                claims += [Claim(n, relation, subject) for n in waiting]
                last, waiting = waiting, []
            continue
        relation = found
        subjects = [*waiting, *(n for _, n in names)] or last
        if not subjects or (relation in "<>" and subject < 0):
            return None
        claims += [Claim(n, relation, max(subject, 0)) for n in subjects]
        last, waiting, relation = subjects, [], ""
    return tuple(dict.fromkeys(claims)) if claims and not waiting else None


def _clauses(text: str) -> list[str]:
    """Cut at commas and conjunctions, but only so that "the mean and the median" stays whole."""
    parts = [p.strip() for p in re.split(_BOUNDARY, text) if p and p.strip()]
    return parts


def _cut_object(clause: str) -> tuple[str, str, str]:
    match = re.search(_OBJECT, clause)
    if match is None:
        return clause, "", ""
    keep = match.group() if match.group() in ("equal to", "the same as") else ""
    return clause[: match.start()] + " " + keep, match.group(), clause[match.end() :]


def _relation(clause: str) -> str | None:
    for pattern, sign in (_RELATIONS[1], _RELATIONS[0], *_RELATIONS[2:]):
        if re.search(rf"(?<![a-z])(?:{pattern})(?![a-z])", clause):
            return sign
    return None


def _subject(clause: str, place: Callable[[int, str], int] | None, before: int) -> int:
    if place is None:
        return 1
    places = [(place(i, clause), i) for i in (0, 1)]
    named = sorted((p, i) for p, i in places if p >= 0)
    if len(named) == 2:
        return named[0][1]
    return named[0][1] if named else before


Pair = tuple[Fraction | None, Fraction | None]


def holds(claim: Claim, pair: Pair) -> bool | None:
    """Whether a claim is true of the two values of its measure, None when one of them is not known."""
    one, two = pair[claim.first], pair[1 - claim.first]
    if one is None or two is None:
        return None
    return {"=": one == two, "≠": one != two, ">": one > two, "<": one < two}[claim.relation]
