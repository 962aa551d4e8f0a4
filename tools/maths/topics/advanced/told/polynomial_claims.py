"""What each choice says of a polynomial: that it has certain values at certain places."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import stem as stems
from tools.maths.polynomial import NotPolynomial, collect, expand
from tools.maths.problem import Choice
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.advanced import division
from tools.maths.topics.advanced.told.values import name_of, said
from tools.maths.topics.advanced.told.words import left_over
from tools.maths.tree import Apply, Bin, Group, Node, Rel, Sym, letters
from tools.maths.values import evaluate

Claim = tuple[tuple[Fraction, Fraction], ...]  # pairs (at, value)

_FACTOR = re.compile(
    r"\bfactor (?:of|for) (?:the )?(?:polynomial )?(?:function )?⟦[ES](?P<p>\d+)⟧|⟦[ES](?P<p2>\d+)⟧ (?:is|must be|must also be|is also)?[a-z ,]{0,30}\bdivisible\b|\bdivides?\b[a-z ]{0,20}⟦[ES](?P<p3>\d+)⟧|\bfactor of the polynomial\b"
)
_TRUE = re.compile(
    r"\b(?:must be|is|has to be|is necessarily|must necessarily be) true\b|\bmust follow\b|\bfollows from\b"
)
EQUAL = re.compile(
    r"which of the following (?:must )?(?:equals?|be equal to|is equal to|must be equal to) (?:⟦N(?P<n>\d+)⟧|zero)"
)
_POINT = re.compile(
    r"which (?:point|of the following points|of the following)[^.?]{0,40}(?:lies?|is|be|on) (?:on )?(?:the )?graph of ⟦[ESR](?P<p>\d+)⟧|graph of ⟦[ESR](?P<p2>\d+)⟧[^.?]{0,40}\bwhich (?:point|of the following)"
)
_ZERO = re.compile(
    r"\bwhich\b[^.?]{0,30} (?:is|must be) a (?:zero|root) of (?:the )?(?:polynomial |function )?⟦[ES](?P<p>\d+)⟧"
)
OWN_TEXT = """
    divided divide divides dividing divisible division remainder remainders factor factors by evenly exactly leaves leaving gives yields no without polynomial
    zero zeros root roots guaranteed certain necessarily theorem upon on after must follow follows table produces results result takes values
"""
OWN = frozenset(OWN_TEXT.split())


def moved(node: Node, name: str) -> Fraction | None:
    """How much a formula is above p(x); None where it is no such thing.

    >>> from tools.maths.tree import num
    >>> moved(Bin("+", Apply("p", Sym("x")), num(4)), "p")
    Fraction(4, 1)
    """
    if name_of(node) == name:
        return Fraction(0)
    match node:
        case Bin("+" | "-" as op, Apply(n, Sym()), right) if n == name and not letters(right):
            value = evaluate(right)
            return None if not isinstance(value, Fraction) else -value if op == "-" else value
    return None


def claims(stem: Stem, name: str) -> list[Claim] | None:
    """What each choice says of the polynomial's values; None where one is not understood."""
    ask = stem.ask
    for one in said(stem):
        ask = ask.replace(one.cut, " ") if one.cut else ask  # "if x + 5 is a factor of …, which must be true?"
    if (match := _FACTOR.search(ask)) is not None:
        index = match["p"] or match["p2"] or match["p3"]
        up = moved(stem.nodes[int(index)], name) if index else Fraction(0)
        if up is None:
            return None
        found = [_divisor(c.node, -up) for c in stem.choices]
    elif (match := EQUAL.search(ask)) is not None:
        level = evaluate(stem.nodes[int(match["n"])]) if match["n"] else Fraction(0)
        found = [_call_claim(c.node, name, level) for c in stem.choices]
    elif (match := _POINT.search(ask)) is not None and name_of(stem.nodes[int(match["p"] or match["p2"])]) == name:
        found = [_pair(c.node) for c in stem.choices]
    elif (match := _ZERO.search(ask)) is not None and name_of(stem.nodes[int(match["p"])]) == name:
        found = [_zero(c.node) for c in stem.choices]
    elif _TRUE.search(ask):
        found = [_statement(c, name) for c in stem.choices]
    else:
        return None
    return None if any(f is None for f in found) else [f for f in found if f is not None]


def _divisor(node: Node | None, level: Fraction) -> Claim | None:
    """That a factor divides p(x) − level: the value is `level` wherever the factor is zero."""
    if node is None or isinstance(node, Rel | Group) or len(letters(node)) != 1:
        return None
    letter = next(iter(letters(node)))
    try:
        values = division.coefficients(collect(expand(node)), letter)
    except NotPolynomial:
        return None
    roots = division.rational_roots(values)
    return tuple((r, level) for r in roots) if len(set(roots)) == len(values) - 1 else None


def _call_claim(node: Node | None, name: str, level: object) -> Claim | None:
    if isinstance(node, Apply) and node.name == name and not letters(node.arg) and isinstance(level, Fraction):
        at = evaluate(node.arg)
        return ((at, level),) if isinstance(at, Fraction) else None
    return None


def _pair(node: Node | None) -> Claim | None:
    if not isinstance(node, Group) or node.kind != "pair" or len(node.items) != 2:
        return None
    x, y = (evaluate(i) for i in node.items)
    return ((x, y),) if isinstance(x, Fraction) and isinstance(y, Fraction) else None


def _zero(node: Node | None) -> Claim | None:
    if node is None or letters(node) or isinstance(node, Rel | Group):
        return None
    at = evaluate(node)
    return ((at, Fraction(0)),) if isinstance(at, Fraction) else None


def _statement(choice: Choice, name: str) -> Claim | None:
    """One statement in words or as an equation, read as the told ones are."""
    laid = stems.read(f"The polynomial ${name}(x)$. {choice.text}")
    found = {(s.at, s.value) for s in said(laid) if s.name == name}
    text = laid.prose
    for one in said(laid):
        text = text.replace(one.cut, " ") if one.cut else text
    left = [k for k, _ in PLACEHOLDER.findall(text)]
    strange, trap = left_over(text, OWN)
    if len(found) != 1 or strange or trap or any(k in "NPMDTB" for k in left) or sum(k in "RF" for k in left) > 1:
        return None
    return tuple(found)
