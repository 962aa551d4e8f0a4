"""Word error rate and speed of the packaged speech recogniser on short clips of read speech.

    python -m tests.benchmarks.speech

Reads $LEMMA_DATA/speech (default ../shared/data/speech). Prints one row a source, and the whole. The real-time
factor is the time it took by the recording's length; on an idle core, the processor's time by that.
The silence that index.sphinx puts around a stretch was chosen on these clips: without it the whole is about three
points worse.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections import defaultdict
from pathlib import Path

from index.media import sound
from index.speech import hear
from index.sphinx import Sphinx

DATA = Path(os.environ.get("LEMMA_DATA", Path(__file__).parents[2] / ".." / "shared" / "data")) / "speech"


def spoken(text: str) -> list[str]:
    """The words without punctuation and case."""
    return re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))


def errors(said: list[str], heard: list[str]) -> int:
    """Levenshtein distance in words: substitutions, insertions and deletions."""
    row = list(range(len(heard) + 1))
    for i, word in enumerate(said, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(heard, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != other))
    return row[-1]


def main() -> int:
    """Print the table."""
    if not DATA.is_dir():
        print(f"There is no speech data in {DATA}; set LEMMA_DATA.")
        return 1
    recogniser = Sphinx()
    totals: dict[str, list[float]] = defaultdict(lambda: [0, 0, 0, 0.0, 0.0, 0.0])
    for line in (DATA / "references.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        said = spoken(row["text"])
        begun, busy = time.perf_counter(), time.process_time()
        with sound(DATA / row["audio"]) as clip:
            heard = [word.text for utterance in hear(recogniser, clip.pieces) for word in utterance.words]
            seconds = clip.seconds
        took, busy = time.perf_counter() - begun, time.process_time() - busy
        for name in (row["audio"].split("__")[0], "all"):
            for index, value in enumerate((1, len(said), errors(said, spoken(" ".join(heard))), seconds, took, busy)):
                totals[name][index] += value
    print(
        "| source | clips | words | word error rate | real-time factor | on an idle core |\n|---|--:|--:|--:|--:|--:|"
    )
    for name, (clips, words, wrong, seconds, took, busy) in totals.items():
        factors = f"{took / seconds:.2f} | {busy / seconds:.2f}"
        print(f"| {name} | {clips:.0f} | {words:.0f} | {wrong / words:.1%} | {factors} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
