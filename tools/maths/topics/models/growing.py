"""Growth told in words: what there is at first, what each period multiplies by, and how long a period is.

"increases by 3% each year", "triples every 5 hours", "a half-life of 8 days", "earns 4% interest compounded annually".
A percentage of the *original* amount is no such growth and is not read.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.nouns import TIME, stem_word

_UNIT = r"(?P<unit>second|minute|hour|day|week|month|year|decade|century|centurie)s?"
_EACH = (
    r"(?:per|each|every|a|an|in each|during each|for each|over each|in every)\s+(?:(?P<n>⟦N\d+⟧)[ -])?(?:successive |passing |following )?"
    + _UNIT
)
_ANNUAL = r"(?:annual(?:ly)?|yearly|monthly|weekly|daily|hourly)"
_UP = r"(?:increas\w*|gr[eo]w\w*|ris(?:e|es|ing|en)|rose|gain\w*|appreciat\w*|earns?|earned|earning|pays|paid|interest|climb\w*|higher|more|greater|larger)"
_DOWN = r"(?:decreas\w*|declin\w*|drop\w*|fall\w*|fell|los(?:e|es|ing|t)|depreciat\w*|decay\w*|reduc\w*|shrink\w*|shr[au]nk|less|lower|fewer|smaller)"
_PATTERNS = (
    re.compile(rf"(?P<p>⟦P\d+⟧)[^⟦.;]{{0,60}}?\b{_EACH}\b"),
    re.compile(rf"\b{_EACH},?[^⟦.;]{{0,80}}?(?P<p>⟦P\d+⟧)"),
    re.compile(rf"(?P<p>⟦P\d+⟧)[^⟦.;]{{0,60}}?\b(?P<annual>{_ANNUAL})\b"),
    re.compile(rf"\b(?P<annual>{_ANNUAL})\b[^⟦.;]{{0,60}}?(?P<p>⟦P\d+⟧)"),
)
_TIMES = {"doubl": Fraction(2), "tripl": Fraction(3), "quadrupl": Fraction(4), "halv": Fraction(1, 2)}
_FACTOR = re.compile(
    r"\b(?P<verb>doubl|tripl|quadrupl|halv)(?:e|es|ed|ing)\b[^⟦.;]{0,50}?\b(?:approximately |about )?(?:once )?"
    r"(?:every|each|per|after every|after each|in)\s+(?:(?P<n>⟦N\d+⟧)[ -])?" + _UNIT
)
_EVERY_FIRST = re.compile(
    r"\b(?:every|each)\s+(?:(?P<n>⟦N\d+⟧)[ -])?"
    + _UNIT
    + r",?[^⟦.;]{0,60}?\b(?P<verb>doubl|tripl|quadrupl|halv)(?:e|es|ed|ing)\b"
)
_BY_HALF = re.compile(
    r"\b(?:decreas|reduc|declin|drop|fall|cut)\w*(?: [a-z]+)? (?:by|to|in) (?:one[- ])?half\b[^⟦.;]{0,40}?\b(?:every|each|per)\s+(?:(?P<n>⟦N\d+⟧)[ -])?"
    + _UNIT
)
_MULTIPLIED = re.compile(
    r"\b(?:multiplied by|multiplies by|by a factor of|is)\s+(?P<k>⟦N\d+⟧)(?: times)?[^⟦.;]{0,50}?\b(?:every|each|per)\s+(?:(?P<n>⟦N\d+⟧)[ -])?"
    + _UNIT
)
_HALF_LIFE = re.compile(r"\bhalf-life\b[^⟦.;]{0,60}?(?P<n>⟦N\d+⟧)[ -]" + _UNIT)
_HALF_LIFE_AFTER = re.compile(r"(?P<n>⟦N\d+⟧)[ -]" + _UNIT + r"[^⟦.;]{0,20}?\bhalf-life\b")
_DOUBLING = re.compile(r"\bdoubling time\b[^⟦.;]{0,40}?(?P<n>⟦N\d+⟧)[ -]" + _UNIT)
_OF_ORIGINAL = re.compile(
    r"\b(?:of|than) (?:the|its|his|her|their) (?:original|initial|starting|first)|\bsimple interest\b"
)
_COMPOUNDED = re.compile(
    r"\bcompound(?:ed|s|ing)?\s+(?P<how>annually|yearly|semi-?annually|quarterly|monthly|weekly|daily|once (?:a|per) year|each year|every year|twice a year)"
)
_TIMES_A_YEAR = {"annually": 1, "yearly": 1, "semiannually": 2, "semi-annually": 2, "quarterly": 4, "monthly": 12, "twice a year": 2,
                 "weekly": 52, "daily": 365}  # fmt: skip
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True)
class Growth:
    """`factor` once in every `every` units of time. `used`: the placeholders that say so; `sure`: said in plain words."""

    factor: Fraction
    every: Fraction
    unit: str
    used: tuple[int, ...]
    sure: bool
    percent: Fraction | None = None


def read(stem: Stem) -> Growth | None:
    """The growth a problem tells, None when it tells none or more than one."""
    text = " ".join(stem.sentences)
    if _OF_ORIGINAL.search(text):
        return None
    percents = {m.group() for m in PLACEHOLDER.finditer(text) if m.group(1) == "P"}
    multiples = _multiples(stem, text)
    if multiples is not None:
        return multiples if not percents else None
    if len(percents) != 1:
        return None
    return _percent(stem, text)


def _multiples(stem: Stem, text: str) -> Growth | None:
    for pattern in (_FACTOR, _EVERY_FIRST):
        match = pattern.search(text)
        if match:
            return _growth(stem, match, _TIMES[match.group("verb")])
    for pattern in (_HALF_LIFE, _HALF_LIFE_AFTER, _BY_HALF):
        match = pattern.search(text)
        if match:
            return _growth(stem, match, Fraction(1, 2))
    match = _DOUBLING.search(text)
    if match:
        return _growth(stem, match, Fraction(2))
    match = _MULTIPLIED.search(text)
    if match and (factor := stem.value(match.group("k"))) is not None and factor > 0 and factor != 1:
        if " is " in match.group() and "times" not in match.group():
            return None
        found = _growth(stem, match, factor)
        return found and Growth(factor, found.every, found.unit, (*found.used, _index(match.group("k"))), found.sure)
    return None


def _index(placeholder: str) -> int:
    return int(re.sub(r"\D", "", placeholder))


def _growth(stem: Stem, match: re.Match[str], factor: Fraction, used: tuple[int, ...] = ()) -> Growth | None:
    n = match.group("n")
    every = stem.value(n) if n else Fraction(1)
    if every is None or every <= 0:
        return None
    unit = stem_word(match.group("unit"))
    unit = next((u for u in TIME if stem_word(u) == unit), "century" if unit.startswith("centur") else unit)
    return Growth(factor, every, unit, (*used, *((_index(n),) if n else ())), True)


def _percent(stem: Stem, text: str) -> Growth | None:
    for pattern in _PATTERNS:
        match = pattern.search(text)
        if match is None:
            continue
        rate = stem.value(match.group("p"))
        if rate is None or not 0 < rate < 10:
            return None
        around = re.split(r"[.;?!]", text[: match.start()])[-1] + match.group() + text[match.end() :][:50].split(".")[0]
        around = (
            re.sub(r"⟦.\d+⟧ (?:more|less|fewer)\b", " ", around)
            if not re.search(r"⟦P\d+⟧ (?:more|less|fewer) than", around)
            else around
        )
        up, down = bool(re.search(rf"\b{_UP}\b", around)), bool(re.search(rf"\b{_DOWN}\b", around))
        kept = re.search(r"\b(?:retains?|keeps?|remain\w*|is|are)\b[^⟦]{0,12}⟦P\d+⟧ of (?:its|the|their|what)", around)
        compounded = _COMPOUNDED.search(text)
        if kept and not up and not down:
            factor = rate
        elif compounded or (up and not down):
            factor = 1 + rate
        elif down and not up:
            factor = 1 - rate
        else:
            return None
        if factor <= 0:
            return None
        plain = not re.search(
            r"\b(?:interest|loan|owes?|borrow\w*)\b", text
        )  # interest may be simple unless compounded
        groups = match.groupdict()
        if compounded:
            times = _TIMES_A_YEAR.get(compounded.group("how"), 1)
            return Growth(1 + rate / times, Fraction(1, times), "year", (_index(match.group("p")),), True, rate)
        if groups.get("annual"):
            unit = {"monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour"}.get(
                groups["annual"], "year"
            )
            return Growth(factor, Fraction(1), unit, (_index(match.group("p")),), plain, rate)
        found = _growth(stem, match, factor, (_index(match.group("p")),))
        return found and Growth(found.factor, found.every, found.unit, found.used, plain, rate)
    return None


def converted(amount: Fraction, unit: str, to: str) -> Fraction | None:
    """An amount of time in another unit, where the calendar leaves no doubt.

    >>> converted(Fraction(2), "year", "month"), converted(Fraction(1), "month", "day")
    (Fraction(24, 1), None)
    """
    for sizes in (_SECONDS, _MONTHS):
        if unit in sizes and to in sizes:
            return amount * sizes[unit] / sizes[to]
    return None
