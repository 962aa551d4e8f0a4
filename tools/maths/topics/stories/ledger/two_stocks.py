"""When do two amounts that change steadily stand as told: equal, twice the other, half of it, so many times it?

"Tank A contains 520 liters and is drained at 14 liters a minute; Tank B contains 160 and is filled at 12": each amount is
its start and its rate times the time. What flows from one into the other is in both.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation
from tools.maths.stem import DENIED, PLACEHOLDER, Stem
from tools.maths.topics.proportion.by_units.set_up import SetUp, written
from tools.maths.topics.proportion.units import kind_of, plural_of
from tools.maths.topics.stories.ledger.nouns import Noun, noun_at, one_at
from tools.maths.tree import Bin, Node, Num, Rel, Sym, num

CONCEPT = (
    "Each amount is what there is at the start and its rate times the time; what is asked makes an equation of the two."
)
_THING = r"(?:tanks?|reservoirs?|barrels?|pools?|containers?|ponds?|vats?|buckets?|cisterns?|silos?|bins?|tubs?|accounts?|candles?|balloons?|elevators?|hoppers?|piles?|drums?|lakes?|plants?|trees?|jars?|trucks?)"
_LABEL = re.compile(rf"\b{_THING} ((?!is\b|in\b|at\b|to\b|of\b)[a-z]\b|⟦N\d+⟧)")
_OUT = re.compile(
    r"\b(?:drain\w*|leav\w+|flows? out|flow(?:s|ed|ing)? from|remov\w+|pumped out|pumped from|leak\w*|empt\w+|withdraw\w*|spent|lowered|descend\w*|burns?|los(?:es|ing)|released|taken from|runs? out|decreas\w+|falls?|drops?|unloaded)\b"
)
_INTO = re.compile(
    r"\b(?:fill\w*|loaded|flow\w* in(?:to)?|add(?:s|ed|ing)?|pour\w*|pumped in(?:to)?|runs? into|deposit\w*|ris(?:es|ing)|climbs?|ascend\w*|grows?|increas\w+|gains?)\b"
)
_FROM_TO = re.compile(rf"\bfrom {_THING} ((?!is\b)[a-z]\b|⟦N\d+⟧) (?:in)?to {_THING} ((?!is\b)[a-z]\b|⟦N\d+⟧)")
_TIMES = re.compile(
    rf"\b{_THING} (?P<one>[a-z]\b|⟦N\d+⟧)[^.?⟦]{{0,40}}? (?P<k>twice|half|double|triple|⟦N(?P<n>\d+)⟧ times|(?:three|four|five) times) (?:as (?:much|many|high|tall|full)[^.?⟦]{{0,40}}? as|the [a-z ]{{0,30}}?(?:of|in)) {_THING} (?P<two>[a-z]\b|⟦N\d+⟧)"
)
_EQUAL = re.compile(
    r"\b(?:the same (?:amount|volume|number|quantity|level|height)|equal (?:amounts|volumes|numbers)|equally|as (?:much|many)[^.?]{0,40}? as|the same)\b"
)
_HOW_MANY = re.compile(r"\bhow many(?= [a-z])|\bnumber of(?= [a-z])")
_UNFIT = re.compile(
    r"\b(?:(?<!from )then|until|left alone|stops?|stopped|begins? (?:again|later)|later starts?|after ⟦N\d+⟧ [a-z]+,|for the first|for ⟦N\d+⟧ (?:minutes|hours|days|weeks)|capacity|holds? (?:up to|at most)|another|third|half full|percent|more than|less than|at least|at most|except|unless|also|each of|both tanks)\b"
)
_PER = re.compile(r" (?:of [a-z]+ )?(?:per|an?|each|every|for each|for every) (?=[a-z])")
_FACTORS = {"twice": Fraction(2), "double": Fraction(2), "half": Fraction(1, 2), "triple": Fraction(3),
            "three times": Fraction(3), "four times": Fraction(4), "five times": Fraction(5)}  # fmt: skip
X = Sym("x")


@dataclass(frozen=True)
class _Amount:
    """A number with its unit, what it is for, whose it is and which way it goes (0 for a start)."""

    value: Fraction
    noun: Noun
    per: str
    owner: str
    way: int
    index: int


def solve(stem: Stem) -> Derivation | None:
    """The derivation of two steady amounts compared, None where the story is none or not fully read."""
    if len(stem.choices) < 3 or stem.tables or stem.placeholders("RFSTDPM") or DENIED.search(stem.ask):
        return None
    prose = stem.prose
    if len(prose) > 1500 or _UNFIT.search(prose) or stem.reversals:
        return None
    labels = dict.fromkeys(_key(stem, m[1]) for m in _LABEL.finditer(prose))
    if len(labels) != 2:
        return None
    marks = {int(m[1][2:-1]) for m in _LABEL.finditer(prose) if m[1].startswith("⟦")}
    goal = _goal(stem, tuple(labels))
    asked = _HOW_MANY.search(stem.ask)
    time = noun_at(stem.ask, asked.end()) if asked else None
    if goal is None or time is None or not kind_of(time[0].head):
        return None
    one, two, factor, used = goal
    amounts = _amounts(stem, marks | used)
    if amounts is None:
        return None
    starts = {a.owner: a for a in amounts if not a.per}
    rates = [a for a in amounts if a.per]
    if len(starts) != 2 or len([a for a in amounts if not a.per]) != 2 or not 1 <= len(rates) <= 2:
        return None
    if any(a.per != time[0].head for a in rates) or len({a.noun.head for a in amounts}) != 1:
        return None
    change = _changes(rates)
    if change is None or set(change) != set(labels):
        return None
    return _written(stem, starts[one], starts[two], change[one], change[two], factor, time[0].head)


def _key(stem: Stem, label: str) -> str:
    """A letter, or the number that tells two things apart."""
    if not label.startswith("⟦"):
        return label
    node = stem.node(label)
    return str(node.value) if isinstance(node, Num) else label


def _goal(stem: Stem, labels: tuple[str, ...]) -> tuple[str, str, Fraction, set[int]] | None:
    """Which amount is so many times the other."""
    if match := _TIMES.search(stem.ask):
        one, two = _key(stem, match["one"]), _key(stem, match["two"])
        factor = stem.value(match["n"]) if match["n"] else _FACTORS.get(match["k"])
        if one == two or factor is None or {one, two} != set(labels):
            return None
        return one, two, factor, {int(match["n"])} if match["n"] else set()
    if _EQUAL.search(stem.ask) and not re.search(r"\b(?:twice|half|times|double|triple)\b", stem.ask):
        return labels[0], labels[1], Fraction(1), set()
    return None


def _amounts(stem: Stem, marks: set[int]) -> list[_Amount] | None:
    """Every number that is no label, with its unit and owner; None where one has none."""
    found: list[_Amount] = []
    for sentence in stem.sentences:
        last = ""
        position = 0
        for match in PLACEHOLDER.finditer(sentence):
            index = int(match[2])
            if index in marks or sentence.startswith(".m.", match.end()):
                continue
            node = stem.nodes[index]
            if not isinstance(node, Num):
                return None
            counted = re.match(rf" {_THING}\b", sentence[match.end() :])
            if node.value == 2 and (counted or re.search(r"\b(?:the|both|these) $", sentence[: match.start()])):
                continue
            told = noun_at(sentence, match.end())
            if told is None:
                return None
            left = sentence[position : match.start()]
            owners = [_key(stem, m[1]) for m in _LABEL.finditer(left)]
            per = _PER.match(sentence, told[1])
            for_ = one_at(sentence, per.end() - 1) if per else None
            goes, comes = _OUT.search(left), _INTO.search(left)
            way = -1 if goes and not comes else 1 if comes and not goes else 0
            moved = _FROM_TO.search(left)
            owner = f"{_key(stem, moved[1])}>{_key(stem, moved[2])}" if moved else owners[-1] if owners else last
            if not owner or (for_ is not None and not way and not moved) or (not moved and len(set(owners)) > 1):
                return None
            found.append(_Amount(node.value, told[0], for_[0].head if for_ else "", owner, way, index))
            last, position = (owner if ">" not in owner else ""), (for_[1] if for_ else told[1])
    return found


def _changes(rates: list[_Amount]) -> dict[str, Fraction] | None:
    """What each amount gains in a unit of time."""
    change: dict[str, Fraction] = {}
    for rate in rates:
        if ">" in rate.owner:
            giver, taker = rate.owner.split(">")
            if len(rates) > 1 or giver == taker:
                return None
            return {giver: -rate.value, taker: rate.value}
        if rate.owner in change:
            return None
        change[rate.owner] = rate.way * rate.value
    return change


def _written(
    stem: Stem, one: _Amount, two: _Amount, first: Fraction, second: Fraction, factor: Fraction, unit: str
) -> Derivation | None:
    if first == factor * second:
        return None
    answer = (factor * two.value - one.value) / (first - factor * second)
    if answer <= 0 or one.value + first * answer < 0 or two.value + second * answer < 0:
        return None
    left, right = _after(one.value, first), _after(two.value, second)
    relation = Rel("=", left, right if factor == 1 else Bin("*", num(factor), right, ""))
    setup = SetUp(
        (relation,), {"x": answer}, X, skills.LINEAR_ONE, CONCEPT,
        "Let x be the time. Write both amounts at that time, and say of them what is asked.",
        "You are asked for a time, not for an amount.", tuple(stem.placeholders()), plural_of(unit),
    )  # fmt: skip
    return written(stem, setup)


def _after(start: Fraction, rate: Fraction) -> Node:
    return Bin("+" if rate > 0 else "-", num(start), Bin("*", num(abs(rate)), X))
