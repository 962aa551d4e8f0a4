"""What gives an answer away, in any notation, and what does not."""

# ruff: noqa: E501 (a table reads best with one row, or one pattern, a line)

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.maths.disclosure import gives_away
from tools.maths.engine import solve
from tools.maths.solution import Solution

LINE = solve("If 3x + 7 = 22, what is the value of 6x − 1?")  # hides 29 and 5
CHOICE = solve("If 3x + 7 = 22, what is x? (A) 3 (B) 5 (C) 7 (D) 15")  # hides 5 and B
ROOTS = solve("solve x^2 - 7x + 12 = 0")  # hides 3 and 4
PAIR = solve("Solve 2x + y = 7, x − y = 2")  # hides (3, 1)
SEVEN = solve("If 2x + 7 = 21, what is x?")  # hides 7, which stands in the problem
FORM = solve("simplify 2(x+3) - x")  # hides x + 6
NONE = solve("Solve 4x + 1 = 4x - 7")  # hides that there is no solution
COUNT = solve("How many real solutions does x^2 - 9 = 0 have?")  # hides two

LEAKS = [
    (LINE, text)
    for text in (
        "29", "29.0", "So it is 29.", "twenty-nine", "Twenty nine!", "30 - 1", "6*5-1", r"\frac{58}{2}", r"$\frac{58}{2}$", "58/2",
        "x = 5", "x=5", "x equals five", "x is 5", "the answer is five", "2 9", "two nine", "**29**", "2**9**", "2\u200b9", "２９",
        "𝟐𝟗", "٢٩", "answer: 29", "thirty minus one", "5·6 − 1", "<b>2</b>9", r"x = \boxed{5}", "You get 29!", "x → 5", "x = 10/2",
        "3·5 + 7 = 22", "2 × 14.5", "__29__", "`29`", "Put $x = 5$ into $6x - 1$.", "$6x - 1 = 29$", "7. Then it comes out as 29.",
    )
] + [
    (CHOICE, text)
    for text in (
        "the answer is B", "choice (B)", "option b is correct", "answer: B.", "B.", "It's B", "B is the right one",
        "The second option", "A is wrong, C is wrong and D is wrong", "Pick B", "(A) 3 (B) 5 (C) 7 (D) 15 The answer is B.", "**B**",
    )
] + [
    (ROOTS, "One root is 3."), (ROOTS, "x = 4"), (ROOTS, "(x - 3)(x - 4) = 0"), (ROOTS, "three or four"),
    (PAIR, "(3, 1)"), (PAIR, "(3,1)"), (PAIR, "x = 3 and y = 1"), (PAIR, "y = 1"),
    (SEVEN, "x = 7"), (SEVEN, "The answer is 7."), (SEVEN, "It is seven"), (SEVEN, "$x = \\frac{14}{2}$"), (SEVEN, "7 is right"),
    (FORM, "x + 6"), (FORM, "It simplifies to $6 + x$."), (FORM, "x+2*3"),
    (NONE, "There is no solution."), (NONE, "The equation has no solutions"), (NONE, "That is impossible."),
    (COUNT, "There are two solutions."), (COUNT, "It has exactly 2 real roots."), (COUNT, "The answer is 2"),
]  # fmt: skip

HARMLESS = [
    (LINE, text)
    for text in (
        "If 3x + 7 = 22, what is the value of 6x − 1?", "Subtract 7 from both sides.", "subtract seven from both sides",
        "1. Subtract 7 from both sides", "2) Then divide both sides by 3", "5. Divide both sides of the equation by 3",
        "She says so at [00:29].", "See 12:29 or 0:05.", "Step 5: go on", "3x = 22 - 7", "3x = 15", "Divide 15 by 3.",
        "What do you get when you divide by 3?", "You have 5 hints left", "Two sides, one step, five steps to go.", "Hint 5 of 6",
        "Is 22 what you get?", "", "Well done!", "What would you undo first?", "x = 4 gives 19, not 22.",
    )
] + [
    (CHOICE, text)
    for text in (
        "(A) 3 (B) 5 (C) 7 (D) 15", "A) 3\nB) 5\nC) 7\nD) 15", "Which choice is it: A, B, C or D?", "It is a linear equation.",
        "Compare choice A and choice B.", "That is a good start.", "I can help you.", "- (A) $3$\n- (B) $5$\n- (C) $7$\n- (D) $15$",
    )
] + [
    (ROOTS, "Find two numbers that multiply to 12 and add to -7."), (ROOTS, "Set each factor equal to zero: both count."),
    (PAIR, "Add the two equations."), (PAIR, "One letter disappears."),
    (SEVEN, "Subtract 7 from both sides."), (SEVEN, "2x + 7 = 21"), (SEVEN, "Move the 7 first."), (SEVEN, "2x = 14"),
    (FORM, "2(x + 3) - x"), (FORM, "Multiply out: 2x + 6 - x"), (NONE, "Collect the terms with x."), (COUNT, "Look at the sign of 9."),
]  # fmt: skip


@pytest.mark.parametrize(("solution", "text"), LEAKS, ids=lambda value: value[:40] if isinstance(value, str) else "")
def test_giving_it_away(solution: Solution, text: str) -> None:
    assert gives_away(text, solution)


@pytest.mark.parametrize(("solution", "text"), HARMLESS, ids=lambda value: value[:40] if isinstance(value, str) else "")
def test_not_giving_it_away(solution: Solution, text: str) -> None:
    assert not gives_away(text, solution)


def test_what_the_learner_has_said_is_no_secret_any_more() -> None:
    assert not gives_away("Right, x = 5.", LINE, said=["3x = 15", "x = 5"])
    assert gives_away("So it is 29.", LINE, said=["x = 5"])
    assert gives_away("So it is 29.", LINE, said=["If 3x + 7 = 22, what is the value of 6x − 1?"])


def test_a_problem_nobody_solved_hides_nothing() -> None:
    assert not gives_away("29", Solution("something unread"))


ALPHABET = st.sampled_from("0123456789 xyAB().,=+-*/^\\{}$[]:₂²½٣twenty nine answer is\n\u200b")
ODD = st.one_of(st.text(max_size=300), st.text(ALPHABET, max_size=300))


@given(ODD)
@settings(max_examples=200, deadline=None)
def test_any_string_gets_a_yes_or_a_no(text: str) -> None:
    for solution in (LINE, CHOICE, PAIR, FORM, COUNT):
        assert gives_away(text, solution) in (True, False)


@pytest.mark.slow
@given(ODD)
@settings(max_examples=10_000, deadline=None)
def test_any_string_gets_a_yes_or_a_no_many_times(text: str) -> None:
    assert gives_away(text, CHOICE, said=[text[:20]]) in (True, False)


@given(st.integers(-999, 999), st.integers(1, 60))
@settings(max_examples=200, deadline=None)
def test_every_way_to_compute_the_hidden_number_is_seen(a: int, b: int) -> None:
    for text in (
        f"${29 - a} + {a}$".replace("+ -", "- "),
        f"{29 * b}/{b}",
        rf"\frac{{{29 * b}}}{{{b}}}",
        f"it is {29 * b} ÷ {b}",
    ):
        assert gives_away(text, LINE), text


def test_a_long_text_is_looked_at_to_its_end() -> None:
    assert gives_away("word " * 20_000 + " so the answer is 29.", LINE)
    assert not gives_away("word " * 20_000, LINE)
