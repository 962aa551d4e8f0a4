"""The least or the greatest number that keeps to a bound, found from the border and tried on its neighbours."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip, State
from tools.maths.topics.stories.meaning import Line, Slot
from tools.maths.topics.stories.nouns import MEASURES, TIMES
from tools.maths.topics.stories.relations import amount, happens
from tools.maths.topics.stories.telling import BOUND_CONCEPT, Telling, in_words, story_words
from tools.maths.topics.stories.trying import as_told, same_border
from tools.maths.tree import Rel, Sym, num
from tools.maths.values import evaluate


def extreme(t: Telling, slot: Slot) -> Derivation | None:
    """The least or greatest number that keeps to a bound."""
    line = t.meaning.lines[0]
    if line.total is None or t.meaning.sums:
        return None
    t.name([slot])
    base, step = _amount_at(t, line, slot, 0), _amount_at(t, line, slot, 1) - _amount_at(t, line, slot, 0)
    limit = evaluate(line.total)
    if not isinstance(limit, Fraction) or not step:
        return None
    op = line.op
    extreme = t.wanted.extreme
    if op == "=":
        if not extreme:
            return None
        op = "≤" if (extreme == "greatest") == (step > 0) else "≥"
        if extreme == "least" and not re.search(
            r"\b(?:reach|need|needs|goal|enough|wants?|must|earn|save|raise)\b",
            t.asking,
        ):
            t.full = False
    upper = (op in "≤<") == (step > 0)
    if extreme and upper != (extreme == "greatest"):
        return None
    if not extreme:
        return None
    border = (limit - base) / step
    best = floor(border) if upper else ceil(border)
    if op in "<>" and best == border:
        best += -1 if upper else 1
    if best <= 0 or (
        border.denominator != 1 and slot.stems & MEASURES and not t.stem.choices and not slot.stems & TIMES
    ):
        return None
    line.op = op
    relation = Rel(op, amount(line, t.meaning.share), line.total)
    name = slot.count
    assert isinstance(name, Sym)
    solved = Rel(op if step > 0 else {"≤": "≥", "≥": "≤", "<": ">", ">": "<"}[op], name, num(border))
    beyond = best + (1 if upper else -1)
    moves = (
        *t.naming([slot]),
        Move(
            "Write the inequality",
            in_words(line, op),
            story_words(line),
            State.of(relation),
            check=lambda: as_told(t.meaning, line, relation),
        ),
        Move(
            "Solve for the letter",
            "Undo what was done to the letter, the last operation first; dividing by a negative number turns the "
            "sign round.",
            State.of(relation),
            State.of(solved),
            check=lambda: same_border(relation, solved, name.name),
        ),
        Move(
            "Take the last whole number that is allowed",
            "Only whole numbers count here, so look at the border and step to the side that the sign allows.",
            State.of(solved),
            num(best),
            check=lambda: _allowed(t, line, slot, best, op) and not _allowed(t, line, slot, beyond, op),
        ),
    )
    return Derivation(
        skills.INEQUALITIES,
        BOUND_CONCEPT,
        moves,
        ({name.name: num(best)},),
        (num(best),),
        asked="You are asked for the last number that still keeps to the limit.",
        confirm=lambda: _scan(t, line, slot, best, op, upper),
        full=t.full,
        slips=(Slip("rounding to the wrong side", num(beyond)),),
    )


def _amount_at(t: Telling, line: Line, slot: Slot, count: int) -> Fraction:
    here = [replace(s, count=num(count)) if s is slot else s for s in line.slots]
    return happens(replace(line, slots=here), {}, t.meaning.share)


def _allowed(t: Telling, line: Line, slot: Slot, count: int, op: str) -> bool:
    if count < 0 or line.total is None:
        return False
    value, limit = _amount_at(t, line, slot, count), evaluate(line.total)
    return {"≤": value <= limit, "≥": value >= limit, "<": value < limit, ">": value > limit}[op]


def _scan(t: Telling, line: Line, slot: Slot, best: int, op: str, upper: bool) -> bool:
    """Trying every number near the answer (and from nothing upwards where that is short)."""
    low = 0 if best < 200 else best - 50
    fits = [n for n in range(low, best + 50) if _allowed(t, line, slot, n, op)]
    return bool(fits) and (max(fits) if upper else min(fits)) == best
