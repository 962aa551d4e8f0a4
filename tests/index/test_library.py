"""The library: all or nothing, each to their own, and the same for every process that looks."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from index import encoder, shelf
from index import library as module
from index.errors import BadInput, Cancelled, Unavailable
from index.home import SHARED, Home
from index.lecture import title_from
from index.library import Library
from index.progress import listening
from index.store import Store
from index.support import SUPPORTED
from tests.index.recordings import SPOKEN, write_media, write_srt


def stored(home: Home) -> list[str]:
    """What lies on the shelf, hidden things too."""
    return sorted(path.name for path in home.lectures.iterdir())


def rows(home: Home) -> int:
    """How many passages Chroma finds for anything at all."""
    vector = np.ones(384, np.float32) / 384**0.5
    return len(Store.of(home).near(vector, lecture=None, owners=(SHARED, "ada", "ben"), top=1000))


def test_a_lecture_from_captions(library: Library, captions: Path) -> None:
    lecture = library.add(captions)
    assert (lecture.title, lecture.source, lecture.seconds, lecture.owner) == ("Calculus", "calculus.srt", 50.0, SHARED)
    assert lecture.passages == rows(library.home) > 1
    assert "derivative" in " ".join(lecture.keyphrases).lower()
    assert library.list() == [lecture] == [library.get(lecture.id)]
    assert [sentence.text for sentence in library.transcript(lecture.id).sentences] == list(SPOKEN)
    assert library.captions_path(lecture.id).read_text().startswith("WEBVTT")
    assert library.media_path(lecture.id) is None


def test_search_finds_the_sentence_and_its_time(library: Library, captions: Path) -> None:
    lecture = library.add(captions)
    best = library.search("Who compared solids slice by slice?", lecture=lecture.id)[0]
    assert best.text == SPOKEN[7]
    assert (best.start, best.end) == (35.0, 40.0)
    assert best.score >= SUPPORTED
    assert SPOKEN[6] in best.context
    assert library.search("What do penguins eat?", lecture=lecture.id)[0].score < SUPPORTED


def test_hits_are_different_sentences_best_first(library: Library, captions: Path) -> None:
    library.add(captions)
    hits = library.search("derivative and integral", top=4)
    assert len({hit.start for hit in hits}) == len(hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_what_is_said_at_a_moment(library: Library, captions: Path) -> None:
    lecture = library.add(captions)
    assert library.at(lecture.id, 36.0).text == SPOKEN[7]
    assert [hit.text for hit in library.between(lecture.id, 8.0, 11.0)] == list(SPOKEN[1:3])
    with pytest.raises(BadInput, match="no such moment"):
        library.at(lecture.id, 4000.0)


def test_the_same_content_is_one_lecture_whatever_its_name(library: Library, captions: Path) -> None:
    first = library.add(captions)
    again = library.add(captions.rename(captions.with_name("other name.srt")), title="Another title")
    assert again == first
    assert len(stored(library.home)) == 1


def test_two_contents_of_one_name_are_two_lectures(library: Library, tmp_path: Path) -> None:
    for number, part in enumerate((SPOKEN[:5], SPOKEN[5:])):
        (tmp_path / str(number)).mkdir()
        library.add(write_srt(tmp_path / str(number) / "talk.srt", part))
    assert [lecture.title for lecture in library.list()] == ["Talk", "Talk"]


def test_nobody_sees_or_touches_what_is_not_theirs(library: Library, captions: Path, tmp_path: Path) -> None:
    hers = library.add(captions, owner="ada")
    shared = library.add(write_srt(tmp_path / "shared.srt", SPOKEN[:6]))
    assert library.list("ben") == [shared]
    assert {lecture.id for lecture in library.list("ada")} == {hers.id, shared.id}
    for call in (library.get, library.transcript, library.media_path, library.captions_path, library.remove):
        with pytest.raises(BadInput, match="There is no lecture"):
            call(hers.id, "ben")
    for search in ({"lecture": None}, {"lecture": shared.id}):
        assert all(hit.lecture == shared.id for hit in library.search("Cavalieri in Bologna", owner="ben", **search))
    with pytest.raises(BadInput, match="There is no lecture"):
        library.search("Cavalieri", lecture=hers.id, owner="ben")
    with pytest.raises(BadInput, match="shared with everyone"):
        library.rename(shared.id, "Mine now", "ada")
    with pytest.raises(BadInput, match="shared with everyone"):
        library.remove(shared.id, "ada")
    assert library.add(captions, owner="ben").id != hers.id  # the same file is another lecture of another owner


@pytest.mark.parametrize("bad", ["", "..", "../x", "l/../../etc", "l" * 500, "l\n", "l0\0", "L123456789"])
def test_an_id_is_never_a_path(library: Library, bad: str) -> None:
    with pytest.raises(BadInput, match="There is no lecture"):
        library.get(bad)


def test_rename_and_remove(library: Library, captions: Path) -> None:
    lecture = library.add(captions)
    assert library.rename(lecture.id, "  Derivatives\n& more ").title == "Derivatives & more"
    assert library.search("power rule")[0].title == "Derivatives & more"
    with pytest.raises(BadInput, match="needs a title"):
        library.rename(lecture.id, " \n\u200b")
    library.remove(lecture.id)
    assert (library.list(), stored(library.home), rows(library.home)) == ([], [], 0)
    assert library.search("power rule") == []
    assert library.add(captions).id == lecture.id  # and it can come back


@pytest.mark.parametrize(
    "name", ["..%2f..%2fetc.srt", "a\nb\tc.srt", "🎓 lecture – ∫.srt", "-rf.srt", "x" * 200 + ".srt"]
)
def test_names_of_files_stay_out_of_paths(library: Library, tmp_path: Path, name: str) -> None:
    lecture = library.add(write_srt(tmp_path / name, SPOKEN))
    assert stored(library.home) == [lecture.id]
    assert lecture.id.isalnum()
    assert lecture.title
    assert lecture.title.isprintable()


def test_titles_are_readable() -> None:
    assert title_from("03_what-is-transfer-learning.srt") == "What is transfer learning"
    assert title_from("3.14 and other numbers.mp4") == "3.14 and other numbers"
    assert title_from("\n\t.srt") == "Untitled lecture"


def test_a_recording_keeps_its_sound(library: Library, speech: Path, tmp_path: Path, captions: Path) -> None:
    clip = speech / "ljspeech__LJ001-0002.wav"
    lecture = library.add(clip, owner="ada")
    media = library.media_path(lecture.id, "ada")
    assert media is not None
    assert media.read_bytes() == clip.read_bytes()
    assert lecture.made_by == "pocketsphinx"
    assert lecture.seconds == pytest.approx(1.9, abs=0.05)
    video = write_media(tmp_path / "with captions.mp4", 2.0, video=True)
    captioned = library.add(video, captions=captions)
    assert captioned.made_by == "captions"
    assert library.media_path(captioned.id) is not None


@pytest.mark.parametrize("failure", [errno.ENOSPC, errno.EROFS])
@pytest.mark.parametrize("where", ["write_content", "write_lecture", "publish"])
def test_a_disk_that_refuses_leaves_nothing_half_stored(
    library: Library, captions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: int, where: str
) -> None:
    kept = library.add(write_srt(tmp_path / "kept.srt", SPOKEN[:5]))
    before = rows(library.home)

    def refuse(*_: object) -> None:
        raise OSError(failure, os.strerror(failure))

    with monkeypatch.context() as patch:
        patch.setattr(shelf, where, refuse)
        with pytest.raises(Unavailable, match=r"disk is full|read-only") as raised:
            library.add(captions)
    assert "\n" not in str(raised.value)
    assert (stored(library.home), rows(library.home)) == ([kept.id], before)
    library.add(captions)


def test_a_stop_leaves_nothing_half_stored(library: Library, captions: Path) -> None:
    stop = threading.Event()
    when_storing = listening(lambda progress: stop.set() if progress.stage == "storing" else None, stop)
    with when_storing, pytest.raises(Cancelled):
        library.add(captions)
    assert (stored(library.home), rows(library.home)) == ([], 0)


_ADD_SLOWLY = """
import sys, time
from index import encoder, shelf
from index.home import Home
from index.library import Library
def hang(*_):
    print("vectors are in", flush=True)
    time.sleep(60)
shelf.publish = hang
Library(Home.open(sys.argv[1])).add(sys.argv[2])
"""


def test_a_killed_import_is_swept_at_the_next_start(home: Home, captions: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", _ADD_SLOWLY, str(home.root), str(captions)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline().strip() == "vectors are in"
    assert Library(home).list() == []  # not yet there, and not swept away while it is being made
    assert stored(home)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    module._swept.discard(str(home.root))  # as a new process would begin
    library = Library(home)
    assert (library.list(), stored(home), rows(home)) == ([], [], 0)
    assert library.add(captions).title == "Calculus"


_ELSEWHERE = """
import sys
from index.home import Home
from index.library import Library
library = Library(Home.open(sys.argv[1]))
print(library.add(sys.argv[3]).id if sys.argv[2] == "add" else library.remove(sys.argv[3]))
"""


def test_a_running_process_sees_what_another_one_does(home: Home, captions: Path, tmp_path: Path) -> None:
    library = Library(home)
    first = library.add(write_srt(tmp_path / "first.srt", SPOKEN[:5]))
    assert library.search("Cavalieri compared solids")[0].score < SUPPORTED

    def elsewhere(*arguments: str) -> str:
        command = [sys.executable, "-c", _ELSEWHERE, str(home.root), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    added = elsewhere("add", str(captions))
    assert [lecture.id for lecture in library.list()] == [first.id, added]
    assert library.search("Cavalieri compared solids")[0].lecture == added
    elsewhere("remove", added)
    assert all(hit.lecture == first.id for hit in library.search("Cavalieri compared solids"))


def test_many_threads_at_once(library: Library, tmp_path: Path) -> None:
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            library.add(write_srt(tmp_path / f"{number}.srt", [*SPOKEN, f"This is part {number % 3}."]))
            library.search("the power rule")
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(library.list()) == 3  # three contents, each brought twice


def test_a_damaged_lecture_is_named_and_the_others_work(library: Library, captions: Path, tmp_path: Path) -> None:
    good = library.add(write_srt(tmp_path / "good.srt", SPOKEN[:5]))
    bad = library.add(captions)
    (library.home.lectures / bad.id / "vectors.npz").write_bytes(b"not numbers")
    assert all(hit.lecture == good.id for hit in library.search("Cavalieri compared solids"))
    with pytest.raises(BadInput, match='"Calculus" are damaged: remove it and add it again'):
        library.transcript(bad.id)
    library.remove(bad.id)
    assert library.list() == [good]


@pytest.mark.parametrize("damage", ["database", "folder"])
def test_a_damaged_search_index_is_told_and_made_again(library: Library, captions: Path, damage: str) -> None:
    library.add(captions)
    Store.of(library.home).close()
    if damage == "database":
        (library.home.chroma / "chroma.sqlite3").write_bytes(b"not a database" * 1000)
    else:
        shutil.rmtree(library.home.chroma)
        library.home.chroma.write_text("no folder at all")
    with pytest.raises(Unavailable, match="python -m index rebuild"):
        library.search("the power rule")
    assert library.rebuild() == 1
    assert library.search("the power rule")[0].text == SPOKEN[3]


@pytest.mark.parametrize(("query", "top"), [("", 5), ("  \n", 5), ("power rule", 0), ("power rule", 10_000)])
def test_impossible_searches_are_refused(library: Library, captions: Path, query: str, top: int) -> None:
    library.add(captions)
    with pytest.raises(BadInput):
        library.search(query, top=top)


def test_importing_is_quick() -> None:
    """The tools' registry imports this at start: none of the heavy libraries may come with it."""
    heavy = [
        "numpy",
        "torch",
        "transformers",
        "chromadb",
        "onnxruntime",
        "av",
        "pocketsphinx",
        "faster_whisper",
        "yake",
        "pysubs2",
        "dask",
    ]
    code = f"import sys, index.library, tools.lectures; print([m for m in {heavy!r} if m in sys.modules])"
    begun = time.perf_counter()
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()
    assert found == "[]", time.perf_counter() - begun


def test_several_lectures_are_searched_and_no_others(library: Library, captions: Path, tmp_path: Path) -> None:
    calculus = library.add(captions)
    bread = library.add(write_srt(tmp_path / "bread.srt", ["Knead the dough well.", "Bake the bread in a hot oven."]))
    whales = library.add(write_srt(tmp_path / "whales.srt", ["Whales sing.", "No whale bakes bread in an oven."]))
    found = library.search("Who bakes bread in an oven?", lecture=[calculus.id, bread.id], top=20)
    assert found[0].text == "Bake the bread in a hot oven."
    assert {hit.lecture for hit in found} == {calculus.id, bread.id}
    assert whales.id in {hit.lecture for hit in library.search("Who bakes bread in an oven?", top=20)}
    for one in (bread.id, [bread.id], [bread.id, bread.id]):
        assert {hit.lecture for hit in library.search("bread", lecture=one, top=20)} == {bread.id}
    with pytest.raises(BadInput, match="at least one lecture"):
        library.search("bread", lecture=[])
    library.remove(whales.id)
    with pytest.raises(BadInput, match="no lecture"):
        library.search("bread", lecture=[bread.id, whales.id])


def test_each_of_several_lectures_may_be_told_so_far_only(library: Library, captions: Path, tmp_path: Path) -> None:
    calculus = library.add(captions)
    again = library.add(write_srt(tmp_path / "again.srt", [*SPOKEN, "That is all."]))
    question = "What does the fundamental theorem connect?"
    for lecture in ([calculus.id, again.id], None):
        hits = library.search(question, lecture=lecture, top=20, until={calculus.id: 12.0})
        held = [hit for hit in hits if hit.lecture == calculus.id]
        assert held and all(hit.start <= 12.0 and SPOKEN[3] not in hit.context for hit in held)
        assert hits[0].lecture == again.id and hits[0].text == SPOKEN[8]


def test_several_lectures_of_another_model_are_told(
    library: Library, captions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [library.add(captions).id, library.add(write_srt(tmp_path / "bread.srt", ["Knead the dough well."])).id]
    monkeypatch.setenv(encoder.SETTING, "sentence-transformers/another-model")
    with pytest.raises(Unavailable, match="The lectures you chose were indexed with all-MiniLM-L6-v2"):
        library.search("dough", lecture=ids)
