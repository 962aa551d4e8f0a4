"""Numbers as words and as unusual characters: "twenty-nine" -> 29, "２９" and "²⁹" -> plain digits.

Reads cardinals up to the millions and the common fractions ("half", "three quarters"); no ordinals, no other languages.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

_UNITS_TEXT = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
"""
_UNITS = {word: value for value, word in enumerate(_UNITS_TEXT.split())}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
} | {"fourty": 40}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
_PARTS |= {"eighth": 8, "ninth": 9, "tenth": 10}
_PARTS |= {f"{word}s": value for word, value in list(_PARTS.items()) if word not in ("half", "halves")}

CARDINALS = frozenset({*_UNITS, *_TENS, *_SCALES})
NUMBER_WORDS = CARDINALS | frozenset(_PARTS)

_SPACE = r"(?:\s+and\s+|[\s-]+)"
_CARDINAL = "|".join(sorted(CARDINALS, key=len, reverse=True))
_PART = "|".join(sorted(_PARTS, key=len, reverse=True))
_RUN = re.compile(rf"\b(?:{_CARDINAL})(?:{_SPACE}(?:{_CARDINAL}))*\b(?:[\s-]+(?:{_PART})\b)?|\bhalf\b", re.IGNORECASE)
_POINT = re.compile(rf"(?<!\d)(\d{{1,30}})\s+point((?:\s+(?:{'|'.join(list(_UNITS)[:10])}|\d))+)\b", re.IGNORECASE)

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿˣ", "0123456789+-nx")
SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


def cardinal(words: list[str]) -> int | None:
    """The number a list of cardinal words says, None when they do not say one ("two nine").

    >>> cardinal(["one", "hundred", "twenty", "nine"])
    129
    """
    total, current, last = 0, 0, 10**9  # `last` is the size of the latest part: parts must shrink
    for word in words:
        if word in _SCALES:
            scale = _SCALES[word]
            if current == 0 and total == 0:
                current = 1
            if scale == 100:
                if not 0 < current < 100:
                    return None
                current, last = current * 100, 100
            else:
                total, current, last = total + current * scale, 0, 10**9
            continue
        value = _UNITS.get(word, _TENS.get(word, -1))
        if value < 0 or (last < 1000 and value >= last) or (value == 0 and len(words) > 1):
            return None
        current, last = current + value, 10 if word in _TENS else 1
        if word in _UNITS:
            last = 0
    return total + current


def spell_out_digits(text: str) -> str:
    """Replace number words by digits; what is no number stays as it is.

    >>> spell_out_digits("x equals twenty-nine, or three quarters of two")
    'x equals 29, or 3/4 of 2'
    """

    def digits(match: re.Match[str]) -> str:
        words = [w for w in re.split(r"[\s-]+", match.group().lower()) if w != "and"]
        if words == ["half"]:
            return "1/2"
        part = _PARTS.get(words[-1]) if words[-1] not in CARDINALS else None
        value = cardinal(words[:-1] if part else words)
        if value is None:
            return " ".join(str(cardinal([w])) if w in CARDINALS else w for w in words)
        return f"{value}/{part}" if part else str(value)

    text = _RUN.sub(digits, text)
    return _POINT.sub(lambda m: m.group(1) + "." + _digits_only(m.group(2)), text)


def _digits_only(text: str) -> str:
    return "".join(str(_UNITS.get(word.lower(), word)) for word in text.split())


def plain_digits(text: str) -> str:
    """Every Unicode decimal digit as 0-9 (full width, Arabic-Indic, mathematical bold, circled); superscripts stay."""
    if text.isascii():
        return text
    out = []
    for char in text:
        if char.isdecimal() and not char.isascii():
            out.append(str(unicodedata.decimal(char)))
        elif "①" <= char <= "⑳" or char == "⓪":
            out.append(f" {int(unicodedata.numeric(char))} ")
        else:
            out.append(char)
    return "".join(out)


def as_decimal(value: Fraction) -> str | None:
    """A terminating decimal of at most six places, None when the fraction has none.

    >>> as_decimal(Fraction(67, 20)), as_decimal(Fraction(1, 3))
    ('3.35', None)
    """
    for places in range(7):
        scaled = value * 10**places
        if scaled.denominator == 1:
            sign = "-" if scaled < 0 else ""
            digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
            return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
    return None
