"""Children that can be killed: results, errors, limits, cancelling, and life after a killed child."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import BadInput, Cancelled, Unavailable
from index.progress import Progress, listening
from tests.tools.worker_targets import Point
from tools import worker
from tools.worker import Pool, PoolSpec

TARGETS = "tests.tools.worker_targets"


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    pool = Pool(PoolSpec("test", size=1, memory_mb=300, preload=("fractions",)))
    yield pool
    pool.close()


def gone(pid: int, within: float = 5.0) -> bool:
    """Whether process `pid` has ended (a zombie counts: nobody may be there to reap it)."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False


def test_a_call_returns_plain_values_and_our_dataclasses(pool: Pool) -> None:
    assert pool.run(f"{TARGETS}:add", 2, b=3) == 5
    assert pool.run(f"{TARGETS}:point", 2, 3) == Point(2, 3)


def test_one_child_serves_many_calls_and_is_not_this_process(pool: Pool) -> None:
    first, second = pool.run(f"{TARGETS}:pid"), pool.run(f"{TARGETS}:pid")
    assert first == second != os.getpid()


def test_preloaded_modules_are_there_and_main_is_not_run_again(pool: Pool) -> None:
    assert pool.run(f"{TARGETS}:loaded", "fractions")
    assert not pool.run(f"{TARGETS}:loaded", "pytest")


def test_a_child_has_no_stdin_and_makes_no_noise(pool: Pool, capfd: pytest.CaptureFixture[str]) -> None:
    assert pool.run(f"{TARGETS}:chatter") == ""
    assert capfd.readouterr() == ("", "")


def test_our_own_errors_cross_as_they_are(pool: Pool) -> None:
    with pytest.raises(BadInput, match="no equation in it"):
        pool.run(f"{TARGETS}:refuse")


def test_other_errors_become_a_sentence_without_their_detail(pool: Pool) -> None:
    with pytest.raises(Unavailable) as caught:
        pool.run(f"{TARGETS}:stumble")
    assert "ZeroDivisionError" in str(caught.value)
    assert "secret" not in str(caught.value)
    assert pool.run(f"{TARGETS}:add", 1) == 2


def test_progress_reaches_the_callers_listener(pool: Pool) -> None:
    heard: list[Progress] = []
    with listening(heard.append):
        assert pool.run(f"{TARGETS}:count", 3) == 3
    assert [(p.stage, p.note) for p in heard] == [("counting", f"number {n}") for n in (1, 2, 3)]
    assert heard[-1].fraction == 1.0


def test_too_slow_is_killed_and_replaced(pool: Pool) -> None:
    before = pool.run(f"{TARGETS}:pid")
    with pytest.raises(Unavailable, match=r"longer than 0\.2 s"):
        pool.run(f"{TARGETS}:sleep", 30, timeout=0.2)
    assert gone(before)
    assert pool.run(f"{TARGETS}:pid") != before


def test_cancelling_kills_at_once_even_without_progress(pool: Pool) -> None:
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    started = time.monotonic()
    with listening(lambda _: None, stop), pytest.raises(Cancelled):
        pool.run(f"{TARGETS}:sleep", 30, timeout=30)
    assert time.monotonic() - started < 10  # far from the 30 s it would have slept
    assert pool.run(f"{TARGETS}:add", 1) == 2


def test_a_killed_child_takes_its_own_children_along(pool: Pool, tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    with pytest.raises(Unavailable):
        pool.run(f"{TARGETS}:family", str(pid_file), timeout=2)
    assert gone(int(pid_file.read_text()))


@pytest.mark.skipif(sys.platform != "linux", reason="the memory bound needs Linux")
def test_memory_is_bounded(pool: Pool) -> None:
    assert pool.run(f"{TARGETS}:hog", 20) == 20 * 1024 * 1024
    with pytest.raises(Unavailable, match="300 MB"):
        pool.run(f"{TARGETS}:hog", 600)
    assert pool.run(f"{TARGETS}:add", 1) == 2


def test_a_crash_is_told_and_the_next_call_works(pool: Pool) -> None:
    with pytest.raises(Unavailable, match="stopped before it was done"):
        pool.run(f"{TARGETS}:crash")
    assert pool.run(f"{TARGETS}:add", 1) == 2


def test_a_child_killed_while_idle_is_replaced(pool: Pool) -> None:
    idle = pool.run(f"{TARGETS}:pid")
    os.kill(idle, signal.SIGKILL)
    assert gone(idle)
    assert pool.run(f"{TARGETS}:add", 1) == 2


@pytest.mark.parametrize("target", ["not_plain", "evil"])
def test_the_parent_reads_plain_data_only(pool: Pool, target: str) -> None:
    with pytest.raises(Unavailable, match="UnpicklingError"):
        pool.run(f"{TARGETS}:{target}")
    assert pool.run(f"{TARGETS}:add", 1) == 2


def test_two_workers_work_at_once() -> None:
    pool = Pool(PoolSpec("pair", size=2))
    try:
        pool.warm()
        pids: list[int] = []

        def nap() -> None:
            pool.run(f"{TARGETS}:sleep", 0.5)
            pids.append(pool.run(f"{TARGETS}:pid"))

        threads = [threading.Thread(target=nap) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(pids) == 4
        assert len(set(pids)) == 2
    finally:
        pool.close()


def test_a_single_use_child_serves_once_and_its_file_size_is_bounded(tmp_path: Path) -> None:
    pool = Pool(PoolSpec("single", size=1, jobs=1, file_mb=1))
    try:
        assert pool.run(f"{TARGETS}:pid") != pool.run(f"{TARGETS}:pid")
        with pytest.raises(Unavailable):
            pool.run(f"{TARGETS}:write_big", str(tmp_path / "big"), 3)
        assert (tmp_path / "big").stat().st_size <= 1024 * 1024
    finally:
        pool.close()


def test_close_ends_busy_children_and_the_pool_can_be_used_again(pool: Pool) -> None:
    errors: list[Exception] = []

    def long_call() -> None:
        try:
            pool.run(f"{TARGETS}:sleep", 30, timeout=30)
        except Unavailable as error:
            errors.append(error)

    pool.run(f"{TARGETS}:add", 1)
    thread = threading.Thread(target=long_call)
    thread.start()
    time.sleep(0.2)
    pool.close()
    thread.join(timeout=10)
    assert len(errors) == 1
    assert pool.run(f"{TARGETS}:add", 1) == 2


@pytest.mark.parametrize("task", ["sleep_forever", "hold_the_interpreter"])
def test_children_die_with_their_parent(tmp_path: Path, task: str) -> None:
    pid_file = tmp_path / "pid"
    target = "family" if task == "sleep_forever" else task
    code = f"from tools.worker import run; run('{TARGETS}:{target}', {str(pid_file)!r}, timeout=60)"
    root = Path(worker.__file__).parents[1]
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=root)
    while not (pid_file.exists() and pid_file.read_text()):
        assert parent.poll() is None
        time.sleep(0.05)
    time.sleep(0.2)
    parent.kill()
    parent.wait()
    assert gone(int(pid_file.read_text()))


def test_the_shared_pools_answer() -> None:
    worker.warm("maths")
    assert worker.run(f"{TARGETS}:loaded", "sympy")
    worker.close()
