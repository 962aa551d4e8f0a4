"""Inside the jail: warm up, lock down, take one job, hand over what came of it. The process's whole life.

Up to the lock-down only our own code has run; after it, nothing can be taken back. A job names one of our own functions
(never a foreign one); what that function runs is the job's business.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import traceback
from pathlib import Path
from typing import Any

from index.progress import Progress, listening
from tools.animation.jail import wire
from tools.animation.jail.limits import Limits
from tools.animation.jail.lockdown import lock_down, tried

MAX_FILE_BYTES = 100 * 1024 * 1024  # that we are given to work on
MAX_TRACE = 4000  # characters of an error that go back
_wire = 0  # the descriptor we talk through; set by `serve`


def serve(setup: dict[str, Any]) -> None:
    """Do one job. `setup`: path, preload, folder, readable, limits, jobs (the functions that may be asked for)."""
    global _wire
    _wire = _only_wire()
    for module in setup["preload"]:
        importlib.import_module(module)
    folder = setup["folder"]
    os.chdir(folder)
    layers = lock_down(folder, setup["readable"], Limits(**setup["limits"]), bytes.fromhex(setup["calls"]))
    send(wire.pack_json(wire.READY, {"layers": layers, "tried": tried(folder)}))
    kind, said = receive()
    while kind == wire.FILE:
        Path(said[0]).write_bytes(said[1])
        kind, said = receive()
    target, arguments = said
    if target not in setup["jobs"]:
        return
    send(wire.pack_json(wire.BEGIN, None))
    send(wire.pack_json(wire.DONE, _done(target, arguments)))


def ask(question: str, value: Any) -> Any:
    """Ask the outside something a job needs and may not do itself. Returns plain data."""
    send(wire.pack_json(wire.ASK, [question, value]))
    _, answer = receive()
    return answer


def hand_over(path: Path) -> None:
    """Send a file that came of the job; its name says what it is."""
    send(wire.pack_file(path.name, path.read_bytes()))


def send(frame: bytes) -> None:
    """Write one whole frame."""
    view = memoryview(frame)
    while view:
        view = view[os.write(_wire, view) :]


def receive() -> tuple[str, Any]:
    """Read one whole frame."""
    return wire.unpack(_exactly, MAX_FILE_BYTES)


def _exactly(count: int) -> bytes:
    parts = bytearray()
    while len(parts) < count:
        part = os.read(_wire, count - len(parts))
        if not part:
            os._exit(0)  # nobody is there any more
        parts += part
    return bytes(parts)


def _done(target: str, arguments: dict[str, Any]) -> dict[str, Any]:
    def tell(progress: Progress) -> None:
        send(wire.pack_json(wire.PROGRESS, [progress.stage, progress.fraction, progress.note]))

    module, _, name = target.partition(":")
    try:
        with listening(tell):
            return {"value": getattr(importlib.import_module(module), name)(**arguments)}
    except MemoryError:
        return {"error": "MemoryError: this needs more memory than a scene may take"}
    except BaseException as error:  # a scene may raise what it likes, SystemExit too
        return {"error": _told(error)}


def _told(error: BaseException) -> str:
    """The error as whoever wrote the scene can use it: what, and where in their file."""
    with contextlib.suppress(Exception):  # its own __str__ may fail
        lines = traceback.extract_tb(error.__traceback__)
        places = [f"line {line.lineno}: {line.line}" for line in lines if line.filename.endswith("scene.py")]
        return "\n".join([f"{type(error).__name__}: {error}", *places[-3:]])[:MAX_TRACE]
    return "An error that cannot be shown."


def _only_wire() -> int:
    """Keep the channel, which came as standard input, to ourselves; the three standard ones lead nowhere."""
    kept = os.dup(0)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.close(nowhere)
    sys.stdin = None
    return kept
