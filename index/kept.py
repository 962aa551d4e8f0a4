"""Stretches of speech that were recognised, kept on disk so that a killed import goes on where it was.

    cache/heard/<digest of the recording>-<digest of the recogniser's settings>.jsonl      one line a stretch

A line is written when its stretch is done. A stretch is known by where it begins and by a checksum of its sound, so
a file that changed under its name is heard afresh; a line torn by a kill is passed over. It is a help and no promise: a
disk that refuses costs time and nothing else. What nobody asked for in a week is thrown away.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import math
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from index.sentences import Word
from index.speech import Stretch, Utterance

_FOLDER = "heard"
_WEEK = 7 * 86_400.0  # seconds
_FORMAT = 2  # changes whenever what a line means does

Found = tuple[str | None, list[Utterance]]  # the language, and what was said


class Kept:
    """The finished stretches of one recording under one recogniser's settings.

    >>> kept = Kept(Home.open().cache, digest, recogniser.settings)         # doctest: +SKIP
    >>> list(hear(recogniser, talk.pieces, kept))                           # doctest: +SKIP
    """

    def __init__(self, cache: Path, digest: str, settings: str) -> None:
        """cache: the home's cache folder. digest: of the recording's bytes, in hexadecimal digits."""
        about = hashlib.sha256(f"{_FORMAT}\0{settings}".encode()).hexdigest()
        self._file = cache / _FOLDER / f"{digest}-{about[:16]}.jsonl"
        self._found: dict[tuple[int, int], Found] = {}
        self.reused = 0  # stretches that were found
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(exist_ok=True)  # where there is no cache folder, nothing is kept
            _sweep(self._file.parent)
            with self._file.open(encoding="utf-8", errors="replace") as lines:
                for line in lines:
                    with contextlib.suppress(ValueError, TypeError, KeyError, RecursionError):
                        data = json.loads(line)
                        self._found[int(data["start"]), int(data["sum"])] = _read(data)

    def find(self, stretch: Stretch) -> Found | None:
        """What was said in this stretch, None where it was not finished."""
        found = self._found.get(_key(stretch))
        self.reused += found is not None
        return found

    def keep(self, stretch: Stretch, language: str | None, utterances: Sequence[Utterance]) -> None:
        """Remember a finished stretch."""
        start, check = _key(stretch)
        rows = []
        for u in utterances:
            words = [[word.start, word.end, word.text, word.probability, word.spaced] for word in u.words]
            rows.append([u.start, u.end, u.logprob, u.silence, u.repetition, words])
        line = json.dumps({"start": start, "sum": check, "language": language, "utterances": rows})
        with contextlib.suppress(OSError), self._file.open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n" if self._torn() else f"{line}\n")

    def _torn(self) -> bool:
        """Whether the last line has no end: its writer was killed in the middle."""
        with self._file.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - 1))
            return size > 0 and file.read(1) != b"\n"


def forget(cache: Path, digest: str) -> None:
    """Throw away what was kept of this recording: it is stored now, or nobody wants it any more."""
    with contextlib.suppress(OSError):
        for file in (cache / _FOLDER).iterdir():
            if file.name.startswith(f"{digest}-"):
                file.unlink(missing_ok=True)


def _key(stretch: Stretch) -> tuple[int, int]:
    return round(stretch.start * 1000), zlib.crc32(stretch.samples.tobytes())


def _read(data: dict[str, Any]) -> Found:
    language = data["language"]
    utterances = []
    for start, end, logprob, silence, repetition, words in data["utterances"]:
        times = [float(start), float(end), *(float(time) for word in words for time in word[:2])]
        if not all(math.isfinite(time) and time >= 0 for time in times):
            raise ValueError("impossible times")
        spoken = tuple(Word(float(s), float(e), str(text), float(sure), bool(gap)) for s, e, text, sure, gap in words)
        utterances.append(Utterance(times[0], times[1], spoken, float(logprob), float(silence), float(repetition)))
    return None if language is None else str(language), utterances


def _sweep(folder: Path) -> None:
    oldest = time.time() - _WEEK
    for file in folder.glob("*.jsonl"):
        with contextlib.suppress(OSError):
            if file.stat().st_mtime < oldest:
                file.unlink()
