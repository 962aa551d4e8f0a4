"""From what a story amounts to, to a derivation: the expression, the relations, or the number asked for.

Every choice is tried; only one may agree. Nothing here is called verified. What a story amounts to is read by `scenes`
and by `ledger`.
"""

# ruff: noqa: E501 (a step reads best on one line)

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, State, words
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.by_units.set_up import SetUp, written
from tools.maths.topics.proportion.units import plural_of
from tools.maths.topics.stories.by_roles.cases import Condition, Point, Situation, close, passes, relations
from tools.maths.tree import Apply, Bin, Chain, Group, Neg, Node, Num, Rel, Sym, letters, num
from tools.maths.values import Unvalued, Value, evaluate

_SIZES = (Fraction(53), Fraction(47), Fraction(61), Fraction(71))
_REACH = (60.0, 400.0, 6000.0)


@dataclass(frozen=True)
class Scene:
    """What a story is about: its skill and idea, what is asked, and each part of the set-up as a sentence and a formula.

    steps: moves that come before those parts.
    """

    skill: str
    concept: str
    asked: str
    parts: tuple[tuple[str, Node], ...] = ()
    shortcut: str = ""
    steps: tuple[Move, ...] = ()


def kind_of_choices(stem: Stem) -> str:
    """What the choices are: "number", "expression", "formula" (A = …), "relation", "system", "" for anything else."""
    nodes = [c.node for c in stem.choices]
    if len(nodes) < 3 or any(n is None for n in nodes):
        return (
            "number"
            if len(nodes) >= 3 and all(telling.number_of(telling.choice_value(c)) is not None for c in stem.choices)
            else ""
        )
    if all(telling.number_of(telling.choice_value(c)) is not None for c in stem.choices):
        return "number"
    if any(isinstance(n, Group | Chain) for n in nodes):
        return "system" if all(isinstance(n, Group) and n.kind == "system" for n in nodes) else ""
    if not any(isinstance(n, Rel) for n in nodes):
        return "expression"
    if not all(isinstance(n, Rel) and letters(n) for n in nodes):
        return ""
    return "formula" if len({output(n) for n in nodes if n is not None}) == 1 and output(nodes[0]) else "relation"


def output(node: Node | None) -> str:
    """The letter or function a formula gives, "" where it gives none: the L of "L = 2w + 3"."""
    match node:
        case Rel("=", Sym(name) | Apply(name, Sym()), right) if name not in letters(right):
            return name
    return ""


def times(number: Fraction, node: Node) -> Node:
    """A number times a formula; two numbers are multiplied out only where both are plain."""
    if number == 1:
        return node
    if number == 0:
        return num(0)
    return Bin("*", telling.shown(number), node, "" if letters(node) else "cdot")


def plus(one: Node, two: Node) -> Node:
    """A sum; what is negative is taken off."""
    if isinstance(two, Neg):
        return Bin("-", one, two.arg)
    if isinstance(two, Num) and two.value == 0:
        return one
    return Bin("+", one, two)


def minus(one: Node, two: Node) -> Node:
    """A difference."""
    return Bin("-", one, two)


def _steps(scene: Scene) -> tuple[Move, ...]:
    return (*scene.steps, *(_step(text, node) for text, node in scene.parts))


def _step(text: str, node: Node) -> Move:
    """A part as a formula; what has no letter is worked out."""
    if isinstance(node, Bin) and not letters(node):
        value = evaluate(node)
        return Move(
            "Work out a part", text, node, telling.shown(Fraction(value)), check=lambda: evaluate(node) == value
        )
    return Move("Write a part as a formula", text, words("the story"), node, check=lambda: _sound(node))


def _sound(node: Node) -> bool:
    """The part has a value wherever its letters have one."""
    sides = (node.left, node.right) if isinstance(node, Rel) else (node,)
    try:
        for side in sides:
            evaluate(side, {n: Fraction(7 + 4 * i) for i, n in enumerate(sorted(letters(side)))})
    except Unvalued:
        return False
    return True


def as_expression(stem: Stem, scene: Scene, body: Node) -> Derivation | None:
    """The choice that is the same expression, bare or as "A = …"."""
    names = sorted(letters(body))
    points: list[Point] = [{n: size + 2 * i for i, n in enumerate(names)} for size in _SIZES]

    def fits(choice: Choice) -> bool:
        node = choice.node.right if isinstance(choice.node, Rel) and output(choice.node) else choice.node
        if node is None or isinstance(node, Rel | Group | Chain) or not letters(node) <= set(names):
            return False
        try:
            return all(close(evaluate(node, dict(p)), evaluate(body, dict(p))) for p in points)
        except Unvalued:
            return False

    right = [c for c in stem.choices if fits(c)]
    if len(right) != 1 or right[0].node is None or not names:
        return None
    node = right[0].node.right if isinstance(right[0].node, Rel) else right[0].node
    compare = Move(
        "Compare with the choices", "Multiply out where that helps: see which choice is the same expression.", body, node,
        check=lambda: fits(right[0]),
    )  # fmt: skip
    between: dict[str, Value] = {n: Fraction(137 + 6 * i, 2) for i, n in enumerate(names)}
    return Derivation(
        scene.skill, scene.concept, (*_steps(scene), compare), ({},), (right[0].node,), asked=scene.asked, fits=fits,
        confirm=lambda: close(evaluate(node, between), evaluate(body, between)), full=False,
        shortcut=scene.shortcut or "Put a small number in for each letter, work the story out, and keep the choice that gives the same.",
    )  # fmt: skip


def as_relations(
    stem: Stem, scene: Scene, told: Sequence[Rel], compare: str = "See which choice says the same."
) -> Derivation | None:
    """The choice whose relations hold just where those of the story do; compare: how to see that."""
    names = tuple(sorted({n for r in told for n in letters(r)}))
    conditions = tuple(Condition(_gap(r), r.op, "what the story says") for r in told)
    ops = {r.op in "<>" for c in stem.choices if c.node is not None for r in relations(c.node)}

    def fits(choice: Choice) -> bool:
        return choice.node is not None and any(
            passes(
                choice.node,
                Situation(
                    (), names, frozenset(), scene.skill, scene.concept, conditions=conditions, span=(0.01, reach)
                ),
                len(ops) > 1,
            )
            for reach in _REACH
        )

    right = [c for c in stem.choices if fits(c)]
    if len(right) != 1 or right[0].node is None:
        return None
    last = Move(
        "Compare with the choices", compare, State.of(*told), State.of(*relations(right[0].node)),
        check=lambda: fits(right[0]),
    )  # fmt: skip
    return Derivation(
        scene.skill, scene.concept, (*_steps(scene), last), ({},), (right[0].node,), asked=scene.asked, fits=fits,
        confirm=lambda: fits(right[0]), full=False, shortcut=scene.shortcut,
    )  # fmt: skip


def as_number(
    stem: Stem, scene: Scene, told: Sequence[Rel], values: dict[str, Fraction], target: str, unit: str = ""
) -> Derivation | None:
    """The number asked for, by solving the story's equations."""
    said = " ".join(text for text, node in scene.parts if isinstance(node, Rel)) or "Put the parts together as told."
    first = (*scene.steps, *(_step(text, node) for text, node in scene.parts if not isinstance(node, Rel)))
    unit = plural_of(unit) if unit else ""
    setup = SetUp(
        tuple(told), values, Sym(target), scene.skill, scene.concept, said, scene.asked, tuple(stem.placeholders()), unit
    )  # fmt: skip
    found = written(stem, setup)
    return (
        None
        if found is None
        else replace(found, moves=(*first, *found.moves), shortcut=scene.shortcut or found.shortcut)
    )


def root_of(relation: Rel, name: str) -> Fraction | None:
    """Where a relation whose left side is linear in the one letter meets its right side; None where it does not.

    >>> from tools.maths.grammar import parse
    >>> root_of(parse("270 + 15h = 600"), "h")
    Fraction(22, 1)
    """
    at = [evaluate(relation.left, {name: Fraction(k)}) for k in (0, 1, 2)]
    goal = evaluate(relation.right)
    if not all(isinstance(v, Fraction) for v in (*at, goal)):
        return None
    start, first, second = (Fraction(v) for v in at)
    rate = first - start
    return None if not rate or second - first != rate else (Fraction(goal) - start) / rate


def as_worked(stem: Stem, scene: Scene, body: Node, unit: str = "") -> Derivation | None:
    """The value of a formula without letters."""
    value = evaluate(body)
    if not isinstance(value, Fraction) or value <= 0:
        return None
    node = telling.shown(value, telling.decimals(stem))
    last = Move("Work it out", "Put the numbers together.", body, node)
    return Derivation(
        scene.skill, scene.concept, (*_steps(scene), last), ({},), (node,), asked=scene.asked, unit=unit,
        fits=telling.fitting(stem, node), confirm=lambda: evaluate(body) == value, full=False,
    )  # fmt: skip


def _gap(relation: Rel) -> Callable[[Point], Value]:
    def gap(at: Point) -> Value:
        return evaluate(relation.left, dict(at)) - evaluate(relation.right, dict(at))

    return gap
