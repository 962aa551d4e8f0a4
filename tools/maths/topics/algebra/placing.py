"""Putting values and formulas in the place of letters and function calls, as moves whose check is SymPy's own."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from tools.maths import algebra, typeset
from tools.maths.derivation import Move, State
from tools.maths.tree import (
    Abs,
    Apply,
    Bin,
    Chain,
    Group,
    Neg,
    Node,
    Percent,
    Rel,
    Root,
    Sym,
    letters,
    substitute,
    walk,
)
from tools.maths.values import Unvalued, Value, evaluate, same_value

MAX_CALLS = 6  # how deep functions may call one another


def called(node: Node, definitions: Mapping[str, tuple[str, Node]], depth: int = 0) -> Node:
    """The tree with calls of defined functions replaced by their formulas.

    >>> from tools.maths.grammar import parse
    >>> from tools.maths.typeset import plain
    >>> plain(called(parse("f(x + 2)"), {"f": ("x", parse("3x - 4"))}))
    '3 * (x + 2) - 4'
    """
    if depth > MAX_CALLS:
        return node
    match node:
        case Apply(name, arg):
            inner = called(arg, definitions, depth + 1)
            if name not in definitions:
                return Apply(name, inner)
            letter, body = definitions[name]
            return substitute(called(body, definitions, depth + 1), {letter: inner})
        case Bin(op, left, right, shown):
            return Bin(op, called(left, definitions, depth), called(right, definitions, depth), shown)
        case Rel(op, left, right):
            return Rel(op, called(left, definitions, depth), called(right, definitions, depth))
        case Neg(arg):
            return Neg(called(arg, definitions, depth))
        case Root(arg, index):
            return Root(called(arg, definitions, depth), index)
        case Abs(arg):
            return Abs(called(arg, definitions, depth))
        case Percent(arg):
            return Percent(called(arg, definitions, depth))
        case Group(items, kind):
            return Group(tuple(called(i, definitions, depth) for i in items), kind)
        case Chain(links):
            return Chain(
                tuple(Rel(r.op, called(r.left, definitions, depth), called(r.right, definitions, depth)) for r in links)
            )
        case _:
            return node


def placed(relation: Rel, values: Mapping[str, Node]) -> Rel:
    """The relation with values in the place of letters."""
    return Rel(relation.op, substitute(relation.left, values), substitute(relation.right, values))


def maths(node: Node) -> str:
    """A formula as LaTeX, written the way a teacher would."""
    return typeset.latex(typeset.pretty(node))


def place_move(relation: Rel, values: Mapping[str, Node], text: str = "", beside: tuple[Rel, ...] = ()) -> Move:
    """The move that puts values into a relation; `beside` stands with the result (equations found before)."""
    after = placed(relation, values)
    said = " and ".join(f"${maths(Rel('=', Sym(n), v))}$" for n, v in values.items())

    def check() -> bool:
        point = {algebra.to_sympy(Sym(n)): algebra.to_sympy(v) for n, v in values.items()}
        sides = ((relation.left, after.left), (relation.right, after.right))
        return all(
            (algebra.to_sympy(a).subs(point, simultaneous=True) - algebra.to_sympy(b)).expand() == 0 for a, b in sides
        )

    return Move(
        "Put the known values in",
        text or f"Put {said} into ${maths(relation)}$.",
        State.of(relation),
        State.of(*beside, after),
        check=check,
    )


def numeric(node: Node, definitions: Mapping[str, tuple[str, Node]], at: Mapping[str, Value]) -> Value:
    """The value at a point, functions worked out by number from the inside: a second way beside `called`.

    Raises Unvalued where there is none.
    """
    match node:
        case Apply(name, arg) if name in definitions:
            letter, body = definitions[name]
            return numeric(body, definitions, {**at, letter: numeric(arg, definitions, at)})
        case Bin(op, left, right):
            parts = {"l": numeric(left, definitions, at), "r": numeric(right, definitions, at)}
            return evaluate(Bin(op, Sym("l"), Sym("r")), parts)
        case Neg(arg):
            return -numeric(arg, definitions, at)
        case _:
            return evaluate(node, at)


def call_move(before: Rel, definitions: Mapping[str, tuple[str, Node]]) -> Move:
    """The move that replaces f(c) by the function's formula at c."""
    after = called(before, definitions)
    names = sorted({f"${n}$" for n in (m.name for m in walk(before) if isinstance(m, Apply))})
    return Move(
        "Use the function's rule",
        f"Replace {' and '.join(names)} by its formula.",
        maths(before),
        maths(after),
        check=lambda: isinstance(after, Rel) and _same_everywhere(before, after, definitions),
    )


def _same_everywhere(before: Rel, after: Rel, definitions: Mapping[str, tuple[str, Node]]) -> bool:
    names = sorted(letters(before) | letters(after))
    compared = 0
    for seed in range(8):
        at: dict[str, Value] = {n: Fraction(3 * seed + 2 + 5 * i, 1 + (seed + i) % 3) for i, n in enumerate(names)}
        try:
            pairs = ((before.left, after.left), (before.right, after.right))
            if not all(same_value(numeric(a, definitions, at), evaluate(b, at)) for a, b in pairs):
                return False
            compared += 1
        except Unvalued:
            continue
    return compared >= 3
