"""Which equation relates a number of one unit to the same amount in another: "if x calories is equivalent to k kilojoules".

How many of the one make one of the other is told in words or by the rows of a table; for a few common units it is known.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills, tables
from tools.maths.derivation import Derivation, Move, words
from tools.maths.numerals import as_decimal
from tools.maths.polynomial import rational
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.models.nouns import content, stem_word
from tools.maths.tree import Bin, Num, Rel, Sym, letters, walk
from tools.maths.values import Unvalued, evaluate

_UNIT = r"(?:food |fluid |square |cubic |us |u\.s\. |metric )?[a-z]+"
_PAIR = re.compile(
    rf"(?P<x>⟦S\d+⟧) (?P<a>{_UNIT}) (?:is|are|equals?|weighs?)? ?(?:approximately |about |roughly )?(?:equivalent to|equal to|the same as|equals?|has the same [a-z]+ as|converts? to)? ?(?P<y>⟦S\d+⟧) (?P<b>{_UNIT})"
)
_WEIGHT = re.compile(
    rf"(?P<x>⟦S\d+⟧) (?P<a>{_UNIT}) and the same [a-z]+, (?P<y>⟦S\d+⟧) (?P<b>{_UNIT})|⟦S\d+⟧ (?:is|represents) (?:the )?[a-z ]*in (?P<c>{_UNIT})"
)
_RATE = (
    re.compile(
        rf"(?P<m>⟦N\d+⟧|an?|one) (?P<a>{_UNIT}) (?:is|are|equals?|contains?|has|weighs?) (?:approximately |about |roughly |equal to |equivalent to |the same as )*(?P<n>⟦N\d+⟧) (?P<b>{_UNIT})"
    ),
    re.compile(
        rf"(?P<n>⟦N\d+⟧) (?P<b>{_UNIT}) (?:in|per|for every|for each|to|make|equal|equals|is|are) (?:approximately |about )?(?P<m>⟦N\d+⟧|an?|one|every)? ?(?P<a>{_UNIT})"
    ),
)
_NEAR = Fraction(4, 100)
_KNOWN = {
    ("calor", "kilojoul"): "4.184", ("mil", "kilomet"): "1.609", ("inch", "centimet"): "2.54", ("kilogram", "pound"): "2.205",
    ("gallon", "lit"): "3.785", ("ounc", "gram"): "28.35", ("met", "foot"): "3.281", ("pound", "gram"): "453.6",
}  # fmt: skip


def solve(stem: Stem) -> Derivation | None:
    """The choice with the told factor the right way round; None when the two units or their factor are not told."""
    match = _PAIR.search(stem.prose) or _WEIGHT.search(stem.prose)
    if match is None or not stem.choices or match.groupdict().get("y") is None:
        return None
    x, y = (stem.node(match.group(name)) for name in ("x", "y"))
    if not isinstance(x, Sym) or not isinstance(y, Sym) or re.search(r"\bnot\b|\bexcept\b", stem.ask):
        return None
    if any(not isinstance(c.node, Rel) or letters(c.node) != {x.name, y.name} for c in stem.choices):
        return None
    factor = _factor(stem, match.group("a"), match.group("b"))
    if factor is None:
        return None
    value, source = factor

    def fits(choice: Choice) -> bool:
        return _agrees(choice, x.name, y.name, value)

    right = [c for c in stem.choices if fits(c)]
    if len(right) != 1 or not isinstance(right[0].node, Rel):
        return None
    shown = as_decimal(value) or as_decimal(round(value, 2)) or str(value)
    chosen = right[0].node
    return Derivation(
        skill=skills.RATES,
        concept="One unit is so many of the other: the number of the other is that factor times the number of the first.",
        moves=(
            Move("Find how many there are in one", "See how many of the second unit make one of the first.", words(source), words(shown), check=lambda: value > 0),
            Move("Multiply the number by the factor", "There are more of the smaller unit: the factor stands with the number of the larger unit.",
                 Bin("*", rational(value, True), x), chosen, check=lambda: [c for c in stem.choices if fits(c)] == right),
        ),
        solutions=({},), values=(chosen,), fits=fits, confirm=lambda: _row(chosen, x.name, y.name, value), full=False,
        asked="You are asked for an equation between two numbers of units, not for one of the numbers.",
    )  # fmt: skip


def _factor(stem: Stem, a: str, b: str) -> tuple[Fraction, str] | None:
    """How many b make one a, and where that is told."""
    one, two = content(a), content(b)
    for table in stem.tables:
        columns = [next((j for j, h in enumerate(table.heading) if unit & content(h)), None) for unit in (one, two)]
        if None in columns or columns[0] == columns[1]:
            continue
        rows = [[tables.number(r[j or 0]) for j in columns] for r in table.rows[1:]]
        quotients = [q / p for p, q in rows if p and q]
        if quotients and max(quotients) - min(quotients) <= _NEAR * 3 * min(quotients):
            return sum(quotients, Fraction(0)) / len(quotients), "the rows of the table"
    for pattern in _RATE:
        for match in pattern.finditer(stem.prose):
            m = stem.value(match.group("m")) if (match.group("m") or "").startswith("⟦") else Fraction(1)
            n = stem.value(match.group("n"))
            if not m or not n:
                continue
            said = content(match.group("a")), content(match.group("b"))
            if said[0] & one and said[1] & two:
                return n / m, "the two units"
            if said[0] & two and said[1] & one:
                return m / n, "the two units"
    if stem.tables or stem.placeholders("NMP"):
        return None
    keys = [stem_word(word.split()[-1]).removesuffix("er").removesuffix("e") for word in (a, b)]
    for (first, second), known in _KNOWN.items():
        if keys[0].startswith(first) and keys[1].startswith(second):
            return Fraction(known), "the usual measure"
        if keys[1].startswith(first) and keys[0].startswith(second):
            return 1 / Fraction(known), "the usual measure"
    return None


def _agrees(choice: Choice, x: str, y: str, factor: Fraction) -> bool:
    """Whether an equation holds, up to rounding, for several numbers of units and the right number of the others."""
    node = choice.node
    if not isinstance(node, Rel) or node.op != "=":
        return False
    for count in (1, 3, 10):
        try:
            sides = [float(evaluate(s, {x: Fraction(count), y: factor * count})) for s in (node.left, node.right)]
        except (Unvalued, ZeroDivisionError):
            return False
        if abs(sides[0] - sides[1]) > float(_NEAR) * max(map(abs, sides)):
            return False
    return True


def _row(chosen: Rel, x: str, y: str, factor: Fraction) -> bool:
    """The number in the choice itself is the factor or its reciprocal."""
    numbers = [n.value for side in (chosen.left, chosen.right) for n in _numbers(side)]
    return len(numbers) == 1 and any(abs(numbers[0] - f) <= _NEAR * f for f in (factor, 1 / factor)) and x != y


def _numbers(node: object) -> list[Num]:
    return [n for n in walk(node) if isinstance(n, Num)]  # type: ignore[arg-type]
