"""Reads caption files as they really are: SubRip, WebVTT, SBV, SubStation, JSON and plain text, rough edges included.

Mended, and said so in the transcript's notes: byte-order marks, other encodings, Windows line ends, missing blank
lines, empty cues, closing cues at 99:59:59, overlapping or backward times, rolling duplicates, markup, sound notes.

Timed blocks are split here and not by pysubs2, which (1.8) leaks WebVTT notes and cue names into the text, drops a
number that ends a file, and takes braces and backslashes, so LaTeX, for styling. It does read SubStation files for us.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from index.cues import Cue, clean, mend
from index.errors import BadInput
from index.sentences import Word, cut, spread
from index.textfile import read_text, shown
from index.transcript import Sentence, Transcript

_READING_SPEED = 2.5  # words a second: 150 words a minute, for text that carries no times

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?"
_ARROW = re.compile(rf"^\s*{_TIME}\s*-{{1,2}}>\s*{_TIME}")
_SBV = re.compile(r"^\s*(\d+:\d{2}:\d{2}\.\d{3}),(\d+:\d{2}:\d{2}\.\d{3})\s*$", re.MULTILINE)


def read_captions(path: str | Path) -> Transcript:
    """Read the caption or text file at `path` into sentences with times.

    The format is told by the content, not by the name; text without any times gets estimated ones and says so.
    Raises BadInput, naming the file, where it cannot be read, is no text, or has no words in it.
    """
    path = Path(path)
    text, notes = read_text(path)
    return captions_from(text, path, notes)


def captions_from(text: str, path: Path, notes: Iterable[str] = ()) -> Transcript:
    """The same from text already in memory; `path` names it in errors and says what its suffix promises."""
    said = list(notes)
    language: str | None = None
    if text.lstrip()[:1] in ("{", "[") and (data := _json(text)) is not None:
        cues, language = _from_json(data, path)
    elif "[Script Info]" in text[:4000]:
        cues = _from_substation(text, path)
    else:
        cues = _from_arrows(_SBV.sub(r"\1 --> \2", text))
    return captions_from_cues(cues, path, language, said) if cues else _plain(text, path, said)


def captions_from_cues(cues: list[Cue], path: Path, language: str | None, notes: Iterable[str] = ()) -> Transcript:
    """The same from cues, of a file or of a subtitle track; `path` names them in errors. Raises BadInput."""
    said = list(notes)
    sentences = cut(_words(mend(cues, said)))
    if not sentences:
        raise BadInput(f"{shown(path)} has captions but no words in them, so there is nothing to study.")
    return Transcript(tuple(sentences), language, "captions", tuple(said))


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction or 0}")


def _from_arrows(text: str) -> list[Cue]:
    """SubRip and WebVTT: a line with an arrow begins a cue, wherever it stands."""
    cues: list[Cue] = []
    times: tuple[float, float] | None = None
    lines: list[str] = []

    def close(beheaded: bool) -> None:
        if times is not None:
            kept = lines[:]
            # The line just above an arrow is the next cue's number (blank line or not) or, after a blank, its name.
            if beheaded and kept and (kept[-1].strip().isdigit() or (len(kept) > 1 and not kept[-2].strip())):
                kept.pop()
            cues.append(Cue(*times, tuple(_until_note(kept))))

    for line in text.splitlines():
        match = _ARROW.match(line)
        if match is None:
            lines.append(line)
            continue
        close(beheaded=True)
        groups = match.groups()
        times, lines = (_seconds(*groups[:4]), _seconds(*groups[4:])), []
    close(beheaded=False)
    return cues


def _until_note(lines: list[str]) -> list[str]:
    """A WebVTT NOTE or STYLE block after a cue belongs to nobody."""
    for index in range(1, len(lines)):
        if not lines[index - 1].strip() and re.match(r"(NOTE|STYLE|REGION)\b", lines[index]):
            return lines[:index]
    return lines


def _from_substation(text: str, path: Path) -> list[Cue]:
    import pysubs2

    try:
        events = pysubs2.SSAFile.from_string(text, format_="ssa" if "[V4 Styles]" in text else "ass")
    except (pysubs2.Pysubs2Error, ValueError, LookupError, TypeError, AttributeError) as error:
        raise BadInput(f"{shown(path)} looks like SubStation captions but cannot be read.") from error
    return [Cue(e.start / 1000, e.end / 1000, tuple(e.plaintext.splitlines())) for e in events if not e.is_comment]


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _from_json(data: Any, path: Path) -> tuple[list[Cue], str | None]:
    """A list of {start, end, text}, whisper's {"segments": […], "language"}, YouTube's {"events": […]}, or our own
    {"sentences": [[…]]}."""
    language = data.get("language") if isinstance(data, dict) else None
    rows = data if isinstance(data, list) else _rows(data)
    cues = []
    try:
        for row in rows:
            if isinstance(row, dict):
                start = float(row["start"])
                end = float(row["end"]) if "end" in row else start + float(row.get("duration", 0))
                text = row["text"]
            else:
                start, end, text = float(row[0]), float(row[1]), row[2]
            if not isinstance(text, str) or not all(0 <= time < 1e7 for time in (start, max(end, 0))):
                raise ValueError("a row without text or with impossible times")
            cues.append(Cue(start, end, tuple(text.splitlines())))
    except (KeyError, IndexError, TypeError, ValueError, OverflowError) as error:
        raise BadInput(
            f"{shown(path)} is JSON, but row {len(cues) + 1} is not a caption: give a list of "
            '{"start", "end", "text"} with seconds, or whisper\'s {"segments": […]}.'
        ) from error
    if not cues:
        raise BadInput(f"{shown(path)} is JSON without any captions in it.")
    return cues, language if isinstance(language, str) and len(language) <= 12 else None


def _rows(data: dict[str, Any]) -> Any:
    if events := data.get("events"):
        # YouTube's json3: milliseconds, and the words in pieces; an event without any opens a window on the screen.
        try:
            return [
                {
                    "start": event["tStartMs"] / 1000,
                    "duration": event.get("dDurationMs", 0) / 1000,
                    "text": "".join(piece["utf8"] for piece in event["segs"]),
                }
                for event in events
                if "segs" in event
            ]
        except (KeyError, TypeError, AttributeError):
            return [None]
    return data.get("segments") or data.get("sentences") or data.get("cues") or []


def _words(cues: list[Cue]) -> list[Word]:
    """Timed words; a cue that overlaps the next one is taken to have been said before it."""
    words: list[Word] = []
    for index, cue in enumerate(cues):
        following = cues[index + 1].start if index + 1 < len(cues) else float("inf")
        text = " ".join(cue.lines)
        end = cue.end if cue.end > cue.start else cue.start + len(text.split()) / _READING_SPEED
        if cue.start < following < end:
            end = following
        words += spread(cue.start, end, text)
    return words


def _plain(text: str, path: Path, notes: list[str]) -> Transcript:
    if path.suffix.lower() in (".srt", ".vtt", ".sbv", ".ass", ".ssa", ".json"):
        raise BadInput(
            f"{shown(path)} has no timed captions in it. If it is a transcript without times, rename it to end in .txt."
        )
    words: list[Word] = []
    sentences: list[Sentence] = []
    moment = 0.0
    for paragraph in re.split(r"\n\s*\n", text):
        tokens = clean(" ".join(paragraph.split())).split()
        words = [
            Word(moment + i / _READING_SPEED, moment + (i + 1) / _READING_SPEED, token)
            for i, token in enumerate(tokens)
        ]
        sentences += cut(words)
        moment += len(tokens) / _READING_SPEED
    if not sentences:
        raise BadInput(f"{shown(path)} is empty: there are no words in it.")
    notes.append("This text carries no times: they are estimated from its length, at 150 words a minute.")
    return Transcript(tuple(sentences), None, "plain text", tuple(notes), timed=False)
