"""Problems whose choices are words: what a part of a formula means, what a study allows, which statement is true."""

# fmt: off
# ruff: noqa: E501 (one problem a line)

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths import skills


def _row(skill: str, question: str, choices: tuple[str, ...], letter: str | None, verified: bool = False) -> Row:
    """A row whose answer is the text of the right choice; without a letter it must be declined."""
    return Row(skill, question, choices, None if letter is None else choices["ABCD".index(letter)], letter, verified)


PROBLEMS: list[Row] = [
    # ---- parts of formulas
    _row(skills.LINEAR_TWO, 'Rosa bakes loaves and rolls for a market in her village. On one Friday the equation $0.75x + 2y = 19$ described the time she spent baking, where $x$ is the number of trays of rolls and $y$ is the number of large loaves. If the total time is measured in hours, what is the best interpretation of $2y$ in this context?',
         ('The number of large loaves Rosa baked', 'The total number of hours Rosa spent on the large loaves', 'The number of hours Rosa needs to bake one large loaf', 'The total number of hours Rosa worked on that Friday'), 'B'),
    _row(skills.LINEAR_FUNCTIONS, 'The population of a rookery of penguins is estimated by the function $r(t) = 850(1.06)^t$, where $t$ is the number of years after a census. Which of the following is the best interpretation of "$r(4)$ is approximately equal to 1,073" in this context?',
         ('The population grows by approximately 1,073 every 4 years.', 'The population is approximately 1,073 times as great after 4 years.', '4 years after the census, the estimated population is approximately 1,073.', 'Approximately 4 years after the census, the population grows by 1,073 each year.'), 'C'),
    _row(skills.LINEAR_FUNCTIONS, 'A bakery found that when it charges $p$ dollars for each cake, it expects to sell $n$ cakes in a week, where $n = 310 - 14p$. What is the meaning of the value 14 in this equation?',
         ('For every \\$14 increase in the price of a cake, the bakery expects to sell 1 fewer cake.', 'For every \\$1 increase in the price of a cake, the bakery expects to sell 14 fewer cakes.', 'The bakery expects to sell 14 cakes when the price is \\$0.', 'The bakery expects to sell no cakes when the price is \\$14.'), 'B'),
    _row(skills.LINEAR_FUNCTIONS, '$$K = 60 + 0.3(n - 500)$$ The monthly fee $K$, in dollars, for a data line is given by the equation above when $n$ messages are sent in a month, where $n > 500$. Which of the following is the best interpretation of the expression $n - 500$ in this context?',
         ('The fee, in dollars, for the messages sent after the first 500', 'The number of messages sent in the month in excess of 500 messages', 'The number of messages that may still be sent for \\$60', 'The total number of messages sent in the month'), 'B'),
    _row(skills.LINEAR_FUNCTIONS, "A club sells badges. The club's profit $P$, in dollars, from selling $x$ badges in a season is given by $P(x) = 3x - 180$. The point $(60, 0)$ lies on the graph of $y = P(x)$ in the $xy$-plane. What does this point indicate?",
         ('The club must sell 60 badges in a season in order to break even.', 'The club loses \\$60 in a season when it sells no badges.', 'The club makes a profit of \\$60 on each badge it sells.', 'The club can sell at most 60 badges in a season.'), 'A'),
    _row(skills.AREA_VOLUME, 'The surface area of a certain cube-shaped crate is given by $S = 6(1.5n)^2$, where $S$ is measured in square inches. Which of the following is the best interpretation of $1.5n$ in this context?',
         ('The area of one face of the crate, in square inches', 'The length of one edge of the crate, in inches', 'The number of faces of the crate', 'The total length of all edges of the crate, in inches'), 'B'),
    _row(skills.NONLINEAR_FUNCTIONS, 'A clinic puts money in a savings account. The expression $900(1 + r)^{t}$ represents the balance of the account, in dollars, after $t$ years at an annual interest rate of $r$, expressed as a decimal. What does the 900 stand for?',
         ('The interest, in dollars, earned in the first year', 'The amount, in dollars, initially deposited in the account', 'The amount, in dollars, added to the account each year', 'The number of years until the balance is doubled'), 'B'),
    _row(skills.INEQUALITIES, 'The inequality $9a + 4c \\le 260$ models the numbers of large crates, $a$, and small crates, $c$, that a lift can carry on one ride, where masses are in kilograms. In this inequality, what does 260 represent?',
         ('The greatest total mass, in kilograms, that the lift can carry', 'The number of crates the lift can carry', 'The mass, in kilograms, of a large crate and a small crate together', 'The number of rides of the lift'), 'A'),
    _row(skills.NONLINEAR_FUNCTIONS, "A dye's remaining mass, in milligrams, is estimated by the function $A(n) = 70\\left(\\frac{1}{2}\\right)^{\\frac{n}{36}}$, where $n$ is the number of hours since the dye was poured. What is the best interpretation of 36 in this function?",
         ('The mass, in milligrams, of the dye when it was poured', 'The number of hours it takes for the mass of the dye to be halved', 'The mass, in milligrams, of the dye lost each hour', 'The number of hours since the dye was poured'), 'B', True),
    # ---- studies
    _row(skills.INFERENCE, 'From a list of all 3,100 members of a union, 150 were selected at random and asked how many hours of overtime they work. The mean was 5.2 hours, with a margin of error of 0.9 hour. Which of the following samples will most likely result in a smaller margin of error for the estimated mean for the members of the union?',
         ('80 randomly selected members of the union', '150 randomly selected drivers in the union', '150 randomly selected workers from the whole country', '450 randomly selected members of the union'), 'D'),
    _row(skills.CLAIMS, 'Scientists chose 60 participants at random from a group of 700 patients with back pain who had answered a newspaper notice. The 60 participants were then randomly assigned to do stretching exercises or not. Those who stretched reported much less pain. What is the largest group to which the results of the study can be applied?',
         ('The 60 participants in the study', 'The 700 patients with back pain who had answered the notice', 'All patients with back pain', 'All people in the country'), 'B'),
    _row(skills.INFERENCE, 'A random sample of 500 adults in Lake County and a random sample of 500 adults in Hill County were asked whether they own a boat. Based on the answers, the estimates were 22% for Lake County and 25% for Hill County, each with a margin of error of 4%. Which of the following statements is best supported by the data?',
         ('A greater percent of adults in Hill County than in Lake County own a boat.', 'It is possible that the percents of adults who own a boat are the same in both counties.', 'Exactly 3% more adults in Hill County than in Lake County own a boat.', 'The survey in Lake County is invalid because its estimate was less than 25%.'), 'B'),
    _row(skills.INFERENCE, 'A random sample of 500 adults in Lake County and a random sample of 500 adults in Hill County were asked whether they own a boat. Based on the answers, the estimates were 22% for Lake County and 45% for Hill County, each with a margin of error of 4%. Which of the following statements is best supported by the data?',
         ('A greater percent of adults in Hill County than in Lake County own a boat.', 'It is possible that the percents of adults who own a boat are the same in both counties.', 'Exactly 23% more adults in Hill County than in Lake County own a boat.', 'A greater percent of adults in Lake County than in Hill County own a boat.'), 'A'),
    _row(skills.INFERENCE, 'A nursery grows thousands of seedlings. A gardener selected 200 seedlings at random from the seedlings planted in April and found that 14 of them were infested. Which of the following conclusions is most reasonable?',
         ('Exactly 7% of the seedlings planted in April were infested.', 'About 7% of the seedlings planted in April were infested.', 'About 7% of the seedlings the nursery has ever grown were infested.', 'About 14% of the seedlings planted in April were infested.'), 'B'),
    _row(skills.CLAIMS, 'A coach recorded data for every one of the 230 children of a sports camp and found that children with longer arms tended to know more vocabulary words. Which of the following is the most plausible explanation of the association?',
         ('Knowing more words causes the arms of children to grow.', 'Having longer arms causes children to learn words.', 'Age is related both to arm length and to vocabulary.', 'The sample of children was too small.'), 'C'),
    _row(skills.CLAIMS, 'The owner of a cinema wants to know the mean distance that the people who saw a film on Sunday had traveled. Which of the following methods of choosing a sample is most likely to give a mean that is close to the mean for all of them?',
         ('Asking the first 40 people who arrived', 'Asking 40 people chosen at random from the list of everyone who bought a ticket', 'Asking 40 people who sat in the front rows', 'Asking 40 people who bought a drink in the lobby'), 'B'),
    _row(skills.INFERENCE, 'A random sample of 60 farms in a valley was selected and the mean size was found, with a margin of error of 11 acres. A second random sample of 240 farms in the valley will be selected. Compared with the margin of error for the first sample, the margin of error for the second sample will most likely be',
         ('smaller, because the second sample is larger.', 'larger, because the second sample is larger.', 'the same, because both samples are from the valley.', 'smaller, because the first sample is larger.'), 'A'),
    # ---- statements about functions and lines
    _row(skills.LINEAR_FUNCTIONS, '\\begin{tabular}{|c|c|} \\hline $x$ & $h(x)$ \\\\ \\hline 0 & 31 \\\\ \\hline 4 & 23 \\\\ \\hline 8 & 15 \\\\ \\hline \\end{tabular} The table shows selected values of the linear function $h$. Which of the following statements about the function is true?',
         ('The value of $h(x)$ increases by 2 for each increase of 1 in $x$.', 'The value of $h(x)$ decreases by 2 for each increase of 1 in $x$.', 'The value of $h(x)$ decreases by 8 for each increase of 1 in $x$.', 'The value of $h(x)$ decreases by 1 for each increase of 2 in $x$.'), 'B'),
    _row(skills.LINEAR_FUNCTIONS, 'The function $f$ is defined by $f(x) = 4x + 1$, and the graph of the linear function $g$ passes through $(0, 1)$ and $(2, 5)$. Which of the following statements is true?',
         ('The slope of the graph of $f$ is greater than the slope of the graph of $g$, and the $y$-intercepts are the same.', 'The slope of the graph of $f$ is less than the slope of the graph of $g$, and the $y$-intercepts are the same.', 'The slopes are the same, and the $y$-intercepts are different.', 'The slopes and the $y$-intercepts are the same.'), 'A'),
    _row(skills.LINEAR_FUNCTIONS, 'A line with a positive slope passes through the point $(0, 5)$ in the $xy$-plane. Which of the following statements must be true?',
         ('The line passes through the fourth quadrant.', 'The line does not pass through the fourth quadrant.', 'The line does not pass through the first quadrant.', 'The line passes through the origin.'), 'B'),
    _row(skills.NONLINEAR_FUNCTIONS, 'The quadratic function $q$ is defined by $q(x) = -(x + 2)^2 - 3$. Which statement about the graph of $y = q(x)$ in the $xy$-plane is true?',
         ('The graph has two distinct $x$-intercepts.', 'The graph has exactly one $x$-intercept.', 'The graph has no $x$-intercepts, and its lowest point is $(-2, -3)$.', 'The graph has no $x$-intercepts, and its highest point is $(-2, -3)$.'), 'D'),
    _row(skills.SYSTEMS, '$$6x - 2y = 8$$ $$-3x + y = 4$$ Which of the following best describes the graphs of the two equations of this system in the $xy$-plane?',
         ('Two lines that intersect at exactly one point', 'Two parallel lines that do not intersect', 'The same line', 'Two perpendicular lines'), 'B'),
    _row(skills.EQUIVALENT, 'If the function $p$ is a polynomial and $p(-3) = 0$, which of the following must be true about $p(x)$?',
         ('$x - 3$ is a factor of $p(x)$.', '$x + 3$ is a factor of $p(x)$.', 'The remainder when $p(x)$ is divided by $x$ is $-3$.', 'The degree of $p(x)$ is 3.'), 'B'),
    # ---- what a change does, and data sets
    _row(skills.NONLINEAR_FUNCTIONS, 'The volume of a right circular cylinder is $V = \\pi r^2 h$, where $r$ is the radius of the base and $h$ is the height. A company triples the radius of its can and makes the height half as great. Which of the following is true of the volume of the new can?',
         ('It is 1.5 times the volume of the old can.', 'It is 3 times the volume of the old can.', 'It is 4.5 times the volume of the old can.', 'It is the same as the volume of the old can.'), 'C'),
    _row(skills.ONE_VARIABLE_DATA, 'Data set X consists of the masses, in grams, of 31 stones, and the greatest of them is 48 grams. When the masses were copied, the greatest mass was entered as 480 instead of 48, and all the others were entered correctly. Which of the following must be greater for the copied data than for the correct data? I. The mean II. The median III. The range',
         ('I only', 'II only', 'I and III only', 'I, II, and III'), 'C'),
    _row(skills.ONE_VARIABLE_DATA, 'A new data set T is made by adding 9 to each of the values in data set R, which has 40 values that are not all equal. Which of the following correctly compares the means and the standard deviations of the two sets?',
         ('The mean of T is greater than the mean of R, and the standard deviations are equal.', 'The mean of T is greater than the mean of R, and the standard deviation of T is greater than that of R.', 'The means are equal, and the standard deviation of T is greater than that of R.', 'The means are equal, and the standard deviations are equal.'), 'A'),
    _row(skills.ONE_VARIABLE_DATA, 'The rents of the 35 apartments in a building have a mean of \\$1,900 and a median of \\$1,250. Which of the following situations could explain the difference between the mean and the median?',
         ('Many of the rents are close to \\$1,250.', 'A few of the rents are much higher than the rest.', 'A few of the rents are much lower than the rest.', 'Many of the rents are between \\$1,250 and \\$1,900.'), 'B'),
    _row(skills.NONLINEAR_FUNCTIONS, 'A sample has a mass of 80 grams. At the end of each hour, the mass is half of what it was at the beginning of the hour. Which type of function best models the mass over time?',
         ('Decreasing linear, because the mass decreases by the same amount each hour', 'Decreasing exponential, because the mass is multiplied by the same number each hour', 'Increasing exponential, because the mass is multiplied by 2 each hour', 'Increasing linear, because the time increases by 1 hour each time'), 'B'),
    # ---- to be declined
    _row(skills.CLAIMS, 'The volume of a cylinder is $V = \\pi r^2 h$, where $r$ is the radius and $h$ is the height. The volume of a can stays the same while its radius is doubled. Which of the following is true of the height?',
         ('It is divided by 2.', 'It is twice as great.', 'It is 4 times as great.', 'It is the same.'), None),
    _row(skills.CLAIMS, 'A line with a positive slope passes through the point $(2, 5)$ in the $xy$-plane. Which of the following statements must be true?',
         ('The line passes through the fourth quadrant.', 'The line passes through the second quadrant.', 'The line passes through the origin.', 'The line passes through the third quadrant or is steep.'), None),
    _row(skills.CLAIMS, 'A random sample of 60 farms was selected and the margin of error was 11 acres. A second random sample of 60 farms will be selected. Compared with the margin of error for the first sample, the margin of error for the second sample will most likely be',
         ('smaller, because the second sample is larger.', 'larger, because the second sample is larger.', 'the same, because acres are measured.', 'smaller, because the first sample is larger.'), None),
    _row(skills.CLAIMS, 'A new data set T is made by adding 9 to each of the values in data set R except the greatest. Which of the following correctly compares the two sets?',
         ('The range of T is greater than the range of R.', 'The range of T is equal to the range of R.', 'The mean of T is less than the mean of R.', 'The medians are equal.'), None),
]
# fmt: on
