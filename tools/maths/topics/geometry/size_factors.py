r"""How a size of a figure changes with its lengths, in words: two of one shape compared, or one before and after.

"The volumes are equal and the radius of Q is half the radius of P", "each side of the base 20% longer, the height 25%
less": every relation is a factor, and the formula is a product of powers of lengths, so the last factor follows.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import isclose

from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.skills import AREA_VOLUME
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact, measuring
from tools.maths.topics.geometry.size_factors_reading import Asked, Facts, claim, read
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


def _moves(facts: Facts, letter: str, factor: Fraction, decimal: bool) -> list[Move]:
    powers = POWERS[facts.shape][facts.size]
    product: Node | None = None
    for dim, k in facts.factors.items():
        if dim == facts.size or (k == 1 and len(facts.factors) > 2):
            continue
        node = _shown(k, decimal)
        node = node if powers[dim] == 1 else Bin("^", node, num(powers[dim]))
        product = node if product is None else Bin("*", product, node, "cdot")
    product = product or num(1)
    total = exact.tree(exact.read(product), decimal)
    text = f"Each factor counts as often as its length stands in the formula for the {NAMES[facts.size]}."
    moves = [Move("Multiply the factors", text, product, total)]
    if letter == facts.size:
        return moves
    before: Node = Bin("/", _shown(facts.factors[facts.size], decimal), total, "frac")
    after = exact.tree(exact.read(before), decimal)
    text = f"The {NAMES[letter]} must make up for this, so that the {NAMES[facts.size]} has the factor that is told."
    moves.append(Move("Divide by what the others do", text, before, after))
    if powers[letter] > 1:
        moves.append(
            Move(
                "Take the root",
                f"The {NAMES[letter]} stands in the formula {powers[letter]} times.",
                Root(after, powers[letter]),
                _shown(factor, decimal),
            )
        )
    return moves


def _derivation(stem: Stem, facts: Facts, asked: Asked, factor: Fraction) -> Derivation | None:
    """The moves, and the answer in the form it is asked for: a factor, a percent, a size, or the sentence of a choice."""
    decimal = facts.percents or answering.uses_decimals(stem)
    moves = _moves(facts, asked.letter, factor, decimal)
    name = NAMES[asked.letter]
    value = factor
    if asked.turned:
        value = 1 / factor
        moves.append(
            Move(
                "Turn the factor round",
                "The question compares the two the other way round.",
                Bin("/", num(1), _shown(factor, decimal), "frac"),
                _shown(value, decimal),
            )
        )

    def confirm() -> bool:
        return _measured(facts, asked, factor)

    asks = f"You are asked how the {name} changes or compares."
    if asked.known is not None:
        before = Bin("*", _shown(asked.known, decimal), _shown(value, decimal), "cdot")
        node = exact.tree(exact.read(before), decimal)
        moves.append(
            Move("Multiply the known size", "The size asked for is the known one times the factor.", before, node)
        )
        return answering.derivation(
            stem,
            skill=AREA_VOLUME,
            concept=CONCEPT,
            asked=asks,
            moves=moves,
            value=node,
            confirm=confirm,
            unit=asked.unit,
        )
    if asked.kind in ("percent", "change") and value != 1:
        one, other = (_shown(value, decimal), num(1)) if value > 1 else (num(1), _shown(value, decimal))
        change = _shown(abs(value - 1) * 100, True)
        text = "The change as a percent of the original is the factor's distance from 1, times 100."
        if asked.kind == "percent" or facts.percents:
            moves.append(
                Move("Compare with the original", text, Bin("*", Bin("-", one, other), num(100), "cdot"), change)
            )
        if asked.kind == "percent":
            if asked.way and (asked.way == "increase") != (value > 1):
                return None
            found = answering.derivation(
                stem,
                skill=AREA_VOLUME,
                concept=CONCEPT,
                asked=asks,
                moves=moves,
                value=change,
                confirm=confirm,
                unit="percent",
            )
            return (
                found
                if found is None or not stem.choices
                else _in_words(stem, asked, moves, value, confirm, asks, amount=abs(value - 1))
            )
    elif asked.kind == "percent":
        return None
    if asked.kind == "times":
        return answering.derivation(
            stem,
            skill=AREA_VOLUME,
            concept=CONCEPT,
            asked=asks,
            moves=moves,
            value=_shown(value, decimal),
            confirm=confirm,
        )
    if stem.choices:
        return _in_words(stem, asked, moves, value, confirm, asks)
    return answering.derivation(
        stem,
        skill=AREA_VOLUME,
        concept=CONCEPT,
        asked=asks + " As a factor.",
        moves=moves,
        value=_shown(value, decimal),
        confirm=confirm,
    )


def _in_words(
    stem: Stem,
    asked: Asked,
    moves: list[Move],
    value: Fraction,
    confirm: Callable[[], bool],
    asks: str,
    *,
    amount: Fraction | None = None,
) -> Derivation | None:
    """The answer as the one choice that says so; choices that say anything else are not understood."""
    claims = {c.letter: claim(c.text, asked, amount=amount is not None) for c in stem.choices}
    wanted = value if amount is None else amount
    right = [c for c in stem.choices if claims[c.letter] == wanted]
    if len(right) != 1:
        return None
    phrase = words(right[0].text) if "$" not in right[0].text else words("the choice that says so")
    moves.append(
        Move(
            "Compare the choices",
            "Only one choice says this.",
            _shown(wanted, True),
            phrase,
            check=lambda: list(claims.values()).count(wanted) == 1,
        )
    )

    def fits(choice: Choice) -> bool:
        return claims.get(choice.letter) == wanted

    return Derivation(
        AREA_VOLUME,
        CONCEPT,
        tuple(moves),
        ({},),
        (),
        phrase=right[0].text,
        asked=asks,
        confirm=confirm,
        fits=fits,
        full=None not in claims.values(),
    )


def _measured(facts: Facts, asked: Asked, factor: Fraction) -> bool:
    """A figure and its copy with every length changed, both measured: the sizes have the factors told and found."""
    known = {**facts.factors, asked.letter: factor}
    own = {d: 2.0 + 0.7 * i for i, d in enumerate("rhslwb")}
    new = {d: v * float(known.get(d, 1)) for d, v in own.items()}
    before, after = measuring.sizes(facts.shape, own), measuring.sizes(facts.shape, new)
    return isclose(after[facts.size] / before[facts.size], float(known[facts.size]), rel_tol=1e-3)
