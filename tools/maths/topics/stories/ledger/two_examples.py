"""A fixed amount and a constant rate, told by two examples: $1,370 for a well of 40 feet and $1,995 for one of 65 feet.

The difference of the examples gives the rate, either example the fixed amount. Asked may be the formula, one of the two
numbers, or the amount for a third size.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move
from tools.maths.stem import DENIED, Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.topics.stories.ledger import unread
from tools.maths.topics.stories.ledger.entries import entries
from tools.maths.topics.stories.ledger.entry import Entry
from tools.maths.topics.stories.ledger.sums import times
from tools.maths.topics.stories.outcomes import Scene, as_expression
from tools.maths.tree import Apply, Bin, Node, Num, Rel, Sym, letters, num
from tools.maths.values import evaluate

READS = unread.READS
CONCEPT = (
    "A fixed amount plus a constant rate makes a linear function. The fixed amount drops out of a difference, so two examples "
    "give the rate; what is left of an example is the fixed amount."
)
_LINEAR = re.compile(
    r"\b(?:fixed|flat|set ?up|one-time|base|initial|service|visit|delivery|booking|basic|starting)\b[^.;?]*\b(?:plus|and|as well as|then)\b[^.;?]*\b(?:constant|same|certain|fixed|additional|set|per|each|every|for each|for every)\b"
    r"|\blinear(?:ly)?\b|\b(?:constant|same|certain|fixed) (?:amount|rate|price|charge|fee|cost)\b[^.;?]*\b(?:plus|and|in addition to|on top of)\b[^.;?]*\b(?:fixed|flat|set ?up|one-time|base|initial|fee)\b"
)
_FIXED = re.compile(
    r"\b(?:what|how much) (?:is|was|are|in dollars, is)\b[^?]*\b(?:fixed|flat|set ?up|one-time|base|initial|starting)\b[^?]*\b(?:fee|charge|amount|price|cost)\b"
)
_RATE = re.compile(
    r"\b(?:what|how much) (?:is|was|does|will)\b[^?]*\b(?:rate\b|(?:for|per) (?:each|every|one)\b|per [a-z]+|each additional)"
)
_FOR_A = re.compile(r"\b(?:how much|what (?:is|was|would|will|amount|total|does))\b")


@dataclass(frozen=True)
class Model:
    """rate and fixed amount, with the two examples (size, amount) and their entries."""

    rate: Fraction
    fixed: Fraction
    pairs: tuple[tuple[Fraction, Fraction], tuple[Fraction, Fraction]]
    used: tuple[Entry, ...]


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a linear model from two priced examples, None where it is none."""
    if len(stem.choices) < 3 or DENIED.search(stem.ask) or not _LINEAR.search(stem.prose) or len(stem.prose) > 2000:
        return None
    story = Story(stem)
    if unread.unfit(stem, story) or stem.placeholders("PR"):
        return None
    outputs = frozenset(
        c.node.left.name for c in stem.choices if isinstance(c.node, Rel) and isinstance(c.node.left, Sym | Apply)
    )
    found = entries(story, outputs)
    told = _pairs(found) if found else None
    if found is None or told is None:
        return None
    rest = [e for e in found if e not in told.used]
    nodes = [c.node for c in stem.choices]
    if all(n is not None and letters(n) for n in nodes):
        return _formula(stem, told, rest)
    if all(n is not None and not letters(n) for n in nodes):
        return _value(stem, story, told, rest)
    return None


def _pairs(found: Sequence[Entry]) -> Model | None:
    """Two amounts of one unit, each beside a size of another."""
    numbers = [
        e for e in found if isinstance(e.node, Num) and not e.op and not e.subset and e.band is None and e.over is None
    ]
    if len(numbers) < 4:
        return None
    four = numbers[:4]
    heads = [e.noun.head for e in four]
    if heads[0] != heads[2] or heads[1] != heads[3] or heads[0] == heads[1]:
        return None
    first_is_amount = heads[0] == "dollar"  # else "4 pounds: 11 inches", where the size is told first
    order = [(four[1], four[0]), (four[3], four[2])] if first_is_amount else [(four[0], four[1]), (four[2], four[3])]
    values = [(_value_of(a), _value_of(b)) for a, b in order]
    (x0, y0), (x1, y1) = values
    if x0 == x1:
        return None
    rate = (y1 - y0) / (x1 - x0)
    fixed = y0 - rate * x0
    if rate == 0 or fixed < 0:
        return None
    return Model(rate, fixed, ((x0, y0), (x1, y1)), tuple(four))


def _value_of(entry: Entry) -> Fraction:
    value = evaluate(entry.node)
    assert isinstance(value, Fraction)
    return value


def _formula(stem: Stem, told: Model, rest: Sequence[Entry]) -> Derivation | None:
    size = [e for e in told.used if e.noun.head != "dollar"]
    names = {x for e in rest for x in letters(e.node)}
    if len(names) != 1 or any(not isinstance(e.node, Sym) for e in rest):
        return None
    name = names.pop()
    ours = rest[0].noun.head in {e.noun.head for e in size}
    if not ours:
        return None
    body = Bin("+", times(num(told.rate), Sym(name)), num(told.fixed))
    asked = "You are asked for a formula that gives the amount for any size."
    put = (("The rate times the size, and the fixed amount.", body),)
    shortcut = "Put both examples into each choice: only one gives both amounts."
    return as_expression(stem, Scene(skills.LINEAR_FUNCTIONS, CONCEPT, asked, put, shortcut, _steps(told)), body)


def _steps(told: Model) -> tuple[Move, ...]:
    (x0, y0), (x1, y1) = told.pairs
    difference = Bin("/", Bin("-", num(y1), num(y0)), Bin("-", num(x1), num(x0)), "frac")
    left = Bin("-", num(y0), Bin("*", num(told.rate), num(x0), "cdot"))
    return (
        Move("Find the rate", "From one example to the other the amount changes by the rate times the change in size.", difference, num(told.rate)),
        Move("Find the fixed amount", "Take off what the rate brings in one example.", left, num(told.fixed)),
    )  # fmt: skip


def _value(stem: Stem, story: Story, told: Model, rest: Sequence[Entry]) -> Derivation | None:
    numbers = [e for e in rest if isinstance(e.node, Num)]
    if len(numbers) != len(rest) or len(rest) > 1:
        return None
    steps = list(_steps(told))
    value: Fraction
    if rest:
        sizes = {e.noun.head for e in told.used if e.noun.head != "dollar"}
        if (
            rest[0].noun.head not in sizes
            or rest[0].sentence != story.sentences.index(story.ask)
            or not _FOR_A.search(stem.ask)
        ):
            return None
        if re.search(r"\bhow (?:many|much) more\b|\bdifference\b", stem.ask):
            return None
        x = _value_of(rest[0])
        value = told.rate * x + told.fixed
        body: Node = Bin("+", Bin("*", num(told.rate), num(x), "cdot"), num(told.fixed))
        steps.append(Move("Use the formula", "The rate times the size, and the fixed amount.", body, num(value)))
    elif _FIXED.search(stem.ask) and not _RATE.search(stem.ask):
        value = told.fixed
    elif _RATE.search(stem.ask) and not _FIXED.search(stem.ask):
        value, steps = told.rate, steps[:1]
    else:
        return None
    node = telling.shown(value, telling.decimals(stem))
    return Derivation(
        skills.LINEAR_FUNCTIONS, CONCEPT, tuple(steps), ({},), (node,),
        asked="You are asked for one number of the model that the two examples fix.",
        fits=telling.fitting(stem, node),
        confirm=lambda: all(told.rate * x + told.fixed == y for x, y in told.pairs), full=False,
    )  # fmt: skip
