"""Problems with unknown constants: what is stated fixes them, and then the question is about known formulas.

Identities, roots, factors, points, vertices, remainders and the number of solutions become equations between the
constants. Once these are solved the rest is handed, constants put in, to the other topics of the room.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from tools.maths.derivation import Derivation, Env, Move, State
from tools.maths.problem import Problem, Target
from tools.maths.skills import EQUIVALENT, NONLINEAR_EQUATIONS, NONLINEAR_FUNCTIONS
from tools.maths.stem import Stem
from tools.maths.topics.advanced import curves, facts, identity_facts, steps, unknowns
from tools.maths.topics.advanced.curves import Curve
from tools.maths.topics.advanced.discriminant_signs import DISCRIMINANT, inequality
from tools.maths.topics.advanced.equivalent import same_calls
from tools.maths.topics.advanced.facts import Pinned
from tools.maths.topics.advanced.pinned_values import Found, finish
from tools.maths.topics.advanced.task import Task
from tools.maths.topics.advanced.task_reading import read
from tools.maths.tree import Rel, Sym, letters
from tools.maths.values import same_at, values_of

IDENTITY = (
    "If two polynomials are equal for every value of the letter, each power has the same coefficient on both sides."
)
FACTOR = (
    "$x - r$ is a factor of a polynomial exactly when the polynomial is $0$ at $r$; "
    "the remainder on division is the value at $r$."
)
PUT_IN = "What lies on a graph or solves an equation makes it true: put it in, and only the constants are left."


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem whose constants are fixed by what is stated, None otherwise."""
    task = read(stem)
    if task is None or task.trap or task.imaginary or task.ask.other is not None:
        return None
    return _identity(task) or _stated(task)


# ---- identities -----------------------------------------------------------------------------------------------------


def _identity(task: Task) -> Derivation | None:
    equation = _identity_equation(task)
    if equation is None or task.facts or task.points:
        return None
    if task.functions and (len(task.equations) != 1 or (len(task.functions) > 1 and not task.identity)):
        return None
    others = [e for e in task.equations if e != equation and not task.functions]
    names = letters(equation)
    letter = task.identity_letter or _letter(names, task.constants)
    if not letter or letter not in names or any(letter in letters(e) for e in others):
        return None
    found = identity_facts.from_identity(equation, letter, task.decimal)
    if found is None:
        return None
    moves, pairs = found
    moves = [*_rules_put_in(task, equation), *moves]
    solved = unknowns.solve_constants([*pairs, *others], task.decimal)
    if solved is None:
        return None
    more, envs = solved
    if others and more:
        moves = [*moves, _joined(pairs, others)]

    def test(env: Env) -> bool:
        at = values_of(env)
        return identity_facts.identity_holds(equation, letter, at) and all(_true(e, env) for e in others)

    problem = Problem(
        task.stem.question, task.stem.segments, (*pairs, *others), Target("value", task.ask.node), task.choices
    )
    return finish(Found(task, [*moves, *more], IDENTITY, EQUIVALENT, test, problem), envs)


def _joined(pairs: Sequence[Rel], others: Sequence[Rel]) -> Move:
    before, after = State.of(*pairs), State.of(*pairs, *others)
    text = "Take in what else is known about the constants."
    return Move(
        "Use what is given", text, before, after, check=lambda: all(e in after.rows[0] for e in (*pairs, *others))
    )


def _rules_put_in(task: Task, equation: Rel) -> list[Move]:
    """The move from f(x) + g(x) = 7 to the same equation with the rules written out; none without a call."""
    told = task.equations[0] if task.functions else equation
    if told == equation:
        return []
    rules = dict(task.functions)

    def check() -> bool:
        pairs = ((told.left, equation.left), (told.right, equation.right))
        return all(a == b or same_calls(a, b, rules) for a, b in pairs)

    return [
        Move("Use the rules", "Replace each function by its rule.", State.of(told), State.of(equation), check=check)
    ]


def _identity_equation(task: Task) -> Rel | None:
    """The equation that holds for every x; "the expression is equivalent to bx" is one."""
    candidates = [e for e in map(_called_out(task), task.equations) if not letters(e) <= task.constants]
    if task.identity_letter:
        candidates = [e for e in candidates if task.identity_letter in letters(e)]
    if (task.identity or _implied(task, candidates)) and len(candidates) == 1:
        return candidates[0]
    if len(candidates) == 1 and "equivalent" in task.stem.prose and not task.loose:
        return None
    if all(_is_value(e) for e in candidates) and len(task.loose) == 2 and _said_equivalent(task):
        return Rel("=", task.loose[0], task.loose[1])
    return None


def _is_value(equation: Rel) -> bool:
    """ "r = −1" says what one letter is."""
    return isinstance(equation.left, Sym) and not letters(equation.right)


def _called_out(task: Task) -> Callable[[Rel], Rel]:
    """f(x + a) = … with f's rule put in."""

    def placed(equation: Rel) -> Rel:
        sides = [steps.applied(side, dict(task.functions)) for side in (equation.left, equation.right)]
        return Rel("=", sides[0], sides[1]) if sides[0] is not None and sides[1] is not None else equation

    return placed


def _implied(task: Task, candidates: Sequence[Rel]) -> bool:
    """ "4x² − 9 = (px + t)(px − t), where p and t are constants": nothing else could fix them."""
    if len(candidates) != 1 or task.points or task.ask.node is None:
        return False
    free = letters(candidates[0]) - task.constants
    asked = letters(task.ask.node)
    if task.functions:
        return len(task.functions) == 1 and bool(asked) and not asked & free - {"a"}
    return len(free) == 1 and len(letters(candidates[0]) & task.constants) >= 2 and asked <= task.constants


def _said_equivalent(task: Task) -> bool:
    words = r"(?:equivalent to|equal to|written (?:as|in the form)|expressed as|equivalent|in the form|equals)"
    return bool(re.search(rf"{words}(?: the (?:expression|form))? ⟦[ESN]\d+⟧", task.stem.prose))


def _letter(names: frozenset[str], constants: frozenset[str]) -> str:
    free = names - constants
    return next(iter(free)) if len(free) == 1 else "x" if "x" in free else ""


# ---- stated facts ---------------------------------------------------------------------------------------------------


def _stated(task: Task) -> Derivation | None:
    curve = curves.curve_of(task)
    if curve is None or task.identity or (task.loose and (task.functions or task.equations)):
        return None
    names = _names(task, curve)
    if not names or not (task.facts or task.points or task.constants):
        return None
    if any(f.kind == "count" and f.count != 1 for f in task.facts):
        return inequality(task, curve, names)
    pinned: list[Pinned] = []
    hidden = _unnamed(task, curve)
    for fact in task.facts:
        if fact.kind in ("named", "meet"):
            return None
        if fact.kind == "xpoints":
            fact = replace(fact, nodes=tuple(n for n in fact.nodes if not letters(n) & hidden))
            if not fact.nodes:
                return None
        got = facts.from_fact(fact, curve, task)
        if got is None:
            return None
        pinned += got
    for point in task.points:
        one = facts.from_point(point, task)
        if one is None:
            return None
        pinned.append(one)
    given = [e for e in task.equations if letters(e) <= names]
    pairs = [p for one in pinned for p in one.equations]
    pairs = [p for p in pairs if letters(p)]
    if not pairs or not letters_all(pairs + given) <= names:
        return None
    solved = unknowns.solve_constants([*pairs, *given], task.decimal)
    if solved is None:
        return None
    more, envs = solved

    def test(env: Env) -> bool:
        at = values_of(env)
        return all(p.test(at) for p in pinned) and all(_true(e, env) for e in given)

    moves = [p.move for p in pinned if letters_all(p.equations)]
    kinds = {f.kind for f in task.facts}
    concept = DISCRIMINANT if "count" in kinds else FACTOR if kinds & {"factor", "remainder"} else PUT_IN
    skill = NONLINEAR_FUNCTIONS if task.functions or kinds & {"points", "xpoints", "vertex"} else NONLINEAR_EQUATIONS
    if kinds & {"factor", "remainder"}:
        skill = NONLINEAR_FUNCTIONS if task.functions else EQUIVALENT
    if _straight(curve):
        return None
    problem = Problem(
        task.stem.question, task.stem.segments, (*pairs, *given), Target("value", task.ask.node), task.choices
    )
    return finish(Found(task, [*moves, *more], concept, skill, test, problem), envs)


def _unnamed(task: Task, curve: Curve) -> frozenset[str]:
    """Letters that only name a further point: the p of (p, 0)."""
    inside = letters(curve.equation) | {n for p in task.points for n in letters(p)}
    asked = letters(task.ask.node) if task.ask.node is not None else frozenset()
    return (
        frozenset(n for f in task.facts if f.kind == "xpoints" for node in f.nodes for n in letters(node))
        - inside
        - asked
    )


def _straight(curve: Curve) -> bool:
    """Linear formulas belong to other rooms."""
    try:
        powers = unknowns.division.by_power(unknowns.gap(curve.equation), curve.letter)
    except Exception:  # not a polynomial at all
        return False
    return set(powers) <= {0, 1}


def letters_all(relations: Sequence[Rel]) -> frozenset[str]:
    """All the letters in some relations."""
    return frozenset(n for r in relations for n in letters(r))


def _names(task: Task, curve: Curve) -> frozenset[str]:
    """The unknown constants: every letter of the formulas but the variables."""
    names = letters(curve.equation) - {curve.letter}
    names |= {n for f in task.facts for node in f.nodes for n in letters(node)} - {curve.letter, "x", "y"}
    names |= {n for p in task.points for n in letters(p)}
    return frozenset(names)


def _true(equation: Rel, env: Env) -> bool:
    return same_at(equation.left, equation.right, values_of(env))


# ---- the answer -----------------------------------------------------------------------------------------------------


# ---- two solutions, or none -----------------------------------------------------------------------------------------
