"""A lecture's file has changed: what was put right in the older version is in the new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from index import editing, shelf
from index.adding import Added, add_all
from index.errors import Unavailable
from index.home import Home
from index.library import Library
from index.transcript import Sentence, Transcript
from index.versions import carried
from tests.index.recordings import SPOKEN, write_srt

RIGHT = "Bonaventura Cavalieri already compared solids slice by slice in Bologna."
FACTOR = "A common mistake is to forget the factor n in front."


def spoken(*texts: str, begin: float = 0.0) -> Transcript:
    """A transcript, one sentence every five seconds."""
    said = (Sentence(begin + 5.0 * n, begin + 5.0 * n + 5, text) for n, text in enumerate(texts))
    return Transcript(tuple(said), "en", "captions")


def test_an_edit_finds_its_sentence_in_the_newer_version() -> None:
    first = spoken("Okay.", "X squired.", "Okay.", "Goodbye.")
    now = editing.with_sentence(editing.with_sentence(first, 1, "x squared."), 2, "Okay, so far?")
    made = carried(first, now, spoken("Welcome back.", "Okay.", "X squired.", "Okay.", "Goodbye.", "Thanks."))
    assert [one.text for one in made.transcript.sentences] == [
        "Welcome back.", "Okay.", "x squared.", "Okay, so far?", "Goodbye.", "Thanks.",
    ]  # fmt: skip
    assert made.notes == ("2 sentences that were put right in the version before were put right in this one too.",)


def test_an_edit_without_its_sentence_is_told() -> None:
    first = spoken("X squired.", "Goodbye.")
    now = editing.with_sentence(first, 0, "x squared.")
    elsewhere = carried(first, now, spoken("Goodbye.", "See you."))
    told = "An edit was not carried over, since what it put right is not there any more: “x squared.” at 00:00."
    assert elsewhere == replace(elsewhere, transcript=spoken("Goodbye.", "See you."), notes=(told,))
    much_later = carried(first, now, spoken("X squired.", "Goodbye.", begin=300.0))
    assert much_later.notes == (told,)


def test_what_the_new_file_says_by_itself_needs_no_edit() -> None:
    first = spoken("X squired.", "Goodbye.")
    made = carried(first, editing.with_sentence(first, 0, "x squared."), spoken("x squared.", "Goodbye."))
    assert made.notes == ()


@pytest.fixture
def library(home: Home) -> Library:
    return Library(home)


def added(library: Library, path: Path, sentences: Sequence[str] = SPOKEN) -> Added:
    write_srt(path, sentences)
    (one,) = add_all(library, [path])
    return one


def edited(library: Library, path: Path) -> str:
    """Add the lecture and put two of its sentences right; its id."""
    lecture = added(library, path).lecture
    assert lecture is not None
    library.edit(lecture.id, 7, RIGHT)
    library.edit(lecture.id, 4, FACTOR)
    return lecture.id


def test_a_changed_lecture_keeps_what_was_put_right(library: Library, captions: Path) -> None:
    before = edited(library, captions)
    changed = added(library, captions, ["Welcome.", *SPOKEN[:4], *SPOKEN[5:]])
    assert changed.how == "changed"
    assert changed.note.endswith(
        '"Calculus" was made again from it. One sentence that was put right in the version before was put right in '
        "this one too. An edit was not carried over, since what it put right is not there any more: "
        f"“{FACTOR}” at 00:20."
    )
    assert library.list() == [changed.lecture], "the older version has made room"
    assert changed.lecture is not None and changed.lecture.id != before
    assert library.originals(changed.lecture.id) == {7: SPOKEN[7]}
    assert library.search("Who compared solids in Bologna?")[0].text == RIGHT
    assert RIGHT in library.captions_path(changed.lecture.id).read_text(encoding="utf-8")


def test_edits_survive_several_versions(library: Library, captions: Path) -> None:
    edited(library, captions)
    added(library, captions, [*SPOKEN, "Whales sing."])
    last = added(library, captions, [*SPOKEN, "Whales sing.", "So do birds."]).lecture
    assert last is not None
    assert library.originals(last.id) == {4: SPOKEN[4], 7: SPOKEN[7]}
    assert library.list() == [last]


def test_a_version_that_cannot_be_stored_leaves_the_older_one(
    library: Library, captions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = edited(library, captions)

    def refuse(folder: Path) -> Path:
        raise Unavailable(f"Lemma could not remove {folder.name}.")

    with monkeypatch.context() as patched:
        patched.setattr(shelf, "hide", refuse)
        assert added(library, captions, [*SPOKEN, "Whales sing."]).how == "failed"
    assert before in [lecture.id for lecture in library.list()]
    assert library.search("Who compared solids in Bologna?", lecture=before)[0].text == RIGHT
    assert added(library, captions, [*SPOKEN, "Whales sing.", "So do birds."]).how == "changed"
