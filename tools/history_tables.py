"""The history database itself: its tables, how it is opened, how an older one is brought forward, what its errors mean.

Covered: several threads and processes at once (write-ahead log, a busy timeout, one writer at a time), a file that
vanishes between two calls, damage, a full or read-only disk. Not covered: what the rows mean; that is `tools.history`.
SQLAlchemy is imported here, so this module is imported only when the history is used.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from index.errors import Unavailable

BUSY_SECONDS = 15  # how long a writer waits for another process to finish its transaction

metadata = sa.MetaData()

conversations = sa.Table(
    "conversations",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("owner", sa.Text, nullable=False, index=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("created", sa.Text, nullable=False),  # ISO 8601, UTC, microseconds: sorts as text
    sa.Column("updated", sa.Text, nullable=False),
)

notes = sa.Table(
    "notes",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("owner", sa.Text, nullable=False, index=True),
    sa.Column("conversation", sa.Text, nullable=False),
    sa.Column("message", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
)

items = sa.Table(
    "items",
    metadata,
    # An item's id comes from its content, so two learners may hold the same one, each with answers of their own.
    sa.Column("owner", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("lecture", sa.Text),
    sa.Column("body", sa.JSON, nullable=False),
    sa.Column("created", sa.Text, nullable=False),
)

answers = sa.Table(
    "answers",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("owner", sa.Text, nullable=False),
    sa.Column("item", sa.Text, nullable=False),
    sa.Column("given", sa.Text, nullable=False),
    sa.Column("credit", sa.Float, nullable=False),
    sa.Column("close", sa.Boolean, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Index("answers_of_item", "owner", "item"),
)

cards = sa.Table(
    "cards",
    metadata,
    sa.Column("owner", sa.Text, primary_key=True),
    sa.Column("item", sa.Text, primary_key=True),
    sa.Column("due", sa.Text, nullable=False),
    sa.Column("state", sa.JSON, nullable=False),  # the scheduler's own picture of the card
    sa.Index("cards_due", "owner", "due"),
)


# --- Forward migration: MIGRATIONS[n] brings a file from version n to n + 1. Never edit one that was released.


def _create_everything(connection: sa.Connection) -> None:
    metadata.create_all(connection)


MIGRATIONS = (_create_everything,)
VERSION = len(MIGRATIONS)


def _bring_forward(connection: sa.Connection, path: Path) -> None:
    found = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if found > VERSION:
        raise Unavailable(
            f"The history file {path} was written by a newer Lemma (version {found}, this one knows {VERSION}): "
            "upgrade Lemma, or start it with another --home. Nothing was changed."
        )
    for number in range(found, VERSION):
        MIGRATIONS[number](connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {number + 1}")


@lru_cache(maxsize=32)
def _engine(path: Path) -> sa.Engine:
    # No pool: a connection costs a fraction of a millisecond, and a kept one would go on writing into a deleted file.
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        poolclass=sa.pool.NullPool,
        connect_args={"timeout": BUSY_SECONDS, "isolation_level": None},  # transactions are begun by hand, below
    )

    @sa.event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA synchronous = NORMAL")
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = WAL")

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        # A reader that later turned writer could meet another writer's change and fail; a writer says so at once.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def transaction(path: Path, *, writes: bool) -> Iterator[sa.Connection]:
    """One transaction on the history at `path`, made or brought forward first; committed at the end, or not at all.

    Raises Unavailable, with a sentence naming the file, when it is damaged, locked, read-only or the disk is full.
    """
    try:
        with _engine(path).connect() as connection:
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            connection.rollback()
            connection = connection.execution_options(writes=writes or version != VERSION)
            with connection.begin():
                _bring_forward(connection, path)
                yield connection
    except (sa.exc.DatabaseError, sqlite3.DatabaseError) as error:  # the second while a connection is being set up
        raise Unavailable(explain(path, str(getattr(error, "orig", error)))) from error


def explain(path: Path, fault: str) -> str:
    """The sentence for one of SQLite's messages.

    >>> explain(Path("h.sqlite"), "database or disk is full")
    'There is no room left on the disk for the history file h.sqlite: free some space and try again.'
    """
    if "is full" in fault:
        return f"There is no room left on the disk for the history file {path}: free some space and try again."
    if "readonly" in fault:
        return f"The history file {path} cannot be written: make it and its folder writable, or choose another --home."
    if "locked" in fault:
        return f"The history file {path} has been busy for {BUSY_SECONDS} s: close other copies of Lemma and try again."
    if "unable to open" in fault:
        return f"The history file {path} cannot be opened: check that its folder exists and that both can be written."
    if "not a database" in fault or "malformed" in fault:
        return (
            f"The history file {path} is damaged ({fault}). Nothing was deleted: move the file away to start afresh, "
            "or put back a copy of it, then try again."
        )
    return (
        f"The history file {path} cannot be used ({fault}). Nothing was deleted: check the disk and its free space; "
        "if that is fine, move the file away to start afresh, or put back a copy of it."
    )
