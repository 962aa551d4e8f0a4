"""A formula that is one product of powers, and what its letters are said to be: "where d is the diameter, in meters"."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tools.maths.stem import Stem
from tools.maths.topics.proportion.quantities import unit_at
from tools.maths.topics.proportion.units import Unit, singular
from tools.maths.tree import Bin, Node, Num, Rel, Sym, letters
from tools.maths.values import Unvalued, evaluate

_TOLD = re.compile(
    r"(?P<first>⟦S\d+⟧)(?:,? and (?P<second>⟦S\d+⟧))? (?:is|are|was|represents?|denotes?|gives?|stands for) (?P<what>[^⟦.?;]{2,160})"
)
_IN = re.compile(r"(?:,|^|\b)\s*(?:measured )?in (?=[a-z])")
_SMALL_TEXT = """
    the a an of in on at for its their his her each every that this those from and to by with total value all used said
    it they is are was were has have does depends constant
"""
_SMALL = frozenset(_SMALL_TEXT.split())


@dataclass(frozen=True)
class Letter:
    """What a letter is said to be: its words, its unit if one is told, and whether it is a constant."""

    words: frozenset[str]
    unit: Unit | None
    constant: bool


@dataclass(frozen=True)
class Formula:
    """A product of powers with what is told of its letters and of its result ("" has no letter)."""

    body: Node
    powers: Mapping[str, int]
    told: Mapping[str, Letter]
    output: str
    result: Letter


def powers(node: Node) -> dict[str, int] | None:
    """The power of each letter in a product or quotient; None where it is no such thing.

    >>> from tools.maths.grammar import parse
    >>> powers(parse("k d^2 / t"))
    {'k': 1, 'd': 2, 't': -1}
    """
    match node:
        case Sym(name):
            return {} if name == "pi" else {name: 1}
        case Bin("*" | "/" as op, left, right):
            one, other = powers(left), powers(right)
            if one is None or other is None:
                return None
            for name, power in other.items():
                one[name] = one.get(name, 0) + (power if op == "*" else -power)
            return {n: p for n, p in one.items() if p}
        case Bin("^", base, Num(exponent)) if exponent.denominator == 1 and abs(exponent) <= 6:
            inner = powers(base)
            return None if inner is None else {n: p * int(exponent) for n, p in inner.items()}
        case Rel():
            return None
    if letters(node):
        return None
    try:
        evaluate(node)
    except Unvalued:
        return None
    return {}


def formula(stem: Stem) -> Formula | None:
    """The one formula of a problem, None where there is none, several, or it is no product of powers.

    >>> from tools.maths import stem
    >>> f = formula(stem.read("The cost, in dollars, is $c w h$, where $w$ is the width, in feet."))
    >>> f.told["w"].unit.words(), f.result.unit.words()
    ('feet', 'dollars')
    """
    places = [i for i in stem.placeholders("REF", " ".join(stem.sentences))]
    if not places or len(places) > 1:
        return None
    node, output = stem.nodes[places[0]], ""
    if isinstance(node, Rel):
        if node.op != "=" or not isinstance(node.left, Sym):
            return None
        output, node = node.left.name, node.right
    found = powers(node)
    if not found or len(found) > 6 or output in found:
        return None
    told = _letters(stem)
    kind = next(k for k in "REF" if f"⟦{k}{places[0]}⟧" in stem.prose)
    before = stem.prose[: stem.prose.index(f"⟦{kind}{places[0]}⟧")].rsplit(". ", 1)[-1]
    result = told.get(output) or _described(re.sub(r"⟦S\d+⟧", " ", before))
    return Formula(node, found, told, output, result)


def _letters(stem: Stem) -> dict[str, Letter]:
    found: dict[str, Letter] = {}
    for match in _TOLD.finditer(stem.prose):
        what = re.sub(r",? and $", "", match["what"])
        both = re.match(r"(?:the )?([a-z]+) and (?:the )?([a-z]+)\b(.*)", what) if match["second"] else None
        for i, group in enumerate(("first", "second")):
            node = stem.node(match[group]) if match[group] else None
            if not isinstance(node, Sym):
                continue
            text = f"{both[1 + i]}{both[3]}" if both else what
            found.setdefault(node.name, _described(text))
    for match in re.finditer(r"(?:the )?(?P<what>[a-z]+(?: [a-z]+)?),? ⟦S(?P<n>\d+)⟧,? in (?=[a-z])", stem.prose):
        node, unit = stem.node(match["n"]), unit_at(stem.prose, match.end())
        if isinstance(node, Sym) and unit is not None:
            found.setdefault(node.name, Letter(_words(match["what"]), unit[0].plain(), False))
    for match in re.finditer(r"\bnumber of ([a-z]+),? ⟦S(\d+)⟧", stem.prose):
        node = stem.node(match[2])
        if isinstance(node, Sym):
            found.setdefault(node.name, Letter(_words(f"number {match[1]}"), Unit.of(match[1]), False))
    for match in re.finditer(r"\bin ⟦S(\d+)⟧ (?=[a-z])", stem.prose):
        node, unit = stem.node(match[1]), unit_at(stem.prose, match.end())
        if isinstance(node, Sym) and unit is not None:
            found.setdefault(node.name, Letter(frozenset(), unit[0].plain(), False))
    return found


def _described(text: str) -> Letter:
    """What a phrase such as "the length of the log, in meters" says; a number of things has them as its unit."""
    constant = bool(re.search(r"\bconstant\b|\bcoefficient\b", text))
    counted = re.match(r"(?:the )?(?:total )?number of ([a-z]+)", text)
    units = [u for m in _IN.finditer(text) if (u := unit_at(text, m.end(), counted=False)) is not None]
    units += [u for m in re.finditer(r", in (?=[a-z]+(?:,|$))", text) if (u := unit_at(text, m.end())) is not None]
    unit = units[0][0].plain() if units else None
    if counted and unit is None:
        unit = Unit.of(counted[1])
    if len({u[0].plain() for u in units}) > 1:
        unit = None
    return Letter(_words(re.sub(r",? in [a-z ]+(?=,|$)", " ", text)), unit, constant)


def _words(text: str) -> frozenset[str]:
    return frozenset(singular(w) for w in re.findall(r"[a-z]+", text)) - _SMALL
