"""A value that follows without solving: ratios, differences of squares, exponents, sums and products taken as wholes.

If what is asked is a combination of the expressions whose values are given, those values are all that is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from tools.maths import algebra
from tools.maths.derivation import Derivation, Move, State
from tools.maths.polynomial import NotPolynomial, Terms, collect, rational, scale, terms_tree, unknowns
from tools.maths.problem import Problem, Target
from tools.maths.skills import EQUIVALENT
from tools.maths.stem import Stem
from tools.maths.topics.advanced import division, quotients, steps
from tools.maths.topics.advanced.combinations import combination_moves, solve_for, sum_of
from tools.maths.topics.advanced.steps import number
from tools.maths.topics.advanced.task import Task
from tools.maths.topics.advanced.task_reading import read
from tools.maths.topics.advanced.unknowns import gap
from tools.maths.tree import Abs, Apply, Bin, Node, Rel, Sym, letters, substitute, walk
from tools.maths.typeset import shown
from tools.maths.values import Unvalued

WHOLE = "You do not need each letter: write what is asked with the expressions whose values are given."
RATIO = "From a ratio, write one letter as a multiple of the other: then the other letter cancels."


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a problem, None for others."""
    task = read(stem)
    if task is None or task.trap or task.facts or task.functions or task.points or task.imaginary:
        return None
    node = task.ask.node
    if (
        task.ask.kind != "value"
        or node is None
        or task.ask.pick
        or task.ask.other
        or task.constants
        or task.loose
        or not task.equations
    ):
        return None
    if any(isinstance(n, Apply | Abs) for e in (*task.equations, node) for n in walk(e)) or len(task.equations) > 3:
        return None
    if len({n for e in task.equations for n in letters(e)}) < 2 or not letters(node):
        return None
    from tools.maths.topics.advanced.exponents import exponents

    for attempt in (exponents,) if task.identity else (exponents, _combined, _ratio):
        try:
            found = attempt(task, node)
        except (NotPolynomial, Unvalued, ZeroDivisionError):
            continue
        if found is not None:
            return found
    return None


def derivation(
    task: Task, concept: str, moves: Sequence[Move], value: Node, equations: Sequence[Rel],
    confirm: Callable[[], bool] | None = None,
) -> Derivation:  # fmt: skip
    """What all these ways share: the answer is one value, and the letters need not be known."""
    node = task.ask.node
    assert node is not None
    problem = Problem(
        task.stem.question, task.stem.segments, tuple(task.equations), Target("value", node), task.choices
    )
    return Derivation(
        EQUIVALENT,
        concept,
        tuple(moves),
        ({},),
        (value,),
        problem=problem,
        asked=f"You are asked for {shown(node)}, not for the letters themselves.",
        confirm=confirm or (lambda: fixed(equations, node, value)),
        fits=steps.value_fits([value]),
        full=task.full,
    )


def fixed(equations: Sequence[Rel], node: Node, value: Node) -> bool:
    """The second route: points that satisfy the equations (found by SymPy) give what is asked this value."""
    import sympy

    names = sorted({n for e in equations for n in letters(e)} | letters(node))
    symbols = {n: sympy.Symbol(n) for n in names}

    def plain(n: Node) -> object:
        return algebra.to_sympy(n).subs({sympy.Symbol(k, real=True): s for k, s in symbols.items()})

    gaps = [plain(e.left) - plain(e.right) for e in equations]  # type: ignore[operator]
    asked, wanted = plain(node), plain(value)
    seen = 0
    free = len(names) - len(gaps)
    for start in (3, 5, 11):
        given = dict(
            list(zip(list(symbols.values())[::-1], (start, start + 4, start - 1), strict=False))[: max(free, 0)]
        )
        try:
            found = sympy.solve(
                [g.subs(given) for g in gaps], [s for s in symbols.values() if s not in given], dict=True
            )
        except NotImplementedError:
            continue
        for point in found:
            got = asked.subs(point).subs(given)  # type: ignore[attr-defined]
            if got.free_symbols or got.has(sympy.zoo, sympy.nan):
                continue
            if abs(sympy.N(got - wanted, 20)) > 1e-12:
                return False
            seen += 1
        if free <= 0:
            break
    return seen >= 1


def sides(equation: Rel) -> tuple[Terms, Fraction] | None:
    """letters = number, constants moved to the right."""
    terms = gap(equation)
    moving = tuple(t for t in terms if t.monomial)
    constant = sum((t.coefficient for t in terms if not t.monomial), Fraction(0))
    return (moving, -constant) if moving else None


def _combined(task: Task, node: Node) -> Derivation | None:
    """asked · (a given expression, or 1) = a combination of products of the given expressions."""
    given = [sides(e) for e in task.equations]
    if any(g is None for g in given):
        return None
    known = [g for g in given if g is not None]
    quotient = quotients.read(node)
    multipliers: list[tuple[Terms, Fraction]] = [(quotients.ONE, Fraction(1)), *known]
    if not quotient.whole:
        return _over(task, node, quotient, known)
    asked = scale(quotient.top, 1 / quotient.bottom[0].coefficient)
    degree = max(t.degree for t in asked)
    if degree > 4 or any(max(t.degree for t in k[0]) > 4 for k in known):
        return None
    for factor, level in multipliers:
        if factor is not quotients.ONE and level == 0:
            continue
        found = solve_for(division.product(asked, factor), known)
        if found is None:
            continue
        combination, shown_as = found
        value = rational(combination / level, task.decimal)
        moves = combination_moves(task, node, factor, level, shown_as, known, value)
        return derivation(task, WHOLE, moves, value, task.equations)
    return None


def _over(
    task: Task, node: Node, quotient: quotients.Quotient, known: list[tuple[Terms, Fraction]]
) -> Derivation | None:
    """1/x + 1/y from x + y and xy: top and bottom are both known."""
    top, bottom = solve_for(quotient.top, known), solve_for(quotient.bottom, known)
    if top is None or bottom is None or bottom[0] == 0:
        return None
    joined = quotients.tree(quotient)
    value = rational(top[0] / bottom[0], task.decimal)
    bases, levels = [terms_tree(k[0]) for k in known], [number(k[1]) for k in known]
    identity = Bin("/", sum_of(top[1], bases), sum_of(bottom[1], bases), "frac")
    placed = Bin("/", sum_of(top[1], levels), sum_of(bottom[1], levels), "frac")
    moves = [
        Move("Write it as one fraction", "Write it with the expressions that are given.", node, identity),
        Move("Put the values in", "Replace each of them by its value and work it out.", placed, value,
             check=lambda: algebra.equal(placed, value)),
    ]  # fmt: skip
    return derivation(task, WHOLE, moves, value, task.equations) if joined else None


def _ratio(task: Task, node: Node) -> Derivation | None:
    """Each equation gives one letter as a multiple of others; in what is asked every letter cancels."""
    moves: list[Move] = []
    at = node
    used: list[Rel] = []
    for equation in task.equations:
        left, right = quotients.read(equation.left), quotients.read(equation.right)
        cross = collect(
            division.product(left.top, right.bottom) + scale(division.product(right.top, left.bottom), Fraction(-1))
        )
        names = [n for n in unknowns(cross) if n in letters(at)] or list(unknowns(cross))
        found = None
        for name in names:
            powers = division.by_power(cross, name)
            if set(powers) <= {0, 1} and powers.get(0) and len(powers[1]) == 1:
                value = quotients.cancelled(quotients.Quotient(scale(powers[0], Fraction(-1)), powers[1]))
                found = name, quotients.tree(value)
                break
        if found is None:
            return None
        name, value_tree = found
        if not letters(value_tree):
            return None
        known = Rel("=", Sym(name), value_tree)
        text = f"Solve for ${name}$."
        solved = _same_relation(equation, known)
        moves.append(Move("Solve for one letter", text, State.of(equation), State.of(known), check=solved))
        placed = substitute(at, {name: value_tree})
        if placed != at:
            rule = f"Put {shown(value_tree)} in the place of ${name}$."
            moves.append(Move("Substitute", rule, at, placed, {name: value_tree}))
        at = placed
        used.append(known)
    lowest = quotients.cancelled(quotients.read(at))
    if not lowest.whole or unknowns(lowest.top) or not moves:
        return None
    result = quotients.tree(lowest, task.decimal)
    moves.append(Move("Simplify", "The letters that are left cancel.", at, result))
    return derivation(task, RATIO, moves, result, task.equations)


def _same_relation(equation: Rel, known: Rel):  # type: ignore[no-untyped-def]
    def check() -> bool:
        placed = substitute(equation, {known.left.name: known.right}) if isinstance(known.left, Sym) else equation
        return isinstance(placed, Rel) and algebra.equal(placed.left, placed.right)

    return check
