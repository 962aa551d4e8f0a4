"""Ratios, times of the clock, class intervals, feet with inches, and means in terms of a letter."""

# ruff: noqa: E501 (one row a line)

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths.skills import ANGLES, ONE_VARIABLE_DATA, RATES

RATIOS: list[Row] = [
    Row(ANGLES, "The measures of the angles of a triangle are in the ratio $2:3:5$. What is the measure, in degrees, of the smallest angle?", None, "36"),
    Row(ANGLES, "The angles of a triangle are in the ratio 2:3:4. What is the measure of the largest angle?", ("40°", "60°", "80°", "90°"), "80", "C"),
    Row(ANGLES, "In a triangle, the angle measures have a ratio of 1:2:3. What is the measure, in degrees, of the smallest angle?", None, "30"),
    Row(ANGLES, "The lengths of the sides of a triangle are in the ratio 3:4:5. The perimeter of the triangle is 60. What is the length of the longest side?", ("15", "20", "25", "30"), "25", "C"),
    Row(ANGLES, "The lengths of the sides of a triangle are in the ratio 1:4:5. The perimeter of the triangle is 60. What is the length of the longest side?", None, None),
    Row(ANGLES, "The angles of a triangle are in the ratio 2:3:4. What is the difference between the measures of the largest and smallest angles?", None, "40"),
    Row(RATES, "If a is 3 times b, what is the ratio of a to b?", ("1 to 3", "3 to 1", "1 to 4", "4 to 1"), "3", "B"),
    Row(RATES, "If 3a = 5b, what is the ratio of a to b?", ("3:5", "5:3", "1:15", "15:1"), "5/3", "B"),
    Row(RATES, "If $4x - 3y = x + 6y$, what is the ratio of $x$ to $y$?", ("1 to 3", "3 to 1", "3 to 5", "9 to 5"), "3", "B"),
    Row(RATES, "If $p$ is 40% of $q$, what is the ratio of $p$ to $q$?", ("2 to 5", "5 to 2", "4 to 1", "1 to 4"), "2/5", "A"),
    Row(RATES, r"If $\frac{a}{3} = \frac{b}{4}$, what is the ratio of $b$ to $a$?", None, "4/3"),
    Row(RATES, "If 3a = 5b + 2, what is the ratio of a to b?", ("3:5", "5:3", "1:15", "15:1"), None),
    Row(RATES, "The ratio of a to b is 2 to 3 and the ratio of b to c is 4 to 5. What is the ratio of a to c?", ("8 to 15", "2 to 5", "8 to 12", "15 to 8"), "8/15", "A"),
    Row(RATES, "The ratio of a to b is 2 to 3 and the ratio of b to c is 4 to 5. If a is 8, what is c?", None, "15"),
    Row(RATES, "At a shelter, the ratio of cats to dogs is 3:4 and the ratio of dogs to birds is 2:5. If there are 9 cats, how many birds are there?", ("12", "15", "30", "45"), "30", "C"),
    Row(RATES, "If $x:y = 5:2$ and $y:z = 4:3$, what is $x:z$?", ("5:3", "10:3", "20:6", "3:10"), None),
    Row(RATES, "The ratio of red to blue beads is 2 to 3 and the ratio of blue to green beads is 4 to 5. If there are 8 red beads, how many beads are there in all?", ("23", "27", "35", "40"), None),
    Row(RATES, "Of the 120 members of a club, 45 play chess. What is the ratio of members who play chess to members who do not?", ("3 to 5", "5 to 3", "3 to 8", "8 to 3"), "3/5", "A"),
    Row(RATES, "A class has 24 students, of whom 9 wear glasses. What is the ratio of students who wear glasses to students who do not wear glasses?", None, "3/5"),
    Row(RATES, "There are 40 houses on a street, and 16 of them are brick. What is the ratio of houses that are not brick to houses that are brick?", ("2 to 3", "3 to 2", "2 to 5", "5 to 2"), "3/2", "B"),
    Row(RATES, "A committee of 30 people has 12 women. What is the ratio of women to men on the committee?", ("2 to 3", "3 to 2", "2 to 5", "3 to 5"), "2/3", "A"),
    Row(RATES, "In a class of 28 students, 12 are boys. What is the ratio of boys to girls in the class?", ("3 to 4", "4 to 3", "3 to 7", "7 to 3"), "3/4", "A"),
    Row(RATES, "In a class of 28 students, 12 are twins. What is the ratio of twins to girls in the class?", ("3 to 4", "4 to 3", "3 to 7", "7 to 3"), None),
    Row(RATES, "Of the 120 members of a club, 45 play chess. What is the ratio of members who play chess to members who play tennis?", ("3 to 5", "5 to 3", "3 to 8", "8 to 3"), None),
    Row(RATES, "Of the 120 members of a club, 45 play chess and 30 of those play golf. What is the ratio of members who play golf to members who do not?", ("1 to 3", "3 to 1", "1 to 4", "3 to 5"), None),
]  # fmt: skip

CLOCKS: list[Row] = [
    Row(RATES, "A train leaves at 10:45 a.m. and travels 2 hours and 50 minutes. At what time does it arrive?", ("12:35 p.m.", "1:35 p.m.", "1:25 p.m.", "2:35 p.m."), "1:35 p.m.", "B"),
    Row(RATES, "A 95-minute film starts at 7:40 p.m. At what time does the film end?", None, "9:15 p.m."),
    Row(RATES, "Nora boards a ferry at 11:20 a.m. The ride takes 1 hour and 45 minutes. When will Nora arrive?", ("12:05 p.m.", "12:45 p.m.", "1:05 p.m.", "1:15 p.m."), "1:05 p.m.", "C"),
    Row(RATES, "A tank holds 10 gallons of water at 9:00 a.m. and is filled at a rate of 3 gallons per minute. At what time will it hold 100 gallons?", ("9:30 a.m.", "9:33 a.m.", "9:27 a.m.", "9:45 a.m."), "9:30 a.m.", "A"),
    Row(RATES, "At 6:00 a.m., the temperature is 40 degrees. The temperature rises 3 degrees per hour. At what time will it be 61 degrees?", None, "1:00 p.m."),
    Row(RATES, "Maria arrives at work at 8:10 a.m. after driving for 35 minutes. At what time did Maria leave?", ("7:25 a.m.", "7:35 a.m.", "7:45 a.m.", "8:45 a.m."), "7:35 a.m.", "B"),
    Row(RATES, "A bus leaves Oakton at 8:20 a.m. and arrives in Ashby at 1:05 p.m. How long does the trip take?", ("4 hours 15 minutes", "4 hours 45 minutes", "5 hours 15 minutes", "7 hours 15 minutes"), "4 hours 45 minutes", "B"),
    Row(RATES, "A bus leaves Oakton at 8:20 a.m. and arrives in Ashby at 1:05 p.m. How many minutes does the trip take?", None, "285"),
    Row(RATES, "Jo finished her homework at 7:15 p.m. She worked for 1 hour and 35 minutes. At what time did she start?", ("5:40 p.m.", "5:50 p.m.", "6:20 p.m.", "6:40 p.m."), "5:40 p.m.", "A"),
    Row(RATES, "It takes Omar 35 minutes to walk to school. If he must be at school at 8:20 a.m., what is the latest time he can leave home?", ("7:35 a.m.", "7:45 a.m.", "7:55 a.m.", "8:05 a.m."), "7:45 a.m.", "B"),
    Row(RATES, "A shop opens at 8:30 a.m. and closes at 5:15 p.m. How many hours is the shop open?", ("8.25", "8.5", "8.75", "9.25"), "8.75", "C"),
    Row(RATES, "At 8:00 a.m., a pool contains 200 gallons of water. Water is added at a rate of 15 gallons per minute. At what time will the pool contain 1,100 gallons?", ("8:45 a.m.", "9:00 a.m.", "9:15 a.m.", "9:30 a.m."), "9:00 a.m.", "B"),
    Row(RATES, "Nia worked from 8:45 a.m. to 1:15 p.m. with a break of 20 minutes. How many hours did Nia work?", None, None),
    Row(RATES, "A train leaves at 10:45 a.m. and travels 2 hours and 50 minutes to a city in another time zone. At what time does it arrive?", ("12:35 p.m.", "1:35 p.m.", "1:25 p.m.", "2:35 p.m."), None),
    Row(RATES, "A train leaves at 10:45 a.m. and travels 2 hours and 50 minutes. At what time does the return train arrive?", ("12:35 p.m.", "1:35 p.m.", "1:25 p.m.", "2:35 p.m."), None),
    Row(RATES, "A tank holds 100 gallons of water at 9:00 a.m. and is filled at a rate of 3 gallons per minute. At what time will it hold 10 gallons?", ("9:30 a.m.", "9:33 a.m.", "9:27 a.m.", "9:45 a.m."), None),
]  # fmt: skip

COMPOUND: list[Row] = [
    Row(RATES, "A rope 6 feet 2 inches long is cut from a rope 10 feet long. How long is the remaining piece?", ("3 feet 10 inches", "4 feet 2 inches", "3 feet 8 inches", "4 feet 10 inches"), "3 feet 10 inches", "A"),
    Row(RATES, "A film lasts 2 hours and 15 minutes and another lasts 1 hour 50 minutes. What is the total length of the two films?", ("3 hours 5 minutes", "4 hours 5 minutes", "3 hours 55 minutes", "4 hours 15 minutes"), "4 hours 5 minutes", "B"),
    Row(RATES, "A parcel weighs 4 pounds 9 ounces. How much do 3 such parcels weigh?", ("12 pounds 9 ounces", "13 pounds 11 ounces", "13 pounds 9 ounces", "14 pounds 3 ounces"), "13 pounds 11 ounces", "B"),
    Row(RATES, "A board 7 feet 6 inches long is cut into 5 equal pieces. What is the length, in inches, of each piece?", None, "18"),
    Row(RATES, "Ana is 5 feet 4 inches tall and Ben is 6 feet 1 inch tall. How much taller is Ben than Ana?", ("7 inches", "9 inches", "11 inches", "1 foot"), "9 inches", "B"),
    Row(RATES, "From a ribbon 3 yards long, a piece 1 yard 2 feet long is cut off. How long is the rest of the ribbon?", None, "1 yard 1 foot"),
    Row(RATES, "A plank is 9 ft 4 in. long. A piece 2 ft 9 in. long is cut off the plank. How long is the remaining piece?", ("6 ft 5 in.", "6 ft 7 in.", "7 ft 5 in.", "7 ft 7 in."), "6 ft 7 in.", "B"),
    Row(RATES, "A ribbon is 12 feet 4 inches long. If 5 feet 9 inches of the ribbon is cut off, how much ribbon is left?", ("6 feet 5 inches", "6 feet 7 inches", "7 feet 5 inches", "7 feet 7 inches"), "6 feet 7 inches", "B"),
    Row(RATES, "A baby weighed 7 pounds 12 ounces at birth and weighs 10 pounds 5 ounces now. How much weight has the baby gained?", ("2 pounds 7 ounces", "2 pounds 9 ounces", "3 pounds 7 ounces", "3 pounds 9 ounces"), "2 pounds 9 ounces", "B"),
    Row(RATES, "Each lap takes 1 minute 25 seconds. How long do 6 laps take?", ("7 minutes 30 seconds", "8 minutes 30 seconds", "8 minutes 50 seconds", "9 minutes"), "8 minutes 30 seconds", "B"),
    Row(RATES, "A parcel weighs 4 pounds 9 ounces. How much do 3 larger crates weigh?", ("12 pounds 9 ounces", "13 pounds 11 ounces", "13 pounds 9 ounces", "14 pounds 3 ounces"), None),
    Row(RATES, "Ana is 5 feet 4 inches tall and Ben is 6 feet 1 inch tall. How much taller is Carl than Ana?", ("7 inches", "9 inches", "11 inches", "1 foot"), None),
    Row(RATES, "A rope 6 feet 2 inches long is cut from a rope 10 feet long, and both pieces are then halved. How long is the remaining piece?", ("3 feet 10 inches", "4 feet 2 inches", "3 feet 8 inches", "4 feet 10 inches"), None),
]  # fmt: skip

_SCORES = """The table shows the scores of 40 students on a test.

| Score | Frequency |
|---|---|
| 50-59 | 4 |
| 60-69 | 10 |
| 70-79 | 14 |
| 80-89 | 8 |
| 90-99 | 4 |

"""
_TIMES = r"""The frequency table shows the times, in minutes, that 25 runners needed for a race.

| Time, $t$ (minutes) | Number of runners |
|---|---|
| $20 \le t < 25$ | 3 |
| $25 \le t < 30$ | 8 |
| $30 \le t < 35$ | 9 |
| $35 \le t < 40$ | 5 |

"""
CLASSES: list[Row] = [
    Row(ONE_VARIABLE_DATA, _SCORES + "Which interval contains the median score?", ("50-59", "60-69", "70-79", "80-89"), "70-79", "C"),
    Row(ONE_VARIABLE_DATA, _SCORES + "In which interval does the median lie?", None, "70-79"),
    Row(ONE_VARIABLE_DATA, _SCORES + "What is the relative frequency of the interval 60-69?", ("0.10", "0.25", "0.35", "0.40"), "0.25", "B"),
    Row(ONE_VARIABLE_DATA, _SCORES + "Which of the following could be the median of the scores?", ("65", "69", "74", "81"), "74", "C"),
    Row(ONE_VARIABLE_DATA, _SCORES + "Which interval has the greatest frequency?", None, "70-79"),
    Row(ONE_VARIABLE_DATA, _TIMES + "Which interval contains the median time?", (r"$20 \le t < 25$", r"$25 \le t < 30$", r"$30 \le t < 35$", r"$35 \le t < 40$"), r"$30 \le t < 35$", "C"),
    Row(ONE_VARIABLE_DATA, _TIMES + "What percent of the runners needed at least 30 minutes?", ("44%", "50%", "56%", "80%"), "56%", "C"),
    Row(ONE_VARIABLE_DATA, _TIMES + "How many runners needed less than 30 minutes?", None, "11"),
    Row(ONE_VARIABLE_DATA, _TIMES + "How many runners needed less than 32 minutes?", None, None),
    Row(ONE_VARIABLE_DATA, _SCORES.replace("| 4 |\n\n", "| 5 |\n\n") + "Which interval contains the median score?", ("50-59", "60-69", "70-79", "80-89"), None),
    Row(ONE_VARIABLE_DATA, _SCORES + "Which interval contains the median score of the girls?", ("50-59", "60-69", "70-79", "80-89"), None),
    Row(ONE_VARIABLE_DATA, _SCORES + "Which interval contains the upper quartile of the scores?", ("50-59", "60-69", "70-79", "80-89"), None),
]  # fmt: skip

MEANS: list[Row] = [
    Row(ONE_VARIABLE_DATA, "The mean of 5 numbers is m. When a sixth number, 12, is added, what is the new mean in terms of m?", (r"$\frac{5m+12}{6}$", r"$\frac{m+12}{6}$", r"$\frac{5m+12}{5}$", "$m+2$"), "(5m+12)/6", "A"),
    Row(ONE_VARIABLE_DATA, "The average of 4 numbers is $k$. What is the sum of the numbers in terms of $k$?", ("k/4", "k + 4", "4k", "4/k"), "4k", "C"),
    Row(ONE_VARIABLE_DATA, "The average (arithmetic mean) of $n$ numbers is 12. If another number, 20, is added to the list, what is the average of the new list, in terms of $n$?", None, "(12n+20)/(n+1)"),
    Row(ONE_VARIABLE_DATA, "The mean of 8 numbers is $2p$. If one of the numbers, $p$, is removed, what is the mean of the remaining numbers in terms of $p$?", (r"$\frac{7p}{8}$", r"$\frac{15p}{7}$", r"$\frac{16p}{7}$", r"$p$"), "15p/7", "B"),
    Row(ONE_VARIABLE_DATA, "The mean of 6 test scores is $t$ and the mean of 4 other test scores is 90. What is the mean of all the scores, in terms of $t$?", (r"$\frac{t+90}{2}$", r"$\frac{6t+90}{10}$", r"$0.6t+36$", r"$0.6t+90$"), "(3/5)t+36", "C"),
    Row(ONE_VARIABLE_DATA, "The mean of $x$, $y$ and 12 is $m$. What is $x + y$ in terms of $m$?", ("$3m-12$", "$3m+12$", "$m-12$", "$m-4$"), "3m-12", "A"),
    Row(ONE_VARIABLE_DATA, "If the mean of a and b is 10, what is the mean of a, b, and 16?", None, "12"),
    Row(ONE_VARIABLE_DATA, "The mean of 7 numbers is $m$. If each number is increased by 3, what is the new mean in terms of $m$?", ("$m+3$", "$m+21$", "$7m+3$", "$m+10$"), "m+3", "A"),
    Row(ONE_VARIABLE_DATA, "The average of three numbers is $x$. If one of the numbers is $y$, what is the sum of the other two numbers?", ("$3x-y$", "$3x+y$", "$x-y$", r"$\frac{x-y}{3}$"), "3x-y", "A"),
    Row(ONE_VARIABLE_DATA, "The average of 4 test scores is 82. If a fifth score of $s$ is added, what is the average of the five scores in terms of $s$?", (r"$\frac{328+s}{5}$", r"$\frac{82+s}{5}$", r"$\frac{328+s}{4}$", r"$\frac{82+s}{2}$"), "(328+s)/5", "A"),
    Row(ONE_VARIABLE_DATA, "The median of 5 numbers is m. When a sixth number, 12, is added, what is the new mean in terms of m?", (r"$\frac{5m+12}{6}$", r"$\frac{m+12}{6}$"), None),
    Row(ONE_VARIABLE_DATA, "The mean of 5 numbers is m. When a sixth number, 12, is added, what is the new median in terms of m?", (r"$\frac{5m+12}{6}$", r"$\frac{m+12}{6}$"), None),
    Row(ONE_VARIABLE_DATA, "The mean of 5 numbers is m. When a sixth number, 12, is added, what is the mean of the last 2 numbers in terms of m?", (r"$\frac{5m+12}{6}$", r"$\frac{m+12}{2}$"), None),
]  # fmt: skip

PROBLEMS: list[Row] = [*RATIOS, *CLOCKS, *COMPOUND, *CLASSES, *MEANS]
