"""A transcript put right by hand: one sentence says something else, its times stay, and what it said at first is kept.

    lectures/<id>/original.json     the transcript before the first edit, beside transcript.json

Here is what follows from an edit: the sentence's vector, the passages, the keyphrases. Storing is the library's part.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from index import encoder, ingest, shelf
from index.errors import BadInput
from index.lecture import Lecture, Prepared
from index.shelf import Opened
from index.transcript import Transcript, clock

if TYPE_CHECKING:
    import numpy as np

LONGEST = 1_000  # characters of a sentence
_ORIGINAL = "original.json"


def with_sentence(transcript: Transcript, number: int, text: str) -> Transcript:
    """The transcript with other words in sentence `number` (from 0). Raises BadInput.

    >>> from index.transcript import Sentence
    >>> said = Transcript((Sentence(0.0, 1.5, "X squired."),), "en", "pocketsphinx")
    >>> with_sentence(said, 0, " x  squared. ").sentences[0].text
    'x squared.'
    """
    if not 0 <= number < len(transcript.sentences):
        raise BadInput("That sentence is not in the transcript any more: open the lecture again.")
    sentence = transcript.sentences[number]
    words = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    if not words:
        raise BadInput(f"The sentence at {clock(sentence.start)} needs at least one word; it stays as it was.")
    if len(words) > LONGEST:
        raise BadInput(f"The sentence at {clock(sentence.start)} may have {LONGEST} characters; it stays as it was.")
    sentences = list(transcript.sentences)
    sentences[number] = replace(sentence, text=words)
    return replace(transcript, sentences=tuple(sentences))


def prepared(lecture: Lecture, opened: Opened, transcript: Transcript) -> Prepared:
    """All that follows from a transcript of which some sentences have changed; the others' vectors are taken over."""
    before = opened.transcript.sentences
    changed = [n for n, sentence in enumerate(transcript.sentences) if sentence.text != before[n].text]

    def vectors() -> np.ndarray:
        rows = opened.vectors.copy()
        if changed:
            rows[changed] = encoder.encode([transcript.sentences[n].text for n in changed])
        return rows

    media = lecture.media is not None
    made = ingest.analyse(transcript, source=lecture.source, digest=lecture.digest, media=media, vectors=vectors)
    return replace(made, seconds=lecture.seconds)


def keep_original(folder: Path, transcript: Transcript) -> None:
    """Put the transcript aside as what was said at first, unless that was done before."""
    if (folder / _ORIGINAL).exists():
        return
    temporary = folder / f".{_ORIGINAL}"
    temporary.write_text(json.dumps(transcript.to_json(), ensure_ascii=False, indent=0), encoding="utf-8")
    os.replace(temporary, folder / _ORIGINAL)


def first_transcript(folder: Path) -> Transcript | None:
    """What a lecture said before its first edit; None where nobody has edited it, or that cannot be read."""
    try:
        return read_original(folder)
    except shelf.DAMAGED:
        return None


def read_original(folder: Path) -> Transcript | None:
    """The same, but what is there and cannot be read raises one of `shelf.DAMAGED`."""
    try:
        text = (folder / _ORIGINAL).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    return Transcript.from_json(json.loads(text))


def originals(folder: Path, transcript: Transcript) -> dict[int, str]:
    """What edited sentences said at first, by number; empty where nothing was edited."""
    first = first_transcript(folder)
    pairs = zip(first.sentences if first else (), transcript.sentences, strict=False)
    return {n: was.text for n, (was, now) in enumerate(pairs) if was.text != now.text}
