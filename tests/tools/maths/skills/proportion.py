"""Our own problems about ratios, rates, proportions and units, and about percentages."""

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths.skills import PERCENTAGES, RATES

RATIOS_AND_RATES: list[Row] = [
    Row(
        RATES,
        "A car travels 150 miles in 3 hours. At this rate, how many miles will it travel in 7 hours?",
        None,
        "350",
    ),
    Row(
        RATES,
        "Three gallons of paint cover 1,050 square feet. How many gallons are needed to cover 2,800 square feet?",
        ("(A) 7", "(B) 8", "(C) 9", "(D) 12"),
        "8",
        "B",
    ),
    Row(RATES, "A snail moves at 0.5 inch per minute. What is its speed in feet per hour?", None, "2.5"),
    Row(
        RATES,
        "A falcon flies at 66 feet per second. What is this speed, in miles per hour? (1 mile = 5,280 feet)",
        ("(A) 33", "(B) 45", "(C) 66", "(D) 96.8"),
        "45",
        "B",
    ),
    Row(
        RATES,
        "If 3 pens cost $c$ dollars, which expression represents the cost, in dollars, of $k$ pens?",
        (r"$\frac{kc}{3}$", r"$\frac{3k}{c}$", "$3kc$", r"$\frac{3c}{k}$"),
        "k*c/3",
        "A",
    ),
    Row(
        RATES,
        "A room has a floor area of 270 square feet. What is the area of the floor in square yards? (1 yard = 3 feet)",
        None,
        "30",
    ),
    Row(
        RATES,
        "The scale on a blueprint is 1/4 inch = 3 feet. What is the actual length, in feet, of a wall that is "
        "2 1/2 inches long on the blueprint?",
        None,
        "30",
    ),
    Row(
        RATES,
        "An architect's drawing uses a scale of 1 centimeter to 4 meters. If a hallway is 26 meters long, how many "
        "centimeters long is it on the drawing?",
        None,
        "6.5",
    ),
    Row(RATES, "A 16-ounce jar of honey costs $4.80. What is the price, in cents, per ounce?", None, "30"),
    Row(
        RATES,
        r"A solid block has a mass of $540$ grams and a volume of $200$ cubic centimeters. What is the density of the "
        r"block, in grams per cubic centimeter?",
        (r"$\frac{10}{27}$", "$2.7$", "$27$", "$340$"),
        "2.7",
        "B",
    ),
    Row(
        RATES,
        "A certain car uses 1 gallon of gasoline for every 32 miles. Gasoline costs $4 per gallon. What is the cost "
        "of the gasoline for a trip of 240 miles?",
        None,
        "30",
    ),
    Row(
        RATES,
        "If 1 inch is approximately 2.54 centimeters, approximately how many inches are in 30 centimeters?",
        ("11.8", "27.5", "32.5", "76.2"),
        "1500/127",
        "A",
    ),
    Row(RATES, "How many seconds are there in 2 hours and 30 minutes?", None, "9000"),
    Row(RATES, "Convert 3.5 kilograms to grams.", None, "3500"),
    Row(
        RATES,
        "A pitcher holds 68 fluid ounces of tea. How many cups of tea does it hold? (1 cup = 8 fluid ounces)",
        None,
        "8.5",
    ),
    Row(
        RATES,
        "A bakery uses 9 cups of flour for every 4 cups of milk. If a baker uses 14 cups of milk, how many cups of "
        "flour does the baker use?",
        None,
        "31.5",
    ),
    Row(
        RATES,
        "The ratio of cats to dogs at a shelter is 3 to 5. If there are 24 cats, how many dogs are at the shelter?",
        None,
        "40",
    ),
    Row(
        RATES,
        "The ratio of red marbles to blue marbles in a bag is $4:7$. There are 55 marbles in total. How many red "
        "marbles are there?",
        ("(A) 5", "(B) 20", "(C) 31", "(D) 35"),
        "20",
        "B",
    ),
    Row(
        RATES,
        "The ratio of boys to girls in a club is 5:4. There are 6 more boys than girls. How many members are in the "
        "club in total?",
        None,
        "54",
    ),
    Row(
        RATES, "$y$ varies inversely with $x$, and $y=12$ when $x=5$. What is the value of $y$ when $x=15$?", None, "4"
    ),
    Row(
        RATES,
        "The variable $p$ is directly proportional to the square of $q$. If $p = 18$ when $q = 3$, what is $p$ "
        "when $q = 5$?",
        None,
        "50",
    ),
    Row(
        RATES,
        "Printer A prints 20 pages per minute. Printer B prints 50 pages every 2 minutes. Working together, how many "
        "minutes will it take them to print 900 pages?",
        None,
        "20",
    ),
    Row(
        RATES,
        "The weight of a tool on Mars is approximately 2/5 of its weight on Earth. The weight of a tool on Neptune is "
        "approximately 11/10 of its weight on Earth. If a tool weighs 30 pounds on Earth, approximately how many more "
        "pounds does it weigh on Neptune than it weighs on Mars?",
        ("(A) 12", "(B) 21", "(C) 33", "(D) 45"),
        "21",
        "B",
    ),
    Row(
        RATES,
        "If 10 machines can complete a job in 6 days, how many days will it take 15 machines to complete the same job?",
        None,
        "4",
    ),
    Row(
        RATES,
        "A town has a population of 12,600 and an area of 42 square miles. What is the population density of "
        "the town, in people per square mile?",
        None,
        "300",
    ),
    Row(
        RATES,
        "A model of a bridge is built with a scale of 1 inch to 15 feet. If the bridge is 420 feet long, how "
        "long, in inches, is the model?",
        None,
        "28",
    ),
    Row(RATES, "A store sells 3 apples for $2. Sam already has 4 apples. How many more apples can he buy for $10?"),
    Row(RATES, "A car drives 60 miles per hour for some time. How far does it drive?"),
    Row(RATES, "Marin and Nancy each eat 4 apples a day. How many apples do they eat in 30 days?"),
]

PERCENTS: list[Row] = [
    Row(PERCENTAGES, "A shirt costs $40 and is 15% off. What is the sale price?", None, "34"),
    Row(PERCENTAGES, "The price of a lamp increased by 20% is $72. What was the original price?", None, "60"),
    Row(PERCENTAGES, "What is 15% more than 80?", None, "92"),
    Row(
        PERCENTAGES,
        r"After a $20\%$ discount, the price of a jacket is $\$36$. What was the original price of the jacket?",
        (r"$\$28.80$", r"$\$43.20$", r"$\$45.00$", r"$\$56.00$"),
        "45",
        "C",
    ),
    Row(PERCENTAGES, "The price of a stock rose from $40 to $50. What was the percent increase?", None, "25"),
    Row(
        PERCENTAGES,
        "The population of a town decreased from 5,000 to 4,600. By what percent did the population decrease?",
        ("4%", "8%", "8.7%", "92%"),
        "8",
        "B",
    ),
    Row(PERCENTAGES, "A restaurant bill is $60. If Ana leaves an 18% tip, how much is the tip?", None, "10.8"),
    Row(
        PERCENTAGES,
        "A laptop's price was reduced by 25%, and the sale price is then reduced by another 10%. What is the overall "
        "percent discount?",
        ("15%", "32.5%", "35%", "67.5%"),
        "32.5",
        "B",
    ),
    Row(
        PERCENTAGES,
        "In 2010 a tree was 8 feet tall. By 2015 its height had increased by 75%. How tall, in feet, was the "
        "tree in 2015?",
        None,
        "14",
    ),
    Row(
        PERCENTAGES,
        "The list price of a phone is $x$ dollars. A store offers a 10% discount and then charges 6% tax on the "
        "discounted price. Which expression gives the total cost, in dollars?",
        ("$0.96x$", "$(0.9)(1.06)x$", "$(0.1)(1.06)x$", r"$\frac{x}{(0.9)(1.06)}$"),
        "0.9*1.06*x",
        "B",
    ),
    Row(
        PERCENTAGES,
        "Dana bought a bike at a store that gave a 20 percent discount off its original price. She paid $p$ dollars, "
        "including an 8 percent sales tax on the discounted price. Which of the following represents the original "
        "price of the bike in terms of $p$?",
        ("$0.88p$", r"$\frac{p}{0.88}$", "$(0.8)(1.08)p$", r"$\frac{p}{(0.8)(1.08)}$"),
        "p/(0.8*1.08)",
        "D",
    ),
    Row(PERCENTAGES, "A meal cost $52.92 including 8% sales tax. What was the price before tax?", None, "49"),
    Row(
        PERCENTAGES,
        "A pair of shoes is priced at $90. Lena uses a $15 coupon, and then an 8% sales tax is added. How much does "
        "Lena pay?",
        None,
        "81",
    ),
    Row(
        PERCENTAGES,
        "In 2019, a company sold 4,500 bikes. In 2020, it sold 20% fewer bikes than in 2019. How many bikes did "
        "it sell in 2020?",
        None,
        "3600",
    ),
    Row(
        PERCENTAGES,
        "A sales representative earns 8% commission. If she earned $600 in commission, what were her total sales?",
        None,
        "7500",
    ),
    Row(PERCENTAGES, "$x$ is 40% of $y$ and $y$ is 50% of $z$. $x$ is what percent of $z$?", None, "20"),
    Row(PERCENTAGES, "If $a$ is 25% greater than $b$, then $b$ is what percent less than $a$?", None, "20"),
    Row(PERCENTAGES, "By what percent is 50 greater than 40?", None, "25"),
    Row(
        PERCENTAGES,
        "$x$ is 30% less than $y$. Which expression represents $x$ in terms of $y$?",
        ("$0.3y$", "$0.7y$", "$1.3y$", "$y-0.3$"),
        "0.7y",
        "B",
    ),
    Row(PERCENTAGES, "What number is 12% less than 150?", None, "132"),
    Row(
        PERCENTAGES,
        "In a school of 850 students, 40% play a sport. How many students do not play a sport?",
        None,
        "510",
    ),
    Row(
        PERCENTAGES,
        "Of the 500 people surveyed, 60% said they own a car, and of those who own a car, 15% own an electric car. How "
        "many people own an electric car?",
        ("45", "75", "300", "375"),
        "45",
        "A",
    ),
    Row(
        PERCENTAGES,
        "At a company, 35% of the employees work remotely. If 84 employees work remotely, how many employees "
        "are in the "
        "company in total?",
        None,
        "240",
    ),
    Row(
        PERCENTAGES,
        "In a group, 40% of the items are red. Of all the red items in the group, 30% also have stripes. What "
        "percentage of the items in the group are red with stripes?",
        ("10%", "12%", "70%", "75%"),
        "12",
        "B",
    ),
    Row(
        PERCENTAGES,
        "The side length of a square is increased by 20%. By what percent does the area of the square increase?",
        None,
        "44",
    ),
    Row(PERCENTAGES, "How much is a 20% tip on a $35 bill?", None, "7"),
    Row(PERCENTAGES, "A shop had 80 lamps. It sold 25% of the lamps. How many lamps are left?", None, "60"),
    Row(
        PERCENTAGES,
        "In a class of 30 students, 60% are girls. 50% of the girls play an instrument. How many girls play an "
        "instrument?",
        None,
        "9",
    ),
    Row(
        PERCENTAGES,
        "In 2012 the populations of Ash and Birch were equal. From 2008 to 2012, the population of Ash "
        "increased by 25% "
        "and the population of Birch decreased by 20%. If the population of Ash was 8,000 in 2008, what was the "
        "population "
        "of Birch in 2008?",
        ("5,000", "8,000", "10,000", "12,500"),
        "12500",
        "D",
    ),
    Row(
        PERCENTAGES,
        "A quantity is increased by 50% and then decreased by 50%. By what percent has the quantity decreased overall?",
        None,
        "25",
    ),
    Row(
        PERCENTAGES,
        "The total cost of a meal including a 20% tip was $54. What was the cost of the meal before the tip?",
        None,
        "45",
    ),
    Row(
        PERCENTAGES, "Sales tax is 8%. Jo paid $4 in sales tax on a radio. What was the price of the radio before tax?"
    ),
    Row(PERCENTAGES, "After a 20% discount, a customer saved $12 on a lamp. What was the original price of the lamp?"),
    Row(PERCENTAGES, "A shirt costs 40 dollars after a 20% discount. What was the price?"),
    Row(PERCENTAGES, "A shirt costs $40 and pants cost $60. Both are 15% off. What is the total sale price?"),
    Row(
        PERCENTAGES, "A price is increased by 25% and later goes back to what it was. By what percent was it decreased?"
    ),
    Row(PERCENTAGES, "40% of the students walk to school. How many students walk to school?"),
]

PROBLEMS: list[Row] = [*RATIOS_AND_RATES, *PERCENTS]
