"""A random sample with a margin of error, and sentences about the whole: what is plausible, of whom, and how sure.

A share of the sample stands for the sampled population only, give or take the margin; a count is compared as a share of it.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.numerals import as_decimal
from tools.maths.stem import Stem
from tools.maths.topics.models import claims
from tools.maths.topics.models.claims_in_words.verdicts import in_words, one_true
from tools.maths.tree import num

_ASK = re.compile(
    r"\b(?:supported|plausible|conclu\w+|statements?|follows?|inference|appropriate|reasonable|interpret\w*|true)\b"
)
_OTHER = re.compile(
    r"\b(?:(?:any|all|every|each|most) other|another|other (?:towns?|cities|schools?|states?|colleges?|counties|stores?|companies)|(?:every|each) (?:town|city|county|school|state|college|country|store|company)|nearby|neighboring|country|nation\w*|worldwide|all (?:towns|cities|schools|states|counties|colleges))\b"
)
_SURE = re.compile(
    r"\b(?:exactly|certain\w*|definite\w*|must|guaranteed?|always|without (?:a )?doubt|proves?)\b|\bit is (?:not possible|impossible)\b"
)
_HEDGED = re.compile(
    r"\b(?:plausible|plausibly|likely|estimat\w*|confiden\w*|approximately|about|probabl\w*|reasonable|appears?|believe|possible|roughly)\b"
)
_AGAINST = re.compile(r"\bnot\b|n't\b|\boppos\w+|\bagainst\b|\bdisagree\w*|\bdislike\w*|\bwithout\b|\bnever\b|\bno\b")
_PARTS = {"half": Fraction(1, 2), "third": Fraction(1, 3), "quarter": Fraction(1, 4), "fourth": Fraction(1, 4)}


def solve(stem: Stem) -> Derivation | None:
    """The one sentence that the interval of plausible shares allows."""
    if not in_words(stem) or stem.tables or not _ASK.search(stem.ask) or "margin of error" not in stem.prose:
        return None
    told = " ".join(stem.told)
    margin = re.search(
        r"margin of error (?:of |is |was |for [a-z ]+ (?:is|was) |associated with [a-z ]+ (?:is|was) |being )?⟦P(\d+)⟧|⟦P(\d+)⟧ margin of error",
        told,
    )
    if margin is None or len(stem.placeholders("P")) != 2:
        return None
    place = margin.group(1) or margin.group(2)
    give = stem.value(f"⟦P{place}⟧")
    share = next((stem.value(f"⟦P{i}⟧") for i in stem.placeholders("P") if str(i) != place), None)
    if (
        share is None
        or give is None
        or not 0 < give < share < 1
        or re.search(r"\bnot (?:chosen |selected )?(?:at )?random", told)
    ):
        return None
    if not re.search(r"\brandom", told):
        return None
    if _AGAINST.search(told):
        return None  # "40% do not own a car": which share a sentence speaks of would have to be read
    whole = _whole(stem, told)
    low, high = share - give, share + give
    verdicts = {c.letter: _judged(claims.tidy(c.text), low, high, whole, told) for c in stem.choices}
    moves = (
        Move("Take the margin off and put it on", "Every share between the two ends is plausible for the population the sample was drawn from.",
             words(f"{_percent(share)} give or take {_percent(give)}"), words(f"{_percent(low)} to {_percent(high)}"),
             check=lambda: (low + high) / 2 == share and (high - low) / 2 == give),
        Move("Turn counts into shares" if whole else "Test every sentence", "A sentence must stay inside the plausible shares, speak of the same population, and not sound certain.",
             num(whole) if whole else words("the sentences"), words("one that is supported"),
             check=lambda: sum(v is True for v in verdicts.values()) == 1),
    )  # fmt: skip
    return one_true(
        stem, verdicts, skill=skills.INFERENCE, moves=moves,
        concept="A random sample speaks for the population it was drawn from, give or take the margin of error: it makes values plausible, never exact, and says nothing of other populations.",
        asked="You are asked which sentence the survey supports.",
        confirm=lambda: low < share < high and sum(v is False for v in verdicts.values()) == len(stem.choices) - 1,
    )  # fmt: skip


def _percent(value: Fraction) -> str:
    return f"{as_decimal(value * 100) or value * 100}%"


def _whole(stem: Stem, told: str) -> Fraction | None:
    """How many there are in the population: a number that is not the sample's; None when it is not told."""
    numbers = [(i, v) for i in stem.placeholders("N", told) if (v := stem.value(f"⟦N{i}⟧")) is not None and v >= 20]
    sampled = re.search(
        r"(?:random(?:ly)?[a-z ]*|sample of|surveyed|polled|asked|selected|chose) ⟦N(\d+)⟧|⟦N(\d+)⟧(?: [a-z]+){0,3} (?:were|are|is|was) (?:randomly |then )?(?:selected|chosen|surveyed|polled|asked|sampled|picked)",
        told,
    )
    left = [v for i, v in numbers if sampled is None or str(i) not in sampled.groups()]
    sample = [v for i, v in numbers if sampled is not None and str(i) in sampled.groups()]
    return left[0] if len(left) == 1 and sample and left[0] > sample[0] else None


def _judged(text: str, low: Fraction, high: Fraction, whole: Fraction | None, told: str) -> bool | None:
    other = _OTHER.search(text)
    if (other and other.group() not in told) or _SURE.search(text):
        return False
    if _AGAINST.search(text) or re.search(r"\bsample\b|\bsurveyed\b|\bselected\b|\bnot\b|n't\b|\bcaus\w+", text):
        return None
    shares = _shares(text, whole)
    if not shares:
        return None
    hedged = bool(_HEDGED.search(text))
    if len(shares) == 2 and re.search(r"\bbetween\b|\bfrom\b|\bto\b", text):
        return shares == [low, high] and hedged if shares != [low, high] or hedged else None
    if len(shares) != 1:
        return None
    share = shares[0]
    if re.search(r"\b(?:more than|over|at least|greater than|fewer than|less than|under|at most)\b", text):
        above = bool(re.search(r"\b(?:more than|over|at least|greater than)\b", text))
        reached = bool(re.search(r"\bat (?:least|most)\b", text)) and share in (low, high)
        if (share < low and above) or (share > high and not above) or (reached and (share == low) == above):
            return True if hedged else None
        return False if (share >= high and above) or (share <= low and not above) else None
    if low <= share <= high:
        return hedged
    return False


def _shares(text: str, whole: Fraction | None) -> list[Fraction]:
    """The shares of the population a sentence names, counts divided by the population's."""
    found = [Fraction(int(a), int(b)) for a, b in re.findall(r"\b(\d)/(\d)\b", text) if b != "0"]
    text = re.sub(r"\b\d/\d\b", " ", text)
    for amount in claims.read(text).amounts:
        if amount.percent:
            found.append(amount.value / 100)
        elif whole:
            found.append(amount.value / whole)
        else:
            return []
    said = re.search(r"\b(half|third|quarter|fourth)\b", text)
    return found or ([_PARTS[said.group(1)]] if said else [])
