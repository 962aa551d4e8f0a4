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
from tools.maths.topics.stories.assembly import assemble
from tools.maths.topics.stories.coverage import understood
from tools.maths.topics.stories.meaning import Meaning, Slot
from tools.maths.topics.stories.numbers import number
from tools.maths.topics.stories.reductions import on_board, reduced
from tools.maths.topics.stories.telling import Telling
from tools.maths.topics.stories.text import spell
from tools.maths.topics.stories.which import which
from tools.maths.tree import letters
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

# Questions about a part of the change, or about something in another measure, are not read yet.
_ASKS_OTHERWISE = re.compile(
    r"\b(?:grow|grows|grew|grown|drain(?:s|ed)|burned|burnt|leak(?:s|ed)|melt(?:s|ed)|evaporat\w+|been added|commission"
    r"|per (?:guest|person|student|item|shirt|member)|before the (?:fee|joining)|waived|give them back"
    r"|(?:full|complete|whole) (?:weeks|days|hours|months|years)|in (?:inches|cents|dozens))\b"
)

# `reductions` says what a coupon takes off, or the story is declined; what is removed must be an amount that falls.
READS = frozenset({"coupon", "removes"})


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a story of rates and counts, None when it is not one."""
    story = spell(stem)
    if story is None or not 2 <= len(story.nodes) <= 14:
        return None
    if any(_REFUSED.search(s) for s in story.sentences):
        return None
    if _ASKS_OTHERWISE.search(story.sentences[story.asking].replace("calories burned", "calories")):
        return None
    wanted = asking.ask(story.sentences[story.asking])
    if wanted is None:
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
    pairs = _pairs(meaning)
    if pairs is None:
        return None
    removed = any(re.search(r"\bremoves\b", s) for s in story.sentences)
    if removed and not all(s.sign < 0 for s in meaning.slots):
        return None
    full = not meaning.guessed and understood(story, reading, wanted, meaning)
    telling = Telling(stem, story, wanted, meaning, pairs, full)
    try:
        return which(telling) if wanted.kind == "which" or _in_letters(stem, wanted.kind) else number(telling)
    except (Unvalued, ValueError):
        return None


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
