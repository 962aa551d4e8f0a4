"""Groups, samples and studies told in words: every row, and what the readers make of single sentences."""

from __future__ import annotations

import pytest

from tests.tools.maths.skills.groups_and_samples import PROBLEMS
from tests.tools.maths.skills.rows import Row, check
from tools.maths import stem
from tools.maths.engine import solve
from tools.maths.topics.data import edits
from tools.maths.topics.data.changes import named_alone
from tools.maths.topics.data.datasets import named_sets
from tools.maths.topics.data.groups_told import told_groups
from tools.maths.topics.data.headings import Ambiguous, Side
from tools.maths.topics.data.own_choice import speaks_of_answering, speaks_of_treatment
from tools.maths.topics.data.study_widest import drawn_from
from tools.maths.topics.models.claims_in_words.off_the_line import gap_said


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[:60])
def test_row(row: Row) -> None:
    check(row)


@pytest.mark.parametrize(
    ("text", "who", "where"),
    [
        ("He selected 80 of the apple trees at random and measured them.", {"appl", "tre"}, set()),
        ("From a list of all members of the gym, 90 were chosen at random.", {"member"}, {"gym"}),
        ("She randomly selected 60 employees who work at night.", {"employe", "work", "night"}, set()),
        ("A random sample of dentists in Norway was asked.", {"dentist"}, {"norway"}),
    ],
)
def test_who_was_drawn_from(text: str, who: set[str], where: set[str]) -> None:
    found = drawn_from(stem.read(f"{text} Which group is it?"))
    assert found is not None
    assert (set(found.who), set(found.where)) == (who, where)


@pytest.mark.parametrize(
    "text",
    [
        "He asked the first 40 people who came.",
        "Of the 90 chosen at random, only 20 of them answered.",
        "From all employees except those in sales, 50 were selected at random.",
    ],
)
def test_no_group_is_guessed(text: str) -> None:
    assert drawn_from(stem.read(f"{text} Which group is it?")) is None


@pytest.mark.parametrize(
    ("text", "answering", "treatment"),
    [
        ("The percent of callers who answered “Yes” was more than twice the percent who answered “No.”", False, False),
        ("The callers chose for themselves whether to take part.", True, False),
        ("Those who replied were not a random sample of the city.", True, False),
        ("The students decided whether to attend the program.", False, True),
        ("The patients were not assigned to the groups at random.", False, True),
        ("The sample was selected at random.", False, False),
        ("The survey did not rely on volunteers.", False, False),
    ],
)
def test_a_choice_of_ones_own(text: str, answering: bool, treatment: bool) -> None:
    assert (speaks_of_answering(text), speaks_of_treatment(text)) == (answering, treatment)


def test_what_was_told_of_two_groups_becomes_a_table() -> None:
    text = (
        "Of the 60 cups in a shop, 20 are blue and the rest are green. Exactly 1/4 of the cups that are blue and "
        "exactly 3/10 of the cups that are green are chipped. How many of the cups are chipped?"
    )
    grid = told_groups(stem.read(text))
    assert grid is not None
    assert [[int(n) for n in row] for row in grid.cells] == [[5, 15], [12, 28]]


@pytest.mark.parametrize(
    "more",
    ["Some cups are both.", "Then 2 of the blue cups are sold.", "Twice as many green cups as blue cups are chipped."],
)
def test_a_table_is_not_made_of_what_was_not_read(more: str) -> None:
    text = (
        "Of the 60 cups in a shop, 20 are blue and the rest are green. 25% of the cups that are blue are chipped. "
        f"{more} How many of the cups are chipped?"
    )
    assert told_groups(stem.read(text)) is None


def test_a_denial_later_in_a_phrase() -> None:
    side = Side(("Helmet rented", "No helmet rented"))
    hits = [side.match(p) for p in ("rented without a helmet", "rented with a helmet", "did not rent a helmet")]
    assert [sorted(h.chosen) if h else None for h in hits] == [[1], [0], [1]]
    with pytest.raises(Ambiguous):
        side.match("not rented without a helmet")


def test_drivers_are_not_those_who_drive_to_work() -> None:
    text = (
        "A survey of 250 drivers found that 60% of them drive to work. Of the drivers who drive to work, 40% have "
        "a garage. Of the drivers who do not drive to work, 25% have a garage. What fraction of the drivers have one?"
    )
    assert solve(text).answer in (None, "17/50")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The mean, the median, and the range", {"mean", "median", "range"}),
        ("The mean only", {"mean"}),
        ("Neither the mean nor the median", set()),
        ("The mean but not the median", None),
    ],
)
def test_choices_that_list_measures(text: str, names: set[str] | None) -> None:
    assert named_alone(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "In the list 3, 5, 9, the value 9 was wrong and should have been 7.",
        "In the list 3, 5, 9, the 9 was a mistake; the correct value is 7.",
        "In the list 3, 5, 9, one value was recorded as 9 but was actually 7.",
    ],
)
def test_a_corrected_value(text: str) -> None:
    laid_out = stem.read(text)
    found = named_sets(laid_out)[0]
    edit = edits.edit_in(laid_out, found.used)
    assert edit is not None
    assert edit.apply(found.values) == (3, 5, 7)


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("the actual number was 900 less than the number predicted.", [-900]),
        ("the number predicted by the model was 900 less than the actual number.", [900]),
        ("the cost was 900 less than the other cost.", []),
    ],
)
def test_which_of_the_two_is_less(text: str, gap: list[int]) -> None:
    assert gap_said(text) == gap
