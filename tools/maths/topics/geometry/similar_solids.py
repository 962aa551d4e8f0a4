r"""Two solids of one shape: from the ratio of their lengths, surfaces or volumes to another of these ratios.

"The surface area of the larger cube is 9 times that of the smaller one. The volume …": cubes, spheres and solids said to
be similar. Choices may be such statements themselves. Solids that are not said to have one shape are not read.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from math import isclose

from tools.maths.derivation import Derivation, Move, Slip, words
from tools.maths.polynomial import rational
from tools.maths.problem import Choice
from tools.maths.skills import AREA_VOLUME
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, measuring
from tools.maths.topics.geometry.solid_relations import Asked, Relation, claim, read
from tools.maths.topics.writing import plain_text
from tools.maths.tree import Bin, Node, Root, num

CONCEPT = (
    "Solids of one shape are enlargements of each other: if lengths are multiplied by $k$, surface areas are multiplied "
    "by $k^2$ and volumes by $k^3$."
)
READS_SENTENCES = True


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem about two solids of one shape, None for anything else."""
    said = " ".join([stem.prose, *(c.text for c in stem.choices)])
    if not re.search(r"surface area|volume", said) or stem.tables or stem.statements:
        return None
    text = plain_text(stem)
    if len(text) > 900:
        return None
    found = read(text)
    if found is None:
        return None
    told, asked = found
    if asked.kind == "true":
        return _which(stem, told)
    if {asked.one, asked.other} != {told.one, told.other} or asked.power == told.power:
        return None
    factor = _changed(told, asked.power)
    if factor is None:
        return None
    factor = factor if asked.one == told.one else 1 / factor
    return _answer(stem, told, asked, factor)


def _changed(told: Relation, power: int) -> Fraction | None:
    """The ratio of another size; None when it is irrational.

    >>> _changed(Relation(2, "a", "b", Fraction(9)), 3)
    Fraction(27, 1)
    """
    scale = _root(told.factor, told.power)
    return None if scale is None else scale**power


def _root(value: Fraction, power: int) -> Fraction | None:
    parts = [round(n ** (1 / power)) for n in (value.numerator, value.denominator)]
    found = Fraction(parts[0], parts[1])
    return found if found**power == value else None


def _steps(told: Relation, power: int) -> tuple[list[Move], Fraction]:
    """The scale factor of the lengths, and the ratio of the size with this power."""
    scale = _root(told.factor, told.power)
    assert scale is not None
    moves: list[Move] = []
    name = {2: "surface areas", 3: "volumes"}
    if told.power > 1:
        before = Root(rational(told.factor), told.power)
        text = f"The ratio of the {name[told.power]} is the ratio of the lengths to the power {told.power}: undo that power."
        moves.append(Move("Find the ratio of the lengths", text, before, rational(scale),
                          check=lambda: scale**told.power == told.factor))  # fmt: skip
    if power > 1:
        before_power = Bin("^", rational(scale), num(power))
        text = f"The ratio of the {name[power]} is the ratio of the lengths to the power {power}."
        moves.append(Move(f"Raise it to the power {power}", text, before_power, rational(scale**power)))
    return moves, scale**power


def _confirmed(told: Relation, power: int, factor: Fraction) -> Callable[[], bool]:
    """A cube and a ball, and their copies enlarged, measured by slices: all told and found ratios hold."""

    def check() -> bool:
        scale = float(told.factor) ** (1 / told.power)
        for shape, letter in (("cube", "s"), ("sphere", "r")):
            one, other = (measuring.sizes(shape, {letter: 2.0 * k}) for k in (scale, 1.0))
            both = [{1: 2.0 * k, 2: m["S"], 3: m["V"]} for k, m in ((scale, one), (1.0, other))]
            for p, f in ((told.power, told.factor), (power, factor)):
                if not isclose(both[0][p] / both[1][p], float(f), rel_tol=1e-3):
                    return False
        return True

    return check


def _answer(stem: Stem, told: Relation, asked: Asked, factor: Fraction) -> Derivation | None:
    """A ratio, or a size of one solid from that of the other."""
    moves, ratio = _steps(told, asked.power)
    value: Node = rational(factor)
    if factor != ratio:
        moves.append(Move("Turn the ratio round", "The question compares the solids the other way round.",
                          Bin("/", num(1), rational(ratio), "frac"), value))  # fmt: skip
    if asked.known is not None:
        product = Bin("*", rational(asked.known), value, "cdot")
        value = rational(asked.known * factor)
        moves.append(Move("Multiply the known size", "The size asked for is the known one times the ratio.", product, value))  # fmt: skip
    start = asked.known if asked.known is not None else Fraction(1)
    like = told.factor if asked.one == told.one else 1 / told.factor
    slips = [Slip("using the ratio of one size for another", rational(start * like))]
    return answering.derivation(
        stem, skill=AREA_VOLUME, concept=CONCEPT, asked="You are asked how another size compares, for two solids of one shape.",
        moves=moves, value=value, confirm=_confirmed(told, asked.power, ratio), unit=asked.unit, slips=slips,
    )  # fmt: skip


def _which(stem: Stem, told: Relation) -> Derivation | None:
    """The statement that must be true: each choice is a relation of its own, judged by the scale factor."""
    if not stem.choices:
        return None
    claims = {c.letter: claim(c.text) for c in stem.choices}
    verdicts = {letter: judged(told, said) for letter, said in claims.items()}
    right = [c for c in stem.choices if verdicts[c.letter] is True]
    if len(right) != 1 or None in verdicts.values():
        return None
    said = claims[right[0].letter]
    assert said is not None
    moves, ratio = _steps(told, said.power)
    if not moves:
        return None
    phrase = words(right[0].text) if "$" not in right[0].text else words("the statement with this ratio")
    moves.append(Move("Compare the statements", "Only one statement has this ratio, for this size and in this order.",
                      rational(ratio), phrase, check=lambda: [judged(told, s) for s in claims.values()].count(True) == 1))  # fmt: skip

    def fits(choice: Choice) -> bool:
        return verdicts[choice.letter] is True

    return Derivation(
        AREA_VOLUME, CONCEPT, tuple(moves), ({},), (), phrase=right[0].text,
        asked="You are asked which statement follows from the ratio that is told.",
        confirm=_confirmed(told, said.power, ratio), fits=fits,
    )  # fmt: skip


def judged(told: Relation, said: Relation | None) -> bool | None:
    """Whether a statement follows from what is told; None when it is about other things."""
    if said is None or {said.one, said.other} != {told.one, told.other}:
        return None
    ratio = _changed(told, said.power)
    if ratio is None:
        return None
    return said.factor == (ratio if said.one == told.one else 1 / ratio)
