"""Two or three kinds of things with a letter each: what each one takes, and bounds or totals told by their units.

"Using 4 roses each", "pens cost $2", "at most 150 roses": the unit says which amounts are added up for which total.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths import skills
from tools.maths.topics.stories.by_roles.cases import Condition, Point, Situation
from tools.maths.topics.stories.by_roles.text import N, Story, bound_before, content, stemmed
from tools.maths.values import Value

CONCEPT = (
    "A number for each one times the number of those gives an amount in the rate's unit. Only amounts of the same unit "
    "are added, and their sum is compared with the total that has this unit."
)
_EACH = re.compile(
    r"\b(?:each|apiece|per|every)\b|^ [a-z]+ to (?:make|build|assemble|complete|produce|paint|bake|sew|knit|grade|wash) (?:an?|one)\b"
)
_COSTS = re.compile(
    r"\b(?:costs?|weighs?|holds?|seats?|sells? for|sold for|is worth|are worth|needs?|requires?|"
    r"uses?|contains?|takes?|earns?|pays?|carr(?:y|ies)|provides?|has|have)\s*(?:about )?(?:him |her |them )?$"
)
_GENERIC = frozenset(["item", "thing", "piece"])
_KINDS_TEXT = "price kind type size section class plan option variety level category style format group color"
_KINDS = frozenset(_KINDS_TEXT.split())


_WHEN_TEXT = """
    monday tuesday wednesday thursday friday saturday sunday day week month year night morning evening afternoon
    today yesterday last this weekend opening
"""
_WHEN = frozenset(_WHEN_TEXT.split())


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
    compared, used = _comparisons(story, own)
    rates: dict[str, dict[str, Value]] = {}
    bounds: list[tuple[str, str, Fact, list[str]]] = []
    for sentence in story.sentences:
        facts = _facts(story, sentence)
        late = _named_late(sentence, own)
        for fact in facts:
            if fact.index in used:
                continue
            if fact.value in (2, 3) and fact.unit in _KINDS and not fact.money:
                used.add(fact.index)  # "at two prices" counts what is listed
                continue
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
    bounds = [_converted(bound, rates) for bound in bounds]
    conditions = list(compared)
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
    yield Situation(stands, tuple(names), frozenset(used), skill, CONCEPT, conditions=tuple(conditions), reads=_READS)


_SMALLER = {"hour": ("minute", 60), "pound": ("ounce", 16), "dollar": ("cent", 100), "foot": ("inch", 12), "minute": ("second", 60),
            "kilogram": ("gram", 1000), "liter": ("milliliter", 1000), "meter": ("centimeter", 100), "yard": ("foot", 3)}  # fmt: skip


def _converted(
    bound: tuple[str, str, Fact, list[str]], rates: dict[str, dict[str, Value]]
) -> tuple[str, str, Fact, list[str]]:
    """A bound in hours where the rates are in minutes, as minutes."""
    op, unit, fact, single = bound
    small, factor = _SMALLER.get(unit, ("", 1))
    if unit in rates or small not in rates:
        return bound
    return op, small, replace(fact, value=fact.value * factor, unit=small), single


_READS = frozenset({"twice as", "half as"})
_BOUNDED = r"(?:(?P<bound>at least|at most|no more than|no fewer than|not more than) )?"
_MORE_THAN = re.compile(rf"{N} (?P<w>more|fewer) (?P<a>[a-z -]+?) than (?P<b>[a-z -]+)")
_TIMES_AS = re.compile(
    rf"{_BOUNDED}(?P<k>twice|half|three times|four times|{N} times) (?:as many (?P<a>[a-z -]+?) as (?P<b>[a-z -]+)|the number of (?P<b2>[a-z -]+))"
)
_NUMBER_OF = re.compile(r"the number of (?P<a>[a-z -]+?) (?:must be|is|was|will be|should be|to be) $")


def _comparisons(story: Story, own: dict[str, set[str]]) -> tuple[list[Condition], set[int]]:
    """ "14 more road bikes than mountain bikes", "at least twice as many tablets as laptops"."""
    found: list[Condition] = []
    used: set[int] = set()
    for match in _MORE_THAN.finditer(story.prose):
        a, b = _one(match["a"], own), _one(match["b"], own)
        if a and b and a != b and bound_before(story.prose[: match.start()]) is None:
            more = story.number(match[1]) * (1 if match["w"] == "more" else -1)
            found.append(Condition(lambda at, a=a, b=b, more=more: at[a] - at[b] - more, "=", f"{a} against {b}"))  # type: ignore[misc]
            used.add(int(match[1]))
    for match in _TIMES_AS.finditer(story.prose):
        said = _NUMBER_OF.search(story.prose[: match.start()])
        a, b = _one(match["a"] or (said["a"] if said else ""), own), _one(match["b"] or match["b2"], own)
        words: dict[str, int | Fraction] = {"twice": 2, "half": Fraction(1, 2), "three times": 3, "four times": 4}
        mark = re.search(N, match["k"])
        factor = Fraction(story.number(mark[1])) if mark else Fraction(words[match["k"]])
        if a and b and a != b:
            op = bound_before(match["bound"] + " ") if match["bound"] else "="
            found.append(Condition(lambda at, a=a, b=b, k=factor: at[a] - k * at[b], op or "=", f"{a} against {b}"))  # type: ignore[misc]
            used.update([int(mark[1])] if mark else [])
    return found, used


def _one(text: str, own: dict[str, set[str]]) -> str:
    """The letter whose own words a phrase holds, "" when it holds none or several letters' words."""
    hits = [name for name, mine in own.items() if mine & set(content(text))]
    return hits[0] if len(hits) == 1 else ""


def _own_words(story: Story, names: list[str]) -> dict[str, set[str]] | None:
    """For each letter the words that only it has."""
    words = {n: set(content(story.letters[n])) - _WHEN for n in names}
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
