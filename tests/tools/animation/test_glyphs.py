"""The quick reader of Typst's pictures gives what Manim's own reader gives, outline for outline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools import worker

TEXTS = [
    "If $3 x + 7 = 22$, what is the value of $frac(6 x - 1, 2) + sqrt(x)$?",
    "#strong[Take] 7 from _both_ sides: 50%",
    "$ cases(x = 3, y = 4) $",
    "#text(fill: red)[red] and $underline(x)$",
    "",
]


def both(texts: list[str], folder: str) -> list[bool]:
    """For each text, whether the two readers agree on every outline, fill and stroke width. Runs where Manim may."""
    import manim
    import numpy as np
    from manim import Typst
    from manim.mobject.svg.svg_mobject import SVGMobject

    from tools.animation import glyphs

    def made(quick: bool) -> list[Typst]:
        Typst.generate_mobject = glyphs._generate if quick else SVGMobject.generate_mobject
        return [Typst(text, use_svg_cache=False, color="#86C8FF", font_size=50) for text in texts]

    agree = []
    with manim.tempconfig({"media_dir": folder, "verbosity": "ERROR"}):
        for quick, slow in zip(made(True), made(False), strict=True):
            pairs = list(zip(quick.family_members_with_points(), slow.family_members_with_points(), strict=True))
            agree.append(
                all(
                    a.points.shape == b.points.shape
                    and np.allclose(a.points, b.points, atol=1e-6)
                    and a.get_fill_color() == b.get_fill_color()
                    and abs(a.get_stroke_width() - b.get_stroke_width()) < 1e-6
                    for a, b in pairs
                )
            )
    return agree


def test_the_outlines_are_manims_own(tmp_path: object) -> None:
    agree = worker.run("tests.tools.animation.test_glyphs:both", TEXTS, str(tmp_path), timeout=60, pool="render")
    worker.close()
    assert agree == [True] * len(TEXTS)


@pytest.mark.parametrize("path", ["M 0 0 A 1 1 0 0 0 2 2", "M 0 0 X", "M 0"])
def test_what_is_no_plain_path_is_refused(path: str) -> None:
    from tools.animation.glyphs import outline

    with pytest.raises((ValueError, IndexError)):
        outline(path)


@given(st.text("MmLlHhVvCcQqZz0123456789 .-", max_size=60))
def test_any_path_is_read_or_refused(path: str) -> None:
    from tools.animation.glyphs import outline

    try:
        points = outline(path)
    except (ValueError, IndexError):
        return
    assert points.shape[1] == 2 and len(points) % 4 == 0
