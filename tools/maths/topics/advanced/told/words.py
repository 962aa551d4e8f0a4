"""Which words around the formulas change nothing: what is left decides whether a reading is full, or none at all."""

from __future__ import annotations

import re

from tools.maths.topics.advanced.loosely import vocabulary

_SHOWN_TEXT = """
    table tables shows show showing shown lists list listed listing selected select several certain some few
    gives give given giving corresponding correspond entries entry row rows column columns data take takes taken
    taking above below next following followed according based satisfy satisfies satisfying such information
    exponential linear nonlinear increasing decreasing function functions defined define defines models
    statement statements claim claims conclusion conclusions constant constants nonzero positive real number
    numbers contains straight slope line lines collinear same common variable input inputs output outputs pairs
    determined considered consider suppose assume knows known guaranteed concluded conclude about regarding
    concerning always true must equation equations relates relate relationship relation relating between
    represents represent describes describe best passing graph plane coordinate coordinates binomial binomials
    polynomials expression expressions divisor one each as of it is
"""
SHOWN = frozenset(_SHOWN_TEXT.split())


def left_over(text: str, more: frozenset[str] = frozenset()) -> tuple[bool, bool]:
    """Whether words are left that nobody knows, and whether one could change the arithmetic.

    >>> left_over("the table above lists values of ⟦E1⟧"), left_over("a gardener wrote ⟦F1⟧"), left_over("is not ⟦N1⟧")
    ((False, False), (True, False), (True, True))
    """
    strange, trap = vocabulary.told_apart(
        re.sub(rf"(?<![\w-])(?:{'|'.join(sorted(more | SHOWN))})(?![\w-])", " ", text)
    )
    return bool(strange), trap
