"""How often a message leads to the right tool, by tool, and how long routing takes.

    python -m tests.benchmarks.routing

Prints totals only: no utterance of the unseen file is shown, so that nobody comes to tune on them.
"""

from __future__ import annotations

import statistics
import time
from collections import Counter

from tests.assistant.utterances import TUNING, UNSEEN, Line, lines


def measure(rows: list[Line]) -> tuple[Counter[str], Counter[str], list[float]]:
    """Lines and right lines by wanted tool, and the milliseconds each took."""
    wanted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    took = []
    for row in rows:
        began = time.perf_counter()
        found = row.routed()
        took.append(1000 * (time.perf_counter() - began))
        wanted[row.tool or "(none)"] += 1
        right[row.tool or "(none)"] += row.fits(found)
    return wanted, right, took


def main() -> None:
    for path in (TUNING, UNSEEN):
        if not path.is_file():
            print(f"{path.name}: not there")
            continue
        rows = list(lines(path))
        for row in rows[:20]:
            row.routed()  # load the models before the clock runs
        wanted, right, took = measure(rows)
        print(f"\n{path.name}: {right.total()} of {wanted.total()} right ({right.total() / wanted.total():.1%})")
        for tool, count in wanted.most_common():
            print(f"  {tool:20}{right[tool]:4} of {count}")
        slow = statistics.quantiles(took, n=20)[-1]
        print(f"  median {statistics.median(took):.1f} ms, 95th percentile {slow:.1f} ms a message")


if __name__ == "__main__":
    main()
