"""Two ratios that share one amount: a to b is 2 to 3 and b to c is 4 to 5, so a to c is 8 to 15.

What is asked is the ratio of the outer two, or one of them where the other is told.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.polynomial import rational
from tools.maths.stem import Stem
from tools.maths.topics.proportion.units import singular
from tools.maths.topics.writing import plain_text
from tools.maths.tree import Bin, Node

CONCEPT = (
    "Multiply the two ratios as fractions: the amount that both share stands above once and below once and cancels."
)
_NAME = r"(?:the )?(?:number of )?(?P<{0}>[a-z]+(?: (?!to\b|is\b|and\b)[a-z]+)?)"
_N = r"(\d+(?:\.\d+)?)"
_PLACE = r"(?:(?:in|at|on) (?:an?|the|this) [a-z]+(?: [a-z]+)?, )?"


def _fact(one: str, two: str) -> str:
    p, q = _N.replace("(", f"(?P<p_{one}>", 1), _N.replace("(", f"(?P<q_{one}>", 1)
    named = _NAME.format(one) + " to " + _NAME.format(two)
    return rf"(?:the ratio of {named} is {p}(?: to |:){q}|(?P<{one}_>[a-z]):(?P<{two}_>[a-z]) ?= ?{p.replace('p_', 'r_')}:{q.replace('q_', 's_')})"


_FACTS = rf"{_PLACE}(?:if )?{_fact('a', 'b')}(?:,? and|\.) {_fact('c', 'd')}"
_WHAT = rf"what is (?:the ratio of {_NAME.format('x')} to {_NAME.format('y')}|(?P<x_>[a-z]):(?P<y_>[a-z]))(?: in the [a-z]+)?\?"
_AMOUNT = rf"(?:there are )?{_N.replace('(', '(?P<n>', 1)} (?P<of>[a-z]+(?: (?!in\b)[a-z]+)?)(?: in the [a-z]+)?"
_EQUALS = rf"(?P<letter>[a-z]) ?(?:=|is|is equal to) ?{_N.replace('(', '(?P<m>', 1)}"
_MANY = r"how many (?P<wanted>[a-z]+(?: (?!are\b)[a-z]+)?) are (?:there|in the [a-z]+)"
_OF = r"what is (?:the value of )?(?P<sought>[a-z])"
_PATTERNS = tuple(
    re.compile(p)
    for p in (
        rf"{_FACTS}[.,] {_WHAT}",
        rf"{_FACTS}\. (?:if|when) {_AMOUNT}, {_MANY}\?",
        rf"{_FACTS}\. {_MANY} if {_AMOUNT}\?",
        rf"{_FACTS}\. if {_EQUALS}, {_OF}\?",
        rf"{_FACTS}\. {_OF} (?:if|when) {_EQUALS}\?",
    )
)
_OTHER_TEXT = """
    all total other others rest sum twice half remaining not each every together
"""
_OTHER = frozenset(_OTHER_TEXT.split())


def solve(stem: Stem) -> Derivation | None:
    """The ratio of the outer two amounts, or one of them; None for anything else."""
    if ("ratio" not in stem.prose and ":" not in stem.text) or stem.tables or stem.statements:
        return None
    text = plain_text(stem)
    read = next((m for p in _PATTERNS if (m := p.fullmatch(text))), None)
    if read is None or _OTHER & set(re.findall(r"[a-z]+", text)):
        return None
    said = {k: v for k, v in read.groupdict().items() if v}
    ties = []
    for one, two in (("a", "b"), ("c", "d")):
        first, second = _named(said.get(one) or said[one + "_"]), _named(said.get(two) or said[two + "_"])
        top = Fraction(said.get("p_" + one) or said["r_" + one])
        bottom = Fraction(said.get("q_" + one) or said["s_" + one])
        if not top or not bottom or first == second:
            return None
        ties.append((first, second, top, bottom))
    if "x" in said or "x_" in said:
        outer = _named(said.get("x") or said["x_"]), _named(said.get("y") or said["y_"])
        known = None
    else:
        outer = _named(said.get("wanted") or said["sought"]), _named(said.get("of") or said["letter"])
        known = Fraction(said.get("n") or said["m"])
    return _linked(ties, outer, known)


def _named(noun: str) -> str:
    return " ".join(singular(w) for w in noun.split())


Tie = tuple[str, str, Fraction, Fraction]


def _linked(ties: list[Tie], outer: tuple[str, str], known: Fraction | None) -> Derivation | None:
    """outer[0] over outer[1], times `known` where that is the amount of the second."""
    (a, b, p, q), (c, d, r, s) = ties
    shared = {a, b} & {c, d}
    if len(shared) != 1 or {a, b} ^ {c, d} != set(outer) or outer[0] == outer[1]:
        return None
    first, second = ((p, q) if a == outer[0] else (q, p)), ((r, s) if d == outer[1] else (s, r))
    if outer[0] not in (a, b):
        first, second = ((r, s) if c == outer[0] else (s, r)), ((p, q) if b == outer[1] else (q, p))
    one, two = (Bin("/", rational(x), rational(y), "frac") for x, y in (first, second))
    ratio = first[0] / first[1] * second[0] / second[1]
    product = Bin("*", one, two, "cdot")
    moves = [
        Move(
            "Multiply the ratios",
            "Write each ratio as a fraction so that the shared amount cancels, and multiply.",
            product,
            rational(ratio),
        )
    ]
    value = ratio
    if known is not None:
        value = ratio * known
        if value.denominator != 1 and len(outer[0]) > 1:
            return None
        moves.append(
            Move(
                "Multiply by the amount told",
                "The fraction tells how many there are for each one of the other kind.",
                Bin("*", rational(ratio), rational(known), "cdot"),
                rational(value),
            )
        )
    answer: Node = rational(value)
    return Derivation(
        skills.RATES, CONCEPT, tuple(moves), ({},), (answer,),
        asked="You are asked to go from one amount to another through the amount that both ratios share.",
        confirm=lambda: _scaled(first, second) == ratio,
        slips=(Slip("taking the numbers as they stand", rational(first[0] / second[1])),) if known is None and first[0] / second[1] != ratio else (),
    )  # fmt: skip


def _scaled(first: tuple[Fraction, Fraction], second: tuple[Fraction, Fraction]) -> Fraction:
    """The same by giving the shared amount one size in both ratios."""
    size = first[1] * second[0]
    return first[0] * (size / first[1]) / (second[1] * (size / second[0]))
