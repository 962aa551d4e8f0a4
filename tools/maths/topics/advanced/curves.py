"""The one equation or function that facts are about, its quadratic parts, its discriminant and its standard form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import algebra
from tools.maths.derivation import Move, State
from tools.maths.polynomial import NotPolynomial, Terms, collect, expand, scale, terms_tree
from tools.maths.topics.advanced import division
from tools.maths.topics.advanced.steps import ZERO
from tools.maths.topics.advanced.task import Task
from tools.maths.tree import Bin, Node, Num, Rel, Sym, letters, num, substitute
from tools.maths.values import Value

TWO = Num(Fraction(2))


@dataclass(frozen=True)
class Curve:
    """The graph or equation the facts are about: y = body (`height`), or left = right solved for `letter`."""

    letter: str
    equation: Rel  # for a graph, body = 0
    body: Node | None = None
    names: str = ""  # the function's name

    def at(self, value: Node) -> Rel:
        """The equation with a number for the letter."""
        return Rel(
            "=",
            substitute(self.equation.left, {self.letter: value}),
            substitute(self.equation.right, {self.letter: value}),
        )


def curve_of(task: Task) -> Curve | None:
    """What the facts are about, None when that is not clear."""
    bodies: list[Curve] = []
    letter: str | None
    for name, (own, body) in task.functions.items():
        bodies.append(Curve(own, Rel("=", body, ZERO), body, name))
    constants = task.constants
    known = frozenset(n for e in task.equations for n in letters(e))
    if "x" in known and "x" not in constants:
        constants = (constants | known) - {"x", "y"}
    rest = [e for e in task.equations if not letters(e) <= constants or "y" in letters(e)]
    for equation in rest:
        left, right = equation.left, equation.right
        if isinstance(right, Sym) and right.name == "y":
            left, right = right, left
        if isinstance(left, Sym) and left.name not in letters(right) and left.name not in constants:
            letter = _variable(letters(right), constants)
            if letter is None and "x" in known and left.name == "y":
                letter = "x"
            if (letter is not None and left.name in "yzwV") or (letter == "x" and left.name != "x"):
                bodies.append(Curve(letter or "x", Rel("=", right, ZERO), right, left.name))
                continue
        letter = _variable(letters(equation), constants)
        if letter is None:
            return None
        bodies.append(Curve(letter, equation))
    if not bodies and len(task.loose) == 1 and not isinstance(task.loose[0], Rel):
        letter = _variable(letters(task.loose[0]), task.constants)
        if letter is not None:
            bodies.append(Curve(letter, Rel("=", task.loose[0], ZERO), task.loose[0]))
    if len(bodies) == 2 and all(b.body is not None and b.letter == bodies[0].letter for b in bodies):
        first, second = bodies[0].body, bodies[1].body
        assert first is not None and second is not None
        return Curve(bodies[0].letter, Rel("=", first, second))
    return bodies[0] if len(bodies) == 1 else None


def _variable(names: frozenset[str], constants: frozenset[str]) -> str | None:
    free = names - constants
    if len(free) == 1:
        return next(iter(free))
    return "x" if "x" in free else None


def quadratic_parts(equation: Rel, letter: str) -> tuple[Terms, Terms, Terms] | None:
    """a, b, c (with constants in them) of a·x² + b·x + c = 0."""
    try:
        terms = collect(expand(equation.left) + scale(expand(equation.right), Fraction(-1)))
    except NotPolynomial:
        return None
    powers = division.by_power(terms, letter)
    if set(powers) - {0, 1, 2} or 2 not in powers:
        return None
    return powers[2], powers.get(1, ()), powers.get(0, ())


def discriminant(parts: tuple[Terms, Terms, Terms]) -> Terms:
    """b² − 4ac."""
    a, b, c = parts
    return collect(division.product(b, b) + scale(division.product(a, c), Fraction(-4)))


def discriminant_tree(parts: tuple[Terms, Terms, Terms]) -> Node:
    """b² − 4ac with the coefficients put in."""
    a, b, c = (terms_tree(p) for p in parts)
    return Bin("-", Bin("^", b, TWO), Bin("*", Bin("*", num(4), a, "cdot"), c, "cdot"))


def standard_form(curve: Curve) -> tuple[Move | None, Rel]:
    """The equation as … = 0, ordered by powers of the unknown."""
    terms = collect(expand(curve.equation.left) + scale(expand(curve.equation.right), Fraction(-1)))
    powers = division.by_power(terms, curve.letter)
    total: Node | None = None
    for power in sorted(powers, reverse=True):
        coefficient = powers[power]
        x: Node = Sym(curve.letter) if power == 1 else Bin("^", Sym(curve.letter), num(power))
        if power == 0:
            piece = terms_tree(coefficient)
        elif len(coefficient) == 1 and coefficient[0].coefficient == 1 and not coefficient[0].monomial:
            piece = x
        else:
            piece = Bin("*", terms_tree(coefficient), x)
        minus = len(coefficient) == 1 and coefficient[0].coefficient < 0
        if total is None:
            total = piece
        elif minus:
            positive = terms_tree(scale(coefficient, Fraction(-1)))
            bare_one = positive == Num(Fraction(1)) and power > 0
            flipped = x if bare_one else positive if power == 0 else Bin("*", positive, x)
            total = Bin("-", total, flipped)
        else:
            total = Bin("+", total, piece)
    level = Rel("=", total or ZERO, ZERO)

    def check() -> bool:
        import sympy

        gap = algebra.to_sympy(curve.equation.left) - algebra.to_sympy(curve.equation.right)
        return bool(sympy.expand(gap - algebra.to_sympy(level.left)) == 0)

    if level == curve.equation:
        return None, level
    text = "Bring everything to one side, ordered by powers of the unknown."
    return Move("Write it as “… = 0”", text, State.of(curve.equation), State.of(level), check=check), level


def real_roots(curve: Curve, env: Mapping[str, Value]) -> int | None:
    """How many real solutions the equation has with these constants, by SymPy; None for every number."""
    import sympy

    values = {k: v for k, v in env.items() if isinstance(v, Fraction)}
    if len(values) < len(env):
        return -1
    at = {sympy.Symbol(k, real=True): sympy.Rational(v.numerator, v.denominator) for k, v in values.items()}
    gap = sympy.expand((algebra.to_sympy(curve.equation.left) - algebra.to_sympy(curve.equation.right)).subs(at))
    if gap == 0:
        return None
    x = sympy.Symbol(curve.letter, real=True)
    if not gap.is_polynomial(x):
        return -1
    return 0 if not gap.has(x) else len(set(sympy.real_roots(sympy.Poly(gap, x))))
