"""Which form of a quadratic shows its zeros, its vertex or its y-intercept."""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.polynomial import Terms, collect, expand, rational, terms_tree
from tools.maths.problem import Choice
from tools.maths.skills import EQUIVALENT, NONLINEAR_FUNCTIONS
from tools.maths.topics.advanced import division, quotients, steps
from tools.maths.topics.advanced.curves import Curve
from tools.maths.topics.advanced.steps import number, rewrite, text_of
from tools.maths.topics.advanced.task import Task
from tools.maths.tree import Bin, Neg, Node, Num, Sym, letters, walk

FORM = (
    "Equivalent forms show different things: factors show the zeros, the completed square shows the vertex, "
    "and the expanded form shows the y-intercept."
)


def vertex_form(values: tuple[Fraction, ...], letter: str, decimal: bool = False) -> Node:
    """a(x − h)² + k as a tree.

    >>> from tools.maths.typeset import plain
    >>> plain(vertex_form((Fraction(16), Fraction(-10), Fraction(1)), "x"))
    '(x - 5)^2 - 9'
    """
    c, b, a = values
    h, k = -b / (2 * a), c - b * b / (4 * a)
    x: Node = Sym(letter)
    inner = x if h == 0 else Bin("-" if h > 0 else "+", x, rational(abs(h), decimal))
    square: Node = Bin("^", inner, Num(Fraction(2)))
    scaled = square if a == 1 else Neg(square) if a == -1 else Bin("*", rational(a, decimal), square)
    if k == 0:
        return scaled
    return Bin("+" if k > 0 else "-", scaled, rational(abs(k), decimal))


_SHOWS = [
    (re.compile(r"x-intercept|zeros?\b|zeroes|roots?\b|crosses the x-axis|x-axis"), "zeros"),
    (re.compile(r"vertex|minimum|maximum|lowest|highest|greatest|least|axis of symmetry|turning"), "vertex"),
    (re.compile(r"y-intercept|y-axis|initial|when ⟦R\d+⟧"), "start"),
]


def which_form(task: Task, curve: Curve, body: Node, values: tuple[Fraction, ...]) -> Derivation | None:
    kinds = [kind for pattern, kind in _SHOWS if pattern.search(task.ask.word)]
    if len(kinds) != 1 or not task.choices:
        return None
    letter = curve.letter
    if kinds[0] == "vertex":
        form, rule = vertex_form(values, letter, task.decimal), "Complete the square"
        text = f"Half the coefficient of ${letter}$ goes into the bracket, and its square is taken away again."
    elif kinds[0] == "zeros":
        form, rule = quotients.factored(expand_collected(body)), "Factor"
        text = "Find two numbers that multiply to the last coefficient and add to the middle one."
    else:
        form, rule = steps_form(values, letter), "Multiply out"
        text = "Multiply out and collect, so that the constant term stands alone."
    if text_of(form) == text_of(body):
        expanded = steps_form(values, letter)
        if text_of(expanded) == text_of(body):
            return None
        moves = [rewrite("Compare the forms", "Multiply out, to see that the form fits.", body, expanded)]
    else:
        moves = [rewrite(rule, text, body, form)]

    def fits(choice: Choice) -> bool:
        node = steps.right_side(choice.node)
        return node is not None and letters(node) == {letter} and steps.agree(body, node) and shape(node) == kinds[0]

    return Derivation(
        NONLINEAR_FUNCTIONS if task.functions or task.equations else EQUIVALENT,
        FORM,
        tuple(moves),
        ({},),
        (form,),
        asked="You are asked for the form in which a number you can read off is what is wanted.",
        confirm=lambda: steps.agree(body, form),
        fits=fits,
        full=task.full or _only_form_words(task),
    )


def _only_form_words(task: Task) -> bool:
    return all(w in ("constants", "coefficients", "appear", "appears") for w in task.left)


def expand_collected(body: Node) -> Terms:
    """The terms of a polynomial, collected."""
    return collect(expand(body))


def steps_form(values: tuple[Fraction, ...], letter: str) -> Node:
    """ax² + bx + c as a tree."""
    return terms_tree(division.terms_of(values, letter))


def shape(node: Node) -> str:
    """What a form of a quadratic shows: "zeros" (a product), "vertex" (one square) or "start" (a constant term).

    >>> from tools.maths.grammar import parse
    >>> [shape(parse(t)) for t in ("(x-2)(x-8)", "(x-5)^2-9", "x^2-10x+16", "x(x-10)+16")]
    ['zeros', 'vertex', 'start', 'other']
    """
    names = letters(node)
    factors = _flat(node)
    if len([f for f in factors if letters(f)]) >= 2 and isinstance(node, Bin) and node.op == "*":
        return "zeros"
    squares = [n for n in walk(node) if isinstance(n, Bin) and n.op == "^" and letters(n.left)]
    if len(squares) == 1 and not isinstance(squares[0].left, Sym):
        rest = steps.replace_node(node, squares[0], number(1))
        return "vertex" if not letters(rest) else "other"
    if all(isinstance(s.left, Sym) for s in squares) and not any(
        isinstance(n, Bin) and n.op == "*" and any(isinstance(p, Bin) and p.op in "+-" for p in (n.left, n.right))
        for n in walk(node)
    ):
        return "start" if names else "other"
    return "other"


def _flat(node: Node) -> list[Node]:
    match node:
        case Bin("*", left, right):
            return _flat(left) + _flat(right)
        case Neg(arg):
            return _flat(arg)
        case Bin("^", left, _) if letters(left):
            return [left, left]
    return [node]
