"""WebVTT from a storyboard's captions and the times its sections really had."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

LINE_CHARACTERS = 42  # a line of captions, after the BBC subtitle guidelines
SHORTEST_S = 0.2  # a cue of no length is not shown by players


def vtt(cues: Iterable[tuple[float, float, str]]) -> str:
    """Return a WebVTT file of (start, end, text) cues, seconds from the clip's beginning.

    >>> print(vtt([(0.0, 2.5, "Take 7 from both sides: 3x < 15")]))
    WEBVTT
    <BLANKLINE>
    00:00:00.000 --> 00:00:02.500
    Take 7 from both sides: 3x &lt; 15
    <BLANKLINE>
    """
    blocks = ["WEBVTT\n"]
    for start, end, text in cues:
        lines = "\n".join(textwrap.wrap(" ".join(text.split()), LINE_CHARACTERS)) or " "
        safe = lines.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        blocks.append(f"{_stamp(start)} --> {_stamp(max(end, start + SHORTEST_S))}\n{safe}\n")
    return "\n".join(blocks)


def _stamp(seconds: float) -> str:
    milliseconds = round(seconds * 1000)
    hours, rest = divmod(milliseconds, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"
