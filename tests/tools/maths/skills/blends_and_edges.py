"""Blends, containers before and after, lengths changed and compared, parts of a round edge: our own problems."""

# ruff: noqa: E501 (a problem reads best on one line)

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths import skills as s

_TEA = "$$6x+10y=7.5(x+y)$$A shop blends $x$ pounds of tea that sells for $\\$6$ per pound with $y$ pounds of tea that sells for $\\$10$ per pound, and the equation above models the blend. "

PROBLEMS = (
    Row(
        s.SYSTEMS,
        "An 18% acid solution and a 48% acid solution are combined to produce 90 liters of a 28% acid solution. How many fewer liters of the 48% solution than of the 18% solution are used?",
        ("15", "30", "45", "60"),
        "30",
        "B",
    ),
    Row(
        s.SYSTEMS,
        "Priya mixes tea leaves worth $\\$9$ per ounce with tea leaves worth $\\$15$ per ounce, and the blend is worth $\\$11$ per ounce. She uses 8 more ounces of the cheaper leaves than of the more expensive leaves. How many ounces of the cheaper leaves does she use?",
        answer="16",
    ),
    Row(
        s.SYSTEMS,
        "A candle maker combines $a$ pounds of wax that is 15% dye with $b$ pounds of wax that is 35% dye, as represented by the equation $0.15a+0.35b=0.20(a+b)$. If she uses 9 pounds of the wax that is 15% dye, what is the total weight, in pounds, of the mixture?",
        answer="12",
    ),
    Row(  # no mixture of 30% and 20% is 45%
        s.SYSTEMS,
        "A student pours 50 milliliters of a 30% acid solution into a beaker with a 20% acid solution, and the mixture is 45% acid. How many milliliters of the 20% solution were in the beaker?",
    ),
    Row(
        s.LINEAR_TWO,
        _TEA + "What does 7.5 represent?",
        (
            "The price, in dollars per pound, of the blend",
            "The weight, in pounds, of the blend",
            "The value, in dollars, of the blend",
            "The number of pounds of the cheaper tea",
        ),
        "The price, in dollars per pound, of the blend",
        "A",
    ),
    Row(
        s.LINEAR_ONE,
        "A barrel was $\\frac{3}{4}$ full of oil. When 21 liters were removed, the barrel was $\\frac{2}{5}$ full. How many liters does the barrel hold when it is full?",
        ("42", "52", "60", "70"),
        "60",
        "C",
    ),
    Row(
        s.LINEAR_ONE,
        "Mia had read $\\frac{1}{3}$ of her book. After she read 40 more pages, she had read $\\frac{3}{5}$ of the book. How many pages are in the book?",
        answer="150",
    ),
    Row(  # rain is not told
        s.LINEAR_ONE,
        "A tank was 5/6 full. After 33 gallons were taken out and rain added some water, the tank was 3/8 full. What is the capacity of the tank, in gallons?",
    ),
    Row(
        s.AREA_VOLUME,
        "Right circular cone $P$ has a radius that is one third the radius of right circular cone $Q$. If the two cones have the same volume, how does the height of cone $P$ compare to the height of cone $Q$?",
        (
            "It is 3 times the height of cone $Q$.",
            "It is 6 times the height of cone $Q$.",
            "It is 9 times the height of cone $Q$.",
            "It is one ninth of the height of cone $Q$.",
        ),
        "It is 9 times the height of cone $Q$.",
        "C",
    ),
    Row(
        s.AREA_VOLUME,
        "The radius of a cylindrical can will be increased by $10 \\%$ and its height will be decreased by $10 \\%$. Which of the following describes the change in the volume of the can?",
        (
            "It will decrease by $1 \\%$.",
            "It will not change.",
            "It will increase by $8.9 \\%$.",
            "It will increase by $10 \\%$.",
        ),
        "It will increase by $8.9 \\%$.",
        "C",
    ),
    Row(  # a cone and a cylinder have different formulas
        s.AREA_VOLUME,
        "A cone and a cylinder have equal volumes. If the radius of the cone is half the radius of the cylinder, the height of the cone is how many times the height of the cylinder?",
    ),
    Row(
        s.CIRCLES,
        "A circular pond has a radius of 15 meters. A path runs along the edge of the pond from point $A$ to point $B$, and the central angle formed by $A$ and $B$ is $72^{\\circ}$. If the path follows the major arc, how long is the path, in meters?",
        ("$6 \\pi$", "$12 \\pi$", "$24 \\pi$", "$30\\pi$"),
        "24π",
        "C",
    ),
    Row(
        s.CIRCLES,
        "A circular plaza has a circumference of 90 meters. A bench runs along part of the edge of the plaza, and the ends of the bench form a central angle of $48^{\\circ}$ at the center of the plaza. How long, in meters, is the bench?",
        answer="12",
    ),
    Row(  # what goes straight is no part of the edge
        s.CIRCLES,
        "A circular garden has a radius of 18 feet. A straight border runs between two points on the edge of the garden that form a central angle of $50^{\\circ}$. What is the length of the border, in feet?",
        ("$5 \\pi$", "$6 \\pi$", "$18 \\pi$", "$90 \\pi$"),
    ),
)
