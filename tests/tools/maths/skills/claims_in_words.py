"""Problems whose choices are sentences: each sentence is a claim about what the text tells."""

# ruff: noqa: E501 (a problem reads best on one line)

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths import skills


def _row(skill: str, question: str, choices: tuple[str, ...], letter: str | None, *, verified: bool = False) -> Row:
    answer = None if letter is None else choices["ABCD".index(letter)]
    return Row(skill, question, choices, answer, letter, verified)


# fmt: off
PROBLEMS: list[Row] = [
    _row(skills.PERCENTAGES, "The value of a vintage guitar rose 25% between 2010 and 2015 and then dropped 20% between 2015 and 2022. An appraiser told the owner that the guitar was worth 5% more in 2022 than in 2010. Which choice best describes the appraiser's remark?",
         ('It is accurate, because 25% minus 20% is 5%.', 'It is inaccurate, because the guitar was worth the same in 2022 as in 2010.', 'It is inaccurate, because the guitar was worth 5% less in 2022 than in 2010.', 'It is inaccurate, because the guitar was worth 10% more in 2022 than in 2010.'), 'B'),
    _row(skills.PERCENTAGES, 'A store marks up a lamp by 60% and later offers 30% off the marked price. Compared with the cost before the markup, which statement about the sale price is true?',
         ('It is 30% more than the cost.', 'It is 12% more than the cost.', 'It is 12% less than the cost.', 'It is the same as the cost.'), 'B'),
    _row(skills.NONLINEAR_FUNCTIONS, 'The number of bacteria in a dish, $h$ hours after noon, is $P(h)=1200(2)^{h/6}$. Which of the following statements best describes the model?',
         ('The number of bacteria doubles every hour.', 'The number of bacteria doubles every 6 hours.', 'The number of bacteria increases by 2 each hour.', 'The number of bacteria increases by 6% every 2 hours.'), 'B'),
    _row(skills.NONLINEAR_FUNCTIONS, 'The function $V(t)=24000(0.81)^{t/2}$ gives the value of a tractor, in dollars, $t$ years after purchase. Which of the following must be true?',
         ('The value decreases by 10% each year.', 'The value decreases by 19% each year.', 'The value decreases by 81% every 2 years.', 'The value decreases by 9.5% each year.'), 'A'),
    _row(skills.LINEAR_FUNCTIONS, "A plumber's charge, in dollars, for a visit of $h$ hours, where $h > 2$, is given by $90+45(h-2)$. Which of the following best describes how the plumber charges?",
         ('\\$90 for the first 2 hours, plus \\$45 for each additional hour', '\\$90 per hour for the first 2 hours, plus \\$45 for each hour', '\\$45 per hour, plus a fee of \\$90', '\\$45 for the first 2 hours, plus \\$90 for each additional hour'), 'A'),
    _row(skills.LINEAR_FUNCTIONS, 'The function $h$ gives the height, in centimeters, of a plant $d$ days after planting. Which of the following is the best interpretation of $h(30)-h(20)=14$?',
         ('The plant was 14 centimeters tall 10 days after planting.', 'The plant was 14 centimeters taller 30 days after planting than it was 20 days after planting.', 'The plant grew 14 centimeters each day from day 20 to day 30.', 'The plant was 30 centimeters tall 14 days after it was 20 centimeters tall.'), 'B'),
    _row(skills.NONLINEAR_FUNCTIONS, 'Two savings plans are offered. Under Plan A, the balance grows by \\$60 each month. Under Plan B, the balance grows by 2% each month. Which of the following describes the balances as functions of time?',
         ('Both are linear.', 'Both are exponential.', 'Plan A is linear and Plan B is exponential.', 'Plan A is exponential and Plan B is linear.'), 'C'),
    _row(skills.INFERENCE, 'A researcher selected 500 of the 12,000 members of a union at random and found that 62% of them favor a new contract. The margin of error is 3%. Which of the following conclusions is most appropriate?',
         ('It is plausible that about 7,500 members of the union favor the contract.', 'Exactly 7,440 members of the union favor the contract.', 'Between 59% and 65% of all workers in the country likely favor the contract.', 'It is plausible that 8,400 members of the union favor the contract.'), 'A'),
    _row(skills.TWO_VARIABLE_DATA, 'A line of best fit for data on car weight $w$, in pounds, and fuel economy $y$, in miles per gallon, is $y = 48 - 0.007w$. One car in the data set weighs 3,000 pounds and gets 31 miles per gallon. Which statement about this car is true?',
         ('Its fuel economy is 4 miles per gallon greater than the line predicts.', 'Its fuel economy is 4 miles per gallon less than the line predicts.', 'Its fuel economy is 17 miles per gallon less than the line predicts.', 'Its fuel economy is equal to the value the line predicts.'), 'A', verified=True),
    _row(skills.CLAIMS, 'Every member of the chess club plays an instrument. Some members of the chess club do not play a sport. Which of the following must be true?',
         ('Some members of the chess club who play an instrument do not play a sport.', 'No member of the chess club plays a sport.', 'Every member of the chess club who plays an instrument plays a sport.', 'At least one member of the chess club plays a sport.'), 'A'),
    _row(skills.CLAIMS, 'No reptile in the exhibit is striped. All of the animals from Peru in the exhibit are striped. Which statement must be true?',
         ('No reptile in the exhibit is from Peru.', 'Some reptiles in the exhibit are from Peru.', 'All striped animals in the exhibit are from Peru.', 'All reptiles are from Peru.'), 'A'),
    _row(skills.ONE_VARIABLE_DATA, 'The salaries of six employees, in thousands of dollars, are 41, 44, 45, 47, 50, and 130. The employee who earns \\$130,000 retires and the position is not filled. Which of the following statements about the salaries must be true?',
         ('The mean decreases by more than the median does.', 'The median decreases by more than the mean does.', 'The mean decreases and the median stays the same.', 'The mean and the median both stay the same.'), 'A'),
    _row(skills.ONE_VARIABLE_DATA, 'A coach gave each of the 14 players 3 bonus points on top of the points they had scored. Which statement about the new scores is true?',
         ('The mean is 3 points greater and the standard deviation is unchanged.', 'The mean and the standard deviation are both 3 points greater.', 'The mean is unchanged and the range is 3 points greater.', 'The median is unchanged.'), 'A'),
    _row(skills.PERCENTAGES, "After 6 months at a gym, Leo's monthly fee was raised by 10%. A year later it was raised by another 10%. Leo says that his fee is now 20% greater than at the start. Which of the following is true?",
         ('Leo is correct, since two raises of 10% make 20%.', 'Leo is incorrect; the fee is now 21% greater than at the start.', 'Leo is incorrect; the fee is now 11% greater than at the start.', 'Leo is incorrect; the fee is now 19% greater than at the start.'), 'B'),
    _row(skills.PERCENTAGES, 'The number of visitors to a museum dropped by 20% in 2021 and rose by 25% in 2022. Which statement compares the number of visitors in 2022 with the number in 2020?',
         ('It was 5% greater in 2022.', 'It was 5% less in 2022.', 'It was the same in both years.', 'It was 45% greater in 2022.'), 'C'),
    _row(skills.PERCENTAGES, 'The price of a bus pass rose 10% in March, and a fare for seniors fell by 15% of its original price later. A clerk says that fares fell by 5%. Which statement is true?',
         ('The fares are 5% lower than before.', 'The fares are 6.5% lower than before.', 'The fares are 25% lower than before.', 'The fares are the same as before.'), None),
    _row(skills.PERCENTAGES, "Each year a town's population grew by 4%, and then every year it fell by 3%. Which statement about the population is true?",
         ('It is 1% greater than at the start.', 'It is 0.88% greater than at the start.', 'It is 7% greater than at the start.', 'It is the same as at the start.'), None),
    _row(skills.PERCENTAGES, 'Some painters are sailors. Some sailors are bakers. Which of the following must be true?',
         ('Some painters are bakers.', 'No painter is a baker.', 'All bakers are sailors.', 'Some bakers are not painters.'), None),
    _row(skills.PERCENTAGES, 'A radio station asked its listeners to call in, and 70% of the 300 callers wanted more jazz, with a margin of error of 5%. Which of the following is supported?',
         ("It is plausible that 70% of the town's residents want more jazz.", 'Exactly 210 residents want more jazz.', 'All residents of the town want more jazz.', "It is plausible that 90% of the town's residents want more jazz."), None),
    _row(skills.PERCENTAGES, "During its first year, a startup's staff grew by 40%. During its second year, the staff shrank by 25%. An employee argued that the staff was therefore 15% larger after two years than it had been originally. Which of the following correctly assesses the argument?",
         ('It is sound, because 40 - 25 = 15.', 'It is unsound, because the staff was 5% larger than originally.', 'It is unsound, because the staff was 5% smaller than originally.', 'It is unsound, because the staff was 10% larger than originally.'), 'B'),
    _row(skills.PERCENTAGES, 'A sweater is discounted by 50%, and the discounted price is then reduced by a further 50%. Which of the following statements is correct?',
         ('The sweater is now free.', 'The final price is 25% of the original price.', 'The final price is 50% of the original price.', 'The final price is 75% of the original price.'), 'B'),
    _row(skills.NONLINEAR_FUNCTIONS, 'The area covered by a weed, in square meters, $m$ months after it was first seen is $A(m)=15(3)^{m/4}$. Which is the best interpretation of the model?',
         ('The area triples every 4 months.', 'The area triples every month.', 'The area quadruples every 3 months.', 'The area increases by 3% every 4 months.'), 'A'),
    _row(skills.NONLINEAR_FUNCTIONS, 'The population of a village is modeled by $P(t)=5400(0.96)^{2t}$, where $t$ is the number of years after 2005. What does the model say about the population?',
         ('It decreases by 4% every half year.', 'It decreases by 4% every 2 years.', 'It decreases by 96% each year.', 'It decreases by 8% each year.'), 'A'),
    _row(skills.LINEAR_FUNCTIONS, 'A taxi company uses the expression $3.50+0.40(n-5)$ for the fare, in dollars, for a trip of $n$ quarter miles, where $n>5$. Which best describes the fare?',
         ('\\$3.50 for the first 5 quarter miles and \\$0.40 for each additional quarter mile', '\\$3.50 for each of the first 5 quarter miles and \\$0.40 for each additional quarter mile', '\\$0.40 for the first 5 quarter miles and \\$3.50 for each additional quarter mile', '\\$3.50 plus \\$0.40 for every quarter mile'), 'A'),
    _row(skills.LINEAR_FUNCTIONS, 'The function $f$ models the distance $f(t)$, in meters, a robot has traveled after $t$ seconds. What is the best interpretation of $f(12)-f(8)=6$?',
         ('The robot traveled 6 meters in the first 4 seconds.', 'The robot had traveled 6 meters farther after 12 seconds than after 8 seconds.', 'The robot traveled at 6 meters per second between 8 and 12 seconds.', 'The robot traveled 12 meters in 8 seconds.'), 'B'),
    _row(skills.NONLINEAR_FUNCTIONS, "Mara's account earns \\$15 in interest every year. Noel's account balance increases 3% every year. Which statement about how the two balances change is true?",
         ("Mara's balance grows linearly and Noel's balance grows exponentially.", "Mara's balance grows exponentially and Noel's balance grows linearly.", 'Both balances grow linearly.', 'Both balances grow exponentially.'), 'A'),
    _row(skills.INFERENCE, 'A polling firm randomly selected 800 of the 45,000 registered voters of a county. In the sample, 54% support a library tax, and the margin of error is 4%. Which statement is best supported?',
         ('At least 50% of the registered voters of the county likely support the tax.', 'About 54% of the voters of every county support the tax.', 'Exactly 24,300 registered voters of the county support the tax.', 'It is likely that 30,000 registered voters of the county support the tax.'), 'A'),
    _row(skills.TWO_VARIABLE_DATA, 'The equation $y = 2.5x + 40$ is the line of best fit relating the hours $x$ that students studied to their scores $y$ on a test. Priya studied for 14 hours and scored 71. Which of the following is true?',
         ("The line of best fit overestimates Priya's score by 4 points.", "The line of best fit underestimates Priya's score by 4 points.", "The line of best fit predicts Priya's score exactly.", "The line of best fit overestimates Priya's score by 31 points."), 'A'),
    _row(skills.CLAIMS, 'All of the songs on an album are in a minor key. Some of the songs on the album have no lyrics. Which of the following must be true?',
         ('Some songs in a minor key have no lyrics.', 'All songs in a minor key are on the album.', 'No songs on the album have lyrics.', 'Some songs on the album have lyrics.'), 'A'),
    _row(skills.ONE_VARIABLE_DATA, 'The masses, in grams, of eight stones are 12, 14, 15, 15, 17, 18, 20, and 61. The stone with the greatest mass is lost. Which measure of the masses is changed the most?',
         ('The mean', 'The median', 'The range', 'The mode'), 'C'),
    _row(skills.ONE_VARIABLE_DATA, 'Every employee of a firm receives a raise of $2 per hour. Which of the following describes the effect on the hourly wages of the employees?',
         ('The mean increases and the range increases.', 'The mean increases and the range stays the same.', 'The median stays the same and the range increases.', 'Neither the mean nor the median changes.'), 'B'),
    _row(skills.PERCENTAGES, 'The number of subscribers fell 10% in the first quarter and then rose 10% in the second quarter. Which statement is true of the number of subscribers at the end of the second quarter?',
         ('It was equal to the number at the start.', 'It was 1% less than the number at the start.', 'It was 1% greater than the number at the start.', 'It was 20% greater than the number at the start.'), 'B'),
    _row(skills.CLAIMS, 'No student in the band takes chemistry. Every student in the science league takes chemistry. Which conclusion must be true?',
         ('No student in the band is in the science league.', 'Every student who takes chemistry is in the science league.', 'Some students in the band are in the science league.', 'No student takes both physics and chemistry.'), 'A'),
    _row(skills.PERCENTAGES, "A coat's price was cut by 25%. The next week a sales tax of 8% was charged on the reduced price. A clerk states that the total paid was less than 80% of the original price. Which choice is right?",
         ('The clerk is wrong, because the total was 83% of the original price.', 'The clerk is wrong, because the total was 81% of the original price.', 'The clerk is right, because the total was 77% of the original price.', 'The clerk is right, because the total was 75% of the original price.'), 'B'),
    _row(skills.CLAIMS, 'A store raised the price of a desk by 20% and, after no one bought it, lowered the price by 20% of the original price. Which statement is true?',
         ('The final price is 4% less than the original price.', 'The final price is the same as the original price.', 'The final price is 4% more than the original price.', 'The final price is 40% less than the original price.'), None),
    _row(skills.CLAIMS, 'In 2020 the rent at Oak House rose by 10%, and then in 2021 the rent at Elm House fell by 10%. Both rents were equal before. Which statement is true?',
         ('The rent at Elm House is about 18% less than at Oak House.', 'The two rents are 1% less than before.', 'It is 1% less than before.', 'They are the same.'), None),
    _row(skills.CLAIMS, 'The population rose by 20% from 2000 to 2010 and fell by 25% from 2010 to 2020. Which statement is true?',
         ('The population in 2010 was 10% less than in 2020.', 'The population in 2020 was 10% less than in 2000.', 'The population in 2000 was 10% less than in 2020.', 'The population in 2020 was the same as in 2010.'), None),
    _row(skills.CLAIMS, 'All poets in a club are teachers. Some teachers in the club are not gardeners. Which of the following must be true?',
         ('Some poets are not gardeners.', 'Some teachers in the club are poets.', 'No poet is a gardener.', 'Some members of the club are not gardeners.'), None),
]
# fmt: on
