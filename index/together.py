"""Many files in one process: the captions of several lectures go through the sentence model together.

While one group's sentences are being embedded, its keyphrases are found and the group before it is stored, so two
cores have something to do. A sentence that several lectures share is embedded once. Recordings take minutes each and
go one by one. Nothing is stored here.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from index import encoder, ingest
from index.errors import BadInput, Cancelled, LemmaError
from index.lecture import Prepared
from index.textfile import shown
from index.transcript import Transcript
from index.transcription import is_media, transcribe

_GROUP = 800  # sentences embedded together: enough to sort them by length, little to lose
_AHEAD = 2  # groups read before the first of them is finished, so that the embedding never waits for one

Outcome = Prepared | LemmaError


@dataclass(frozen=True)
class _Read:
    path: Path
    digest: str
    transcript: Transcript


def prepare_together(
    paths: Iterable[Path], model: str | None = None, listen: ingest.Listen = transcribe
) -> Iterator[tuple[Path, Outcome]]:
    """Yield each path with what is ready to be stored, or with the reason why there is nothing, in order.

    model, listen: see `ingest.prepare`. Raises Cancelled.
    """
    with ThreadPoolExecutor(1, "together") as pool:
        waiting: deque[Iterator[tuple[Path, Outcome]]] = deque()
        for group in _groups(paths):
            waiting.append(_begun(group, pool, model, listen))  # is being embedded while those before are finished
            if len(waiting) > _AHEAD:
                yield from waiting.popleft()
        while waiting:
            yield from waiting.popleft()


def _groups(paths: Iterable[Path]) -> Iterator[list[_Read | tuple[Path, Outcome | None]]]:
    """Captions read, group by group; a failure stands for its file, None for a recording, which is its own group."""
    group: list[_Read | tuple[Path, Outcome | None]] = []
    sentences = 0
    for path in paths:
        try:
            if is_media(path):
                if group:
                    yield group
                yield [(path, None)]
                group, sentences = [], 0
                continue
            read = _Read(path, ingest.digest_of(path), transcribe(path))
        except Cancelled:
            raise
        except LemmaError as error:
            group.append((path, error))
            continue
        group.append(read)
        sentences += len(read.transcript.sentences)
        if sentences >= _GROUP:
            yield group
            group, sentences = [], 0
    if group:
        yield group


def _begun(
    group: list[_Read | tuple[Path, Outcome | None]], pool: ThreadPoolExecutor, model: str | None, listen: ingest.Listen
) -> Iterator[tuple[Path, Outcome]]:
    """Start embedding the group's sentences; what is returned yields the files as they are finished."""
    texts: dict[str, int] = {}
    for item in group:
        if isinstance(item, _Read):
            for sentence in item.transcript.sentences:
                texts.setdefault(sentence.text, len(texts))
    rows = pool.submit(copy_context().run, encoder.encode, list(texts), quick=True)

    def but_vectors(item: _Read | tuple[Path, Outcome | None]) -> Callable[[], Outcome]:
        if not isinstance(item, _Read):
            path, failure = item
            return lambda: failure or ingest.prepare(path, model, None, listen)
        said, name = item.transcript, shown(item.path)
        try:
            whole = ingest.all_but_vectors(said, source=name, digest=item.digest, media=False)
        except BadInput as error:
            return partial(_told, error)
        numbers = [texts[sentence.text] for sentence in said.sentences]
        return lambda: whole(rows.result()[numbers])

    def each() -> Iterator[tuple[Path, Outcome]]:
        # The keyphrases of all of them first: the vectors may take as long.
        finished = [(item.path if isinstance(item, _Read) else item[0], but_vectors(item)) for item in group]
        for path, outcome in finished:
            try:
                yield path, outcome()
            except Cancelled:
                raise
            except LemmaError as error:
                yield path, error

    return each()


def _told(failure: LemmaError) -> Outcome:
    return failure
