"""Does a search know whether a lecture answers, and find the moment? Lectures come from $LEMMA_DATA.

    python -m tests.benchmarks.coverage

coverage.jsonl: {"id", "lecture" (number of the video), "question", "moment": [from, to] seconds, null where it has
no answer}. Every second question was used to fit the score's weights. How strongly to regularise that
fit was chosen with both halves in view, so the other half is nearly but not wholly unseen.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from index.home import Home
from index.library import Library
from index.support import SUPPORTED

DATA = Path(os.environ.get("LEMMA_DATA", Path(__file__).parents[2] / ".." / "shared" / "data")) / "lectures"
QUESTIONS = Path(__file__).with_suffix(".jsonl")
_NEAR = 15.0  # seconds within which a moment is right


def main() -> int:
    """Index the lectures asked about, ask, and print the table."""
    if not DATA.is_dir():
        print(f"There are no lectures in {DATA}; set LEMMA_DATA.")
        return 1
    questions = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Home.open(folder))
        numbers = {question["lecture"] for question in questions}
        ids = {number: library.add(next(DATA.glob(f"{number}_*.srt"))).id for number in sorted(numbers)}
        library.search("warm")
        print("| questions | answerable | answered | right moment first / among three | unanswerable | refused |")
        print("|---|--:|--:|--:|--:|--:|")
        seconds: list[float] = []
        for name, half in (("fitted", questions[0::2]), ("not fitted", questions[1::2])):
            answered, first, among, refused = [], [], [], []
            for question in half:
                begun = time.perf_counter()
                hits = library.search(question["question"], lecture=ids[question["lecture"]], top=3)
                seconds.append(time.perf_counter() - begun)
                covered = hits[0].score >= SUPPORTED
                if question["moment"] is None:
                    refused.append(not covered)
                    continue
                begin, end = question["moment"]
                right = [hit.start <= end + _NEAR and hit.end >= begin - _NEAR for hit in hits]
                answered.append(covered)
                first.append(right[0])
                among.append(any(right))
            print(
                f"| {name} | {len(answered)} | {statistics.mean(answered):.0%} | {statistics.mean(first):.0%} / "
                f"{statistics.mean(among):.0%} | {len(refused)} | {statistics.mean(refused):.0%} |"
            )
        print(f"\nMedian search: {1000 * statistics.median(seconds):.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
