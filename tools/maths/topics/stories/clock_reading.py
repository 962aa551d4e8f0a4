"""Times of the clock as minutes since midnight, and back."""

from __future__ import annotations

import re
from fractions import Fraction

DAY = 24 * 60  # minutes
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?::(?P<minute>\d\d))? ?(?P<half>a\.?m\.?|p\.?m\.?)?")


def minutes(text: str) -> tuple[Fraction, bool] | None:
    """A clock time in minutes since midnight, and whether it says which half of the day; None for no time.

    >>> minutes("1:35 p.m."), minutes("10:45")
    ((Fraction(815, 1), True), (Fraction(645, 1), False))
    """
    text = text.strip().lower()
    if text in ("noon", "midnight", "12 noon", "12 midnight"):
        return Fraction(720 if "noon" in text else 0), True
    match = _CLOCK.fullmatch(text)
    if match is None or not (match["minute"] or match["half"]):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if not 1 <= hour <= 12 or minute > 59:
        return None
    late = (match["half"] or "").startswith("p")
    return Fraction((hour % 12 + 12 * late if match["half"] else hour) * 60 + minute), bool(match["half"])


def shown(at: Fraction, halves: bool) -> str:
    """Minutes since midnight as the clock shows them.

    >>> shown(Fraction(815), True)
    '1:35 p.m.'
    """
    hour, minute = divmod(int(at) % DAY, 60)
    return f"{(hour - 1) % 12 + 1}:{minute:02d}" + ((" p.m." if hour >= 12 else " a.m.") if halves else "")


def moved_hands(at: Fraction, length: Fraction, turn: int) -> int:
    """The same by moving the hands: whole hours first, then the minutes, with a carry."""
    hour, minute = divmod(int(at), 60)
    sign = 1 if length >= 0 else -1
    hours, rest = divmod(abs(int(length)), 60)
    minute += sign * rest
    hour += sign * hours
    if minute >= 60:
        hour, minute = hour + 1, minute - 60
    if minute < 0:
        hour, minute = hour - 1, minute + 60
    return (hour * 60 + minute) % turn
