"""How much the input must change for the output to change by a given amount, in a linear model.

"By how many feet must the elevation increase for the boiling point to decrease by 4.5 degrees?", "How many additional
miles must be driven for the cost to increase by $10?" The letters may count thousands; the answer is in the unit asked.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation, Slip
from tools.maths.framing import framed
from tools.maths.polynomial import rational
from tools.maths.stem import Stem
from tools.maths.topics.models.changes import LEAD, no_more, skill_of
from tools.maths.topics.models.given import TRAPS_HERE, letter_of
from tools.maths.topics.models.model import Linear, Model, model_of, shape_of
from tools.maths.topics.models.nouns import content, unit_of
from tools.maths.topics.models.quantity import Quantity
from tools.maths.topics.models.said_amounts import amount_test
from tools.maths.topics.writing import calculated
from tools.maths.tree import Bin, has_decimal, num
from tools.maths.values import evaluate

_UP = r"increase|grow|rise|go up|climb"
_DOWN = r"decrease|drop|fall|decline|go down|shrink"
_MUST = r"(?:must|does|do|should|would|will|need|needs|has|have)"
_FOR = r"(?:for|so that|in order for|to make|before|until)"
_OUT = (
    rf"{_FOR} (?:the |its |his |her |their )?(?P<out>[a-z][a-z' -]*?)(?:, in [a-z ]+,)? (?:to |will |would )?(?:be |have )?(?P<outverb>{_UP}|{_DOWN}|change)(?:s|d|ed)? "
    r"by (?:exactly )?(?P<n>⟦[NM]\d+⟧)(?P<unit>(?: [a-z]+){0,5})"
)
_END = r"(?:,? (?:according to|based on) the [a-z ]+)?\s*\?"
_ASKS = (
    re.compile(
        LEAD + rf"by (?:how many|how much|what amount)(?P<inunit>[a-z ,]*?) {_MUST} (?:the |its |her |his )?(?P<in>[a-z][a-z' -]*?) (?:need to |have to |be )?(?P<inverb>{_UP}|{_DOWN}|change)d? "
        + _OUT + _END
    ),
    re.compile(
        LEAD + r"how many (?:more |additional |extra )?(?P<in>[a-z][a-z -]*?) (?:(?:must|need to|should|would|will|have to|does it|do|would it|will it|are|is) (?:[a-z]+ ){0,3}?)?"
        + _OUT + _END
    ),
)  # fmt: skip


def solve(stem: Stem) -> Derivation | None:
    """The change of the input; None for any other question."""
    match = next((m for pattern in _ASKS if (m := pattern.fullmatch(stem.ask))), None)
    if match is None or not stem.equations() or framed(stem.ask):
        return None
    model = model_of(stem)
    if model is None or not model.output or len(model.inputs) != 1:
        return None
    shape, change = shape_of(model), stem.value(match.group("n"))
    put_in, output = model.said(model.inputs[0]), model.said(model.output)
    if not isinstance(shape, Linear) or change is None or put_in is None or output is None:
        return None
    words = match.group("in") + " " + (match.groupdict().get("inunit") or "")
    if letter_of(model, words) != model.inputs[0] or letter_of(model, match.group("out")) not in (None, model.output):
        return None
    turns = _turn(match.groupdict().get("inverb") or "increase") * _turn(match.group("outverb"))
    if turns * shape.rate < 0:
        return None
    sizes = _size(put_in, words, stem), _size(output, match.group("unit"), stem, "⟦M" in match.group("n"))
    if None in sizes or sizes[0] is None or sizes[1] is None:
        return None
    full = (
        letter_of(model, match.group("out")) == model.output
        and no_more(stem)
        and not TRAPS_HERE & set(match.group("out").split())
    )
    return _derivation(stem, model, shape, change, sizes[0], sizes[1], full)


def _turn(verb: str) -> int:
    return 0 if verb == "change" else 1 if re.match(_UP, verb) else -1


def _size(quantity: Quantity, said: str, stem: Stem, money: bool = False) -> Fraction | None:
    """How many of the question's units one unit of the letter is, None where the units differ."""
    unit = "dollar" if money else unit_of(said)
    if unit and quantity.unit and unit != quantity.unit:
        return None
    if quantity.scale == 1:
        return Fraction(1)
    named = re.search(r"\b(?:hundred|thousand|million|billion)s?\b", said)
    return Fraction(1) if named else Fraction(quantity.scale) if unit or content(said) & quantity.words else None


def _derivation(
    stem: Stem, model: Model, shape: Linear, change: Fraction, in_size: Fraction, out_size: Fraction, full: bool
) -> Derivation | None:
    decimal = has_decimal(model.body)
    rate = rational(abs(shape.rate), decimal)
    steps = Bin("/", rational(change / out_size, decimal), rate, "frac")
    text = "For each unit of the input the output changes by the slope: see how often the slope fits into the change."
    made = calculated("Divide the change by the rate", text, steps, decimal=decimal)
    if made is None:
        return None
    moves = [made[0]]
    answer = change / out_size / abs(shape.rate) * in_size
    if in_size != 1:
        into = Bin("*", made[1], num(in_size), "cdot")
        scaled = calculated(
            "Change the unit", "The letter counts in a larger unit than the question asks for.", into, decimal=decimal
        )
        if scaled is None:
            return None
        moves.append(scaled[0])

    def at_points() -> bool:
        """The model before and after that change, from two starting points."""
        gaps = [abs(_at(model, p + answer / in_size) - _at(model, p)) * out_size for p in (Fraction(0), Fraction(5))]
        return gaps == [change, change]

    quantity = model.said(shape.letter)
    slips = [Slip("multiplying by the rate", rational(change * abs(shape.rate), True))]
    if in_size != 1:
        slips.append(Slip("answering in the model's unit", rational(answer / in_size, True)))
    return Derivation(
        skill=skill_of(stem),
        concept="In a linear model equal changes of the input bring equal changes of the output: the slope says how much for one.",
        moves=tuple(moves), solutions=({},), values=(rational(answer, decimal),), confirm=at_points, full=full,
        asked="You are asked for a change of the input, when the change of the output is known.",
        fits=amount_test(stem.choices, rational(answer)), unit=quantity.plural if quantity else "", slips=tuple(slips),
    )  # fmt: skip


def _at(model: Model, point: Fraction) -> Fraction:
    value = evaluate(model.body, {model.inputs[0]: point})
    return value if isinstance(value, Fraction) else Fraction(value).limit_denominator(10**12)
