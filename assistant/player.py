"""The lecture panel as HTML: a player, the lecture's key terms, and its transcript, every sentence a button.

Plain HTML5 media elements: seeking happens in the page at once, captions are the browser's own, and a lecture without
a recording still has its transcript. The behaviour is in static/page.js; nothing here reads files.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

from index.library import Lecture
from index.transcript import Sentence, clock

AUDIO = {".mp3", ".m4a", ".wav", ".flac", ".ogg", ".oga", ".opus", ".aac"}

EMPTY = """
<div class="lm-empty">
  <p><strong>No lecture is open.</strong></p>
  <p>Drop captions (.srt, .vtt), a recording or a video on the chat, or open the sample lecture. Its transcript appears
  here, and every quote in an answer jumps to its moment.</p>
</div>
"""


def panel(
    lecture: Lecture,
    sentences: Sequence[Sentence],
    media: str | None,
    captions: str | None,
    start: float = 0.0,
    originals: Mapping[int, str] | None = None,
    shown: int | None = None,
) -> str:
    """The panel for one lecture.

    media, captions: addresses the page may fetch, or None. start: where to begin, in seconds. originals: what edited
    sentences said before, by their number; None where the learner may not edit. shown: a sentence to scroll to.
    """
    title = html.escape(lecture.title)
    facts = " · ".join([clock(lecture.seconds), f"{len(sentences)} sentences", html.escape(_origin(lecture))])
    return (
        f'<section id="lm-lecture" data-lecture="{html.escape(lecture.id)}" data-start="{start:.2f}" '
        f'data-shown="{"" if shown is None else shown}" '
        f'aria-label="Lecture: {title}">'
        f"<h2>{title}</h2><p class='lm-facts'>{facts}</p>"
        f"{_player(lecture, media, captions)}{_terms(lecture)}{_transcript(sentences, originals)}</section>"
    )


def _origin(lecture: Lecture) -> str:
    return "captions" if lecture.made_by == "captions" else f"transcribed by {lecture.made_by}"


def _player(lecture: Lecture, media: str | None, captions: str | None) -> str:
    if media is None:
        return "<p class='lm-note'>Captions only: there is no recording to play, but times still lead to the words.</p>"
    kind = "audio" if any(lecture.source.lower().endswith(end) for end in AUDIO) else "video"
    track = f'<track kind="captions" label="Captions" src="{captions}" default>' if captions else ""
    return (
        f'<{kind} id="lm-media" controls preload="metadata" src="{media}" '
        f'aria-label="Recording of {html.escape(lecture.title)}">{track}</{kind}>'
        '<label class="lm-hold"><input type="checkbox" id="lm-hold"> Answer only from what I have watched '
        '<span id="lm-watched"></span></label>'
    )


def _terms(lecture: Lecture) -> str:
    terms = "".join(
        f'<li><button type="button" aria-pressed="false">{html.escape(phrase)}</button></li>'
        for phrase in lecture.keyphrases[:12]
    )
    if not terms:
        return ""
    return (
        f'<ul class="lm-terms" aria-label="Key terms; each shows where it is said">{terms}</ul>'
        '<p id="lm-found" role="status"></p>'
    )


def _transcript(sentences: Sequence[Sentence], originals: Mapping[int, str] | None) -> str:
    rows = "".join(
        f'<li><button type="button" data-t="{sentence.start:.2f}"><time>{clock(sentence.start)}</time> '
        f"<span>{html.escape(sentence.text)}</span></button>{_editing(number, sentence, originals)}</li>"
        for number, sentence in enumerate(sentences)
    )
    return f'<ol id="lm-transcript" tabindex="0" aria-label="Transcript; each sentence plays its moment">{rows}</ol>'


def _editing(number: int, sentence: Sentence, originals: Mapping[int, str] | None) -> str:
    """The button that opens a sentence for editing; it knows what the sentence said at first, where it was edited."""
    if originals is None:
        return ""
    first = originals.get(number)
    was = f' data-was="{html.escape(first)}"' if first is not None else ""
    told = "Edit this sentence" if first is None else f"Edited; at first: {first}"
    return (
        f'<button type="button" class="lm-edit" data-n="{number}"{was} title="{html.escape(told)}" '
        f'aria-label="Edit the sentence at {clock(sentence.start)}">✎</button>'
    )
