"""The numbers and letters of a story as measures: a value, its unit, what it is so much for, and the words around it.

"1.5 inches per week" is inches for a week; "every 12 minutes it loses 5 percent" is percent for 12 minutes. Which measure
plays which part is for the scene that reads them.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths.topics.proportion.units import kind_of, plural_of
from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.topics.stories.ledger.nouns import STOP, noun_at, one_of
from tools.maths.tree import Node, Num, Sym
from tools.maths.values import evaluate

_V = re.compile(r"⟦([NMPS])(\d+)⟧")
_SKIP = r"(?: (?!and\b|or\b|but\b|per\b|each\b|every\b|for\b|while\b|when\b|than\b|as\b)[a-z'-]+){0,6}?"
_PER = re.compile(
    rf"(?:{_SKIP},? (?:(?:for|in|on|during|to) )?(?P<q>per|each|every) (?:⟦N(?P<n>\d+)⟧[ -]?)?|(?: of(?: (?!an?\b)[a-z]+){{1,3}}?)? (?P<a>an? (?=(?:second|minute|hour|day|week|month|year|shift)s?\b)))(?P<u>[a-z]+)"
)
_LEAD = re.compile(
    r"\b(?:each|every|per) (?:⟦N(?P<n>\d+)⟧[ -]?)?(?P<u>(?:second|minute|hour|day|week|month|year)s?)\b(?:,| that| of)?(?: [a-z',-]+){0,9} ?\$? ?$"
)
_SPAN = re.compile(r"\b(?:each|every|per) $")
_SPEED = re.compile(r" ?(?P<u>mph|miles/hour|km/h|m/s)\b")
_SPEEDS = {
    "mph": ("mile", "hour"),
    "miles/hour": ("mile", "hour"),
    "km/h": ("kilometer", "hour"),
    "m/s": ("meter", "second"),
}
_ENDINGS = re.compile(r"(?:ing|ed|es|s|e)$")
_ODD = {"ran": "run", "drove": "driv", "rode": "rid", "swam": "swim", "flew": "fly", "went": "go", "made": "mak",
        "people": "person", "children": "child", "feet": "foot", "read": "read"}  # fmt: skip
_PLAIN_TEXT = """
    a an the of in for to at on and or if is are was were be that this these those with by number numbers total she he
    they it can will her his their its which each what amount how many much long does do did has have as from per every
    than same there when who whom rate speed average constant some part rest way time while so then one
"""
_PLAIN = frozenset(_PLAIN_TEXT.split())


@dataclass(frozen=True)
class Measure:
    """A value of the story. unit: its noun in the singular; words: what stands before it; of: after "of".

    per, span: what it is so much for ("minute", 12); left, right: the words up to the neighbouring values.
    """

    node: Node
    kind: str
    index: int
    sentence: int
    start: int
    end: int
    unit: str
    words: frozenset[str] = frozenset()
    of: str = ""
    per: str = ""
    span: Fraction = Fraction(1)
    marks: tuple[int, ...] = ()
    left: str = ""
    right: str = ""

    @property
    def value(self) -> Fraction:
        """The exact number; only for measures that are no letters."""
        found = evaluate(self.node)
        return Fraction(found) * (100 if self.kind == "P" else 1)

    @property
    def rate(self) -> Fraction:
        """The number for one unit of what it is for."""
        return self.value / self.span

    @property
    def used(self) -> frozenset[int]:
        """The placeholders it takes in."""
        return frozenset((self.index, *self.marks))


def is_time(word: str) -> bool:
    """Whether a unit measures time.

    >>> is_time("hour"), is_time("mile")
    (True, False)
    """
    return kind_of(word) == "time" or word in ("week", "month", "year", "shift", "workday")


def measures(story: Story) -> tuple[Measure, ...]:
    """Every number and letter in the order of the text; years, clock times and "the two" are left out.

    >>> from tools.maths import stem
    >>> told = Story(stem.read("It is 9 inches tall and every 2 weeks it grows 3 inches."))
    >>> [(m.unit, m.per, m.span) for m in measures(told)]
    [('inch', '', Fraction(1, 1)), ('inch', 'week', Fraction(2, 1))]
    """
    found: list[Measure] = []
    for number, sentence in enumerate(story.sentences):
        here: list[Measure] = []
        waiting: list[Measure] = []  # "every 12 minutes": claimed by a measure beside it, or one itself
        floor = 0
        for place in _V.finditer(sentence):
            if _idle(story, sentence, place):
                continue
            one = _measure(story, sentence, place, number, floor)
            if one is None:
                continue
            if place[1] == "N" and _SPAN.search(sentence[: place.start()]):
                waiting.append(one)
                continue
            here.append(one)
            floor = one.end
        marks = {i for m in here for i in m.marks}
        here += [m for m in waiting if m.index not in marks]
        here.sort(key=lambda m: m.start)
        for i, one in enumerate(here):
            before = here[i - 1].end if i else 0
            after = here[i + 1].start if i + 1 < len(here) else len(sentence)
            found.append(replace(one, left=sentence[before : one.start], right=sentence[one.end : after]))
    return tuple(_compound(m, found) for m in found)


def _compound(one: Measure, found: list[Measure]) -> Measure:
    """ "a 2,640-page report": the unit of another number, in the singular."""
    word = re.match(r" ([a-z]+) ", one.right)
    if one.unit or word is None or all(word[1] != m.unit for m in found):
        return one
    return replace(one, unit=word[1])


def _idle(story: Story, sentence: str, match: re.Match[str]) -> bool:
    """A year, a time of day, or the number of those spoken of ("the two printers")."""
    after, before = sentence[match.end() :], sentence[: match.start()]
    if _label(story, before):
        return True
    if re.match(r" ?(?:[ap]\.?m\b|:)", after):
        return True
    if match[1] != "N":
        return False
    node = story.stem.nodes[int(match[2])]
    if not isinstance(node, Num):
        return True
    if (
        1800 <= node.value <= 2100
        and len(node.text) == 4
        and re.search(r"\b(?:in|since|after|before|by|from) $", before)
    ):
        return True
    told = noun_at(sentence, match.end())
    few = node.value in (2, 3) and (told is None or not kind_of(told[0].head))
    return few and bool(re.search(r"\b(?:the|these|those|both|of) $", before) or (not before.strip() and told))


def _label(story: Story, before: str) -> bool:
    """Whether a number only tells things apart: "copier 1 … of copier 2"."""
    word = re.search(r"\b([a-z]+) $", before)
    if word is None or word[1] in STOP:
        return False
    numbers = {story.stem.value(i) for i in re.findall(rf"\b{word[1]} ⟦N(\d+)⟧", story.prose)}
    named = re.search(rf"(?:^|[.?!] |\bof |\bthan |\bdoes ){word[1]} ⟦N", story.prose)
    return numbers == {1, 2} and named is not None


def _measure(story: Story, sentence: str, match: re.Match[str], number: int, floor: int) -> Measure | None:
    index, end = int(match[2]), match.end()
    node: Node
    if match[1] == "S":
        name = story.name(match[2])
        if not name:
            return None
        node = Sym(name)
    else:
        node = story.stem.nodes[index]
    unit, words, of = "", frozenset[str](), ""
    speed = _SPEED.match(sentence, end)
    if speed:
        unit, per = _SPEEDS[speed["u"]]
        return Measure(node, match[1], index, number, match.start(), speed.end(), unit, per=per)
    if match[1] == "M":
        unit = "dollar"
    elif match[1] == "P" or re.match(r" (?:percent|%)", sentence[end:]):
        unit = "percent"
        end += len(" percent") if sentence.startswith(" percent", end) else 0
    elif (told := noun_at(sentence, end)) is not None:
        unit, words, of, end = told[0].head, told[0].words, told[0].of, told[1]
    told_per = _PER.match(sentence, end)
    if told_per and _fits(told_per["u"], bool(told_per["a"])):
        marks = (int(told_per["n"]),) if told_per["n"] else ()
        span = Fraction(story.number(told_per["n"])) if told_per["n"] else Fraction(1)
        return Measure(
            node,
            match[1],
            index,
            number,
            match.start(),
            told_per.end(),
            unit,
            words,
            of,
            one_of(told_per["u"]),
            span,
            marks,
        )
    lead = _LEAD.search(sentence[floor : match.start()])
    if lead:
        marks = (int(lead["n"]),) if lead["n"] else ()
        span = Fraction(story.number(lead["n"])) if lead["n"] else Fraction(1)
        return Measure(
            node, match[1], index, number, match.start(), end, unit, words, of, one_of(lead["u"]), span, marks
        )
    return Measure(node, match[1], index, number, match.start(), end, unit, words, of)


def _fits(word: str, article: bool) -> bool:
    """Whether a word may be what something is so much for: after "a" only a unit of time."""
    return word not in STOP and (not article or is_time(one_of(word)))


def counts(story: Story, name: str, unit: str) -> bool:
    """Whether a letter counts units of one kind: "the number of minutes, m", "m minutes", "t, in minutes"."""
    units = f"(?:{unit}|{plural_of(unit)})"
    for m in measures(story):
        if isinstance(m.node, Sym) and m.node.name == name:
            near = story.sentences[m.sentence]
            before, after = near[: m.start], near[story_end(near, m.start) :]
            if m.unit == unit or re.search(rf"\b{units}\b[^⟦]{{0,8}}$", before):
                return True
            if re.match(rf",? in {units}\b| (?:is|represents|be) the (?:total )?number of {units}\b", after):
                return True
    return re.search(rf"\b{units}\b", story.letters.get(name, "")) is not None


def story_end(sentence: str, start: int) -> int:
    """Where the placeholder that starts at a place ends."""
    return sentence.index("⟧", start) + 1


def stems(text: str) -> frozenset[str]:
    """The words that tell one thing or doing from another, without their endings.

    >>> sorted(stems("the number of hours she jogged on the trail"))
    ['hour', 'jog', 'trail']
    """
    found = []
    for word in re.findall(r"[a-z]+(?:'[a-z]+)?", re.sub(r"⟦\w+⟧", " ", text)):
        word = re.sub(r"'[a-z]*$", "", word)
        if word in _PLAIN or (len(word) < 2 and word != "x"):
            continue
        word = _ODD.get(word) or (_ENDINGS.sub("", word) if len(word) > 3 else word)
        word = re.sub(r"([bdgklmnprt])\1$", r"\1", word)
        found.append(word)
    return frozenset(found)


def whose(text: str, one: str, two: str) -> int | None:
    """Which of two things a phrase names, by the words only one of them has: 0 or 1, None where that is unclear.

    >>> whose("hours spent walking", "she walked part of the way", "jogged the rest")
    0
    """
    first, second = stems(one), stems(two)
    asked = stems(text)
    hits = (bool(asked & (first - second)), bool(asked & (second - first)))
    return None if hits[0] == hits[1] else (0 if hits[0] else 1)
