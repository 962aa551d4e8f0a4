"""A few equations between a few constants, solved exactly: what stands alone first, then put into the rest."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tools.maths import algebra
from tools.maths.derivation import Env, Move, State
from tools.maths.polynomial import NotPolynomial, Terms, collect, expand, rational, scale, terms_tree, unknowns
from tools.maths.topics.advanced import division
from tools.maths.topics.advanced.equations import solve_one
from tools.maths.topics.advanced.steps import text_of
from tools.maths.tree import Rel, Sym, letters

MAX_BRANCHES = 8
Solved = dict[str, Terms]


def gap(equation: Rel) -> Terms:
    """left − right, collected. Raises NotPolynomial."""
    return collect(expand(equation.left) + scale(expand(equation.right), Fraction(-1)))


def put(terms: Terms, name: str, value: Terms) -> Terms:
    """A polynomial with a letter replaced by a polynomial."""
    total: Terms = ()
    for power, rest in division.by_power(terms, name).items():
        product = rest
        for _ in range(power):
            product = division.product(product, value)
        total = collect(total + product)
    return total


def settle(equations: Sequence[Terms], depth: int = 0) -> list[Solved] | None:
    """All rational solutions, each a value (or an expression in free letters) for every letter; None when out of reach.

    >>> from tools.maths.grammar import parse
    >>> [str(s["b"][0].coefficient) for s in settle([gap(parse("a b = 10")), gap(parse("a + b = 7"))])]
    ['5', '2']
    """
    rest = [collect(e) for e in equations if collect(e)]
    if any(not unknowns(e) for e in rest):
        return []
    if not rest:
        return [{}]
    if depth > 12:
        return None
    for few in (1, 2, 3):
        for equation in rest:
            if len(unknowns(equation)) == few:
                for name in unknowns(equation):
                    powers = division.by_power(equation, name)
                    if set(powers) <= {0, 1} and not unknowns(powers[1]):
                        value = scale(powers.get(0, ()), -1 / powers[1][0].coefficient)
                        return _continued(rest, equation, name, [value], depth)
        if few == 1:
            for equation in rest:
                names = unknowns(equation)
                if len(names) == 1:
                    return _univariate(rest, equation, names[0], depth)
    return None


def _univariate(rest: list[Terms], equation: Terms, name: str, depth: int) -> list[Solved] | None:
    values = division.coefficients(equation, name)
    _, found = division.factors(values)
    roots: list[Terms] = []
    for factor, _times in found:
        if len(factor) == 2:
            roots.append(expand(rational(-factor[0] / factor[1])))
        elif len(factor) == 3 and factor[1] ** 2 - 4 * factor[0] * factor[2] < 0:
            continue
        else:
            return None
    return _continued(rest, equation, name, roots, depth)


def _continued(rest: list[Terms], used: Terms, name: str, values: Sequence[Terms], depth: int) -> list[Solved] | None:
    out: list[Solved] = []
    for value in values:
        others = [put(e, name, value) for e in rest if e is not used]
        more = settle(others, depth + 1)
        if more is None or len(out) + len(more) > MAX_BRANCHES:
            return None
        for solved in more:
            final = value
            for other, v in solved.items():
                final = put(final, other, v)
            entry = {**solved, name: collect(final)}
            if entry not in out:
                out.append(entry)
    return out


def solve_constants(equations: Sequence[Rel], decimal: bool = False) -> tuple[list[Move], list[Env]] | None:
    """The moves and all solutions of equations between constants; None when they are not fixed or out of reach."""
    names = sorted({n for e in equations for n in letters(e)})
    if len(names) == 1 and len(equations) == 1:
        found = solve_one(equations[0], names[0], decimal)
        if found is None or found.values is None:
            return None
        return list(found.moves), [{names[0]: v} for v in found.values]
    try:
        solved = settle([gap(e) for e in equations])
    except NotPolynomial:
        return None
    if not solved or any(set(s) != set(names) or any(unknowns(v) for v in s.values()) for s in solved):
        return None
    envs: list[Env] = [{n: terms_tree(s[n], decimal) for n in names} for s in solved]
    start = State.of(*equations)
    end = State(tuple(tuple(Rel("=", Sym(n), env[n]) for n in names) for env in envs))
    text = "Solve for the constants: start with the equation that has only one, and put its value into the others."
    move = Move("Solve for the constants", text, start, end, check=lambda: same_constants(equations, envs, names))
    return ([] if _listed(equations, envs) else [move]), envs


def _listed(equations: Sequence[Rel], envs: Sequence[Env]) -> bool:
    """Whether the equations already say a = 4, b = 6."""
    return len(envs) == 1 and all(
        isinstance(e.left, Sym) and text_of(e.right) == text_of(envs[0][e.left.name]) for e in equations
    )


def same_constants(equations: Sequence[Rel], envs: Sequence[Env], names: Sequence[str]) -> bool:
    """SymPy finds the same real solutions."""
    import sympy

    symbols = [sympy.Symbol(n, real=True) for n in names]
    gaps = [algebra.to_sympy(e.left) - algebra.to_sympy(e.right) for e in equations]
    found = sympy.solve(gaps, symbols, dict=True)
    given = [{s: algebra.to_sympy(env[str(s)]) for s in symbols} for env in envs]
    complete = [f for f in found if len(f) == len(symbols)]
    return len(complete) == len(given) and all(
        any(all(sympy.simplify(f[s] - g[s]) == 0 for s in symbols) for g in given) for f in complete
    )
