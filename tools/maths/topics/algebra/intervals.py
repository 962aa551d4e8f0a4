"""Solution sets of linear inequalities in one letter: an interval, found from coefficients and tested by values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from tools.maths.polynomial import NotPolynomial, coefficient, collect, expand, rational, scale
from tools.maths.tree import TURNED, Chain, Group, Node, Rel, Sym, letters
from tools.maths.values import Unvalued, Value, evaluate


@dataclass(frozen=True)
class Interval:
    """All numbers between `low` and `high`; None where there is no border. `low_in`: the border belongs to it."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_in: bool = False
    high_in: bool = False
    empty: bool = False

    def holds(self, value: Fraction) -> bool:
        """Whether a number lies in it."""
        if self.empty:
            return False
        above = self.low is None or value > self.low or (value == self.low and self.low_in)
        below = self.high is None or value < self.high or (value == self.high and self.high_in)
        return above and below

    def within(self, other: Interval) -> Interval:
        """What both have in common."""
        if self.empty or other.empty:
            return Interval(empty=True)
        low, low_in = _tighter(self.low, self.low_in, other.low, other.low_in, 1)
        high, high_in = _tighter(self.high, self.high_in, other.high, other.high_in, -1)
        if low is not None and high is not None and (low > high or (low == high and not (low_in and high_in))):
            return Interval(empty=True)
        return Interval(low, high, low_in, high_in)

    def least_whole(self) -> int | None:
        """The least whole number in it, None when there is none or no least."""
        if self.empty or self.low is None:
            return None
        first = ceil(self.low)
        first += 1 if first == self.low and not self.low_in else 0
        return first if self.holds(Fraction(first)) else None

    def greatest_whole(self) -> int | None:
        """The greatest whole number in it, None when there is none or no greatest."""
        if self.empty or self.high is None:
            return None
        last = floor(self.high)
        last -= 1 if last == self.high and not self.high_in else 0
        return last if self.holds(Fraction(last)) else None

    def relation(self, name: str, decimal: bool = False) -> Rel | Chain | None:
        """The interval as "x > 3" or "−2 < x ≤ 5"; None for everything and for nothing."""
        letter = Sym(name)
        if self.empty or (self.low is None and self.high is None):
            return None
        if self.low is None and self.high is not None:
            return Rel("≤" if self.high_in else "<", letter, rational(self.high, decimal))
        if self.high is None and self.low is not None:
            return Rel("≥" if self.low_in else ">", letter, rational(self.low, decimal))
        assert self.low is not None and self.high is not None
        first = Rel("≤" if self.low_in else "<", rational(self.low, decimal), letter)
        return Chain((first, Rel("≤" if self.high_in else "<", letter, rational(self.high, decimal))))


def _tighter(a: Fraction | None, a_in: bool, b: Fraction | None, b_in: bool, sign: int) -> tuple[Fraction | None, bool]:
    if a is None or b is None:
        return (b, b_in) if a is None else (a, a_in)
    if a == b:
        return a, a_in and b_in
    return (a, a_in) if (a - b) * sign > 0 else (b, b_in)


def links(relations: Iterable[Rel | Chain]) -> tuple[Rel, ...]:
    """Every single inequality, chains taken apart."""
    return tuple(r for n in relations for r in (n.links if isinstance(n, Chain) else (n,)))


def linear_parts(node: Node, name: str) -> tuple[Fraction, Fraction]:
    """Slope and constant of a linear expression in one letter. Raises NotPolynomial for any other expression."""
    terms = collect(expand(node))
    if any(t.monomial not in ((), ((name, 1),)) for t in terms):
        raise NotPolynomial("not linear in this letter alone")
    return coefficient(terms, ((name, 1),)), coefficient(terms, ())


def interval(relations: Iterable[Rel | Chain], name: str) -> Interval:
    """The numbers that satisfy all the linear inequalities. Raises NotPolynomial when one is not linear in `name`.

    >>> from tools.maths.grammar import parse
    >>> found = interval([parse("5 - 3x >= 17")], "x")
    >>> found.high, found.high_in, found.low
    (Fraction(-4, 1), True, None)
    """
    found = Interval()
    for relation in links(relations):
        if relation.op not in "<>≤≥=":
            raise NotPolynomial("not an inequality")
        gap = collect(expand(relation.left) + scale(expand(relation.right), Fraction(-1)))
        if any(t.monomial not in ((), ((name, 1),)) for t in gap):
            raise NotPolynomial("not linear in this letter alone")
        slope, constant = coefficient(gap, ((name, 1),)), coefficient(gap, ())
        found = found.within(_half_line(relation.op, slope, constant))
    return found


def describes(node: Node | None, name: str, found: Interval) -> bool:
    """Whether an inequality, a chain or a system of them in one letter is true for these numbers alone.

    >>> from tools.maths.grammar import parse
    >>> describes(parse("2x > 6"), "x", Interval(low=Fraction(3)))
    True
    """
    several = node.items if isinstance(node, Group) and node.kind == "system" else (node,)
    relations = [n for n in several if isinstance(n, Rel | Chain) and letters(n) == {name}]
    try:
        return len(relations) == len(several) and interval(relations, name) == found
    except NotPolynomial:
        return False


def _half_line(op: str, slope: Fraction, constant: Fraction) -> Interval:
    """Where slope·x + constant op 0."""
    if slope == 0:
        true = {"<": constant < 0, ">": constant > 0, "≤": constant <= 0, "≥": constant >= 0, "=": constant == 0}[op]
        return Interval() if true else Interval(empty=True)
    border = -constant / slope
    op = TURNED[op] if slope < 0 else op
    if op == "=":
        return Interval(border, border, True, True)
    if op in "<≤":
        return Interval(high=border, high_in=op == "≤")
    return Interval(low=border, low_in=op == "≥")


def true_at(relations: Iterable[Rel | Chain], at: dict[str, Value]) -> bool:
    """Whether the relations as written hold at a point, by evaluating them. Raises Unvalued."""
    for relation in links(relations):
        left, right = evaluate(relation.left, at), evaluate(relation.right, at)
        if not {"<": left < right, ">": left > right, "≤": left <= right, "≥": left >= right, "=": left == right}[
            relation.op
        ]:
            return False
    return True


def agrees(found: Interval, relations: Sequence[Rel | Chain], name: str) -> bool:
    """The second route: on the borders, beside them and far away the relations hold exactly where the interval says."""
    points = {Fraction(n) for n in (-1000, -37, -1, 0, 1, 41, 1000)} | {Fraction(5, 7), Fraction(-22, 3)}
    for border in (found.low, found.high):
        if border is not None:
            points |= {border, border + Fraction(1, 97), border - Fraction(1, 97), border + 1, border - 1}
    try:
        return all(true_at(relations, {name: p}) == found.holds(p) for p in points)
    except Unvalued:
        return False


def only_letter(relations: Iterable[Rel | Chain]) -> str | None:
    """The one letter of the relations, None when there are more or none."""
    names = frozenset().union(*(letters(r) for r in relations))
    return next(iter(names)) if len(names) == 1 else None
