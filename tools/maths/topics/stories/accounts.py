"""Stories of fees, rates and counts: from the meaning to the relation asked for, or to the number that solves it.

Covers fixed fee plus rate, two prices with a total, work at several rates, amounts that fall at a constant rate,
budgets and goals with the least or the greatest number. Not covered: two plans compared, ages, consecutive numbers
(`plans`, `comparisons`), unknown prices (`orders`).
"""

from __future__ import annotations

import re

from tools.maths.derivation import Derivation
from tools.maths.stem import Stem
from tools.maths.topics.stories import asking
from tools.maths.topics.stories import reading as story_reading
from tools.maths.topics.stories.asking import Ask
from tools.maths.topics.stories.assembly import assemble
from tools.maths.topics.stories.coverage import understood
from tools.maths.topics.stories.facts import Reading
from tools.maths.topics.stories.meaning import Meaning, Slot
from tools.maths.topics.stories.nouns import GENERIC, stem_of
from tools.maths.topics.stories.numbers import number
from tools.maths.topics.stories.reductions import on_board, reduced
from tools.maths.topics.stories.scope import (
    amount_asked,
    counted_otherwise,
    one_unit,
    only_change,
    scope,
    total_is_change,
)
from tools.maths.topics.stories.telling import Telling
from tools.maths.topics.stories.text import Story, spell
from tools.maths.topics.stories.which import which
from tools.maths.tree import Num, letters
from tools.maths.values import Unvalued

_REFUSED = re.compile(
    r"\b(?:average(?! (?:speed|rate))|mean|percent|graph|(?:above|below|the|this) table (?:above|below|shows"
    r"|gives|lists)"
    r"|figure|except|difference|ratio|interpretation"
    r"|probability|respectively"
    r"|per cent|profit(?! of [#$]\d+ (?:each|per|for|on|from))|interest|(?:before|without"
    r"|until)\b[a-z$#0-9 ]{0,30}?\b(?:discount|coupon|credit|rebate|voucher|certificate)"
    r"|(?:every|each|per) #\d+|increased? by|after the first|each other"
    r"|in order to make a profit)\b"
)

# `reductions` says what a coupon takes off, or the story is declined; what is removed must be an amount that falls.
READS = frozenset({"coupon", "removes"})
READS_SENTENCES = True  # see `_silent`: a sentence without a number only names the things that are counted


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a story of rates and counts, None when it is not one."""
    story = spell(stem)
    if story is None or not 2 <= len(story.nodes) <= 14:
        return None
    if any(_REFUSED.search(s) for s in story.sentences):
        return None
    wanted = asking.ask(story.sentences[story.asking])
    if wanted is None or counted_otherwise(story, wanted) or not one_unit(story):
        return None
    reading = story_reading.read(story)
    if not reduced(story, reading):
        return None
    reading.facts.extend(story_reading.coins(story, reading))
    meaning = assemble(story, reading, wanted)
    if meaning is None:
        return None
    if any(f.role == "once" for line in meaning.lines for f in line.fixed) and not on_board(story):
        return None
    relation = wanted.kind == "which" or _in_letters(stem, wanted.kind)
    if not _scoped(story, reading, wanted, meaning, relation):
        return None
    pairs = _pairs(meaning)
    if pairs is None:
        return None
    removed = any(re.search(r"\bremoves\b", s) for s in story.sentences)
    if removed and not all(s.sign < 0 for s in meaning.slots):
        return None
    full = not meaning.guessed and understood(story, reading, wanted, meaning) and not _silent(stem, meaning)
    telling = Telling(stem, story, wanted, meaning, pairs, full)
    try:
        return which(telling) if relation else number(telling)
    except (Unvalued, ValueError):
        return None


def _scoped(story: Story, reading: Reading, wanted: Ask, meaning: Meaning, relation: bool) -> bool:
    """Whether it is known how much of each amount is meant; what was there at the start is left out where it must."""
    for line in meaning.lines:
        if isinstance(line.total, Num):
            if total_is_change(story, reading, line):
                return False
        elif amount_asked(line, wanted, relation):
            said = scope(story, reading, meaning)
            if not said:
                return False
            if said == "change":
                only_change(line)
    return True


_INTRODUCES = re.compile(
    r"(?:an?|the|his|her|[a-z]+) (?:[a-z]+ ){1,2}?(?:contains?|contained|holds?|held|has|had|sells?|sold|offers?|makes?"
    r"|is selling|are selling|uses?|serves?)(?: (?:only|both|some|tables|(?:two|#\d+) (?:types|kinds) of))* ([a-z ]+?)\.?"
)


def _silent(stem: Stem, meaning: Meaning) -> bool:
    """Whether a sentence without a number says more than which things there are ("A jar holds only dimes and …")."""
    known = frozenset().union(*(s.stems for s in meaning.slots)) | GENERIC
    for sentence in stem.unread_sentences:
        match = _INTRODUCES.fullmatch(sentence.strip())
        if match is None or not {stem_of(w) for w in match[1].split()} <= known | {"and", "or"}:
            return True
    return False


def _in_letters(stem: Stem, kind: str) -> bool:
    """Whether an amount is asked for as an expression: every choice that is a formula has a letter."""
    nodes = [c.node for c in stem.choices if c.node is not None]
    return kind in ("money", "amount") and len(nodes) > 1 and all(letters(n) for n in nodes)


def _pairs(meaning: Meaning) -> dict[int, tuple[Slot, Slot]] | None:
    """The two classes each comparison is about; a comparison of anything else makes the story unread."""
    found = {}
    for index, fact in enumerate(meaning.compared):
        sides = []
        for what in (fact.first, fact.second):
            hits = [s for s in meaning.lines[0].slots if s.own & what]
            if len(hits) != 1:
                return None
            sides.append(hits[0])
        if sides[0] is sides[1]:
            return None
        found[index] = (sides[0], sides[1])
    return found
