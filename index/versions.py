"""A newer version of a lecture: its file has changed, and what somebody had put right in the older one is taken along.

An edit goes to the sentence of the new transcript that says what the edited one said at first, at nearly the same time.
The two transcripts are laid beside each other first (Ratcliff and Metzener 1988, by difflib), so that the right one of
several equal sentences is edited. What the new file says by itself needs no edit any more. What finds no place is told
in words, with its time. Nothing is stored here; `index.library` does that.

A file that says something else altogether is no newer version: then the lecture that came from its place stays, and so
does one whose edits cannot be read any more.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from index import editing, encoder, ingest, shelf
from index.errors import BadInput
from index.lecture import Lecture, Prepared
from index.transcript import Sentence, Transcript, clock

if TYPE_CHECKING:
    import numpy as np

NEARLY = 30.0  # seconds that a sentence may have moved: a title put in front, a pause cut out
ALIKE = 0.25  # of what the shorter one of two versions says, they say both, at least
_HALF = 0.5  # of what the longer one says, where only a file's name speaks for it: an excerpt is no newer version


class Apart(Exception):
    """Why a lecture is no older version of a transcript, or cannot be followed by one: what is to be said of it."""


@dataclass(frozen=True)
class Stored:
    """A stored lecture, the version before it where there was one, and sentences on what became of what was there."""

    lecture: Lecture
    older: Lecture | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Carried:
    """The new transcript with the edits in it, and one sentence each on what was carried over and what was not."""

    transcript: Transcript
    notes: tuple[str, ...] = ()


def carried(first: Transcript, now: Transcript, new: Transcript) -> Carried:
    """Carry the edits of an older version over to a newer one.

    first: the older version as it was at first; now: as it was edited, sentence by sentence; new: the newer one.

    >>> said = Transcript((Sentence(0.0, 2.0, "Welcome."), Sentence(2.0, 5.0, "X squired.")), "en", "pocketsphinx")
    >>> put_right = editing.with_sentence(said, 1, "x squared.")
    >>> longer = replace(said, sentences=(*said.sentences, Sentence(5.0, 7.0, "Goodbye.")))
    >>> made = carried(said, put_right, longer)
    >>> made.transcript.sentences[1].text, made.notes
    ('x squared.', ('One sentence that was put right in the version before was put right in this one too.',))
    """
    sentences = list(new.sentences)
    place = dict(_same(first, new))
    edits = [
        n for n, (was, says) in enumerate(zip(first.sentences, now.sentences, strict=True)) if was.text != says.text
    ]
    lost: list[Sentence] = []
    count = 0
    for number in edits:
        says = now.sentences[number]
        if (here := place.get(number)) is not None:
            sentences[here] = replace(sentences[here], text=says.text)
            count += 1
        elif not any(one.text == says.text and _near(one, says) for one in new.sentences):
            lost.append(says)
    return Carried(replace(new, sentences=tuple(sentences)), tuple(_notes(count, lost)))


def follow(older: Path, prepared: Prepared) -> tuple[Prepared, tuple[str, ...]]:
    """What is to be stored of a newer version, with the edits of the older one in this folder; and the notes on them.

    Raises Apart where the older one cannot be read or says something else.
    """
    import numpy as np

    first, now = before(older, prepared.transcript)
    made = carried(first, now, prepared.transcript)
    said = prepared.transcript.sentences
    changed = [n for n, one in enumerate(made.transcript.sentences) if one.text != said[n].text]
    if not changed:
        return prepared, made.notes

    def vectors() -> np.ndarray:
        rows = prepared.vectors.astype(np.float32)
        rows[changed] = encoder.encode([made.transcript.sentences[n].text for n in changed])
        return rows

    source, digest, media = prepared.source, prepared.digest, prepared.media
    after = ingest.analyse(made.transcript, source=source, digest=digest, media=media, vectors=vectors)
    return replace(after, seconds=prepared.seconds), made.notes


def before(older: Path, new: Transcript) -> tuple[Transcript, Transcript]:
    """What the lecture in this folder said at first and says now, of which `new` is a newer version. Raises Apart.

    It is one where both say the same sentences, by their length at least `ALIKE` of the shorter one's: case and
    punctuation do not count, nor how often a sentence is said.
    """
    try:
        now = shelf.read_transcript(older)
    except shelf.DAMAGED as error:
        raise Apart("is damaged") from error
    try:
        first = editing.read_original(older) or now
    except shelf.DAMAGED as error:
        raise Apart("has edits of which the original is damaged") from error
    if [(one.start, one.end) for one in first.sentences] != [(one.start, one.end) for one in now.sentences]:
        raise Apart("has edits of which the original is damaged")
    if not (alike(first, new) or alike(now, new)):
        raise Apart("says something else")
    return first, now


def older(lectures: Path, came: Sequence[Lecture], new: Prepared, stays: Lecture | None, named: bool) -> Lecture | None:
    """The lecture of which `new` is a newer version; else the last one that came from its place, None where none did.

    came: those from its place, the last one first; where the place is not known, all such (`named`): then only those
    of a file with its name count, with which it shares half of what they say. stays: see `index.library`.
    """
    if named:
        alone = [one for one in came if one.source == new.source]
        return next((one for one in alone if _half_the_same(lectures / one.id, new.transcript)), None)
    candidates = [stays, *came] if stays else [one for one in came if one.origin]
    for lecture in candidates:
        with suppress(Apart):
            before(lectures / lecture.id, new.transcript)
            return lecture
    return candidates[0] if candidates else None


def _half_the_same(folder: Path, new: Transcript) -> bool:
    with suppress(Apart):
        return max(shared(version, new)[1] for version in before(folder, new)) >= _HALF
    return False


def strayed(lecture: Lecture, path: Path) -> bool:
    """Whether the file a lecture came from is gone or says something else by now, and `path`, its copy, is another."""
    if lecture.origin in ("", str(path.resolve())):
        return False
    try:
        return ingest.digest_of(Path(lecture.origin)) != lecture.digest
    except BadInput:
        return True


def alike(one: Transcript, other: Transcript) -> bool:
    """Whether two transcripts share at least `ALIKE` of what the shorter one says.

    >>> one, other = (Transcript((Sentence(0.0, 2.0, text),), "en", "captions") for text in ("So, x!", "So x."))
    >>> alike(one, other)
    True
    """
    return shared(one, other)[0] >= ALIKE


def shared(one: Transcript, other: Transcript) -> tuple[float, float]:
    """How much of the shorter, and of the longer of two transcripts both say: 0..1 each."""
    mine, theirs = ({_plain(sentence.text) for sentence in version.sentences} for version in (one, other))
    both, lengths = _length(mine & theirs), sorted((_length(mine), _length(theirs)))
    return both / max(lengths[0], 1), both / max(lengths[1], 1)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def _length(texts: Iterable[str]) -> int:
    return sum(len(text) for text in texts)


def _same(first: Transcript, new: Transcript) -> Iterator[tuple[int, int]]:
    """The sentences that both versions say in the same order and at nearly the same time, by their numbers."""
    before, after = ([sentence.text for sentence in version.sentences] for version in (first, new))
    for block in SequenceMatcher(None, before, after).get_matching_blocks():
        for n in range(block.size):
            here, there = block.a + n, block.b + n
            if _near(first.sentences[here], new.sentences[there]):
                yield here, there


def _near(one: Sentence, other: Sentence) -> bool:
    return abs(one.start - other.start) <= NEARLY


def _notes(count: int, lost: list[Sentence]) -> Iterator[str]:
    if count:
        sentences = "One sentence that was" if count == 1 else f"{count} sentences that were"
        verb = "was" if count == 1 else "were"
        yield f"{sentences} put right in the version before {verb} put right in this one too."
    for says in lost:
        why = "since what it put right is not there any more"
        yield f"An edit was not carried over, {why}: “{says.text}” at {clock(says.start)}."
