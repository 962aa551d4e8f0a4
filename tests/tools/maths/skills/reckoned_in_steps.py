"""Conversions, coverings, parts, percents of two groups, dated changes, means, samples and residuals, and their traps."""

# ruff: noqa: E501 (a problem a row)

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths import skills as s

PROBLEMS: list[Row] = [
    Row(
        s.RATES,
        r"$$\begin{aligned}1 \text { peck } & =8 \text { dry quarts } \\ 1 \text { bushel } & =4 \text { pecks }\end{aligned}$$ An orchard worker picked 6 bushels of apples in 4 hours. At what average rate, in dry quarts per hour, did the worker pick apples?",
        ("12", "24", "48", "192"),
        "48",
        "C",
    ),
    Row(
        s.RATES,
        "A snail moves at a constant rate of 0.5 inch every 12 seconds. What is this rate, in feet per hour? (1 foot = 12 inches)",
        ("2.5", "12.5", "150", "1,800"),
        "12.5",
        "B",
    ),
    Row(
        s.RATES,
        r"A train travels $k$ kilometers every 12 minutes. If the speed of the train is $v$ miles per hour, which of the following is closest to the relationship between $v$ and $k$? (1 mile $\approx$ 1.6 kilometers)",
        ("$v=3.1k$", "$v=5k$", "$v=7.5k$", "$v=8k$"),
        "v = 3.125k",
        "A",
    ),
    Row(
        s.RATES,
        "A hose delivers 9 liters of water every $t$ seconds. Which of the following expressions gives the rate, in liters per minute, at which the hose delivers water?",
        (r"$\frac{9t}{60}$", r"$\frac{9}{60t}$", r"$\frac{540}{t}$", "$540t$"),
        "540/t",
        "C",
    ),
    Row(
        s.RATES,
        "Every 45 seconds, a pump removes $v$ cubic feet of water from a tank. At this rate, the pump removes $w$ cubic feet of water per hour. Which equation relates $w$ and $v$?",
        ("$w=0.0125v$", "$w=45v$", "$w=80v$", "$w=2700v$"),
        "w = 80v",
        "C",
        verified=False,
    ),
    Row(
        s.RATES,
        "A rectangular park measures 120 meters by 75 meters. Grass seed must be spread at 3 kilograms for each 150 square meters. If seed is sold in 40-kilogram bags, how many bags will be needed?",
        ("4", "5", "12", "180"),
        "5",
        "B",
    ),
    Row(
        s.RATES,
        "A crew will resurface a rectangular parking lot 60 feet wide and 150 feet long. For every 100 square feet, 4 pounds of gravel are used. The gravel is sold in 50-pound bags, and each bag costs $6. What is the total cost, in dollars, of the gravel?",
        ("8", "36", "48", "360"),
        "48",
        "C",
        verified=False,
    ),
    Row(
        s.PERCENTAGES,
        "Three-fifths of the houses in a village have a garden. Of the houses with a garden, 25% have a pond, and of the houses without a garden, 5% have a pond. What percent of the houses in the village have a pond?",
        ("15%", "17%", "20%", "30%"),
        "17",
        "B",
    ),
    Row(
        s.PERCENTAGES,
        "In a shipment, 60% of the lamps are brass and the others are steel. 30% of all the lamps are dimmable. If 40% of the brass lamps are dimmable, what percent of the steel lamps are dimmable?",
        ("6%", "10%", "15%", "24%"),
        "15",
        "C",
    ),
    Row(
        s.PERCENTAGES,
        "Attendance at a fair dropped by 12% between 2018 and 2019, then went up by 25% between 2019 and 2020. If 11,000 people attended the fair in 2019, how many more people attended in 2020 than in 2018?",
        ("1,100", "1,250", "1,430", "2,750"),
        "1250",
        "B",
    ),
    Row(
        s.PERCENTAGES,
        "The enrollment at a college in 2017 was 10% greater than in 2016, and the enrollment in 2018 was 5% less than in 2017. The enrollment in 2016 was 8,000. What was the enrollment in 2018?",
        ("8,360", "8,400", "8,800", "9,240"),
        "8360",
        "A",
    ),
    Row(
        s.RATES,
        "A bronze alloy contains copper, tin, and zinc in the ratio 12:5:3 by mass. A foundry needs 60 kilograms of the alloy and has only 30 kilograms of copper. How many more kilograms of copper does the foundry need?",
        ("6", "9", "36", "66"),
        "6",
        "A",
    ),
    Row(
        s.RATES,
        "Pewter is produced by combining 17 parts tin with 3 parts copper. An artist wants 80 kilograms of pewter. If she already has 50 kilograms of tin, how many kilograms of tin must she still buy?",
        ("12", "18", "30", "68"),
        "18",
        "B",
    ),
    Row(
        s.ONE_VARIABLE_DATA,
        "The mean mass of 15 melons is 3 kilograms. If the heaviest melon is taken away, the mean mass of the other 14 melons is 2.8 kilograms. What is the mass of the heaviest melon, in kilograms?",
        ("2.8", "3.2", "5.8", "8.8"),
        "5.8",
        "C",
    ),
    Row(
        s.INFERENCE,
        "A town has 6,400 households. In a random sample of 320 households, 120 recycle paper only, 80 recycle glass only, 40 recycle both, and the rest recycle neither. Which of the following best estimates the number of households in the town that recycle paper?",
        ("800", "2,400", "3,200", "4,800"),
        "3200",
        "C",
    ),
    Row(
        s.INFERENCE,
        "Of 250 randomly selected voters in a district with 20,000 voters, 105 plan to vote for Ortiz, 85 plan to vote for Lund, and the others are undecided. Based on the sample, about how many voters in the district are not undecided?",
        ("4,800", "6,800", "8,400", "15,200"),
        "15200",
        "D",
    ),
    Row(
        s.TWO_VARIABLE_DATA,
        "The line of best fit for the weights and lengths of 30 fish is $w=2.5 l-10$, where $w$ is weight in ounces and $l$ is length in inches. One of the fish was 14 inches long and weighed 27 ounces. By how many ounces did the actual weight of this fish exceed the weight predicted by the line of best fit?",
        ("2", "3", "12", "17"),
        "2",
        "A",
    ),
    Row(
        s.TWO_VARIABLE_DATA,
        "Using a line of best fit, a coach found $d = 3.2 s + 1.5$, where $d$ is the distance, in meters, of a throw and $s$ is the speed, in meters per second, of the ball. A ball thrown with a speed of 10 meters per second went 30 meters. How does the distance predicted by the line of best fit compare with the actual distance?",
        (
            "It is 3.5 meters less than the actual distance.",
            "It is 3.5 meters greater than the actual distance.",
            "It is 2 meters less than the actual distance.",
            "It is 2 meters greater than the actual distance.",
        ),
        "It is 3.5 meters greater than the actual distance.",
        "B",
    ),
    Row(
        s.PERCENTAGES,
        "40% of the members of a club are adults and the rest are children. 50% of the adults have a locker, and 10% of the children have a key. What percent of the members have a locker?",
        ("20%", "26%", "30%", "60%"),
    ),
    Row(
        s.PERCENTAGES,
        "The number of visitors to a park rose by 15% from 2016 to 2017 and then fell by 20% of the 2016 number from 2017 to 2018. If 9,500 people visited in 2018, how many fewer people visited in 2018 than in 2016?",
        ("400", "500", "800", "1,000"),
    ),
    Row(
        s.RATES,
        "A paint is made by mixing 5 parts blue, 3 parts yellow, and 1 part white. A painter needs 27 quarts of this paint, and she already has 10 quarts of yellow. How many more quarts of the blue does she need?",
        ("5", "9", "15", "17"),
    ),
    Row(
        s.INFERENCE,
        "In a random sample of 75 trees in an orchard of 1,200 trees, 12 were dead, 18 were diseased but alive, and 45 were healthy. Based on the sample, about how many trees in the orchard are alive?",
        ("288", "480", "720", "1,008"),
    ),
    Row(
        s.INFERENCE,
        "A town has 2,700 residents. Of 180 selected at random, 63 own a dog and 45 own a cat; 20 own both. What is the best estimate of the number of residents who own a dog or a cat?",
        ("300", "945", "1,320", "1,620"),
    ),
    Row(
        s.RATES,
        "A farmer will sow seed on a rectangular field 0.2 kilometers long and 150 meters wide, except for a path 5 meters wide along its length. The seed is spread at 2.5 kilograms for every 100 square meters, and it is sold in 25-kilogram bags. How many bags does the farmer need? (1 kilometer = 1,000 meters)",
        ("29", "30", "31", "32"),
    ),
    Row(
        s.RATES,
        "1 furlong = 220 yards and 1 mile = 1,760 yards. A horse ran a 6-furlong course in 78 seconds and rested for 12 seconds. What was the average speed of the horse, in miles per hour, for the whole time?",
        ("18", "30", "34.6", "37.5"),
    ),
    Row(
        s.RATES,
        "A pump moves $g$ gallons of water every 25 seconds and a second pump moves $g$ gallons every 50 seconds. If together they move $L$ liters per minute, which represents the relationship between $L$ and $g$? (1 gallon = 3.8 liters)",
        ("L=4.6g", "L=9.12g", "L=13.7g", "L=18.2g"),
    ),
    Row(
        s.ONE_VARIABLE_DATA,
        "The mean of 8 numbers is 42. A ninth number is 6 more than the mean of the 8. What is the mean of the 9 numbers, to the nearest tenth?",
        ("42.7", "43", "44", "48"),
    ),
    Row(
        s.RATES,
        "A paint is made by mixing 5 parts blue and 3 parts yellow. She has 10 quarts of blue and 9 quarts of yellow. What is the greatest amount of paint she can make?",
        ("16", "19", "24", "27"),
    ),
    Row(
        s.RATES,
        "A rectangular box is 4 feet long and 3 feet wide. One pint of paint covers 2 square feet. How many pints are needed to paint the lid and the bottom?",
    ),
    Row(
        s.ONE_VARIABLE_DATA,
        "The mean age of 8 people is 30. A ninth person joins, and a year later the mean age of the 9 people is 32. How old was the ninth person when joining?",
    ),
    Row(
        s.PERCENTAGES,
        "The number of adults at a fair rose by 20% from 2010 to 2011 and the number of children fell by 10% from 2011 to 2012. If 540 children attended in 2012, how many attended in 2010?",
    ),
    Row(
        s.PERCENTAGES,
        "In a bag 40% of the beads are red and the rest are blue. 50% of the red beads and 20% of the blue beads are large. The blue beads are then removed. What percent of the beads are large?",
    ),
    Row(
        s.PERCENTAGES,
        "Suppose that 55% of the riders on a bus line are commuters. Of these commuters, 80% have a monthly pass, while only 20% of the riders who are not commuters have a monthly pass. What percent of the riders have a monthly pass?",
        ("44", "50", "53", "60"),
        "53",
        "C",
    ),
    Row(
        s.ONE_VARIABLE_DATA,
        "The 11 dogs at a shelter have a mean weight of 18 kilograms. After one dog is adopted, the 10 remaining dogs have a mean weight of 16.5 kilograms. How much did the adopted dog weigh, in kilograms?",
        ("17.25", "28", "33", "34.5"),
        "33",
        "C",
    ),
    Row(
        s.RATES,
        "A sprinkler uses $q$ quarts of water each minute. Which expression represents the number of gallons of water the sprinkler uses in 3 hours? (1 gallon = 4 quarts)",
        ("$0.75q$", "$45q$", "$180q$", "$720q$"),
        "45q",
        "B",
    ),
]
