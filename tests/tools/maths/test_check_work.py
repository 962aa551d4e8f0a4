"""A learner's own lines: credit, the first line that does not follow, and the mistake's name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tools.maths.problems import SOLVABLE, Row
from tools.maths.checking import misconceptions as m
from tools.maths.disclosure import gives_away
from tools.maths.engine import check_work, solve

LINE = "If 3x + 7 = 22, what is the value of 6x − 1?"

RIGHT = [
    (LINE, ["3x = 15", "x = 5", "29"]),
    (LINE, ["3x=15", "x = five", "so 6x-1 is 29"]),
    (LINE, ["twenty-nine"]),
    (LINE, ["29/1"]),
    (LINE, ["3x=15 => x=5 => 6*5-1=29"]),
    (LINE, ["first I took away 7", "3x = 15", "then x = 5", "6·5 − 1 = 29"]),
    ("If 2x = 1, what is x?", ["0.5"]),
    ("If 2x = 1, what is x?", ["1/2"]),
    ("If 2x = 1, what is x?", [r"\frac12"]),
    ("If 2x = 1, what is x?", ["x = ½"]),
    ("If 2x = 1, what is x?", ["half"]),
    ("Solve 2(x+3) = 16", ["2x+6=16", "2x=10", "x=5"]),
    ("solve x^2-5x+6=0", ["(x-2)(x-3)=0", "x=2 or x=3"]),
    ("solve x^2-5x+6=0", ["x = 3, x = 2"]),
    ("solve x^2-5x+6=0", ["x=2,3"]),
    ("solve x^2 = 49", ["x = ±7"]),
    ("What is the positive solution to x^2 = 49?", ["x = ±7", "x=7"]),
    ("2x+y=7 and x-y=2, find x", ["3x = 9", "x=3"]),
    ("solve 2x+y=7, x-y=2", ["x = 3, y = 1"]),
    ("solve 2x+y=7, x-y=2", ["(3,1)"]),
    ("solve 2x+y=7, x-y=2", ["x = 3", "y = 1", "(3, 1)"]),
    ("simplify 3(x^2+x) - x + 1", ["3x²+3x-x+1", "3x^2+2x+1"]),
    ("What is 20% of 50?", ["0.2 * 50", "10"]),
    ("What is 3 + 4 * 2?", ["3+8", "11"]),
    ("solve 2x + 1 = 2x + 3", ["1 = 3", "no solution"]),
    ("If 3x + 7 = 22, what is x? (A) 3 (B) 5 (C) 7", ["B"]),
    ("If 3x + 7 = 22, what is x? (A) 3 (B) 5 (C) 7", ["I think it's (b)"]),
]

WRONG = [
    (LINE, ["x = 4"], 0, None),  # a guess has no name
    (LINE, ["3x = 15", "x = 4"], 1, m.SLIP),
    (LINE, ["3x = 29"], 0, m.SIGN),
    (LINE, ["3x = 15", "x=12"], 1, m.SUBTRACTED),
    (LINE, ["3x = 15", "x=45"], 1, m.MULTIPLIED),
    (LINE, ["3x = 15", "x=15"], 1, m.FORGOT_DIVIDING),
    (LINE, ["10x = 22"], 0, m.UNLIKE),
    (LINE, ["22-7=14", "3x=14"], 0, m.SLIP),
    (LINE, ["5"], 0, m.NOT_ASKED),
    (LINE, ["x = 5", "6x - 1 = 30"], 1, m.DROPPED),
    ("Solve 5x = 2x + 9", ["7x = 9"], 0, m.SIGN),
    ("Solve 2(x+3) = 16", ["2x+3=16"], 0, m.FIRST_TERM),
    ("Solve 10 - (x - 3) = 4", ["10 - x - 3 = 4"], 0, m.LOST_MINUS),
    ("solve (x+3)^2 = 25", ["x^2+9=25"], 0, m.TERMWISE),
    ("solve x^2-5x+6=0", ["x=-2, x=-3"], 0, m.ROOT_SIGNS),
    ("What is the positive solution to x^2 = 49?", ["-7"], 0, m.OTHER_ROOT),
    ("2x+y=7 and x-y=2, find x", ["1"], 0, m.OTHER_UNKNOWN),
    ("simplify 3(x^2+x) - x + 1", ["3x^2 + x - x + 1"], 0, m.FIRST_TERM),
    ("simplify 3(x^2+x) - x + 1", ["3x^2+2x-1"], 0, m.TERM_SIGN),
    ("What is 20% of 50?", ["1000"], 0, m.NO_HUNDREDTH),
    ("What is 20% of 50?", ["40"], 0, m.REST),
    ("What is 3 + 4 * 2?", ["14"], 0, m.LEFT_TO_RIGHT),
    ("What is the sum of the solutions to x^2 - 7x + 10 = 0?", ["10"], 0, m.FOLD),
]


@pytest.mark.parametrize(("problem", "lines"), RIGHT)
def test_right_work_is_called_right(problem: str, lines: list[str]) -> None:
    work = check_work(problem, lines)
    assert work.right, work
    assert work.first_wrong is None
    assert work.feedback.startswith("Yes")


@pytest.mark.parametrize(("problem", "lines", "first", "name"), WRONG)
def test_the_first_wrong_line_and_its_mistake_are_named(
    problem: str, lines: list[str], first: int, name: str | None
) -> None:
    work = check_work(problem, lines)
    assert not work.right
    assert work.first_wrong == first
    assert work.misconception == name
    assert "?" in work.feedback
    assert not gives_away(work.feedback, solve(problem), said=lines)


def test_a_right_value_of_the_wrong_thing_points_to_the_step_that_remains() -> None:
    work = check_work(LINE, ["3x = 15", "x = 5"])
    assert (work.right, work.first_wrong) == (False, None)
    assert "$6x - 1$" in work.feedback


def test_one_root_of_two_is_right_and_not_all() -> None:
    work = check_work("solve x^2 = 49", ["x = 7"])
    assert (work.right, work.first_wrong, work.misconception) == (False, None, m.POSITIVE_ONLY)
    work = check_work("solve x^2 - 5x + 6 = 0", ["(x - 2)(x - 3) = 0", "x = 3"])
    assert (work.right, work.first_wrong, work.misconception) == (False, None, m.ONE_ROOT)


def test_unfinished_work_is_encouraged() -> None:
    work = check_work(LINE, ["3x + 7 = 22", "3x = 15"])
    assert (work.right, work.first_wrong) == (False, None)
    assert "follows" in work.feedback


def test_unread_lines_are_said_to_be_unread_not_wrong() -> None:
    work = check_work(LINE, ["idk lol", "3x = 15", "thingamajig"])
    assert [verdict for _, verdict in work.lines] == ["unread", "right", "unread"]
    assert work.first_wrong is None
    assert "could not read lines 1, 3" in work.feedback


def test_lines_are_typeset() -> None:
    assert check_work(LINE, ["3x=15"]).lines == (("$3x = 15$", "right"),)


def test_work_on_an_unread_problem_is_not_judged() -> None:
    work = check_work("Why is the sky blue?", ["x = 3"])
    assert not work.right
    assert work.reason
    assert work.first_wrong is None


@pytest.mark.parametrize("row", SOLVABLE, ids=lambda row: row[0][:60])
def test_the_engines_own_answer_is_accepted(row: Row) -> None:
    question, choices, answer, _ = row
    if choices:
        question += " " + " ".join(
            f"({letter}) {text}" for letter, text in zip("ABCD", choices, strict=True) if ")" not in text[:3]
        )
    assert answer is not None
    assert check_work(question, [answer]).right


@pytest.mark.parametrize("row", SOLVABLE, ids=lambda row: row[0][:60])
def test_a_near_miss_is_never_accepted(row: Row) -> None:
    question, _, answer, _ = row
    assert answer is not None
    if answer[-1].isdigit():
        assert not check_work(question, [answer + "1"]).right


ODD_LINES = st.lists(
    st.one_of(st.text(max_size=60), st.text(st.sampled_from("0123456789x=+-*/^() .,±²√y\\{}"), max_size=40)),
    min_size=1,
    max_size=4,
)


@given(ODD_LINES)
@settings(max_examples=200, deadline=None)
def test_any_lines_get_an_answer(lines: list[str]) -> None:
    work = check_work(LINE, lines)
    assert work.feedback
    if work.right:
        assert any("29" in line or "=" in line or any(c.isdigit() for c in line) for line in lines)


@pytest.mark.slow
@given(ODD_LINES)
@settings(max_examples=10_000, deadline=None)
def test_any_lines_get_an_answer_many_times(lines: list[str]) -> None:
    assert check_work("solve x^2-5x+6=0", lines).feedback


@given(st.integers(2, 12), st.integers(1, 30), st.integers(-20, 20))
@settings(max_examples=40, deadline=None)
def test_a_true_derivation_is_right_and_a_false_constant_is_found(a: int, b: int, x: int) -> None:
    problem = f"Solve {a}x + {b} = {a * x + b}"
    assert check_work(problem, [f"{a}x = {a * x}", f"x = {x}"]).right
    wrong = check_work(problem, [f"{a}x = {a * x + 1}", f"x = {x}"])
    assert (wrong.right, wrong.first_wrong) == (False, 0)


def test_many_values_at_once_are_not_marked_one_by_one() -> None:
    guessed = check_work("If 3x + 7 = 22, what is the value of 6x - 1?", [f"x = {n}" for n in range(1, 7)])
    assert not guessed.right
    assert {verdict for _, verdict in guessed.lines} == {"unread"}


def test_an_inequality_says_nothing_about_where_the_answer_lies() -> None:
    above, below = (check_work("3x + 7 = 22", [line]) for line in ("x > 4", "x > 6"))
    assert above.feedback == below.feedback
    assert above.lines[0][1] == below.lines[0][1] == "unread"
