"""Progress and cancellation for long work, without threading either through every signature.

A caller wraps the work in `listening(...)`; the work calls `report(...)` now and then. A report from cancelled
work raises `Cancelled`, so whatever reports can be stopped. Nothing here starts threads or prints.

    >>> seen = []
    >>> with listening(seen.append):
    ...     report("reading captions", 0.5)
    >>> seen[0].stage, seen[0].fraction
    ('reading captions', 0.5)
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from index.errors import Cancelled


@dataclass(frozen=True)
class Progress:
    """One thing worth telling: the stage in plain words, how far it is (0..1, None if unknown), and a note.

    picture: an image file of what is being made, "" when there is none; it may be gone when the work is done.
    """

    stage: str
    fraction: float | None = None
    note: str = ""
    picture: str = ""


@dataclass(frozen=True)
class _Listener:
    hear: Callable[[Progress], None]
    stop: threading.Event | None


_listener: ContextVar[_Listener | None] = ContextVar("lemma_progress", default=None)


@contextmanager
def listening(hear: Callable[[Progress], None], stop: threading.Event | None = None) -> Iterator[None]:
    """Send every `report` made inside the block to `hear`; setting `stop` cancels the work at its next report."""
    token = _listener.set(_Listener(hear, stop))
    try:
        yield
    finally:
        _listener.reset(token)


def report(stage: str, fraction: float | None = None, note: str = "", picture: str = "") -> None:
    """Tell whoever listens how far the work is. Raises Cancelled when they have asked to stop."""
    check_cancelled()
    listener = _listener.get()
    if listener is not None:
        listener.hear(Progress(stage, fraction, note, picture))


def check_cancelled() -> None:
    """Raise Cancelled when the listener has asked to stop; cheap enough for inner loops."""
    listener = _listener.get()
    if listener is not None and listener.stop is not None and listener.stop.is_set():
        raise Cancelled("Stopped, as you asked.")
