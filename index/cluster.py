"""Many files at once on Dask: workers compute, nothing is stored here (`index.adding` does that, in one process).

A worker needs Lemma installed and the files at the same paths. Captions travel in bundles, since a worker embeds many
sentences faster than few; a recording travels alone. A worker that dies is replaced by Dask and its bundle is computed
again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from index.errors import BadInput, LemmaError, Unavailable
from index.lecture import Prepared
from index.progress import check_cancelled
from index.textfile import shown
from index.together import Outcome, prepare_together
from index.transcription import is_media, transcribe

_MOST_WORKERS = 64
_BUNDLE_FILES = 16
_BUNDLE_BYTES = 2**18


def prepare_on_cluster(
    paths: Sequence[Path],
    *,
    workers: int = 0,
    scheduler: str | None = None,
    model: str | None = None,
    cache: Path | None = None,
) -> Iterator[tuple[Path, Outcome]]:
    """Yield each path with what is ready to be stored, or with the reason why there is nothing, as they are done.

    `workers` (1 to 64) local processes, or the cluster at `scheduler`. cache: where a worker that sees this disk keeps
    what it has recognised. Raises BadInput or Unavailable where the cluster cannot be had.
    """
    from distributed import Client, LocalCluster, as_completed

    if not scheduler and not 1 <= workers <= _MOST_WORKERS:
        raise BadInput(f"Ask for 1 to {_MOST_WORKERS} workers.")
    try:
        cluster = None if scheduler else LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            dashboard_address=None,
            env={"LEMMA_CORES": str(max(1, ((os.cpu_count() or 1) - 1) // workers))},  # one is left to store with
        )  # fmt: skip
        client = Client(scheduler or cluster, timeout="10s")
    except (OSError, TimeoutError, ValueError, RuntimeError) as error:
        if scheduler:
            raise Unavailable(f"No Dask scheduler answers at {scheduler}: is it running?") from error
        raise Unavailable("The workers could not be started; without --workers this process does the work.") from error
    try:
        kept = None if cache is None else str(cache)
        futures = {
            client.submit(_attempt, [str(path.resolve()) for path in bundle], model, kept, pure=False): bundle
            for bundle in _bundles(paths)
        }
        # With their results: they come over while the ones before are being stored.
        for future, outcomes in as_completed(list(futures), with_results=True, raise_errors=False):
            check_cancelled()
            bundle = futures.pop(future)
            if isinstance(outcomes, list):  # else it is why there are none
                for path, outcome in zip(bundle, outcomes, strict=True):
                    yield path, Unavailable(outcome) if isinstance(outcome, str) else outcome
            else:
                for path in bundle:
                    yield path, Unavailable(f"{shown(path)} could not be computed: its worker died.")
            future.release()
    finally:
        client.close()
        if cluster is not None:
            cluster.close()


def _bundles(paths: Sequence[Path]) -> Iterator[list[Path]]:
    bundle: list[Path] = []
    size = 0
    for path in paths:
        try:
            alone, bytes_ = is_media(path), path.stat().st_size
        except (OSError, LemmaError):
            alone, bytes_ = True, 0  # its worker will tell
        if bundle and (alone or len(bundle) == _BUNDLE_FILES or size + bytes_ > _BUNDLE_BYTES):
            yield bundle
            bundle, size = [], 0
        bundle.append(path)
        size += bytes_
        if alone:
            yield bundle
            bundle, size = [], 0
    if bundle:
        yield bundle


def _attempt(paths: list[str], model: str | None, cache: str | None) -> list[Prepared | BadInput | str]:
    """Runs on a worker. What we can explain comes back as a value: exceptions do not always survive the journey."""
    outcomes: dict[str, Prepared | BadInput | str] = {}
    try:
        for file, outcome in prepare_together(map(Path, paths), model, partial(transcribe, cache=cache)):
            outcomes[str(file)] = outcome if isinstance(outcome, Prepared | BadInput) else str(outcome)
    except Exception as error:
        for path in paths:
            outcomes.setdefault(path, f"{shown(Path(path))} could not be computed ({type(error).__name__}).")
    return [outcomes[path] for path in paths]
