"""What every recogniser here has in common: sound comes in stretches cut at quiet places, words go out with times.

A stretch is the unit of work: it is recognised as a whole, and once it is, it need not be recognised again
(`index.kept`). Which recogniser to take, and what becomes of the words, is `index.transcription`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from index.media import RATE
from index.progress import check_cancelled
from index.sentences import Word, joined

if TYPE_CHECKING:
    import numpy as np

    from index.kept import Kept

_WINDOW = RATE // 50  # 20 ms: the grain in which quiet places are looked for


@dataclass(frozen=True)
class Stretch:
    """Samples (int16, 16 kHz mono) and where they begin, in seconds."""

    start: float
    samples: np.ndarray

    @property
    def end(self) -> float:
        """Where they end, in seconds."""
        return self.start + len(self.samples) / RATE


@dataclass(frozen=True)
class Utterance:
    """Words that were recognised together, and how far the recogniser trusts them.

    logprob: mean log probability of a token, 0 where nothing is known. silence: the probability that nobody speaks.
    repetition: the text's size divided by its compressed size; running speech stays below 2.4, a loop does not.
    """

    start: float
    end: float
    words: tuple[Word, ...]
    logprob: float = 0.0
    silence: float = 0.0
    repetition: float = 1.0

    @property
    def text(self) -> str:
        """The words as one text."""
        return joined(self.words)


class Recogniser(Protocol):
    """Cuts sound into stretches and recognises one at a time.

    name: as a learner reads it. language: ISO code, None while it is not known.
    settings: all that decides what is heard; two recognisers of the same settings hear the same in the same sound.
    """

    name: str
    language: str | None
    settings: str

    def stretches(self, pieces: Iterable[np.ndarray]) -> Iterator[Stretch]:
        """The sound as stretches in order; where they are cut depends on the sound alone."""
        ...

    def recognise(self, stretch: Stretch) -> Iterator[Utterance]:
        """What is said in it, as it comes, with times from the beginning of the recording."""
        ...


def hear(recogniser: Recogniser, pieces: Iterable[np.ndarray], kept: Kept | None = None) -> Iterator[Utterance]:
    """What is said in the sound, in order; what `kept` has from before is not recognised again. Raises Cancelled.

    >>> with sound("talk.mp4") as talk:                                     # doctest: +SKIP
    ...     print([utterance.text for utterance in hear(Sphinx(), talk.pieces)])
    """
    for stretch in recogniser.stretches(pieces):
        check_cancelled()
        found = kept.find(stretch) if kept is not None else None
        if found is not None:
            recogniser.language, utterances = found
            yield from utterances
            continue
        made = []
        for utterance in recogniser.recognise(stretch):
            check_cancelled()
            made.append(utterance)
            yield utterance
        if kept is not None:
            kept.keep(stretch, recogniser.language, made)


def stretches(pieces: Iterable[np.ndarray], longest: float, look: float) -> Iterator[Stretch]:
    """Join and cut the sound into stretches of at most `longest` seconds, each cut in the quietest moment of its last
    `look` seconds, so that no word is torn apart if the speaker breathes at all."""
    import numpy as np

    limit, tail = int(longest * RATE), int(look * RATE)
    waiting = np.zeros(0, np.int16)
    begun = 0
    for piece in pieces:
        waiting = np.concatenate([waiting, piece])
        while len(waiting) > limit:
            at = limit - tail + quietest(waiting[limit - tail : limit])
            yield Stretch(begun / RATE, waiting[:at])
            begun += at
            waiting = waiting[at:]
    if len(waiting):
        yield Stretch(begun / RATE, waiting)


def quietest(samples: np.ndarray) -> int:
    """The middle of the quietest 200 ms in the samples, as an offset."""
    import numpy as np

    windows = len(samples) // _WINDOW
    if windows < 11:
        return len(samples) // 2
    energy = (samples[: windows * _WINDOW].reshape(windows, _WINDOW).astype(np.float32) ** 2).mean(axis=1)
    smooth = np.convolve(energy, np.ones(10), mode="valid")
    return int((np.argmin(smooth) + 5) * _WINDOW)
