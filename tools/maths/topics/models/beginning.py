"""What growth starts from, and the step every solution about it takes: the percentage as a factor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.derivation import Move
from tools.maths.polynomial import rational
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.growing import Growth
from tools.maths.tree import Bin, num

CONCEPT = (
    "Growth by the same percent or the same factor in every period is exponential: the starting amount times the "
    "growth factor, once for each period."
)
_UNIT = r"(second|minute|hour|day|week|month|year|decade)s?"
_SCALE = {"thousand": 10**3, "million": 10**6, "billion": 10**9}


@dataclass(frozen=True)
class Told:
    """The growth, the starting amount and its placeholder, and whether nothing else was said."""

    growth: Growth
    start: Fraction
    index: int
    sure: bool


def start_of(stem: Stem, growth: Growth, besides: tuple[int, ...] = ()) -> Told | None:
    """The one number that is neither the growth's, nor a year, nor among `besides`."""
    taken = {*growth.used, *besides}
    free = []
    for match in PLACEHOLDER.finditer(stem.prose):
        index = int(match.group(2))
        if match.group(1) not in "NM" or index in taken:
            continue
        value = stem.value(match.group())
        if value is None:
            return None
        before, after = stem.prose[: match.start()], stem.prose[match.end() :][:24]
        if any(value == stem.value(str(b)) for b in besides) and re.match(rf"[ -]{_UNIT}\b", after):
            continue  # the same span of time, said again
        if _is_year(before, value) or re.match(r"\s*\$?\s*(?:billion|million|thousand)\s*\$?\s*=|=", after):
            continue
        free.append((index, value, after))
    if len(free) != 1:
        return None
    index, value, after = free[0]
    return Told(growth, value * _scale(stem, after), index, growth.sure)


def _is_year(before: str, value: Fraction) -> bool:
    return (
        value.denominator == 1
        and 1800 <= value <= 2200
        and bool(re.search(r"\b(?:in|since|year|after|from|to|of)\s*$", before))
    )


def _scale(stem: Stem, after: str) -> Fraction:
    """From the number's own scale ("4 billion") to the answer's ("in billions")."""
    own = re.match(r"\s*(thousand|million|billion)", after)
    wanted = re.search(r"\bin (thousand|million|billion)s\b", stem.prose)
    factor = Fraction(_SCALE[own.group(1)] if own else 1)
    return factor / _SCALE[wanted.group(1)] if wanted else factor if own else Fraction(1)


def base_moves(growth: Growth) -> tuple[Move, ...]:
    if growth.percent is None:
        return ()
    if growth.factor == growth.percent:
        return ()
    per = (
        growth.percent
        if growth.every == 1 or growth.factor in (1 + growth.percent, 1 - growth.percent)
        else growth.percent * growth.every
    )
    sign = "+" if growth.factor > 1 else "-"
    expression = Bin(sign, num(1), rational(per, True))
    text = "Growth by a percentage keeps the whole and adds that part; a loss takes it away. Write it as one factor."
    return (Move("Turn the percentage into a factor", text, expression, rational(growth.factor, True)),)
