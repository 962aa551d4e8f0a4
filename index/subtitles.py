"""The text subtitles inside a video: somebody wrote down what is said, so nobody needs to recognise it.

Taken only where they can stand for the speech: a text track (pictures of text are not read), not a forced one (which
holds only what is foreign), not in another language than the sound, and with enough words for the video's length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.cues import MOST_CUES, Cue
from index.media import MOST_SECONDS, opened
from index.progress import report

_RAW = frozenset(("srt", "subrip", "text", "webvtt", "mov_text"))  # the packet is the text
_STYLED = frozenset(("ass", "ssa"))
_FEWEST = 20.0  # words a minute: speech has about 150; signs and chapter titles stay far below this
_TWO_LETTERS = {  # ISO 639-2, both kinds, to ISO 639-1
    "eng": "en", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "spa": "es", "ita": "it", "por": "pt",
    "nld": "nl", "dut": "nl", "rus": "ru", "ukr": "uk", "pol": "pl", "tur": "tr", "zho": "zh", "chi": "zh",
    "jpn": "ja", "kor": "ko", "ara": "ar", "hin": "hi", "ces": "cs", "cze": "cs", "swe": "sv", "fas": "fa", "per": "fa",
}  # fmt: skip


@dataclass(frozen=True)
class Subtitles:
    """One track as cues; seconds is the video's length, note a sentence for the learner."""

    cues: list[Cue]
    language: str | None
    seconds: float
    note: str


def own_subtitles(path: str | Path) -> Subtitles | None:
    """The subtitles of the video that can stand for what is said in it, None where there are none.

    Raises BadInput, naming the file, where it is no recording; Cancelled.

    >>> own_subtitles("talk.mkv").language                                  # doctest: +SKIP
    'en'
    """
    with opened(Path(path)) as container:
        track = _track(container)
        if track is None:
            return None
        claimed = (container.duration or 0) / 1_000_000
        seconds = claimed if 0 < claimed <= MOST_SECONDS else 0.0
        cues = list(_cues(container, track, seconds))
    words = sum(len(line.split()) for cue in cues for line in cue.lines)
    length = max(seconds, max((cue.end for cue in cues), default=0.0))
    if not words or words < _FEWEST * length / 60:
        return None
    language = _language(track)
    told = f" ({language})" if language else ""
    note = f"The video's own subtitles{told} were used; its speech was not recognised."
    return Subtitles(cues, language, seconds, note)


def _track(container: Any) -> Any:
    """The best track, None where none can stand for the speech."""
    from av.stream import Disposition

    spoken = next((_language(stream) for stream in container.streams.audio), None)
    tracks = [
        stream
        for stream in container.streams.subtitles
        if stream.codec_context.name in _RAW | _STYLED
        and not stream.disposition & Disposition.forced
        and (spoken is None or _language(stream) in (None, spoken))
    ]
    return max(
        tracks,
        key=lambda track: (
            _language(track) == spoken is not None,
            bool(track.disposition & Disposition.default),
            not track.disposition & Disposition.hearing_impaired,
            -track.index,
        ),
        default=None,
    )


def _language(stream: Any) -> str | None:
    code = str(stream.metadata.get("language", "")).lower()[:12]
    code = _TWO_LETTERS.get(code, code)
    return code if re.fullmatch(r"[a-z]{2,3}(?:-[a-z]+)?", code) and code != "und" else None


def _cues(container: Any, track: Any, seconds: float) -> Iterator[Cue]:
    count = 0
    for packet in container.demux(track):
        if packet.pts is None or not packet.size:
            continue
        start = max(float(packet.pts * packet.time_base), 0.0)
        end = start + max(float((packet.duration or 0) * packet.time_base), 0.0)
        report("reading the subtitles", min(start / seconds, 1.0) if seconds else None)
        text = _text(packet, track)
        if text.strip():
            yield Cue(start, end, tuple(text.splitlines()))
            count += 1
        if count > MOST_CUES:
            return


def _text(packet: Any, track: Any) -> str:
    import av

    name = track.codec_context.name
    if name in _RAW:
        raw = bytes(packet)
        if name == "mov_text":  # two bytes that tell the length, the text, and boxes of style
            raw = raw[2 : 2 + int.from_bytes(raw[:2], "big")]
        return raw.decode("utf-8", errors="replace")
    try:
        decoded = track.decode2(packet)
    except (av.error.FFmpegError, ValueError):
        return ""
    text = "\n".join(
        rect.dialogue.decode("utf-8", errors="replace") for rect in decoded or () if rect.type != b"bitmap"
    )
    return re.sub(r"\\[Nn]", "\n", re.sub(r"\{\\[^{}]*\}", "", text))
