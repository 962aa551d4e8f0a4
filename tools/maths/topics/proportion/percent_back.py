"""A change by a percent and then back to what it was: by what percent is the second change?

"The area decreased by 20%; then it increased, and in 2018 it was the same as in 1998." The amount, if it is told, does
not matter. The way back is a percent of what was left.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.events import DOWN, DOWN_NOUN, UP, UP_NOUN
from tools.maths.topics.proportion.tied.mentions import flat, number
from tools.maths.topics.proportion.working import Working

_P = r"(?P<p>\d+(?:\.\d+)?%)"
_EVENT = re.compile(
    rf"\b(?:(?P<up>{UP}|raising)|(?P<down>{DOWN}|lowering))(?: (?!by\b|and\b|but\b|then\b)[a-z']+){{0,8}}?(?: by)? {_P}|(?P<p2>\d+(?:\.\d+)?%) (?:(?P<up2>{UP_NOUN})|(?P<down2>{DOWN_NOUN}))"
)
_MONTH = r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
_WHEN = r"(?:\d{4}|(?:january|february|march|april|may|june|july|august|september|october|november|december)|the (?:beginning|start|first [a-z]+))"
_SAME = re.compile(
    rf"\b(?:(?:was|is|were|became)(?: again)? (?:the same(?: (?:as|price|amount|value|number|level))?|equal to|back to|back at)|(?:return(?:s|ed)?|went back|goes back|came back|restored?|brought back|rais(?:es?|ed)|lower(?:s|ed)?) (?:[a-z]+ ){{0,3}}?to)\b"
    rf"(?P<tail>[^.?;]{{0,90}}?\b(?:at first|in {_WHEN}|original(?:ly)?|before|initial(?:ly)?|at the (?:beginning|start)|had been)\b)"
)
_ASK = re.compile(
    rf"\bby (?:what|which|how many) percent(?:age)?(?:, to the nearest [a-z ]+,)? (?:did|does|do|must|should|would|will|was|is|has|had|needs?)(?: (?!not\b)[a-z']+){{0,9}}? (?P<verb>{UP}|{DOWN}|increase|decrease|rise|fall|drop|lower|raise|reduce|grow|shrink|be increased|be decreased|be raised|be lowered|be reduced)\b(?P<rest>[^?]*)\?"
    rf"|\bwhat (?:is|was) the percent(?:age)? (?P<noun>increase|decrease|reduction|raise|drop|rise)(?P<rest2>[^?]*)\?"
)
_GOES_UP = re.compile(rf"(?:be )?(?:{UP}|increase|rise|raise|grow|increased|raised)")
READS_SENTENCES = True  # the way back is told without a number
CONCEPT = "A percent is of what is there when the change happens. On the way back that is another amount than at first, so the percent is another one."


def solve(stem: Stem) -> Derivation | None:
    """The derivation of the percent of the way back, None for anything else."""
    lines = flat(stem)
    if lines is None or stem.tables or len(stem.placeholders("P")) != 1:
        return None
    text = " ".join(lines)
    event, asked = _EVENT.search(text), _ASK.search(text)
    same = _SAME.search(text, event.end()) if event else None
    if event is None or asked is None or same is None or asked.start() < event.end():
        return None
    up = bool(event["up"] or event["up2"])
    word = asked["verb"] or asked["noun"]
    part = number(event["p"] or event["p2"])
    if bool(_GOES_UP.fullmatch(word)) is up or (not up and part >= 1):
        return None
    rest = text
    for match in (asked, event, same):
        rest = rest.replace(match.group(), " ")
    numbers = [
        n for n in re.findall(r"\$?\d+(?:\.\d+)?", f"{rest} {same['tail']}") if not re.fullmatch(r"(?:18|19|20)\d\d", n)
    ]
    hard, soft = telling.traps(
        re.sub(rf"\b(?:{UP}|{DOWN}|by (?:a )?different percent)\b", " ", rest),
        frozenset({"same", "then", "back", "return", "returned", "first"}),
    )
    if hard or len(numbers) > 1 or not _times_fit(text, event, same, asked):
        return None
    silent = [s for s in stem.unread_sentences if not _SAME.search(s)]
    return _derived(stem, part, up=up, full=not soft - {"before", "after"} and not silent)


def _times_fit(text: str, event: re.Match[str], same: re.Match[str], asked: re.Match[str]) -> bool:
    """Where years are told: the change is the first step, the way back the second, and that one is asked about."""
    years = [int(y) for y in re.findall(r"\b(?:18|19|20)\d\d\b", text)]
    if not years:
        month = re.search(_MONTH, same["tail"])
        earliest = re.search(_MONTH, text)
        return month is None or earliest is None or earliest[0] == month[0]
    wanted = [int(y) for y in re.findall(r"\b(?:18|19|20)\d\d\b", asked["rest"] or asked["rest2"] or "")]
    first = [int(y) for y in re.findall(r"\b(?:18|19|20)\d\d\b", text[: event.end()])]
    back = [int(y) for y in re.findall(r"\b(?:18|19|20)\d\d\b", same["tail"])]
    order = sorted(set(years))
    if len(order) > 3 or (back and back[0] != order[0]):
        return False
    return (not wanted or wanted == order[-2:] or wanted == order[-1:]) and (not first or first[0] == order[0])


def _derived(stem: Stem, part: Fraction, *, up: bool, full: bool) -> Derivation:
    work = Working(stem)
    whole = Fraction(100)
    change = work.step("Find the first change", "Take 100 for the amount at first, and its percent.", whole, "*", part)
    there = work.step(
        "See what is there then",
        "Add what it gained." if up else "Take off what it lost.",
        whole,
        "+" if up else "-",
        change,
    )
    share = work.step(
        "Divide by what is there",
        "The way back is the same change, as a part of what is there now.",
        change,
        "/",
        there,
    )
    answer = work.step("Write it in percent", "Multiply by 100.", share, "*", Fraction(100))

    def confirm() -> bool:  # the two factors make 1
        first, second = (1 + part, 1 - answer / 100) if up else (1 - part, 1 + answer / 100)
        return first * second == 1

    return work.told(
        PERCENTAGES, CONCEPT, "You are asked for the percent of the second change. Percent of which amount is it?", answer,
        confirm, unit="percent", slips=(("percent of the wrong base", part * 100),), full=full,
    )  # fmt: skip
