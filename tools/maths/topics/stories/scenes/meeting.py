"""Two amounts that change steadily and become equal: each told by its start and its rate, in the order of the text.

"One is 30 centimeters tall and becomes shorter by 1.5 an hour, the other is 24 …": 30 − 1.5x = 24 − 0.9x. Asked is the
time, the equation for it, or the amount that both then have.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation
from tools.maths.stem import DENIED, Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.topics.stories.ledger.nouns import noun_at
from tools.maths.topics.stories.outcomes import (
    Scene,
    as_number,
    as_relations,
    kind_of_choices,
    minus,
    plus,
    times,
)
from tools.maths.topics.stories.scenes.changing import GONE, way
from tools.maths.topics.stories.scenes.measures import Measure, counts, is_time, measures, whose
from tools.maths.tree import Bin, Node, Rel, Sym, num

CONCEPT = "Write both amounts with the time that has passed; they are equal when the two formulas are."
_EQUAL = re.compile(r"\b(?:the same|equal(?:ly)?|as (?:much|many|tall|high|long|deep)\b[^.?]{0,40}? as|match\w*)\b")
_UNFIT = re.compile(
    r"\b(?:later|earlier|after ⟦\w+⟧ [a-z]+,|then|until|double|third|percent|more than|less than|difference|at least|at most|except|unless|another ⟦|also|both (?:los|gain|grow|burn|ris|fall|charg)\w*|per year and|original\w*|more expensive|before the (?:other|second|first))\b"
)
_CLOCK = re.compile(r"⟦[NE]\d+⟧ ?\.? ?(?:[ap]?\.?m\.)")
_HARMLESS = re.compile(r"\bnumber of [a-z]+ until\b|\bafter ⟦\w+⟧ [a-z]+, (?=(?:they|both|the) )")
_FACTOR = re.compile(
    r"\b(?P<one>[^.?,⟦]{0,60}?) (?P<k>twice|half|(?:⟦N(?P<n>\d+)⟧|three|four) times) (?:as [a-z]+(?: [a-z]+){0,3} as|that of|the [a-z]+(?: [a-z]+){0,3} (?:of|in)) (?P<two>[^.?,⟦]{0,60})"
)
_FACTORS = {"twice": Fraction(2), "half": Fraction(1, 2), "three times": Fraction(3), "four times": Fraction(4)}
_TIME_ASKED = re.compile(
    r"\bhow many(?= [a-z])|\b(?:what|which)(?: is| was| will be)?(?: the)? number of(?= [a-z])|\bfind (?:the )?number of(?= [a-z])"
)
_AMOUNT_ASKED = re.compile(
    r"\bwhat (?:is|will|would|was) (?:be )?(?:the|their|each)\b|\bhow (?:tall|high|long|deep|much)\b"
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of two amounts that become equal, None where the story is none or not fully read."""
    kind = kind_of_choices(stem)
    if kind not in ("number", "relation") or stem.tables or DENIED.search(stem.ask) or stem.reversals - {"lost"}:
        return None
    story = Story(stem)
    prose = _CLOCK.sub("noon", story.prose)
    if (
        len(prose) > 1500
        or _UNFIT.search(_HARMLESS.sub("", prose))
        or not (_EQUAL.search(story.ask) or _FACTOR.search(story.ask))
    ):
        return None
    if stem.placeholders("RFETDBP", prose):
        return None
    found = [m for m in measures(story) if not isinstance(m.node, Sym) and not _counted(m)]
    ways = _ways(found)
    if ways is None:
        return None
    name = "x"
    unit = found[1].per
    if kind == "relation":
        if len(story.written) != 1:
            return None
        name = next(iter(story.written))
        if not counts(story, name, unit):
            return None
    told = _factor(story, found)
    if told is None:
        return None
    factor, turned = told
    if turned:
        found, ways = [found[2], found[3], found[0], found[1]], (ways[1], ways[0])
    one = _after(found[0].value, ways[0] * found[1].rate, name)
    two = _after(found[2].value, ways[1] * found[3].rate, name)
    two = two if factor == 1 else Bin("*", num(factor), two)
    parts = (
        ("The first amount: its start, and its rate times the time.", one),
        ("The second amount in the same way.", two),
    )
    scene = Scene(skills.LINEAR_ONE, CONCEPT, "You are asked when, or with what, the two are equal.", parts)
    if kind == "relation":
        return as_relations(stem, scene, (Rel("=", one, two),))
    return _number(stem, scene, found, ways, factor, (one, two))


def _factor(story: Story, found: Sequence[Measure]) -> tuple[Fraction, bool] | None:
    """How many times the second amount the first is to be, and whether the two are named the other way round."""
    match = _FACTOR.search(story.ask)
    if match is None:
        odd = re.search(r"\b(?:twice|half|times|double)\b", story.prose)
        return None if odd else (Fraction(1), False)
    factor = Fraction(story.number(match["n"])) if match["n"] else _FACTORS[match["k"]]
    order = (re.search(r"\bfirst\b", match["one"]), re.search(r"\bsecond|\bother\b", match["two"]))
    if all(order):
        return factor, False
    if re.search(r"\bsecond\b", match["one"]) and re.search(r"\bfirst\b", match["two"]):
        return factor, True
    one, two = (whose(text, found[0].left, found[2].left) for text in (match["one"], match["two"]))
    return None if one is None or two is None or one == two else (factor, one == 1)


def _counted(one: Measure) -> bool:
    """ "2 candles are lit": how many are spoken of."""
    return one.kind == "N" and one.value == 2 and not one.per and not one.left.strip()


def _ways(found: Sequence[Measure]) -> tuple[int, int] | None:
    """Which way each amount goes, where the measures are start, rate, start, rate of one unit."""
    if len(found) != 4 or len({m.unit for m in found}) != 1 or not found[0].unit:
        return None
    if [bool(m.per) for m in found] != [False, True, False, True] or found[1].per != found[3].per:
        return None
    if not is_time(found[1].per) and found[1].unit != "dollar":
        return None
    ways = []
    for rate in (found[1], found[3]):
        clause = rate.left + " " + re.split(r"[,.;]| and\b| while\b", rate.right)[0]
        ways.append(way(re.sub(r"\b(?:tall|long|high|deep)\b", "", clause)))
    if 0 in ways:
        return None
    return ways[0], ways[1]


def _part(ask: str, found: Sequence[Measure]) -> int | None:
    """Which of the two amounts the question speaks of."""
    first, second = re.search(r"\bfirst\b", ask), re.search(r"\b(?:second|other)\b", ask)
    if bool(first) != bool(second):
        return 0 if first else 1
    return None if first else whose(ask, found[0].left, found[2].left)


def _after(start: Fraction, rate: Fraction, name: str) -> Node:
    change = times(abs(rate), Sym(name))
    return plus(telling.shown(start), change) if rate > 0 else minus(telling.shown(start), change)


def _number(
    stem: Stem,
    scene: Scene,
    found: Sequence[Measure],
    ways: tuple[int, int],
    factor: Fraction,
    sides: tuple[Node, Node],
) -> Derivation | None:
    first, second = ways[0] * found[1].rate, ways[1] * found[3].rate
    if first == factor * second:
        return None
    time = (factor * found[2].value - found[0].value) / (first - factor * second)
    amount = found[0].value + first * time
    if time <= 0 or (amount <= 0 and found[0].value > 0):
        return None
    asked = _TIME_ASKED.search(stem.ask)
    unit = noun_at(stem.ask, asked.end()) if asked else None
    relation = Rel("=", *sides)
    if unit is not None and unit[0].head == found[1].per:
        return as_number(stem, scene, (relation,), {"x": time}, "x", found[1].per)
    if GONE.search(stem.ask):  # what has gone or come is not what is there
        part = _part(stem.ask, found)
        if part is None or factor != 1 or not re.search(rf"\b{found[0].unit}|\bhow much\b", stem.ask):
            return None
        rate = found[2 * part + 1].rate
        gone = Rel("=", Sym("y"), times(rate, Sym("x")))
        return as_number(stem, scene, (relation, gone), {"x": time, "y": rate * time}, "y", found[0].unit)
    if (
        unit is None
        and factor == 1
        and _AMOUNT_ASKED.search(stem.ask)
        and not re.search(r"\btime\b", stem.ask)
        and amount > 0
    ):
        final = Rel("=", Sym("y"), sides[0])
        return as_number(stem, scene, (relation, final), {"x": time, "y": amount}, "y", found[0].unit)
    return None
