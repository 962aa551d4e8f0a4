"""The child's side of `tools.worker`, and the pickles both sides speak. Nothing here is called by anyone else."""

from __future__ import annotations

import contextlib
import enum
import fcntl
import importlib
import io
import os
import pickle
import resource
import signal
import threading
import traceback
from dataclasses import is_dataclass
from multiprocessing.connection import Connection
from typing import Any

from index.errors import LemmaError
from index.progress import Progress, listening

# The parent's import path is taken over whole: what it can import, its child can. `-P` keeps the current folder out.
BOOTSTRAP = (
    "import json, sys; setup = json.loads(sys.argv[1]); sys.path[:] = setup['path']; "
    "from tools.worker_child import serve; serve(setup)"
)
# Numerical libraries start one thread a core, each with address space of its own; a child does one thing at a time.
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
OUR_PACKAGES = ("index", "tools", "assistant", "finetune", "tests")
PLAIN = {
    "builtins": {"complex", "frozenset", "set", "bytearray", "range", "slice"},
    "collections": {"OrderedDict"},
    "datetime": {"datetime", "date", "time", "timedelta", "timezone"},
    "decimal": {"Decimal"},
    "fractions": {"Fraction"},
    "pathlib": {"Path", "PosixPath", "PurePosixPath"},
}


class PlainData(pickle.Unpickler):
    """Reads plain values, our own dataclasses, enums and errors; refuses every other name."""

    def find_class(self, module: str, name: str) -> Any:
        """Return the class a pickle names, if it is one that only holds data."""
        if name in PLAIN.get(module, ()):
            return super().find_class(module, name)
        if module.split(".")[0] in OUR_PACKAGES:
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, enum.Enum | LemmaError)):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not plain data")

    @classmethod
    def loads(cls, data: bytes) -> tuple[str, Any]:
        """Return the (kind, value) that a child sent; an unreadable frame becomes a ("failed", (error, why))."""
        try:
            kind, value = cls(io.BytesIO(data)).load()
        except Exception as error:  # a pickle can fail in any way: all of them mean the same here
            return "failed", (type(error).__name__, str(error))
        return kind, value


def dumps(value: object) -> bytes:
    """Return `value` pickled."""
    return pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)


def kill_group(pid: int) -> None:
    """Kill process `pid` and all it started, which share its process group."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def serve(setup: dict[str, Any]) -> None:
    """Answer calls until the parent closes the pipe. The process's whole life."""
    _die_with_parent(setup["lifeline"])
    os.nice(setup["nice"])
    _limit(setup["memory_mb"], setup["cpu_s"], setup["file_mb"])
    for module in setup["preload"]:
        with contextlib.suppress(Exception):  # the call that needs it will say what is wrong with it
            importlib.import_module(module)
    pipe = Connection(setup["pipe"])
    pipe.send_bytes(dumps(("ready", None)))
    while True:
        try:
            target, args, kwargs = pickle.loads(pipe.recv_bytes())  # noqa: S301  from our own parent only
        except EOFError:
            return
        pipe.send_bytes(dumps(("begun", None)))
        frame = _answer(pipe, target, args, kwargs)
        pipe.send_bytes(frame)


def _answer(pipe: Connection, target: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bytes:
    def forward(progress: Progress) -> None:
        pipe.send_bytes(dumps(("progress", (progress.stage, progress.fraction, progress.note, progress.picture))))

    try:
        module, _, name = target.partition(":")
        function = getattr(importlib.import_module(module), name)
        with listening(forward):
            return dumps(("result", function(*args, **kwargs)))
    except LemmaError as error:
        return dumps(("error", error))
    except MemoryError:
        return dumps(("memory", None))
    except Exception as error:
        return dumps(("failed", (type(error).__name__, traceback.format_exc(limit=-8))))


def _die_with_parent(lifeline: int) -> None:
    """End this process group when the pipe `lifeline` closes at its other end, as it does when its owner dies.

    PR_SET_PDEATHSIG would not do: it fires when the *thread* that started us ends, and a server's threads come and go.
    """

    def watch() -> None:
        os.read(lifeline, 1)
        kill_group(os.getpgrp())

    threading.Thread(target=watch, daemon=True).start()
    if hasattr(fcntl, "F_SETSIG"):
        # A thread cannot run while C code holds the interpreter. Linux can also send a signal, to the whole group.
        fcntl.fcntl(lifeline, fcntl.F_SETOWN, -os.getpgrp())
        fcntl.fcntl(lifeline, fcntl.F_SETSIG, signal.SIGKILL)
        fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC)


def _limit(memory_mb: int, cpu_s: int | None, file_mb: int | None) -> None:
    def bound(kind: int, limit: int) -> None:
        _, ceiling = resource.getrlimit(kind)
        if ceiling != resource.RLIM_INFINITY:
            limit = min(limit, ceiling)
        with contextlib.suppress(ValueError, OSError):  # macOS refuses RLIMIT_AS
            resource.setrlimit(kind, (limit, limit))

    bound(resource.RLIMIT_AS, memory_mb * 1024 * 1024)
    bound(resource.RLIMIT_CORE, 0)
    if cpu_s is not None:
        bound(resource.RLIMIT_CPU, cpu_s)
    if file_mb is not None:
        bound(resource.RLIMIT_FSIZE, file_mb * 1024 * 1024)
