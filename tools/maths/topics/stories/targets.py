"""Which number of a story is asked for: one class's, all of them, the gap between two, an amount, full units only."""

from __future__ import annotations

import re
from dataclasses import replace

from tools.maths.topics.stories.meaning import AMOUNT_WORDS, Line, Slot
from tools.maths.topics.stories.nouns import GENERIC, MONEY, noun
from tools.maths.topics.stories.patterns import NP
from tools.maths.topics.stories.telling import Telling
from tools.maths.topics.stories.units import FAMILIES
from tools.maths.tree import letters, num
from tools.maths.values import evaluate

_FULL = re.compile(r"\b(?:full|complete|entire|whole) (?=[a-z]+s\b)")


def full_units(t: Telling) -> bool:
    """ "How many full weeks can she do this": the last whole number that is possible. False where it is not that."""
    if t.wanted.extreme or not _FULL.search(t.question):
        return True
    if not re.search(r"\b(?:can|could|afford|able|will [a-z' ]+ last)\b", t.question) or len(t.meaning.lines) != 1:
        return False
    line = t.meaning.lines[0]
    if line.total is None and all(s.sign < 0 for s in line.slots) and line.fixed:
        line.total = num(0)
    stems = t.wanted.what - noun("full complete entire whole")
    t.wanted = replace(t.wanted, extreme="greatest", what=stems)
    return line.total is not None


def ends_named(t: Telling) -> int:
    """How many ends the question names: ("how many minutes after 480 gallons are left will the tank be "
    "empty") has two."""
    empty = re.search(r"\b(?:empty|run out|runs out|used up|gone)\b", t.asking)
    told = any(
        line.total is not None and not letters(line.total) and evaluate(line.total) != 0 for line in t.meaning.lines
    )
    return (empty is not None) + told


def gap(t: Telling) -> tuple[Slot, Slot] | None:
    """The two classes of "how many more pens than pads"."""
    match = re.search(rf"\bhow many (more|fewer) ({NP}) than ({NP})", t.asking)
    if not match or len(t.meaning.lines) != 1:
        return None
    sides = [[s for s in t.slots if s.own & noun(words)] for words in match.group(2, 3)]
    if any(len(side) != 1 for side in sides) or sides[0][0] is sides[1][0]:
        return None
    first, second = sides[0][0], sides[1][0]
    return (first, second) if match[1] == "more" else (second, first)


_SIZES = frozenset(u for family in FAMILIES[:6] for u in family)


def target(t: Telling) -> tuple[str, Line | list[Slot]] | None:
    """What is asked: one class's number, all numbers together, or the amount of a line."""
    what, lines = t.wanted.what, t.meaning.lines
    if t.wanted.kind == "size":
        return _of_line(t, lines[0]) if len(lines) == 1 and lines[0].total is None and lines[0].kind & _SIZES else None
    if t.wanted.kind in ("money", "amount"):
        if "weigh" in t.asking:
            money = [x for x in lines if x.kind != MONEY]
        else:
            money = [x for x in lines if x.kind == MONEY] if t.wanted.kind == "money" or what & AMOUNT_WORDS else lines
        if len(money) != 1 or money[0].total is not None:
            return None
        if t.wanted.kind == "amount" and any(s.stems & what for s in t.slots) and len(money[0].slots) > 1:
            return None
        hit = [s for s in money[0].slots if s.own & what]
        if hit and len(hit) < len(money[0].slots):
            return None
        return _of_line(t, money[0])
    slots = [s for s in lines[0].slots if s.own & what and (not s.rate.unit or s.rate.unit & what)]
    if not slots and len(lines[0].slots) > 1:  # "how many hours did she work on the weekend"
        said_of = [s for s in lines[0].slots if s.own & noun(t.question) and (s.rate.unit or s.stems) & what]
        slots = said_of if len(said_of) == 1 else []
    line = next((x for x in lines if x.kind & what), None)
    if line is not None and not slots:
        return _of_line(t, line) if line.total is None else None
    if len(slots) == 1 and not re.search(rf"\bhow many {NP} and\b", t.question):
        if "rest" in slots[0].own and t.wanted.together:
            return None  # the number in all, where the rest is counted
        return "slots", slots
    if len(lines[0].slots) == 1 and (lines[0].slots[0].rate.unit or lines[0].slots[0].stems) & what:
        return "slots", lines[0].slots
    both = [s for s in lines[0].slots if s.own & noun(t.question)]
    if len(both) > 1 and t.wanted.kind == "number" and not t.wanted.extreme:
        joined = re.search(rf"\bhow many ({NP}) and (?:the )?({NP})", t.question)
        if joined is None or any(b.op == "=" for b in t.meaning.sums) or len(both) != 2:
            return None
        return "slots", both
    common = frozenset().union(*(s.stems - s.own for s in t.slots))
    open_ones = [s for s in t.slots if s.count is None]
    said = noun(t.asking)
    if len(open_ones) == 1 and len(t.slots) > 1 and what & common and open_ones[0].own & said and not t.wanted.together:
        return "slots", open_ones
    if len(slots) == len(lines[0].slots) or (
        len(lines[0].slots) > 1 and (what & common or what & GENERIC) and not slots
    ):
        if any(b.op == "=" for b in t.meaning.sums):
            return None  # their number is told: something else is asked
        return "slots", lines[0].slots
    return None


def _of_line(t: Telling, line: Line) -> tuple[str, Line | list[Slot]] | None:
    """An amount may be asked for when it is what the line amounts to: what is left only where something falls."""
    falls = any(s.sign < 0 for s in line.slots)
    if falls:
        return ("line", line) if t.wanted.left or line.end_said else None
    return None if t.wanted.left and not line.end_said else ("line", line)
