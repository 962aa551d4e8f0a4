"""Equal workers who are joined or left by others part of the way: how much longer the job takes.

A job is a number of worker-days (or hours): workers times time. Not read: workers of different speed.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re

from tools.maths.derivation import Derivation
from tools.maths.skills import LINEAR_ONE
from tools.maths.stem import Stem
from tools.maths.topics.proportion.by_units.mentions import Mention, mentions, text_of
from tools.maths.topics.proportion.by_units.set_up import SetUp, X, written
from tools.maths.topics.proportion.telling import shown
from tools.maths.topics.proportion.units import kind_of, plural_of, singular
from tools.maths.tree import Bin, Rel

_CHANGE = re.compile(
    r"⟦N(?P<k>\d+)⟧ (?:(?P<extra>more|additional|other|extra) |of (?:the|these|them) )?(?:[a-z]+ )??(?P<who>[a-z]+)?[^.;?⟦]*?\b"
    r"(?P<verb>joins?|joined|are added|were added|added|arrives?|come|quit|leave|left|are removed|break down|are taken away|get sick|stop working)\b"
)
_MORE = re.compile(r"\bhow many (?:more|additional|further|other) (days|hours|weeks|minutes)\b|\bhow much longer\b")
_ALL = re.compile(
    r"\bhow many (days|hours|weeks|minutes)\b[^?]*\b(?:in all|altogether|in total|total|from (?:start|beginning))\b|\btotal number of (days|hours|weeks|minutes)\b"
)
_AWAY = re.compile(r"\b(?:quit|leave|left|removed|break|taken|sick|stop)\b")
_EQUAL = re.compile(r"\b(?:same|equal|identical|constant)\b")


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a job whose crew changes, None for anything else."""
    if not stem.choices or stem.tables or stem.placeholders("RFESTDPM"):
        return None
    text = text_of(stem)
    change = _CHANGE.search(text)
    more, total = _MORE.search(stem.ask), _ALL.search(stem.ask)
    if change is None or bool(more) == bool(total) or not _EQUAL.search(text):
        return None
    found = mentions(stem, text)
    times = [m for m in found if kind_of(m.noun) == "time"]
    workers = [m for m in found if not m.rate and not kind_of(m.noun) and m.places != (int(change["k"]),)]
    k = stem.value(change["k"])
    unit = (
        (more or total).group(1) if more and more.group(1) else total and next((g for g in total.groups() if g), None)
    )
    if (
        k is None
        or len(times) != 2
        or not workers
        or {m.noun for m in times} != {times[0].noun}
        or any(m.rate for m in found)
    ):
        return None
    if unit and singular(unit) != times[0].noun:
        return None
    first = workers[0]
    away = bool(_AWAY.search(change["verb"]))
    later = first.value - k if away else first.value + k
    alike = {first.value, later}
    if (
        later <= 0
        or any(m.noun not in (first.noun, "") or m.value not in alike for m in workers)
        or not _roles(first, times, change.start())
    ):
        return None
    whole, part = times[0].value, times[1].value
    if not part < whole:
        return None
    remaining = first.value * (whole - part) / later
    worked = Bin("*", shown(first.value), shown(part), "cdot")
    job = Bin("*", shown(first.value), shown(whole), "cdot")
    time = X if more else Bin("-", X, shown(part))
    relation = Rel("=", Bin("+", worked, Bin("*", shown(later), time)), job)
    used = (*(i for m in (*workers, *times) for i in m.places), int(change["k"]))
    name = plural_of(times[0].noun)
    return written(
        stem,
        SetUp(
            (relation,),
            {"x": remaining if more else part + remaining},
            X,
            LINEAR_ONE,
            "Equal workers share a job: the number of workers times the time is the same amount of work, however many "
            "work on it.",
            "Write the work done before the change and after it; together they make the whole job.",
            f"You are asked for the {name} " + ("after the change only." if more else "from the very start."),
            used,
            name,
        ),
    )


def _roles(first: Mention, times: list[Mention], change: int) -> bool:
    """The whole time is told with the first crew, the part before the change."""
    return first.start < times[0].start < times[1].start and times[1].start < change + 400
