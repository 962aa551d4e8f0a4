"""Which passages of many lectures mention a question's words: a full-text index beside Chroma (SQLite's FTS5).

It holds no truth of its own: a lecture's rows come from its folder, all of them in one transaction, when a search first
meets the lecture, and go when the folder has gone or changed. Deleting the file loses nothing. It finds candidates and
counts how rare a word is; the ranking is `index.support`'s.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path

from index import lexical, shelf
from index.home import Home
from index.lecture import is_id
from index.lexical import Counts
from index.store import Found

_FILE = "mentions.sqlite"
_MOST_TERMS = 8  # of a question, the rarest
_COMMON = 0.05  # of all passages: words in more of them find too much to be worth it, where there are rarer ones
_PATIENCE = 30.0  # seconds to wait for another process's write
_TABLES = """
    CREATE TABLE IF NOT EXISTS lectures
        (id TEXT PRIMARY KEY, stamp TEXT, owner TEXT, passages INT, first INT, last INT);
    CREATE VIRTUAL TABLE IF NOT EXISTS passages USING fts5
        (words, lecture UNINDEXED, owner UNINDEXED, begin UNINDEXED, end UNINDEXED, tokenize = "ascii tokenchars '_'");
    CREATE VIRTUAL TABLE IF NOT EXISTS terms USING fts5vocab (passages, row);
"""


class Mentions:
    """One home's index of words. Use `Mentions.of(home)`: all of a process share one."""

    _all: dict[str, Mentions] = {}  # noqa: RUF012  one per home and process, on purpose
    _opening = threading.Lock()

    @classmethod
    def of(cls, home: Home) -> Mentions:
        """The index of this home, the same object every time."""
        with cls._opening:
            return cls._all.setdefault(str(home.root), cls(home))

    def __init__(self, home: Home) -> None:
        self._shelf = home.lectures
        self._file = home.cache / _FILE
        self._mark_file = home.cache / "passages.mark"  # written whenever something is stored, see `index.store`
        self._lock = threading.Lock()
        self._seen: tuple[int, ...] = ()

    def near(
        self,
        terms: Sequence[str],
        owners: Sequence[str],
        top: int,
        lectures: Sequence[str] | None = None,
        ends: Mapping[str, int] | None = None,
    ) -> tuple[list[Found], Counts]:
        """Up to `top` passages that say the rarest of the terms, best first; and how many passages have each term.

        lectures: the ids of those that are asked, None for all; the counts are always of all. ends: by id, the
        number of the sentence from which on a lecture's passages are left out.
        Where the index cannot be kept (a full or read-only disk) nothing is found: a search has Chroma's candidates.
        """
        with self._lock:
            with suppress(sqlite3.Error, OSError):
                try:
                    return self._asked(terms, owners, top, lectures, ends or {})
                except sqlite3.Error as error:
                    self._seen = ()
                    if not isinstance(error, sqlite3.OperationalError):  # the file is damaged; else it may be gone
                        self._file.unlink(missing_ok=True)
                    return self._asked(terms, owners, top, lectures, ends or {})
            return [], Counts(0, {})

    def _asked(
        self,
        terms: Sequence[str],
        owners: Sequence[str],
        top: int,
        lectures: Sequence[str] | None,
        ends: Mapping[str, int],
    ) -> tuple[list[Found], Counts]:
        with closing(sqlite3.connect(self._file, timeout=_PATIENCE)) as database:
            self._follow(database)
            size = database.execute("SELECT coalesce(sum(passages), 0) FROM lectures").fetchone()[0]
            counts = {term: self._count(database, term) for term in dict.fromkeys(terms)}
            said = sorted((count, term) for term, count in counts.items() if count)
            wanted = [term for n, (count, term) in enumerate(said) if n == 0 or count <= _COMMON * size][:_MOST_TERMS]
            if not wanted:
                return [], Counts(size, counts)
            inside = "" if lectures is None else "AND lecture IN (SELECT value FROM json_each(?)) "
            early = (
                "AND NOT EXISTS (SELECT 1 FROM json_each(?) WHERE key = lecture AND begin >= value) " if ends else ""
            )
            rows = database.execute(
                f"SELECT lecture, begin, end FROM passages WHERE passages MATCH ? "
                f"AND owner IN ({', '.join('?' * len(owners))}) {inside}{early}ORDER BY rank LIMIT ?",
                (
                    " OR ".join(f'"{_coded(term)}"' for term in wanted),
                    *owners,
                    *([] if lectures is None else [json.dumps(list(lectures))]),
                    *([json.dumps(dict(ends))] if ends else []),
                    top,
                ),
            )
            return [Found(lecture, begin, end, 0.0) for lecture, begin, end in rows], Counts(size, counts)

    @staticmethod
    def _count(database: sqlite3.Connection, term: str) -> int:
        found = database.execute("SELECT doc FROM terms WHERE term = ?", (_coded(term),)).fetchone()
        return int(found[0]) if found else 0

    def _follow(self, database: sqlite3.Connection) -> None:
        """Bring the rows up to the shelf, where something there has changed since the last look."""
        mark = self._mark_file.stat().st_mtime_ns if self._mark_file.exists() else 0
        seen = (self._shelf.stat().st_mtime_ns, mark, self._file.stat().st_ino)
        if seen == self._seen:
            return
        database.executescript(_TABLES)
        kept = dict(database.execute("SELECT id, stamp FROM lectures"))
        there = {path.name: stamp for path in self._shelf.iterdir() if is_id(path.name) and (stamp := _stamp(path))}
        for identifier in kept.keys() - there.keys():
            with database:
                _forget(database, identifier)
        for identifier, stamp in there.items():
            if kept.get(identifier) != stamp:
                self._read(database, identifier, stamp)
        self._seen = seen

    def _read(self, database: sqlite3.Connection, identifier: str, stamp: str) -> None:
        """Put all rows of one lecture in, in one transaction."""
        folder = self._shelf / identifier
        lecture, opened = shelf.read_lecture(folder), shelf.open_lecture(folder)
        if lecture is None or opened is None:
            return
        said = [_row(sentence.text) for sentence in opened.transcript.sentences]
        with database:
            database.execute("BEGIN IMMEDIATE")  # another process may be putting the same lecture in
            _forget(database, identifier)
            first = database.execute("SELECT coalesce(max(last), 0) FROM lectures").fetchone()[0]
            rows = [
                (first + n, " ".join(said[begin:end]), identifier, lecture.owner, begin, end)
                for n, (begin, end) in enumerate(opened.spans)
            ]
            database.executemany(
                "INSERT INTO passages (rowid, words, lecture, owner, begin, end) VALUES (?, ?, ?, ?, ?, ?)", rows
            )
            about = (identifier, stamp, lecture.owner, len(rows), first, first + len(rows))
            database.execute("INSERT INTO lectures VALUES (?, ?, ?, ?, ?, ?)", about)


def _row(text: str) -> str:
    return " ".join(_coded(term) for term in [*lexical.content_words(text), *lexical.formulas(text)])


def _forget(database: sqlite3.Connection, identifier: str) -> None:
    for first, last in database.execute("SELECT first, last FROM lectures WHERE id = ?", (identifier,)).fetchall():
        database.execute("DELETE FROM passages WHERE rowid >= ? AND rowid < ?", (first, last))
    database.execute("DELETE FROM lectures WHERE id = ?", (identifier,))


def _stamp(folder: Path) -> str:
    """Changes whenever the lecture's words or passages do; empty where there is no lecture."""
    try:
        return " ".join(str((folder / name).stat().st_mtime_ns) for name in ("vectors.npz", "transcript.json"))
    except OSError:
        return ""


def _coded(term: str) -> str:
    """The term as one token of FTS5's ascii tokenizer: its signs become numbers."""
    return "".join(char if char.isalnum() or ord(char) > 127 else f"_{ord(char)}" for char in term)
