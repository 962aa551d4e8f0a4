"""Our own problems about ratios, rates, proportions and units, and about percentages."""

from __future__ import annotations

from tests.tools.maths.skills.proportion_in_prose import IN_PROSE
from tests.tools.maths.skills.proportion_twisted import TWISTED
from tests.tools.maths.skills.rows import Row
from tools.maths.skills import PERCENTAGES, PROBABILITY, RATES

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

WIDER: list[Row] = [
    Row(
        RATES,
        "Red paint and yellow paint are mixed in a 3:2 ratio to make 40 quarts of orange paint. How many "
        "quarts of red paint are used?",
        None,
        "24",
    ),
    Row(
        RATES,
        "A drink is made by mixing orange juice, pineapple juice, and soda in the ratio 3 : 2 : 5. How many "
        "liters of soda are needed to make 60 liters of the drink?",
        None,
        "30",
    ),
    Row(
        RATES,
        "The boys and girls in a choir are in the ratio 4 to 5. If there are 20 boys, how many more girls "
        "than boys are in the choir?",
        None,
        "5",
    ),
    Row(
        RATES,
        "On a trail map, 1/2 inch represents 10 miles. The distance between two cabins on the map is 3 1/4 "
        "inches. What is the actual distance between the two cabins, in miles?",
        None,
        "65",
    ),
    Row(
        RATES,
        "A cyclist rides 30 miles at 15 miles per hour and then 30 miles at 10 miles per hour. What is the "
        "cyclist's average speed, in miles per hour, for the whole trip?",
        None,
        "12",
    ),
    Row(
        RATES,
        "Tom drove 60 miles to a lake at 40 miles per hour and returned along the same route at 60 miles per "
        "hour. What was his average speed, in miles per hour, for the round trip?",
        ("(A) 45", "(B) 48", "(C) 50", "(D) 52"),
        "48",
        "B",
    ),
    Row(
        RATES,
        "Pump A can fill a tank in 6 hours, and pump B can fill the same tank in 3 hours. Working together, "
        "how many hours will it take them to fill the tank?",
        None,
        "2",
    ),
    Row(
        RATES,
        "A 12-ounce box of cereal costs $3.60, and an 18-ounce box costs $4.50. How much less per ounce, in "
        "cents, does the larger box cost than the smaller box?",
        None,
        "5",
    ),
    Row(
        RATES,
        "Ana exchanged 200 euros for US dollars at a rate of 1 euro = 1.10 US dollars. The bank charged a "
        "flat fee of 5 euros. How many US dollars did Ana receive?",
        None,
        "214.5",
    ),
    Row(
        RATES,
        "| Material | Density (kilograms per cubic meter) |\n|---|---|\n| Pine | 500 |\n| Oak | 700 |\nWhat "
        "is the mass, in kilograms, of a block of oak that measures 2 meters by 3 meters by 0.5 meter?",
        None,
        "2100",
    ),
    Row(
        RATES,
        "| Material | Density (grams per cubic centimeter) |\n|---|---|\n| Pine | 0.5 |\n| Oak | 0.7 |\nA "
        "cube with edge length 10 centimeters has a mass of 0.7 kilograms. Which material is the cube made of?",
        ("Pine", "Oak"),
        "Oak",
        "B",
    ),
    Row(
        RATES,
        "| Store | Price | Ounces |\n|---|---|---|\n| A | 6 | 12 |\n| B | 10 | 25 |\n| C | 9 | 15 |\nThe "
        "table shows the price, in dollars, and the number of ounces of juice sold in each of three stores. "
        "Which store has the lowest price per ounce?",
        ("Store A", "Store B", "Store C"),
        "B",
        "B",
    ),
    Row(
        RATES,
        "The cost of a cable is directly proportional to its length. A cable that is 12 feet long costs $30. "
        "Which of the following equations gives the cost $C$, in dollars, of a cable that is $x$ feet long?",
        ("$C=0.4x$", "$C=2.5x$", "$C=12x$", "$C=x+18$"),
        "C = 2.5x",
        "B",
    ),
    Row(
        RATES,
        "In 2010, a town had 12,000 people and an area of 40 square miles. If the population grew by 2,000 "
        "while the area stayed the same, by how much did the population density, in people per square mile, increase?",
        None,
        "50",
    ),
    Row(
        RATES,
        "A tank with a capacity of 600 gallons is filled at 15 gallons per minute. How long, in minutes, does "
        "it take to fill the tank?",
        None,
        "40",
    ),
    Row(
        RATES,
        "Tile costs $3 per square foot. How much does it cost to tile a rectangular floor with an area of 120 "
        "square feet?",
        None,
        "360",
    ),
    Row(
        RATES,
        "A gallon of paint covers 350 square feet. How many gallons are needed for a wall with an area of "
        "1,400 square feet?",
        None,
        "4",
    ),
    Row(
        RATES,
        "Ann can paint a room in 4 hours. Ben can paint two rooms in 12 hours. How long, in hours, will it "
        "take them to paint a room together?",
    ),
    Row(
        RATES,
        "Pump A fills a pool in 4 hours and pump B drains it in 6 hours. How long, in hours, will it take to "
        "fill the pool if both are open together?",
    ),
    Row(
        RATES,
        "Ana exchanged 200 euros for US dollars at a rate of 1 euro = 1.10 US dollars. The bank charged a fee "
        "of 5 euros in addition. How many US dollars did Ana receive?",
    ),
    Row(
        RATES,
        "Maria drove for 2 hours at 50 miles per hour. Tom drove for 3 hours at 60 miles per hour. What was "
        "Tom's average speed, in miles per hour?",
    ),
    Row(
        PERCENTAGES,
        "A camera costs $400 and loses 50% of its value each year. How much value, in dollars, does it lose "
        "in the first 2 years?",
        None,
        "300",
    ),
    Row(
        PERCENTAGES,
        "A shirt costs $40. It is 25% off, and a member gets a further 10% off. How much does a member save?",
        None,
        "13",
    ),
    Row(
        PERCENTAGES,
        "If 60% of $r$ is equal to 15% of $t$, where $r$ and $t$ are positive, what is $\\frac{r}{t}$?",
        None,
        "1/4",
    ),
    Row(
        PERCENTAGES,
        "25% of $p$ is 40% of $q$. $p$ is what percent of $q$?",
        ("40%", "62.5%", "100%", "160%"),
        "160",
        "D",
    ),
    Row(
        PERCENTAGES,
        "There are 48 seniors in the band. If the seniors make up 32% of the members of the band, how many "
        "members are in the band?",
        None,
        "150",
    ),
    Row(
        PERCENTAGES,
        "A school's chess team has 12 girls, who make up 40% of the team. How many members does the team have?",
        None,
        "30",
    ),
    Row(
        PERCENTAGES,
        "In a survey of 600 adults, 45% exercise at least twice a week. How many of the adults exercise at "
        "least twice a week?",
        None,
        "270",
    ),
    Row(
        PERCENTAGES,
        "The radius of a circle is increased by 10%. Which of the following best describes the change in the "
        "area of the circle?",
        ("It increases by 10%.", "It increases by 20%.", "It increases by 21%.", "It decreases by 21%."),
        "21",
        "C",
    ),
    Row(
        PERCENTAGES,
        "How many liters of a 60% acid solution must be added to 20 liters of a 10% acid solution to make a "
        "30% acid solution?",
        None,
        "40/3",
    ),
    Row(
        PERCENTAGES,
        "A chemist mixes 40 milliliters of a 25% acid solution with 60 milliliters of a 50% acid solution. "
        "What is the concentration of acid in the resulting mixture?",
        None,
        "40",
    ),
    Row(
        PERCENTAGES,
        "How many ounces of pure water must be added to 12 ounces of a 40% salt solution to make a solution "
        "that is 30% salt?",
        None,
        "4",
    ),
    Row(
        PERCENTAGES,
        "A chemist needs 100 liters of a 16% saline solution. She mixes a 10% saline solution with a 30% "
        "saline solution. How many liters of the 30% saline solution are needed?",
        ("20", "30", "70", "80"),
        "30",
        "B",
    ),
    Row(
        PERCENTAGES,
        "Sam deposits $500 in an account that earns 4% simple interest per year. How much interest does he "
        "earn after 3 years?",
        None,
        "60",
    ),
    Row(
        PERCENTAGES,
        "Sam deposits $500 in an account that pays 4% simple annual interest. What is the balance of the "
        "account after 3 years?",
        None,
        "560",
    ),
    Row(
        PERCENTAGES,
        "In May a shop sold 240 bikes and in June it sold 300 bikes. What was the percent increase in the "
        "number of bikes sold from May to June?",
        None,
        "25",
    ),
    Row(
        PERCENTAGES,
        "A company's revenue was $2.5 million last year and $3 million this year. What is the percent "
        "increase in the company's revenue?",
        None,
        "20",
    ),
    Row(
        PERCENTAGES,
        "| Year | Bikes | Cars |\n|---|---|---|\n| 2010 | 100 | 50 |\n| 2015 | 150 | 60 |\nWhat was the "
        "percent increase in the number of bikes sold from 2010 to 2015?",
        None,
        "50",
    ),
    Row(
        PERCENTAGES,
        "40% of the employees of a firm are women. 25% of the women and 10% of the men are managers. What "
        "percent of the employees are managers?",
        None,
        "16",
    ),
    Row(
        PROBABILITY,
        "Of 200 workers, 40% are women and the rest are men. Of the women, 25% are managers. Of the men, 10% "
        "are managers. If one of the managers is selected at random, what is the probability that the manager "
        "is a woman?",
        None,
        "5/8",
    ),
    Row(
        PERCENTAGES,
        "A camera costs $400 and loses 50% of its value each year. How much value, in dollars, does it lose "
        "in the second year?",
    ),
    Row(
        PERCENTAGES,
        "The length of a rectangle is increased by 20% and its width is decreased by 30%. By what percent "
        "does the area increase?",
    ),
    Row(
        PERCENTAGES,
        "A chemist has 30 liters of a solution that is 12% salt. How many liters of a solution that is 24% "
        "salt must she add to get a mixture that is 84% water?",
    ),
    Row(
        PERCENTAGES,
        "There are 36 juniors in the club. If seniors make up 24% of the members of the club, how many "
        "members does the club have?",
    ),
    Row(PERCENTAGES, "Sam borrows $500 at 4% simple annual interest for 3 years. How much does he pay each month?"),
]

PROBLEMS: list[Row] = [*RATIOS_AND_RATES, *PERCENTS, *WIDER, *TWISTED, *IN_PROSE]
