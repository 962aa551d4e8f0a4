r"""A problem's text with other numbers: the words stay, equal numbers stay equal, and facts stay facts.

Kept as they are: 0, 1, exponents, years, numbers in names ("8th-grade", "Questions 5 and 6"), conversions ("1 mile =
5,280 feet"), and what stands in a table. The engine reads and solves the new text like any other; most draws are no
good problem and are thrown away by whoever asks.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from fractions import Fraction

from tools.maths import tables

_NUMBER = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w,]*\d)(?!(?:st|nd|rd|th)\b)")
_PIECE = re.compile(r"(?:(?!\\\\|[;\n()]|(?<!\d)\.(?!\d)|\.\s|\.$).)+")
_ONE_UNIT = re.compile(r"(?<![\d.,])(?:1|one)\s*(?:\\(?:text|mathrm)\s*)?\{?\s*[A-Za-z]{2,}", re.IGNORECASE)
_SAME = re.compile(
    r"=|≈|\\approx|\bequals?\b|\bequivalent\b|\b(?:1|one) [a-z]+ is (?:about |approximately )?[\d,.]+ [a-z]+"
)
_NAME = re.compile(
    r"\b(?:questions?|grade|room|figure|chapter|route|highway)\s+\d+(?:\s+(?:and|to|through)\s+\d+)?"
    r"|\b(?:from|between)\s+(?:1[89]|20)\d\d\s+(?:to|and|through)\s+(?:1[89]|20)\d\d\b"
    r"|\b(?:in|since|from|after|before|by|until|year|to|and|through)\s+(?:1[89]|20)\d\d\b(?!\s*\$?[\w%])"
    r"|\b(?:in|since)\s+(?:1[89]|20)\d\d\b|\b(?:1[89]|20)\d\d\b(?=\s*(?:[,.;?]|to\b|and\b|was\b|is\b|the\b|in\b|$))",
    re.IGNORECASE,
)


def places(text: str) -> list[tuple[int, int]]:
    """Where the numbers that may be changed stand.

    >>> text = "In 2015 a crew of 8 laid 120 m in 3 hours (1 hour = 60 minutes)."
    >>> [text[a:b] for a, b in places(text)]
    ['8', '120', '3']
    """
    kept = [span for span, _ in tables.find(text)]
    kept += [m.span() for m in _PIECE.finditer(text) if _ONE_UNIT.search(m.group()) and _SAME.search(m.group())]
    kept += [m.span() for m in _NAME.finditer(text)]
    found = []
    for match in _NUMBER.finditer(text):
        before = text[: match.start()].rstrip(" {")
        value = Fraction(match.group().replace(",", ""))
        if value in (0, 1) or before.endswith("^") or any(a <= match.start() < b for a, b in kept):
            continue
        found.append(match.span())
    return found


def redrawn(texts: Sequence[str], generator: random.Random) -> list[str]:
    """The texts (a stem and its choices) with the stem's numbers drawn anew, each value replaced alike everywhere.

    >>> redrawn(["Each of 5 boxes holds 40 pens."], random.Random(1))[0] != "Each of 5 boxes holds 40 pens."
    True
    """
    spans = places(texts[0])
    written = {texts[0][a:b] for a, b in spans}
    new: dict[Fraction, str] = {}
    taken: set[Fraction] = set()
    for number in sorted(written, key=len):
        value = Fraction(number.replace(",", ""))
        drawn = _another(number, generator, percent=_is_percent(texts[0], number))
        if value not in new and Fraction(drawn.replace(",", "")) not in taken:
            new[value] = drawn
            taken.add(Fraction(drawn.replace(",", "")))
    return [_replaced(text, places(text), new) for text in texts]


def _is_percent(text: str, number: str) -> bool:
    return bool(re.search(rf"(?<![\d.]){re.escape(number)}\s*(?:\\?%|percent)", text))


def _replaced(text: str, spans: Sequence[tuple[int, int]], new: dict[Fraction, str]) -> str:
    out, position = [], 0
    for start, end in spans:
        out += [text[position:start], new.get(Fraction(text[start:end].replace(",", "")), text[start:end])]
        position = end
    return "".join([*out, text[position:]])


def _another(number: str, generator: random.Random, *, percent: bool) -> str:
    """A number of about the same size, as round as the old one and with as many places."""
    value = Fraction(number.replace(",", ""))
    decimals = len(number.partition(".")[2])
    step = Fraction(1, 10**decimals)
    while decimals == 0 and value % (10 * step) == 0 and value / (10 * step) >= 3:
        step *= 10
    if value % (5 * step) == 0 and value / (5 * step) >= 4:
        step *= 5
    units = int(value / step)
    low, high = max(1, units // 2), max(9 if step == 1 else 6, units * 3 // 2)
    if percent and value < 100:
        high = min(high, int(95 / step))
    drawn = generator.randint(low, max(low, high)) * step
    if drawn in (0, 1):
        drawn += step
    return f"{float(drawn):,.{decimals}f}" if "," in number or drawn >= 10_000 else f"{float(drawn):.{decimals}f}"
