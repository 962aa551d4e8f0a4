"""A story of rates, counts and amounts as one sum: the sum itself, and the total that it is held against.

Every number and letter of the story must have its place in the sum, the total or what only says how many are spoken of;
else nothing is answered.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths.stem import Stem
from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.topics.stories.ledger.beside import beside, limits, one_purpose, period_asked
from tools.maths.topics.stories.ledger.entries import entries
from tools.maths.topics.stories.ledger.entry import DOLLAR, PERIODS, Entry
from tools.maths.topics.stories.ledger.kept import Share, share
from tools.maths.topics.stories.ledger.nouns import Noun, same
from tools.maths.topics.stories.ledger.sums import Part, Sum, Unknown, put_together, times, unknown_of
from tools.maths.topics.stories.ledger.wanted import (
    CHANGED,
    count_asked,
    is_left,
    is_profit,
    nouns_asked,
    sign_of,
)
from tools.maths.tree import Node, Sym, letters, num

_GONE = re.compile(
    r"^ (?:are|were|is|was|will be|have been|had been) (?:all )?(?:removed|taken (?:away|down|out)|thrown (?:away|out)|given away|closed|sold|emptied|carried (?:away|out)|discarded|destroyed|broken)\b"
)
_LESS = re.compile(r"^ (?:less|more|fewer) (?:on|for|in|per|each|a)\b")
_CUT = re.compile(r"\b(?:reduc\w+|decreas\w+|cut|fewer|less|lower\w*)\b")
_BY_HOW = re.compile(
    r"\bby how (?:much|many)\b.*\b(?:reduc\w+|decreas\w+|go down|drop|fall)|\bhow much (?:less|money (?:will|would|does|can) [a-z]+ save)\b"
)
_OTHER_WAY = re.compile(
    r"\b(?:bus|train|subway|bike|bicycle|walks?|walking|carpools?|bikes|rides?|rather than|stops driving|another way|other means|ferry|tram)\b"
)
_TOTAL = re.compile(
    r"(?:\b(?:kept|keeps?|keep|paid|pays?|pay|earned|earns?|earn|sets? aside|spent|spends?|spend|received|collected|saved|raised|took in|(?:take|takes|took) home|put|puts|made|charged|bill (?:was|is|of|came to)|total (?:of|was|is|cost of|charge (?:of|was))|cost (?:him|her|them)|came to|cost|costs|was|is|moved|got)(?: (?:exactly|a total of|him|her|them))? ?\$? ?)$"
)


@dataclass(frozen=True)
class Reading:
    """A sum read from a story. parts: its terms; whole: the sum, with what is kept of it; total, op: what it is held
    against; target: the letter asked for, "" where the sum itself is; used: the placeholders with a place."""

    parts: tuple[Part, ...]
    whole: Node
    wanted: tuple[Noun, ...]
    used: frozenset[int]
    share: Share | None = None
    total: Node | None = None
    op: str = ""
    target: str = ""
    cut: bool = False  # only what falls away is counted
    beyond: Fraction | None = None  # the unknown counts all, of which so many come first


def amount(stem: Stem, story: Story, outputs: frozenset[str]) -> Reading | None:
    """The amount that is asked for as a sum, None where it is not read. Raises Unknown."""
    found = _entries(story, outputs)
    wanted = nouns_asked(story.ask)
    if found is None or not wanted:
        return None
    ask = story.ask
    part_only = bool(_BY_HOW.search(ask))
    if part_only:
        return _cut(stem, story, found, wanted)
    if re.search(r"\bhow (?:many|much) (?:more|less|fewer)\b|\bdifference\b", ask):
        return None
    sums = Sum(found, away=any(_GONE.match(e.after) for e in found if e.subset))
    mine = [e for e in found if _is(e, wanted) and not e.subset]
    bounds = limits(stem, story, found)
    mine = [e for e in mine if e.index not in bounds]
    if (
        any((not e.per or e.soft) and not e.op and e.band is None for e in mine)
        and CHANGED.search(_after_which(ask))
        and not is_profit(ask)
    ):
        return None
    parts = _parts(story, sums, mine)
    if is_left(ask) and not sums.away and not any(p.sign < 0 for p in parts):
        return None
    return _reading(stem, story, sums, parts, wanted, found)


def _cut(stem: Stem, story: Story, found: tuple[Entry, ...], wanted: tuple[Noun, ...]) -> Reading | None:
    """By how much an amount shrinks where a part of what it is for falls away."""
    gone = [e for e in found if e.subset]
    if len(gone) != 1 or not _OTHER_WAY.search(story.prose):
        return None
    whole = [e for e in found if not e.subset and same(e.noun, gone[0].noun) and all(p.head in PERIODS for p in e.per)]
    if len(whole) != 1:
        return None
    changed = tuple(replace(e, subset=False) if e is gone[0] else e for e in found)
    sums = Sum(changed, idle=frozenset({whole[0].index}))
    parts = tuple(sums.part(e, 1) for e in changed if _is(e, wanted))
    sums.used |= {whole[0].index}
    read = _reading(stem, story, sums, parts, wanted, changed)
    return None if read is None else replace(read, cut=True)


def held(stem: Stem, story: Story, op_wanted: str) -> Reading | None:
    """A sum that is held against a total told in the story; op_wanted: "" where an unknown is to be found."""
    found = _entries(story, frozenset())
    if found is None:
        return None
    if _BY_HOW.search(story.ask) or re.search(r"\bhow (?:many|much) (?:less|fewer)\b", story.ask):
        return None
    asked = None if op_wanted else _unknown(story, found)
    if not op_wanted and asked is None:
        return None
    target = ""
    if asked is not None:
        found, target = asked
    rated = {e.noun.head for e in found if e.band is not None or e.later or any(p.head not in PERIODS for p in e.per)}
    totals = [
        e
        for e in found
        if e.noun.head in rated
        and e.band is None
        and not e.later
        and (e.soft or all(p.head in PERIODS for p in e.per))
        and not e.subset
    ]
    totals = [e for e in totals if not letters(e.node)]
    totals = [e for e in totals if e.op] or [e for e in totals if _TOTAL.search(e.left)]
    if len(totals) > 1:
        asking = story.sentences.index(story.ask)
        totals = [e for e in totals if e.sentence == asking]
    if is_profit(story.prose) and op_wanted and re.search(r"\bmake money\b|\bmake a profit\b", story.prose):
        if any(e.op for e in totals):
            return None
        return _against(stem, story, found, None, target)
    if len(totals) != 1:
        return None
    return _against(stem, story, found, totals[0], target)


def _against(stem: Stem, story: Story, found: tuple[Entry, ...], total: Entry | None, target: str) -> Reading | None:
    wanted = (total.noun if total is not None else DOLLAR,)
    bounds = limits(stem, story, found)
    idle: set[int] = {total.index} if total is not None else set()
    reduced = total is not None and bool(_LESS.match(total.after))
    if reduced:
        rest = _base(story, found)
        if rest is None:
            return None
        idle.add(rest)
    sums = Sum(found, away=any(_GONE.match(e.after) for e in found if e.subset), idle=frozenset(idle))
    mine = [e for e in found if _is(e, wanted) and e.index not in idle | bounds]
    if any(letters(e.node) and not e.per for e in mine):
        return None
    parts = _parts(story, sums, mine)
    sums.used |= idle
    read = _reading(stem, story, sums, parts, wanted, found, total)
    if read is None:
        return None
    node = total.node if total is not None else num(Fraction(0))
    op = (total.op or "=") if total is not None else ">"
    return replace(read, total=node, op=op, target=target, beyond=_beyond(found, target))


def _base(story: Story, found: tuple[Entry, ...]) -> int | None:
    """What there is before it is reduced: "300 pages each week", where the letter is what is printed less."""
    lettered = [e for e in found if letters(e.node)]
    if len(lettered) != 1 or not _CUT.search(story.ask):
        return None
    whole = [
        e
        for e in found
        if e is not lettered[0] and same(e.noun, lettered[0].noun) and e.per and all(p.head in PERIODS for p in e.per)
    ]
    return whole[0].index if len(whole) == 1 else None


def _beyond(found: Sequence[Entry], target: str) -> Fraction | None:
    bands = [e.band for e in found if e.band is not None]
    counted = [e for e in found if e.node == Sym(target) and not e.per]
    if target and counted and "additional" not in counted[0].noun.words and bands:
        value = bands[0]
        return getattr(value, "value", None)
    return None


def _unknown(story: Story, found: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], str] | None:
    """The entries with one for what is asked for, and its letter."""
    value = re.search(r"\bvalue of ⟦S(\d+)⟧", story.ask)
    names = {x for e in found for x in letters(e.node)}
    if value:
        name = story.name(value[1])
        return (found, name) if names == {name} else None
    noun = count_asked(story.ask)
    if noun is None or names or re.search(r"\bhow many (?:fewer|less)\b", story.ask):
        return None
    if any(e.noun.head == noun.head and not e.per and not e.op and e.band is None for e in found):
        return None
    return (*found, unknown_of(noun)), "x"


def _entries(story: Story, outputs: frozenset[str]) -> tuple[Entry, ...] | None:
    found = entries(story, outputs)
    if found is None:
        return None
    return tuple(
        replace(e, subset=True) if _GONE.match(e.after) and not e.per and e.noun != DOLLAR else e for e in found
    )


def _is(entry: Entry, wanted: tuple[Noun, ...]) -> bool:
    return any(entry.noun.head == w.head and w.words - {"additional"} <= entry.noun.words for w in wanted)


def _after_which(ask: str) -> str:
    asked = re.split(r"\b(?:which|what|how many|how much)\b", ask)[-1]
    return re.split(r"\b(?:if|when|where|after|in a (?:day|week|month|year))\b", asked)[0]


def _parts(story: Story, sums: Sum, mine: Sequence[Entry]) -> tuple[Part, ...]:
    counts = {e.index: e for e in sums.entries}
    parts: list[Part] = []
    last, sentence = 0, -1
    for entry in mine:
        if entry.sentence != sentence:
            last, sentence = 0, entry.sentence
        last = sign_of(entry, f"{story.ask} {_goal(story)}", last, counts.get(entry.times))
        if not last:
            raise Unknown("whether it comes in or goes out")
        parts.append(sums.part(entry, last))
    return tuple(parts)


def _goal(story: Story) -> str:
    return "profit" if re.search(r"\bmake money\b|\bmake a profit\b", story.prose) else ""


def _reading(
    stem: Stem,
    story: Story,
    sums: Sum,
    parts: tuple[Part, ...],
    wanted: tuple[Noun, ...],
    found: Sequence[Entry],
    total: Entry | None = None,
) -> Reading | None:
    bounds = limits(stem, story, found)
    kept = share(story, total)
    if stem.placeholders("P") and kept is None:
        return None
    whole = put_together(parts)
    if kept is not None:
        whole = times(num(kept.factor), whole)
    used = sums.used | bounds | ({kept.index} if kept else set())
    left = [e for e in found if e.index >= 0 and e.index not in used and not beside(story, e, found)]
    if one_purpose(story, parts):
        return None
    if left or len(sums.dropped) > 1:
        return None
    if sums.dropped and not period_asked(story, next(iter(sums.dropped)), total):
        return None
    if set(stem.placeholders("R")) - bounds:
        return None
    return Reading(parts, whole, wanted, frozenset(stem.placeholders()), kept)
