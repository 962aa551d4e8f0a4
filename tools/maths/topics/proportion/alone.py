"""One job that two or three can do alone in known times: how long they need together.

"A fills the tank in 6 hours, B in 3": in one hour each does a part of the job, and the parts add up. Not read: somebody
who undoes the work, starts later or leaves early.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import RATES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.quantities import clauses, read_clause, tidied
from tools.maths.topics.proportion.units import Unit
from tools.maths.topics.proportion.working import Working
from tools.maths.tree import Bin, Node, Num

_JOB = (
    "(?:fill|paint|complete|finish|clean|mow|build|do|type|print|wash|rake|weed|assemble|plow|dig|harvest"
    "|unload|load|sort|pack|copy|wrap"
    r"|stuff|shovel|plant|tile|prepare|process|bake|cut|move|deliver)"
)
_ASKED = re.compile(r"\bhow (?:long|many (?P<unit>minutes|hours|days|seconds|weeks))\b")
_TOGETHER = re.compile(r"\b(?:together|both|at the same time|simultaneously|combined|all (?:2|3|two|three))\b")
_UNDONE = re.compile(
    r"\b(?:drain|empt|leak|remov|before|after|leaves?|left|joins?|joined|later|already|half|quarter|third"
    "|twice|times|faster|slower|another"
    "|more|less|than|(?:first|second|next) (?:hour|day|half|part|minute)|starts?|started|stops?|alternat"
    "|each other|per|same (?:pumps|machines|workers))"
)
CONCEPT = "Whoever needs a hours for a job does 1/a of it in one hour. Working together, these parts of the job add up."


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a job, None for anything else."""
    if stem.tables or stem.placeholders("RFESTDPM") or not 2 <= len(stem.placeholders("N")) <= 4:
        return None
    text = tidied(stem.prose)
    asked = _ASKED.search(stem.ask)
    if asked is None or not _TOGETHER.search(stem.ask) or not re.search(rf"\b{_JOB}s?\b", text) or _UNDONE.search(text):
        return None
    if re.search(r"\b(?:break|rests?|stops?|later|leaves|joins)\b", text):
        return None
    times: list[tuple[Fraction, Unit]] = []
    used: list[int] = []
    rest = ""
    for sentence in stem.sentences:
        for clause in clauses(sentence.replace(" and ", ", ")):
            read = read_clause(stem, clause)
            for quantity in read.quantities:
                value = stem.value(str(quantity.places[0])) if len(quantity.places) == 1 else None
                if value is None or quantity.rate or quantity.unit.plain().dimension != Unit.of("hour").dimension:
                    return None
                if _TOGETHER.search(clause) or value <= 0:
                    return None
                times.append((value, quantity.unit.plain()))
                used += quantity.places
            rest += " " + read.rest
    counts = [i for i in stem.placeholders("N") if i not in used and stem.value(str(i)) == len(times)]
    if (
        len(times) not in (2, 3)
        or stem.unused([*used, *counts])
        or len({u for _, u in times}) != 1
        or not _one_job(text)
    ):
        return None
    hard, soft = telling.traps(_TOGETHER.sub(" ", rest), frozenset({"each", "alone", "same", "both"}))
    unit = times[0][1]
    goal = Unit.of(asked["unit"]) if asked["unit"] else unit
    return None if hard else _derived(stem, [t for t, _ in times], unit.factor / goal.factor, goal, full=not soft)


def _one_job(text: str) -> bool:
    """Whether it is said to be one and the same job."""
    return bool(re.search(r"\b(?:same|alone|by (?:him|her|it)self|the job|it)\b", text)) or bool(
        re.search(r"\b(?:a|an|the) ([a-z]+)\b.*\b(?:the|this) \1\b", text)
    )


def _derived(stem: Stem, times: list[Fraction], factor: Fraction, goal: Unit, *, full: bool) -> Derivation | None:
    work = Working(stem)
    work.decimal = False
    one = Num(Fraction(1))
    parts: list[Node] = [Bin("/", one, work.show(t), "frac") for t in times]
    total = parts[0]
    for part in parts[1:]:
        total = Bin("+", total, part)
    share = work.work(
        "Add the parts of the job", "In one unit of time each does one part of the job; add these parts.", total
    )
    time = work.step(
        "Divide the job by it",
        "The whole job is 1; divide it by what they do in one unit of time.",
        Fraction(1),
        "/",
        share,
    )
    answer = (
        work.step("Convert the units", "Write the time in the unit asked for.", time, "*", factor)
        if factor != 1
        else time
    )

    def confirm() -> bool:  # what each of them has done by then makes one whole job
        return sum((answer / factor / t for t in times), Fraction(0)) == 1

    added = sum(times, Fraction(0))
    slips = (("adding the times", added * factor), ("averaging the times", added / len(times) * factor))
    work.decimal = telling.decimals(stem)
    said = "You are asked for a time. It must be shorter than each of the times alone."
    return work.told(RATES, CONCEPT, said, answer, confirm, unit=goal.words(), slips=slips, full=full)
