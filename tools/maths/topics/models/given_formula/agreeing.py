"""A number compared with choices that may carry a unit or be rounded, where the text says that they are rounded."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.tree import Node, Percent, Rel, letters
from tools.maths.values import Unvalued, Value, evaluate, same_value

_ROUNDED = re.compile(r"\b(?:about|approximately|approximate|closest|nearest|roughly|rounded)\b")
_AMOUNT = re.compile(r"[^\w.-]*(?P<value>-?\d[\d,]*(?:\.\d+)?|-?\.\d+)\s*(?P<unit>[a-z][a-z /]*)?\W*")


def number_of(choice: Choice) -> Value | None:
    """The number a choice gives, whatever its unit; None for words and formulas with letters."""
    node: Node | None = choice.node
    if isinstance(node, Rel):
        node = node.right
    if node is not None and not letters(node):
        try:
            return evaluate(node)
        except Unvalued:
            return None
    text = re.sub(r"\\text\s*\{([^{}]*)\}", r" \1 ", choice.text).replace("{,}", ",").replace("\\", " ")
    match = _AMOUNT.fullmatch(text.replace("$", " ").lower().strip())
    return Fraction(match["value"].replace(",", "")) if match and node is None else None


def value_test(stem: Stem, value: Value, percent: bool = False) -> Callable[[Choice], bool] | None:
    """A test that exactly one choice passes; None when none or several do, or a choice is no number."""
    said = {c.letter: number_of(c) for c in stem.choices}
    numbers = {letter: v for letter, v in said.items() if v is not None}
    if len(numbers) != len(stem.choices) or len(numbers) < 2:
        return None
    wanted = value * 100 if percent and not any(isinstance(c.node, Percent) for c in stem.choices) else value
    right = [letter for letter, v in numbers.items() if same_value(v, wanted)]
    if not right and _ROUNDED.search(stem.prose):
        ranked = sorted(numbers, key=lambda letter: abs(float(numbers[letter]) - float(wanted)))
        gap, other = (abs(float(numbers[letter]) - float(wanted)) for letter in ranked[:2])
        if gap <= 0.02 * abs(float(wanted)) and other > 2 * gap:
            right = ranked[:1]
    return (lambda choice: choice.letter == right[0]) if len(right) == 1 else None
