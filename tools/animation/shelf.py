"""Where clips are kept: one folder each, named by its content, there whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import Unavailable

FORMAT = 2  # of what is kept beside a clip; raised when it changes
STALE_S = 3600.0  # a working folder as old as this was left by a process that died
_WORKING = ".making-"


@dataclass(frozen=True)
class Rendered:
    """A clip on disk. `video` is None for a still; seconds: code, gate, still, preview."""

    folder: Path
    video: Path | None
    poster: Path
    captions: Path | None
    source: str
    length: float
    audit: dict[str, int]
    shown: tuple[str, ...]
    seconds: dict[str, float]
    cached: bool


def key(*facts: Any) -> str:
    """What a clip is kept under: everything that decides what it looks like, as JSON-able facts."""
    return hashlib.sha256(json.dumps([FORMAT, *facts], sort_keys=True).encode()).hexdigest()[:32]


@contextmanager
def placing(folder: Path) -> Iterator[Path]:
    """A working folder that becomes `folder` when the block ends well, and is gone when it does not.

    Raises Unavailable, with the reason, when the disk refuses.
    """
    _sweep(folder.parent)
    work = folder.parent / f"{_WORKING}{uuid.uuid4().hex}"
    try:
        work.mkdir()
        yield work
        _move(work, folder)
    except OSError as error:
        raise Unavailable(f"The clip could not be kept in {folder.parent}: {error.strerror or error}.") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def has(folder: Path) -> bool:
    """Whether the clip is there."""
    return (folder / "clip.json").exists()


def note(work: Path, **facts: Any) -> None:
    """Write down what belongs to a clip: length, audit, shown, seconds."""
    (work / "clip.json").write_text(json.dumps(facts), encoding="utf-8")


def take(folder: Path, cached: bool) -> Rendered:
    """The clip that lies in `folder`. cached: it was there before; then nothing of its making took time now."""
    facts = json.loads((folder / "clip.json").read_text(encoding="utf-8"))
    video, captions = folder / "clip.mp4", folder / "captions.vtt"
    return Rendered(
        folder=folder,
        video=video if video.exists() else None,
        poster=folder / "poster.png",
        captions=captions if captions.exists() else None,
        source=(folder / "scene.py").read_text(encoding="utf-8"),
        length=facts["length"],
        audit=facts["audit"],
        shown=tuple(facts["shown"]),
        seconds=dict.fromkeys(facts["seconds"], 0.0) if cached else facts["seconds"],
        cached=cached,
    )


def _move(work: Path, folder: Path) -> None:
    try:
        os.rename(work, folder)
    except OSError:
        if not has(folder):  # else somebody made the same clip meanwhile: theirs is as good
            raise


def _sweep(clips: Path) -> None:
    """Remove what processes that died left half made."""
    for left in clips.glob(f"{_WORKING}*"):
        if time.time() - left.stat().st_mtime > STALE_S:
            shutil.rmtree(left, ignore_errors=True)
