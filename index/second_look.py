"""A second look at the few places a first, batched pass of Whisper did not understand.

Batched recognition is fast and knows no second try: a window in which it guessed or went round in a loop stays as it
is. Those windows are heard again the careful way, with the recording's own terms as hot words. The new words are taken
only where the model trusts them more, so a second look cannot make the model's own estimate worse; whether
the words are right more often has not been measured here, for want of a model's weights.

It is bounded: where more than a tenth of the recording was not understood, the model does not suit the recording, and
listening longer would not help.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index.hallucinations import LOOP, UNLIKELY
from index.keyphrases import keyphrases
from index.media import RATE
from index.speech import Stretch, Utterance
from index.whisper import Whisper

if TYPE_CHECKING:
    import numpy as np

_MOST = 0.1  # of the recording, and of what was said in it
_ALWAYS = 60.0, 3  # seconds, and places, that may be heard again however short the recording is
_EDGE = 0.2  # seconds on either side, so that no word is cut at its edge
_PHRASES = 20
_READ = 60_000  # characters that keyphrases are looked for in


class SecondLook:
    """A `speech.Recogniser` of nothing but the doubtful places of a recording."""

    def __init__(self, whisper: Whisper, places: Sequence[Utterance], hotwords: str) -> None:
        """places: what to hear again, in order. hotwords: terms to expect, at most about 200 words are heeded."""
        self.name = whisper.name
        self.language = whisper.language
        self.settings = f"{whisper.settings} closely"
        self._whisper = whisper
        self._hotwords = hotwords
        self._places = sorted((max(0.0, place.start - _EDGE), place.end + _EDGE) for place in places)

    def stretches(self, pieces: Iterable[np.ndarray]) -> Iterator[Stretch]:
        """The places, cut out of the sound as it passes; nothing else is kept in memory."""
        import numpy as np

        waiting = [(round(start * RATE), round(end * RATE)) for start, end in self._places]
        begun, held = 0, np.zeros(0, np.int16)
        for piece in pieces:
            held = np.concatenate([held, piece])
            while waiting and waiting[0][1] <= begun + len(held):
                yield _cut(held, begun, *waiting.pop(0))
            if not waiting:
                return
            passed = min(max(0, waiting[0][0] - begun), len(held))
            begun, held = begun + passed, held[passed:]
        for first, last in waiting:
            if first < begun + len(held):
                yield _cut(held, begun, first, last)

    def recognise(self, stretch: Stretch) -> Iterator[Utterance]:
        """The careful way."""
        yield from self._whisper.listen_closely(stretch, self._hotwords)


def _cut(held: np.ndarray, begun: int, first: int, last: int) -> Stretch:
    return Stretch(first / RATE, held[first - begun : last - begun])


def doubtful(utterances: Sequence[Utterance], seconds: float) -> list[Utterance]:
    """What a recording of this length should be heard again for, in order; nothing where it would be too much."""
    found = [u for u in utterances if u.words and (u.logprob < UNLIKELY or u.repetition > LOOP)]
    length = sum(utterance.end - utterance.start for utterance in found)
    bearable = length <= max(_ALWAYS[0], _MOST * seconds) and len(found) <= max(_ALWAYS[1], _MOST * len(utterances))
    return found if bearable else []


def hotwords(title: str, utterances: Sequence[Utterance]) -> str:
    """The title and the keyphrases of what was understood, as a hint to the recogniser."""
    understood = " ".join(u.text for u in utterances if u.logprob >= UNLIKELY and u.repetition <= LOOP)
    phrases = [phrase.text for phrase in keyphrases(understood[:_READ], _PHRASES)] if understood.strip() else []
    return ", ".join(dict.fromkeys([title, *phrases]))


def merged(
    first: Sequence[Utterance], places: Sequence[Utterance], second: Sequence[Utterance]
) -> tuple[list[Utterance], int]:
    """The first look with the better of both in each of the places, and how many were replaced."""
    result: list[Utterance] = []
    replaced = 0
    for utterance in first:
        if utterance not in places:
            result.append(utterance)
            continue
        inside = [fresh for fresh in (_within(other, utterance) for other in second) if fresh.words]
        if _better(inside, utterance):
            result += inside
            replaced += 1
        else:
            result.append(utterance)
    return result, replaced


def _within(heard: Utterance, place: Utterance) -> Utterance:
    """Only the words said in this place: a neighbour's last word may sound in its edge."""
    words = tuple(word for word in heard.words if place.start <= (word.start + word.end) / 2 <= place.end)
    return replace(heard, words=words)


def _better(inside: Sequence[Utterance], before: Utterance) -> bool:
    if not inside or any(utterance.repetition > LOOP for utterance in inside):
        return False
    count = sum(len(utterance.words) for utterance in inside)
    logprob = sum(utterance.logprob * len(utterance.words) for utterance in inside) / count
    return before.repetition > LOOP or logprob > before.logprob
