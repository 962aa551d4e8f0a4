"""Two equations in two letters, at least one of them no line: substitute, solve what is left, substitute back."""

from __future__ import annotations

from fractions import Fraction

from tools.maths import algebra
from tools.maths.derivation import Derivation, Env, Move, State
from tools.maths.polynomial import NotPolynomial, terms_tree
from tools.maths.solving import surds
from tools.maths.stem import Stem
from tools.maths.topics.advanced import division, unknowns
from tools.maths.topics.advanced.equations import solve_one
from tools.maths.topics.advanced.steps import text_of
from tools.maths.topics.advanced.system_answers import asked, named_point, true
from tools.maths.topics.advanced.task import Task
from tools.maths.topics.advanced.task_reading import read
from tools.maths.tree import Apply, Node, Rel, Sym, letters, substitute, walk
from tools.maths.typeset import shown


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a system, None for other problems."""
    task = read(stem)
    return None if task is None or task.trap else answer(task)


def answer(task: Task) -> Derivation | None:
    """The derivation of such a task."""
    if not task.only("count", "meet") or task.points or task.imaginary or task.identity or task.loose or task.constants:
        return None
    framed = _equations(task)
    if framed is None:
        return None
    first, second = framed
    names = sorted(letters(first) | letters(second))
    if len(names) != 2 or any(isinstance(n, Apply) for e in framed for n in walk(e)):
        return None
    if _line(first) and _line(second):
        return None
    picked = _alone(first, second, names)
    if picked is None:
        return None
    name, value, known, other = picked
    remaining = next(n for n in names if n != name)
    return _solved(task, (first, second), name, value, known, other, remaining)


def _equations(task: Task) -> tuple[Rel, Rel] | None:
    """The two equations; two functions whose graphs meet give y = f(x) and y = g(x)."""
    if len(task.equations) == 2 and not task.functions:
        return task.equations[0], task.equations[1]
    bodies = [(letter, body) for letter, body in task.functions.values()]
    meeting = task.ask.kind in ("intersections", "pair", "coordinate") or "intersect" in task.stem.prose
    if len(bodies) == 2 and not task.equations and meeting and bodies[0][0] == bodies[1][0] == "x":
        if any(isinstance(n, Apply) for _, b in bodies for n in walk(b)):
            return None
        return Rel("=", Sym("y"), bodies[0][1]), Rel("=", Sym("y"), bodies[1][1])
    if len(bodies) == 1 and len(task.equations) == 1 and meeting and bodies[0][0] == "x":
        return Rel("=", Sym("y"), bodies[0][1]), task.equations[0]
    return None


def _line(equation: Rel) -> bool:
    try:
        return all(t.degree <= 1 for t in unknowns.gap(equation))
    except NotPolynomial:
        return False


def _alone(first: Rel, second: Rel, names: list[str]) -> tuple[str, Node, Rel, Rel] | None:
    """The letter to replace, by what, from which equation into which."""
    for known, other in ((first, second), (second, first)):
        for side, rest in ((known.left, known.right), (known.right, known.left)):
            if (
                isinstance(side, Sym)
                and side.name not in letters(rest)
                and letters(rest)
                and side.name in letters(other)
            ):
                return side.name, rest, known, other
    for known, other in ((first, second), (second, first)):
        if len(letters(known)) == 1 and len(letters(other)) == 2:
            found = solve_one(known, next(iter(letters(known))))
            if found is not None and found.values is not None and len(found.values) == 1:
                return next(iter(letters(known))), found.values[0], known, other
    for known, other in ((first, second), (second, first)):
        if not _line(known):
            continue
        terms = unknowns.gap(known)
        for name in reversed(names):
            powers = division.by_power(terms, name)
            c = powers[1][0].coefficient if 1 in powers else Fraction(0)
            if c in (1, -1):
                return name, terms_tree(unknowns.scale(powers.get(0, ()), -1 / c)), known, other
        for name in reversed(names):
            powers = division.by_power(terms, name)
            if 1 in powers:
                c = powers[1][0].coefficient
                return name, terms_tree(unknowns.scale(powers.get(0, ()), -1 / c)), known, other
    return None


def meeting(first: Rel, second: Rel, decimal: bool = False) -> tuple[list[Move], list[Env]] | None:
    """All real solutions of two equations in two letters, with the steps to them; None when they are out of reach.

    >>> from tools.maths.grammar import parse
    >>> [sorted((k, str(v.value)) for k, v in e.items()) for e in meeting(parse("y = x^2"), parse("y = 4x - 4"))[1]]
    [[('x', '2'), ('y', '4')]]
    """
    names = sorted(letters(first) | letters(second))
    if len(names) != 2 or (_line(first) and _line(second)):
        return None
    picked = _alone(first, second, names)
    if picked is None:
        return None
    name, value, known, other = picked
    found = _pairs((first, second), name, value, known, other, next(n for n in names if n != name), decimal)
    return None if found is None else ([*found[0], found[2]] if found[1] else found[0], found[1])


def _solved(
    task: Task, both: tuple[Rel, Rel], name: str, value: Node, known: Rel, other: Rel, remaining: str
) -> Derivation | None:
    found = _pairs(both, name, value, known, other, remaining, task.decimal)
    if found is None:
        return None
    moves, pairs, back = found
    if any(f.count != len(pairs) for f in task.facts if f.kind == "count"):
        return None
    told = task.fact("meet")
    if told is not None:
        return named_point(task, both, moves, pairs, told)
    if pairs and task.ask.kind not in ("count", "intersections"):
        moves = [*moves, back]
    return asked(task, both, moves, pairs)


def _pairs(
    both: tuple[Rel, Rel], name: str, value: Node, known: Rel, other: Rel, remaining: str, decimal: bool
) -> tuple[list[Move], list[Env], Move] | None:
    """The steps to the values of the one letter, the solutions, and the step that finds the other letter."""
    single = substitute(other, {name: value})
    if not isinstance(single, Rel) or letters(single) != {remaining}:
        return None
    moves: list[Move] = []
    alone = Rel("=", Sym(name), value)
    if text_of(alone) not in (text_of(known), text_of(Rel("=", known.right, known.left))):
        text = f"Solve one equation for ${name}$."
        moves.append(
            Move(
                "Solve for one letter",
                text,
                State.of(known),
                State.of(alone),
                check=lambda: _follows(known, name, value),
            )
        )
    text = f"Put {shown(value)} in the place of ${name}$ in the other equation."
    moves.append(
        Move("Substitute", text, State.of(*both), State.of(single), check=lambda: _put(other, name, value, single))
    )
    found = solve_one(single, remaining, decimal)
    if found is None or found.values is None:
        return None
    across: tuple[Node, ...] = found.values
    moves += found.moves
    pairs: list[Env] = []
    for x in across:
        y = surds.value(substitute(value, {remaining: x}), decimal) if letters(value) else value
        if y is None:
            return None
        pairs.append({remaining: x, name: y})
    pairs = [p for p in pairs if true(both, p)]
    if len(pairs) < len(across):
        return None
    before = State.either(*(Rel("=", Sym(remaining), x) for x in across))
    after = State(tuple(tuple(Rel("=", Sym(n), p[n]) for n in sorted(p)) for p in pairs))
    text = f"Put each value into {shown(alone)} to find the other letter."
    back = Move("Substitute back", text, before, after, check=lambda: all(_satisfied(both, p) for p in pairs))
    return moves, pairs, back


def _follows(known: Rel, name: str, value: Node) -> bool:
    import sympy

    placed = substitute(known, {name: value})
    assert isinstance(placed, Rel)
    return bool(sympy.simplify(algebra.to_sympy(placed.left) - algebra.to_sympy(placed.right)) == 0)


def _put(other: Rel, name: str, value: Node, single: Rel) -> bool:
    import sympy

    at = {sympy.Symbol(name, real=True): algebra.to_sympy(value)}
    sides = ((other.left, single.left), (other.right, single.right))
    return all(sympy.simplify(algebra.to_sympy(a).subs(at) - algebra.to_sympy(b)) == 0 for a, b in sides)


def _satisfied(both: tuple[Rel, Rel], pair: Env) -> bool:
    try:
        return all(algebra.satisfies(e, pair) for e in both)
    except algebra.Unchecked:
        return False
