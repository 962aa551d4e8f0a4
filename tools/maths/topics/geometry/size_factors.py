r"""How a size of a figure changes with its lengths, in words: two of one shape compared, or one before and after.

"The volumes are equal and the radius of Q is half the radius of P", "each side of the base 20% longer, the height 25%
less": every relation is a factor, and the formula is a product of powers of lengths, so the last factor follows.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

from fractions import Fraction
from math import isclose

from tools.maths.derivation import Derivation, Move, words
from tools.maths.skills import AREA_VOLUME
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact, measuring
from tools.maths.topics.geometry.size_factors_claims import claim
from tools.maths.topics.geometry.size_factors_reading import Asked, Facts, read
from tools.maths.topics.geometry.size_factors_wording import NAMES, POWERS, READ_WORDS
from tools.maths.topics.writing import plain_text
from tools.maths.tree import Bin, Node, Root, num

CONCEPT = "The formula is a product of lengths: when a length is multiplied by $k$, the size is multiplied by $k$ once for each time this length stands in the formula."
READS_SENTENCES = True
READS = READ_WORDS


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a comparison, None for anything else."""
    if stem.tables or stem.statements or stem.placeholders("RFEDT"):
        return None
    text = plain_text(stem)
    if len(text) > 700:
        return None
    try:
        found = read(text)
    except ZeroDivisionError:  # "1/0 of the length"
        return None
    if found is None:
        return None
    facts, asked = found
    factor = missing(facts, asked.letter)
    return None if factor is None else _derivation(stem, facts, asked, factor)


def missing(facts: Facts, letter: str) -> Fraction | None:
    """The factor of the size asked for, from all the others; None where one is not told or the root is irrational.

    >>> missing(Facts("cylinder", "V", {"V": Fraction(1), "r": Fraction(1, 2)}), "h")
    Fraction(4, 1)
    """
    powers = POWERS[facts.shape][facts.size]
    factors = facts.factors
    if letter == facts.size:
        if not factors or not set(factors) <= set(powers) or (not facts.change and set(factors) != set(powers)):
            return None
        total = Fraction(1)
        for dim, k in factors.items():
            total *= k ** powers[dim]
        return total
    if set(factors) != {facts.size, *powers} - {letter}:
        return None
    left = factors[facts.size]
    for dim, power in powers.items():
        if dim != letter:
            left /= factors[dim] ** power
    if powers[letter] == 1:
        return left
    roots = [round(n ** (1 / powers[letter])) for n in (left.numerator, left.denominator)]
    root = Fraction(roots[0], roots[1])
    return root if root ** powers[letter] == left else None


def _shown(value: Fraction, decimal: bool) -> Node:
    return exact.tree(exact.constant(value), decimal)


def _work(facts: Facts, letter: str, factor: Fraction, decimal: bool) -> answering.Working:
    """The moves from the factors told to the one asked for."""
    powers = POWERS[facts.shape][facts.size]
    product: Node | None = None
    for dim, k in facts.factors.items():
        if dim == facts.size or (k == 1 and len(facts.factors) > 2):
            continue
        node = _shown(k, decimal)
        node = node if powers[dim] == 1 else Bin("^", node, num(powers[dim]))
        product = node if product is None else Bin("*", product, node, "cdot")
    work = answering.Working(decimal)
    text = f"Each factor counts as often as its length stands in the formula for the {NAMES[facts.size]}."
    total = work.step("Multiply the factors", text, product or num(1))
    if letter != facts.size:
        text = (
            f"The {NAMES[letter]} must make up for this, so that the {NAMES[facts.size]} has the factor that is told."
        )
        before = Bin("/", _shown(facts.factors[facts.size], decimal), total, "frac")
        after = work.step("Divide by what the others do", text, before)
        if powers[letter] > 1:
            text = f"The {NAMES[letter]} stands in the formula {powers[letter]} times."
            work.moves.append(Move("Take the root", text, Root(after, powers[letter]), _shown(factor, decimal)))
    return work


def _derivation(stem: Stem, facts: Facts, asked: Asked, factor: Fraction) -> Derivation | None:
    """The moves, and the answer in the form it is asked for: a factor, a percent, a size, or the sentence of a choice."""
    decimal = facts.percents or answering.uses_decimals(stem)
    work = _work(facts, asked.letter, factor, decimal)
    value = 1 / factor if asked.turned else factor
    if asked.turned:
        text = "The question compares the two the other way round."
        before = Bin("/", num(1), _shown(factor, decimal), "frac")
        work.moves.append(Move("Turn the factor round", text, before, _shown(value, decimal)))
    asks = f"You are asked how the {NAMES[asked.letter]} changes or compares."

    def confirm() -> bool:
        return _measured(facts, asked, factor)

    def found(answer: Node, unit: str = "", form: str = "") -> Derivation | None:
        return answering.derivation(
            stem, skill=AREA_VOLUME, concept=CONCEPT, asked=asks + form, moves=work.moves, value=answer, confirm=confirm, unit=unit
        )  # fmt: skip

    if asked.known is not None:
        text = "The size asked for is the known one times the factor."
        before = Bin("*", _shown(asked.known, decimal), _shown(value, decimal), "cdot")
        return found(work.step("Multiply the known size", text, before), asked.unit)
    percent = asked.kind == "percent"
    if percent and (value == 1 or (asked.way and (asked.way == "increase") != (value > 1))):
        return None
    wanted = abs(value - 1) if percent else value
    if percent or (asked.kind == "change" and facts.percents and value != 1):
        one, other = (_shown(value, decimal), num(1)) if value > 1 else (num(1), _shown(value, decimal))
        change = _shown(abs(value - 1) * 100, True)
        text = "The change as a percent of the original is the factor's distance from 1, times 100."
        before = Bin("*", Bin("-", one, other), num(100), "cdot")
        work.moves.append(Move("Compare with the original", text, before, change))
        if percent and not stem.choices:
            return found(change, "percent")
    if asked.kind == "times":
        return found(_shown(value, decimal))
    if not stem.choices:
        return found(_shown(value, decimal), form=" As a factor.")
    claims = {c.letter: claim(c.text, asked, amount=percent) for c in stem.choices}
    right = [c for c in stem.choices if claims[c.letter] == wanted]
    if len(right) != 1:
        return None
    phrase = words(right[0].text if "$" not in right[0].text else "the choice that says so")
    text = "Only one choice says this."
    work.moves.append(Move("Compare the choices", text, _shown(wanted, True), phrase, check=lambda: len(right) == 1))
    return Derivation(
        AREA_VOLUME, CONCEPT, tuple(work.moves), ({},), (), phrase=right[0].text, asked=asks, confirm=confirm,
        fits=lambda choice: claims.get(choice.letter) == wanted, full=None not in claims.values(),
    )  # fmt: skip


def _measured(facts: Facts, asked: Asked, factor: Fraction) -> bool:
    """A figure and its copy with every length changed, both measured: the sizes have the factors told and found."""
    known = {**facts.factors, asked.letter: factor}
    measured = measuring.times_as_large(facts.shape, facts.size, known)
    return measured is not None and isclose(measured, known[facts.size], rel_tol=1e-3)
