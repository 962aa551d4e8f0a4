"""A quadratic equation without real solutions: its two complex ones by the quadratic formula, and what is asked of them."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from tools.maths import algebra
from tools.maths.derivation import Derivation, Move, State
from tools.maths.polynomial import NotPolynomial, collect, expand, rational, scale, terms_tree
from tools.maths.problem import Choice, Problem, Target
from tools.maths.skills import NONLINEAR_EQUATIONS
from tools.maths.solving import surds
from tools.maths.topics.advanced import division, steps
from tools.maths.topics.advanced.loosely.asked import Asked
from tools.maths.topics.advanced.loosely.given import Given
from tools.maths.tree import Bin, Group, Neg, Node, Num, Rel, Root, Sym, letters, num, walk
from tools.maths.typeset import shown
from tools.maths.values import evaluate

if TYPE_CHECKING:
    import sympy

CONCEPT = (
    r"A negative number under the root gives complex solutions: $\sqrt{-k} = i\sqrt{k}$ with $i^2 = -1$. "
    "With real coefficients they come as a pair $p + qi$ and $p - qi$."
)


def solve(given: Given, asked: Asked) -> Derivation | None:
    """The derivation for a question about complex solutions, None where the equation has real ones or i is not meant."""
    if not given.imaginary or len(given.equations) != 1 or given.rules:
        return None
    if re.search(r"\breal (?:solutions?|roots?|zeros?)\b", given.stem.prose):
        return None
    equation = given.equations[0]
    if len(letters(equation)) != 1 or "i" in letters(equation):
        return None
    letter = next(iter(letters(equation)))
    try:
        terms = collect(expand(equation.left) + scale(expand(equation.right), Fraction(-1)))
        values = division.coefficients(terms, letter)
    except NotPolynomial:
        return None
    if len(values) != 3:
        return None
    c, b, a = values
    inside = b * b - 4 * a * c
    if inside >= 0 or any(n != 2 for n, kind in given.counts if not kind.startswith("value")):
        return None
    part = surds.root(-inside)
    real, factor, root = -b / (2 * a), abs((part.a or part.b) / (2 * a)), part.d
    size = _product(factor, root)
    pair = tuple(_sum(real, size, sign) for sign in "+-")
    level = Rel("=", terms_tree(terms), steps.ZERO)
    moves = [*_steps(equation, level, letter, (a, b, c), inside, pair)]
    wanted = _wanted(given, asked, letter, pair, real, size, c / a)
    if wanted is None:
        return None
    results, more, every = wanted
    problem = Problem(
        given.stem.question, given.stem.segments, (equation,), Target("value", asked.node), given.stem.choices
    )
    return Derivation(
        NONLINEAR_EQUATIONS,
        CONCEPT,
        (*moves, *more),
        tuple({letter: v} for v in pair),
        results,
        problem=problem,
        asked="You are asked about the complex solutions of the equation.",
        confirm=lambda: _put_back(equation, letter, pair),
        fits=lambda choice: _fits(choice, results, every),
    )


def _product(factor: Fraction, root: int) -> Node:
    """factor · √root as a tree."""
    if root == 1:
        return rational(factor)
    inner: Node = Root(num(root))
    return inner if factor == 1 else Bin("*", rational(factor), inner)


def _sum(real: Fraction, size: Node, sign: str) -> Node:
    """real ± size · i."""
    part: Node = Sym("i") if size == Num(Fraction(1)) else Bin("*", size, Sym("i"))
    if not real:
        return Neg(part) if sign == "-" else part
    return Bin(sign, rational(real), part)


def _steps(equation: Rel, level: Rel, letter: str, coefficients: tuple[Fraction, Fraction, Fraction], inside: Fraction, pair: tuple[Node, ...]) -> list[Move]:  # fmt: skip
    a, b, c = (rational(v) for v in coefficients)
    moves = []
    if steps.text_of(level) != steps.text_of(equation):
        text = "Bring everything to one side, so that the other side is $0$."
        moves.append(
            Move(
                "Write it as “… = 0”",
                text,
                State.of(equation),
                State.of(level),
                check=lambda: _same_zeros(equation, level, letter),
            )
        )
    under = Bin("-", Bin("^", b, num(2)), Bin("*", Bin("*", num(4), a, "cdot"), c, "cdot"))
    text = "$b^2 - 4ac$ is negative: there are two complex solutions."
    moves.append(Move("Find the discriminant", text, under, rational(inside)))
    formula = Bin("/", Bin("±", Neg(b), Root(rational(inside))), Bin("*", num(2), a, "cdot"), "frac")
    text = f"Put the numbers into the quadratic formula: ${letter}$ is {shown(formula)}."
    moves.append(
        Move("Use the quadratic formula", text, State.of(level), State.either(*(Rel("=", Sym(letter), v) for v in pair)),
             check=lambda: _put_back(level, letter, pair))
    )  # fmt: skip
    return moves


def _wanted(given: Given, asked: Asked, letter: str, pair: tuple[Node, ...], real: Fraction, size: Node, norm: Fraction) -> tuple[tuple[Node, ...], list[Move], bool] | None:  # fmt: skip
    """What is asked: a solution, both, their sum or product, or a letter of a + bi."""
    if asked.sign or asked.kind in ("pick", "gap", "middle", "count"):
        return None
    if asked.kind == "fold" and asked.word in ("sum", "product"):
        op, value = ("+", 2 * real) if asked.word == "sum" else ("*", norm)
        total = Bin(op, pair[0], pair[1], "cdot" if op == "*" else "")
        result = rational(value)
        verb = "Add the solutions" if op == "+" else "Multiply the solutions"
        return (result,), [steps.rewrite(verb, f"{verb}.", total, result, imaginary=True)], False
    if asked.kind == "node" and isinstance(asked.node, Sym) and asked.node.name != letter:
        return _letter_of_form(given, asked.node.name, pair[0], real, size)
    own = asked.kind == "node" and asked.node == Sym(letter)
    if given.conditions or given.loose or not (own or asked.kind == "any"):
        return None
    return pair, [], asked.every


def _letter_of_form(
    given: Given, name: str, first: Node, real: Fraction, size: Node
) -> tuple[tuple[Node, ...], list[Move], bool] | None:
    """ "The solutions are a ± bi": the real part, or the positive number before i."""
    for node in given.loose:
        match node:
            case Bin("+" | "-" | "±", Sym(p), Bin("*", Sym(q), Sym("i"))) | Bin(
                "+" | "-" | "±", Sym(p), Bin("*", Sym("i"), Sym(q))
            ):
                if name == p:
                    value: Node = rational(real)
                    what = "real part"
                elif name == q and _said_positive(given, q):
                    value, what = size, "positive number before $i$"
                else:
                    return None
                text = f"Compare with the form that is given: ${name}$ is the {what}."
                return (value,), [_read_off(text, first, name, value, name == p)], False
    return None


def _read_off(text: str, first: Node, name: str, value: Node, is_real: bool) -> Move:
    after = State.of(Rel("=", Sym(name), value))
    return Move("Read it off", text, first, after, check=lambda: _is_part(first, value, is_real))


def _said_positive(given: Given, name: str) -> bool:
    above = any(
        c.op == ">" and c.left == Sym(name) and not letters(c.right) and evaluate(c.right) == 0
        for c in given.conditions
    )
    return above or bool(re.search(r"\bpositive (?:real )?(?:numbers?|constants?|integers?)\b", given.stem.prose))


def _is_part(whole: Node, part: Node, is_real: bool) -> bool:
    """Whether SymPy finds this real part, or this number before i."""
    import sympy

    parts = _complex(whole)[0].as_real_imag()
    return bool(sympy.simplify(parts[0 if is_real else 1] - algebra.to_sympy(part)) == 0)


def _complex(node: Node) -> list[sympy.Expr]:
    """The SymPy values of a choice: one, or two for ± and sets."""
    match node:
        case Group(items, kind) if kind != "pair":
            return [v for item in items for v in _complex(item)]
        case Rel("=", Sym(), right):
            return _complex(right)
    if any(isinstance(n, Bin) and n.op == "±" for n in walk(node)):
        return [v for op in "+-" for v in _complex(steps.signed(node, op))]
    import sympy

    return [sympy.expand(algebra.to_sympy(node).subs(sympy.Symbol("i", real=True), sympy.I), complex=True)]


def _fits(choice: Choice, results: tuple[Node, ...], every: bool) -> bool:
    """Whether a choice is one of the values, or all of them where all are asked or it lists several."""
    import sympy

    if choice.node is None:
        return False
    try:
        given, wanted = _complex(choice.node), [v for r in results for v in _complex(r)]
    except (algebra.Unchecked, ValueError, TypeError):
        return False

    def among(value: sympy.Expr, values: list[sympy.Expr]) -> bool:
        return any(sympy.simplify(value - other) == 0 for other in values)

    if len(given) > 1 or every:
        return all(among(g, wanted) for g in given) and all(among(w, given) for w in wanted)
    return among(given[0], wanted)


def _same_zeros(before: Rel, after: Rel, letter: str) -> bool:
    import sympy

    a, b = (algebra.difference(r) for r in (before, after))
    return bool(sympy.simplify(a / b).is_number) if b != 0 else False


def _put_back(equation: Rel, letter: str, pair: tuple[Node, ...]) -> bool:
    """The second route: SymPy puts both values into the equation, and finds no others."""
    import sympy

    x = sympy.Symbol(letter, real=True)
    gap = algebra.difference(equation)
    values = [v for node in pair for v in _complex(node)]
    return len(set(values)) == 2 and all(sympy.expand(gap.subs(x, v), complex=True) == 0 for v in values)
