"""Writes a transcript as a file of its own: captions, plain text or Markdown, by the file's suffix."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from index.shelf import explained
from index.textfile import shown
from index.transcript import Transcript, to_markdown, to_srt, to_text, to_vtt

WRITERS: dict[str, Callable[[Transcript], str]] = {".srt": to_srt, ".vtt": to_vtt, ".txt": to_text, ".md": to_markdown}


def write(transcript: Transcript, file: str | Path, title: str) -> Path:
    """Write the transcript to `file`, whose suffix (one of WRITERS) says how; the title heads the Markdown.

    The file appears when it is complete. Raises KeyError for another suffix and Unavailable where the disk refuses.

    >>> write(library.transcript(id), "talk.srt", "Talk")                   # doctest: +SKIP
    PosixPath('talk.srt')
    """
    file = Path(file)
    writer = WRITERS[file.suffix.lower()]
    text = to_markdown(transcript, title) if writer is to_markdown else writer(transcript)
    with explained(f"write {shown(file)}"):
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".export-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
                out.write(text)
            os.chmod(temporary, 0o644)
            os.replace(temporary, file)
        finally:
            Path(temporary).unlink(missing_ok=True)
    return file
