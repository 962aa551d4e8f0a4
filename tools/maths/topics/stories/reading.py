"""What each number of a story says, read from the words around it: a rate, a count, a fee, a total, a comparison.

Every number gets exactly one meaning, and the words that gave it are remembered so that the rest can be looked at.
Covered: money or things per unit, prices of things, fees, starting amounts, counts, totals with "at least" and the
like, "3 times as many A as B", "5 more A than B", a percentage of what was earned. Not covered: averages, percentages
of anything else, fractions of a group, prices that change with quantity.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.topics.stories import amounts, prices, rates, reductions
from tools.maths.topics.stories.facts import Fact, Rate, Reading
from tools.maths.topics.stories.nouns import MONEY, noun
from tools.maths.topics.stories.spot import Spot
from tools.maths.topics.stories.text import Story
from tools.maths.tree import num


def read(story: Story) -> Reading:
    """Every number's meaning, in order; `missed` holds the marks of those without one."""
    reading = Reading([], [[] for _ in story.sentences], [])
    for place, sentence in enumerate(story.sentences):
        used: set[int] = set()
        for match in re.finditer(r"[#$%]\d+", sentence):
            spot = Spot(story, reading, place, match.start(), match.end(), used)
            if spot.mark in used:
                continue
            used.add(spot.mark)
            if not _understand(spot) and spot.mark in story.given:
                reading.missed.append(spot.mark)
    return reading


def _understand(spot: Spot) -> bool:
    if spot.sign[0] == "%":
        return rates.share(spot)
    return (
        reductions.taken_off(spot)
        or rates.compared(spot)
        or (spot.mark not in spot.story.given and amounts.named(spot))
        or rates.per(spot)
        or prices.apiece(spot)
        or amounts.amount(spot)
    )


_COINS = {"penny": 1, "nickel": 5, "dime": 10, "quarter": 25}


def coins(story: Story, reading: Reading) -> list[Fact]:
    """What a dime is worth, for stories that leave it unsaid."""
    rated = frozenset().union(*(f.per for f in reading.facts if isinstance(f, Rate)))
    said = noun(" ".join(story.sentences))
    if len(said & set(_COINS)) < 2 or rated & set(_COINS):
        return []
    return [
        Rate(num(Fraction(_COINS[c], 100), str(_COINS[c] / 100)), MONEY, frozenset({c}), (0, i))
        for i, c in enumerate(sorted(said & set(_COINS)))
    ]
