"""Any file in, a transcript out: captions are read, speech is recognised, and the notes say by whom.

faster-whisper where a model of it can be had (`index.whisper`), PocketSphinx where not (`index.sphinx`), with a note
that says so. What a file is, is told by its content and not by its name.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from index import media
from index.captions import read_captions
from index.errors import BadInput, Unavailable
from index.progress import report
from index.sentences import Word, cut
from index.speech import Recogniser
from index.textfile import is_text, shown
from index.transcript import Transcript, clock


def is_media(path: str | Path) -> bool:
    """Whether the file is to be listened to rather than read. Raises BadInput where it cannot be opened."""
    return not is_text(Path(path))


def transcribe(path: str | Path, model: str | None = None) -> Transcript:
    """The words of a caption, text, audio or video file, in sentences with times.

    model: a Whisper size ("small"), a Hub name or a folder; else $LEMMA_WHISPER, else "small". Reports progress, can be
    cancelled. Raises BadInput, naming the file, Unavailable or Cancelled.
    """
    path = Path(path)
    if not is_media(path):
        transcript = read_captions(path)
        if path.suffix.lower() in media.SUFFIXES and not transcript.timed:
            raise BadInput(f"{shown(path)} is named like a recording but holds only text.")
        return transcript
    with media.sound(path) as heard:
        recogniser, notes = _recogniser(model)
        words: list[Word] = []
        report("listening", 0.0, recogniser.name)
        for stretch in recogniser.hear(heard.pieces):
            words += stretch
            told = f"{clock(heard.seconds)} heard" + (f" of {clock(heard.claimed)}" if heard.claimed else "")
            report("listening", heard.fraction, told)
    sentences = tuple(cut(words))
    if not sentences:
        raise BadInput(f"No speech was heard in {shown(path)}, so there is nothing to study.")
    made = Transcript(sentences, recogniser.language, recogniser.name, (*notes, *heard.notes))
    return replace(made, length=round(heard.seconds, 3))


def _recogniser(model: str | None) -> tuple[Recogniser, list[str]]:
    """The best recogniser to be had, and what to tell about it."""
    from index.sphinx import Sphinx
    from index.whisper import Whisper

    try:
        whisper = Whisper(model)
        return whisper, [f"The speech was recognised by {whisper.name}."]
    except Unavailable as reason:
        told = f"{reason} PocketSphinx listened instead: expect many wrong words and no punctuation."
        return Sphinx(), [told]
