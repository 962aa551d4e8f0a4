"""Killable helpers: work that may hang, explode in memory or crash runs in a child process that can be thrown away.

What it does: keeps a few pre-warmed child processes a pool, hands each one call at a time, forwards the child's
progress to whoever listens, and kills the child (with its whole process group) on timeout, on cancel, on too much
memory, or when this process dies. A killed child is replaced; the next call works.

What it does not: it is no jail. The child runs our own code with the user's own rights and sees the same files and
network; only memory, processor time and file size are bounded, and the memory bound needs Linux (macOS ignores it).
Code that somebody else wrote needs more than this.

The two sides talk in pickles over a private socket. The child unpickles what this process sends, nothing else. This
process reads what the child sends with an unpickler that knows plain values, our own dataclasses, enums and errors, and
refuses every other name, so a child that went wrong cannot make its parent call anything.

Children are started afresh (not forked: the server has threads) and never import the parent's `__main__`.

    >>> run("tools.maths.engine:solve", "2x = 6", timeout=10)                                       # doctest: +SKIP
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from multiprocessing.connection import Pipe
from typing import Any

from index.errors import LemmaError, Unavailable
from index.progress import check_cancelled, report
from tools import worker_child
from tools.worker_child import PlainData, dumps, kill_group

START_LIMIT_S = 60.0  # a child that has not imported its modules by then is not going to
QUEUE_LIMIT_S = 60.0  # how long a call waits for a free child before it gives up
POLL_S = 0.05  # how often a waiting call looks whether it was cancelled
MAX_ANSWER_BYTES = 64 * 1024 * 1024

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class PoolSpec:
    """How the children of one pool are made.

    size: how many at once. memory_mb: address space each may take. preload: modules imported before the first call.
    jobs: calls after which a child is replaced (None: never). cpu_s: processor seconds in its whole life.
    file_mb: the largest file it may write. nice: how far it stands back behind others (0 to 19).
    """

    name: str
    size: int = 2
    memory_mb: int = 500
    preload: tuple[str, ...] = ()
    jobs: int | None = None
    cpu_s: int | None = None
    file_mb: int | None = None
    nice: int = 0


TRIES = 3  # children that may die before they take a call


class _NotBegunError(Exception):
    """The child was dead before it took the call."""


class Worker:
    """One child process. `start` returns at once (the child warms up by itself); `call` is for one thread at a time."""

    def __init__(self, spec: PoolSpec) -> None:
        """Start a child made as `spec` says."""
        self.spec = spec
        self.calls = 0
        self.ready = False
        self.pipe, theirs = Pipe(duplex=True)
        # The child holds the reading end of the lifeline; this process alone holds the writing end, and never writes.
        their_end, self.lifeline = os.pipe()
        setup = {"path": sys.path, "pipe": theirs.fileno(), "lifeline": their_end, "preload": spec.preload}
        limits = {"memory_mb": spec.memory_mb, "cpu_s": spec.cpu_s, "file_mb": spec.file_mb, "nice": spec.nice}
        try:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-c", worker_child.BOOTSTRAP, json.dumps(setup | limits)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(), their_end),
                start_new_session=True,  # its own process group: Ctrl-C is ours, and the whole group can be killed
                env=os.environ | dict.fromkeys(worker_child.ONE_THREAD, "1"),
            )
        except OSError as error:
            self.pipe.close()
            os.close(self.lifeline)
            raise Unavailable(f"A helper process could not be started: {error.strerror or error}.") from error
        finally:
            theirs.close()
            os.close(their_end)

    @property
    def alive(self) -> bool:
        """Whether the child still runs. Does not reap it, so its process group keeps its number until `kill`."""
        if self.process.returncode is not None:
            return False
        try:
            return os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
        except ChildProcessError:  # somebody in this process reaps every child
            return False

    @property
    def worn_out(self) -> bool:
        """Whether it has done as many calls as its pool allows."""
        return self.spec.jobs is not None and self.calls >= self.spec.jobs

    def call(self, target: str, args: tuple[Any, ...], kwargs: dict[str, Any], timeout: float) -> Any:
        """Run `target` ("package.module:function") in the child and return what it returns.

        Raises what `run` raises. A child that failed otherwise than by a plain exception is dead afterwards.
        """
        try:
            self._await_ready()
            self.calls += 1
            deadline = time.monotonic() + timeout
            self._begin(target, args, kwargs, deadline, timeout)
            kind, value = self._receive(deadline, self._too_slow(timeout))
        except _NotBegunError:
            self.kill()
            raise
        except (EOFError, OSError) as error:
            self.kill()
            raise Unavailable(
                f"The {self.spec.name} helper stopped before it was done; it may have run out of its "
                f"{self.spec.memory_mb} MB of memory. It has been replaced; a smaller task may go through."
            ) from error
        except BaseException:  # cancelled, too slow, a listener that failed: whatever it is doing now, nobody wants it
            self.kill()
            raise
        if kind == "result":
            return value
        if kind == "error" and isinstance(value, LemmaError):
            raise value
        if kind == "memory":
            self.kill()
            raise Unavailable(f"This needs more than the {self.spec.memory_mb} MB of memory that are set aside for it.")
        error_name, trace = value
        log.warning("%s failed in a %s helper:\n%s", target, self.spec.name, trace)
        raise Unavailable(f"The {self.spec.name} helper could not finish this (internal error: {error_name}).")

    def _begin(self, target: str, args: tuple[Any, ...], kwargs: dict[str, Any], deadline: float, limit: float) -> None:
        try:
            self.pipe.send_bytes(dumps((target, args, kwargs)))
            self._receive(deadline, self._too_slow(limit))  # the child says that it has begun
        except (EOFError, OSError) as error:
            raise _NotBegunError from error

    def kill(self) -> None:
        """End the child and everything it started, now. Safe to call twice."""
        if self.process.returncode is None:
            kill_group(self.process.pid)
            self.process.wait()
        if not self.pipe.closed:
            self.pipe.close()
            os.close(self.lifeline)

    def _too_slow(self, timeout: float) -> str:
        return f"This took longer than {timeout:g} s, the limit for {self.spec.name}, and was stopped."

    def _await_ready(self) -> None:
        if not self.ready:
            slow = f"A {self.spec.name} helper did not start within {START_LIMIT_S:g} s; is this machine overloaded?"
            self._receive(time.monotonic() + START_LIMIT_S, slow)
            self.ready = True

    def _receive(self, deadline: float, too_slow: str) -> tuple[str, Any]:
        """Return the next frame that is not progress; pass progress on. Raises Cancelled, Unavailable or EOFError."""
        while True:
            check_cancelled()
            remaining = deadline - time.monotonic()
            if remaining <= 0:
                raise Unavailable(too_slow)
            if not self.pipe.poll(min(POLL_S, remaining)):
                continue
            kind, value = PlainData.loads(self.pipe.recv_bytes(MAX_ANSWER_BYTES))
            if kind != "progress":
                return kind, value
            report(*value)


class Pool:
    """A few workers of one kind. Thread-safe.

    >>> pool = Pool(PoolSpec("sums", size=1))                                                       # doctest: +SKIP
    >>> pool.run("math:hypot", 3, 4)                                                                # doctest: +SKIP
    5.0
    """

    def __init__(self, spec: PoolSpec) -> None:
        self.spec = spec
        self._idle: list[Worker] = []
        self._out: set[Worker] = set()
        self._change = threading.Condition()

    def warm(self, count: int | None = None) -> None:
        """Start the children that are missing (or as many as make `count`), without waiting for them."""
        with self._change:
            while len(self._idle) + len(self._out) < (self.spec.size if count is None else count):
                self._idle.append(Worker(self.spec))

    def run(self, target: str, /, *args: Any, timeout: float = 10.0, **kwargs: Any) -> Any:
        """Call `target` in a child; see the module's `run`."""
        for _ in range(TRIES):
            worker = self._take()
            try:
                return worker.call(target, args, kwargs, timeout)
            except _NotBegunError:
                continue  # it died while idle, or just now: nothing was done, so another may do it
            finally:
                self._give_back(worker)
        raise Unavailable(f"The {self.spec.name} helpers stop as soon as they start; is this machine out of memory?")

    def close(self) -> None:
        """Kill every child, the busy ones too. The pool can be used again afterwards."""
        with self._change:
            self._drop_idle()
            for worker in self._out:
                kill_group(worker.process.pid)  # its caller sees the end of the pipe, and reaps it

    def rest(self) -> None:
        """Let go of the children that have nothing to do, and of their memory; the next call starts one."""
        with self._change:
            self._drop_idle()

    def _drop_idle(self) -> None:
        for worker in self._idle:
            worker.kill()
        self._idle.clear()

    def _take(self) -> Worker:
        deadline = time.monotonic() + QUEUE_LIMIT_S
        with self._change:
            while True:
                check_cancelled()
                worker = self._free_worker()
                if worker is not None:
                    self._out.add(worker)
                    return worker
                if time.monotonic() > deadline:
                    raise Unavailable(f"All {self.spec.name} helpers are busy; please try again in a moment.")
                self._change.wait(POLL_S)

    def _free_worker(self) -> Worker | None:
        while self._idle:
            self._idle.sort(key=lambda worker: not worker.ready)  # a child known to be warm goes first
            worker = self._idle.pop(0)
            if worker.alive:
                return worker
            worker.kill()  # it died while idle: reap it, take another
        return Worker(self.spec) if len(self._out) < self.spec.size else None

    def _give_back(self, worker: Worker) -> None:
        if worker.worn_out or not worker.alive:
            worker.kill()
            successor = None if sys.is_finalizing() else self._successor()
        else:
            successor = worker
        with self._change:
            self._out.discard(worker)
            if successor is not None:
                self._idle.append(successor)
            self._change.notify()

    def _successor(self) -> Worker | None:
        try:
            return Worker(self.spec)  # warm again before the next call comes
        except Unavailable:
            return None  # the next call tries again, and says so if it fails too


_POOLS = {
    # 500 MB: what a maths problem may take, SymPy included.
    "maths": Pool(PoolSpec("maths", size=2, memory_mb=500, preload=("tools.maths.ready",))),
    # One render a child: manim keeps global state, and a fresh, already imported child costs the caller nothing.
    "render": Pool(
        PoolSpec("render", size=2, memory_mb=2000, preload=("tools.animation.studio",), jobs=1, cpu_s=300, file_mb=500)
    ),
    # The same for clips nobody waits for.
    "render later": Pool(
        PoolSpec(
            "render later",
            size=1,
            memory_mb=2000,
            preload=("tools.animation.studio",),
            jobs=1,
            cpu_s=600,
            file_mb=500,
            nice=15,
        )
    ),
    # Speech recognisers hold the interpreter for seconds at a time, and a large one's weights go when its child does.
    "listen": Pool(PoolSpec("listen", size=2, memory_mb=6000, jobs=1)),
}


def run(target: str, /, *args: Any, timeout: float = 10.0, pool: str = "maths", **kwargs: Any) -> Any:
    """Call `target` ("package.module:function") with plain arguments in a child of `pool` and return its plain result.

    timeout: seconds for the work itself; starting a child and waiting for a free one are not counted.
    Raises a LemmaError as the child raised it; Cancelled when the caller's listener asks to stop; Unavailable when it
    took too long, needed too much memory, crashed or failed with any other exception.
    """
    return _POOLS[pool].run(target, *args, timeout=timeout, **kwargs)


def warm(pool: str = "maths", count: int | None = None) -> None:
    """Start children of `pool` (all, or `count` of them) in the background, so that calls are fast. Returns at once."""
    _POOLS[pool].warm(count)


def rest(pool: str) -> None:
    """Let go of the idle children of `pool` and of their memory; a later `run` starts new ones."""
    _POOLS[pool].rest()


@atexit.register
def close() -> None:
    """Kill the children of every pool; runs by itself at exit. A later `run` starts new ones."""
    for pool in _POOLS.values():
        pool.close()
