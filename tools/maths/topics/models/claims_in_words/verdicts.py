"""Choices that are sentences, each held true, false or unread; the one true sentence is the answer.

A reading of this folder is never full: it rests on what the choices claim, not on every word of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from tools.maths.derivation import Derivation, Move
from tools.maths.numerals import as_decimal
from tools.maths.problem import Choice
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.tree import Degrees, Num, Percent, Sym

_TURNED = re.compile(r"\bnot\b|n't\b|\bexcept\b|\bfalse\b|\bcould\b|\bmight\b|\bmay\b|\bleast likely\b|\bcannot\b")
UNDECIDED = re.compile(
    r"\bmay or may not\b|\bcannot be (?:determined|known|found)|\bnot enough information\b|"
    r"\bimpossible to (?:tell|say|know)|"
    r"\bdepends? on\b|\b(?:is|are|was|were) not (?:given|known|stated)\b"
)


def in_words(stem: Stem) -> bool:
    """Whether every choice is words and the question asks straight for one that holds."""
    return (
        len(stem.choices) > 2
        and not stem.statements
        and all(c.node is None and len(c.text.split()) > 1 for c in stem.choices)
        and not _TURNED.search(stem.ask.replace("is not replaced", ""))
    )


def spelled(stem: Stem, sentence: str) -> str:
    """A sentence with its plain numbers, percents and letters in place of their marks; formulas stay marked.

    >>> from tools.maths import stem
    >>> spelled(stem.read("It rose by 20%."), "it rose by ⟦P0⟧.")
    'it rose by 20%.'
    """

    def shown(match: re.Match[str]) -> str:
        node = stem.nodes[int(match.group(2))]
        match node:
            case Num(value, text):
                return ("$" if match.group(1) == "M" else "") + (text or as_decimal(value) or str(value))
            case Percent(Num(value, text)):
                return f"{text or as_decimal(value) or value}%"
            case Degrees(Num(value, text)):
                return f"{text or value} degrees"
            case Sym(name):
                return name
        return match.group()

    return PLACEHOLDER.sub(shown, sentence)


def one_true(
    stem: Stem,
    verdicts: Mapping[str, bool | None],
    *,
    skill: str,
    concept: str,
    asked: str,
    moves: tuple[Move, ...],
    confirm: Callable[[], bool],
    unread: int = 0,
) -> Derivation | None:
    """The derivation of the one true sentence; None when several hold or more than `unread` could not be judged."""
    right = [c for c in stem.choices if verdicts.get(c.letter) is True]
    if len(right) != 1 or sum(verdicts.get(c.letter) is None for c in stem.choices) > unread:
        return None

    def fits(choice: Choice) -> bool:
        return verdicts.get(choice.letter) is True

    return Derivation(
        skill=skill, concept=concept, moves=moves, solutions=({},), values=(), phrase=right[0].text, fits=fits,
        confirm=confirm, full=False, asked=asked,
    )  # fmt: skip
