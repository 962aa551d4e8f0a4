"""Conclusions from studies, samples and margins of error, at length and in other words."""

# ruff: noqa: E501 (a problem a row)

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths import skills as s

PROBLEMS: list[Row] = [
    Row(
        s.CLAIMS,
        "A company that makes running shoes wanted to know whether its new insole reduces knee pain. From a large group of runners who had complained of knee pain, 400 volunteers were found, and half of them, chosen at random, were given shoes with the new insole, while the others got shoes with an ordinary one. After three months, the runners with the new insole reported clearly less pain than the others. Based on the design and the results of the study, which of the following is an appropriate conclusion?",
        (
            "The new insole is likely to reduce knee pain for runners who have knee pain.",
            "The new insole is the best insole there is for runners with knee pain.",
            "The new insole will reduce knee pain for anyone who wears it.",
            "The new insole causes a large reduction of pain in all joints.",
        ),
        "The new insole is likely to reduce knee pain for runners who have knee pain.",
        "A",
    ),
    Row(
        s.CLAIMS,
        "A city council asked a random sample of 300 residents of the Northside neighborhood whether they would like a new swimming pool, and 72% said that they would. Which of the following is the largest population to which the result of the survey can be applied?",
        (
            "The 300 residents who were asked",
            "All residents of the Northside neighborhood",
            "All residents of the city",
            "All people who like to swim",
        ),
        "All residents of the Northside neighborhood",
        "B",
    ),
    Row(
        s.INFERENCE,
        "A biologist selected 60 trees at random from a forest and measured the diameters of their trunks. From the sample she estimates that the mean diameter of the trunks of all trees in the forest is 41 centimeters, with an associated margin of error of 3 centimeters. Which of the following is the best interpretation of the data?",
        (
            "All trees in the forest have trunks with a diameter between 38 and 44 centimeters.",
            "Most trees in the forest have trunks with a diameter of exactly 41 centimeters.",
            "It is plausible that the mean diameter of the trunks of all trees in the forest is between 38 and 44 centimeters.",
            "The mean diameter of the trunks of the 60 trees is between 38 and 44 centimeters.",
        ),
        "It is plausible that the mean diameter of the trunks of all trees in the forest is between 38 and 44 centimeters.",
        "C",
    ),
    Row(
        s.ONE_VARIABLE_DATA,
        "Two groups of nine students took the same quiz. The scores of group 1 were 2, 3, 3, 4, 5, 6, 7, 7, 8 and the scores of group 2 were 4, 4, 5, 5, 5, 5, 5, 6, 6. Which of the following correctly compares the standard deviations of the scores of the two groups?",
        (
            "The standard deviation of group 1 is greater.",
            "The standard deviation of group 2 is greater.",
            "The standard deviations are equal.",
            "There is not enough information to compare them.",
        ),
        "The standard deviation of group 1 is greater.",
        "A",
    ),
    Row(
        s.CLAIMS,
        "A marketing team wants to find out how the members of a gym feel about a plan to play louder music. Which of the following methods of choosing whom to ask is the most likely to give a result that is representative of all members?",
        (
            "Asking the members who come to the gym on a Monday morning",
            "Asking 100 members chosen at random from a list of all members",
            "Putting a sheet by the door on which members can write their opinion",
            "Asking all members who take a dance class",
        ),
        "Asking 100 members chosen at random from a list of all members",
        "B",
    ),
    Row(
        s.INFERENCE,
        "A polling firm estimated, from two separate random samples of the voters of a state, the share of voters that favor a new law. The first sample had 500 voters and the second had 2,000. Both samples were selected in the same way. Which of the following is most likely true about the margins of error?",
        (
            "The margin of error is smaller for the second sample.",
            "The margin of error is smaller for the first sample.",
            "The margins of error are the same.",
            "Neither sample has a margin of error.",
        ),
        "The margin of error is smaller for the second sample.",
        "A",
        verified=False,
    ),
    Row(
        s.CLAIMS,
        "Researchers at a hospital wanted to know whether drinking a glass of beet juice before exercise has an effect on how long people can cycle. They recruited 80 healthy adults from a cycling club and split them into two groups by drawing names from a hat. One group drank beet juice before a ride and the other drank water. The beet juice group cycled longer on average, and the difference was statistically significant. What is the most appropriate conclusion that can be drawn from the study?",
        (
            "Drinking beet juice before exercise is the most effective way to cycle longer.",
            "Drinking beet juice before exercise likely causes an increase in cycling time for people like those in the study.",
            "Drinking beet juice causes an increase in cycling time for all adults.",
            "There is an association between beet juice and cycling time, but no cause can be claimed.",
        ),
        "Drinking beet juice before exercise likely causes an increase in cycling time for people like those in the study.",
        "B",
    ),
    Row(
        s.CLAIMS,
        "To find out what the 2,300 students at a university think of a new meal plan, a reporter for the student newspaper interviewed 60 students as they came out of the dining hall on a Friday evening. Of these, 47 said that they liked the plan. The reporter concluded that most students at the university like the plan. Which of the following best explains why the conclusion is not well supported?",
        (
            "The reporter did not interview enough students.",
            "The students interviewed were not a random sample of all students at the university.",
            "Students may have changed their minds after the interview.",
            "The reporter did not ask about other meal plans.",
        ),
        "The students interviewed were not a random sample of all students at the university.",
        "B",
    ),
    Row(
        s.INFERENCE,
        "A park ranger wanted to estimate the mean weight of the trout in a lake. He caught 75 trout at random and found that their mean weight was 1.4 pounds. With a margin of error of 0.2 pound, which of the following is the most reasonable statement about the trout in the lake?",
        (
            "The mean weight of all the trout in the lake is likely between 1.2 and 1.6 pounds.",
            "Every trout in the lake weighs between 1.2 and 1.6 pounds.",
            "The mean weight of all the trout in the lake is exactly 1.4 pounds.",
            "No trout in the lake weighs more than 1.6 pounds.",
        ),
        "The mean weight of all the trout in the lake is likely between 1.2 and 1.6 pounds.",
        "A",
        verified=False,
    ),
    Row(
        s.CLAIMS,
        "An agricultural scientist wants to test whether a new fertilizer increases the yield of tomato plants. Which of the following study designs would allow the scientist to conclude that the fertilizer causes an increase in yield?",
        (
            "Randomly assign half of 60 plants to receive the fertilizer and leave the rest without it, then compare the yields",
            "Give the fertilizer to 60 plants and record their yields",
            "Ask gardeners who use the fertilizer about their yields",
            "Give the fertilizer to the 30 tallest of 60 plants and compare the yields of all the plants",
        ),
        "Randomly assign half of 60 plants to receive the fertilizer and leave the rest without it, then compare the yields",
        "A",
    ),
    Row(
        s.CLAIMS,
        "The manager of a cinema recorded, for each of 40 evenings, the outdoor temperature and the number of tickets sold, and found a strong negative association between the two. Which of the following is a valid conclusion?",
        (
            "High temperatures cause people to stay away from the cinema.",
            "Evenings with higher temperatures tended to have fewer tickets sold.",
            "The cinema sells no tickets when it is hot.",
            "Lower ticket sales cause higher temperatures.",
        ),
        "Evenings with higher temperatures tended to have fewer tickets sold.",
        "B",
        verified=False,
    ),
    Row(
        s.INFERENCE,
        "A survey of randomly selected drivers in a county found that 38% of them had been in a traffic jam that day, with a margin of error of 4 percentage points. Which of the following is the best interpretation of these results?",
        (
            "Exactly 38% of all drivers in the county were in a traffic jam that day.",
            "It is plausible that between 34% and 42% of all drivers in the county were in a traffic jam that day.",
            "Between 34% and 42% of the drivers surveyed were in a traffic jam that day.",
            "The survey is wrong 4% of the time.",
        ),
        "It is plausible that between 34% and 42% of all drivers in the county were in a traffic jam that day.",
        "B",
    ),
    Row(
        s.CLAIMS,
        "An economist asked 500 people who answered an advertisement on a website how much they spend on coffee each week and used the mean as an estimate for all residents of the country. Which of the following factors makes it least likely that a reliable conclusion can be drawn about the mean for all residents?",
        (
            "The size of the sample",
            "The size of the population",
            "The way in which the people in the sample were chosen",
            "The number of people who drink tea",
        ),
        "The way in which the people in the sample were chosen",
        "C",
    ),
]
