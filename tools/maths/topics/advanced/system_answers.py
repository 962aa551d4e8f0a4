"""From the solutions of a nonlinear system to what is asked: a point, one coordinate, a sum, how many there are."""

from __future__ import annotations

from tools.maths import algebra
from tools.maths.derivation import Derivation, Env, Move
from tools.maths.problem import Problem, Target
from tools.maths.skills import NONLINEAR_EQUATIONS
from tools.maths.solving import surds
from tools.maths.topics.advanced import closing, steps
from tools.maths.topics.advanced.task import Fact, Task
from tools.maths.tree import Bin, Chain, Group, Node, Rel, Sym, letters, substitute
from tools.maths.typeset import shown
from tools.maths.values import evaluate, holds, same_at, same_value, values_of

CONCEPT = (
    "A solution makes both equations true at once: it is a point where the graphs meet. "
    "Substitute from one equation into the other, so that one letter is left."
)


def true(both: tuple[Rel, Rel], pair: Env) -> bool:
    at = values_of(pair)
    return all(same_at(e.left, e.right, at) for e in both)


def complete(both: tuple[Rel, Rel], pairs: list[Env]) -> bool:
    """The second route: SymPy's own solver finds as many real solutions, and each pair satisfies both equations."""
    import sympy

    names = sorted(letters(both[0]) | letters(both[1]))
    symbols = [sympy.Symbol(n, real=True) for n in names]
    if not all(true(both, p) for p in pairs):
        return False
    gaps = [algebra.to_sympy(e.left) - algebra.to_sympy(e.right) for e in both]
    found = sympy.solve(gaps, symbols, dict=True)
    real = {tuple(sympy.nsimplify(sympy.simplify(f[s])) for s in symbols) for f in found if len(f) == 2}
    return len([f for f in real if all(v.is_real is not False for v in f)]) == len(pairs)


def named_point(
    task: Task, both: tuple[Rel, Rel], moves: list[Move], pairs: list[Env], fact: Fact
) -> Derivation | None:
    """ "The graphs meet at (0, 0) and (a, b)": the point that is not given carries the letters asked about."""
    points = [n for n in fact.nodes if isinstance(n, Group) and len(n.items) == 2]
    unknown = [p for p in points if letters(p)]
    if (
        len(unknown) != 1
        or any(set(letters(p)) & {"x", "y"} for p in points)
        or set(pairs[0] if pairs else ()) != {"x", "y"}
    ):
        return None
    ask = task.ask
    if ask.kind not in ("value", "solutions") or ask.node is None or not letters(ask.node) <= letters(unknown[0]):
        return None
    known = [p for p in points if p is not unknown[0]]
    values: list[Node] = []
    for pair in pairs:
        here = (pair["x"], pair["y"])
        if any(all(same_value(evaluate(a), evaluate(b)) for a, b in zip(here, k.items, strict=True)) for k in known):
            continue
        env: Env = {}
        for item, value in zip(unknown[0].items, here, strict=True):
            if isinstance(item, Sym):
                if item.name in env and not same_value(evaluate(env[item.name]), evaluate(value)):
                    break
                env[item.name] = value
            elif not (not letters(item) and same_value(evaluate(item), evaluate(value))):
                break
        else:
            at = values_of(env)
            if all(holds(c, at) for c in task.conditions if letters(c) <= set(at)):
                result = surds.value(substitute(ask.node, env), task.decimal)
                if result is None:
                    return None
                if not any(same_value(evaluate(result), evaluate(v)) for v in values):
                    values.append(result)
    if not values or (len(values) > 1 and not task.choices and "possible" not in ask.phrase):
        return None
    problem = Problem(task.stem.question, task.stem.segments, both, Target("value", None), task.choices)
    return Derivation(
        NONLINEAR_EQUATIONS,
        CONCEPT,
        tuple(moves),
        tuple(pairs),
        tuple(values),
        problem=problem,
        asked="You are asked about a point where the graphs meet.",
        confirm=lambda: complete(both, pairs),
        fits=steps.value_fits(values),
        full=task.full,
    )


def asked(task: Task, both: tuple[Rel, Rel], moves: list[Move], pairs: list[Env]) -> Derivation | None:
    ask = task.ask
    kept = [p for p in pairs if all(holds(c, values_of(p)) for c in task.conditions)]
    all_pairs = list(pairs)

    def derivation(values: tuple[Node, ...], fits: object, kind: str, more: tuple[Move, ...] = ()) -> Derivation | None:
        if not values:
            return None
        problem = Problem(task.stem.question, task.stem.segments, both, Target(kind, ask.node), task.choices)
        return Derivation(
            NONLINEAR_EQUATIONS,
            CONCEPT,
            (*moves, *more),
            tuple(all_pairs),
            values,
            problem=problem,
            asked="You are asked about the points that satisfy both equations.",
            confirm=lambda: complete(both, all_pairs),
            fits=fits,  # type: ignore[arg-type]
            full=task.full,
        )

    if ask.kind in ("count", "intersections"):
        return None if task.conditions else derivation((steps.number(len(pairs)),), None, "count")
    if not kept:
        return None
    if ask.kind in ("pair", "solutions") and (ask.node is None or ask.other is not None):
        order = [n.name for n in (ask.node, ask.other) if isinstance(n, Sym)] or sorted(kept[0])
        points = tuple(Group(tuple(p[n] for n in order)) for p in kept)
        return derivation(steps.narrowed(points, task.choices), steps.point_fits(list(points)), "pair")
    node = Sym(ask.word) if ask.kind == "coordinate" else ask.node
    if ask.kind not in ("value", "coordinate", "solutions", "fold") or node is None:
        return None
    if isinstance(node, Group) or not letters(node) <= set(kept[0]) or not letters(node):
        return None
    results: list[Node] = []
    more: list[Move] = []
    for pair in kept:
        result = surds.value(substitute(node, {n: pair[n] for n in letters(node)}), task.decimal)
        if result is None:
            return None
        if not isinstance(node, Sym):
            listed = ", ".join(shown(Rel("=", Sym(n), pair[n])) for n in sorted(letters(node)))
            placed = substitute(node, {n: pair[n] for n in letters(node)})
            after = Chain((Rel("=", placed, result),))
            more.append(Move("Evaluate what is asked", f"Put {listed} into {shown(node)}.", node, after, dict(pair)))
        if not any(same_value(evaluate(result), evaluate(r)) for r in results):
            results.append(result)
    if ask.kind == "fold":
        return _folded(task, results, more, derivation) if len(results) == len(kept) == 2 else None
    if ask.pick in ("positive", "negative"):
        results = [r for r in results if (evaluate(r) > 0) == (ask.pick == "positive") and evaluate(r) != 0]
    elif ask.pick in ("greatest", "least"):
        results = [(max if ask.pick == "greatest" else min)(results, key=lambda v: float(evaluate(v)))]
    elif ask.pick:
        return None
    every = closing.asks_for_all(task) and "values" in ask.phrase
    return derivation(tuple(results), steps.value_fits(results, every), "value", tuple(more))


def _folded(task: Task, results: list[Node], more: list[Move], derivation):  # type: ignore[no-untyped-def]
    a, b = sorted(results, key=lambda v: -float(evaluate(v)))
    op = {"sum": "+", "product": "*"}.get(task.ask.word, "-")
    total = Bin(op, a, b, "cdot" if op == "*" else "")
    value = surds.value(total, task.decimal)
    if value is None:
        return None
    verb = {"+": "Add the values", "*": "Multiply the values", "-": "Subtract the smaller from the larger"}[op]
    move = Move(verb, f"{verb}.", total, value)
    return derivation((value,), steps.value_fits([value]), "value", (*more, move))
