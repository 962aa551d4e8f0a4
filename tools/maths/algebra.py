"""SymPy's part: trees to SymPy objects by construction, and the checks every step must pass.

Runs inside the worker only. Nothing textual reaches SymPy: no sympify, no parse_expr. The checks are independent of
`polynomial.py`, which wrote the steps.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from tools.maths.derivation import Move, State
from tools.maths.tree import (
    Abs,
    Bin,
    Chain,
    Degrees,
    Neg,
    Node,
    Num,
    Percent,
    Rel,
    Root,
    Sym,
    Trig,
    letters,
    substitute,
)

MAX_POWER = 60


class Unchecked(ValueError):
    """SymPy cannot be asked about this."""


def to_sympy(node: Node) -> Any:
    """The SymPy expression of an expression tree, letters as real symbols. Raises Unchecked for anything else."""
    import sympy

    match node:
        case Num(value):
            return sympy.Rational(value.numerator, value.denominator)
        case Sym("pi"):
            return sympy.pi
        case Sym(name):
            return sympy.Symbol(name, real=True)
        case Neg(arg):
            return -to_sympy(arg)
        case Percent(arg):
            return to_sympy(arg) / 100
        case Root(arg, index):
            return sympy.real_root(to_sympy(arg), index) if index % 2 else sympy.root(to_sympy(arg), index)
        case Abs(arg):
            return sympy.Abs(to_sympy(arg))
        case Degrees(arg):
            return to_sympy(arg) * sympy.pi / 180
        case Trig(name, arg):
            return {"sin": sympy.sin, "cos": sympy.cos, "tan": sympy.tan}[name](to_sympy(arg))
        case Bin("+", left, right):
            return to_sympy(left) + to_sympy(right)
        case Bin("-", left, right):
            return to_sympy(left) - to_sympy(right)
        case Bin("*", left, right):
            return to_sympy(left) * to_sympy(right)
        case Bin("/", left, right):
            return to_sympy(left) / to_sympy(right)
        case Bin("^", base, exponent):
            power = to_sympy(exponent)
            if power.is_number and abs(power) > MAX_POWER:
                raise Unchecked("too large a power")
            return to_sympy(base) ** power
        case _:
            raise Unchecked("not an expression")


def difference(relation: Rel) -> Any:
    """left − right, expanded."""
    import sympy

    return sympy.expand(to_sympy(relation.left) - to_sympy(relation.right))


@lru_cache(maxsize=64)  # one step's "after" is the next one's "before"
def solution_set(state: State, names: tuple[str, ...]) -> Any:
    """The set of real solutions (tuples in the order of `names`) of a state of equations."""
    import sympy

    symbols = [sympy.Symbol(name, real=True) for name in names]
    total: Any = sympy.S.EmptySet
    for row in state.rows:
        expressions = [difference(relation) for relation in row]
        expressions = [e for e in expressions if e != 0]
        if any(e.is_number for e in expressions):
            continue
        if any(relation.op != "=" for relation in row):
            raise Unchecked("not equations")
        if len(symbols) == 1:
            found = sympy.S.Reals
            for expression in expressions:
                found = found.intersect(sympy.solveset(expression, symbols[0], sympy.S.Reals))
        else:
            found = _linear(expressions, symbols) if expressions else sympy.S.Reals ** len(symbols)
        total = total.union(found)
    return total


def _linear(expressions: list[Any], symbols: list[Any]) -> Any:
    import sympy
    from sympy.solvers.solveset import NonlinearError

    try:
        return sympy.linsolve(expressions, symbols)
    except (NonlinearError, ValueError) as error:
        raise Unchecked("not linear equations") from error


def half_line(relation: Rel, name: str) -> Any:
    """The set of real numbers that satisfy an inequality in one letter."""
    import sympy

    letter = sympy.Symbol(name, real=True)
    gap = difference(relation)
    whole = {"<": gap < 0, ">": gap > 0, "≤": gap <= 0, "≥": gap >= 0}[relation.op]
    if whole in (sympy.true, sympy.false):
        return sympy.S.Reals if whole == sympy.true else sympy.S.EmptySet
    return sympy.solve_univariate_inequality(whole, letter, relational=False)


def same_half_line(before: Rel, after: Rel, name: str) -> bool:
    """Whether two inequalities in one letter have the same solutions."""
    try:
        return bool(half_line(before, name) == half_line(after, name))
    except (Unchecked, NotImplementedError, ValueError, TypeError, KeyError):
        return False


def same_set(a: Any, b: Any) -> bool:
    """Whether two solution sets are equal, finite ones by simplified difference."""
    import sympy

    if a == b:
        return True
    if isinstance(a, sympy.FiniteSet) and isinstance(b, sympy.FiniteSet):
        return len(a) == len(b) and all(any(_same(x, y) for y in b) for x in a)
    return False


def _same(x: Any, y: Any) -> bool:
    import sympy

    if isinstance(x, sympy.Tuple):
        return isinstance(y, sympy.Tuple) and len(x) == len(y) and all(_same(p, q) for p, q in zip(x, y, strict=True))
    return bool(sympy.simplify(x - y) == 0)


def equal(a: Node, b: Node) -> bool:
    """Whether two expressions have the same value wherever both have one."""
    import sympy

    return bool(sympy.simplify(to_sympy(a) - to_sympy(b)) == 0)


def holds(move: Move, names: tuple[str, ...]) -> bool:
    """Whether SymPy agrees with a move: same solutions before and after, or the same value."""
    try:
        if isinstance(move.before, State) and isinstance(move.after, State):
            return same_set(solution_set(move.before, names), solution_set(move.after, names))
        if isinstance(move.before, State | str) or isinstance(move.after, State | str):
            return False
        before = substitute(move.before, move.given)
        after = move.after
        if isinstance(after, Chain | Rel):
            links = after.links if isinstance(after, Chain) else (after,)
            return all(equal(before, side) for link in links for side in (link.left, link.right))
        return equal(before, after)
    except (Unchecked, NotImplementedError, ValueError, TypeError):
        return False


def satisfies(relation: Rel, values: dict[str, Node]) -> bool:
    """Whether a relation holds exactly where its letters have these values. Raises Unchecked when letters stay free."""
    import sympy

    placed = Rel(relation.op, substitute(relation.left, values), substitute(relation.right, values))
    if letters(placed):
        raise Unchecked("a letter is free")
    gap = sympy.simplify(to_sympy(placed.left) - to_sympy(placed.right))
    if gap.is_real is not True:
        return False
    match relation.op:
        case "=":
            return bool(gap == 0)
        case "≠":
            return bool(gap != 0)
        case "<":
            return bool(gap < 0)
        case ">":
            return bool(gap > 0)
        case "≤":
            return bool(gap <= 0)
        case "≥":
            return bool(gap >= 0)
    raise Unchecked("not a relation with a yes or no")
