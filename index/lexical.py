"""The words of a lecture: what counts as one, how rare each is, and how well the sentences match by them (BM25).

Words are cut to a rough stem. Formulas ("x^2", "1/lambda") count beside them, in the one form `index.spoken` gives what
is said and what is typed; at half weight, since their letters count as words too. The ranking is BM25 (Robertson and
Zaragoza 2009) over sentences, with its usual constants.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from index.spoken import has_letters, units

if TYPE_CHECKING:
    import numpy as np

K1, B = 1.2, 0.75
_FORMULA = 0.5  # what a formula weighs against a word

_ENDINGS = (
    ("isation", "ize"), ("ization", "ize"), ("ies", "y"), ("ing", ""), ("ers", ""), ("ed", ""), ("er", ""), ("es", ""),
    ("s", ""),
)  # fmt: skip
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_NOISE = re.compile(r"https?://\S+|\b\d{1,2}(?::\d{2}){1,2}\b")  # addresses and times of day say nothing of the matter
_STOP_WORDS = """
    a about above again all also am an and any are aren't as ask at be because been before being below between both
    but by can can't cannot could did didn't do does doesn't doing don't down during each ever exactly few for from
    further get give go had has hasn't have having he her here hers him his how i i'd i'm i've if in into is isn't
    it it's its just let let's like me mean meant means mention mentioned mentions more most much my no nor not now
    of off on once one only or other our out over own part please point quick said same say saying says she should
    show so some such talk talked talking talks tell tells than that that's the their them then there these they
    thing things this those through to too under until up us use used using very want was wasn't we were what
    what's when where which while who whom whose why will with word would you your lecture video videos lecturer
    speaker teacher professor course class explain explained explains described describe describes discuss
    discussed discusses cover covered covers answer question anything something find moment minute bit kind sort
    way work works need
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())


def plain_words(text: str) -> list[str]:
    """The words that carry meaning, in lower case, in order, as often as they come."""
    text = text.lower().replace("’", "'")
    if ":" in text:
        text = _NOISE.sub(" ", text)
    return [word for word in _TOKEN.findall(text) if word not in STOP_WORDS]


def content_words(text: str) -> list[str]:
    """The words that carry meaning, cut down to a rough stem, in order.

    >>> content_words("Where does she mention learning rates?")
    ['learn', 'rat']
    """
    return [stem(word) for word in plain_words(text)]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A rough English stem: enough that "tokenizers", "tokenized" and "tokenizing" meet."""
    word = word.removesuffix("'s")
    for ending, rest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word.removesuffix(ending) + rest
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


def formulas(text: str) -> list[str]:
    """The formulas of more than one part in the text, in their written form; lower case, since speech has none.

    >>> formulas("x squared plus two x"), formulas("x^2 + 2x")
    (['x^2', '2 x'], ['x^2', '2 x'])
    """
    if not has_letters(text):
        return []
    found = []
    read = units(text)
    for unit, following in zip(read, [*read[1:], None], strict=True):
        if not unit.formula:
            continue
        if any(sign in unit.text for sign in "^_/('"):
            found.append(unit.text.lower())
        if unit.text.isdigit() and following is not None and following.formula and following.text[0].isalpha():
            found.append(f"{unit.text} {following.text.lower()}")
    return found


@dataclass(frozen=True)
class Counts:
    """How many of `size` texts have each word or formula: what rarity is measured against."""

    size: int
    counts: Mapping[str, int]

    def rarity(self, term: str) -> float:
        """BM25's inverse document frequency, never negative; 0 for what no text has, since it can match nowhere."""
        count = self.counts.get(term, 0)
        return math.log(1 + (self.size - count + 0.5) / (count + 0.5)) if 0 < count <= self.size else 0.0

    def weight(self, word: str) -> float:
        """How rare the word is, always above 0: larger is rarer, and a word that no text has weighs most."""
        count = self.counts.get(word, 0)
        return math.log(1 + self.size / count) if count else math.log(1 + 2 * max(self.size, 1))


class Words:
    """The words of some sentences, ready to be matched; their formulas are read when a question has some.

    worded: each sentence's `plain_words`. among: the counts of a larger whole these sentences are a part of; otherwise
    they are their own measure. With `among`, only the words it counts can be asked for, which saves time.
    """

    def __init__(self, sentences: Sequence[str], worded: Sequence[Sequence[str]], among: Counts | None = None) -> None:
        self._sentences = sentences
        counted = (
            [Counter(stem(word) for word in words) for words in worded]
            if among is None
            else [Counter(word for word in map(stem, words) if word in among.counts) for words in worded]
        )
        self._lengths = [len(words) for words in worded]
        self._words = self._shares(counted, 1.0)
        self.among = among or Counts(len(counted), {word: len(places) for word, places in self._words.items()})
        self._alone = among is None

    @cached_property
    def _formulas(self) -> dict[str, list[tuple[int, float]]]:
        return self._shares([Counter(formulas(sentence)) for sentence in self._sentences], _FORMULA)

    def _shares(self, counted: Sequence[Counter[str]], weight: float) -> dict[str, list[tuple[int, float]]]:
        """Where each term stands, with BM25's saturated count."""
        mean = sum(self._lengths) / max(sum(map(bool, self._lengths)), 1) or 1.0
        shares: dict[str, list[tuple[int, float]]] = {}
        for place, (counts, length) in enumerate(zip(counted, self._lengths, strict=True)):
            damped = K1 * (1 - B + B * length / mean)
            for term, count in counts.items():
                shares.setdefault(term, []).append((place, weight * count * (K1 + 1) / (count + damped)))
        return shares

    def bm25(self, words: Sequence[str], formulas: Sequence[str]) -> np.ndarray:
        """One score (float32, 0 and more) a sentence for the query's distinct stems and formulas."""
        import numpy as np

        scores = np.zeros(len(self._lengths), np.float32)
        wanted = [(word, self._words.get(word, ())) for word in words]
        wanted += [(formula, self._formulas.get(formula, ())) for formula in formulas]
        for term, places in wanted:
            rarity = (
                Counts(len(self._lengths), {term: len(places)}).rarity(term) if self._alone else self.among.rarity(term)
            )
            for place, share in places:
                scores[place] += rarity * share
        return scores
