"""The three tools as others call them: a quiz on a lecture and on maths, graded, kept, and brought back."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from index.errors import BadInput
from index.home import Home
from index.library import Library
from index.transcript import clock
from tests.tools.quiz import bread
from tools.caller import Caller
from tools.history import History
from tools.quiz import draft_quiz, grade, review


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp("quiz")
    home = Home.open(folder / "home")
    Library(home).add(bread.write_captions(folder / "bread.srt"), title="Bread", owner="ana")
    return home


@pytest.fixture
def ana(home: Home) -> Caller:
    lecture = Library(home).list("ana")[0]
    return Caller(home, owner="ana", lecture=lecture.id)


def test_a_quiz_on_the_open_lecture_is_taken_and_kept(ana: Caller) -> None:
    quiz = draft_quiz(count=3, caller=ana)
    assert len(quiz.items) == 3
    right, wrong, unread = quiz.items
    assert grade(right.id, right.key_letter or "", caller=ana).credit == 1
    assert grade(wrong.as_json(), wrong.distractors[0].text, caller=ana).credit == 0
    assert grade(unread.id, "", caller=ana).answered is False
    history = History(ana.home)
    assert [len(history.attempts("ana", item.id)) for item in quiz.items] == [1, 1, 0]
    assert [card.item for card in history.cards("ana")] == [wrong.id]
    assert review(caller=ana).waiting == 1


def test_the_next_quiz_asks_something_else(ana: Caller) -> None:
    first, second = draft_quiz(count=3, caller=ana), draft_quiz(count=3, caller=ana)
    assert not {item.id for item in first.items} & {item.id for item in second.items}


def test_a_quiz_asks_only_about_what_was_watched(ana: Caller) -> None:
    sentences = Library(ana.home).transcript(ana.lecture or "", "ana").sentences
    half = sentences[len(sentences) // 2].start
    held = draft_quiz(count=20, caller=replace(ana, watched=half))
    assert 1 <= len(held.items) < len(draft_quiz(count=20, caller=ana).items)
    assert all(item.span and item.span.start <= half for item in held.items)
    heard = " ".join(sentence.text for sentence in sentences if sentence.start <= half).lower()
    for item in held.items:  # wrong options are words of the lecture, too
        assert all(option.lower() in heard for option in item.options or () if item.keyphrase != item.key), item
    assert held.reason == f"There are only {len(held.items)} questions in what you have watched (up to {clock(half)})."


def test_too_little_watched_for_a_quiz_is_said(ana: Caller) -> None:
    begun = draft_quiz(count=3, caller=replace(ana, watched=3.0))
    assert begun.items == ()
    assert begun.markdown() == (
        "*There is too little for a quiz in what you have watched (up to 00:03): watch on, or let me use the whole "
        "lecture.*"
    )
    with pytest.raises(BadInput, match="not watched any of this lecture"):
        draft_quiz(count=3, caller=replace(ana, watched=-1.0))


def test_someone_elses_lecture_and_items_are_not_there(ana: Caller) -> None:
    quiz = draft_quiz(count=1, caller=ana)
    ben = Caller(ana.home, owner="ben")
    with pytest.raises(BadInput):
        draft_quiz(lecture=ana.lecture, caller=ben)
    with pytest.raises(BadInput):
        grade(quiz.items[0].id, "A", caller=ben)
    assert review(caller=ben).waiting == 0


def test_an_item_that_was_tampered_with_is_graded_as_it_was_kept(ana: Caller) -> None:
    item = draft_quiz(count=1, caller=ana).items[0]
    forged = item.as_json() | {"key": item.distractors[0].text}
    assert grade(forged, item.key, caller=ana).credit == 1


def test_an_item_from_elsewhere_is_graded_and_not_kept(ana: Caller) -> None:
    before = len(History(ana.home).attempts("ana"))
    assert grade({"stem": "2 + 2?", "options": ["3", "4"], "key": "4"}, "B", caller=ana).credit == 1
    assert grade({"stem": "Half?", "key": "1/2", "kind": "numeric"}, "0.5", caller=ana).credit == 1
    assert len(History(ana.home).attempts("ana")) == before


@pytest.mark.parametrize(
    "item",
    [{}, {"stem": "?"}, {"stem": "?", "key": "1", "options": ["2", "3"]}, {"stem": "?", "key": "1", "options": "abc"},
     {"stem": 5, "key": "1"}, {"stem": "?", "key": "x" * 10_000}, {"stem": "?", "key": "1", "span": "no"},
     {"stem": "?", "key": "1", "distractors": [5]}, {"stem": "?", "key": "1", "difficulty": "hard"}, [], 7, None,
     "no-such-item"],
)  # fmt: skip
def test_what_is_no_item_is_refused_with_a_sentence(ana: Caller, item: object) -> None:
    with pytest.raises(BadInput) as refusal:
        grade(item, "A", caller=ana)  # type: ignore[arg-type]
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    "asked", [{"count": 0}, {"count": 1000}, {"lecture": "no such"}, {"lecture": "a", "skill": "b"}]
)
def test_a_quiz_that_cannot_be_is_refused(ana: Caller, asked: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        draft_quiz(**asked, caller=ana)  # type: ignore[arg-type]


def test_nothing_to_ask_about(home: Home) -> None:
    with pytest.raises(BadInput, match="nothing to ask about"):
        draft_quiz(caller=Caller(home, owner="ana"))


def test_an_unknown_skill_names_the_known_ones(ana: Caller) -> None:
    with pytest.raises(BadInput, match="nonlinear equations"):
        draft_quiz(skill="knot theory", caller=ana)


def test_a_maths_quiz_has_verified_keys_and_named_misconceptions(ana: Caller) -> None:
    quiz = draft_quiz(skill="linear equations", count=3, caller=ana)
    assert len(quiz.items) == 3
    assert len({item.stem for item in quiz.items}) == 3
    for item in quiz.items:
        assert all(item.gates.values()), item
        assert item.options
        assert item.key in item.options
        assert all(one.misconception for one in item.distractors)
        assert grade(item.id, item.key, caller=ana).credit == 1
        missed = grade(item.id, item.distractors[0].text, caller=ana)
        assert missed.credit == 0
        assert item.distractors[0].misconception.rstrip(".") in missed.feedback


def test_the_key_of_a_maths_quiz_moves_about(ana: Caller) -> None:
    letters = [item.key_letter for item in draft_quiz(skill="systems of equations", count=4, caller=ana).items]
    assert len(set(letters)) >= 3


def test_a_maths_quiz_on_a_given_problem(ana: Caller) -> None:
    quiz = draft_quiz(problem="If 3x + 7 = 22, what is the value of 6x - 1?", count=2, caller=ana)
    assert len(quiz.items) == 2
    assert all("6x - 1" not in item.stem or "3x + 7 = 22" not in item.stem for item in quiz.items)


def test_what_is_no_problem_gives_a_reason(ana: Caller) -> None:
    quiz = draft_quiz(problem="What is love?", count=2, caller=ana)
    assert quiz.items == ()
    assert quiz.reason


def test_results_are_plain_data(ana: Caller) -> None:
    quiz = draft_quiz(count=2, caller=ana)
    assert json.loads(json.dumps(asdict(quiz)))["items"][0]["gates"]["grounded"] is True
    assert json.dumps(asdict(review(caller=ana)))


def test_importing_the_tools_is_cheap() -> None:
    heavy = "{'sqlalchemy', 'textblob', 'fsrs', 'genanki', 'onnxruntime', 'numpy', 'sympy'}"
    code = f"import sys, tools.quiz; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[3]).returncode == 0
