"""Speech recognition with faster-whisper, where a model can be had: a folder, the local Hub cache, or the Hub.

Whether the Hub can be reached is found out within seconds, and a failure is remembered for a while, so that a learner
without network waits once and briefly. Sound goes through the model in stretches of a few minutes: memory stays flat
and a stop is obeyed. faster-whisper's own segments are not used for sentences; its word times are.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import Unavailable
from index.progress import check_cancelled, report
from index.sentences import Word
from index.speech import stretches

if TYPE_CHECKING:
    import numpy as np

DEFAULT = "small"
_LONGEST = 300.0  # seconds a stretch
_LOOK = 30.0  # seconds at its end in which to look for a quiet place to cut
_PATIENCE = 5.0  # seconds in which the Hub has to answer
_REMEMBERED = 600.0  # seconds for which a failure to reach it is believed

_lock = threading.Lock()
_models: dict[str, Any] = {}
_failures: dict[str, tuple[float, str]] = {}  # model name -> when, why


class Whisper:
    """A `speech.Recogniser` around one faster-whisper model. Raises Unavailable, saying why, where it cannot be had."""

    def __init__(self, model: str | None = None) -> None:
        chosen = model or os.environ.get("LEMMA_WHISPER") or DEFAULT
        self.name = f"faster-whisper {Path(chosen).name}"
        self.language: str | None = None
        self._model = _load(chosen)

    def hear(self, pieces: Iterable[np.ndarray]) -> Iterator[list[Word]]:
        """See `speech.Recogniser`. The language is detected in the first stretch that has speech, then kept."""
        import numpy as np

        for stretch in stretches(pieces, _LONGEST, _LOOK):
            segments, about = self._model.transcribe(
                stretch.samples.astype(np.float32) / 32768.0,
                language=self.language,
                word_timestamps=True,
                vad_filter=True,
                condition_on_previous_text=False,  # a mistake would be repeated from there on
            )
            for segment in segments:
                check_cancelled()
                self.language = about.language
                yield [
                    Word(stretch.start + float(word.start), stretch.start + float(max(word.start, word.end)), text)
                    for word in segment.words or ()
                    if (text := word.word.strip())
                ]


def _load(name: str) -> Any:
    with _lock:
        if name in _models:
            return _models[name]
        when, why = _failures.get(name, (-_REMEMBERED, ""))
        if time.monotonic() - when < _REMEMBERED:
            raise Unavailable(why)
        try:
            _models[name] = _find(name)
            return _models[name]
        except Unavailable as error:
            _failures[name] = time.monotonic(), str(error)
            raise


def _find(name: str) -> Any:
    """The model from a folder, else from the Hub's local cache, else from the Hub."""
    from faster_whisper import WhisperModel

    def build(**options: Any) -> Any:
        return WhisperModel(name, device="auto", compute_type="default", **options)

    report("loading the speech model")
    try:
        if Path(name).is_dir():
            return build()
        return build(local_files_only=True)
    except ValueError as error:
        raise Unavailable(f'There is no Whisper model called "{Path(name).name}".') from error
    except Exception as error:  # the Hub's client has many ways to say "not in the cache", CTranslate2 to say "damaged"
        if Path(name).is_dir():
            raise Unavailable(f'The Whisper model in "{Path(name).name}" cannot be loaded.') from error
    if os.environ.get("HF_HUB_OFFLINE", "") in ("1", "true", "TRUE", "YES", "ON") or not _hub_answers():
        raise Unavailable(
            f'The Whisper model "{name}" is not on this machine and the Hugging Face Hub cannot be reached.'
        )
    report("fetching the speech model from the Hugging Face Hub")
    return _fetched(build, name)


def _hub_answers() -> bool:
    """Whether the Hub answers in time; in a thread, because a name server can hang for longer than any timeout."""
    answered = threading.Event()

    def ask() -> None:
        import httpx

        try:
            address = os.environ.get("HF_ENDPOINT", "https://huggingface.co")
            httpx.head(address, timeout=_PATIENCE, follow_redirects=True)
            answered.set()
        except (httpx.HTTPError, OSError, ValueError):
            done.set()

    done = threading.Event()
    threading.Thread(target=ask, name="hub", daemon=True).start()
    ends = time.monotonic() + _PATIENCE
    while time.monotonic() < ends and not answered.is_set() and not done.is_set():
        check_cancelled()
        done.wait(0.05)
    return answered.is_set()


def _fetched(build: Any, name: str) -> Any:
    """Download and load in a thread, so that a stop is obeyed meanwhile (the download then ends in the background)."""
    result: list[Any] = []
    failure: list[BaseException] = []

    def work() -> None:
        try:
            result.append(build())
        except Exception as error:
            failure.append(error)

    thread = threading.Thread(target=work, name="fetch-whisper", daemon=True)
    thread.start()
    while thread.is_alive():
        check_cancelled()
        thread.join(0.2)
    if failure:
        raise Unavailable(f'The Whisper model "{name}" could not be fetched from the Hugging Face Hub.') from failure[0]
    return result[0]
