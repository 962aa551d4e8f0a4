"""Speech recognition with nothing but the install: PocketSphinx and the US English model its package carries.

It hears clear English word by word and makes many mistakes; it knows no punctuation. It is what runs where no Whisper
model can be had. Speech is found by the package's own voice activity detector, so music and silence are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from index.media import RATE
from index.sentences import Word
from index.speech import Stretch, Utterance, quietest

if TYPE_CHECKING:
    import numpy as np

_LONGEST = 15.0  # seconds decoded at once: the decoder's lattice grows with it
_LOOK = 5.0  # seconds at the end of that in which to look for a quiet place to cut
_HUSHED = 0.3  # seconds of silence put around a stretch: without it the first word is often misheard
_HUSH = bytes(2 * int(_HUSHED * RATE))
_FRAMES = 100  # of the decoder, a second
_NOT_A_WORD = re.compile(r"^(?:<.*>|\[.*\]|\+\+.*\+\+)$")
_VARIANT = re.compile(r"\(\d+\)$")  # "read(2)": the second way to say it


class Sphinx:
    """A `speech.Recogniser`. Not for use by two threads at once; making one takes about a second."""

    name = "pocketsphinx"
    language: str | None = "en"
    settings = f"pocketsphinx en-us {_LONGEST} {_LOOK} {_HUSHED}"

    def __init__(self) -> None:
        import pocketsphinx

        self._decoder = pocketsphinx.Decoder(samprate=RATE, loglevel="FATAL")

    def stretches(self, pieces: Iterable[np.ndarray]) -> Iterator[Stretch]:
        """See `speech.Recogniser`: only where somebody speaks, at most 15 seconds each."""
        return _voiced(pieces)

    def recognise(self, stretch: Stretch) -> Iterator[Utterance]:
        """See `speech.Recogniser`. At most one utterance; how sure it is of it is not known."""
        words = self._decode(stretch)
        if words:
            yield Utterance(words[0].start, words[-1].end, tuple(words))

    def _decode(self, stretch: Stretch) -> list[Word]:
        self._decoder.start_utt()
        self._decoder.process_raw(_HUSH + stretch.samples.tobytes() + _HUSH, full_utt=True)
        self._decoder.end_utt()
        if self._decoder.hyp() is None:
            return []
        words = []
        for part in self._decoder.seg():
            if _NOT_A_WORD.match(part.word):
                continue
            start = stretch.start + max(0.0, part.start_frame / _FRAMES - _HUSHED)
            end = stretch.start + (part.end_frame + 1) / _FRAMES - _HUSHED
            words.append(Word(start, max(start, end), _VARIANT.sub("", part.word)))
        return words


def _voiced(pieces: Iterable[np.ndarray]) -> Iterator[Stretch]:
    """Only the stretches in which somebody speaks, none longer than _LONGEST seconds."""
    import numpy as np
    import pocketsphinx

    endpointer = pocketsphinx.Endpointer(sample_rate=RATE)
    size = endpointer.frame_bytes
    speech, start = bytearray(), 0.0

    def flush() -> Iterator[Stretch]:
        if speech:
            yield Stretch(start, np.frombuffer(bytes(speech), np.int16))
            speech.clear()

    for frame in _frames(pieces, size):
        whole = len(frame) == size
        heard: Any = endpointer.process(frame) if whole else endpointer.end_stream(frame)
        if heard is not None:
            if not speech:
                start = endpointer.speech_start
            speech += heard
            if len(speech) > _LONGEST * RATE * 2:
                samples = np.frombuffer(bytes(speech), np.int16)
                tail = int(_LOOK * RATE)
                at = len(samples) - tail + quietest(samples[-tail:])
                yield Stretch(start, samples[:at])
                speech[:] = samples[at:].tobytes()
                start += at / RATE
            if not endpointer.in_speech:
                yield from flush()
    yield from flush()


def _frames(pieces: Iterable[np.ndarray], size: int) -> Iterator[bytes]:
    """The sound in frames of `size` bytes; the last one, which ends the stream, is shorter."""
    rest = b""
    for piece in pieces:
        rest += piece.tobytes()
        whole = len(rest) // size * size
        for begin in range(0, whole, size):
            yield rest[begin : begin + size]
        rest = rest[whole:]
    yield rest or bytes(2)  # the detector refuses an empty end
