"""Equations with roots, absolute values or letters in a denominator, turned into polynomial ones."""

from __future__ import annotations

from fractions import Fraction

from tools.maths import algebra
from tools.maths.derivation import Move, State
from tools.maths.polynomial import collect, expand, scale, terms_tree
from tools.maths.solving import surds
from tools.maths.topics.advanced import division, equations, quotients
from tools.maths.topics.advanced.roots import ABSOLUTE, RADICAL, RATIONAL, Roots, filtered, isolate, scaled
from tools.maths.topics.advanced.steps import between, replace_node, text_of
from tools.maths.tree import Abs, Bin, Neg, Node, Num, Rel, Root, Sym, letters, walk
from tools.maths.typeset import shown
from tools.maths.values import evaluate


def absolute(equation: Rel, name: str, decimal: bool, depth: int) -> Roots | None:
    parts = list(dict.fromkeys(n for n in walk(equation) if isinstance(n, Abs) and name in letters(n)))
    if not 1 <= len(parts) <= 2:
        return None
    part = parts[0]
    if len(parts) == 2:
        if {equation.left, equation.right} != set(parts):
            return None
        rest: Node = parts[1].arg
        moves: list[Move] = []
        part = parts[0]
    else:
        isolated = isolate(equation, part, decimal)
        if isolated is None:
            return None
        rest, moves = isolated
    start = State.of(Rel("=", part, rest) if len(parts) == 1 else equation)
    if not letters(rest) and evaluate(rest) < 0:
        text = "An absolute value is never negative, so there is no solution."
        moves.append(between("Look at the sign", text, start, State(()), [name]))
        return Roots(tuple(moves), (), ABSOLUTE)
    opposite = terms_tree(collect(scale(expand(rest), Fraction(-1))), decimal)
    pair = [Rel("=", part.arg, rest)]
    if text_of(opposite) != text_of(rest):
        pair.append(Rel("=", part.arg, opposite))
    split = State.either(*pair)
    text = "What stands between the bars is the right side or its opposite."
    check = (lambda: _splits(start, split, name)) if letters(rest) else None
    move = Move("Split into two equations", text, start, split, check=check)
    moves.append(move if check else between(move.rule, text, start, split, [name]))
    roots: list[Node] = []
    for one in pair:
        found = equations.solve_one(one, name, decimal, depth + 1)
        if found is None or found.values is None:
            return None
        roots += [v for v in found.values if v not in roots]
    final = State.either(*(Rel("=", Sym(name), v) for v in roots))
    if final != split:
        moves.append(between("Solve each equation", "Solve the equations one by one.", split, final, [name]))
    if letters(rest) and len(parts) == 1:
        kept, checked = filtered(equation, name, roots, decimal)
        moves.append(checked)
        return Roots(tuple(moves), kept, ABSOLUTE, tuple(r for r in roots if r not in kept))
    return Roots(tuple(moves), tuple(roots), ABSOLUTE)


def _splits(before: State, after: State, name: str) -> bool:
    """Every solution of the equation with bars solves one of the two without."""
    import sympy

    a, b = (algebra.solution_set(s, (name,)) for s in (before, after))
    return bool(a.is_subset(b)) if a is not sympy.S.EmptySet else True


def radical(equation: Rel, name: str, decimal: bool, depth: int) -> Roots | None:
    parts = list(dict.fromkeys(n for n in walk(equation) if isinstance(n, Root) and name in letters(n.arg)))
    if not 1 <= len(parts) <= 2:
        return None
    original = equation
    moves: list[Move] = []
    if len(parts) == 2:
        if {equation.left, equation.right} != set(parts) or parts[0].index != parts[1].index:
            return _two_roots(equation, name, parts, decimal, depth)
        part, rest = parts[0], parts[1]
        raised = Rel("=", part.arg, rest.arg)
        text = "Raise both sides to the power of the root, to undo it."
        start = State.of(equation)
        moves.append(_raising(text, start, Rel("=", part, rest), raised, part.index))
        return _after_raising(original, name, raised, decimal, depth, moves)
    part = parts[0]
    isolated = isolate(equation, part, decimal)
    if isolated is None:
        return None
    other, moves = isolated
    alone = Rel("=", part, other)
    if not letters(other) and part.index % 2 == 0 and evaluate(other) < 0:
        text = "A square root is never negative, so there is no solution."
        moves.append(between("Look at the sign", text, State.of(alone), State(()), [name]))
        return Roots(tuple(moves), (), RADICAL)
    squared: Node = Bin("^", other, Num(Fraction(part.index)))
    if not letters(other):
        squared = surds.value(squared, decimal) or squared
    raised = Rel("=", part.arg, squared)
    text = "Square both sides, to undo the root." if part.index == 2 else "Raise both sides to the power of the root."
    moves.append(_raising(text, State.of(alone), alone, raised, part.index))
    return _after_raising(original, name, raised, decimal, depth, moves)


def _two_roots(equation: Rel, name: str, parts: list[Root], decimal: bool, depth: int) -> Roots | None:
    """√u + √v = c: isolate one root, square, and a single root is left."""
    if any(p.index != 2 for p in parts):
        return None
    first = parts[0]
    flat = replace_node(equation, parts[1], Sym("s_0"))
    assert isinstance(flat, Rel)
    isolated = isolate(flat, first, decimal)
    if isolated is None:
        return None
    rest = isolated[0]
    powers = division.by_power(collect(expand(rest)), "s_0")
    if set(powers) - {0, 1}:
        return None
    root = parts[1]
    alone = Rel("=", first, replace_node(rest, Sym("s_0"), root))
    moves: list[Move] = []
    if text_of(alone) != text_of(equation):
        text = "Bring one root to the left and the rest to the right."
        check = lambda: scaled(equation, alone, Fraction(1)) or scaled(equation, alone, Fraction(-1))  # noqa: E731
        moves.append(Move("Isolate one root", text, State.of(equation), State.of(alone), check=check))
    square = division.product(expand(rest), expand(rest))
    pieces = division.by_power(square, "s_0")
    plain = collect(pieces.get(0, ()) + division.product(pieces.get(2, ()), expand(root.arg)))
    right = terms_tree(plain, decimal)
    if pieces.get(1):
        right = Bin("+", right, Bin("*", terms_tree(pieces[1], decimal), root))
    raised = Rel("=", first.arg, right)
    moves.append(_raising("Square both sides, to undo the root.", State.of(alone), alone, raised, 2))
    found = equations.solve_one(raised, name, decimal, depth + 1)
    if found is None or found.values is None:
        return None
    kept, checked = filtered(equation, name, (*found.values, *found.rejected), decimal)
    moves += [m for m in found.moves if m.rule != "Check the candidates"]
    return Roots((*moves, checked), kept, RADICAL, tuple(v for v in found.values if v not in kept))


def _raising(text: str, start: State, alone: Rel, raised: Rel, index: int) -> Move:
    def check() -> bool:
        import sympy

        left, right = (algebra.to_sympy(s) ** index for s in (alone.left, alone.right))
        a, b = (algebra.to_sympy(s) for s in (raised.left, raised.right))
        gap = left - right - (a - b)
        if index % 2 == 0:  # where the root is real its square is what stands under it
            gap = gap.subs({s: sympy.Symbol(str(s)) for s in gap.free_symbols})
        return bool(sympy.simplify(sympy.expand(gap)) == 0)

    rule = "Square both sides" if index == 2 else "Raise both sides to the power"
    return Move(rule, text, start, State.of(raised), check=check)


def _after_raising(original: Rel, name: str, raised: Rel, decimal: bool, depth: int, moves: list[Move]) -> Roots | None:
    found = equations.solve_one(raised, name, decimal, depth + 1)
    if found is None or found.values is None:
        return None
    kept, checked = filtered(original, name, found.values, decimal)
    if not found.values:
        return Roots((*moves, *found.moves), (), RADICAL)
    rejected = tuple(v for v in found.values if v not in kept)
    return Roots((*moves, *found.moves, checked), kept, RADICAL, rejected, found.double)


def fractional(equation: Rel, name: str, decimal: bool, depth: int) -> Roots | None:
    if not any(isinstance(n, Bin) and n.op in "/^" and name in letters(n.right) for n in walk(equation)) and not any(
        isinstance(n, Bin) and n.op == "^" and isinstance(n.right, Neg) for n in walk(equation)
    ):
        return None
    left, right = quotients.read(equation.left), quotients.read(equation.right)
    if left.whole and right.whole:
        return None
    over = quotients.least_common(left.bottom, right.bottom)
    f, g = division.exact_quotient(over, left.bottom), division.exact_quotient(over, right.bottom)
    if f is None or g is None:
        return None
    tops = Rel("=", terms_tree(division.product(left.top, f)), terms_tree(division.product(right.top, g)))
    factor = quotients.factored(over)
    text = f"Multiply both sides by the common denominator, {shown(factor)}."
    cleared = State.of(tops)

    def check() -> bool:
        import sympy

        gap = (algebra.to_sympy(equation.left) - algebra.to_sympy(equation.right)) * algebra.to_sympy(factor)
        return bool(sympy.simplify(gap - (algebra.to_sympy(tops.left) - algebra.to_sympy(tops.right))) == 0)

    moves = [Move("Clear the fractions", text, State.of(equation), cleared, check=check)]
    if not letters(tops):
        same = text_of(tops.left) == text_of(tops.right)
        if same:
            return None
        text = "The two sides can never be equal, so no value of the unknown works."
        return Roots((*moves, between("Read the result", text, cleared, State(()), [name])), (), RATIONAL)
    found = equations.solve_one(tops, name, decimal, depth + 1)
    if found is None or found.values is None:
        return None
    kept, checked = filtered(equation, name, found.values, decimal)
    if not found.values:
        return Roots((*moves, *found.moves), (), RATIONAL)
    rejected = tuple(v for v in found.values if v not in kept)
    return Roots((*moves, *found.moves, checked), kept, RATIONAL, rejected, found.double)
