"""Caption cues put right: what was not said is dropped, what was said twice is said once, times run forward.

Every repair leaves one sentence in the notes, so that a learner knows what was changed. What only looks like a sound
note ("[CLS]", "f(x)") stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

MOST_CUES = 200_000  # 55 hours at one cue a second
_LATEST, _GAP = 12 * 3600.0, 3600.0  # seconds: a cue after these, and so long after the rest, only closes the file
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


def mend(cues: list[Cue], notes: list[str]) -> list[Cue]:
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
        lines = tuple(line for line in (clean(line) for line in cue.lines) if line)
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
    jumps = sum(1 for before, after in pairwise(cues) if after.start < before.start - 0.001)
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
    count = len(cues)
    while cues and cues[-1].start > _LATEST and (len(cues) < 2 or cues[-1].start - cues[-2].start > _GAP):
        cues = cues[:-1]
    dropped = count - len(cues)
    _tell(notes, dropped, "closing caption hours after the end was dropped", "closing captions were dropped")
    return cues


def clean(line: str) -> str:
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
