"""Which sentence of a lecture answers a question, how well, and the bar below which we refuse.

Features of a sentence, all computed: the cosine of question and sentence; that of question and neighbourhood (three
sentences on either side); BM25 over words and formulas (`index.lexical`); and its echo, which tells how near the words
of the question are to what is said around it (`index.wordpieces`), the rarer ones counting more. A weighted sum of
these four orders the sentences.

An answer is also about what the question is about, to its last word. So two more count against it: the rarest word that
is not heard nearby ("unheard": GPU, in a question on something else the lecture does tell), and the question's names
that the lecture never says ("unnamed"). A logistic function is the score, which does not grow with the question's
length; it is what `SUPPORTED` is compared with. Where one lecture is asked, the score is lower if another one that the
learner sees answers better (`apart`): a question in other words than the lecture's is answered badly everywhere, a
question about another lecture only here.

The order's weights were fitted to the 53 students' questions that tests/benchmarks/retrieval.py cross-validates (Wang
et al. 2024), the score's by a logistic regression to the questions of tests/benchmarks/coverage.py, which
cross-validates them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from index import lexical, wordpieces

if TYPE_CHECKING:
    import numpy as np

SUPPORTED = 0.5  # a score from here on counts as an answer
SURE = 0.75  # below it, an answer is said to be unsure: near misses in coverage.jsonl and the like hardly reach it

FEATURES = ("cosine", "neighbourhood", "bm25", "echo", "unheard", "unnamed")
ORDER: tuple[float, ...] = (8.3, 2.8, 0.33, 3.1)  # of the first four
SCORE: tuple[float, ...] = (3.77, 4.07, 0.0, 4.72, -2.07, -1.63)
APART = -0.52
BIAS = -3.5
_SLIGHT = 0.3  # a difference in order that tells nothing
_NAME = re.compile(r"[A-Z]|\d")  # somewhere after a word's first letter
_NEARBY = 1  # sentences on either side in which a word still counts as heard
_NEIGHBOURS = 3  # sentences on either side whose meaning is a sentence's context
_EARSHOT = 2  # and whose words are
REACH = max(_NEIGHBOURS, _EARSHOT)


@dataclass(frozen=True)
class Question:
    """A question, read once: its text and its unit vector."""

    text: str
    vector: np.ndarray

    @cached_property
    def stems(self) -> list[str]:
        """What BM25 looks for, each once."""
        return list(dict.fromkeys(lexical.stem(word) for word in self.words))

    @cached_property
    def formulas(self) -> list[str]:
        """Its formulas, in written form."""
        return list(dict.fromkeys(lexical.formulas(self.text)))

    @cached_property
    def words(self) -> list[str]:
        """Its words that carry meaning, each once, uncut."""
        return list(dict.fromkeys(lexical.plain_words(self.text)))

    @cached_property
    def names(self) -> set[str]:
        """The stems of words of two letters and more that are written like names: with a capital, or a digit.

        >>> sorted(Question("How much does GPT4 cost in Paris?", None).names)
        ['gpt4', 'pari']
        """
        written = re.findall(r"[^\W_]*[^\W\d_][^\W_]+", self.text)
        named = {word.lower() for word in written if _NAME.search(word[1:])}
        named |= {word.lower() for word in written[1:] if word[0].isupper()}
        return {lexical.stem(word) for word in named - lexical.STOP_WORDS}

    @cached_property
    def word_vectors(self) -> np.ndarray:
        """One unit row a word."""
        return wordpieces.vectors(self.words)


class Material:
    """Consecutive sentences of one lecture, with what a search computes of them once: whole lectures keep theirs."""

    def __init__(self, sentences: Sequence[str], vectors: np.ndarray, among: lexical.Counts | None = None) -> None:
        self.vectors = vectors
        worded = [lexical.plain_words(sentence) for sentence in sentences]
        self.words = lexical.Words(sentences, worded, among)
        self.pieces = wordpieces.said(worded)
        self._worded = worded

    @cached_property
    def stems(self) -> frozenset[str]:
        """All its words."""
        return frozenset(lexical.stem(word) for words in self._worded for word in words)

    @cached_property
    def spread(self) -> np.ndarray:
        """The length of each neighbourhood's summed vector, by which its cosine is divided."""
        import numpy as np

        return np.maximum(np.linalg.norm(_around(self.vectors, _NEIGHBOURS), axis=1), 1e-9)


def features(question: Question, material: Material) -> np.ndarray:
    """One row a sentence, one column for each of FEATURES."""
    import numpy as np

    cosines = material.vectors @ question.vector
    neighbourhood = _around(cosines[:, None], _NEIGHBOURS)[:, 0] / material.spread
    bm25 = material.words.bm25(question.stems, question.formulas)
    echo, unheard = _heard(question, material)
    unnamed = np.full(len(cosines), len(question.names - material.stems), np.float32)
    return np.stack([cosines, neighbourhood, bm25, echo, unheard, unnamed], axis=1)


def order(rows: np.ndarray) -> np.ndarray:
    """One number for each row of features: the larger, the sooner it is shown."""
    import numpy as np

    return rows[:, : len(ORDER)] @ np.array(ORDER, rows.dtype)


def scores(rows: np.ndarray, apart: float = 0.0) -> np.ndarray:
    """Support, 0..1, of each row of features; `apart` is as the function of that name gives it."""
    import numpy as np

    return 1 / (1 + np.exp(-(rows @ np.array(SCORE, rows.dtype) + APART * apart + BIAS)))


def apart(here: float, others: float | None) -> float:
    """How much better another lecture answers, 0 and more; 0 for a slight difference.

    here: the order of this lecture's best sentence. others: that of the best one elsewhere; None where there is none.

    >>> apart(6.0, 8.3), apart(6.0, 6.2), apart(6.0, None)
    (2.0, 0.0, 0.0)
    """
    return 0.0 if others is None else round(max(others - here - _SLIGHT, 0.0), 6)


def _heard(question: Question, material: Material) -> tuple[np.ndarray, np.ndarray]:
    """For each sentence, its echo and what it leaves unheard.

    The echo is how near the question's words are to the words around it: 0..1, 0 where there are no such words. Unheard
    is the largest rarity of a word of the question times how unlike it the words nearby are: 0..1.5.
    """
    import numpy as np

    if not question.words:
        return np.zeros(len(material.vectors), np.float32), np.zeros(len(material.vectors), np.float32)
    alike = wordpieces.nearest(question.word_vectors, material.pieces)
    weights = np.array([material.words.among.weight(lexical.stem(word)) for word in question.words], np.float32)
    echo = weights @ _best_around(alike, _EARSHOT) / weights.sum()
    unheard = (wordpieces.rarities(question.words)[:, None] * (1 - _best_around(alike, _NEARBY))).max(axis=0)
    return echo, unheard


def _best_around(rows: np.ndarray, reach: int) -> np.ndarray:
    """Of each column, its best value and those of the columns up to `reach` before and after."""
    import numpy as np

    best = rows.copy()
    for distance in range(1, reach + 1):
        best[:, distance:] = np.maximum(best[:, distance:], rows[:, :-distance])
        best[:, :-distance] = np.maximum(best[:, :-distance], rows[:, distance:])
    return best


def _around(rows: np.ndarray, reach: int) -> np.ndarray:
    """Each row summed with its up to `reach` neighbours on either side."""
    import numpy as np

    count = len(rows)
    sums = np.concatenate([np.zeros((1, rows.shape[1]), np.float32), np.cumsum(rows, axis=0, dtype=np.float32)])
    at = np.arange(count)
    return sums[np.minimum(at + reach + 1, count)] - sums[np.maximum(at - reach, 0)]
