"""A lecture's file has changed: what was put right in the older version is in the new one."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from index import editing, shelf
from index import library as module
from index.adding import Added, add_all
from index.errors import Unavailable
from index.home import Home
from index.lecture import Lecture
from index.library import Library
from index.transcript import Sentence, Transcript
from index.versions import alike, carried
from tests.index.recordings import SPOKEN, write_srt

RIGHT = "Bonaventura Cavalieri already compared solids slice by slice in Bologna."
CELLS = ("Cells divide by mitosis.", "The spindle pulls the chromatids.", "Meiosis halves the chromosomes.", "Done.")
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


def said(library: Library) -> dict[str, str]:
    """By the name of the file they came from, how the lectures begin."""
    return {one.source: library.transcript(one.id).sentences[0].text for one in library.list()}


def test_versions_say_at_least_a_quarter_of_the_same() -> None:
    one = spoken("Four words are said.", "This is another sentence.", "And a third one.", "The fourth is last.")
    assert alike(one, spoken("four words – are said", *CELLS, "Many more."))
    assert not alike(one, spoken(*CELLS, "Four words."))
    assert not alike(spoken("Okay.", *SPOKEN), spoken("Okay.", *CELLS)), "one short word in common is no version"
    assert not alike(spoken("…"), spoken("…"))


def test_another_lecture_under_the_same_name_stands_beside_the_old_one(library: Library, captions: Path) -> None:
    before = edited(library, captions)
    library.rename(before, "Analysis I")
    other = added(library, captions, CELLS)
    assert other.how == "new"
    assert other.note == (
        'calculus.srt is a lecture of its own. "Analysis I", which came from that place before, says something else '
        "and stays in the library."
    )
    assert other.lecture is not None and other.lecture.title == "Calculus"
    assert set(library.originals(before)) == {4, 7}
    newer = added(library, captions, [*CELLS, "Goodbye."])
    assert newer.how == "changed", "each of the two is followed by its own newer version"
    again = added(library, captions, [*SPOKEN, "Whales sing."])
    assert again.how == "changed"
    assert again.lecture is not None and again.lecture.title == "Analysis I"
    assert library.list() == [newer.lecture, again.lecture]


def test_what_was_corrected_here_and_saved_as_a_file_is_a_newer_version(library: Library, captions: Path) -> None:
    lecture = added(library, captions, CELLS).lecture
    assert lecture is not None
    for number, text in enumerate(SPOKEN[: len(CELLS)]):
        library.edit(lecture.id, number, text)
    assert added(library, captions, SPOKEN[: len(CELLS)]).how == "changed"
    assert len(library.list()) == 1


@pytest.mark.parametrize("text", [[*SPOKEN, "Whales sing."], CELLS])
def test_a_lecture_whose_copy_is_there_is_not_replaced(
    library: Library, captions: Path, text: Sequence[str], home: Home
) -> None:
    before = edited(library, captions)
    copy = captions.with_name("copy.srt")
    shutil.copyfile(captions, copy)
    assert [one.how for one in add_all(library, [captions, copy])] == ["known", "known"]
    write_srt(captions, text)
    hows = {one.path: (one.how, one.note) for one in add_all(library, [captions, copy])}
    assert hows[copy] == ("known", 'copy.srt is in the library already, as "Calculus".')
    how, note = hows[captions]
    if text is CELLS:
        assert how == "new"
    else:
        assert how == "changed"
        assert note.endswith("What it said before stays in the library too, since copy.srt says it.")
    assert said(library) == {"copy.srt": SPOKEN[0], "calculus.srt": text[0]}
    assert set(library.originals(before)) == {4, 7}
    assert added(library, captions, [*text, "Goodbye."]).how == "changed"
    assert added(library, copy, [*SPOKEN, "That is all."]).how == "changed"
    assert len(library.list()) == 2


def test_a_renamed_file_takes_its_lecture_along(library: Library, captions: Path) -> None:
    before = edited(library, captions)
    renamed = captions.rename(captions.with_name("renamed.srt"))
    (known,) = add_all(library, [renamed])
    assert (known.how, known.lecture) == ("known", library.get(before))
    added(library, captions, [*SPOKEN, "Whales sing."])
    assert said(library) == {"renamed.srt": SPOKEN[0], "calculus.srt": SPOKEN[0]}
    changed = added(library, renamed, [*SPOKEN, "So do birds."])
    assert changed.how == "changed"
    assert changed.lecture is not None
    assert set(library.originals(changed.lecture.id)) == {4, 7}


_KILLED = """
import os, sys
from pathlib import Path
from index import shelf
from index.adding import add_all
from index.home import Home
from index.lecture import Lecture
from index.library import Library
shelf.hide = lambda folder: os._exit(9)
list(add_all(Library(Home.open(sys.argv[1])), [Path(sys.argv[2])]))
"""


@pytest.mark.parametrize("touched", [False, True])
def test_a_killed_replacement_is_finished_at_the_next_start(
    library: Library, home: Home, captions: Path, touched: bool
) -> None:
    before = edited(library, captions)
    write_srt(captions, [*SPOKEN, "Whales sing."])
    killed = subprocess.run([sys.executable, "-c", _KILLED, str(home.root), str(captions)], check=False)
    assert killed.returncode == 9
    assert len(library.list()) == 2
    if touched:  # somebody goes on with the older one
        library.edit(before, 0, "Today we look at derivatives.")
    module._swept.discard(str(home.root))  # as a new process would begin
    library = Library(home)
    assert (before in [one.id for one in library.list()]) == touched
    newer = library.list()[-1]
    assert set(library.originals(newer.id)) == {4, 7}
    (known,) = add_all(library, [captions])
    assert (known.how, known.lecture) == ("known", newer)
    assert not list(home.lectures.glob("*/replaces"))
    assert {hit.lecture for hit in library.search("Who compared solids?")} <= {one.id for one in library.list()}


@pytest.mark.parametrize("damage", ["shorter", "no JSON", "too deep", "too large a number"])
def test_a_damaged_original_keeps_its_lecture_and_the_batch(library: Library, captions: Path, damage: str) -> None:
    before = edited(library, captions)
    file = library.home.lectures / before / "original.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    if damage == "shorter":
        data["sentences"].pop()
    elif damage == "too large a number":
        data["length"] = 10**400
    broken = {"no JSON": "{", "too deep": "[" * 100_000}
    file.write_text(broken.get(damage) or json.dumps(data), encoding="utf-8")
    write_srt(captions, [*SPOKEN, "Whales sing."])
    other = write_srt(captions.with_name("other.srt"), CELLS)
    first, second = add_all(library, [captions, other])
    assert (first.how, second.how) == ("new", "new")
    assert first.note.endswith(
        '"Calculus", which came from that place before, has edits of which the original is damaged and stays in the '
        "library."
    )
    assert [sentence.text for sentence in library.transcript(before).sentences][7] == RIGHT
    assert len(library.list()) == 3


def uploaded(library: Library, folder: Path, sentences: Sequence[str], owner: str = "ada") -> Lecture:
    """Hand a file named talk.srt over, as a browser does: from another folder each time."""
    folder.mkdir()
    return library.add(write_srt(folder / "talk.srt", sentences), owner=owner)


def test_an_uploaded_file_that_has_changed_takes_the_place_of_the_one_before(library: Library, tmp_path: Path) -> None:
    before = uploaded(library, tmp_path / "monday", SPOKEN)
    library.edit(before.id, 7, RIGHT, owner="ada")
    after = uploaded(library, tmp_path / "tuesday", (*SPOKEN, "Thank you."))
    assert [one.id for one in library.list("ada")] == [after.id]
    assert library.transcript(after.id, "ada").sentences[7].text == RIGHT
    assert after.notes[0] == "talk.srt has changed since it was added: this version took its place."
    assert "put right in this one too" in after.notes[1]


@pytest.mark.parametrize(
    ("owner", "says"),
    [("ada", (*CELLS, *CELLS, SPOKEN[0])), ("ada", SPOKEN[:3]), ("grace", (*SPOKEN, "Thank you."))],
    ids=["other words", "an excerpt", "somebody else's"],
)
def test_an_uploaded_file_of_the_same_name_may_be_another(
    library: Library, tmp_path: Path, owner: str, says: Sequence[str]
) -> None:
    before = uploaded(library, tmp_path / "monday", SPOKEN)
    after = uploaded(library, tmp_path / "tuesday", says, owner)
    assert library.get(before.id, "ada") == before
    assert after.id != before.id and not after.notes
