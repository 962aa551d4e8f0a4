"""Three hours of speech through the faster-whisper path: memory, time, and what a kill in the middle costs.

    python -m tests.benchmarks.recordings [--hours 3] [--model FOLDER] [--recording FILE]

espeak-ng speaks, an Opus file of the length asked for is made of it, and a Whisper of random weights (it hears nothing
right, but takes every step) recognises that in a process of its own. The process is killed (SIGKILL) half-way and
started again. Beside it, in the same run, the plain recipe: `WhisperModel.transcribe(file)` with the same options.
Decoding is at temperature 0 in both: random weights would send every window through all six tries. Not measured:
accuracy.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from index.progress import Progress, listening
from tests.index.recordings import SPOKEN, speak, write_sound
from tests.index.tiny_whisper import build

_VOICES = (("en-us", 150, 50), ("en-gb", 165, 40), ("en-us", 175, 65), ("en-gb", 140, 30))
_PAUSES = (0.3, 0.5, 0.8, 1.5, 6.0)  # seconds between sentences


def main() -> int:
    """Make the recording, run all ways, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hours", type=float, default=3.0)
    parser.add_argument("--model", type=Path, help="a faster-whisper model's folder; else one of random weights")
    parser.add_argument("--recording", type=Path, help="a recording; else one is made")
    options = parser.parse_args()
    if shutil.which("espeak-ng") is None:
        print("espeak-ng is not installed, so there is nothing to listen to.")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        model = options.model or build(work)
        recording = options.recording or _recording(work / "lecture.opus", options.hours * 3600)
        (work / "cache").mkdir()
        first = _listen(recording, model, work / "cache", kill_at=0.5)
        second = _listen(recording, model, work / "cache")
        stopped = _listen(recording, model, work / "other", stop_at=0.05)
        plain = _child("plain", recording, model, work / "cache")[-1]
        length = second["seconds"]
        again = [stretch for stretch in second["begun"] if stretch in first["begun"]]
        redone = sum(end - begin for begin, end in again)
        print(f"{length / 3600:.2f} hours of speech, {os.cpu_count()} cores, model {Path(model).name}\n")
        print("| way | peak memory | time | redone after a kill half-way | first words |\n|---|--:|--:|--:|--:|")
        print(
            f"| Lemma, both runs together | {max(first['peak'], second['peak']):.2f} GB | "
            f"{first['took'] + second['took']:.0f} s | {redone / length:.1%} | {first['shown']:.1f} s |"
        )
        print(
            f"| plain recipe, one run | {plain['peak']:.2f} GB | {plain['took']:.0f} s | all | {plain['shown']:.1f} s |"
        )
        print(
            f"\nKilled at {first['reached']:.0%}, in stretch {len(first['begun'])}; the second run began "
            f"{len(second['begun'])} stretches, {len(again)} of them for the second time. Progress was told "
            f"{first['reports'] + second['reports']} times, half-way as {first['note']!r}. A stop was obeyed after "
            f"{stopped['stopping']:.1f} s."
        )
    return 0


def _recording(path: Path, seconds: float) -> Path:
    """Sentences by several voices in a random order (the seed is fixed), with short and long pauses."""
    import numpy as np

    from index.media import RATE

    chosen = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        spoken = [speak(text, Path(folder), *voice) for voice in _VOICES for text in SPOKEN]
    parts, length = [], 0
    while length < seconds * RATE:
        part = chosen.choice(spoken)
        part = (part * chosen.uniform(0.4, 1.0)).astype(np.int16)
        part = np.concatenate([part, np.zeros(int(chosen.choice(_PAUSES) * RATE), np.int16)])
        parts.append(part)
        length += len(part)
    return write_sound(path, parts)


def _listen(recording: Path, model: Path, cache: Path, kill_at: float = 2.0, stop_at: float = 2.0) -> dict[str, Any]:
    """Run the child; what it told last, and which stretches it began."""
    told = _child("listen", recording, model, cache, kill_at, stop_at)
    result: dict[str, Any] = {"begun": [line["begun"] for line in told if "begun" in line]}
    for line in told:
        result |= line if "begun" not in line else {}
    return result


def _child(way: str, recording: Path, model: Path, cache: Path, *more: float) -> list[dict[str, Any]]:
    command = [sys.executable, "-c", "import sys; from tests.benchmarks.recordings import child; child(*sys.argv[1:])"]
    command += [way, str(recording), str(model), str(cache), *map(str, more)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode not in (0, -signal.SIGKILL):
        raise RuntimeError(f"the child ended with {done.returncode}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def child(way: str, recording: str, model: str, cache: str, kill_at: str = "2", stop_at: str = "2") -> None:
    """What runs in a process of its own: it prints JSON lines, each with the figures so far."""
    if way == "plain":
        _plain(recording, model)
    else:
        _ours(recording, model, cache, float(kill_at), float(stop_at))


def _tell(**figures: object) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(json.dumps({**figures, "peak": peak}), flush=True)


def _ours(recording: str, model: str, cache: str, kill_at: float, stop_at: float) -> None:
    from index import transcription, whisper
    from index.errors import Cancelled
    from index.speech import Stretch

    begun = time.perf_counter()
    reports, shown, asked = 0, 0.0, 0.0
    stop = threading.Event()
    recognise = whisper.Whisper.recognise

    def watched(self: whisper.Whisper, stretch: Stretch):  # type: ignore[no-untyped-def]
        print(json.dumps({"begun": [stretch.start, stretch.end]}), flush=True)
        return recognise(self, stretch)

    whisper.Whisper.recognise = watched  # type: ignore[method-assign]

    def hear(progress: Progress) -> None:
        nonlocal reports, shown, asked
        reports += 1
        now = time.perf_counter() - begun
        if progress.fraction:
            shown = shown or now
            _tell(took=now, reached=progress.fraction, note=progress.note, reports=reports, shown=shown)
            if progress.fraction >= kill_at:
                os.kill(os.getpid(), signal.SIGKILL)
            if progress.fraction >= stop_at and not stop.is_set():
                asked = time.perf_counter()
                stop.set()

    try:
        with listening(hear, stop):
            made = transcription.transcribe(recording, model, cache)
    except Cancelled:
        _tell(stopping=time.perf_counter() - asked)
        return
    _tell(took=time.perf_counter() - begun, seconds=made.length)


def _plain(recording: str, model: str) -> None:
    from faster_whisper import WhisperModel

    begun = time.perf_counter()
    shown = 0.0
    segments, about = WhisperModel(model, device="auto").transcribe(
        recording, word_timestamps=True, vad_filter=True, condition_on_previous_text=False, temperature=0.0
    )
    for _ in segments:
        shown = shown or time.perf_counter() - begun
    _tell(took=time.perf_counter() - begun, shown=shown, seconds=about.duration)


if __name__ == "__main__":
    sys.exit(main())
