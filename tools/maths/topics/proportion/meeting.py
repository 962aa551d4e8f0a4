"""Two amounts that change by percents of their own and are the same afterwards (or before): the other one, from one.

"The visitors of Theater A rose by 25%, those of Theater B fell by 20%; in the second season both had the same number."
The moments are told by years, months or by "the first season", "the second season".
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.events import DOWN, UP
from tools.maths.topics.proportion.tied.mentions import flat, number
from tools.maths.topics.proportion.working import Working

_T = r"(?:\d{4}|(?:january|february|march|april|may|june|july|august|september|october|november|december)|the (?:first|second) [a-z]+)"
_OF = r"(?: of [a-z]+)??(?: (?:of|at|in|to|for))?"  # "the population of fish in Lake A"
_WHO = r"(?!(?:of|at|in|to|for|the) )[a-z]+(?: (?!and\b)[a-z]+)??"
_WHAT = r"(?:numbers? of [a-z]+|populations?|prices?|values?|salar(?:y|ies)|sales|costs?|balances?|enrollments?|attendance|weights?|memberships?)"
_EVENT = re.compile(
    rf"(?:the )?(?P<what>{_WHAT}){_OF} (?:the )?(?P<who>{_WHO}) (?:(?P<up>{UP})|(?P<down>{DOWN}))(?: by)? (?P<p>\d+(?:\.\d+)?%)"
)
_PAIR = r"(?:the 2 [a-z]+|both(?: [a-z]+)?|they|(?:the )?[a-z]+(?: [a-z]+)? and (?:the )?[a-z]+(?: [a-z]+)?)"
_SAME = re.compile(
    rf"\bin (?P<t>{_T}),? (?:{_PAIR}|the [a-z]+)(?: both| each)? (?:had|were|have|has) (?:the same|equal|an equal)(?: (?:numbers?|populations?|prices?|values?|amounts?|salary|balance)(?: of [a-z]+)?)?"
    rf"|\bin (?P<t2>{_T}),? (?:the )?{_WHAT}{_OF} (?P<pair>{_PAIR}) (?:was|were) (?:the same|equal)"
)
_HAD = re.compile(
    rf"\b(?:if |when )?(?P<who>[a-z]+(?: [a-z])?) had (?P<n>\d+(?:\.\d+)?) (?P<unit>[a-z]+) in (?P<t>{_T})"
    rf"|\b(?:if |when )?the {_WHAT}{_OF} (?:the )?(?P<who2>{_WHO})(?: in (?P<t3>{_T}))? was \$?(?P<n2>\d+(?:\.\d+)?)(?: (?!in\b)[a-z]+)?(?: in (?P<t2>{_T}))?"
)
_ASK = re.compile(
    rf"\bhow many (?P<unit>[a-z]+) did (?P<who>[a-z]+(?: [a-z])?) have in (?P<t>{_T})\?"
    rf"|\bwhat was the {_WHAT}{_OF} (?:the )?(?P<who2>{_WHO}) in (?P<t2>{_T})\?"
)
_SPAN = re.compile(rf"\bfrom (?P<a>{_T}|one [a-z]+) to (?P<b>{_T}|the next(?: [a-z]+)?)\b")
CONCEPT = "Follow the known amount to the moment when both are the same, then follow the other one back: divide by its factor to go back in time."


@dataclass(frozen=True)
class _Told:
    """The factor of each, the known amount with its owner and moment, and the moment at which they are the same."""

    factors: dict[str, Fraction]
    owner: str
    amount: Fraction
    wanted: str
    later: bool


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such an amount, None for anything else."""
    lines = flat(stem)
    if lines is None or stem.tables or len(stem.placeholders("P")) != 2:
        return None
    text = " ".join(lines)
    found, same, had, asked, span = (
        list(_EVENT.finditer(text)),
        _SAME.search(text),
        _HAD.search(text),
        _ASK.search(text),
        _SPAN.search(text),
    )
    if len(found) != 2 or same is None or had is None or asked is None:
        return None
    factors = {m["who"]: 1 + (1 if m["up"] else -1) * number(m["p"]) for m in found}
    owner, wanted = had["who"] or had["who2"], asked["who"] or asked["who2"]
    if len(factors) != 2 or {owner, wanted} != set(factors) or found[0]["what"] != found[1]["what"]:
        return None
    if (had["unit"] or "") != (asked["unit"] or "") or min(factors.values()) <= 0:
        return None
    if " and " in (same["pair"] or "") and {w.removeprefix("the ") for w in same["pair"].split(" and ")} != set(
        factors
    ):
        return None
    times = (same["t"] or same["t2"], had["t"] or had["t2"] or had["t3"] or "", asked["t"] or asked["t2"])
    ends = (span["a"], span["b"]) if span else (min(times), max(times)) if all(map(str.isdigit, times)) else None
    moments = [_moment(t, ends) for t in times]
    if None in moments or moments[1] != moments[2] or moments[0] == moments[1]:
        return None
    rest = text
    for match in (*found, same, had, asked, *([span] if span else [])):
        rest = rest.replace(match.group(), " ")
    hard, soft = telling.traps(rest, frozenset({"same"}))
    if hard or re.search(r"\d", rest):
        return None
    told = _Told(factors, owner, number(had["n"] or had["n2"]), wanted, moments[0] == "last")
    return _derived(stem, told, full=not soft)


def _moment(text: str, ends: tuple[str, str] | None) -> str | None:
    """ "first" or "last" of the two moments."""
    if not text:
        return None
    if not text.startswith("the "):
        return None if ends is None or text not in ends else "first" if text == ends[0] else "last"
    return "first" if "first" in text else "last"


def _derived(stem: Stem, told: _Told, *, full: bool) -> Derivation:
    work = Working(stem)
    one, other = told.factors[told.owner], told.factors[told.wanted]
    there, back = ("*", "/") if told.later else ("/", "*")
    both = work.step(
        "Follow the known amount", "Go with it to the moment when both are the same.", told.amount, there, one
    )
    answer = work.step(
        "Follow the other one",
        "Go from that moment to the one you are asked about, by its own factor.",
        both,
        back,
        other,
    )

    def confirm() -> bool:  # the two at the moment when they are the same, without dividing
        return told.amount * one == answer * other if told.later else told.amount * other == answer * one

    wrong = both * (2 - other) if told.later else both
    slips = (("percent of the wrong base", wrong),) if wrong != answer else ()
    return work.told(
        PERCENTAGES, CONCEPT, "You are asked for one of two amounts that are the same at another time.", answer, confirm,
        slips=slips, full=full,
    )  # fmt: skip
