"""How long a learner waits for a clip, against plain `manim render -ql` of the same source in the same run.

    python -m tests.benchmarks.clip [KIND …]

One problem for each kind of picture of tests/tools/animation/test_figured_problems.py, as two clips: stopped
before the first step, as a learner sees it who has just begun, and whole. A fresh home (no cache), children warmed
beforehand as the server does. Counted from the request to a playable 480p file; the still is the first picture shown.
The gate is what looking at the screen for overlaps and the like took. Prints one row a kind, then medians by length.
"""

# ruff: noqa: E501 (a problem a line)

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.home import Home
from tests.tools.animation.test_figured_problems import ONE
from tools import worker
from tools.animation import animate
from tools.caller import Caller

WARM_UP_S = 5.0  # until the children have imported what they need; not part of what is measured
# Of each kind a problem with at least four steps; kinds not named here have none so long, and use the tests' own.
LONG = {
    "balance": "A candle is 30 centimeters tall and burns down at a rate of 2 centimeters per hour. After how many hours "
    "will the candle be 12 centimeters tall?",
    "number line": "A call center handles 40 calls per hour. What is the minimum number of hours needed to handle at least "
    "500 calls?",
    "graph": "$$x^2 = 3x + 10$$ What are all possible values of $x$ that satisfy the equation?",
    "system": "If x + y = 6 and 2x - y = 3, what is x?",
    "dot plot": "For the list 3, 5, 5, 8, 14, how much greater is the mean than the median?",
    "table": "A class of 20 students has a mean score of 75 and another class of 30 students has a mean score of 80. What "
    "is the mean score of all 50 students?",
    "shape": "A box with a square base has a height of 10 inches and a volume of 490 cubic inches. What is the length of a "
    "side of the base?",
    "triangle": "A ladder 13 feet long leans against a wall. Its foot is 5 feet from the wall. How high up the wall does it "
    "reach?",
    "circle": "A circle with radius 5 has a chord of length 8. How far is the chord from the center?",
    "ratio": "The ratio of boys to girls in a club is 5:4. There are 6 more boys than girls. How many members are in the "
    "club in total?",
    "tree": "40% of the employees of a firm are women. 25% of the women and 10% of the men are managers. What percent of "
    "the employees are managers?",
}
RUNGS = (0, 5)  # nothing but the problem; everything
LENGTHS = ((0.0, 4.0, "up to 4 s"), (4.0, 8.0, "4 to 8 s"), (8.0, 20.0, "8 to 20 s"), (20.0, 999.0, "above 20 s"))


@dataclass(frozen=True)
class Measured:
    """One clip. still, ours, plain: seconds until its first picture, until it plays, until plain Manim is done.

    gate: seconds for looking at the screen. steps: how many lines it shows.
    """

    kind: str
    steps: int
    length: float
    still: float
    gate: float
    ours: float
    plain: float


def plain_manim(source: str) -> float:
    """Seconds that `manim render -ql` takes for `source`, started as anybody would start it."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "scene.py").write_text(source, encoding="utf-8")
        command = [sys.executable, "-m", "manim", "render", "-ql", "--progress_bar", "none", "scene.py", "Clip"]
        start = time.perf_counter()
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        return time.perf_counter() - start


def measured(kinds: Sequence[str], home: Home) -> Iterator[Measured]:
    """Make every clip both ways, one after the other."""
    for kind in kinds:
        question, choices = (LONG[kind], None) if kind in LONG else ONE[kind]
        prompt = "\n".join([question, *(choices or ())])
        for rung in RUNGS:
            time.sleep(WARM_UP_S)  # the next child warms up meanwhile
            start = time.perf_counter()
            clip = animate(prompt, caller=Caller(home=home, reveal=rung))
            ours = time.perf_counter() - start
            if not clip.rendered:
                raise SystemExit(f"{kind}: {clip.reason}")
            time.sleep(WARM_UP_S)  # plain Manim gets both cores
            steps = clip.source.count("self.rewrite(")
            yield Measured(
                kind, steps, clip.length, clip.seconds["still"], clip.seconds["gate"], ours, plain_manim(clip.source)
            )


def p95(values: Sequence[float]) -> float:
    """The 95th percentile, by the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(0.95 * len(ordered) + 0.5) - 1)]


def main(arguments: Sequence[str]) -> int:
    """Print the tables."""
    rows: list[Measured] = []
    with tempfile.TemporaryDirectory() as folder:
        worker.warm("maths")
        worker.warm("render")
        print("| picture | steps | clip | first still | gate | playable 480p | manim render -ql | times faster |")
        print("|---|---|---|---|---|---|---|---|")
        for row in measured(arguments or list(ONE), Home.open(folder)):
            rows.append(row)
            faster = row.plain / row.ours
            cells = f"{row.still:.2f} s | {row.gate:.2f} s | {row.ours:.2f} s | {row.plain:.1f} s | {faster:.1f}"
            print(f"| {row.kind} | {row.steps} | {row.length:.1f} s | {cells} |", flush=True)
    print(f"\n{date.today()}, {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}\n")
    print("| clips | number | first still, median / 95% | gate | playable 480p | times faster, median (least) |")
    print("|---|---|---|---|---|---|")
    for low, high, name in LENGTHS:
        some = [row for row in rows if low < row.length <= high]
        if some:
            pairs = [[row.still for row in some], [row.gate for row in some], [row.ours for row in some]]
            told = " | ".join(f"{statistics.median(values):.2f} / {p95(values):.2f} s" for values in pairs)
            ratios = [row.plain / row.ours for row in some]
            print(f"| {name} | {len(some)} | {told} | {statistics.median(ratios):.1f} ({min(ratios):.1f}) |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
