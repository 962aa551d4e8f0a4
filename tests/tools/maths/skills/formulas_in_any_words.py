"""Formulas and a common question about them in loose words, and four kinds of scenes: our own problems."""

# ruff: noqa: E501 (a problem reads best on one line)

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths import skills as s

PROBLEMS = (
    Row(
        s.NONLINEAR_FUNCTIONS,
        "A polynomial function $g$ is given by $g(x)=(2x-5)(x^2-9)$. What is the product of the $x$-coordinates of all the points where the graph of $g$ meets the $x$-axis in the $xy$-plane?",
        ("-22.5", "-9", "22.5", "45"),
        "-45/2",
        "A",
    ),
    Row(  # which ones lie on the positive half is another question
        s.NONLINEAR_FUNCTIONS,
        "The graph of $y=(x-2)(x+6)(x-5)$ crosses the $x$-axis at three points. What is the sum of the $x$-coordinates of the points on the positive $x$-axis?",
        ("-6", "1", "7", "13"),
    ),
    Row(  # whether a double solution counts twice is not said
        s.NONLINEAR_EQUATIONS,
        "What is the sum of the solutions of $(x-3)^2(x+1)=0$?",
        ("1", "2", "3", "5"),
    ),
    Row(
        s.NONLINEAR_EQUATIONS,
        r"$$\begin{aligned}& y=x^{2}-3 x+1 \\& y=x+6\end{aligned}$$The solutions to the system of equations above are $\left(a_{1}, b_{1}\right)$ and $\left(a_{2}, b_{2}\right)$. What is $b_{1}+b_{2}$ ?",
        ("4", "11", "16", "20"),
        "16",
        "C",
    ),
    Row(  # twice the one and once the other depends on which is which
        s.NONLINEAR_EQUATIONS,
        "The graphs of $y=x^2-4$ and $y=3x$ intersect at $(x_1,y_1)$ and $(x_2,y_2)$. What is the value of $2x_1+x_2$?",
        ("2", "3", "6", "7"),
    ),
    Row(
        s.NONLINEAR_EQUATIONS,
        r"Let $i=\sqrt{-1}$. One of the solutions of $x^2+6x+11=0$ is which of the following?",
        ("$-3+i\\sqrt{2}$", "$3+i\\sqrt{2}$", "$-3+2i$", "$-6+i\\sqrt{8}$"),
        "-3 + sqrt(2) i",
        "A",
    ),
    Row(
        s.NONLINEAR_EQUATIONS,
        r"Which of the following is NOT a solution to $x^2-4x+29=0$, where $i=\sqrt{-1}$?",
        ("$2+5i$", "$2-5i$", "$-2+5i$", "$2+\\sqrt{-25}$"),
    ),
    Row(
        s.EQUIVALENT,
        r"For all values of $x$ except $-2$ and $5$, $\frac{a}{x+2}+\frac{3}{x-5}=\frac{7x-14}{(x+2)(x-5)}$, where $a$ is a constant. What is $a$?",
        ("3", "4", "7", "14"),
        "4",
        "B",
    ),
    Row(
        s.EQUIVALENT,
        "The expression $a(3x-2)-12x+7$, where $a$ is a constant, does not depend on the value of $x$. What is the value of the expression?",
        ("-1", "1", "4", "7"),
        "-1",
        "A",
    ),
    Row(
        s.LINEAR_TWO,
        "A candle burns so that its height $c$, in centimeters, after $m$ minutes satisfies $c+0.2m=30$. How many minutes does it take for the candle to go from 24 centimeters tall to 18 centimeters tall?",
        ("6", "12", "30", "60"),
        "30",
        "C",
    ),
    Row(  # minutes are asked where the letter counts hours
        s.LINEAR_TWO,
        "The equation $V=500-8t$ gives the volume $V$, in liters, of fuel left in a generator $t$ hours after it was started. How many minutes does it take for the volume of fuel to fall from 420 liters to 260 liters?",
        ("20", "60", "1,200", "160"),
    ),
    Row(
        s.INEQUALITIES,
        "A bakery has found that at a price of $d$ dollars per loaf it sells $310-20d$ loaves per day. The baker would like to sell no fewer than 150 and no more than 210 loaves per day. Which of the following gives the prices, in dollars, that the baker can set?",
        ("$4\\le d\\le 7$", "$5\\le d\\le 8$", "$6\\le d\\le 9$", "$7.5\\le d\\le 10.5$"),
        "5 <= d <= 8",
        "B",
        verified=False,
    ),
    Row(
        s.AREA_VOLUME,
        "A hemispherical bowl with a radius of 6 centimeters is filled to the brim with rice. The rice is then emptied into a right circular cylinder whose base has a radius of 4 centimeters. To what height, in centimeters, does the rice reach?",
        ("6", "9", "12", "18"),
        "9",
        "B",
    ),
    Row(
        s.AREA_VOLUME,
        "A cone with a base radius of 3 centimeters and a height of 8 centimeters is full of sugar. Half of the sugar is poured into an empty cylinder with a radius of 2 centimeters. How high, in centimeters, does it stand there?",
        ("2", "3", "6", "18"),
    ),
    Row(
        s.TRIGONOMETRY,
        r"From a point on level ground, a straight cable runs to the top of a vertical mast. The cable is 51 feet long, and the tangent of the acute angle that it makes with the mast is $\frac{8}{15}$. What is the height of the mast, in feet?",
        ("24", "34", "45", "48"),
        "45",
        "C",
    ),
    Row(
        s.CIRCLES,
        r"A windshield wiper sweeps through an angle of $\frac{2\pi}{3}$ radians, clearing a region with an area of $108\pi$ square inches that is a sector of a circle. How long, in inches, is the wiper?",
        ("9", "12", "18", "36"),
        "18",
        "C",
    ),
    Row(  # the area is that of the whole circle
        s.CIRCLES,
        r"A lawn sprinkler turns through an angle of $\frac{3\pi}{5}$ radians. The sector it waters is part of a circle with an area of $120\pi$ square feet. What is the radius of the circle, in feet?",
        ("$10$", "$2\\sqrt{30}$", "$20$", "$200$"),
    ),
)
