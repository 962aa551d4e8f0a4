"""A model on a real server writes scenes, well and badly; each ends as it should."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import av
import pytest

from index.errors import Cancelled
from index.home import Home
from index.progress import Progress, listening
from tests.model_server import Fails, ModelServer, Says
from tests.tools.animation import scenes
from tools.animation import animate, generated
from tools.animation.clip import Clip
from tools.animation.jail.layers import Protection
from tools.asker import asker
from tools.caller import Caller
from tools.models import load, parse_specs

PROMPT = "show why the area of a circle is πr²"


@pytest.fixture(scope="module", autouse=True)
def warm_cells() -> Iterator[None]:
    generated.warm()
    yield
    generated.cells.close()


def run(home: Path, sources: Sequence[str], prompt: str = PROMPT) -> tuple[Clip, str]:
    """Animate `prompt` with a model that answers with `sources` one after the other; the clip, and what it was told."""
    with ModelServer([Says(f"```python\n{source}\n```") for source in sources]) as server:
        model = load(parse_specs(server.spec)[0], embedded=lambda: pytest.fail("not asked"))
        return animate(prompt, caller=Caller(Home.open(home), askers=(asker(model),))), server.shown()


def test_a_good_scene_becomes_a_clip_that_says_who_wrote_it(tmp_path: Path) -> None:
    heard: list[Progress] = []
    with listening(heard.append):
        clip, told = run(tmp_path, [scenes.GOOD])
    assert (clip.route, clip.rendered, clip.repairs) == ("coder", True, 0)
    assert set(clip.audit.values()) == {0}
    assert clip.model and "scripted" in clip.model and "nobody has checked" in clip.markdown()
    assert {"Circle", "A = \\pi r^2"} <= set(clip.shown) and "Circle" in clip.alt
    assert PROMPT in told and "<request>" in told
    assert [p.stage for p in heard if "scene" in p.stage] == [
        "writing the scene",
        "rehearsing the scene",
        "filming the scene",
    ]
    assert clip.path and clip.captions and clip.poster and clip.source.strip() == scenes.GOOD.strip()
    assert "circle" in Path(clip.captions).read_text() and "formula" in Path(clip.captions).read_text()
    with av.open(clip.path) as container:
        assert container.streams.video[0].codec_context.pix_fmt == "yuv420p"


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (scenes.BROKEN, "NameError: name 'cirle' is not defined"),
        (scenes.NOT_PYTHON, "this is not Python"),
        (scenes.OVERLAPPING, "overlaps: "),
        (scenes.EMPTY, "the scene shows nothing"),
        (scenes.ECHO, "only the words of the request"),
        (scenes.INVISIBLE, "nothing is to be seen"),
        (scenes.ENDLESS_FILM, "longer than 90 s"),
        (scenes.THIEF, "a scene has no use for pathlib"),
        ("No code today.", "there is no source"),
        (scenes.GOOD.replace("Create(", "ShowCreation("), "ShowCreation is called Create"),
    ],
    ids=["broken", "no python", "overlapping", "empty", "echo", "invisible", "endless", "thief", "no code", "old"],
)
def test_what_is_wrong_goes_back_and_is_mended(tmp_path: Path, bad: str, said: str) -> None:
    with ModelServer([Says(bad if bad.startswith("No") else f"```python\n{bad}\n```"),
                      Says(f"```python\n{scenes.GOOD}\n```")]) as server:  # fmt: skip
        model = load(parse_specs(server.spec)[0], embedded=lambda: pytest.fail("not asked"))
        clip = animate(PROMPT, caller=Caller(Home.open(tmp_path), askers=(asker(model),)))
        assert said in server.shown()
    assert (clip.route, clip.rendered, clip.repairs) == ("coder", True, 1)


@pytest.mark.parametrize("hostile", [scenes.FORGER, scenes.LIAR], ids=["forger", "liar"])
def test_a_faked_film_is_no_film(tmp_path: Path, hostile: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generated, "lint", lambda source: [])  # the lint is no boundary: let them in
    monkeypatch.setattr(generated, "REPAIRS", 0)
    clip, _ = run(tmp_path, [hostile])
    assert (clip.route, clip.rendered, clip.path) == ("static", False, None)
    assert clip.reason and "no scene that works" in clip.reason
    assert not [place for place in Home.open(tmp_path).clips.iterdir() if (place / "clip.mp4").exists()]


def test_a_thief_gets_nothing_even_past_the_lint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generated, "lint", lambda source: [])
    monkeypatch.setattr(generated, "REPAIRS", 0)
    clip, told = run(tmp_path, [scenes.THIEF])
    assert clip.route == "static" and "root:" not in f"{clip} {told}"


def test_a_slow_scene_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generated, "TIME_LIMIT_S", {"preview": 2.0})
    monkeypatch.setattr(generated, "REPAIRS", 0)
    clip, _ = run(tmp_path, [scenes.SLOW])
    assert clip.route == "static" and "longer than 2 s" in str(clip.reason)


def test_when_every_repair_fails_the_still_says_so(tmp_path: Path) -> None:
    clip, told = run(tmp_path, [scenes.BROKEN] * 4)
    assert (clip.route, clip.rendered, clip.path) == ("static", False, None)
    assert "no scene that works" in str(clip.reason) and "still" in clip.markdown()
    assert told.count("That does not work yet") >= 3


def test_the_next_model_writes_when_the_first_does_not_answer(tmp_path: Path) -> None:
    with ModelServer([Fails(500)] * 9) as dead, ModelServer([Says(f"```python\n{scenes.GOOD}\n```")]) as alive:
        models = [load(parse_specs(s.spec)[0], embedded=lambda: pytest.fail("not asked")) for s in (dead, alive)]
        caller = Caller(Home.open(tmp_path), askers=tuple(asker(model) for model in models))
        assert animate(PROMPT, caller=caller).rendered


def test_the_same_scene_is_not_filmed_twice(tmp_path: Path) -> None:
    first, _ = run(tmp_path, [scenes.GOOD])
    second, _ = run(tmp_path, [scenes.GOOD])
    assert second.path == first.path and second.seconds["gate"] == 0.0


def test_an_unsolved_problem_is_never_given_to_a_model(tmp_path: Path) -> None:
    clip, told = run(tmp_path, [scenes.GOOD], prompt="What is the value of x if the frobnitz of 7 is 12x?")
    assert clip.route == "static" and told == ""


def test_a_scene_that_solves_the_open_problem_is_kept_back(tmp_path: Path) -> None:
    telling = scenes.GOOD.replace('MathTex("A", "=", r"\\pi r^2")', 'MathTex("x", "=", "4")')
    with ModelServer([Says(f"```python\n{telling}\n```")]) as server:
        model = load(parse_specs(server.spec)[0], embedded=lambda: pytest.fail("not asked"))
        caller = Caller(Home.open(tmp_path), reveal=1, guarded="Solve 3x + 7 = 19", askers=(asker(model),))
        clip = animate("draw a circle and my equation", caller=caller)
    assert clip.route == "static" and "keep it back" in str(clip.reason) and "x = 4" not in clip.source


def test_it_can_be_cancelled_while_a_scene_runs(tmp_path: Path) -> None:
    stop = threading.Event()

    def hear(progress: Progress) -> None:
        if progress.stage == "rehearsing the scene":
            threading.Timer(0.5, stop.set).start()

    with listening(hear, stop), pytest.raises(Cancelled):
        run(tmp_path, [scenes.SLOW])
    assert not list(Home.open(tmp_path).clips.iterdir())


def test_without_a_safe_jail_nothing_foreign_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.animation.jail.layers.from_report", lambda *_: Protection(("limits",)))
    generated.cells.close()
    clip, _ = run(tmp_path, [scenes.GOOD])
    assert clip.route == "static" and "not run here" in str(clip.reason)
    assert animate("If 3x + 7 = 22, what is x?", caller=Caller(Home.open(tmp_path))).rendered
    generated.cells.close()
