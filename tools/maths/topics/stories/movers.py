"""Two at work or on the way, each at a constant rate: meeting, moving apart, catching up, filling or typing together.

One may have a head start, as a time or as a distance; minutes and hours are converted. Not covered: rates that change,
more than two, round trips, clock times as answers. Always a reading with choices: flavour is passed over, but every
number must have a role.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, State, words
from tools.maths.problem import Target
from tools.maths.stem import Stem
from tools.maths.topics.stories.clocks import without_clocks
from tools.maths.topics.stories.nouns import stem_of
from tools.maths.topics.stories.text import Story, spell
from tools.maths.topics.writing import from_equations
from tools.maths.tree import Bin, Node, Rel, Sym, num
from tools.maths.values import Unvalued, evaluate

CONCEPT = (
    "What each of the two does is its rate times its own time. Write both with one letter for the time, with care who "
    "started earlier, and say how the two amounts belong together: they add up to the whole, or they are equal."
)
_TIME = r"(?:second|minute|hour|day)"
_RATE = re.compile(rf"(?P<mark>#\d+) (?P<unit>[a-z]+) (?:per|an|a|each|every) (?P<time>{_TIME})\b")
_APART = re.compile(
    r"\bopposite directions?\b|\b(?:away from|towards?) (?:each other|one another)\b|\bin opposite\b"
    r"|\bmeet each other\b"
)
_SAME_WAY = re.compile(r"\bsame (?:direction|way)\b")
_CHASE = re.compile(r"\bcatch(?:es)?(?: up)?\b|\bcaught up\b|\bovertakes?\b|\bcatching up\b")
_JOINT = re.compile(r"\b(?:both|together|joins?|joined|at the same time|simultaneously)\b")
_STRANGE = re.compile(
    r"\b(?:equation|expression|function|which of|inequality|average|slower|faster|times|percent|return\w*|back"
    r"|twice|half|stops?|stopped|rest(?:ed|s)?"
    r"|break|breaks|leak\w*|drain\w*|per person|wind|current|not|except|empties|emptied|emptying|removes?"
    r"|removing|pumped out|(?<!pull )(?<!pulls )(?<!drive )(?<!drives )out of|loses?|losing|before"
    r"|until they are)\b|[%$&]\d"
)
_MINUTES = {"second": Fraction(1, 60), "minute": Fraction(1), "hour": Fraction(60), "day": Fraction(1440)}


@dataclass(frozen=True)
class Pair:
    """Rates of the two; head: by how much time the first is ahead; gap: by how much distance; whole: what both do."""

    first: Node
    second: Node
    kind: str
    unit: str
    time: str
    head: Node | None
    gap: Node | None
    whole: Node | None

    def relation(self) -> Rel:
        """The equation in t, the time of the second."""
        t = Sym("t")
        mine: Node = Bin("+", t, self.head) if self.head is not None else t
        first, second = Bin("*", self.first, mine), Bin("*", self.second, t)
        if self.kind == "sum" and self.whole is not None:
            return Rel("=", Bin("+", first, second), self.whole)
        return Rel("=", Bin("+", first, self.gap) if self.gap is not None else first, second)

    def apart(self, time: Fraction) -> Fraction:
        """How far from done at a time, step by step: first alone, then both."""
        a, b = Fraction(evaluate(self.first)), Fraction(evaluate(self.second))
        done = a * Fraction(evaluate(self.head)) if self.head is not None else Fraction(0)
        if self.kind == "sum" and self.whole is not None:
            return Fraction(evaluate(self.whole)) - done - (a + b) * time
        ahead = done + (Fraction(evaluate(self.gap)) if self.gap is not None else 0)
        return ahead - (b - a) * time


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a story of two that move or work, None when it is not one."""
    if not stem.choices or not re.search(r"\b(?:per|an?|each|every) (?:second|minute|hour|day)\b", stem.prose):
        return None
    plain, later = without_clocks(stem)
    story = spell(plain)
    if story is None or not 2 <= len(story.nodes) <= 8 or any(_STRANGE.search(s) for s in story.sentences):
        return None
    try:
        return _read(stem, story, later)
    except Unvalued:
        return None


def _read(stem: Stem, story: Story, later: Fraction | None) -> Derivation | None:
    text = " ".join(story.sentences)
    rates = list(_RATE.finditer(text))
    if len(rates) != 2 or rates[0]["time"] != rates[1]["time"]:
        return None
    unit, time = stem_of(rates[0]["unit"]), rates[0]["time"]
    if stem_of(rates[1]["unit"]) != unit:
        return None
    first, second = (story.node(r["mark"]) for r in rates)
    roles = _roles(story, text, unit, {r["mark"] for r in rates})
    if roles is None:
        return None
    amounts, times = roles
    head: Node | None = None
    if later is not None:
        head = num(later / _MINUTES[time])
    elif times:
        head = _in(time, story.node(times[0][0]) if times[0][0] else num(1), times[0][1])
        if times[0][0] and not _HEAD.search(text[: times[0][2]] + "|" + text[times[0][2] :]):
            return None
    if len(times) > (0 if later is not None else 1) or len(amounts) > 1:
        return None
    whole = story.node(amounts[0][0]) if amounts else None
    if _CHASE.search(text) and not _APART.search(text):
        around = text[amounts[0][1] :] if amounts else ""
        if amounts and (head is not None or not re.match(r"#\d+ [a-z]+ (?:ahead|behind|head start|in front)", around)):
            return None
        if head is None and whole is None:
            return None
        ahead = "first"
        if amounts and re.match(r"#\d+ [a-z]+ behind", around):
            return None
        pair = Pair(first, second, "equal", unit, time, head, whole, None)
        if evaluate(second) <= evaluate(first):
            return None
        del ahead
    elif _SAME_WAY.search(text):
        if whole is None or head is not None or not re.search(r"\bapart\b|\bahead\b", text):
            return None
        slow, fast = sorted((first, second), key=lambda rate: Fraction(evaluate(rate)))
        pair = Pair(slow, fast, "equal", unit, time, None, whole, None)
    elif whole is not None and (_APART.search(text) or _JOINT.search(text)):
        if head is not None and not _first_alone(text, rates):
            return None
        pair = Pair(first, second, "sum", unit, time, head, None, whole)
    else:
        return None
    return _asked(stem, story, pair, rates, text)


_HEAD = re.compile(
    r"(?:alone (?:for|during)(?: the)?(?: first)? \|)|(?:(?:the|for)? ?first \|)|\|#\d+ [a-z]+ (?:later|after"
    r"|head start|before)"
    r"|\|#\d+ [a-z]+ alone|after \|"
)


def _first_alone(text: str, rates: list[re.Match[str]]) -> bool:
    """Whether the one with the head start is the one whose rate stands first."""
    if re.search(r"\b(?:second|other)\b[^.]*\b(?:later|joins?|joined)\b|\bruns from the start\b", text):
        return True
    named = re.search(
        r"\b([a-z]+) (?:works?|worked|types?|typed|paints?|painted|runs?|ran|begins?|began|starts?"
        r"|started)(?: [a-z]+)? alone\b",
        text,
    )
    if named:
        return named[1] in text[: rates[0].start()]
    return bool(re.search(r"\blater\b", text))


def _roles(
    story: Story, text: str, unit: str, rated: set[str]
) -> tuple[list[tuple[str, int]], list[tuple[str, str, int]]] | None:
    """What every other number is: an amount of the unit, or a time; None when one is neither."""
    amounts, times = [], []
    for match in re.finditer(r"(#\d+)(?: (?:more )?([a-z]+))?", text):
        mark, word = match[1], stem_of(match[2] or "")
        if mark in rated:
            continue
        if word == unit:
            amounts.append((mark, match.start()))
        elif word in _MINUTES:
            times.append((mark, word, match.start()))
        elif evaluate(story.node(mark)) == 2 and match[2]:
            continue  # "two trains"
        else:
            return None
    for match in re.finditer(rf"\b(?:an|one) ({_TIME}) (?:later|after|before|head start)\b", text):
        return None if times else (amounts, [("", match[1], match.start())])
    return amounts, times


def _in(time: str, node: Node, given: str) -> Node:
    """A time in the rates' unit."""
    if given == time:
        return node
    return num(Fraction(evaluate(node)) * _MINUTES[given] / _MINUTES[time])


def _asked(stem: Stem, story: Story, pair: Pair, rates: list[re.Match[str]], text: str) -> Derivation | None:
    asking = story.sentences[story.asking]
    question = asking[max(asking.rfind("how "), asking.rfind("what "), 0) :]
    t = Sym("t")
    earlier: Node = Bin("+", t, pair.head) if pair.head is not None else t
    who = _who(question, text, rates)
    unit = re.search(r"how many ([a-z]+)", question)
    if not unit:
        return None
    word = stem_of(unit[1])
    if word == pair.time:
        if pair.head is None:
            wanted: Node = t
        elif who == "first" or re.search(r"\bfrom the (?:time|moment) the first\b|\bin all\b", question):
            wanted = earlier
        elif who == "second":
            wanted = t
        else:
            return None
    elif word == pair.unit:
        if pair.kind == "equal":
            if pair.gap is not None or not re.search(
                r"\bfrom (?:the |their |his |her )?(?:start|starting|home|point|school|house|town|trailhead|same)",
                question,
            ):
                return None
            wanted = Bin("*", pair.second, t)
        elif who == "first":
            wanted = Bin("*", pair.first, earlier)
        elif who == "second":
            wanted = Bin("*", pair.second, t)
        else:
            return None
    else:
        return None
    relation = pair.relation()

    def tried() -> bool:
        for time in (Fraction(1), Fraction(2), Fraction(5), Fraction(7, 2)):
            gap = evaluate(relation.left, {"t": time}) - evaluate(relation.right, {"t": time})
            if gap not in (pair.apart(time), -pair.apart(time)):
                return False
        return True

    writing = Move(
        "Write the relation",
        "Each rate times its own time; the two amounts make up the whole, or they are the same.",
        words("rate times time for both, as the story joins them"),
        State.of(relation),
        check=tried,
    )
    found = from_equations(stem, [relation], Target("value", wanted), before=[writing], full=False)
    if found is None or not found.solutions or len(found.solutions) != 1:
        return None
    time = evaluate(found.solutions[0]["t"])
    if not isinstance(time, Fraction) or time <= 0:
        return None
    return replace(
        found,
        skill=skills.RATES,
        concept=CONCEPT,
        asked="You are asked for a time, or for what one of the two does in its time.",
        confirm=lambda: pair.apart(time) == 0 and evaluate(wanted, {"t": time}) == evaluate(found.values[0]),
    )


def _who(question: str, text: str, rates: list[re.Match[str]]) -> str:
    """Whose time or share is asked for: the one whose name stands before the first rate, or between the two."""
    every = re.finditer(
        r"\b(?:after|did|does|will|has|had|that) (?:the |her |his )?(first|second|[a-z]+)(?: [a-z]+)? (?:leaves?"
        r"|left|starts?|started|sets?|set|begins?|began"
        r"|type|run|ride|drive|paint|travel|traveled|work|walk|pump|print|catch|types|is (?:started|turned))\b",
        question,
    )
    named = next((m for m in every if m[1] not in ("he", "she", "it", "they")), None)
    if named is None:
        return ""
    if named[1] in ("first", "second"):
        return named[1]
    before, between = text[: rates[0].start()], text[rates[0].end() : rates[1].start()]
    name = rf"\b{named[1]}\b"
    if re.search(name, before) and not re.search(name, between):
        return "first"
    if re.search(name, between) and not re.search(name, before):
        return "second"
    return ""
