"""Planted mistakes of many kinds: each is carried out on a problem of its own and must be found and named."""

# ruff: noqa: E501 (a table reads best with one row a line)

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.maths.checking import misconceptions as m
from tools.maths.checking.procedures import wrong_trees
from tools.maths.disclosure import gives_away
from tools.maths.engine import check_work, solve
from tools.maths.grammar import parse
from tools.maths.work import unsolved

COAT = "The original price of a coat was $80. The price was increased by 20% and then decreased by 10%. What is the final price, in dollars?"
JACKET = "A jacket costs $60 after a 25% discount. What was the original price of the jacket, in dollars?"
GYM = "A gym charges a joining fee of $30 and $10 per month. If Ana paid $150 in total, for how many months was she a member?"
BAG = "A bag contains 3 red marbles and 5 blue marbles. If one marble is chosen at random, what is the probability that it is red?"
SQUARE = "Which expression is equivalent to (x + 3)^2? (A) x^2 + 9 (B) x^2 + 6x + 9 (C) x^2 + 3x + 9 (D) 2x + 6"

# (problem, lines, the wrong line, words that the mistake's name must hold)
PLANTED = [
    ("Solve 5x + 4 = 2x + 19", ["7x + 4 = 19"], 0, "moving a term"),
    ("Solve 4(x - 5) = 12", ["4x - 5 = 12"], 0, "first term only"),
    ("Solve 6x + 9 = 33", ["x + 9 = 33/6"], 0, "divided only one term"),
    ("Solve 7x = 42", ["x = 35"], 0, "subtracted instead of dividing"),
    ("Solve (x + 4)^2 = 36", ["x^2 + 16 = 36"], 0, "term by term"),
    ("Solve x^2 = 64", ["x = 8"], None, "only the positive root"),
    ("Solve x^2 = 6x", ["x = 6"], None, "lost a root"),
    ("Solve 2x = 4x", ["2 = 4"], 0, "lost a root"),
    ("Solve x^2 - 7x + 10 = 0", ["(x - 10)(x + 3) = 0"], 0, "factored"),
    ("Solve x^2 - 3x - 10 = 0", ["(x + 5)(x - 2) = 0"], 0, "factored"),
    ("Solve 5x + 3 = 24", ["8x = 24"], 0, "unlike terms"),
    ("Which expression is equivalent to x^3 · x^4? (A) x^7 (B) x^12 (C) 2x^7 (D) x", ["x^12"], 0, "multiplied the exponents"),
    ("Which expression is equivalent to (x^3)^4? (A) x^7 (B) x^12 (C) 4x^3 (D) x^81", ["A"], 0, "added the exponents"),
    (SQUARE, ["A"], 0, "term by term"),
    ("What is sqrt(9 + 16)?", ["sqrt(9 + 16) = 3 + 4 = 7"], 0, "root of a sum"),
    ("What is 2/3 + 1/4?", ["3/7"], 0, "straight across"),
    ("What is 2 + 3 * 4?", ["20"], 0, "left to right"),
    ("What is 30% of 70?", ["2100"], 0, "percent as a whole number"),
    (COAT, ["88"], 0, "percents"),
    (JACKET, ["75"], 0, "percent"),
    (BAG, ["3/5"], 0, "part"),
    (BAG, ["5/8"], 0, "rest"),
    ("What is the median of the data set 2, 3, 5, 9, 21?", ["8"], 0, "mean"),
    ("What is the area of a circle with diameter 10?", ["100π"], 0, "diameter"),
    ("What is the area of a circle with a radius of 6 centimeters?", ["12π"], 0, "circumference"),
    ("A triangle has a base of 8 and a height of 5. What is the area of the triangle?", ["40"], 0, "fraction in the formula"),
    ("In a right triangle, the legs have lengths 6 and 8. What is the length of the hypotenuse?", ["14"], 0, "root of a sum"),
    ("In a right triangle, the hypotenuse has length 13 and one leg has length 5. What is the length of the other leg?", ["sqrt(194)"], 0, "legs and the hypotenuse"),
    ("In right triangle ABC, angle C is a right angle, AB = 10 and BC = 6. What is the value of sin A?", ["4/5"], 0, "sine and cosine"),
    ("A line passes through the points (1, 2) and (4, 8). What is the slope of the line?", ["1/2"], 0, "slope"),
    ("If −3x + 4 ≤ 19, which of the following describes all possible values of x? (A) x ≤ −5 (B) x ≥ −5 (C) x ≤ 5 (D) x ≥ 5", ["-3x <= 15", "x <= -5"], 1, "sign"),
    ("If 3x = 12, what is the value of 5x + 1?", ["4"], 0, "instead of what was asked"),
    ("solve 3x = 10", ["x = 3.33"], 0, "rounded"),
    (GYM, ["15"], 0, "once"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("problem", "lines", "first", "words"), PLANTED, ids=lambda v: v[:50] if isinstance(v, str) else ""
)
def test_a_planted_mistake_is_found_and_named(problem: str, lines: list[str], first: int | None, words: str) -> None:
    work = check_work(problem, lines)
    assert not work.right
    assert work.first_wrong == first
    assert work.misconception is not None
    assert words in work.misconception
    assert "?" in work.feedback
    assert not gives_away(work.feedback, solve(problem), said=lines)


@pytest.mark.parametrize("guess", ["x = 4", "17", "the answer is 50", "x = 5.5"])
def test_a_guess_has_no_name(guess: str) -> None:
    work = check_work("If 3x + 7 = 22, what is the value of 6x − 1?", [guess])
    assert not work.right
    assert work.misconception is None
    assert work.feedback.endswith("?")


RIGHT = [
    (GYM, ["10m + 30 = 150", "10m = 120", "m = 12"]),  # a letter of the learner's own
    (GYM, ["150 - 30 = 120", "120 / 10 = 12"]),
    (GYM, ["12 months"]),
    (GYM, ["she was a member for twelve months"]),
    (JACKET, ["$80"]),
    (JACKET, ["60/0.75 = 80"]),
    (COAT, ["80 * 1.2 = 96", "96 * 0.9 = 86.4"]),
    (BAG, ["3 + 5 = 8", "3/8"]),
    (BAG, ["0.375"]),
    (BAG, ["37.5%"]),
    (SQUARE, ["x² + 6x + 9"]),
    (SQUARE, ["(x+3)(x+3) = x^2 + 3x + 3x + 9", "B"]),
    ("15 is what percent of 60?", ["25%"]),
    ("15 is what percent of 60?", ["twenty-five percent"]),
    ("What is the area of a circle with a radius of 6 centimeters?", ["36 pi"]),
    ("Solve x^2 - 5x + 6 = 0", ["x = 2", "x = 3"]),
    ("Solve 2x + y = 7, x − y = 2", ["y = 1", "x = 3"]),
    ("If −3x + 4 ≤ 19, which of the following describes all possible values of x? (A) x ≤ −5 (B) x ≥ −5 (C) x ≤ 5 (D) x ≥ 5", ["-3x <= 15", "x >= -5"]),
    ("A line passes through the points (1, 2) and (4, 8). What is the slope of the line?", ["(8-2)/(4-1) = 2"]),
]  # fmt: skip


@pytest.mark.parametrize(("problem", "lines"), RIGHT)
def test_right_work_in_any_form_is_right(problem: str, lines: list[str]) -> None:
    work = check_work(problem, lines)
    assert work.right, work


NEAR_MISSES = [
    ("simplify 3(x^2+x) - x + 1", "3x^2+2x-1"),
    ("solve 3x = 10", "3.33"),
    ("solve 3x = 10", "3.3333"),
    ("What is sqrt(72)?", "8.49"),
    ("15 is what percent of 60?", "0.25"),
    (BAG, "3:8.1"),
    (JACKET, "$80.50"),
    ("What is the area of a circle with a radius of 6 centimeters?", "36"),
    ("What is the area of a circle with a radius of 6 centimeters?", "113.1"),
    ("Solve 2x + y = 7, x − y = 2", "(1, 3)"),
    (SQUARE, "x^2 + 6x - 9"),
    ("If 2x = 8, what is x?", "(x-4)(x-5)=0"),
    ("Solve x^2 = 16", "(x-4)(x-5)=0"),
]


@pytest.mark.parametrize(("problem", "line"), NEAR_MISSES)
def test_a_near_miss_is_no_answer(problem: str, line: str) -> None:
    assert not check_work(problem, [line]).right


def test_rounding_is_remarked_on() -> None:
    work = check_work("solve 3x = 10", ["3.33"])
    assert work.misconception == m.ROUNDED
    assert "exact" in work.feedback


# ---- forms and values at random --------------------------------------------------------------------------------------


@given(st.integers(2, 9), st.integers(-30, 30), st.integers(1, 12), st.integers(2, 6), st.booleans())
@settings(max_examples=60, deadline=None)
def test_every_form_of_an_answer_is_accepted_and_its_neighbours_are_not(
    a: int, n: int, d: int, k: int, named: bool
) -> None:
    problem = f"Solve {a * d}x = {a * n}"
    value = Fraction(n, d)
    forms = [
        f"{n * k}/{d * k}",
        rf"\frac{{{n}}}{{{d}}}",
        f"{value}",
        f"({n})/{d}",
        f"{n} ÷ {d}",
        f"${n * k} / {d * k}$",
    ]
    if value.denominator in (1, 2, 4, 5, 8, 10):
        forms.append(str(float(value)))
    for form in forms:
        assert check_work(problem, [f"x = {form}" if named else form]).right, form
    for wrong in (
        value + 1,
        -value if value else Fraction(1),
        value + Fraction(1, 7),
        1 / value if value not in (0, 1, -1) else value + 2,
    ):
        assert not check_work(problem, [f"x = {wrong}"]).right, wrong


@given(st.integers(2, 9), st.integers(-9, 9).filter(bool), st.integers(-9, 9).filter(bool))
@settings(max_examples=40, deadline=None)
def test_an_expression_is_compared_by_value(a: int, b: int, c: int) -> None:
    problem = f"simplify {a}(x^2 + ({b})x) + ({c})"
    assert check_work(problem, [f"{a}x^2 + ({a * b})x + ({c})"]).right
    assert not check_work(problem, [f"{a}x^2 + ({a * b})x + ({c + 1})"]).right
    assert not check_work(problem, [f"{a}x^2 + ({a * b + 1})x + ({c})"]).right


# ---- the procedures themselves ---------------------------------------------------------------------------------------

PROCEDURES = [
    ("x^2 * x^3", m.EXPONENTS_MULTIPLIED, "x^6"),
    ("2^3 * 2^4", m.BASES, "4^7"),
    ("sqrt(a^2 + b^2)", m.ROOT_OF_SUM, "a + b"),
    ("1/2 + 1/3", m.ACROSS, "2/5"),
    ("(a + b)/a", m.CANCELLED, "b"),
    ("pi * 3^2", m.CIRCUMFERENCE, "2 * pi * 3"),
    ("2 * pi * 3", m.DISC, "pi * 3^2"),
    ("pi * 3^2", m.DIAMETER, "pi * 6^2"),
    ("8 * 5 / 2", m.FORGOT_HALF, "40"),
    ("sin(30°)", m.SINE_COSINE, "cos(30°)"),
    ("100 * 1.2 * 0.9", m.ADDED_PERCENTS, "110"),
    ("3/(3 + 5)", m.PART_TO_PART, "3/5"),
    ("(8 - 2)/(4 - 1)", m.SLOPE, "3/6"),
    ("20% * 50", m.NO_HUNDREDTH, "1000"),
    ("(2 + 4 + 9)/3", m.FORGOT_COUNT, "15"),
    ("-(x - 3)", m.LOST_MINUS, "-x - 3"),
]


@pytest.mark.parametrize(("right", "name", "wrong"), PROCEDURES)
def test_a_wrong_procedure_leads_where_it_leads(right: str, name: str, wrong: str) -> None:
    from tools.maths.leaks.sameness import same_answer

    made = [tree for label, tree in wrong_trees(parse(right)) if label == name]
    expected = parse(wrong)
    at = [same_answer(tree, expected) for tree in made]
    if name == m.ROOT_OF_SUM:  # the root of a square is its size, so the letters are compared where they are positive
        from tools.maths.values import evaluate, same_value

        point = {"a": Fraction(3), "b": Fraction(5)}
        at = [same_value(evaluate(tree, point), evaluate(expected, point)) for tree in made]
    assert any(at)


def test_every_name_has_a_question_and_a_sentence() -> None:
    names = [v for k, v in vars(m).items() if k.isupper() and isinstance(v, str) and not k.startswith(("ASK", "_"))]
    for name in names:
        assert m.question(name).endswith(("?", ".")), name
        assert m.said(name).endswith("."), name


# ---- problems nobody could solve -------------------------------------------------------------------------------------


def test_calculations_are_checked_even_where_the_problem_is_not_solved() -> None:
    work = unsolved("A story about zebras.", ["22 / 2 = 11", "11 + 3 = 15"], "I cannot read it.")
    assert [word for _, word in work.lines] == ["right", "wrong"]
    assert (work.first_wrong, work.misconception) == (1, m.SLIP)
    assert "cannot judge" in work.feedback
    fine = unsolved("A story about zebras.", ["22 / 2 = 11", "so eleven of them"], "I cannot read it.")
    assert fine.first_wrong is None
    assert not fine.right
    assert "calculations" in fine.feedback


def test_a_step_from_one_equation_to_the_next_is_checked_without_the_problem() -> None:
    work = unsolved("A story about zebras.", ["2x + 3 = 11", "2x = 14"], "I cannot read it.")
    assert (work.first_wrong, work.misconception) == (1, m.SIGN)
    assert (
        unsolved("A story about zebras.", ["2x + 3 = 11", "2x = 8", "x = 4"], "I cannot read it.").first_wrong is None
    )
