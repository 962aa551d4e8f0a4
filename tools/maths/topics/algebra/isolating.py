"""One letter of a formula freed: the last operation undone first, or its terms gathered and factored."""

from __future__ import annotations

from fractions import Fraction

from tools.maths import algebra
from tools.maths.derivation import Move, State
from tools.maths.polynomial import NotPolynomial, Term, Terms, collect, expand, rational, scale, terms_tree
from tools.maths.topics.algebra.placing import maths
from tools.maths.tree import Bin, Neg, Node, Rel, Sym, letters, walk
from tools.maths.values import Unvalued, Value, evaluate

MAX_UNDOING = 12


def isolate_letter(equation: Rel, name: str) -> tuple[Node, list[Move]] | None:
    """What the letter equals, and the moves that lead there; None when they are not known here.

    >>> from tools.maths import typeset
    >>> from tools.maths.grammar import parse
    >>> typeset.plain(isolate_letter(parse("P = 2l + 2w"), "w")[0])
    '(P - 2l)/2'
    """
    if equation.op != "=" or name not in letters(equation):
        return None
    if _count(equation, name) == 1:
        return _undone(equation, name)
    return _gathered(equation, name)


def _count(node: Node, name: str) -> int:
    return sum(1 for n in walk(node) if n == Sym(name))


def _undone(equation: Rel, name: str) -> tuple[Node, list[Move]] | None:
    side, value = equation.left, equation.right
    moves: list[Move] = []
    shown = equation
    if _count(value, name):
        side, value = value, side
    for _ in range(MAX_UNDOING):
        if side == Sym(name):
            if not moves and shown != Rel("=", side, value):
                moves.append(
                    _move("Swap the sides", "Write the letter on the left.", shown, Rel("=", side, value), name)
                )
            return value, moves
        undone = _undo(side, value, name)
        if undone is None:
            return None
        rule, text, side, value = undone
        after = Rel("=", side, value)
        moves.append(_move(rule, text, shown, after, name))
        shown = after
    return None


def _undo(side: Node, value: Node, name: str) -> tuple[str, str, Node, Node] | None:
    """One operation undone: rule, text and the two new sides."""
    match side:
        case Neg(arg):
            return "Change the sign", "Multiply both sides by $-1$.", arg, _negative(value)
        case Bin("+", left, right):
            holds, other = (left, right) if _count(left, name) else (right, left)
            return (
                "Subtract from both sides",
                f"Subtract ${maths(other)}$ from both sides.",
                holds,
                _minus(value, other),
            )
        case Bin("-", left, right) if _count(left, name):
            return "Add to both sides", f"Add ${maths(right)}$ to both sides.", left, _plus(value, right)
        case Bin("-", left, right):
            text = f"Bring ${maths(right)}$ to one side and everything else to the other."
            return "Rearrange", text, right, _minus(left, value)
        case Bin("*", _, _):
            return _undo_product(side, value, name)
        case Bin("/", top, bottom) if _count(top, name):
            return "Multiply both sides", f"Multiply both sides by ${maths(bottom)}$.", top, _times(bottom, value)
        case Bin("/", top, bottom):
            text = f"Multiply both sides by ${maths(bottom)}$ and divide by ${maths(value)}$."
            return "Free the denominator", text, bottom, _over(top, value)
    return None


def _undo_product(side: Node, value: Node, name: str) -> tuple[str, str, Node, Node] | None:
    number, others, holds = Fraction(1), [], None
    for factor in _factors(side):
        if _count(factor, name):
            holds = factor
        elif not letters(factor) and isinstance(constant := _value(factor), Fraction):
            number *= constant
        else:
            others.append(factor)
    if holds is None or number == 0:
        return None
    if not others and number.denominator != 1:
        text = f"Multiply both sides by ${maths(rational(1 / number))}$."
        return "Multiply both sides", text, holds, _scaled(value, 1 / number)
    divisor: Node | None = None
    for factor in others:
        divisor = factor if divisor is None else Bin("*", divisor, factor)
    if divisor is None:
        text = f"Divide both sides by ${maths(rational(number))}$."
        return "Divide both sides", text, holds, _scaled(value, 1 / number)
    by = divisor if number == 1 else Bin("*", rational(number), divisor)
    below = divisor if number.numerator == 1 else Bin("*", rational(Fraction(number.numerator)), divisor)
    above = value if number.denominator == 1 else Bin("*", rational(Fraction(number.denominator)), value)
    return "Divide both sides", f"Divide both sides by ${maths(by)}$.", holds, _over(above, below)


def _factors(node: Node) -> list[Node]:
    if isinstance(node, Bin) and node.op == "*":
        return [*_factors(node.left), *_factors(node.right)]
    return [node]


def _value(node: Node) -> Value | None:
    try:
        return evaluate(node)
    except Unvalued:
        return None


def _negative(node: Node) -> Node:
    match node:
        case Neg(arg):
            return arg
        case Bin("-", left, right):
            return Bin("-", right, left)
    return Neg(node)


def _minus(a: Node, b: Node) -> Node:
    if isinstance(b, Neg):
        return _plus(a, b.arg)
    return Neg(b) if _value(a) == 0 else _folded(Bin("-", a, b))


def _plus(a: Node, b: Node) -> Node:
    return b if _value(a) == 0 else _folded(Bin("+", a, b))


def _times(a: Node, b: Node) -> Node:
    if isinstance(b, Bin) and b.op == "/" and not letters(a):
        return Bin("/", _folded(Bin("*", a, b.left)), b.right, "frac")
    return _folded(Bin("*", a, b))


def _over(a: Node, b: Node) -> Node:
    return _folded(Bin("/", a, b, "frac"))


def _scaled(value: Node, factor: Fraction) -> Node:
    """value · factor, as a quotient where the factor is 1/n."""
    above = value if abs(factor.numerator) == 1 else Bin("*", rational(Fraction(abs(factor.numerator))), value)
    node = above if factor.denominator == 1 else Bin("/", above, rational(Fraction(factor.denominator)), "frac")
    return Neg(node) if factor < 0 else _folded(node)


def _folded(node: Node) -> Node:
    """A number where there are only numbers."""
    value = _value(node) if not letters(node) else None
    return rational(value) if isinstance(value, Fraction) else node


def _gathered(equation: Rel, name: str) -> tuple[Node, list[Move]] | None:
    """The letter occurs more than once: gather its terms, factor it out, divide."""
    try:
        terms = collect(expand(equation.left) + scale(expand(equation.right), Fraction(-1)))
    except NotPolynomial:
        return None
    coefficient, rest = split(terms, name)
    if not coefficient or any(dict(t.monomial).get(name, 0) > 1 for t in terms):
        return None
    if all(t.coefficient < 0 for t in coefficient):
        coefficient, rest = scale(coefficient, Fraction(-1)), scale(rest, Fraction(-1))
    factor, other = terms_tree(coefficient), terms_tree(scale(rest, Fraction(-1)))
    gathered = Rel("=", Bin("*", Sym(name), factor), other)
    value = _over(other, factor)
    moves = [
        _move(
            "Gather the terms",
            f"Bring every term with ${maths(Sym(name))}$ to one side and take ${maths(Sym(name))}$ out of them.",
            equation,
            gathered,
            name,
        ),
        _move(
            "Divide both sides", f"Divide both sides by ${maths(factor)}$.", gathered, Rel("=", Sym(name), value), name
        ),
    ]
    return value, moves


def split(terms: Terms, name: str) -> tuple[Terms, Terms]:
    """The terms as `coefficient · name + rest`; a power of the letter stays in the rest."""
    coefficient, rest = [], []
    for term in terms:
        powers = dict(term.monomial)
        if powers.get(name) == 1:
            del powers[name]
            coefficient.append(Term(term.coefficient, tuple(sorted(powers.items()))))
        else:
            rest.append(term)
    return tuple(coefficient), tuple(rest)


def _move(rule: str, text: str, before: Rel, after: Rel, name: str) -> Move:
    return Move(rule, text, State.of(before), State.of(after), check=lambda: same_roots(before, after, name))


def same_roots(before: Rel, after: Rel, name: str) -> bool:
    """Whether SymPy solves both equations for the letter to the same single value."""
    import sympy

    letter = algebra.to_sympy(Sym(name))
    found = [sympy.solve(algebra.to_sympy(r.left) - algebra.to_sympy(r.right), letter) for r in (before, after)]
    return len(found[0]) == len(found[1]) == 1 and sympy.simplify(found[0][0] - found[1][0]) == 0
