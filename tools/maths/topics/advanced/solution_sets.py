r"""Solution sets made of intervals: of a quadratic or an absolute-value inequality, and as a choice writes one.

A set is a tuple of intervals that do not meet, from left to right: "x < -2 or x > 8" has two, "no solution" none.
"""

from __future__ import annotations

import re
from fractions import Fraction
from math import floor, isqrt

from tools.maths.grammar import try_parse
from tools.maths.polynomial import NotPolynomial, collect, expand, scale
from tools.maths.topics.advanced.division import coefficients
from tools.maths.topics.advanced.steps import replace_node
from tools.maths.topics.algebra.intervals import Interval, interval, only_letter, true_at
from tools.maths.tree import TURNED, Abs, Bin, Chain, Rel, Sym, walk
from tools.maths.values import Unvalued, exact_value

Pieces = tuple[Interval, ...]
EVERY: Pieces = (Interval(),)
NONE: Pieces = ()
MOST = 2000  # numbers farther from zero than this are not tried one by one

_NOTHING = re.compile(
    r"(?:there (?:is|are) )?no (?:real )?(?:solutions?|values?|numbers?)(?: of [a-z])?|the empty set|∅"
)
_ALL = re.compile(r"all (?:real )?(?:numbers|values(?: of [a-z])?)|(?:every|any) real number")
_ROUND = re.compile(r"(?P<open>[(\[]) *(?P<low>-? ?[^,()\[\]]+?) *, *(?P<high>-? ?[^,()\[\]]+?) *(?P<close>[)\]])")


class NoSet(ValueError):
    """The set is none that is read here."""


def between(low: Fraction, high: Fraction, closed: bool) -> Pieces:
    """The numbers between two borders."""
    return (Interval(low, high, closed, closed),)


def outside(low: Fraction, high: Fraction, closed: bool) -> Pieces:
    """The numbers below one border or above the other."""
    return Interval(high=low, high_in=closed), Interval(low=high, low_in=closed)


def solution_set(relation: Rel, name: str) -> Pieces:
    """The numbers that satisfy the inequality. Raises NoSet where it is another or its borders are no fractions.

    >>> from tools.maths.grammar import parse
    >>> [(p.low, p.high) for p in solution_set(parse("|x - 3| > 5"), "x")]
    [(None, Fraction(-2, 1)), (Fraction(8, 1), None)]
    """
    if relation.op not in "<>≤≥":
        raise NoSet("no inequality")
    barred = without_bars(relation, name)
    if barred is not None:
        op, (slope, constant), level = barred
        inside = op in "<≤"
        if level < 0:
            return NONE if inside else EVERY
        if level == 0:
            raise NoSet("a single border")
        low, high = sorted(((-level - constant) / slope, (level - constant) / slope))
        return (between if inside else outside)(low, high, op in "≤≥")
    op, (c, b, a) = quadratic(relation, name)
    spread = b * b - 4 * a * c
    inside = (a > 0) == (op in "<≤")
    if spread < 0:
        return NONE if inside else EVERY
    root = exact_root(spread)
    if spread == 0 or root is None:
        raise NoSet("a single border, or borders that are no fractions")
    low, high = sorted(((-b - root) / (2 * a), (-b + root) / (2 * a)))
    return (between if inside else outside)(low, high, op in "≤≥")


def without_bars(relation: Rel, name: str) -> tuple[str, tuple[Fraction, Fraction], Fraction] | None:
    """An inequality with one absolute value as |slope·x + constant| op level: (op, (slope, constant), level)."""
    gap = Bin("-", relation.left, relation.right)
    parts = {n for n in walk(gap) if isinstance(n, Abs)}
    if not parts:
        return None
    bars = next(iter(parts))
    try:
        outer = coefficients(expand(replace_node(gap, bars, Sym("w_0"))), "w_0")
        inner = coefficients(expand(bars.arg), name)
    except NotPolynomial as error:
        raise NoSet("not one absolute value") from error
    if len(parts) != 1 or len(outer) != 2 or len(inner) != 2 or relation.op not in "<>≤≥=":
        raise NoSet("not one absolute value")
    op = TURNED[relation.op] if outer[1] < 0 else relation.op
    return op, (inner[1], inner[0]), -outer[0] / outer[1]


def quadratic(relation: Rel, name: str) -> tuple[str, tuple[Fraction, Fraction, Fraction]]:
    """(op, (c, b, a)) of a·x² + b·x + c op 0. Raises NoSet for any other relation."""
    try:
        gap = collect(expand(relation.left) + scale(expand(relation.right), Fraction(-1)))
        found = coefficients(gap, name)
    except NotPolynomial as error:
        raise NoSet("not quadratic") from error
    if len(found) != 3 or not found[2] or relation.op not in ("<", ">", "≤", "≥"):
        raise NoSet("not quadratic")
    return relation.op, (found[0], found[1], found[2])


def exact_root(value: Fraction) -> Fraction | None:
    """The square root, where it is a fraction."""
    if value < 0:
        return None
    top, bottom = isqrt(value.numerator), isqrt(value.denominator)
    root = Fraction(top, bottom)
    return root if root * root == value else None


def whole_numbers(relation: Rel | Chain, name: str) -> tuple[int, ...] | None:
    """Every whole number that satisfies it, None when they do not come to an end (or lie far out)."""
    reach = _reach(relation, name)
    if reach is None or reach > MOST:
        return None
    try:
        return tuple(n for n in range(-reach, reach + 1) if true_at([relation], {name: Fraction(n)}))
    except Unvalued:
        return None


def _reach(relation: Rel | Chain, name: str) -> int | None:
    """How far from zero a number that satisfies the relation can lie; None where there is no end."""
    try:
        if isinstance(relation, Chain) or only_linear(relation, name):
            found = interval([relation], name)
            if found.low is None or found.high is None:
                return 1 if found.empty else None
            return floor(max(abs(found.low), abs(found.high))) + 1
    except NotPolynomial:
        return None
    barred = without_bars(relation, name)
    if barred is not None:
        op, (slope, constant), level = barred
        return None if op in ">≥" else floor((abs(level) + abs(constant)) / abs(slope)) + 1
    op, (c, b, a) = quadratic(relation, name)
    if (a > 0) != (op in "<≤"):
        return None
    return floor(1 + max(abs(b / a), abs(c / a))) + 1  # Cauchy's bound on the roots


def only_linear(relation: Rel, name: str) -> bool:
    """Whether it is linear in its letter, without bars."""
    try:
        gap = collect(expand(relation.left) + scale(expand(relation.right), Fraction(-1)))
        return len(coefficients(gap, name)) == 2
    except NotPolynomial:
        return False


def agrees(pieces: Pieces, relation: Rel, name: str) -> bool:
    """The relation as written holds exactly where the pieces say: on the borders, beside them, and far away."""
    points = {Fraction(n) for n in (-1000, -37, -1, 0, 1, 41, 1000)} | {Fraction(5, 7), Fraction(-22, 3)}
    borders = [b for p in pieces for b in (p.low, p.high) if b is not None]
    for border in borders:
        points |= {border, border + Fraction(1, 97), border - Fraction(1, 97), border + 1, border - 1}
    if len(borders) == 2:
        points.add(sum(borders, Fraction(0)) / 2)
    try:
        return all(true_at([relation], {name: p}) == any(i.holds(p) for i in pieces) for p in points)
    except Unvalued:
        return False


# ---- as it is written in a choice -----------------------------------------------------------------------------------


def written(text: str, name: str) -> Pieces | None:
    r"""The set a choice writes down: "x < -2 or x > 8", "-2 < x < 6", "(-\infty, 1] \cup [4, \infty)"; else None.

    >>> written(r"$x \le -1$ or $x \ge 3$", "x") == outside(Fraction(-1), Fraction(3), True)
    True
    """
    plain = _plain(text)
    if _NOTHING.fullmatch(plain.lower()):
        return NONE
    if _ALL.fullmatch(plain.lower()):
        return EVERY
    if inner := re.fullmatch(rf"\{{ *{name} *[|:] *(.+?) *\}}", plain):
        plain = inner[1]
    found = [_piece(part, name) for part in re.split(r",? +or +| *∪ *", plain)]
    if any(p is None for p in found):
        return None
    return tuple(sorted((p for p in found if p is not None), key=lambda p: (p.low is not None, p.low or 0)))


def _plain(text: str) -> str:
    text = re.sub(r"\\(?:text|mathrm|textrm)\s*\{([^{}]*)\}", r" \1 ", text)
    text = text.replace("\\infty", "∞").replace("\\cup", "∪").replace("\\mid", "|").replace("\\varnothing", "∅")
    text = re.sub(r"\\(?:left|right|quad|qquad|[,;:! ])|\$|~|\\(?=[{}])", " ", text)
    text = text.replace("−", "-").replace("–", "-").replace("\\leq", "\\le").replace("\\geq", "\\ge")
    return " ".join(text.replace(" U ", " ∪ ").split()).rstrip(".")


def _piece(text: str, name: str) -> Interval | None:
    if span := _ROUND.fullmatch(text.strip()):
        low, high = _border(span["low"]), _border(span["high"])
        if isinstance(low, bool) or isinstance(high, bool):
            return None
        return Interval(low, high, low is not None and span["open"] == "[", high is not None and span["close"] == "]")
    nodes = [try_parse(part) for part in re.split(r" +and +", text)]
    relations = [n for n in nodes if isinstance(n, Rel | Chain)]
    if len(relations) != len(nodes) or only_letter(relations) != name:
        return None
    try:
        return interval(relations, name)
    except NotPolynomial:
        return None


def _border(text: str) -> Fraction | bool | None:
    """A border in brackets: None for infinity, False where it is no number."""
    if re.fullmatch(r"[-+]? ?∞", text):
        return None
    value = exact_value(try_parse(text))
    return False if value is None else value
