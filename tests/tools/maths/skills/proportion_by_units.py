"""Word problems with choices that are read by the units of their numbers, and their twins that must be declined."""

# ruff: noqa: E501 (a problem a row)

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths.skills import AREA_VOLUME, LINEAR_ONE, PERCENTAGES, RATES, SYSTEMS


def _row(skill: str, question: str, choices: str, letter: str | None = None, *, verified: bool = False) -> Row:
    """A row whose choices are parted by bars; without a letter it must be declined."""
    listed = tuple(c.strip() for c in choices.split("|"))
    return Row(skill, question, listed, listed["ABCD".index(letter)] if letter else None, letter, verified=verified)


PROBLEMS: list[Row] = [
    _row(RATES, "Each gallon of stain covers 175 square feet. How many gallons of stain are required to cover a deck that is 35 feet by 20 feet?", "3 | 4 | 5 | 8", "B", verified=True),
    _row(RATES, "A copier prints 16 pages in 2 minutes. Ana needs to print 12 booklets of 20 pages each. How many minutes will the copier take?", "15 | 30 | 60 | 120", "B"),
    _row(RATES, "Cat food is sold in 3-pound bags. A shelter uses 5 pounds of food every 2 days. What is the least number of bags the shelter must buy for 20 days?", "16 | 17 | 20 | 50", "B"),
    _row(RATES, "A roll of ribbon is 25 meters long. Each bow takes 40 centimeters of ribbon. What is the greatest number of bows that can be made from 3 rolls?", "62 | 187 | 188 | 1,000", "B"),
    _row(RATES, "A factory packs 24 jars to a case and 40 cases to a pallet. How many pallets are needed for 5,760 jars?", "4 | 6 | 8 | 144", "B"),
    _row(RATES, "Six gardeners can plant a park in 10 days. Working at the same rate, how many days would 4 gardeners need to plant the park?", "4 | 7 | 15 | 24", "C"),
    _row(RATES, "Milk is packed in crates of 12 bottles. A truck carries 350 crates, and each bottle holds 1.5 liters. How many liters of milk does the truck carry?", "2,800 | 4,200 | 6,300 | 8,400", "C"),
    _row(RATES, "A shop sold 45 candles at $6 each and then 20 more at $4 each. How much money, in dollars, did the shop take in?", "270 | 320 | 390 | 650"),
    _row(RATES, "A swimmer burns 11 calories per minute. How many minutes of swimming are needed to burn the 1,540 calories in 4 slices of pizza?", "35 | 140 | 385 | 560"),
    _row(RATES, "A tank holds 600 gallons. A pump empties 25 gallons per minute while a pipe adds 5 gallons per minute. How many minutes does it take to empty the full tank?", "20 | 24 | 30 | 120"),
    _row(SYSTEMS, "A juice bar sells small cups for $4 and large cups for $6. One day, the number of small cups sold was twice the number of large cups sold, and the bar took in $280. How many large cups were sold?", "20 | 28 | 40 | 60", "A"),
    _row(SYSTEMS, "A grocer mixes cashews worth $11 per kilogram with raisins worth $5 per kilogram. The mixture is worth $7 per kilogram. If the mixture weighs 36 kilograms, how many kilograms of cashews does it contain?", "9 | 12 | 18 | 24", "B"),
    _row(SYSTEMS, "How many pounds of tea costing $8 per pound should be added to 10 pounds of tea costing $14 per pound to obtain a blend worth $10 per pound?", "5 | 15 | 20 | 25", "C", verified=True),
    _row(SYSTEMS, "A grocer mixes cashews worth $11 per kilogram with raisins worth $5 per kilogram. The mixture is worth $12 per kilogram. If the mixture weighs 36 kilograms, how many kilograms of cashews does it contain?", "9 | 12 | 18 | 24"),
    _row(LINEAR_ONE, "One phone plan has a monthly fee of $20 and charges $0.05 per text message. Another has a monthly fee of $32 and charges $0.02 per text message. For how many text messages in a month do the two plans cost the same?", "171 | 240 | 400 | 743", "C"),
    _row(LINEAR_ONE, "Twelve machines that work at the same rate can fill an order in 20 hours. After 8 hours, 4 of the machines break down. How many more hours will the other machines need to fill the order?", "12 | 16 | 18 | 24", "C"),
    _row(LINEAR_ONE, "Nine workers, all working at the same pace, can pave a road in 14 days. After 6 days, 3 workers join them. How many days in all does it take to pave the road?", "6 | 8 | 12 | 14", "C"),
    _row(LINEAR_ONE, "Nine workers can pave a road in 14 days. After 6 days, 3 faster workers join them. How many more days does it take to pave the road?", "6 | 8 | 12 | 14"),
    _row(LINEAR_ONE, "A bus leaves a station at 10:30 a.m. traveling at 50 miles per hour. A car leaves the same station at the same time, traveling in the opposite direction at 70 miles per hour. At what time will they be 300 miles apart?", "12:30 p.m. | 1:00 p.m. | 1:30 p.m. | 4:30 p.m.", "B"),
    _row(PERCENTAGES, "A dealer pays $1,200 for a used motorcycle and raises the price by 60%. Later the dealer sells it at 15% off that price. What is the dealer's profit, in dollars?", "432 | 540 | 612 | 1,632", "A"),
    _row(PERCENTAGES, "Of the 250 employees of a firm, 48% work in sales. Of those who work in sales, 1/4 speak French. How many of the employees work in sales but do not speak French?", "30 | 60 | 90 | 120", "C"),
    _row(PERCENTAGES, "Of the 250 employees of a firm, 48% work in sales. Of those who work in sales, 1/4 speak French. How many of the employees do not work in sales?", "30 | 60 | 90 | 120"),
    _row(LINEAR_ONE, "The price of a stock was $60 on Monday. It rose by 15% on Tuesday and fell by y% on Wednesday, when it closed at $62.10. What is the value of y?", "5 | 10 | 11.5 | 15", "B"),
    _row(AREA_VOLUME, "A patio that is 6 meters long and 4.5 meters wide will be covered with square slabs 50 centimeters on a side. Slabs come in packs of 20. How many packs are required?", "5 | 6 | 54 | 108", "B"),
    _row(AREA_VOLUME, "A wall 3 meters high and 8 meters wide has a door and is covered with square tiles measuring 20 centimeters on a side. How many tiles are used?", "120 | 240 | 600 | 1,200"),
    _row(LINEAR_ONE, "Noor's van travels 18 miles per gallon of diesel, and diesel costs $5 per gallon. She now drives about 240 miles each week and wants to spend $15 less on diesel. Which equation can she use to find the number of miles, $m$, that she should drive less each week?", "(18/5)m = 225 | (18/5)m = 15 | (5/18)m = 225 | (5/18)m = 15", "D"),
    _row(LINEAR_ONE, "A tap fills 12 liters per minute and a leak loses 2 liters per minute. Which equation gives the number of minutes, $t$, until the tank holds 300 liters?", "12t + 2t = 300 | 12t - 2t = 300 | 12t = 300 - 2 | 2t - 12t = 300"),
    Row(RATES, "A chess club has 12 boys and 18 girls. What is the ratio of boys to girls in the club?", ("2:3", "3:2", "2:5", "3:5"), "2/3", "A"),
    Row(RATES, "A chess club has 12 boys and 18 girls. What is the ratio of girls to all members?", ("2 to 3", "3 to 2", "3 to 5", "2 to 5"), "3/5", "C"),
    Row(RATES, "In a punch, there are 5 liters of juice and 15 liters of water. What is the ratio of juice to water?", None, "1/3"),
    Row(RATES, "A chess club has 12 more girls than boys. What is the ratio of girls to boys?", ("2:3", "3:2", "2:5", "3:5"), None),
    Row(RATES, "A pump fills 3 tanks in 45 minutes. How many minutes does it take to fill 5 tanks?", (r"$27 \mathrm{~minutes}$", r"$60 \mathrm{~minutes}$", r"$75 \mathrm{~minutes}$", r"$90 \mathrm{~minutes}$"), "75", "C"),
]  # fmt: skip
