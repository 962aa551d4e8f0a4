"""Inside the render child: run a scene, film it, watch it, take its still.

`tools.worker` starts a child that imports this module beforehand (which loads Manim and Typst), calls `shoot` once, and
throws the child away. Nothing else imports it: Manim's settings are global, and importing Manim takes a second.

It runs the source it is given as Python, with this user's rights: only source that our own compiler wrote may come
here.
"""

from __future__ import annotations

import functools
import importlib.util
import time
from pathlib import Path
from typing import Any

import manim
import numpy as np
from manim.renderer.cairo_renderer import CairoRenderer
from PIL import Image

from index.progress import report
from tools.animation import glyphs
from tools.animation.audit import Watch
from tools.animation.film import Film
from tools.animation.take import Take

FIRST = "first.png"  # what the clip begins with, there long before the clip is
SIZES = {
    "preview": (854, 480, 15),
    "720p": (1280, 720, 30),
    "1080p": (1920, 1080, 30),
}  # width, height, frames a second


def shoot(folder: str, scene: str, quality: str, sections: int, film: bool = True) -> Take:
    """Run class `scene` of `folder`/scene.py; leave clip.mp4 (when `film`) and poster.png, its last frame, in `folder`.

    quality: a key of SIZES. sections: how many the scene has, for progress. Reports progress as each section begins,
    and with the second one a picture of the first (first.png).
    """
    place = Path(folder)
    width, height, rate = SIZES[quality]
    settings = {
        "pixel_width": width,
        "pixel_height": height,
        "frame_rate": rate,
        "media_dir": folder,
        "disable_caching": True,
        "progress_bar": "none",
        "verbosity": "ERROR",
        "save_last_frame": not film,  # then animations are skipped to their ends
    }
    start = time.perf_counter()
    with manim.tempconfig(settings):
        facts = {"total": sections, "place": place if film else None}
        watched = type("Watched", (Watching, _load(place / "scene.py", scene)), facts)
        renderer = CairoRenderer(file_writer_class=functools.partial(Film, place / "clip.mp4"))  # type: ignore[arg-type]
        running: Any = watched(renderer=renderer)
        running.render()
        drawn = time.perf_counter()
        still(running, place / "poster.png")
    whole = time.perf_counter() - start
    first = running.first - start if running.first else whole
    seconds = {"draw": drawn - start, "gate": running.spent, "still": first, "whole": whole}
    return Take(running.time, tuple(running.marks), running.watch.audit(), tuple(running.watch.shown), seconds)


class Watching:
    """Mixed into a scene: notes when sections begin, and looks at the screen between animations.

    It looks when the next animation begins, not when one has ended: a scene may tidy up in between.
    """

    total = 1
    place: Path | None = None  # where the first picture goes; None: none is wanted

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.first = 0.0
        self.watch = Watch()
        self.marks: list[tuple[str, float]] = []
        self.spent = 0.0
        super().__init__(*args, **kwargs)

    def next_section(self, name: str = "", *args: Any, **kwargs: Any) -> None:
        stage, done = f"drawing: {name}", len(self.marks) / max(1, self.total)
        if self.place is not None and len(self.marks) == 1:
            still(self, self.place / FIRST)
            self.first = time.perf_counter()
            report(stage, done, picture=str(self.place / FIRST))
        else:
            report(stage, done)
        self.marks.append((name, float(self.time)))  # type: ignore[attr-defined]

    def play(self, *animations: Any, **kwargs: Any) -> None:
        self.look()
        super().play(*animations, **kwargs)  # type: ignore[misc]

    def tear_down(self) -> None:
        self.look()
        super().tear_down()  # type: ignore[misc]

    def look(self) -> None:
        start = time.perf_counter()
        self.watch.look(self)
        self.spent += time.perf_counter() - start


def _load(path: Path, scene: str) -> type:
    spec = importlib.util.spec_from_file_location("scene", path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: type = getattr(module, scene)
    return found


def still(scene: Any, path: Path) -> None:
    """Write what `scene` shows now to `path`, a PNG."""
    scene.renderer.update_frame(scene, ignore_skipping=True)
    pixels: np.ndarray = scene.renderer.get_frame()
    Image.fromarray(pixels).convert("RGB").save(path)


glyphs.install()
glyphs.warm()
