"""Which of several situations is linear, or exponential: each choice tells a change, and each is read by itself.

"Which situation can be modeled by an exponential function?" with "The number of cells doubles every hour." among them.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from functools import partial

from tools.maths import skills
from tools.maths import stem as stems
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.models.kinds import Kind, told_kind

_ASK = re.compile(
    r"\bwhich\b.*\b(?:situations?|scenarios?|cases?|examples?|relationships?|following|quantities|descriptions?)\b"
    r".*?(?<!non)(?<!non-)\b(?P<kind>linear|exponential|constant rate|constant percent)"
)


def solve(stem: Stem) -> Derivation | None:
    """The one situation of the kind asked for; None where the choices are no situations."""
    match = _ASK.search(stem.ask)
    if match is None or not stem.choices or re.search(r"\bnot\b|\bexcept\b|\bbut\b", stem.ask):
        return None
    if any(len(c.text.split()) < 5 or re.search(r"\blinear|\bexponential", c.text.lower()) for c in stem.choices):
        return None
    wanted = "linear" if match.group("kind") in ("linear", "constant rate") else "exponential"
    if re.search(r"linear.*exponential|exponential.*linear", stem.ask):
        return None
    up = (
        True
        if re.search(r"\bgrowth\b|\bincreas", stem.ask)
        else False
        if re.search(r"\bdecay\b|\bdecreas", stem.ask)
        else None
    )
    kinds = {c.letter: _kind(c) for c in stem.choices}

    def fits(choice: Choice) -> bool:
        kind = kinds[choice.letter]
        return kind is not None and kind.name == wanted and up in (None, kind.up)

    right = [c for c in stem.choices if fits(c)]
    if len(right) != 1 or sum(k is None for k in kinds.values()) > 1:
        return None
    moves = tuple(
        Move(
            "Look at equal steps",
            "Is the same amount added in every step, or is there the same percentage or factor?",
            words(c.text), words(f"{kind.name}, {'increasing' if kind.up else 'decreasing'}"), check=partial(_same_kind, c, kind),
        )
        for c in stem.choices if (kind := kinds[c.letter]) is not None
    )  # fmt: skip
    return Derivation(
        skill=skills.NONLINEAR_FUNCTIONS if wanted == "exponential" else skills.LINEAR_FUNCTIONS,
        concept="The same amount added in every equal step makes a linear model; the same factor makes an exponential one.",
        moves=moves, solutions=({},), values=(), phrase=right[0].text, asked="You are asked for a situation, not for a value.",
        confirm=lambda: [c for c in stem.choices if _percent(c) is (wanted == "exponential") and fits(c)] == right,
        fits=fits, full=all(kinds.values()) and not stem.told,
    )  # fmt: skip


def _same_kind(choice: Choice, kind: Kind) -> bool:
    return _kind(choice) == kind


def _kind(choice: Choice) -> Kind | None:
    return told_kind(stems.read(choice.text))


def _percent(choice: Choice) -> bool:
    """Whether a change is told by a percentage or a factor: another look than the kind's own patterns."""
    return bool(
        re.search(r"%|\bpercent|\bdoubl|\btripl|\bhal[fv]|\btimes as\b|\bfactor\b|\bmultipl", choice.text.lower())
    )
