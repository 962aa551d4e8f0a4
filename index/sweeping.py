"""What a killed process left on the shelf is put in order at the next start: swept away, or finished.

A lecture half made or half removed goes. A newer version whose older one had not made room yet gets that done, unless
somebody has changed the older one since. What a living process is building is left alone.
"""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from index import shelf
from index.errors import LemmaError, Unavailable
from index.home import Home
from index.lecture import Lecture
from index.store import Store


def sweep(home: Home, store: Store) -> None:
    """Put the home's shelf and its index in order. Raises Unavailable where the index cannot be used.

    >>> sweep(home, Store.of(home))                                           # doctest: +SKIP
    """
    for identifier, folder in shelf.leftovers(home.lectures):
        if not (home.lectures / identifier).exists():
            store.remove(identifier)
        shutil.rmtree(folder, ignore_errors=True)
    for newer, older in shelf.replacing(home.lectures):
        with contextlib.suppress(LemmaError):  # it stays until the next start
            _finish(home.lectures, store, newer, older)


def throw_away(store: Store, hidden: Path, lecture: Lecture) -> None:
    """Delete what was taken out of sight."""
    try:
        store.remove(lecture.id, lecture.owner)
    except Unavailable:
        return  # the next start sweeps the rest
    shutil.rmtree(hidden, ignore_errors=True)


def _finish(lectures: Path, store: Store, newer: str, older: str) -> None:
    """Let the older version make room, where it is still the one from that place and nobody has changed it since."""
    with contextlib.ExitStack() as held:
        for id in sorted((newer, older)):
            held.enter_context(shelf.building(lectures, id))
        after, before = shelf.read_lecture(lectures / newer), shelf.read_lecture(lectures / older)
        if after is None:
            return
        same = before is not None and (before.owner, before.origin) == (after.owner, after.origin)
        if before is not None and same and shelf.untouched_since(lectures / older, after.added):
            throw_away(store, shelf.hide(lectures / older), before)
        shelf.unmark_replacing(lectures / newer)
