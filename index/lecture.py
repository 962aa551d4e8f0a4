"""A lecture as others see it, what a search finds in it, and what a worker computes before one is stored."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.transcript import Transcript

if TYPE_CHECKING:
    import numpy as np

_ID = re.compile(r"[a-z0-9]{4,32}")


@dataclass(frozen=True)
class Lecture:
    """One lecture. `seconds` is its length, `source` the name of the file it came from, `added` an ISO date and time.

    media is the name of the recording inside the lecture's folder, None where only captions were given.
    embedding names the model its vectors were made with. origin is the path it came from, where that is known to stay:
    a file there with other content is a newer version of this lecture.
    """

    id: str
    title: str
    source: str
    seconds: float
    passages: int
    owner: str
    keyphrases: tuple[str, ...]
    made_by: str
    notes: tuple[str, ...]
    added: str
    media: str | None = None
    language: str | None = None
    digest: str = ""
    embedding: str = ""
    origin: str = ""


@dataclass(frozen=True)
class Hit:
    """One sentence of a lecture, with its times in seconds.

    score: 0..1, how well the lecture supports the query here; `index.support.SUPPORTED` and more counts as an answer.
    context: the passage around the sentence.
    """

    lecture: str
    title: str
    start: float
    end: float
    text: str
    score: float
    context: str


@dataclass(frozen=True)
class Prepared:
    """All that takes long, computed and ready to be stored: what a worker hands back.

    vectors: one unit row (float16) a sentence; spans: (first, last) sentence of each passage.
    keyphrases: (phrase, score 0..1), best first. seconds: the recording's length, or the transcript's.
    embedding: the model the vectors were made with.
    """

    source: str
    digest: str
    seconds: float
    transcript: Transcript
    vectors: np.ndarray
    spans: tuple[tuple[int, int], ...]
    keyphrases: tuple[tuple[str, float], ...]
    media: bool
    embedding: str


def lecture_id(owner: str, digest: str) -> str:
    """The id of this content for this owner: the same content twice is the same lecture, and no file name is in it."""
    return "l" + hashlib.sha256(f"{owner}\0{digest}".encode()).hexdigest()[:15]


def is_id(text: str) -> bool:
    """Whether `text` could be a lecture's id, and so a folder's name."""
    return _ID.fullmatch(text) is not None


def digest_of(path: Path) -> str:
    """SHA-256 of the file's bytes, read as a stream. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def title_from(name: str) -> str:
    """A readable title out of a file's name.

    >>> title_from("01_the-pipeline-function.srt")
    'The pipeline function'
    """
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", name)
    words = re.sub(r"[_\s]+|(?<=\S)-(?=\S)", " ", re.sub(r"^\d{1,3}[_\-. ]+(?=\D)", "", stem)).strip()
    return clean_title(words[:1].upper() + words[1:]) or "Untitled lecture"


def clean_title(title: str) -> str:
    """The title on one line, without control characters, at most 120 characters; may be empty."""
    return " ".join("".join(char if char.isprintable() else " " for char in title).split())[:120].strip()
