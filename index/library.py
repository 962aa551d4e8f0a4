"""All lectures of one home: what `index.reading` tells of them, and here how they are added, edited and removed.

Only an owner changes what is theirs. Adding is all or nothing: a lecture exists once its folder has its name, and not
before its vectors are in Chroma.
"""

from __future__ import annotations

import contextlib
import shutil
import threading
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from index import editing, encoder, ingest, kept, packs, rebuilding, shelf, sweeping, versions
from index.errors import BadInput, LemmaError, Unavailable
from index.home import SHARED, Home
from index.lecture import Lecture, Prepared, clean_title, lecture_id, title_from
from index.passages import passage_vectors
from index.progress import check_cancelled, report
from index.reading import Reading
from index.rebuilding import rebuild
from index.textfile import shown

_swept: set[str] = set()
_sweeping = threading.Lock()


class Library(Reading):
    """The lectures in `home`. Cheap to make; make one wherever one is needed.

    >>> library = Library(Home.open())                                        # doctest: +SKIP
    >>> library.add("talk.srt").title                                         # doctest: +SKIP
    'Talk'
    """

    def __init__(self, home: Home) -> None:
        super().__init__(home)
        with _sweeping:
            if str(home.root) not in _swept:
                _swept.add(str(home.root))
                sweeping.sweep(home, self._store)
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

        A newer version of a file that was handed over under this name takes the earlier one's place, and its notes say
        so: one that says much the same (see `index.versions`).
        captions: a recording's captions, when there are some: no speech is recognised then.
        listen: see `ingest.prepare`.
        Reports progress and can be cancelled. Raises BadInput, Unavailable or Cancelled, and then nothing is stored.
        """
        path = Path(path)
        report("looking at the file")
        known = self._known(owner, ingest.digest_of(path))
        listen = listen or partial(ingest.transcribe, cache=self.home.cache)
        prepared = known or ingest.prepare(path, model, captions, listen)
        if isinstance(prepared, Lecture):
            return prepared
        return self.store_from(None, prepared, path, title=title, owner=owner, named=True).lecture

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
    ) -> Lecture:
        """Keep what a worker has computed; `media` is the recording to copy where `prepared.media` says so.

        Raises Unavailable where the worker used another embedding model.
        """
        return self.store_from(None, prepared, media, title=title, owner=owner).lecture

    def store_from(
        self,
        origin: Path | None,
        prepared: Prepared,
        media: Path | None,
        *,
        title: str | None = None,
        owner: str = SHARED,
        stays: Lecture | None = None,
        named: bool = False,
    ) -> versions.Stored:
        """The same, of a file whose place (`origin`) or name (`named`) is known to stay.

        A lecture that came from there with much the same words is an older version: this one takes its place, with
        what was put right in it (see `index.versions`). Any other is left beside it, and the notes say so.
        stays: one that came from there, but has another file by now: its edits are taken over and it stays.
        """
        if prepared.embedding != encoder.name():
            raise Unavailable(
                f"{prepared.source} was embedded with {prepared.embedding}, but this process uses {encoder.name()}: "
                f"give both the same {encoder.SETTING}."
            )
        if (known := self._known(owner, prepared.digest)) is not None:
            return versions.Stored(known)
        identifier = lecture_id(owner, prepared.digest)
        place = str(origin.resolve()) if origin is not None else ""
        mine = [one for one in reversed(self.list(owner)) if (one.origin, one.owner) == (place, owner)]
        older = versions.older(self.home.lectures, mine, prepared, stays, named)
        report("storing")
        with contextlib.ExitStack() as held:
            # In one order, whoever comes: two that wait for each other would never end.
            ids = sorted({identifier, *([older.id] if older else [])})
            folder = {id: held.enter_context(shelf.building(self.home.lectures, id)) for id in ids}[identifier]
            if (known := self._known(owner, prepared.digest)) is not None:  # somebody was faster
                return versions.Stored(known)
            first, about = prepared.transcript, tuple[str, ...]()
            copied = older is not None and stays is not None and older.id == stays.id  # it has another file by now
            now = shelf.read_lecture(self._folder(older.id)) if older is not None else None
            if older is not None and now is not None and (copied or now.origin == place):
                try:
                    prepared, about = versions.follow(self._folder(now.id), prepared)
                    # What is not made from the file's name is somebody's choice.
                    title = title or (now.title if now.title != title_from(older.source) else None)
                    older = now
                except versions.Apart as why:
                    about = (f'"{now.title}", which came from that place before, {why} and stays in the library.',)
                    older = None
            else:
                older = None
            if older is not None and named:
                about = (f"{prepared.source} has changed since it was added: this version took its place.", *about)
            notes = (*first.notes, *about) if older is not None else first.notes
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
                notes=notes,
                added=datetime.now(UTC).isoformat(timespec="microseconds"),
                media=name,
                language=prepared.transcript.language,
                digest=prepared.digest,
                embedding=prepared.embedding,
                origin=place,
            )
            shelf.write_content(folder, prepared)
            if prepared.transcript != first:
                editing.keep_original(folder, first)
            shelf.write_lecture(folder, lecture)
            check_cancelled()
            if older is not None and copied:
                about = (*about, f"What it said before stays in the library too, since {older.source} says it.")
            self._publish(folder, lecture, prepared, None if copied else older)
        kept.forget(self.home.cache, prepared.digest)
        return versions.Stored(lecture, older, about)

    def move(self, lecture: Lecture, path: Path) -> Lecture:
        """Let a lecture belong to this file, which has its content. Raises BadInput or Unavailable."""
        with shelf.building(self.home.lectures, lecture.id):
            now = self._owned(lecture.id, lecture.owner)
            moved = replace(now, origin=str(path.resolve()), source=shown(path))
            with shelf.explained("update the lecture"):
                shelf.write_lecture(self._folder(now.id), moved)
        return moved

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

    def remove(self, id: str, owner: str = SHARED) -> None:
        """Delete the lecture with everything that belongs to it; only its owner can. Raises BadInput."""
        self._owned(id, owner)
        with shelf.building(self.home.lectures, id):  # nobody adds it again meanwhile
            lecture = self._owned(id, owner)
            sweeping.throw_away(self._store, shelf.hide(self._folder(id)), lecture)

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

    def _publish(self, folder: Path, lecture: Lecture, prepared: Prepared, older: Lecture | None) -> None:
        """Let a built lecture be found and seen, in the older version's place; all of it or nothing."""
        vectors = passage_vectors(prepared.vectors, prepared.transcript.sentences, prepared.spans)
        published, hidden = False, None
        try:
            if older is not None:
                with shelf.explained("store the lecture"):
                    shelf.mark_replacing(folder, older.id)
            self._store.add(lecture.id, lecture.owner, vectors, prepared.spans, prepared.embedding)
            self._put_in_place(folder, lecture.id)
            published = True
            hidden = shelf.hide(self._folder(older.id)) if older is not None else None
        except BaseException:
            with contextlib.suppress(Exception):  # what stays is swept later; the first failure is the one to tell
                if published:  # the older version could not make room
                    shutil.rmtree(self._folder(lecture.id), ignore_errors=True)
                self._store.remove(lecture.id, lecture.owner)
            raise
        if older is not None and hidden is not None:
            sweeping.throw_away(self._store, hidden, older)
            shelf.unmark_replacing(self._folder(lecture.id))

    def _put_in_place(self, folder: Path, identifier: str) -> None:
        """Publish the folder; what stands there with vectors of another model makes room."""
        final = self._folder(identifier)
        hidden = shelf.hide(final) if final.exists() else None
        shelf.publish(folder, final)
        if hidden is not None:
            shutil.rmtree(hidden, ignore_errors=True)

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
