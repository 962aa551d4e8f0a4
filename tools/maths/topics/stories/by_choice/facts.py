"""One thing a story says of a number, as far as a formula can show it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Fact:
    """kind "alone" (against op), "times" (of the letter `name`, any letter where ""), "beside" (with a sign),
    "compared" (name op factor · other + value)."""

    kind: str
    value: Fraction
    place: int
    said: str
    op: str = ""
    name: str = ""
    sign: int = 1
    other: str = ""
    factor: Fraction = Fraction(1)
    noun: str = ""
    money: bool = False
    period: int = -1  # the number of "every 28 miles", which is in the value
    per: str = ""  # what it is so much for
