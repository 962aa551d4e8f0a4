"""Linear or exponential, rising or falling, and by how much: data against choices that each describe a growth.

A choice is read as a kind, a direction and an amount ("increasing exponential, by 30% each year"); whatever it says must
be true of the data.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.stem import Stem
from tools.maths.topics.data.finishing import text_answer
from tools.maths.topics.data.measures import text_of
from tools.maths.topics.data.points import pairs_in
from tools.maths.topics.data.words import unmarked

CONCEPT = (
    "Over equal steps of x, a linear relationship adds the same amount each time, an exponential one multiplies by the "
    "same factor."
)
_RISES = re.compile(r"\bincreas|\bpositive|\bgrow|\brising|\brises?\b|\bdoubl|\btripl|\bgain")
_FALLS = re.compile(r"\bdecreas|\bnegative|\bdecay|\bfalling|\bfalls?\b|\bdeclin|\bloses?\b|\bdrops?\b|\bhalv|\bshrink")
_LINE = re.compile(
    r"(?<!non)(?<!non-)\blinear|(?<!multiplied by the )(?<!divided by the )\bsame (?:amount|number|difference)|\bconstant (?:amount|rate of change|difference|number)"
)
_CURVE = re.compile(
    r"\bexponential|\bsame (?:factor|percent|ratio|proportion)|\bmultipl|\bconstant (?:factor|percent|ratio)|\bdoubl|\btripl|\bhalv"
)
_OTHER = re.compile(
    r"\bquadratic|\bparabol|\bneither|\bnone|\bno (?:clear )?(?:relationship|association|pattern)|\binverse"
)
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|percent)")
_BY = re.compile(
    r"\bby (?:about |approximately |roughly |exactly |an average of )?\$?\s*(-?\d[\d,]*(?:\.\d+)?)(?!\s*(?:%|percent|\d))"
)
_FACTOR = re.compile(r"(?:factor of|multiplied by|times|multiplies by) (?:about |approximately )?(\d+(?:\.\d+)?)")
_ASKS = re.compile(
    r"\bdescribes?\b|\bmodel|\brelationship|\bgrowth|\btype of|\bkind of|\bchange[sd]?\b|\btrue\b|\bhow\b"
)


@dataclass(frozen=True)
class _Saying:
    """What a choice says of the data; None where it says nothing."""

    linear: bool | None
    rising: bool | None
    amount: Fraction | None = None
    percent: Fraction | None = None
    factor: Fraction | None = None
    about: bool = False
    contradicts: bool = False  # "linear, because it is multiplied by the same factor" is true of nothing


def saying(text: str) -> _Saying | None:
    """A choice as a kind of growth, None when it is none.

    >>> saying("Increasing exponential, growing by 30% each year").percent
    Fraction(3, 10)
    """
    plain = " ".join(unmarked(text).split()).replace(" %", "%")
    line, curve = bool(_LINE.search(plain)), bool(_CURVE.search(plain))
    percent, by, factor = _PERCENT.search(plain), _BY.search(plain), _FACTOR.search(plain)
    if by and by.start() < (factor.start() if factor else 0) and plain.find("multipl") >= 0:
        by = None
    rising, falling = bool(_RISES.search(plain)), bool(_FALLS.search(plain))
    if line and curve:
        return _Saying(None, None, contradicts=True)
    if _OTHER.search(plain) or (rising and falling) or len(re.findall(r"\d+(?:\.\d+)?", plain)) > 2:
        return None
    linear = True if line or (by and not curve) else False if curve or percent or factor else None
    if linear is None and not (rising or falling):
        return None
    value = lambda m: Fraction(m.group(1).replace(",", "")) if m else None  # noqa: E731
    share = value(percent)
    return _Saying(
        linear,
        True if rising else False if falling else None,
        None if percent else value(by),
        None if share is None else share / 100,
        value(factor),
        "about" in plain or "approximately" in plain,
    )


def kind_of_growth(stem: Stem) -> Derivation | None:
    """The choice that describes how y grows with x."""
    if not stem.choices or not _ASKS.search(stem.ask):
        return None
    said = [saying(c.text) for c in stem.choices]
    if sum(s is None for s in said) > 1 or len({(s.linear, s.amount, s.percent, s.factor) for s in said if s}) < 2:
        return None
    data = pairs_in(stem)
    if data is None or len(data.points) < 3:
        return None
    points = sorted(data.points)
    steps = [b[0] - a[0] for a, b in pairwise(points)]
    if len(set(steps)) != 1 or any(y <= 0 for _, y in points):
        return None
    ys = [y for _, y in points]
    differences, ratios = [b - a for a, b in pairwise(ys)], [b / a for a, b in pairwise(ys)]
    linear, exponential = len(set(differences)) == 1, len(set(differences)) > 1 and _steady(ratios)
    if not linear and not exponential:
        exponential = _spread(ratios) * 3 < _spread(differences)
        linear = _spread(differences) * 3 < _spread(ratios)
    if linear is exponential or not differences[0]:
        return None
    hits = [
        c for c, s in zip(stem.choices, said, strict=True) if s is not None and _true(s, ys, linear, steps[0], c.text)
    ]
    if len(hits) != 1:
        return None
    shown = differences if linear else ratios
    return text_answer(
        stem,
        hits[0],
        Derivation(
            skill=skills.TWO_VARIABLE_DATA,
            concept=CONCEPT,
            moves=(
                Move("Compare neighbouring values", "Look whether the differences or the quotients of neighbouring values stay the same.", words(", ".join(text_of(y) for y in ys)), words(", ".join(_short(v) for v in shown)), check=lambda: _spread(shown) <= min(_spread(differences), _spread(ratios))),
            ),
            solutions=({},),
            values=(),
            asked="You are asked which kind of function goes with the data.",
            confirm=lambda: _second_look(ys, linear),
            full=False,
        ),
    )  # fmt: skip


def _true(said: _Saying, ys: list[Fraction], linear: bool, step: Fraction, text: str) -> bool:
    """Whether all that a choice says is true of the data."""
    if said.contradicts or said.linear not in (None, linear) or said.rising not in (None, ys[1] > ys[0]):
        return False
    span = re.search(r"\b(?:every|each) (\d+)\b", text.lower())
    units = float(span.group(1)) if span else 1.0
    if said.linear is None and (said.amount or said.percent or said.factor):
        return False
    slack = 0.02 if said.about else 0.006
    change = float(ys[-1] - ys[0]) / (len(ys) - 1) / float(step) * units
    factor = (float(ys[-1]) / float(ys[0])) ** (units / (len(ys) - 1) / float(step))
    if said.amount is not None and abs(abs(change) - float(said.amount)) > slack * abs(change) * (
        5 if said.about else 1
    ):
        return False
    if said.percent is not None and abs(abs(factor - 1) - float(said.percent)) > slack:
        return False
    return said.factor is None or abs(factor - float(said.factor)) <= slack * factor


def _short(value: Fraction) -> str:
    return text_of(value) if value.denominator in (1, 2, 4, 5, 10, 20, 100) else f"{float(value):.3f}"


def _steady(ratios: list[Fraction]) -> bool:
    """The same factor, up to what rounding the data does."""
    return max(ratios) - min(ratios) < Fraction(1, 100) * min(ratios)


def _spread(values: list[Fraction]) -> float:
    middle = sum(values) / len(values)
    return float(max(values) - min(values)) / abs(float(middle)) if middle else float("inf")


def _second_look(ys: list[Fraction], linear: bool) -> bool:
    """Second differences against products of the outer values and squares of the inner ones."""
    bend = max(abs(float(a - 2 * b + c)) / abs(float(b)) for a, b, c in zip(ys, ys[1:], ys[2:], strict=False))
    twist = max(abs(float(a * c) / float(b * b) - 1) for a, b, c in zip(ys, ys[1:], ys[2:], strict=False))
    return bend < twist if linear else twist < bend
