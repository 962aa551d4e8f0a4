"""Complex numbers: a + bi, products by multiplying out, quotients with the conjugate, real and imaginary parts."""

from __future__ import annotations

from fractions import Fraction

from tools.maths.derivation import Derivation, Move, State
from tools.maths.polynomial import NotPolynomial, collect, expand, terms_tree
from tools.maths.skills import EQUIVALENT
from tools.maths.topics.advanced import gaussian, steps
from tools.maths.topics.advanced.steps import rewrite, text_of
from tools.maths.topics.advanced.task import Task
from tools.maths.tree import Bin, Node, Rel, Root, Sym, letters, substitute
from tools.maths.typeset import shown
from tools.maths.values import Unvalued, evaluate

COMPLEX = "Calculate with i as with a letter, but replace i² by −1; to divide, multiply by the conjugate of the bottom."


def simplified(task: Task, node: Node, before: list[Move]) -> Derivation | None:
    """The derivation of a number in the form a + bi."""
    try:
        exact = gaussian.evaluate_complex(node)
    except (Unvalued, ZeroDivisionError):
        return None
    value = gaussian.tree(exact)
    moves = [*before, *_complex_moves(node, value)]
    if not moves:
        return None
    return Derivation(
        EQUIVALENT,
        COMPLEX,
        tuple(moves),
        ({},),
        (value,),
        asked="You are asked to write the complex number as $a + bi$ with real numbers $a$ and $b$.",
        confirm=lambda: _numerically(node, exact),
        fits=steps.complex_fits(value),
        full=task.full,
    )


def parts(task: Task) -> Derivation | None:
    """ "… is written in the form a + bi. What is a?": the number first, then its parts."""
    pair = task.loose if len(task.loose) == 2 and not task.equations else ()
    if len(task.equations) == 1 and not task.loose:
        pair = (task.equations[0].left, task.equations[0].right)
    asked = task.ask.node
    if len(pair) != 2 or asked is None or task.ask.pick or task.functions:
        return None
    number, form = pair if letters(pair[0]) <= {"i"} else pair[::-1]
    match form:
        case Bin("+", Sym(real), Bin("*", Sym(first), Sym(second))) if "i" in (first, second) and real != "i":
            names = (real, first if second == "i" else second)
        case _:
            return None
    if not letters(number) <= {"i"} or not letters(asked) <= set(names):
        return None
    try:
        exact = gaussian.evaluate_complex(number)
    except (Unvalued, ZeroDivisionError):
        return None
    given = {names[0]: steps.number(exact.re), names[1]: steps.number(exact.im)}
    at = {names[0]: exact.re, names[1]: exact.im}
    value = evaluate(asked, at)
    if not isinstance(value, Fraction):
        return None
    result = steps.number(value)
    moves = _complex_moves(number, gaussian.tree(exact))
    equal = State.of(*(Rel("=", Sym(n), v) for n, v in given.items()))
    text = "Two complex numbers are equal when their real parts and their imaginary parts are equal."
    compare = Move("Compare the parts", text, gaussian.tree(exact), equal, check=lambda: _parts_fit(number, form, at))
    closing = (
        () if isinstance(asked, Sym) else (Move("Evaluate what is asked", "Put the parts in.", asked, result, given),)
    )
    return Derivation(
        EQUIVALENT,
        COMPLEX,
        (*moves, compare, *closing),
        (given,),
        (result,),
        asked=f"You are asked for {shown(asked)}.",
        confirm=lambda: _numerically(number, exact),
        fits=steps.value_fits([result]),
        full=task.full or set(task.left) <= {"rewritten"},
    )


def _parts_fit(number: Node, form: Node, at: dict[str, Fraction]) -> bool:
    placed = substitute(form, {k: steps.number(v) for k, v in at.items()})
    return steps.same_expression(number, placed, imaginary=True)


def _complex_moves(node: Node, value: Node) -> list[Move]:
    moves: list[Move] = []
    at = node
    if isinstance(at, Bin) and at.op == "/" and "i" in letters(at.right):
        below = gaussian.evaluate_complex(at.right)
        mate = gaussian.tree(below.conjugate)
        wide = Bin("/", Bin("*", at.left, mate), Bin("*", at.right, mate), "frac")
        text = f"Multiply the top and the bottom by the conjugate of the bottom, {shown(mate)}."
        moves.append(rewrite("Multiply by the conjugate", text, at, wide, imaginary=True))
        tops = terms_tree(expand(wide.left)) if isinstance(wide, Bin) else wide
        norm = steps.number(below.re**2 + below.im**2)
        done = Bin("/", tops, norm, "frac")
        text = "Multiply out; below, $(a + bi)(a - bi) = a^2 + b^2$."
        moves.append(rewrite("Multiply out", text, wide, done, imaginary=True))
        at = done
    else:
        try:
            expanded = terms_tree(collect(expand(at)))
        except NotPolynomial:
            expanded = at
        if text_of(expanded) != text_of(at):
            text = "Multiply out and collect, treating $i$ like a letter."
            moves.append(rewrite("Multiply out", text, at, expanded, imaginary=True))
            at = expanded
    if text_of(value) != text_of(at):
        text = "Replace $i^2$ by $-1$ (so $i^3 = -i$ and $i^4 = 1$), then add the real parts and the parts with $i$."
        moves.append(rewrite("Use i² = −1", text, at, value, imaginary=True))
    return moves


def _numerically(node: Node, exact: gaussian.Gauss) -> bool:
    """The second route: Python's own complex numbers."""
    import cmath

    def value(n: Node) -> complex:
        match n:
            case Sym("i"):
                return 1j
            case Root(arg, 2):
                return cmath.sqrt(value(arg))
            case Bin("^", base, exponent):
                return value(base) ** int(evaluate(exponent))
            case Bin(op, left, right):
                a, b = value(left), value(right)
                return a + b if op == "+" else a - b if op == "-" else a * b if op == "*" else a / b
            case _ if hasattr(n, "arg"):
                return -value(n.arg)
        return complex(evaluate(n))

    found = value(node)
    return abs(found - complex(exact.re, exact.im)) <= 1e-9 * max(1.0, abs(found))
