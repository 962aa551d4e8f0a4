"""Two prices told as percents above (or below) the same amount, and by what percent the first becomes the second.

"In May the price was 60% above the cost, and in June it was 20% above the cost: by what percent was it lowered?"
"""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.tied.mentions import flat
from tools.maths.topics.proportion.units import singular
from tools.maths.topics.proportion.working import Working

_TOLD = re.compile(
    r"(?P<p>\d+(?:\.\d+)?%) (?P<way>above|over|below|under|(?:more|higher|greater|less|lower) than) "
    r"(?P<base>(?:the |its |their |his |her |what )?[a-z][a-z ]{2,50}?)(?=[,.;?]|$| and | but | while )"
)
_DOWN = r"(?:discount|reduce|lower|decrease|cut|drop|mark down|fall)(?:s|e?d)?"
_UP = r"(?:increase|raise|mark up|rise|grow)(?:s|d|n)?"
_ASK = re.compile(
    rf"by (?:what|which) percent(?:age)? (?:must|should|does|do|did|will|would|was|is|has to|needs? to|can)(?: be)? "
    rf"[a-z0-9' ]{{2,40}}?\b(?:(?P<down>{_DOWN})|(?P<up>{_UP}))\b(?P<rest>[a-z0-9', ]{{0,60}})\?"
)
_TIMES = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:last|this|next) "
    r"(?:week|month|year|season)|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|fall|winter"
    r"|autumn|first|second|original|new|old|earlier|later|former|initial)\b"
)
_FIRST = {"first", "original", "old", "earlier", "former", "initial"}
_SMALL_TEXT = """
    the a an of for it its their his her he she they store dealer shop had has have was what price
"""
_SMALL = frozenset(_SMALL_TEXT.split())
CONCEPT = (
    "Give the common amount the size 1: each price is then 1 plus or minus its percent. Compare with the price before."
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of the percent between two such prices, None for anything else."""
    lines = flat(stem)
    if lines is None or stem.tables or len(stem.placeholders("P")) != 2 or stem.placeholders("NMS"):
        return None
    text = " ".join(lines)
    found, asked = list(_TOLD.finditer(text)), _ASK.search(text)
    if len(found) != 2 or asked is None or asked.start() < found[1].start():
        return None
    if not _one_thing(text, found):
        return None
    bases = [_words(m["base"]) for m in found]
    if not bases[0] or bases[0] != bases[1]:
        return None
    first, second = (_factor(m) for m in found)
    if not _from_first(text, found, asked) or first <= 0 or second <= 0 or (second < first) is not bool(asked["down"]):
        return None
    rest = text
    for match in (*found, asked):
        rest = rest.replace(match.group(), " ")
    hard, soft = telling.traps(_TIMES.sub(" ", rest), frozenset({"then"}))
    return None if hard or first == second else _derived(stem, first, second, full=not soft)


def _one_thing(text: str, found: list[re.Match[str]]) -> bool:
    """Whether the second price is of what the first was: no new noun with an article comes between them."""
    before = set(re.findall(r"[a-z]+", text[: found[0].end()]))
    between = re.findall(r"\b(?:an?|the) ([a-z]+)", _TIMES.sub(" ", text[found[0].end() : found[1].start()]))
    return all(w in before or w in ("price", "sale", "amount", "store", "dealer", "same") for w in between)


def _words(text: str) -> frozenset[str]:
    return frozenset(singular(w) for w in text.split()) - _SMALL


def _factor(match: re.Match[str]) -> Fraction:
    percent = Fraction(match["p"].rstrip("%")) / 100
    return 1 + percent if match["way"].split()[0] in ("above", "over", "more", "higher", "greater") else 1 - percent


def _from_first(text: str, found: list[re.Match[str]], asked: re.Match[str]) -> bool:
    """Whether the change asked about starts at the price told first, by the words that tell when it was."""
    times = set(_TIMES.findall(asked.group()))
    before = set(_TIMES.findall(text[: found[0].end()]))
    between = set(_TIMES.findall(text[found[0].end() : asked.start()])) - before
    if re.search(r"\bfrom\b", asked["rest"]):
        return len(times & before) == 1 and times <= before | between
    return times <= before | _FIRST


def _derived(stem: Stem, first: Fraction, second: Fraction, *, full: bool) -> Derivation:
    work = Working(stem)
    high, low = max(first, second), min(first, second)
    gap = work.step("Find the change", "With the common amount as 1, subtract the two prices.", high, "-", low)
    part = work.step("Divide by the price before", "The change is a part of the price it starts from.", gap, "/", first)
    answer = work.step("Write it in percent", "Multiply by 100.", part, "*", Fraction(100))
    return work.told(
        PERCENTAGES,
        CONCEPT,
        "You are asked for the percent change from the first price to the second one. Percent of which price is it?",
        answer,
        lambda: 250 * first * (1 + (1 if second > first else -1) * answer / 100) == 250 * second,
        unit="percent",
        slips=(("subtracting the percents", gap * 100), ("percent of the wrong base", gap / second * 100)),
        full=full,
    )
