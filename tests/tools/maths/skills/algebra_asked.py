"""Solution sets and whole numbers of inequalities, absolute values with a constant, quadrants, functions in a table."""

# ruff: noqa: E501 (one row a line)

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths.skills import CIRCLES, INEQUALITIES, LINEAR_TWO, NONLINEAR_EQUATIONS, NONLINEAR_FUNCTIONS, SYSTEMS

SETS: list[Row] = [
    Row(NONLINEAR_EQUATIONS, "What is the solution set of $x^2 - 4x - 12 < 0$?", ("$-2 < x < 6$", "$x < -2$ or $x > 6$", "$x<-6$ or $x>2$", "$-6 < x < 2$"), "-2 < x < 6", "A"),
    Row(INEQUALITIES, "Which of the following represents all values of x that satisfy $|x-3|>5$?", ("-2 < x < 8", "x < -2 or x > 8", "x > 8", "x < -8 or x > 2"), "x < -2 or x > 8", "B"),
    Row(INEQUALITIES, r"How many integers satisfy $|2x - 1| \le 7$?", None, "8"),
    Row(NONLINEAR_EQUATIONS, "How many integers x satisfy the inequality $x^2 < 20$?", ("7", "8", "9", "10"), "9", "C"),
    Row(INEQUALITIES, "Solve |x + 1| < 4.", None, "-5 < x < 3"),
    Row(NONLINEAR_EQUATIONS, r"For which values of $x$ is $x^2 + 2x \ge 15$?", (r"$x \le -5$ or $x \ge 3$", r"$-5 \le x \le 3$", r"$x \le -3$ or $x \ge 5$", r"$x \ge 3$"), "x <= -5 or x >= 3", "A"),
    Row(INEQUALITIES, r"Which of the following is the solution set of the inequality $3|x - 2| - 4 \ge 11$?", (r"$[-3, 7]$", r"$(-\infty, -3] \cup [7, \infty)$", r"$(-\infty, -3) \cup (7, \infty)$", r"$(-3, 7)$"), "x <= -3 or x >= 7", "B"),
    Row(INEQUALITIES, "Which of the following is the solution set of $|2x + 5| < -1$?", ("-3 < x < -2", "x < -3 or x > -2", "All real numbers", "No solution"), "no solution", "D"),
    Row(NONLINEAR_EQUATIONS, "Which of the following is the solution set of $x^2 + 1 > 0$?", ("All real numbers", "No solution", "x > -1", "x > 1"), "all real numbers", "A"),
    Row(NONLINEAR_EQUATIONS, "What is the greatest integer value of n for which $n^2 - 3n - 10 < 0$?", None, "4"),
    Row(NONLINEAR_EQUATIONS, "What is the greatest integer n for which $n^2 - 3n - 10 < 0$?", None, "4"),
    Row(INEQUALITIES, "For how many positive integers $k$ is $|k - 4| < 6$?", ("9", "10", "11", "13"), "9", "A"),
    Row(INEQUALITIES, "What is the sum of all integers $x$ that satisfy $|x - 2| < 3$?", None, "10"),
    Row(INEQUALITIES, "Which of the following inequalities is equivalent to $|x - 1| < 4$?", ("-3 < x < 5", "x < 5", "x < -3 or x > 5", "-5 < x < 3"), "-3 < x < 5", "A"),
    # nothing may be passed over
    Row(INEQUALITIES, "What is the solution set of $|x - 3| > 5$ among the numbers less than zero?", None, None),
    Row(INEQUALITIES, "How many integers do not satisfy $|x| > 4$?", None, None),
    Row(INEQUALITIES, "How many integers satisfy $|x| > 4$?", None, None),
    Row(NONLINEAR_EQUATIONS, "What is the solution set of $x^2 - 6x + 8 < 0$?", ("2 < x < 4", "x is even", "x > 4", "x < 2"), None),
]  # fmt: skip

BARS: list[Row] = [
    Row(NONLINEAR_EQUATIONS, "For which value of c does |x - 4| = c have exactly one solution?", ("-4", "0", "4", "1"), "0", "B"),
    Row(NONLINEAR_EQUATIONS, "For what value of $k$ does the equation $|2x + 3| + 5 = k$ have exactly one solution?", None, "5"),
    Row(NONLINEAR_EQUATIONS, "The equation $3|x - 1| = n - 6$ has exactly one solution, where $n$ is a constant. What is the value of $n$?", None, "6"),
    Row(NONLINEAR_EQUATIONS, "For which of the following values of $p$ does the equation $|x + 7| = p + 2$ have no solution?", ("-3", "-2", "0", "2"), "-3", "A"),
    Row(NONLINEAR_EQUATIONS, "If the equation $|5x - 2| - 4 = t$ has exactly two solutions, which of the following could be the value of $t$?", ("-9", "-5", "-4", "-3"), "-3", "D"),
    Row(NONLINEAR_EQUATIONS, "In the equation $|x - 9| = 2b - 8$, $b$ is a constant. If the equation has only one real solution, what is the value of $b$?", ("0", "4", "8", "9"), "4", "B"),
    Row(NONLINEAR_EQUATIONS, "For what value of b is |b+2| equal to -3?", ("-5", "1", "-1", "There is no such value"), "no solution", "D"),
    Row(NONLINEAR_EQUATIONS, "For what value of $c$ does $|x - 4| = c$ have exactly one positive solution?", None, None),
    Row(NONLINEAR_EQUATIONS, "For which value of $c$ does $|x - c| = c$ have exactly one solution?", ("0", "1", "2", "3"), None),
    Row(NONLINEAR_EQUATIONS, "For what value of $c$ does $|x - 4| = c$ have exactly two solutions?", None, None),
]  # fmt: skip

QUADRANTS: list[Row] = [
    Row(NONLINEAR_FUNCTIONS, "In which quadrant is the vertex of the graph of $y=(x+2)^2-5$?", ("Quadrant I", "Quadrant II", "Quadrant III", "Quadrant IV"), "Quadrant III", "C"),
    Row(NONLINEAR_FUNCTIONS, "In which quadrant of the xy-plane does the vertex of the parabola $y = -x^2 + 6x - 4$ lie?", ("I", "II", "III", "IV"), "I", "A"),
    Row(LINEAR_TWO, "In which quadrant does the point (-3, 4) lie?", ("I", "II", "III", "IV"), "II", "B"),
    Row(LINEAR_TWO, "In which quadrant is the midpoint of the segment with endpoints (2, -8) and (4, 2)?", None, "Quadrant IV"),
    Row(SYSTEMS, "In which quadrant do the lines y = 2x + 1 and y = -x - 5 intersect?", ("I", "II", "III", "IV"), "III", "C"),
    Row(SYSTEMS, "The point of intersection of the lines $x + y = 3$ and $y = 2x + 12$ lies in which quadrant?", ("First", "Second", "Third", "Fourth"), "Second", "B"),
    Row(CIRCLES, "In which quadrant is the center of the circle $(x - 3)^2 + (y + 5)^2 = 4$ located?", None, "Quadrant IV"),
    Row(NONLINEAR_FUNCTIONS, "In what quadrant is the vertex of the graph of $f(x) = 2(x - 1)^2 + 7$ located?", None, "Quadrant I"),
    Row(LINEAR_TWO, "Point P has coordinates (-4, -7). In which quadrant does point P lie?", ("I", "II", "III", "IV"), "III", "C"),
    Row(SYSTEMS, "The lines $y = x - 6$ and $y = -2x + 3$ intersect at a point. In which quadrant does this point lie?", ("I", "II", "III", "IV"), "IV", "D"),
    Row(LINEAR_TWO, "The endpoints of a line segment are (-6, 2) and (2, 8). In which quadrant is the midpoint of the segment?", ("I", "II", "III", "IV"), "II", "B"),
    Row(LINEAR_TWO, "Point P has coordinates (-4, -7). In which quadrant does point Q lie?", ("I", "II", "III", "IV"), None),
    Row(LINEAR_TWO, "In which quadrant does the point (0, 4) lie?", ("I", "II", "III", "IV"), None),
    Row(NONLINEAR_FUNCTIONS, "In which quadrant is the vertex of the graph of $y=(x+2)^2-5$ after it is reflected across the x-axis?", ("I", "II", "III", "IV"), None),
    Row(LINEAR_TWO, "In which quadrant does the point (-3, 4) not lie?", ("I", "II", "III", "IV"), None),
]  # fmt: skip

_TABLE = "| x | f(x) | g(x) |\n|---|---|---|\n| 1 | 3 | 2 |\n| 2 | 4 | 3 |\n| 3 | 1 | 1 |\n| 4 | 2 | 5 |\n\n"
_TOLD = "The table above gives the values of the functions f and g at selected values of x. "
TABLES: list[Row] = [
    Row(NONLINEAR_FUNCTIONS, _TABLE + _TOLD + "For what value of x is f(x) = g(x)?", None, "3"),
    Row(NONLINEAR_FUNCTIONS, "The table shows some values of the functions $f$ and $g$.\n\n" + _TABLE + "For which value of $x$ does $f(x) = g(x)$?", ("1", "2", "3", "4"), "3", "C"),
    Row(NONLINEAR_FUNCTIONS, _TABLE + _TOLD + "If $f(a) = 4$, what is the value of $g(a)$?", None, "3"),
    Row(NONLINEAR_FUNCTIONS, _TABLE + _TOLD + "What is the value of x for which f(x) = 2g(x) - 3?", None, None),
    Row(NONLINEAR_FUNCTIONS, _TABLE + _TOLD + "If f(k) = 1, what is k?", ("1", "2", "3", "4"), "3", "C"),
    Row(NONLINEAR_FUNCTIONS, _TABLE + _TOLD + "For how many of the values of x in the table is f(x) > g(x)?", None, "2"),
    Row(NONLINEAR_FUNCTIONS, _TABLE + _TOLD + "What is the greatest value of f(x) + g(x) in the table?", ("5", "7", "8", "9"), "7", "B"),
    Row(NONLINEAR_FUNCTIONS, _TABLE + _TOLD + "For what value of x is f(x) not equal to g(x)?", None, None),
    Row(NONLINEAR_FUNCTIONS, _TABLE + _TOLD + "For what value of x is g(x + 1) = 1?", None, None),
]  # fmt: skip

PROBLEMS: list[Row] = [*SETS, *BARS, *QUADRANTS, *TABLES]
