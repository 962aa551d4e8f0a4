"""One value more or less, and the mean before and after it: the value, or the new mean.

"The mean mass of 8 crates is 42 kg. After a ninth is placed on the cart, the mean of the 9 is 44 kg." Whatever joins or
leaves, the counts differ by one; that the numbers say so is required. Not read: two values that join, replaced values.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import ONE_VARIABLE_DATA
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.proportion.units_asked import other_unit
from tools.maths.topics.proportion.working import Working

READS = frozenset({"remove", "removes", "removed"})
CONCEPT = "A mean times its count is a total. One value more changes the total by just that value."
_MEAN = re.compile(r"\b(?:mean|averaged?)\b")
_CLAUSE = re.compile(
    r"[.;?] ?|, (?:and |so that )?(?=the (?:new )?(?:mean|average)|what|how|if)|, (?:and|but|so) |\bif,? "
)
_VALUE = re.compile(
    r"\b(?:is|was|were|be|becomes?|became|equals?|rises to|rose to|falls to|fell to|drops to|dropped to|increase[sd] to|decrease[sd] to|averaged?|(?:average|mean)(?: [a-z]+)? of)(?: now| then| only| still| about)? ⟦[NM](\d+)⟧(?! (?:numbers|values)\b)"
)
_ORDINAL = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d+(?:st|nd|rd|th))"
_ITEM = re.compile(
    rf"\b(?:an?|the|one) (?:new |additional |extra )?{_ORDINAL}\b|\b(?:another|one more|an additional|a new|an extra|the new|the next)\b|\b(?:the|one) (?:heaviest|lightest|tallest|shortest|longest|oldest|youngest|largest|smallest|highest|lowest|last) "
    r"|\bone (?:of (?:the|them)\b|[a-z]+ (?:is|was) (?:removed|taken|sold|withdrawn|dropped|deleted|adopted|returned|eaten|[a-z]+ed))|\ban? [a-z]+ (?:joins|leaves|left|joined)\b"
)
_LEAVES = re.compile(
    r"\b(?:removed?|removes|taken (?:away|off|out)|leaves|left|withdrawn|withdraws|drops out|dropped|sold|eaten|deleted|adopted|remaining|returned)\b"
)
_UPSET = re.compile(
    rf"\b(?:than|twice|half|median|mode|range|percent|replac\w+|doubled|chang\w+|mistak\w+|correct\w*|each of|difference|how much (?!did|does|do)|by how|and (?:an?|the) {_ORDINAL}|two new|speed|rate|per|both|weighted|least|most|possible|deviation|sum|product|margin|later|ago|except|others? (?:is|was|are)|also)\b"
)


def solve(stem: Stem) -> Derivation | None:
    """The value that joins or leaves, or the mean with it; None for other problems."""
    if stem.tables or stem.statements or stem.placeholders("RFESTDP") or not _MEAN.search(stem.prose):
        return None
    if _UPSET.search(stem.prose) or other_unit(stem) or len(stem.prose) > 900 or not _ITEM.search(stem.prose):
        return None
    facts, spare = _facts(stem)
    if not facts:
        return None
    full = all(PLACEHOLDER.search(s) or _ITEM.search(s) or s == stem.ask for s in stem.sentences)
    asked = stem.ask[max(stem.ask.rfind("what"), stem.ask.rfind("how"), 0) :]
    before_if = asked.split(" if", 1)[0]
    if len(facts) == 2 and not _MEAN.search(before_if):
        return _item(stem, facts[0], facts[1], spare, full=full)
    if len(facts) == 1 and _MEAN.search(asked):
        return _mean(stem, facts[0], spare, full=full)
    return None


def _facts(stem: Stem) -> tuple[list[tuple[Fraction, Fraction]], list[Fraction]]:
    """Counts with their means, clause by clause, and the numbers that are left.

    >>> from tools.maths import stem
    >>> facts, spare = _facts(stem.read("The mean age of 12 members is 25 years. A new member is 38 years old."))
    >>> [(int(n), int(m)) for n, m in facts], [int(v) for v in spare]
    ([(12, 25)], [38])
    """
    facts: list[tuple[Fraction, Fraction]] = []
    spare: list[Fraction] = []
    for clause in _CLAUSE.split(stem.prose):
        places = [int(n) for n in re.findall(r"⟦[NM](\d+)⟧", clause)]
        values = {p: v for p in places if (v := stem.value(str(p))) is not None}
        said = [int(m[1]) for m in _VALUE.finditer(clause)]
        counts = [p for p in places if p not in said[-1:] and values.get(p, Fraction(1, 2)).denominator == 1]
        if _MEAN.search(clause) and len(places) == 2 and len(values) == 2 and said and len(counts) == 1:
            facts.append((values[counts[0]], values[said[-1]]))
        else:
            spare += list(values.values())
    return facts, spare


def _item(
    stem: Stem, one: tuple[Fraction, Fraction], other: tuple[Fraction, Fraction], spare: list[Fraction], *, full: bool
) -> Derivation | None:
    if abs(one[0] - other[0]) != 1 or any(v not in (one[0], other[0]) for v in spare):
        return None
    joins = other[0] > one[0]
    if joins is bool(_LEAVES.search(stem.prose)):
        return None
    (small, low), (large, high) = sorted((one, other))
    work = Working(stem)
    less = work.step("Find the smaller total", "The mean times the count is the total.", low, "*", small)
    more = work.step("Find the larger total", "The same with one value more.", high, "*", large)
    answer = work.step("Subtract the totals", "They differ by just the one value.", more, "-", less)
    if answer < 0:
        return None
    return work.told(
        ONE_VARIABLE_DATA,
        CONCEPT,
        "You are asked for the one value by which two lists differ. How do their totals differ?",
        answer,
        lambda: answer == high + (high - low) * small,  # it lies above the new mean by what it lifts all the others
        slips=(("the difference of the means", abs(high - low)), ("the mean of the means", (low + high) / 2)),
        full=full,
    )


def _mean(stem: Stem, fact: tuple[Fraction, Fraction], spare: list[Fraction], *, full: bool) -> Derivation | None:
    count, mean = fact
    leaves = bool(_LEAVES.search(stem.prose))
    new = count - 1 if leaves else count + 1
    rest = list(spare)
    if any(stem.value(f"⟦N{p}⟧") != new for p in stem.placeholders("N", stem.ask[stem.ask.rfind("what") :])):
        return None
    for known in (new, count):
        if known in rest and len(rest) > 1:
            rest.remove(known)
    if len(rest) != 1 or new < 1:
        return None
    value = rest[0]
    work = Working(stem)
    total = work.step("Find the total before", "The mean times the count is the total.", mean, "*", count)
    after = work.step(
        "Take the value away" if leaves else "Add the value",
        "The total changes by just the one value.",
        total,
        "-" if leaves else "+",
        value,
    )
    answer = work.step("Divide by the new count", "Share the new total equally.", after, "/", new)
    return work.told(
        ONE_VARIABLE_DATA,
        CONCEPT,
        "You are asked for the mean once the list has changed by one value.",
        answer,
        lambda: (answer - mean) * count == (value - answer) * (-1 if leaves else 1),
        slips=(("the mean of the mean and the value", (mean + value) / 2),),
        full=full,
    )
