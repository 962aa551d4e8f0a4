"""The audit finds what is planted, and nothing in a tidy scene. Scenes are run as clips are, in a render child."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tools import worker
from tools.animation.take import Take

TIDY = """
from manim import *

class Clip(Scene):
    def construct(self):
        self.next_section("one")
        title = Typst("A tidy title").to_edge(UP)
        square = Square().next_to(title, DOWN)
        self.play(FadeIn(title), Create(square))
        self.wait(0.5)
"""

PLANTED = """
from manim import *

class Clip(Scene):
    def construct(self):
        self.next_section("one")
        first, second = MathTypst("x + 1"), MathTypst("y + 2").shift(0.2 * RIGHT)
        outside = Typst("half of this is out").to_edge(LEFT).shift(3 * LEFT + 2 * UP)
        tiny = Typst("nobody can read this", font_size=9).to_edge(DOWN)
        pale = Typst("nor this", color="#222222").to_edge(UP)
        stray = MathTypst("z")[0].shift(3 * RIGHT)
        self.add(first, second, outside, tiny, pale, stray)
        self.play(FadeIn(Dot(3 * LEFT)))
"""


@pytest.fixture(autouse=True, scope="module")
def close_children() -> Iterator[None]:
    yield
    worker.close()


def look_at(source: str, folder: Path) -> Take:
    (folder / "scene.py").write_text(source)
    take: Take = worker.run(
        "tools.animation.studio:shoot", str(folder), "Clip", "preview", 1, False, timeout=60, pool="render"
    )
    return take


def test_a_tidy_scene_is_clean(tmp_path: Path) -> None:
    take = look_at(TIDY, tmp_path)
    assert take.audit.clean
    assert take.shown == ("A tidy title", "Square")
    assert (tmp_path / "poster.png").exists()


def test_every_kind_of_finding(tmp_path: Path) -> None:
    audit = look_at(PLANTED, tmp_path).audit
    assert (audit.overlaps, audit.out_of_frame, audit.leftovers, audit.too_small) == (1, 1, 1, 1)
    assert audit.low_contrast == 1
