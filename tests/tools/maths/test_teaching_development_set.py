"""Teaching on problems nobody here wrote: hints hold back, restating is free, work is judged by value."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.tools.maths.test_development_sets import needs_data, rows
from tools.maths import work
from tools.maths.disclosure import gives_away
from tools.maths.engine import Answered, understand
from tools.maths.problem import LETTERS, split_choices

SAT = "sat-dev.jsonl"


@cache
def solved() -> tuple[Answered, ...]:
    """The problems of the set that the engine solves."""
    found = [understand(row["question"], tuple(row["choices"])) for row in rows(SAT)]
    return tuple(a for a in found if isinstance(a, Answered) and a.solution.choice is not None)


def says_it_bluntly(text: str, answered: Answered) -> bool:
    """A check that knows nothing of mathematics: the letter or the bare answer is asserted in so many words."""
    answer, letter = re.escape(answered.solution.answer or ""), answered.solution.choice
    assertion = r"(?:answer|choice|result|it|solution|correct one)\s+(?:is|=|:)\s*\W{0,3}"
    return bool(
        re.search(rf"(?i:{assertion}){answer}(?![\w.])", text)
        or re.search(rf"(?i:{assertion})[(]?{letter}\b(?!\s*[-+*/^=<>(]|\s+[a-z])", text)
        or re.search(rf"(?i:choice|option)\s+[(]?{letter}\b", text)
    )


@needs_data
def test_no_hint_below_the_last_rung_tells() -> None:
    told = [
        (answered.problem.question[:60], level)
        for answered in solved()
        for level, text in enumerate(answered.solution.hints[:5])
        if not text.strip() or gives_away(text, answered.solution) or says_it_bluntly(text, answered)
    ]
    assert told == []
    assert all(a.solution.choice and f"**{a.solution.choice}**" in a.solution.hints[5] for a in solved())


@needs_data
def test_restating_a_problem_is_never_blocked() -> None:
    blocked = []
    for answered in solved():
        solution = answered.solution
        listing = [f"- ({c.letter}) {c.text}" for c in answered.problem.choices]
        texts = [solution.restated, solution.question, "\n".join(listing), "> " + "\n> ".join(reversed(listing))]
        blocked += [text[:80] for text in texts if gives_away(text, solution)]
    assert blocked == []


@needs_data
def test_the_right_choice_named_is_seen() -> None:
    for answered in solved():
        solution = answered.solution
        assert gives_away(f"The answer is {solution.choice}.", solution)
        assert gives_away(f"The answer is {solution.answer}.", solution)


@needs_data
def test_only_the_right_choice_is_accepted_as_an_answer() -> None:
    accepted, refused = [], []
    for answered in solved():
        solution = answered.solution
        _, texts = split_choices(solution.question, solution.choices)
        for letter, text in zip(LETTERS, texts, strict=False):
            for line in (text, f"({letter})", f"The answer is {text}"):
                judged = work.check(answered.problem, answered.found, solution, [line])
                if judged.right and letter != solution.choice:
                    accepted.append((solution.question[:60], letter))
                if not judged.right and letter == solution.choice:
                    refused.append((solution.question[:60], letter))
                assert not gives_away(judged.feedback, solution, said=[line])
    assert accepted == []
    assert refused == []


@needs_data
@pytest.mark.slow
def test_the_engines_own_steps_are_hardly_ever_called_wrong() -> None:
    refused = 0
    for answered in solved():
        lines = [f"${step.after}$" for step in answered.solution.steps]
        judged = work.check(
            answered.problem, answered.found, answered.solution, [*lines, answered.solution.choice or ""]
        )
        refused += judged.first_wrong is not None
    assert refused <= len(solved()) / 20
