"""Choices that are amounts with their unit ("20 feet", "$1.50", "12 weeks"), compared with a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction

from tools.maths.problem import Choice
from tools.maths.tree import Node, letters
from tools.maths.values import Unvalued, evaluate, same_value

_AMOUNT = re.compile(r"\W*(?P<value>\d[\d,]*(?:\.\d+)?|\.\d+)\s*(?P<unit>[a-z][a-z /]*)?\W*")


def amount_test(choices: Sequence[Choice], answer: Node) -> Callable[[Choice], bool] | None:
    """A test for choices that carry a unit, the same one each; None when they are plain numbers and need no test.

    >>> from tools.maths.choice_reading import read_choice
    >>> from tools.maths.tree import num
    >>> two = read_choice("A", "20 feet"), read_choice("B", "8 feet")
    >>> test = amount_test(two, num(20))
    >>> [test(c) for c in two]
    [True, False]
    """
    if not choices or all(c.node is not None for c in choices):
        return None
    read = {c.letter: _read(c) for c in choices}
    units = {r[1] for r in read.values() if r}
    if None in read.values() or len(units) > 1:
        return None
    try:
        value = evaluate(answer)
    except Unvalued:
        return None

    def test(choice: Choice) -> bool:
        """Whether the choice's number is the value."""
        amount = read.get(choice.letter)
        return amount is not None and same_value(amount[0], value)

    return test


def _read(choice: Choice) -> tuple[Fraction, str] | None:
    text = (
        re.sub(r"\\text\s*\{([^{}]*)\}", r" \1 ", choice.text).replace("\\", " ").replace("{,}", ",").replace("$", " ")
    )
    match = _AMOUNT.fullmatch(text.lower().strip())
    if match is None or (choice.node is not None and letters(choice.node)):
        return None
    unit = (match.group("unit") or "").strip()
    return Fraction(match.group("value").replace(",", "").rstrip(".")), unit.removesuffix("s")
