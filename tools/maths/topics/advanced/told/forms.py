"""The form of a function with two unknown constants and the values told of it: from a table, values, points, words."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.advanced.told.values import Values, name_of, read_table, said
from tools.maths.topics.advanced.told.words import left_over
from tools.maths.tree import Apply, Bin, Group, Node, Rel, Sym, has_call, letters
from tools.maths.values import evaluate

RULE = re.compile(
    r"\bwhich (?:of the following )?(?:equations?|functions?|rules?|formulas?)?\b[^.?]{0,50}\b(?:defines?|define|represents?|relates?|models?|describes?|equations?|could be the rule|is the rule|for)\b|\bwhich of the following (?:could )?(?:be|is|defines)\b"
)
_OWN_TEXT = "which where define defines both constants values value exponential linear determine satisfies has"
_OWN = frozenset(_OWN_TEXT.split())


@dataclass(frozen=True)
class Form:
    """A rule with two unknown constants: kind "exponential" (first · second^letter + more) or "linear" (first · letter + second)."""

    kind: str
    name: str
    letter: str
    first: str
    second: str
    body: Node
    more: Fraction = Fraction(0)
    given: bool = True  # whether the problem writes the constants itself


# ---- what is told ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Told:
    name: str
    letter: str
    values: Values
    full: bool


def read_told(stem: Stem) -> Told | None:
    """The function's name, its letter and its told values; None where a formula is not accounted for."""
    values: Values = {}
    names: set[str] = set()
    letter = ""
    if len(stem.tables) > 1 or stem.placeholders("MPD"):
        return None
    for table in stem.tables:
        read = read_table(table)
        if read is None:
            return None
        letter, name, values = read
        names.add(name)
    pairs = [(s.name, s.at, s.value) for s in said(stem)]
    for index in stem.placeholders("T"):
        node = stem.nodes[index]
        if not isinstance(node, Group) or len(node.items) != 2 or letters(node):
            return None
        x, y = (evaluate(i) for i in node.items)
        if not isinstance(x, Fraction) or not isinstance(y, Fraction):
            return None
        pairs.append(("y", x, y))
    for name, at, value in pairs:
        names.add(name)
        if values.setdefault(at, value) != value:
            return None
    for index in stem.placeholders("RF"):
        node = stem.nodes[index]
        if isinstance(node, Rel) and node.op in ">≥≠" and isinstance(node.left, Sym) and not letters(node.right):
            continue  # a > 0
        if not isinstance(node, Rel) or node.op != "=":
            return None
        if isinstance(node.left, Apply) and isinstance(node.left.arg, Sym):
            names.add(node.left.name)
            letter = letter or node.left.arg.name
        elif node.left == Sym("y"):
            names.add(name_of(node) or "y")
        elif not (isinstance(node.left, Apply) and not letters(node.left.arg) and not letters(node.right)):
            return None
    functions = names - {"y"}
    if len(functions) > 1:
        return None
    rest = re.sub(
        r"⟦N\d+⟧ (?=(?:different |selected |of the )?(?:values|points|inputs|ordered pairs|pairs))", "", stem.prose
    )
    if any(k == "N" for k, _ in PLACEHOLDER.findall(rest)):
        return None
    strange, trap = left_over(rest, _OWN)
    if trap or re.search(r"\b(?:polynomial|quadratic|shift\w*|reflect\w*|translat\w*)\b", rest):
        return None
    return Told(functions.pop() if functions else "y", letter or "x", values, not strange)


def read_form(stem: Stem, told: Told) -> Form | None:
    """The form of the rule: given with two letters, or said by "exponential" or "linear"."""
    bodies = [
        r.right
        for r in stem.equations()
        if r.left == Sym("y") or (isinstance(r.left, Apply) and isinstance(r.left.arg, Sym))
    ]
    bodies = [b for b in dict.fromkeys(bodies) if not has_call(b)]
    if len(bodies) > 1:
        return None
    if bodies:
        return _matched(bodies[0], told)
    if len([w for w in ("exponential", "linear") if re.search(rf"\b{w}\b", stem.prose)]) > 1:
        return None
    by_name = re.search(
        r"\b(exponential|linear) (?:function|relationship|equation|model)\b|\b(?:is|be) (exponential|linear)\b",
        stem.prose,
    )
    if by_name is None and not RULE.search(stem.ask):
        return None
    kind = (by_name[1] or by_name[2]) if by_name else _kind_of(told.values)
    a, b, x = Sym("a"), Sym("b"), Sym(told.letter)
    body = {"exponential": Bin("*", a, Bin("^", b, x)), "linear": Bin("+", Bin("*", a, x), b)}.get(kind)
    return None if body is None else Form(kind, told.name, told.letter, "a", "b", body, given=False)


def _kind_of(values: Values) -> str:
    """What three or more values look like: the same ratio, or the same slope, from each to the next."""
    places = sorted(values)
    if len(places) < 3 or any(values[p] <= 0 for p in places):
        return ""
    gaps = {b - a for a, b in pairwise(places)}
    ratios = {values[b] / values[a] for a, b in pairwise(places)}
    return "exponential" if len(gaps) == 1 and len(ratios) == 1 and ratios != {Fraction(1)} else ""


def _matched(body: Node, told: Told) -> Form | None:
    x = Sym(told.letter)
    match body:
        case Bin("*", Sym(a), Bin("^", Sym(b), power)) if power == x and len({a, b, told.letter}) == 3:
            return Form("exponential", told.name, told.letter, a, b, body)
        case Bin("+" | "-" as op, Bin("*", Sym(a), Bin("^", Sym(b), power)), more) if power == x and not letters(more):
            level = evaluate(more)
            if isinstance(level, Fraction) and len({a, b, told.letter}) == 3:
                return Form("exponential", told.name, told.letter, a, b, body, level if op == "+" else -level)
        case Bin("+", Bin("*", Sym(a), power), Sym(b)) if power == x and len({a, b, told.letter}) == 3:
            return Form("linear", told.name, told.letter, a, b, body)
    return None
