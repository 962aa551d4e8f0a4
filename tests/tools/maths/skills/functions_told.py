"""Functions told by values, tables and words, and points on one line: our own problems."""

# ruff: noqa: E501 (a problem reads best on one line)

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths import skills as s

_VALUES = r"\begin{tabular}{|c|c|}\hline $x$ & $f(x)$ \\\hline -2 & 0 \\\hline 0 & 6 \\\hline 1 & 4 \\\hline 5 & 1 \\\hline\end{tabular} "
_GROWN = (
    r"\begin{tabular}{|c|c|}\hline $x$ & $h(x)$ \\\hline 0 & 3 \\\hline 1 & 6 \\\hline 2 & 12 \\\hline\end{tabular} "
)
_BINOMIALS = ("$x-2$", "$x+2$", "$x-1$", "$x-5$")
_EQUATIONS = ("$p(4)=6$", "$p(2)=6$", "$p(0)=6$", "$p(6)=4$")

PROBLEMS = (
    Row(s.EQUIVALENT, _VALUES + "The table above lists values of the polynomial $f(x)$. By which of the following is $f(x)$ divisible?", _BINOMIALS, "x + 2", "B"),
    Row(s.EQUIVALENT, _VALUES + "The table shows values of the polynomial $f$. Which of the following must be a factor of $f(x)-4$?", _BINOMIALS, "x - 1", "C"),
    Row(s.EQUIVALENT, _VALUES + "The table shows values of the polynomial $f$. Which of the following must be a factor of $f(x-1)$?", _BINOMIALS),
    Row(s.EQUIVALENT, _VALUES + "The table shows values of the polynomial $f$. Which of the following could be a factor of $f(x)$?", _BINOMIALS),
    Row(s.EQUIVALENT, "When the polynomial $p(x)$ is divided by $x-4$, the remainder is 6. Which of the following must be true?", _EQUATIONS, "$p(4)=6$", "A"),
    Row(s.EQUIVALENT, "When the polynomial $p(x)$ is divided by $x-4$, the remainder is 6. Which of the following need not be true?", _EQUATIONS),
    Row(s.EQUIVALENT, "When the polynomial $p(x)$ is divided by $x-4$, the remainder is 6. What is the remainder when $p(x)+2$ is divided by $x-4$?", None, "8"),
    Row(s.EQUIVALENT, "When the polynomial $p(x)$ is divided by $x-4$, the remainder is 6. What is the remainder when $p(x)$ is divided by $x+4$?"),
    Row(s.NONLINEAR_FUNCTIONS, "Let $g(x)=80(0.5)^{x}$. Which statement about $g(c+2)$, where $c$ is a constant, is true?", ("It is half of $g(c)$.", "It is one fourth of $g(c)$.", "It is 2 less than $g(c)$.", "It is twice $g(c)$."), "It is one fourth of $g(c)$.", "B"),
    Row(s.LINEAR_FUNCTIONS, "For the function $q$ defined by $q(x)=6x+1$, which of the following must be true about $q(b+4)$ for any constant $b$?", ("It is 24 greater than $q(b)$.", "It is 4 greater than $q(b)$.", "It is 4 times as great as $q(b)$.", "It is 25 greater than $q(b)$."), "It is 24 greater than $q(b)$.", "A"),
    Row(s.NONLINEAR_FUNCTIONS, "The function $f$ is defined by $f(x)=5(2)^{x}+1$. If $a$ is a constant, which of the following must be true about $f(a+1)$?", ("It is 2 times as great as $f(a)$.", "It is 6 times as great as $f(a)$.", "It is 3 times $f(a)$.", "It is 8 times $f(a)$.")),
    Row(s.NONLINEAR_FUNCTIONS, _GROWN + "The table shows values of the exponential function $h$, where $h(x)=p\\cdot q^{x}$ for constants $p$ and $q$. What is the value of $p+q$?", None, "5"),
    Row(s.NONLINEAR_FUNCTIONS, _GROWN + "For the exponential function $h$, some values are shown in the table above. What is $h(5)$?", None, "96"),
    Row(s.NONLINEAR_FUNCTIONS, _GROWN + "The table shows values of the exponential function $h$. What is the value of $h(3)$ divided by $h(1)$?"),
    Row(s.NONLINEAR_FUNCTIONS, _GROWN + "The graph of the exponential function $h$ shown in the table is shifted up 2 units. What is $h(3)$?"),
    Row(s.EQUIVALENT, r"For every $y>0$, the expression $\sqrt{y}\cdot\sqrt[4]{y^3}$ is equivalent to $y^{c}$, where $c$ is a constant. What is $c$?", None, "5/4"),
    Row(s.EQUIVALENT, r"For all $x>0$, $\sqrt{4x}\cdot x^{2}=x^{n}$. What is $n$?"),
    Row(s.LINEAR_FUNCTIONS, "The points $(0,0)$, $(3, b)$ and $(b, 48)$ lie on the same line. If $b<0$, what is the value of $b$ ?", ("$-12$", "$-16$", "$-24$", "$-144$"), "-12", "A"),
    Row(s.LINEAR_FUNCTIONS, "A straight line goes through $(0,0)$ and $(a, 3a)$, where $a \\neq 0$. Which of the following points is also on this line?", ("$(3, 1)$", "$(2, 6)$", "$(1, 4)$", "$(6,2)$"), "(2, 6)", "B"),
    Row(s.LINEAR_FUNCTIONS, "The points $(2,k)$ and $(k,8)$ lie on a parabola with vertex at the origin. What is $k$ if $k>0$?"),
)  # fmt: skip
