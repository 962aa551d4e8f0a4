"""A transcript put right by hand: what was said follows the edit everywhere, and the first wording is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import BadInput, Unavailable
from index.home import Home
from index.lecture import Lecture
from index.library import Library

CAPTIONS = """1
00:00:00,000 --> 00:00:04,000
The cell is the smallest unit of life.

2
00:00:04,000 --> 00:00:09,000
The mighty gone dria turn sugar into energy.

3
00:00:09,000 --> 00:00:14,000
Ribosomes build proteins by reading messenger RNA.
"""
RIGHT = "The mitochondria turn sugar into energy."


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(Home.open(tmp_path / "home"))


@pytest.fixture
def lecture(library: Library, tmp_path: Path) -> Lecture:
    (tmp_path / "cells.srt").write_text(CAPTIONS, encoding="utf-8")
    return library.add(tmp_path / "cells.srt", owner="ana")


def test_search_captions_and_transcript_say_what_was_edited(library: Library, lecture: Lecture) -> None:
    before = library.search("What do mitochondria do?", owner="ana")[0]
    library.edit(lecture.id, 1, f"  {RIGHT}\n", "ana")
    after = library.search("What do mitochondria do?", owner="ana")[0]
    assert after.text == RIGHT and after.score > before.score
    assert (after.start, after.end) == (4.0, 9.0), "the times stay"
    assert RIGHT in library.captions_path(lecture.id, "ana").read_text(encoding="utf-8")


def test_the_first_wording_is_kept_through_several_edits_and_can_be_put_back(
    library: Library, lecture: Lecture
) -> None:
    first = library.transcript(lecture.id, "ana").sentences[1].text
    library.edit(lecture.id, 1, "Something else.", "ana")
    library.edit(lecture.id, 1, RIGHT, "ana")
    assert library.originals(lecture.id, "ana") == {1: first}
    library.edit(lecture.id, 1, first, "ana")
    assert library.originals(lecture.id, "ana") == {}


def test_an_edit_stays_when_the_same_file_is_added_again_and_when_the_index_is_rebuilt(
    library: Library, lecture: Lecture, tmp_path: Path
) -> None:
    library.edit(lecture.id, 1, RIGHT, "ana")
    assert library.add(tmp_path / "cells.srt", owner="ana").id == lecture.id
    library.rebuild()
    assert library.search("What do mitochondria do?", owner="ana")[0].text == RIGHT


@pytest.mark.parametrize(
    ("number", "text"), [(1, "  \n "), (1, "x" * 1001), (3, "There is no such sentence."), (-1, "Nor this.")]
)
def test_an_impossible_edit_is_refused_and_changes_nothing(
    library: Library, lecture: Lecture, number: int, text: str
) -> None:
    before = library.transcript(lecture.id, "ana")
    with pytest.raises(BadInput):
        library.edit(lecture.id, number, text, "ana")
    assert library.transcript(lecture.id, "ana") == before


def test_only_its_owner_edits_a_lecture(library: Library, lecture: Lecture) -> None:
    with pytest.raises(BadInput, match="no lecture"):
        library.edit(lecture.id, 1, RIGHT, "ben")


def test_an_edit_that_cannot_be_stored_leaves_the_lecture_as_it_was(
    library: Library, lecture: Lecture, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = library.transcript(lecture.id, "ana")

    def refuse(*_: object) -> None:
        raise Unavailable("The search index cannot be used.")

    with monkeypatch.context() as patched:
        patched.setattr(library._store, "add", refuse)
        with pytest.raises(Unavailable):
            library.edit(lecture.id, 1, RIGHT, "ana")
    assert library.transcript(lecture.id, "ana") == before
    assert library.search("What builds proteins?", owner="ana")[0].text.startswith("Ribosomes")


@pytest.mark.parametrize("act", ["edit", "remove"])
def test_an_id_that_is_a_path_touches_nothing(library: Library, tmp_path: Path, act: str) -> None:
    victim = tmp_path / "victim"
    (victim / "inner").mkdir(parents=True)
    (victim / "file.txt").write_text("kept")
    for name in ("x/../../../victim", "../../victim", "..", "x/../../cache", str(victim)):
        with pytest.raises(BadInput):
            library.edit(name, 0, "y", "ana") if act == "edit" else library.remove(name, "ana")
    assert (victim / "file.txt").read_text() == "kept" and (victim / "inner").is_dir()
    assert library.home.cache.is_dir()


def test_a_failed_edit_leaves_the_lecture_in_the_search_by_meaning(
    library: Library, lecture: Lecture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chromadb.api.models.Collection import Collection

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Collection, "upsert", full)
        with pytest.raises(Unavailable):
            library.edit(lecture.id, 1, RIGHT, "ana")
    assert library.search("What builds proteins?", owner="ana")[0].text.startswith("Ribosomes")
    assert "gone dria" in library.transcript(lecture.id, "ana").sentences[1].text


def test_a_lecture_of_another_model_keeps_its_edits_and_title_when_added_again(
    library: Library, lecture: Lecture, tmp_path: Path
) -> None:
    from dataclasses import replace

    from index import shelf

    library.edit(lecture.id, 1, RIGHT, "ana")
    library.rename(lecture.id, "Biology 1", "ana")
    folder = library.home.lectures / lecture.id
    shelf.write_lecture(folder, replace(library.get(lecture.id, "ana"), embedding="another-model"))
    with pytest.raises(Unavailable, match="rebuild"):
        library.edit(lecture.id, 1, "Something else.", "ana")
    again = library.add(tmp_path / "cells.srt", owner="ana")
    assert (again.id, again.title) == (lecture.id, "Biology 1")
    assert library.transcript(lecture.id, "ana").sentences[1].text == RIGHT
    assert library.search("What do mitochondria do?", owner="ana")[0].text == RIGHT
