"""Groups told in sentences, tables in words, samples and studies asked about from many sides, and their traps."""

# ruff: noqa: E501 (a problem a row)

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths import skills as s

PROBLEMS: list[Row] = [
    Row(
        s.CLAIMS,
        'A news website posted the question "Do you support the new bus lanes?" on its home page. Of the readers who replied, 71% answered "Yes." Which of the following is the best explanation of why the result may not reflect the views of everyone in the city?',
        (
            'More than half of the readers who replied answered "Yes."',
            "The readers who replied decided on their own to do so and were not a random sample of the people in the city.",
            "Some readers may have answered quickly.",
            "The question was about bus lanes only.",
        ),
        "The readers who replied decided on their own to do so and were not a random sample of the people in the city.",
        "B",
        verified=False,
    ),
    Row(
        s.CLAIMS,
        "From a list of all 8,000 members of an association, 400 were selected at random and were sent a questionnaire. Only 60 of them returned it. Which of the following is the best reason that the results may not represent all of the members?",
        (
            "The 400 members were selected at random.",
            "Most of the members selected did not return the questionnaire, and those who did may differ from those who did not.",
            "The association has more than 5,000 members.",
            "The questionnaire was sent to 400 members at the same time.",
        ),
        "Most of the members selected did not return the questionnaire, and those who did may differ from those who did not.",
        "B",
        verified=False,
    ),
    Row(
        s.CLAIMS,
        "At a company, employees chose whether to work from home. Those who worked from home reported higher satisfaction in a survey of all employees. Which of the following is the best explanation for why it cannot be concluded that working from home causes higher satisfaction?",
        (
            "All employees were surveyed.",
            "The employees chose for themselves where to work, so the two groups may differ in other ways.",
            "The employees chose whether to respond to the survey.",
            "Satisfaction was higher for those who worked from home.",
        ),
        "The employees chose for themselves where to work, so the two groups may differ in other ways.",
        "B",
    ),
    Row(
        s.CLAIMS,
        "On a website, visitors were asked to rate a film; 8,000 did so. Which of the following is the most important reason the average rating may not represent all people who saw the film?",
        (
            "8,000 is too small a number.",
            "The people who rated the film are not representative because they decided themselves to give a rating.",
            "The rating was not given in a theater.",
            "Visitors may not have selected at random which film to see.",
        ),
        "The people who rated the film are not representative because they decided themselves to give a rating.",
        "B",
        verified=False,
    ),
    Row(
        s.CLAIMS,
        "A farm has 4,000 apple trees and 1,500 pear trees. A farmer chose 80 of the apple trees at random and measured their heights. To which of the following groups of trees can the results be generalized?",
        (
            "The 80 trees that were measured only",
            "All apple trees on the farm",
            "All trees on the farm",
            "All apple trees in the state",
        ),
        "All apple trees on the farm",
        "B",
    ),
    Row(
        s.CLAIMS,
        "A university has students of 12 departments. In the biology department, 60 of the 900 students were selected at random; in the other departments nobody was asked. The selected students were asked whether they own a bicycle. The largest group to which the results of the survey can be generalized is",
        (
            "all students at the university",
            "all students in the biology department",
            "the 60 students who were selected",
            "all students in a biology department",
        ),
        "all students in the biology department",
        "B",
    ),
    Row(
        s.CLAIMS,
        "A school has 400 students who play an instrument. A teacher selected 50 of the students who play an instrument at random, but 30 of them refused to answer. To which group can the results be generalized?",
        (
            "All students at the school who play an instrument",
            "All students at the school",
            "All students who play an instrument",
            "None of these groups",
        ),
    ),
    Row(
        s.CLAIMS,
        "At a college, 100 students were selected at random from the students who eat in the dining hall. They were asked what they think of the food at the college. What is the largest population that the results can be generalized to?",
        (
            "All students at the college",
            "All students at the college who eat in the dining hall",
            "All people who eat in the dining hall",
            "The 100 students asked",
        ),
        "All students at the college who eat in the dining hall",
        "B",
    ),
    Row(
        s.CLAIMS,
        "A coach wants to know how many hours the students at a large school sleep. Which of the following samples would be least likely to be biased?",
        (
            "50 students chosen at random from the school's sports teams",
            "50 students who arrive first in the morning",
            "50 students chosen at random from a list of all students at the school",
            "50 students who answer a question on the school's website",
        ),
        "50 students chosen at random from a list of all students at the school",
        "C",
    ),
    Row(
        s.PROBABILITY,
        r"\begin{center}\begin{tabular}{|c|c|c|c|}\hline& Walks & Does not walk & Total \\\hline Grade 9 & 24 & 36 & 60 \\\hline Grade 10 & 16 & 24 & 40 \\\hline Total & 40 & 60 & 100 \\\hline\end{tabular}\end{center}The table above shows how the students in two grades come to school. Which of the following is equal to $\frac{3}{5}$?",
        (
            "The fraction of the students who walk that are in grade 10",
            "The probability that a randomly selected student is in grade 10 and walks",
            "The fraction of the students in grade 9 who do not walk",
            "The fraction of all the students who walk",
        ),
        "The fraction of the students in grade 9 who do not walk",
        "C",
    ),
    Row(
        s.PROBABILITY,
        "| | Cat | Dog | Total |\n|---|---|---|---|\n| Adopted | 18 | 30 | 48 |\n| Not adopted | 6 | 10 | 16 |\n| Total | 24 | 40 | 64 |\n\nThe table shows the animals of a shelter in May. What fraction of the animals that were not adopted are dogs?",
        (r"$\frac{5}{32}$", r"$\frac{1}{4}$", r"$\frac{5}{8}$", r"$\frac{5}{16}$"),
        "5/8",
        "C",
    ),
    Row(
        s.PROBABILITY,
        "| | Window seat | Aisle seat | Total |\n|---|---|---|---|\n| With luggage | 20 | 12 | 32 |\n| Without luggage | 5 | 13 | 18 |\n| Total | 25 | 25 | 50 |\n\nThe table summarizes the passengers on a flight. Which of the following is equal to $\\frac{5}{8}$ ?",
        (
            "The fraction of the passengers with luggage who have a window seat",
            "The fraction of the passengers in a window seat who have luggage",
            "The fraction of all passengers who have a window seat",
            "The fraction of the passengers without luggage who have an aisle seat",
        ),
        "The fraction of the passengers with luggage who have a window seat",
        "A",
    ),
    Row(
        s.PROBABILITY,
        "| | Window seat | Aisle seat | Total |\n|---|---|---|---|\n| With luggage | 20 | 12 | 32 |\n| Without luggage | 5 | 13 | 18 |\n| Total | 25 | 25 | 50 |\n\nThe table summarizes the passengers on a flight. Which of the following is NOT equal to $\\frac{5}{8}$ ?",
        (
            "The fraction of the passengers with luggage who have a window seat",
            "The fraction of the passengers in a window seat who have luggage",
            "The fraction of the passengers with luggage who do not have an aisle seat",
            "The fraction of the passengers with luggage who are not in an aisle seat",
        ),
    ),
    Row(
        s.PROBABILITY,
        r"Of the 150 tickets sold for a play, 90 were sold online and the rest were sold at the door. Exactly $\frac{2}{3}$ of the tickets that were sold online and exactly $\frac{1}{4}$ of the tickets that were sold at the door were discounted. What fraction of the tickets that were not discounted were sold at the door?",
        (r"$\frac{3}{5}$", r"$\frac{3}{10}$", r"$\frac{1}{5}$", r"$\frac{3}{4}$"),
        "3/5",
        "A",
    ),
    Row(
        s.PROBABILITY,
        "A nursery planted 240 bulbs. Of the 240 bulbs, 100 were tulips and the rest were lilies. Of the bulbs that were tulips, 15% did not bloom. Of the bulbs that were lilies, 5% did not bloom. What fraction of the bulbs that did not bloom were tulips?",
        (r"$\frac{15}{22}$", r"$\frac{7}{22}$", r"$\frac{3}{20}$", r"$\frac{3}{48}$"),
        "15/22",
        "A",
    ),
    Row(
        s.PROBABILITY,
        r"Of the 120 members of a club, 48 play chess and 90 play cards; some members play both. Exactly $\frac{1}{4}$ of the members who play chess and exactly $\frac{1}{3}$ of the members who play cards are new. What fraction of the new members play chess?",
        (r"$\frac{12}{42}$", r"$\frac{1}{4}$", r"$\frac{2}{5}$", "It cannot be determined"),
    ),
    Row(
        s.PROBABILITY,
        r"Of the 300 visitors to a museum, 180 were adults and the rest were children. Of the visitors who were adults, $\frac{1}{3}$ took a tour. Of the visitors who were children, $\frac{1}{4}$ took a tour. After the tours, 15 of the adults who took a tour went home. What fraction of the visitors who took a tour were children?",
        (r"$\frac{1}{3}$", r"$\frac{1}{4}$", r"$\frac{1}{10}$", r"$\frac{2}{5}$"),
    ),
    Row(
        s.PROBABILITY,
        "A survey of 250 drivers found that 60% of them drive to work. Of the drivers who drive to work, 40% have a garage. Of the drivers who do not drive to work, 25% have a garage. What percent of the drivers surveyed have a garage?",
        (r"$34\%$", r"$40\%$", r"$65\%$", r"$24\%$"),
        "34%",
        "A",
    ),
    Row(
        s.PROBABILITY,
        r"Of the 120 campers at a camp, 48 signed up for sailing, and the rest signed up for archery. Exactly $\frac{1}{4}$ of the campers who signed up for sailing and exactly $\frac{3}{8}$ of the campers who signed up for archery had attended the camp before. Then 6 campers who had attended before switched from sailing to archery. What fraction of the campers who had attended the camp before signed up for archery?",
        (r"$\frac{9}{13}$", r"$\frac{3}{8}$", r"$\frac{11}{13}$", r"$\frac{4}{13}$"),
    ),
    Row(
        s.INFERENCE,
        r"\begin{center}\begin{tabular}{|c|c|c|c|}\hline Plant & Lamps tested & Defective lamps among those tested & Lamps made \\\hline East & 200 & 6 & 9,000 \\\hline West & 300 & 6 & 21,000 \\\hline\end{tabular}\end{center}At each of two plants, lamps were selected at random and tested, as shown in the table above. Based on the tests, what is the best estimate of the total number of defective lamps made at the two plants?",
        ("270", "420", "690", "720"),
        "690",
        "C",
    ),
    Row(
        s.INFERENCE,
        r"\begin{center}\begin{tabular}{|c|c|c|c|}\hline Plant & Lamps tested & Defective lamps among those tested & Lamps made \\\hline East & 200 & 6 & 9,000 \\\hline West & 300 & 6 & 21,000 \\\hline\end{tabular}\end{center}At each of two plants, lamps were selected at random and tested, as shown in the table above. Based on the tests, which of the following best compares the numbers of defective lamps made at the two plants?",
        (
            "The number at the East plant is about 150 less than the number at the West plant.",
            "The number at the West plant is about 150 less than the number at the East plant.",
            "The numbers at the two plants are about the same.",
            "The number at the East plant is about 150 greater than the number at the West plant.",
        ),
        "The number at the East plant is about 150 less than the number at the West plant.",
        "A",
    ),
    Row(
        s.INFERENCE,
        r"\begin{center}\begin{tabular}{|c|c|c|c|}\hline Plant & Lamps tested & Defective lamps among those tested & Lamps made \\\hline East & 200 & 6 & 9,000 \\\hline West & 300 & 6 & 21,000 \\\hline\end{tabular}\end{center}At each of two plants, lamps were selected at random and tested, as shown in the table above. How many of the lamps tested were defective?",
        ("12", "500", "690", "6"),
    ),
    Row(
        s.ONE_VARIABLE_DATA,
        r"\begin{center}\begin{tabular}{|c|c|c|c|c|c|}\hline Books read & 1 & 2 & 3 & 4 & 12 \\\hline Number of students & 2 & 4 & 5 & 3 & 1 \\\hline\end{tabular}\end{center}The table above shows how many books each of 15 students read. The student listed with 12 books had actually read 6 books. If the error is corrected, which of the mean, the median, and the range will not change?",
        ("The mean only", "The median only", "The range only", "The mean and the range only"),
        "The median only",
        "B",
    ),
    Row(
        s.ONE_VARIABLE_DATA,
        "A list of 5 numbers is 4, 6, 9, 11, 12. The value 9 was a mistake; the correct value is 10. Which of the mean, the median, and the range will change when the value is corrected?",
        (
            "The mean and the median only",
            "The mean only",
            "The median and the range only",
            "The mean, the median, and the range",
        ),
        "The mean and the median only",
        "A",
    ),
    Row(
        s.ONE_VARIABLE_DATA,
        "The masses, in grams, of 5 apples from tree A were 150, 155, 160, 165, and 170. The masses of 5 apples from tree B were 140, 150, 160, 170, and 180. Which of the following correctly compares the medians and the standard deviations of the masses?",
        (
            "The medians are equal, and the standard deviation for tree A is greater.",
            "The medians are equal, and the standard deviation for tree B is greater.",
            "The median for tree B is greater, and the standard deviations are equal.",
            "The medians are equal, and the standard deviations are equal.",
        ),
        "The medians are equal, and the standard deviation for tree B is greater.",
        "B",
    ),
    Row(
        s.TWO_VARIABLE_DATA,
        "The population of a town, in thousands, can be modeled by $P=0.4 t+22$, where $t$ is the number of years after 2005. In 2015 the town actually had 26,700 residents. Which of the following compares the actual population with the population that the model predicts?",
        (
            "The actual population was 700 greater than the population that the model predicts.",
            "The actual population was 700 less than the population that the model predicts.",
            "The actual population was 0.7 greater than the population that the model predicts.",
            "The actual population was 4,700 greater than the population that the model predicts.",
        ),
        "The actual population was 700 greater than the population that the model predicts.",
        "A",
        verified=False,
    ),
    Row(
        s.TWO_VARIABLE_DATA,
        "The number of members of a club, in hundreds, during each year from 2012 to 2020 can be modeled by $m=0.5 t+3$, where $t$ is the number of years after 2012 and $m$ is the number of members, in hundreds. In 2018, the club had 550 members. Which of the following correctly compares the number predicted by the model with the actual number of members in 2018?",
        (
            "The number predicted was 50 greater than the actual number.",
            "The number predicted was 50 less than the actual number.",
            "The number predicted was 544 less than the actual number.",
            "The number predicted was 250 greater than the actual number.",
        ),
        "The number predicted was 50 greater than the actual number.",
        "A",
        verified=False,
    ),
    Row(
        s.PROBABILITY,
        "Of the 80 players in a league, 50 play in the morning and the rest play in the evening. Of the players who play in the morning, 20% are new. Of the players who play in the evening, 40% are new, except that 2 of them left. What fraction of the new players play in the morning?",
        (r"$\frac{1}{2}$", r"$\frac{5}{11}$", r"$\frac{6}{11}$", r"$\frac{5}{10}$"),
    ),
]
