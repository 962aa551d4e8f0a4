"""Inside a cell: run a scene that somebody else wrote, first without drawing, then on film.

The rehearsal skips through the scene and looks at what is on screen whenever an animation begins (`audit.Watch`). It
comes back with findings in words, which whoever wrote the scene can act on, and with a list of what was shown. Filming
runs the same class once more, from the start.

Everything said here comes out of a process that has run foreign code: whoever receives it treats it as a claim.
"""

from __future__ import annotations

import ast
import functools
import importlib.util
import random
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import manim
import numpy as np
from manim.renderer.cairo_renderer import CairoRenderer

from tools.animation import counterparts
from tools.animation.film import Film
from tools.animation.jail import child
from tools.animation.lint import scenes
from tools.animation.studio import SIZES, Watching, still

MAX_LENGTH_S = 90.0  # of a generated clip
SEED = 20
LONGEST_FINDING = 200  # characters


def perform(source: str, quality: str, film: bool) -> dict[str, Any]:
    """Rehearse `source`; with `film`, and when the other side agrees after reading the findings, film it.

    Hands over poster.png (the last picture of the rehearsal) and clip.mp4. Returns plain data: scene, length, audit,
    findings, untranslated, shown, said, seconds, and after filming marks. Raises whatever the scene raises.
    """
    folder = Path.cwd()
    counterparts.install(lambda mode, texts: child.ask(mode, list(texts)), folder)
    start = time.perf_counter()
    scene = _scene(source, folder)
    rehearsed = _run(scene, "preview", folder, on_film=False)
    child.hand_over(folder / "poster.png")
    told = {
        "scene": scene.__name__,
        "length": rehearsed.time,
        "audit": asdict(rehearsed.watch.audit()),
        "findings": rehearsed.watch.told(LONGEST_FINDING),
        "untranslated": [text[:LONGEST_FINDING] for text in counterparts.untranslated],
        "shown": [name[:LONGEST_FINDING] for name in rehearsed.watch.shown],
        "said": [text[:LONGEST_FINDING] for text in rehearsed.watch.said],
        "seconds": {"gate": time.perf_counter() - start},
    }
    if film and child.ask("film", told):
        start = time.perf_counter()
        filmed = _run(scene, quality, folder, on_film=True)
        told["seconds"]["draw"] = time.perf_counter() - start
        told["marks"] = filmed.marks
        told["length"] = filmed.time
        child.hand_over(folder / "clip.mp4")
    return told


def scene_name(source: str) -> str:
    """Return the class to run: the last one that extends a Scene. Raises ValueError when there is none.

    >>> scene_name("class A(Scene):\\n    pass")
    'A'
    """
    found = scenes(ast.parse(source))
    if not found:
        raise ValueError("there is no class that extends Scene")
    return found[-1].name


def _scene(source: str, folder: Path) -> type:
    path = folder / "scene.py"
    path.write_text(source, encoding="utf-8")
    name = scene_name(source)
    spec = importlib.util.spec_from_file_location("scene", path)
    assert spec is not None and spec.loader is not None  # a .py file always has both
    module = importlib.util.module_from_spec(spec)
    _seed()
    spec.loader.exec_module(module)
    found: type = getattr(module, name)
    return found


def _run(scene: type, quality: str, folder: Path, on_film: bool) -> Any:
    """Run the scene once; without film its animations are skipped to their ends."""
    width, height, rate = SIZES[quality]
    settings = {
        "pixel_width": width,
        "pixel_height": height,
        "frame_rate": rate,
        "media_dir": str(folder),
        "disable_caching": True,
        "progress_bar": "none",
        "verbosity": "CRITICAL",
        "save_last_frame": not on_film,
        "write_to_movie": on_film,
    }
    _seed()
    with manim.tempconfig(settings):
        watched = type("Watched", (_Short, Watching, scene), {})
        renderer = CairoRenderer(
            file_writer_class=functools.partial(Film, folder / "clip.mp4"),  # type: ignore[arg-type]
            skip_animations=not on_film,
        )
        running: Any = watched(renderer=renderer)
        running.render()
        if not on_film:
            still(running, folder / "poster.png")
    return running


class _Short:
    """Mixed into a scene: stops it before it lasts too long."""

    def play(self, *animations: Any, **kwargs: Any) -> None:
        super().play(*animations, **kwargs)  # type: ignore[misc]
        if float(self.time) > MAX_LENGTH_S:  # type: ignore[attr-defined]
            raise ValueError(f"the scene is longer than {MAX_LENGTH_S:g} s; make it shorter")


def _seed() -> None:
    random.seed(SEED)
    np.random.seed(SEED)
