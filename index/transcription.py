"""Any file in, a transcript out: captions are read, a video's own subtitles are used, speech is recognised.

faster-whisper where a model of it can be had (`index.whisper`), PocketSphinx where not (`index.sphinx`); the notes say
which one it was, and what was left out or heard twice. What a file is, is told by its content and not by its name.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from index import media
from index.captions import captions_from_cues, read_captions
from index.errors import BadInput, Unavailable
from index.hallucinations import UNLIKELY, spoken
from index.kept import Kept
from index.lecture import digest_of, title_from
from index.progress import report
from index.second_look import SecondLook, doubtful, hotwords, merged
from index.sentences import cut
from index.speech import Recogniser, Utterance, hear
from index.sphinx import Sphinx
from index.subtitles import own_subtitles
from index.textfile import is_text, shown
from index.transcript import Transcript, clock
from index.whisper import Whisper

_HARD = 0.3  # of the words: what may be guessed before it is worth telling
_SETTLED = 20.0  # seconds of recording heard before the time left is told


def is_media(path: str | Path) -> bool:
    """Whether the file is to be listened to rather than read. Raises BadInput where it cannot be opened."""
    return not is_text(Path(path))


def transcribe(path: str | Path, model: str | None = None, cache: str | Path | None = None) -> Transcript:
    """The words of a caption, text, audio or video file, in sentences with times, none longer than 12 seconds.

    model: a Whisper size ("small"), a Hub name or a folder; else $LEMMA_WHISPER, else "small". cache: the home's cache
    folder; what is recognised is kept there, so that the same call goes on where a killed one was. Reports progress,
    can be cancelled. Raises BadInput, naming the file, Unavailable or Cancelled.

    >>> transcribe("talk.mp4", "small").sentences[0].text                   # doctest: +SKIP
    'Today we look at the derivative of a function.'
    """
    path = Path(path)
    if not is_media(path):
        transcript = read_captions(path)
        if path.suffix.lower() in media.SUFFIXES and not transcript.timed:
            raise BadInput(f"{shown(path)} is named like a recording but holds only text.")
        return transcript
    subtitles = own_subtitles(path)
    if subtitles is not None:
        with contextlib.suppress(BadInput):  # nothing but "[Music]" in them: listen
            made = captions_from_cues(subtitles.cues, path, subtitles.language, [subtitles.note])
            return replace(made, length=round(subtitles.seconds, 3))
    return _recognised(path, model, None if cache is None else Path(cache))


def _recognised(path: Path, model: str | None, cache: Path | None) -> Transcript:
    recogniser, notes = _recogniser(model)
    digest = digest_of(path) if cache is not None else ""
    utterances, heard = _heard(path, recogniser, cache, digest)
    utterances, imagined = spoken(utterances)
    if isinstance(recogniser, Whisper):
        utterances, told = _again(path, recogniser, utterances, heard.seconds, cache, digest)
        utterances, more = spoken(utterances)
        imagined += more
        notes += _language(recogniser) + told
    sentences = tuple(cut([word for utterance in utterances for word in utterance.words]))
    if not sentences:
        raise BadInput(f"No speech was heard in {shown(path)}, so there is nothing to study.")
    if imagined:
        notes.append(
            "One passage was left out: words had been written where nobody spoke."
            if imagined == 1
            else f"{imagined} passages were left out: words had been written where nobody spoke."
        )
    notes += _hard(utterances)
    made = Transcript(sentences, recogniser.language, recogniser.name, (*notes, *heard.notes))
    return replace(made, length=round(heard.seconds, 3))


def _heard(
    path: Path, recogniser: Recogniser, cache: Path | None, digest: str, stage: str = "listening"
) -> tuple[list[Utterance], media.Sound]:
    """All that the recogniser hears in the recording; progress is how far it has heard."""
    kept = None if cache is None else Kept(cache, digest, recogniser.settings)
    utterances: list[Utterance] = []
    with media.sound(path) as sound:
        report(stage, 0.0, recogniser.name)
        pace = _Pace()
        for utterance in hear(recogniser, sound.pieces, kept):
            utterances.append(utterance)
            share = min(utterance.end / sound.claimed, 1.0) if sound.claimed else None
            report(stage, share, pace.told(utterance.end, sound.claimed, kept.reused if kept else 0))
    return utterances, sound


class _Pace:
    """How fast the listening goes, and so how long it will take; what had been heard before does not count."""

    def __init__(self) -> None:
        self._since: tuple[float, float] | None = None  # seconds on the clock, seconds of the recording
        self._reused = -1

    def told(self, heard: float, claimed: float | None, reused: int) -> str:
        """How far it is, for a learner."""
        now = time.monotonic()
        if reused != self._reused or self._since is None:
            self._reused, self._since = reused, (now, heard)
        told = f"{clock(heard)} heard"
        if not claimed:
            return told
        told += f" of {clock(claimed)}"
        begun, first = self._since
        if heard - first < _SETTLED:
            return told
        left = (now - begun) / (heard - first) * max(claimed - heard, 0.0)
        return f"{told}, about {_span(left)} left"


def _span(seconds: float) -> str:
    """A span of time in round words.

    >>> _span(20), _span(200), _span(9000)
    ('20 s', '3 min', '2.5 h')
    """
    if seconds < 100:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _again(
    path: Path, whisper: Whisper, first: Sequence[Utterance], seconds: float, cache: Path | None, digest: str
) -> tuple[list[Utterance], list[str]]:
    """The same with its doubtful places heard a second time, and what to tell about that."""
    places = doubtful(first, seconds)
    if not places:
        return list(first), []
    closer = SecondLook(whisper, places, hotwords(title_from(path.name), first))
    second, _ = _heard(path, closer, cache, digest, "listening again to what was unclear")
    result, replaced = merged(first, places, second)
    if not replaced:
        return result, []
    many = "One unclear passage was" if replaced == 1 else f"{replaced} unclear passages were"
    return result, [f"{many} heard a second time, with the recording's own terms as a hint."]


def _language(whisper: Whisper) -> list[str]:
    if not whisper.multilingual:
        return ["This model knows English only: if another language is spoken, its words are wrong."]
    if whisper.language is None:
        return []
    sure = "" if whisper.sureness is None else f" ({whisper.sureness:.0%} sure)"  # not kept over a kill
    return [f'The language was recognised as "{whisper.language}"{sure}.']


def _hard(utterances: Sequence[Utterance]) -> list[str]:
    """One sentence where much of it is guessed: a wrong model, a wrong language or a poor recording."""
    words = sum(len(utterance.words) for utterance in utterances)
    guessed = sum(len(utterance.words) for utterance in utterances if utterance.logprob < UNLIKELY)
    if guessed <= _HARD * words:
        return []
    return [
        f"About {guessed / words:.0%} of the words are guesses: the recording is unclear, or the model does not know "
        "its language. A larger model or captions would be better."
    ]


def _recogniser(model: str | None) -> tuple[Recogniser, list[str]]:
    """The best recogniser to be had, and what to tell about it."""
    try:
        whisper = Whisper(model)
        return whisper, [f"The speech was recognised by {whisper.name}."]
    except Unavailable as reason:
        told = f"{reason} PocketSphinx listened instead: expect many wrong words, no punctuation, and English only."
        return Sphinx(), [told]
