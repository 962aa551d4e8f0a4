"""Stories in words, all our own: rates and counts, fees, two prices, budgets, amounts that fall, comparisons."""

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths import skills

ONE, TWO, FUN = skills.LINEAR_ONE, skills.LINEAR_TWO, skills.LINEAR_FUNCTIONS
SYS, INEQ, RATES = skills.SYSTEMS, skills.INEQUALITIES, skills.RATES


def _row(
    skill: str, question: str, answer: str | None, letter: str | None = None, *choices: str, full: bool = True
) -> Row:
    return Row(skill, question, choices or None, answer, letter, full)


PROBLEMS: list[Row] = [
    # expressions for what several rates make up
    _row(
        TWO,
        "A florist ties $r$ bouquets each hour for 6 hours, and her assistant ties $s$ bouquets each hour for 3 hours. "
        "Which of the following represents the total number of bouquets tied by the florist and her assistant?",
        "$6r+3s$",
        "A",
        "(A) $6r+3s$",
        "(B) $3r+6s$",
        "(C) $9rs$",
        "(D) $18rs$",
    ),
    _row(
        TWO,
        "On Friday Amina drove at 55 miles per hour for $a$ hours and then at 40 miles per hour for $b$ hours. Which "
        "expression represents the total number of miles Amina drove?",
        "$55a+40b$",
        "C",
        "(A) $95(a+b)$",
        "(B) $40a+55b$",
        "(C) $55a+40b$",
        "(D) $95ab$",
    ),
    _row(
        TWO,
        "A cafe sells muffins for $3 each and juices for $4 each. Which expression gives the total amount, in dollars, "
        "the cafe earns from selling m muffins and j juices?",
        "3m + 4j",
        "B",
        "(A) 4m + 3j",
        "(B) 3m + 4j",
        "(C) 7mj",
        "(D) 7(m + j)",
    ),
    _row(
        ONE,
        "A plumber charges a flat fee of $60 for a house call plus $45 for each hour of work. Which expression "
        "represents "
        "the total charge, in dollars, for h hours of work?",
        "45h + 60",
        "D",
        "(A) 105h",
        "(B) 60h + 45",
        "(C) 45(h + 60)",
        "(D) 45h + 60",
    ),
    # equations
    _row(
        ONE,
        "Renata pays a one-time fee of \\$35 to join a pottery studio and \\$22 per class. Which equation "
        "represents the "
        "situation if Renata pays a total of \\$189 for $c$ classes?",
        "$22c+35=189$",
        "A",
        "(A) $22c+35=189$",
        "(B) $35c+22=189$",
        "(C) $57c=189$",
        "(D) $22(c+35)=189$",
    ),
    _row(
        TWO,
        "Tomas bought $p$ pens that cost \\$2 each and $n$ notebooks that cost \\$5 each. He spent a total of "
        "\\$41. Which "
        "equation represents this situation?",
        "$2p+5n=41$",
        "B",
        "(A) $5p+2n=41$",
        "(B) $2p+5n=41$",
        "(C) $p+n=41$",
        "(D) $7pn=41$",
    ),
    _row(
        FUN,
        "A water tank contains 900 gallons of water. Water is drained from the tank at a rate of 15 gallons per "
        "minute. "
        "Which function gives the volume $V(t)$, in gallons, of water in the tank after $t$ minutes?",
        "$V(t)=900-15t$",
        "B",
        "(A) $V(t)=900+15t$",
        "(B) $V(t)=900-15t$",
        "(C) $V(t)=15t-900$",
        "(D) $V(t)=900(15)^t$",
    ),
    _row(
        FUN,
        "A taxi company charges a base fare of $4 plus $2.50 per mile. Which equation gives the total cost c, "
        "in dollars, "
        "of a ride of m miles?",
        "c = 2.5m + 4",
        "C",
        "(A) c = 6.5m",
        "(B) c = 4m + 2.5",
        "(C) c = 2.5m + 4",
        "(D) c = 2.5m - 4",
    ),
    # systems
    _row(
        SYS,
        "A museum sold 120 tickets for a total of \\$1,380. Adult tickets cost \\$15 each and student tickets "
        "cost \\$9 each. "
        "If $a$ is the number of adult tickets and $s$ is the number of student tickets, which system of equations "
        "represents this situation?",
        "$\\begin{aligned} a+s&=120 \\\\ 15a+9s&=1380 \\end{aligned}$",
        "D",
        "(A) $\\begin{aligned} a+s&=1380 \\\\ 15a+9s&=120 \\end{aligned}$",
        "(B) $\\begin{aligned} a+s&=120 \\\\ 9a+15s&=1380 \\end{aligned}$",
        "(C) $\\begin{aligned} a+s&=120 \\\\ 24as&=1380 \\end{aligned}$",
        "(D) $\\begin{aligned} a+s&=120 \\\\ 15a+9s&=1380 \\end{aligned}$",
    ),
    _row(
        SYS,
        "A jar holds 40 coins, all nickels worth 5 cents each and dimes worth 10 cents each. The coins are "
        "worth a total of "
        "290 cents. How many dimes are in the jar?",
        "18",
    ),
    _row(
        SYS,
        "A theater sold 200 tickets for a play. Adult tickets cost $12 each and child tickets cost $8 each. The "
        "theater "
        "collected a total of $2,080. How many adult tickets did the theater sell?",
        "120",
    ),
    _row(
        SYS,
        "A bakery sells cupcakes for $3 each and pies for $14 each. On Saturday the bakery sold 5 times as many "
        "cupcakes as "
        "pies and collected a total of $522. How many pies did the bakery sell?",
        "18",
        "B",
        "(A) 12",
        "(B) 18",
        "(C) 58",
        "(D) 90",
    ),
    # inequalities
    _row(
        INEQ,
        "Yusuf has at most $75 to spend on songs that cost $2 each and movies that cost $9 each. If s is the "
        "number of songs "
        "and m is the number of movies, which inequality represents this situation?",
        "2s + 9m ≤ 75",
        "A",
        "(A) 2s + 9m ≤ 75",
        "(B) 2s + 9m ≥ 75",
        "(C) 9s + 2m ≤ 75",
        "(D) 11(s + m) ≤ 75",
    ),
    _row(
        INEQ,
        "A truck can carry at most 3,000 pounds. Each large box weighs 45 pounds and each small box weighs 20 "
        "pounds. The "
        "truck must carry at least 80 boxes. Which system of inequalities represents this situation, where x is "
        "the number "
        "of large boxes and y is the number of small boxes?",
        "45x + 20y ≤ 3000 and x + y ≥ 80",
        "C",
        "(A) 45x + 20y ≥ 3000 and x + y ≤ 80",
        "(B) 20x + 45y ≤ 3000 and x + y ≥ 80",
        "(C) 45x + 20y ≤ 3000 and x + y ≥ 80",
        "(D) 45x + 20y ≤ 80 and x + y ≥ 3000",
    ),
    _row(
        INEQ,
        "A bowling alley charges $6 for shoe rental plus $5 per game. Priya wants to spend no more than $40. "
        "What is the "
        "greatest number of games she can play?",
        "6",
    ),
    _row(
        INEQ,
        "Lena earned \\$9 per hour for the first 12 hours she worked this week. She earns \\$12 per hour for "
        "the rest of the "
        "week. What is the least number of hours she must work the rest of the week to earn at least \\$250 for "
        "the week?",
        "12",
        "B",
        "(A) 11",
        "(B) 12",
        "(C) 14",
        "(D) 21",
    ),
    # one unknown
    _row(
        ONE,
        "A gym charges a $50 enrollment fee and $30 per month. Marta has paid a total of $290. For how many "
        "months has she "
        "been a member?",
        "8",
        "C",
        "(A) 6",
        "(B) 7",
        "(C) 8",
        "(D) 9",
    ),
    _row(
        ONE,
        "Kofi has already saved $120 and saves $25 each week. After how many weeks will he have a total of $345?",
        "9",
    ),
    _row(
        ONE,
        "A tank holds 640 gallons of water and is drained at a rate of 16 gallons per minute. After how many "
        "minutes will "
        "the tank be empty?",
        "40",
    ),
    _row(
        TWO,
        "A carpenter uses 8 screws for each shelf and 14 screws for each cabinet. She used a total of 154 "
        "screws and built 7 "
        "shelves. How many cabinets did she build?",
        "7",
    ),
    # worked out directly
    _row(RATES, "Dana works 6 hours at $14 per hour. How much money does Dana earn?", "84"),
    _row(RATES, "Hugo bought 4 shirts at $18 each and 3 caps at $11 each. How much did Hugo spend in total?", "105"),
    _row(RATES, "A printer prints 12 pages per minute. How many pages does it print in 25 minutes?", "300"),
    _row(
        RATES,
        "A pool contains 800 gallons. It loses 30 gallons per hour. How many gallons are left after 9 hours?",
        "530",
    ),
    # ---- more phrasings
    _row(
        ONE,
        "A parking garage charges $3 to enter and $2 for each hour parked. Which equation can be used to find "
        "the number of hours, h, a driver parked if the total charge was $15?",
        "2h + 3 = 15",
        "A",
        "(A) 2h + 3 = 15",
        "(B) 3h + 2 = 15",
        "(C) 5h = 15",
        "(D) 2h - 3 = 15",
    ),
    _row(
        ONE,
        "Wen has \\$180 in a savings account and deposits \\$15 into the account each week. Which equation "
        "represents the situation if the account has \\$300 after $w$ weeks?",
        "$180+15w=300$",
        "C",
        "(A) $180w+15=300$",
        "(B) $195w=300$",
        "(C) $180+15w=300$",
        "(D) $180-15w=300$",
    ),
    _row(
        FUN,
        "The temperature of a kiln is 900 degrees and decreases by 12 degrees each minute. Which function gives "
        "the temperature $T(m)$, in degrees, after $m$ minutes?",
        "$T(m)=900-12m$",
        "D",
        "(A) $T(m)=12m-900$",
        "(B) $T(m)=900+12m$",
        "(C) $T(m)=888m$",
        "(D) $T(m)=900-12m$",
    ),
    _row(
        FUN,
        "A plant is 8 centimeters tall and grows 3 centimeters per week. Which equation gives the height h, in "
        "centimeters, of the plant after w weeks?",
        "h = 8 + 3w",
        "B",
        "(A) h = 3 + 8w",
        "(B) h = 8 + 3w",
        "(C) h = 11w",
        "(D) h = 8 - 3w",
    ),
    _row(
        INEQ,
        "A baker has no more than 60 pounds of flour. Each batch of bread requires 4 pounds of flour and each "
        "batch of muffins requires 3 pounds of flour. Which inequality represents this situation, where $b$ is "
        "the number of batches of bread and $m$ is the number of batches of muffins?",
        "$4b+3m\\leq 60$",
        "A",
        "(A) $4b+3m\\leq 60$",
        "(B) $4b+3m\\geq 60$",
        "(C) $3b+4m\\leq 60$",
        "(D) $7bm\\leq 60$",
    ),
    _row(
        INEQ,
        "Chiara earns \\$16 per hour walking dogs and \\$21 per hour teaching swimming. She wants to earn at "
        "least \\$400 per week and can work at most 22 hours per week. If $d$ is the number of hours she walks "
        "dogs and $s$ is the number of hours she teaches swimming, which of the following systems of "
        "inequalities represents the situation?",
        "$16d+21s\\geq 400$ $d+s\\leq 22$",
        "B",
        "(A) $16d+21s\\leq 400$ $d+s\\geq 22$",
        "(B) $16d+21s\\geq 400$ $d+s\\leq 22$",
        "(C) $21d+16s\\geq 400$ $d+s\\leq 22$",
        "(D) $16d+21s\\geq 22$ $d+s\\leq 400$",
    ),
    _row(
        SYS,
        "At a market, apples cost \\$2 per pound and cherries cost \\$5 per pound. Ingrid bought a total of 9 "
        "pounds of apples and cherries for \\$30. Which system of equations can be used to find the number of "
        "pounds of apples, $a$, and the number of pounds of cherries, $c$, that Ingrid bought?",
        "$a+c=9$ $2a+5c=30$",
        "A",
        "(A) $a+c=9$ $2a+5c=30$",
        "(B) $a+c=30$ $2a+5c=9$",
        "(C) $a+c=9$ $5a+2c=30$",
        "(D) $2a+c=9$ $a+5c=30$",
    ),
    _row(
        SYS,
        "A farmer has 30 animals, all goats and chickens. Each goat has 4 legs and each chicken has 2 legs. The "
        "animals have a total of 84 legs. How many goats does the farmer have?",
        "12",
        "A",
        "(A) 12",
        "(B) 14",
        "(C) 18",
        "(D) 20",
    ),
    _row(
        SYS,
        "A quiz has 25 questions. Multiple-choice questions are worth 3 points each and essay questions are "
        "worth 8 points each. The quiz is worth a total of 100 points. How many essay questions are on the quiz?",
        "5",
        "B",
        "(A) 4",
        "(B) 5",
        "(C) 20",
        "(D) 21",
    ),
    _row(
        SYS,
        "Small candles sell for $4 each and large candles sell for $7 each. One day a store sold 8 more small "
        "candles than large candles for a total of $142. How many large candles did the store sell?",
        "10",
    ),
    _row(
        ONE,
        "A phone plan costs $20 per month plus $0.05 for each text message. One month Theo's bill was $27.50. "
        "How many text messages did Theo send that month?",
        "150",
        "C",
        "(A) 100",
        "(B) 125",
        "(C) 150",
        "(D) 550",
    ),
    _row(
        ONE,
        "To rent a canoe, a shop charges $15 plus $8 per hour. Ravi paid a total of $55. For how many hours did "
        "Ravi rent the canoe?",
        "5",
    ),
    _row(
        ONE,
        "A snowstorm began when there were already 6 inches of snow on the ground. Snow fell at a constant rate "
        "of 2 inches per hour. After how many hours were there 20 inches of snow on the ground?",
        "7",
        "B",
        "(A) 6",
        "(B) 7",
        "(C) 10",
        "(D) 13",
        full=False,
    ),
    _row(
        RATES,
        "Gabriel is 260 miles from home. He drives toward home at 65 miles per hour. How many hours will it "
        "take Gabriel to get home?",
        "4",
        "A",
        "(A) 4",
        "(B) 5",
        "(C) 6",
        "(D) 195",
    ),
    _row(
        TWO,
        "Oskar burns 9 calories per minute running and 5 calories per minute walking. Which equation represents "
        "the number of minutes running, r, and the number of minutes walking, w, for which he burns a total of "
        "350 calories?",
        "9r + 5w = 350",
        "D",
        "(A) 5r + 9w = 350",
        "(B) 14(r + w) = 350",
        "(C) r + w = 350",
        "(D) 9r + 5w = 350",
    ),
    _row(
        TWO,
        "An online store charges $x$ dollars for each mug and $y$ dollars for each bowl. Which expression "
        "represents the total cost, in dollars, of 4 mugs and 6 bowls?",
        "$4x+6y$",
        "A",
        "(A) $4x+6y$",
        "(B) $6x+4y$",
        "(C) $10xy$",
        "(D) $24xy$",
    ),
    _row(
        TWO,
        "Lucia earns $d$ dollars per hour at a bookstore and $w$ dollars per hour at a bakery. Last week she "
        "worked 12 hours at the bookstore and 9 hours at the bakery. Which expression represents the total "
        "amount, in dollars, she earned last week?",
        "$12d+9w$",
        "B",
        "(A) $9d+12w$",
        "(B) $12d+9w$",
        "(C) $21dw$",
        "(D) $21(d+w)$",
    ),
    _row(
        INEQ,
        "An elevator can hold a maximum of 1,500 pounds. The operator weighs 160 pounds, and each crate weighs "
        "50 pounds. What is the maximum number of crates the elevator can hold with the operator?",
        "26",
        "B",
        "(A) 25",
        "(B) 26",
        "(C) 27",
        "(D) 30",
    ),
    _row(
        INEQ,
        "Nadia has $50 to spend at a fair. Admission costs $8 and each ride costs $3. What is the greatest "
        "number of rides Nadia can take?",
        "14",
        "C",
        "(A) 12",
        "(B) 13",
        "(C) 14",
        "(D) 16",
    ),
    _row(
        INEQ,
        "A club needs to raise at least $600. It has already raised $150 and sells T-shirts for $12 each. What "
        "is the least number of T-shirts the club must sell?",
        "38",
    ),
    _row(
        INEQ,
        "A call center handles 40 calls per hour. What is the minimum number of hours needed to handle at least "
        "500 calls?",
        "13",
        "C",
        "(A) 11",
        "(B) 12",
        "(C) 13",
        "(D) 14",
    ),
    _row(RATES, "Mina bought 3 notebooks for $4 each and 5 pens for $2 each. How much did she pay in total?", "22"),
    _row(
        RATES,
        "A car travels at 60 miles per hour for 2 hours and then at 45 miles per hour for 3 hours. What is the "
        "total distance, in miles, the car travels?",
        "255",
    ),
    _row(
        RATES,
        "A gym charges a joining fee of $40 and $25 per month. What is the total cost of a membership for 6 months?",
        "190",
    ),
    _row(RATES, "Each box holds 24 bottles. How many bottles are in 15 boxes?", "360"),
    _row(ONE, "Each box holds 24 bottles. How many boxes are needed to hold 360 bottles?", "15"),
    _row(ONE, "Tickets to a play cost $14 each. Sven spent $84 on tickets. How many tickets did Sven buy?", "6"),
    _row(
        SYS,
        "Five dollars is the price of a child ticket and eight dollars is the price of an adult ticket. A "
        "family bought 7 tickets for $44. How many adult tickets did the family buy?",
        "3",
        "B",
        "(A) 2",
        "(B) 3",
        "(C) 4",
        "(D) 5",
    ),
    _row(
        SYS,
        "Ramon sold a total of 50 raffle tickets and dinner tickets. Raffle tickets cost $2 each, and dinner "
        "tickets cost $15 each. He collected $386. Which of the following systems of equations can be used to "
        "find the number of raffle tickets, r, and the number of dinner tickets, d, he sold?",
        "r + d = 50 and 2r + 15d = 386",
        "D",
        "(A) r + d = 386 and 2r + 15d = 50",
        "(B) r + d = 50 and 15r + 2d = 386",
        "(C) 2r + d = 50 and r + 15d = 386",
        "(D) r + d = 50 and 2r + 15d = 386",
    ),
    # ---- to be declined
    _row(RATES, "Each week Petra saves some money. After 5 weeks how many dollars has she saved?", None),
    _row(ONE, "A gym charges $30 per month, but members over 60 pay half. How many months can Ivo pay with $90?", None),
    _row(RATES, "Olga had 12 pens. She gave 3 pens to each of her friends. How many friends does she have?", None),
    _row(RATES, "A bag holds 8 apples. Dario ate 2 apples from every bag. How many apples are left?", None),
    _row(
        SYS,
        "Adult tickets cost $9 and child tickets cost $5. A total of $110 was collected. How many adult tickets "
        "were sold?",
        None,
    ),
    _row(INEQ, "Ana can spend at most $40 on pens. What is the greatest number of pens she can buy?", None),
    _row(
        ONE,
        "A taxi charges $5 for the first mile and $2 for each additional mile. How many miles long was a ride "
        "that cost $21?",
        "9",
    ),
    _row(
        RATES,
        "Sam works 8 hours a day at $12 per hour, except on Fridays. How much money does he earn in 5 days?",
        None,
    ),
    _row(RATES, "Pencils cost $2 each. Mia bought twice as many pencils as Leo. How much did Mia pay?", None),
    # ---- comparisons
    _row(SYS, "Ana is 5 years older than Ben. The sum of their ages is 47. How old is Ben?", "21"),
    _row(
        SYS,
        "The length of a rectangle is 3 inches more than twice its width. The perimeter of the rectangle is 54 "
        "inches. What is the width, in inches, of the rectangle?",
        "8",
        "B",
        "(A) 7",
        "(B) 8",
        "(C) 17",
        "(D) 19",
    ),
    _row(
        ONE,
        "If 7 more than 3 times a number is 40, what is the number?",
        "11",
        "A",
        "(A) 11",
        "(B) 13",
        "(C) 47/3",
        "(D) 127",
    ),
    _row(ONE, "Twice a number decreased by 9 is 31. What is the number?", "20"),
    _row(ONE, "The sum of three consecutive integers is 96. What is the greatest of the integers?", "33"),
    _row(
        ONE,
        "The sum of two consecutive even integers is 74. What is the least of the integers?",
        "36",
        "B",
        "(A) 34",
        "(B) 36",
        "(C) 37",
        "(D) 38",
    ),
    _row(
        SYS,
        "A rope 60 inches long is cut into two pieces. The longer piece is 14 inches longer than the shorter "
        "piece. What is the length, in inches, of the shorter piece?",
        "23",
        "A",
        "(A) 23",
        "(B) 30",
        "(C) 37",
        "(D) 46",
    ),
    _row(
        SYS,
        "Mateo has 3 times as many stickers as Lily. Together, Mateo and Lily have 96 stickers. How many "
        "stickers does Lily have?",
        "24",
    ),
    _row(
        SYS, "The sum of two numbers is 84. One number is 3 times the other number. What is the smaller number?", "21"
    ),
    _row(SYS, "The sum of x and a second number is 40.", None),
    _row(
        SYS,
        "The first number is 12 less than the second number. The sum of the two numbers is 50. What is the "
        "second number?",
        "31",
    ),
    _row(
        SYS,
        "In a choir there are 9 more sopranos than altos. There are 45 sopranos and altos in total. How many "
        "altos are there?",
        None,
    ),
    _row(SYS, "Rosa is twice as old as Sam was 5 years ago. How old is Rosa?", None),
    # ---- unknown prices
    _row(
        SYS,
        "At a cafe, 3 mugs and 2 bowls cost $29. At the same cafe, 1 mug and 4 bowls cost $33. What is the cost "
        "of one mug?",
        "5",
    ),
    _row(
        SYS,
        "Three muffins and 2 juices cost \\$13. Five muffins and 1 juice cost \\$17. What is the cost, in "
        "dollars, of one muffin?",
        "3",
        "B",
        "(A) 2",
        "(B) 3",
        "(C) 4",
        "(D) 6",
    ),
    _row(
        SYS,
        "Hana paid $23 for 4 tacos and 3 drinks. Joel paid $16 for 2 tacos and 4 drinks. How much does one drink cost?",
        "9/5",
    ),
    _row(
        ONE,
        "Dmitri bought 6 tickets for a total of $99, including a $9 service fee. The price of each ticket was "
        "the same. What was the price of one ticket?",
        "15",
    ),
    _row(
        SYS,
        "The total weight of 2 bricks and 5 tiles is 31 pounds. The total weight of 4 bricks and 1 tile is 35 "
        "pounds. If b is the weight, in pounds, of each brick and t is the weight, in pounds, of each tile, "
        "which system of equations represents this situation?",
        "2b + 5t = 31 and 4b + t = 35",
        "A",
        "(A) 2b + 5t = 31 and 4b + t = 35",
        "(B) 5b + 2t = 31 and b + 4t = 35",
        "(C) 2b + 5t = 35 and 4b + t = 31",
        "(D) 7bt = 31 and 5bt = 35",
    ),
    # ---- two plans
    _row(
        ONE,
        "Gym A charges a joining fee of $60 plus $20 per month. Gym B charges a joining fee of $15 plus $25 per "
        "month. For how many months will the total costs of the two gyms be the same?",
        "9",
    ),
    _row(
        ONE,
        "One tank contains 90 gallons of water and is drained at a rate of 4 gallons per minute. A second tank "
        "contains 20 gallons of water and is filled at a rate of 3 gallons per minute. After how many minutes "
        "will the two tanks contain the same amount of water?",
        "10",
        "C",
        "(A) 7",
        "(B) 9",
        "(C) 10",
        "(D) 14",
    ),
    _row(
        ONE,
        "Company P charges $40 per day plus $0.15 per mile to rent a car. Company Q charges $25 per day plus "
        "$0.25 per mile to rent a car. For a one-day rental, for how many miles are the costs equal?",
        "150",
        "A",
        "(A) 150",
        "(B) 100",
        "(C) 65",
        "(D) 15",
        full=False,
    ),
    # ---- further phrasings
    _row(
        FUN,
        "The cost of renting a bicycle is $5 plus $3 per hour. Which function f gives the total cost f(h), in "
        "dollars, of renting the bicycle for h hours?",
        "f(h) = 3h + 5",
        "B",
        "(A) f(h) = 5h + 3",
        "(B) f(h) = 3h + 5",
        "(C) f(h) = 8h",
        "(D) f(h) = 3h - 5",
    ),
    _row(
        FUN,
        "A teacher has 200 stickers. She gives away 5 stickers each day. Which equation gives the number of "
        "stickers, $s$, the teacher has left after $d$ days?",
        "$s=200-5d$",
        "D",
        "(A) $s=5d-200$",
        "(B) $s=200+5d$",
        "(C) $s=195d$",
        "(D) $s=200-5d$",
    ),
    _row(
        FUN,
        "An airplane is flying at an altitude of 30,000 feet and descends at a constant rate of 1,500 feet per "
        "minute. Which function $h$ gives the altitude $h(t)$, in feet, of the airplane $t$ minutes after it "
        "begins to descend?",
        "h(t) = 30000 - 1500t",
        "A",
        "(A) $h(t)=30000-1500t$",
        "(B) $h(t)=30000+1500t$",
        "(C) $h(t)=1500t-30000$",
        "(D) $h(t)=28500t$",
    ),
    _row(
        TWO,
        "A vendor sold $x$ scarves for \\$12 each and $y$ hats for \\$8 each and collected a total of \\$300. "
        "Which equation represents this situation?",
        "$12x+8y=300$",
        "C",
        "(A) $8x+12y=300$",
        "(B) $20xy=300$",
        "(C) $12x+8y=300$",
        "(D) $x+y=300$",
    ),
    _row(
        INEQ,
        "Xavier earns $20 for each lawn he mows. He has already saved $60 and wants to have at least $260. What "
        "is the least number of lawns he must mow?",
        "10",
    ),
    _row(
        SYS,
        "A jar contains only dimes and quarters. There are 30 coins in the jar, and the total value of the "
        "coins is $5.55. How many quarters are in the jar?",
        "17",
        "C",
        "(A) 13",
        "(B) 15",
        "(C) 17",
        "(D) 19",
        full=False,
    ),
    _row(
        INEQ,
        "A caterer charges \\$18 per guest plus a setup fee of \\$250. Mei can spend at most \\$1,500. Which "
        "inequality represents the number of guests, $g$, Mei can invite?",
        "$18g+250\\leq 1500$",
        "B",
        "(A) $18g+250\\geq 1500$",
        "(B) $18g+250\\leq 1500$",
        "(C) $250g+18\\leq 1500$",
        "(D) $18(g+250)\\leq 1500$",
    ),
    _row(
        FUN,
        "Wei has a 500-page book and reads 35 pages each day. Which equation gives the number of pages, p, Wei "
        "has left to read after d days?",
        "p = 500 - 35d",
        "A",
        "(A) p = 500 - 35d",
        "(B) p = 500 + 35d",
        "(C) p = 35d",
        "(D) p = 35d - 500",
    ),
    _row(
        ONE,
        "An electrician charged a customer $75 for a service call and $60 per hour of work. The customer paid "
        "$315. How many hours did the electrician work?",
        "4",
    ),
    _row(
        ONE,
        "A library charges $0.25 for each day a book is late. Ida paid $3.50. How many days late was the book?",
        "14",
        "B",
        "(A) 12",
        "(B) 14",
        "(C) 18",
        "(D) 35",
    ),
    _row(
        TWO,
        "At a fundraiser, cookies sold for $2 each and brownies sold for $3 each. A total of $84 was raised "
        "from selling c cookies and b brownies. Which equation represents this situation?",
        "2c + 3b = 84",
        "D",
        "(A) 3c + 2b = 84",
        "(B) 5cb = 84",
        "(C) c + b = 84",
        "(D) 2c + 3b = 84",
    ),
    _row(
        TWO,
        "A delivery driver earns $12 per hour and $3 per delivery. Last night she worked 5 hours and earned "
        "$96. How many deliveries did she make?",
        "12",
    ),
    _row(
        SYS,
        "A parking lot charges $4 per car and $9 per bus. One day 65 vehicles parked in the lot, and the lot "
        "collected $320. How many buses parked in the lot?",
        "12",
    ),
    _row(
        SYS,
        "The Okafor family bought 3 adult tickets and 4 child tickets for $68. The Lindqvist family bought 2 "
        "adult tickets and 5 child tickets for $64. What is the price, in dollars, of one child ticket?",
        "8",
    ),
    _row(
        INEQ,
        "A freight train can haul no more than 4,000 tons. Each car carrying coal weighs 110 tons and each car "
        "carrying grain weighs 95 tons. Which inequality represents the number of coal cars, c, and the number "
        "of grain cars, g, the train can haul?",
        "110c + 95g ≤ 4000",
        "A",
        "(A) 110c + 95g ≤ 4000",
        "(B) 95c + 110g ≤ 4000",
        "(C) 110c + 95g ≥ 4000",
        "(D) 205(c + g) ≤ 4000",
    ),
    _row(
        INEQ,
        "Emeka must read at least 300 pages this week. He has already read 84 pages. If he reads 36 pages per "
        "day, what is the minimum number of days he needs to reach his goal?",
        "6",
    ),
    _row(
        ONE,
        "A candle is 30 centimeters tall and burns down at a rate of 2 centimeters per hour. After how many "
        "hours will the candle be 12 centimeters tall?",
        "9",
        "C",
        "(A) 6",
        "(B) 8",
        "(C) 9",
        "(D) 21",
    ),
    _row(
        TWO,
        "Noor types 60 words per minute and Pia types 45 words per minute. If Noor types for x minutes and Pia "
        "types for y minutes, which expression represents the total number of words they type?",
        "60x + 45y",
        "B",
        "(A) 45x + 60y",
        "(B) 60x + 45y",
        "(C) 105xy",
        "(D) 105(x + y)",
    ),
    _row(
        ONE,
        "A pool contains 1,200 gallons of water. A pump removes water at a rate of 40 gallons per minute. Which "
        "equation can be used to find the number of minutes, $m$, after which the pool contains 400 gallons of water?",
        "$1200-40m=400$",
        "A",
        "(A) $1200-40m=400$",
        "(B) $1200+40m=400$",
        "(C) $40m=400$",
        "(D) $1200m-40=400$",
    ),
    # ---- once against the total: coupons, riders; two prices in steps; two who move or work; bounds on both sides
    _row(
        ONE,
        "A sign maker charges a setup fee of $25 plus $2 per sign. Marta used a coupon for $5 off her order and paid a "
        "total of $80. How many signs did she order?",
        "30",
        "C",
        "(A) 25",
        "(B) 27.5",
        "(C) 30",
        "(D) 40",
    ),
    _row(
        ONE,
        "Ira ordered $n$ bookmarks from a printer that charges a one-time setup fee of \\$ 18 and \\$ 0.75 per "
        "bookmark. He used a coupon that reduced the total cost of his order by \\$ 6, and he paid \\$ 57 in "
        "all. Which of the following equations represents this situation?",
        "$0.75 n+12=57$",
        "A",
        "(A) $0.75 n+12=57$",
        "(B) $0.75 n+24=57$",
        "(C) $18.75 n-6=57$",
        "(D) $0.75(n-6)+18=57$",
    ),
    _row(
        ONE,
        "A shop charges $4 per mug. With a coupon for $2 off each mug, Bo paid $30 in all. How many mugs did he buy?",
        None,
    ),
    _row(
        INEQ,
        "A lift can carry a maximum load of 1,200 pounds. A worker who weighs 180 pounds rides in the lift with "
        "identical boxes that weigh 60 pounds each. What is the greatest number of boxes that can be carried in "
        "the lift along with the worker?",
        "17",
    ),
    _row(
        INEQ,
        "A worker weighing 170 pounds loads identical cartons weighing 50 pounds each onto an elevator that can "
        "carry at most 1,000 pounds and then takes the stairs. What is the greatest number of cartons the "
        "elevator can carry?",
        None,
        None,
        "(A) 16",
        "(B) 17",
        "(C) 20",
        "(D) 21",
    ),
    _row(
        ONE,
        "A fish tank contains 9.5 gallons of water when a hose is turned on. Water flows into the tank at a "
        "constant rate of 1.5 gallons per minute. How many minutes after the hose is turned on will the tank "
        "contain 35 gallons of water?",
        "17",
    ),
    _row(
        SYS,
        "A ferry line has 14 boats, each of which is either a launch that seats 8 passengers or a ferry that seats 30 "
        "passengers. The boats can seat a total of 266 passengers. Which of the following systems of equations can be "
        "used to find the number of launches, $l$, and the number of ferries, $f$, that the line has?",
        "$l+f=14$ and $8l+30f=266$",
        "A",
        "(A) $l+f=14$ and $8l+30f=266$",
        "(B) $l+f=266$ and $8l+30f=14$",
        "(C) $l+f=14$ and $30l+8f=266$",
        "(D) $l+f=14$ and $38(l+f)=266$",
        full=False,
    ),
    _row(
        SYS,
        "A hall has 20 tables. Some of the tables seat 4 people and the others seat 8 people. The tables can "
        "seat a total of 112 people. How many of the tables seat 8 people?",
        "8",
    ),
    _row(
        ONE,
        "A technician earns $18 per hour for the first 40 hours in a week and $27 per hour for each hour over "
        "40. If she earned $828 last week, how many hours did she work?",
        "44",
        "B",
        "(A) 42",
        "(B) 44",
        "(C) 46",
        "(D) 48",
    ),
    _row(
        RATES,
        "A clerk earns $16 per hour for the first 40 hours in a week and $24 per hour for each hour over 40. If "
        "she worked 46 hours last week, how much did she earn for the hours over 40?",
        None,
    ),
    _row(
        RATES,
        "Two ferries leave the same pier at the same time and sail in opposite directions, one at 18 miles per "
        "hour and the other at 14 miles per hour. After how many hours will they be 80 miles apart?",
        "2.5",
        "B",
        "(A) 2",
        "(B) 2.5",
        "(C) 4",
        "(D) 20",
        full=False,
    ),
    _row(
        RATES,
        "Two cars leave a town at the same time in the same direction, one at 50 miles per hour and the other "
        "at 62 miles per hour. After how many hours will they be 36 miles apart?",
        "3",
        "B",
        "(A) 2",
        "(B) 3",
        "(C) 4",
        "(D) 6",
        full=False,
    ),
    _row(
        INEQ,
        "A kiln must stay at a temperature of at least 900 but no more than 1,150 degrees while glass is in it. "
        "If $t$ is the temperature, in degrees, which inequality represents all temperatures that are allowed?",
        "900 <= t <= 1150",
        "A",
        "(A) $900 \\le t \\le 1150$",
        "(B) $900 < t < 1150$",
        "(C) $t \\ge 1150$",
        "(D) $t \\le 900$",
        full=False,
    ),
    # ---- growing or falling: the words must say which
    _row(
        FUN,
        "A diver is 20 feet below the surface and descends 5 feet per minute. Which equation gives the depth d, "
        "in feet, "
        "after m minutes?",
        "d = 20 + 5m",
        "A",
        "(A) d = 20 + 5m",
        "(B) d = 20 - 5m",
    ),
    _row(
        FUN,
        "Lily spends $4 per day on lunch from a lunch account that has $90. Which equation gives the account "
        "balance b, "
        "in dollars, after d days?",
        "b = 90 - 4d",
        "A",
        "(A) b = 90 - 4d",
        "(B) b = 90 + 4d",
    ),
    _row(RATES, "Eggs cost $3 per dozen. How much do 36 eggs cost?", None),
    _row(ONE, "Ken pays $12 per week and owes $60. How many weeks does he pay, except for the first?", None),
    _row(
        RATES,
        "A store sells pens for $2 each and notebooks for $5 each. Ana bought 3 pens and Ben bought 2 "
        "notebooks. How much "
        "did Ana spend?",
        None,
    ),
    _row(
        FUN,
        "A store has 80 lamps and sells 5 lamps each week. Which function gives the number of lamps L(w) "
        "remaining after w "
        "weeks?",
        "L(w) = 80 - 5w",
        "B",
        "(A) L(w) = 80 + 5w",
        "(B) L(w) = 80 - 5w",
    ),
]
