"""What the children of test_worker.py are asked to do. Imported in the child, by name."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import UserDict
from dataclasses import dataclass

from index.errors import BadInput
from index.progress import report


@dataclass(frozen=True)
class Point:
    x: int
    y: int


def add(a: int, b: int = 1) -> int:
    return a + b


def point(x: int, y: int) -> Point:
    return Point(x, y)


def pid() -> int:
    return os.getpid()


def loaded(module: str) -> bool:
    return module in sys.modules


def chatter() -> str:
    print("noise on stdout")
    print("noise on stderr", file=sys.stderr)
    return sys.stdin.read()


def refuse() -> None:
    raise BadInput("The problem 'x' has no equation in it; write one with an equals sign.")


def stumble() -> None:
    raise ZeroDivisionError("a secret detail")


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def hog(megabytes: int) -> int:
    return len(bytearray(megabytes * 1024 * 1024))


def crash() -> None:
    os._exit(3)


def count(to: int, pause: float = 0.0) -> int:
    for done in range(to):
        report("counting", (done + 1) / to, f"number {done + 1}")
        time.sleep(pause)
    return to


def family(pid_file: str) -> None:
    """Start a child of our own, note its pid, and hang."""
    grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    with open(pid_file, "w") as file:
        file.write(str(grandchild.pid))
    time.sleep(60)


def write_big(path: str, megabytes: int) -> None:
    with open(path, "wb") as file:
        file.write(bytes(megabytes * 1024 * 1024))


def hold_the_interpreter(ready_file: str) -> int:
    """Compute in C code that lets no other Python thread run."""
    with open(ready_file, "w") as file:
        file.write(str(os.getpid()))
    return len(str(7 ** (10**9)))


def not_plain() -> UserDict[str, int]:
    return UserDict(a=1)


class Evil:
    """A pickle that would call os.system in whoever reads it."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("true",)


def evil() -> Evil:
    return Evil()
