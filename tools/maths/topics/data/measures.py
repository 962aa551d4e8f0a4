"""Mean, median, mode, range, quartiles and spread of a list of exact numbers; every word a problem has for them.

The standard deviation is compared through its square, the variance, so that everything stays exact.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise

from tools.maths.derivation import Move, words
from tools.maths.numerals import as_decimal
from tools.maths.tree import Bin, Node, added, num

Values = Sequence[Fraction]

# The names a problem uses, the more particular first; "average" alone is the mean.
NAMES: tuple[tuple[str, str], ...] = (
    (r"standard deviations?", "standard deviation"),
    (r"inter-?quartile ranges?|\biqrs?\b", "interquartile range"),
    (r"(?:first|lower|25th) (?:quartile|percentile)s?|\bq_?1\b", "first quartile"),
    (r"(?:third|upper|75th) (?:quartile|percentile)s?|\bq_?3\b", "third quartile"),
    (r"(?:arithmetic )?\bmeans?\b(?! absolute)", "mean"),
    (r"\bmedians?\b", "median"),
    (r"\bmodes?\b", "mode"),
    (r"\branges?\b", "range"),
    (r"\baverages?\b(?: \((?:arithmetic )?mean\))?", "mean"),
    (r"\bminimums?\b|\b(?:least|smallest|lowest) value\b", "minimum"),
    (r"\bmaximums?\b|\b(?:greatest|largest|highest) value\b", "maximum"),
    (r"\bsum\b", "sum"),
)
_PARENTHESIS = re.compile(r"\((?:arithmetic )?mean\)")


def named(text: str) -> list[tuple[int, str]]:
    """The measures a text names, with their places, in order.

    >>> [name for _, name in named("the interquartile range and the average (arithmetic mean)")]
    ['interquartile range', 'mean']
    """
    text = _PARENTHESIS.sub(lambda m: " " * len(m.group()), text.lower())
    found: list[tuple[int, str]] = []
    for pattern, name in NAMES:
        for match in re.finditer(pattern, text):
            found.append((match.start(), name))
        text = re.sub(pattern, lambda m: " " * len(m.group()), text)
    return sorted(found)


def mean(values: Values) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def median(values: Values) -> Fraction:
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def variance(values: Values) -> Fraction:
    middle = mean(values)
    return mean([(v - middle) ** 2 for v in values])


def _halves(values: Values) -> tuple[Values, Values]:
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[:half], ordered[-half:]


def measure(name: str, values: Values) -> Fraction | None:
    """The value of a measure (the standard deviation as its square), None where there is none or it is not one."""
    if not values:
        return None
    match name:
        case "mean":
            return mean(values)
        case "median":
            return median(values)
        case "range":
            return max(values) - min(values)
        case "minimum":
            return min(values)
        case "maximum":
            return max(values)
        case "sum":
            return sum(values, Fraction(0))
        case "standard deviation":
            return variance(values)
        case "mode":
            ranked = Counter(values).most_common(2)
            return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else None
    if len(values) < 4:
        return None
    lower, upper = (median(half) for half in _halves(values))
    return {"first quartile": lower, "third quartile": upper, "interquartile range": upper - lower}.get(name)


def again(name: str, values: Values) -> Fraction | None:
    """The same measure by Python's own statistics module: the second route."""
    simple: dict[str, Callable[[Values], Fraction]] = {
        "mean": lambda v: Fraction(statistics.mean(v)), "median": lambda v: Fraction(statistics.median(v)), "mode": lambda v: Fraction(statistics.mode(v)), "sum": lambda v: Fraction(sum(v)),
        "minimum": lambda v: sorted(v)[0], "maximum": lambda v: sorted(v)[-1],
        "range": lambda v: sorted(v)[-1] - sorted(v)[0],
        "standard deviation": lambda v: Fraction(statistics.pvariance(v)),
    }  # fmt: skip
    if name in simple:
        return Fraction(simple[name](list(values)))
    lower, upper = (Fraction(statistics.median(half)) for half in _halves(values))
    return {"first quartile": lower, "third quartile": upper}.get(name, upper - lower)


def text_of(value: Fraction) -> str:
    """A number as a problem would print it.

    >>> text_of(Fraction(7, 2)), text_of(Fraction(1, 3))
    ('3.5', '1/3')
    """
    return as_decimal(value) or f"{value.numerator}/{value.denominator}"


def listed(values: Values, most: int = 24) -> str:
    """Words for a list, cut where it grows long."""
    shown = ", ".join(text_of(v) for v in values[:most])
    return words(shown + (", …" if len(values) > most else ""))


def moves_for(name: str, values: Values) -> tuple[Move, ...]:
    """How the measure is worked out, step by step; () for one that is not shown (the standard deviation)."""
    ordered = sorted(values)
    result = measure(name, values)
    if result is None:
        return ()
    put_in_order = Move(
        "Put the values in order",
        "Write the values from the least to the greatest.",
        listed(values),
        listed(ordered),
        check=lambda: all(a <= b for a, b in pairwise(ordered)) and Counter(values) == Counter(ordered),
    )
    if name in ("mean", "sum"):
        total = sum(values, Fraction(0))
        adding = Move("Add all values", "Add all the values, each as often as it occurs.", _sum(values), num(total))
        if name == "sum":
            return (adding,)
        division = Bin("/", num(total), num(len(values)), "frac")
        return adding, Move(
            "Divide by how many there are", "Divide the sum by the number of values.", division, num(result)
        )
    if name == "median":
        half = len(ordered) // 2
        even = len(ordered) % 2 == 0
        text = "An even number of values has two middle ones: take their mean." if even else "Take the middle value."
        middle: Node = (
            Bin("/", Bin("+", num(ordered[half - 1]), num(ordered[half])), num(2), "frac")
            if even
            else num(ordered[half])
        )
        finding = Move(
            "Find the middle", text, listed(ordered), num(result), check=lambda: again("median", values) == result
        )
        return (
            (put_in_order, finding, Move("Work it out", "Add the two and halve.", middle, num(result)))
            if even
            else (put_in_order, finding)
        )
    if name == "range":
        return (put_in_order, Move("Subtract the least from the greatest", "The range is the greatest value less the least.", Bin("-", num(ordered[-1]), num(ordered[0])), num(result)))  # fmt: skip
    texts = {
        "mode": (
            "Find the most frequent value",
            "Count how often each value occurs and take the one that occurs most.",
        ),
        "standard deviation": ("Measure the spread", "Take the mean of the squared distances from the mean."),
    }
    rule, text = texts.get(
        name,
        (
            f"Find the {name}",
            "The median of the lower half is the first quartile, the median of the upper half the third.",
        ),
    )
    return (put_in_order, Move(rule, text, listed(ordered), num(result), check=lambda: again(name, values) == result))


def _sum(values: Values) -> Node:
    """3 + 3 + 5, or 2 · 3 + 5 where the list is long."""
    counts = Counter(values)
    terms: list[Node] = [num(v) for v in values]
    if len(values) > 8 and len(counts) < len(values):
        terms = [Bin("*", num(v), num(n), "cdot") for v, n in counts.items()]
    tree = added(terms[:40])
    if len(terms) > 40:
        tree = Bin("+", tree, num(sum(values, Fraction(0)) - sum(list(values)[:40], Fraction(0))))
    return tree
