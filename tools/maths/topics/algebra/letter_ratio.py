"""The ratio of two letters that one equation ties together: 3a = 5b, or a is 60% of b.

The equation must be linear in both letters and hold nothing else.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import algebra, skills
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.polynomial import NotPolynomial, coefficient, collect, expand, rational, scale
from tools.maths.stem import Stem
from tools.maths.topics.writing import lettered
from tools.maths.tree import Bin, Percent, Rel, Sym, bare, letters, num
from tools.maths.values import same_at

CONCEPT = "The ratio of a to b is a divided by b: divide both sides by b, then by the number that stands with a."
_GIVEN = r"(?: and (?:neither [a-z] nor [a-z] is (?:0|zero)|[a-z] (?:≠|is not) ⟦N\d+⟧))?"
_ASK = r"what is the (?:value of the )?ratio of (?P<first>[a-z]) to (?P<second>[a-z])(?:, in (?:simplest|lowest) (?:form|terms))?\?"
_ASKS = tuple(
    re.compile(p)
    for p in (
        rf"^if (?P<relation>⟦R\d+⟧){_GIVEN}, {_ASK}$",
        rf"^(?:given that |in the equation )?(?P<relation>⟦R\d+⟧)[.,] {_ASK}$",
        rf"^if (?P<left>[a-z]) is (?P<value>⟦E\d+⟧), {_ASK}$",
        rf"^if (?P<left>[a-z]) is (?P<times>⟦P\d+⟧|⟦N\d+⟧ times) (?:of )?(?P<right>[a-z]), {_ASK}$",
    )
)


def solve(stem: Stem) -> Derivation | None:
    """The ratio as a fraction; None for anything else."""
    if "ratio" not in stem.prose or stem.tables or stem.statements:
        return None
    text = lettered(stem, stem.prose)
    asked = next((m for p in _ASKS if (m := p.match(text))), None)
    if asked is None:
        return None
    said = asked.groupdict()
    if said.get("relation"):
        relation = stem.node(said["relation"])
        if len(stem.placeholders("RFENMPDTB")) != 1:
            return None
    elif said.get("value"):
        relation = Rel("=", Sym(said["left"]), stem.node(said["value"]))
        if len(stem.placeholders("RFENMPDTB")) != 1:
            return None
    else:
        many = stem.node(said["times"])
        factor = Bin("/", many.arg, num(100), "frac") if isinstance(many, Percent) else many
        relation = Rel("=", Sym(said["left"]), Bin("*", factor, Sym(said["right"])))
        if ("of" in text.split(said["times"])[1].split()[:1]) is not isinstance(many, Percent):
            return None
    first, second = asked["first"], asked["second"]
    if not isinstance(relation, Rel) or relation.op != "=" or letters(relation) != {first, second} or first == second:
        return None
    return _derived(relation, first, second)


def _derived(relation: Rel, first: str, second: str) -> Derivation | None:
    try:
        terms = collect(expand(relation.left) + scale(expand(relation.right), Fraction(-1)))
    except NotPolynomial:
        return None
    if any(t.monomial not in (((first, 1),), ((second, 1),)) for t in terms):
        return None
    p, q = coefficient(terms, ((first, 1),)), coefficient(terms, ((second, 1),))
    if not p or not q:
        return None
    ratio = -q / p
    answer = rational(ratio)
    quotient = Bin("/", Sym(first), Sym(second), "frac")
    sides = Rel("=", Bin("*", rational(p), Sym(first)), Bin("*", rational(-q), Sym(second)))
    moves: tuple[Move, ...] = (
        Move("One letter on each side", f"Bring ${first}$ to one side and ${second}$ to the other.", relation, sides, check=lambda: _same(relation, sides)),
        Move("Divide", f"Divide both sides by ${second}$ and by the number that stands with ${first}$.", sides, Rel("=", quotient, answer), check=lambda: _same(sides, Rel("=", Sym(first), Bin("*", answer, Sym(second))))),
    )  # fmt: skip
    if bare(sides) == bare(relation):
        moves = moves[1:]
    return Derivation(
        skills.RATES, CONCEPT, moves, ({},), (answer,),
        asked=f"You are asked for {first} divided by {second}.",
        confirm=lambda: _holds(relation, {first: ratio * 7, second: Fraction(7)}),
        slips=(Slip("taking the ratio the other way round", rational(1 / ratio)),) if ratio * ratio != 1 else (),
    )  # fmt: skip


def _same(one: Rel, other: Rel) -> bool:
    """SymPy: one equation is a number times the other."""
    import sympy

    quotient = sympy.simplify(algebra.difference(one) / algebra.difference(other))
    return bool(quotient.is_number and quotient != 0)


def _holds(relation: Rel, at: dict[str, Fraction]) -> bool:
    return same_at(relation.left, relation.right, at)
