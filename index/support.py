"""Which sentence of a lecture answers a question, how well, and the bar below which we refuse.

Four features of a sentence, all computed: the cosine of question and sentence; that of question and neighbourhood
(three sentences on either side); BM25 over words and formulas (`index.lexical`); and its echo, which tells how near the
words of the question are to what is said around it (`index.wordpieces`), the rarer ones counting more. A weighted sum
orders the sentences. A logistic function of cosine, neighbourhood and echo is the score, which does not grow with the
question's length; it is what `SUPPORTED` is compared with. Where one lecture is asked, the score is lower if another
one that the learner sees is much nearer to the question (`elsewhere`): a question in other words than the lecture's
lies far from everything, a question about another lecture only from this one.

The order's weights were fitted to the 53 students' questions that tests/benchmarks/retrieval.py cross-validates (Wang
et al. 2024), the score's by a logistic regression to the questions of tests/benchmarks/coverage.py, which
cross-validates them; the bias is set where 95% of what has no answer is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from index import lexical, wordpieces

if TYPE_CHECKING:
    import numpy as np

SUPPORTED = 0.5  # a score from here on counts as an answer

FEATURES = ("cosine", "neighbourhood", "bm25", "echo")
ORDER: tuple[float, ...] = (8.3, 2.8, 0.33, 3.1)
SCORE: tuple[float, ...] = (4.76, 1.22, 0.0, 4.09)
ELSEWHERE = -21.0
# 0.46 less strict than fitted: of the questions in coverage.jsonl that have no answer 96% are still refused.
BIAS = -4.2
_SLIGHT, _MUCH = 0.1, 0.2  # differences of cosines: less tells nothing; more there always is among very many lectures
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
    return np.stack([cosines, neighbourhood, bm25, _echo(question, material)], axis=1)


def order(rows: np.ndarray) -> np.ndarray:
    """One number for each row of features: the larger, the sooner it is shown."""
    import numpy as np

    return rows @ np.array(ORDER, rows.dtype)


def scores(rows: np.ndarray, elsewhere: float = 0.0) -> np.ndarray:
    """Support, 0..1, of each row of features; `elsewhere` is as the function of that name gives it."""
    import numpy as np

    return 1 / (1 + np.exp(-(rows @ np.array(SCORE, rows.dtype) + ELSEWHERE * elsewhere + BIAS)))


def elsewhere(here: float, anywhere: float | None) -> float:
    """How much nearer to the question than this lecture another one is, 0..0.1: 0 for a little, 0.1 for much.

    here: the cosine of the question and this lecture's nearest passage. anywhere: that of the nearest of all lectures;
    None where that is not known.

    >>> elsewhere(0.5, 0.75), elsewhere(0.5, 0.55), elsewhere(0.5, None)
    (0.1, 0.0, 0.0)
    """
    return 0.0 if anywhere is None else min(max(anywhere - here, _SLIGHT), _MUCH) - _SLIGHT


def _echo(question: Question, material: Material) -> np.ndarray:
    """How near the question's words are to the words around each sentence: 0..1; 0 where it has no such words."""
    import numpy as np

    if not question.words:
        return np.zeros(len(material.vectors), np.float32)
    alike = wordpieces.nearest(question.word_vectors, material.pieces)
    heard = alike.copy()
    for distance in range(1, _EARSHOT + 1):
        heard[:, distance:] = np.maximum(heard[:, distance:], alike[:, :-distance])
        heard[:, :-distance] = np.maximum(heard[:, :-distance], alike[:, distance:])
    weights = np.array([material.words.among.weight(lexical.stem(word)) for word in question.words], np.float32)
    return weights @ heard / weights.sum()


def _around(rows: np.ndarray, reach: int) -> np.ndarray:
    """Each row summed with its up to `reach` neighbours on either side."""
    import numpy as np

    count = len(rows)
    sums = np.concatenate([np.zeros((1, rows.shape[1]), np.float32), np.cumsum(rows, axis=0, dtype=np.float32)])
    at = np.arange(count)
    return sums[np.minimum(at + reach + 1, count)] - sums[np.maximum(at - reach, 0)]
