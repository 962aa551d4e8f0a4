"""Tables of our own and questions about them, many with one word that changes what is asked: read rightly, or declined."""

# ruff: noqa: E501 (a problem a row)

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths.skills import LINEAR_TWO, ONE_VARIABLE_DATA, PERCENTAGES, PROBABILITY, TWO_VARIABLE_DATA

TEAMS = (
    "| Team | Players | Wear glasses |\n|---|---|---|\n| Hawks | 20 | 5 |\n| Owls | 25 | 10 |\n| Terns | 15 | 6 |\n\n"
)
HARVEST = "| Year | Apples (tons) |\n|---|---|\n| 2016 | 240 |\n| 2017 | 300 |\n| 2018 | 270 |\n| 2019 | 330 |\n\nThe table shows the amount of apples an orchard harvested in four years. "
LUNCH = "| | Soup | Salad | Total |\n|---|---|---|---|\n| Monday | 18 | 12 | 30 |\n| Tuesday | 22 | 28 | 50 |\n| Total | 40 | 40 | 80 |\n\nThe table shows what the 80 guests of a cafe ordered on two days. "
PETS = "| | Fish | Bird | None | Total |\n|---|---|---|---|---|\n| Girls | 8 | 6 | 16 | 30 |\n| Boys | 5 | 10 | 10 | 25 |\n| Total | 13 | 16 | 26 | 55 |\n\nThe table shows which pet the children of a club own. "
GOALS = "| Number of goals | Number of games |\n|---|---|\n| 0 | 5 |\n| 1 | 6 |\n| 2 | 4 |\n| 3 | 1 |\n\nThe table shows how many goals a team scored in each of its 16 games. "
SHOPS = "| Shop | Sales in 2018 | Sales in 2021 |\n|---|---|---|\n| East | 200 | 260 |\n| West | 150 | 240 |\n\nThe table shows the yearly sales of two shops, in thousands of dollars. "

SCORES = "| Hours (x) | Score (y) |\n|---|---|\n| 1 | 62 |\n| 2 | 70 |\n| 3 | 71 |\n| 4 | 83 |\n| 5 | 84 |\n\nThe table shows the hours studied, x, and the score, y, of five students. A line of best fit for the data is y = 6x + 56. "


def _chance(question: str, answer: str | None = None) -> Row:
    return Row(PROBABILITY, question, None, answer)


def _cells(question: str, answer: str | None = None) -> Row:
    return Row(TWO_VARIABLE_DATA, question, None, answer)


TABLES: list[Row] = [
    # one column a part of another
    _cells(TEAMS + "What fraction of the players on the Owls wear glasses?", "2/5"),
    _chance(TEAMS + "How many players on the Hawks do not wear glasses?", "15"),
    _chance(TEAMS + "If no player is on more than one team and one player of the three teams is chosen at random, what is the probability that the player does not wear glasses?", "13/20"),
    Row(TWO_VARIABLE_DATA, TEAMS + "Which team has the smallest fraction of players who wear glasses?", ("(A) Hawks", "(B) Owls", "(C) Terns", "(D) All three are equal"), "Hawks", "A"),
    # cells compared
    _cells(HARVEST + "The amount of apples harvested in 2017 was what percent greater than the amount harvested in 2016?", "25"),
    _cells(HARVEST + "The amount harvested in 2018 was what percent less than the amount harvested in 2017?", "10"),
    _cells(HARVEST + "The amount harvested in 2016 was what percent of the amount harvested in 2017?", "80"),
    _cells(HARVEST + "How many more tons of apples were harvested in 2019 than in 2016?", "90"),
    _cells(HARVEST + "What is the ratio of the amount harvested in 2016 to the amount harvested in 2018?", "8/9"),
    _cells(HARVEST + "How many more tons of apples were harvested in 2016 than in 2017?"),
    _cells(HARVEST + "Twice the amount harvested in 2016 was what percent of the amount harvested in 2017?"),
    Row(ONE_VARIABLE_DATA, HARVEST + "What was the average amount of apples, in tons, harvested per year over the four years?", None, "285"),
    _cells(SHOPS + "In 2018, the sales of the West shop were what fraction of the sales of the East shop?", "3/4"),
    _cells(SHOPS + "How many more dollars were the sales of the East shop than the sales of the West shop in 2021?"),
    Row(TWO_VARIABLE_DATA, SHOPS + "By what percent did the sales of the West shop increase from 2018 to 2021?", None, "60"),
    _cells(SHOPS + "What percent of the sales of the East shop in 2018 were its sales in 2021?"),
    # who is meant
    _chance(LUNCH + "If one of the guests who ordered soup is to be chosen at random to win a prize, what is the probability that the guest ordered on Tuesday?", "11/20"),
    _chance(LUNCH + "What is the probability that a guest selected at random from those who ordered salad came on Monday?", "3/10"),
    _chance(LUNCH + "What is the probability that a guest chosen at random neither came on Monday nor ordered soup?", "7/20"),
    _chance(LUNCH + "If 10 more guests come on Tuesday and order soup, what is the probability that a guest chosen at random ordered soup?"),
    _chance(LUNCH + "What is the probability that a guest chosen at random is not a Monday guest who ordered soup?"),
    _cells(LUNCH + "Of the guests who ordered soup, how many more came on Tuesday than on Monday?", "4"),
    _chance(PETS + "How many boys own a bird?", "10"),
    _chance(PETS + "How many boys own no pet?"),
    _chance(PETS + "What fraction of those who do not own a pet are girls?"),
    _chance(PETS + "Two of the girls who own none now get a fish. How many girls own a fish?"),
    _chance(GOALS + "If one of the games is chosen at random, what is the probability that the team scored 1 or 2 goals in it?", "5/8"),
    _chance(GOALS + "How many goals did the team score in the games in which it scored exactly 2 goals?"),
    _chance(GOALS + "Given that the team scored in a game, what is the probability that it scored exactly one goal?"),
    _chance("| Class | Boys | Girls |\n|---|---|---|\n| A | 9 | 11 |\n| B | 12 | 8 |\n\nWhat fraction of class A are boys?", "9/20"),
    _chance("| Class | Boys | Girls |\n|---|---|---|\n| A | 9 | 11 |\n| B | 12 | 8 |\n\nWhat fraction of the girls are boys?"),
    # a value missing, percents of groups, points of a line
    Row(ONE_VARIABLE_DATA, "| Quiz | Points |\n|---|---|\n| 1 | 14 |\n| 2 | 18 |\n| 3 | 11 |\n| 4 | n |\n\nThe table shows the points a student got on four quizzes. If the mean of the four numbers of points is 15, what is the value of n?", None, "17"),
    Row(ONE_VARIABLE_DATA, "| Week | Visitors |\n|---|---|\n| First | 120 |\n| Second | 90 |\n| Third | ? |\n\nThe mean number of visitors of a garden in the three weeks was 110. How many visitors came in the third week?", None, "120"),
    Row(PERCENTAGES, "| | Train | Plane | Car |\n|---|---|---|---|\n| Students | 40% | 10% | 50% |\n| Teachers | 25% | 50% | 25% |\n\nFor a survey, 200 students and 40 teachers were asked how they travel. The table shows the percent of each group that travels in each way. How many of the people asked travel by train?", None, "90"),
    Row(PERCENTAGES, "| Sport | Percent of members |\n|---|---|\n| Tennis | 45% |\n| Rowing | 20% |\n| Judo | 35% |\n\nThe table shows the favorite sports of the 180 members of a club. How many more members chose tennis than rowing?", None, "45"),
    Row(PERCENTAGES, "| Sport | Percent of members |\n|---|---|\n| Tennis | 45% |\n| Rowing | 20% |\n| Judo | 35% |\n\nThe table shows the favorite sports of the 180 members of a club. How many members did not choose judo?"),
    Row(LINEAR_TWO, "| x | 1 | 3 | 7 |\n|---|---|---|---|\n| y | 4 | 10 | k |\n\nThe table gives the coordinates of three points on a line. What is the value of k?", None, "22"),
    Row(LINEAR_TWO, "| x | 1 | 3 | 4 | 7 |\n|---|---|---|---|---|\n| y | 4 | 10 | 14 | k |\n\nThe table gives the coordinates of four points on a line. What is the value of k?"),
    # a line beside its data
    _cells(SCORES + "For how many of the students is the actual score greater than the score predicted by the line of best fit?", "2"),
    _cells(SCORES + "How many of the actual scores are less than the predicted scores?", "2"),
    _cells(SCORES + "How much greater is the actual score than the predicted score for 4 hours?", "3"),
    Row(TWO_VARIABLE_DATA, "| Size (ounces) | Price |\n|---|---|\n| 6 | $1.50 |\n| 10 | $2.30 |\n| 20 | $5.00 |\n\nThe table shows the prices of three sizes of juice. Which size has the lowest price per ounce?", ("(A) 6 ounces", "(B) 10 ounces", "(C) 20 ounces", "(D) All three have the same price per ounce"), "10 ounces", "B"),
]  # fmt: skip
