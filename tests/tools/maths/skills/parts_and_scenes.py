"""Parts of models said in words, changes told by two inputs, constants in identities, and figures in a scene: our own problems."""

# ruff: noqa: E501 (a problem reads best on one line)

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths import skills as s

_SALE = "A nursery sells ferns for \\$6 each and palms for \\$45 each. In May the nursery sold $f$ ferns and $p$ palms, and the expression $6f+45p$ gives its income, in dollars, from these sales. "
_FARE = "The function $F(d)=620-4d$ models the number of riders of a ferry in a day when the fare is $d$ dollars. "
_PRICES = r"\begin{tabular}{|c|c|c|}\hline Week & Height of vine A (cm) & Height of vine B (cm) \\\hline 1 & 14 & 30 \\\hline 2 & 19 & 33 \\\hline 3 & 24 & 36 \\\hline\end{tabular} "
_TANK = "A water tank in the shape of a right circular cylinder has an interior radius of 50 centimeters. "

PROBLEMS = (
    Row(
        s.LINEAR_TWO,
        _SALE + "Which of the following is the best interpretation of $45p$ in this context?",
        (
            "The number of palms sold in May",
            "The income, in dollars, from the palms sold in May",
            "The price, in dollars, of one palm",
            "The total number of plants sold in May",
        ),
        "The income, in dollars, from the palms sold in May",
        "B",
    ),
    Row(
        s.LINEAR_TWO,
        _SALE + "What does $f+p$ represent?",
        (
            "The income, in dollars, from ferns and palms",
            "The price of one fern and one palm",
            "The total number of ferns and palms sold",
            "The number of ferns sold",
        ),
        "The total number of ferns and palms sold",
        "C",
    ),
    Row(  # a part that takes one kind away from the other is not read
        s.LINEAR_TWO,
        _SALE + "Which of the following is the best interpretation of $45p-6f$ in this context?",
        (
            "The income, in dollars, from the palms",
            "How much more the palms brought in than the ferns",
            "The price, in dollars, of one palm",
            "The total number of plants sold",
        ),
    ),
    Row(
        s.NONLINEAR_FUNCTIONS,
        "$$C(n)=0.2(n-60)^2+450$$The function $C$ models the weekly cost $C(n)$, in dollars, of a workshop that builds $n$ chairs in a week. What is the best interpretation of 450 in this model?",
        (
            "The number of chairs for which the weekly cost is least",
            "The greatest weekly cost, in dollars, that the model predicts",
            "The weekly cost, in dollars, when no chairs are built",
            "The least weekly cost, in dollars, that the model predicts",
        ),
        "The least weekly cost, in dollars, that the model predicts",
        "D",
    ),
    Row(
        s.LINEAR_FUNCTIONS,
        _FARE + "How will the number of riders change if the fare is lowered from \\$12 to \\$7?",
        ("It will decrease by 20.", "It will increase by 4.", "It will increase by 20.", "It will increase by 28."),
        "It will increase by 20.",
        "C",
    ),
    Row(  # what the ferry takes in is another quantity than the model's
        s.LINEAR_FUNCTIONS,
        _FARE + "How will the income of the ferry change if the fare is lowered from \\$12 to \\$7?",
        ("It will decrease by 20.", "It will increase by 4.", "It will increase by 20.", "It will increase by 28."),
    ),
    Row(
        s.LINEAR_FUNCTIONS,
        _PRICES
        + "Each height is a linear function of the number of weeks. How tall, in centimeters, will both vines be when their heights are equal?",
        ("9", "49", "54", "60"),
        "54",
        "C",
    ),
    Row(
        s.EQUIVALENT,
        "$$(3+ki)(1-2i)=13-i$$In the equation above, $k$ is a real constant and $i=\\sqrt{-1}$. What is the value of $k$?",
        ("-5", "1", "5", "10"),
        "5",
        "C",
    ),
    Row(  # no real constant makes both parts agree
        s.EQUIVALENT,
        "$$(3+ki)(1-2i)=13+i$$In the equation above, $k$ is a real constant and $i=\\sqrt{-1}$. What is the value of $k$?",
        ("-5", "1", "5", "10"),
    ),
    Row(
        s.EQUIVALENT,
        "When $(x^2+bx+3)(x-2)$, where $b$ is a constant, is written in the form $x^3+mx^2+nx+q$, the value of $m$ is 5. What is the value of $n$?",
        ("-11", "-4", "7", "17"),
        "-11",
        "A",
    ),
    Row(
        s.EQUIVALENT,
        "The functions $u$ and $v$ are defined by $u(x)=ax^2+3x-4$ and $v(x)=5x^2-bx+10$, where $a$ and $b$ are constants. If $u(x)+v(x)=6$ for all values of $x$, what is the value of $a+b$?",
        ("-8", "-2", "2", "8"),
        "-2",
        "B",
    ),
    Row(
        s.NONLINEAR_EQUATIONS,
        "In the equation $\\sqrt{4x+c}=x-2$, $c$ is a constant, and $x=9$ is a solution. Squaring both sides gives a quadratic equation that has a second solution, which does not satisfy the original equation. What is this second solution?",
        ("-9", "-1", "1", "4"),
        "-1",
        "B",
    ),
    Row(  # the one that does solve it is another question
        s.NONLINEAR_EQUATIONS,
        "Squaring both sides of $\\sqrt{4x+13}=x-2$ gives two values of $x$, one of which is extraneous. Which value is not extraneous?",
        ("-9", "-1", "1", "9"),
    ),
    Row(
        s.AREA_VOLUME,
        "A square courtyard has sides of length $(2x+7)$ feet. A square pool with sides of length $(x-1)$ feet lies entirely within the courtyard, and the rest of the courtyard is paved. Which expression gives the area, in square feet, of the part that is paved?",
        ("$3x^2+26x+50$", "$3x^2+30x+48$", "$5x^2+26x+50$", "$3x^2+48$"),
        "3x^2 + 30x + 48",
        "B",
    ),
    Row(
        s.AREA_VOLUME,
        "Two spherical ornaments hang in a window. The volume of the blue ornament is 27 times the volume of the red ornament. Which of the following must be true?",
        (
            "The surface area of the blue ornament is 27 times the surface area of the red ornament.",
            "The surface area of the blue ornament is 9 times the surface area of the red ornament.",
            "The radius of the blue ornament is 9 times the radius of the red ornament.",
            "The surface area of the red ornament is 9 times the surface area of the blue ornament.",
        ),
        "The surface area of the blue ornament is 9 times the surface area of the red ornament.",
        "B",
    ),
    Row(  # boxes need not have one shape
        s.AREA_VOLUME,
        "The surface area of a wooden box is 4 times the surface area of a paper box. The volume of the wooden box is how many times the volume of the paper box?",
        ("2", "4", "8", "16"),
    ),
    Row(
        s.AREA_VOLUME,
        _TANK
        + "Over a period of 6 hours the water level in the tank rose by 24 centimeters. Which of the following is closest to the average amount of water, in liters, that entered the tank per hour? (1 liter = 1,000 cubic centimeters)",
        ("8", "31", "126", "188"),
        "10pi",
        "B",
    ),
    Row(  # the level changes by this much every hour
        s.AREA_VOLUME,
        _TANK
        + "For 6 hours the water level in the tank rose by 24 centimeters each hour. Which of the following is closest to the average amount of water, in liters, that entered the tank per hour? (1 liter = 1,000 cubic centimeters)",
        ("8", "31", "126", "188"),
    ),
    Row(
        s.CIRCLES,
        "On a map drawn in the $xy$-plane, where 1 unit represents 3 kilometers, the edge of the region served by a radio tower is the circle with equation $x^2+y^2-8x+2y=8$. If the tower stands at the center of the circle, how far, in kilometers, is the tower from the edge of the region?",
        ("5", "15", "24", "25"),
        "15",
        "B",
    ),
    Row(  # a second place on the map
        s.CIRCLES,
        "On a map drawn in the $xy$-plane, where 1 unit represents 3 kilometers, the edge of the region served by a radio tower is the circle with equation $x^2+y^2-8x+2y=8$. If the tower stands at the center of the circle, how far, in kilometers, is the tower from the town at the origin?",
        ("5", "15", "24", "25"),
    ),
)
