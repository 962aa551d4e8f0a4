"""Means of two groups told with their sizes: the mean of all of them, or of those that are left.

A sentence or clause with "mean" or "average" ties the size and the mean that stand in it. Not read: medians, changed
values, a mean of means without sizes.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import ONE_VARIABLE_DATA
from tools.maths.stem import Stem
from tools.maths.topics.proportion.working import Working

CONCEPT = "A mean is a total shared equally, so totals are added or subtracted, never the means themselves."
_MEAN = re.compile(r"\b(?:mean|average|averaged)\b")
_STOP = re.compile(
    r"\b(?:median|mode|range|deviation|speed|increas\w+|decreas\w+|correct\w*|mistak\w*|remov\w+|dropped|replac\w+|doubl\w+|twice|half|percent|more than|less than|fewer|greater than|older|younger|at least|at most|least|greatest|minimum|maximum|curve\w*|later|then|each of which|lowest|highest|consecutive|weighted|how much|difference|another|additional|next|join\w*|both scores)\b"
)
_PARTS = re.compile(r"(?<=[;]) |, (?:and|while|but|whereas) |(?<=⟧), (?=what|how)|, (?=what|how)")
_COUNT = re.compile(r"⟦N(\d+)⟧ (?:[a-z'-]+ ){0,4}?[a-z'-]+s\b|⟦N(\d+)⟧ (?:[a-z'-]+ )?(?:people|children|men|women)\b")
_VALUE = re.compile(
    r"\b(?:is|was|were|be|of|averaged|at) (?:about |approximately )?⟦[NM](\d+)⟧(?! (?:students|people|children|men|women|employees|members|players|days|games|tests|values|numbers|data))"
)
_SAID_FIRST = re.compile(r"\b(?:mean|average)\b[^⟦]*?(?:is|was|were|be|of) ⟦[NM](\d+)⟧")
_REST = re.compile(r"\b(?:other|others|remaining|rest|last|final)\b")
_ALL = re.compile(r"\b(?:all|combined|overall|both|together|entire|whole|total)\b")


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a mean of groups, None for anything else."""
    if not stem.choices or stem.tables or stem.statements or stem.placeholders("RFESTDP") or _STOP.search(stem.prose):
        return None
    if not _MEAN.search(stem.ask):
        return None
    facts: list[tuple[Fraction, Fraction]] = []
    used: set[int] = set()
    parts = [p for sentence in stem.sentences for p in _PARTS.split(sentence)]
    for part in parts:
        fact = _fact(stem, part)
        if fact is not None:
            facts.append(fact[0])
            used.update(fact[1])
    if len(facts) != 2 or any(n.denominator != 1 or n <= 0 for n, _ in facts):
        return None
    asking = next((p for p in reversed(parts) if _MEAN.search(p)), stem.ask)
    (n1, m1), (n2, m2) = facts
    loose = {i: v for i in stem.unused(used) if (v := stem.value(str(i))) is not None}
    again = {n for n, _ in facts}
    joined, apart = n1 + n2, abs(n1 - n2)
    numbers = {v for v in loose.values() if v not in again}
    if len(stem.unused(used)) != len(loose):
        return None
    if _REST.search(asking) and numbers <= {apart, Fraction(2)} and apart:
        return _derived(stem, max(facts), min(facts), apart, -1)
    if (
        _ALL.search(asking)
        and not _REST.search(asking)
        and numbers <= {joined, Fraction(2)}
        and not again & set(loose.values())
    ):
        if joined not in numbers and not re.search(r"\b(?:combined|both|together|overall|all (?:of )?the)\b", asking):
            return None
        return _derived(stem, (n1, m1), (n2, m2), joined, 1)
    return None


def _fact(stem: Stem, part: str) -> tuple[tuple[Fraction, Fraction], set[int]] | None:
    """The size and the mean of a clause that holds just one of each."""
    if not _MEAN.search(part) or re.match(r"\W*(?:what|how)\b", part):
        return None
    marks = {int(i) for i in re.findall(r"⟦[NM](\d+)⟧", part)}
    value = _SAID_FIRST.search(part) or _VALUE.search(part)
    counts = [int(m[1] or m[2]) for m in _COUNT.finditer(part)]
    if value is not None and int(value[1]) in counts and len(marks) == 2:
        counts = [i for i in counts if i != int(value[1])] or [next(iter(marks - {int(value[1])}))]
    if value is None:
        leading = re.search(
            r"\b(?:mean|average) [^⟦]*⟦[NM](\d+)⟧ (?:points|inches|dollars|pounds|grams|minutes|hours)", part
        )
        value = leading
    if value is None or len(marks) != 2 or len(counts) != 1 or counts[0] == int(value[1]):
        return None
    size, mean = stem.value(str(counts[0])), stem.value(value[1])
    return None if size is None or mean is None else ((size, mean), marks)


def _derived(
    stem: Stem, one: tuple[Fraction, Fraction], other: tuple[Fraction, Fraction], count: Fraction, sign: int
) -> Derivation:
    work = Working(stem)
    first = work.step("Find the first total", "Mean times the number of values is their total.", one[1], "*", one[0])
    second = work.step(
        "Find the other total", "Mean times the number of values is their total.", other[1], "*", other[0]
    )
    total = work.step(
        "Put the totals together" if sign > 0 else "Subtract the totals",
        "Totals may be added and subtracted.",
        first,
        "+" if sign > 0 else "-",
        second,
    )
    answer = work.step("Divide", "Share the total equally among all that are asked about.", total, "/", count)

    def confirm() -> bool:  # the groups' distances from the mean balance
        whole, parts = (answer, (one, other)) if sign > 0 else (one[1], (other, (count, answer)))
        return sum((m - whole) * n for n, m in parts) == 0

    middle = (one[1] + other[1]) / 2
    slips = (("averaging the means", middle),) if middle != answer else ()
    return work.told(
        ONE_VARIABLE_DATA,
        CONCEPT,
        "You are asked for the mean of the values of one whole group.",
        answer,
        confirm,
        slips=slips,
        full=False,
    )
