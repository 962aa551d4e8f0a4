"""Percents, rates and ratios told in ordinary prose, and their twins in which one word changes what is asked."""

# ruff: noqa: E501 (a problem a row)

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths.skills import LINEAR_ONE, PERCENTAGES, RATES, SYSTEMS


def _percent(question: str, answer: str | None = None) -> Row:
    return Row(PERCENTAGES, question, None, answer)


def _rate(question: str, answer: str | None = None) -> Row:
    return Row(RATES, question, None, answer)


IN_PROSE: list[Row] = [
    _rate("Tomatoes are sold 4 for $3. How much do 20 tomatoes cost?", "15"),
    _rate("At a stand, lemons cost 5 for $2. At this rate, how many lemons can be bought for $14?", "35"),
    _rate("At a stand, lemons cost 5 for $2. Mia has a coupon. How many lemons can she buy for $14?"),
    _rate("One chain is 22 yards, and one furlong is 10 chains. How many yards are in 3 furlongs?"),
    _rate("One cable is 200 yards, and one mile is 1,760 yards. A ship sails 2.5 miles. How many cables is that?", "22"),
    _rate("In a village, 3 out of every 8 people own a bicycle. If the village has 640 people, how many own a bicycle?", "240"),
    _rate("In a survey, 4 out of 9 people chose rice. 45 people chose something else. How many people chose rice?"),
    _rate("The ratio of green to yellow marbles in a box is 3 to 7. If there are 50 marbles in the box, how many are yellow?", "35"),
    _rate("The ratio of adults to children on a boat is 2 to 5. There are 21 people on the boat. How many adults would have to come so that there are as many adults as children?"),
    _rate("A drink is made by mixing juice and water in the ratio 2 to 3. How many milliliters of juice are needed to make 5 liters of the drink?"),
    _rate("A machine fills 240 bottles in 8 hours. If its speed is doubled, how many bottles does it fill per hour?"),
    _rate("Vera spent 1/3 of her savings on a coat. Then she spent 1/4 of what was left on shoes, and she had $60 left. How much money did she have at first?", "120"),
    _rate("If p is directly proportional to the square of q, and p = 20 when q = 2, what is p when q = 3?", "45"),
    _percent("A town had 20,000 people in 2000. In 2010, it had 15% more people than in 2000. In 2020, it had 10% more people than in 2010. How many people did it have in 2020?", "25300"),
    _percent("A town had 20,000 people in 2000. In 2010, it had 15% more people than in 2000. In 2020, it had 10% more people than in 2000. How many people did it have in 2020?"),
    _percent("The population of a town was 10,000 in 2010. It grew by 10% from 2010 to 2015 and fell by 20% from 2015 to 2020. What was the population in 2020?", "8800"),
    _percent("The population of a town was 10,000 in 2010. It grew by 10% from 2010 to 2015 and fell by 20% from 2015 to 2020. What was the population in 2015?", "11000"),
    _percent("A stock was worth $40 in May. Its price rose by 10% in June and fell by 25% in July. What was it worth at the end of June?"),
    _percent("In 2012 a tree was 6 feet tall. By 2016 its height had increased by 50%. How tall, in inches, was the tree in 2016?"),
    _percent("After a 20% discount and then a 5% sales tax, Omar paid $84 for a jacket. What was the price after the discount but before the tax?"),
    _percent("Of the 500 households in a town, 60% have a garden. Of the households with a garden, 30% grow roses. How many households grow roses?", "90"),
    _percent("Of the 500 students at a school, 60% play a sport, and 25% of those who play a sport play tennis. How many students do not play tennis?"),
    _percent("A survey asked 400 adults about pets. 45% of the adults have a dog, and 20% of the dog owners also have a cat. How many of the adults have a cat?"),
    _percent("In a class of 40 students, 60% are girls. 50% of the girls sing in a choir. How many students sing in a choir?"),
    Row(PERCENTAGES, "Before tax, a taxi ride costs d dollars. A tax of 6% of the price is added, and a tip of $4 is left. Which expression represents the total amount, in dollars, paid for the ride?", ("(A) 0.06d + 4", "(B) 1.06d + 4", "(C) 1.06(d + 4)", "(D) 1.10d"), "1.06d + 4", "B", verified=False),
    Row(LINEAR_ONE, "A cook mixes cream that is 40% fat with milk that is 4% fat to make 9 liters of a mix that is 20% fat. If $x$ is the number of liters of the 40% cream used, which equation represents this situation?", ("(A) $0.40x+0.04(9-x)=0.20$", "(B) $0.40(9-x)+0.04x=0.20(9)$", "(C) $0.40x+0.04(9-x)=0.20(9)$", "(D) $0.40x+0.04(9+x)=0.20(9)$"), "0.40x+0.04(9-x)=0.20(9)", "C", verified=False),
    Row(SYSTEMS, "A chemist mixes x liters of a 10% salt solution with y liters of a 30% salt solution to obtain 40 liters of a 25% salt solution. Which system of equations represents this situation?", ("(A) $x+y=40$ and $0.1x+0.3y=25$", "(B) $x+y=25$ and $0.1x+0.3y=40$", "(C) $x+y=40$ and $0.3x+0.1y=10$", "(D) $x+y=40$ and $0.1x+0.3y=10$"), "{x + y = 40, 0.1x + 0.3y = 10}", "D", verified=False),
    Row(LINEAR_ONE, "Six hikers agreed to share the cost of a tent equally. When two more hikers joined, the share of each decreased by $5. If $c$ is the cost of the tent, in dollars, which equation represents this situation?", ("(A) $\\frac{c}{6}-\\frac{c}{8}=5$", "(B) $\\frac{c}{8}-\\frac{c}{6}=5$", "(C) $\\frac{c}{6}-\\frac{c}{2}=5$", "(D) $\\frac{c}{6}+\\frac{c}{8}=5$"), "c/6-c/8=5", "A", verified=False),
    Row(LINEAR_ONE, "Working alone, an old pump fills a pool in 8 hours. A new pump fills it in $x$ hours working alone. The two pumps together fill the pool in 3 hours. Which equation can be used to find $x$?", ("(A) $8+x=3$", "(B) $\\frac{1}{8}+\\frac{1}{x}=3$", "(C) $\\frac{1}{8}+\\frac{1}{x}=\\frac{1}{3}$", "(D) $\\frac{8+x}{2}=3$"), "1/8+1/x=1/3", "C", verified=False),
    Row(LINEAR_ONE, "A bus drove for $2$ hours at an average speed of $r$ miles per hour. Then it drove for $3$ hours at an average speed that was $10$ miles per hour slower. In all, the bus covered $220$ miles. Which equation can be used to find $r$?", ("(A) $2r+3(r-10)=220$", "(B) $2r+3(r+10)=220$", "(C) $2(r-10)+3r=220$", "(D) $5(r-10)=220$"), "2r+3(r-10)=220", "A"),
]  # fmt: skip
