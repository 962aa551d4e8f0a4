"""`python -m assistant ask`: one turn in the terminal, and batches of conversations."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from assistant.__main__ import main
from assistant.conversation import from_plain
from index.errors import BadInput
from index.home import Home
from index.library import Library
from tests.index.recordings import write_srt


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    def call(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        status = main(["ask", "--home", str(tmp_path / "home"), *arguments])
        return status, *capsys.readouterr()

    return call


def test_one_turn_is_streamed_in_plain_words(ask: Any):
    status, out, tools = ask("If 3x + 7 = 22, what is 6x - 1?")
    assert status == 0
    assert "29" not in out
    assert "[solve]" in tools


def test_a_batch_line_is_its_own_conversation(ask: Any):
    talk = [
        {"role": "user", "content": "Solve x^2 - 5x + 6 = 0"},
        {"role": "assistant", "content": "This one is about quadratic equations. What have you tried?"},
        {"role": "user", "content": "give me a hint"},
    ]
    stdin = "\n".join(
        [
            json.dumps({"id": "1", "messages": talk, "lecture": None}),
            json.dumps({"id": "2", "messages": [{"role": "user", "content": "hello"}], "lecture": None}),
            json.dumps({"id": "3", "messages": []}),
            json.dumps({"id": "4", "messages": [{"role": "robot", "content": "hi"}]}),
            "{",
        ]
    )
    status, out, _ = ask("--batch", stdin=stdin)
    first, second, third, fourth, fifth = (json.loads(line) for line in out.splitlines())
    assert status == 0
    assert [call["name"] for call in first["tools"]] == ["hint"]
    assert first["reply"] and first["model"] == "embedded" and first["seconds"] >= 0
    assert second["tools"] == []
    assert "error" in third and "error" in fourth and "error" in fifth
    assert (third["id"], fourth["id"], fifth["id"]) == ("3", "4", None)


def test_several_lectures_are_asked(ask: Any, tmp_path: Path):
    library, ids = Library(Home.open(tmp_path / "home")), []
    for name in ("bread", "butter", "jam"):
        file = write_srt(tmp_path / f"{name}.srt", [f"We make {name} today.", f"Good {name} needs time and patience."])
        ids.append(library.add(file).id)
    talk = [{"role": "user", "content": "What does the lecture say about butter?"}]
    stdin = "\n".join(
        json.dumps({"id": str(n), "messages": talk, "lecture": lecture})
        for n, lecture in enumerate([ids[:2], [ids[0], ids[2]], [], [7]])
    )
    _, out, _ = ask("--batch", stdin=stdin)
    two, others, every, wrong = (json.loads(line) for line in out.splitlines())
    assert "*Butter* speaks of this" in two["reply"]
    assert "butter" not in others["reply"].lower(), "what was not asked is not quoted"
    assert "*Butter* speaks of this" in every["reply"]
    assert wrong["error"] == '"lecture" must be a lecture\'s id, a list of ids, or null.'
    _, out, _ = ask("what does the lecture say about butter?", "--lecture", ids[0], "--lecture", ids[1])
    assert "*Butter* speaks of this" in out


def test_the_ladder_is_climbed_in_a_conversation_that_came_from_elsewhere(ask: Any):
    said = ["Solve 3x + 7 = 22", "hint", "another hint", "and another hint"]
    talk = [{"role": "user", "content": text} for text in said]
    status, out, _ = ask("--batch", stdin=json.dumps({"id": "1", "messages": talk}))
    assert status == 0
    assert "Hint 3 of 4" in json.loads(out)["reply"]


def test_nothing_said_is_a_sentence(ask: Any):
    status, _, error = ask()
    assert status == 1
    assert "Say something" in error


def test_a_model_that_does_not_exist_is_a_sentence(ask: Any):
    status, _, error = ask("hello", "--model", "telepathy")
    assert status == 1
    assert "telepathy" in error


@pytest.mark.parametrize("messages", [None, [], "hi", [1], [{"role": "user"}], [{"role": "assistant", "content": "x"}]])
def test_conversations_from_outside_are_checked(messages: object):
    with pytest.raises(BadInput):
        from_plain(messages)
