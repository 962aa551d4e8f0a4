"""Chat entries as Gradio messages: cards, one-click answers, clips with captions, and links to a lecture's moments."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import gradio as gr

if TYPE_CHECKING:
    from assistant.view import Entry  # it needs LangChain's messages, which the page does without until there are some

# [12:30], [1:02:03], and ranges; not already a Markdown link
_MOMENT = re.compile(r"\[((?:\d{1,2}:)?\d{1,2}:\d{2})\](?!\()")


def linked(text: str, lecture: str | None) -> str:
    """`text` with every [mm:ss] as a link the page turns into a jump; `lecture` says which one it is about.

    >>> linked("She says so at [01:23].", "k3x9")
    'She says so at [01:23](#t=83&lecture=k3x9).'
    """
    about = f"&lecture={lecture}" if lecture else ""

    def link(match: re.Match[str]) -> str:
        seconds = 0
        for part in match[1].split(":"):
            seconds = seconds * 60 + int(part)
        return f"[{match[1]}](#t={seconds}{about})"

    return _MOMENT.sub(link, text)


_DOLLARS = re.compile(r"\$\$.+?\$\$|\\\$|\$(?:\\.|[^$\\])+?\$|\$", re.DOTALL)
_AMOUNT = re.compile(r"\s?\d[\d,.]*(?:\s+[A-Za-z]{2,}|[^\\]*[\s,(]$)")  # "45 and ", as between two amounts of money
_SIGN = "<span>&#36;</span>"  # in an element of its own, where the typesetter does not look for a partner


def money(text: str) -> str:
    r"""`text` with dollars that stand for money out of the typesetter's way, and the marks of formulas as they are.

    >>> money(r"It costs \$45 and \$20; then $x = 3$.").count("$")
    2
    >>> money("It costs $45 and $20.").count("$")
    0
    """
    out, at = [], 0
    while found := _DOLLARS.search(text, at):
        mark = found.group()
        out.append(text[at : found.start()])
        is_sign = mark in ("$", "\\$") or (not mark.startswith("$$") and _AMOUNT.match(mark[1:-1]) is not None)
        out.append(_SIGN if is_sign else mark)
        at = found.start() + 1 if is_sign and mark != "\\$" else found.end()
    return "".join([*out, text[at:]])


def chat(entries: Iterable[Entry], lecture: str | None = None) -> list[gr.ChatMessage]:
    """Entries as chat messages, in order."""
    return [_message(entry, lecture) for entry in entries]


def _message(entry: Entry, lecture: str | None) -> gr.ChatMessage:
    metadata: dict[str, Any] = {}
    if entry.card is not None:
        metadata = {"title": entry.card, "status": entry.status or "done"}
        if entry.seconds is not None and entry.seconds >= 0.05:
            metadata["duration"] = round(entry.seconds, 1)
        elif entry.seconds is not None:
            metadata["log"] = f"({entry.seconds * 1000:.0f} ms)"
    options = [{"label": label, "value": value} for label, value in entry.options]
    content: Any = money(entry.text if entry.role == "user" else linked(entry.text, entry.lecture or lecture))
    if entry.clip is not None:
        content = _clip(entry.clip)
    return gr.ChatMessage(content, entry.role, metadata, options)  # type: ignore[arg-type]


def _clip(clip: dict[str, Any]) -> Any:
    """A clip that is there still (its files may have been cleared away since), the sharper one once that is there."""
    found = [Path(path) for path in (clip.get("sharp"), clip["path"]) if path and Path(path).is_file()]
    if found:
        video = gr.Video(
            found[0], subtitles=clip["captions"], label="Animation", show_label=False, buttons=["download"]
        )
        source = found[0].with_name("scene.py")
        link = f"<small>[Download its Manim source](gradio_api/file={quote(str(source))})</small>"
        return [video, link] if source.is_file() else video
    if clip["poster"] and Path(clip["poster"]).is_file():
        return gr.Image(clip["poster"], label=clip["alt"] or "A still of the problem", show_label=False)
    return "*The clip is no longer kept. Ask for it again and it is made anew.*"
