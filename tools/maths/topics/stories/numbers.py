"""How many, how much: the number that solves a story, or the amount its parts make up."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.problem import Target
from tools.maths.topics.stories.bounds import extreme
from tools.maths.topics.stories.meaning import AMOUNT_WORDS, Line, Slot
from tools.maths.topics.stories.nouns import GENERIC, MEASURES, MONEY, noun
from tools.maths.topics.stories.patterns import NP
from tools.maths.topics.stories.relations import Formulation, amount, formulate, happens
from tools.maths.topics.stories.telling import CONCEPT, Telling, story_words
from tools.maths.topics.stories.trying import tally
from tools.maths.topics.writing import calculated, from_equations
from tools.maths.tree import Bin, Node, Num, Sym, letters, num, walk
from tools.maths.values import evaluate


def number(t: Telling) -> Derivation | None:
    gap = _gap(t)
    if t.wanted.more and not t.wanted.extreme and gap is None:
        if not any(f.role == "start" for line in t.meaning.lines for f in line.fixed):
            return None
        t.full = False
    target = ("slots", [gap[0]]) if gap is not None else _target(t)
    tail = t.asking[t.wanted.span[1] :]
    asked_of = {n for n in t.story.people if re.search(rf"\b{n}\b", t.asking)}
    if asked_of and t.story.people - asked_of:
        return None  # one person's number, where the story tells of several
    if target is None or re.search(r"\b(?:each|every|per|apiece|average)\b", tail.split(" if ")[0]):
        return None
    kind, asked = target
    if gap is not None and (gap[0].count is not None or gap[1].count is not None):
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
    if node is not None and gap is not None and gap[1].count is not None:
        node = Bin("-", node, gap[1].count)
    if node is None:
        return None
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
        slips=_slips(t, unknown, formulation),
    )


def _gap(t: Telling) -> tuple[Slot, Slot] | None:
    """The two classes of "how many more pens than pads"."""
    match = re.search(rf"\bhow many (more|fewer) ({NP}) than ({NP})", t.asking)
    if not match or len(t.meaning.lines) != 1:
        return None
    sides = [[s for s in t.slots if s.own & noun(words)] for words in match.group(2, 3)]
    if any(len(side) != 1 for side in sides) or sides[0][0] is sides[1][0]:
        return None
    first, second = sides[0][0], sides[1][0]
    return (first, second) if match[1] == "more" else (second, first)


def _target(t: Telling) -> tuple[str, Line | list[Slot]] | None:
    """What is asked: one class's number, all numbers together, or the amount of a line."""
    what, lines = t.wanted.what, t.meaning.lines
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
    line = next((x for x in lines if x.kind & what), None)
    if line is not None and not slots:
        return _of_line(t, line) if line.total is None else None
    if len(slots) == 1:
        return "slots", slots
    if len(lines[0].slots) == 1 and (lines[0].slots[0].rate.unit or lines[0].slots[0].stems) & what:
        return "slots", lines[0].slots
    common = frozenset().union(*(s.stems - s.own for s in t.slots))
    open_ones = [s for s in t.slots if s.count is None]
    said = noun(t.asking)
    if len(open_ones) == 1 and len(t.slots) > 1 and what & common and open_ones[0].own & said and not t.wanted.together:
        return "slots", open_ones
    if len(slots) == len(lines[0].slots) or (
        len(lines[0].slots) > 1 and (what & common or what & GENERIC) and not slots
    ):
        return "slots", lines[0].slots
    return None


def _of_line(t: Telling, line: Line) -> tuple[str, Line | list[Slot]] | None:
    """An amount may be asked for when it is what the line amounts to: what is left only where something falls."""
    falls = any(s.sign < 0 for s in line.slots)
    return ("line", line) if falls == t.wanted.left else None


def _bounded(t: Telling) -> bool:
    return (
        bool(t.wanted.extreme)
        or any(line.op != "=" for line in t.meaning.lines)
        or any(b.op != "=" for b in t.meaning.sums)
    )


def _possible(t: Telling, slot: Slot, solution: dict[str, Node]) -> bool:
    """Things are counted in whole numbers; time and weight need not be."""
    if not isinstance(slot.count, Sym) or slot.count.name not in solution:
        return False
    value = evaluate(solution[slot.count.name])
    if not isinstance(value, Fraction) or value <= 0:
        return False
    return value.denominator == 1 or bool(t.stem.choices) or bool(slot.stems & MEASURES)


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


def _slips(t: Telling, unknown: list[Slot], formulation: Formulation) -> tuple[Slip, ...]:
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
    asking_words = t.asking
    if any(f.role == "start" for f in line.fixed) and re.search(
        r"\b(?:spen[dt]|earn|earned|pa(?:y|id)|cost|raise|sell|make|made)\b", asking_words
    ):
        return None
    if t.meaning.sums or t.meaning.compared or len(t.meaning.lines) > 1:
        return None
    expression = amount(line, t.meaning.share)
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
        check=lambda: tally(line, expression, t.meaning.share),
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
        confirm=lambda: happens(line, {}, t.meaning.share) == evaluate(value),
        full=t.full,
        slips=tuple(slips + list(t.mixed(line))),
    )


def _decimal(expression: Node) -> bool:
    return any(isinstance(n, Num) and "." in n.text for n in walk(expression))
