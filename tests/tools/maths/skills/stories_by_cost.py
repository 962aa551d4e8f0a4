"""Stories worked out by units and words alone, each asked last: none is called verified, and traps are left alone."""

# ruff: noqa: E501 (a problem is one line)

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths import skills

_REACHED = (
    Row(skills.PERCENTAGES, r"A coffee roaster loses 16% of the weight of green beans during roasting. The roaster starts with 250 pounds of green beans and packs the roasted beans in bags that each hold 12 ounces. How many full bags can be packed? (1 pound = 16 ounces)", ("53", "280", "333", "386"), "280", "B", False),
    Row(skills.RATES, r"During a spring survey a botanist counted 84 orchids in a square plot that measures 15 meters on each side. The whole meadow has an area of 6,000 square meters. If orchids are spread evenly over the meadow, about how many orchids are in the whole meadow?", ("400", "2,240", "5,600", "33,600"), "2240", "B", False),
    Row(skills.PERCENTAGES, r"A school library has 4,500 books. Fiction makes up 60% of the books, and of the fiction books, 1 out of every 9 is written in Spanish. How many of the library's books are fiction books written in Spanish?", ("200", "300", "500", "2,700"), "300", "B", False),
    Row(skills.RATES, r"A water tank in the shape of a rectangular prism is 8 feet long, 5 feet wide, and 3 feet deep. One cubic foot holds about 7.5 gallons of water. If a pump empties the full tank at a rate of 25 gallons per minute, how many minutes does it take to empty the tank?", ("16", "36", "40", "120"), "36", "B", False),
    Row(skills.RATES, r"A cyclist rode the first 18 miles of a trail at an average speed of 12 miles per hour and the remaining 20 miles at an average speed of 16 miles per hour. How long, in hours, did the cyclist take for the whole trail?", ("1.36", "2.5", "2.71", "2.75"), "2.75", "D", False),
    Row(skills.RATES, r"A recipe for 36 cookies calls for 2.25 cups of flour. Priya wants to bake enough cookies so that each of the 28 students in her class gets 3 cookies. How many cups of flour does she need?", ("1.75", "3.5", "5.25", "6.75"), "5.25", "C", False),
    Row(skills.PERCENTAGES, r"Each week a farm delivers eggs to a market in cartons of 12. Of the 1,800 eggs laid one week, 4% were cracked and could not be sold. The rest were packed in cartons and sold for $\$3.50$ each. How much money did the farm receive for the eggs that week?", ("$\\$252$", "$\\$504$", "$\\$525$", "$\\$6,048$"), "504", "B", False),
    Row(skills.RATES, r"A landscaper spreads mulch over a rectangular bed that is 24 feet long and 9 feet wide to a depth of 3 inches. Mulch is sold in bags that hold 2 cubic feet. How many bags does the landscaper need?", ("9", "27", "54", "324"), "27", "B", False),
    Row(skills.PERCENTAGES, r"A survey asked 480 students how they spend the weekend. Five-eighths of the students said that they play a sport, and 40% of the students who play a sport play soccer. How many of the students surveyed play a sport other than soccer?", ("72", "120", "180", "300"), "180", "C", False),
    Row(skills.RATES, r"One lap around a track is 400 meters long. On Saturday Wen ran 12 laps at an average speed of 4 meters per second and then rested for 5 minutes. How many minutes in total did Wen spend at the track for running and resting?", ("20", "25", "30", "1,205"), "25", "B", False),
    Row(skills.PERCENTAGES, r"At a museum gift shop, a poster normally costs $\$24$. During a one-day event the shop took 30% off the price of every poster and sold 45 posters. How much money did the shop receive for the posters sold on that day?", ("$\\$324$", "$\\$756$", "$\\$1,050$", "$\\$1,080$"), "756", "B", False),
    Row(skills.INFERENCE, r"To estimate the number of turtles in a pond, a biologist marked 45 turtles and let them go. A week later she caught 60 turtles, and 9 of these were marked. Which of the following is closest to the number of turtles in the pond?", ("81", "300", "405", "540"), "300", "B", False),
    Row(skills.PERCENTAGES, r"An office uses 15 reams of paper each month, and each ream contains 500 sheets. A reform of the rules for printing reduces the use of paper by 40%. How many sheets of paper does the office use per month after the reform?", ("3,000", "4,500", "7,460", "10,500"), "4500", "B", False),
    Row(skills.RATES, r"A bakery packs muffins in boxes of 6. On Saturday the bakery baked 350 muffins, gave away 26 of them as samples, and sold all of the remaining muffins in boxes for $\$11$ a box. How much money did the bakery receive for the boxes?", ("$\\$594$", "$\\$642$", "$\\$1,944$", "$\\$3,564$"), "594", "A", False),
    Row(skills.RATES, r"A factory's older machine makes 18 bolts per minute and its newer machine makes 27 bolts per minute. If the older machine runs for 4 hours and the newer machine runs for 3 hours, how many bolts do the two machines make in all?", ("153", "4,320", "9,180", "10,800"), "9180", "C", False),
    Row(skills.RATES, r"A map uses a scale of 1.5 inches to represent 20 miles. A hiking trail on the map has a length of 4.5 inches. If a hiker covers 12 miles each day, how many days does the hiker need for the whole trail?", ("3", "5", "6", "7.5"), "5", "B", False),
)  # fmt: skip

_LEFT_ALONE = (
    Row(skills.RATES, r"A gardener mixes a liquid fertilizer with water. The label says to use 2 fluid ounces of fertilizer for each 3 gallons of water. The gardener's tank holds 20 gallons when full and already contains 8 gallons of plain water. She fills the tank with water. How many fluid ounces of fertilizer should she add?", ("8", "40/3", "16", "30")),
    Row(skills.RATES, r"A quilt takes 6 bolts of gray cloth and half that much green cloth. How many bolts of cloth and ribbon does it take?", ("3", "6", "9", "12")),
    Row(skills.RATES, r"Ines has saved 140 dollars and Jon has saved 60 dollars less than Ines. How many dollars more has Karl saved than Ines?", ("60", "80", "140", "220")),
    Row(skills.PERCENTAGES, r"A herd of 400 deer grows by 20% every year. How many deer are in the herd after 3 years?", ("480", "500", "560", "640")),
)  # fmt: skip

PROBLEMS: list[Row] = [*_REACHED, *_LEFT_ALONE]
