"""Hostile code really runs in the jail, and gets nothing: with namespaces, and again as if they were refused."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from index.errors import Unavailable
from tests.tools.animation.jail.attempts import ATTEMPTS
from tools.animation.jail import Cell, Handed, protection
from tools.animation.jail.limits import Limits

JOB = "tools.animation.jail.trial:execute"
SECRET = "correct horse battery staple"


@dataclass(frozen=True)
class Outside:
    """What hostile code may want: a readable secret, a writable folder, a listening port."""

    secret: Path
    folder: Path
    port: int
    server: socket.socket


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outside]:
    folder = tmp_path_factory.mktemp("outside")
    secret = folder / "secret.txt"
    secret.write_text(SECRET)
    secret.chmod(0o644)
    folder.chmod(0o777)
    server, abstract = socket.socket(), socket.socket(socket.AF_UNIX)
    server.bind(("127.0.0.1", 0))
    abstract.bind("\0lemma-test")
    os.environ["SECRET_KEY"] = SECRET
    for listening in (server, abstract):
        listening.listen()
    server.setblocking(False)
    yield Outside(secret, folder, server.getsockname()[1], server)
    del os.environ["SECRET_KEY"]
    server.close()
    abstract.close()


def attempt(source: str, namespaces: bool, timeout: float = 20.0) -> Handed:
    return Cell(preload=(), namespaces=namespaces).run(JOB, {"source": source}, timeout)


@pytest.mark.parametrize("namespaces", [True, False], ids=["namespaces", "no namespaces"])
@pytest.mark.parametrize("name", ATTEMPTS)
def test_an_attempt_has_no_effect(name: str, namespaces: bool, outside: Outside) -> None:
    source = ATTEMPTS[name].format(
        secret=str(outside.secret),
        outside=str(outside.folder),
        home=str(Path.home()),
        port=outside.port,
        pid=os.getpid(),
    )
    handed = attempt(source, namespaces)
    said = f"{handed.value} {handed.error}"
    assert "ESCAPED" not in str(handed.value) and SECRET not in said
    assert handed.value is not None or handed.error, "it must have run, and either failed or got nothing"
    assert outside.secret.read_text() == SECRET and outside.secret.stat().st_mode & 0o777 == 0o644
    assert sorted(outside.folder.iterdir()) == [outside.secret]
    with pytest.raises(BlockingIOError):
        outside.server.accept()


def test_the_attempts_would_succeed_outside(outside: Outside) -> None:
    """The secret is really readable and the port really open: it is the jail that stops them."""
    assert outside.secret.read_text() == SECRET
    with socket.create_connection(("127.0.0.1", outside.port), 2):
        connection, _ = outside.server.accept()
        connection.close()


@pytest.mark.parametrize("namespaces", [True, False], ids=["namespaces", "no namespaces"])
def test_an_endless_loop_is_stopped(namespaces: bool) -> None:
    cell = Cell(preload=(), namespaces=namespaces)
    with pytest.raises(Unavailable, match="longer than 1 s"):
        cell.run(JOB, {"source": "while True: pass"}, timeout=1.0)
    assert not cell.alive


@pytest.mark.parametrize("namespaces", [True, False], ids=["namespaces", "no namespaces"])
def test_processor_time_is_bounded_too(namespaces: bool) -> None:
    cell = Cell(preload=(), namespaces=namespaces, limits=Limits(cpu_s=1))
    handed = cell.run(JOB, {"source": "while True: pass"}, timeout=30.0)
    assert handed.died and handed.error


@pytest.mark.parametrize("namespaces", [True, False], ids=["namespaces", "no namespaces"])
def test_a_flood_of_output_is_cut_off(namespaces: bool) -> None:
    shout = """
import os
while True:
    for descriptor in range(3, 20):
        try:
            os.write(descriptor, b"x" * 65536)
        except OSError:
            pass
"""
    handed = Cell(preload=(), namespaces=namespaces).run(JOB, {"source": shout}, timeout=20.0)
    assert handed.died and handed.value is None


@pytest.mark.parametrize("namespaces", [True, False], ids=["namespaces", "no namespaces"])
def test_threads_end_with_their_cell(namespaces: bool) -> None:
    spawn = (
        "import threading, time\n"
        "threading.stack_size(65536)\n"
        "for _ in range(100_000): threading.Thread(target=time.sleep, args=(60,), daemon=True).start()"
    )
    cell = Cell(preload=(), namespaces=namespaces, limits=Limits(memory_mb=500))
    try:
        handed = cell.run(JOB, {"source": spawn}, timeout=5.0)
        assert handed.error
    except Unavailable:
        pass
    assert not cell.alive


def test_a_cell_does_only_jobs_of_ours() -> None:
    handed = Cell(preload=()).run("os:getcwd", {}, timeout=10.0)
    assert handed.died and handed.value is None


def test_what_holds_here_is_reported() -> None:
    found = protection()
    assert found.enough and "limits" in found.layers
    assert found.markdown().startswith("Generated scenes run jailed.")


def test_too_little_protection_is_refused() -> None:
    from tools.animation.jail import NotSafe
    from tools.animation.jail.layers import Protection

    cell = Cell(preload=())
    cell.await_ready()
    cell.protection = Protection(("limits",), files=True, network=False, processes=True)
    with pytest.raises(NotSafe, match="network"):
        cell.run(JOB, {"source": "print(1)"}, timeout=5.0)
    assert not cell.alive
