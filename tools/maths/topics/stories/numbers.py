"""How many, how much: the number that solves a story, or the amount its parts make up."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.problem import Target
from tools.maths.topics.stories.bounds import extreme
from tools.maths.topics.stories.meaning import Line, Slot
from tools.maths.topics.stories.nouns import MEASURES, noun
from tools.maths.topics.stories.relations import amount, formulate, happens
from tools.maths.topics.stories.scope import STARTING
from tools.maths.topics.stories.targets import ends_named, full_units, gap, target
from tools.maths.topics.stories.telling import CONCEPT, Telling, story_words
from tools.maths.topics.writing import calculated, from_equations
from tools.maths.tree import Bin, Node, Num, Sym, letters, num, walk
from tools.maths.values import evaluate


def number(t: Telling) -> Derivation | None:
    """The derivation of a number or an amount that the story asks for; None when something else is meant."""
    if not full_units(t) or STARTING.search(t.question):
        return None
    two = gap(t)
    if t.wanted.more and not t.wanted.extreme and two is None:
        if not any(f.role == "start" for line in t.meaning.lines for f in line.fixed):
            return None
        t.full = False
    found_target = ("slots", [two[0]]) if two is not None else target(t)
    tail = t.asking[t.wanted.span[1] :]
    starts = any(f.role == "start" for line in t.meaning.lines for f in line.fixed)
    if ends_named(t) > 1 or (starts and re.search(r"\bhow many [a-z' ]+ (?:in all|altogether|in total)\b", t.asking)):
        return None  # two ends; or with what was done before the story begins
    asked_of = {n for n in t.story.people if re.search(rf"\b{n}\b", t.asking)}
    if asked_of and t.story.people - asked_of:
        return None  # one person's number, where the story tells of several
    if found_target is None or re.search(r"\b(?:each|every|per|apiece|average)\b", tail.split(" if ")[0]):
        return None
    kind, asked = found_target
    if two is not None and (two[0].count is not None or two[1].count is not None):
        return None
    unknown = [s for s in t.slots if s.count is None]
    if kind == "line":
        return _direct(t, asked) if isinstance(asked, Line) and not unknown else None
    if not isinstance(asked, list):
        return None
    if not unknown or any(s.count is not None for s in asked):
        return None
    if _bounded(t):
        return extreme(t, unknown[0]) if len(unknown) == 1 and asked == unknown and len(t.meaning.lines) == 1 else None
    if len(unknown) > 2 or len(t.meaning.lines) > 1:
        return None
    t.name(unknown)
    formulation = formulate(t.meaning, t.pairs)
    if len(formulation.relations) != len(unknown) or any(r.op != "=" for r in formulation.relations):
        return None
    node = asked[0].count
    for slot in asked[1:]:
        node = Bin("+", node, slot.count) if node is not None and slot.count is not None else None
    if node is not None and two is not None and two[1].count is not None:
        node = Bin("-", node, two[1].count)
    if node is None:
        return None
    node = in_asked_units(node, t.factor)
    skill = skills.SYSTEMS if len(unknown) > 1 else skills.LINEAR_TWO if len(t.slots) > 1 else skills.LINEAR_ONE
    found = from_equations(
        t.stem,
        formulation.relations,
        Target("value", node),
        before=(*t.naming(unknown), *t.setting_up(formulation, True)),
        skill=skill,
        full=t.full,
    )
    if found is None or not found.solutions or len(found.solutions) != 1:
        return None
    solution = found.solutions[0]
    if not all(_possible(t, s, solution) for s in unknown):
        return None
    return replace(
        found,
        asked="You are asked for a number that the story gives only through a total: name it with a letter first.",
        concept=CONCEPT,
        confirm=lambda: _replayed(t, solution, found),
        slips=_slips(t, unknown),
    )


def _bounded(t: Telling) -> bool:
    return (
        bool(t.wanted.extreme)
        or any(line.op != "=" for line in t.meaning.lines)
        or any(b.op != "=" for b in t.meaning.sums)
    )


WHOLE_TIMES = noun("day week month year weekend night shift session season")  # what happens once in each is counted


def _possible(t: Telling, slot: Slot, solution: dict[str, Node]) -> bool:
    """Things are counted in whole numbers; time and weight need not be."""
    if not isinstance(slot.count, Sym) or slot.count.name not in solution:
        return False
    value = evaluate(solution[slot.count.name])
    if not isinstance(value, Fraction) or value <= 0:
        return False
    return value.denominator == 1 or bool(t.stem.choices) or bool(slot.stems & MEASURES - WHOLE_TIMES)


def _replayed(t: Telling, solution: dict[str, Node], found: Derivation) -> bool:
    """The story counted out with the numbers found must give its totals, and what is asked its value."""
    at: dict[str, Fraction] = {}
    for name, node in solution.items():
        value = evaluate(node)
        if not isinstance(value, Fraction):
            return False
        at[name] = value
    here: dict[str, Fraction | float] = dict(at)
    for line in t.meaning.lines:
        if line.total is not None and happens(line, at, t.meaning.share) != evaluate(line.total, here):
            return False
    for bound in t.meaning.sums:
        if sum(evaluate(s.count, here) for s in t.slots if s.count is not None) != evaluate(bound.value, here):
            return False
    for index, fact in enumerate(t.meaning.compared):
        first, second = (evaluate(s.count, here) for s in t.pairs[index] if s.count is not None)
        factor = evaluate(fact.factor) if fact.factor is not None else Fraction(1)
        extra = evaluate(fact.extra) if fact.extra is not None else Fraction(0)
        if first - extra != factor * second:
            return False
    problem = found.problem
    return (
        problem is not None
        and problem.target.node is not None
        and evaluate(problem.target.node, here) == evaluate(found.values[0])
    )


def _slips(t: Telling, unknown: list[Slot]) -> tuple[Slip, ...]:
    """What comes of forgetting the fee, or of adding it to the rate; of asking the other class's number."""
    if len(unknown) == 2:
        return ()
    line = t.meaning.lines[0]
    if len(line.slots) != 1 or line.total is None or not line.fixed or t.meaning.share:
        return ()
    fixed = sum((evaluate(f.value) for f in line.fixed), Fraction(0))
    rate, total = evaluate(line.slots[0].rate.value), evaluate(line.total)
    if not all(isinstance(v, Fraction) for v in (fixed, rate, total)) or not rate:
        return ()
    out = [Slip("leaving out what is there only once", num(Fraction(total / rate)))]
    if rate + fixed:
        out.append(Slip("counting what is there only once for every unit", num(Fraction(total / (rate + fixed)))))
    return tuple(out)


def _direct(t: Telling, line: Line) -> Derivation | None:
    """All counts known: the amount is worked out."""
    if t.meaning.sums or t.meaning.compared or len(t.meaning.lines) > 1:
        return None
    expression = in_asked_units(amount(line, t.meaning.share), t.factor)
    if letters(expression):
        return None
    made = calculated(
        "Work it out",
        "Multiply each rate by its number, then put the parts together.",
        expression,
        decimal=_decimal(expression),
    )
    if made is None:
        return None
    move, value = made
    if evaluate(value) <= 0:
        return None
    setting = Move(
        "Write the calculation",
        "Each rate times its number; what is there only once is taken once.",
        story_words(line),
        expression,
        check=lambda: evaluate(expression) == t.factor * happens(line, {}, t.meaning.share),
    )
    slips = [
        Slip(
            "adding a rate and its number instead of multiplying",
            Bin("+", line.slots[0].rate.value, line.slots[0].count or num(0)),
        )
    ]
    return Derivation(
        skills.RATES,
        CONCEPT,
        (setting, move),
        ({},),
        (value,),
        asked="You are asked for the amount that all parts of the story make up.",
        confirm=lambda: happens(line, {}, t.meaning.share) * t.factor == evaluate(value),
        full=t.full,
        slips=tuple(slips + list(t.mixed(line))),
    )


def in_asked_units(node: Node, factor: Fraction) -> Node:
    """An amount in the story's units, in the units that are asked for."""
    if factor == 1:
        return node
    if factor.denominator == 1:
        return Bin("*", node, num(factor), "cdot")
    return Bin("/", node if factor.numerator == 1 else Bin("*", node, num(factor.numerator)), num(factor.denominator))


def _decimal(expression: Node) -> bool:
    return any(isinstance(n, Num) and "." in n.text for n in walk(expression))
