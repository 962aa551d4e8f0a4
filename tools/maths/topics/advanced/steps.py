"""Moves with checks of their own, and tests of a choice, for formulas in any letters, on part of a domain, or with i.

Checks run SymPy on the trees before and after; tests of choices evaluate the trees at random exact points.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from fractions import Fraction

from tools.maths import algebra, typeset
from tools.maths.derivation import Move, State
from tools.maths.problem import Choice
from tools.maths.topics.advanced.gaussian import evaluate_complex
from tools.maths.tree import (
    Abs,
    Apply,
    Bin,
    Degrees,
    Group,
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
    walk,
)
from tools.maths.values import Unvalued, Value, evaluate, holds, same_value

POINTS = 24
ENOUGH = 4


def text_of(node: Node) -> str:
    """How it looks, to tell whether a step changes anything."""
    return typeset.plain(node).replace(" ", "").replace("*", "")


def rewrite(
    rule: str, text: str, before: Node, after: Node, *, positive: bool = False, imaginary: bool = False
) -> Move:
    """A move between two expressions of the same value (for positive letters; with i as the imaginary unit)."""
    return Move(rule, text, before, after, check=lambda: same_expression(before, after, positive, imaginary))


def same_expression(a: Node, b: Node, positive: bool = False, imaginary: bool = False) -> bool:
    """Whether SymPy finds no difference between two expressions."""
    import sympy

    try:
        gap = algebra.to_sympy(a) - algebra.to_sympy(b)
        if imaginary:
            gap = gap.subs(sympy.Symbol("i", real=True), sympy.I)
            return bool(sympy.simplify(sympy.expand(gap, complex=True)) == 0)
        if positive:
            gap = gap.subs({s: sympy.Symbol(str(s), positive=True) for s in gap.free_symbols})
            return bool(sympy.powdenest(sympy.simplify(gap), force=True) == 0 or sympy.simplify(sympy.expand(gap)) == 0)
        if gap.is_polynomial():
            return bool(sympy.expand(gap) == 0)
        return bool(sympy.simplify(gap) == 0)
    except (algebra.Unchecked, ValueError, TypeError, NotImplementedError, ZeroDivisionError):
        return False


def between(rule: str, text: str, before: State, after: State, names: Sequence[str]) -> Move:
    """A move between states with the same real solutions for `names`, checked by SymPy's solver."""
    return Move(rule, text, before, after, check=lambda: same_solutions(before, after, names))


def same_solutions(before: State, after: State, names: Sequence[str]) -> bool:
    """Whether SymPy finds the same solutions of both states."""
    try:
        a, b = (algebra.solution_set(s, tuple(names)) for s in (before, after))
        return algebra.same_set(a, b)
    except (algebra.Unchecked, NotImplementedError, ValueError, TypeError):
        return False


def points(names: Sequence[str], conditions: Sequence[Rel] = (), seed: int = 2026) -> list[dict[str, Value]]:
    """Random exact points at which the conditions hold."""
    generator = random.Random(seed)
    found: list[dict[str, Value]] = []
    signs = {c.left.name for c in conditions if isinstance(c.left, Sym) and c.op in ">≥"}
    for _ in range(POINTS * 8):
        at: dict[str, Value] = {}
        for name in names:
            size = Fraction(generator.randint(1, 60), generator.choice((1, 1, 2, 3, 7)))
            at[name] = size if name in signs or generator.random() < 0.5 else -size
        if all(holds(c, at) for c in conditions if letters(c) <= set(names)):
            found.append(at)
        if len(found) == POINTS:
            break
    return found


def agree(a: Node, b: Node, conditions: Sequence[Rel] = ()) -> bool:
    """Whether two expressions have the same value at random points, wherever the conditions hold and both are defined.

    >>> from tools.maths.grammar import parse
    >>> agree(parse("sqrt(9x^2)"), parse("3x")), agree(parse("sqrt(9x^2)"), parse("3x"), [parse("x > 0")])
    (False, True)
    """
    names = sorted(letters(a) | letters(b))
    compared = 0
    for at in points(names, conditions) if names else [{}]:
        try:
            first = evaluate(a, at)
        except Unvalued:
            continue
        try:
            if not same_value(first, evaluate(b, at)):
                return False
        except Unvalued:
            return False
        compared += 1
    return compared >= (ENOUGH if names else 1)


def expression_fits(value: Node, conditions: Sequence[Rel] = ()) -> Callable[[Choice], bool]:
    """The test for "which is equivalent": the choice agrees with the value at random points."""

    def fits(choice: Choice) -> bool:
        node = right_side(choice.node)
        return node is not None and letters(node) <= letters(value) and agree(value, node, conditions)

    return fits


def complex_fits(value: Node) -> Callable[[Choice], bool]:
    """The test for complex numbers: exact Gaussian arithmetic on the choice."""
    exact = evaluate_complex(value)

    def fits(choice: Choice) -> bool:
        try:
            return choice.node is not None and evaluate_complex(choice.node) == exact
        except (Unvalued, ZeroDivisionError):
            return False

    return fits


def right_side(node: Node | None) -> Node | None:
    """A choice "y = …" or "f(x) = …" is about what stands on the right."""
    if isinstance(node, Rel):
        return node.right if node.op == "=" and isinstance(node.left, Sym | Apply) else None
    return None if isinstance(node, Group) else node


def numbers_of(node: Node | None) -> list[Value] | None:
    """The values a choice stands for: "3", "x = 3", "{1, 9}", "3 ± √7", "−1 and 4". None when it is no such thing."""
    try:
        match node:
            case None:
                return None
            case Group(items, kind) if kind != "pair":
                parts = [numbers_of(item) for item in items]
                return None if any(p is None for p in parts) else [v for p in parts if p for v in p]
            case Group():
                return None
            case Rel("=", Sym(), right):
                return numbers_of(right)
            case Rel():
                return None
        if any(isinstance(n, Bin) and n.op == "±" for n in walk(node)):
            return [evaluate(signed(node, op)) for op in "+-"]
        return [evaluate(node)]
    except Unvalued:
        return None


def signed(node: Node, op: str) -> Node:
    """The expression with every ± read as one sign."""
    match node:
        case Bin(o, left, right, how):
            return Bin(op if o == "±" else o, signed(left, op), signed(right, op), how)
        case _ if hasattr(node, "arg"):
            return type(node)(signed(node.arg, op))  # type: ignore[call-arg,arg-type]
    return node


def same_numbers(a: Sequence[Value], b: Sequence[Value]) -> bool:
    """Whether two lists hold the same values."""
    return all(any(same_value(x, y) for y in b) for x in a) and all(any(same_value(x, y) for x in a) for y in b)


def value_fits(values: Sequence[Node], every: bool = False) -> Callable[[Choice], bool]:
    """The test of a numeric choice: one of the values, or all of them together where `every` is asked."""

    def fits(choice: Choice) -> bool:
        given = numbers_of(choice.node)
        if given is None:
            return False
        wanted = [evaluate(v) for v in values]
        alone = isinstance(choice.node, Group) and choice.node.kind == "set"  # "4 only"
        if len(given) > 1 or every or alone:
            return same_numbers(given, wanted)
        return any(same_value(given[0], w) for w in wanted)

    return fits


def point_fits(values: Sequence[Group]) -> Callable[[Choice], bool]:
    """The test of a choice that is a point: one of the points found."""

    def fits(choice: Choice) -> bool:
        node = choice.node
        if not isinstance(node, Group) or node.kind != "pair":
            return False
        try:
            given = [evaluate(i) for i in node.items]
            return any(
                len(v.items) == len(given) and all(map(same_value, given, map(evaluate, v.items))) for v in values
            )
        except Unvalued:
            return False

    return fits


def narrowed(values: Sequence[Group], choices: Sequence[Choice]) -> tuple[Group, ...]:
    """The one point the right choice stands for, when there are several."""
    fits = point_fits(list(values))
    right = [c for c in choices if fits(c)]
    kept = tuple(v for v in values if len(right) == 1 and point_fits([v])(right[0]))
    return kept or tuple(values)


def applied(node: Node, functions: dict[str, tuple[str, Node]], depth: int = 6) -> Node | None:
    """The expression with every f(…) replaced by its rule, None when a rule is missing."""
    calls = [n for n in walk(node) if isinstance(n, Apply)]
    if not calls:
        return node
    if depth == 0 or calls[-1].name not in functions:
        return None
    letter, body = functions[calls[-1].name]
    return applied(replace_node(node, calls[-1], substitute(body, {letter: calls[-1].arg})), functions, depth - 1)


def replace_node(node: Node, old: Node, new: Node) -> Node:
    """The tree with one subtree exchanged everywhere."""
    if node == old:
        return new
    match node:
        case Bin(op, left, right, how):
            return Bin(op, replace_node(left, old, new), replace_node(right, old, new), how)
        case Rel(op, left, right):
            return Rel(op, replace_node(left, old, new), replace_node(right, old, new))
        case Apply(name, arg):
            return Apply(name, replace_node(arg, old, new))
        case Group(items, kind):
            return Group(tuple(replace_node(i, old, new) for i in items), kind)
        case Trig(name, arg):
            return Trig(name, replace_node(arg, old, new))
        case Root(arg, index):
            return Root(replace_node(arg, old, new), index)
        case Neg() | Abs() | Percent() | Degrees():
            return type(node)(replace_node(node.arg, old, new))
    return node


def number(value: int | Fraction) -> Node:
    """A number as a tree."""
    from tools.maths.polynomial import rational

    return rational(Fraction(value))


ZERO = Num(Fraction(0))
