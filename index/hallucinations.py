"""Leaves out what a recogniser wrote where nobody spoke.

Whisper was trained on subtitled video, and over silence or music it may write what subtitles say there ("Thank you for
watching"), or go round in a loop. No phrase is left out for its words alone, for people do thank each other: the
recogniser's own probability that nobody speaks must be high too.

Not here: what was misheard while somebody spoke; `index.second_look` listens again there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.speech import Utterance

# The thresholds of Radford et al., "Robust Speech Recognition via Large-Scale Weak Supervision" (2022), section 4.5.
NOBODY = 0.6  # probability that nobody speaks
UNLIKELY = -1.0  # mean log probability of a token: below it, the words are a guess
LOOP = 2.4  # size of the text by its compressed size: above it, it repeats itself
_SAID_AGAIN = 3  # the same words in this many utterances in a row are a loop as well

_CLOSING = re.compile(
    r"(?:(?:thanks?|thank you)(?: (?:so|very) much)?(?: (?:for (?:watching|listening|viewing)|everyone|all))?"
    r"|(?:please )?(?:like|subscribe)(?: (?:and|to) .{0,60})?|(?:see you|bye)(?: .{0,40})?|you"
    r"|(?:sub(?:titles|titled)|captions?|captioned|transcri(?:bed|ption)|translated) by .{0,60}|music|applause)",
    re.IGNORECASE,
)


def spoken(utterances: Sequence[Utterance]) -> tuple[list[Utterance], int]:
    """The utterances that somebody said, in order, and how many were left out.

    >>> from index.sentences import Word
    >>> word = Word(0.0, 1.0, "Thanks.")
    >>> spoken([Utterance(0.0, 1.0, (word,), logprob=-0.2, silence=0.9)])
    ([], 1)
    """
    again = _said_again(utterances)
    kept = [u for u, loop in zip(utterances, again, strict=True) if u.words and not _imagined(u, loop)]
    return kept, sum(1 for u in utterances if u.words) - len(kept)


def _imagined(utterance: Utterance, loop: bool) -> bool:
    if utterance.silence <= NOBODY:
        return False
    closing = _CLOSING.fullmatch(_bare(utterance)) is not None
    return utterance.logprob < UNLIKELY or utterance.repetition > LOOP or loop or closing


def _said_again(utterances: Sequence[Utterance]) -> list[bool]:
    """For each utterance, whether it stands in a row of at least _SAID_AGAIN with the same words."""
    texts = [_bare(utterance) for utterance in utterances]
    marked = [False] * len(texts)
    begin = 0
    for end in range(1, len(texts) + 1):
        if end < len(texts) and texts[end] == texts[begin]:
            continue
        if end - begin >= _SAID_AGAIN:
            marked[begin:end] = [True] * (end - begin)
        begin = end
    return marked


def _bare(utterance: Utterance) -> str:
    """The words without case and punctuation."""
    return " ".join(re.findall(r"[^\W_]+(?:'[^\W_]+)?", utterance.text.lower().replace("’", "'")))
