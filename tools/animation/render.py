"""A storyboard into files: MP4, poster, captions, source. Rendered in a child with limits, kept by content.

What is covered: the child that renders is single-use and killed with its whole process group on timeout, cancel or
death of this process; its memory, processor time and file size are bounded (`tools.worker`, pool "render"); it works in
a folder of its own inside the home; a clip appears in the cache whole or not at all.

What is not: this is no jail. The child has this user's rights and sees the same files and network. It runs source that
our own compiler wrote from a storyboard, where every text is an escaped string, and it must run nothing else: source
written by a model or a person may not be rendered here.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
import uuid
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from index.errors import BadInput, Unavailable
from index.home import Home
from index.progress import report
from tools import worker
from tools.animation.captions import vtt
from tools.animation.compiler import SCENE, compile_storyboard
from tools.animation.storyboard import Storyboard
from tools.animation.take import Take

TIME_LIMIT_S = {"preview": 60.0, "720p": 180.0, "1080p": 300.0}
FORMAT = 1  # of what is kept beside a clip; raised when it changes
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


def render(storyboard: Storyboard, quality: str, home: Home, film: bool = True) -> Rendered:
    """Return `storyboard` rendered at `quality` ("preview": 480p, "720p", "1080p"), from the cache where it is there.

    film: False makes only the still, of the last picture. Reports progress by section.
    Raises BadInput for another quality, Cancelled, and Unavailable when it takes too long, too much, or fails.
    """
    if quality not in TIME_LIMIT_S:
        raise BadInput(f"There is no quality {quality!r}; choose one of {', '.join(TIME_LIMIT_S)}.")
    start = time.perf_counter()
    source = compile_storyboard(storyboard)
    coded = time.perf_counter() - start
    folder = home.clips / _key(storyboard, source, quality, film)
    if not (folder / "clip.json").exists():
        _make(storyboard, source, quality, film, folder, coded)
        return _load(folder, cached=False)
    return _load(folder, cached=True)


def _key(storyboard: Storyboard, source: str, quality: str, film: bool) -> str:
    """What a clip is kept under: everything that decides what it looks like."""
    facts = [FORMAT, quality, film, source, asdict(storyboard), version("manim"), version("typst")]
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:32]


def _make(storyboard: Storyboard, source: str, quality: str, film: bool, folder: Path, coded: float) -> None:
    """Render into a working folder, then move it to its place in one step."""
    _sweep(folder.parent)
    work = folder.parent / f"{_WORKING}{uuid.uuid4().hex}"
    start = time.perf_counter()
    try:
        work.mkdir()
        (work / "scene.py").write_text(source, encoding="utf-8")
        report("drawing", 0.0)
        take: Take = worker.run(
            "tools.animation.studio:shoot",
            str(work),
            SCENE,
            quality,
            len(storyboard.sections),
            film,
            timeout=TIME_LIMIT_S[quality],
            pool="render",
        )
        _require(work, film)
        if film:
            (work / "captions.vtt").write_text(_captions(storyboard, take), encoding="utf-8")
        ready = coded + time.perf_counter() - start
        seconds = {"code": coded, "gate": take.seconds["gate"], "still": ready, "preview": ready if film else 0.0}
        facts = {"length": take.length, "audit": asdict(take.audit), "shown": take.shown, "seconds": seconds}
        (work / "clip.json").write_text(json.dumps(facts), encoding="utf-8")
        for scratch in (work / name for name in ("Tex", "__pycache__", "texts", "images", "videos")):
            shutil.rmtree(scratch, ignore_errors=True)
        _move(work, folder)
        report("drawing", 1.0)
    except OSError as error:
        raise Unavailable(f"The clip could not be kept in {folder.parent}: {error.strerror or error}.") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _move(work: Path, folder: Path) -> None:
    try:
        os.rename(work, folder)
    except OSError:
        if not (folder / "clip.json").exists():  # else somebody made the same clip meanwhile: theirs is as good
            raise


def _require(work: Path, film: bool) -> None:
    """A clip without a picture or with nothing to play is a failure, whatever the child said."""
    wanted = [work / "poster.png", *([work / "clip.mp4"] if film else [])]
    for path in wanted:
        if not path.exists() or path.stat().st_size == 0:
            raise Unavailable(f"The animation could not be rendered: no {path.name} came out.")


def _captions(storyboard: Storyboard, take: Take) -> str:
    starts = [begin for _, begin in take.marks]
    ends = [*starts[1:], take.length]
    texts = [section.caption for section in storyboard.sections]
    return vtt(zip(starts, ends, texts, strict=True))


def _load(folder: Path, cached: bool) -> Rendered:
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


def _sweep(clips: Path) -> None:
    """Remove what processes that died left half made."""
    for left in clips.glob(f"{_WORKING}*"):
        if time.time() - left.stat().st_mtime > STALE_S:
            shutil.rmtree(left, ignore_errors=True)
