"""Clock times in a story: two of them on one day become the time that lies between."""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import stem as layout
from tools.maths.stem import Stem

_CLOCK = re.compile(r"\$?\b(\d{1,2})\s*:\s*(\d{2})\s*\$?\s*(a\.m\.|p\.m\.|am\b|pm\b|AM\b|PM\b|A\.M\.|P\.M\.)")


def without_clocks(stem: Stem) -> tuple[Stem, Fraction | None]:
    """The stem with its two clock times as words, and the minutes from the first to the second.

    >>> from tools.maths.stem import read
    >>> without_clocks(read("Ana leaves at 9:00 a.m. and Ben leaves at 9:30 a.m. on Monday. Who is first?"))[1]
    Fraction(30, 1)
    """
    found = list(_CLOCK.finditer(stem.text))
    if len(found) != 2:
        return stem, None
    first, second = (_minutes(m) for m in found)
    if second <= first:
        return stem, None
    plain = _CLOCK.sub("the clock", stem.text)
    return layout.read(plain, [c.text for c in stem.choices]), Fraction(second - first)


def _minutes(match: re.Match[str]) -> int:
    afternoon = match[3].lower().startswith("p")
    return (int(match[1]) % 12 + (12 if afternoon else 0)) * 60 + int(match[2])
