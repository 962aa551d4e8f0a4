"""Constants chosen so that an equation or a system has no solution, exactly one, or infinitely many.

One linear equation: the coefficients of the unknown agree or not. Two linear equations: the lines are parallel, the
same, or cross. Conditions on the constants are linear here; where they are not, the problem is not taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tools.maths import algebra, skills, typeset
from tools.maths.derivation import Derivation, Move, State
from tools.maths.polynomial import NotPolynomial, Term, Terms, collect, expand, rational, scale, terms_tree
from tools.maths.problem import Target
from tools.maths.stem import Stem
from tools.maths.topics.algebra.constants_by_choice import (
    ONE_EQUATION,
    TWO_EQUATIONS,
    WANTED,
    asked_count,
    by_choices,
    count_with,
)
from tools.maths.topics.algebra.facts import Facts, read
from tools.maths.topics.algebra.isolating import split
from tools.maths.topics.writing import from_equations
from tools.maths.tree import Node, Num, Rel, Sym, letters
from tools.maths.values import Unvalued, evaluate, values_of


def solve(stem: Stem) -> Derivation | None:
    """The derivation of "for what value of k does it have no solution", None for any other problem."""
    facts = read(stem)
    if facts is None or not facts.usable or facts.count is None:
        return None
    if facts.ask.kind not in ("value", "possible") or (facts.count == "one" and facts.ask.kind == "value"):
        return None
    node, equations = facts.ask.node, facts.equations
    if node is None or not 1 <= len(equations) <= 2 or facts.inequalities or facts.points or facts.situations:
        return None
    constants = _constants(facts)
    names = sorted({n for e in equations for n in letters(e)} - constants)
    if len(names) != len(equations) or not letters(node) <= constants or not letters(node):
        return None
    try:
        rows = [_row(e, names) for e in equations]
    except NotPolynomial:
        return None
    if facts.ask.kind == "possible":
        return by_choices(stem, facts, names)
    found = _one_equation(stem, facts, rows[0], names[0]) if len(rows) == 1 else _two(stem, facts, rows, names)
    if found is None or not found.values:
        return None
    return replace(
        found,
        full=facts.full and found.full,
        asked=asked_count(facts),
        confirm=lambda: _confirmed(equations, names, found, facts),
    )


def _constants(facts: Facts) -> frozenset[str]:
    if facts.constants:
        return facts.constants
    used = frozenset(n for e in facts.equations for n in letters(e))
    asked = letters(facts.ask.node) if facts.ask.node is not None else frozenset()
    return used - {"x", "y"} if used - {"x", "y"} >= asked and "x" in used else asked


# ---- one equation ----------------------------------------------------------------------------------------------------


def _sides(equation: Rel, name: str) -> tuple[tuple[Terms, Terms], tuple[Terms, Terms]]:
    """For each side the coefficient of the unknown, and the rest."""
    out = []
    for side in (equation.left, equation.right):
        terms = collect(expand(side))
        if any(dict(t.monomial).get(name, 0) > 1 for t in terms):
            raise NotPolynomial("not linear")
        out.append(split(terms, name))
    return out[0], out[1]


def _row(equation: Rel, names: Sequence[str]) -> tuple[Terms, ...]:
    """The coefficients of a·x + b·y = c (or a·x = c) as polynomials in the constants."""
    terms = collect(expand(equation.left) + scale(expand(equation.right), Fraction(-1)))
    row = []
    for name in names:
        if any(dict(t.monomial).get(name, 0) > 1 for t in terms):
            raise NotPolynomial("not linear")
        coefficient, terms = split(terms, name)
        if any(n in names for t in coefficient for n, _ in t.monomial):
            raise NotPolynomial("a product of unknowns")
        row.append(coefficient)
    return (*row, collect(scale(terms, Fraction(-1))))


def _one_equation(stem: Stem, facts: Facts, row: Sequence[Terms], name: str) -> Derivation | None:
    equation = facts.equations[0]
    (a, b), (c, d) = _sides(equation, name)
    same_slope = Rel("=", terms_tree(a), terms_tree(c))
    same_rest = Rel("=", terms_tree(b), terms_tree(d))
    conditions = [same_slope, same_rest] if facts.count == "many" else [same_slope]
    if any(not letters(r) and evaluate(r.left) != evaluate(r.right) for r in conditions):
        return None
    conditions = [r for r in conditions if letters(r)]
    if not conditions:
        return None
    arranged = Rel("=", _linear(a, b, name), _linear(c, d, name))
    moves = []
    if typeset.plain(arranged) != typeset.plain(equation):
        moves.append(
            Move(
                "Arrange both sides",
                f"Multiply out and write each side as a multiple of ${name}$ plus the rest.",
                State.of(equation),
                State.of(arranged),
                check=lambda: _same_gap(equation, arranged),
            )
        )
    why = f"The numbers before ${name}$ must agree, so that ${name}$ cancels" + (
        ", and the rest must agree too, so that every value works." if facts.count == "many" else "."
    )
    after = State.of(*conditions)
    moves.append(
        Move("Compare both sides", why, State.of(arranged), after, check=lambda: _compared(equation, name, conditions))
    )
    found = from_equations(stem, conditions, Target("value", facts.ask.node), before=moves, skill=skills.LINEAR_ONE)
    return None if found is None else replace(found, concept=ONE_EQUATION)


def _linear(coefficient: Terms, rest: Terms, name: str) -> Node:
    terms: list[Term] = [Term(t.coefficient, tuple(sorted((*t.monomial, (name, 1))))) for t in coefficient]
    return terms_tree([*terms, *rest])


def _same_gap(a: Rel, b: Rel) -> bool:
    return bool((algebra.difference(a) - algebra.difference(b)).expand() == 0)


def _compared(equation: Rel, name: str, conditions: Sequence[Rel]) -> bool:
    """SymPy's coefficients of the unknown vanish exactly where the conditions hold."""
    import sympy

    letter = algebra.to_sympy(Sym(name))
    gap = sympy.Poly(algebra.difference(equation), letter)
    wanted = [gap.coeff_monomial(letter), gap.coeff_monomial(1)]
    return all(any((algebra.difference(r) - w).expand() == 0 for w in wanted) for r in conditions)


# ---- two equations ---------------------------------------------------------------------------------------------------


def _two(stem: Stem, facts: Facts, rows: Sequence[Sequence[Terms]], names: Sequence[str]) -> Derivation | None:
    pairs = list(zip(rows[0], rows[1], strict=True))
    number = [(_number(p), _number(q)) for p, q in pairs]
    usable = [i for i, (p, q) in enumerate(number) if p and q and (i < 2 or facts.count == "many")]
    if not usable:
        return None
    index = usable[0]
    first, second = number[index]
    ratio = second / first  # type: ignore[operator]
    compared = [i for i in range(3) if i != index and (i < 2 or facts.count == "many")]
    conditions = []
    for i in compared:
        p, q = pairs[i]
        relation = Rel("=", terms_tree(q), terms_tree(collect(scale(p, ratio))))
        if letters(relation):
            conditions.append(relation)
        elif evaluate(relation.left) != evaluate(relation.right):
            return None
    if not 1 <= len(conditions) <= 2:
        return None
    arranged = [_arranged(row, names) for row in rows]
    moves = []
    if [typeset.plain(e) for e in arranged] != [typeset.plain(e) for e in facts.equations]:
        moves.append(
            Move(
                "Arrange the equations",
                "Write both with the unknowns on the left and the rest on the right.",
                State.of(*facts.equations),
                State.of(*arranged),
                check=lambda: all(_same_gap(e, r) for e, r in zip(facts.equations, arranged, strict=True)),
            )
        )
    where = f"before ${names[index]}$" if index < 2 else "on the right"
    text = (
        f"Compare the numbers {where}: they say by what the first equation is multiplied to give the second. "
        f"The other numbers must be multiplied by the same."
    )
    moves.append(
        Move(
            "Compare the coefficients",
            text,
            State.of(*arranged),
            State.of(*conditions),
            check=lambda: _proportional(facts.equations, names, conditions, ratio, facts.count == "many"),
        )
    )
    found = from_equations(stem, conditions, Target("value", facts.ask.node), before=moves, skill=skills.SYSTEMS)
    return None if found is None else replace(found, concept=TWO_EQUATIONS)


def _number(terms: Terms) -> Fraction | None:
    """The number, None where a constant stands in it."""
    return sum((t.coefficient for t in terms), Fraction(0)) if all(not t.monomial for t in terms) else None


def _arranged(row: Sequence[Terms], names: Sequence[str]) -> Rel:
    left: list[Term] = []
    for coefficient, name in zip(row, names, strict=False):
        left += [Term(t.coefficient, tuple(sorted((*t.monomial, (name, 1))))) for t in coefficient]
    return Rel("=", terms_tree(left), terms_tree(row[-1]))


def _proportional(
    equations: Sequence[Rel], names: Sequence[str], conditions: Sequence[Rel], ratio: Fraction, all_three: bool
) -> bool:
    """SymPy: where the conditions hold, the second equation's letters are `ratio` times the first's."""
    import sympy

    first, second = (algebra.difference(e) for e in equations)
    gap = (second - first * algebra.to_sympy(rational(ratio))).expand()
    unknowns = sorted({n for r in conditions for n in letters(r)})
    solved = sympy.solve(
        [algebra.difference(r) for r in conditions], [algebra.to_sympy(Sym(n)) for n in unknowns], dict=True
    )
    if len(solved) != 1:
        return False
    left = gap.subs(solved[0]).expand()
    symbols = [algebra.to_sympy(Sym(n)) for n in names]
    return bool(left == 0) if all_three else not left.free_symbols & set(symbols)


# ---- the second route ------------------------------------------------------------------------------------------------


def _confirmed(equations: Sequence[Rel], names: Sequence[str], found: Derivation, facts: Facts) -> bool:
    """With the constants found, values alone give the wanted number of solutions; beside them, another number."""
    if not found.solutions or len(found.solutions) != 1:
        return False
    constants = found.solutions[0]
    try:
        if count_with(equations, names, constants) != WANTED[facts.count or ""]:
            return False
        asked = evaluate(facts.ask.node or Num(Fraction(0)), values_of(constants))
        if len(found.values) != 1 or evaluate(found.values[0]) != asked:
            return False
        moved = {n: Num(Fraction(evaluate(v)) + 1) for n, v in constants.items()}
        return count_with(equations, names, moved) != WANTED[facts.count or ""]
    except (Unvalued, ZeroDivisionError):
        return False
