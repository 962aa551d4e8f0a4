"""How the choices of a question about a study are judged: what speaks for one, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tools.maths.problem import Choice

CONCEPT = (
    "Two questions decide what a study shows. Were the people chosen at random? Then the result holds for the "
    "population they were chosen from. Were the treatments assigned at random? Only then may one speak of cause and "
    "effect."
)


@dataclass(frozen=True)
class Judge:
    """How choices are judged for one kind of question: what speaks for one, and what is wrong with one."""

    asked: str
    supports: Callable[[Choice], bool]
    fault: Callable[[Choice], str | None]
    rule: str
    text: str
    found: str
    sure: bool = True  # whether what speaks for a choice was read whole, and not from a sign
