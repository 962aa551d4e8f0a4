"""Passage vectors in Chroma: add, remove, find. The words themselves stay in the lecture's folder.

There is one collection for each owner and embedding model. So a question is asked of the collections that may answer
it, without a filter: a filter on metadata makes Chroma 1.5 look at every row (see tests/benchmarks/indexing.py), and
vectors of two models never meet. One lecture is searched without Chroma, exactly, among the vectors in its folder.

On disk, Chroma keeps its vector index in each process's memory, and a running process does not see in its queries what
another one wrote. So every write leaves a new mark in a small file, and a reader that finds the mark changed opens
Chroma again. Writers of several processes take turns with a lock file. A server (LEMMA_CHROMA=http://host:port) needs
neither; several homes may share one.
"""

from __future__ import annotations

import hashlib
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from index import chroma, embedding, shelf
from index.errors import LemmaError, Unavailable
from index.home import Home
from index.lecture import is_id

if TYPE_CHECKING:
    import numpy as np

T = TypeVar("T")

_LAYOUT = "2:"  # how marks begin since there is a collection for each owner and model
_ROWS_A_CALL = 2000  # below SQLite's limit of bound values
_PATIENCE = 120.0  # seconds to wait for another process's write
_ANSWER = 60.0  # seconds that a server has for an answer
_SOON = 2.0  # the same, where an answer can be done without
_AGAIN = 60.0  # seconds until a server that was late for that is asked again
_REBUILD = "`python -m index rebuild` makes it again from the stored lectures."


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
            return cls._all.setdefault(f"{home.root} {chroma.server() or ''}", cls(home))

    def __init__(self, home: Home) -> None:
        self._home = home
        self._server = chroma.server()
        self._mark_file = home.cache / "passages.mark"
        self._unfinished = home.cache / "passages.unfinished"  # there from a rebuild's beginning to its end
        self._lock = threading.RLock()
        self._client: Any = None
        self._collections: dict[str, Any] = {}
        self._mark = ""
        self._rebuilding = False
        self._answer, self._late = _ANSWER, 0.0  # seconds a server has; the moment until which it counts as late

    def add(
        self,
        lecture: str,
        owner: str,
        vectors: np.ndarray,
        spans: Sequence[tuple[int, int]],
        model: str = embedding.NAME,
    ) -> None:
        """Store one row a passage, in place of whatever this lecture had. model: which the vectors were made with."""
        rows = [{"lecture": lecture, "first": first, "last": last} for first, last in spans]
        ids = [f"{lecture}:{number}" for number in range(len(rows))]

        def write(client: Any) -> None:
            collection = client.get_or_create_collection(
                self._name(owner, model), embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
            for begin in range(0, len(ids), _ROWS_A_CALL):
                part = slice(begin, begin + _ROWS_A_CALL)
                collection.upsert(ids=ids[part], embeddings=vectors[part], metadatas=rows[part])
            # Only now, when the new rows are there, do the others go: a failure before leaves what was.
            surplus = set(collection.get(where={"lecture": lecture}, include=[])["ids"]) - set(ids)
            if surplus:
                collection.delete(ids=sorted(surplus))
            self._delete(client, lecture, owner, but=collection.name)

        self._write(write)

    def remove(self, lecture: str, owner: str | None = None) -> None:
        """Take the lecture's rows out, from everybody's where no owner is given; there may be none."""
        self._write(lambda client: self._delete(client, lecture, owner))

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """Forget everything, even a damaged database, and let the rows be added again inside the block.

        Others who search meanwhile, or after this has been killed, are told.
        """
        with self._lock, self._named_failure(), self._alone():
            self._unfinished.touch()
            self._rebuilding = True
            try:
                self._forget()
                yield
                self._unfinished.unlink(missing_ok=True)
            finally:
                self._rebuilding = False

    def outdated(self) -> bool:
        """Whether the database has an earlier version's shape and must be made again; tells without opening it."""
        if self._server or not self._home.chroma.exists():
            return False
        return not self._mark_on_disk().startswith(_LAYOUT)

    def near(
        self,
        vector: np.ndarray,
        *,
        lecture: str | None,
        owners: Sequence[str],
        top: int,
        model: str = embedding.NAME,
        until: float | None = None,
    ) -> list[Found]:
        """The `top` passages nearest to the unit vector, in one lecture or in all of these owners', best first.

        until: of the one lecture only the passages that begin up to that second.
        """
        if lecture is not None:
            return self._inside(lecture, vector, top, until)

        def read(client: Any) -> list[Found]:
            found: list[Found] = []
            for owner in dict.fromkeys(owners):
                collection = self._collection(client, self._name(owner, model))
                if collection is None:
                    continue
                answer = collection.query(query_embeddings=[vector], n_results=top, include=["metadatas", "distances"])
                found += (
                    Found(str(row["lecture"]), int(row["first"]), int(row["last"]), 1.0 - float(distance))
                    for row, distance in zip(answer["metadatas"][0], answer["distances"][0], strict=True)
                )
            return sorted(found, key=lambda one: -one.cosine)[:top]

        with self._lock, self._named_failure():
            return read(self._current())

    def near_soon(
        self, vector: np.ndarray, *, owners: Sequence[str], top: int, model: str = embedding.NAME
    ) -> list[Found]:
        """The same among all lectures, where it need not be waited for: none where there is no answer soon."""
        if self._server and time.monotonic() < self._late:
            return []
        if self._lock.acquire(timeout=_SOON if self._server else -1):
            self._answer = _SOON
            try:
                return self.near(vector, lecture=None, owners=owners, top=top, model=model)
            except Unavailable:
                pass
            finally:
                self._answer = _ANSWER
                self._lock.release()
        self._late = time.monotonic() + _AGAIN
        return []

    def close(self) -> None:
        """Let go of Chroma's files; the next call opens them again."""
        with self._lock:
            client, self._client, self._collections = self._client, None, {}
            if client is not None:
                client.close()

    def _inside(self, lecture: str, vector: np.ndarray, top: int, until: float | None) -> list[Found]:
        opened = shelf.open_lecture(self._home.lectures / lecture)
        if opened is None or opened.passages.shape[1:] != vector.shape:
            return []
        cosines = opened.passages @ vector
        said = opened.transcript.sentences
        best = [n for n in cosines.argsort()[::-1] if until is None or said[opened.spans[n][0]].start <= until][:top]
        return [Found(lecture, *opened.spans[int(number)], cosine=float(cosines[number])) for number in best]

    def _name(self, owner: str, model: str) -> str:
        return f"{self._owners_prefix(owner)}{_short(model)}"

    def _owners_prefix(self, owner: str) -> str:
        return f"{self._prefix()}{_short(owner)}-"

    def _prefix(self) -> str:
        return f"lemma-{chroma.home_mark(self._home)}-" if self._server else "passages-"

    def _collection(self, client: Any, name: str) -> Any:
        """The collection of this name, None where there is none."""
        from chromadb.errors import NotFoundError

        if name in self._collections:
            return self._collections[name]
        try:
            collection = client.get_collection(name, embedding_function=None)
        except NotFoundError:
            return None
        if not self._server:  # where another process may delete it without leaving a mark
            self._collections[name] = collection
        return collection

    def _delete(self, client: Any, lecture: str, owner: str | None, but: str = "") -> None:
        prefix = self._prefix() if owner is None else self._owners_prefix(owner)
        for collection in client.list_collections():
            if collection.name.startswith(prefix) and collection.name != but:
                client.get_collection(collection.name, embedding_function=None).delete(where={"lecture": lecture})

    def _write(self, change: Callable[[Any], T]) -> T:
        with self._lock, self._named_failure(), self._alone():
            result = change(self._current())
            self._collections = {}
            self._mark = _LAYOUT + secrets.token_hex(8)
            self._mark_file.write_text(self._mark)
            return result

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the lock that keeps other processes from writing; may be taken again inside a rebuild."""
        if self._server or self._rebuilding:
            yield
            return
        from filelock import FileLock, Timeout

        lock = FileLock(str(self._home.cache / "passages.lock"), timeout=_PATIENCE)
        try:
            lock.acquire()
        except Timeout as error:
            raise Unavailable("Another Lemma is writing to the search index; try again in a minute.") from error
        try:
            yield
        finally:
            lock.release()

    def _forget(self) -> None:
        with suppress(Exception):
            self.close()
        if self._server:
            self._client = chroma.connected(self._server, self._answer)
            for collection in self._client.list_collections():
                if collection.name.startswith(self._prefix()):
                    self._client.delete_collection(collection.name)
            return
        if self._home.chroma.exists():
            aside = self._home.chroma.with_name(f"chroma.damaged-{secrets.token_hex(4)}")
            self._home.chroma.rename(aside)  # in one step, whatever it is
            shutil.rmtree(aside) if aside.is_dir() else aside.unlink()
        self._mark_file.write_text(_LAYOUT + secrets.token_hex(8))

    def _current(self) -> Any:
        """The client, opened again where another process has written since."""
        if not self._rebuilding and self._unfinished.exists():
            raise Unavailable(
                "The search index is being made again; ask again in a minute. If nobody is at it, it was "
                "interrupted: run `python -m index rebuild`."
            )
        if self._server:
            if self._client is None:
                self._client = chroma.connected(self._server, self._answer)
                self._check_there(any(c.name.startswith(self._prefix()) for c in self._client.list_collections()))
            chroma.hold_to(self._client, self._answer)
            return self._client
        mark = self._mark_on_disk()
        if self._client is None or mark != self._mark:
            self.close()
            self._check_there((self._home.chroma / "chroma.sqlite3").exists() or self._home.chroma.is_file())
            self._client = chroma.opened(self._home.chroma)
            self._mark = mark
        return self._client

    def _check_there(self, there: bool) -> None:
        if not there and not self._rebuilding and any(is_id(folder.name) for folder in self._home.lectures.iterdir()):
            with suppress(Exception):
                self.close()
            raise Unavailable(f"The search index in {self._where()} is missing. {_REBUILD}")

    def _mark_on_disk(self) -> str:
        return self._mark_file.read_text() if self._mark_file.exists() else ""

    def _where(self) -> str:
        return self._server or str(self._home.chroma)

    @contextmanager
    def _named_failure(self) -> Iterator[None]:
        """Chroma's own exceptions become one sentence that says what to do."""
        try:
            yield
        except (LemmaError, GeneratorExit, KeyboardInterrupt, SystemExit):
            raise
        except OSError as error:
            raise Unavailable(f"The search index in {self._where()} cannot be used: {error.strerror}.") from error
        except BaseException as error:  # Chroma's engine is written in Rust: a panic there is no Exception
            with suppress(BaseException):
                self.close()
            what = "does not answer" if chroma.unreachable(error) else f"cannot be used ({type(error).__name__})"
            todo = f"Is the Chroma server of {chroma.SETTING} running?" if chroma.unreachable(error) else _REBUILD
            raise Unavailable(f"The search index in {self._where()} {what}. {todo}") from error


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:20]
