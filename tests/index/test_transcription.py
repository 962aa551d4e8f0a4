"""Who listens, what they hear, and what is said when the better one cannot be had."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import numpy as np
import pytest

from index import hub, whisper
from index.errors import BadInput, Cancelled, Unavailable
from index.media import RATE, sound
from index.progress import Progress, listening
from index.speech import hear, quietest, stretches
from index.sphinx import Sphinx
from index.transcription import is_media, transcribe
from tests.index.recordings import write_media
from tests.index.tiny_whisper import build


def test_captions_are_read_and_not_listened_to(captions: Path) -> None:
    assert not is_media(captions)
    assert transcribe(captions).made_by == "captions"
    assert transcribe(captions.rename(captions.with_suffix(".mp4"))).made_by == "captions"  # content, not name


def test_text_named_like_a_recording_is_refused(tmp_path: Path) -> None:
    (tmp_path / "talk.mp3").write_text("I am no sound at all.")
    with pytest.raises(BadInput, match=r"talk\.mp3 is named like a recording but holds only text"):
        transcribe(tmp_path / "talk.mp3")


def test_pocketsphinx_listens_and_says_so(speech: Path) -> None:
    transcript = transcribe(speech / "ljspeech__LJ001-0004.wav")
    heard = " ".join(sentence.text for sentence in transcript.sentences)
    assert "were the immediate predecessors of the true printed book" in heard
    assert transcript.made_by == "pocketsphinx"
    assert "PocketSphinx listened instead" in transcript.notes[0]
    assert transcript.seconds == pytest.approx(5.14, abs=0.05)


def test_words_have_the_times_at_which_they_are_said(speech: Path) -> None:
    with sound(speech / "ljspeech__LJ001-0002.wav") as clip:
        words = {word.text: word for utterance in hear(Sphinx(), clip.pieces) for word in utterance.words}
    assert 0.4 < words["comparatively"].start < 0.7
    assert 1.1 < words["comparatively"].end < 1.5


def test_a_tone_has_no_speech_in_it(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"No speech was heard in tone\.wav"):
        transcribe(write_media(tmp_path / "tone.wav", 3.0))


def test_listening_shows_progress_and_stops(speech: Path) -> None:
    stop = threading.Event()
    seen: list[Progress] = []

    def hear(progress: Progress) -> None:
        seen.append(progress)
        if progress.fraction:
            stop.set()

    with listening(hear, stop), pytest.raises(Cancelled):
        transcribe(speech / "jfk__jfk.flac")
    assert any(progress.stage == "listening" for progress in seen)


def test_a_hub_out_of_reach_costs_seconds_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whisper, "_failures", {})
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")  # nobody answers there
    with pytest.raises(Unavailable, match='"small" is not on this machine and the Hugging Face Hub cannot be reached'):
        whisper.Whisper()

    def forbidden() -> bool:
        raise AssertionError("asked again")

    monkeypatch.setattr(hub, "answers", forbidden)
    with pytest.raises(Unavailable, match="cannot be reached"):
        whisper.Whisper()


def test_a_hub_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as deaf:
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{deaf.getsockname()[1]}")
        monkeypatch.setattr(hub, "PATIENCE", 0.3)
        begun = time.monotonic()
        assert not hub.answers()
        assert time.monotonic() - begun < 5


@pytest.mark.parametrize("name", ["no-such-size", "folder"])
def test_a_model_that_is_none_is_named(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whisper, "_failures", {})
    (tmp_path / "folder").mkdir()
    chosen = str(tmp_path / "folder") if name == "folder" else name
    with pytest.raises(Unavailable, match=name):
        whisper.Whisper(chosen)


def test_stretches_are_cut_in_quiet_places_and_lose_nothing() -> None:
    loud = np.full(RATE, 9000, np.int16)
    hush = np.zeros(RATE // 2, np.int16)
    pieces = [loud, loud, hush, loud, loud, hush, loud]
    made = list(stretches(pieces, longest=3.0, look=1.5))
    assert np.array_equal(np.concatenate([stretch.samples for stretch in made]), np.concatenate(pieces))
    assert made[1].start == pytest.approx(2.25, abs=0.2)
    assert abs(quietest(np.concatenate([loud, hush, loud])) - 1.25 * RATE) < 0.2 * RATE


@pytest.mark.slow
def test_faster_whisper_path_from_sound_to_sentences(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, speech: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = build(tmp_path_factory.mktemp("whisper"))
    monkeypatch.setattr(whisper, "_LONGEST", 4.0)  # several stretches out of one clip
    monkeypatch.setattr(whisper, "_LOOK", 1.0)
    transcript = transcribe(speech / "ljspeech__LJ001-0001.wav", str(model))
    assert transcript.made_by == "faster-whisper model"
    assert transcript.notes[0] == "The speech was recognised by faster-whisper model."
    assert transcript.sentences
    assert all(0 <= sentence.start <= sentence.end <= 10 for sentence in transcript.sentences)
    with pytest.raises(BadInput, match=r"No speech was heard in tone\.wav"):
        transcribe(write_media(tmp_path / "tone.wav", 9.0), str(model))
    stop = threading.Event()
    with (
        listening(lambda progress: stop.set() if progress.stage == "listening" else None, stop),
        pytest.raises(Cancelled),
    ):
        transcribe(speech / "jfk__jfk.flac", str(model))
