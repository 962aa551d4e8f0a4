"""Direct and inverse proportion of letters, values told in words: "p is equal to 63 when q is equal to 9".

The law is said in words, or is an equation with one constant ("in the equation y = k/x, k is a constant"). Only laws
that are a power of one letter times the constant are read; every word must be accounted for.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import typeset
from tools.maths.derivation import Derivation
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.proportion.formulas.terms import powers
from tools.maths.topics.proportion.variation import derived
from tools.maths.tree import Node, Num, Rel, Sym, letters, walk
from tools.maths.values import Unvalued, evaluate

_L = r"(?:the )?(?:values? of |positive |real |nonzero )*(?:the )?(?:quantity |variable |number |letter )?<{}>"
_IS = r" ?(?:=|is equal to|is|was|equals|has (?:a|the) value(?: of)?) ?"


def _letter(name: str) -> str:
    return _L.format(rf"(?P<{name}>[A-Za-z]+)")


def _value(name: str) -> str:
    return rf"{_letter(name)}{_IS}\[(?P<{name}v>-?\d+(?:/\d+)?)\]"


_LAW = re.compile(
    rf"{_letter('y')},? (?:is|varies) (?P<how>directly |inversely )?(?:proportional to|as|with) "
    rf"(?:the (?P<power>square|cube) of )?{_letter('x')}"
)
_EQUATION = re.compile(
    rf"(?:in|for|consider|given) (?:the |an? )?(?:equation|function|formula|relation(?:ship)?) {{(?P<r>\d+)}},? "
    rf"(?:where |and |in which )?{_letter('k')} is an? (?:nonzero |positive |real |nonzero real )?constant"
)
_TOLD = tuple(re.compile(p) for p in (
    rf"{_value('a')},? (?:when|where|if|for|and) {_value('b')}",
    rf"(?:when|where|if) {_value('a')},? (?:then )?{_value('b')}",
))  # fmt: skip
_ASKED = tuple(re.compile(p) for p in (
    rf"(?:what is|which of the following is|find|what will be|what was|determine) {_letter('want')}(?: equal to)?,? (?:when|if|where|for) {_value('at')}",
    rf"(?:when|if) {_value('at')},? what is {_letter('want')}(?: equal to)?",
    rf"(?:for )?(?:what|which) value of <(?P<want>[A-Za-z]+)> (?:is|does|makes) {_letter('at')} (?:equal(?: to)? )?\[(?P<atv>-?\d+(?:/\d+)?)\]",
))  # fmt: skip
_FILLER_TEXT = """
    and if when where that suppose given the then with a in quantities variables are positive
"""
_FILLER = frozenset(_FILLER_TEXT.split())


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a problem, None for any other."""
    if stem.tables or stem.statements or len(stem.prose) > 700:
        return None
    text = _written(stem)
    law, equation = _LAW.search(text), _EQUATION.search(text)
    asked = next((m for p in _ASKED if (m := p.search(text))), None)
    if asked is None or (law is None) is (equation is None):
        return None
    told = next((m for p in _TOLD if (m := p.search(text, 0, asked.start()))), None)
    if told is None:
        return None
    if law is not None:
        y, x = law["y"], law["x"]
        power = {"square": 2, "cube": 3}.get(law["power"] or "", 1) * (-1 if law["how"] == "inversely " else 1)
    else:
        assert equation is not None
        read = _power(stem.nodes[int(equation["r"])], equation["k"])
        if read is None:
            return None
        y, x, power = read
    known = {told["a"]: Fraction(told["av"]), told["b"]: Fraction(told["bv"])}
    point, want = (asked["at"], Fraction(asked["atv"])), asked["want"]
    if set(known) != {x, y} or x == y or {point[0], want} != {x, y} or "k" in (x, y):
        return None
    rest = text
    for match in (law or equation, told, asked):
        rest = rest.replace(match.group(), " ") if match else rest
    if set(re.sub(r"[.,?;:]", " ", rest).split()) - _FILLER:
        return None
    return derived(stem, Sym(y), Sym(x), power, known, point, Sym(want), True)


def _written(stem: Stem) -> str:
    """The text with <p> for a letter, [63] for a number and {0} for an equation; "p = 63" keeps its letter."""

    def written(match: re.Match[str]) -> str:
        node = stem.nodes[int(match[2])]
        if isinstance(node, Sym):
            return f"<{node.name}>"
        if isinstance(node, Rel) and node.op == "=" and isinstance(node.left, Sym) and not letters(node.right):
            return f"<{node.left.name}> = {_number(node.right)}"
        return f"{{{match[2]}}}" if isinstance(node, Rel) else _number(node)

    return " ".join(PLACEHOLDER.sub(written, stem.prose).split())


def _number(node: Node) -> str:
    if letters(node):
        return typeset.plain(node)
    try:
        value = evaluate(node)
    except Unvalued:
        return "?"
    return f"[{value}]" if isinstance(value, Fraction) else "?"


def _power(node: Node, constant: str) -> tuple[str, str, int] | None:
    """The letters y and x and the power of x, in y = k times a power of x and nothing else.

    >>> from tools.maths.grammar import parse
    >>> _power(parse("y = k/x^2"), "k")
    ('y', 'x', -2)
    """
    if not isinstance(node, Rel) or node.op != "=" or not isinstance(node.left, Sym):
        return None
    found = powers(node.right)
    if found is None or found.get(constant) != 1 or len(found) != 2:
        return None
    if any(isinstance(n, Num) and n.value not in (2, 3) for n in walk(node.right)):
        return None
    ((x, power),) = ((n, p) for n, p in found.items() if n != constant)
    ones = {n: Fraction(1) for n in found}
    return (node.left.name, x, power) if abs(power) <= 3 and evaluate(node.right, ones) == 1 else None
