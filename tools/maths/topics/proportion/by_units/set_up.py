"""What a problem amounts to once every number has its role: equations, the value asked, and their writing up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, State, words
from tools.maths.problem import Choice, Target
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.writing import from_equations
from tools.maths.tree import Bin, Node, Rel, Sym
from tools.maths.values import evaluate

X, Y = Sym("x"), Sym("y")


@dataclass(frozen=True)
class SetUp:
    """Equations with the values of their letters. target: the letter asked for; used: the placeholders with a role.

    said: the story's relation in words, for the step that writes it down. after: a step from the target to the answer.
    """

    relations: tuple[Rel, ...]
    values: dict[str, Fraction]
    target: Sym
    skill: str
    concept: str
    said: str
    asked: str
    used: tuple[int, ...]
    unit: str = ""
    slips: tuple[tuple[str, Fraction], ...] = ()


def only(found: Sequence[SetUp | None]) -> SetUp | None:
    """The one set-up, None when none or several with different answers are admissible."""
    real = [f for f in found if f is not None]
    return real[0] if real and len({f.values[f.target.name] for f in real}) == 1 else None


def written(stem: Stem, setup: SetUp, fits: Callable[[Choice], bool] | None = None) -> Derivation | None:
    """The derivation of a set-up, None when a number has no role or the value makes no sense."""
    answer = setup.values[setup.target.name]
    if answer <= 0 or any(v < 0 for v in setup.values.values()) or stem.unused(setup.used):
        return None

    def holds() -> bool:
        return all(
            evaluate(r.left, dict(setup.values)) == evaluate(r.right, dict(setup.values)) for r in setup.relations
        )

    first = Move("Write down what is equal", setup.said, words("the story"), State.of(*setup.relations), check=holds)
    found = from_equations(
        stem, setup.relations, Target("value", setup.target), before=[first], skill=setup.skill, full=False
    )
    if found is None or not found.values or evaluate(found.values[0]) != answer:
        return None
    decimal = telling.decimals(stem)
    node = telling.shown(answer, decimal)
    return replace(
        found,
        concept=setup.concept,
        asked=setup.asked,
        unit=setup.unit,
        values=(node,),
        confirm=holds,
        fits=fits or telling.fitting(stem, node),
        slips=(*found.slips,),
        full=False,
    )


def times(number: Fraction, letter: Node) -> Node:
    """A number times a letter."""
    return letter if number == 1 else Bin("*", telling.shown(number), letter)
