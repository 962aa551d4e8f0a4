"""A calculation written down step by step, for topics whose solution is plain arithmetic with exact numbers.

Every step is worked out at once, so that the next one can use its value. Nothing is read here.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.tree import Bin, Node
from tools.maths.values import evaluate


class Working:
    """The steps so far.

    >>> from tools.maths import stem
    >>> w = Working(stem.read("What is 3 times 4?"))
    >>> w.step("Multiply", "Multiply the two.", Fraction(3), "*", Fraction(4))
    Fraction(12, 1)
    """

    def __init__(self, stem: Stem) -> None:
        self.stem = stem
        self.decimal = telling.decimals(stem)
        self.moves: list[Move] = []

    def show(self, value: Fraction) -> Node:
        """A number as this problem writes numbers."""
        return telling.shown(value, self.decimal)

    def step(self, rule: str, text: str, left: Fraction, op: str, right: Fraction) -> Fraction:
        """One operation as a step, and its value."""
        shown = {"*": "cdot", "/": "frac"}.get(op, "")
        return self.work(rule, text, Bin(op, self.show(left), self.show(right), shown))

    def work(self, rule: str, text: str, node: Node) -> Fraction:
        """A whole expression worked out as one step."""
        value = Fraction(evaluate(node))
        self.moves.append(telling.worked(rule, text, node, self.show(value)))
        return value

    def told(
        self,
        skill: str,
        concept: str,
        asked: str,
        answer: Fraction,
        confirm: Callable[[], bool],
        *,
        unit: str = "",
        slips: tuple[tuple[str, Fraction], ...] = (),
        full: bool = True,
        fits: Callable[[Choice], bool] | None = None,
    ) -> Derivation:
        """The derivation, its answer rounded where the problem says so and no choices do it."""
        places = telling.rounding(self.stem)
        given = answer if self.stem.choices or places is None else telling.rounded(answer, places)
        percent = unit == "percent"
        return Derivation(
            skill,
            concept,
            tuple(self.moves),
            ({},),
            (self.show(given),),
            asked=asked,
            unit=unit,
            confirm=confirm,
            fits=fits or telling.fitting(self.stem, self.show(answer), percent=percent),
            slips=tuple(Slip(name, self.show(value)) for name, value in slips),
            full=full,
        )
