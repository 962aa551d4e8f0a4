"""The worked examples: problems with the answers a teacher would expect, by topic. None marks what Lemma must decline.

Each row is (question, choices or None, answer or None, letter or None).
"""

# ruff: noqa: E501 (a table reads best with one row, or one pattern, a line)

from __future__ import annotations

from functools import cache

from tools.maths.engine import solve
from tools.maths.solution import Solution

Row = tuple[str, list[str] | None, str | None, str | None]

LINEAR: list[Row] = [
    ("If 3x + 7 = 22, what is the value of 6x − 1?", None, "29", None),
    ("Solve 5x - 3 = 2x + 9.", None, "4", None),
    ("2(x + 3) = 16", None, "5", None),
    ("What value of $k$ satisfies the equation $\\frac{k}{4} - 2 = 3$?", None, "20", None),
    ("Find the value of k: \\frac{k}{4} - 2 = 3", None, "20", None),
    (
        "If $\\frac{2}{5}w = \\frac{3}{10}$, what is the value of $w$?",
        ["(A) 3/4", "(B) 4/3", "(C) 3/25", "(D) 2"],
        "3/4",
        "A",
    ),
    ("solve for n:  4 − (n − 1) = 2n", None, "5/3", None),
    ("0.4x + 1.2 = 2, what is x?", None, "2", None),
    ("How many solutions does 2(x + 1) = 2x + 5 have?", None, "0", None),
    ("Solve 3(x - 2) = 3x - 6", None, "infinitely many solutions", None),
    ("Solve 4x + 1 = 4x - 7", None, "no solution", None),
    ("three times x plus four equals nineteen. what is x?", None, "5", None),
    ("If 4x = 12, what is the value of x + 10?", ["A) 3", "B) 13", "C) 22", "D) 30"], "13", "B"),
    ("If 10 more than 3x is 31, what is x? (A) 5 (B) 7 (C) 9 (D) 41/3", None, "7", "B"),
    ("hi, I'm stuck: solve -x/3 = 7 please", None, "-21", None),
    ("If $3(c+d)=5$, what is the value of $c+d$?", None, "5/3", None),
    ("If ½x + ¼ = 2, what is x?", None, "7/2", None),
    ("If 2x + 3 = 11, what is x? (A) 1 (B) 2 (C) 3 (D) 5", None, None, None),  # no choice fits
    ("7. Solve 2x + 1 = 5", None, "2", None),
    ("If 2x + y = 7, what is x?", None, None, None),  # not enough is given
    ("twice x plus 3 is 11, what is x?", None, None, None),  # twice x, or twice (x plus 3)?
    ("Solve 2x = 1,5", None, None, None),
    ("If 2x + 3 = 11, what is not the value of x?", None, None, None),
    ("If 3x < 12, what is x?", None, None, None),
    ("x is an integer and 2x + 1 = 8. What is x?", None, None, None),
    ("Maria has 3x + 7 apples and gives 4 away. If 3x + 7 = 22, how many are left?", None, None, None),
]

QUADRATIC: list[Row] = [
    ("solve x^2-5x+6=0", None, "x = 3 or x = 2", None),
    ("What is the positive solution to x² = 49?", None, "7", None),
    ("What are the solutions of 2x² + 3x − 2 = 0?", None, "x = 1/2 or x = -2", None),
    ("Solve (x - 3)^2 = 16", None, "x = 7 or x = -1", None),
    ("Solve x^2 - 2x - 1 = 0", None, "x = 1 + sqrt(2) or x = 1 - sqrt(2)", None),
    ("Solve $x^{2} + x + 1 = 0$ for real x", None, "no solution", None),
    (
        "How many real solutions does x^2 - 4x + 4 = 0 have?",
        ["None", "Exactly one", "Exactly two", "Infinitely many"],
        "1",
        "B",
    ),
    ("How many real solutions does $3x^2 + 2x + 5 = 0$ have?", None, "0", None),
    ("What is the sum of the solutions to x^2 - 7x + 10 = 0?", None, "7", None),
    ("What is the product of the solutions of 2x^2 - 9x + 4 = 0?", None, "2", None),
    ("(x - 1)(x + 4) = 0. What is the negative value of x?", None, "-4", None),
    ("x² = 5x", None, "x = 5 or x = 0", None),
    ("If x^2 = 50 and x > 0, what is the value of x?", None, "5sqrt(2)", None),
    ("Which of the following is a value of x if x^2 - x - 12 = 0? (A) -4 (B) -3 (C) 3 (D) 6", None, "-3", "B"),
    ("x^2 = 16. What is the value of x^2 + 1?", None, "17", None),
    ("4x^2 - 12x + 9 = 0, find x", None, "3/2", None),
    ("What is the greatest solution of x^2 + 2x = 15?", None, "3", None),
    ("What is the sum of the solutions to x^2 - 4x + 4 = 0?", None, None, None),  # the double root: once or twice?
    ("If x^2 = 4 and x > 5, what is x?", None, "no solution", None),
    ("Solve x^3 = 8", None, "2", None),
    ("Solve sqrt(x + 2) = -x", None, "-1", None),
    ("What is the vertex of y = x^2 - 4x + 1?", None, "(2, -3)", None),
]

SYSTEM: list[Row] = [
    ("2x+y=7 and x-y=2, find x", None, "3", None),
    ("Solve 2x + y = 7, x − y = 2", None, "(3, 1)", None),
    (
        "$$\\begin{aligned}& 3x-2y=4 \\\\& x+2y=12\\end{aligned}$$If $(x, y)$ is the solution to the system of equations above, "
        "what is the value of $x+y$?",
        ["(A) 4", "(B) 8", "(C) 12", "(D) 16"],
        "8",
        "B",
    ),
    ("y = 2x - 1 and 3x + y = 14. What is y?", None, "5", None),
    ("If a + b = 10 and a - b = 4, what is the value of ab?", None, "21", None),
    ("x = 4\n2x + 3y = 17\nfind y", None, "3", None),
    ("How many solutions does the system 2x + y = 3 and 4x + 2y = 6 have?", None, "infinitely many", None),
    (
        "How many solutions does the system x + y = 3 and x + y = 5 have? (A) Zero (B) Exactly one (C) Exactly two (D) Infinitely many",
        None,
        "0",
        "A",
    ),
    ("Solve x + y = 1 and 2x + 2y = 5", None, "no solution", None),
    ("\\begin{cases} 5m + 2n = 16 \\\\ 3m - n = 3 \\end{cases} What is m − n?", None, "-1", None),
    ("0.5x + 0.25y = 3 and x = y, what is x?", None, "4", None),
    (
        "Which ordered pair (x, y) satisfies x + 2y = 8 and x = y − 1? (A) (2, 3) (B) (3, 2) (C) (1, 2) (D) (4, 2)",
        None,
        "(2, 3)",
        "A",
    ),
    ("x/2 + y/3 = 4 and x - y = 3, what is x?", None, "6", None),
    ("- 2x + y = 7\n- x - y = 2\nsolve", None, "(3, 1)", None),
    ("What is x if y = 24 when x = 6 and y = kx when x = 5?", None, None, None),
    ("If x + y = 10 and xy = 21, what is x?", None, "x = 7 or x = 3", None),
    ("If x + y + z = 6 and x - y = 1, what is z?", None, None, None),
]

EVALUATE: list[Row] = [
    ("What is 3 + 4 × 2?", None, "11", None),
    ("2 + 2?", None, "4", None),
    ("If x = 3, what is 2x² + 5?", None, "23", None),
    ("evaluate 2x^2 - 1 when x = -2", None, "7", None),
    ("What is 20% of 50?", None, "10", None),
    ("15 is what percent of 60?", ["4%", "25%", "40%", "90%"], "25", "B"),
    ("30 is 20% of what number?", None, "150", None),
    ("what is 3/4 of 20", None, "15", None),
    ("f(x) = 2x + 1. What is f(3)?", None, "7", None),
    ("If a = 2 and b = 5, what is the value of \\frac{a+b}{b-a}?", None, "7/3", None),
    ("simplify 2(x+3) - x", None, "x + 6", None),
    (
        "Which of the following is equivalent to $2 x\\left(x^{2}-3 x\\right)$ ?",
        ["(A)$-4 x^{2}$", "(B)$3 x^{3}-x^{2}$", "(C)$2 x^{3}-3 x$", "(D)$2 x^{3}-6 x^{2}$"],
        "2x^3 - 6x^2",
        "D",
    ),
    ("Expand (x - 2)^2 - (x + 1)(x - 1)", None, "-4x + 5", None),
    ("Calculate (3 - 5)^3 / 4", None, "-2", None),
    ("What is sqrt(72)?", None, "6sqrt(2)", None),
    ("What is 1/2 + 1/3?", None, "5/6", None),
    ("What is 15% less than 80?", None, "68", None),
    ("What is 5 more than 3x if x = 2?", None, "11", None),
    ("What is 5/0?", None, None, None),
    ("80 + 15%", None, None, None),  # 15% of what?
    ("What is 3 + 5!", None, None, None),  # a factorial, or enthusiasm?
    ("What is the square root of 9 plus 16?", None, None, None),
    ("What is 15 choose 2?", None, None, None),
    ("What is 2^3^2?", None, None, None),
    ("What is 6/2(1+2)?", None, None, None),  # ambiguous: Lemma asks for brackets
    ("9**9**9**9", None, None, None),
    ("Simplify (x^2 - 1)/(x - 1)", None, "x + 1", None),
    (
        "Which of the following complex numbers is equal to (5+12i) - (9i^2-6i), for i = sqrt(-1)? (A) -14-18i (B) -4-6i (C) 4+6i (D) 14+18i",
        None,
        "14 + 18i",
        "D",
    ),
    ("A shirt costs 40 dollars after a 20% discount. What was the price?", None, None, None),
]

ALL = [*LINEAR, *QUADRATIC, *SYSTEM, *EVALUATE]
SOLVABLE = [row for row in ALL if row[2] is not None]


@cache
def _solved(question: str, choices: tuple[str, ...] | None) -> Solution:
    return solve(question, choices)


def solved(row: Row) -> Solution:
    """The engine's solution of a row, worked out once for all tests."""
    return _solved(row[0], tuple(row[1]) if row[1] else None)
