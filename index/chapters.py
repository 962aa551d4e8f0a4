"""Where one topic ends and the next begins: chapters of a lecture, and the few sentences that sum it up.

Borders are the deepest valleys of similarity between the sentences before and after a point (TextTiling, Hearst 1997,
on sentence vectors in place of word counts). Nothing is written here: summaries are sentences that were said.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.transcript import Sentence

if TYPE_CHECKING:
    import numpy as np

_WINDOW = 8  # sentences compared on either side of a possible border
_FEWEST = 6  # sentences in a chapter
_MOST = 12


def chapters(sentences: Sequence[Sentence], vectors: np.ndarray) -> list[tuple[int, int]]:
    """Borders as (first, last) sentence of each chapter, covering all sentences in order."""
    count = len(sentences)
    minutes = (sentences[-1].end - sentences[0].start) / 60
    wanted = min(_MOST, round(1.5 * minutes**0.5), count // _FEWEST)  # 3 in five minutes, 8 in half an hour
    borders = [0]
    for border in _by_depth(vectors):
        if len(borders) >= wanted:
            break
        if all(abs(border - other) >= _FEWEST for other in [*borders, count]):
            borders.append(border)
    borders.sort()
    return list(zip(borders, [*borders[1:], count], strict=True))


def _by_depth(vectors: np.ndarray) -> list[int]:
    import numpy as np

    count = len(vectors)
    likeness = np.ones(count + 1)
    for at in range(1, count):
        before = vectors[max(0, at - _WINDOW) : at].mean(axis=0)
        after = vectors[at : at + _WINDOW].mean(axis=0)
        likeness[at] = before @ after / max(float(np.linalg.norm(before) * np.linalg.norm(after)), 1e-9)
    depths = []
    for at in range(1, count):
        left = likeness[max(1, at - _WINDOW) : at + 1].max()
        right = likeness[at : min(count, at + _WINDOW + 1)].max()
        depths.append((left + right - 2 * likeness[at], at))
    return [at for _, at in sorted(depths, reverse=True)]


def central(sentences: Sequence[Sentence], vectors: np.ndarray, count: int = 3) -> list[int]:
    """Indices, in time order, of up to `count` sentences that are nearest to all the others and unlike each other."""
    import numpy as np

    middle = vectors.mean(axis=0)
    words = np.array([len(sentence.text.split()) for sentence in sentences])
    merit = vectors @ middle * np.minimum(words / 12, 1)  # a very short sentence says little, however central
    chosen: list[int] = []
    for index in np.argsort(-merit):
        if all(float(vectors[index] @ vectors[other]) < 0.75 for other in chosen):
            chosen.append(int(index))
        if len(chosen) == count:
            break
    return sorted(chosen)
