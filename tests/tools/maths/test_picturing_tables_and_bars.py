"""Bars, tables, grids and trees: the right cells and pieces, each with the step that tells it."""

from __future__ import annotations

import pytest

from tests.tools.animation.tracing import untraced
from tools.animation.drawing import adding, permitted
from tools.maths.derivation import Move
from tools.maths.engine import solve
from tools.maths.figures import ANSWER, GIVEN, Bars, Table, Tree
from tools.maths.picturing import bars, outcomes, rate_pairs, tables

BAND = """| | Grade 9 | Grade 10 | Total |
|---|---|---|---|
| Band | 18 | 22 | 40 |
| Choir | 12 | {cell} | 40 |
| Total | 30 | 50 | 80 |

The table shows the number of students in two music groups. {ask}"""


def marked(table: Table) -> dict[str, int]:
    return {cell.text: cell.marked for row in table.rows for cell in row if cell.marked is not None}


def test_a_decrease_shows_what_goes_on_the_bar_before() -> None:
    figure = bars.running([bars.Amount(40, "40"), bars.Amount(30, "30", 0)], [bars.Change(moved=r"-25\%")])
    assert figure is not None
    before, after = figure.bars
    assert [(piece.length, piece.label, piece.marked) for piece in before.pieces] == [
        (30, "", False),
        (10, r"-25\%", True),
    ]
    assert (after.name, after.at, after.pieces[0].at) == ("30", 0, 0)


def test_an_increase_shows_what_comes_behind_the_bar_before() -> None:
    figure = bars.running([bars.Amount(60, "60"), bars.Amount(75, "75", 0)], [bars.Change(moved=r"+25\%")])
    assert figure is not None
    assert [piece.length for piece in figure.bars[0].pieces] == [60, 15]


def test_a_start_that_is_looked_for_has_its_name_later_and_its_shape_at_once() -> None:
    figure = bars.running([bars.Amount(45, "45", 0), bars.Amount(36, "36")], [bars.Change(moved=r"-20\%")])
    assert figure is not None
    assert [bar.at for bar in figure.bars] == [0, GIVEN]
    assert all(piece.at == GIVEN for bar in figure.bars for piece in bar.pieces)
    early = permitted(figure, GIVEN)
    assert isinstance(early, Bars)
    assert [bar.name for bar in early.bars] == ["", "36"]


@pytest.mark.parametrize("sizes", [(40.0, 0.1), (40.0, 39.9), (40.0,), tuple(range(1, 8))])
def test_bars_that_could_not_be_read_are_not_drawn(sizes: tuple[float, ...]) -> None:
    assert bars.running([bars.Amount(size) for size in sizes], [bars.Change()] * (len(sizes) - 1)) is None


def test_shares_are_squares_whose_worth_comes_with_its_step() -> None:
    figure = bars.shares([("red", 3), ("blue", 5)], "7", 1, wanted="blue")
    assert figure is not None
    assert [len(bar.pieces) for bar in figure.bars] == [3, 5]
    assert {piece.marked for piece in figure.bars[1].pieces} == {True}
    early = permitted(figure, 0)
    assert isinstance(early, Bars)
    assert not [piece.label for bar in early.bars for piece in bar.pieces if piece.label]
    assert "bars[0][0][1:]" in "".join(adding(figure, 1))


@pytest.mark.parametrize("parts", [[("red", 40), ("blue", 1)], [("red", 3)], [("red", 0), ("blue", 2)]])
def test_shares_that_are_too_many_or_none_are_not_drawn(parts: list[tuple[str, int]]) -> None:
    assert bars.shares(parts, "2", 0) is None


def test_a_whole_is_cut_only_into_parts_that_make_it_up() -> None:
    whole = bars.Amount(10, "10")
    assert bars.split(whole, [(bars.Amount(4, "4"), False), (bars.Amount(6, "6", 0), True)]) is not None
    assert bars.split(whole, [(bars.Amount(4, "4"), False), (bars.Amount(5, "5", 0), True)]) is None


def test_a_two_way_table_points_at_the_whole_and_then_at_the_part() -> None:
    solution = solve(BAND.format(cell="28", ask="What fraction of the students in choir are in grade 10?"))
    assert isinstance(solution.figure, Table)
    assert marked(solution.figure) == {"40": 0, "28": 1}
    assert solution.figure.rows[2][3].marked == 0
    assert solution.figure.rows[1][3].marked is None


def test_a_missing_cell_is_put_in_by_the_step_that_finds_it() -> None:
    solution = solve(BAND.format(cell="", ask="What fraction of the students in choir are in grade 10?"))
    assert isinstance(solution.figure, Table)
    cell = solution.figure.rows[2][2]
    assert (cell.text, cell.at) == ("28", 0)
    early = permitted(solution.figure, GIVEN)
    assert isinstance(early, Table)
    assert early.rows[2][2].text == ""


def test_a_population_in_prose_becomes_a_table_with_its_total() -> None:
    solution = solve(
        "A hat holds 5 red, 7 blue and 8 white slips. If one slip is drawn at random, what is the probability that it "
        "is white?"
    )
    assert isinstance(solution.figure, Table)
    assert [[cell.text for cell in row] for row in solution.figure.rows][-1] == [r"\text{total}", "20"]
    assert marked(solution.figure) == {"20": 0, "8": 1}


def test_only_numbers_that_stand_in_one_cell_are_pointed_at() -> None:
    rows = [["Shop", "May", "June"], ["East", "20", "35"], ["West", "20", "50"]]
    moves = [Move("Subtract", "", r"50 - 20", "30")]
    assert tables.read_off(rows, moves) == {(2, 2): 0}


def test_a_decimal_is_found_where_a_step_writes_it_as_a_fraction() -> None:
    rows = [["Size", "Price"], ["6", "1.50"], ["10", "2.30"]]
    assert tables.read_off(rows, [Move("Divide", "", r"\frac{\frac{3}{2}}{6}", r"\frac{1}{4}")]) == {
        (1, 0): 0,
        (1, 1): 0,
    }


def test_values_of_functions_are_looked_up_in_their_column_or_row() -> None:
    down = [["x", "f(x)", "g(x)"], ["1", "4", "2"], ["2", "3", "1"]]
    moves = [
        Move("Look it up", "Look up $g(1)$.", "f(g(1))", "f(2)"),
        Move("Look it up", "Look up $f(2)$.", "f(2)", "3"),
    ]
    assert tables.calls(down, moves) == {(1, 2): 0, (2, 1): 1}
    across = [list(column) for column in zip(*down, strict=True)]
    assert tables.calls(across, moves) == {(2, 1): 0, (1, 2): 1}


def test_tables_that_would_be_too_small_to_read_are_not_drawn() -> None:
    assert tables.table([["1"] * 12, ["2"] * 12]) is None
    assert tables.table([["1", "2"]] * 20) is None
    assert tables.table([[tables.heading("a very long heading of many words")] * 6, ["1"] * 6]) is None


@pytest.mark.parametrize(("size", "rows"), [(6, 1), (8, 2), (12, 2), (20, 4), (36, 6), (11, 2)])
def test_outcomes_stand_in_even_rows(size: int, rows: int) -> None:
    grid = outcomes.outcomes([str(n + 1) for n in range(size)], ["2"], 0)
    assert isinstance(grid, Table)
    assert len(grid.rows) == rows
    assert marked(grid) == {"2": 0}


def test_two_dice_point_at_the_pairs_that_fit() -> None:
    solution = solve("Two fair dice are rolled. What is the probability that the sum is at least 11?")
    assert isinstance(solution.figure, Table)
    assert [cell.text for row in solution.figure.rows for cell in row if cell.marked == 0] == ["11", "11", "12"]
    assert untraced(solution) == []


def test_the_second_draw_follows_the_first_that_is_wanted() -> None:
    solution = solve(
        "A bag contains 5 red marbles and 3 blue marbles. Two marbles are drawn at random without replacement. "
        "What is the probability that both marbles are red?"
    )
    assert isinstance(solution.figure, Tree)
    red, blue = solution.figure.branches
    assert (red.name, red.chance, red.marked) == (r"\text{red}", r"\frac{5}{8}", True)
    assert [(branch.chance, branch.marked) for branch in red.then] == [(r"\frac{4}{7}", True), (r"\frac{3}{7}", False)]
    assert (blue.then, blue.marked) == ((), False)


def test_a_one_that_nobody_writes_is_called_each() -> None:
    pairs = [rate_pairs.Pair("1", "12"), rate_pairs.Pair("25", "300", other_at=0)]
    unsaid = rate_pairs.together(("minutes", "pages"), pairs, "12 pages per minute, 25 minutes", ())
    said = rate_pairs.together(("minutes", "pages"), pairs, "12 pages in 1 minute, 25 minutes", ())
    assert unsaid is not None and said is not None
    assert (unsaid.rows[0][1].text, said.rows[0][1].text) == (r"\text{each}", "1")


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("A town grew from 2,400 people to 3,000 people. By what percent did it grow?", "percent"),
        ("A meal cost $52.92 including 8% sales tax. What was the price before tax?", "percent"),
        ("In a school of 850 students, 40% play a sport. How many students do not play a sport?", "percent"),
        ("Sam deposits $500 in an account that earns 4% simple interest per year. How much interest does he earn "
         "after 3 years?", "percent"),
        ("In a village, 3 out of every 8 people own a bicycle. If the village has 640 people, how many own a bicycle?",
         "ratio"),
        ("A car travels 150 miles in 3 hours. At this rate, how many miles will it travel in 7 hours?", "table"),
        ("A chemist mixes 40 milliliters of a 25% acid solution with 60 milliliters of a 50% acid solution. What is "
         "the concentration of acid in the resulting mixture?", "table"),
        ("The mean of 6 numbers is 14. If one of the numbers is removed, the mean of the remaining 5 numbers is 12. "
         "What number was removed?", "table"),
        ("40% of the employees of a firm are women. 25% of the women and 10% of the men are managers. What percent of "
         "the employees are managers?", "tree"),
        ("Hugo bought 4 shirts at $18 each and 3 caps at $11 each. How much did Hugo spend in total?", "table"),
        ("The probability that it rains tomorrow is 0.3. What is the probability that it does not rain tomorrow?",
         "percent"),
    ],
)  # fmt: skip
def test_problems_get_their_picture_from_their_own_numbers(question: str, kind: str) -> None:
    solution = solve(question)
    assert solution.figure is not None and solution.figure.kind == kind
    assert untraced(solution) == []
    early = permitted(solution.figure, GIVEN)
    assert early is None or early != permitted(solution.figure, ANSWER)


def test_with_letters_nobody_can_know_how_long_a_fixed_amount_is() -> None:
    solution = solve(
        "Before tax, a taxi ride costs d dollars. A tax of 6% of the price is added, and a tip of $4 is left. Which "
        "expression represents the total amount, in dollars, paid for the ride?",
        ["0.06d + 4", "1.06d + 4", "1.06(d + 4)", "1.10d"],
    )
    assert solution.choice == "B"
    assert solution.figure is None
