"""The rule of a polynomial from its zeros, its vertex or values: which choice has them all."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from tools.maths import algebra
from tools.maths.derivation import Derivation, Move
from tools.maths.polynomial import NotPolynomial, expand
from tools.maths.problem import Choice
from tools.maths.skills import NONLINEAR_FUNCTIONS
from tools.maths.topics.advanced import closing, division, steps
from tools.maths.topics.advanced.functions import table_values
from tools.maths.topics.advanced.steps import ZERO, number
from tools.maths.topics.advanced.task import Task
from tools.maths.tree import Apply, Group, Node, Rel, letters, substitute
from tools.maths.typeset import shown
from tools.maths.values import Unvalued, Value, evaluate, same_value

FACTOR = "$x - r$ is a factor of a polynomial exactly when the polynomial is $0$ at $x = r$ (factor theorem)."


def known_values(task: Task) -> dict[Fraction, Fraction]:
    """The values of the one polynomial: from a table, from f(3) = 0, from zeros and points in words."""
    found: dict[Fraction, Fraction] = {}
    for table in task.stem.tables:
        tabled = table_values(table)
        if len(tabled) == 1:
            found.update(next(iter(tabled.values())))
    try:
        for point in task.points:
            if isinstance(point.left, Apply):
                found[Fraction(evaluate(point.left.arg))] = Fraction(evaluate(point.right))
        for fact in task.facts:
            for node in fact.nodes:
                if fact.kind == "root":
                    found[Fraction(evaluate(node))] = Fraction(0)
                elif fact.kind in ("points", "xpoints") and isinstance(node, Group) and len(node.items) == 2:
                    found[Fraction(evaluate(node.items[0]))] = Fraction(evaluate(node.items[1]))
    except (Unvalued, ValueError):
        return {}
    return found


TABLE_FILLER = frozenset(["table", "⟦B", "some", "certain", "selected", "corresponding", "shows"])


def rule(task: Task) -> Derivation | None:
    """ "Which could define f, whose zeros are −2 and 5?": the choice that has every value stated."""
    values = known_values(task)
    vertex = task.fact("vertex")
    if task.functions or task.equations or task.loose or not task.choices or not (values or vertex):
        return None
    if not task.only("root", "points", "xpoints", "vertex"):
        return None
    exact_zeros = {at for f in task.facts if f.kind in ("root", "xpoints") for at in _places(f.nodes)}

    def fits(choice: Choice) -> bool:
        node = steps.right_side(choice.node)
        if node is None or len(letters(node)) != 1:
            return False
        letter = next(iter(letters(node)))
        return (
            _has_values(node, letter, values)
            and _has_vertex(node, letter, vertex)
            and _only_zeros(node, letter, exact_zeros)
        )

    right = [c for c in task.choices if fits(c)]
    chosen = steps.right_side(right[0].node) if len(right) == 1 else None
    if chosen is None:
        return None
    letter = next(iter(letters(chosen)))
    moves = _rule_moves(chosen, letter, values, vertex)
    return Derivation(
        NONLINEAR_FUNCTIONS,
        FACTOR if exact_zeros else "A graph passes through a point exactly when the rule gives its height there.",
        tuple(moves),
        ({},),
        (chosen,),
        asked="You are asked for a rule that has every property stated.",
        confirm=lambda: (
            closing.agrees(Rel("=", chosen, ZERO), letter, [number(z) for z in exact_zeros])
            if exact_zeros
            else fits(right[0])
        ),
        fits=fits,
        full=task.full or all(w in TABLE_FILLER for w in task.left),
    )


def _places(nodes: tuple[Node, ...]) -> set[Fraction]:
    out = set()
    for node in nodes:
        at = node.items[0] if isinstance(node, Group) else node
        value = evaluate(at)
        if isinstance(value, Fraction):
            out.add(value)
    return out


def _has_values(node: Node, letter: str, values: dict[Fraction, Fraction]) -> bool:
    try:
        return all(same_value(evaluate(node, {letter: at}), value) for at, value in values.items())
    except Unvalued:
        return False


def _has_vertex(node: Node, letter: str, vertex: object) -> bool:
    if vertex is None:
        return True
    point = vertex.nodes[0]  # type: ignore[attr-defined]
    try:
        h, k = (evaluate(i) for i in point.items)
        sides: list[Value] = [evaluate(node, {letter: h + s}) for s in (-1, 1)]
        return same_value(sides[0], sides[1]) and same_value(evaluate(node, {letter: h}), k)
    except (Unvalued, AttributeError, TypeError, ValueError):
        return False


def _only_zeros(node: Node, letter: str, zeros: set[Fraction]) -> bool:
    if not zeros:
        return True
    try:
        values = division.coefficients(expand(node), letter)
    except NotPolynomial:
        return False
    return set(division.rational_roots(values)) == zeros


def _rule_moves(chosen: Node, letter: str, values: dict[Fraction, Fraction], vertex: object) -> list[Move]:
    moves = []
    for at, value in values.items():
        placed = substitute(chosen, {letter: number(at)})
        text = f"Try ${letter} = {at}$ in the rules: the right one gives {shown(number(value))}."
        level = number(value)
        moves.append(Move("Try the given point", text, placed, level, check=_equal(placed, level)))
    if vertex is not None:
        point = vertex.nodes[0]  # type: ignore[attr-defined]
        h, k = point.items
        placed = substitute(chosen, {letter: h})
        moves.append(Move("Try the vertex", "The rule must turn at the vertex.", placed, k, check=_equal(placed, k)))
    return moves


def _equal(a: Node, b: Node) -> Callable[[], bool]:
    return lambda: algebra.equal(a, b)
