"""Mix-ups that need a whole problem: another measure of its data, another total, a right triangle's wrong sides."""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Iterator, Sequence
from fractions import Fraction

from tools.maths.checking import misconceptions as m
from tools.maths.leaks.sameness import value_of
from tools.maths.tree import Bin, Num, Rel, walk
from tools.maths.values import Value, same_value

_LIST = re.compile(r"-?\d+(?:\.\d+)?(?:\s*,\s*(?:and\s+)?-?\d+(?:\.\d+)?){2,}(?:,?\s+and\s+-?\d+(?:\.\d+)?)?")


def of_data(question: str, answer: Value) -> Iterator[tuple[Value, str]]:
    """Other measures of a list of data in the question, when the answer is one of its measures."""
    for found in _LIST.finditer(question.replace("$", "")):
        data = [Fraction(n) for n in re.findall(r"-?\d+(?:\.\d+)?", found.group())]
        middle = Fraction(len(data), 2)
        measures = {
            "mean": sum(data, Fraction(0)) / len(data),
            "median": Fraction(statistics.median(data)),
            "range": max(data) - min(data),
        }
        unsorted = data[int(middle)] if len(data) % 2 else (data[int(middle) - 1] + data[int(middle)]) / 2
        for name, value in measures.items():
            if not same_value(value, answer):
                continue
            for other, wrong in measures.items():
                if other != name:
                    yield wrong, f"took the {other} instead of the {name}"
            if name == "median":
                yield unsorted, "took the middle of the list without sorting it"
            if name == "mean":
                yield sum(data, Fraction(0)), m.FORGOT_COUNT


def of_parts(answer: Value, numbers: Sequence[Fraction]) -> Iterator[tuple[Value, str]]:
    """For an answer that is part over whole: the same part over another total, or over the rest."""
    whole_numbers = sorted({n for n in numbers if n > 0 and n.denominator == 1})[:40]
    if not isinstance(answer, Fraction) or not 0 < answer < 1:
        return
    sums = sorted({a + b for a in whole_numbers for b in whole_numbers} | set(whole_numbers))
    for part in whole_numbers:
        whole = part / answer
        if whole not in sums:
            continue
        if whole > part:
            yield part / (whole - part), m.PART_TO_PART
            yield (whole - part) / whole, m.REST
        for other in whole_numbers:
            if other not in (whole, part):
                yield part / other, m.WRONG_TOTAL


def of_right_triangle(relations: Sequence[Rel]) -> Iterator[tuple[Value, str]]:
    """What comes out when the sides in a² + b² = c² are put in the wrong places or only added.

    >>> from tools.maths.grammar import parse
    >>> [(str(value), name) for value, name in of_right_triangle([parse("c^2 = 6^2 + 8^2")])][0]
    ('14', 'took the root of a sum term by term')
    """
    for relation in relations:
        sides = [
            value
            for node in walk(relation)
            if isinstance(node, Bin) and node.op == "^" and isinstance(node.right, Num) and node.right.value == 2
            if isinstance(value := value_of(node.left), Fraction) and value > 0
        ]
        if len(sides) != 2 or relation.op != "=":
            continue
        a, b = sides
        total, gap = a * a + b * b, abs(a * a - b * b)
        yield a + b, m.ROOT_OF_SUM
        yield abs(a - b), m.ROOT_OF_SUM
        yield from ((v, m.FORGOT_ROOT) for v in (total, gap))
        yield from ((math.sqrt(v), m.LEGS) for v in (total, gap))


def of_ratio(answer: Value) -> Iterator[tuple[Value, str]]:
    """Another of an angle's ratios, when the answer is one of them."""
    if 0 < answer < 1:
        other = math.sqrt(1 - float(answer) ** 2)
        yield other, m.SINE_COSINE
        yield float(answer) / other, "used the tangent instead"
        yield other / float(answer), "used the tangent instead"
    if answer > 0:
        yield 1 / answer, m.UPSIDE_DOWN
