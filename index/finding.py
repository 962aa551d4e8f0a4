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
Known = Callable[[str], tuple[Lecture, Opened] | None]
Rated = list[tuple[float, float, Place]]  # order, score


def in_lecture(
    question: Question,
    lecture: Lecture,
    opened: Opened,
    top: int,
    until: float | None = None,
    others: tuple[Iterable[Found], Known, Counts] | None = None,
) -> list[Hit]:
    """The `top` best sentences of one lecture, best first.

    until: only of those that begin up to that second. others: passages to compare with, as `among_lectures` takes them;
    what one of another lecture answers better scores less here.
    """
    rows = support.features(question, opened.material)
    places = [(lecture, opened, number) for number in range(len(rows))]
    apart = 0.0
    if others is not None:
        passages, known, counts = others
        best = int(support.order(rows).argmax())
        mine = Found(lecture.id, max(0, best - support.REACH), min(len(rows), best + support.REACH + 1), 1.0)
        elsewhere = [passage for passage in passages if passage.lecture != lecture.id]
        apart = _apart(question, mine, lecture, opened, elsewhere, known, counts)
    rated = _rated(rows, places, apart)
    if until is None:
        return _chosen(rated, top)
    sentences = opened.transcript.sentences
    last = sum(sentence.start <= until for sentence in sentences)
    return _chosen([each for each in rated if each[2][2] < last], top, last)


def among_lectures(question: Question, found: Iterable[Found], opened: Known, counts: Counts, top: int) -> list[Hit]:
    """The `top` best sentences of these passages, best first.

    opened: a lecture's id -> what is stored of it, None where it has gone or may not be seen.
    counts: how many passages of all lectures have each word, against which rarity is measured.
    """
    rows, places = _looked_into(question, found, opened, counts)
    return _chosen(_rated(rows, places), top)


def hit(lecture: Lecture, sentence: Sentence, score: float, around: Sequence[Sentence]) -> Hit:
    """The sentence as it is handed on; `around` is the passage it stands in."""
    context = " ".join(neighbour.text for neighbour in around)
    return Hit(lecture.id, lecture.title, sentence.start, sentence.end, sentence.text, round(score, 4), context)


def _apart(
    question: Question,
    mine: Found,
    lecture: Lecture,
    opened: Opened,
    elsewhere: Iterable[Found],
    known: Known,
    counts: Counts,
) -> float:
    """How much better than its own best sentence another lecture answers, both measured in the same way."""
    here, _ = _looked_into(question, [mine], lambda _: (lecture, opened), counts)
    there, _ = _looked_into(question, elsewhere, known, counts)
    best = float(support.order(there).max()) if len(there) else None
    return support.apart(float(support.order(here).max()), best)


def _looked_into(
    question: Question, found: Iterable[Found], opened: Known, counts: Counts
) -> tuple[np.ndarray, list[Place]]:
    """The sentences of these passages: a row of features each, and where they are."""
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
        return np.zeros((0, len(support.FEATURES)), np.float32), []
    return support.features(question, Material(texts, np.concatenate(rows), counts))[inside], places


def _rated(rows: np.ndarray, places: Sequence[Place], apart: float = 0.0) -> Rated:
    return list(zip(support.order(rows).tolist(), support.scores(rows, apart).tolist(), places, strict=True))


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
