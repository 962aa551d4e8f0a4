"""What was recognised before a kill is not recognised again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from index import kept as shelf
from index.kept import Kept, forget
from index.lecture import digest_of
from index.library import Library
from index.media import RATE, sound
from index.sentences import Word
from index.speech import Stretch, Utterance
from tests.index.recordings import write_sound
from tests.index.tiny_whisper import build

SAID = Utterance(1.0, 2.0, (Word(1.0, 2.0, "Grüße", 0.5), Word(2.0, 2.0, "n", 0.1, spaced=False)), -0.5, 0.1, 1.2)
STRETCH = Stretch(1.0, np.arange(100, dtype=np.int16))

CHILD = """
import json
import sys
from index import sphinx, whisper
from index.transcription import transcribe

whisper._LONGEST, whisper._LOOK = 4.0, 1.0  # several stretches out of a short recording

def told(recogniser):
    recognise = recogniser.recognise

    def telling(self, stretch):
        print(f"{stretch.start:.3f}", flush=True)
        yield from recognise(self, stretch)

    recogniser.recognise = telling

told(sphinx.Sphinx)
told(whisper.Whisper)
made = transcribe(sys.argv[1], sys.argv[3], sys.argv[2])
print(json.dumps(made.to_json()), flush=True)
"""


def test_a_finished_stretch_is_found_again(tmp_path: Path) -> None:
    Kept(tmp_path, "abc", "small").keep(STRETCH, "de", [SAID])
    assert Kept(tmp_path, "abc", "small").find(STRETCH) == ("de", [SAID])


def test_another_sound_model_or_recording_finds_nothing(tmp_path: Path) -> None:
    Kept(tmp_path, "abc", "small").keep(STRETCH, "de", [SAID])
    assert Kept(tmp_path, "abc", "large").find(STRETCH) is None
    assert Kept(tmp_path, "abd", "small").find(STRETCH) is None
    assert Kept(tmp_path, "abc", "small").find(Stretch(1.0, STRETCH.samples + 1)) is None
    assert Kept(tmp_path, "abc", "small").find(Stretch(2.0, STRETCH.samples)) is None


def test_a_line_torn_by_a_kill_costs_only_itself(tmp_path: Path) -> None:
    kept = Kept(tmp_path, "abc", "small")
    kept.keep(STRETCH, None, [SAID])
    (file,) = (tmp_path / "heard").iterdir()
    torn = file.read_bytes()
    file.write_bytes(torn + b'{"start": 5000, "sum": 1, "utter' + b"\xff")
    Kept(tmp_path, "abc", "small").keep(Stretch(9.0, STRETCH.samples), None, [])
    again = Kept(tmp_path, "abc", "small")
    assert again.find(STRETCH) == (None, [SAID])
    assert again.find(Stretch(9.0, STRETCH.samples)) == (None, [])


def test_what_is_kept_goes_when_it_is_stored_or_old(tmp_path: Path) -> None:
    Kept(tmp_path, "abc", "small").keep(STRETCH, None, [SAID])
    Kept(tmp_path, "def", "small").keep(STRETCH, None, [SAID])
    forget(tmp_path, "abc")
    (file,) = (tmp_path / "heard").iterdir()
    assert file.name.startswith("def-")
    week = time.time() - shelf._WEEK - 1
    os.utime(file, (week, week))
    Kept(tmp_path, "ghi", "small")
    assert not file.exists()


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "heard").write_text("no folder")
    kept = Kept(tmp_path, "abc", "small")
    kept.keep(STRETCH, None, [SAID])
    assert kept.find(STRETCH) is None
    Kept(tmp_path / "nowhere", "abc", "small").keep(STRETCH, None, [SAID])
    assert not (tmp_path / "nowhere").exists()


@pytest.fixture
def recording(tmp_path: Path, speech: Path) -> Path:
    """Three sentences, read aloud."""
    parts: list[np.ndarray] = []
    for clip in sorted(speech.glob("ljspeech__LJ001-000[248].wav")):
        with sound(clip) as heard:
            parts += [*heard.pieces, np.zeros(RATE, np.int16)]
    return write_sound(tmp_path / "lecture.flac", parts)


@pytest.mark.parametrize("recogniser", ["pocketsphinx", pytest.param("faster-whisper", marks=pytest.mark.slow)])
def test_a_killed_recognition_goes_on_where_it_was(tmp_path: Path, recording: Path, recogniser: str) -> None:
    model = "no-such-model" if recogniser == "pocketsphinx" else str(build(tmp_path))
    command = [sys.executable, "-c", CHILD, str(recording), str(tmp_path), model]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        first = [child.stdout.readline().strip() for _ in range(3)]
        child.send_signal(signal.SIGKILL)
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    *second, transcript = done.stdout.splitlines()
    assert set(first[:2]).isdisjoint(second)  # finished: not recognised again
    assert len(first) + len(second) <= len({*first, *second}) + 1  # only what the kill interrupted is
    kept = max((tmp_path / "heard").iterdir(), key=lambda file: file.stat().st_size)
    assert len(kept.read_text().splitlines()) == len({*first, *second})
    *third, again = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    assert third == []  # all of it is kept now
    assert json.loads(again)["sentences"] == json.loads(transcript)["sentences"] != []


def test_storing_a_lecture_empties_what_was_kept(captions: Path, library: Library) -> None:
    Kept(library.home.cache, digest_of(captions), "small").keep(STRETCH, "de", [SAID])
    library.add(captions)
    assert list((library.home.cache / "heard").iterdir()) == []
