"""Two equations in two letters, at least one of them no line: substitute, solve what is left, substitute back."""

from __future__ import annotations

from fractions import Fraction

from tools.maths import algebra
from tools.maths.derivation import Derivation, Env, Move, State
from tools.maths.polynomial import NotPolynomial, terms_tree
from tools.maths.problem import Problem, Target
from tools.maths.skills import NONLINEAR_EQUATIONS
from tools.maths.solving import surds
from tools.maths.stem import Stem
from tools.maths.topics.advanced import closing, division, steps, unknowns
from tools.maths.topics.advanced.equations import solve_one
from tools.maths.topics.advanced.steps import shown, text_of
from tools.maths.topics.advanced.task import Fact, Task, read
from tools.maths.tree import Apply, Chain, Group, Node, Rel, Sym, letters, substitute, walk
from tools.maths.values import Unvalued, evaluate, same_value

CONCEPT = (
    "A solution makes both equations true at once: it is a point where the graphs meet. "
    "Substitute from one equation into the other, so that one letter is left."
)


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


def _solved(
    task: Task, both: tuple[Rel, Rel], name: str, value: Node, known: Rel, other: Rel, remaining: str
) -> Derivation | None:
    single = substitute(other, {name: value})
    if not isinstance(single, Rel) or letters(single) - {remaining}:
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
    if letters(single):
        found = solve_one(single, remaining, task.decimal)
        if found is None or found.values is None:
            return None
        across: tuple[Node, ...] = found.values
        moves += found.moves
    else:
        return None
    pairs: list[Env] = []
    for x in across:
        y = surds.value(substitute(value, {remaining: x}), task.decimal) if letters(value) else value
        if y is None:
            return None
        pairs.append({remaining: x, name: y})
    pairs = [p for p in pairs if _true(both, p)]
    if len(pairs) < len(across):
        return None
    if any(f.count != len(pairs) for f in task.facts if f.kind == "count"):
        return None
    meeting = task.fact("meet")
    if meeting is not None:
        return _named_point(task, both, moves, pairs, meeting)
    if pairs and task.ask.kind not in ("count", "intersections"):
        before = State.either(*(Rel("=", Sym(remaining), x) for x in across))
        after = State(tuple(tuple(Rel("=", Sym(n), p[n]) for n in sorted(p)) for p in pairs))
        text = f"Put each value into {shown(alone)} to find the other letter."
        moves.append(
            Move("Substitute back", text, before, after, check=lambda: all(_satisfied(both, p) for p in pairs))
        )
    return _asked(task, both, moves, pairs)


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


def _true(both: tuple[Rel, Rel], pair: Env) -> bool:
    at = {n: evaluate(v) for n, v in pair.items()}
    try:
        return all(same_value(evaluate(e.left, at), evaluate(e.right, at)) for e in both)
    except Unvalued:
        return False


def complete(both: tuple[Rel, Rel], pairs: list[Env]) -> bool:
    """The second route: SymPy's own solver finds as many real solutions, and each pair satisfies both equations."""
    import sympy

    names = sorted(letters(both[0]) | letters(both[1]))
    symbols = [sympy.Symbol(n, real=True) for n in names]
    if not all(_true(both, p) for p in pairs):
        return False
    gaps = [algebra.to_sympy(e.left) - algebra.to_sympy(e.right) for e in both]
    found = sympy.solve(gaps, symbols, dict=True)
    real = {tuple(sympy.nsimplify(sympy.simplify(f[s])) for s in symbols) for f in found if len(f) == 2}
    return len([f for f in real if all(v.is_real is not False for v in f)]) == len(pairs)


def _named_point(
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
            at = {n: evaluate(v) for n, v in env.items()}
            if all(closing.holds(c, at) for c in task.conditions if letters(c) <= set(at)):
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


def _asked(task: Task, both: tuple[Rel, Rel], moves: list[Move], pairs: list[Env]) -> Derivation | None:
    ask = task.ask
    kept = [p for p in pairs if all(closing.holds(c, {n: evaluate(v) for n, v in p.items()}) for c in task.conditions)]
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
    from tools.maths.tree import Bin

    a, b = sorted(results, key=lambda v: -float(evaluate(v)))
    op = {"sum": "+", "product": "*"}.get(task.ask.word, "-")
    total = Bin(op, a, b, "cdot" if op == "*" else "")
    value = surds.value(total, task.decimal)
    if value is None:
        return None
    verb = {"+": "Add the values", "*": "Multiply the values", "-": "Subtract the smaller from the larger"}[op]
    move = Move(verb, f"{verb}.", total, value)
    return derivation((value,), steps.value_fits([value]), "value", (*more, move))
