"""How well a sentence of a lecture answers a query: meaning and words together, and the bar below which we refuse.

Four features, each about 0..1: the cosine of query and sentence, that of query and passage, and which share of the
query's content words (weighted by how rare they are in the lecture) the passage says, and the sentence. A logistic
function of them is the score. Its weights were fitted to one half of tests/benchmarks/coverage.jsonl, whose figures
tests/benchmarks/coverage.py reports apart from the other half's.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

SUPPORTED = 0.5  # a score from here on counts as an answer

_SENTENCE, _PASSAGE, _SHARE, _OWN_SHARE, _BIAS = 5.4, 4.4, 3.7, 2.7, -6.0

_ENDINGS = (
    ("isation", "ize"), ("ization", "ize"), ("ies", "y"), ("ing", ""), ("ers", ""), ("ed", ""), ("er", ""), ("es", ""),
    ("s", ""),
)  # fmt: skip
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
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
_STOP = frozenset(_STOP_WORDS.split())


def content_words(text: str) -> list[str]:
    """The words that carry meaning, cut down to a rough stem, in order.

    >>> content_words("Where does she mention learning rates?")
    ['learn', 'rate']
    """
    words = (token.lower().replace("’", "'") for token in _TOKEN.findall(text))
    return [stem(word) for word in words if word not in _STOP]


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


class Rarity:
    """How rare each content word is within one lecture: inverse frequency over its sentences."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self.words = [frozenset(content_words(sentence)) for sentence in sentences]
        counts = Counter(word for words in self.words for word in words)
        size = len(self.words)
        self._weight = {word: math.log(1 + size / count) for word, count in counts.items()}
        self._unheard = math.log(1 + 2 * size)

    def weight(self, word: str) -> float:
        """Larger is rarer; a word the lecture never says weighs most."""
        return self._weight.get(word, self._unheard)

    def share(self, query: Sequence[str], sentences: range) -> float:
        """Which share, by weight, of the query's words those sentences say: 0..1; 0 where it has no content words."""
        total = sum(self.weight(word) for word in query)
        if not total:
            return 0.0
        said = frozenset[str]().union(*(self.words[index] for index in sentences))
        return sum(self.weight(word) for word in query if word in said) / total


def scores(sentences: Iterable[float], passage: float, share: float, shares: Iterable[float]) -> list[float]:
    """Support, 0..1, of each sentence of a passage: its cosine, the passage's, and the shares of words both say."""
    common = _PASSAGE * passage + _SHARE * share + _BIAS
    return [
        1 / (1 + math.exp(-(_SENTENCE * float(cosine) + _OWN_SHARE * own + common)))
        for cosine, own in zip(sentences, shares, strict=True)
    ]
