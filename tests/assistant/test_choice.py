"""Which lectures questions go to: what a browser may send, and what the page makes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant import choice
from assistant.handlers import Handlers
from assistant.service import Service
from index.home import Home
from tests.index.recordings import write_srt

ANA = "a" * 32


@pytest.fixture
def page(tmp_path: Path) -> Handlers:
    return Handlers(Service(Home.open(tmp_path / "home")))


def add(page: Handlers, tmp_path: Path, name: str) -> str:
    file = write_srt(tmp_path / f"{name}.srt", [f"We make {name} today.", f"Good {name} needs time and patience."])
    return page.service.library.add(file, owner=ANA).id


def said(page: Handlers, record: dict[str, Any], text: str) -> tuple[str, dict[str, Any]]:
    """One turn: what was said last, and the record after it."""
    *_, last = page.reply({"text": text, "files": []}, record, None, None)
    return page.service.entries(last[0]["conversation"], ANA)[-1].text, last[0]


@pytest.mark.parametrize("sent", [None, 7, "everything", {"a": 1}, "open"])
def test_what_is_no_choice_is_the_open_lecture(sent: object) -> None:
    assert choice.read(sent) == choice.OPEN
    assert choice.asked(choice.read(sent)) is None


def test_a_choice_in_the_page_is_what_is_asked(page: Handlers, tmp_path: Path) -> None:
    bread, butter, jam = (add(page, tmp_path, name) for name in ("bread", "butter", "jam"))
    record: dict[str, Any] = {"learner": ANA, "lecture": bread}
    record, ways, ticks = page.choose_way(choice.SEVERAL, record)
    assert record["ask"] == [bread], "several begin with the open one"
    assert (ways.value, ticks.value, ticks.visible) == ("several", [bread], True)
    record = page.tick([bread, butter], record)
    answer, record = said(page, record, "What does the lecture say about butter?")
    assert "*Butter* speaks of this" in answer
    answer, record = said(page, record, "What does the lecture say about jam?")
    assert "not in these lectures" in answer and "jam" not in answer.replace("about jam", "")
    record, *_ = page.choose_way(choice.ALL, record)
    answer, record = said(page, record, "What does the lecture say about jam?")
    assert "*Jam* speaks of this" in answer
    assert record["lecture"] == bread, "the open lecture stays open"
    assert jam


def test_a_chosen_lecture_that_has_gone_is_told_once(page: Handlers, tmp_path: Path) -> None:
    bread, butter, jam = (add(page, tmp_path, name) for name in ("bread", "butter", "jam"))
    record: dict[str, Any] = {"learner": ANA, "lecture": bread, "ask": [bread, butter, jam]}
    page.service.library.remove(jam, ANA)
    _, record = said(page, record, "Solve 2x = 8")  # which is no question to lectures
    answer, record = said(page, record, "What does the lecture say about butter?")
    assert "One of the lectures you chose is not in your library any more" in answer
    assert record["ask"] == [bread, butter]
    assert "any more" not in said(page, record, "What does the lecture say about butter?")[0]


def test_a_reply_that_does_not_say_so_leaves_it_chosen(page: Handlers, tmp_path: Path) -> None:
    bread, butter, jam = (add(page, tmp_path, name) for name in ("bread", "butter", "jam"))
    record: dict[str, Any] = {"learner": ANA, "lecture": bread, "ask": [bread, butter, jam]}
    page.service.library.remove(jam, ANA)
    answer, record = said(page, record, "What is said in the lecture at 0:05?")
    assert "Good bread" in answer and "any more" not in answer
    assert record["ask"] == [bread, butter, jam]
    assert "any more" in said(page, record, "What does the lecture say about butter?")[0]


def test_what_is_chosen_during_a_reply_is_kept(page: Handlers, tmp_path: Path) -> None:
    bread, butter, jam = (add(page, tmp_path, name) for name in ("bread", "butter", "jam"))
    turn = page.reply({"text": "What does the lecture say about bread?", "files": []},
                      {"learner": ANA, "lecture": bread}, None, None)  # fmt: skip
    record, *_ = next(turn)
    record, *_ = page.choose_way(choice.SEVERAL, record)
    record = page.tick([butter, jam], record)
    record, *_ = page.choose_lecture(butter, record)
    *_, last = turn
    ways, ticks = last[6:8]
    assert (last[0]["ask"], last[0]["lecture"]) == ([butter, jam], butter)
    assert (ways.value, ticks.value) == (choice.SEVERAL, [butter, jam])
    assert said(page, last[0], "Thank you")[1]["ask"] == [butter, jam]


@pytest.mark.parametrize(
    "change", ["{", "[]", '{"n": Infinity}', '{"lecture": "l", "n": Infinity, "text": ""}', "[" * 9**6]
)
def test_a_change_that_cannot_be_read_is_told(
    page: Handlers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    told: list[str] = []
    monkeypatch.setattr("gradio.Warning", told.append)
    record, *_ = page.edit_sentence(change, {"learner": ANA, "lecture": add(page, tmp_path, "bread")})
    assert record["lecture"]
    assert told == ["That change could not be read, so nothing was changed: edit the sentence again."]


def test_a_choice_has_an_end() -> None:
    assert len(choice.read([f"lecture{number}" for number in range(1000)])) == choice.MOST


def test_a_lecture_that_is_added_joins_the_chosen(page: Handlers, tmp_path: Path) -> None:
    bread, butter = add(page, tmp_path, "bread"), add(page, tmp_path, "butter")
    assert choice.followed([bread], [bread], [bread, butter]) == [bread, butter]
    assert choice.followed([bread], [bread], []) == choice.OPEN
    assert choice.followed(choice.ALL, [bread], [bread, butter]) == choice.ALL


def test_with_one_lecture_there_is_nothing_to_choose(page: Handlers, tmp_path: Path) -> None:
    bread = add(page, tmp_path, "bread")
    _, ways, ticks = page.choose_way(choice.SEVERAL, {"learner": ANA, "lecture": bread})
    assert not ways.visible and not ticks.visible


def test_another_learners_lecture_cannot_be_chosen(page: Handlers, tmp_path: Path) -> None:
    bread = add(page, tmp_path, "bread")
    ben = {"learner": "b" * 32, "ask": [bread]}
    *_, last = page.reply({"text": "What does the lecture say about bread?", "files": []}, ben, None, None)
    answer = page.service.entries(last[0]["conversation"], "b" * 32)[-1].text
    assert "not in your library" in answer and "patience" not in answer
