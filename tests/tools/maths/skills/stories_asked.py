"""What a question really asks: the end or the change, a part, another unit, full weeks, another time, the start."""

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths import skills

ONE, TWO, FUN = skills.LINEAR_ONE, skills.LINEAR_TWO, skills.LINEAR_FUNCTIONS
SYS, INEQ, RATES = skills.SYSTEMS, skills.INEQUALITIES, skills.RATES

VINE = "A vine is 14 inches tall and grows 3 inches per week. "
CISTERN = "A cistern contains 360 gallons and drains at 8 gallons per minute. "
BARN = "A barn rents for $180 plus $9 per guest. "
CLUB = "A rowing club charges $45 to join and $12 per month. "
LENA = "Lena has $150 in an account and deposits $20 per week. "
SHOP = "Bowls cost $7 each and jugs cost $11 each. Ian bought 2 bowls and 3 jugs. "
WAGES = (
    "Mia earns $13 per hour on weekdays and $17 per hour on weekends. Last week she worked 25 hours and earned $365. "
)
AGES = "Vera is 3 years older than twice her cousin's age. The sum of their ages is 30. "
PLANK = "A plank 8 feet long is cut into two pieces so that one is 2 feet shorter than the other. "


def _row(skill: str, question: str, answer: str | None, full: bool = True) -> Row:
    return Row(skill, question, None, answer, None, full)


def _which(skill: str, question: str, letter: str | None, *choices: str, full: bool = True) -> Row:
    answer = choices["ABCD".index(letter)].split(") ", 1)[1] if letter else None
    return Row(skill, question, choices, answer, letter, full)


_VINE_EQUATIONS = ("(A) $h=14+3w$", "(B) $h=3w$", "(C) $h=14-3w$", "(D) $h=17w$")
_CISTERN_EQUATIONS = ("(A) $g=360+8m$", "(B) $g=8m$", "(C) $g=360-8m$", "(D) $g=8-360m$")
_CLUB_EQUATIONS = ("(A) $c=45+12m$", "(B) $c=12m$", "(C) $c=57m$", "(D) $c=45m+12$")

PROBLEMS: list[Row] = [
    # what is there in the end, and what has changed
    _row(RATES, VINE + "What is its height after 5 weeks?", "29"),
    _row(RATES, VINE + "How tall is the vine after 5 weeks?", "29"),
    _row(RATES, VINE + "How many inches does it grow in 5 weeks?", "15"),
    _row(RATES, VINE + "By how many inches does its height increase in 5 weeks?", "15"),
    _row(RATES, VINE + "How much taller is the vine after 5 weeks?", "15"),
    _row(RATES, VINE + "How tall was the vine 2 weeks ago?", None),
    _row(ONE, VINE + "In how many weeks will it be 44 inches tall?", "10"),
    _row(ONE, VINE + "In how many weeks will it have grown by 30 inches?", "10"),
    _row(RATES, CISTERN + "How many gallons have drained after 20 minutes?", "160"),
    _row(RATES, CISTERN + "How many gallons are left after 20 minutes?", "200"),
    _row(ONE, CISTERN + "How many minutes does it take to drain 120 gallons?", "15"),
    _row(ONE, CISTERN + "After how many minutes are 120 gallons left?", "30"),
    _row(ONE, CISTERN + "How many minutes after 120 gallons are left will the cistern be empty?", None),
    _row(ONE, LENA + "How many weeks does it take to deposit $180?", "9"),
    _row(ONE, LENA + "After how many weeks will the account have $310?", "8"),
    _row(RATES, LENA + "How much does she have in the account after 6 weeks?", "270"),
    _row(RATES, LENA + "How much has she deposited after 6 weeks?", "120"),
    _row(RATES, "Omar has already saved $90 and saves $15 each week. How much will he save in 6 weeks?", "90"),
    _row(RATES, "Omar has already saved $90 and saves $15 each week. How much will he have saved in 6 weeks?", "180"),
    _row(
        ONE, "Omar has already saved $90 and saves $15 each week. In how many weeks will he have saved $60 more?", None
    ),
    _which(FUN, VINE + "Which equation gives the height $h$, in inches, after $w$ weeks?", "A", *_VINE_EQUATIONS),
    _which(FUN, VINE + "Which equation gives the growth $h$, in inches, after $w$ weeks?", "B", *_VINE_EQUATIONS),
    _which(
        FUN,
        CISTERN + "Which equation gives the number of gallons $g$ that have drained after $m$ minutes?",
        "B",
        *_CISTERN_EQUATIONS,
    ),
    _which(
        FUN,
        CISTERN + "Which equation gives the number of gallons $g$ left in the cistern after $m$ minutes?",
        "C",
        *_CISTERN_EQUATIONS,
    ),
    _which(
        FUN,
        CISTERN
        + "If $g$ is the number of gallons drained after $m$ minutes, which equation represents this situation?",
        "B",
        *_CISTERN_EQUATIONS,
    ),
    # what was there at the start
    _row(ONE, "A wick burns 1.5 inches per hour. After 4 hours it is 5 inches long. How long was it at first?", None),
    _row(ONE, "A taper burns 2 inches per hour. After 3 hours it is 7 inches tall. How tall was it at first?", "13"),
    _row(
        ONE, "A shrub grows 4 inches per year. After 6 years it is 38 inches tall. What was its original height?", "14"
    ),
    _row(
        ONE,
        "A shrub grows 4 inches per year. After 6 years it has grown 24 inches. What was its original height?",
        None,
    ),
    _row(
        ONE,
        "A vat is filled at 6 gallons per minute. After 12 minutes the vat contains 100 gallons. How many gallons were "
        "in the vat initially?",
        "28",
    ),
    # with the fee, without it, one of several, each, on average
    _row(RATES, BARN + "What is the total cost for 20 guests?", "360"),
    _row(RATES, BARN + "What is the cost for the guests alone for 20 guests?", "180"),
    _row(RATES, BARN + "What is the cost per guest for 20 guests?", None),
    _row(RATES, CLUB + "What is the total cost for 4 months?", "93"),
    _row(RATES, CLUB + "What is the cost for 4 months before the joining fee?", "48"),
    _row(RATES, CLUB + "What is the cost for 4 months for an existing member?", None),
    _row(RATES, CLUB + "What is the total cost for 4 months in the second year?", None),
    _row(RATES, CLUB + "What is the total cost for another 4 months?", None),
    _row(RATES, CLUB + "How much does the cost go up with 2 more months?", None),
    _which(FUN, CLUB + "Which equation gives the total cost $c$, in dollars, of $m$ months?", "A", *_CLUB_EQUATIONS),
    _which(
        FUN,
        CLUB + "Which equation gives the cost $c$, in dollars, of $m$ months without the joining fee?",
        "B",
        *_CLUB_EQUATIONS,
    ),
    _row(
        RATES,
        "Post cards cost $2 per month plus $0.50 per card. What is the cost of the cards in a month with 9 cards?",
        None,
    ),
    _row(RATES, SHOP + "How much did he spend?", "47"),
    _row(RATES, SHOP + "How much did he spend on jugs?", "33"),
    _row(RATES, SHOP + "How many cents did he spend?", "4700"),
    _row(RATES, SHOP + "How much more did he spend on jugs than on bowls?", None),
    _row(RATES, SHOP + "He returned a jug. How much did he spend?", None),
    _row(SYS, WAGES + "How many hours did she work on weekends?", "10"),
    _row(SYS, WAGES + "How many hours did she work on weekdays?", "15"),
    _row(SYS, WAGES + "How many hours did she work?", None),
    _row(INEQ, "Nia has $130 and spends $20 per week. How many full weeks can she do this?", "6"),
    _row(
        INEQ,
        "A rink charges $5 for skates plus $4 per hour. Jo wants to spend no more than $30. What is the greatest "
        "number of hours she can skate if she has her own skates?",
        None,
    ),
    # units
    _row(RATES, VINE + "What is its height, in feet, after 6 weeks?", "8/3"),
    _row(RATES, CISTERN + "How many quarts are left after 20 minutes?", "800"),
    _row(
        ONE,
        "A reservoir contains 5,000 gallons and drains at 10 gallons per minute. How many hours does it take to drain "
        "1,800 gallons?",
        "3",
    ),
    _row(RATES, "A post is 4 feet tall and sinks 3 inches per year. How tall is it after 4 years?", None),
    _row(SYS, PLANK + "What is the length of the shorter piece, in inches?", "36"),
    _row(SYS, PLANK + "What is the length of the shorter piece, in feet?", "3"),
    _row(SYS, PLANK + "How many feet longer is the longer piece than the shorter piece?", "2"),
    # so much for several units at once
    _row(
        RATES,
        "A basin contains 90 liters and drains at a constant rate of 9 liters every 4 minutes. How many liters are "
        "left after 20 minutes?",
        "45",
    ),
    _row(
        RATES,
        "A basin contains 90 liters and loses 9 liters every 4 minutes. How many liters are left after 10 minutes?",
        None,
    ),
    # ages at another time, expressions with a letter, whole numbers that must be even or odd
    _row(SYS, AGES + "How old is Vera?", "21"),
    _row(SYS, AGES + "How old will Vera be in 6 years?", "27"),
    _row(SYS, AGES + "How much older is Vera than her cousin?", "12"),
    _row(SYS, AGES + "How old was Vera when her cousin was born?", None),
    _row(SYS, AGES + "How old is Vera at the beginning?", None),
    _row(
        SYS, "Four years ago, Ugo was 3 times as old as Pia. The sum of their ages now is 40. How old is Pia now?", "12"
    ),
    _row(
        SYS,
        "Rita is 4 times as old as Sam. In 6 years, she will be twice as old as he will be. How old is Sam now?",
        "3",
    ),
    _row(
        SYS,
        "Eva is 3 times as old as her son. The sum of their ages is 48. Her niece is 2 years younger than her son. "
        "How old is her niece?",
        "10",
    ),
    _row(
        ONE,
        "Ida is 34 years old and her son Leo is 6 years old. In how many years will Ida be 3 times as old as Leo?",
        "8",
    ),
    _which(
        ONE,
        "Hana is 5 years younger than three times the age of her nephew. If her nephew is $n$ years old, which "
        "expression "
        "represents Hana's age, in years?",
        "C",
        "(A) $3(n-5)$",
        "(B) $5-3n$",
        "(C) $3n-5$",
        "(D) $3n+5$",
    ),
    _row(ONE, "The sum of three consecutive even integers is 51. What is the largest?", None),
    _row(ONE, "The sum of two consecutive odd integers is 36. What is the smaller?", "17"),
    # bounds on the numbers themselves, someone who rides along, two that go the same way
    _which(
        INEQ,
        "A class has $90 to spend on brushes at $4 each and paints at $7 each. It will buy at least twice as "
        "many brushes as "
        "paints. If $b$ is the number of brushes and $p$ is the number of paints, which system represents this?",
        "B",
        "(A) $4b+7p \\le 90$ and $p \\ge 2b$",
        "(B) $4b+7p \\le 90$ and $b \\ge 2p$",
        "(C) $4b+7p \\ge 90$ and $b \\ge 2p$",
        "(D) $7b+4p \\le 90$ and $b \\ge 2p$",
        full=False,
    ),
    _which(
        INEQ,
        "The load of a hoist may not be more than 900 pounds. A worker who weighs 160 pounds rides along with "
        "$c$ crates "
        "weighing 35 pounds each. Which inequality represents this situation?",
        "D",
        "(A) $35+160c \\le 900$",
        "(B) $160+35c \\ge 900$",
        "(C) $35c \\le 1060$",
        "(D) $160+35c \\le 900$",
    ),
    # capacities are no amounts, two starts are one too many
    _row(
        RATES,
        "A pond holds 900 gallons. It already contains 200 gallons and a pipe adds 30 gallons per minute. How many "
        "gallons are in the pond after 10 minutes?",
        None,
    ),
    _row(
        RATES,
        "An empty barrel holds 60 gallons. It is filled at 4 gallons per minute. How many gallons are in the barrel "
        "after 5 minutes?",
        None,
    ),
    # two offers: the number, or the amount that both come to
    _which(
        ONE,
        "Studio A charges a $30 fee and $10 per class. Studio B charges a $6 fee and $13 per class. What is the "
        "total cost at "
        "the number of classes for which the costs are the same?",
        "D",
        "(A) 8",
        "(B) 24",
        "(C) 80",
        "(D) 110",
        full=False,
    ),
    _row(
        ONE,
        "Studio A charges a $30 fee and $10 per class. Studio B charges a $6 fee and $13 per class. For how "
        "many classes "
        "are the total costs the same?",
        "8",
    ),
    _row(
        ONE,
        "Studio A charges a $30 fee and $10 per class. Studio B charges a $6 fee and $13 per class. For how "
        "many classes "
        "are the total costs the same on weekdays?",
        None,
    ),
    _row(
        RATES,
        "A ferry charges $5 for the first mile and $3 for each additional mile. What is the cost per mile of an 8-mile "
        "ride?",
        None,
    ),
]
