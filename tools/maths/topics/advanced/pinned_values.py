"""From the equations that pin constants down to what is asked of them: a value, an expression, several values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths.derivation import Derivation, Env, Move, State
from tools.maths.problem import Problem
from tools.maths.skills import NONLINEAR_EQUATIONS
from tools.maths.solving import surds
from tools.maths.topics.advanced import closing, curves, functions, parabolas, solutions, steps
from tools.maths.topics.advanced.equations import solve_one
from tools.maths.topics.advanced.task import Ask, Task
from tools.maths.tree import Apply, Chain, Group, Node, Rel, Sym, has_call, letters, substitute
from tools.maths.typeset import shown
from tools.maths.values import Unvalued, evaluate, holds, same_value, values_of


@dataclass(frozen=True)
class Found:
    """How the constants were found, and a test of their values."""

    task: Task
    moves: list[Move]
    concept: str
    skill: str
    test: Callable[[Env], bool]
    problem: Problem


def finish(found: Found, envs: list[Env]) -> Derivation | None:
    task, moves = found.task, found.moves
    names = sorted(envs[0]) if envs else []
    conditions = [c for c in task.conditions if letters(c) and letters(c) <= set(names)]
    kept = [e for e in envs if all(holds(c, values_of(e)) for c in conditions) and _whole(task, e)]
    pick, node = task.ask.pick, task.ask.node
    if not kept:
        return None
    if len(kept) < len(envs):
        before = State(tuple(tuple(Rel("=", Sym(n), e[n]) for n in names) for e in envs))
        after = State(tuple(tuple(Rel("=", Sym(n), e[n]) for n in names) for e in kept))

        def check() -> bool:
            return all(
                (e in kept) is (all(holds(c, values_of(e)) for c in conditions) and _whole(task, e)) for e in envs
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
        and not has_call(node)
    ):
        return _of_constants(replace(found, moves=moves), kept, node, pick)
    if len(kept) != 1:
        return None
    return _of_formulas(replace(found, moves=moves), kept[0])


def _whole(task: Task, env: Env) -> bool:
    for name in task.whole & set(env):
        value = evaluate(env[name])
        if not isinstance(value, Fraction) or value.denominator != 1:
            return False
    return True


def _of_constants(found: Found, envs: list[Env], node: Node, pick: str) -> Derivation | None:
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


def _of_formulas(found: Found, env: Env) -> Derivation | None:
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
    at = values_of(env)
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
    curve = curves.curve_of(task)
    if curve is None or letters(curve.equation) != {curve.letter}:
        return None
    found = solve_one(curve.equation, curve.letter, task.decimal)
    if found is None or found.values is None or len(found.values) != 2:
        return None
    others = [v for v in found.values if not same_value(evaluate(v), evaluate(root))]
    if len(others) != 1:
        return None
    text = "One of the two is the solution given."
    move = Move("Take the other one", text, Group(found.values, "set"), Group(tuple(others), "set"))
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
