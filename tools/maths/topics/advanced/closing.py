"""From the solutions of an equation to what was asked of them: which, how many, their sum, a value that follows.

Also the second route: the original equation solved again by SymPy as a whole, and counted by evaluation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths import algebra
from tools.maths.derivation import Derivation, Move
from tools.maths.problem import Choice, Problem, Target
from tools.maths.skills import NONLINEAR_EQUATIONS
from tools.maths.solving import surds
from tools.maths.topics.advanced import steps
from tools.maths.topics.advanced.equations import Roots
from tools.maths.topics.advanced.roots import works
from tools.maths.topics.advanced.steps import number
from tools.maths.topics.advanced.task import Task
from tools.maths.tree import Bin, Chain, Group, Node, Rel, Sym, letters, substitute
from tools.maths.typeset import shown
from tools.maths.values import Unvalued, Value, evaluate, holds, same_value

SCAN = [Fraction(n, 8) for n in range(-800, 801)]


@dataclass(frozen=True)
class Wanted:
    """Closing moves, the values, words instead of values, how to test a choice, and the kind for the target."""

    moves: tuple[Move, ...]
    values: tuple[Node, ...]
    phrase: str | None = None
    fits: Callable[[Choice], bool] | None = None
    kind: str = "solutions"


def agrees(equation: Rel, name: str, values: Sequence[Node]) -> bool:
    """Whether these are exactly the real solutions: each put back, and their number found by SymPy or by scanning.

    >>> from tools.maths.grammar import parse
    >>> agrees(parse("x^2 = 9"), "x", [parse("3"), parse("-3")]), agrees(parse("x^2 = 9"), "x", [parse("3")])
    (True, False)
    """
    import sympy

    if not all(works(equation, name, value) for value in values):
        return False
    try:
        gap = algebra.to_sympy(equation.left) - algebra.to_sympy(equation.right)
        found = sympy.solveset(gap, sympy.Symbol(name, real=True), sympy.S.Reals)
        if isinstance(found, sympy.FiniteSet):
            return len({sympy.nsimplify(sympy.simplify(v)) for v in found}) == len(values)
        if found is sympy.S.EmptySet:
            return not values
    except (NotImplementedError, ValueError, TypeError, algebra.Unchecked):
        pass
    return _scanned(equation, name) == len(values)


def _scanned(equation: Rel, name: str) -> int:
    """Changes of sign of left − right on a fine grid, and zeros on it."""
    count, last = 0, 0.0
    for point in SCAN:
        try:
            at: dict[str, Value] = {name: point}
            gap = float(evaluate(equation.left, at)) - float(evaluate(equation.right, at))
        except (Unvalued, OverflowError):
            last = 0.0
            continue
        if abs(gap) < 1e-12:
            count, last = count + 1, 0.0
            continue
        if last * gap < 0 and abs(last) < 1e3:
            count += 1
        last = gap
    return count


def close(task: Task, name: str, found: Roots) -> Wanted | None:
    """What the task asks of these solutions, None when it asks something else."""
    ask, values = task.ask, found.values
    if values is None:
        return None
    if ask.kind in ("count", "intersections", "zerocount", "fold", "gap"):
        kept = tuple(v for v in values if _allowed(task, name, v))
        if len(kept) < len(values) or ask.pick:  # a part of the solutions only: too easily misread
            return None
        return _folded(task, name, found) if ask.kind in ("fold", "gap") else _counted(values)
    node = ask.node
    if ask.kind == "undefined" or (ask.kind == "solutions" and not isinstance(node, Sym)):
        node = Sym(name)
    if node is None or letters(node) != {name} or ask.kind not in ("value", "solutions", "undefined"):
        return None
    return _picked(task, name, values, node)


def _counted(values: Sequence[Node]) -> Wanted:
    how_many = number(len(values))
    return Wanted((), (how_many,), kind="count")


def _folded(task: Task, name: str, found: Roots) -> Wanted | None:
    values = found.values
    word = task.ask.word if task.ask.kind == "fold" else "positive difference"
    if values is None or len(values) < 2 or (found.double and word in ("sum", "product")):
        return None
    total: Node = values[0]
    ordered = sorted(values, key=lambda v: -float(evaluate(v)))
    if word in ("sum", "product", "average", "mean"):
        for v in values[1:]:
            total = Bin("*" if word == "product" else "+", total, v, "cdot" if word == "product" else "")
        if word in ("average", "mean"):
            total = Bin("/", total, number(len(values)), "frac")
    elif len(values) == 2:
        total = Bin("-", ordered[0], ordered[1])
    else:
        return None
    value = surds.value(total, task.decimal)
    if value is None:
        return None
    verb = {"sum": "Add the solutions", "product": "Multiply the solutions", "average": "Take the average",
            "mean": "Take the average"}.get(word, "Subtract the smaller from the larger")  # fmt: skip
    move = Move(verb, f"{verb}.", total, value)
    return Wanted((move,), (value,), fits=steps.value_fits([value]), kind="value")


def _picked(task: Task, name: str, values: tuple[Node, ...], node: Node) -> Wanted | None:
    moves: list[Move] = []
    kept = [v for v in values if _allowed(task, name, v)]
    if values and not kept and not task.choices:
        return None
    pairs = [(v, _at(node, name, v, task.decimal)) for v in kept]
    if any(p[1] is None for p in pairs):
        return None
    given = Group(tuple(values), "set")
    pick = task.ask.pick
    if pick in ("positive", "negative", "nonzero"):
        ok = {"positive": lambda x: x > 0, "negative": lambda x: x < 0, "nonzero": lambda x: x != 0}[pick]
        pairs = [p for p in pairs if p[1] is not None and ok(evaluate(p[1]))]
    elif pick in ("greatest", "least") and pairs:
        best = (max if pick == "greatest" else min)(pairs, key=lambda p: float(evaluate(p[1])) if p[1] else 0.0)
        pairs = [best]
    elif pick == "other":
        return None
    results = [p[1] for p in pairs if p[1] is not None]
    if len(pairs) < len(values) and pairs:
        why = f"the {pick} one" if pick else "what the conditions of the problem allow"
        moves.append(Move("Choose the root", f"Keep only {why}.", given, Group(tuple(p[0] for p in pairs), "set")))
    if node != Sym(name):
        for value, result in pairs:
            if result is not None:
                placed = substitute(node, {name: value})
                text = f"Put {shown(Rel('=', Sym(name), value))} into {shown(node)}."
                shown_as = Chain((Rel("=", placed, result),))
                moves.append(Move("Evaluate what is asked", text, node, shown_as, {name: value}))
    distinct: list[Node] = []
    for r in results:
        if not any(same_value(evaluate(r), evaluate(d)) for d in distinct):
            distinct.append(r)
    if not distinct:
        return Wanted(tuple(moves), (), "no solution", _none_fits, "solutions")
    every = asks_for_all(task)
    fits = _statement_fits(task, distinct) if task.stem.statements else steps.value_fits(distinct, every)
    if "intercept" in task.ask.phrase and all(isinstance(c.node, Group) for c in task.choices):
        fits = steps.point_fits([Group((v, steps.ZERO)) for v in distinct])
    return Wanted(tuple(moves), tuple(distinct), None, fits, "solutions" if node == Sym(name) else "value")


def asks_for_all(task: Task) -> bool:
    """ "What are the solutions" wants every one, "which is a solution" one of them."""
    phrase = task.ask.phrase
    if "of the following" in phrase and not re.search(r"\bare\b|\ball\b|solution set", phrase):
        return False
    if re.search(r"\b(?:a|one|an?other|possible|could)\b", phrase):
        return False
    return bool(re.search(r"\b(?:solutions|roots|zeros|values|all|set|intercepts|both)\b", phrase))


def _statement_fits(task: Task, values: Sequence[Node]) -> Callable[[Choice], bool]:
    from tools.maths.grammar import try_parse

    truths = []
    for text in task.stem.statements:
        given = steps.numbers_of(try_parse(text.strip().strip("$.").strip()))
        truths.append(None if given is None else all(any(same_value(g, evaluate(v)) for v in values) for g in given))
    return statements_fit(truths)


def statements_fit(truths: Sequence[bool | None]) -> Callable[[Choice], bool]:
    """The test of "I only", "I and II", "Neither I nor II" for statements known to be true or false.

    >>> [statements_fit([False, True])(Choice("A", t, None)) for t in ("I only", "II only", "I and II")]
    [False, True, False]
    """

    def fits(choice: Choice) -> bool:
        if any(t is None for t in truths):
            return False
        text = choice.text.strip()
        named = re.findall(r"\b(III|II|I)\b", text)
        if re.search(r"\b(?:neither|none)\b", text, re.IGNORECASE):
            said: list[bool] = [False] * len(truths)
        elif named:
            said = [("I", "II", "III")[i] in named for i in range(len(truths))]
        else:
            return False
        return said == list(truths)

    return fits


def _none_fits(choice: Choice) -> bool:
    return bool(re.search(r"\bno\b.*(?:solution|value|root)|\bnone\b|\bempty\b", choice.text, re.IGNORECASE))


def _at(node: Node, name: str, value: Node, decimal: bool) -> Node | None:
    placed = substitute(node, {name: value})
    return value if node == Sym(name) else surds.value(placed, decimal)


def _allowed(task: Task, name: str, value: Node) -> bool:
    """Whether a solution has what the problem says of the letter: its conditions, and being whole."""
    fits = all(_condition(c, name, value) for c in task.conditions if letters(c) == {name})
    return fits and (name not in task.whole or _whole(value))


def _condition(condition: Rel, name: str, value: Node) -> bool:
    return holds(condition, {name: evaluate(value)})


def _whole(value: Node) -> bool:
    exact = evaluate(value)
    return isinstance(exact, Fraction) and exact.denominator == 1


def finish(
    task: Task,
    equation: Rel,
    name: str,
    found: Roots,
    before: Sequence[Move] = (),
    skill: str = NONLINEAR_EQUATIONS,
    asked: str = "",
) -> Derivation | None:
    """The derivation of a task that amounts to one equation in one letter."""
    wanted = close(task, name, found)
    if wanted is None or found.values is None:
        return None
    values, solved = wanted.values, found.values
    moves = (*before, *found.moves, *wanted.moves)
    if not moves:
        return None
    target = Target("count") if wanted.kind == "count" else Target("solutions", Sym(name))
    problem = Problem(task.stem.question, task.stem.segments, (equation,), target, task.choices)
    derivation = Derivation(
        skill,
        found.concept,
        moves,
        tuple({name: v} for v in solved),
        values,
        wanted.phrase,
        problem,
        asked,
        confirm=lambda: agrees(equation, name, solved),
        fits=wanted.fits,
        full=task.full,
    )
    if wanted.phrase and task.stem.statements:
        derivation = replace(derivation, fits=_statement_fits(task, ()))
    return derivation
