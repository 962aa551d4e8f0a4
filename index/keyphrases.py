"""The words a lecture is about, and every place they are said.

The ranking is YAKE's (Campos et al. 2020), a baseline that needs no model and no training; what is ours is folding
near-duplicates into one phrase, a score between 0 and 1, and finding all occurrences.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from index.yake_ranking import ranked

MOST_CHARACTERS = 300_000  # YAKE's time grows faster than the text; six hours of speech fit
_FILLING = (  # what lecturers say, not what they speak about
    "video videos lecture course okay ok thing things way ways lot bit kind sort let look take want get know go going"
    " example examples time times see come make people right minute minutes today"
)
_SPEECH = frozenset(_FILLING.split())


@dataclass(frozen=True)
class Keyphrase:
    """A phrase as it is written in the text; score 0..1, best 1; spans are (start, end) in characters, all of them."""

    text: str
    score: float
    spans: tuple[tuple[int, int], ...]


def keyphrases(text: str, top: int = 15) -> list[Keyphrase]:
    """The `top` phrases of the text, best first.

    >>> said = "The posterior follows from the prior. A prior is a belief; a posterior is better."
    >>> [phrase.text for phrase in keyphrases(said, 2)]
    ['posterior', 'prior']
    """
    text = text[:MOST_CHARACTERS]
    if not re.search(r"[^\W\d_]{3}", text):
        return []
    chosen: list[tuple[str, float]] = []
    seen: defaultdict[str, list[frozenset[str]]] = defaultdict(list)  # by each of its words
    for phrase, cost in ranked(text, 6 * top + 20):
        stems = frozenset(_stem(word) for word in phrase.split())
        rivals = (other for stem in stems for other in seen[stem])
        if stems & _SPEECH or not stems or any(len(stems & other) * 2 > len(stems | other) for other in rivals):
            continue
        for stem in stems:
            seen[stem].append(stems)
        chosen.append((phrase, float(cost)))
    best = min((cost for _, cost in chosen), default=1.0)
    found = []
    for phrase, cost in chosen:
        spans = occurrences(text, phrase)
        if spans:
            # YAKE's cost runs from 0 (best) upward without bound; against the best one it becomes a score.
            found.append(Keyphrase(phrase, round(((best + 0.01) / (cost + 0.01)) ** 0.5, 4), spans))
            if len(found) == top:
                break
    return found


def occurrences(text: str, phrase: str) -> tuple[tuple[int, int], ...]:
    """Where the phrase stands in the text as whole words, whatever the case and spacing, plural or not."""
    pattern = r"\W{1,3}".join(re.escape(word) for word in phrase.split())
    return tuple(match.span() for match in re.finditer(rf"(?<!\w){pattern}(?:e?s)?(?!\w)", text, re.IGNORECASE))


def _stem(word: str) -> str:
    word = re.sub(r"['’]s$", "", word.lower())
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
