"""Inverse proportion: the more workers or machines do one job, the less time it takes; their product stays the same.

Read only where one job is named ("to paint a fence", "the same wall") and all work at the same rate.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import RATES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.units import Unit, library_factor
from tools.maths.topics.proportion.working import Working

_WHO = (
    r"(?:identical |equally skilled )?(?P<who>workers|machines|people|painters|pumps|printers|men|women|students|robots"
    r"|pipes|taps|faucets|employees|gardeners|bricklayers|volunteers|tractors|cooks|carpenters|cleaners|mowers"
    r"|builders)"
)
_TIME = r"(?P<unit>seconds?|minutes?|hours?|days?|weeks?)"
_JOB = r"(?:a|an|the|one|this|that|the same) (?P<job>[a-z]+)(?: [a-z]+)?"
_FACT = re.compile(
    rf"(?:it takes )?⟦N(?P<n>\d+)⟧ {_WHO} (?:can |could |to )?(?:takes? )?[a-z]+ {_JOB}(?: [a-z]+)? in"
    rf" ⟦N(?P<t>\d+)⟧ {_TIME}"
    rf"|it (?:takes|took) ⟦N(?P<n2>\d+)⟧ {_WHO.replace('who', 'who2')} ⟦N(?P<t2>\d+)⟧"
    rf" {_TIME.replace('unit', 'unit2')} to "
    rf"[a-z]+ {_JOB.replace('job', 'job2')}"
)
_ASKS_TIME = re.compile(
    rf"how (?:many (?P<unit>seconds|minutes|hours|days|weeks)|long) (?:will|would|does|do) it take (?:for"
    rf" )?⟦N(?P<n>\d+)⟧ "
    rf"(?:such |of these |of the )?{_WHO}(?: working at the same rate)? to [a-z]+ (?P<job>[a-z ]+?)(?: if they"
    rf" work at the same rate)?\?"
)
CONCEPT = (
    "If all work at the same rate, twice as many need half the time: the number of workers times the time is "
    "always the "
    "same amount of work."
)
_SAME = frozenset({"a", "an", "the", "one", "this", "that", "same", "identical", "it", "job"})
_SAFE = re.compile(r"\b(?:(?:working )?at the same (?:constant )?rate|if|all|each|identical|then|,)\b")


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem of inverse proportion, None for anything else."""
    text = stem.prose
    fact, asked = _FACT.search(text), _ASKS_TIME.search(text)
    if fact is None or asked is None or stem.tables:
        return None
    pick = {name: fact[name] or fact[f"{name}2"] for name in ("n", "t", "who", "unit", "job")}
    workers, time, others = stem.value(pick["n"]), stem.value(pick["t"]), stem.value(asked["n"])
    job = asked["job"].split()
    if not workers or not time or not others or pick["who"] != asked["who"]:
        return None
    if pick["job"] not in job and "it" not in job and "job" not in job:
        return None
    if stem.unused([int(pick["n"]), int(pick["t"]), int(asked["n"])]):
        return None
    if not set(job) <= _SAME | set(fact.group().split()):
        return None  # half of the job, or another one
    rest = _SAFE.sub(" ", text.replace(fact.group(), " ").replace(asked.group(), " "))
    hard, soft = telling.traps(rest)
    if hard:
        return None
    unit, goal = Unit.of(pick["unit"]), Unit.of(asked["unit"] or pick["unit"])
    return _derived(stem, (workers, time, others), unit, goal, full=not soft)


def _derived(
    stem: Stem, numbers: tuple[Fraction, Fraction, Fraction], unit: Unit, goal: Unit, *, full: bool
) -> Derivation | None:
    workers, time, others = numbers
    factor = library_factor(unit, goal)
    if factor is None:
        return None
    work = Working(stem)
    whole = work.step("Find the whole work", "Multiply the number that work by their time.", workers, "*", time)
    answer = work.step("Share the work", "Divide the work by the new number that share it.", whole, "/", others)
    if factor != 1:
        answer = work.step("Convert the units", "Write the time in the unit asked for.", answer, "*", factor)
    asked = "You are asked for a time. Will it be longer or shorter than the one you know?"
    slips = (("mixing up direct and inverse proportion", time * others / workers * factor),)

    def confirm() -> bool:  # each does its part of one job
        return (1 / (workers * time)) * others * (answer / factor) == 1

    return work.told(RATES, CONCEPT, asked, answer, confirm, unit=goal.words(), slips=slips, full=full)
