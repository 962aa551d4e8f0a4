"""Two linear equations in two unknowns: substitution when a letter stands alone, elimination otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from tools.maths import typeset
from tools.maths.derivation import Derivation, Env, Move, State
from tools.maths.polynomial import NotPolynomial, Term, Terms, coefficient, collect, expand, rational, scale, terms_tree
from tools.maths.problem import Problem
from tools.maths.solving import linear, wanted
from tools.maths.tree import Node, Rel, Sym, letters, num, substitute

SKILL = "systems of two linear equations"
SUBSTITUTION = (
    "Where one letter is known in terms of the other, put that in its place: one equation in one letter is left."
)
ELIMINATION = (
    "Add or subtract multiples of the equations so that one letter disappears: one equation in one letter is left."
)


def solve(problem: Problem) -> Derivation | None:
    """A derivation for two linear equations in the same two letters, None for any other problem."""
    if len(problem.equations) != 2 or problem.definitions:
        return None
    names = sorted({n for e in problem.equations for n in letters(e)})
    try:
        standard = [_standard(e) for e in problem.equations]
    except NotPolynomial:
        return None
    if len(names) != 2 or any(t.degree > 1 for terms in standard for t in terms) or not all(standard):
        return None
    first, second = problem.equations
    work = _Work(first, second, (names[0], names[1]), problem.decimal)
    alone = _alone(first, second)
    solutions = work.substitute(*alone) if alone else work.eliminate()
    concept = SUBSTITUTION if alone else ELIMINATION
    return wanted.finish(problem, SKILL, concept, work.moves, solutions)


def _standard(equation: Rel) -> Terms:
    """left − right, collected: a·x + b·y − c."""
    return collect(expand(equation.left) + scale(expand(equation.right), Fraction(-1)))


def _alone(first: Rel, second: Rel) -> tuple[str, Node, bool] | None:
    """The letter that stands alone in an equation, what it equals, and whether that is the second equation."""
    for equation, is_second in ((first, False), (second, True)):
        for side, other in ((equation.left, equation.right), (equation.right, equation.left)):
            if isinstance(side, Sym) and side.name not in letters(other):
                return side.name, other, is_second
    return None


@dataclass
class _Pair:
    """Coefficients of a·x + b·y = c."""

    a: Fraction
    b: Fraction
    c: Fraction


class _Work:
    """The two equations as they stand, and the moves so far."""

    def __init__(self, first: Rel, second: Rel, names: tuple[str, str], decimal: bool) -> None:
        self.first, self.second, self.names, self.decimal = first, second, names, decimal
        self.moves: list[Move] = []

    def move(self, rule: str, text: str, first: Rel, second: Rel) -> None:
        """Replace the two equations, noting the step when anything changed."""
        before, after = State.of(self.first, self.second), State.of(first, second)
        if before.latex() != after.latex():
            self.moves.append(Move(rule, text, before, after))
        self.first, self.second = first, second

    def substitute(self, name: str, value: Node, is_second: bool) -> tuple[Env, ...] | None:
        """Use `name = value` from one equation in the other."""
        known, other = (self.second, self.first) if is_second else (self.first, self.second)
        if not letters(value):
            return self._back(name, wanted_value(value), Rel("=", Sym(name), value), other)
        put = substitute(other, {name: value})
        if not isinstance(put, Rel):
            return None
        text = f"Put ${typeset.latex(typeset.pretty(value))}$ in the place of ${name}$ in the other equation."
        self.move("Substitute", text, known, put)
        return self._solve_one(put, known, name)

    def _solve_one(self, single: Rel, known: Rel, missing: str) -> tuple[Env, ...] | None:
        """`single` has one letter left; isolate it beside `known`, then find the `missing` letter."""
        name = self.names[0] if missing == self.names[1] else self.names[1]
        isolated = linear.isolate(single, name, self.decimal, wrap=lambda r: State.of(known, r))
        self.moves.extend(isolated.moves)
        if isolated.value == "none":
            return ()
        if isinstance(isolated.value, str):
            return None
        found = Rel("=", Sym(name), rational(isolated.value, self.decimal))
        return self._back(name, isolated.value, found, known)

    def _back(self, name: str, value: Fraction, found: Rel, known: Rel) -> tuple[Env, ...] | None:
        """Put the value found into `known` and solve for the other letter."""
        other = self.names[0] if name == self.names[1] else self.names[1]
        put = substitute(known, {name: found.right})
        if not isinstance(put, Rel):
            return None
        before = State.of(known, found)
        if self.moves and self.moves[-1].after != before:
            before = self.moves[-1].after if isinstance(self.moves[-1].after, State) else before
        elif not self.moves:
            before = State.of(self.first, self.second)
        text = f"Put ${typeset.latex(typeset.pretty(found))}$ into ${typeset.latex(typeset.pretty(known))}$."
        after = State.of(put, found)
        if before != after:
            self.moves.append(Move("Substitute back", text, before, after))
        isolated = linear.isolate(put, other, self.decimal, wrap=lambda r: State.of(r, found))
        self.moves.extend(isolated.moves)
        if not isinstance(isolated.value, Fraction):
            return None if isolated.value == "all" else ()
        tree = {name: found.right, other: rational(isolated.value, self.decimal)}
        return ({n: tree[n] for n in self.names},)

    def eliminate(self) -> tuple[Env, ...] | None:
        """Match the coefficients of one letter, then add or subtract."""
        p, q = self._tidy(self.first), self._tidy(self.second)
        self.move("Arrange the equations", "Write both with the letters on the left.", self._rel(p), self._rel(q))
        if p.a * q.b == q.a * p.b:
            return self._parallel(p, q)
        for index in (0, 1):  # a letter that is already missing from one equation
            for single, known in ((self.first, self.second), (self.second, self.first)):
                if self.names[index] not in letters(single):
                    return self._solve_one(single, known, self.names[index])
        index = self._easier(p, q)
        u, v = ((p.a, q.a), (p.b, q.b))[index]
        common = _common(u, v)
        f, g = abs(common / u), abs(common / v)
        p, q = _times(p, f), _times(q, g)
        self.move("Match coefficients", self._matching_text(f, g, self.names[index]), self._rel(p), self._rel(q))
        sign = -1 if (u > 0) == (v > 0) else 1
        left = _Pair(p.a + sign * q.a, p.b + sign * q.b, p.c + sign * q.c)
        verb, rule = ("Add", "Add the equations") if sign == 1 else ("Subtract", "Subtract the equations")
        text = f"{verb} the equations: ${self.names[index]}$ disappears."
        single, known = self._rel(left), self.first
        self.move(rule, text, known, single)
        return self._solve_one(single, known, self.names[index])

    def _tidy(self, equation: Rel) -> _Pair:
        terms = _standard(equation)
        if not self.decimal:
            terms = scale(terms, Fraction(lcm(*(t.coefficient.denominator for t in terms))))
        x, y = self.names
        return _Pair(coefficient(terms, ((x, 1),)), coefficient(terms, ((y, 1),)), -coefficient(terms, ()))

    def _rel(self, p: _Pair) -> Rel:
        x, y = self.names
        terms = [t for t in (Term(p.a, ((x, 1),)), Term(p.b, ((y, 1),))) if t.coefficient]
        return Rel("=", terms_tree(terms, self.decimal), rational(p.c, self.decimal))

    def _easier(self, p: _Pair, q: _Pair) -> int:
        """The letter that needs the smaller multiples; opposite signs win a tie, because adding is safer."""

        def cost(u: Fraction, v: Fraction) -> tuple[Fraction, bool]:
            common = _common(u, v)
            return abs(common / u) + abs(common / v), (u > 0) == (v > 0)

        return 0 if cost(p.a, q.a) < cost(p.b, q.b) else 1

    def _matching_text(self, f: Fraction, g: Fraction, name: str) -> str:
        parts = []
        for factor, which in ((f, "first"), (g, "second")):
            if factor != 1:
                parts.append(f"the {which} equation by ${typeset.latex(num(factor))}$")
        return f"Multiply {' and '.join(parts)}, so that the coefficients of ${name}$ match."

    def _parallel(self, p: _Pair, q: _Pair) -> tuple[Env, ...] | None:
        factor = q.a / p.a if p.a else q.b / p.b
        scaled = _times(p, factor)
        if factor != 1:
            text = f"Multiply the first equation by ${typeset.latex(num(factor))}$: the left sides become the same."
            self.move("Match coefficients", text, self._rel(scaled), self._rel(q))
        if scaled.c == q.c:
            text = "Both equations say the same, so every point of that line is a solution."
            self.moves.append(
                Move("Compare the equations", text, State.of(self.first, self.second), State.of(self.first))
            )
            return None
        text = "The same left side cannot equal two different numbers, so there is no solution."
        self.moves.append(Move("Compare the equations", text, State.of(self.first, self.second), State(())))
        return ()


def _common(u: Fraction, v: Fraction) -> Fraction:
    """The smallest positive common multiple of two nonzero rationals."""
    bottom = lcm(u.denominator, v.denominator)
    a, b = abs(int(u * bottom)), abs(int(v * bottom))
    return Fraction(a * b // gcd(a, b), bottom)


def _times(p: _Pair, f: Fraction) -> _Pair:
    return _Pair(p.a * f, p.b * f, p.c * f)


def wanted_value(node: Node) -> Fraction:
    """The number a tree without letters stands for."""
    terms = collect(expand(node))
    return coefficient(terms, ())
