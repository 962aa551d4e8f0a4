"""`python -m index`, as a maintainer types it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from index.__main__ import main
from index.home import Home
from tests.index.recordings import SPOKEN, write_srt


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A folder tree with two lectures, one broken file and things that are no lectures."""
    folder = tmp_path / "course"
    (folder / "week 2").mkdir(parents=True)
    write_srt(folder / "limits.srt", SPOKEN[:5])
    write_srt(folder / "week 2" / "integrals.srt", SPOKEN[5:])
    (folder / "broken.vtt").write_text("WEBVTT\n")
    (folder / "notes.pdf").write_bytes(b"%PDF")
    (folder / ".hidden.srt").write_text("x")
    (folder / "link.srt").symlink_to("/etc/hostname")
    return folder


def test_a_folder_in_and_out_again(home: Home, course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--home", str(home.root)]
    assert main([*where, "add", str(course), "--json"]) == 1
    told = capsys.readouterr()
    assert [line["title"] for line in lines(told.out)] == ["Limits", "Integrals"]
    assert "broken.vtt has no timed captions" in told.err
    assert "2 of 3 files" in told.err

    assert main(["list", "--json", *where]) == 0
    first, second = lines(capsys.readouterr().out)
    assert set(first) == {"id", "title", "source", "seconds", "passages", "owner"}
    assert second["source"] == "integrals.srt"

    for name, begins in (("a.srt", "1\n00:00:00,000"), ("a.vtt", "WEBVTT"), ("a.txt", SPOKEN[0]), ("a.md", "# Limits")):
        assert main([*where, "export", str(first["id"]), str(course / name)]) == 0
        assert (course / name).read_text().startswith(begins)

    pack = course / "limits.lemma"
    assert main([*where, "export", str(first["id"]), str(pack)]) == 0
    assert main([*where, "remove", str(first["id"])]) == 0
    assert main([*where, "import", str(pack)]) == 0
    assert main([*where, "rebuild"]) == 0
    assert "Limits" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["add", "nowhere.srt"], "There is no file or folder nowhere.srt"),
        (["add", "."], "There are no recordings or captions in the folder"),
        (["remove", "../../etc"], "There is no lecture"),
        (["export", "l123456", "x.lemma"], "There is no lecture"),
        (["import", "nowhere.lemma"], "nowhere.lemma is not a file"),
    ],
)
def test_a_failure_is_one_sentence_and_exit_code_one(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    arguments: list[str], why: str,
) -> None:  # fmt: skip
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    assert main(["--home", str(home.root), *arguments]) == 1
    assert why in capsys.readouterr().err


def test_what_is_recognised_and_what_has_changed_is_said(
    home: Home, captions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add = ["--home", str(home.root), "add"]
    twin = write_srt(captions.with_name("twin.srt"), SPOKEN)
    assert main([*add, str(captions), str(twin)]) == 0
    told = capsys.readouterr().err
    assert 'twin.srt has the same content as calculus.srt, which is in the library as "Calculus".' in told
    write_srt(captions, SPOKEN[:5])
    assert main([*add, str(captions), str(twin)]) == 0
    told = capsys.readouterr().err
    assert 'calculus.srt has changed since it was added: "Calculus" was made again from it.' in told
    assert "2 of 2 files are in the library." in told


def test_a_bar_shows_how_far_it_is(
    home: Home, course: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(["--home", str(home.root), "add", str(course)]) == 1
    shown = capsys.readouterr().err
    assert f"[{' ' * 20}] 0 of 3" in shown
    assert f"[{'#' * 13}{' ' * 7}] 2 of 3" in shown


def test_lectures_of_another_model_are_told(
    home: Home, course: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    where = ["--home", str(home.root)]
    main([*where, "add", str(course)])
    monkeypatch.setenv("LEMMA_EMBEDDING", "some/other-model")
    assert main([*where, "list"]) == 0
    assert "2 of these lectures were indexed with another embedding model" in capsys.readouterr().err


def test_one_title_is_not_for_two_files(home: Home, course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(home.root), "add", str(course), "--title", "Both"]) == 1
    assert "names one lecture" in capsys.readouterr().err


def test_a_home_that_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("no folder")
    assert main(["--home", str(tmp_path / "file"), "list"]) == 1
    assert "cannot write its folder" in capsys.readouterr().err


@pytest.mark.slow
def test_workers_compute_and_one_process_stores(home: Home, course: Path) -> None:
    command = [sys.executable, "-m", "index", "--home", str(home.root), "add", str(course), "--workers", "2", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert {line["title"] for line in lines(done.stdout)} == {"Limits", "Integrals"}
    assert "broken.vtt has no timed captions" in done.stderr
    again = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert {line["title"] for line in lines(again.stdout)} == {"Limits", "Integrals"}


@pytest.mark.slow
def test_a_scheduler_that_is_not_there_is_named(home: Home, course: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "index",
        "--home",
        str(home.root),
        "add",
        str(course),
        "--scheduler",
        "tcp://127.0.0.1:9",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert "No Dask scheduler answers at tcp://127.0.0.1:9" in done.stderr
    assert "Traceback" not in done.stderr
