"""So many for so much money: "muffins at 3 for $5", and how many for other money, or how much for another number.

The price is proportional to the number. Not read: discounts, two kinds of things, money that is left over.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.picturing.rate_pairs import Pair, together
from tools.maths.picturing.reading import label
from tools.maths.skills import RATES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.people import people
from tools.maths.topics.proportion.units import MEASURE, singular
from tools.maths.topics.proportion.working import Working

_BUNDLE = re.compile(rf"(?<!⟧ )⟦N(?P<n>\d+)⟧(?: (?!{MEASURE})(?P<noun>[a-z]+))? for ⟦M(?P<m>\d+)⟧")
_NOUN = re.compile(
    r"\b(?:sells?|sold|buys?|selling|offers?|the price of|the cost of) (?:the |its |fresh |large |small )?([a-z]+s)\b|\b([a-z]+s) (?:are sold|are priced|cost|sell|are on sale|are)\b"
)
_HOW_MANY = re.compile(
    r"\bhow many(?: (?P<noun>[a-z]+))?(?: (?:did|does|can|could|will|would|do) [a-z]+ buy\b| (?:can|could) be bought\b| (?:can|could|will|would) (?:she|he|they|you) get\b)"
)
_HOW_MUCH = re.compile(
    r"\b(?:how much (?:do|does|did|would|will)|what (?:is|would be|will be|was) the (?:total )?(?:cost|price) of)[a-z ]*? (?:buy(?:ing)? )?⟦N(?P<n>\d+)⟧"
    r"(?: (?:of them|of these|such))?(?: (?P<noun>[a-z]+))?"
)
_OTHER = re.compile(r"\b(?:coupon|discount|sale tax|tax|free|change|left|fewer|at most|at least|both|budget|cheaper)\b")
CONCEPT = (
    "The price grows in step with the number: find how many bundles there are, then count their pieces or their price."
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem about a price for several pieces, None for anything else."""
    bundles = list(_BUNDLE.finditer(stem.prose))
    if (
        len(bundles) != 1
        or stem.tables
        or stem.placeholders("RFESTDP")
        or _OTHER.search(stem.prose)
        or people(stem) > 1
    ):
        return None
    bundle = bundles[0]
    size, price = stem.value(bundle["n"]), stem.value(bundle["m"])
    rest = stem.prose.replace(bundle.group(), " ")
    many, much = _HOW_MANY.search(stem.ask), _HOW_MUCH.search(stem.ask)
    money = stem.placeholders("M", rest)
    if not size or not price or (many is None) is (much is None):
        return None
    noun = next(
        (singular(n) for m in _NOUN.finditer(stem.prose) for n in m.groups() if n), singular(bundle["noun"] or "")
    )
    named = (many or much)["noun"] if (many or much) else None  # type: ignore[index]
    if not noun or (
        named and singular(named) not in (noun, singular(bundle["noun"] or "")) and named not in ("of", "at")
    ):
        return None
    used = [int(bundle["n"]), int(bundle["m"])]
    if many is not None:
        if len(money) != 1 or stem.unused([*used, money[0]]):
            return None
        return _derived(
            stem, stem.value(str(money[0])), (price, size), _full(rest), "", ("dollars", _several(stem, noun))
        )
    assert much is not None
    if money or stem.unused([*used, int(much["n"])]):
        return None
    return _derived(
        stem, stem.value(much["n"]), (size, price), _full(rest), "dollars", (_several(stem, noun), "dollars")
    )


def _several(stem: Stem, noun: str) -> str:
    """The noun as the problem writes it of several."""
    said = re.findall(r"[a-z]+", stem.prose)
    return next((word for word in said if word != noun and singular(word) == noun), noun)


def _full(rest: str) -> bool:
    hard, soft = telling.traps(rest, frozenset({"exactly", "each"}))
    return not hard and not soft


def _derived(
    stem: Stem,
    given: Fraction | None,
    bundle: tuple[Fraction, Fraction],
    full: bool,
    unit: str,
    names: tuple[str, str],
) -> Derivation | None:
    """bundle: what one bundle has of the given thing, and of the thing asked for, by name."""
    if not given or given <= 0:
        return None
    work = Working(stem)
    count = work.step(
        "Count the bundles", "See how many times the bundle goes into what you have.", given, "/", bundle[0]
    )
    answer = work.step("Multiply", "Each bundle brings as much as the first.", count, "*", bundle[1])
    if not unit and answer.denominator != 1:
        return None

    def confirm() -> bool:
        return bundle[1] / bundle[0] == answer / given

    asked = "You are asked for a price." if unit else "You are asked for a number of things."
    slips = (("dividing instead of multiplying", given * bundle[0] / bundle[1]),)
    found = work.told(RATES, CONCEPT, asked, answer, confirm, unit=unit, slips=slips, full=full)
    known, wanted = (tuple(label(work.show(v)) for v in pair) for pair in (bundle, (given, answer)))
    pairs = [Pair(known[0], known[1]), Pair(wanted[0], wanted[1], other_at=1)]
    return found if found is None else replace(found, figure=together(names, pairs, stem.question, work.moves))
