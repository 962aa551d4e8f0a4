"""How long a period of an exponential model is: until it has doubled, or until it has changed by a given percentage.

"f(t) = 600(2)^(t/45): how many minutes does it take to double?", "it increases by 4% every n months: what is n?"
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move
from tools.maths.framing import framed
from tools.maths.polynomial import rational
from tools.maths.stem import Stem
from tools.maths.topics.models import growing
from tools.maths.topics.models.model import Exponential, model_of, shape_of
from tools.maths.topics.models.nouns import TIME, stem_word
from tools.maths.tree import Bin, num, substitute, walk
from tools.maths.values import Unvalued, evaluate, same_value

_UNIT = r"(?P<unit>second|minute|hour|day|week|month|year|decade)s?"
_TO_DOUBLE = re.compile(
    rf"\bhow (?:long|much time|many {_UNIT})\b[^?]*?\b(?:for|until)\b[^?]*? (?:to )?(?P<verb>doubl|tripl|quadrupl|halv)(?:e|es|ed)\b"
)
_IN_UNIT = re.compile(rf",? in {_UNIT},?")
_EVERY_N = re.compile(
    rf"\b(?P<verb>increas|decreas|grow|declin|drop)\w*\b[^⟦?]*? by (?P<p>⟦P\d+⟧) (?:every|each) (?P<n>⟦S\d+⟧) {_UNIT}"
)
_FACTORS = {"doubl": Fraction(2), "tripl": Fraction(3), "quadrupl": Fraction(4), "halv": Fraction(1, 2)}


def solve(stem: Stem) -> Derivation | None:
    """The length of a period; None when no exponential model is given or no period is asked."""
    every = _EVERY_N.search(stem.prose)
    double = _TO_DOUBLE.search(stem.ask)
    if (every is None) == (double is None) or not stem.equations() or framed(stem.ask):
        return None
    model = model_of(stem)
    shape = shape_of(model) if model is not None else None
    if model is None or not isinstance(shape, Exponential):
        return None
    match = every or double
    assert match is not None
    factor = _FACTORS[match.group("verb")] if every is None else _percent_factor(stem, every)
    timed = model.said(shape.letter)
    if factor != shape.growth or timed is None or timed.unit not in TIME:
        return None
    if every is not None and not re.search(r"\bwhat is the value of ⟦S\d+⟧\?", stem.ask):
        return None
    named = match.group("unit") or ((m := _IN_UNIT.search(stem.ask)) and m.group("unit")) or timed.unit
    unit = next((u for u in TIME if stem_word(u) == stem_word(named)), named)
    span = growing.converted(shape.every, timed.unit, unit)
    if span is None:
        return None
    power = next(n for n in walk(model.body) if isinstance(n, Bin) and n.op == "^")
    placed = substitute(power.right, {shape.letter: num(shape.every)})
    text = "The base counts once whenever the exponent grows by 1: find the input for which the exponent is 1."
    moves = [Move("Make the exponent 1", text, placed, num(1))]
    if span != shape.every:
        ratio = growing.converted(Fraction(1), timed.unit, unit) or Fraction(1)
        into = Bin("*", rational(shape.every), rational(ratio), "cdot")
        moves.append(Move("Change the unit", "Write that time in the unit that is asked for.", into, rational(span)))

    def by_values() -> bool:
        """The model one such period later, from several starting points."""
        try:
            for p in (0, 2, 5):
                now, later = (evaluate(model.body, {shape.letter: (p + d) * shape.every}) for d in (0, 1))
                if not same_value(float(later) / float(now), float(shape.growth)):
                    return False
        except (Unvalued, ZeroDivisionError):
            return False
        return True

    return Derivation(
        skill=skills.NONLINEAR_FUNCTIONS,
        concept="In a power with a fraction as exponent, the fraction says how long one period of growth lasts.",
        moves=tuple(moves), solutions=({},), values=(rational(span),), confirm=by_values,
        asked="You are asked how long one period of the growth lasts.", unit=f"{unit}s",
    )  # fmt: skip


def _percent_factor(stem: Stem, match: re.Match[str]) -> Fraction | None:
    rate = stem.value(match.group("p"))
    if rate is None:
        return None
    return 1 + rate if match.group("verb") in ("increas", "grow") else 1 - rate
