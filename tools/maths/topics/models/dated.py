"""Two amounts told for two moments, and what lies between them: a constant rate.

"increased at a constant rate from 12,400 in 2008 to 20,100 in 2015", "was $95 after 3 months and $175 after 7 months".
Here the moments and amounts are read; `constant_rate` answers questions about them. Amounts *by which* something
changes, percentages, and moments that cannot be paired with the amounts in just one way are not read.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.nouns import TIME, stem_word

UNIT = r"(second|minute|hour|day|week|month|year|decade)s?"
STEADY = re.compile(
    r"\b(?:constant|steady|uniform|fixed|same) (?:annual |yearly |average )?(?:rate|amount|number)\b|\blinear(?:ly)?\b|\bsteadily\b|"
    r"\bat (?:a|the) (?:constant|steady)\b|\bby the same\b"
)
_SCALED = re.compile(r"\s*(thousand|million|billion|hundred)s?\b")
_CHANGED_BY = re.compile(
    r"\b(?:by|by about|by approximately|every|each|per|another|additional|next|first|last|of the|past)\s*$"
)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|of|by|during|since|year|from|to|and|between|until|through|after|january)(?: the year)?\s*$"
)
_AFTER = re.compile(r"\b(?:after|at|at the end of|by the end of|when|in week|in month|in day|in hour)(?: the)?\s*$")


@dataclass(frozen=True)
class Mark:
    """A moment or an amount in the prose."""

    kind: str  # "time" or "amount"
    value: Fraction
    index: int
    unit: str = ""


@dataclass(frozen=True)
class Dated:
    """The two moments and their amounts; unit is "year" for calendar years (`calendar`) or the unit that is counted."""

    times: tuple[Fraction, Fraction]
    amounts: tuple[Fraction, Fraction]
    unit: str
    calendar: bool
    used: tuple[int, ...]
    scale: str  # "thousand" where both amounts are said in thousands

    @property
    def rate(self) -> Fraction:
        return (self.amounts[1] - self.amounts[0]) / (self.times[1] - self.times[0])

    def at(self, time: Fraction) -> Fraction:
        """The amount at a moment."""
        return self.amounts[0] + self.rate * (time - self.times[0])


def read(stem: Stem, text: str) -> Dated | None:
    """The two dated amounts of a text, None when there are not just two of each."""
    marks, scales, places = [], [], []
    for match in PLACEHOLDER.finditer(text):
        if match.group(1) == "P":
            return None
        if match.group(1) not in "NM":
            continue
        before, after = text[: match.start()], text[match.end() :]
        value = stem.value(match.group())
        if value is None:
            return None
        mark = _mark(match.group(1), int(match.group(2)), value, before, after)
        if mark is None:
            return None
        scaled = _SCALED.match(after)
        if mark.kind == "amount":
            scales.append(scaled.group(1) if scaled else "")
        marks.append(mark)
        places.append(match.start())
    times, amounts = ([m for m in marks if m.kind == kind] for kind in ("time", "amount"))
    if len(times) != 2 or len(amounts) != 2 or len(set(scales)) != 1 or len({m.unit for m in times}) != 1:
        return None
    shape = "".join(m.kind[0] for m in marks)
    apart = shape in ("atta", "taat") and bool(re.search(r"[.;]", text[places[1] : places[2]]))
    paired = (
        apart
        or shape in ("tata", "atat")
        or (shape in ("ttaa", "aatt") and re.search(r"\bfrom ⟦[NM]\d+⟧[^⟦]* to ⟦[NM]", text))
    )
    if not paired or times[0].value >= times[1].value or any(m.value < 0 for m in amounts):
        return None
    calendar = times[0].unit == "calendar"
    return Dated(
        (times[0].value, times[1].value), (amounts[0].value, amounts[1].value), "year" if calendar else times[0].unit,
        calendar, tuple(m.index for m in marks), scales[0],
    )  # fmt: skip


def _mark(kind: str, index: int, value: Fraction, before: str, after: str) -> Mark | None:
    counted = re.match(rf"[ -]{UNIT}\b", after)
    if kind == "N" and value.denominator == 1 and 1800 <= value <= 2100 and not counted and is_year(before, after):
        return Mark("time", value, index, "calendar")
    if kind == "N" and counted and (_AFTER.search(before) or re.match(rf"[ -]{UNIT} (?:after|later|old)\b", after)):
        unit = next(u for u in TIME if stem_word(u) == stem_word(counted.group(1)))
        return Mark("time", value, index, unit)
    if _CHANGED_BY.search(before) or counted:
        return None
    return Mark("amount", value, index)


def is_year(before: str, after: str) -> bool:
    """Whether a number between 1800 and 2100 stands where a year stands and nothing follows that it counts."""
    return bool(_YEAR_BEFORE.search(before)) and not re.match(
        r"\s*(?!to\b|and\b|is\b|was\b|it\b|the\b|there\b|if\b|at\b|by\b|had\b|a\b|or\b|but\b|what\b|how\b|through\b|until\b|from\b|using\b)[a-z]",
        after,
    )
