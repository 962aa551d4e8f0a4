"""Passage vectors in Chroma: add, remove, find. The words themselves stay in the lecture's folder.

Chroma 1.5 keeps its vector index in each process's memory, and a running process does not see in its queries what
another one wrote. So every write leaves a new mark in a small file, and a reader that finds the mark changed opens
Chroma again. Writers of several processes take turns with a lock file.
"""

from __future__ import annotations

import secrets
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from index.errors import Unavailable
from index.home import Home

if TYPE_CHECKING:
    import numpy as np

T = TypeVar("T")

_COLLECTION = "passages"
_ROWS_A_CALL = 2000  # below SQLite's limit of bound values
_PATIENCE = 120.0  # seconds to wait for another process's write


@dataclass(frozen=True)
class Found:
    """A passage near a query: its lecture, its sentences first..last-1, and the cosine."""

    lecture: str
    first: int
    last: int
    cosine: float


class Store:
    """One home's Chroma. Use `Store.of(home)`: all of a process share one, whatever thread asks."""

    _all: dict[str, Store] = {}  # noqa: RUF012  one per home and process, on purpose
    _opening = threading.Lock()

    @classmethod
    def of(cls, home: Home) -> Store:
        """The store of this home, the same object every time."""
        with cls._opening:
            return cls._all.setdefault(str(home.root), cls(home))

    def __init__(self, home: Home) -> None:
        self._home = home
        self._mark_file = home.cache / "passages.mark"
        self._lock = threading.RLock()
        self._client: Any = None
        self._collection: Any = None
        self._mark = ""

    def add(self, lecture: str, owner: str, vectors: np.ndarray, spans: Sequence[tuple[int, int]]) -> None:
        """Store one row a passage, in place of whatever this lecture had."""
        rows = [{"lecture": lecture, "owner": owner, "first": first, "last": last} for first, last in spans]
        ids = [f"{lecture}:{number}" for number in range(len(rows))]

        def write(collection: Any) -> None:
            collection.delete(where={"lecture": lecture})
            for begin in range(0, len(ids), _ROWS_A_CALL):
                part = slice(begin, begin + _ROWS_A_CALL)
                collection.add(ids=ids[part], embeddings=vectors[part], metadatas=rows[part])

        self._write(write)

    def remove(self, lecture: str) -> None:
        """Take the lecture's rows out; nothing happens where there are none."""
        self._write(lambda collection: collection.delete(where={"lecture": lecture}))

    def reset(self) -> None:
        """Forget everything, even a damaged database: it is moved aside and a new one begun."""
        with self._lock:
            with suppress(Exception):
                self.close()
            if self._home.chroma.exists():
                aside = self._home.chroma.with_name(f"chroma.damaged-{secrets.token_hex(4)}")
                self._home.chroma.rename(aside)  # in one step, whatever it is
                shutil.rmtree(aside) if aside.is_dir() else aside.unlink()
            self._mark_file.write_text(secrets.token_hex(8))

    def near(self, vector: np.ndarray, *, lecture: str | None, owners: Sequence[str], top: int) -> list[Found]:
        """The `top` passages nearest to the unit vector, in one lecture or in all of these owners', best first."""
        where: dict[str, Any] = {"lecture": lecture} if lecture else {"owner": {"$in": list(owners)}}

        def read(collection: Any) -> list[Found]:
            answer = collection.query(
                query_embeddings=[vector], n_results=top, where=where, include=["metadatas", "distances"]
            )
            return [
                Found(str(row["lecture"]), int(row["first"]), int(row["last"]), 1.0 - float(distance))
                for row, distance in zip(answer["metadatas"][0], answer["distances"][0], strict=True)
            ]

        with self._lock, self._named_failure():
            return read(self._current())

    def close(self) -> None:
        """Let go of Chroma's files; the next call opens them again."""
        with self._lock:
            client, self._client, self._collection = self._client, None, None
            if client is not None:
                client.close()

    def _write(self, change: Callable[[Any], T]) -> T:
        from filelock import FileLock, Timeout

        with self._lock, self._named_failure():
            try:
                with FileLock(str(self._home.cache / "passages.lock"), timeout=_PATIENCE):
                    result = change(self._current())
                    self._mark = secrets.token_hex(8)
                    self._mark_file.write_text(self._mark)
                    return result
            except Timeout as error:
                raise Unavailable("Another Lemma is writing to the search index; try again in a minute.") from error

    def _current(self) -> Any:
        """The collection, opened again where another process has written since."""
        mark = self._mark_file.read_text() if self._mark_file.exists() else ""
        if self._collection is None or mark != self._mark:
            import chromadb
            from chromadb.api.shared_system_client import SharedSystemClient
            from chromadb.config import Settings

            self.close()
            settings = Settings(anonymized_telemetry=False)
            try:
                self._client = chromadb.PersistentClient(str(self._home.chroma), settings=settings)
            except BaseException:
                # Chroma 1.5 keeps a system that failed to start, and would hand it out again after a repair.
                SharedSystemClient._identifier_to_system.pop(str(self._home.chroma), None)
                raise
            self._collection = self._client.get_or_create_collection(
                _COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
            self._mark = mark
        return self._collection

    @contextmanager
    def _named_failure(self) -> Iterator[None]:
        """Chroma's own exceptions become one sentence that says what to do."""
        try:
            yield
        except OSError as error:
            raise Unavailable(f"The search index in {self._home.chroma} cannot be used: {error.strerror}.") from error
        except Exception as error:
            if isinstance(error, Unavailable):
                raise
            with suppress(Exception):
                self.close()
            raise Unavailable(
                f"The search index in {self._home.chroma} cannot be used ({type(error).__name__}). "
                "`python -m index rebuild` makes it again from the stored lectures."
            ) from error
