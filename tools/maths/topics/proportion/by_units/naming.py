"""Which of two prices belongs to which thing: the words beside a price, and the thing a phrase names."""

from __future__ import annotations

import re

from tools.maths.topics.proportion.by_units.mentions import Mention
from tools.maths.topics.proportion.units import singular

_NOISE_TEXT = """
    a an the of each per for and or are is was were cost costs costing that which sold sells at price priced with to
    in worth another other different pound ounce kilogram gram liter gallon buy it he she they if while but tickets
    ticket number total both how many much regular
"""
_NOISE = frozenset(_NOISE_TEXT.split())


def words_of(text: str) -> frozenset[str]:
    """The nouns and adjectives of a phrase, as singulars.

    >>> sorted(words_of("the large cups"))
    ['cup', 'large']
    """
    return frozenset(singular(w) for w in re.findall(r"[a-z]+", text)) - _NOISE


def names_of(text: str, prices: list[Mention]) -> list[frozenset[str]]:
    """The words that stand beside each price: before it up to the last price or stop, and after a "for" or "per"."""
    names = []
    for i, price in enumerate(prices):
        start = prices[i - 1].end if i else 0
        before = re.split(r"[.,;?]|\band\b|\bor\b|\bwith\b|⟧", text[start : price.start])[-1]
        own = frozenset(word for (word, _), e in price.unit.parts if e < 0)
        meant = re.match(r"\s*(?:each )?for (?:(?:each|every|an?|the)\s+)?([a-z]+(?: [a-z]+)?)", text[price.end :])
        after = re.match(r"\s*((?:[a-z]+ ?){1,3})", text[price.end :])
        names.append(words_of(meant[1]) if meant else words_of(before) | own or words_of(after[1] if after else ""))
    both = names[0] & names[1] if len(names) > 1 else frozenset()
    return [n - both for n in names]


def named_in(names: list[frozenset[str]], said: str) -> int | None:
    """Which of two things a phrase names, None when neither or both."""
    hits = [i for i, n in enumerate(names[:2]) if n & words_of(said)]
    return hits[0] if len(hits) == 1 else None
