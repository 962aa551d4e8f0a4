"""From candidate passages to the sentences that are quoted: ranked by `index.support`, at most one a passage.

In one lecture every sentence is a candidate. Among many, the candidates are the passages that Chroma finds by meaning
and `index.mentions` by words; only they and their neighbours are looked into, all at once: the time does not grow with
the lectures' length. They are all there is to compare with, so no lecture is held against another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from index import support
from index.lecture import Hit, Lecture
from index.lexical import Counts
from index.shelf import Opened
from index.store import Found
from index.support import Material, Question
from index.transcript import Sentence

if TYPE_CHECKING:
    import numpy as np

Place = tuple[Lecture, Opened, int]  # a sentence, by its number
Rated = list[tuple[float, float, Place]]  # order, score


def in_lecture(
    question: Question,
    lecture: Lecture,
    opened: Opened,
    top: int,
    until: float | None = None,
    anywhere: float | None = None,
) -> list[Hit]:
    """The `top` best sentences of one lecture, best first.

    until: only of those that begin up to that second. anywhere: the cosine of the nearest passage of all lectures, this
    one included; what another lecture is much nearer to scores less here. None where there is nothing to compare with.
    """
    rows = support.features(question, opened.material)
    places = [(lecture, opened, number) for number in range(len(rows))]
    nearest = float((opened.passages @ question.vector).max())
    rated = _rated(rows, places, support.elsewhere(nearest, anywhere))
    if until is None:
        return _chosen(rated, top)
    sentences = opened.transcript.sentences
    last = sum(sentence.start <= until for sentence in sentences)
    return _chosen([each for each in rated if each[2][2] < last], top, last)


def among_lectures(
    question: Question,
    found: Iterable[Found],
    opened: Callable[[str], tuple[Lecture, Opened] | None],
    counts: Counts,
    top: int,
) -> list[Hit]:
    """The `top` best sentences of these passages, best first.

    opened: a lecture's id -> what is stored of it, None where it has gone or may not be seen.
    counts: how many passages of all lectures have each word, against which rarity is measured.
    """
    import numpy as np

    numbers: dict[str, set[int]] = {}
    for passage in found:
        numbers.setdefault(passage.lecture, set()).update(range(passage.first, passage.last))
    places: list[Place] = []
    texts: list[str] = []
    rows: list[np.ndarray] = []
    inside: list[int] = []  # which of the texts are candidates, and no neighbours
    for identifier, wanted in numbers.items():
        known = opened(identifier)
        if known is None:
            continue
        lecture, stored = known
        for first, last in _stretches(sorted(n for n in wanted if n < len(stored.vectors))):
            begin, end = max(0, first - support.REACH), min(len(stored.vectors), last + support.REACH)
            inside += range(len(texts) + first - begin, len(texts) + last - begin)
            places += [(lecture, stored, number) for number in range(first, last)]
            texts += [sentence.text for sentence in stored.transcript.sentences[begin:end]] + [""] * support.REACH
            rows += [stored.vectors[begin:end], np.zeros((support.REACH, stored.vectors.shape[1]), np.float32)]
    if not places:
        return []
    found_rows = support.features(question, Material(texts, np.concatenate(rows), counts))[inside]
    return _chosen(_rated(found_rows, places), top)


def hit(lecture: Lecture, sentence: Sentence, score: float, around: Sequence[Sentence]) -> Hit:
    """The sentence as it is handed on; `around` is the passage it stands in."""
    context = " ".join(neighbour.text for neighbour in around)
    return Hit(lecture.id, lecture.title, sentence.start, sentence.end, sentence.text, round(score, 4), context)


def _rated(rows: np.ndarray, places: Sequence[Place], elsewhere: float = 0.0) -> Rated:
    return list(zip(support.order(rows).tolist(), support.scores(rows, elsewhere).tolist(), places, strict=True))


def _chosen(rated: Rated, top: int, end: int | None = None) -> list[Hit]:
    """The first `top` in order, one a passage; none scores more than the one before it. end: what comes after sentence
    number `end` is in no context."""
    hits: list[Hit] = []
    taken: set[tuple[str, int, int]] = set()
    highest = 1.0
    for _, score, (lecture, opened, number) in sorted(rated, key=lambda each: -each[0]):
        first, last = next((span for span in opened.spans if span[0] <= number < span[1]), (number, number + 1))
        if (lecture.id, first, last) in taken:
            continue
        taken.add((lecture.id, first, last))
        highest = min(highest, score)
        sentences = opened.transcript.sentences
        hits.append(
            hit(lecture, sentences[number], highest, sentences[first:last][: None if end is None else end - first])
        )
        if len(hits) == top:
            break
    return hits


def _stretches(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of successive numbers, as (first, after the last)."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number:
            runs[-1] = (runs[-1][0], number + 1)
        else:
            runs.append((number, number + 1))
    return runs
