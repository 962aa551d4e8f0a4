"""What was said, sentence by sentence, with times: the shape every reader and recogniser ends in.

Reading caption files is `index.captions`; recognising speech is `index.transcription`; cutting a stream of words into
sentences is `index.sentences`. Here are only the data, its JSON, and the four ways to write it out.

    >>> Transcript((Sentence(0.0, 1.5, "Hello."),), "en", "captions").seconds
    1.5
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any


@dataclass(frozen=True)
class Sentence:
    """One sentence as it was said; `start` and `end` in seconds from the beginning of the recording."""

    start: float
    end: float
    text: str


@dataclass(frozen=True)
class Transcript:
    """A whole recording.

    sentences: in time order, none empty.
    language: ISO code ("en"), None where nobody said.
    made_by: "captions", "plain text", "pocketsphinx", "faster-whisper small".
    notes: full sentences a learner may read: what was dropped or repaired, which recogniser ran.
    timed: False where times were estimated from word counts.
    length: seconds of the recording as it was decoded, 0 where only captions are known.
    """

    sentences: tuple[Sentence, ...]
    language: str | None
    made_by: str
    notes: tuple[str, ...] = ()
    timed: bool = True
    length: float = 0.0

    @property
    def seconds(self) -> float:
        """How long the recording is, or at least when the last sentence ends."""
        return max([self.length, *(sentence.end for sentence in self.sentences)])

    def to_json(self) -> dict[str, Any]:
        """Plain data; `from_json` is its inverse."""
        return {
            "language": self.language,
            "made_by": self.made_by,
            "notes": list(self.notes),
            "timed": self.timed,
            "length": self.length,
            "sentences": [[round(s.start, 3), round(s.end, 3), s.text] for s in self.sentences],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Transcript:
        """Read what `to_json` wrote. Raises ValueError, KeyError or TypeError on anything else."""
        sentences = tuple(Sentence(float(start), float(end), str(text)) for start, end, text in data["sentences"])
        for sentence in sentences:
            if not (0 <= sentence.start <= sentence.end < 10_000_000) or not sentence.text.strip():
                raise ValueError("a sentence has impossible times or no words")
        language = data.get("language")
        return cls(
            sentences,
            None if language is None else str(language),
            str(data["made_by"]),
            tuple(str(note) for note in data.get("notes", ())),
            bool(data.get("timed", True)),
            min(max(float(data.get("length", 0.0)), 0.0), 10_000_000.0),
        )


def clock(seconds: float) -> str:
    """The time as a learner reads it.

    >>> clock(75.9), clock(3675)
    ('01:15', '1:01:15')
    """
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, second = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{second:02}" if hours else f"{minutes:02}:{second:02}"


def _stamp(seconds: float, comma: str) -> str:
    thousandths = round(max(0.0, seconds) * 1000)
    rest, milli = divmod(thousandths, 1000)
    hours, rest = divmod(rest, 3600)
    minutes, second = divmod(rest, 60)
    return f"{hours:02}:{minutes:02}:{second:02}{comma}{milli:03}"


def _cues(transcript: Transcript) -> Iterator[tuple[int, Sentence]]:
    # A player shows a cue of no length for no time at all: give each at least a tenth of a second.
    for number, sentence in enumerate(transcript.sentences, 1):
        yield number, Sentence(sentence.start, max(sentence.end, sentence.start + 0.1), sentence.text)


def to_vtt(transcript: Transcript) -> str:
    """WebVTT, one cue a sentence, with &, < and > escaped as the format asks."""
    blocks = ["WEBVTT\n"]
    for _, cue in _cues(transcript):
        text = escape(cue.text, quote=False)
        blocks.append(f"{_stamp(cue.start, '.')} --> {_stamp(cue.end, '.')}\n{text}\n")
    return "\n".join(blocks)


def to_srt(transcript: Transcript) -> str:
    """SubRip, one cue a sentence."""
    blocks = [
        f"{number}\n{_stamp(cue.start, ',')} --> {_stamp(cue.end, ',')}\n{cue.text}\n"
        for number, cue in _cues(transcript)
    ]
    return "\n".join(blocks)


_PARAGRAPH = 60.0  # seconds of speech, about, in a paragraph of Markdown
_MARKUP = re.compile(r"([\\`*_\[\]#|~$<>])|^(\s*)([-+=]|\d+[.)])", re.MULTILINE)


def to_markdown(transcript: Transcript, title: str = "") -> str:
    """Paragraphs of about a minute, each headed by the time it begins at; what was said is never read as markup.

    >>> print(to_markdown(Transcript((Sentence(75.0, 76.0, "a*b is c."),), "en", "captions"), "Products"), end="")
    # Products
    <BLANKLINE>
    **[01:15]** a\\*b is c.
    """
    blocks = [f"# {_escaped(title)}"] if title else []
    paragraph: list[str] = []
    begun = 0.0
    for sentence in transcript.sentences:
        if paragraph and sentence.start - begun >= _PARAGRAPH:
            blocks.append(" ".join(paragraph))
            paragraph = []
        if not paragraph:
            begun = sentence.start
            paragraph.append(f"**[{clock(begun)}]**")
        paragraph.append(_escaped(sentence.text))
    if paragraph:
        blocks.append(" ".join(paragraph))
    return "\n\n".join([*blocks, *(f"*{_escaped(note)}*" for note in transcript.notes)]) + "\n"


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda found: f"{found[2] or ''}\\{found[1] or found[3]}", " ".join(text.split()))


def to_text(transcript: Transcript) -> str:
    """The words alone, one sentence a line."""
    return "".join(f"{sentence.text}\n" for sentence in transcript.sentences)
