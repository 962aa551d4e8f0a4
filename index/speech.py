"""What every recogniser here has in common: sound comes in stretches cut at quiet places, words go out with times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from index.media import RATE
from index.sentences import Word

if TYPE_CHECKING:
    import numpy as np

_WINDOW = RATE // 50  # 20 ms: the grain in which quiet places are looked for


@dataclass(frozen=True)
class Stretch:
    """Samples (int16, 16 kHz mono) and where they begin, in seconds."""

    start: float
    samples: np.ndarray


class Recogniser(Protocol):
    """Hears a recording: `hear` yields the words of each stretch as it is done, so that a caller can stop between."""

    name: str
    language: str | None

    def hear(self, pieces: Iterable[np.ndarray]) -> Iterator[list[Word]]:
        """The words of the sound, in order, with times in seconds."""
        ...


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
