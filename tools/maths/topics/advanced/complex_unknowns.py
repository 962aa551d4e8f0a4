"""Real constants inside an equation of complex numbers: (4 + ki)(2 − i) = 14 + 8i. What is k?

Both sides become a + bi with the constants in a and b; the real parts are equal, and so are the parts with i. Constants
that need not be real are not read here, and neither are questions about the complex number itself.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation, Env, Move, State
from tools.maths.polynomial import NotPolynomial, Term, Terms, collect, expand, scale, terms_tree
from tools.maths.problem import Problem, Target
from tools.maths.skills import EQUIVALENT
from tools.maths.stem import Stem
from tools.maths.topics.advanced import division, gaussian, unknowns
from tools.maths.topics.advanced.complex_numbers import COMPLEX
from tools.maths.topics.advanced.pinned_values import Found, finish
from tools.maths.topics.advanced.steps import ZERO
from tools.maths.topics.advanced.task import Task
from tools.maths.topics.advanced.task_reading import read
from tools.maths.tree import Bin, Node, Num, Rel, Sym, letters, substitute
from tools.maths.values import Unvalued, same_at

EQUAL_PARTS = (
    "Two complex numbers are equal when their real parts are equal and the numbers before $i$ are equal. " + COMPLEX
)
MAX_POWER = 12


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem that asks for real constants in a complex equation, None for others."""
    task = read(stem)
    if task is None or task.trap or not task.imaginary or task.facts or task.functions or task.loose or task.points:
        return None
    asked = task.ask.node
    if task.ask.kind != "value" or asked is None or task.ask.pick or task.ask.other is not None:
        return None
    mixed = [e for e in task.equations if "i" in letters(e)]
    others = [e for e in task.equations if "i" not in letters(e)]
    names = frozenset(n for e in task.equations for n in letters(e)) - {"i"}
    if len(mixed) != 1 or not names or not letters(asked) <= names or not _real(task, names):
        return None
    found = _compared(mixed[0])
    if found is None:
        return None
    moves, pairs = found
    solved = unknowns.solve_constants([*(p for p in pairs if letters(p)), *others], task.decimal)
    if solved is None:
        return None
    more, envs = solved

    def test(env: Env) -> bool:
        return _holds(mixed[0], env) and all(_same(e, env) for e in others)

    problem = Problem(stem.question, stem.segments, (*pairs, *others), Target("value", asked), task.choices)
    kept = [e for e in envs if test(e)]
    return finish(Found(task, [*moves, *more], EQUAL_PARTS, EQUIVALENT, test, problem), kept)


def _real(task: Task, names: frozenset[str]) -> bool:
    """Whether the letters are said to be real; a single constant that a real number solves needs no such word."""
    return len(names) == 1 or bool(re.search(r"\b(?:real (?:numbers?|constants?)|integers?)\b", task.stem.prose))


def split(node: Node) -> tuple[Terms, Terms]:
    """The real part of an expression with real letters, and what stands before i. Raises NotPolynomial, Unvalued.

    >>> from tools.maths.grammar import parse
    >>> from tools.maths.typeset import plain
    >>> [plain(terms_tree(part)) for part in split(parse("(4 + k i)(2 - i)"))]
    ['k + 8', '2k - 4']
    """
    if isinstance(node, Bin) and node.op == "/" and "i" in letters(node.right):
        below = gaussian.evaluate_complex(node.right)
        size = below.re**2 + below.im**2
        if not size:
            raise Unvalued("division by zero")
        real, imaginary = split(Bin("*", node.left, gaussian.tree(below.conjugate)))
        return scale(real, 1 / size), scale(imaginary, 1 / size)
    parts: list[list[Term]] = [[], []]
    for power, rest in division.by_power(collect(expand(node)), "i").items():
        if power > MAX_POWER:
            raise NotPolynomial("too large a power of i")
        parts[power % 2] += scale(rest, Fraction(-1 if power % 4 > 1 else 1))
    return collect(tuple(parts[0])), collect(tuple(parts[1]))


def _tree(real: Terms, imaginary: Terms) -> Node:
    """(real) + (imaginary)·i, zero parts left out."""
    if not imaginary:
        return terms_tree(real)
    factor = terms_tree(imaginary)
    part: Node = Sym("i") if factor == Num(Fraction(1)) else Bin("*", factor, Sym("i"))
    return Bin("+", terms_tree(real), part) if real else part


def _compared(equation: Rel) -> tuple[list[Move], list[Rel]] | None:
    """Both sides as a + bi, and the two equations between their parts."""
    try:
        left, right = split(equation.left), split(equation.right)
    except (NotPolynomial, Unvalued):
        return None
    sides = Rel("=", _tree(*left), _tree(*right))
    pairs = [
        Rel("=", terms_tree(a) if a else ZERO, terms_tree(b) if b else ZERO)
        for a, b in zip(left, right, strict=True)
        if collect(a + scale(b, Fraction(-1)))
    ]
    if not pairs or any(not letters(p) for p in pairs):
        return None  # nothing to find, or parts that can never be equal
    pairs = [p if letters(p.left) else Rel("=", p.right, p.left) for p in pairs]
    text = "Multiply out, replace $i^2$ by $-1$, and put the parts with $i$ together on each side."
    shown_parts = "Set the real parts equal, and the numbers before $i$ equal."
    moves = [
        Move("Write both sides as a + bi", text, State.of(equation), State.of(sides), check=lambda: _same_sides(equation, sides)),
        Move("Compare the parts", shown_parts, State.of(sides), State.of(*pairs), check=lambda: _parts_agree(equation, pairs)),
    ]  # fmt: skip
    return (moves if sides != equation else moves[1:]), pairs


def _gap(equation: Rel) -> object:
    """left − right for SymPy, with its own i."""
    import sympy

    from tools.maths import algebra

    gap = algebra.to_sympy(equation.left) - algebra.to_sympy(equation.right)
    return sympy.expand(gap.subs(sympy.Symbol("i", real=True), sympy.I))


def _same_sides(before: Rel, after: Rel) -> bool:
    import sympy

    return bool(sympy.simplify(_gap(before) - _gap(after)) == 0)  # type: ignore[operator]


def _parts_agree(equation: Rel, pairs: list[Rel]) -> bool:
    """SymPy's real and imaginary parts of left − right are those of the pairs."""
    import sympy

    from tools.maths import algebra

    wanted = [sympy.expand(p) for p in sympy.simplify(_gap(equation)).as_real_imag()]
    wanted = [w for w in wanted if w != 0]
    given = [sympy.expand(algebra.to_sympy(p.left) - algebra.to_sympy(p.right)) for p in pairs]
    return len(wanted) == len(given) and all(w in (g, -g) for w, g in zip(wanted, given, strict=True))


def _holds(equation: Rel, env: Env) -> bool:
    """The second route: both sides as complex numbers by Lemma's own arithmetic, the constants put in."""
    try:
        sides = [gaussian.evaluate_complex(substitute(side, env)) for side in (equation.left, equation.right)]
    except (Unvalued, ZeroDivisionError):
        return False
    return sides[0] == sides[1]


def _same(equation: Rel, env: Env) -> bool:
    return same_at(substitute(equation.left, env), substitute(equation.right, env))
