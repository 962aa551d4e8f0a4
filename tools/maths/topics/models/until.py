"""When does an exponential model reach an amount? Read off where the amount is a whole number of periods away.

850 · 2^(t/6) = 6800: the quotient 8 is 2³, so t/6 = 3. Amounts that need a logarithm are not answered.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move
from tools.maths.polynomial import rational
from tools.maths.topics.models.model import Exponential, Model
from tools.maths.tree import Bin, Node, Rel, has_decimal, letters, num, substitute, walk
from tools.maths.values import Unvalued, evaluate

MOST_PERIODS = 40


def reached(
    model: Model, shape: Exponential, amount: Fraction, since: Fraction | None, full: bool
) -> Derivation | None:
    """The input at which the model has an amount, or the year when `since` says what the input counts from."""
    if amount <= 0 or shape.start <= 0:
        return None
    quotient = amount / shape.start
    periods = next((k for k in range(-MOST_PERIODS, MOST_PERIODS + 1) if shape.growth**k == quotient), None)
    power = next(n for n in walk(model.body) if isinstance(n, Bin) and n.op == "^" and letters(n.right))
    if periods is None or periods <= 0:
        return None
    decimal = has_decimal(model.body)
    at = periods * shape.every
    divided = Rel("=", power, rational(quotient, decimal))
    compared = Rel("=", power.right, num(periods))

    def same_quotient() -> bool:
        """The power is the model divided by its value at zero, wherever one looks."""
        return all(_near(_value(power, shape, x) * shape.start, _value(model.body, shape, x)) for x in (0, 1, 7))

    moves = [
        Move("Put the amount in", "The model has the amount that is given: write that as an equation.",
             model.plain_equation, Rel("=", model.body, rational(amount, decimal)),
             check=lambda: _near(_value(model.body, shape, at), amount)),
        Move("Divide by the starting amount", "See how many times as large as at the start it has become.",
             Bin("/", rational(amount, decimal), rational(shape.start, decimal), "frac"), rational(quotient, decimal)),
        Move("Leave the power alone", "The power of the base is that many times.", Rel("=", model.body, rational(amount, decimal)), divided,
             check=same_quotient),
        Move("Compare the exponents", "Write the number as a power of the base: equal powers of one base have equal exponents.",
             divided, compared, check=lambda: _repeated(shape.growth, periods) == quotient),
        Move("Solve for the letter", "Undo what is done to the letter in the exponent.",
             substitute(power.right, {shape.letter: rational(at)}), num(periods)),
    ]  # fmt: skip
    answer = at
    if since is not None:
        answer = since + at
        moves.append(Move("Count from the first year", "The letter counts years from that year on.",
                          Bin("+", num(since), rational(at)), rational(answer)))  # fmt: skip
    return Derivation(
        skill=skills.NONLINEAR_FUNCTIONS,
        concept="An exponential model multiplies by its base once each period: count the periods that reach the amount.",
        moves=tuple(moves), solutions=({shape.letter: rational(at)},), values=(rational(answer),), full=full,
        confirm=lambda: _near(_value(model.body, shape, at), amount),
    )  # fmt: skip


def _repeated(base: Fraction, times: int) -> Fraction:
    product = Fraction(1)
    for _ in range(times):
        product *= base
    return product


def _value(body: Node, shape: Exponential, at: Fraction | int) -> float:
    try:
        return float(evaluate(body, {shape.letter: Fraction(at)}))
    except Unvalued:
        return float("nan")


def _near(a: float, b: float | Fraction) -> bool:
    return abs(a - float(b)) <= 1e-9 * max(1.0, abs(float(b)))
