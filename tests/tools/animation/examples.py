"""Solutions written by hand, as the maths engine would return them."""

from __future__ import annotations

from tools.maths.solution import Solution, Step

FLAGSHIP = Solution(
    question="If 3x + 7 = 22, what is the value of 6x − 1?",
    answer="29",
    answer_latex="29",
    basis="solved",
    verified=True,
    skill="linear equations in one variable",
    restated="If $3x + 7 = 22$, what is the value of $6x - 1$?",
    hidden=("29", "5"),
    steps=(
        Step("Subtract $7$ from both sides.", "3x + 7 = 22", "3x = 15", "Subtract from both sides", True),
        Step("Divide both sides by $3$.", "3x = 15", "x = 5", "Divide both sides", True),
        Step("Put $x = 5$ into $6x - 1$.", "6x - 1", r"6 \cdot 5 - 1 = 29", "Evaluate what is asked", True),
    ),
)

FRACTIONS = Solution(
    question="Solve 2(x-3)/5 + 1 = (x+4)/2",
    answer="x = -22",
    answer_latex="x = -22",
    verified=False,
    restated=r"Solve $\frac{2(x - 3)}{5} + 1 = \frac{x + 4}{2}$ for $x$.",
    hidden=("-22",),
    steps=(
        Step(
            "Multiply both sides by $10$, the smallest number that both denominators divide, so that the fractions go.",
            r"\frac{2(x - 3)}{5} + 1 = \frac{x + 4}{2}",
            r"4(x - 3) + 10 = 5(x + 4)",
            "Clear the fractions",
            True,
        ),
        Step("Multiply out.", r"4(x - 3) + 10 = 5(x + 4)", "4x - 12 + 10 = 5x + 20", "Distribute", True),
        Step("Collect the numbers.", "4x - 12 + 10 = 5x + 20", "4x - 2 = 5x + 20", "Collect", True),
        Step("Take $4x$ from both sides.", "4x - 2 = 5x + 20", "-2 = x + 20", "Subtract from both sides", True),
        Step("Take $20$ from both sides.", "-2 = x + 20", "-22 = x", "Subtract from both sides", True),
        Step("Turn it round.", "-22 = x", "x = -22", "Swap sides", False),
    ),
)

LONG = Solution(
    question="long",
    answer="1",
    answer_latex="1",
    restated="What is $x$ when "
    + " and ".join(f"$a_{{{n}}} x^{{{n}}} + b_{{{n}}} = c_{{{n}}}$" for n in range(9))
    + "?",
    steps=tuple(
        Step(
            "A long sentence that explains at leisure why this line follows from the one before, and what to look for.",
            " + ".join(f"a_{{{n}}} x^{{{n}}}" for n in range(k + 2)) + " = 0",
            " + ".join(f"a_{{{n}}} x^{{{n}}}" for n in range(k + 3)) + " = 0",
            "A rule with a rather long name, which needs a second line",
            True,
        )
        for k in range(9)
    ),
)
