"""Adding many files to a library: what is known is recognised, the rest is computed here or on workers and stored here.

A file's failure is told at the end and does not keep the others back. What may go better a second time (a worker that
died, a full disk) is then tried again, alone. A run that was killed is continued by the same call: what it had stored
is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from index import ingest, versions
from index.errors import BadInput, Cancelled, LemmaError, Unavailable
from index.lecture import Lecture, Prepared
from index.library import Library
from index.textfile import shown
from index.together import Outcome, prepare_together

Prepare = Callable[[Sequence[Path]], Iterator[tuple[Path, Outcome]]]


@dataclass(frozen=True)
class Added:
    """What became of one file: its lecture, None where it failed, and one sentence where there is something to tell."""

    path: Path
    lecture: Lecture | None
    how: Literal["new", "known", "changed", "failed"]
    note: str = ""


def add_all(
    library: Library,
    paths: Sequence[Path],
    *,
    workers: int = 0,
    scheduler: str | None = None,
    title: str | None = None,
    model: str | None = None,
) -> Iterator[Added]:
    """Yield what became of each file, as they are done.

    Computes in this process, in `workers` local ones, or on the Dask cluster at `scheduler`. A newer version of a file
    from which a lecture came takes that lecture's place, and its note says what became of the edits; a lecture that
    another file of `paths` says stays, and so does one that says something else.
    Raises BadInput or Unavailable where the cluster cannot be had, or Cancelled; what was yielded is stored.

    >>> [added.how for added in add_all(Library(Home.open()), [Path("talk.srt")])]       # doctest: +SKIP
    ['new']
    """
    listen = partial(ingest.transcribe, cache=library.home.cache)
    prepare: Prepare = partial(prepare_together, model=model, listen=listen)
    if workers or scheduler:
        from index.cluster import prepare_on_cluster

        cache = library.home.cache
        prepare = partial(prepare_on_cluster, workers=workers, scheduler=scheduler, model=model, cache=cache)
    todo: list[Path] = []
    stay: dict[str, Lecture] = {}  # by the place they came from
    for path in paths:
        try:
            known = library.known(path)
            if known is not None and versions.strayed(known, path):
                stay[known.origin] = known
                with suppress(Unavailable):  # the next run moves it
                    known = library.move(known, path)
        except BadInput as error:
            yield Added(path, None, "failed", str(error))
            continue
        if known is not None:
            yield _recognised(path, known)
        else:
            todo.append(path)
    again: list[Path] = []
    for added, lasting in _stored(library, todo, prepare, title, stay):
        if added.how == "failed" and not lasting:
            again.append(added.path)
        else:
            yield added
    for path in again:
        yield from (added for added, _ in _stored(library, [path], prepare, title, stay))


def _stored(
    library: Library, paths: Sequence[Path], prepare: Prepare, title: str | None, stay: Mapping[str, Lecture]
) -> Iterator[tuple[Added, bool]]:
    """Prepare and store; with each file, whether a failure would be the same a second time."""
    for path, outcome in prepare(paths) if paths else ():
        try:
            if isinstance(outcome, LemmaError):
                raise outcome
            yield _store(library, path, outcome, title, stay.get(str(path.resolve()))), True
        except Cancelled:
            raise
        except LemmaError as error:
            yield Added(path, None, "failed", str(error)), isinstance(error, BadInput)


def _store(library: Library, path: Path, prepared: Prepared, title: str | None, stays: Lecture | None) -> Added:
    stored = library.store_from(path, prepared, path, title=title, stays=stays)
    lecture = stored.lecture
    if lecture.origin != str(path.resolve()):
        return _recognised(path, lecture)
    if stored.older is not None:
        note = f'{shown(path)} has changed since it was added: "{lecture.title}" was made again from it.'
        return Added(path, lecture, "changed", " ".join([note, *stored.notes]))
    if stored.notes:
        return Added(path, lecture, "new", " ".join([f"{shown(path)} is a lecture of its own.", *stored.notes]))
    return Added(path, lecture, "new")


def _recognised(path: Path, lecture: Lecture) -> Added:
    if lecture.source == shown(path):
        return Added(path, lecture, "known", f'{shown(path)} is in the library already, as "{lecture.title}".')
    note = f'{shown(path)} has the same content as {lecture.source}, which is in the library as "{lecture.title}".'
    return Added(path, lecture, "known", note)
