"""The outside of the jail: start a process, see that it is locked, give it one job, take what it hands over, kill it.

Everything the process says is read as data within bounds (`wire`). What it claims is a claim: whoever uses a handed
file looks at the file.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from index.errors import LemmaError, Unavailable
from index.progress import check_cancelled, report
from tools.animation.jail import command, filters, layers, wire
from tools.animation.jail.layers import Protection
from tools.animation.jail.limits import MEGABYTE, Limits
from tools.worker_child import kill_group

START_LIMIT_S = 60.0
POLL_S = 0.05
MAX_QUESTIONS = 200
PRELOAD = ("tools.animation.rehearsal",)
JOBS = (
    "tools.animation.rehearsal:perform",
    "tools.animation.inspection:inspect",
    "tools.animation.jail.trial:execute",
)

Answer = Callable[[str, Any], Any]


class NotSafe(LemmaError):
    """Foreign code may not run on this machine: the protections that hold are not enough."""


@dataclass
class Handed:
    """What a job came to. value: its result, plain data (None if it failed). error: why it failed, for its author.

    files: name to content. died: it ended without saying so (killed by a limit, or by itself).
    """

    value: Any = None
    error: str | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    died: bool = False


class Cell:
    """One jailed process. Starts at once, warms up and locks itself by itself; does one job."""

    def __init__(
        self,
        preload: tuple[str, ...] = PRELOAD,
        namespaces: bool = True,
        limits: Limits | None = None,
        jobs: tuple[str, ...] = JOBS,
    ) -> None:
        """namespaces: False starts it without them, as on machines that refuse them."""
        self.limits = limits or Limits()
        self.namespaced = namespaces and _namespaces_work()
        self.protection: Protection | None = None
        self._received = 0
        self._folder = None if self.namespaced else tempfile.mkdtemp(prefix="lemma-cell-")
        self._socket, theirs = socket.socketpair()
        setup = {
            "path": command.import_path(),
            "preload": preload,
            "folder": self._folder or command.WORK,
            "readable": command.readable(),
            "limits": asdict(self.limits),
            "calls": filters.compiled().hex(),
            "jobs": jobs,
        }
        told = json.dumps(setup)
        environment = {} if self.namespaced else command.ENVIRONMENT | _homes(str(self._folder))
        try:
            self.process = subprocess.Popen(
                command.namespaced(told, self.limits) if self.namespaced else command.inside(told),
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment,
                cwd=self._folder or "/",
                start_new_session=True,
                close_fds=True,
            )
        except OSError as error:
            self._tidy()
            raise Unavailable(f"A jailed process could not be started: {error.strerror or error}.") from error
        finally:
            theirs.close()

    def await_ready(self) -> Protection:
        """Wait until it has locked itself; return what held. Raises Unavailable when it does not come up."""
        if self.protection is None:
            deadline = time.monotonic() + START_LIMIT_S
            try:
                kind, said = self._receive(deadline)
            except (EOFError, OSError, wire.BrokenWireError) as error:
                self.kill()
                raise Unavailable("A jailed process stopped before it was ready.") from error
            self.protection = layers.from_report(said if kind == wire.READY else None, self.namespaced)
        return self.protection

    def run(
        self,
        job: str,
        arguments: dict[str, Any],
        timeout: float,
        answer: Answer | None = None,
        files: dict[str, bytes] | None = None,
    ) -> Handed:
        """Do `job` ("package.module:function", one of ours) and return what came of it; the cell is dead afterwards.

        answer(question, value): replies to what the job asks of us; see `child.ask`. files: put into its folder first
        (names of `wire.FILES`). Reports progress.
        Raises NotSafe when this machine's protections are not enough, Unavailable when it took longer than `timeout`
        seconds, and Cancelled.
        """
        handed = Handed()
        try:
            if not self.await_ready().enough:
                raise NotSafe(self.await_ready().markdown())
            deadline = time.monotonic() + timeout
            for name, content in (files or {}).items():
                self._send(wire.pack_file(name, content), deadline)
            self._send(wire.pack_json(wire.BEGIN, [job, arguments]), deadline)
            self._follow(handed, deadline, answer)
        except TimeoutError as error:
            raise Unavailable(f"The scene took longer than {timeout:g} s and was stopped.") from error
        except (EOFError, OSError, wire.BrokenWireError):
            handed.died = True
            handed.error = handed.error or self._why_dead()
        finally:
            self.kill()
        return handed

    def kill(self) -> None:
        """End it and everything in it, now. Safe to call twice."""
        if self.process.returncode is None:
            kill_group(self.process.pid)
            self.process.wait()
        self._tidy()

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self.process.poll() is None

    def _follow(self, handed: Handed, deadline: float, answer: Answer | None) -> None:
        questions = 0
        while True:
            kind, value = self._receive(deadline)
            if kind == wire.DONE:
                said = value if isinstance(value, dict) else {}
                handed.value, error = said.get("value"), said.get("error")
                handed.error = error if isinstance(error, str) else None
                return
            if kind == wire.FILE:
                handed.files[value[0]] = value[1]
            elif kind == wire.PROGRESS:
                _pass_on(value)
            elif kind == wire.ASK and answer is not None and questions < MAX_QUESTIONS:
                questions += 1
                question, asked = value if isinstance(value, list) and len(value) == 2 else ("", None)
                self._send(wire.pack_json(wire.TOLD, answer(str(question), asked)), deadline)
            elif kind != wire.BEGIN:
                raise wire.BrokenWireError(f"{kind} is not said now")

    def _receive(self, deadline: float) -> tuple[str, Any]:
        return wire.unpack(lambda count: self._exactly(count, deadline), self.limits.output_mb * MEGABYTE)

    def _exactly(self, count: int, deadline: float) -> bytes:
        """`count` bytes, while looking after the clock, the folder and whether somebody wants it to stop."""
        self._received += count
        if self._received > self.limits.output_mb * MEGABYTE:
            raise wire.BrokenWireError("it says too much")
        parts = bytearray()
        while len(parts) < count:
            check_cancelled()
            self._watch_folder()
            self._socket.settimeout(max(0.001, min(POLL_S, deadline - time.monotonic())))
            try:
                part = self._socket.recv(count - len(parts))
            except TimeoutError:
                if time.monotonic() >= deadline:
                    raise
                continue
            if not part:
                raise EOFError
            parts += part
        return bytes(parts)

    def _send(self, frame: bytes, deadline: float) -> None:
        self._socket.settimeout(max(0.001, deadline - time.monotonic()))
        self._socket.sendall(frame)

    def _watch_folder(self) -> None:
        """Without namespaces its folder is on our disk: stop it before it fills that."""
        if self._folder is not None and _size(self._folder) > self.limits.folder_mb * MEGABYTE:
            raise wire.BrokenWireError("its folder is too large")

    def _why_dead(self) -> str:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(0.5)
        return "The scene's process was stopped: it needed too much memory, processor time or disk, or ended itself."

    def _tidy(self) -> None:
        self._socket.close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)


class Cells:
    """Keeps a warm cell ready, so that a job starts at once. Thread-safe; each cell is used once."""

    def __init__(self, ready: int = 1, namespaces: bool = True) -> None:
        """ready: how many to keep warm once `warm` or `run` was called."""
        self._count = ready
        self._namespaces = namespaces
        self._idle: list[Cell] = []
        self._lock = threading.Lock()

    def warm(self) -> None:
        """Start the cells that are missing, without waiting for them."""
        with self._lock:
            while len(self._idle) < self._count:
                self._idle.append(Cell(namespaces=self._namespaces))

    def run(self, job: str, arguments: dict[str, Any], timeout: float, answer: Answer | None = None) -> Handed:
        """Do one job in a fresh cell; see `Cell.run`."""
        cell = self._take()
        try:
            return cell.run(job, arguments, timeout, answer)
        finally:
            with contextlib.suppress(Unavailable):  # the next job says so, if it cannot be started either
                self.warm()

    def close(self) -> None:
        """Kill the waiting cells."""
        with self._lock:
            while self._idle:
                self._idle.pop().kill()

    def _take(self) -> Cell:
        with self._lock:
            while self._idle:
                cell = self._idle.pop(0)
                if cell.alive:
                    return cell
                cell.kill()
        return Cell(namespaces=self._namespaces)


_works: bool | None = None


def _namespaces_work() -> bool:
    """Whether bubblewrap is here and the kernel lets it make namespaces; asked once."""
    global _works
    if _works is None:
        program = command.bubblewrap()
        asked = ["--unshare-user", "--unshare-pid", "--unshare-net", "--ro-bind", "/", "/", "true"]
        _works = program is not None and subprocess.run([program, *asked], capture_output=True).returncode == 0
    return _works


def _pass_on(value: Any) -> None:
    """Progress, if that is what it is."""
    if isinstance(value, list) and len(value) == 3 and isinstance(value[0], str):
        done = value[1] if isinstance(value[1], int | float) and 0 <= value[1] <= 1 else None
        report(value[0][:200], done)


def _homes(folder: str) -> dict[str, str]:
    return {"HOME": folder, "TMPDIR": folder, "XDG_CACHE_HOME": f"{folder}/.cache"}


def _size(folder: str) -> int:
    total = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                total += Path(place, name).lstat().st_blocks * 512
    return total
