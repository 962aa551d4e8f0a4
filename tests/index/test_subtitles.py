"""Subtitles inside a video stand for its speech, where they can."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index import transcription
from index.media import RATE
from index.subtitles import own_subtitles
from index.transcription import transcribe
from tests.index.recordings import write_sound

ROWS = ((1.0, 3.0, "The chain rule"), (3.0, 5.5, "has two factors."), (6.0, 9.0, r"So x < 3\Nor not."))


def video(path: Path, rows: Sequence[tuple[float, float, str]] = ROWS, seconds: int = 10, **more: str) -> Path:
    return write_sound(path, [np.zeros(seconds * RATE, np.int16)], pictures=10 * seconds, subtitles=rows, **more)


@pytest.fixture(autouse=True)
def _nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    def listened(*_: object) -> None:
        raise AssertionError("somebody listened")

    monkeypatch.setattr(transcription, "_recognised", listened)


@pytest.mark.parametrize("name", ["talk.mkv", "talk.mp4", "talk.mov", "talk.webm"])
def test_a_videos_own_subtitles_are_used(tmp_path: Path, name: str) -> None:
    made = transcribe(video(tmp_path / name))
    assert [sentence.text for sentence in made.sentences] == [
        "The chain rule has two factors.",
        "So x < 3 or not.",
    ]
    assert (made.sentences[0].start, made.sentences[0].end) == (1.0, 5.5)
    assert (made.language, made.made_by) == ("en", "captions")
    assert made.notes == ("The video's own subtitles (en) were used; its speech was not recognised.",)
    assert made.seconds == pytest.approx(10.0, abs=0.2)


def test_a_few_signs_are_no_speech(tmp_path: Path) -> None:
    assert own_subtitles(video(tmp_path / "talk.mkv", [(1.0, 3.0, "PARIS, 1789")], seconds=60)) is None


def test_sound_notes_alone_are_listened_past(tmp_path: Path) -> None:
    music = [(float(i), i + 1.0, "[upbeat music playing]") for i in range(10)]
    with pytest.raises(AssertionError, match="somebody listened"):
        transcribe(video(tmp_path / "talk.mkv", music))


def test_a_video_without_subtitles(tmp_path: Path) -> None:
    assert own_subtitles(video(tmp_path / "talk.mkv", [])) is None


def test_subtitles_without_a_language_are_taken_as_they_are(tmp_path: Path) -> None:
    found = own_subtitles(video(tmp_path / "talk.mkv", language="und"))
    assert found is not None
    assert found.language is None


def test_a_translation_does_not_stand_for_the_speech(tmp_path: Path) -> None:
    assert own_subtitles(video(tmp_path / "talk.mkv", language="fre", spoken="eng")) is None
    assert own_subtitles(video(tmp_path / "same.mkv", language="fra", spoken="fre")) is not None
