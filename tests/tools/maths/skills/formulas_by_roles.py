"""Which formula says what a story says: our own stories whose letters, units and roles decide among the choices."""

from __future__ import annotations

from tests.tools.maths.skills.rows import Row
from tools.maths import skills


def _row(skill: str, question: str, choices: tuple[str, ...], letter: str | None, stricter: str = "") -> Row:
    """A row by its letter; stricter: the answer as another topic that reads the whole text writes it, verified."""
    right = None if letter is None else choices["ABCD".index(letter)].replace("$", "")
    return Row(skill, question, choices, stricter or right, letter, verified=bool(stricter))


PROBLEMS: list[Row] = [
    _row(
        skills.RATES,
        "A printer prints $n$ pages in $m$ minutes. At this rate, which expression gives the number of pages it "
        "prints in $h$ hours?",
        ("$\\frac{nh}{60m}$", "$\\frac{60nh}{m}$", "$\\frac{nm}{60h}$", "$\\frac{mh}{60n}$"),
        "B",
    ),
    _row(
        skills.RATES,
        "If $p$ pounds of plums cost $d$ dollars, which expression gives the cost, in cents, of $q$ pounds of plums?",
        ("$\\frac{100dq}{p}$", "$\\frac{dq}{100p}$", "$\\frac{100pq}{d}$", "$\\frac{dp}{q}$"),
        "A",
        "(100qd)/p",
    ),
    _row(
        skills.NONLINEAR_FUNCTIONS,
        "A patch of moss covers 40 square inches and triples in area every 6 weeks. Which equation gives the area $A$, "
        "in square inches, after $w$ weeks?",
        ("$A=40(3)^{6w}$", "$A=40+3w$", "$A=40(3)^{\\frac{w}{6}}$", "$A=3(40)^{\\frac{w}{6}}$"),
        "C",
        "40 * 3^(w/6)",
    ),
    _row(
        skills.NONLINEAR_FUNCTIONS,
        "At \\$9 a ticket, a cinema sells 200 tickets a night. The owner expects that each \\$1 increase in the price "
        "will lead to 12 fewer tickets sold. Which expression gives the expected revenue, in dollars, after $x$ "
        "increases of \\$1?",
        ("$(9+x)(200+12x)$", "$(9-x)(200+12x)$", "$(9+12x)(200-x)$", "$(9+x)(200-12x)$"),
        "D",
    ),
    _row(
        skills.INEQUALITIES,
        "The mass $m$, in grams, of a coin must be within 2 of 40. A machine rejects every coin that fails this test. "
        "Which inequality describes the masses of the coins that are rejected?",
        ("$|m-2|>40$", "$|m-40|>2$", "$|m-40|<2$", "$|m-38|>2$"),
        "B",
    ),
    _row(
        skills.NONLINEAR_EQUATIONS,
        "A canoe goes 8 miles down a stream and returns the same distance against a current of 1 mile per hour. The "
        "total time is 6 hours. If $c$ is the speed of the canoe in still water, in miles per hour, which equation "
        "can be solved for $c$?",
        (
            "$\\frac{16}{c}=6$",
            "$8(c+1)+8(c-1)=6$",
            "$\\frac{8}{c+1}+\\frac{8}{c-1}=6$",
            "$\\frac{c+1}{8}+\\frac{c-1}{8}=6$",
        ),
        "C",
    ),
    _row(
        skills.LINEAR_FUNCTIONS,
        "A locksmith asks \\$70, which covers the first 3 hours of work, and \\$25 for each hour after that. Which "
        "equation gives the total charge $c$, in dollars, for $h$ hours of work, where $h>3$?",
        ("$c=25h+70$", "$c=25h-5$", "$c=25h+45$", "$c=95h-75$"),
        "B",
    ),
    _row(
        skills.LINEAR_FUNCTIONS,
        "Each row of a vineyard after the first has 4 more vines than the row in front of it. Row 3 has 21 vines. "
        "Which function gives the number of vines in row $n$?",
        ("$f(n)=4n+9$", "$f(n)=4n+21$", "$f(n)=3n+12$", "$f(n)=4n+17$"),
        "A",
    ),
    _row(
        skills.NONLINEAR_FUNCTIONS,
        "A farmer has 90 feet of fencing for a rectangular yard. One side of the yard lies along a barn and needs no "
        "fencing. If the side opposite the barn is $x$ feet long, which function gives the area $A$, in square feet?",
        ("$A(x)=x(90-2x)$", "$A(x)=x(45-x)$", "$A(x)=\\frac{x(90-x)}{2}$", "$A(x)=x(90-x)$"),
        "C",
    ),
    _row(
        skills.NONLINEAR_FUNCTIONS,
        "A ball is thrown from a roof. Its height is a quadratic function of time. The ball is thrown 30 feet above "
        "the ground and reaches its maximum height of 94 feet 2 seconds later. Which equation models the height $y$, "
        "in feet, of the ball $t$ seconds after it is thrown?",
        ("$y=-16(t-2)^2+30$", "$y=-16(t-2)^2+94$", "$y=-16(t+2)^2+94$", "$y=16(t-2)^2+94$"),
        "B",
    ),
    _row(
        skills.PERCENTAGES,
        "Last year a gym had $d$ members with a day pass and $n$ members with a night pass. This year "
        "the number of day "
        "members rose by $15\\%$ and the number of night members fell by $40\\%$, while the total number of members "
        "stayed the same. Which equation relates $d$ and $n$?",
        ("$0.4d=0.15n$", "$1.15d=0.4n$", "$0.15d=0.4n$", "$0.85d=1.4n$"),
        "C",
    ),
    _row(
        skills.PERCENTAGES,
        "In a trail mix the mass of raisins, $r$ grams, is $60\\%$ of the mass of nuts. The mass of nuts "
        "is $50\\%$ greater "
        "than the mass of seeds, $s$ grams. Which of the following gives $r$ in terms of $s$?",
        ("$r=1.1s$", "$r=0.3s$", "$r=0.9s$", "$r=2.1s$"),
        "C",
    ),
    _row(
        skills.LINEAR_ONE,
        "The sum of three numbers is 150. The largest number is $25\\%$ more than the sum of the other two numbers. If "
        "$n$ is the largest number, which equation must be true?",
        ("$n=1.25(150-n)$", "$n=0.25(150-n)$", "$150-n=1.25n$", "$150=1.25n$"),
        "A",
    ),
    _row(
        skills.INEQUALITIES,
        "On his first three rounds Ivo scored 71, 80, and 68 points. There are two rounds left, and he "
        "expects the same "
        "number of points, $q$, in each of them. Which inequality represents the scores $q$ for which "
        "his average on the "
        "five rounds will be at least 75 points?",
        ("$219+q\\ge 300$", "$219+2q\\ge 375$", "$219+2q\\ge 75$", "$\\frac{219}{3}+q\\ge 75$"),
        "B",
    ),
    # what is not to be answered: another thing is asked, or the story turns round
    _row(
        skills.LINEAR_FUNCTIONS,
        "Row 3 of a hall has 20 chairs, and each row has 2 more chairs than the row next to it on one side. Which "
        "function gives the number of chairs in row $n$?",
        ("$f(n)=2n+14$", "$f(n)=26-2n$", "$f(n)=2n+20$", "$f(n)=20-2n$"),
        None,
    ),
    _row(
        skills.NONLINEAR_FUNCTIONS,
        "A farmer has 60 feet of fencing for a rectangular yard divided into two equal parts by a fence "
        "parallel to one "
        "side. If that side is $x$ feet long, which function gives the area of the yard?",
        ("$A(x)=x(30-x)$", "$A(x)=x(60-2x)$", "$A(x)=\\frac{x(60-3x)}{2}$", "$A(x)=x(60-3x)$"),
        None,
    ),
]
