"""A story with choices: its terms, the unit asked for, the cheapest calculation to a choice, and the steps in words.

Answered only where that calculation is cheap and leads to no other choice. Never called verified.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction
from math import ceil, floor

from tools.maths.derivation import Derivation, Move
from tools.maths.skills import INFERENCE, PERCENTAGES, RATES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.by_units.asked import asked_unit, rounding_way
from tools.maths.topics.proportion.by_units.mentions import text_of
from tools.maths.topics.proportion.quantities import tidied, unit_at
from tools.maths.topics.proportion.units import Unit, kind_of
from tools.maths.topics.proportion.working import Working
from tools.maths.topics.stories.at_length.general import cues as cue_words
from tools.maths.topics.stories.at_length.general import reading, search, telling_steps
from tools.maths.topics.stories.at_length.general.roles import in_dollars
from tools.maths.topics.stories.at_length.general.terms import THING, Dim, Term, dim_of, words_of
from tools.maths.topics.stories.at_length.moments import stops_short

CONCEPT = "Follow the story in order: units show which numbers may be multiplied or divided, words which are added or taken away."
# Where a calculation leads to a second choice as well, or there are but two numbers, the cheaper one is right in hardly
# more than one case of two; otherwise, up to this cost for each number, in nine of ten (600 stories of GSM8K, Cobbe et
# al. 2021, with choices made of wrong intermediate results).
DEAREST = 0.2
_FEWEST = 3
_FAR = 1.1  # a second choice that costs so much more is none
_SAMPLE = re.compile(r"\b(?:sample|tagged|marked|banded)\b")


_OTHER = re.compile(
    r"\b(?:radius|radii|circle|circular|circumference|sphere|spherical|cone|cylind\w+|triang\w+|tangent|angles?|hypotenuse|diagonal\w*|perimeter|ladder|probability|coins? (?:is|are) tossed|dice|median|standard deviation|margin of error|arrang\w+|permut\w+|combinations?|selections?|half-life|isotope|compound\w*|interest|mixture|blend|alloy|concentration|acid|saline|consecutive|digits?|remainder|prime|divisible|multiple of|integers?|round[- ]trip|each way|one way|head start|exponential\w*|graph|function|equation|inequality|model predicts|polygon|pyramid|surface area|parallel|sides of|slope|similar|proof|oldest|years old|ages?|slower than|faster than|leap|calendar|logarithm|geometric|arithmetic|sequence|joins?|joined|later than|minutes later|hours later|days later|painters?|laborers|left alone|and then (?:filled|drained|emptied|refilled)|currents?|upstream|downstream|river|headwind|tailwind|echo|the longer|the shorter|the larger|the smaller)\b"
    r"|\b(?:after|beyond|over) the first (?:⟦|hour|mile|minute|pound|ounce|page)|\b(?:each|every|per) (?:year|month|week|day|hour|decade)\b[^.?]*⟦P|⟦P\d+⟧[^.?]*\b(?:each|every|per|a) (?:year|month|week|day|hour|decade|bounce)\b|\bannual\w*|\beach additional\b|\bfirst (?:hour|minute|mile|day|pound|ounce|page|copy|person|guest)\b"
)  # other topics' words: what units allow there is not what is meant
_UNREAD = re.compile(
    r"\b(?:dozens?|decades?|century|centuries|fortnight|there and back|both ways|couple|pairs?|half[- ](?:an?|hour|mile|pound)|(?:a|one)[- ](?:half|quarter|third) (?:of )?(?:an?|cup|hour|mile|pound)|quarters|nickels|dimes|pennies|octagon|hexagon|pentagon|weekdays?|other half|again|twice a|three-way|either|leap|remaining (?:half|third|quarter)|as the sum|per cent)\b|⟦N\d+⟧ ?(?:st|nd|rd|th)\b"
)  # numbers hidden in words
_ASKS_OTHER = re.compile(
    r"\bpercent(?:age)?\b|\bin order to have\b|\baverage of\b|\bwhat (?:fraction|proportion|ratio)\b|\bratio of\b|\bin terms of\b|\bwhich of the following (?:must|could|statements?|is not|is true|expressions?|equations?)\b|\bat what time\b|\bby what factor\b|\bmultiplied by what\b|^(?:in )?(?:which|what) (?:year|month|day)\b"
)
_STRANGER = re.compile(r"(?<=[a-z,] )([A-Z][a-z]+)\b")


def strangers(stem: Stem) -> bool:
    """Whether the question is about someone whom the story does not name."""
    if len(stem.cased) < 2 or len(stem.sentences) != len(stem.cased):
        return False
    at = stem.sentences.index(stem.ask)
    told = " ".join(c for i, c in enumerate(stem.cased) if i != at)
    return any(
        name not in told and stem.cased[at].count(name) == 1
        for name in _STRANGER.findall(stem.cased[at])
        if len(name) < 8 and name not in _DAYS
    )


_DAYS_TEXT = "Monday Tuesday Friday Sunday January March April May June July August October"
_DAYS = frozenset(_DAYS_TEXT.split())


def _in_and_out(text: str) -> bool:
    """Whether something is filled while it empties, or is filled up that is not empty: units do not tell what counts."""
    fills = re.search(r"\b(?:fills?|adds|pours in|flows in)\b", text)
    return bool(fills and re.search(r"\b(?:empt(?:y|ies)|drains?|leaks?|already)\b", text))


_ADJECTIVE = re.compile(
    r"\b(each|every|per) (?:dry|school|full|working|work|summer|winter|business|training|single) (day|week|month|hour|year)\b"
)
_AND = re.compile(r"\bof ([a-z]+) and ([a-z]+)\b")


def _told_of(stem: Stem) -> bool:
    """Whether what the question joins ("bolts of cloth and thread") is all in the story."""
    told = " ".join(stem.told)
    return not stem.told or all(word in told for pair in _AND.findall(stem.ask) for word in pair)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of the calculation that leads to a choice, None where it is dear or another choice can be reached."""
    tried = attempt(stem)
    if tried is None or not tried[0]:
        return None
    ranked = sorted((cost, letter) for letter, (cost, _) in tried[0].items())
    dearest = DEAREST * len(tried[1]) + (0.1 if _SAMPLE.search(stem.prose) else 0.0)  # a sample has one use only
    if len(tried[1]) < _FEWEST or ranked[0][0] > dearest or (ranked[1:] and ranked[1][0] - ranked[0][0] < _FAR):
        return None
    term, wanted = tried[0][ranked[0][1]][1], tried[2]
    if not term.parts:
        return None
    named = asked_unit(tidied(stem.ask))
    noun = named.words() if named and wanted and dict(wanted).get(THING) else ""
    work = Working(stem)
    exact = telling_steps.worked(work, term, noun)
    if exact != term.value or not work.moves:
        return None
    choice = next(c for c in stem.choices if c.letter == ranked[0][1])
    answer = telling.number_of(telling.choice_value(choice)) or exact
    rounded = Fraction(ceil(exact)) if answer > exact else Fraction(floor(exact))
    if answer != exact and answer == rounded and not telling.approximate(stem):
        work.moves.append(
            Move("Take a whole number", "Only whole ones count: see which whole number meets the condition.", work.show(exact), work.show(answer), check=lambda: abs(answer - exact) < 1)
        )  # fmt: skip
    else:
        answer = exact
    unit = words_of(wanted) if wanted else ""
    asks = f"You are asked for an amount with this unit: {unit}." if unit else "You are asked for a number."
    return work.told(
        _skill(stem, term), CONCEPT, asks, answer, lambda: telling_steps.undone(term, exact), unit=unit, full=False
    )


def _skill(stem: Stem, term: Term) -> str:
    if any(leaf.noun == "%" for leaf in term.leaves()):
        return PERCENTAGES
    return INFERENCE if _SAMPLE.search(stem.prose) else RATES


def attempt(stem: Stem) -> tuple[dict[str, tuple[float, Term]], tuple[Term, ...], Dim | None] | None:
    """Every choice that can be reached with its cost, None where the text is not for this."""
    if len(stem.choices) < 3 or stem.tables or stem.statements or stem.placeholders("RFESTD"):
        return None
    values = {c.letter: telling.number_of(telling.choice_value(c)) for c in stem.choices}
    if None in values.values():
        return None
    text = _ADJECTIVE.sub(r"\1 \2", text_of(stem))
    ask = tidied(stem.ask)
    if (
        _OTHER.search(text)
        or _UNREAD.search(text)
        or _ASKS_OTHER.search(ask)
        or stops_short(stem)
        or strangers(stem)
        or _in_and_out(text)
        or not _told_of(stem)
    ):
        return None
    wanted = asked(stem, ask)
    read = reading.terms(stem, text, wanted)
    if read is None or not 1 <= len(read) <= 8:
        return None
    kept = reading.kept_names(read)
    if wanted is not None:
        wanted = reading.loosened(wanted, kept)
    told = cue_words.cues(text, ask, read)

    known: dict[Fraction, str | None] = {}

    def hits(term: Term) -> str | None:
        if term.value not in known:
            known[term.value] = chosen(stem, term, wanted, values)
        return known[term.value]

    return search.reached(read, wanted, told, hits), read, wanted


def chosen(stem: Stem, term: Term, wanted: Dim | None, values: dict[str, Fraction | None]) -> str | None:
    """The letter of the choice that a value fits."""
    value = term.value
    if value <= 0:
        return None
    counted = wanted is not None and len(wanted) == 1 and not kind_of(wanted[0][0])
    counted = counted or bool(
        re.search(r"\b(?:greatest|maximum|least|minimum|full|whole|complete) number of\b", stem.ask)
    )
    if counted and value.denominator != 1 and not telling.approximate(stem):
        way = rounding_way(stem.ask)
        if not way:
            return None
        value = Fraction(ceil(value) if way > 0 else floor(value))
    exact = next((letter for letter, told in values.items() if told == value), None)
    if exact is not None or not telling.approximate(stem):
        return exact
    fits = telling.fitting(stem, telling.shown(value))
    return next((c.letter for c in stem.choices if fits(c)), None)


def asked(stem: Stem, ask: str) -> Dim | None:
    """The unit asked for, None where it is not told."""
    unit = asked_unit(ask)
    if unit is None:
        nearest = re.search(r"\bnearest (?!tenth|hundredth|whole|integer|percent|ten\b|hundred\b)(?=[a-z])", ask)
        if nearest and (near := unit_at(ask, nearest.end(), counted=False)):
            unit = near[0].plain()
    if all("$" in c.text and "\\$" in c.text for c in stem.choices):
        unit = Unit.of("dollar") if unit is None or not any(w == "dollar" for (w, _), _ in unit.parts) else unit
    if unit is None and re.search(r"\bhow many\b|\bnumber of\b|\bpopulation\b", ask):
        return ((THING, 1),)
    return None if unit is None else in_dollars(dim_of(unit))
