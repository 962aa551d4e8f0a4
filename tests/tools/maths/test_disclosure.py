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


def _with(
    question: str, answer: str, choices: tuple[str, ...] | None = None, letter: str | None = None, *also: str
) -> Solution:
    """A solution that hides an answer, whoever found it."""
    return Solution(question, choices, answer=answer, choice=letter, hidden=(answer, *also), restated=question)


EQUATION = _with("Which equation represents the line with slope −2 that passes through (0, 5)?", "2x + y = 5")
BORDER = _with("Which inequality describes all possible values of x if 3x − 1 is greater than 11?", "x > 4")
BOUGHT = _with("Pens cost $3 and pads cost $4. Which system models buying 9 items for $31?", "p + q = 9; 3p + 4q = 31")
POINT = _with("At which point does the line y = 2x − 6 cross the line y = x + 1?", "(7, 8)", None, None, "7", "8")
PI = _with("What is the area of a circle with radius 6?", "36pi")
SURD = _with("What is the diagonal of a square with side 5?", "5sqrt(2)")
THIRD = _with("If 3x = 10, what is x?", "10/3")
PERCENT = _with("A price fell from 50 to 44 dollars. By what percent did it fall?", "12", None, None, "12%")
ANGLE = _with("Two angles of a triangle measure 40° and 75°. What is the third?", "65°")
COST = _with("Each ticket costs $8. How much do nine cost, in dollars?", "72")
MEANING = _with(
    "The function h gives the height of a ball t seconds after it is thrown. What does 24 mean in h(t) = −16t² + 40t + 24?",
    "The height from which the ball is thrown",
    (
        "The initial speed of the ball",
        "The time at which the ball lands",
        "The greatest height of the ball",
        "The height from which the ball is thrown",
    ),
    "D",
)
MEASURE = _with(
    "Which measure changes most if one very large value is added?",
    "The mean",
    ("The mean", "The median", "The mode", "The count"),
    "A",
)
ROMANS = _with(
    "Which must be true? I. a > 0 II. b > 0 III. ab > 0",
    "I and III only",
    ("I only", "I and II only", "I and III only", "I, II and III"),
    "C",
)

LEAKS += [
    (EQUATION, text) for text in ("2x+y=5", "y = 5 - 2x", "y = -2x + 5", "4x + 2y = 10", r"$y = -2x + 5$", "The right side is 5 − 2x.", "f(x) = 5 - 2x")
] + [
    (BORDER, text) for text in ("x > 4", "4 < x", "So x is greater than 4.", r"$x \gt 4$")
] + [
    (BOUGHT, "p + q = 9 and 3p + 4q = 31"), (BOUGHT, "q = 9 - p, and 31 = 3p + 4q"),
    (POINT, "(7, 8)"), (POINT, "x = 7 and y = 8"), (POINT, r"$\left(7, \frac{16}{2}\right)$"),
    (PI, "36π"), (PI, "36 pi"), (PI, r"$6^2 \cdot \pi$"), (PI, "about 113.1"), (PI, "π · 36"),
    (SURD, "5√2"), (SURD, r"$\sqrt{50}$"), (SURD, "roughly 7.07"), (SURD, "5 times sqrt(2)"),
    (THIRD, "3.33"), (THIRD, "10/3"), (THIRD, "x = 3 1/3"), (THIRD, "3.333333"),
    (PERCENT, "12%"), (PERCENT, "12 percent"), (PERCENT, "twelve percent"), (PERCENT, "It fell by 12."), (PERCENT, "0.12"), (PERCENT, "6/50"),
    (ANGLE, "65°"), (ANGLE, "65 degrees"), (ANGLE, r"$65^{\circ}$"), (ANGLE, "sixty-five"),
    (COST, "$72"), (COST, "72 dollars"), (COST, "seventy-two dollars"), (COST, r"\$72.00"),
    (MEANING, "24 is the height from which the ball is thrown."), (MEANING, "It is the height the ball was thrown from."), (MEANING, "Choice D."),
    (MEANING, "- (A) The initial speed of the ball\n- (B) The time at which the ball lands\n- (C) The greatest height of the ball\n- **(D) The height from which the ball is thrown**"),
    (MEASURE, "The answer is the mean."), (MEASURE, "It is the mean"), (MEASURE, "The mean"), (MEASURE, "(A) The mean ✓ (B) The median (C) The mode (D) The count"),
    (ROMANS, "I and III only"), (ROMANS, "Only I and III must be true."),
]  # fmt: skip

HARMLESS += [
    (solution, solution.question)
    for solution in (EQUATION, BORDER, BOUGHT, POINT, PI, SURD, THIRD, PERCENT, ANGLE, COST, MEANING, MEASURE, ROMANS)
] + [
    (EQUATION, "y = 2x + 5 has another slope."), (EQUATION, "Use y = mx + b."), (EQUATION, "The line meets the y-axis where x is 0."),
    (BORDER, "3x - 1 > 11"), (BORDER, "3x > 12"), (BORDER, "x < 10 is not enough."), (BORDER, "What happens if you add 1 to both sides?"),
    (BOUGHT, "Write one equation for the number of items: p + q = 9."), (BOUGHT, "Use p for the pens and q for the pads."),
    (POINT, "Set the two right sides equal."), (POINT, "y = 2x − 6"), (PI, "Use A = πr²."), (PI, "The radius is 6."),
    (SURD, "The diagonal cuts the square into two right triangles."), (PERCENT, "Compare the change with 50, the first price."),
    (ANGLE, "The angles of a triangle add up to 180°."), (COST, "Nine tickets at 8 dollars each."),
    (MEANING, "What is h(0), and what is happening at that moment?"), (MEANING, "Think about what the constant term of such a function means."),
    (MEANING, "Is it a speed, a time or a height?"), (MEASURE, "What does each of mean and median do with one very large value?"),
    (MEASURE, "Is it the mean or the median?"), (MEASURE, "How is the mean worked out?"), (ROMANS, "Check I, II and III one after another."), (ROMANS, "Start with statement I."),
    (MEANING, "> (D) The height from which the ball is thrown\n> (A) The initial speed of the ball\n> (C) The greatest height of the ball\n> (B) The time at which the ball lands"),
    (MEASURE, "the mean, the median, the mode or the count"), (CHOICE, "| A | 3 |\n| B | 5 |\n| C | 7 |\n| D | 15 |"), (CHOICE, "Is it 3, 5, 7 or 15?"),
    (CHOICE, "**(D)** 15\n**(B)** 5\n**(A)** 3\n**(C)** 7"),
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


def test_an_equation_that_is_the_answer_is_seen_when_it_is_named() -> None:
    hidden = Solution(
        "Which equation gives the miles, m?",
        choices=("(4/25)m = 95", "(4/25)m = 5"),
        choice="B",
        hidden=("(4/25)m = 5",),
    )
    assert gives_away("The answer is (4/25)m = 5.", hidden)
    assert gives_away("That is 4m/25 = 5", hidden)
    assert not gives_away("Choice A says (4/25)m = 95.", hidden)
