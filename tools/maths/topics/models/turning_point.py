"""Which quadratic function has the greatest (or least) value that the story tells, at the moment it tells?

"The ball reaches its greatest height of 29 feet 1 second after it is thrown, and it is 13 feet above the ground when it is
thrown." Every choice is tested at those two moments; a vertex form that only looks right fails one of them.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.polynomial import NotPolynomial, coefficient, collect, expand
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.models.nouns import TIME, unit_of
from tools.maths.tree import Node, Rel, letters
from tools.maths.values import Unvalued, evaluate

_TOP = re.compile(
    r"\b(?P<kind>maximum|greatest|highest|peak|minimum|lowest|least)\b(?: [a-z]+)?(?: height| value| point| altitude| profit| revenue| temperature| depth)?,? (?:of|is|was) (?P<q>⟦[NM]\d+⟧)(?: [a-z]+){0,3}?,? (?:at |after |exactly )?(?P<p>⟦N\d+⟧) (?P<unit>[a-z]+)"
)
_TOP_LATER = re.compile(
    r"\b(?:at|after) (?P<p>⟦N\d+⟧) (?P<unit>[a-z]+)[^.;⟦]{0,60}?\b(?P<kind>maximum|greatest|highest|peak|minimum|lowest|least)\b[^.;⟦]{0,30}?\b(?:of|is|was) (?P<q>⟦[NM]\d+⟧)"
)
_START = re.compile(
    r"(?:\bfrom|\bof|\bis|\bwas|\bfrom a (?:height|platform|ledge|roof) of|\bheight of) (?P<s>⟦N\d+⟧)(?=[^.;⟦]{0,40}?\b(?:when it is (?:thrown|launched|kicked|hit|released|tossed)|high|above the ground when|initially|at the start))"
    r"|\b(?:from|off) [^.;⟦]{0,40}?(?P<t>⟦N\d+⟧)[ -](?:feet|foot|meters?|inches)[ -](?:high|tall|above)"
    r"|\b(?:platform|ledge|roof|cliff|balcony|tower) (?:that is )?(?P<u>⟦N\d+⟧) (?:feet|foot|meters?) (?:high|tall|above)"
    r"|\binitial(?:ly)? [^.;⟦]{0,40}?(?P<v>⟦N\d+⟧)"
)


def solve(stem: Stem) -> Derivation | None:
    """The one choice that turns where, and starts as, the story says; None when that is not told."""
    if stem.equations() or stem.tables or not stem.choices:
        return None
    match = _TOP.search(stem.prose) or _TOP_LATER.search(stem.prose)
    if match is None or unit_of(match.group("unit")) not in TIME or re.search(r"\bnot\b|\bexcept\b", stem.ask):
        return None
    p, q = stem.value(match.group("p")), stem.value(match.group("q"))
    if p is None or q is None or p <= 0:
        return None
    high = match.group("kind") in ("maximum", "greatest", "highest", "peak")
    start = next(
        (
            stem.value(g)
            for m in _START.finditer(stem.prose)
            for g in m.groupdict().values()
            if g and g not in match.group()
        ),
        None,
    )
    used = len(stem.unused(())) - (2 if start is None else 3)
    bodies = {c.letter: _body(c) for c in stem.choices}
    if any(b is None for b in bodies.values()) or used > 0:
        return None

    def fits(choice: Choice) -> bool:
        return _turns(bodies.get(choice.letter), p, q, high, start)

    right = [c for c in stem.choices if fits(c)]
    if len(right) != 1:
        return None
    node = bodies[right[0].letter]
    assert node is not None
    told = f"turns at t = {p} with the value {q}" + (f", starts with {start}" if start is not None else "")
    return Derivation(
        skill=skills.NONLINEAR_FUNCTIONS,
        concept="In a(t - h)² + k the square is zero at t = h, and there the function has its greatest or least value k.",
        moves=(Move("Test where each function turns", "Put the told moments into every choice and see which gives all told values.",
                    words(told), node, check=lambda: [c for c in stem.choices if fits(c)] == right),),
        solutions=({},), values=(node,), fits=fits, asked="You are asked for a function that agrees with all that is told.",
        confirm=lambda: _near(node, p, q, high), full=False,
    )  # fmt: skip


def _body(choice: Choice) -> Node | None:
    node = choice.node.right if isinstance(choice.node, Rel) else choice.node
    return node if node is not None and not isinstance(node, Rel) and len(letters(node)) == 1 else None


def _turns(body: Node | None, p: Fraction, q: Fraction, high: bool, start: Fraction | None) -> bool:
    """By the coefficients: the vertex of a·t² + b·t + c is at -b/2a."""
    if body is None:
        return False
    (name,) = letters(body)
    try:
        terms = collect(expand(body))
    except NotPolynomial:
        return False
    a, b, c = (coefficient(terms, m) for m in (((name, 2),), ((name, 1),), ()))
    if any(t.degree > 2 for t in terms) or a == 0 or (a < 0) is not high:
        return False
    return -b / (2 * a) == p and a * p * p + b * p + c == q and start in (None, c)


def _near(body: Node, p: Fraction, q: Fraction, high: bool) -> bool:
    """By values: nothing near the turning point goes beyond it."""
    (name,) = letters(body)

    def at(values: Mapping[str, Fraction]) -> Fraction:
        value = evaluate(body, dict(values))
        return value if isinstance(value, Fraction) else Fraction(0)

    try:
        beside = [at({name: p + d}) for d in (Fraction(-1, 2), Fraction(1, 2), Fraction(1))]
        return at({name: p}) == q and all((v < q) is high for v in beside)
    except Unvalued:
        return False
