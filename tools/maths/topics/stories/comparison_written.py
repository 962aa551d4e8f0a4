"""A compared number written with the letters of the problem: "if her brother is b years old, … her age"."""

from __future__ import annotations

from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.stem import Stem
from tools.maths.topics.stories.relations import same_expression
from tools.maths.tree import Node, letters
from tools.maths.values import Unvalued, evaluate

CONCEPT = (
    "Write what is known with its letter, then follow the words from there: “5 more than” adds, “3 times” multiplies, "
    "and “5 more than 3 times a number” multiplies first."
)


def written(stem: Stem, meant: Node, known: dict[str, Node], wanted: Node) -> Derivation | None:
    """The derivation of the expression for what is asked; None without choices that are expressions."""
    if sum(c.node is not None and letters(c.node) == letters(meant) for c in stem.choices) < 2:
        return None
    move = Move(
        "Put the words into symbols",
        "Start from the number that has a letter and do to it, one after the other, what the words say.",
        words("what is asked, in words"),
        meant,
        check=lambda: _followed(meant, known, wanted),
    )
    fitting = [c.node for c in stem.choices if c.node is not None and same_expression(c.node, meant)]
    return Derivation(
        skills.LINEAR_TWO if len(letters(meant)) > 1 else skills.LINEAR_ONE,
        CONCEPT,
        (move,),
        ({},),
        (meant,),
        asked="You are asked for an expression: one number of the story, written with the letter of another.",
        fits=lambda c: c.node is not None and same_expression(c.node, meant),
        confirm=lambda: len(fitting) == 1 and _followed(fitting[0], known, wanted),
    )


def _followed(expression: Node, known: dict[str, Node], wanted: Node) -> bool:
    """The expression against the statements followed one after another with numbers in place of the letters."""
    try:
        for shift in range(1, 6):
            here: dict[str, Fraction | float] = {
                n: Fraction(7 * shift + 3 * i) for i, n in enumerate(sorted(letters(expression)))
            }
            values = dict(here)
            for _ in known:
                for name, node in known.items():
                    if letters(node) <= set(values):
                        values[name] = evaluate(node, values)
            if evaluate(wanted, values) != evaluate(expression, here):
                return False
    except Unvalued:
        return False
    return True
