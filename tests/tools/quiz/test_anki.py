"""Anki decks: readable notes with working maths, the same notes at a second export, nothing half-written."""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path

import pytest

from index.errors import BadInput, Unavailable
from tools.quiz.anki import mathjax, write_deck
from tools.quiz.item import Distractor, Item, Quiz, Span

QUIZ = Quiz(
    "l1",
    (
        Item(
            "q1",
            "choice",
            "Which <b>crust</b> & why?",
            ("$x^2 < 4$", "$x = 2$"),
            "$x = 2$",
            (Distractor("$x^2 < 4$", "forgets the sign"),),
            Span("The crust costs $5 <now>.", 94.2, 97.0),
            keyphrase="Maillard reaction",
            lecture="l1",
        ),
        Item("q2", "numeric", "Solve $3x = 15$.", None, "5", skill="linear equations"),
    ),
)


def notes(path: Path, folder: Path) -> list[tuple[str, list[str]]]:
    """The notes of a deck, as Anki's importer finds them: (guid, fields)."""
    with zipfile.ZipFile(path) as package:
        package.extract("collection.anki2", folder)
    with sqlite3.connect(folder / "collection.anki2") as connection:
        rows = connection.execute("SELECT guid, flds FROM notes ORDER BY id").fetchall()
    return [(guid, fields.split("\x1f")) for guid, fields in rows]


def test_a_deck_holds_every_item_with_maths_and_moment(tmp_path: Path) -> None:
    path = write_deck(QUIZ, tmp_path / "deck.apkg", "Bread", base_url="https://example.org/lemma/")
    first, second = (fields for _, fields in notes(path, tmp_path))
    assert first[0] == "Which &lt;b&gt;crust&lt;/b&gt; &amp; why?"
    assert r"A. \(x^2 &lt; 4\)" in first[1]
    assert first[2] == r"B. \(x = 2\)"
    assert "&lt;now&gt;" in first[3]
    assert "forgets the sign" in first[3]
    assert 'href="https://example.org/lemma/?lecture=l1&amp;t=94">[01:34]</a>' in first[4]
    assert second[0] == r"Solve \(3x = 15\)."
    assert second[1] == second[4] == ""


def test_a_second_export_updates_the_same_notes(tmp_path: Path) -> None:
    first = notes(write_deck(QUIZ, tmp_path / "one.apkg"), tmp_path)
    second = notes(write_deck(QUIZ, tmp_path / "two.apkg"), tmp_path)
    assert [guid for guid, _ in first] == [guid for guid, _ in second]


def test_an_export_in_place_of_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    write_deck(QUIZ, path)
    write_deck(Quiz("l1", QUIZ.items[:1]), path)
    assert len(notes(path, tmp_path)) == 1
    assert sorted(file.name for file in tmp_path.glob("*.apkg")) == ["deck.apkg"]


def test_an_empty_quiz_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no questions"):
        write_deck(Quiz("l1", ()), tmp_path / "deck.apkg")
    with pytest.raises(Unavailable, match="could not be written"):
        write_deck(QUIZ, tmp_path / "nowhere" / "deck.apkg")


def test_money_and_mathjax_marks_in_plain_words_stay_words() -> None:
    assert mathjax("It costs $5.") == "It costs $5."
    assert r"\(" not in mathjax(r"press \(here\)")
