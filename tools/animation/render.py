"""A storyboard into files: MP4, poster, captions, source. Rendered in a child with limits, kept by content.

What is covered: the child that renders is single-use and killed with its whole process group on timeout, cancel or
death of this process; its memory, processor time and file size are bounded (`tools.worker`, pool "render"); it works in
a folder of its own inside the home; a clip appears in the cache whole or not at all.

What is not: this is no jail. The child has this user's rights and sees the same files and network. It runs source that
our own compiler wrote from a storyboard, where every text is an escaped string, and it must run nothing else: source
written by a model or a person may not be rendered here.
"""

from __future__ import annotations

import shutil
import time
from dataclasses import asdict
from functools import partial
from importlib.metadata import version
from pathlib import Path

from index.errors import BadInput, Unavailable
from index.home import Home
from index.progress import report
from tools import worker
from tools.animation import shelf
from tools.animation.background import SHARP, later
from tools.animation.captions import vtt
from tools.animation.compiler import SCENE, compile_storyboard
from tools.animation.shelf import Rendered
from tools.animation.storyboard import Storyboard
from tools.animation.take import Take

TIME_LIMIT_S = {"preview": 60.0, "720p": 180.0, "1080p": 300.0}
_SCRATCH = ("Tex", "__pycache__", "texts", "images", "videos")


def sharpen(storyboard: Storyboard, home: Home) -> Path:
    """Have the 720p clip of `storyboard` made in the background, and return where it will lie. Returns at once."""
    folder = _folder(storyboard, compile_storyboard(storyboard), SHARP, True, home)
    if not shelf.has(folder):
        later(folder.name, partial(render, storyboard, SHARP, home, pool="render later"))
    return folder / "clip.mp4"


def render(storyboard: Storyboard, quality: str, home: Home, film: bool = True, pool: str = "render") -> Rendered:
    """Return `storyboard` rendered at `quality` ("preview": 480p, "720p", "1080p"), from the cache where it is there.

    film: False makes only the still, of the last picture. pool: whose children draw. Reports progress by section, and
    a first picture early on.
    Raises BadInput for another quality, Cancelled, and Unavailable when it takes too long, too much, or fails.
    """
    if quality not in TIME_LIMIT_S:
        raise BadInput(f"There is no quality {quality!r}; choose one of {', '.join(TIME_LIMIT_S)}.")
    start = time.perf_counter()
    source = compile_storyboard(storyboard)
    coded = time.perf_counter() - start
    folder = _folder(storyboard, source, quality, film, home)
    cached = shelf.has(folder)
    if not cached:
        _make(storyboard, source, quality, film, folder, coded, pool)
    return shelf.take(folder, cached)


def _folder(storyboard: Storyboard, source: str, quality: str, film: bool, home: Home) -> Path:
    facts = [quality, film, source, asdict(storyboard), version("manim"), version("typst")]
    return home.clips / shelf.key(*facts)


def _make(storyboard: Storyboard, source: str, quality: str, film: bool, folder: Path, coded: float, pool: str) -> None:
    start = time.perf_counter()
    with shelf.placing(folder) as work:
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
            pool=pool,
        )
        _require(work, film)
        if film:
            (work / "captions.vtt").write_text(_captions(storyboard, take), encoding="utf-8")
        ready = coded + time.perf_counter() - start
        first = ready - take.seconds["whole"] + take.seconds["still"]
        seconds = {"code": coded, "gate": take.seconds["gate"], "still": first, "preview": ready if film else 0.0}
        shelf.note(work, length=take.length, audit=asdict(take.audit), shown=take.shown, seconds=seconds)
        for scratch in (work / name for name in _SCRATCH):
            shutil.rmtree(scratch, ignore_errors=True)
    report("drawing", 1.0)


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
