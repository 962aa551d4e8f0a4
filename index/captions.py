"""Reads caption files as they really are: SubRip, WebVTT, SBV, SubStation, JSON and plain text, rough edges included.

Mended, and said so in the transcript's notes: byte-order marks, other encodings, Windows line ends, missing blank lines,
empty cues, closing cues at 99:59:59, overlapping or backward times, rolling duplicated lines, markup, sound notes.

Timed blocks are split here and not by pysubs2, which (1.8) leaks WebVTT notes and cue names into the text, drops a number
that ends a file, and takes braces and backslashes, so LaTeX, for styling. It does read SubStation files for us.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from index.errors import BadInput
from index.sentences import Word, cut, spread
from index.textfile import read_text, shown
from index.transcript import Sentence, Transcript

MOST_CUES = 200_000  # 55 hours at one cue a second
_READING_SPEED = 2.5  # words a second: 150 words a minute, for text that carries no times
_CLOSING = 3600.0  # seconds of nothing before a last cue that only closes the file
_LAST_HOUR = 99 * 3600.0

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?"
_ARROW = re.compile(rf"^\s*{_TIME}\s*-{{1,2}}>\s*{_TIME}")
_SBV = re.compile(r"^\s*(\d+:\d{2}:\d{2}\.\d{3}),(\d+:\d{2}:\d{2}\.\d{3})\s*$", re.MULTILINE)
_TAG = re.compile(
    r"</?(?:i|b|u|s|c|v|p|em|strong|lang|ruby|rt|font|span|br)(?:[.\s][^<>]*)?/?>|<[\d:.]+>", re.IGNORECASE
)
_STYLE = re.compile(r"\{\\(?:an?\d|i[01]|b[01]|u[01]|s[01]|pos|fad|c&|fn|fs)[^{}]*\}")
_SPEAKER = re.compile(r"^(?:-|–|>>+)\s+(?=\S)|^(?:>>+)")
_NOTE = re.compile(r"\[[^\[\]]{0,60}\]|\([^()]{0,60}\)|\*[^*]{1,40}\*|♪[^♪]*♪|[♪♫]+")
_SOUNDS = re.compile(
    r"music|applau|laugh|whoosh|swoosh|swish|chuckl|cough|sigh|chime|beep|ding|click|noise|sound|audio|inaudible|silence"
    r"|indistinct|mumbl|chatter|jingle|static|blast|popping|\bpops\b|fizzl|sniff|gasp|cheer|snap|striking|sliding|whir"
    r"|instructor|narrator|speaker|crosstalk|foreign|unintelligible|clears throat|decrescendo",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Cue:
    """One caption: seconds, and its lines of text as they stand in the file."""

    start: float
    end: float
    lines: tuple[str, ...]


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
    if not cues:
        return _plain(text, path, said)
    sentences = cut(_words(_mend(cues, said)))
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
        events = pysubs2.SSAFile.from_string(text)
    except (pysubs2.Pysubs2Error, ValueError, KeyError) as error:
        raise BadInput(f"{shown(path)} looks like SubStation captions but cannot be read.") from error
    return [Cue(e.start / 1000, e.end / 1000, tuple(e.plaintext.splitlines())) for e in events if not e.is_comment]


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _from_json(data: Any, path: Path) -> tuple[list[Cue], str | None]:
    """A list of {start, end, text}, or whisper's {"segments": […], "language"}, or our own {"sentences": [[…]]}."""
    language = data.get("language") if isinstance(data, dict) else None
    rows = data if isinstance(data, list) else data.get("segments") or data.get("sentences") or data.get("cues") or []
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


def _mend(cues: list[Cue], notes: list[str]) -> list[Cue]:
    """Drop what was not said, put times right; `notes` gets one sentence for each kind of repair."""
    if len(cues) > MOST_CUES:
        notes.append(f"Only the first {MOST_CUES:,} of {len(cues):,} captions were read.")
        cues = cues[:MOST_CUES]
    count = len(cues)
    cues = [cue for cue in cues if any(line.strip() for line in cue.lines)]
    _tell(notes, count - len(cues), "empty caption was dropped", "empty captions were dropped")
    cues = _in_order(cues, notes)
    cues = _without_closing(cues, notes)
    cleaned, removed = [], 0
    for cue in cues:
        lines = tuple(line for line in (_clean(line) for line in cue.lines) if line)
        spoken = tuple(line for line in _without_sounds(lines) if line)
        removed += spoken != lines
        if spoken:
            cleaned.append(Cue(cue.start, cue.end, spoken))
    _tell(notes, removed, "sound note was left out", "sound notes were left out")
    return _without_rolling(cleaned, notes)


def _tell(notes: list[str], count: int, one: str, many: str) -> None:
    if count:
        notes.append(f"{count:,} {one if count == 1 else many}.")


def _in_order(cues: list[Cue], notes: list[str]) -> list[Cue]:
    backward = sum(1 for cue in cues if cue.end < cue.start)
    cues = [Cue(cue.start, max(cue.start, cue.end), cue.lines) for cue in cues]
    jumps = sum(1 for before, after in zip(cues, cues[1:], strict=False) if after.start < before.start - 0.001)
    _tell(
        notes,
        backward,
        "caption ended before it began; its end was moved",
        "captions ended before they began; their ends were moved",
    )
    _tell(
        notes,
        jumps,
        "caption was out of order and was sorted by time",
        "captions were out of order and were sorted by time",
    )
    return sorted(cues, key=lambda cue: cue.start)


def _without_closing(cues: list[Cue], notes: list[str]) -> list[Cue]:
    dropped = 0
    while (
        cues
        and cues[-1].start - (cues[-2].start if len(cues) > 1 else 0.0) > _CLOSING
        and (len(cues) > 1 or cues[-1].start >= _LAST_HOUR)
    ):
        cues = cues[:-1]
        dropped += 1
    _tell(
        notes,
        dropped,
        "closing caption long after the end was dropped",
        "closing captions long after the end were dropped",
    )
    return cues


def _clean(line: str) -> str:
    """The line without markup: tags, styling codes, entities, speaker dashes, odd spaces."""
    line = unescape(_STYLE.sub("", _TAG.sub("", line)))
    line = "".join(
        " " if char in "\u00a0\u2007\u202f\t" else char
        for char in line
        if char.isprintable() or char in "\u00a0\u2007\u202f\t"
    )
    return _SPEAKER.sub("", re.sub(r" {2,}", " ", line).strip()).strip()


def _without_sounds(lines: tuple[str, ...]) -> list[str]:
    """Leave out "(screen whooshes)" and "[Music]" but keep "[CLS]", "f(x)" and "(which is odd)" inside a sentence."""

    def judge(whole: bool) -> Callable[[re.Match[str]], str]:
        def replace(match: re.Match[str]) -> str:
            inner = match.group().strip("[]()*♪♫ ")
            words = inner.split()
            note = not inner or bool(_SOUNDS.search(inner) and len(words) <= 6)
            described = whole and 2 <= len(words) <= 6 and all(word.strip(",'").isalpha() for word in words)
            return "" if note or (described and not match.group().startswith("*")) else match.group()

        return replace

    joined = " ".join(lines)
    alone = _NOTE.fullmatch(joined) is not None
    if alone:
        return [] if not _NOTE.sub(judge(True), joined).strip() else list(lines)
    if not re.search(r"[\[(*♪♫]", joined):
        return list(lines)
    kept = []
    for line in lines:
        rest = _NOTE.sub(judge(_NOTE.fullmatch(line) is not None), line)
        kept.append(_SPEAKER.sub("", re.sub(r" {2,}", " ", rest).strip()) if rest != line else line)
    return kept


def _without_rolling(cues: list[Cue], notes: list[str]) -> list[Cue]:
    """Scrolling captions repeat what still stands on the screen: keep only what each cue adds."""
    kept: list[Cue] = []
    before: list[str] = []
    ended, repeats = float("-inf"), 0
    for cue in cues:
        words = " ".join(cue.lines).split()
        touching = cue.start <= ended + 0.3
        fresh = words[_repeated(before, words) :] if touching else words
        repeats += len(fresh) < len(words)
        if fresh:
            kept.append(Cue(cue.start, cue.end, (" ".join(fresh),)))
        before, ended = words, max(ended, cue.end) if touching else cue.end
    _tell(notes, repeats, "repeated caption was merged", "repeated captions were merged")
    return kept


def _repeated(before: list[str], words: list[str]) -> int:
    """How many words at the beginning of `words` are still those of the cue before: its end, or all of it growing."""
    if len(before) >= 2 and words[: len(before)] == before:
        return len(before)
    for count in range(min(len(before), len(words)), 2, -1):
        if before[-count:] == words[:count]:
            return count
    return len(words) if words == before else 0


def _words(cues: list[Cue]) -> list[Word]:
    """Timed words; a cue that overlaps the next one is taken to have been said before it."""
    words: list[Word] = []
    for index, cue in enumerate(cues):
        following = cues[index + 1].start if index + 1 < len(cues) else float("inf")
        text = " ".join(cue.lines)
        needed = len(text.split()) / (2 * _READING_SPEED)  # nobody speaks faster for long
        end = max(min(cue.end, following), cue.start + min(needed, max(following - cue.start, 0.0)), cue.start)
        if cue.end <= cue.start:
            end = min(following, cue.start + len(text.split()) / _READING_SPEED)
        words += spread(cue.start, max(end, cue.start), text)
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
        tokens = _clean(" ".join(paragraph.split())).split()
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
