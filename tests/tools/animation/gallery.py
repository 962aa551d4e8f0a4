"""One solution of each picture, written by hand as the engine would return it: what the stage must be able to draw."""

from __future__ import annotations

from tools.maths.figures import (
    Angle,
    Bar,
    Bars,
    Branch,
    Cell,
    Dot,
    Exponential,
    Figure,
    Piece,
    Plane,
    Polynomial,
    Region,
    Round,
    Scales,
    Segment,
    Table,
    Tree,
    Weighing,
)
from tools.maths.solution import Solution, Step


def solved(restated: str, answer: str, figure: Figure, *steps: tuple[str, str, str, str]) -> Solution:
    """A checked solution; each step as (sentence, before, after, rule)."""
    made = tuple(Step(text, before, after, rule, True) for text, before, after, rule in steps)
    return Solution(
        question=restated,
        restated=restated,
        answer=answer,
        answer_latex=answer,
        basis="solved",
        verified=True,
        skill="gallery",
        steps=made,
        hidden=(answer,),
        figure=figure,
    )


BALANCE = solved(
    "Solve $3x + 4 = 19$.",
    "5",
    Scales("balance", (Weighing("3x + 4", "19"), Weighing("3x", "15", 0), Weighing("x", "5", 1))),
    ("Take $4$ from both sides.", "3x + 4 = 19", "3x = 15", "Subtract from both sides"),
    ("Divide both sides by $3$.", "3x = 15", "x = 5", "Divide both sides"),
)
NUMBER_LINE = solved(
    "Solve $-2x + 3 < 9$.",
    "x > -3",
    Plane(
        "number line",
        (-7, 3),
        (-1, 1),
        (
            Segment((-3, 0), (3, 0), "x > -3", at=1, arrow=True, strong=True),
            Dot(-3, 0, "-3", at=1, hollow=True),
        ),
        axes="x",
        names=("x", ""),
    ),
    ("Take $3$ from both sides.", "-2x + 3 < 9", "-2x < 6", "Subtract from both sides"),
    ("Divide both sides by $-2$; the sign turns.", "-2x < 6", "x > -3", "Divide and turn the sign"),
)
GRAPH = solved(
    "What is the least value of $f(x) = x^2 - 4x + 3$?",
    "-1",
    Plane(
        "graph",
        (-1, 5),
        (-2, 6),
        (
            Polynomial((3, -4, 1), "y = x^2 - 4x + 3"),
            Dot(1, 0, "1", at=1),
            Dot(3, 0, "3", at=1),
            Dot(2, -1, "(2, -1)", at=2, guides=True),
        ),
    ),
    ("Factor.", "x^2 - 4x + 3", "(x - 1)(x - 3)", "Factor"),
    (
        "Each factor gives a root.",
        "(x - 1)(x - 3) = 0",
        r"x = 1 \quad \text{or} \quad x = 3",
        "Set each factor to zero",
    ),
    ("The vertex lies midway, at $x = 2$.", "f(2)", r"f(2) = 4 - 8 + 3 = -1", "Evaluate at the vertex"),
)
SYSTEM = solved(
    "If $x + y = 6$ and $2x - y = 3$, what is $(x, y)$?",
    "(3, 3)",
    Plane(
        "system",
        (-1, 7),
        (-4, 8),
        (Polynomial((6, -1), "x + y = 6"), Polynomial((-3, 2), "2x - y = 3"), Dot(3, 3, "(3, 3)", at=2, guides=True)),
    ),
    ("Add the two equations.", r"\begin{cases} x + y = 6 \\ 2x - y = 3 \end{cases}", "3x = 9", "Add the equations"),
    ("Divide both sides by $3$.", "3x = 9", "x = 3", "Divide both sides"),
    ("Put $x = 3$ into the first equation.", "3 + y = 6", "y = 3", "Substitute back"),
)
AREA = solved(
    "Factor $x^2 + 5x + 6$.",
    "(x + 2)(x + 3)",
    Plane(
        "area",
        (-0.6, 7.4),
        (-0.6, 6.6),
        (
            Region(((0, 2), (4, 2), (4, 6), (0, 6)), "x^2", at=0),
            Region(((4, 2), (7, 2), (7, 6), (4, 6)), "3x", at=0),
            Region(((0, 0), (4, 0), (4, 2), (0, 2)), "2x", at=0),
            Region(((4, 0), (7, 0), (7, 2), (4, 2)), "6", at=0),
            Segment((0, 6), (4, 6), "x", at=1),
            Segment((4, 6), (7, 6), "3", at=1),
            Segment((0, 6), (0, 2), "x", at=1),
            Segment((0, 2), (0, 0), "2", at=1),
        ),
        axes="",
        equal=True,
    ),
    ("Cut the middle term in two.", "x^2 + 5x + 6", "x^2 + 2x + 3x + 6", "Split the middle term"),
    ("Take out what the parts share.", "x^2 + 2x + 3x + 6", "(x + 2)(x + 3)", "Factor by grouping"),
)
PERCENT = solved(
    "A coat costs $\\$80$ and is $25\\%$ off. What is the sale price, in dollars?",
    "60",
    Bars(
        "percent",
        (
            Bar("100\\%", (Piece(80, "80"),)),
            Bar("75\\% + 25\\%", (Piece(60, "60", at=1), Piece(20, "20", at=0, marked=True))),
        ),
    ),
    ("Find $25\\%$ of $80$.", r"0.25 \cdot 80", r"0.25 \cdot 80 = 20", "Find the part"),
    ("Take it away from $80$.", "80 - 20", "80 - 20 = 60", "Subtract the discount"),
)
RATIO = solved(
    "Red and blue are mixed $3 : 5$. There are $40$ cups. How many are red?",
    "15",
    Bars(
        "ratio",
        (
            Bar(r"\text{red}", tuple(Piece(1, "5", at=1) for _ in range(3))),
            Bar(r"\text{blue}", tuple(Piece(1, "5", at=1) for _ in range(5))),
        ),
    ),
    ("There are $3 + 5$ parts.", "3 + 5", "3 + 5 = 8", "Add the parts"),
    ("Each part is $40$ divided by $8$.", r"\frac{40}{8}", r"\frac{40}{8} = 5", "Find one part"),
    ("Red has $3$ of them.", r"3 \cdot 5", r"3 \cdot 5 = 15", "Multiply"),
)
TRIANGLE = solved(
    "A right triangle has legs $3$ and $4$. What is the sine of the angle opposite the leg $3$?",
    r"\frac{3}{5}",
    Plane(
        "triangle",
        (-0.7, 4.9),
        (-0.7, 3.7),
        (
            Segment((0, 0), (4, 0), "4"),
            Segment((4, 0), (4, 3), "3"),
            Segment((0, 0), (4, 3), "5", at=0),
            Angle((4, 0), (0, 0), (4, 3), right=True),
            Angle((0, 0), (4, 0), (4, 3), r"\theta"),
        ),
        axes="",
        equal=True,
    ),
    ("Find the hypotenuse.", "3^2 + 4^2 = c^2", "c = 5", "Pythagorean theorem"),
    ("Opposite over hypotenuse.", r"\sin\theta", r"\sin\theta = \frac{3}{5}", "Definition of sine"),
)
SIMILAR = solved(
    "A $6$-foot pole casts a $4$-foot shadow while a tree casts one of $10$ feet. How tall is the tree?",
    "15",
    Plane(
        "triangle",
        (-1.5, 16.5),
        (-1.8, 16),
        (
            Segment((0, 0), (4, 0), "4"),
            Segment((4, 0), (4, 6), "6"),
            Segment((0, 0), (4, 6)),
            Segment((5.5, 0), (15.5, 0), "10"),
            Segment((15.5, 0), (15.5, 15), "h"),
            Segment((5.5, 0), (15.5, 15)),
            Angle((4, 0), (0, 0), (4, 6), right=True),
            Angle((15.5, 0), (5.5, 0), (15.5, 15), right=True),
            Dot(15.5, 15, "15", at=1),
        ),
        axes="",
        equal=True,
    ),
    ("The triangles are similar.", r"\frac{h}{10} = \frac{6}{4}", r"\frac{h}{10} = \frac{6}{4}", "Set up the ratio"),
    ("Multiply both sides by $10$.", r"\frac{h}{10} = \frac{6}{4}", "h = 15", "Multiply both sides"),
)
CIRCLE = solved(
    "What is the length of a $60^\\circ$ arc of a circle with radius $6$?",
    r"2\pi",
    Plane(
        "circle",
        (-7.5, 8.5),
        (-7.5, 7.5),
        (
            Round((0, 0), 6),
            Segment((0, 0), (6, 0), "6"),
            Segment((0, 0), (3, 5.196)),
            Angle((0, 0), (6, 0), (3, 5.196), r"60^\circ"),
            Round((0, 0), 6, 0, 60, r"2\pi", at=1),
        ),
        axes="",
        equal=True,
    ),
    ("What share of the circle is it?", r"\frac{60}{360}", r"\frac{60}{360} = \frac{1}{6}", "Find the share"),
    (
        "Take that share of the way round.",
        r"\frac{1}{6} \cdot 2\pi \cdot 6",
        r"\frac{1}{6} \cdot 2\pi \cdot 6 = 2\pi",
        "Multiply",
    ),
)
TABLE = solved(
    "How many of the $30$ students who bike are juniors?",
    r"\frac{18}{30}",
    Table(
        "table",
        (
            (Cell(""), Cell(r"\text{bike}"), Cell(r"\text{walk}"), Cell(r"\text{total}")),
            (Cell(r"\text{juniors}"), Cell("18", marked=1), Cell("22"), Cell("40")),
            (Cell(r"\text{seniors}"), Cell("12"), Cell("28"), Cell("40")),
            (Cell(r"\text{total}"), Cell("30", marked=0), Cell("50"), Cell("80")),
        ),
    ),
    ("All who bike are the whole.", r"\text{bike}", "30", "Find the whole"),
    ("Of them, these are juniors.", "18", r"\frac{18}{30}", "Write the share"),
)
SCATTER = solved(
    "The line of best fit is $y = 2x + 1$. What does it predict for $x = 4$?",
    "9",
    Plane(
        "scatter",
        (-0.5, 6.5),
        (-1, 14),
        (
            *(Dot(x, y) for x, y in ((1, 2.6), (2, 5.4), (3, 6.8), (5, 11.5), (6, 12.7))),
            Polynomial((1, 2), "y = 2x + 1"),
            Dot(4, 9, "(4, 9)", at=0, guides=True),
        ),
    ),
    ("Put $x = 4$ into the line.", "y = 2x + 1", r"y = 2 \cdot 4 + 1 = 9", "Substitute"),
)
BOX_PLOT = solved(
    "What is the interquartile range of the box plot with quartiles $4$, $6$ and $9$?",
    "5",
    Plane(
        "box plot",
        (0, 14),
        (-1.4, 2.4),
        (
            Region(((4, 0.4), (9, 0.4), (9, 1.6), (4, 1.6))),
            Segment((6, 0.4), (6, 1.6), "6", strong=True),
            Segment((2, 1), (4, 1)),
            Segment((9, 1), (13, 1)),
            Dot(4, 0, "4"),
            Dot(9, 0, "9"),
            Segment((4, 1.9), (9, 1.9), "5", at=0, strong=True),
        ),
        axes="x",
        names=("", ""),
    ),
    ("Subtract the quartiles.", "9 - 4", "9 - 4 = 5", "Subtract"),
)
HISTOGRAM = solved(
    "The histogram shows $3$, $5$ and $2$ scores. How many are there in all?",
    "10",
    Plane(
        "histogram",
        (0, 3.2),
        (-0.8, 6),
        (
            Region(((0, 0), (1, 0), (1, 3), (0, 3)), "3"),
            Region(((1, 0), (2, 0), (2, 5), (1, 5)), "5"),
            Region(((2, 0), (3, 0), (3, 2), (2, 2)), "2"),
        ),
        axes="x",
        names=("", ""),
    ),
    ("Add the heights.", "3 + 5 + 2", "3 + 5 + 2 = 10", "Add"),
)
DOT_PLOT = solved(
    "What is the median of $2, 3, 3, 5, 7$?",
    "3",
    Plane(
        "dot plot",
        (1, 8),
        (-0.8, 4),
        (
            Dot(2, 0.5, "2"),
            Dot(3, 0.5, "3"),
            Dot(3, 1.3),
            Dot(5, 0.5, "5"),
            Dot(7, 0.5, "7"),
            Segment((3, 3.2), (3, 1.7), "3", at=1, arrow=True, strong=True),
        ),
        axes="x",
        names=("", ""),
    ),
    ("The numbers are in order already.", "2, 3, 3, 5, 7", "2, 3, 3, 5, 7", "Put in order"),
    ("The third of five is in the middle.", "2, 3, 3, 5, 7", "3", "Take the middle"),
)
GRID = solved(
    "Two dice are rolled. What is the chance that the sum is $4$?",
    r"\frac{1}{12}",
    Table(
        "probability grid",
        tuple(
            tuple(
                Cell("+" if r == c == 0 else str(r or c))
                if 0 in (r, c)
                else Cell(str(r + c), marked=0 if r + c == 4 else None)
                for c in range(7)
            )
            for r in range(7)
        ),
    ),
    ("Three of the pairs have the sum $4$.", "36", r"\frac{3}{36}", "Count"),
    ("Shorten.", r"\frac{3}{36}", r"\frac{3}{36} = \frac{1}{12}", "Simplify"),
)
TREE = solved(
    "A coin with chance $\\frac{1}{2}$ of heads is thrown twice. What is the chance of two heads?",
    r"\frac{1}{4}",
    Tree(
        "tree",
        tuple(
            Branch(one, r"\frac{1}{2}", tuple(Branch(two, r"\frac{1}{2}") for two in ("H", "T"))) for one in ("H", "T")
        ),
    ),
    (
        "Multiply along the branches.",
        r"\frac{1}{2} \cdot \frac{1}{2}",
        r"\frac{1}{2} \cdot \frac{1}{2} = \frac{1}{4}",
        "Multiply",
    ),
)
GROWTH = solved(
    "Plan A adds $50$ a year to $100$; plan B multiplies $100$ by $1.5$ each year. Which is more after $4$ years?",
    r"\text{plan B}",
    Plane(
        "growth",
        (-0.3, 4.6),
        (-40, 560),
        (
            Polynomial((100, 50), "100 + 50t"),
            Exponential(100, 1.5, r"100 \cdot 1.5^t"),
            Dot(4, 300, "300", at=0),
            Dot(4, 506.25, "506.25", at=1),
        ),
        names=("t", "y"),
    ),
    ("Plan A after $4$ years.", "100 + 50t", r"100 + 50 \cdot 4 = 300", "Substitute"),
    ("Plan B after $4$ years.", r"100 \cdot 1.5^t", r"100 \cdot 1.5^4 = 506.25", "Substitute"),
    ("Compare.", "506.25 > 300", "506.25 > 300", "Compare"),
)

GALLERY: dict[str, Solution] = {
    "balance": BALANCE,
    "number line": NUMBER_LINE,
    "graph": GRAPH,
    "system": SYSTEM,
    "area": AREA,
    "percent": PERCENT,
    "ratio": RATIO,
    "triangle": TRIANGLE,
    "similar triangles": SIMILAR,
    "circle": CIRCLE,
    "table": TABLE,
    "scatter": SCATTER,
    "box plot": BOX_PLOT,
    "histogram": HISTOGRAM,
    "dot plot": DOT_PLOT,
    "probability grid": GRID,
    "tree": TREE,
    "growth": GROWTH,
}
