"""A problem said more plainly means the same: formulas and numbers stay, only the wording changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.maths.engine import solve
from tools.maths.plainer import versions

PERPENDICULAR = (
    "$$2 x+6 y=15$$The equation above represents line $k$ in the $x y$-plane. Line $n$, which is not shown, is "
    "perpendicular to line $k$ and passes through the point $(1,-2)$. Which of the following is an equation of line "
    "$n$ ?"
)
LINES = [r"(A)$y=-\frac{1}{3} x-\frac{5}{3}$", r"(B)$y=\frac{1}{3} x-\frac{7}{3}$", "(C)$y=3 x-5$", "(D)$y=3 x+5$"]
POWERS = (
    r"$$\left(27 x^{6} y^{9}\right)^{\frac{2}{3}}$$If $x>0$ and $y>0$, the expression above can be rewritten as "
    "which of the following?"
)


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("$$x^2 = 9$$In the equation above, what is $x$?", "In the equation $x^2 = 9$, what is $x$?"),
        ("What is $a^2$, for all positive values of $a$?", "What is $a^2$, where $a > 0$?"),
        ("If $x>0$, what is $2x$?", "What is $2x$, where $x>0$?"),
        ("The line, which is not shown, is steep.", "The line is steep."),
    ],
)
def test_said_more_plainly(question: str, plain: str) -> None:
    assert plain in list(versions(question))


def test_what_is_plain_has_no_other_version() -> None:
    assert list(versions("If 3x + 7 = 22, what is the value of 6x − 1?")) == []


def test_a_problem_is_read_through_its_plainer_version_and_shown_in_its_own_words() -> None:
    solution = solve(PERPENDICULAR, LINES)
    assert (solution.choice, solution.verified, solution.question) == ("C", True, PERPENDICULAR)
    choices = ["(A)$9 x^{4} y^{6}$", "(B)$9 x^{9} y^{6}$", "(C)$18 x^{4} y^{6}$", "(D)$27 x^{4} y^{6}$"]
    assert solve(POWERS, choices).choice == "A"


PARTS = [
    *(
        "$$y=2x+3$$",
        "The equation above",
        "represents line $k$",
        "$x>0$",
        "If",
        ", ",
        ". ",
        "which is not shown,",
        "7 ",
    ),
    *("for all positive values of $a$", "the expression above can be written as which of the following"),
]


@given(st.lists(st.sampled_from(PARTS), max_size=9).map(" ".join))
def test_no_number_is_added_or_lost(text: str) -> None:
    for version in versions(text):
        extra = sorted(re.findall(r"\d+", version.replace("> 0", ">")))
        assert extra == sorted(re.findall(r"\d+", text.replace("> 0", ">")))
