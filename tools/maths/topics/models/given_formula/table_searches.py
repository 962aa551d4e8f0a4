"""Functions that only a table gives, searched along the table: where f(x) = g(x), how often f(x) > g(x), what is most.

Every number of the table is tried. What the table does not give at one of them is not guessed.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.polynomial import rational
from tools.maths.stem import Stem
from tools.maths.topics.models.given_formula.function_tables import Functions, by_points, functions_of, looked_up
from tools.maths.topics.writing import lettered
from tools.maths.tree import Apply, Bin, Node, Rel, has_call, letters, num, substitute, walk
from tools.maths.values import exact_value

CONCEPT = (
    "The table is all that is known of the functions: read off what is compared in each row, the inner function first."
)
_NAMES = r"(?:[a-z]|⟦[EF]\d+⟧)(?:(?:, (?:[a-z]|⟦[EF]\d+⟧))*,? and (?:[a-z]|⟦[EF]\d+⟧))?"
_SOME = r"(?:some|several|selected|certain|all|the|of|given|⟦N\d+⟧) "
_TOLD = re.compile(
    rf"(?:the|this) (?:following )?table(?: above| below)? (?:gives|shows|lists|contains) (?:{_SOME})*values (?:of|for) (?:the )?(?:functions? )?{_NAMES}(?:,? (?:at|for) (?:{_SOME})*values of [a-z])?[.:]"
    rf"|(?:the )?functions? {_NAMES} (?:is|are) defined by the (?:following )?table(?: above| below)?[.:]"
    rf"|(?:{_SOME})*values (?:of|for) (?:the )?(?:functions? )?{_NAMES} are (?:given|shown) in the table(?: above| below)?[.:]"
)
_P = r"(?P<relation>⟦[RF]\d+⟧)"
_IN = r"(?: (?:given |shown |listed )?in the table)?"
_ASKS = tuple(
    (kind, re.compile(p))
    for kind, p in (
        ("where", rf"(?:for|at) (?:what|which)(?: of the following)? values? of (?P<letter>[a-z]){_IN} (?:is|does)(?: it true that)? {_P}\?"),
        ("where", rf"what is the value of (?P<letter>[a-z]){_IN} (?:for which|such that|when|where) {_P}\?"),
        ("where", rf"if {_P}, what is (?:the value of )?(?P<letter>[a-z])\?"),
        ("then", rf"if {_P}, what is (?:the value of )?(?P<asked>⟦E\d+⟧)\?"),
        ("count", rf"for how many (?:of the )?values of (?P<letter>[a-z]) (?:given |shown |listed )?in the table is {_P}(?: true)?\?"),
        ("most", r"what is the (?P<pick>greatest|largest|maximum|highest|least|smallest|minimum|lowest) value of (?P<asked>⟦E\d+⟧) (?:for (?:the|all) values of [a-z] )?(?:given |shown |listed )?in the table\?"),
    )
)  # fmt: skip


def solve(stem: Stem) -> Derivation | None:
    """The place, the number of places or the greatest value; None for anything else."""
    if len(stem.tables) != 1 or stem.statements:
        return None
    text = lettered(stem, re.sub(r"⟦B\d+⟧\.?", "", stem.prose)).strip()
    head, _, ask = text.rpartition(". ") if ". " in text else text.rpartition(": ")
    kind, asked = next(((k, m) for k, p in _ASKS if (m := p.fullmatch(ask.strip()))), ("", None))
    read = functions_of(stem.tables[0])
    if asked is None or read is None or not _TOLD.fullmatch(" ".join((head + ".").split())):
        return None
    letter, functions = read
    said = asked.groupdict()
    relation = stem.node(said["relation"]) if said.get("relation") else None
    target = stem.node(said["asked"]) if said.get("asked") else None
    used = [n for n in (relation, target) if n is not None]
    unknown = {name for n in used for name in letters(n)}
    if len(unknown) != 1 or (relation is not None and not isinstance(relation, Rel)):
        return None
    name = next(iter(unknown))
    if said.get("letter", name) != name or any(
        isinstance(n, Apply) and n.name not in functions for u in used for n in walk(u)
    ):
        return None
    if kind in ("count", "most") and name != letter:
        return None
    rows = list(next(iter(functions.values())))
    if isinstance(relation, Rel):
        return _along(functions, relation, target, name, rows, kind)
    return _most(functions, target, name, rows, said["pick"]) if target is not None else None


def _value(node: Node, functions: Functions, name: str, at: Fraction) -> Fraction | None:
    found = looked_up(node, functions, name, at)
    return None if found is None else exact_value(found)


def _along(functions: Functions, relation: Rel, target: Node | None, name: str, rows: list[Fraction], kind: str) -> Derivation | None:  # fmt: skip
    """Where the relation holds; or how often; or what something else is there."""
    if not has_call(relation) or (kind != "count" and relation.op != "="):
        return None
    pairs = [tuple(_value(side, functions, name, x) for side in (relation.left, relation.right)) for x in rows]
    true = []
    for x, (a, b) in zip(rows, pairs, strict=True):
        if a is None or b is None:
            return None
        if {"=": a == b, "<": a < b, ">": a > b, "≤": a <= b, "≥": a >= b, "≠": a != b}.get(relation.op, False):
            true.append(x)
    shown = "; ".join(f"{name} = {x}: {a} and {b}" for x, (a, b) in zip(rows, pairs, strict=True))
    moves = [
        Move(
            "Go through the table",
            "Read off both sides in every row and see where the statement is true.",
            relation,
            words(shown),
            check=lambda: _again(functions, relation, name, rows) == true,
        )
    ]
    if kind == "count":
        answer = num(len(true))
        moves.append(
            Move(
                "Count",
                "Count the rows in which it is true.",
                words(shown),
                answer,
                check=lambda: len(_again(functions, relation, name, rows)) == len(true),
            )
        )
    elif len(true) != 1:
        return None
    elif target is None:
        answer = rational(true[0])
    else:
        value = _value(target, functions, name, true[0])
        if value is None:
            return None
        answer = rational(value)
        moves.append(
            Move(
                "Read off what is asked",
                "Use that number in what is asked.",
                substitute(target, {name: rational(true[0])}),
                answer,
                check=lambda: by_points(substitute(target, {name: rational(true[0])}), functions) == value,
            )
        )
    return Derivation(
        skills.NONLINEAR_FUNCTIONS, CONCEPT, tuple(moves), ({},), (answer,),
        asked="You are asked about the rows of the table in which a statement is true.",
        confirm=lambda: _again(functions, relation, name, rows) == true,
    )  # fmt: skip


def _again(functions: Functions, relation: Rel, name: str, rows: list[Fraction]) -> list[Fraction]:
    """The same through the sign of the difference on curves through the table's points."""
    true = []
    for x in rows:
        gap = by_points(substitute(Bin("-", relation.left, relation.right), {name: rational(x)}), functions)
        sign = None if gap is None else (gap > 0) - (gap < 0)
        if sign in {"=": (0,), "<": (-1,), ">": (1,), "≤": (-1, 0), "≥": (0, 1), "≠": (-1, 1)}.get(relation.op, ()):
            true.append(x)
    return true


def _most(functions: Functions, target: Node, name: str, rows: list[Fraction], pick: str) -> Derivation | None:
    """The greatest or least value of an expression along the table."""
    values = [_value(target, functions, name, x) for x in rows]
    known = [v for v in values if v is not None]
    if len(known) != len(rows) or not has_call(target):
        return None
    top = pick in ("greatest", "largest", "maximum", "highest")
    best = max(known) if top else min(known)
    shown = "; ".join(f"{name} = {x}: {v}" for x, v in zip(rows, known, strict=True))

    def again() -> bool:
        found = [by_points(substitute(target, {name: rational(x)}), functions) for x in rows]
        return best in found and all(v is not None and (v <= best if top else v >= best) for v in found)

    moves = (
        Move("Go through the table", "Work out the expression in every row.", target, words(shown), check=lambda: [by_points(substitute(target, {name: rational(x)}), functions) for x in rows] == known),
        Move("Take the one asked for", f"Look for the {'greatest' if top else 'least'} of them.", words(shown), rational(best), check=again),
    )  # fmt: skip
    return Derivation(
        skills.NONLINEAR_FUNCTIONS, CONCEPT, moves, ({},), (rational(best),),
        asked="You are asked for the greatest or least of the values along the table.", confirm=again,
    )  # fmt: skip
