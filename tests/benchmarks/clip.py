"""How long a learner waits for a clip, against plain `manim render -ql` of the same source in the same run.

    python -m tests.benchmarks.clip

Three problems, a fresh home (no cache), children warmed beforehand as the server does. Prints a table and the medians.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from index.home import Home
from tools import worker
from tools.animation import animate
from tools.caller import Caller

PROBLEMS = [
    "If 3x + 7 = 22, what is the value of 6x − 1?",
    "Solve x² − 7x + 12 = 0",
    "What is the solution (x, y) to the system x + y = 7 and 2x − y = 5?",
]
WARM_UP_S = 8.0  # until the children have imported what they need; not part of what is measured


def plain_manim(source: str) -> float:
    """Seconds that `manim render -ql` takes for `source`, started as anybody would start it."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "scene.py").write_text(source, encoding="utf-8")
        command = [sys.executable, "-m", "manim", "render", "-ql", "--progress_bar", "none", "scene.py", "Clip"]
        start = time.perf_counter()
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        return time.perf_counter() - start


def main() -> int:
    """Print the table."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        caller = Caller(home=Home.open(folder))
        worker.warm("maths")
        worker.warm("render")
        for problem in PROBLEMS:
            time.sleep(WARM_UP_S)
            start = time.perf_counter()
            clip = animate(problem, caller=caller)
            ours = time.perf_counter() - start
            if not clip.rendered:
                print(f"{problem}: {clip.reason}", file=sys.stderr)
                return 1
            time.sleep(WARM_UP_S)  # the next child warms up meanwhile; plain manim gets both cores
            rows.append((problem, clip.length, ours, plain_manim(clip.source)))
    print(f"{date.today()}, {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}\n")
    print("| problem | clip | request to playable 480p | manim render -ql | times faster |\n|---|---|---|---|---|")
    for problem, length, ours, plain in rows:
        print(f"| {problem} | {length:.1f} s | {ours:.1f} s | {plain:.1f} s | {plain / ours:.1f} |")
    ours, plain = statistics.median(row[2] for row in rows), statistics.median(row[3] for row in rows)
    print(f"| median | | {ours:.1f} s | {plain:.1f} s | {plain / ours:.1f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
