"""Inside the child: give up, for good, every right that drawing does not need. Then try, and say what held.

Called after our own modules are imported and before anything foreign is read. Each layer is taken where the machine has
it; `tried()` does not ask what is there but attempts what must fail.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import platform
import resource
import socket
from collections.abc import Callable, Sequence
from typing import Any

from tools.animation.jail.limits import MEGABYTE, Limits

_NO_NEW_PRIVILEGES, _NOT_DUMPABLE = 38, 4  # prctl(2)
_CAPABILITIES_V3 = 0x20080522  # capset(2)
_SECCOMP_CALLS = {"x86_64": 317, "aarch64": 277}  # seccomp(2), which libc does not wrap
_FILTER, _ALL_THREADS = 1, 1  # SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC
_SET_SECCOMP, _MODE_FILTER = 22, 2  # prctl(2): the same for this thread alone
_INSTRUCTION_BYTES = 8
_READ_SOMETHING = "/etc/passwd"


def lock_down(folder: str, readable: Sequence[str], limits: Limits, calls: bytes) -> list[str]:
    """Bound this process and all its threads: it may read `readable`, write below `folder`, and compute.

    calls: the compiled filter of system calls, from `filters.compiled`; empty where it could not be made.
    Returns the names of the layers that were taken. What is missing is simply not in the list.
    """
    _bound(limits)
    _prctl(_NO_NEW_PRIVILEGES, 1)
    _prctl(_NOT_DUMPABLE, 0)
    layers = ["limits"]
    for name, take in (
        ("capabilities", _drop_capabilities),
        ("landlock", lambda: _landlock(folder, readable)),
        ("seccomp", lambda: _seccomp(calls)),  # last: the others need calls that it forbids
    ):
        with contextlib.suppress(OSError, RuntimeError, ImportError):
            take()
            layers.append(name)
    return layers


def tried(folder: str) -> dict[str, bool]:
    """Attempt what must not be possible, and what must be. True for each attempt that went as it should.

    files: a file everybody may read cannot be opened. network: no socket. processes: no fork. writing: `folder` works.
    """
    return {
        "files": _refused(lambda: os.close(os.open(_READ_SOMETHING, os.O_RDONLY))),
        "network": _refused(lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(("127.0.0.1", 9))),
        "processes": _refused(_fork),
        "writing": not _refused(lambda: _write(os.path.join(folder, ".tried"))),
    }


def _refused(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except OSError as error:
        return error.errno != errno.ECONNREFUSED
    return False


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def _write(path: str) -> None:
    with open(path, "wb") as file:
        file.write(b"1")
    os.unlink(path)


def _bound(limits: Limits) -> None:
    for kind, limit in (
        (resource.RLIMIT_AS, limits.memory_mb * MEGABYTE),
        (resource.RLIMIT_CPU, limits.cpu_s),
        (resource.RLIMIT_FSIZE, limits.file_mb * MEGABYTE),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (limit, limit))


def _prctl(option: int, value: int, more: Any = 0) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(option, value, more, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")


def _drop_capabilities() -> None:
    """Root without capabilities is nobody in particular."""
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES_V3, 0)
    if libc.capset(header, (ctypes.c_uint32 * 6)()) != 0:
        raise OSError(ctypes.get_errno(), "capset")


def _landlock(folder: str, readable: Sequence[str]) -> None:
    from landlockpy import AccessFS, LandlockError, Ruleset, Scope, abi_version

    if abi_version() == 0:
        raise OSError(errno.ENOSYS, "no Landlock")
    write = AccessFS.WRITE_FILE | AccessFS.TRUNCATE | AccessFS.MAKE_REG | AccessFS.MAKE_DIR
    write |= AccessFS.REMOVE_FILE | AccessFS.REMOVE_DIR
    look = AccessFS.READ_FILE | AccessFS.READ_DIR
    try:
        with Ruleset(scoped=Scope.ABSTRACT_UNIX_SOCKET | Scope.SIGNAL) as rules:
            for place in readable:
                rules.allow_path(place, look if os.path.isdir(place) else AccessFS.READ_FILE)
            rules.allow_path(folder, look | write)
            rules.allow_path("/dev/null", AccessFS.READ_FILE | AccessFS.WRITE_FILE)
            rules.restrict()
    except LandlockError as error:
        raise OSError(errno.EPERM, str(error)) from error


class _Program(ctypes.Structure):
    """struct sock_fprog."""

    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))


def _seccomp(code: bytes) -> None:
    """Install the filter `code` for every thread; where the machine's call is not known, for this one."""
    if not code:
        raise OSError(errno.ENOSYS, "no filter")
    program = _Program(len(code) // _INSTRUCTION_BYTES, code)
    number = _SECCOMP_CALLS.get(platform.machine())
    if number is None:
        _prctl(_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program))
        return
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(number, _FILTER, _ALL_THREADS, ctypes.byref(program)) != 0:
        raise OSError(ctypes.get_errno(), "seccomp")
