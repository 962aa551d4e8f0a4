"""Work on clips that nobody waits for: one thing at a time, after the learner has got theirs.

What is asked for first is made first; when too much waits, the oldest is given up, for whoever wanted it has moved on.
A failure is logged and forgotten: what was asked for is simply not there. Nothing is finished when the process ends.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable

from tools import worker

SHARP = "720p"  # the quality of the clips that are made here
WAITING = 6  # more than these are not worth making any more

log = logging.getLogger(__name__)


class Background:
    """A thread with a short memory. `rest` is called whenever there is nothing left to do."""

    def __init__(self, rest: Callable[[], None] = lambda: None) -> None:
        self._rest = rest
        self._waiting: deque[tuple[str, Callable[[], object]]] = deque(maxlen=WAITING)
        self._change = threading.Condition()
        self._busy: str | None = None
        self._thread: threading.Thread | None = None

    def later(self, name: str, make: Callable[[], object]) -> None:
        """Call `make` some time, unless `name` is being made or waits already."""
        with self._change:
            if name == self._busy or any(name == other for other, _ in self._waiting):
                return
            self._waiting.append((name, make))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="clips-later", daemon=True)
                self._thread.start()
            self._change.notify_all()

    def settled(self, timeout: float) -> bool:
        """Wait until nothing is left to do; whether that came in time (seconds)."""
        with self._change:
            return self._change.wait_for(lambda: not self._waiting and self._busy is None, timeout)

    def _work(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: bool(self._waiting))
                self._busy, make = self._waiting.popleft()
            try:
                make()
            except Exception as error:  # nobody waits for it, so nobody is told
                log.warning("%s was not made: %s", self._busy, error)
            with self._change:
                idle = not self._waiting
            if idle:
                self._rest()
            with self._change:
                self._busy = None
                self._change.notify_all()


_clips = Background(rest=lambda: worker.rest("render later"))


def later(name: str, make: Callable[[], object]) -> None:
    """Call `make` when nothing more urgent is left, unless `name` waits already."""
    _clips.later(name, make)


def settled(timeout: float) -> bool:
    """Wait for everything asked for so far; whether it was done in time (seconds)."""
    return _clips.settled(timeout)
