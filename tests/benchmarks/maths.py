"""`python -m tests.benchmarks.maths`: what the maths engine solves, by domain and skill, and how fast.

The first table holds the project's own worked problems, a skill a row, with what must be declined counted apart, and
the SAT problems of the development data under the skill the engine named. The second holds the development sets
(read from LEMMA_DATA, default ../shared/data; left out, saying so, where they are absent). Half of the SAT problems
were read while the engine was written; the other half was not, and is reported apart.

Every problem goes through the worker that the chat uses, so the times are the ones a learner waits, and the memory is
that of the worker's process. What a learner without a bigger model would have instead, the embedded language model, is
asked the same SAT problems in the same run. `--quick` leaves that out, and the three sets of stories.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from index.errors import LemmaError
from tests.tools.maths.skills.rows import every_row, same
from tools import worker
from tools.maths import solve
from tools.maths.skills import DOMAINS
from tools.maths.solution import Solution

DATA = Path(os.environ.get("LEMMA_DATA", Path(__file__).parents[3] / "shared" / "data")) / "maths"
SAT = "sat-dev.jsonl"


@dataclass(frozen=True)
class Outcome:
    """How one problem went: "right", "wrong" or "abstained", whether it was called verified, and the seconds."""

    word: str
    verified: bool
    seconds: float
    skill: str


def outcome(question: str, choices: Sequence[str] | None, key: str, by_letter: bool) -> Outcome:
    """Solve a problem and compare with its key, a letter or a value."""
    began = time.perf_counter()
    try:
        solution = solve(question, list(choices) if choices else None)
    except LemmaError as error:
        solution = Solution(question, reason=str(error))
    seconds = time.perf_counter() - began
    if solution.answer is None:
        return Outcome("abstained", False, seconds, solution.skill)
    right = solution.choice == key if by_letter else same(solution.answer, key)
    return Outcome("right" if right else "wrong", solution.verified, seconds, solution.skill)


def rows(name: str) -> Iterator[dict[str, Any]]:
    """The rows of a development set."""
    text = (DATA / name).read_text(encoding="utf-8")
    yield from json.loads(text) if name.endswith(".json") else (json.loads(line) for line in text.splitlines())


def sat() -> list[Outcome]:
    return [outcome(r["question"], r["choices"], r["label"], True) for r in rows(SAT)]


def svamp() -> list[Outcome]:
    return [
        outcome(f"{r['Body'].rstrip('. ')}. {r['Question']}", None, _number(r["Answer"]), False)
        for r in rows("svamp.json")
    ]


def aqua() -> list[Outcome]:
    return [outcome(r["question"], r["options"], r["correct"], True) for r in rows("aqua-dev.jsonl")]


def gsm8k() -> list[Outcome]:
    keys = ((r["question"], r["answer"].split("####")[1].strip().replace(",", "")) for r in rows("gsm8k.jsonl"))
    return [outcome(question, None, _number(key), False) for question, key in keys]


def small_model() -> list[Outcome]:
    """What the embedded language model picks by itself: the choice whose letter it finds most likely."""
    import torch

    from index.home import Home
    from tools.local_weights import load_weights

    picked = []
    with tempfile.TemporaryDirectory() as folder:
        weights = load_weights("smollm2", Home.open(folder))
        letters = [weights.tokenizer.encode(letter, add_special_tokens=False)[0] for letter in "ABCD"]
        for row in rows(SAT):
            began = time.perf_counter()
            prompt = f"{row['question']}\n" + "\n".join(row["choices"]) + "\nThe correct choice is ("
            with torch.no_grad():
                logits = weights.model(**weights.tokenizer(prompt, return_tensors="pt")).logits[0, -1]
            letter = "ABCD"[int(torch.argmax(logits[letters]))]
            word = "right" if letter == row["label"] else "wrong"
            picked.append(Outcome(word, False, time.perf_counter() - began, ""))
    return picked


def _number(value: object) -> str:
    number = float(str(value))
    return str(int(number)) if number == int(number) else str(number)


# ---- tables ---------------------------------------------------------------------------------------------------------


def by_skill(sat_outcomes: Sequence[Outcome]) -> tuple[list[str], list[Outcome]]:
    """The first table's lines, and how the project's own problems went."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    outcomes: list[Outcome] = []
    for row in every_row():
        went = outcome(row.question, row.choices, row.answer or "", False)
        outcomes.append(went)
        if row.answer is None:
            counts[row.skill]["declined" if went.word == "abstained" else "not declined"] += 1
        else:
            counts[row.skill][went.word] += 1
            counts[row.skill]["verified"] += went.word == "right" and went.verified
            counts[row.skill]["asked"] += 1
    sat_by = Counter((o.skill, o.word) for o in sat_outcomes)
    lines = [
        "| domain | skill | own problems right | verified | wrong | unanswerable, declined | SAT right | SAT wrong |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for domain, skills in DOMAINS.items():
        for skill in skills:
            c = counts[skill]
            lines.append(
                f"| {domain} | {skill} | {c['right']} of {c['asked']} | {c['verified']} | {c['wrong']} "
                f"| {c['declined']} of {c['declined'] + c['not declined']} "
                f"| {sat_by[skill, 'right']} | {sat_by[skill, 'wrong']} |"
            )
    return lines, outcomes


def set_line(name: str, outcomes: Sequence[Outcome]) -> str:
    """One line of the second table."""
    c = Counter(o.word for o in outcomes)
    verified = Counter(o.word for o in outcomes if o.verified)
    return (
        f"| {name} | {len(outcomes)} | {c['right']} | {verified['right']} | {c['wrong']} | {verified['wrong']} "
        f"| {c['abstained']} |"
    )


def speed_line(outcomes: Sequence[Outcome]) -> str:
    seconds = sorted(o.seconds for o in outcomes)
    at95 = seconds[int(0.95 * (len(seconds) - 1))]
    return (
        f"seconds a problem: median {statistics.median(seconds):.2f}, 95th percentile {at95:.2f}, longest "
        f"{seconds[-1]:.2f} (over {len(seconds)}); peak memory of a worker {peak_memory():.0f} MB"
    )


def peak_memory() -> float:
    """The largest resident size a maths worker has had, in MB."""
    peaks = []
    for entry in Path("/proc").iterdir():
        try:
            parent = entry.name.isdigit() and f"PPid:\t{os.getpid()}\n" in (entry / "status").read_text()
            if parent:
                status = (entry / "status").read_text()
                peaks.append(int(status.partition("VmHWM:")[2].split()[0]) / 1000)
        except (OSError, ValueError, IndexError):
            continue
    return max(peaks, default=0.0)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.maths", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="without the language model and the three sets of stories")
    options = parser.parse_args()
    worker.warm("maths")
    there = DATA.is_dir()
    sat_outcomes = sat() if there else []
    lines, own = by_skill(sat_outcomes)
    print(f"\n{date.today()}, {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}\n")
    print("\n".join(lines))
    print("\n" + speed_line(own))
    if not there:
        print(f"The development sets are not there: {DATA}", file=sys.stderr)
        return 0
    print("\n| set | problems | right | of these verified | wrong | of these verified | abstained |")
    print("|---|---|---|---|---|---|---|")
    print(set_line("SAT, the half read while writing", sat_outcomes[0::2]))
    print(set_line("SAT, the half never read", sat_outcomes[1::2]), flush=True)
    if not options.quick:
        print(set_line("SAT, the embedded SmolLM2-135M by itself (likeliest letter)", small_model()), flush=True)
    for name, run in () if options.quick else (("SVAMP", svamp), ("AQuA", aqua), ("GSM8K", gsm8k)):
        print(set_line(name, run()), flush=True)
    print("\nSAT, " + speed_line(sat_outcomes))
    return 0


if __name__ == "__main__":
    sys.exit(main())
