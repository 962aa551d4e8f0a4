"""All lectures of one home: add, list, rename, remove, and find the sentence that answers.

Every call names an owner and sees that owner's lectures and the shared ones; only an owner changes what is theirs. The
library keeps no list of its own: it reads the disk, so what another process added is there at the next call. Adding is
all or nothing: a lecture exists once its folder has its name, and not before its vectors are in Chroma.
"""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from index import embedding, ingest, kept, packs, shelf, support
from index.errors import BadInput, LemmaError, Unavailable
from index.home import SHARED, Home
from index.lecture import Hit, Lecture, Prepared, clean_title, digest_of, is_id, lecture_id, title_from
from index.progress import check_cancelled, report
from index.store import Found, Store
from index.textfile import shown
from index.transcript import Sentence, Transcript

if TYPE_CHECKING:
    import numpy as np

_CANDIDATES = 8  # passages looked at for each hit asked for
_FEWEST_CANDIDATES = 40
MOST_HITS = 50
_AROUND = 2  # sentences of context on either side of a moment

Lectures = list[Lecture]  # names for what `Library.list` would hide inside the class
Hits = list[Hit]

_swept: set[str] = set()
_sweeping = threading.Lock()


class Library:
    """The lectures in `home`. Cheap to make; make one wherever one is needed.

    >>> library = Library(Home.open())                                        # doctest: +SKIP
    >>> library.add("talk.srt").title                                         # doctest: +SKIP
    'Talk'
    """

    def __init__(self, home: Home) -> None:
        self.home = home
        self._store = Store.of(home)
        with _sweeping:
            if str(home.root) not in _swept:
                _swept.add(str(home.root))
                self._sweep()

    def warm(self) -> None:
        """Load the sentence model and open the index in the background: the first question then waits for neither."""

        def work() -> None:
            with contextlib.suppress(LemmaError):  # the first question will tell
                self._store.near(embedding.embed(["warm"])[0], lecture=None, owners=(SHARED,), top=1)

        threading.Thread(target=work, name="warm-library", daemon=True).start()

    def add(
        self,
        path: str | Path,
        *,
        title: str | None = None,
        owner: str = SHARED,
        model: str | None = None,
        captions: str | Path | None = None,
        listen: ingest.Listen | None = None,
    ) -> Lecture:
        """Import a recording or captions; the same content of the same owner is recognised and returned as it is.

        captions: a recording's captions, when there are some: no speech is recognised then.
        listen: see `ingest.prepare`.
        Reports progress and can be cancelled. Raises BadInput, Unavailable or Cancelled, and then nothing is stored.
        """
        path = Path(path)
        report("looking at the file")
        try:
            known = self._known(owner, digest_of(path))
        except (OSError, ValueError) as error:
            raise BadInput(f"{shown(path)} cannot be opened: is the path right?") from error
        listen = listen or partial(ingest.transcribe, cache=self.home.cache)
        prepared = known or ingest.prepare(path, model, captions, listen)
        return prepared if isinstance(prepared, Lecture) else self.store(prepared, path, title=title, owner=owner)

    def store(
        self, prepared: Prepared, media: Path | None, *, title: str | None = None, owner: str = SHARED
    ) -> Lecture:
        """Keep what a worker has computed; `media` is the recording to copy where `prepared.media` says so."""
        if (known := self._known(owner, prepared.digest)) is not None:
            return known
        identifier = lecture_id(owner, prepared.digest)
        report("storing")
        with shelf.building(self.home.lectures, identifier) as folder:
            if (known := self._known(owner, prepared.digest)) is not None:  # somebody was faster
                return known
            name = shelf.copy_media(media, folder) if prepared.media and media is not None else None
            lecture = Lecture(
                id=identifier,
                title=clean_title(title or "") or title_from(prepared.source),
                source=prepared.source,
                seconds=round(prepared.seconds, 3),
                passages=len(prepared.spans),
                owner=owner,
                keyphrases=tuple(phrase for phrase, _ in prepared.keyphrases),
                made_by=prepared.transcript.made_by,
                notes=prepared.transcript.notes,
                added=datetime.now(UTC).isoformat(timespec="microseconds"),
                media=name,
                language=prepared.transcript.language,
                digest=prepared.digest,
                embedding=embedding.NAME,
            )
            shelf.write_content(folder, prepared)
            shelf.write_lecture(folder, lecture)
            check_cancelled()
            vectors = ingest.passage_vectors(prepared.vectors, prepared.transcript, prepared.spans)
            try:
                self._store.add(identifier, owner, vectors, prepared.spans)
                shelf.publish(folder, self._folder(identifier))
            except BaseException:
                with contextlib.suppress(Exception):  # what stays is swept later; the first failure is the one to tell
                    self._store.remove(identifier)
                raise
        kept.forget(self.home.cache, prepared.digest)
        return lecture

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

    def rename(self, id: str, title: str, owner: str = SHARED) -> Lecture:
        """Give the lecture another title; only its owner can. Raises BadInput."""
        lecture = self._owned(id, owner)
        if not (title := clean_title(title)):
            raise BadInput("A lecture needs a title with at least one visible character.")
        renamed = replace(lecture, title=title)
        with shelf.explained("rename the lecture"):
            shelf.write_lecture(self._folder(id), renamed)
        return renamed

    def remove(self, id: str, owner: str = SHARED) -> None:
        """Delete the lecture with everything that belongs to it; only its owner can. Raises BadInput."""
        with shelf.building(self.home.lectures, id):  # nobody adds it again meanwhile
            self._owned(id, owner)
            hidden = shelf.hide(self._folder(id))
            try:
                self._store.remove(id)
            except Unavailable:
                return  # out of sight already; the next start sweeps the rest
            shutil.rmtree(hidden, ignore_errors=True)

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

    def search(self, query: str, *, lecture: str | None = None, top: int = 5, owner: str = SHARED) -> Hits:
        """The sentences that answer best, at most one a passage, best first, in one lecture or in all the owner sees.

        `support.SUPPORTED` tells whether a hit counts as an answer; below it a hit is only the nearest moment.
        """
        if lecture is not None:
            self.get(lecture, owner)
        if not query.strip():
            raise BadInput("Ask something: the question is empty.")
        if not 1 <= top <= MOST_HITS:
            raise BadInput(f"Ask for 1 to {MOST_HITS} results.")
        vector = embedding.embed([query])[0]
        words = support.content_words(query)
        candidates = max(_FEWEST_CANDIDATES, _CANDIDATES * top)
        near = self._store.near(vector, lecture=lecture, owners=(owner, SHARED), top=candidates)
        best: dict[tuple[str, float], Hit] = {}
        for found in near:
            hit = self._best_of(found, vector, words, owner)
            if hit is not None and hit.score > best.get((hit.lecture, hit.start), hit).score - 1e-9:
                best[hit.lecture, hit.start] = hit
        return sorted(best.values(), key=lambda hit: -hit.score)[:top]

    def at(self, id: str, seconds: float, owner: str = SHARED) -> Hit:
        """What is being said at that moment; between two sentences, the one before. Raises BadInput outside."""
        lecture = self.get(id, owner)
        sentences = self._opened(lecture).transcript.sentences
        if not 0 <= seconds <= max(lecture.seconds, sentences[-1].end) + 1:
            raise BadInput(f'"{lecture.title}" has no such moment: it is {round(lecture.seconds)} seconds long.')
        number = max((i for i, sentence in enumerate(sentences) if sentence.start <= seconds), default=0)
        around = sentences[max(0, number - _AROUND) : number + _AROUND + 1]
        return _hit(lecture, sentences[number], 1.0, around)

    def between(self, id: str, start: float, end: float, owner: str = SHARED) -> Hits:
        """The sentences said, even partly, from `start` to `end` seconds, in order."""
        lecture = self.get(id, owner)
        sentences = self._opened(lecture).transcript.sentences
        said = [i for i, sentence in enumerate(sentences) if sentence.start < end and sentence.end > start]
        return [_hit(lecture, sentences[i], 1.0, sentences[max(0, i - 1) : i + 2]) for i in said]

    def export(self, id: str, file: str | Path, owner: str = SHARED) -> Path:
        """Write the lecture as one pack (a zip with checksums) that `import_pack` reads."""
        lecture = self.get(id, owner)
        return packs.write(lecture, self._folder(id), Path(file))

    def import_pack(self, file: str | Path, owner: str = SHARED) -> Lecture:
        """Add the lecture of a pack. Raises BadInput for anything damaged or hostile, and then nothing is stored."""
        with packs.opened(Path(file), self.home.uploads) as pack:
            for lecture in self.list(owner):
                if lecture.digest == pack.digest and self.transcript(lecture.id, owner) == pack.transcript:
                    return lecture
            media = pack.media is not None
            prepared = ingest.analyse(pack.transcript, source=pack.source, digest=pack.content, media=media)
            return self.store(replace(prepared, seconds=pack.seconds), pack.media, title=pack.title, owner=owner)

    def rebuild(self) -> int:
        """Make Chroma's rows again from the stored vectors, of all owners; returns how many lectures."""
        self._store.reset()
        done = 0
        for folder in sorted(self.home.lectures.iterdir()):
            lecture = shelf.read_lecture(folder) if is_id(folder.name) else None
            opened = shelf.open_lecture(folder) if lecture else None
            if lecture is None or opened is None:
                continue
            report("rebuilding the search index", None, lecture.title)
            vectors = ingest.passage_vectors(opened.vectors, opened.transcript, opened.spans)
            self._store.add(lecture.id, lecture.owner, vectors, opened.spans)
            done += 1
        return done

    def _folder(self, identifier: str) -> Path:
        return self.home.lectures / identifier

    def _known(self, owner: str, digest: str) -> Lecture | None:
        return shelf.read_lecture(self._folder(lecture_id(owner, digest)))

    def _owned(self, identifier: str, owner: str) -> Lecture:
        lecture = self.get(identifier, owner)
        if lecture.owner != owner:
            raise BadInput(f'"{lecture.title}" is shared with everyone; only its owner can change it.')
        return lecture

    def _opened(self, lecture: Lecture) -> shelf.Opened:
        opened = shelf.open_lecture(self._folder(lecture.id))
        if opened is None:
            raise BadInput(f'The stored files of "{lecture.title}" are damaged: remove it and add it again.')
        return opened

    def _best_of(self, found: Found, vector: np.ndarray, words: Sequence[str], owner: str) -> Hit | None:
        """The best sentence of a passage; None where the lecture has gone since, or changed under it."""
        lecture = shelf.read_lecture(self._folder(found.lecture))
        opened = shelf.open_lecture(self._folder(found.lecture)) if lecture else None
        if lecture is None or opened is None or lecture.owner not in (owner, SHARED):
            return None
        sentences = opened.transcript.sentences
        inside = range(found.first, min(found.last, len(sentences)))
        if not inside:
            return None
        share = opened.rarity.share(words, inside)
        scores = support.scores(
            opened.vectors[inside.start : inside.stop] @ vector,
            found.cosine,
            share,
            [opened.rarity.share(words, range(i, i + 1)) for i in inside],
        )
        at = max(range(len(inside)), key=scores.__getitem__)
        return _hit(lecture, sentences[inside[at]], scores[at], sentences[inside.start : inside.stop])

    def _sweep(self) -> None:
        for identifier, folder in shelf.leftovers(self.home.lectures):
            if not self._folder(identifier).exists():
                self._store.remove(identifier)
            shutil.rmtree(folder, ignore_errors=True)


def _hit(lecture: Lecture, sentence: Sentence, score: float, around: tuple[Sentence, ...]) -> Hit:
    context = " ".join(neighbour.text for neighbour in around)
    return Hit(lecture.id, lecture.title, sentence.start, sentence.end, sentence.text, round(score, 4), context)
