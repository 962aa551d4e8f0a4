"""A part of a formula that is asked about, once its role is found: how choices are judged, and how the role shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tools.maths.derivation import Move
from tools.maths.topics.models.claims_in_words.part_features import Said
from tools.maths.topics.models.model import Model


@dataclass(frozen=True)
class Part:
    """What is asked about, how its role shows, and the points of a choice."""

    kind: str
    points: Callable[[Said], int | None]
    move: Move
    confirm: Callable[[], bool]
    skill: str


def own_words(model: Model, letter: str) -> frozenset[str]:
    """The words that name what one letter counts and no other letter."""
    mine = model.said(letter)
    others = [q for name in (*model.inputs, model.output) if name != letter and (q := model.said(name))]
    if mine is None:
        return frozenset()
    return mine.all_words - frozenset(w for q in others for w in q.all_words) or mine.all_words
