"""Sentences into passages: a few neighbouring sentences that make sense together, with exact times.

Passages are what Chroma finds; a sentence inside one is what is quoted. Neighbours share one sentence, so that a
thought that spans a border is whole in at least one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.transcript import Sentence

if TYPE_CHECKING:
    import numpy as np

MOST_SENTENCES = 5
WORDS = 75  # about half a minute of speech; well under the 256 tokens the embedding model reads
SHARED_SENTENCES = 1


@dataclass(frozen=True)
class Passage:
    """Sentences `first` up to, not including, `last` of a transcript; times in seconds."""

    first: int
    last: int
    start: float
    end: float
    text: str


def passages(sentences: Sequence[Sentence]) -> list[Passage]:
    """Cover all sentences, in order; each passage has up to MOST_SENTENCES sentences or about WORDS words.

    >>> [(p.first, p.last) for p in passages([Sentence(i, i + 1, "Six words are in this one.") for i in range(7)])]
    [(0, 5), (4, 7)]
    """
    made: list[Passage] = []
    first = 0
    while first < len(sentences):
        last, words = first, 0
        while last < len(sentences) and last - first < MOST_SENTENCES and (last == first or words < WORDS):
            words += len(sentences[last].text.split())
            last += 1
        made.append(passage(sentences, first, last))
        if last >= len(sentences):
            break
        first = max(first + 1, last - SHARED_SENTENCES)
    return made


def passage(sentences: Sequence[Sentence], first: int, last: int) -> Passage:
    """The passage of sentences first..last-1."""
    inside = sentences[first:last]
    text = " ".join(sentence.text for sentence in inside)
    return Passage(first, last, inside[0].start, max(sentence.end for sentence in inside), text)


def passage_vectors(vectors: np.ndarray, sentences: Sequence[Sentence], spans: Sequence[tuple[int, int]]) -> np.ndarray:
    """One unit row (float32) a passage: the mean of its sentences' vectors, each weighted by its words.

    On lectures with questions by real students this finds as much as embedding the passage's text, and costs nothing.
    """
    import numpy as np

    weights = np.array([len(sentence.text.split()) for sentence in sentences], np.float32)[:, None]
    weighted = vectors.astype(np.float32) * weights
    rows = np.stack([weighted[first:last].sum(axis=0) for first, last in spans])
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
