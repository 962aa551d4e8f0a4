"""What was there at the start, where a later amount is told: the change is taken back.

"A candle burns 1.5 inches per hour. After 4 hours it is 6 inches tall. How tall was it at first?" Only one rate, one
count and one later amount; whether it grew or fell must be said by the rate's own words.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Slip
from tools.maths.stem import Stem
from tools.maths.topics.stories import asking
from tools.maths.topics.stories import reading as story_reading
from tools.maths.topics.stories.facts import Amount, Rate, Reading
from tools.maths.topics.stories.meaning import GROWS, INTO, INVERTED, STRONG
from tools.maths.topics.stories.measures import measured
from tools.maths.topics.stories.question_words import bare_condition, strange, told_words
from tools.maths.topics.stories.scope import PARTS, STARTING, question, untaken
from tools.maths.topics.stories.text import Story, spell
from tools.maths.topics.writing import calculated
from tools.maths.tree import Bin, letters
from tools.maths.values import Unvalued, evaluate

CONCEPT = (
    "What is there later is the start and everything that changed since. To find the start, take the change back: "
    "what was added is subtracted, what was lost is added again."
)
_STATE_TEXT = """
    at first start beginning outset in the initial initially original originally begin starting with tall deep high
    height depth temperature balance level altitude was were is been hot warm cold before
"""
_STATE_WORDS = set(_STATE_TEXT.split())
_STRANGE = re.compile(
    r"\b(?:average|percent|each other|twice|half|double|another|until|at most|at least|more than|less than)\b"
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a start from a later amount, None when the story is not one."""
    if not STARTING.search(stem.prose):
        return None
    story = spell(stem)
    if story is None or len(story.nodes) != 3 or any(_STRANGE.search(s) for s in story.sentences):
        return None
    try:
        return _read(story)
    except Unvalued:
        return None


def _read(story: Story) -> Derivation | None:
    sentence = story.sentences[story.asking]
    wanted = asking.ask(re.sub(r"\b(?:original|initial|starting) ", "", sentence))
    if wanted is None or wanted.kind == "which" or wanted.extreme or bare_condition(sentence):
        return None
    found = measured(story, story_reading.read(story), wanted)
    if found is None or found[2] != 1 or found[0].missed:
        return None
    reading = found[0]
    asks = question(story, reading)
    if not STARTING.search(asks) or PARTS.search(asks):
        return None
    rates = [f for f in reading.facts if isinstance(f, Rate)]
    amounts = [f for f in reading.facts if isinstance(f, Amount)]
    if len(rates) != 1 or rates[0].steps or letters(rates[0].value) or any(letters(a.value) for a in amounts):
        return None
    rate = rates[0]
    times = [a.value for a in amounts if a.kind & rate.per and not a.kind & rate.kind]
    times += [rate.count] if rate.count is not None else []
    later = [a for a in amounts if a.kind & rate.kind and a.op == "="]
    sign = _direction(story, rate)
    if len(times) != 1 or len(later) != 1 or not sign or not _stands(story, later[0]):
        return None
    change = Bin("*", rate.value, times[0], "cdot")
    expression = Bin("-" if sign > 0 else "+", later[0].value, change)
    made = calculated(
        "Take the change back", "Undo the change, from the later amount to the start.", expression, decimal=True
    )
    if made is None or evaluate(made[1]) <= 0:
        return None
    move, value = made
    start = evaluate(value)
    worked = calculated(
        "Work out the change", "The rate counts once for every unit of time, so multiply the two.", change, decimal=True
    )
    if worked is None:
        return None
    return Derivation(
        skills.LINEAR_ONE,
        CONCEPT,
        (worked[0], move),
        ({},),
        (value,),
        asked="You are asked for what was there at the start; the story tells a later amount.",
        confirm=lambda: _forward(start, sign, rate, times[0]) == evaluate(later[0].value),
        slips=(Slip("going forward again", Bin("+" if sign > 0 else "-", later[0].value, change)),),
        full=_plain(story, reading, rate),
    )


def _direction(story: Story, rate: Rate) -> int:
    """1 where the amount grows, -1 where it falls, 0 where the words do not say."""
    place, at = rate.where
    before = story.sentences[place][max(0, at - 60) : at]
    if INVERTED.search(" ".join(story.sentences)):
        return 0
    grows = bool(GROWS.search(before)) or bool(INTO.search(before))
    falls = bool(STRONG.search(before)) or (
        rate.falling and re.search(r"\b(?:spends?|spent|uses?|used)\b", before) is not None
    )
    return 0 if grows == falls else 1 if grows else -1


def _stands(story: Story, later: Amount) -> bool:
    """Whether the later amount is what is there then: "it is 6 inches tall", "there is $290 in the account"."""
    sentence, at = story.sentences[later.where[0]], later.where[1]
    if later.where[0] == story.asking:
        sentence = sentence.split("?")[0]
    before, after = sentence[:at].rstrip(), re.sub(r"^[#$]\d+", "", sentence[at:])
    clause = re.split(r"[,;]", before)[-1]
    if re.match(r" [a-z]+ (?:remain(?:ed|s)?|(?:is|are|was|were) left)$", after.rstrip(".")):
        return True
    return bool(
        re.search(
            r"\b(?:is|was|are|were|has|had|have|contains?|contained|holds?|held|of|at|reads?|weighs?|weighed)$", before
        )
        and not re.search(
            r"\b(?:grown|lost|gained|added|dropped|fallen|risen|burned|drained|by|another|deposited|spent)\b", clause
        )
        and not re.match(
            r"(?: [a-z]+)? (?:more|less|shorter|longer|taller|lower|higher|deeper|below|above|have|has|were|was)\b",
            after,
        )
    )


def _forward(start: Fraction | float, sign: int, rate: Rate, count: object) -> Fraction:
    """The start, and every unit's change after it one by one."""
    total, left = Fraction(start), Fraction(evaluate(count))  # type: ignore[arg-type]
    each = Fraction(evaluate(rate.value))
    while left > 0 and left <= 10000:
        step = min(Fraction(1), left)
        total, left = total + sign * each * step, left - step
    return total


def _plain(story: Story, reading: Reading, rate: Rate) -> bool:
    """Whether the question and the sentences hold nothing but what was read."""
    elsewhere = told_words([s for i, s in enumerate(story.sentences) if i != story.asking])
    known = elsewhere | _STATE_WORDS | set(rate.kind | rate.per) | set(story.people)
    told = [s for i, s in enumerate(story.sentences) if i != story.asking]
    return (
        all(re.search(r"[#$]\d", s) for s in told)
        and not any(
            re.search(r"\b(?:not|no|but|then|except|only|first \w+|other|rest|without|stops?|again)\b", s) for s in told
        )
        and not strange(untaken(story, reading, story.asking), known)
    )
