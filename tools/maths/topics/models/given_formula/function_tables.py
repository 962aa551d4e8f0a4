"""Functions that only a table gives: values such as f(2) + g(3) or f(g(4)), and the x for which f(g(x)) = x.

A column headed f(x) gives the function f at the numbers of the column headed x. Nothing is read between the rows.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills, tables
from tools.maths.derivation import Derivation, Move, words
from tools.maths.stem import Stem
from tools.maths.topics.models.given_formula.agreeing import number_of, value_test
from tools.maths.topics.writing import calculated
from tools.maths.tree import Apply, Bin, Neg, Node, Num, Rel, Sym, has_call, letters, num, substitute
from tools.maths.values import evaluate, exact_value

Functions = dict[str, dict[Fraction, Fraction]]
_HEAD = re.compile(r"\W*(?P<name>[a-zA-Z])\s*\(\s*(?P<letter>[a-z])\s*\)\W*")
_NOT = re.compile(r"\b(?:not|except|inverse|linear|slope|increasing|greatest|least|maximum|minimum|intercept)\b")
CONCEPT = "Work from the inside out: what the inner function gives is what the outer function takes in."


def solve(stem: Stem) -> Derivation | None:
    """The value, or the one choice for x that makes the equation true; None where no table gives the functions."""
    if not stem.choices or len(stem.tables) != 1 or _NOT.search(stem.prose) or stem.equations()[1:]:
        return None
    read = functions_of(stem.tables[0])
    if read is None:
        return None
    letter, functions = read
    asked = [stem.nodes[i] for i in stem.placeholders("REF", stem.ask)]
    asked = [n for n in asked if has_call(n) and not _bare(n, letter)]
    if len(asked) != 1 or stem.placeholders("MPD"):
        return None
    if isinstance(asked[0], Rel):
        return _for_which(stem, functions, asked[0], letter) if asked[0].op == "=" else None
    return None if letters(asked[0]) else _value(stem, functions, asked[0])


def _bare(node: Node, letter: str) -> bool:
    """A function only named, f(x)."""
    return isinstance(node, Apply) and node.arg == Sym(letter)


def functions_of(table: tables.Table) -> tuple[str, Functions] | None:
    for rows in (table.rows, tuple(zip(*table.rows, strict=True))):
        letter = rows[0][0].strip(" $\\()").lower()
        heads = [_HEAD.fullmatch(cell) for cell in rows[0][1:]]
        if len(letter) != 1 or not heads or any(h is None or h["letter"] != letter for h in heads):
            continue
        cells = [[tables.number(cell) for cell in row] for row in rows[1:]]
        found: Functions = {}
        for place, head in enumerate(heads, start=1):
            pairs = {row[0]: row[place] for row in cells if row[0] is not None and row[place] is not None}
            if head is None or len(pairs) != len(cells):
                return None
            found[head["name"]] = {x: y for x, y in pairs.items() if x is not None and y is not None}
        return letter, found
    return None


def looked_up(node: Node, functions: Functions, letter: str = "", at: Fraction | None = None) -> Node | None:
    """The expression with every function replaced by the number the table gives; None where it gives none."""
    match node:
        case Sym(name) if name == letter and at is not None:
            return num(at)
        case Apply(name, arg):
            inner = looked_up(arg, functions, letter, at)
            value = exact_value(inner) if inner is not None else None
            found = functions.get(name, {}).get(value) if value is not None else None
            return None if found is None else num(found)
        case Bin(op, left, right, shown):
            a, b = (looked_up(side, functions, letter, at) for side in (left, right))
            return None if a is None or b is None else Bin(op, a, b, shown or "cdot" if op == "*" else shown)
        case Neg(arg):
            inside = looked_up(arg, functions, letter, at)
            return None if inside is None else Neg(inside)
        case Num():
            return node
        case _:
            return None


def _value(stem: Stem, functions: Functions, asked: Node) -> Derivation | None:
    placed = looked_up(asked, functions)
    made = calculated("Work it out", "Put the numbers from the table in, and work it out.", placed) if placed else None
    value = exact_value(made[1]) if made else None
    fits = value_test(stem, value) if value is not None else None
    if made is None or placed is None or value is None or fits is None:
        return None
    look = Move("Read the table", "Find each function's value in its column, the inner one first.", asked, placed,
                check=lambda: by_points(asked, functions) == value)  # fmt: skip
    return Derivation(
        skill=skills.NONLINEAR_FUNCTIONS, concept=CONCEPT, moves=(look, made[0]), solutions=({},), values=(made[1],),
        asked="You are asked for a value made of the functions in the table.", fits=fits, full=False,
        confirm=lambda: by_points(asked, functions) == value,
    )  # fmt: skip


def by_points(node: Node, functions: Functions) -> Fraction | None:
    """The same value through polynomials that pass through the table's points (Lagrange), and not by looking up."""
    import sympy

    def through(name: str, at: sympy.Expr) -> sympy.Expr:
        x = sympy.Symbol("x")
        points = [(sympy.Rational(a.numerator, a.denominator), sympy.Rational(b.numerator, b.denominator))
                  for a, b in functions[name].items()]  # fmt: skip
        return sympy.interpolate(points, x).subs(x, at) if len(points) > 1 else points[0][1]

    def value(part: Node) -> sympy.Expr:
        match part:
            case Apply(name, arg):
                return through(name, value(arg))
            case Bin("+", a, b):
                return value(a) + value(b)
            case Bin("-", a, b):
                return value(a) - value(b)
            case Bin("*", a, b):
                return value(a) * value(b)
            case Bin("/", a, b):
                return value(a) / value(b)
            case Bin("^", a, b):
                return value(a) ** value(b)
            case Neg(a):
                return -value(a)
            case _:
                exact = evaluate(part)
                return sympy.Rational(exact.numerator, exact.denominator) if isinstance(exact, Fraction) else sympy.nan

    found = value(node)
    return Fraction(int(found.p), int(found.q)) if found.is_Rational else None


def _for_which(stem: Stem, functions: Functions, asked: Rel, letter: str) -> Derivation | None:
    if letters(asked) != {letter}:
        return None
    gaps = Bin("-", asked.left, asked.right)
    true_at: list[str] = []
    shown = []
    for choice in stem.choices:
        at = number_of(choice)
        if not isinstance(at, Fraction):
            return None
        sides = [looked_up(side, functions, letter, at) for side in (asked.left, asked.right)]
        values = [exact_value(side) if side is not None else None for side in sides]
        shown.append(f"{letter} = {at}: {values[0]} and {values[1]}")
        if values[0] is not None and values[0] == values[1]:
            true_at.append(choice.letter)
    right = [c for c in stem.choices if c.letter in true_at]
    if len(right) != 1 or right[0].node is None:
        return None
    at = number_of(right[0])
    node = right[0].node.right if isinstance(right[0].node, Rel) else right[0].node

    def confirmed() -> bool:
        """At the choice that fits, and at no other, the sides agree on the curves through the table's points."""
        return isinstance(at, Fraction) and by_points(_put(gaps, letter, at), functions) == 0

    move = Move("Try each choice", "Put each choice in, the inner function first, and see where both sides agree.",
                asked, words("; ".join(shown)), check=confirmed)  # fmt: skip
    return Derivation(
        skill=skills.NONLINEAR_FUNCTIONS, concept=CONCEPT, moves=(move,), solutions=({},), values=(node,),
        asked=f"You are asked for which ${letter}$ the equation holds.", full=False,
        confirm=confirmed, fits=lambda c: c.letter == right[0].letter,
    )  # fmt: skip


def _put(node: Node, letter: str, at: Fraction) -> Node:
    return substitute(node, {letter: num(at)})
