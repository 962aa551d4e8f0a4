"""Stories of fees, rates and counts: from the meaning to the relation asked for, or to the number that solves it.

Covers fixed fee plus rate, two prices with a total, work at several rates, amounts that fall at a constant rate,
budgets and goals with the least or the greatest number. Not covered: two plans compared, ages, consecutive numbers
(`plans`, `comparisons`), unknown prices (`orders`).
"""

from __future__ import annotations

import re

from tools.maths.derivation import Derivation
from tools.maths.stem import DENIED, Stem
from tools.maths.topics.stories import asking
from tools.maths.topics.stories import reading as story_reading
from tools.maths.topics.stories.asking import Ask
from tools.maths.topics.stories.assembly import assemble
from tools.maths.topics.stories.coverage import KNOWN_CONDITION, understood
from tools.maths.topics.stories.facts import Reading
from tools.maths.topics.stories.meaning import Meaning, Slot
from tools.maths.topics.stories.measures import measured
from tools.maths.topics.stories.numbers import number
from tools.maths.topics.stories.question_words import bare_condition
from tools.maths.topics.stories.reductions import on_board, reduced
from tools.maths.topics.stories.scope import keep_only, part_asked, part_told, question
from tools.maths.topics.stories.telling import Telling
from tools.maths.topics.stories.text import Story, spell
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
    r"|(?:each|per) #\d+|increased? by|after the first|each other"
    r"|in order to make a profit)\b"
)

# `reductions` says what a coupon takes off, or the story is declined; what is removed must be an amount that falls;
# a cost "without the fee" is read by `scope`, in the question only.
READS = frozenset({"coupon", "removes", "excluding", "without", "waived"})


_AGO = re.compile(r"\b(?:ago|earlier|in the past|previously)\b|\bhalf (?:empty|full|gone|of the)\b")
_ALTERS = re.compile(
    r"\b(?:returns?|returned|gives? (?:it|them|[a-z ]+) back|second|another|changes?|doubles?|doubled|halves"
    r"|halved|triples?"
    r"|breaks?|broke|stops?|stopped|joins? (?:him|her|them)|loses?|lost|free|waives?|waived|cancels?|again"
    r"|instead|expires?"
    r"|cut in half|starts? over)\b"
)


def _alters(sentence: str) -> bool:
    """A sentence without a number that says that something told before is otherwise ("She returns one notebook")."""
    return not re.search(r"[#$%&]\d", sentence) and not sentence.endswith("?") and bool(_ALTERS.search(sentence))


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a story of rates and counts, None when it is not one."""
    story = spell(stem)
    if story is None or not 2 <= len(story.nodes) <= 14 or DENIED.search(stem.ask):
        return None
    if any(_REFUSED.search(s) for s in story.sentences) or any(map(_alters, story.sentences)):
        return None
    sentence = story.sentences[story.asking]
    wanted = asking.ask(sentence)
    if bare_condition(sentence, KNOWN_CONDITION) or _AGO.search(sentence):
        return None
    if wanted is None or asking.counted_otherwise(story.sentences, story.asking, wanted):
        return None
    reading = story_reading.read(story)
    if not reduced(story, reading):
        return None
    reading.facts.extend(story_reading.coins(story, reading))
    in_units = measured(story, reading, wanted)
    if in_units is None:
        return None
    reading, wanted, factor = in_units
    meaning = assemble(story, reading, wanted)
    if meaning is None:
        return None
    relation = wanted.kind == "which" or _in_letters(stem, wanted.kind)
    if (relation and factor != 1) or not _scoped(story, reading, wanted, meaning, relation):
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
    telling = Telling(stem, story, wanted, meaning, pairs, full, factor, question(story, reading))
    try:
        return which(telling) if relation else number(telling)
    except (Unvalued, ValueError):
        return None


def _scoped(story: Story, reading: Reading, wanted: Ask, meaning: Meaning, relation: bool) -> bool:
    """Whether it is known how much of each amount is meant; what is not asked for is left out of it."""
    for line in meaning.lines:
        if line.total is not None and not letters(line.total):
            part = part_told(story, reading, line)
        elif relation or wanted.kind in ("money", "amount", "size") or line.kind & wanted.what:
            part = part_asked(story, reading, line)
        else:
            continue
        if not part.name or (relation and part.name == "some"):
            return False
        keep_only(line, part)
    meaning.slots = [s for s in meaning.slots if any(s in line.slots for line in meaning.lines)]
    return True


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
