"""Many lectures at once on Dask: workers compute, this process stores.

A worker needs Lemma installed and the files at the same paths. A worker that dies is replaced by Dask and its file is
computed again; a file that fails is told with its reason and the others go on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from index.errors import BadInput, LemmaError, Unavailable
from index.home import SHARED
from index.ingest import prepare
from index.lecture import Lecture, Prepared, digest_of, lecture_id
from index.library import Library
from index.textfile import shown
from index.transcription import transcribe

_MOST_WORKERS = 64


def add_all(
    library: Library,
    paths: Sequence[Path],
    *,
    workers: int = 0,
    scheduler: str | None = None,
    title: str | None = None,
    model: str | None = None,
) -> Iterator[tuple[Path, Lecture | str]]:
    """Yield each path with its lecture, or with the reason why there is none, as they are done.

    `workers` local processes, or the cluster at `scheduler`. Raises Unavailable where the cluster cannot be reached.
    """
    from distributed import Client, LocalCluster, as_completed

    if not scheduler and not 1 <= workers <= _MOST_WORKERS:
        raise BadInput(f"Ask for 1 to {_MOST_WORKERS} workers.")
    todo: list[Path] = []
    for path in paths:
        known = _known(library, path)
        if known is not None:
            yield path, known
        else:
            todo.append(path)
    if not todo:
        return
    try:
        cluster = None if scheduler else LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
        client = Client(scheduler or cluster, timeout="10s")
    except (OSError, TimeoutError, ValueError) as error:
        raise Unavailable(f"No Dask scheduler answers at {scheduler}: is it running?") from error
    try:
        cache = str(library.home.cache)
        futures = {client.submit(_attempt, str(path.resolve()), model, cache, pure=False): path for path in todo}
        for future in as_completed(list(futures)):
            path = futures.pop(future)
            if future.status != "finished":
                yield path, f"{shown(path)} could not be computed: its worker died or the cluster gave up."
                continue
            outcome = future.result()
            future.release()
            if isinstance(outcome, str):
                yield path, outcome
                continue
            try:
                yield path, library.store(outcome, path, title=title)
            except LemmaError as error:
                yield path, str(error)
    finally:
        client.close()
        if cluster is not None:
            cluster.close()


def _known(library: Library, path: Path) -> Lecture | None:
    try:
        return library.get(lecture_id(SHARED, digest_of(path)))
    except (OSError, BadInput):
        return None


def _attempt(path: str, model: str | None, cache: str) -> Prepared | str:
    """Runs on a worker. What we can explain comes back as a sentence: exceptions do not always survive the journey."""
    try:
        return prepare(path, model, listen=partial(transcribe, cache=cache))
    except LemmaError as error:
        return str(error)
    except Exception as error:
        return f"{shown(path)} could not be computed ({type(error).__name__})."
