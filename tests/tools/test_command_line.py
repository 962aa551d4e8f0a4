"""The command lines as a script meets them: plain words, JSON, JSON lines with bad ones among them."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.index.recordings import write_srt
from tools.__main__ import main
from tools.registry import TOOLS, find, plain

PROBLEM = "If 3x + 7 = 22, what is the value of 6x - 1?"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Run `python -m tools …`; returns (status, standard output, standard error)."""

    def call(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        status = main([arguments[0], "--home", str(tmp_path / "home"), *arguments[1:]])
        return status, *capsys.readouterr()

    return call


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_problem_is_solved_for_people_and_for_programs(run: Any):
    status, out, _ = run("solve", PROBLEM)
    assert status == 0
    assert "29" in out
    status, out, _ = run("solve", PROBLEM, "--choice", "(A) 5", "--choice", "(B) 29", "--json")
    data = json.loads(out)
    assert (data["answer"], data["choice"], data["basis"], data["verified"]) == ("29", "B", "solved", True)
    assert set(data) >= {"answer", "choice", "basis", "verified", "skill", "steps", "hints", "seconds", "reason"}
    assert set(data["steps"][0]) == {"text", "before", "after", "rule", "checked"}
    assert len(data["hints"]) == 6


def test_a_batch_answers_every_line_in_order_and_goes_on_after_bad_ones(run: Any):
    stdin = "\n".join(
        [
            json.dumps({"id": "a", "question": "Solve 2x = 8", "choices": None}),
            "this is not JSON",
            json.dumps({"id": "c"}),
            json.dumps([1, 2]),
            json.dumps({"id": "e", "question": 7}),
            "",
            json.dumps({"id": "f", "question": "Prove Fermat's last theorem"}),
            json.dumps({"id": "g", "question": "x^2 = 49"}),
        ]
    )
    status, out, _ = run("solve", "--batch", stdin=stdin)
    answers = lines(out)
    assert status == 0
    assert [answer["id"] for answer in answers] == ["a", None, "c", None, "e", "f", "g"]
    assert answers[0]["answer"] in ("4", "x = 4")
    assert all("error" in answers[index] for index in (1, 2, 3, 4))
    assert answers[5]["answer"] is None and answers[5]["reason"]
    assert answers[6]["verified"]


def test_hints_climb_and_a_level_out_of_range_is_a_sentence(run: Any):
    _, first, _ = run("hint", PROBLEM, "--level", "1")
    _, second, _ = run("hint", PROBLEM, "--level", "2", "--json")
    assert first.strip() != json.loads(second)["text"]
    status, _, error = run("hint", PROBLEM, "--level", "9")
    assert status == 1
    assert "Traceback" not in error and error.strip().endswith(".")


def test_lectures_are_asked_by_repeating_the_flag(run: Any, tmp_path: Path):
    ids = []
    for name in ("bread", "butter", "jam"):
        file = write_srt(tmp_path / f"{name}.srt", [f"We make {name} today.", f"Good {name} needs time and patience."])
        status, out, _ = run("add_lecture", str(file), "--json")
        assert status == 0
        ids.append(json.loads(out)["lecture"])
    question = ("search_lecture", "What does good jam need?", "--json")
    two = json.loads(run(*question, "--lecture", ids[0], "--lecture", ids[1])[1])
    assert {hit["lecture"] for hit in two["hits"]} == set(ids[:2]) and two["lectures"] == ids[:2]
    assert json.loads(run(*question, "--lecture", ids[2])[1])["lecture"] == ids[2]
    stdin = json.dumps({"id": "a", "query": "What does good jam need?", "lecture": ids[:2]})
    (line,) = lines(run("search_lecture", "--batch", stdin=stdin)[1])
    assert line["hits"] == two["hits"]
    status, _, error = run(*question, "--lecture", ids[0], "--lecture", "lnowhere")
    assert (status, error.strip()) == (1, 'There is no lecture "lnowhere" in your library.')


def test_work_is_given_in_lines(run: Any):
    _, out, _ = run("check_work", PROBLEM, "--work", "3x = 15; x = 4", "--json")
    data = json.loads(out)
    assert not data["right"]
    assert data["first_wrong"] == 1
    stdin = json.dumps({"id": "1", "problem": PROBLEM, "work": ["3x = 15", "x = 5", "29"]})
    (answer,) = lines(run("check_work", "--batch", stdin=stdin)[1])
    assert answer["right"] and answer["first_wrong"] is None


def test_another_problem_keeps_its_answer_to_itself_in_plain_words(run: Any):
    _, out, _ = run("another_like_this", PROBLEM)
    assert "?" in out or "=" in out
    data = json.loads(run("another_like_this", PROBLEM, "--json")[1])
    assert data["verified"] and data["answer"]


def test_keyphrases_of_a_file_have_their_places(run: Any, tmp_path: Path):
    text = "Photosynthesis converts light energy. Photosynthesis needs water and carbon dioxide."
    (tmp_path / "notes.txt").write_text(text, encoding="utf-8")
    data = json.loads(run("keyphrases", str(tmp_path / "notes.txt"), "--json")[1])
    for phrase in data["keyphrases"]:
        for start, end in phrase["spans"]:
            assert text[start:end].lower() == phrase["text"].lower()
    status, _, error = run("keyphrases", str(tmp_path / "missing.txt"))
    assert status == 1 and "missing.txt" in error


def test_a_lecture_is_added_searched_outlined_and_quizzed(run: Any):
    from assistant.sample import CAPTIONS

    _, out, _ = run("add_lecture", str(CAPTIONS), "--title", "Balance", "--json")
    lecture = json.loads(out)["lecture"]
    stdin = json.dumps({"id": "q", "query": "what is an inverse operation?", "lecture": lecture, "top": 3})
    (answer,) = lines(run("search_lecture", "--batch", stdin=stdin)[1])
    assert set(answer["hits"][0]) >= {"lecture", "start", "end", "text", "score", "context"}
    assert "inverse operation" in answer["hits"][0]["text"]
    assert "[01:" in run("search_lecture", "what is an inverse operation?", "--lecture", lecture)[1]
    assert "Chapters" in run("outline", "--lecture", lecture)[1]
    quiz = json.loads(run("draft_quiz", "--lecture", lecture, "--count", "3", "--json")[1])
    assert 1 <= len(quiz["items"]) <= 3
    item = quiz["items"][0]
    assert item["span"]["quote"] and item["key"] in item["options"]
    graded = lines(run("grade", "--batch", stdin=json.dumps({"id": "g", "item": item, "answer": item["key"]}))[1])
    assert graded[0]["credit"] == 1
    assert run("review")[0] == 0


def test_a_quiz_goes_to_anki(run: Any, tmp_path: Path):
    deck = tmp_path / "deck.apkg"
    status, _, _ = run("draft_quiz", "--skill", "linear equations", "--count", "2", "--anki", str(deck))
    assert status == 0
    assert deck.read_bytes()[:2] == b"PK"


def test_captions_are_transcribed_to_other_formats(run: Any):
    from assistant.sample import CAPTIONS

    assert run("transcribe", str(CAPTIONS), "--vtt")[1].startswith("WEBVTT")
    assert run("transcribe", str(CAPTIONS), "--srt")[1].startswith("1\n00:00:")
    assert " --> " not in run("transcribe", str(CAPTIONS), "--txt")[1]
    assert run("transcribe", str(CAPTIONS), "--md")[1].startswith(f"# {CAPTIONS.name}\n\n**[00:00]** ")
    assert "-->" in run("transcribe", str(CAPTIONS), "--srt")[1]
    assert json.loads(run("transcribe", str(CAPTIONS), "--json")[1])["made_by"] == "captions"


def test_sound_is_written_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    from assistant.sample import AUDIO

    target = tmp_path / "out.wav"
    assert main(["audio", str(AUDIO), "--out", str(target)]) == 0
    assert target.read_bytes()[:4] == b"RIFF"
    assert main(["audio", str(tmp_path / "none.mp4"), "--out", str(target)]) == 1
    assert "none.mp4" in capsys.readouterr().err


@pytest.mark.parametrize("name", TOOLS)
def test_every_tool_explains_itself(name: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as stop:
        main([name, "--help"])
    assert stop.value.code == 0
    assert find(name).help.split(".")[0] in " ".join(capsys.readouterr().out.split())


def test_arguments_are_checked_against_the_signature():
    schema = find("solve").arguments.model_json_schema()
    assert set(schema["properties"]) == {"question", "choices"}
    assert "caller" not in str([tool.arguments.model_json_schema() for tool in TOOLS.values()])


def test_results_are_plain_data():
    from tools import maths

    data = plain(maths.solve(PROBLEM))
    assert json.loads(json.dumps(data)) == json.loads(json.dumps(data))
    assert data["steps"][0]["checked"] is True
