"""Numbers only, or letters whose values are given: arithmetic in the usual order, and a function's value at a point."""

from __future__ import annotations

from fractions import Fraction

from tools.maths import typeset
from tools.maths.derivation import Derivation, Env, Move
from tools.maths.polynomial import NotPolynomial, expand
from tools.maths.problem import Problem
from tools.maths.skills import ARITHMETIC, EQUIVALENT, LINEAR_FUNCTIONS, NONLINEAR_FUNCTIONS, PERCENTAGES
from tools.maths.solving import surds
from tools.maths.tree import (
    Apply,
    Bin,
    Neg,
    Node,
    Num,
    Percent,
    Rel,
    Root,
    Sym,
    bare,
    children,
    has_call,
    letters,
    substitute,
    walk,
)

SKILL = ARITHMETIC
ORDER = "Brackets first, then powers and roots, then multiplication and division, then addition and subtraction."
PERCENT = "A percent is a fraction of one hundred, and “of” means multiply."
PUT_IN = "Replace each letter by its value, in brackets where it helps, and then work out the numbers."
MAX_MOVES = 24
_NAMES = {"+": "Add", "-": "Subtract", "*": "Multiply", "/": "Divide", "^": "Work out the power"}


def solve(problem: Problem) -> Derivation | None:
    """A derivation when what is asked is an expression all of whose letters are given, None otherwise."""
    if problem.target.kind not in ("value", "simplify") or problem.target.node is None or problem.conditions:
        return None
    node = problem.target.node
    given = _given(problem)
    if given is None:
        return None
    moves: list[Move] = []
    if problem.definitions:
        called = _call(node, problem.definitions)
        if called is None:
            return None
        moves, node = called
    if not letters(node) <= set(given) or has_call(node):
        return None
    if problem.equations and not letters(node):
        return None
    concept = PERCENT if any(isinstance(n, Percent) for n in walk(node)) else ORDER
    skill = PERCENTAGES if concept == PERCENT else EQUIVALENT if problem.target.kind == "simplify" else SKILL
    if letters(node):
        placed = substitute(node, given)
        listed = ", ".join(f"${typeset.latex(Rel('=', Sym(k), v))}$" for k, v in given.items() if k in letters(node))
        moves.append(Move("Substitute", f"Put {listed} into the expression.", node, placed, given))
        node, concept = placed, PUT_IN
    value = surds.value(node, problem.decimal)
    if value is None:
        return None
    more = _work_out(node, value, problem.decimal)
    if more is None:
        return None
    if problem.definitions:
        concept = "f(3) means: replace the letter by 3 everywhere in the rule for f."
        skill = _function_skill(problem)
    return Derivation(skill, concept, (*moves, *more), (dict(given),), (value,))


def _function_skill(problem: Problem) -> str:
    """Linear functions, where every rule is linear."""
    try:
        straight = all(t.degree <= 1 for _, _, body in problem.definitions for t in expand(body))
    except NotPolynomial:
        straight = False
    return LINEAR_FUNCTIONS if straight else NONLINEAR_FUNCTIONS


def _given(problem: Problem) -> Env | None:
    """The letters' values when every equation just gives one, None when an equation needs solving."""
    given: Env = {}
    for equation in problem.equations:
        if not isinstance(equation.left, Sym) or letters(equation.right) or equation.left.name in given:
            return None
        given[equation.left.name] = equation.right
    return given


def _call(node: Node, definitions: tuple[tuple[str, str, Node], ...]) -> tuple[list[Move], Node] | None:
    """Every f(…) in the expression replaced by its rule. None when a rule is missing or defined twice."""
    rules = {name: (letter, body) for name, letter, body in definitions}
    if len(rules) < len(definitions) or letters(node):
        return None
    for _ in range(6):
        calls = [n for n in walk(node) if isinstance(n, Apply)]
        if not calls:
            return [], node
        inner = calls[-1]
        if inner.name not in rules:
            return None
        letter, body = rules[inner.name]
        if letters(body) - {letter} or has_call(body):
            return None
        node = _replace(node, inner, substitute(body, {letter: inner.arg}))
    return None


def _replace(node: Node, old: Node, new: Node) -> Node:
    if node == old:
        return new
    match node:
        case Bin(op, left, right, shown):
            return Bin(op, _replace(left, old, new), _replace(right, old, new), shown)
        case Neg(arg):
            return Neg(_replace(arg, old, new))
        case Root(arg, index):
            return Root(_replace(arg, old, new), index)
        case Percent(arg):
            return Percent(_replace(arg, old, new))
        case Apply(name, arg):
            return Apply(name, _replace(arg, old, new))
        case _:
            return node


def _work_out(node: Node, value: Node, decimal: bool) -> list[Move] | None:
    """One operation a move, in the usual order, until the value stands there."""
    moves: list[Move] = []
    while bare(node) != bare(value):
        found = _next(node, decimal)
        if found is None or len(moves) >= MAX_MOVES:
            return [*moves, Move("Simplify", "Simplify the result.", node, value)] if len(moves) < MAX_MOVES else None
        old, new, name = found
        after = _replace(node, old, new)
        moves.append(Move(name, f"{name}: ${typeset.latex(typeset.pretty(old))}$.", node, after))
        node = after
    return moves


def _next(node: Node, decimal: bool) -> tuple[Node, Node, str] | None:
    """The innermost, leftmost operation on plain numbers, brackets and powers before products before sums."""
    ready: list[tuple[int, Node, Node, str]] = []
    for depth, part in _with_depth(node, 0):
        if _number(part) or not children(part) or not all(_number(c) for c in children(part)):
            continue
        new = surds.value(part, decimal)
        if new is not None and _number(new) and bare(new) != bare(part):
            ready.append((depth, part, new, _name(part)))
    if not ready:
        return None
    _, old, new, name = max(ready, key=lambda item: item[0])
    return old, new, name


def _with_depth(node: Node, depth: int) -> list[tuple[int, Node]]:
    out = [(depth, node)]
    for child in children(node):
        out.extend(_with_depth(child, depth + 1))
    return out


def _number(node: Node) -> bool:
    """A finished number: a numeral, its negative, or a fraction in lowest terms."""
    match node:
        case Num():
            return True
        case Neg(Num() as inner):
            return inner.value != 0
        case Neg(Bin("/", Num(), Num()) as inner) | (Bin("/", Num(), Num()) as inner):
            top, bottom = inner.left, inner.right
            if not isinstance(top, Num) or not isinstance(bottom, Num) or bottom.value == 0:
                return False
            exact = Fraction(top.value, bottom.value)
            return exact.denominator != 1 and (top.value, bottom.value) == (exact.numerator, exact.denominator)
        case _:
            return False


def _name(node: Node) -> str:
    if isinstance(node, Percent):
        return "Write the percent as a fraction"
    if isinstance(node, Root):
        return "Work out the root"
    if isinstance(node, Bin):
        return _NAMES.get(node.op, "Simplify")
    return "Simplify"
