"""From a file to everything a lecture needs, without storing anything: the part of an import that can run elsewhere.

`prepare` is a plain function of a path, so a thread, a process or a Dask worker can run it; `index.library` stores what
it returns.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from index import encoder
from index import lecture as shapes
from index.captions import read_captions
from index.errors import BadInput
from index.keyphrases import keyphrases
from index.media import probe
from index.passages import passages
from index.progress import report
from index.textfile import shown
from index.transcript import Transcript
from index.transcription import is_media, transcribe

if TYPE_CHECKING:
    import numpy as np

_KEYPHRASES = 20  # kept with the lecture
_READ_FOR_KEYPHRASES = 120_000  # characters (two hours of speech): of a longer one, every second sentence, or third, …


Listen = Callable[[Path, str | None], Transcript]  # a file and a model's name -> what is said in it


def prepare(
    path: str | Path, model: str | None = None, captions: str | Path | None = None, listen: Listen = transcribe
) -> shapes.Prepared:
    """Transcribe (or read) the file, cut, embed, find keyphrases. Raises BadInput, Unavailable or Cancelled.

    captions: the captions of the recording at `path`, taken for what is said in it. listen: does the transcribing; a
    server has it done in another process, since a recogniser keeps the interpreter to itself for seconds at a time.
    """
    path = Path(path)
    digest = digest_of(path)
    media = is_media(path)
    transcript = listen(path, model) if captions is None else _captioned(path, Path(captions))
    return analyse(transcript, source=shown(path), digest=digest, media=media)


def digest_of(path: Path) -> str:
    """SHA-256 of the file. Raises BadInput where it cannot be opened."""
    try:
        return shapes.digest_of(path)
    except (OSError, ValueError) as error:
        raise BadInput(f"{shown(path)} cannot be opened: is the path right?") from error


def _captioned(recording: Path, captions: Path) -> Transcript:
    """The captions, with the recording's length; makes sure that the recording can be opened."""
    transcript = read_captions(captions)
    return replace(transcript, length=probe(recording).seconds or 0.0)


def analyse(
    transcript: Transcript,
    *,
    source: str,
    digest: str,
    media: bool,
    vectors: Callable[[], np.ndarray] | None = None,
) -> shapes.Prepared:
    """The same from a transcript that is there already (an edited one, or one out of a pack).

    vectors: returns the unit rows of the sentences where somebody else is computing them meanwhile.
    """
    whole = all_but_vectors(transcript, source=source, digest=digest, media=media)
    report("reading the passages", 0.0)
    texts = [sentence.text for sentence in transcript.sentences]
    return whole(vectors() if vectors else encoder.encode(texts, quick=True))


def all_but_vectors(
    transcript: Transcript, *, source: str, digest: str, media: bool
) -> Callable[[np.ndarray], shapes.Prepared]:
    """Do the part that needs no sentence model; what is returned takes the sentences' unit rows and makes the whole.

    Raises BadInput where nothing is said.
    """
    import numpy as np

    sentences = transcript.sentences
    if not sentences:
        raise BadInput(f"No speech was found in {source}, so there is nothing to study.")
    report("finding keyphrases")
    step = 1 + sum(len(sentence.text) for sentence in sentences) // _READ_FOR_KEYPHRASES
    phrases = keyphrases(" ".join(sentence.text for sentence in sentences[::step]), _KEYPHRASES)
    spans = tuple((passage.first, passage.last) for passage in passages(sentences))
    scored = tuple((phrase.text, phrase.score) for phrase in phrases)
    embedding = encoder.name()

    def whole(rows: np.ndarray) -> shapes.Prepared:
        vectors = rows.astype(np.float16)
        length = transcript.seconds
        return shapes.Prepared(source, digest, length, transcript, vectors, spans, scored, media, embedding)

    return whole
