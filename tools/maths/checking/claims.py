"""A learner's line as what it claims: equations, alternatives, a value, a pair, a choice's letter, "no solution".

Lines may have prose round the maths, several claims ("3x = 15, so x = 5") or none that can be read. This module only
reads; whether a claim is true is for `work.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.maths.derivation import State
from tools.maths.numerals import spell_out_digits
from tools.maths.spans import Formula, Segment, segment
from tools.maths.tree import Apply, Bin, Chain, Group, Node, Rel, Sym, has_call, letters, walk

MAX_LINE = 1_000


@dataclass(frozen=True)
class Equations:
    """Relations that are said to hold; several rows are alternatives ("x = 2 or x = 3")."""

    state: State


@dataclass(frozen=True)
class Value:
    """A bare number or expression: an answer, or a calculation on the side."""

    node: Node


@dataclass(frozen=True)
class Pair:
    """An ordered pair."""

    group: Group


@dataclass(frozen=True)
class Letter:
    """A choice named by its letter."""

    letter: str


@dataclass(frozen=True)
class Phrase:
    """An answer in words: "no solution" or "infinitely many solutions"."""

    text: str


Claim = Equations | Value | Pair | Letter | Phrase

_LETTER = re.compile(
    r"\W*(?:i\s+(?:think|got|get|choose|chose|pick|say)\s+)?(?:it'?s\s+|the\s+)?(?:answer|choice|option)?\s*(?:is|:|=)?\s*\(?([A-Ha-h])\)?\W*",
    re.IGNORECASE,
)
_NONE = re.compile(r"\bno (?:real )?(?:solutions?|roots?|answers?)\b|∅|\bimpossible\b|cannot be solved", re.IGNORECASE)
_MANY = re.compile(r"\binfinite(?:ly)?\b|\ball (?:real )?numbers\b|every (?:number|value)|always true", re.IGNORECASE)
_ARROWS = re.compile(r"=>|⇒|⟹|->|→|∴|\\implies|\\Rightarrow|\\to\b|\\therefore|;")
_MARKER = re.compile(
    r"^\s*(?:[-*•>]\s+|(?:step|line)\s*\d+\s*[:.)]\s*|\(?\d{1,2}[.)]\s+(?=\S)|\(?[a-h]\)\s+(?=\S))", re.IGNORECASE
)
_SAYS = re.compile(
    r"\s*(?:is|equals?|is equal to|must be|will be|would be|gives|makes|should be|=|:)(?: to)?\s*", re.IGNORECASE
)
_SUBSCRIPT = re.compile(r"_\{(\w)\}")
_LONG_SUBSCRIPT = re.compile(r"_\{?\w{2,}")
_VARIABLE = re.compile(r"\s*\$\s*[a-h]\s*\$\s*")  # a letter typeset as maths names no choice
_OR = re.compile(r"[\s,]*(?:or|and)?[\s,]*", re.IGNORECASE)


def read_line(line: str, choices: bool = False) -> list[Claim]:
    """What a line claims, in order; an empty list when nothing in it can be read.

    choices: whether the problem has choices, so that a lone letter names one.

    >>> read_line("so x = 2 or x = 3")[0].state.latex()
    'x = 2 \\\\quad \\\\text{or} \\\\quad x = 3'
    """
    line = _SUBSCRIPT.sub(r"_\1", _MARKER.sub("", line[:MAX_LINE]))
    if _LONG_SUBSCRIPT.search(line):
        return []  # a name such as F_{DE}: read letter by letter it would be another formula
    if choices and not _VARIABLE.fullmatch(line) and (match := _LETTER.fullmatch(line)):
        return [Letter(match.group(1).upper())]
    claims: list[Claim] = []
    for piece in _ARROWS.split(line):
        claims.extend(_read_piece(piece))
    return claims


def _read_piece(piece: str) -> list[Claim]:
    piece = re.sub(r"\b([A-Za-z])\s+(?:is|equals|must be|will be)\s+(?=[-−\d(\\])", r"\1 = ", spell_out_digits(piece))
    parts = _with_says(segment(piece))
    nodes = [(i, p.node) for i, p in enumerate(parts) if isinstance(p, Formula)]
    if not nodes:
        if _NONE.search(piece):
            return [Phrase("no solution")]
        return [Phrase("infinitely many solutions")] if _MANY.search(piece) else []
    rows = _alternatives(parts)
    if rows is not None:
        return [Equations(State(rows))]
    return [claim for _, node in nodes if (claim := _claim(node)) is not None]


def _with_says(parts: list[Segment]) -> list[Segment]:
    """ "6x − 1 is 29" as one relation."""
    out: list[Segment] = []
    for part in parts:
        if isinstance(part, Formula) and len(out) > 1:
            said, left = out[-1], out[-2]
            plain = (
                isinstance(left, Formula)
                and not isinstance(left.node, Rel | Chain)
                and not isinstance(part.node, Rel | Chain)
            )
            if plain and isinstance(left, Formula) and isinstance(said, str) and said.strip() and _SAYS.fullmatch(said):
                out[-2:] = [Formula(Rel("=", left.node, part.node), left.source + said + part.source)]
                continue
        out.append(part)
    return out


def _alternatives(parts: list[Segment]) -> tuple[tuple[Rel, ...], ...] | None:
    """ "x = 2 or x = 3", "x = 2, 3", "x = ±3", "x = 3 and y = 1" as rows; None when the line is something else."""
    formulas: list[Node] = []
    joints: list[str] = []
    for index, part in enumerate(parts):
        if isinstance(part, Formula):
            formulas.append(part.node)
        elif formulas and any(isinstance(p, Formula) for p in parts[index + 1 :]):
            joints.append(part.lower())
    first = formulas[0]
    if not isinstance(first, Rel) or first.op != "=" or not isinstance(first.left, Sym) or letters(first.right):
        return None
    if not all(_OR.fullmatch(j) for j in joints):
        return None
    relations: list[Rel] = []
    for node in formulas:
        if isinstance(node, Rel) and node.op == "=" and isinstance(node.left, Sym) and not letters(node.right):
            relations.append(node)
        elif not isinstance(node, Rel | Chain | Group) and not letters(node):
            relations.append(Rel("=", first.left, node))
        else:
            return None
    names = [r.left.name for r in relations if isinstance(r.left, Sym)]
    if len(set(names)) == len(names) > 1:
        return (tuple(relations),)
    if len(set(names)) > 1:
        return None
    return tuple((one,) for r in relations for one in _both_signs(r))


def _both_signs(relation: Rel) -> list[Rel]:
    """x = 3 ± 1 as two relations."""
    signs = [n for n in walk(relation.right) if isinstance(n, Bin) and n.op == "±"]
    if not signs:
        return [relation]
    return [Rel(relation.op, relation.left, _signed(relation.right, op)) for op in "+-"]


def _signed(node: Node, op: str) -> Node:
    if isinstance(node, Bin):
        return Bin(op if node.op == "±" else node.op, _signed(node.left, op), _signed(node.right, op), node.shown)
    return node


def _claim(node: Node) -> Claim | None:
    if isinstance(node, Rel) and isinstance(node.left, Apply) and isinstance(node.left.arg, Sym):
        return Equations(State(((node,),)))  # f(x) = …: a function given by its formula
    if has_call(node):
        return None
    match node:
        case Rel():
            return Equations(State(tuple((r,) for r in _both_signs(node))))
        case Chain(links):
            return Equations(State((links,)))
        case Group(items, "set"):
            return Value(node) if items else None
        case Group():
            return Pair(node)
        case Sym():
            return None
        case _:
            return Value(node)
