"""Two or three rates at work at the same time: machines, taps and people together, and how long or how much.

Each worker has a rate of the same thing per time; together the rates add. Rates that work against each other are not
read, nor jobs told as "in 6 hours alone".
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import reduce

from tools.maths.derivation import Derivation
from tools.maths.skills import RATES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.quantities import Quantity, clauses, read_clause, tidied, unit_at
from tools.maths.topics.proportion.units import Unit, kind_of, library_factor
from tools.maths.topics.proportion.working import Working
from tools.maths.tree import Bin, Node
from tools.maths.values import exact_value

_TOGETHER = re.compile(r"\b(?:working together|together|at the same time|simultaneously|combined|both)\b")
CONCEPT = "Things that work at the same time add up their rates, as long as the rates are in the same unit."


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem of rates that add, None for anything else."""
    if not _TOGETHER.search(stem.prose) or stem.tables or stem.placeholders("RFESTDP"):
        return None
    rates: list[Quantity] = []
    lone: list[Quantity] = []
    rest = ""
    flavour = [
        int(n)
        for n in re.findall(r"⟦N(\d+)⟧ (?:machines|printers|workers|pumps|pipes|hoses|people|taps|faucets)", stem.prose)
    ]
    for sentence in stem.sentences:
        for clause in clauses(sentence):
            read = read_clause(stem, clause)
            found = [q for q in read.quantities if not set(q.places) & set(flavour)]
            plain = [q for q in found if not q.rate]
            if len(plain) == 2 and sentence != stem.ask and " and " not in clause[plain[0].span[1] : plain[1].span[0]]:
                rates.append(plain[0].over(plain[1]))
            else:
                lone += plain
            rates += [q for q in found if q.rate]
            rest += " " + read.rest
    asked = re.search(r"\bhow many ", tidied(stem.ask))
    unit = unit_at(tidied(stem.ask), asked.end()) if asked else None
    if len(rates) not in (2, 3) or len(lone) != 1 or unit is None or _opposed(stem.prose):
        return None
    count = len(rates)
    if any(stem.value(str(n)) != count for n in flavour):
        return None
    if stem.unused([*flavour, *(p for q in (*rates, *lone) for p in q.places)]):
        return None
    hard, soft = telling.traps(_TOGETHER.sub(" ", rest), frozenset({"another", "each"}))
    if hard or len({q.unit.plain().dimension for q in rates}) != 1:
        return None
    return _derived(stem, rates, lone[0], unit[0], full=not soft)


def _opposed(text: str) -> bool:
    return bool(
        re.search(
            r"\b(?:drains?|leaks?|empties|opposite|toward|towards|away|catch|ahead|behind|alone"
            r"|after)\b",
            text,
        )
        and re.search(r"\b(?:fills?|opposite|toward|towards|away|catch|ahead|behind|alone|after)\b", text)
    )


def _derived(stem: Stem, rates: list[Quantity], given: Quantity, wanted: Unit, *, full: bool) -> Derivation | None:
    goal = rates[0].unit.plain()
    work = Working(stem)
    values: list[Fraction] = []
    for rate in rates:
        factor, exact = rate.unit.factor / goal.factor, exact_value(rate.value)
        if exact is None:
            return None
        if isinstance(rate.value, Bin) or factor != 1:
            said = "Write this rate for one unit of time, in the same unit as the others."
            node = rate.value if factor == 1 else Bin("*", rate.value, work.show(factor), "cdot")
            exact = work.work("Find each rate", said, node)
        values.append(exact)
    amount = exact_value(given.value)
    if amount is None or sum(values) <= 0:
        return None
    added = reduce(_plus, map(work.show, values))
    total = work.work("Add the rates", "Working at the same time, they add their rates.", added)
    time = given.unit.plain().dimension == Unit.of("hour").dimension
    result = goal.times(given.unit.plain(), 1) if time else given.unit.plain().times(goal, -1)
    if result.dimension != wanted.plain().dimension or not _timed(goal):
        return None
    scale = result.factor / wanted.factor
    rate_shown, shown = work.show(total), work.show(amount)
    used = Bin("*", rate_shown, shown, "cdot") if time else Bin("/", shown, rate_shown, "frac")
    if scale != 1:
        used = Bin("*", used, work.show(scale), "cdot")
    said = "Multiply the rate by the time, or divide the amount by the rate; keep the units equal."
    answer = work.work("Use the rate together", said, used)

    def confirm() -> bool:  # what each one makes in that time, added up
        factor = library_factor(result, wanted.plain())
        if factor is None:
            return False
        if time:
            return sum(v * amount for v in values) * factor == answer
        return sum(v * answer / factor for v in values) == amount

    unit = wanted.plain().words()
    first = amount * values[0] if time else amount / values[0]
    slips = (("using only one of the rates", first * scale),)
    asked = f"You are asked for a number of {unit} when all work at the same time."
    return work.told(RATES, CONCEPT, asked, answer, confirm, unit=unit, slips=slips, full=full)


def _plus(one: Node, other: Node) -> Node:
    return Bin("+", one, other)


def _timed(unit: Unit) -> bool:
    return any(e == -1 and kind_of(word) == "time" for (word, _), e in unit.parts)
