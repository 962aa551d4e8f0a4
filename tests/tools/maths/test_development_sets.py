"""Problems nobody here wrote: Lemma may decline them, but what it calls verified must be right."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tools.maths.engine import solve
from tools.maths.grammar import try_parse
from tools.maths.solution import Solution
from tools.maths.values import Unvalued, evaluate, same_value

DATA = Path(os.environ.get("LEMMA_DATA", Path(__file__).parents[4] / "shared" / "data")) / "maths"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason=f"development data is not there: {DATA}")


def rows(name: str) -> Iterator[dict[str, Any]]:
    text = (DATA / name).read_text(encoding="utf-8")
    yield from json.loads(text) if name.endswith(".json") else (json.loads(line) for line in text.splitlines())


def same_number(solution: Solution, expected: float) -> bool:
    node = try_parse(solution.answer or "")
    try:
        return node is not None and same_value(evaluate(node), float(expected))
    except Unvalued:
        return False


@needs_data
def test_sat_problems_are_right_or_declined() -> None:
    outcomes = []
    for row in rows("sat-dev.jsonl"):
        solution = solve(row["question"], row["choices"])
        if solution.answer is not None:
            outcomes.append((row["id"], solution.choice == row["label"]))
    assert [name for name, right in outcomes if not right] == []
    assert len(outcomes) >= 8  # what this version reads; more is better


@needs_data
def test_other_collections_have_no_wrong_verified_answer() -> None:
    for row in rows("aqua-dev.jsonl"):
        solution = solve(row["question"], row["options"])
        assert not solution.verified or solution.choice == row["correct"], row["question"]
    for row in rows("svamp.json"):
        solution = solve(f"{row['Body']}. {row['Question']}")
        assert not solution.verified or same_number(solution, row["Answer"]), row["Body"]


@needs_data
@pytest.mark.slow
def test_longer_stories_have_no_wrong_verified_answer() -> None:
    for row in rows("gsm8k.jsonl"):
        solution = solve(row["question"])
        expected = float(row["answer"].split("####")[1].replace(",", ""))
        assert not solution.verified or same_number(solution, expected), row["question"]
