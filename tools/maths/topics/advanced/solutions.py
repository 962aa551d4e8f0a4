"""One equation in one unknown, whatever its kind, and what is asked of its real solutions."""

from __future__ import annotations

from fractions import Fraction

from tools.maths.derivation import Derivation, Move, State
from tools.maths.skills import LINEAR_ONE, NONLINEAR_EQUATIONS, NONLINEAR_FUNCTIONS
from tools.maths.solving import surds
from tools.maths.solving.linear import CONCEPT as LINEAR_CONCEPT
from tools.maths.stem import Stem
from tools.maths.topics.advanced import closing, steps
from tools.maths.topics.advanced.curves import curve_of
from tools.maths.topics.advanced.equations import solve_one
from tools.maths.topics.advanced.steps import ZERO
from tools.maths.topics.advanced.task import Task
from tools.maths.topics.advanced.task_reading import read
from tools.maths.tree import Apply, Bin, Node, Rel, Sym, has_call, letters, substitute
from tools.maths.typeset import shown
from tools.maths.values import Unvalued, evaluate, holds, same_value, values_of

ZERO_KINDS = ("solutions", "fold", "gap", "zerocount", "count", "intersections")


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem with one equation in one letter (or the zeros of one function), None otherwise."""
    task = read(stem)
    return None if task is None or task.trap else answer(task)


def answer(task: Task) -> Derivation | None:
    """The derivation of such a task."""
    if task.imaginary or task.identity or task.loose:
        return None
    if task.facts:
        return _named(task) if task.only("named") and len(task.facts) == 1 else None
    framed = _equation(task)
    if framed is None:
        return None
    equation, before, skill = framed
    names = letters(equation)
    if len(names) != 1 or has_call(equation):
        return None
    name = next(iter(names))
    if task.constants - {name}:
        return None
    found = solve_one(equation, name, task.decimal)
    if found is None:
        return None
    if found.concept == LINEAR_CONCEPT and not before:
        return (
            None
            if task.ask.kind != "value" and not task.choices
            else closing.finish(task, equation, name, found, before, LINEAR_ONE)
        )
    return closing.finish(task, equation, name, found, before, skill)


def _named(task: Task) -> Derivation | None:
    """ "a and b are the solutions of … and a > b. What is a − b?": the larger is a."""
    names = [n.name for n in task.facts[0].nodes if isinstance(n, Sym)]
    asked = task.ask.node
    if len(task.equations) != 1 or len(names) != 2 or task.functions or task.points or asked is None:
        return None
    equation = task.equations[0]
    if task.ask.kind != "value" or task.ask.pick or letters(asked) - set(names) or len(letters(equation)) != 1:
        return None
    name = next(iter(letters(equation)))
    found = solve_one(equation, name, task.decimal)
    if found is None or found.values is None or len(found.values) != 2 or name in names:
        return None
    roots = found.values
    results: list[tuple[Node, dict[str, Node]]] = []
    for pair in (roots, roots[::-1]):
        env = dict(zip(names, pair, strict=True))
        at = values_of(env)
        if not all(holds(c, at) for c in task.conditions):
            continue
        value = surds.value(substitute(asked, env), task.decimal)
        if value is None:
            return None
        results.append((value, env))
    if not results or not all(same_value(evaluate(r[0]), evaluate(results[0][0])) for r in results):
        return None
    value, env = results[0]
    move = Move("Evaluate what is asked", f"Put the two solutions into {shown(asked)}.", asked, value, env)
    return Derivation(
        NONLINEAR_EQUATIONS,
        found.concept,
        (*found.moves, move),
        tuple({name: v} for v in roots),
        (value,),
        asked=f"You are asked for {shown(asked)}.",
        confirm=lambda: closing.agrees(equation, name, roots),
        fits=steps.value_fits([value]),
        full=task.full,
    )


def _equation(task: Task) -> tuple[Rel, list[Move], str] | None:
    """The one equation: as given, f(x) = 0 for zeros, f(a) = 7 with f's rule put in."""
    ask = task.ask
    functions = dict(task.functions)
    given = _given(task)
    if given is not None:
        return given
    if len(task.equations) == 1 and not task.points and not task.graphs:
        equation = task.equations[0]
        if not functions and len(letters(equation)) == 2:
            return _graph(task, equation)
        if not functions:
            return _denominator(task, equation) or (equation, [], NONLINEAR_EQUATIONS)
        sides = [steps.applied(side, functions) for side in (equation.left, equation.right)]
        if sides[0] is None or sides[1] is None or not has_call(equation):
            return None
        placed = Rel("=", sides[0], sides[1])
        return placed, [_rules(task, equation, placed)], NONLINEAR_FUNCTIONS
    if not task.equations and len(functions) == 1 and not task.points:
        name, (letter, body) = next(iter(functions.items()))
        if letters(body) != {letter}:
            return None
        if ask.kind == "undefined":
            return _bottom(body)
        if "value" in ask.phrase and not _zeros_asked(ask.phrase):
            return None
        if _zeros_asked(ask.phrase) and ask.kind in ZERO_KINDS:
            equation = Rel("=", body, ZERO)
            text = f"A zero of ${name}$ is a value of ${letter}$ where the function is $0$."
            start = Rel("=", Apply(name, Sym(letter)), ZERO)
            return equation, [_rules(task, start, equation, text)], NONLINEAR_FUNCTIONS
    return None


def _given(task: Task) -> tuple[Rel, list[Move], str] | None:
    """Two equations of which one just gives a letter's value: put it into the other."""
    if len(task.equations) != 2 or task.functions or task.points or task.graphs:
        return None
    for known, other in (task.equations, task.equations[::-1]):
        if isinstance(known.left, Sym) and not letters(known.right) and known.left.name in letters(other):
            placed = substitute(other, {known.left.name: known.right})
            asked = task.ask.node
            if not isinstance(placed, Rel) or asked is None or len(letters(placed)) != 1:
                return None
            if letters(asked) != letters(placed):
                return None
            return placed, [_given_move(known, other, placed)], NONLINEAR_EQUATIONS
    return None


def _given_move(known: Rel, other: Rel, placed: Rel) -> Move:
    assert isinstance(known.left, Sym)
    at = {known.left.name: known.right}
    text = f"Put {shown(known)} into the other equation."
    return Move("Substitute", text, State.of(other), State.of(placed), check=lambda: _placed(other, placed, at))


def _placed(other: Rel, placed: Rel, at: dict[str, Node]) -> bool:
    import sympy

    from tools.maths import algebra

    values = {sympy.Symbol(n, real=True): algebra.to_sympy(v) for n, v in at.items()}
    pairs = ((other.left, placed.left), (other.right, placed.right))
    return all(sympy.simplify(algebra.to_sympy(a).subs(values) - algebra.to_sympy(b)) == 0 for a, b in pairs)


def _graph(task: Task, equation: Rel) -> tuple[Rel, list[Move], str] | None:
    """Where the graph of y = … meets the x-axis."""
    curve = curve_of(task)
    if curve is None or curve.body is None or letters(curve.body) != {curve.letter} or curve.names != "y":
        return _denominator(task, equation)
    if task.ask.kind == "undefined":
        return _bottom(curve.body)
    if not _zeros_asked(task.ask.phrase) or task.ask.kind not in ZERO_KINDS:
        return None
    text = "A graph meets the x-axis where $y = 0$."
    level = curve.equation
    placed = Move("Put y = 0", text, State.of(equation), State.of(level), check=lambda: _level(equation, level))
    return level, [placed], NONLINEAR_FUNCTIONS


def _level(equation: Rel, level: Rel) -> bool:
    """SymPy: the equation with y = 0 is the level equation."""
    import sympy

    from tools.maths import algebra

    gap = algebra.to_sympy(equation.left) - algebra.to_sympy(equation.right)
    at_zero = gap.subs(sympy.Symbol("y", real=True), 0)
    other = algebra.to_sympy(level.left) - algebra.to_sympy(level.right)
    return bool(sympy.simplify(at_zero - other) == 0 or sympy.simplify(at_zero + other) == 0)


def _zeros_asked(phrase: str) -> bool:
    return any(w in phrase for w in ("zero", "root", "intercept", "x-axis"))


def _rules(task: Task, before: Rel, after: Rel, text: str = "Replace the function by its rule.") -> Move:
    from tools.maths.topics.advanced.equivalent import same_calls

    functions = dict(task.functions)

    def check() -> bool:
        pairs = ((before.left, after.left), (before.right, after.right))
        return all(same_calls(a, b, functions) for a, b in pairs)

    return Move("Use the rule of the function", text, before, after, check=check)


def _bottom(body: Node) -> tuple[Rel, list[Move], str] | None:
    """Where a fraction is undefined its denominator is zero."""
    if not isinstance(body, Bin) or body.op != "/" or not letters(body.right):
        return None
    equation = Rel("=", body.right, ZERO)
    text = f"A fraction is undefined where its denominator is zero, so set {shown(body.right)} equal to $0$."
    move = Move("Set the denominator to zero", text, body, equation, check=lambda: _is_bottom(body, equation))
    return equation, [move], NONLINEAR_FUNCTIONS


def _is_bottom(body: Bin, equation: Rel) -> bool:
    """Where the equation holds, by SymPy, the fraction has no value."""
    import sympy

    from tools.maths import algebra

    name = next(iter(letters(equation)))
    found = sympy.solveset(algebra.to_sympy(equation.left), sympy.Symbol(name, real=True), sympy.S.Reals)
    for root in found if isinstance(found, sympy.FiniteSet) else ():
        if root.is_rational:
            try:
                evaluate(body, {name: Fraction(int(root.p), int(root.q))})
            except Unvalued:
                continue
            return False
    return True


def _denominator(task: Task, equation: Rel) -> tuple[Rel, list[Move], str] | None:
    """ "y = 3/(x − 2)" asked where it is undefined."""
    if task.ask.kind != "undefined":
        return None
    return _bottom(equation.right) if isinstance(equation.left, Sym) else None
