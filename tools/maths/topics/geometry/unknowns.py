"""One equation with one unknown, solved for a positive quantity: school steps and the exact value.

Equations with whole or fractional coefficients go to the solvers of equations; with π, roots or letters in them they
are a multiple of one power of the unknown, which is isolated and its root taken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tools.maths import typeset
from tools.maths.derivation import Move, State
from tools.maths.polynomial import NotPolynomial
from tools.maths.problem import Problem, Target
from tools.maths.solving import derive
from tools.maths.topics.geometry import exact
from tools.maths.topics.geometry.exact import Exact
from tools.maths.tree import Bin, Group, Neg, Num, Rel, Sym, bare, letters, num, walk
from tools.maths.values import Unvalued

ZERO = num(0)
_ROOTS = {2: "Take the square root", 3: "Take the cube root"}


@dataclass(frozen=True)
class Solved:
    moves: tuple[Move, ...]
    value: Exact


def solve(equation: Rel, name: str, conditions: Sequence[Rel], decimal: bool = False) -> Solved | None:
    """The one positive solution that the conditions allow, None when there is none or several.

    >>> from tools.maths.grammar import parse
    >>> solve(parse("72pi = 2pi * r^2"), "r", ()).value.number()
    Fraction(6, 1)
    """
    sides = exact.read(equation.left), exact.read(equation.right)
    parts = (sides[0] - sides[1]).of_power(name)
    if set(parts) <= {0, 1, 2} and all(c.number() is not None for c in parts.values()) and _plain(equation, name):
        return _by_solvers(equation, name, conditions, decimal)
    return _by_isolating(equation, name, parts, decimal)


def _plain(equation: Rel, name: str) -> bool:
    nodes = [*walk(equation.left), *walk(equation.right)]
    return letters(equation) == {name} and all(isinstance(n, Sym | Num | Bin | Neg) and n != Sym("pi") for n in nodes)


def _by_solvers(equation: Rel, name: str, conditions: Sequence[Rel], decimal: bool) -> Solved | None:
    wanted = tuple(conditions) or (Rel(">", Sym(name), ZERO),)
    problem = Problem("", (), (equation,), Target("value", Sym(name)), (), wanted)
    try:
        found = derive(problem)
    except (NotPolynomial, Unvalued):
        found = None
    if found is None or len(found.values) != 1:
        return None
    try:
        value = exact.read(found.values[0])
    except Unvalued:
        return None
    moves = tuple(m if m.check else replace(m, check=_holds(m, name)) for m in found.moves)
    return Solved(moves, value)


def _holds(move: Move, name: str) -> Callable[[], bool]:
    def check() -> bool:
        from tools.maths import algebra

        if isinstance(move.before, Group) and isinstance(move.after, Group):
            return all(any(algebra.equal(a, b) for b in move.before.items) for a in move.after.items)
        return algebra.holds(move, (name,))

    return check


def _by_isolating(equation: Rel, name: str, parts: dict[int, Exact], decimal: bool) -> Solved | None:
    powers = [p for p in parts if p]
    if len(powers) != 1 or not 1 <= powers[0] <= 3:
        return None
    degree = powers[0]
    alone = -parts.get(0, exact.constant(0)) / parts[degree]
    if not alone.terms or (len(alone.terms) == 1 and alone.terms[0][1] < 0):
        return None
    value = alone if degree == 1 else exact.root(alone, degree)
    unknown = Sym(name)
    left = unknown if degree == 1 else Bin("^", unknown, num(degree))
    isolated = Rel("=", left, exact.tree(alone, decimal))
    moves = []
    if bare(isolated) != bare(equation):
        words = f"Undo what is done to ${typeset.latex(left)}$"
        text = words + ": divide both sides by its factors."
        if 0 in parts and len(exact.read(equation.left).terms) + len(exact.read(equation.right).terms) > 2:
            text = words + ": first take away what is added to it, then divide by its factors."
        rule = "Isolate the unknown"
        moves.append(Move(rule, text, State.of(equation), State.of(isolated), check=_fits(equation, isolated, name)))
    if degree > 1:
        final = Rel("=", unknown, exact.tree(value, decimal))
        text = "Take the root on both sides; a length is positive, so only the positive root counts."
        moves.append(
            Move(_ROOTS[degree], text, State.of(isolated), State.of(final), check=_fits(isolated, final, name))
        )
    return Solved(tuple(moves), value)


def _fits(before: Rel, after: Rel, name: str) -> Callable[[], bool]:
    """SymPy finds the same positive values of the unknown in both lines."""

    def check() -> bool:
        import sympy

        from tools.maths import algebra

        unknown = sympy.Symbol(name, real=True)
        positive = sympy.Symbol("unknown", positive=True)
        kept = {s: sympy.Symbol(str(s), positive=True) for line in (before, after)
                for s in algebra.difference(line).free_symbols if s != unknown}  # fmt: skip
        sets = []
        for line in (before, after):
            found = sympy.solve(algebra.difference(line).subs(kept).subs(unknown, positive), positive)
            sets.append(found)
        return len(sets[0]) == len(sets[1]) == 1 and sympy.simplify(sets[0][0] - sets[1][0]) == 0

    return check
