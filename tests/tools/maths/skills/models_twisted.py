"""Questions about models with a twist: another event, unit, scale, moment or thing than the model's letters stand for."""

# ruff: noqa: E501 (a problem a row)

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths import skills as s

_KITE = "The function $h(t)=-5t^2+30t+35$ gives the height, in meters, of a rocket t seconds after it is launched. "
_MUGS = "The function $C(x)=60+4x$ gives the total cost, in dollars, of making x mugs. "
_VISIT = "The equation $y=35x+50$ gives the charge y, in dollars, for a visit that takes x hours. "
_TOWN = "The population of a village is $P=900+40t$, where t is the number of years after 2012. "


def _declined(skill: str, *questions: str) -> list[Row]:
    return [Row(skill, question) for question in questions]


TWISTED: list[Row] = [
    Row(s.NONLINEAR_FUNCTIONS, _KITE + "How many seconds after it is launched does the rocket hit the ground?", answer="7"),
    Row(s.NONLINEAR_FUNCTIONS, _KITE + "What is the height of the rocket 2 seconds after it is launched?", answer="75"),
    Row(s.NONLINEAR_FUNCTIONS, _KITE + "What is the maximum height, in meters, of the rocket?", answer="80"),
    *_declined(
        s.NONLINEAR_FUNCTIONS,
        _KITE + "How many seconds does it take the rocket to fall from its maximum height to hit the ground?",
        _KITE + "How many seconds after reaching its greatest height does the rocket hit the ground?",
        _KITE + "What is the height of the rocket 2 seconds before it hits the ground?",
        _KITE + "What is the height of the rocket 1 second after it lands?",
        _KITE + "What is the greatest height of the rocket above its starting point?",
        _KITE + "What is the height, in feet, of the rocket 2 seconds after it is launched?",
        _KITE + "The function is later doubled. What is the maximum height, in meters, of the rocket?",
        _KITE + "A second rocket starts from twice that height. What is its height 2 seconds after it is launched?",
    ),
    Row(s.LINEAR_FUNCTIONS, _MUGS + "What is the total cost, in dollars, of making 15 mugs?", answer="120"),
    *_declined(
        s.LINEAR_FUNCTIONS,
        _MUGS + "What is the total cost of making 15 mugs, in cents?",
        _MUGS + "What is the total price of 15 mugs?",
        _MUGS + "What is the revenue from 15 mugs?",
        _MUGS + "What is the total cost, in hundreds of dollars, of making 60 mugs?",
        _VISIT + "By how much does the charge increase for each additional half hour?",
        _VISIT + "The travel fee was waived. What is the charge for a visit that takes 2 hours?",
        _VISIT + "The price per hour is changed. What is the charge for a visit that takes 2 hours?",
        _TOWN + "How many people moved in by 2020?",
        _TOWN + "How many babies were born by 2020?",
    ),
    Row(s.LINEAR_FUNCTIONS, _VISIT + "By how much does the charge increase for each additional hour?", answer="35"),
    Row(s.LINEAR_FUNCTIONS, _TOWN + "What was the population of the village in 2020?", answer="1220"),
    Row(
        s.LINEAR_FUNCTIONS,
        "A family rents a cabin. " + "The charge $c(n)$, in hundreds of dollars, for n nights is $c(n) = 2 + 1.5n$. What is the charge, in hundreds of dollars, for 4 nights?",
        answer="8",
    ),
    Row(s.NONLINEAR_FUNCTIONS, "The number of yeast cells triples every 5 hours. There are 1,800 cells after 10 hours. How many cells were there initially?", answer="200"),
    Row(s.NONLINEAR_FUNCTIONS, "A sample has a half-life of 6 days. If 5 grams remain after 24 days, how many grams were there at first?", answer="80"),
    Row(s.NONLINEAR_FUNCTIONS, "The value of a boat decreases by 10% each year. After 2 years its value is $16,200. What was the purchase price of the boat?", answer="20000"),
    Row(s.NONLINEAR_FUNCTIONS, "The number of members of a choir doubles every year. The choir had 15 members at first. How many members will it have after 3 years?", answer="120"),
    *_declined(
        s.NONLINEAR_FUNCTIONS,
        "The number of members of a choir doubles every year. The choir had 15 members at first. Everyone changes groups. How many members will it have after 3 years?",
        "A colony doubles every 2 hours. There are 300 cells now. By how many will it grow in 6 hours?",
        "A colony doubles every 2 hours. There are 300 cells. Half of them are taken away. How many are there after 6 hours?",
        "A colony doubles every 2 hours. There are 800 cells after 6 hours. How many are there after 6 hours?",
        "A colony doubles every 2 hours. There are 300 cells at noon. How many were there 2 hours before noon?",
        "The function $P(t)=200(1.06)^t$ models a herd t years after 2015. The function is then halved. By what percent does the herd grow each year?",
        "If $x^2=7x$ and $x\\neq 0$, what is one more than $x$?",
    ),
    Row(
        s.LINEAR_FUNCTIONS,
        "The equation y=2.5x+34 models the height y, in inches, of a girl x years after age 3. What does 34 represent?",
        ("The height, in inches, of the girl at birth", "The height, in inches, of the girl at age 3", "The growth, in inches, of the girl per year", "The height, in inches, of the girl at age 4"),
        answer="The height, in inches, of the girl at age 3",
        letter="B",
    ),
    Row(
        s.LINEAR_FUNCTIONS,
        "A library lent 4,000 books in 2015. Each year after 2015, the number of books lent decreased by 150. Which of the following best describes the relationship between the number of years after 2015 and the number of books lent?",
        ("Increasing linear", "Exponential decay", "Decreasing linear", "Exponential growth"),
        answer="Decreasing linear",
        letter="C",
        verified=False,
    ),
    Row(
        s.NONLINEAR_FUNCTIONS,
        "The number of seals on a coast decreased by 4% each year from a count of 2,500 in 2011. Which of the following functions models the number of seals t years after 2011?",
        ("f(t)=2500(0.96)^t", "f(t)=2500(0.04)^t", "f(t)=2500(0.6)^t", "f(t)=2500(1.04)^t"),
        answer="2500*0.96^t",
        letter="A",
    ),
    *_declined(
        s.NONLINEAR_FUNCTIONS,
        "At the end of 2016 there were 160 squirrels in a park, and the number of squirrels grows by 50% each year. How many squirrels are there in the park 3 years after 2015?",
        "In 2012 a town had 1,000 trees. The number of trees increases by 10% each year. How many trees does it have 2 years after 2010?",
    ),
    Row(
        s.NONLINEAR_FUNCTIONS,
        "At the end of 2016 there were 160 squirrels in a park, and the number of squirrels grows by 50% each year. What is the number of squirrels in the park 3 years after 2016?",
        answer="540",
    ),
]  # fmt: skip
