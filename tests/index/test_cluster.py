"""Many files: on Dask workers or in this process, through failures, kills and new starts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from index import adding, cluster, together
from index.adding import add_all
from index.embedding import embed
from index.errors import BadInput, Unavailable
from index.home import Home
from index.lecture import Prepared
from index.library import Library
from tests.index.recordings import SPOKEN, write_srt


@pytest.fixture
def course(tmp_path: Path) -> list[Path]:
    """Forty lectures, most of their sentences the same."""
    folder = tmp_path / "course"
    folder.mkdir()
    return [write_srt(folder / f"talk {n:02}.srt", [*SPOKEN, f"This is part {n}."]) for n in range(40)]


def test_files_together_become_what_each_becomes_alone(course: list[Path], tmp_path: Path) -> None:
    (tmp_path / "empty.vtt").write_text("WEBVTT\n")
    paths = [course[0], tmp_path / "empty.vtt", course[1], tmp_path / "nowhere.srt"]
    outcomes = dict(together.prepare_together(paths))
    assert list(outcomes) == paths
    assert isinstance(outcomes[paths[1]], BadInput)
    assert isinstance(outcomes[paths[3]], BadInput)
    for path in course[:2]:
        prepared = outcomes[path]
        assert isinstance(prepared, Prepared)
        expected = embed([sentence.text for sentence in prepared.transcript.sentences])
        assert (expected * prepared.vectors).sum(axis=1).min() > 0.99
        assert prepared.keyphrases


def test_what_is_known_is_recognised_and_said(home: Home, captions: Path, tmp_path: Path) -> None:
    library = Library(home)
    twin = write_srt(tmp_path / "twin.srt", SPOKEN)
    first, second = add_all(library, [captions, twin])
    assert (first.how, second.how) == ("new", "known")
    assert second.note == 'twin.srt has the same content as calculus.srt, which is in the library as "Calculus".'
    (again,) = add_all(library, [captions])
    assert (again.how, again.note) == ("known", 'calculus.srt is in the library already, as "Calculus".')
    assert again.lecture == first.lecture


def test_a_changed_file_takes_its_lectures_place(home: Home, captions: Path) -> None:
    library = Library(home)
    (first,) = add_all(library, [captions])
    assert first.lecture is not None
    library.rename(first.lecture.id, "Analysis I")
    write_srt(captions, [*SPOKEN, "Whales sing to each other."])
    (changed,) = add_all(library, [captions])
    assert changed.how == "changed"
    assert changed.note == 'calculus.srt has changed since it was added: "Analysis I" was made again from it.'
    assert library.list() == [changed.lecture]
    assert library.search("Which animals sing?")[0].text == "Whales sing to each other."


def test_two_files_of_one_name_are_two_lectures(home: Home, tmp_path: Path) -> None:
    paths = []
    for number in range(2):
        (tmp_path / str(number)).mkdir()
        paths.append(write_srt(tmp_path / str(number) / "talk.srt", SPOKEN[number:]))
    assert [added.how for added in add_all(Library(home), paths)] == ["new", "new"]
    assert len(Library(home).list()) == 2


def test_what_failed_for_a_moment_is_tried_again_alone(
    home: Home, course: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[list[Path]] = []
    real = together.prepare_together

    def fails_once(paths: Sequence[Path], **options: object) -> Iterator[tuple[Path, together.Outcome]]:
        tried.append(list(paths))
        for path, outcome in real(paths):
            yield path, Unavailable("The worker died.") if len(tried) == 1 and path == course[1] else outcome

    monkeypatch.setattr(adding, "prepare_together", fails_once)
    done = list(add_all(Library(home), course[:3]))
    assert [added.path for added in done] == [course[0], course[2], course[1]]
    assert all(added.how == "new" for added in done)
    assert tried == [course[:3], [course[1]]]


_ADD = """
import sys
from index.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def test_a_killed_run_is_continued(home: Home, course: list[Path]) -> None:
    command = [sys.executable, "-c", _ADD, "add", str(course[0].parent), "--home", str(home.root), "--json"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert child.stdout is not None
    assert child.stdout.readline()
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    kept = {lecture.source: lecture.added for lecture in Library(home).list()}
    assert 1 <= len(kept) <= len(course)
    again = subprocess.run(command, check=True, capture_output=True, text=True)
    assert len(again.stdout.splitlines()) == len(course)
    assert "40 of 40 files are in the library." in again.stderr
    after = {lecture.source: lecture.added for lecture in Library(home).list()}
    assert len(after) == len(course)
    assert kept.items() <= after.items()  # what was there was not done again


def test_captions_travel_in_bundles_and_recordings_alone(course: list[Path], tmp_path: Path) -> None:
    (tmp_path / "sound.wav").write_bytes(b"RIFF\0\0\0\0WAVE")
    bundles = list(cluster._bundles([*course[:20], tmp_path / "sound.wav", *course[20:]]))
    assert [len(bundle) for bundle in bundles] == [16, 4, 1, 16, 4]


def _workers_of(process: int) -> list[int]:
    """Process ids of the Dask workers below `process`."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            line = (entry / "cmdline").read_text()
        except (OSError, IndexError, ValueError):
            continue
        if parent == process and "spawn_main" in line:
            found.append(int(entry.name))
    return found


@pytest.mark.slow
def test_workers_killed_midway_lose_nothing(home: Home, course: list[Path]) -> None:
    done: list[adding.Added] = []
    for added in add_all(Library(home), course, workers=2):
        if not done:  # the first bundle is back, the others are being computed
            workers = _workers_of(os.getpid())
            assert len(workers) == 2
            for worker in workers:
                os.kill(worker, signal.SIGKILL)
        done.append(added)
    assert sorted(added.path for added in done) == course
    assert all(added.how == "new" for added in done)
    assert len(Library(home).list()) == len(course)


@pytest.mark.slow
def test_a_cluster_that_runs_already_is_used(home: Home, course: list[Path]) -> None:
    from distributed import LocalCluster

    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as running:
        done = list(add_all(Library(home), course[:3], scheduler=running.scheduler_address))
        assert [added.how for added in done] == ["new"] * 3
        assert len(running.workers) == 1  # and is left as it was
