"""An amount that starts at so much and changes by so much in every so many minutes, held against a bound.

"80 percent, 5 percent lost every 12 minutes, at least 30 percent left": 80 − (5/12)m ≥ 30. Asked is the relation, or the
most time (or distance) that keeps it.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
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
from tools.maths.topics.stories.scenes.changing import OPPOSITE, bound, tells_change, way
from tools.maths.topics.stories.scenes.measures import Measure, counts, measures
from tools.maths.tree import Node, Rel, Sym

READS = frozenset({"without", "never", "stops"})
CONCEPT = "What there is after some time is the start and the change: the change for one unit of time, times the time."
_UNFIT = re.compile(
    r"\b(?:then|until|first ⟦|second|another|also|twice|half|doubl\w*|each of|except|unless|additional|again|break|later|two|both|other)\b"
    r"|\b(?:remaining|current|previous) (?:charge|amount|value|capacity|power|level|energy)\b(?=[^.?]*\bevery\b)|\bof (?:what|whatever) (?:is|remains)\b"
)
_MOST = re.compile(r"\b(?:greatest|maximum|largest|most|longest|farthest|latest)\b")
_LEAST = re.compile(r"\b(?:least|minimum|smallest|fewest|shortest)\b")
_EACH_ONE = re.compile(r"\bof (?:its|the) (?:remaining|current|previous)\b")


def solve(stem: Stem) -> Derivation | None:
    """The derivation of an amount held against a bound, None where it is none or a number has no part in it."""
    kind = kind_of_choices(stem)
    if kind not in ("relation", "number") or stem.tables or DENIED.search(stem.ask) or stem.placeholders("RFETDB"):
        return None
    story = Story(stem)
    if len(story.prose) > 1500 or _UNFIT.search(story.prose) or _EACH_ONE.search(story.prose):
        return None
    found = [m for m in measures(story) if not isinstance(m.node, Sym)]
    rates = [m for m in found if m.per]
    plain = _once([m for m in found if not m.per])
    if len(rates) != 1 or len(plain) != 2 or {m.unit for m in plain} != {rates[0].unit} or not rates[0].unit:
        return None
    rate = rates[0]
    ops = [(m, _bound(story, m)) for m in plain]
    limits = [(m, op) for m, op in ops if op]
    if len(limits) != 1:
        return None
    limit, op = limits[0]
    start = next(m for m in plain if m is not limit)
    if tells_change(re.split(r"[,;.⟦]", limit.left)[-1] + "," + re.split(r"[,;.?⟦]", limit.right)[0]):
        return None
    clause = re.split(r"[,;] (?:and|but|while|so) |\. ", rate.left)[-1] + " " + re.split(r"[,.;]", rate.right)[0]
    goes = way(clause)
    if not goes or start.value == limit.value:
        return None
    if (goes < 0) != (start.value > limit.value):
        return None
    return _held(stem, story, kind, start, rate, limit, op, goes)


def _once(found: list[Measure]) -> list[Measure]:
    """The measures without those that say a number again."""
    return [
        m for i, m in enumerate(found) if all(m.value != other.value or m.unit != other.unit for other in found[:i])
    ]


def _bound(story: Story, one: Measure) -> str:
    """The relation asked of a measure, seen from the sentence it stands in."""
    sentence = story.sentences[one.sentence]
    after = sentence[one.end :]
    op = bound(sentence[: one.start], after)
    if re.search(
        r"\b(?:will|must) (?:return|stop|land|turn back|be (?:recharged|refilled|replaced))\b[^.]*\bwhen (?:less|fewer) than [^.]*$",
        sentence[: one.start],
    ):
        return OPPOSITE[op] if op else op  # it goes on while that is not so
    return op


def _held(
    stem: Stem, story: Story, kind: str, start: Measure, rate: Measure, limit: Measure, op: str, goes: int
) -> Derivation | None:
    name = "x"
    if kind == "relation":
        names = [n for n in story.letters if n in story.written]
        if len(names) != 1 or len(story.written) != 1 or not counts(story, names[0], rate.per):
            return None
        name = names[0]
    change: Node = times(rate.rate, Sym(name))
    start_node, limit_node = telling.shown(start.value), telling.shown(limit.value)
    amount = minus(start_node, change) if goes < 0 else plus(start_node, change)
    parts = (
        (f"In one {rate.per} it changes by {rate.value} divided by {rate.span}; multiply by the number of {rate.per}s.", change),
        ("What there is then is the start and the change.", amount),
    )  # fmt: skip
    scene = Scene(skills.INEQUALITIES, CONCEPT, "You are asked how the amount compares with the bound.", parts)
    if kind == "relation":
        return as_relations(stem, scene, (Rel(op, amount, limit_node),))
    asked = re.search(r"\bhow many(?= [a-z])|\bnumber of(?= [a-z])", stem.ask)
    unit = noun_at(stem.ask, asked.end()) if asked else None
    keeps = op in (">≥" if goes < 0 else "<≤")  # it holds at first, up to the time
    most = bool(_MOST.search(stem.ask) or re.search(r"\bat most (?:how|for how)|\bcan\b", stem.ask))
    least = bool(_LEAST.search(re.sub(r"\bat least ⟦", "⟦", stem.ask)))
    if unit is None or unit[0].head != rate.per or not ((most and keeps) or (least and not keeps)):
        return None
    value = (limit.value - start.value) / (goes * rate.rate)
    if value <= 0:
        return None
    return as_number(stem, scene, (Rel("=", amount, limit_node),), {"x": Fraction(value)}, "x", rate.per)
