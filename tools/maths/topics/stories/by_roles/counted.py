"""Two or three kinds of things with a letter each: what each one takes, and bounds or totals told by their units.

"Using 4 roses each", "pens cost $2", "at most 150 roses": the unit says which amounts are added up for which total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tools.maths import skills
from tools.maths.topics.stories.by_roles.cases import Condition, Point, Situation
from tools.maths.topics.stories.by_roles.text import N, Story, bound_before, content, stemmed
from tools.maths.values import Value

CONCEPT = (
    "A number for each one times the number of those gives an amount in the rate's unit. Only amounts of the same unit "
    "are added, and their sum is compared with the total that has this unit."
)
_EACH = re.compile(r"\b(?:each|apiece|per|every)\b")
_COSTS = re.compile(
    r"\b(?:costs?|weighs?|holds?|seats?|sells? for|sold for|is worth|are worth|needs?|requires?|"
    r"uses?|contains?|takes?|earns?|pays?|carr(?:y|ies)|provides?|has|have)\s*(?:about )?(?:him |her |them )?$"
)
_GENERIC = frozenset(["item", "thing", "piece"])


@dataclass
class Fact:
    """A number with what stands around it."""

    index: int
    value: Value
    unit: str
    before: str
    after: str
    money: bool


def read(story: Story) -> Iterator[Situation]:
    """The systems and single relations of stories that count things of two or three kinds."""
    names = [n for n, meaning in story.letters.items() if meaning and n in story.written]
    if not 2 <= len(names) <= 3 or re.search(r"⟦[PERFTD]", story.prose):
        return
    own = _own_words(story, names)
    if own is None:
        return
    rates: dict[str, dict[str, Value]] = {}
    bounds: list[tuple[str, str, Fact, list[str]]] = []
    used: set[int] = set()
    for sentence in story.sentences:
        facts = _facts(story, sentence)
        late = _named_late(sentence, own)
        for fact in facts:
            op = _op(fact)
            whose = _whose(fact, own, late)
            rated = bool(_EACH.search(fact.after[:60]) or _EACH.search(fact.before[-40:]) or _COSTS.search(fact.before))
            if op is None and whose and rated:
                if whose in rates.get(fact.unit, {}):
                    return
                rates.setdefault(fact.unit, {})[whose] = fact.value
            elif op is None and not fact.unit:
                continue
            else:
                single = [n for n in names if own[n] & set(content(" ".join(fact.after.split()[:3])))]
                bounds.append((op or "=", fact.unit, fact, single))
            used.add(fact.index)
    conditions = []
    for op, unit, fact, single in bounds:
        condition = _condition(op, unit, fact, single, names, rates, story)
        if condition is None:
            return
        conditions.append(condition)
    if not conditions or len(conditions) > 3 or any(len(r) != len(names) for r in rates.values()) or not rates:
        return
    units_bound = {unit for _, unit, _, _ in bounds}
    if any(unit not in units_bound for unit in rates):
        return
    skill = skills.INEQUALITIES if any(c.op != "=" for c in conditions) else skills.SYSTEMS
    skill = skills.LINEAR_TWO if len(conditions) == 1 and conditions[0].op == "=" else skill
    stands = tuple((n, story.letters[n]) for n in names)
    yield Situation(stands, tuple(names), frozenset(used), skill, CONCEPT, conditions=tuple(conditions))


def _own_words(story: Story, names: list[str]) -> dict[str, set[str]] | None:
    """For each letter the words that only it has."""
    words = {n: set(content(story.letters[n])) for n in names}
    own = {n: words[n] - set().union(*(words[m] for m in names if m != n)) for n in names}
    return own if all(own.values()) else None


def _facts(story: Story, sentence: str) -> list[Fact]:
    found = []
    marks = list(re.finditer(N, sentence))
    for i, mark in enumerate(marks):
        before = sentence[marks[i - 1].end() if i else 0 : mark.start()]
        after = sentence[mark.end() : marks[i + 1].start() if i + 1 < len(marks) else len(sentence)]
        money = mark.group()[1] == "M"
        following = re.match(r"\s*(?:total |more )?([a-z]+)(?: ([a-z]+))?", after)
        unit = (
            "dollar"
            if money or (following and following[1] == "dollars")
            else stemmed(following[1])
            if following
            else ""
        )
        found.append(Fact(int(mark[1]), story.number(mark[1]), unit, before, after, money))
    return found


def _op(fact: Fact) -> str | None:
    op = bound_before(fact.before)
    if op is None and re.match(r"\s*(?:[a-z]+ ){0,3}or (?:less|fewer)\b", fact.after):
        return "≤"
    if op is None and re.match(r"\s*(?:[a-z]+ ){0,3}or more\b", fact.after):
        return "≥"
    if op is None and re.search(r"\b(?:budget (?:of|is)|has only|only has|can spend|has|capacity of)\s*$", fact.before):
        return "≤" if not re.search(r"\bhas\s*$", fact.before) else None
    return op


def _named_late(sentence: str, own: dict[str, set[str]]) -> bool:
    """Whether the things are named after their numbers ("$4 for each pen") and not before ("pens cost $4")."""
    first = re.search(N, sentence)
    return first is not None and not any(w & set(content(sentence[: first.start()])) for w in own.values())


def _whose(fact: Fact, own: dict[str, set[str]], late: bool) -> str:
    words = content(fact.after) if late else tuple(reversed(content(fact.before)))
    for word in words:
        for name, mine in own.items():
            if word in mine:
                return name
    return ""


def _condition(
    op: str,
    unit: str,
    fact: Fact,
    single: list[str],
    names: list[str],
    rates: dict[str, dict[str, Value]],
    story: Story,
) -> Condition | None:
    """A bound on one kind, on the amounts of a unit, or on the number of all things."""
    total = fact.value
    if re.match(r"\s*(?:times|more|fewer|less)\b", fact.after):
        return None
    own = _own_words(story, names) or {}
    near = set(content(re.split(r"[,.;]|\band\b", fact.after)[0]))
    if len([n for n in names if own[n] & near]) == 1 and not single:
        return None  # an amount of one kind only
    if unit in rates and not single:
        each = rates[unit]

        def amounts(at: Point) -> Value:
            return sum((each[n] * at[n] for n in names if n in each), start=-total)

        return Condition(amounts, op, f"all the {unit}s together against {total}")
    if len(single) == 1:
        only = single[0]
        return Condition(lambda at: at[only] - total, op, f"{only} alone against {total}")
    shared = set.intersection(*(set(content(story.letters[n])) for n in names))
    heads = set(content(" ".join(fact.after.split()[:3])))
    if unit == "dollar" or not (heads & (shared | _GENERIC) or len(single) == len(names)):
        return (
            None
            if unit == "dollar" or unit in {"hour", "minute", "pound", "mile", "gram", "ounce"}
            else _all(op, total, names)
        )
    return _all(op, total, names)


def _all(op: str, total: Value, names: list[str]) -> Condition:
    return Condition(lambda at: sum((at[n] for n in names), start=-total), op, f"the number of all against {total}")
