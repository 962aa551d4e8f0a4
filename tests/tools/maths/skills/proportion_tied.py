"""Our own problems about amounts that are multiples of one another, laws in letters, units of constants, and plans."""

# ruff: noqa: E501 (one problem a line)

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths.skills import INFERENCE, PERCENTAGES, RATES


def _rate(question: str, answer: str | None = None) -> Row:
    return Row(RATES, question, None, answer)


def _percent(question: str, answer: str | None = None) -> Row:
    return Row(PERCENTAGES, question, None, answer)


TIED: list[Row] = [
    _rate(r"The mass of a brick is approximately $\frac{9}{4}$ of the mass of a tile, and the mass of a board is approximately $\frac{5}{8}$ of the mass of a tile. If a tile has a mass of 400 grams, approximately how many more grams is the mass of a brick than the mass of a board?", "650"),
    _rate("In a bakery, the number of rolls is 5/3 of the number of loaves, and the number of cakes is 1/4 of the number of rolls. What is the ratio of the number of cakes to the number of loaves in the bakery?", "5/12"),
    _rate("Dana's score is 3/2 of Eli's score, and Fay's score is 5/4 of Eli's score. The sum of Dana's score and Fay's score is 220. What is Eli's score?", "80"),
    _rate("| Tap | Flow as a fraction of the flow of Tap A |\n|---|---|\n| A | 1 |\n| B | 2/5 |\n| C | 3/2 |\n\nThe table above compares the constant flows of three taps. In one minute, Taps B and C fill a combined total of 38 liters. How many liters does Tap A fill in one minute?", "20"),
    _rate("Town K has 30% more residents than Town L. Town M has 40% fewer residents than Town L. If Town K has 7,800 residents, how many residents does Town M have?", "3600"),
    # two cups, another unit, other words for the others, two different things: nothing is answered
    _rate("The mass of a cup of rice is 4/5 of the mass of a cup of beans. If two cups of beans have a mass of 500 grams, what is the mass, in grams, of a cup of rice?"),
    _rate("The mass of a crate is 3/2 of the mass of a box. If a box has a mass of 20 kilograms, how many grams is the mass of a crate?"),
    _rate("In a jar, the number of red beads is 2/3 of the number of blue beads, and the number of blue beads is 3/4 of the number of other beads. What is the ratio of the number of red beads to the total number of beads?"),
    _rate("Town K has 30% more residents than Town L. Town M has 40% fewer houses than Town L. If Town K has 7,800 residents, how many houses does Town M have?"),
    _percent("In May, a dealer priced a rug 75 percent above the cost of the rug. In July, the dealer wants to sell the rug at a price that is 40 percent above the cost of the rug. By what percent must the dealer reduce the May price?", "20"),
    _percent("A dealer priced a rug 50 percent above cost and a lamp 20 percent above cost. By what percent must the dealer reduce the price of the rug?"),
    _rate("The quantity $u$ varies inversely as the quantity $w$. If $u$ is equal to 18 when $w$ is equal to 4, what is $u$ equal to when $w=9$?", "8"),
    _rate(r"In the equation $y=\frac{k}{x}$, $k$ is a nonzero constant, and the value of $y$ is 14 when the value of $x$ is 6. What is the value of $x$ when $y=21$?", "4"),
    Row(RATES, "Every 4 cups of oats make 10 bars, and 1 cup is equal to 16 tablespoons. If $t$ tablespoons of oats make $b$ bars, which of the following gives $b$ in terms of $t$?", (r"$b=\frac{5}{32}t$", r"$b=\frac{5}{2}t$", "$b=40t$", r"$b=\frac{32}{5}t$"), "b = 5t/32", "A"),
    Row(RATES, "The time needed to empty a tank is inversely proportional to the number of identical pumps used. When 3 pumps are used, the tank is emptied in 14 hours. Which of the following equations gives the number of hours $h$ needed to empty the tank when $p$ pumps are used?", (r"$h=\frac{14}{3p}$", "$h=42p$", r"$h=\frac{42}{p}$", r"$h=\frac{14}{3}p$"), "h = 42/p", "C"),
    _rate("On a floor plan, 2 inches represents 5 feet. A room appears on the plan as a rectangle that measures 6 inches by 8 inches. What is the actual area, in square feet, of the room?", "300"),
    _rate("On a floor plan, 2 inches represents 5 feet. A room appears on the plan as a rectangle that measures 6 inches by 8 inches, and a third of it is a closet. What is the actual area, in square feet, of the room without the closet?"),
    Row(RATES, "| Pond | Depth |\n|---|---|\n| F | 9 feet |\n| G | 2.5 yards |\n| H | 3 meters |\n\nThe table above gives the depths of three ponds. Which of the following lists the ponds in order from least depth to greatest depth? (1 meter ≈ 3.281 feet)", ("F, G, H", "G, F, H", "G, H, F", "H, F, G"), "G, F, H", "B"),
    Row(RATES, "The force, in newtons, on a plate is estimated by the expression $k A v$, where $A$ is the area of the plate in square meters, $v$ is the speed of the wind in meters per second, and $k$ is a constant. Which of the following are the units of $k$?", ("Newtons per cubic meter", "Newton-seconds per cubic meter", "Newtons per square meter", "Cubic meters per newton"), "Newton-seconds per cubic meter", "B"),
    _rate(r"The cost, in dollars, of a fence can be calculated by the expression $n p h$, where $n$ is the number of panels, $p$ is a constant, and $h$ is the height, in feet, of each panel. For a second fence, the number of panels will be 4 times that of the first fence and the height of each panel will be half that of the first fence. By what factor must the cost for the first fence be multiplied to give the cost for the second fence?", "2"),
    _rate(r"The cost, in dollars, of a fence can be calculated by the expression $n p h$, where $n$ is the number of panels, $p$ is a constant, and $h$ is the height, in feet, of each panel. For a second fence, the number of panels will be 4 times that of the first fence and the height of each panel will be 2 feet more than that of the first fence. By what factor must the cost for the first fence be multiplied to give the cost for the second fence?"),
    _percent("A zoo raised the price of its day pass by 25% in 2018 and then lowered the new price by 12% in 2019. The price after both changes was $55. What was the price before either change?", "50"),
    _percent("A shop raised the price of a lamp by 20% and lowered the price of a desk by 10%. The desk cost $90 after the changes. What did the desk cost before the changes?"),
    _percent("A booth first kept 4% of the dollars as a fee and then exchanged the rest at a rate of 12 kronor per dollar. If Ida received 2,880 kronor, how many dollars did she hand over?", "250"),
    Row(PERCENTAGES, "The list price of a desk is $d$ dollars. The amount, in dollars, that Uma paid is given by the expression $(0.80)(1.05)d$. Which of the following could describe what Uma paid?", ("The list price with an 80% discount, plus a 5% tax on the discounted price", "The list price with a 20% discount, plus a 5% tax on the discounted price", "The list price with a 14% discount and no tax", "The list price with a 15% discount and no tax"), "The list price with a 20% discount, plus a 5% tax on the discounted price", "B"),
    _percent("From 2010 to 2015, the value of a house decreased by 36%. From 2015 to 2020, the value increased, and in 2020 it was equal to its value in 2010. By what percent did the value increase from 2015 to 2020?", "56.25"),
    _percent("A price was lowered by 20%. By what percent must the new price be raised so that it is 10% above the original price?"),
    _percent("From one year to the next, the number of members of Club A rose by 50%, while the number of members of Club B fell by 10%. In the second year the two clubs had the same number of members. If Club A had 120 members in the first year, how many members did Club B have in the first year?", "200"),
    Row(INFERENCE, "A baker checked 150 eggs chosen at random from a delivery and found that 6 of them were cracked. Based on this sample, the baker estimated that a total of 80 eggs in the delivery were cracked. About how many eggs were in the delivery?", None, "2000"),
    Row(INFERENCE, "A baker checked 150 eggs chosen at random from a delivery and found that 6 of them were cracked. The baker estimated that 800 eggs in the delivery were whole. About how many eggs were in the delivery?"),
]  # fmt: skip
