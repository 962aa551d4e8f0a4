"""Problems whose choices are sentences, and the readers that turn a sentence into a claim to be tested."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.tools.maths.skills import data_in_words, models_in_words, models_meanings
from tests.tools.maths.skills.rows import Row, check
from tools.maths.framing import framed
from tools.maths.topics.data.change_claims import always, read_changes
from tools.maths.topics.models.scaling import said_factor

ROWS = [*models_meanings.PROBLEMS, *models_in_words.PROBLEMS, *data_in_words.PROBLEMS]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.question[:60])
def test_a_choice_in_words(row: Row) -> None:
    check(row)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("The mean increases by more than the median does.", True),
        ("The median increases by more than the mean does.", False),
        ("The mean and the median increase by the same amount.", False),
        ("Neither the mean nor the range changes.", False),
        ("The mean increases, but the median does not.", False),
        ("The mean is 8 and the median is 6.", True),
    ],
)
def test_a_sentence_about_a_change_is_tested_on_the_lists(text: str, holds: bool) -> None:
    before = tuple(map(Fraction, (2, 4, 6)))
    after = tuple(map(Fraction, (2, 4, 8, 18)))
    said = read_changes(text)
    assert said is not None
    assert always(said, [(before, after)]) is holds


@pytest.mark.parametrize("text", ["The mean may change.", "The mean or the median changes.", "A much better list"])
def test_a_sentence_that_is_no_claim_is_not_read(text: str) -> None:
    assert read_changes(text) is None


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("It is halved.", Fraction(1, 2)),
        ("It becomes 9 times as large.", Fraction(9)),
        ("It stays the same.", Fraction(1)),
        ("It is divided by 4.", Fraction(1, 4)),
        ("1 to 9", Fraction(1, 9)),
        ("It increases by 2.", None),
    ],
)
def test_the_factor_a_sentence_names(text: str, factor: Fraction | None) -> None:
    assert said_factor(text) == factor


def test_a_question_within_another_clause_is_another_question() -> None:
    assert framed("apart from the first group, how many are left?")
    assert framed("what is the median if one of them is left out?")
    assert not framed("according to the model, what is the height of the plant after 4 weeks?")
