"""Cuts a stream of timed words into sentences of bearable length.

Caption cues break in the middle of sentences and recognisers return whole paragraphs, so neither can be quoted. Here
words (exact times from a recogniser, or interpolated inside a cue) become sentences that end at full stops, at long
silences and, where neither comes within `LONGEST` seconds, at the best comma, pause or joining word.

It does not add punctuation or capitals: what is quoted is what was transcribed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.transcript import Sentence

LONGEST = 12.0  # seconds; a quote longer than this is tiring to listen to
MOST_WORDS = 45  # written text has sentences that no clock bounds
_MOST_AT_ONCE = 400  # words without a full stop that are looked at together: hours of them would take hours
_SECONDS_A_WORD = 1.2  # a cue still on screen long after its words were said does not stretch them
_PAUSE = 0.45  # seconds of silence that end a sentence where nothing is punctuated
_SILENCE = 3.0  # seconds of silence that end any sentence

_END = re.compile(r"[.!?…]+[\"'”’)\]]*$|[。！？]$")
_SOFT = re.compile(r"[,;:—–][\"'”’)\]]*$|-$")
_ABBREVIATION = re.compile(
    r"^\W*(?:[A-Z]|Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|vs|e\.?g|i\.?e|etc|cf|al|Fig|fig|Eq|eq|Eqs|No|no|approx|Ch|ch|Sec|sec|pp)\.$"
)
_JOINING_WORDS = "and but so because which that when where while if or then although since who after before now"
_JOINING = frozenset(_JOINING_WORDS.split())


@dataclass(frozen=True)
class Word:
    """One word as written (with its punctuation), and when it was said, in seconds.

    probability: 0..1, how sure a recogniser is of it; 1 where it was read and not heard. spaced: whether a space stands
    before it; not in Chinese or Japanese.
    """

    start: float
    end: float
    text: str
    probability: float = 1.0
    spaced: bool = True


def joined(words: Sequence[Word]) -> str:
    """The words as one text.

    >>> joined([Word(0, 1, "你"), Word(1, 2, "好", spaced=False), Word(2, 3, "Ada")])
    '你好 Ada'
    """
    return "".join(f" {word.text}" if word.spaced else word.text for word in words).strip()


def spread(start: float, end: float, text: str) -> list[Word]:
    """Give each word of a cue its share of the cue's time, by length in characters.

    >>> [(w.text, round(w.start, 1)) for w in spread(0, 2, "Hello there")]
    [('Hello', 0.0), ('there', 1.0)]
    """
    tokens = text.split()
    if not tokens:
        return []
    span = min(max(end - start, 0.0), max(2.0, _SECONDS_A_WORD * len(tokens)))
    total = sum(len(token) for token in tokens)
    words, said = [], 0
    for token in tokens:
        begin, said = said, said + len(token)
        words.append(Word(start + span * begin / total, start + span * said / total, token))
    return words


def cut(words: Sequence[Word]) -> list[Sentence]:
    """Return the words as sentences, in order, none longer than LONGEST seconds: a single word that is, is cut short.

    >>> [s.text for s in cut(spread(0, 4, "One is odd. Two is even."))]
    ['One is odd.', 'Two is even.']
    """
    stops = sum(1 for word in words if _ends(word.text))
    punctuated = stops * 60 >= len(words)
    silence = _SILENCE if punctuated else _PAUSE
    sentences: list[Sentence] = []
    group: list[Word] = []
    for word in words:
        if group and word.start - group[-1].end >= silence:
            sentences += _shorten(group)
            group = []
        group.append(word)
        if _ends(word.text):
            sentences += _shorten(group)
            group = []
        elif len(group) == _MOST_AT_ONCE:
            at = _best_cut(group, _MOST_AT_ONCE // 4)
            sentences += _shorten(group[:at])
            group = group[at:]
    return sentences + _shorten(group)


def _ends(text: str) -> bool:
    return bool(_END.search(text)) and not _ABBREVIATION.match(text)


def _shorten(group: Sequence[Word]) -> list[Sentence]:
    """One sentence, or several when it is too long: cut where a reader would breathe, near the middle."""
    pieces: list[Sentence] = []
    waiting = [group] if group else []
    while waiting:
        piece = waiting.pop()
        if len(piece) == 1 or (len(piece) <= MOST_WORDS and _end(piece) - piece[0].start <= LONGEST):
            pieces.append(_join(piece))
            continue
        at = _best_cut(piece, 1)
        waiting += [piece[at:], piece[:at]]
    return pieces


def _best_cut(piece: Sequence[Word], edge: int) -> int:
    """Before which word to cut, at least `edge` words from either end."""
    return max(range(edge, len(piece) - edge + 1), key=lambda index: _merit(piece, index))


def _merit(piece: Sequence[Word], index: int) -> float:
    """How good a cut before word `index` is: pauses and commas count, and so does balance."""
    before, after = piece[index - 1], piece[index]
    pause = min(after.start - before.end, 2.0)
    soft = 1.0 if _SOFT.search(before.text) else 0.0
    joining = 0.5 if after.text.lower() in _JOINING else 0.0
    balance = min(index, len(piece) - index) / len(piece)
    return pause + soft + joining + 2.0 * balance


def _end(words: Sequence[Word]) -> float:
    return max(word.end for word in words)


def _join(words: Sequence[Word]) -> Sentence:
    start = words[0].start
    return Sentence(start, min(_end(words), start + LONGEST), joined(words))
