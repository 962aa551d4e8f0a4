"""What of an amount the question wants: all of it, only what was added or taken, or only what the rates make up.

"How many inches does it grow in 6 weeks?" leaves out what was there at the start, "the cost for the guests alone"
leaves out the fee; "how tall is it after 6 weeks?" wants everything. A part that is none of these (an average, a
difference, one fee of several) is not read, and such a story is declined.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.maths.topics.stories.change_words import CHANGES, GATHERS
from tools.maths.topics.stories.facts import Amount, Named, Rate, Reading
from tools.maths.topics.stories.meaning import Line
from tools.maths.topics.stories.nouns import TIMES, Noun, noun, stem_of
from tools.maths.topics.stories.text import Story
from tools.maths.tree import Apply, Node, Sym

_CHANGE_OF = re.compile(
    r"\b(?:change|increase|decrease|drop|rise|gain|loss|growth|reduction|decline)s?(?:,? in [a-z]+,)? (?:in|of)\b"
    r"|\bgrowth\b|\bby how (?:much|many)\b|\bhow (?:much|many [a-z]+) (?:taller|shorter|longer|deeper|higher"
    r"|lower|warmer"
    r"|colder|cooler|heavier|lighter)\b"
)
_STATE = re.compile(
    r"\bhow (?:tall|deep|high|long|heavy|old|warm|hot|cold|full)\b|\b(?:tall|deep|height|depth|temperature"
    r"|balance|level"
    r"|altitude|elevation|weight|contains?|contained|hold|holds|own|owns|weigh|weighs|remain\w*|still|left)\b"
    r"|\bthere (?:be|are|is|were)\b|\b(?:be|are|is|were|was) (?:there|in|on)\b|\b(?:have|has|had)\b"
)
_HOW_STATE = re.compile(r"\bhow (?:tall|deep|high|long|heavy|old|warm|hot|cold|full)\b")
_LEFT = re.compile(r"\b(?:remain\w*|still|left(?! (?:the|its|his|her)\b))\b")
STARTING = re.compile(
    r"\b(?:at first|at the (?:very )?(?:start|beginning|outset)|in the beginning|initial(?!ly empty)\w*"
    r"|original\w*|to begin with"
    r"|to start with|starting)\b"
)
_WENT = re.compile(r"\bleft (?:the|its|his|her|their)\b|\bleaves?\b")
_ADVERBIAL = re.compile(
    r"\b(?:after(?! how\b| what\b)|when|once|if|as(?! an?\b)|while|until|before|since|given that)\b[^,?]*"
)
PARTS = re.compile(
    r"\b(?:alone|by (?:itself|themselves)|just|only|exclud\w+|without|not|no|aside from|besides|apart from"
    r"|before|another"
    r"|additional|extra|further|existing|returning|current (?:member|customer)s?|individual|difference|half|rest"
    r"|others?"
    r"|shares?|split|net|profit|waived?|free|refund\w*|change(?= (?:did|does|will|from|back)\b)|interest|twice|double"
    r"|exceeds?|other than|more than|less than|fewer than|instead|first (?:hour|mile|minute)"
    r"|commission|labor|tips?|tax|dues|salary|bonus)\b"
)
_EACH = re.compile(r"\b(?:per|each|every|apiece|average|an? single|one)\b(?: ([a-z]+))?")
_FEE_WORD = (
    r"(?:fees?|deposits?|surcharge|charges?|membership|shipping|delivery|registration|admission|setup|set up"
    r"|cover|retainer"
    r"|subscription|dues)"
)
_FEES = re.compile(rf"\b(?:fees?|deposits?|surcharges?|shipping|dues|{_FEE_WORD} (?:fee|charge|deposit|cost)s?)\b")
_GATE = re.compile(r"\b(?:membership|delivery|admission|registration|subscription|retainer)\b")
_INCLUDED = re.compile(r"\b(?:including|with|plus|and)\b[^,?]*")
_BEFORE_FEE = re.compile(
    r",? ?\b(?:before|without|excluding|not including|not counting|aside from|apart from|besides|other than)"
    rf" (?:the |any |his |her |paying the |adding the )?((?:(?!the\b)[a-z]+ ){{0,3}}?){_FEE_WORD}(?: (?:is"
    rf"|was) added)?\b,?"
    rf"|,? ?\bif the (?:[a-z]+ ){{0,3}}?{_FEE_WORD} (?:is|was|were) (?:waived|not charged|left out)\b,?"
)
_GIVES = re.compile(
    r"\b(which [a-z ]*?(?:equations?|expressions?|functions?|inequalit(?:y|ies)|systems?|following|model))"
    r" (?:best )?(?:gives?|shows?|(?:can|could|may) be used)\b"
)
_ALONE = re.compile(
    r"\b(?:for|from|on|of) (?:the |his |her |their )?([a-z]+) (?:alone|only|by (?:itself|themselves))\b"
)


@dataclass(frozen=True)
class Part:
    """What of an amount is meant. name: "whole", "change", "running", "some", or "" where it is not known.

    said: the question names what is there in the end ("how tall", "are left"). only: the classes that "some" means.
    """

    name: str
    said: bool = False
    only: Noun = frozenset()


UNKNOWN = Part("")


def untaken(story: Story, reading: Reading, place: int, within: tuple[int, int] | None = None) -> str:
    """A sentence without the rates read in it; of amounts and letters only the mark is left out."""
    start, end = within or (0, len(story.sentences[place]))
    sentence = story.sentences[place]
    kept = list(sentence)
    named = [f.where[1] for f in reading.facts if isinstance(f, Named | Amount) and f.where[0] == place]
    for first, last in reading.taken[place]:
        if not any(first <= at < last for at in named):
            kept[first:last] = " " * (min(last, len(kept)) - first)
    plain = re.sub(r"\s+", " ", re.sub(r"[#$%&]\d+", " ", "".join(kept[start:end]))).strip()
    plain = re.sub(r"\b(for|in|over|during) the first (?=[a-z]+)", r"\1 the ", plain)
    return re.sub(r"(?<=\bnumber of) (?:additional|more) (?=[a-z]+,? needed)", " ", _GIVES.sub(r"\1 ", plain))


def rates_told(story: Story, reading: Reading) -> str:
    """The words of the rates that the asking sentence itself tells."""
    named = [f.where[1] for f in reading.facts if isinstance(f, Named | Amount) and f.where[0] == story.asking]
    sentence = story.sentences[story.asking]
    spans = [(a, b) for a, b in reading.taken[story.asking] if not any(a <= at < b for at in named)]
    return " ".join(sentence[a:b] for a, b in spans)


def question(story: Story, reading: Reading) -> str:
    """The words that ask, without conditions and without the rates told beside them."""
    return _ADVERBIAL.sub(" ", untaken(story, reading, story.asking))


def part_asked(story: Story, reading: Reading, line: Line) -> Part:
    """How much of a line's amount the question, or the clause that names the amount's letter, wants."""
    rest = _naming(story, reading, line.total) or untaken(story, reading, story.asking)
    fees = [f for f in line.fixed if f.role in ("fee", "once", "off")]
    starts = [f for f in line.fixed if f not in fees]
    running = False
    if _BEFORE_FEE.search(rest) and len(line.slots) == 1 and len(fees) == 1 and not starts:
        rest, running = _BEFORE_FEE.sub(" ", rest), True
    alone = _ALONE.search(rest)
    if alone and len(line.slots) == 1 and not starts and noun(alone[1]) & line.slots[0].stems:
        rest, running = rest[: alone.start()] + rest[alone.end() :], True
    if PARTS.search(rest) or _single(reading, rest, fees):
        return UNKNOWN
    whole = re.search(r"\btotal\b|\bin all\b|\baltogether\b", rest)
    if fees and (_FEES.search(_INCLUDED.sub(" ", rest)) or (_GATE.search(rest) and not whole)):
        return UNKNOWN
    if running:
        return Part("running", True)
    if fees and (_CHANGE_OF.search(rest) or re.search(r"\b(?:more|go(?:es)? (?:up|down)|rises?|grows?)\b", rest)):
        return UNKNOWN  # how the amount changes, where a fee does not
    lone = noun(next(iter(story.people))) if len(story.people) == 1 else frozenset()
    own = [s for s in line.slots if (s.own - lone) & noun(rest)]
    if own and len(own) < len(line.slots):
        only = frozenset().union(*(s.own - lone for s in own))
        return UNKNOWN if line.total is not None or line.fixed else Part("some", True, only)
    part = re.search(
        r"\b(?:cost|price|charge|amount)(?:, in [a-z]+,)? (?:of|for) the ([a-z]+)(?! (?:of|with|for)\b)", rest
    )
    if fees and part and noun(part[1]) & frozenset().union(*(s.stems for s in line.slots)) - TIMES:
        return UNKNOWN  # "the cost of the texts", beside a monthly charge
    if fees and not whole and _bare(story, rest, fees):
        return UNKNOWN
    return _changed(story, rest, starts)


def _changed(story: Story, rest: str, starts: list[Amount]) -> Part:
    core = _ADVERBIAL.sub(" ", rest)
    if STARTING.search(re.sub(r"\b(?:if|when)\b[^,?]*", " ", rest)):
        return UNKNOWN
    if not starts:
        return Part("whole", True)
    if _WENT.search(core):
        return UNKNOWN
    if _LEFT.search(core):
        return Part("whole", True)
    if _CHANGE_OF.search(core):
        return Part("change", True)
    changed = [w for w in re.findall(r"[a-z]+", core) if w in CHANGES]
    if not changed or _HOW_STATE.search(core):
        return Part("whole", bool(_STATE.search(core)))
    if all(told_so(story, starts, w) for w in changed):
        return _gathered(core)
    if any(stem_of(w) in GATHERS for w in changed) and re.search(r"\b(?:total|in all|altogether)\b", core):
        return UNKNOWN  # "the total amount saved": with what was there or without it
    words = re.sub(r"\b(?:have|has|had)\b", " ", core)
    if re.match(r"(?:in |for |over )?(?:\w+ )*?\bhow (?:much|many)\b", words):
        return (
            UNKNOWN if re.search(r"\b(?:contains?|holds?|own|there|to)\b(?=[^a-z]*$)", words) else Part("change", True)
        )
    return UNKNOWN if _STATE.search(words) else Part("change", True)


def _gathered(core: str) -> Part:
    """ "Has saved $120 and saves $25 a week": "will have saved" counts everything, "will save" only what is added."""
    if re.search(r"\b(?:have|has|had)\b", core) or re.match(r"which\b.*\b[a-z]+(?:ed|ad|ent|old)\b", core):
        return Part("whole")
    return UNKNOWN if re.search(r"\b(?:total|in all|altogether|so far)\b", core) else Part("change", True)


def _naming(story: Story, reading: Reading, total: Node | None) -> str:
    """The clause that says what the letter of the total stands for, unless it is the main clause of the question."""
    if not isinstance(total, Sym | Apply):
        return ""
    for fact in reading.facts:
        if isinstance(fact, Named) and fact.value is total:
            place, at = fact.where
            sentence = story.sentences[place]
            begins = [m.end() for m in re.finditer(r"\b(?:if|where|when|let|suppose|given that)\b", sentence[:at])]
            if place == story.asking and not begins:
                return ""
            start = begins[-1] if begins else 0
            stop = re.search(r",? (?:which|what|how)\b", sentence[at:])
            return untaken(story, reading, place, (start, at + stop.start() if stop else len(sentence)))
    return ""


def _single(reading: Reading, rest: str, fees: list[Amount]) -> bool:
    """ "The cost per guest": one thing's amount. A charge "per week" beside another rate is meant for one week."""
    periods = {
        stem
        for f in reading.facts
        if isinstance(f, Rate) and any(f.mark == fee.mark for fee in fees)
        for stem in f.per & TIMES
    }
    core = _ADVERBIAL.sub(" ", rest)
    return any(not (m[1] and stem_of(m[1]) in periods) for m in _EACH.finditer(core))


def _bare(story: Story, rest: str, fees: list[Amount]) -> bool:
    """ "The cost of 10 classes" where a membership is paid besides: with it or without it is not said."""
    if not re.search(r"\b(?:cost|price)(?:, in [a-z]+,)? of [a-z]+s\b", rest):
        return False
    return any(
        re.search(r"\b(?:member\w*|join\w*|enroll\w*|subscri\w+|admission)\b", story.sentences[f.where[0]])
        for f in fees
    )


def told_so(story: Story, starts: list[Amount], word: str) -> bool:
    """ "She has already saved $40": the start is itself something saved."""
    for start in starts:
        sentence = story.sentences[start.where[0]]
        last = re.split(r"[,;]| and ", sentence[: start.where[1]])[-1]
        after = re.split(r"[,;.]| and ", sentence[start.where[1] :])[0]
        said = {stem_of(w) for w in re.findall(r"[a-z]+", f"{last} {after}")}
        if stem_of(word) not in said and not re.search(r"\balready\b", sentence):
            return False
    return True


def part_told(story: Story, reading: Reading, line: Line) -> Part:
    """What a total that the story gives counts: "until 90 gallons have drained" is the change, "are left" the end."""
    starts = [f for f in line.fixed if f.role not in ("fee", "once", "off")]
    if not starts:
        return Part("whole")
    for fact in reading.facts:
        if not isinstance(fact, Amount) or fact.value is not line.total:
            continue
        sentence = story.sentences[fact.where[0]]
        left, right = sentence[: fact.where[1]].rstrip(), re.sub(r"^[#$]\d+", "", sentence[fact.where[1] :])
        left = re.sub(
            r"(?: (?:about|a total of|at least|at most|more than|less than|exactly|only|another))+$", "", left
        )
        last = re.findall(r"[a-z]+", left)[-1:]
        if last == ["by"]:
            return Part("change")
        after = re.match(
            r"(?: (?!to\b|after\b|when\b|if\b|in\b|of\b)[a-z]+){0,3}?(?: of [a-z]+)?"
            r"(?: (?:have|has|had|is|are|was|were|be|been))* ([a-z]+)\b",
            right,
        )
        near = [*last, *([after[1]] if after else [])]
        following = re.findall(r"[a-z]+", re.split(r"[,;.?]", right)[0])[:6]
        changed = [w for w in [*near, *following] if w in CHANGES and not told_so(story, starts, w)]
        if not changed:
            return Part("whole")
        if any(stem_of(w) in GATHERS for w in changed):
            return UNKNOWN
        return Part("change")
    return Part("whole")


def keep_only(line: Line, part: Part) -> None:
    """Leave out of a line what is not asked for; a change alone is counted as an amount of its own."""
    line.end_said, line.fell = part.said, any(slot.sign < 0 for slot in line.slots)
    if part.name == "change":
        line.left_out = [f for f in line.fixed if f.role not in ("fee", "once", "off")]
        for slot in line.slots:
            slot.sign = 1
    elif part.name == "running":
        line.left_out = list(line.fixed)
    elif part.name == "some":
        line.slots = [s for s in line.slots if s.own & part.only]
    line.fixed = [f for f in line.fixed if f not in line.left_out]
