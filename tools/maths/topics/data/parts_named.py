"""A part that is told as a number, and choices that name parts in words: "the fraction of the juniors who walk".

Every choice is read as the question it answers ("what fraction of the juniors walk?") and worked out from the table of
counts; one of them must be the number told, and all must have been read. Questions for a part are for `two_way.py`.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.polynomial import rational
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.data.asking import asked_in
from tools.maths.topics.data.conditions import Group
from tools.maths.topics.data.finishing import text_answer
from tools.maths.topics.data.grid import grid_of
from tools.maths.topics.data.grid_answers import CONCEPT, Reading
from tools.maths.topics.data.headings import Ambiguous
from tools.maths.topics.data.two_way import LATER
from tools.maths.tree import Bin, num

READS = frozenset({"without", "neither", "nor"})
_ASK = re.compile(
    r"^(?:based on (?:the|this) (?:table|data),? )?(?:which (?:one )?of the (?:following|choices)(?: fractions| probabilities| percents| quantities| values| groups)?|which (?:fraction|probability|percent|quantity))"
    r" (?:is|has a value|has the value|equals|could be|must be|describes what is|gives)? ?(?P<near>closest|nearest|approximately|about)?[a-z ]{0,24}?(?:is |are )?(?P<value>⟦[NP]\d+⟧)(?: represents| describes| stands for)?\s*[?.]?$"
    r"|^(?:the )?(?:fraction |probability |percent |number |value )?(?P<value2>⟦[NP]\d+⟧) (?:represents|is|is equal to|describes|gives) which of the following\s*\??$"
    r"|^what does (?:the )?(?:fraction |probability |number )?(?P<value3>⟦[NP]\d+⟧) (?:represent|describe)\b[^?⟦]{0,40}\?$"
)
_TURNED = re.compile(r"\b(?:not|except|least|greatest|most|less|more|greater|than|difference|sum|twice|half)\b")
_PART = re.compile(r"\b(?:fraction|probability|percent|percentage|proportion|part|portion|likelihood|chance)\b")


def solve(stem: Stem) -> Derivation | None:
    """The one choice that names the part told."""
    match = _ASK.match(stem.ask.strip())
    if match is None or len(stem.tables) != 1 or stem.statements or _TURNED.search(stem.ask) or len(stem.choices) < 3:
        return None
    wanted = stem.value(match["value"] or match["value2"] or match["value3"])
    grid = grid_of(stem.tables[0])
    if grid is None or wanted is None or LATER.search(stem.prose) or not 0 < wanted < 1:
        return None
    reading = Reading(stem, grid, stem.tables[0])
    pairs = [_read(reading, c) for c in stem.choices]
    found = [(c, *pair) for c, pair in zip(stem.choices, pairs, strict=True) if pair is not None]
    if len(found) != len(stem.choices):
        return None
    values = {c.letter: part.count(grid) / whole.count(grid) for c, whole, part in found}
    gaps = {letter: abs(v - wanted) for letter, v in values.items()}
    best = min(gaps.values())
    right = [entry for entry in found if gaps[entry[0].letter] == best]
    if len(right) != 1 or (best and not match["near"]):
        return None
    choice = right[0][0]
    moves = [
        Move(
            "Work out what a choice says",
            "Say who the whole is and who the part is, and count both in the table.",
            Bin("/", num(part.count(grid)), num(whole.count(grid)), "frac"),
            rational(values[c.letter]),
            check=partial(_same, reading, whole, part, values[c.letter]),
        )
        for c, whole, part in found
    ]
    moves.append(
        Move("Compare with the number told", "Only one of the parts may be it.", rational(wanted), words(choice.text), check=lambda: sum(g == best for g in gaps.values()) == 1)
    )  # fmt: skip
    return text_answer(
        stem,
        choice,
        Derivation(
            skill=skills.PROBABILITY,
            concept=CONCEPT,
            moves=tuple(moves),
            solutions=({},),
            values=(),
            asked="You are asked which part of which whole a number is. For every choice say first who the whole is.",
            confirm=lambda: all(_same(reading, whole, part, values[c.letter]) for c, whole, part in found),
            full=reading.full and not best,
        ),
    )


def _same(reading: Reading, whole: Group, part: Group, value: Fraction) -> bool:
    """Whether counting one by one gives the same part."""
    return reading.by_enumeration(whole, part) == value


def _read(reading: Reading, choice: Choice) -> tuple[Group, Group] | None:
    """The whole and the part (within it) that a choice names."""
    if choice.node is not None or not _PART.search(choice.text.lower()) or len(choice.text) > 200:
        return None
    text = re.sub(r"^\W*(?:the |a )?", "what is the ", choice.text.lower().strip(" ."))
    ask = asked_in(text)
    if ask is None or ask.kind != "part":
        return None
    try:
        whole, part = reading.whole_and_part(ask, named=True)
    except Ambiguous:
        return None
    both = whole.and_(part)
    if part.everyone or not whole.count(reading.grid) or not all(both.cells(reading.grid)):
        return None
    return None if both.cells(reading.grid) == whole.cells(reading.grid) else (whole, both)
