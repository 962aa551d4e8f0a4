"""Stories whose formula is found by trying every choice."""

from __future__ import annotations

import pytest

from tests.tools.maths.skills import rows
from tests.tools.maths.skills.formulas_by_roles import PROBLEMS
from tests.tools.maths.skills.rows import Row
from tools.maths import stem
from tools.maths.topics.stories.by_roles import solve


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[:60])
def test_row(row: Row) -> None:
    rows.check(row)


@pytest.mark.parametrize("row", [r for r in PROBLEMS if r.answer], ids=lambda row: row.question[:60])
def test_wrong_choices_fail_and_are_never_verified(row: Row) -> None:
    read = stem.read(row.question, row.choices)
    found = solve(read)
    assert found is not None
    assert found.fits is not None
    assert not found.full
    assert [c.letter for c in read.choices if found.fits(c)] == [row.letter]
    assert sum(move.rule == "Rule out a choice" for move in found.moves) == len(read.choices) - 1
