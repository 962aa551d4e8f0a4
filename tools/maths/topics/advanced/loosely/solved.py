"""One curve and the x-axis, one equation in one letter, or two equations: solved, then asked about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tools.maths.derivation import Derivation, Env, Move, State, words
from tools.maths.problem import Problem, Target
from tools.maths.skills import NONLINEAR_EQUATIONS, NONLINEAR_FUNCTIONS
from tools.maths.topics.advanced import closing, steps, system_answers, systems
from tools.maths.topics.advanced.equations import solve_one
from tools.maths.topics.advanced.loosely.asked import Asked
from tools.maths.topics.advanced.loosely.given import Given
from tools.maths.topics.advanced.loosely.points import Result, result
from tools.maths.tree import Group, Node, Rel, Sym, letters

CROSSING = "A graph is on the $x$-axis where $y = 0$: solve that equation, and use every solution once."
_ZEROS = re.compile(r"\bx-axis\b|\bx-intercepts?\b|\bzeroe?s?\b|\broots?\b")
_COUNTED = re.compile(r"point|solution|zero|root|x-intercept|place|time|pair|spot|coordinate")


_WANTED = {
    "fold": "the {word} of the values that fit",
    "pick": "the {word} of the values that fit",
    "count": "how many solutions there are",
    "gap": "how far two solutions are apart",
    "middle": "the middle of two values",
    "node": "the value of an expression, not for the solutions themselves",
    "point": "a point",
}


@dataclass(frozen=True)
class Curve:
    """An equation in one letter; `graph` where it says where a graph y = … is on the x-axis."""

    equation: Rel
    letter: str
    graph: Rel | None = None


def one_curve(given: Given, asked: Asked) -> Derivation | None:
    """The derivation of a question about the solutions of one equation or the x-intercepts of one graph."""
    curve = _curve(given, asked)
    if curve is None or len(letters(curve.equation)) != 1:
        return None
    found = solve_one(curve.equation, curve.letter, given.decimal)
    if found is None or found.values is None or not _told_so_many(given, len(found.values)):
        return None
    if found.double and (
        (asked.kind == "fold" and re.match(r"zero|root|solution", asked.thing) and not _distinct(given))
        or re.search(r"\bcross", given.text)
    ):
        return None  # a zero that counts twice, or where the graph only touches the axis
    solutions: list[Env] = [{curve.letter: v} for v in found.values]
    names = (curve.letter, "") if curve.graph else (curve.letter,)
    wanted = result(given, asked, solutions, names)
    if wanted is None:
        return None
    first = [_on_the_axis(curve)] if curve.graph else []
    concept = CROSSING if curve.graph else found.concept
    equation, letter, values = curve.equation, curve.letter, found.values
    return _derivation(
        given, asked, wanted, [*first, *found.moves], (equation,), solutions, concept,
        confirm=lambda: closing.agrees(equation, letter, values),
        skill=NONLINEAR_FUNCTIONS if curve.graph else NONLINEAR_EQUATIONS,
    )  # fmt: skip


def two_curves(given: Given, asked: Asked) -> Derivation | None:
    """The derivation of a question about the points that satisfy two equations."""
    both = _both(given)
    if both is None:
        return None
    found = systems.meeting(*both, given.decimal)
    if found is None or not _told_so_many(given, len(found[1])):
        return None
    moves, solutions = found
    names = tuple(sorted(letters(both[0]) | letters(both[1])))
    if asked.kind in ("fold", "pick", "any") and not asked.axis:
        return None
    wanted = result(given, asked, solutions, names)
    if wanted is None:
        return None
    return _derivation(
        given, asked, wanted, moves, both, solutions, system_answers.CONCEPT,
        confirm=lambda: system_answers.complete(both, solutions), skill=NONLINEAR_EQUATIONS,
    )  # fmt: skip


def _curve(given: Given, asked: Asked) -> Curve | None:
    text = given.stem.prose
    on_axis = bool(_ZEROS.search(text))
    if re.search(r"\by-axis\b|\by-intercept", text) or given.loose_formulas(asked.node):
        return None
    if not given.equations and len(given.rules) == 1 and on_axis:
        _, letter, body = given.rules[0]
        return Curve(Rel("=", body, steps.ZERO), letter, Rel("=", Sym("y"), body))
    if len(given.equations) != 1 or len(given.rules) > 1:
        return None
    equation = given.equations[0]
    own = _height(equation)
    if own is not None and on_axis:
        body = own.right
        other = bool(given.rules) and given.rules[0][2] != body
        if other and re.match(r"zero|root|solution", asked.thing):
            return None  # of the function, or of the moved one?
        return Curve(Rel("=", body, steps.ZERO), next(iter(letters(body)), "x"), own)
    if own is None and len(letters(equation)) == 1:
        return Curve(equation, next(iter(letters(equation))))
    return None


def _height(equation: Rel) -> Rel | None:
    """y = … in another letter alone, either way round."""
    for left, right in ((equation.left, equation.right), (equation.right, equation.left)):
        if isinstance(left, Sym) and len(letters(right)) == 1 and left.name == "y" and "y" not in letters(right):
            return Rel("=", left, right)
    return None


def _both(given: Given) -> tuple[Rel, Rel] | None:
    graphs = [Rel("=", Sym("y"), body) for _, letter, body in given.rules if letter == "x"]
    heights = [e for e in given.equations if not any(e.right == g.right for g in graphs)]
    every = [*graphs, *heights]
    if len(every) != 2 or len(graphs) != len(given.rules):
        return None
    if graphs and not re.search(r"\bintersect|\bmeet|\bcross|\bcommon\b|\bshare", given.stem.prose):
        return None
    return every[0], every[1]


def _told_so_many(given: Given, number: int) -> bool:
    return all(n == number for n, kind in given.counts if _COUNTED.search(kind))


def _distinct(given: Given) -> bool:
    return bool(re.search(r"\b(?:distinct|different)\b", given.stem.prose))


def _on_the_axis(curve: Curve) -> Move:
    assert curve.graph is not None
    graph, equation = curve.graph, curve.equation
    text = "On the $x$-axis $y$ is $0$: put $0$ for $y$."
    return Move("Use the x-axis", text, State.of(graph), State.of(equation), check=lambda: graph.right == equation.left)


def _derivation(
    given: Given, asked: Asked, wanted: Result, moves: list[Move], equations: tuple[Rel, ...], solutions: list[Env],
    concept: str, *, confirm: object, skill: str,
) -> Derivation | None:  # fmt: skip
    stem = given.stem
    more = list(wanted.moves)
    if wanted.counted:
        count = wanted.values[0]
        more.append(
            Move("Count them", "Count the different solutions.", words("the solutions found"), count,
                 check=lambda: steps.same_numbers([len(solutions) + 0.0], steps.numbers_of(count) or []))
        )  # fmt: skip
    if not [*moves, *more]:
        return None
    fits = None if wanted.counted else steps.value_fits(wanted.values, asked.every)
    if asked.kind == "point":
        points = [v for v in wanted.values if isinstance(v, Group)]
        fits, wanted = steps.point_fits(points), replace(wanted, values=steps.narrowed(points, stem.choices))
    target = Target("count") if wanted.counted else Target("value", _node(asked, wanted))
    return Derivation(
        skill,
        concept,
        (*moves, *more),
        tuple(solutions),
        wanted.values,
        problem=Problem(stem.question, stem.segments, equations, target, stem.choices),
        asked=f"You are asked for {_WANTED.get(asked.kind, 'solutions').format(word=asked.word)}.",
        confirm=confirm,  # type: ignore[arg-type]
        fits=fits,
    )


def _node(asked: Asked, wanted: Result) -> Node | None:
    return asked.node if asked.kind == "node" else None
