"""Our own rows where one word changes what a percent, a rate or a share is of: read rightly, or declined."""

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths.skills import PERCENTAGES, RATES


def _percent(question: str, answer: str | None = None) -> Row:
    return Row(PERCENTAGES, question, None, answer)


def _rate(question: str, answer: str | None = None) -> Row:
    return Row(RATES, question, None, answer)


TWISTED: list[Row] = [
    # a percent of the amount at the start
    _percent(
        "A truck worth $30,000 loses 10% of its original value each year. What is it worth after 4 years?", "18000"
    ),
    _percent(
        "A house worth $200,000 gains 5% of its original value each year. How much value does it gain in 4 years?",
        "40000",
    ),
    _percent("A truck loses 40% of its original value each year. It costs $9,000. What is it worth after 3 years?"),
    _percent(
        "A lamp costs $80. It is 25% off, and members get an additional 10% off the original price. What does a "
        "member pay?",
        "52",
    ),
    _percent("A lamp costs $80 and is 25% off. Members get 40% off the original price. What does a member pay?"),
    _percent(
        "A dinner costs $60 before a 10% tax. A 20% tip is computed on the amount before tax. What is the total?", "78"
    ),
    _percent(
        "The cost of a dinner is $60. A 10% tax is added to the bill, and a tip of 20% of the cost before tax is left. "
        "What is the total amount paid?",
        "78",
    ),
    _percent("A meal costs $60. A 10% sales tax is added, and Ben leaves a 20% tip. How much does he pay in total?"),
    _percent(
        "A meal costs $60. A 10% sales tax is added, and then a 20% tip is calculated on the total. How much is paid "
        "in all?",
        "79.2",
    ),
    _percent(
        "After a 20% discount and a further 10% off the original price, a lamp costs $70. What was the original price?"
    ),
    _percent("A lamp costs $80 and is 25% off. Ana has a coupon that she does not use. What does she pay?"),
    # how long a change took
    _percent("A town grew from 2,400 people to 3,000 people in 8 years. By what percent did it grow?", "25"),
    _percent("A town grew from 2,400 people to 3,000 people in 8 years. By what percent did it grow each year?"),
    _percent("A town grew from 800 people to 900 people in 8 years. By what percent will it grow in the next 8 years?"),
    # another job, and things that come whole
    _rate(
        "8 painters can paint a house in 6 days. At this rate, how many days would it take 4 painters "
        "to paint half of the house?"
    ),
    _rate("A press prints 8 posters in 3 minutes. How many posters does it print in 10 minutes?"),
    # shares and packs
    _rate(
        "The ratio of adults to children on a boat is 2:5. If there are 42 people on the boat, how many "
        "of them are children?",
        "30",
    ),
    _rate(
        "The ratio of adults to children on a boat is 2:5. If there are 42 people on the boat, how many "
        "of them are not children?"
    ),
    _rate("The ratio of hens to ducks is 2:7. There are 15 more ducks than hens. How many extra hens are there?"),
    _rate(
        "A 20-ounce jar costs $5.00, and an 8-ounce jar costs $2.80. How much less is the cost per ounce of the "
        "20-ounce jar than the cost per ounce of the 8-ounce jar?",
        "0.1",
    ),
    _rate(
        "A 20-ounce jar costs $5.00, and an 8-ounce jar costs $2.80. How much more is the cost per ounce of the "
        "20-ounce jar than the cost per ounce of the 8-ounce jar?"
    ),
    # mixed numbers in LaTeX
    _rate(
        "On a map of a forest, $\\frac{1}{4}$ inch represents 5 miles. If two cabins are $2 \\frac{1}{2}$ inches apart "
        "on the map, what is the actual distance, in miles, between the cabins?",
        "50",
    ),
]
