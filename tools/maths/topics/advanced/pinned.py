"""Problems with unknown constants: what is stated fixes them, and then the question is about known formulas.

Identities, roots, factors, points, vertices, remainders and the number of solutions become equations between the
constants. Once these are solved the rest is handed, constants put in, to the other topics of the room.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths.derivation import Derivation, Env, Move, State
from tools.maths.problem import Problem, Target
from tools.maths.skills import EQUIVALENT, NONLINEAR_EQUATIONS, NONLINEAR_FUNCTIONS
from tools.maths.solving import surds
from tools.maths.stem import Stem
from tools.maths.topics.advanced import closing, facts, functions, parabolas, solutions, steps, unknowns
from tools.maths.topics.advanced.equations import solve_one
from tools.maths.topics.advanced.facts import Curve, Pinned
from tools.maths.topics.advanced.steps import shown
from tools.maths.topics.advanced.task import Ask, Fact, Task, read
from tools.maths.tree import Apply, Chain, Group, Node, Rel, Sym, letters, substitute, walk
from tools.maths.values import Unvalued, evaluate, same_value

IDENTITY = (
    "If two polynomials are equal for every value of the letter, each power has the same coefficient on both sides."
)
FACTOR = (
    "$x - r$ is a factor of a polynomial exactly when the polynomial is $0$ at $r$; "
    "the remainder on division is the value at $r$."
)
PUT_IN = "What lies on a graph or solves an equation makes it true: put it in, and only the constants are left."
DISCRIMINANT = (
    "The discriminant $b^2 - 4ac$ tells how many real solutions $ax^2 + bx + c = 0$ has: "
    "two if it is positive, one if it is zero, none if it is negative."
)


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
    if task.functions and (len(task.functions) > 1 or len(task.equations) != 1):
        return None
    others = [e for e in task.equations if e != equation and not task.functions]
    names = letters(equation)
    letter = task.identity_letter or _letter(names, task.constants)
    if not letter or letter not in names or any(letter in letters(e) for e in others):
        return None
    found = facts.from_identity(equation, letter, task.decimal)
    if found is None:
        return None
    moves, pairs = found
    solved = unknowns.solve_constants([*pairs, *others], task.decimal)
    if solved is None:
        return None
    more, envs = solved
    if others and more:
        moves = [*moves, _joined(pairs, others)]

    def test(env: Env) -> bool:
        at = facts.numbers(env)
        return facts.identity_holds(equation, letter, at) and all(_true(e, env) for e in others)

    problem = Problem(
        task.stem.question, task.stem.segments, (*pairs, *others), Target("value", task.ask.node), task.choices
    )
    return _finish(_Found(task, [*moves, *more], IDENTITY, EQUIVALENT, test, problem), envs)


def _joined(pairs: Sequence[Rel], others: Sequence[Rel]) -> Move:
    before, after = State.of(*pairs), State.of(*pairs, *others)
    text = "Take in what else is known about the constants."
    return Move(
        "Use what is given", text, before, after, check=lambda: all(e in after.rows[0] for e in (*pairs, *others))
    )


def _identity_equation(task: Task) -> Rel | None:
    """The equation that holds for every x; "the expression is equivalent to bx" is one."""
    candidates = [e for e in map(_called_out(task), task.equations) if not letters(e) <= task.constants]
    if task.identity_letter:
        candidates = [e for e in candidates if task.identity_letter in letters(e)]
    if (task.identity or _implied(task, candidates)) and len(candidates) == 1:
        return candidates[0]
    if len(candidates) == 1 and "equivalent" in task.stem.prose and not task.loose:
        return None
    if not candidates and len(task.loose) == 2 and _said_equivalent(task):
        return Rel("=", task.loose[0], task.loose[1])
    return None


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
    curve = facts.curve_of(task)
    if curve is None or task.identity or (task.loose and (task.functions or task.equations)):
        return None
    names = _names(task, curve)
    if not names or not (task.facts or task.points or task.constants):
        return None
    if any(f.kind == "count" and f.count != 1 for f in task.facts):
        return _inequality(task, curve, names)
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
        at = facts.numbers(env)
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
    return _finish(_Found(task, [*moves, *more], concept, skill, test, problem), envs)


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
    at = facts.numbers(env)
    try:
        return same_value(evaluate(equation.left, at), evaluate(equation.right, at))
    except Unvalued:
        return False


# ---- the answer -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Found:
    """How the constants were found, and a test of their values."""

    task: Task
    moves: list[Move]
    concept: str
    skill: str
    test: Callable[[Env], bool]
    problem: Problem


def _finish(found: _Found, envs: list[Env]) -> Derivation | None:
    task, moves = found.task, found.moves
    names = sorted(envs[0]) if envs else []
    conditions = [c for c in task.conditions if letters(c) and letters(c) <= set(names)]
    kept = [e for e in envs if all(closing.holds(c, facts.numbers(e)) for c in conditions) and _whole(task, e)]
    pick, node = task.ask.pick, task.ask.node
    if not kept:
        return None
    if len(kept) < len(envs):
        before = State(tuple(tuple(Rel("=", Sym(n), e[n]) for n in names) for e in envs))
        after = State(tuple(tuple(Rel("=", Sym(n), e[n]) for n in names) for e in kept))

        def check() -> bool:
            return all(
                (e in kept) is (all(closing.holds(c, facts.numbers(e)) for c in conditions) and _whole(task, e))
                for e in envs
            )

        moves = [
            *moves,
            Move(
                "Keep what the conditions allow",
                "Keep only what the conditions of the problem allow.",
                before,
                after,
                check=check,
            ),
        ]
    if (
        task.ask.kind in ("value", "solutions")
        and node is not None
        and letters(node) <= set(names)
        and not _calls(node)
    ):
        return _of_constants(replace(found, moves=moves), kept, node, pick)
    if len(kept) != 1:
        return None
    return _of_formulas(replace(found, moves=moves), kept[0])


def _calls(node: Node) -> bool:
    return any(isinstance(n, Apply) for n in walk(node))


def _whole(task: Task, env: Env) -> bool:
    for name in task.whole & set(env):
        value = evaluate(env[name])
        if not isinstance(value, Fraction) or value.denominator != 1:
            return False
    return True


def _of_constants(found: _Found, envs: list[Env], node: Node, pick: str) -> Derivation | None:
    task, test = found.task, found.test
    values: list[Node] = []
    closing_moves: list[Move] = []
    for env in envs:
        if isinstance(node, Sym):
            value: Node | None = env[node.name]
        else:
            placed = substitute(node, {n: env[n] for n in letters(node)})
            value = surds.value(placed, task.decimal)
            if value is not None:
                listed = ", ".join(shown(Rel("=", Sym(n), env[n])) for n in sorted(letters(node)))
                used = {n: env[n] for n in letters(node)}
                after = Chain((Rel("=", placed, value),))
                closing_moves.append(
                    Move("Evaluate what is asked", f"Put {listed} into {shown(node)}.", node, after, used)
                )
        if value is None:
            return None
        if not any(same_value(evaluate(value), evaluate(v)) for v in values):
            values.append(value)
    if pick in ("positive", "negative"):
        values = [v for v in values if (evaluate(v) > 0) == (pick == "positive")]
    elif pick in ("greatest", "least"):
        values = [(max if pick == "greatest" else min)(values, key=lambda v: float(evaluate(v)))]
    elif pick:
        return None
    if not values:
        return None
    every = "values" in task.ask.phrase
    return Derivation(
        found.skill,
        found.concept,
        (*found.moves, *closing_moves),
        tuple(envs),
        tuple(values),
        problem=found.problem,
        asked=f"You are asked for {shown(node)}.",
        confirm=lambda: all(test(e) for e in envs),
        fits=steps.value_fits(values, every),
        full=task.full,
    )


def _of_formulas(found: _Found, env: Env) -> Derivation | None:
    """The constants put into every formula; the other topics answer what is asked of those."""
    task, test = found.task, found.test

    def put(node: Node) -> Node:
        return substitute(node, env)

    ask = task.ask
    equations = tuple(e for e in (put(e) for e in task.equations if not letters(e) <= set(env)) if isinstance(e, Rel))
    asked = Ask(ask.kind, put(ask.node) if ask.node else None, ask.other, ask.pick, ask.word, ask.phrase)
    roots = [n for f in task.facts if f.kind == "root" for n in f.nodes]
    if ask.pick == "other" and len(roots) == 1:
        asked = replace(asked, pick="")
    known = replace(
        task,
        equations=equations,
        functions={k: (letter, put(body)) for k, (letter, body) in task.functions.items()},
        points=(),
        facts=(),
        constants=frozenset(),
        loose=tuple(put(n) for n in task.loose),
        ask=asked,
    )
    if ask.pick == "other" and len(roots) == 1:
        inner = _other_root(known, roots[0])
    else:
        inner = functions.answer(known) or parabolas.answer(known) or solutions.answer(known)
    if inner is None:
        return None
    again = inner.confirm
    listed = State.of(*(Rel("=", Sym(n), v) for n, v in sorted(env.items())))
    shown_formulas = [
        *known.equations,
        *(Rel("=", Apply(k, Sym(letter)), body) for k, (letter, body) in known.functions.items()),
    ]
    joined: list[Move] = []
    if shown_formulas:
        text = "Put the constants back into the formula."
        joined = [
            Move(
                "Put the constants in", text, listed, State.of(*shown_formulas), check=lambda: _filled(task, known, env)
            )
        ]
    return replace(
        inner,
        skill=inner.skill if task.functions else found.skill,
        concept=found.concept,
        moves=(*found.moves, *joined, *inner.moves),
        confirm=lambda: test(env) and (again is None or again()),
    )


def _filled(before: Task, after: Task, env: Env) -> bool:
    """At random points the formulas with constants put in agree with the old ones at those constants."""
    at = facts.numbers(env)
    pairs = [(before.functions[k][1], after.functions[k][1]) for k in after.functions]
    kept = [e for e in before.equations if not letters(e) <= set(env)]
    pairs += [(a.left, b.left) for a, b in zip(kept, after.equations, strict=True)]
    pairs += [(a.right, b.right) for a, b in zip(kept, after.equations, strict=True)]
    for old, new in pairs:
        for point in steps.points(sorted(letters(new)))[:6]:
            try:
                if not same_value(evaluate(old, {**at, **point}), evaluate(new, point)):
                    return False
            except Unvalued:
                continue
    return True


def _other_root(task: Task, root: Node) -> Derivation | None:
    curve = facts.curve_of(task)
    if curve is None or letters(curve.equation) != {curve.letter}:
        return None
    found = solve_one(curve.equation, curve.letter, task.decimal)
    if found is None or found.values is None or len(found.values) != 2:
        return None
    others = [v for v in found.values if not same_value(evaluate(v), evaluate(root))]
    if len(others) != 1:
        return None
    move = Move(
        "Take the other one",
        "One of the two is the solution given.",
        Group(found.values, "set"),
        Group(tuple(others), "set"),
    )
    values, equation, letter = found.values, curve.equation, curve.letter
    return Derivation(
        NONLINEAR_EQUATIONS,
        found.concept,
        (*found.moves, move),
        tuple({letter: v} for v in values),
        tuple(others),
        confirm=lambda: closing.agrees(equation, letter, values),
        fits=steps.value_fits(others),
        full=task.full,
    )


# ---- two solutions, or none -----------------------------------------------------------------------------------------


def _inequality(task: Task, curve: Curve, names: frozenset[str]) -> Derivation | None:
    """ "For which value of k are there no real solutions?": the discriminant's sign, and each choice tried."""
    fact: Fact | None = task.fact("count")
    node = task.ask.node
    if fact is None or len(task.facts) != 1 or task.points or len(names) != 1 or fact.count not in (0, 2):
        return None
    name = next(iter(names))
    if task.ask.kind not in ("value", "solutions") or node != Sym(name):
        return None
    parts = facts.quadratic_parts(curve.equation, curve.letter)
    if parts is None or (any(t.monomial for t in parts[0]) and not task.choices):
        return None
    first, level = facts.standard_form(curve)
    value = facts.discriminant_tree(parts)
    op = "<" if fact.count == 0 else ">"
    relation = Rel(op, value, steps.ZERO)
    what = (
        "no real solution when its discriminant is negative"
        if fact.count == 0
        else "two real solutions when its discriminant is positive"
    )

    def check() -> bool:
        import sympy

        from tools.maths import algebra

        gap = algebra.to_sympy(curve.equation.left) - algebra.to_sympy(curve.equation.right)
        d = sympy.discriminant(sympy.expand(gap), sympy.Symbol(curve.letter, real=True))
        return bool(sympy.expand(d - algebra.to_sympy(value)) == 0)

    moves = [m for m in (first,) if m is not None]
    text = f"A quadratic equation has {what}."
    moves.append(Move("Use the discriminant", text, State.of(level), State.of(relation), check=check))

    def works(number: object) -> bool:
        return isinstance(number, Fraction) and facts.real_roots(curve, {name: number}) == fact.count

    conditions = [c for c in task.conditions if letters(c) == {name}]
    if task.choices:
        if task.ask.pick:
            return None
        given = {c.letter: steps.numbers_of(c.node) for c in task.choices}
        right = [c for c in task.choices if given[c.letter] and all(works(x) for x in given[c.letter] or [])]
        if len(right) != 1 or len(given[right[0].letter] or []) != 1:
            return None
        chosen = steps.right_side(right[0].node)
        if chosen is None:
            return None
        placed = substitute(value, {name: chosen})
        result = surds.value(placed)
        if result is None:
            return None
        text = "Try the choices: only one gives the discriminant the right sign."
        moves.append(Move("Try the choices", text, value, result, {name: chosen}))
        picked: Node = chosen
    else:
        if (name not in task.whole and "integer" not in task.ask.phrase) or task.ask.pick not in ("greatest", "least"):
            return None
        span = [Fraction(n) for n in range(-400, 401)]
        ok = [
            n for n in span if works_fast(value, name, n, op) and all(closing.holds(c, {name: n}) for c in conditions)
        ]
        if not ok:
            return None
        best = max(ok) if task.ask.pick == "greatest" else min(ok)
        if abs(best) == 400:
            return None
        picked = steps.number(best)
        text = "Take the integer that makes it true and is nearest to the border."
        moves.append(Move("Choose the integer", text, State.of(relation), picked, check=lambda: works(best)))
    return Derivation(
        NONLINEAR_EQUATIONS,
        DISCRIMINANT,
        tuple(moves),
        ({name: picked},),
        (picked,),
        asked=f"You are asked for a value of ${name}$ that gives the stated number of solutions.",
        confirm=lambda: works(evaluate(picked)),
        fits=lambda choice: any(map(works, steps.numbers_of(choice.node) or [])),
        full=task.full,
    )


def works_fast(value: Node, name: str, number: Fraction, op: str) -> bool:
    """The discriminant's sign at a number."""
    d = evaluate(value, {name: number})
    return d < 0 if op == "<" else d > 0
