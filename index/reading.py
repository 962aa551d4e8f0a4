"""What can be read of one home's lectures: the list, what was said, and the sentence that answers.

Every call names an owner and sees that owner's lectures and the shared ones. What the disk says counts: what another
process added is there at the next call. Nothing is changed here; that is `index.library`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from index import editing, encoder, finding, shelf, support
from index.errors import BadInput, Unavailable
from index.home import SHARED, Home
from index.lecture import Hit, Lecture, clean_title, is_id
from index.lexical import Counts
from index.mentions import Mentions
from index.store import Found, Store
from index.transcript import Transcript

if TYPE_CHECKING:
    import numpy as np

_CANDIDATES = 16  # passages looked into by meaning, and as many by words
MOST_HITS = 50
_AROUND = 2  # sentences of context on either side of a moment

Lectures = list[Lecture]  # names for what `Reading.list` would hide inside the class
Hits = list[Hit]
Passages = list[Found]


class Reading:
    """The lectures in `home`, to be read and asked."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self._store = Store.of(home)

    def list(self, owner: str = SHARED) -> Lectures:
        """The owner's lectures and the shared ones, oldest first."""
        folders = (folder for folder in self.home.lectures.iterdir() if is_id(folder.name))
        lectures = (shelf.read_lecture(folder) for folder in folders)
        seen = (lecture for lecture in lectures if lecture is not None and lecture.owner in (owner, SHARED))
        return sorted(seen, key=lambda lecture: (lecture.added, lecture.title, lecture.id))

    def get(self, id: str, owner: str = SHARED) -> Lecture:
        """One lecture. Raises BadInput where there is none or it belongs to somebody else, without telling which."""
        lecture = shelf.read_lecture(self._folder(id)) if is_id(id) else None
        if lecture is None or lecture.owner not in (owner, SHARED):
            raise BadInput(f'There is no lecture "{clean_title(id)[:40]}" in your library.')
        return lecture

    def transcript(self, id: str, owner: str = SHARED) -> Transcript:
        """All that was said in it."""
        return self._opened(self.get(id, owner)).transcript

    def vectors(self, id: str, owner: str = SHARED) -> np.ndarray:
        """One unit row (float32) for each sentence of the transcript."""
        return self._opened(self.get(id, owner)).vectors

    def media_path(self, id: str, owner: str = SHARED) -> Path | None:
        """The recording, None where only captions were given."""
        media = self.get(id, owner).media
        return self._folder(id) / media if media else None

    def captions_path(self, id: str, owner: str = SHARED) -> Path:
        """WebVTT captions of the lecture."""
        self.get(id, owner)
        return self._folder(id) / "captions.vtt"

    def originals(self, id: str, owner: str = SHARED) -> dict[int, str]:
        """What the edited sentences of a lecture said at first, by their number; empty where none was edited."""
        return editing.originals(self._folder(id), self.transcript(id, owner))

    def search(
        self,
        query: str,
        *,
        lecture: str | Collection[str] | None = None,
        top: int = 5,
        owner: str = SHARED,
        until: Mapping[str, float] | None = None,
    ) -> Hits:
        """The sentences that answer best, at most one a passage, best first.

        `support.SUPPORTED` tells whether a hit counts as an answer; below it a hit is only the nearest moment.
        lecture: where to look: one id, several, or None for all that the owner sees. until: by id, the second up to
        which a lecture may be told. Raises BadInput, or Unavailable where the index cannot be used.

        >>> [hit.title for hit in library.search("What is a gradient?", lecture=[first, third])]       # doctest: +SKIP
        ['Linear regression', 'Neural networks']
        """
        chosen = [lecture] if isinstance(lecture, str) else None if lecture is None else list(dict.fromkeys(lecture))
        lectures = None if chosen is None else [self.get(identifier, owner) for identifier in chosen]
        if lectures == []:
            raise BadInput("Choose at least one lecture to ask.")
        if not query.strip():
            raise BadInput("Ask something: the question is empty.")
        if not 1 <= top <= MOST_HITS:
            raise BadInput(f"Ask for 1 to {MOST_HITS} results.")
        if lectures is not None:
            self._check_model(lectures, "The lectures you chose were")
        question = support.Question(query, encoder.encode([query])[0])
        until = until or {}
        if chosen is not None and len(chosen) == 1:
            known = self._seen(chosen[0], owner)
            others = self._others(question, owner)
            return finding.in_lecture(question, *known, top, until.get(chosen[0]), others) if known else []
        near = self._near(question.vector, chosen, owner, until)
        if not near:
            self._check_model(self.list(owner), "Your lectures were")
        words = [*question.stems, *question.formulas]
        ends = {id: len(known[1].transcript.sentences) for id in until if (known := self._told(id, owner, until[id]))}
        mentioned, counts = Mentions.of(self.home).near(words, (owner, SHARED), _CANDIDATES, chosen, ends)
        return finding.among_lectures(
            question, [*near, *mentioned], lambda id: self._told(id, owner, until.get(id)), counts, top
        )

    def at(self, id: str, seconds: float, owner: str = SHARED, until: float | None = None) -> Hit:
        """What is being said at that moment; between two sentences, the one before. Raises BadInput outside.

        until: no more than the sentences that begin up to that second are told.
        """
        lecture = self.get(id, owner)
        sentences = self._opened(lecture).transcript.sentences
        if not 0 <= seconds <= max(lecture.seconds, sentences[-1].end) + 1:
            raise BadInput(f'"{lecture.title}" has no such moment: it is {round(lecture.seconds)} seconds long.')
        if until is not None:
            sentences = tuple(sentence for sentence in sentences if sentence.start <= until)
        if not sentences:
            raise BadInput(f'Nothing is said in "{lecture.title}" up to second {until}.')
        number = max((i for i, sentence in enumerate(sentences) if sentence.start <= seconds), default=0)
        around = sentences[max(0, number - _AROUND) : number + _AROUND + 1]
        return finding.hit(lecture, sentences[number], 1.0, around)

    def between(self, id: str, start: float, end: float, owner: str = SHARED, until: float | None = None) -> Hits:
        """The sentences said, even partly, from `start` to `end` seconds, in order; until: see `at`."""
        lecture = self.get(id, owner)
        sentences = self._opened(lecture).transcript.sentences
        if until is not None:
            sentences = tuple(sentence for sentence in sentences if sentence.start <= until)
        said = [i for i, sentence in enumerate(sentences) if sentence.start < end and sentence.end > start]
        return [finding.hit(lecture, sentences[i], 1.0, sentences[max(0, i - 1) : i + 2]) for i in said]

    def stale(self, owner: str = SHARED) -> Lectures:
        """Lectures whose vectors were made with another model than the chosen one: `rebuild` makes them searchable."""
        return [lecture for lecture in self.list(owner) if lecture.embedding != encoder.name()]

    def _others(self, question: support.Question, owner: str) -> tuple[Passages, finding.Known, Counts]:
        """The passages of all lectures with which those of one are compared."""
        near = self._store.near_soon(question.vector, owners=(owner, SHARED), top=_CANDIDATES, model=encoder.name())
        words = [*question.stems, *question.formulas]
        mentioned, counts = Mentions.of(self.home).near(words, (owner, SHARED), _CANDIDATES)
        return [*near, *mentioned], lambda id: self._seen(id, owner), counts

    def _near(
        self, vector: np.ndarray, chosen: Sequence[str] | None, owner: str, until: Mapping[str, float]
    ) -> Passages:
        """The passages nearest by meaning, of the chosen lectures or of all; of what may be told only."""

        def inside(lecture: str | None, top: int = _CANDIDATES) -> Passages:
            owners, model, last = (owner, SHARED), encoder.name(), until.get(lecture or "")
            return self._store.near(vector, lecture=lecture, owners=owners, top=top, model=model, until=last)

        found: Passages = []
        if chosen is None:  # those that may be told whole by Chroma, the others as if they were chosen
            found, chosen = inside(None), [id for id in until if self._seen(id, owner)]
            if any(passage.lecture in until for passage in found):  # and may have taken others' places
                found = inside(None, _CANDIDATES + sum(self.get(id, owner).passages for id in chosen))
            found = [passage for passage in found if passage.lecture not in until]
        found += [passage for id in chosen if self._seen(id, owner) for passage in inside(id)]
        return sorted(found, key=lambda one: -one.cosine)[:_CANDIDATES]

    def _check_model(self, lectures: Lectures, they: str) -> None:
        """Raises Unavailable where all of these lectures have vectors of another model."""
        if lectures and all(lecture.embedding != encoder.name() for lecture in lectures):
            they = they if len(lectures) > 1 else f'"{lectures[0].title}" was'
            raise self._needs_rebuild(they, lectures[0].embedding)

    def _needs_rebuild(self, what: str, model: str) -> Unavailable:
        return Unavailable(
            f"{what} indexed with {model}, and Lemma now uses {encoder.name()}: "
            "`python -m index rebuild` makes the index again with it."
        )

    def _folder(self, identifier: str) -> Path:
        return self.home.lectures / identifier

    def _opened(self, lecture: Lecture) -> shelf.Opened:
        opened = shelf.open_lecture(self._folder(lecture.id))
        if opened is None:
            raise self._damaged(lecture)
        return opened

    def _damaged(self, lecture: Lecture) -> BadInput:
        return BadInput(f'The stored files of "{lecture.title}" are damaged: remove it and add it again.')

    def _seen(self, id: str, owner: str) -> tuple[Lecture, shelf.Opened] | None:
        """What is stored of a lecture, None where it has gone, is damaged, somebody else's, or of another model."""
        lecture = shelf.read_lecture(self._folder(id))
        opened = shelf.open_lecture(self._folder(id)) if lecture else None
        if lecture is None or opened is None or lecture.owner not in (owner, SHARED):
            return None
        return (lecture, opened) if lecture.embedding == encoder.name() else None

    def _told(self, id: str, owner: str, until: float | None) -> tuple[Lecture, shelf.Opened] | None:
        """The same, of which nothing is there that begins after second `until`."""
        known = self._seen(id, owner)
        if known is None or until is None:
            return known
        lecture, opened = known
        said = tuple(sentence for sentence in opened.transcript.sentences if sentence.start <= until)
        spans = tuple((first, min(last, len(said))) for first, last in opened.spans if first < len(said))
        transcript = replace(opened.transcript, sentences=said)
        return lecture, shelf.Opened(transcript, opened.vectors[: len(said)], spans)
