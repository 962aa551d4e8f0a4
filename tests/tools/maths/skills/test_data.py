"""Data's worked examples, and what its readers of tables, lists and studies promise."""

from __future__ import annotations

import statistics
from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tools.maths.skills.data import PROBLEMS
from tests.tools.maths.skills.rows import Row, check
from tools.maths import stem
from tools.maths.engine import solve
from tools.maths.problem import Unread
from tools.maths.solution import Solution
from tools.maths.tables import Table, find, number
from tools.maths.topics import data
from tools.maths.topics.data import asking, datasets, designs, edits, measures, number_events
from tools.maths.topics.data.grid import grid_of
from tools.maths.topics.data.headings import Ambiguous, Side
from tools.maths.topics.data.measure_claims import read_claims
from tools.maths.topics.data.number_ranges import interval_in
from tools.maths.topics.data.words import stemmed

VALUES = st.lists(st.integers(-50, 200).map(Fraction), min_size=4, max_size=12)
COUNTS = st.lists(st.lists(st.integers(1, 60), min_size=3, max_size=3), min_size=2, max_size=4)


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[:60])
def test_worked_examples(row: Row) -> None:
    check(row)


# ---- words and headings --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"), [("walking", "walks"), ("people", "person"), ("women", "female"), ("studied", "studies")]
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stemmed(one) == stemmed(other)


@pytest.mark.parametrize(
    ("heads", "phrase", "chosen"),
    [
        (("Fed only dry food", "Fed both wet and dry food"), "are fed only dry food", {0}),
        (("Left-handed", "Right-handed"), "students who are left-handed", {0}),
        (("Plays a sport", "Does not play a sport"), "does not play a sport", {1}),
        (("Freshman", "Sophomore", "Junior", "Senior"), "juniors or seniors", {2, 3}),
        (("Freshman", "Sophomore", "Junior", "Senior"), "are not seniors", {0, 1, 2}),
        (("0", "1", "2", "3 or more"), "at least 2 siblings", {2, 3}),
        (("0", "1", "2", "3 or more"), "fewer than 2 siblings", {0, 1}),
        (("Under 40", "40 or older"), "people older than 39", {1}),
        (("18–29", "30–49", "50 and older"), "younger than 50", {0, 1}),
        (("Yes", "No"), "responded no", {1}),
        (("Red", "Blue", "Green"), "neither red nor blue", {2}),
    ],
)
def test_a_phrase_finds_its_headings(heads: tuple[str, ...], phrase: str, chosen: set[int]) -> None:
    hit = Side(heads, "Number of siblings").match(phrase)
    assert hit is not None
    assert hit.chosen == chosen


def test_a_range_that_cuts_a_heading_is_ambiguous() -> None:
    with pytest.raises(Ambiguous):
        Side(("18-29", "30-49", "50 and older")).match("people older than 40")


def test_a_phrase_about_something_else_finds_nothing() -> None:
    assert Side(("Tea", "Coffee")).match("the tall people") is None


@given(st.integers(0, 90), st.integers(0, 90))
def test_named_ranges_hold_just_their_numbers(limit: int, value: int) -> None:
    for text, holds in (
        (f"at least {limit}", value >= limit),
        (f"more than {limit}", value > limit),
        (f"at most {limit}", value <= limit),
        (f"fewer than {limit}", value < limit),
    ):
        found = interval_in(text)
        assert found is not None
        assert (found[0].low <= value <= found[0].high) is holds


# ---- tables ----------------------------------------------------------------------------------------------------------


def _with_totals(counts: list[list[int]]) -> list[list[str]]:
    rows = [["", "a", "b", "c", "Total"]]
    rows += [[f"row {'xyzw'[i]}", *map(str, row), str(sum(row))] for i, row in enumerate(counts)]
    columns = [sum(row[j] for row in counts) for j in range(3)]
    return [*rows, ["Total", *map(str, columns), str(sum(columns))]]


@given(COUNTS, st.data())
def test_a_missing_cell_comes_back_from_the_totals(counts: list[list[int]], data: st.DataObject) -> None:
    rows = _with_totals(counts)
    i, j = data.draw(st.integers(1, len(counts))), data.draw(st.integers(1, 4))
    rows[i][j] = ""
    grid = grid_of(Table(tuple(map(tuple, rows))))
    assert grid is not None
    assert [[int(v) for v in row] for row in grid.cells] == counts


@given(COUNTS, st.data())
def test_totals_that_do_not_add_up_make_no_grid(counts: list[list[int]], data: st.DataObject) -> None:
    rows = _with_totals(counts)
    i, j = data.draw(st.integers(1, len(counts) + 1)), data.draw(st.integers(1, 4))
    rows[i][j] = str(int(rows[i][j]) + 1)
    assert grid_of(Table(tuple(map(tuple, rows)))) is None


def test_a_span_of_years_is_no_number() -> None:
    assert number("18–34") is None
    assert number("-5") == -5


TABLE = "| | Tea | Coffee | Total |\n|---|---|---|---|\n| Juniors | 12 | 28 | 40 |\n| Seniors | 18 | 42 | 60 |\n\n"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What fraction of the juniors chose tea?", "3/10"),
        ("Of those who chose tea, what fraction are juniors?", "2/5"),
        ("What fraction of the students are juniors who chose tea?", "3/25"),
        ("If a senior is selected at random, what is the probability that the senior did not choose tea?", "7/10"),
        ("The number of juniors who chose coffee is what fraction of the number of juniors?", "7/10"),
        ("What is the ratio of juniors who chose tea to seniors who chose tea?", "2/3"),
        ("How many more seniors than juniors chose coffee?", "14"),
    ],
)
def test_the_whole_is_read_from_the_question(question: str, answer: str) -> None:
    solution = solve(f"{TABLE}The table shows the drinks of 100 students. {question}")
    assert solution.answer == answer
    assert solution.verified


@pytest.mark.parametrize(
    "question",
    [
        "What fraction of the tall juniors chose tea?",
        "What fraction of the juniors chose tea with milk?",
        "What is the probability that a randomly selected student who smiles chose tea?",
    ],
)
def test_a_condition_the_table_does_not_know_is_not_ignored(question: str) -> None:
    assert solve(f"{TABLE}The table shows the drinks of 100 students. {question}").answer is None


def test_the_question_is_cut_into_whole_and_part() -> None:
    ask = asking.asked(stem.read("What fraction of the people who own a car also own a boat?"))
    assert ask is not None
    assert (ask.bases, ask.event) == (("the people who own a car",), "own a boat")


# ---- lists -----------------------------------------------------------------------------------------------------------


@given(VALUES)
def test_measures_agree_with_pythons_statistics(values: list[Fraction]) -> None:
    assert measures.measure("mean", values) == statistics.mean(values)
    assert measures.measure("median", values) == statistics.median(values)
    assert measures.measure("standard deviation", values) == statistics.pvariance(values)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(1, 40), min_size=5, max_size=7))
def test_the_median_of_any_list(values: list[int]) -> None:
    solution = solve(f"What is the median of the numbers {', '.join(map(str, values))}?")
    assert solution.answer is not None
    assert Fraction(solution.answer) == statistics.median(values)
    assert solution.verified


def test_a_stem_and_leaf_plot_gives_its_values() -> None:
    table = find("| Stem | Leaf |\n|---|---|\n| 1 | 2 5 |\n| 2 | 0 |")[0][1]
    assert datasets.of_table(table)[0].values == (12, 15, 20)


@pytest.mark.parametrize(
    ("text", "kind", "result"),
    [
        ("In the list 3, 5, 9, the value 9 is removed.", "remove", (3, 5)),
        ("The value 4 is added to the list 3, 5, 9.", "add", (3, 5, 9, 4)),
        ("In the list 3, 5, 9, the 9 is changed to 11.", "replace", (3, 5, 11)),
        ("Each value in the list 3, 5, 9 is increased by 2.", "shift", (5, 7, 11)),
    ],
)
def test_edits_of_a_list(text: str, kind: str, result: tuple[int, ...]) -> None:
    laid_out = stem.read(text)
    found = datasets.named_sets(laid_out)[0]
    edit = edits.edit_in(laid_out, found.used)
    assert edit is not None
    assert edit.kind == kind
    assert edit.apply(found.values) == result


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The mean increases, but the median stays the same.", [("mean", ">"), ("median", "=")]),
        ("The range and the mean both decrease.", [("range", "<"), ("mean", "<")]),
        ("There is not enough information.", None),
    ],
)
def test_sentences_become_claims(text: str, claims: list[tuple[str, str]] | None) -> None:
    found = read_claims(text, None)
    assert (None if found is None else [(c.measure, c.relation) for c in found]) == claims


@given(st.integers(1, 60))
def test_events_on_numbers(n: int) -> None:
    for text, holds in (
        ("an even number", n % 2 == 0),
        ("a multiple of 3 or greater than 40", n % 3 == 0 or n > 40),
        ("not a multiple of 5", n % 5 != 0),
        ("odd and less than 20", n % 2 == 1 and n < 20),
    ):
        test = number_events.event_test(text)
        assert test is not None
        assert test(n) is holds


def test_an_event_with_an_unknown_word_is_not_guessed() -> None:
    assert number_events.event_test("a lucky number") is None


# ---- studies ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "population", "assigned"),
    [
        ("A random sample of 90 nurses in Ohio was surveyed.", "nurses in ohio", False),
        (
            "Researchers selected 60 pine trees at random from all the pine trees in a park.",
            "pine trees in a park",
            False,
        ),
        ("Of 50 volunteers, half were randomly assigned to take a pill.", None, True),
        ("Shoppers leaving a store were asked for their opinion.", None, False),
    ],
)
def test_designs(text: str, population: str | None, assigned: bool) -> None:
    found = designs.design_of(stem.read(f"{text} Which conclusion is valid?"))
    assert (found.population, found.assigned) == (population, assigned)


CHOICES = (
    "(A) Drinking tea causes better sleep.",
    "(B) There is an association between drinking tea and better sleep for adults in Ridley.",
    "(C) Drinking tea is the best way to sleep better.",
    "(D) There is no relationship between tea and sleep.",
)
FOUND = "the adults who drank tea slept significantly better. Which conclusion is best supported by the study?"


def _study(how: str) -> Solution:
    return solve(f"{how} {FOUND}", CHOICES)


def test_without_random_assignment_there_is_only_an_association() -> None:
    assert _study("In a random sample of 200 adults in Ridley,").choice == "B"


def test_random_assignment_allows_a_cause() -> None:
    solution = _study("A random sample of 200 adults in Ridley was randomly assigned to drink tea or water, and")
    assert solution.choice == "A"


# ---- all of them -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", [r for r in PROBLEMS if r.answer is not None][::6], ids=lambda row: row.question[:60])
def test_hints_keep_the_answer_for_the_last_rung(row: Row) -> None:
    solution = solve(row.question, row.choices)
    assert solution.answer is not None
    text = " ".join(solution.hints[:3])
    assert len(solution.answer) < 4 or solution.answer.rstrip(".") not in text


WORDS_TEXT = """
    the mean median probability of a random sample 4 7 12 30% is was table students who not or at least what fraction
    margin error red marbles drawn and survey caused removed added ? . , $x$ (1,2) y = 2x + 1
"""
WORDS = st.lists(st.sampled_from(WORDS_TEXT.split()), min_size=4, max_size=30)


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_no_topic_fails_on_any_text(words: list[str]) -> None:
    laid_out = stem.read(" ".join(words))
    for topic in data.SOLVERS:
        with suppress(Unread):
            found = topic(laid_out)
            assert found is None or found.moves
