"""Real clips: what is in the files, what is kept, what happens when it goes wrong."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import av
import pytest
from PIL import Image

from index.errors import BadInput, Cancelled, Unavailable
from index.home import Home
from index.progress import Progress, listening
from tests.tools.animation.examples import FLAGSHIP, FRACTIONS, LONG
from tools import worker
from tools.animation import animate, background, render
from tools.animation.storyboard import Storyboard, from_solution
from tools.caller import Caller
from tools.maths.solution import Solution

PROBLEM = "If 3x + 7 = 22, what is the value of 6x − 1?"


@pytest.fixture(scope="module", autouse=True)
def warm_child() -> Iterator[None]:
    worker.warm("render")
    yield
    worker.close()


@pytest.fixture(scope="module")
def caller(tmp_path_factory: pytest.TempPathFactory) -> Caller:
    return Caller(home=Home.open(tmp_path_factory.mktemp("home")))


def leftovers(home: Home) -> list[Path]:
    return list(home.clips.glob(".making-*"))


def test_a_first_picture_is_there_before_the_clip(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    home = Home.open(tmp_path)

    def look(told: Progress) -> None:
        if told.picture:
            seen.append(Image.open(told.picture).size)
            assert not list(home.clips.glob("*/clip.json"))

    with listening(look):
        clip = animate("Solve 5x - 2 = 13", caller=Caller(home=home))
    assert seen == [(854, 480)]
    assert 0 < clip.seconds["still"] < clip.seconds["preview"]


def test_a_sharper_clip_follows_for_who_waits(tmp_path: Path) -> None:
    clip = animate("Solve 5x - 2 = 13", caller=Caller(home=Home.open(tmp_path), patient=True))
    assert clip.sharp is not None and background.settled(200)
    with av.open(clip.sharp) as film:
        assert (film.streams.video[0].width, film.streams.video[0].height) == (1280, 720)
    assert animate("Solve 5x - 2 = 13", caller=Caller(home=Home.open(tmp_path), patient=True)).sharp == clip.sharp


def test_a_problem_becomes_a_clip(caller: Caller, tmp_path: Path) -> None:
    heard: list[Progress] = []
    out = tmp_path / "clip.mp4"
    with listening(heard.append):
        clip = animate(PROBLEM, out=str(out), caller=caller)

    assert (clip.rendered, clip.route, clip.reason, clip.path) == (True, "storyboard", None, str(out))
    assert clip.audit == {"overlaps": 0, "out_of_frame": 0, "leftovers": 0, "too_small": 0, "low_contrast": 0}
    assert "3 x = 15" in clip.shown
    assert "Answer: $29$" in clip.shown
    assert "Here is the animation" in clip.markdown()
    assert [p.stage for p in heard][2:-1] == [
        f"drawing: {name}" for name in ("problem", "step 1", "step 2", "step 3", "answer")
    ]
    assert heard[-1].fraction == 1.0
    assert clip.seconds["preview"] >= clip.seconds["plan"] > 0

    with av.open(str(out)) as film:
        video = film.streams.video[0]
        assert (video.codec_context.name, video.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert (video.width, video.height) == (854, 480)
        assert film.duration is not None
        assert film.duration / av.time_base == pytest.approx(clip.length, abs=0.2)
        last = list(film.decode(video=0))[-1]
        assert float(last.time or 0.0) == pytest.approx(clip.length, abs=0.2)
    data = out.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")  # plays while it is still being fetched

    poster = Image.open(str(clip.poster))
    assert poster.size == (854, 480)
    assert len(poster.convert("L").getcolors(256) or []) > 20  # something is drawn
    cues = Path(str(clip.captions)).read_text()
    assert cues.startswith("WEBVTT")
    assert cues.count("-->") == 5

    again = animate(PROBLEM, caller=caller)
    assert again.shown == clip.shown
    assert again.path is not None
    assert Path(again.path).read_bytes() == data
    assert again.seconds["preview"] == 0.0
    assert not leftovers(caller.home)
    assert "manim" not in sys.modules  # it lives in the child only


def test_a_learner_who_may_see_a_hint_gets_a_clip_without_the_answer(caller: Caller) -> None:
    clip = animate(PROBLEM, caller=Caller(home=caller.home, reveal=3))
    assert clip.rendered
    assert "3 x = 15" in clip.shown
    assert "x = 5" not in clip.shown
    assert not any("29" in text for text in (*clip.shown, clip.alt, Path(str(clip.captions)).read_text()))


def test_what_cannot_be_solved_is_a_labelled_still(caller: Caller) -> None:
    clip = animate("Solve sin(x^7) + x = 3^x for x", caller=caller)
    assert (clip.path, clip.rendered, clip.route, clip.captions) == (None, False, "static", None)
    assert clip.reason
    assert clip.poster
    assert Image.open(clip.poster).size == (854, 480)
    assert clip.reason in clip.markdown()
    assert clip.shown == (r"Solve $sin \( x^7 \) + x = 3^x$ for $x$", "Not solved, so not animated")


def test_words_alone_are_no_clip(caller: Caller) -> None:
    clip = animate("sing me a song about cats", caller=caller)
    assert (clip.path, clip.poster, clip.rendered, clip.route) == (None, None, False, "static")
    assert clip.markdown() == clip.reason


def test_bad_requests_are_refused_in_words(caller: Caller, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="empty"):
        animate(" \n", caller=caller)
    with pytest.raises(BadInput, match=r"\.mp4"):
        animate(PROBLEM, out=str(tmp_path / "clip.exe"), caller=caller)
    with pytest.raises(BadInput, match="no folder"):
        animate(PROBLEM, out=str(tmp_path / "nowhere" / "clip.mp4"), caller=caller)
    with pytest.raises(BadInput, match="4k"):
        animate(PROBLEM, "4k", caller=caller)  # type: ignore[arg-type]


def test_cancelling_leaves_nothing_behind_and_the_next_clip_works(tmp_path: Path) -> None:
    home = Home.open(tmp_path)
    stop = threading.Event()

    def stop_at_the_first_step(progress: Progress) -> None:
        if progress.stage == "drawing: step 1":
            stop.set()

    board = from_solution(FLAGSHIP)
    with listening(stop_at_the_first_step, stop), pytest.raises(Cancelled):
        render.render(board, "preview", home)
    assert list(home.clips.iterdir()) == []
    assert render.render(still(board), "preview", home, film=False).poster.exists()


def test_a_render_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Home.open(tmp_path)
    monkeypatch.setattr(render, "compile_storyboard", lambda _: "raise RuntimeError('broken scene')\n")
    with pytest.raises(Unavailable, match="RuntimeError"):
        render.render(still(from_solution(FLAGSHIP)), "preview", home, film=False)
    assert list(home.clips.iterdir()) == []


def still(board: Storyboard) -> Storyboard:
    return Storyboard(board.kind, board.sections[:1], False, board.alt)


def facts(made: render.Rendered) -> dict[str, object]:
    return dict(json.loads((made.folder / "clip.json").read_text()))


@pytest.mark.parametrize(
    "solution",
    [pytest.param(FRACTIONS, id="fractions"), pytest.param(LONG, id="long", marks=pytest.mark.slow)],
)
def test_long_derivations_stay_in_the_frame(solution: Solution, tmp_path: Path) -> None:
    # Only the ends of all animations are drawn here; the audit looks at the same places as in a film.
    made = render.render(from_solution(solution), "preview", Home.open(tmp_path), film=False)
    assert set(made.audit.values()) == {0}, facts(made)


@pytest.mark.slow
@pytest.mark.parametrize("quality", ["720p", "1080p"])
def test_larger_sizes(quality: str, tmp_path: Path) -> None:
    made = render.render(from_solution(FRACTIONS), quality, Home.open(tmp_path))
    with av.open(str(made.video)) as film:
        assert f"{film.streams.video[0].height}p" == quality


@pytest.mark.slow
@pytest.mark.parametrize(
    "problem",
    [
        "Solve x^2 - 5x + 6 = 0",
        "Solve 2x^2 + 3x - 7 = 0",
        "What is the solution (x, y) to the system x + y = 7 and 2x - y = 5?",
        "If 2(x + 1)/3 = 8, what is x?",
    ],
)
@pytest.mark.parametrize("reveal", [2, 4, 5])
def test_clips_of_every_kind_are_clean(problem: str, reveal: int, caller: Caller) -> None:
    clip = animate(problem, caller=Caller(home=caller.home, reveal=reveal))
    assert clip.rendered, clip.reason
    assert set(clip.audit.values()) == {0}
