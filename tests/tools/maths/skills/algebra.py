"""Algebra's worked examples: equations, lines, linear functions, systems and inequalities given as formulas."""

# ruff: noqa: E501 (a table reads best with one row a line)

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths.skills import INEQUALITIES, LINEAR_FUNCTIONS, LINEAR_ONE, LINEAR_TWO, SYSTEMS

ONE_VARIABLE = [
    Row(LINEAR_ONE, "What value of $n$ satisfies the equation $\\frac{n}{6} + 4 = 9$ ?", None, "30"),
    Row(LINEAR_ONE, "If $0.6(x - 5) = 0.2x + 1$, what is the value of $x$ ?", ("(A) 2", "(B) 10", "(C) 15", "(D) 20"), "10", "B"),
    Row(LINEAR_ONE, "$$\\frac{3x-1}{4}=\\frac{x+7}{2}$$ What is the solution to the given equation?", None, "15"),
    Row(LINEAR_ONE, "If 4(y − 3) + 2(y − 3) = 42, what is the value of y − 3?", None, "7"),
    Row(LINEAR_ONE, "For what value of $t$ is the equation $9 - 2t = 5t - 12$ true?", None, "3"),
    Row(LINEAR_ONE, "In the equation $kx + 9 = 4x - 2$, $k$ is a constant. The equation has no solution. What is the value of $k$ ?", None, "4"),
    Row(LINEAR_ONE, "$$3(ax - 4) = 15x + b$$ In the given equation, $a$ and $b$ are constants. If the equation has infinitely many solutions, what is the value of $a + b$ ?", ("(A) $-12$", "(B) $-7$", "(C) $5$", "(D) $17$"), "-7", "B"),
    Row(LINEAR_ONE, "5(x + p) = 5x + 35 is true for all values of x, where p is a constant. What is p?", None, "7"),
    Row(LINEAR_ONE, "How many solutions does the equation $7 - 2(x+1) = 5 - 2x$ have?", ("(A) None", "(B) Exactly one", "(C) Exactly two", "(D) Infinitely many"), "infinitely many", "D"),
    Row(LINEAR_ONE, "Which of the following best describes the solutions to the equation 8x + 3 = 2(4x + 3)?", ("(A) x = 0", "(B) x = 3", "(C) There are infinitely many solutions.", "(D) There is no solution."), "0", "D"),
    Row(LINEAR_ONE, "P = 2a + 2b. Which of the following correctly expresses b in terms of P and a?", ("(A) b = P − a", "(B) b = P/2 − a", "(C) b = (P − a)/2", "(D) b = 2P − 2a"), "b = (P - 2a)/2", "B"),
    Row(LINEAR_ONE, "$$v = u + at$$ What is $t$ in terms of $v$, $u$, and $a$ ?", ("(A) $\\frac{v-u}{a}$", "(B) $\\frac{v}{a}-u$", "(C) $\\frac{v+u}{a}$", "(D) $a(v-u)$"), "t = (v - u)/a", "A"),
    Row(LINEAR_ONE, "Solve the equation $5m + 3n = 15$ for $n$ in terms of $m$.", None, "n = (15 - 5m)/3"),
    Row(LINEAR_ONE, "If $cx + d = rx + s$, which of the following gives $x$ in terms of $c$, $d$, $r$ and $s$ ?", ("(A) $\\frac{s-d}{c-r}$", "(B) $\\frac{s+d}{c-r}$", "(C) $\\frac{s-d}{c+r}$", "(D) $\\frac{c-r}{s-d}$"), "x = (s - d)/(c - r)", "A"),
    Row(LINEAR_ONE, "If 3x is not equal to 12 and 2x + 1 = 9, what is x?"),
    Row(LINEAR_ONE, "For the equation shown in the figure, what is the value of x?"),
]  # fmt: skip

TWO_VARIABLES = [
    Row(LINEAR_TWO, "Line $k$ passes through the points $(1, 5)$ and $(4, -4)$ in the $xy$-plane. Which of the following is an equation of line $k$ ?", ("(A) $y = 3x + 2$", "(B) $y = -3x + 5$", "(C) $3x + y = 8$", "(D) $x + 3y = 16$"), "y = -3x + 8", "C"),
    Row(LINEAR_TWO, "What is the slope of the line with equation $4x - 6y = 9$ ?", None, "2/3"),
    Row(LINEAR_TWO, "In the xy-plane, line p has a slope of −2 and passes through the point (3, 1). What is the y-intercept of line p?", None, "7"),
    Row(LINEAR_TWO, "Line j is defined by y = 4x − 9. Line t is perpendicular to line j and passes through (8, 0). Which equation defines line t?", ("(A) $y = 4x - 32$", "(B) $y = -\\frac{1}{4}x + 2$", "(C) $y = \\frac{1}{4}x - 2$", "(D) $y = -4x + 32$"), "y = -(1/4)x + 2", "B"),
    Row(LINEAR_TWO, "The line with equation $5x - 2y = 20$ crosses the $x$-axis at the point $(a, 0)$. What is the value of $a$ ?", None, "4"),
    Row(LINEAR_TWO, "If y = kx, where k is a constant, and y = 18 when x = 12, what is the value of y when x = 30?", ("A. 27", "B. 36", "C. 45", "D. 60"), "45", "C"),
    Row(LINEAR_TWO, "The points (−1, 4), (2, 10) and (c, 20) lie on the same line. What is the value of c?", None, "7"),
    Row(LINEAR_TWO, "If $4(a + b) = 26$, what is the value of $a + b$ ?", None, "13/2"),
    Row(LINEAR_TWO, "If $\\frac{3m}{n} = \\frac{1}{4}$, what is the value of $\\frac{n}{m}$ ?", None, "12"),
    Row(LINEAR_TWO, "A line in the xy-plane passes through the origin and has a slope of 2/5. Which of the following points lies on the line?", ("(A) (2, 5)", "(B) (0, 2)", "(C) (10, 4)", "(D) (5, 5)"), "(10, 4)", "C"),
    Row(LINEAR_TWO, "| $x$ | $y$ |\n|---|---|\n| 0 | 7 |\n| 2 | 13 |\n| 5 | 22 |\n\nThe table shows three values of $x$ and their corresponding values of $y$. There is a linear relationship between $x$ and $y$. Which equation represents this relationship?", ("(A) $y = 7x + 3$", "(B) $y = 3x + 7$", "(C) $y = 3x - 7$", "(D) $y = 6x + 7$"), "y = 3x + 7", "B"),
    Row(LINEAR_TWO, "The graph of y = mx + 5, where m is a constant, contains the point (4, 17). What is m?", None, "3"),
    Row(LINEAR_TWO, "Which ordered pair is a solution to the equation 5x − 2y = 11?", ("(A) (1, 3)", "(B) (3, 2)", "(C) (2, 3)", "(D) (5, 5)"), "(3, 2)", "B"),
    Row(LINEAR_TWO, "The line $y = 3x + c$ is parallel to line $\\ell$. What is the slope of line $\\ell$ ?", None, None),
    Row(LINEAR_TWO, "The lines 2x + 5y = 8 and ax + 10y = 3 are parallel. What is the value of a?", None, "4"),
    Row(LINEAR_TWO, "What is the slope of the line shown in the graph above?"),
    Row(LINEAR_TWO, "If the point (4, p) does not lie on the line y = 2x, what is p?"),
]  # fmt: skip

FUNCTIONS = [
    Row(LINEAR_FUNCTIONS, "For the linear function $f$, $f(3) = 10$ and $f(7) = 22$. What is the value of $f(12)$ ?", None, "37"),
    Row(LINEAR_FUNCTIONS, "The function g is defined by g(x) = ax + 8, where a is a constant. If g(4) = −4, what is the value of g(−2)?", ("(A) −14", "(B) 2", "(C) 11", "(D) 14"), "14", "D"),
    Row(LINEAR_FUNCTIONS, "If $f(x) = 6x - 5$, what is the value of $f(3)$ ?", None, "13"),
    Row(LINEAR_FUNCTIONS, "If h(x) = 5x + 12, for what value of x does h(x) = 47?", None, "7"),
    Row(LINEAR_FUNCTIONS, "The functions $f$ and $g$ are defined by $f(x) = 2x - 3$ and $g(x) = f(x) + 10$. What is the value of $g(5)$ ?", None, "17"),
    Row(LINEAR_FUNCTIONS, "If f(x) = 3x + 2 and g(x) = x − 6, what is f(g(8))?", ("(A) 8", "(B) 20", "(C) 26", "(D) 52"), "8", "A"),
    Row(LINEAR_FUNCTIONS, "\\begin{tabular}{|c|c|c|c|}\\hline $x$ & 2 & 4 & 8 \\\\ \\hline $h(x)$ & 9 & 5 & $-3$ \\\\ \\hline\\end{tabular} The table above shows some values of the linear function $h$. Which of the following defines $h$ ?", ("(A) $h(x) = 2x + 5$", "(B) $h(x) = -2x + 13$", "(C) $h(x) = -2x + 9$", "(D) $h(x) = 13x - 2$"), "h(x) = -2x + 13", "B"),
    Row(LINEAR_FUNCTIONS, "The graph of the linear function f passes through the points (0, −2) and (3, 7). What is the slope of the graph of y = f(x)?", None, "3"),
    Row(LINEAR_FUNCTIONS, "The functions p and q are defined by p(x) = 4x + 1 and q(x) = p(x − 2). Which of the following is equivalent to q(x)?", ("(A) 4x − 1", "(B) 4x − 7", "(C) 4x + 9", "(D) 4x − 8"), "4x - 7", "B"),
    Row(LINEAR_FUNCTIONS, "In the linear function $f$, $f(0) = 8$ and $f(1) = 12$. Which equation defines $f$ ?", ("(A) $f(x) = 12x + 8$", "(B) $f(x) = 4x$", "(C) $f(x) = 4x + 12$", "(D) $f(x) = 4x + 8$"), "f(x) = 4x + 8", "D"),
    Row(LINEAR_FUNCTIONS, "f(x) = −2x + 17 and f(k) = 3k + 2, where k is a constant. What is the value of k?", None, "3"),
    Row(LINEAR_FUNCTIONS, "The function f is defined by f(x) = mx + b, where m and b are constants. If f(2) = 1 and f(6) = 3, what is the value of b?", None, "0"),
    Row(LINEAR_FUNCTIONS, "What is the x-intercept of the graph of the linear function f if f(0) = 6 and f(2) = 3?", None, "4"),
    Row(LINEAR_FUNCTIONS, "The graph of the function f is shown. What is f(2)?"),
    Row(LINEAR_FUNCTIONS, "For a function f, f(1) = 3 and f(2) = 5. What is f(4)?"),
]  # fmt: skip

TWO_EQUATIONS = [
    Row(SYSTEMS, "$$\\begin{aligned} 2x + 3y &= 19 \\\\ 4x - y &= 3 \\end{aligned}$$ If $(x, y)$ is the solution to the system of equations above, what is the value of $y$ ?", None, "5"),
    Row(SYSTEMS, "y = 3x − 5\nx + y = 11\n\nWhat is the solution (x, y) to the given system of equations?", ("(A) (4, 7)", "(B) (7, 4)", "(C) (3, 4)", "(D) (5, 6)"), "(4, 7)", "A"),
    Row(SYSTEMS, "If 3a + 2b = 24 and a + 2b = 12, what is the value of 2a + 2b?", None, "18"),
    Row(SYSTEMS, "$$\\begin{cases} 5x + 2y = 16 \\\\ 3x - 2y = 0 \\end{cases}$$ For the solution $(x, y)$ to the system above, what is the value of $x \\cdot y$ ?", None, "6"),
    Row(SYSTEMS, "The graphs of the equations $y = 2x + 1$ and $y = -x + 10$ intersect at the point $(a, b)$ in the $xy$-plane. What is the value of $a + b$ ?", None, "10"),
    Row(SYSTEMS, "$$\\begin{aligned} 3x - 4y &= 10 \\\\ 6x - cy &= 7 \\end{aligned}$$ In the system of equations above, $c$ is a constant. If the system has no solution, what is the value of $c$ ?", ("(A) 2", "(B) 4", "(C) 8", "(D) 12"), "8", "C"),
    Row(SYSTEMS, "y = 4x + k\n2y = 8x + 14\n\nIn the given system, k is a constant. If the system has infinitely many solutions, what is the value of k?", None, "7"),
    Row(SYSTEMS, "How many solutions does the system of equations $y = 2x + 3$ and $4x - 2y = 1$ have?", ("(A) 0", "(B) 1", "(C) 2", "(D) Infinitely many"), "0", "A"),
    Row(SYSTEMS, "$$x + y = 9$$ $$x - y = 4$$ What is the value of $x^2 - y^2$ in the solution of the system above?", None, "36"),
    Row(SYSTEMS, "(2, 1) is the solution to the system ax + y = 7 and x − by = −1, where a and b are constants. What is the value of a + b?", None, "6"),
    Row(SYSTEMS, "At what point (x, y) do the graphs of y = x + 2 and y = −2x + 14 intersect?", None, "(4, 6)"),
    Row(SYSTEMS, "The equations −x + 3y = 5 and 2x − y = 5 are true for the ordered pair (x, y). What is x?", None, "4"),
    Row(SYSTEMS, "What is the y-coordinate of the point where the graphs of y = 5x − 8 and y = 2x + 1 intersect?", None, "7"),
    Row(SYSTEMS, "x + y + z = 6 and x − y = 2. What is the value of x?"),
    Row(SYSTEMS, "The system shown in the graph has how many solutions?"),
]  # fmt: skip

UNEQUAL = [
    Row(INEQUALITIES, "Which of the following is the solution to $7 - 2x > 15$ ?", ("(A) $x > -4$", "(B) $x < -4$", "(C) $x > 4$", "(D) $x < 4$"), "x < -4", "B"),
    Row(INEQUALITIES, "If 5x − 3 ≥ 12, what is the least possible value of 2x + 7?", None, "13"),
    Row(INEQUALITIES, "What is the greatest integer $n$ for which $3n + 4 < 25$ ?", None, "6"),
    Row(INEQUALITIES, "Which of the following numbers is NOT a solution of the inequality $2x + 9 \\le 5x$ ?", ("(A) 2", "(B) 3", "(C) 4", "(D) 5"), "2", "A"),
    Row(INEQUALITIES, "How many integers x satisfy −5 < 2x + 1 ≤ 7?", None, "6"),
    Row(INEQUALITIES, "If −1 ≤ 4 − x < 6, which of the following is a possible value of 3x?", ("(A) −9", "(B) −6", "(C) 15", "(D) 18"), "15", "C"),
    Row(INEQUALITIES, "$$y > x + 2$$ $$y < -2x + 9$$ Which of the following ordered pairs $(x, y)$ is a solution to the system of inequalities above?", ("(A) $(3, 5)$", "(B) $(1, 5)$", "(C) $(0, 1)$", "(D) $(4, 0)$"), "(1, 5)", "B"),
    Row(INEQUALITIES, "If $y \\le 3x + 2$ and $y \\le 12 - 2x$, what is the maximum possible value of $y$ ?", None, "8"),
    Row(INEQUALITIES, "Which inequality is equivalent to $4x - 8y < 20$ ?", ("(A) $x - 2y < 5$", "(B) $x - 2y > 5$", "(C) $x - 4y < 5$", "(D) $2y - x < 5$"), "x - 2y < 5", "A"),
    Row(INEQUALITIES, "Solve the inequality 3(2x − 1) ≤ 4x + 9.", None, "x <= 6"),
    Row(INEQUALITIES, "The point (2, 9) satisfies the inequality y ≤ 5x + c, where c is a constant. What is the least possible value of c?", None, "-1"),
    Row(INEQUALITIES, "Which of the following points is in the solution set of the inequality 2x − y ≥ 4?", ("(A) (0, 0)", "(B) (1, 2)", "(C) (3, 1)", "(D) (2, 5)"), "(3, 1)", "C"),
    Row(INEQUALITIES, "What is the smallest integer that satisfies the inequality −3x + 2 < −11?", None, "5"),
    Row(INEQUALITIES, "If x > 4, what is the least possible value of x?"),
    Row(INEQUALITIES, "Which of the following inequalities is graphed on the number line above?", ("(A) x > 2", "(B) x < 2", "(C) x ≥ 2", "(D) x ≤ 2")),
]  # fmt: skip

PUZZLES_AND_CHOICES = [
    Row(LINEAR_ONE, "When 5 times a number is subtracted from 40, the result is 15. What is the number?", None, "5"),
    Row(LINEAR_ONE, "Four more than 3 times a number is 31. What is the number?", None, "9"),
    Row(LINEAR_ONE, "A number decreased by 15% is 68. What is the number?", None, "80"),
    Row(SYSTEMS, "The sum of two numbers is 62. One number is 8 more than the other. What is the greater number?", None, "35"),
    Row(SYSTEMS, "The sum of two numbers is 45 and their difference is 9. What is the smaller of the two numbers?", None, "18"),
    Row(LINEAR_ONE, "Which of the following equations has no solution?", ("(A) $4x = 4x$", "(B) $4x + 1 = 4x - 1$", "(C) $4x = 3x$", "(D) $4x + 1 = x$"), "4x + 1 = 4x - 1", "B"),
    Row(LINEAR_ONE, "The equation $8x + 6 = 8(x + k)$ has no solution, where $k$ is a constant. Which of the following could NOT be the value of $k$ ?", ("(A) $\\frac{3}{4}$", "(B) $1$", "(C) $6$", "(D) $8$"), "3/4", "A"),
    Row(LINEAR_ONE, "Which equation has the same solution as the equation 5x − 4 = 21?", ("(A) 5x = 17", "(B) 5x = 25", "(C) x = 25", "(D) 5x = 84"), "5x = 25", "B"),
    Row(SYSTEMS, "One of the two equations in a system of linear equations is $x + 4y = 7$. The system has no solution. Which equation could be the other equation in the system?", ("(A) $2x + 8y = 14$", "(B) $4x - y = 7$", "(C) $3x + 12y = 10$", "(D) $x - 4y = 7$"), "3x + 12y = 10", "C"),
    Row(SYSTEMS, "If 3x + 4y = 26, what is the value of y when x = 2?", None, "5"),
    Row(LINEAR_TWO, "Line m has a slope of −3 and a y-intercept of 8. If the point (c, 2) lies on line m, what is the value of c?", None, "2"),
    Row(LINEAR_TWO, "Which of the following lines is parallel to the line $2x - y = 5$ ?", ("(A) $y = 2x + 1$", "(B) $y = -2x + 5$", "(C) $2x + y = 5$", "(D) $y = 2x - 5$"), "y = 2x + 1", "A"),
    Row(INEQUALITIES, "The inequality 6x − 1 > 2x + 11 is equivalent to which of the following?", ("(A) x > 3", "(B) x < 3", "(C) x > 12", "(D) x > 2.5"), "x > 3", "A"),
    Row(INEQUALITIES, "For which of the following values of $x$ is $5 - 2x > 1$ true?", ("(A) 1", "(B) 2", "(C) 3", "(D) 4"), "1", "A"),
    Row(INEQUALITIES, "Which of the following is a solution to $|x-3|>5$?", ("0", "3", "8", "9"), "9", "D"),
    Row(INEQUALITIES, "If $x^2>3x$, which of the following could be a value of $x$?", ("0", "1", "3", "-1"), "-1", "D"),
    Row(INEQUALITIES, "Which of the following is NOT a solution to $|2x+1| \\leq 7$?", ("-4", "-5", "0", "3"), "-5", "B"),
    Row(INEQUALITIES, "Which of the following is a solution to $|x-3|>5$?", ("0", "3", "12", "9")),
    Row(INEQUALITIES, "If $|x-3|>5$, which of the following could be the value of $x+1$?", ("0", "3", "8", "9")),
    Row(LINEAR_ONE, "If 3x = 24, what is the reciprocal of the value of x?", ("(A) 8", "(B) 1/8", "(C) 21", "(D) 27")),
    Row(LINEAR_ONE, "2,5x = 10, what is x?"),
    Row(LINEAR_FUNCTIONS, "The graph of function f passes through (1, 3) and (2, 6). What is f(4)?"),
]  # fmt: skip

PROBLEMS: list[Row] = [*ONE_VARIABLE, *TWO_VARIABLES, *FUNCTIONS, *TWO_EQUATIONS, *UNEQUAL, *PUZZLES_AND_CHOICES]
