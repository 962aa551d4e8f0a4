"""How much of an amount the asking sentence wants: all of it, only what was added or taken, or something else.

"How many inches does it grow in 6 weeks?" leaves out what was there at the start; "the cost before the fee", "the cost
per guest" and "the commission alone" are parts that this room does not work out, and such a story is declined.
"""

from __future__ import annotations

import re

from tools.maths.topics.stories.asking import Ask
from tools.maths.topics.stories.facts import Amount, Reading
from tools.maths.topics.stories.meaning import Line, Meaning
from tools.maths.topics.stories.nouns import noun, stem_of
from tools.maths.topics.stories.text import Story

# What changes an amount; asked for itself, it is the change.
_CHANGES_TEXT = """
    grow grows grew grown growth burn burns burned burnt burning drain drains drained draining drop drops dropped fall
    falls fell fallen rise rises rose risen increase increases increased decrease decreases decreased gain gains gained
    gain lose loses lost loss add adds added addition pour pours poured pumped flow flows flowed flown filled leak leaks
    leaked melt melts melted evaporate evaporates evaporated deposit deposits deposited withdraw withdraws withdrew
    withdrawn save saves saved savings spend spends spent use uses used consume consumes consumed read reads eat eats ate
    eaten sell sells sold give gives gave given pay pays paid repaid earn earns earned make makes made collect collects
    collected receive receives received climb climbs climbed descend descends descended travel travels traveled travelled
    drive drives drove driven walk walks walked run runs ran remove removes removed shrink shrinks shrank shrunk
    change changes changed cool cools cooled warm warms warmed accumulate accumulates accumulated bought buy buys
    gone completed complete finished finish raise raises raised score scores scored write writes wrote written
"""
_CHANGES = frozenset(_CHANGES_TEXT.split())
_IN_THE_END = re.compile(
    r"\b(?:left(?! the\b)|remain\w*|still|tall|deep|high|long|height|depth|temperature|balance|level|altitude|elevation"
    r"|have|contains?|contained|hold|holds|own|owns|in (?:the|her|his|its|their) [a-z]+|there|total)\b"
)
_ADVERBIAL = re.compile(r"\b(?:after|when|once|if|as|while|until|before|since)\b[^,?]*")
_PART = re.compile(
    r"\b(?:alone|by (?:itself|themselves)|just|only|exclud\w+|without|not|aside from|besides|apart from|before|another"
    r"|additional|extra|further|existing|returning|current (?:member|customer)|per|each|every|apiece|average|individual"
    r"|difference|half|rest|others?|first (?:day|hour|week|month|year|minute|mile)|last (?:day|hour|week|month|minute)"
    r"|share|split|net|profit|change(?= (?:did|does|will|from|back)\b))\b"
)
_FEES = re.compile(r"(?<!total )(?<!total [a-z]{8} )\b(?:fees?|deposits?|shipping|membership|tips?|tax|dues|labor)\b")
_INCLUDED = re.compile(r"\b(?:including|with|plus)\b[^,?]*")
_SIZED = re.compile(
    r"\b(?:full|entire|complete|whole|extra|further|dozen|dozens|pairs?|hundreds|thousands|new|different)\b"
)
_FAMILIES = [
    noun(words)
    for words in (
        "inch foot yard mile meter kilometer centimeter cm km millimeter",
        "ounce pound ton gram kilogram kg milligram",
        "cup pint quart gallon liter milliliter",
    )
]


def one_unit(story: Story) -> bool:
    """Whether lengths, weights and volumes are each told and asked in one unit.

    Stories that change units ("10 inches tall, … its height, in feet") are not read here.
    """
    said = noun(" ".join(story.sentences))
    if any(len(family & said) > 1 for family in _FAMILIES):
        return False
    asking = story.sentences[story.asking]
    return not (re.search(r"\bcents?\b", asking) and any("$" in s for s in story.sentences))


def untaken(story: Story, reading: Reading) -> str:
    """The asking sentence without the facts that were read in it."""
    kept = list(story.sentences[story.asking])
    for start, end in reading.taken[story.asking]:
        kept[start:end] = " " * (min(end, len(kept)) - start)
    return re.sub(r"\s+", " ", "".join(kept))


def counted_otherwise(story: Story, wanted: Ask) -> bool:
    """ "How many full weeks", "how many dozen": the number asked for is not the number of things itself."""
    asking = story.sentences[story.asking]
    told = " ".join(s for i, s in enumerate(story.sentences) if i != story.asking)
    around = asking[max(0, wanted.span[0] - 12) : wanted.span[1] + 12]
    return any(not re.search(rf"\b{m.group()}", told) for m in _SIZED.finditer(around))


def scope(story: Story, reading: Reading, meaning: Meaning) -> str:
    """ "whole", "change" (without what was there at the start), or "" for a part that is not read.

    Only for lines whose amount itself is asked for; see `amount_asked`.
    """
    fixed = [f for line in meaning.lines for f in line.fixed]
    rest = untaken(story, reading)
    if _PART.search(rest):
        return ""
    if any(f.role == "fee" for f in fixed) and _FEES.search(_INCLUDED.sub(" ", rest)):
        return ""
    starts = [f for f in fixed if f.role not in ("fee", "once", "off")]
    if not starts:
        return "whole"
    core = _ADVERBIAL.sub(" ", rest)
    changed = [w for w in re.findall(r"[a-z]+", core) if w in _CHANGES]
    if re.search(r"\bleft the\b|\b(?:has|have) left\b", core):
        return ""
    if not changed or all(_told_so(story, starts, w) for w in changed):
        return "whole"
    return "" if _IN_THE_END.search(re.sub(r"\b(?:has|have|had) (?:been )?(?=[a-z]+)", " ", core)) else "change"


def amount_asked(line: Line, wanted: Ask, which: bool) -> bool:
    """Whether what is asked is the amount of a line, not how many things there are."""
    return which or line.total is None or wanted.kind in ("money", "amount")


def _told_so(story: Story, starts: list[Amount], word: str) -> bool:
    """ "She has already saved $40": the start is itself something saved."""
    for start in starts:
        before = story.sentences[start.where[0]][: start.where[1]]
        last = re.split(r"[,;]| and ", before)[-1]
        if stem_of(word) not in {stem_of(w) for w in re.findall(r"[a-z]+", last)} and not re.search(
            r"\balready\b", story.sentences[start.where[0]]
        ):
            return False
    return True


def total_is_change(story: Story, reading: Reading, line: Line) -> bool:
    """ "until 90 gallons have drained": the number told counts what changed, not what is there."""
    if not any(f.role not in ("fee", "once", "off") for f in line.fixed):
        return False
    for fact in reading.facts:
        if isinstance(fact, Amount) and fact.value is line.total:
            place, at = fact.where
            sentence = story.sentences[place]
            after = re.match(
                r"[#$]\d+(?: (?!to\b|after\b|when\b|if\b)[a-z]+){0,3}? (?:(?:have|has|had|is|are|was|were|be|been) )*([a-z]+)",
                sentence[at:],
            )
            words = re.findall(r"[a-z]+", sentence[:at])[-4:]
            following = re.findall(r"[a-z]+", re.split(r"[,;.?]", sentence[at:])[0])[:6] if after else []
            if any(w in _CHANGES and not _told_so(story, _starts(line), w) for w in [*words, *following]):
                return True
    return False


def _starts(line: Line) -> list[Amount]:
    return [f for f in line.fixed if f.role not in ("fee", "once", "off")]


def only_change(line: Line) -> None:
    """Leave out what was there at the start, and count what changed as an amount of its own."""
    line.fixed = [f for f in line.fixed if f.role in ("fee", "once", "off")]
    for slot in line.slots:
        slot.sign = 1
