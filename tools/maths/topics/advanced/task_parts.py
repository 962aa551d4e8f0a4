"""First passes over a formula problem: imaginary numbers, phrases that make formulas, declared letters, conditions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.advanced import phrases
from tools.maths.topics.advanced.task import Fact
from tools.maths.tree import Abs, Apply, Bin, Chain, Neg, Node, Num, Rel, Root, Sym, has_call, letters
from tools.maths.values import exact_value


class Reading:
    def __init__(self, stem: Stem) -> None:
        self.stem = stem
        self.nodes = list(stem.nodes)
        self.text = re.sub(r"\s+", " ", stem.prose)
        self.conditions: list[Rel] = []
        self.constants: set[str] = set()
        self.whole: set[str] = set()
        self.facts: list[Fact] = []
        self.identity = False
        self.swallowed: list[str] = []
        self.identity_letter = ""
        self.imaginary = False

    def node(self, placeholder: str | None) -> Node | None:
        match = PLACEHOLDER.search(placeholder or "")
        return self.nodes[int(match.group(2))] if match else None

    def cut(self, match: re.Match[str], new: str = " · ") -> None:
        self.text = re.sub(r"\s+", " ", self.text[: match.start()] + new + self.text[match.end() :])

    def add(self, node: Node) -> str:
        self.nodes.append(node)
        return f" ⟦{'R' if isinstance(node, Rel) else 'E'}{len(self.nodes) - 1}⟧ "


_IMAGINARY = re.compile(r"(?:\(?(?:for|where|and|if|given|note:?|with|let|here,?)+(?: that)? )?⟦R(\d+)⟧\)?")


_IMAGINARY_WORDS = re.compile(
    r"(?:where |and |with |if )?(?:⟦S\d+⟧|i) (?:is|denotes|represents) the imaginary (?:unit|number)"
    r"|(?:where |and |with |if |for )?⟦S\d+⟧ = √ ?\(?[−-]1\)?"
    r"|(?:in )?the complex number system|imaginary unit"
)


def take_imaginary(reading: Reading) -> None:
    for match in list(_IMAGINARY.finditer(reading.text)):
        node = reading.nodes[int(match.group(1))]
        if isinstance(node, Rel) and node.op == "=" and _is_imaginary(node):
            reading.imaginary = True
            reading.text = reading.text.replace(match.group(), " · ")
    told = _IMAGINARY_WORDS.search(reading.text)
    if told:
        reading.imaginary = True
        reading.cut(told)


def _is_imaginary(node: Rel) -> bool:
    minus_one = Neg(Num(Fraction(1)))
    match node.left, node.right:
        case Sym("i"), Root(arg, 2):
            return exact_value(arg) == -1
        case Bin("^", Sym("i"), _), right:
            return exact_value(right) == -1
    return node.left == Sym("i") and node.right == minus_one


_INDEX = {"square": 2, "cube": 3, "third": 3, "fourth": 4, "fifth": 5}


_OPS = {"sum": "+", "difference": "-", "product": "*", "quotient": "/"}


def merge_phrases(reading: Reading) -> None:
    for pattern, kind in phrases.COMPILED_MERGES:
        for _ in range(4):
            match = pattern.search(reading.text)
            if match is None:
                break
            a = reading.node(match.group("a"))
            b = reading.node(match.groupdict().get("b"))
            built = _built(kind, match.groupdict(), a, b)
            if built is None:
                break
            reading.cut(match, reading.add(built))


def _settled(a: Node | None, b: Node | None) -> Node | None:
    """ "The value of f(3) is 7" is an equation, where f(3) is a function's value."""
    return Rel("=", a, b) if isinstance(a, Apply) and b is not None and not letters(a) else None


def _built(kind: str, groups: Mapping[str, str | None], a: Node | None, b: Node | None) -> Node | None:
    op = groups.get("op") or ""
    if kind == "value":
        return _settled(a, b)
    if kind == "pin":
        return Rel("=", a, b) if a is not None and b is not None else None
    if kind == "equal":
        return Rel("=", a, b) if a is not None and b is not None and has_call(a) else None
    if a is None or isinstance(a, Rel):
        return None
    if kind == "root":
        return Root(a, _INDEX[groups["index"] or "square"])
    if kind == "one":
        if op == "reciprocal":
            return Bin("/", Num(Fraction(1)), a, "frac")
        if op == "absolute value":
            return Abs(a)
        return None if "conjugate" in op else Bin("^", a, Num(Fraction(2 if op == "square" else 3)))
    if b is None or isinstance(b, Rel):
        return None
    if kind == "op":
        return Bin(_OPS[op], a, b, "frac" if op == "quotient" else "")
    if op.startswith("subtract"):
        return Bin("-", b, a)
    return Bin("+" if op.startswith("add") else "*", a, b)


def take_declarations(reading: Reading) -> None:
    for pattern, _ in phrases.COMPILED_DECLARATIONS:
        for _ in range(6):
            match = pattern.search(reading.text)
            if match is None:
                break
            groups = match.groupdict()
            what, sign = groups.get("what") or "", (groups.get("sign") or "").strip()
            if not what and not sign:
                break
            names = [n.name for n in map(reading.node, PLACEHOLDER_TEXT.findall(groups["names"])) if isinstance(n, Sym)]
            op = {"positive": ">", "negative": "<", "nonzero": "≠", "non-zero": "≠"}.get(sign)
            if op:
                reading.conditions += [Rel(op, Sym(n), Num(Fraction(0))) for n in names]
            above = reading.node(groups.get("above"))
            if above is not None:
                reading.conditions += [Rel(">", Sym(n), above) for n in names]
            if "constant" in what or "coefficient" in what:
                reading.constants |= set(names)
            if "integer" in what or "whole" in what:
                reading.whole |= set(names)
            reading.cut(match, " ")
    reading.text = re.sub(r"\s*,(?:\s*[,·])+\s*,?\s*(?=[a-z⟦])", " ", reading.text)


PLACEHOLDER_TEXT = re.compile(r"⟦[A-Z]\d+⟧")


def take_identities(reading: Reading) -> None:
    for pattern in phrases.COMPILED_IDENTITIES:
        for _ in range(3):
            match = pattern.search(reading.text)
            if match is None:
                break
            node = reading.node(match.groupdict().get("node"))
            reading.identity = True
            if isinstance(node, Rel):
                if node.op == "=":
                    break
                reading.conditions.append(node)
                node = node.left
            if isinstance(node, Sym):
                reading.identity_letter = node.name
            reading.cut(match)


_CONDITION = re.compile(
    r"(?:(?:where|for|if|and|when|assuming|assume|provided|suppose|given|such|with|all|that|values?|of|real|every|but)"
    r"\b,? ?)*⟦R(\d+)⟧"
)


def take_conditions(reading: Reading) -> None:
    for match in reversed(list(_CONDITION.finditer(reading.text))):
        node = reading.nodes[int(match.group(1))]
        links = node.links if isinstance(node, Chain) else (node,)
        if all(isinstance(r, Rel) and r.op in "<>≤≥≠" for r in links):
            reading.conditions += [r for r in links if isinstance(r, Rel)]
            reading.cut(match)
