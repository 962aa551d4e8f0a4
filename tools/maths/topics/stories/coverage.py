"""Whether every word of a story was understood: what was not taken must be harmless words or the story's nouns."""

from __future__ import annotations

import re

from tools.maths.stem import REVERSALS, TRAPS
from tools.maths.topics.stories.asking import Ask
from tools.maths.topics.stories.change_words import CHANGES
from tools.maths.topics.stories.facts import Rate, Reading
from tools.maths.topics.stories.meaning import INVERTED, STRONG, Meaning
from tools.maths.topics.stories.nouns import noun, stem_of
from tools.maths.topics.stories.question_words import bare_condition, strange, told_words
from tools.maths.topics.stories.scope import rates_told, untaken
from tools.maths.topics.stories.text import Story

_HARMLESS_TEXT = """
    a an the this that these those he she they it his her their its him them we you your i my our and or plus but
    also then so if when where which who for of in on at to by with from as into during over about per is are was
    were be been being has have had having do does did will would can could may should must sell sells sold selling
    buy buys bought buying pay pays paid paying spend spends spent spending cost costs charge charges charged earn
    earns earned earning make makes made making work works worked working need needs needed want wants wanted plan
    plans planned rent rents rented order orders ordered use uses used take takes took get gets got receive receives
    received collect collects collected raise raises raised save saves saved read reads drive drives drove travel
    travels travelled traveled run runs ran walk walks walked send sends sent bake bakes baked hold holds contain
    contains weigh weighs carry carries give gives gave go goes went join joins joined hire hires hired total
    altogether all exactly only both together number many much money dollars dollar tax sales before after different
    two types type kinds kind either constant rate following what how equation expression function inequality system
    equations inequalities represents represent models model situation find determine let best correctly describes
    shows shop store company day today yesterday week month year morning afternoon evening one monday tuesday
    wednesday thursday friday saturday sunday january february march april june july august september october
    november december mr ms mrs dr new local summer spring winter fall first now next later up last night tonight
    noon customer customers price prices amount worth value there priced play plays played playing build builds
    built building print prints printed printing typed write writes wrote paint paints painted plant plants planted
    pick picks picked produce produces produced fill fills filled sew sews sewed knit knits knitted cook cooks
    cooked wash washes washed mow mows mowed deliver delivers delivered tie ties tied score scores scored download
    downloads downloaded visit visits visited attend attends attended stay stays stayed ride rides rode bike bikes
    biked cycle cycles cycled hike hikes hiked swim swims swam fly flies flew flying swimming hiking biking driving
    complete completes completed finish finishes finished assemble assembles assembled pack packs packed load loads
    loaded member members tutor tutors tutored babysit babysits babysat clean cleans cleaned serve serves served
    teach teaches taught practice practices practiced study studies studied watch watches watched grow grows grew
    add adds added put puts bill bills stack stacks stacked place places placed able afford purchase purchases
    purchased bring brings brought host hosts reach long pounds weight length height people time times show using
    parking deposits deposited fit fits park parks parked climb climbs climbed design designs designed repair
    repairs repaired flow flows enters enter pours pour pump pumps gas fuel water hose storm weighing carried loaded
    along onto into rides board identical
"""
HARMLESS = frozenset(_HARMLESS_TEXT.split())
_SHARP_TEXT = """
    not no never except without unless neither nor half twice double another extra additional rest left remain
    remaining remains other more less fewer free same each every apiece return returned refund change broke lost
    gave discount off already least most minimum maximum equal than
"""
SHARP = frozenset(_SHARP_TEXT.split())


_START_TEXT = """
    tall long deep high already initially originally current currently start begin initial starting
"""
_START_WORDS = frozenset(_START_TEXT.split())
_DEPTH_TEXT = "below beneath surface sea level depth deep descend descends dive dives sink sinks feet"
_DEPTH_WORDS = frozenset(_DEPTH_TEXT.split())
_FALL_TEXT = "left remain remaining empty still away down"
_FALL_WORDS = frozenset(_FALL_TEXT.split())
_EXTREME_TEXT = "least greatest most minimum maximum fewest largest smallest highest lowest possible"
_EXTREME_WORDS = frozenset(_EXTREME_TEXT.split())
_TOLD_TRAPS_TEXT = "if when then who of after before first each every what only both"
_TOLD_TRAPS = frozenset(_TOLD_TRAPS_TEXT.split())


def understood(story: Story, reading: Reading, wanted: Ask, meaning: Meaning) -> bool:
    """Whether nothing of weight was passed over."""
    nouns = _nouns(story, reading, wanted, meaning)
    elsewhere = [s for place, s in enumerate(story.sentences) if place != story.asking]
    told = {w for w in told_words([*elsewhere, rates_told(story, reading)]) if w not in SHARP}
    for place, sentence in enumerate(story.sentences):
        asks = place == story.asking
        rest = untaken(story, reading, place) if asks else _rest(sentence, reading.taken[place])
        rest = _EVENT.sub(" ", rest)
        if meaning.slots:
            rest = _NOTHING.sub(" ", rest)
        rest = re.sub(r"\b(?:when|if|once) (?:every|each) [a-z]+ (?:is|was) sold\b", " ", rest)
        rest = re.sub(r"\beach (?:either|of which is|of them is|being) ", " ", rest)
        if asks:
            if not _question_understood(rest, story, nouns | told, meaning, sentence):
                return False
        elif re.search(r"[#$%&]\d", sentence):
            words = re.findall(r"[a-z][a-z']*", SCENE.sub(scenery, rest))
            if not all(_harmless(w, nouns | wanted.what, story, place) for w in words):
                return False
        elif any(w in (TRAPS | REVERSALS) - _TOLD_TRAPS for w in re.findall(r"[a-z']+", rest)):
            return False
    return True


def _nouns(story: Story, reading: Reading, wanted: Ask, meaning: Meaning) -> set[str]:
    """The words that the meaning accounts for."""
    nouns: set[str] = {"rest"} if any("rest" in s.own for s in meaning.slots) else set()
    if any(f.role == "start" for line in meaning.lines for f in [*line.fixed, *line.left_out]):
        nouns |= _START_WORDS
    if any(s.sign < 0 for s in meaning.slots) or any(line.fell for line in meaning.lines):
        nouns |= {stem_of(w) for s in story.sentences for w in STRONG.findall(s)}
        nouns |= _FALL_WORDS
    if any(INVERTED.search(s) for s in story.sentences):
        nouns |= _DEPTH_WORDS  # such a story is put together only where its depth was read
    nouns |= wanted.units
    if wanted.extreme:
        nouns |= _EXTREME_WORDS
    for fact in reading.facts:
        if isinstance(fact, Rate):
            nouns |= fact.per | fact.kind
    return nouns


def _question_understood(rest: str, story: Story, known: set[str], meaning: Meaning, sentence: str) -> bool:
    """Every word that asks must be known, told before, or read by `scope`."""
    if bare_condition(sentence, KNOWN_CONDITION):
        return False
    known = known | set(story.people)
    if any(line.left_out for line in meaning.lines):
        known |= CHANGES | _READ_PARTS
    if any(line.end_said for line in meaning.lines):
        known |= _STATES
    return not strange(rest, known)


KNOWN_CONDITION = re.compile(
    r"\b(?:fee|deposit|charge|membership)s? (?:is|was|are) (?:waived|not charged|left out)\b|\b(?:every"
    r"|each) [a-z]+ (?:is|was)"
    r" sold\b|\b(?:when|once) (?:it|the [a-z]+) (?:is|was) (?:lit|opened|turned on|planted)\b|\b(?:begins?|began"
    r"|starts?)\b"
)
_STATES_TEXT = """
    tall deep high long heavy old warm hot cold height depth temperature balance level altitude now
"""
_STATES = frozenset(_STATES_TEXT.split())
_READ_PARTS_TEXT = """
    growth change increase decrease drop rise gain loss reduction decline taller shorter longer deeper higher lower
    alone only itself themselves before without excluding fee fees deposit charge waived joining not including
    counting
"""
_READ_PARTS = frozenset(_READ_PARTS_TEXT.split())


_EVENT = re.compile(  # when the story begins: "when a storm begins", "after the hose is turned on"
    r"\b(?:when|after|once|as)(?: (?:it|the|an?|he|she|they|her|his|their|its))(?: (?!not\b|no\b|is\b"
    r"|was\b)[a-z]+){0,3}? (?:begins?|began|starts?"
    r"|started|opens|opened|(?:is|was|are) (?:lit|turned on|opened|planted|begun|started|switched on|released"
    r"|installed|purchased|bought))\b"
)
_NOTHING = re.compile(  # what does not happen changes nothing
    r",? (?:and |but )?(?:makes no(?: other)? (?:withdrawals|deposits)(?: (?:or|and) (?:withdrawals|deposits))?"
    r"|no (?:other |more )?(?:water|money"
    r"|gas|fuel|oil|sand|liquid) (?:leaves|enters|flows out|is added|is removed|is withdrawn)(?: (?:of |to "
    r"|from )?the [a-z]+)?|no other (?:deposits"
    r"|withdrawals|fees|charges)(?: are made)?)\b"
)
SCENE = re.compile(
    r"\b(?:a|an|the|this|that|his|her|their|its|of|at|in|on|to|from|for|mr\.?|ms\.?|mrs\.?|dr\.?)((?: (?!(?:and"
    r"|or|is|are|was|were|has|have|had|to|for|of|in|at|on|if|that|who|which|when)\b)[a-z][a-z']*){1,3})"
)


def scenery(match: re.Match[str]) -> str:
    """What stands after an article or a preposition is a thing or a place; its plain words do no harm."""
    words = match.group(1).split()
    return " ".join(w for w in words if w in SHARP or w in TRAPS)


def _harmless(word: str, nouns: set[str], story: Story, place: int) -> bool:
    if word in SHARP:
        return stem_of(word) in nouns or word in nouns
    if word in HARMLESS or word in story.names or stem_of(word) in nouns or (noun(word) <= nouns and noun(word)):
        return True
    return place_name(word, story, place) or (word.endswith("'s") and word[:-2] in story.names)


def place_name(word: str, story: Story, place: int) -> bool:
    """The first word of a sentence may be a name."""
    sentence = story.sentences[place]
    return sentence.startswith(word) and word not in TRAPS


def _rest(sentence: str, spans: list[tuple[int, int]]) -> str:
    kept = list(sentence)
    for start, end in spans:
        for index in range(start, min(end, len(kept))):
            kept[index] = " "
    return "".join(kept)
