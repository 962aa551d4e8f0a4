"""Speech recognition with faster-whisper, where a model can be had: a folder, the local Hub cache, or the Hub.

Whether the Hub can be reached is found out within seconds, and a failure is remembered for a while, so that a learner
without network waits once and briefly. Sound goes through the model in stretches of a few minutes: memory stays flat,
a stop is obeyed, and what is finished can be kept. faster-whisper's own segments are not used for sentences; its word
times are.

Two ways to listen. The first look is batched: speech is found (Silero), packed into windows of 30 seconds, and several
windows go through the model at once. That way knows no second try where a window went wrong. The careful way takes one
window at a time, tries again with more temperature where the result looks wrong, and can be given hot words;
`index.second_look` uses it for the few places that need it.
"""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index import hub
from index.errors import Unavailable
from index.progress import check_cancelled, report
from index.sentences import Word
from index.speech import Stretch, Utterance, stretches

if TYPE_CHECKING:
    import numpy as np

DEFAULT = "small"
_LONGEST = 120.0  # seconds a stretch: four windows of speech, what a kill can cost
_LOOK = 30.0  # seconds at its end in which to look for a quiet place to cut
_MOST_WINDOWS = 4  # at once
_HEARD_FOR_LANGUAGE = 3  # windows
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
        self.sureness: float | None = None  # that it is this language, 0..1; None where nobody had to find out
        self.settings = f"{_identity(chosen)} {_LONGEST} {_LOOK}"
        self._model = _load(chosen)

    @property
    def multilingual(self) -> bool:
        """Whether it knows more than English."""
        return bool(self._model.model.is_multilingual)

    def stretches(self, pieces: Iterable[np.ndarray]) -> Iterator[Stretch]:
        """See `speech.Recogniser`."""
        return stretches(pieces, _LONGEST, _LOOK)

    def recognise(self, stretch: Stretch) -> Iterator[Utterance]:
        """See `speech.Recogniser`. The language is detected in the first stretch that has speech, then kept."""
        from faster_whisper import BatchedInferencePipeline

        segments, about = BatchedInferencePipeline(self._model).transcribe(
            _floats(stretch),
            language=self.language,
            word_timestamps=True,
            vad_filter=True,
            batch_size=_windows(),
            language_detection_segments=_HEARD_FOR_LANGUAGE,
        )
        for segment in segments:
            if self.language is None:
                self.language = about.language
                self.sureness = about.language_probability if self.multilingual else None
            yield _utterance(segment, stretch)

    def listen_closely(self, stretch: Stretch, hotwords: str) -> Iterator[Utterance]:
        """The careful way, for a short stretch: several tries, long silences passed over, `hotwords` as a hint."""
        segments, _ = self._model.transcribe(
            _floats(stretch),
            language=self.language,
            word_timestamps=True,
            vad_filter=True,
            condition_on_previous_text=False,  # a mistake would be repeated from there on
            hallucination_silence_threshold=2.0,
            hotwords=hotwords or None,
        )
        for segment in segments:
            yield _utterance(segment, stretch)


def _windows() -> int:
    """How many windows go through the model at once.

    Batching fills an accelerator, or many cores. On one core it costs: with weights of Whisper base's size in int8, a
    batch of 8 took twice as long as one window after the other, and twice the memory.
    """
    if _accelerated():
        return _MOST_WINDOWS
    threads = os.environ.get("OMP_NUM_THREADS", "")
    cores = int(threads) if threads.isdecimal() else os.cpu_count() or 1
    return max(1, min(_MOST_WINDOWS, cores // 4))


def _accelerated() -> bool:
    import ctranslate2

    return bool(ctranslate2.get_cuda_device_count())


def _floats(stretch: Stretch) -> np.ndarray:
    import numpy as np

    return stretch.samples.astype(np.float32) / 32768.0


def _utterance(segment: Any, stretch: Stretch) -> Utterance:
    """faster-whisper's segment, with times from the beginning of the recording, none outside of the stretch."""

    def moment(seconds: float) -> float:
        return min(stretch.start + max(float(seconds), 0.0), stretch.end)

    words = tuple(
        Word(
            moment(word.start),
            moment(max(word.start, word.end)),
            text,
            float(word.probability),
            word.word[:1].isspace(),
        )
        for word in segment.words or ()
        if (text := word.word.strip())
    )
    start, end = moment(segment.start), moment(max(segment.start, segment.end))
    sureness = float(segment.avg_logprob), float(segment.no_speech_prob), float(segment.compression_ratio)
    return Utterance(start, end, words, *sureness)


def _identity(model: str) -> str:
    """The model's name; of a folder, also what tells whether other weights have been put there."""
    try:
        weights = (Path(model) / "model.bin").stat()
    except (OSError, ValueError):
        return model
    where = hashlib.sha256(str(Path(model).resolve()).encode()).hexdigest()[:16]
    return f"{where} {weights.st_size} {weights.st_mtime_ns}"


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
        # On a CPU, int8 takes half the time and half the memory of the float32 that "default" means there.
        return WhisperModel(name, device="auto", compute_type="default" if _accelerated() else "int8", **options)

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
    if not hub.answers():
        raise Unavailable(
            f'The Whisper model "{name}" is not on this machine and the Hugging Face Hub cannot be reached.'
        )
    report("fetching the speech model from the Hugging Face Hub")
    return _fetched(build, name)


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
