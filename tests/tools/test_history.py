"""The learner's history: kept, scoped by owner, safe side by side, and clear about a broken file."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from index.errors import BadInput, Unavailable
from index.home import Home
from tools import history_tables
from tools.history import LONGEST_ANSWER, TITLE_LENGTH, Attempt, History, title_for


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.open(tmp_path / "home")


@pytest.fixture
def history(home: Home) -> History:
    return History(home)


def test_conversations_are_listed_newest_first_and_survive_a_restart(home: Home) -> None:
    clock = iter(datetime(2026, 5, 1, tzinfo=UTC) + timedelta(seconds=n) for n in range(10))
    history = History(home, now=lambda: next(clock))
    first, second = history.create("ana", "Fractions"), history.create("ana", "Circles")
    assert [row.title for row in history.list("ana")] == ["Circles", "Fractions"]
    history.touch(first.id, "ana")
    assert [row.title for row in History(home).list("ana")] == ["Fractions", "Circles"]
    history.rename(second.id, "  Circles and   arcs ", "ana")
    assert history.get(second.id, "ana").title == "Circles and arcs"
    history.delete(first.id, "ana")
    assert [row.id for row in history.list("ana")] == [second.id]


def test_someone_elses_conversation_behaves_as_not_there(history: History) -> None:
    mine = history.create("ana", "Mine")
    for attempt in (
        lambda: history.get(mine.id, "ben"),
        lambda: history.rename(mine.id, "His now", "ben"),
        lambda: history.touch(mine.id, "ben"),
        lambda: history.delete(mine.id, "ben"),
        lambda: history.add_note("ben", mine.id, "a message", "wrong"),
    ):
        with pytest.raises(BadInput) as refusal:
            attempt()
        assert str(refusal.value) == str(_refusal_of_unknown(history)).replace("nowhere", mine.id)
    assert history.list("ben") == ()
    assert history.get(mine.id, "ana") == mine


def _refusal_of_unknown(history: History) -> BadInput:
    with pytest.raises(BadInput) as refusal:
        history.get("nowhere", "ben")
    return refusal.value


def test_a_chosen_id_is_kept_and_a_taken_one_refused(history: History) -> None:
    assert history.create("ana", id="thread-1").id == "thread-1"
    with pytest.raises(BadInput, match="taken"):
        history.create("ben", id="thread-1")


@pytest.mark.parametrize("title", ["", " \n ", "x" * 500])
def test_a_bad_title_is_refused(history: History, title: str) -> None:
    with pytest.raises(BadInput):
        history.create("ana", title)


def test_notes_go_with_their_conversation(history: History) -> None:
    talk = history.create("ana")
    note = history.add_note("ana", talk.id, "2 + 2 = 5", "this is wrong")
    assert history.notes("ana", talk.id) == (note,)
    assert history.notes("ben") == ()
    history.delete(talk.id, "ana")
    assert history.notes("ana") == ()


def test_items_attempts_and_cards(history: History) -> None:
    item = {"id": "q1", "stem": "What is $x$?", "options": ["1", "2"], "key": "2"}
    history.save_items("ana", [item], lecture="l1")
    history.save_items("ana", [item | {"stem": "What is $y$?"}], lecture="l1")  # drafted again: replaced, not doubled
    assert [row["stem"] for row in history.items("ana", "l1")] == ["What is $y$?"]
    with pytest.raises(BadInput):
        history.item("q1", "ben")

    due = datetime(2026, 5, 1, 12, tzinfo=UTC)
    history.record("ana", Attempt("q1", "1" * 5000, 0.0, False, ""), lambda state: (due, {"seen": 1}))
    history.record("ana", Attempt("q1", "2", 1.0, False, ""), lambda state: (due, {"seen": (state or {})["seen"] + 1}))
    assert [(row.credit, len(row.given)) for row in history.attempts("ana", "q1")] == [(0.0, LONGEST_ANSWER), (1.0, 1)]
    assert [row.state for row in history.cards("ana", before=due)] == [{"seen": 2}]
    assert history.cards("ana", before=due - timedelta(seconds=1)) == ()
    assert history.cards("ben") == history.attempts("ben") == ()


def test_an_attempt_whose_card_cannot_be_scheduled_is_not_half_kept(history: History) -> None:
    def broken(state: object) -> None:
        raise RuntimeError("scheduler")

    with pytest.raises(RuntimeError):
        history.record("ana", Attempt("q1", "B", 1.0, False, ""), broken)
    assert history.attempts("ana") == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", "New conversation"),
        ("   \n\t", "New conversation"),
        ("solve $x^2 = 4$", "solve x^2 = 4"),
        ("**Hint**, please!\u0000\u0007", "Hint, please!"),
        ("a" * 500, "a" * 59 + "…"),
        ("I am stuck on this long word problem about trains leaving two stations at once", None),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    suggested = title_for(text)
    assert len(suggested) <= TITLE_LENGTH
    if title is not None:
        assert suggested == title
    else:
        assert suggested == "I am stuck on this long word problem about trains leaving…"


def test_threads_write_side_by_side_on_a_fresh_file(home: Home) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: History(home).create("ana", f"talk {n}"), range(40)))
    assert len(History(home).list("ana")) == 40


WRITER = """
import sys
from index.home import Home
from tools.history import Attempt, History

history = History(Home.open(sys.argv[1]))

def count(state):
    return history.now(), {"seen": (state["seen"] if state else 0) + 1}

for n in range(20):
    history.record("ana", Attempt("q", str(n), 1.0, False, ""), count)
"""


def test_two_processes_write_side_by_side_and_lose_nothing(home: Home) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(home.root)]) for _ in range(2)]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    assert len(History(home).attempts("ana")) == 40
    assert History(home).cards("ana")[0].state == {"seen": 40}


def test_a_file_that_is_no_database_is_named_and_left_alone(history: History) -> None:
    history.path.write_bytes(b"This was never a database. " * 200)
    before = history.path.read_bytes()
    with pytest.raises(Unavailable, match="damaged") as refusal:
        history.list("ana")
    assert str(history.path) in str(refusal.value)
    with pytest.raises(Unavailable, match="Nothing was deleted"):
        history.create("ana")
    assert history.path.read_bytes() == before


def test_a_torn_file_is_named_and_left_alone(history: History) -> None:
    for n in range(60):
        history.create("ana", f"talk {n}")
    with sqlite3.connect(history.path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = history.path.read_bytes()
    torn = whole[:4096] + os.urandom(len(whole) - 4096)
    history.path.write_bytes(torn)
    with pytest.raises(Unavailable, match="damaged"):
        history.list("ana")
    assert history.path.read_bytes() == torn


def test_a_file_from_the_future_is_not_touched(history: History) -> None:
    history.create("ana")
    with sqlite3.connect(history.path) as connection:
        connection.execute(f"PRAGMA user_version = {history_tables.VERSION + 1}")
    with pytest.raises(Unavailable, match="newer Lemma"):
        history.list("ana")


def test_an_older_file_is_brought_forward(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    talk = history.create("ana", "Kept")
    steps = (*history_tables.MIGRATIONS, lambda c: c.exec_driver_sql("ALTER TABLE notes ADD COLUMN mood TEXT"))
    monkeypatch.setattr(history_tables, "MIGRATIONS", steps)
    monkeypatch.setattr(history_tables, "VERSION", len(steps))
    assert history.list("ana") == (talk,)
    with sqlite3.connect(history.path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(steps),)
        assert "mood" in [row[1] for row in connection.execute("PRAGMA table_info(notes)")]


def test_a_folder_in_the_files_place(history: History) -> None:
    history.path.mkdir()
    with pytest.raises(Unavailable, match="cannot be opened"):
        history.list("ana")


def test_a_history_deleted_under_a_running_server_starts_afresh(history: History) -> None:
    history.create("ana")
    for path in history.path.parent.glob("history.sqlite*"):
        path.unlink()
    assert history.list("ana") == ()
    assert history.create("ana", "After").title == "After"


FILLER = """
import sys
from index.errors import Unavailable
from index.home import Home
from tools.history import History
history = History(Home.open(sys.argv[1]))
try:
    for n in range(1000):
        history.create("ana", f"talk {n}")
except Unavailable as refusal:
    print(refusal)
"""


def test_a_full_disk_is_told_and_loses_nothing(history: History) -> None:
    kept = history.create("ana", "Before")

    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))

    told = subprocess.run(
        [sys.executable, "-c", FILLER, str(history.path.parent)], preexec_fn=small_files, capture_output=True, text=True
    )
    assert str(history.path) in told.stdout, told.stderr
    assert "free" in told.stdout
    assert kept in history.list("ana")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_folder_is_told(history: History) -> None:
    history.create("ana")
    history.path.parent.chmod(0o500)
    history.path.chmod(0o400)
    try:
        with pytest.raises(Unavailable, match=r"written|opened"):
            history.create("ana")
    finally:
        history.path.parent.chmod(0o700)


def test_every_message_names_the_file() -> None:
    faults = [
        "database or disk is full",
        "attempt to write a readonly database",
        "database is locked",
        "disk I/O error",
    ]
    said = [history_tables.explain(Path("h.sqlite"), fault) for fault in faults]
    assert all("h.sqlite" in sentence for sentence in said)
    assert len(set(said)) == len(faults)


def test_importing_the_history_does_not_import_sqlalchemy() -> None:
    code = "import sys, tools.history; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
