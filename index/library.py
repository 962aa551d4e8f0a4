"""All lectures of one home: add, list, rename, remove, and find the sentence that answers.

Every call names an owner and sees that owner's lectures and the shared ones; only an owner changes what is theirs. The
library keeps no list of its own: it reads the disk, so what another process added is there at the next call. Adding is
all or nothing: a lecture exists once its folder has its name, and not before its vectors are in Chroma.
"""

from __future__ import annotations

import contextlib
import shutil
import threading
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from index import editing, encoder, finding, ingest, kept, packs, rebuilding, shelf, support
from index.errors import BadInput, LemmaError, Unavailable
from index.home import SHARED, Home
from index.lecture import Hit, Lecture, Prepared, clean_title, is_id, lecture_id, title_from
from index.mentions import Mentions
from index.passages import passage_vectors
from index.progress import check_cancelled, report
from index.rebuilding import rebuild
from index.store import Found, Store
from index.transcript import Transcript

if TYPE_CHECKING:
    import numpy as np

_CANDIDATES = 16  # passages looked into by meaning, and as many by words
MOST_HITS = 50
_AROUND = 2  # sentences of context on either side of a moment

Lectures = list[Lecture]  # names for what `Library.list` would hide inside the class
Hits = list[Hit]
Passages = list[Found]

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
                if self._store.outdated():
                    with contextlib.suppress(LemmaError):  # the first question will tell
                        self.rebuild()

    def warm(self) -> None:
        """Load the sentence model and open the index in the background: the first question then waits for neither."""

        def work() -> None:
            with contextlib.suppress(LemmaError):  # the first question will tell
                self.search("warm", top=1)

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
        known = self._known(owner, ingest.digest_of(path))
        listen = listen or partial(ingest.transcribe, cache=self.home.cache)
        prepared = known or ingest.prepare(path, model, captions, listen)
        return prepared if isinstance(prepared, Lecture) else self.store(prepared, path, title=title, owner=owner)

    def known(self, path: Path, owner: str = SHARED) -> Lecture | None:
        """The owner's lecture with this file's content, whatever its name, ready to be asked. Raises BadInput."""
        return self._known(owner, ingest.digest_of(path))

    def store(
        self,
        prepared: Prepared,
        media: Path | None,
        *,
        title: str | None = None,
        owner: str = SHARED,
        origin: Path | None = None,
    ) -> Lecture:
        """Keep what a worker has computed; `media` is the recording to copy where `prepared.media` says so.

        origin: the file's place, where it is known to stay: a lecture that came from there with other content is an
        older version, and this one takes its place. Raises Unavailable where the worker used another embedding model.
        """
        if prepared.embedding != encoder.name():
            raise Unavailable(
                f"{prepared.source} was embedded with {prepared.embedding}, but this process uses {encoder.name()}: "
                f"give both the same {encoder.SETTING}."
            )
        older = self._from(origin, owner) if origin is not None else None
        if older is not None and not title and older.title != title_from(older.source):
            title = older.title  # somebody has chosen it
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
                embedding=prepared.embedding,
                origin=str(origin.resolve()) if origin is not None else "",
            )
            shelf.write_content(folder, prepared)
            shelf.write_lecture(folder, lecture)
            check_cancelled()
            vectors = passage_vectors(prepared.vectors, prepared.transcript.sentences, prepared.spans)
            try:
                self._store.add(identifier, owner, vectors, prepared.spans, prepared.embedding)
                self._put_in_place(folder, identifier)
            except BaseException:
                with contextlib.suppress(Exception):  # what stays is swept later; the first failure is the one to tell
                    self._store.remove(identifier, owner)
                raise
        kept.forget(self.home.cache, prepared.digest)
        if older is not None and older.id != identifier:
            with contextlib.suppress(BadInput):  # somebody has removed it meanwhile
                if not self.originals(older.id, owner):  # what was put right by hand is never thrown away
                    self.remove(older.id, owner)
        return lecture

    def replaces(self, path: Path, owner: str = SHARED) -> Lecture | None:
        """The lecture that came from this very place with other content; None where there is none."""
        older = self._from(path, owner)
        return older if older is not None and older.digest != ingest.digest_of(path) else None

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

    def edit(self, id: str, number: int, text: str, owner: str = SHARED) -> Lecture:
        """Put sentence `number` (from 0) of the transcript right; vectors, passages and keyphrases follow.

        Only its owner can; what the sentence said at first is kept, see `originals`. Raises BadInput or Unavailable,
        and then nothing has changed.
        """
        self._owned(id, owner)
        folder = self._folder(id)
        with shelf.building(self.home.lectures, id):  # nobody edits or removes it meanwhile
            lecture = self._owned(id, owner)
            if lecture.embedding != encoder.name():
                raise self._needs_rebuild(f'"{lecture.title}" was', lecture.embedding)
            opened = self._opened(lecture)
            transcript = editing.with_sentence(opened.transcript, number, text)
            after = editing.prepared(lecture, opened, transcript)
            phrases = tuple(phrase for phrase, _ in after.keyphrases)
            edited = replace(lecture, passages=len(after.spans), keyphrases=phrases)
            with shelf.explained("edit the transcript"):
                try:
                    editing.keep_original(folder, opened.transcript)
                    shelf.write_content(folder, after)
                    shelf.write_lecture(folder, edited)
                    self._store.add(id, owner, self._opened(edited).passages, after.spans, after.embedding)
                except BaseException:
                    shelf.write_content(folder, editing.prepared(lecture, opened, opened.transcript))
                    shelf.write_lecture(folder, lecture)
                    with contextlib.suppress(Exception):  # the first failure is the one to tell
                        self._store.add(id, owner, opened.passages, opened.spans, lecture.embedding)
                    raise
        return edited

    def originals(self, id: str, owner: str = SHARED) -> dict[int, str]:
        """What the edited sentences of a lecture said at first, by their number; empty where none was edited."""
        return editing.originals(self._folder(id), self.transcript(id, owner))

    def remove(self, id: str, owner: str = SHARED) -> None:
        """Delete the lecture with everything that belongs to it; only its owner can. Raises BadInput."""
        self._owned(id, owner)
        with shelf.building(self.home.lectures, id):  # nobody adds it again meanwhile
            self._owned(id, owner)
            hidden = shelf.hide(self._folder(id))
            try:
                self._store.remove(id, owner)
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

    def search(
        self, query: str, *, lecture: str | None = None, top: int = 5, owner: str = SHARED, until: float | None = None
    ) -> Hits:
        """The sentences that answer best, at most one a passage, best first, in one lecture or in all the owner sees.

        `support.SUPPORTED` tells whether a hit counts as an answer; below it a hit is only the nearest moment.
        until: in one lecture, only what is said up to that second.
        """
        if lecture is not None:
            self.get(lecture, owner)
        if not query.strip():
            raise BadInput("Ask something: the question is empty.")
        if not 1 <= top <= MOST_HITS:
            raise BadInput(f"Ask for 1 to {MOST_HITS} results.")
        question = support.Question(query, encoder.encode([query])[0])
        near = self._near(question.vector, lecture, owner, _CANDIDATES)
        if lecture is not None:
            known = self._seen(lecture, owner)
            return finding.in_lecture(question, *known, top, until) if known else []
        mentioned, counts = Mentions.of(self.home).near(
            [*question.stems, *question.formulas], (owner, SHARED), _CANDIDATES
        )
        return finding.among_lectures(question, [*near, *mentioned], lambda id: self._seen(id, owner), counts, top)

    def at(self, id: str, seconds: float, owner: str = SHARED) -> Hit:
        """What is being said at that moment; between two sentences, the one before. Raises BadInput outside."""
        lecture = self.get(id, owner)
        sentences = self._opened(lecture).transcript.sentences
        if not 0 <= seconds <= max(lecture.seconds, sentences[-1].end) + 1:
            raise BadInput(f'"{lecture.title}" has no such moment: it is {round(lecture.seconds)} seconds long.')
        number = max((i for i, sentence in enumerate(sentences) if sentence.start <= seconds), default=0)
        around = sentences[max(0, number - _AROUND) : number + _AROUND + 1]
        return finding.hit(lecture, sentences[number], 1.0, around)

    def between(self, id: str, start: float, end: float, owner: str = SHARED) -> Hits:
        """The sentences said, even partly, from `start` to `end` seconds, in order."""
        lecture = self.get(id, owner)
        sentences = self._opened(lecture).transcript.sentences
        said = [i for i, sentence in enumerate(sentences) if sentence.start < end and sentence.end > start]
        return [finding.hit(lecture, sentences[i], 1.0, sentences[max(0, i - 1) : i + 2]) for i in said]

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
        """Make Chroma's rows again from the stored lectures, of all owners; returns how many lectures.

        Vectors are kept, except where they are damaged or were made with another model than the chosen one: those are
        made again. Lectures whose transcript is damaged are left out. A search meanwhile is told.
        """
        return rebuild(self.home, self._store)

    def stale(self, owner: str = SHARED) -> Lectures:
        """Lectures whose vectors were made with another model than the chosen one: `rebuild` makes them searchable."""
        return [lecture for lecture in self.list(owner) if lecture.embedding != encoder.name()]

    def _near(self, vector: np.ndarray, lecture: str | None, owner: str, top: int) -> Passages:
        """Passages by meaning. Raises Unavailable where all that could answer has vectors of another model."""
        model = encoder.name()
        if lecture is not None:
            known = self.get(lecture, owner)
            if known.embedding != model:
                raise self._needs_rebuild(f'"{known.title}" was', known.embedding)
        found = self._store.near(vector, lecture=lecture, owners=(owner, SHARED), top=top, model=model)
        if not found and lecture is None:
            stale = self.stale(owner)
            if stale and len(stale) == len(self.list(owner)):
                raise self._needs_rebuild("Your lectures were", stale[0].embedding)
        return found

    def _needs_rebuild(self, what: str, model: str) -> Unavailable:
        return Unavailable(
            f"{what} indexed with {model}, and Lemma now uses {encoder.name()}: "
            "`python -m index rebuild` makes the index again with it."
        )

    def _put_in_place(self, folder: Path, identifier: str) -> None:
        """Publish the folder; what stands there with vectors of another model makes room."""
        final = self._folder(identifier)
        hidden = shelf.hide(final) if final.exists() else None
        shelf.publish(folder, final)
        if hidden is not None:
            shutil.rmtree(hidden, ignore_errors=True)

    def _from(self, path: Path, owner: str) -> Lecture | None:
        origin = str(path.resolve())
        return next((one for one in self.list(owner) if one.origin == origin and one.owner == owner), None)

    def _folder(self, identifier: str) -> Path:
        return self.home.lectures / identifier

    def _known(self, owner: str, digest: str) -> Lecture | None:
        """The owner's lecture of this content; its vectors are made again where they are another model's."""
        lecture = shelf.read_lecture(self._folder(lecture_id(owner, digest)))
        if lecture is None or lecture.embedding == encoder.name():
            return lecture
        try:
            lecture, opened = rebuilding.embedded_again(self.home, lecture)
        except BadInput:  # damaged: it is made again from the file
            return None
        self._store.add(lecture.id, lecture.owner, opened.passages, opened.spans, lecture.embedding)
        return lecture

    def _owned(self, identifier: str, owner: str) -> Lecture:
        lecture = self.get(identifier, owner)
        if lecture.owner != owner:
            raise BadInput(f'"{lecture.title}" is shared with everyone; only its owner can change it.')
        return lecture

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

    def _sweep(self) -> None:
        for identifier, folder in shelf.leftovers(self.home.lectures):
            if not self._folder(identifier).exists():
                self._store.remove(identifier)
            shutil.rmtree(folder, ignore_errors=True)
