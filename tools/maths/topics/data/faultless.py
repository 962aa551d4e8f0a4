"""Choices of a question about a study that each have faults or none: the only faultless one is the answer.

Never full: the signs are words of the choices, not the whole of what they say.
"""

# ruff: noqa: E501 (one step a line)

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.data.judging import CONCEPT

Faults = Mapping[str, Sequence[str]]


def words_only(stem: Stem) -> bool:
    """Whether every choice is words."""
    return len(stem.choices) > 2 and all(c.node is None and len(c.text.split()) > 1 for c in stem.choices)


def only_faultless(
    stem: Stem, fault: Callable[[Choice], Sequence[str]], *, asked: str, rule: str, text: str, sure: Callable[[], bool],
    skill: str = skills.CLAIMS, concept: str = CONCEPT,
) -> Derivation | None:  # fmt: skip
    """The derivation of the one choice without a fault, None when none or several are without."""
    faults: Faults = {c.letter: tuple(fault(c)) for c in stem.choices}
    good = [c for c in stem.choices if not faults[c.letter]]
    if len(good) != 1:
        return None
    right = good[0]
    moves = (
        *(
            Move("Set a choice aside", "Look for what this choice claims that the study does not give.", words(c.text), words(faults[c.letter][0]), check=lambda c=c: bool(fault(c)))  # type: ignore[misc]
            for c in stem.choices
            if c is not right
        ),
        Move(rule, text, words("the choice that is left"), words(right.text), check=lambda: not fault(right)),
    )  # fmt: skip
    return Derivation(
        skill=skill, concept=concept, moves=moves, solutions=({},), values=(), phrase=right.text, full=False,
        fits=lambda c: c is right or c.letter == right.letter, asked=asked,
        confirm=sure,
    )  # fmt: skip
