"""What conditions on letters imply: a claim is tried at very many exact points that satisfy them.

Points come from a grid of telling numbers (0, 1 and −1, proper fractions, numbers beside every number of the text); an
equation among the conditions fixes one letter by the others. A claim that fails at a point is refuted by it; one that
holds at all of them counts as implied only after a second, random search has found no counterexample either.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from tools.maths.tree import Chain, Group, Node, Num, Rel, letters, numbers
from tools.maths.values import Unvalued, Value, evaluate, truth

MAX_LETTERS = 4
_TELLING = tuple(Fraction(n, d) for n, d in ((0, 1), (1, 1), (-1, 1), (2, 1), (-2, 1), (1, 2), (-1, 2)))
_FURTHER = tuple(Fraction(n, d) for n, d in ((3, 1), (-3, 1), (-7, 1), (7, 1), (1, 5), (-1, 5)))
_FINE = tuple(Fraction(s * n, d) for n, d in ((1, 3), (3, 4), (1, 10), (9, 10), (3, 2)) for s in (1, -1))
_MOST_POINTS = 6_000
_ENOUGH = 5

Point = dict[str, Value]


def verdict(conditions: Sequence[Rel], claim: Sequence[Rel], whole: frozenset[str] = frozenset()) -> str | None:
    """ "always", "never" or "sometimes" true where the conditions hold; None when that cannot be told.

    >>> from tools.maths.grammar import parse
    >>> given = [parse("a < b"), parse("c < 0")]
    >>> verdict(given, [parse("ac > bc")]), verdict(given, [parse("a c < 0")])
    ('always', 'sometimes')
    """
    seen = _judged(grid(conditions, claim, whole), claim)
    return seen if seen in (None, "sometimes") or _judged(scattered(conditions, claim, whole), claim) == seen else None


def example(conditions: Sequence[Rel], claim: Sequence[Rel], true: bool, whole: frozenset[str]) -> Point | None:
    """A point of the conditions at which the claim is true, or false; None when none was found."""
    for at in grid(conditions, claim, whole):
        if all(truth(c, at) for c in claim) is true:
            return at
    return None


def _judged(points: Iterator[Point], claim: Sequence[Rel]) -> str | None:
    true = false = 0
    for at in points:
        values = [truth(c, at) for c in claim]
        if any(v is None for v in values):
            continue
        true, false = true + all(values), false + (not all(values))
        if true and false:
            return "sometimes"
    return None if true + false < _ENOUGH else "always" if true else "never"


def grid(conditions: Sequence[Rel], claim: Sequence[Rel], whole: frozenset[str]) -> Iterator[Point]:
    """The points of the grid that satisfy the conditions."""
    plan = _plan(conditions, claim)
    if plan is None:
        return
    free, bound = plan
    near = [n + s for r in (*conditions, *claim) for n in numbers(r) for s in (0, 1, -1, Fraction(1, 2), 3, 10)]
    near += [-n for n in near]
    values = list(dict.fromkeys((*_TELLING, *near[:36], *_FURTHER, *_FINE)))
    while len(values) > 5 and len(values) ** len(free) > _MOST_POINTS:
        values.pop()
    for choice in product(values, repeat=len(free)):
        yield from _completed(dict(zip(free, choice, strict=True)), bound, conditions, whole)


def scattered(conditions: Sequence[Rel], claim: Sequence[Rel], whole: frozenset[str]) -> Iterator[Point]:
    """Random points, small and large, that satisfy the conditions."""
    plan = _plan(conditions, claim)
    if plan is None:
        return
    free, bound = plan
    generator = random.Random(41)
    for _ in range(3_000):
        size = generator.choice((1, 3, 10, 60, 1000))
        at: Point = {
            n: Fraction(generator.randint(-size * 8, size * 8), 1 if n in whole else generator.choice((1, 8, 3)))
            for n in free
        }
        yield from _completed(at, bound, conditions, whole)


def _plan(conditions: Sequence[Rel], claim: Sequence[Rel]) -> tuple[list[str], list[tuple[str, Rel]]] | None:
    """The letters to choose, and for each equation the letter it gives."""
    names = sorted({n for r in (*conditions, *claim) for n in letters(r)})
    bound: list[tuple[str, Rel]] = []
    for relation in (c for c in conditions if c.op == "="):
        left = [n for n in sorted(letters(relation)) if n not in {b for b, _ in bound}]
        if not left:
            return None
        bound.append((left[-1], relation))
    free = [n for n in names if n not in {b for b, _ in bound}]
    return (free, bound) if 1 <= len(names) <= MAX_LETTERS else None


def _completed(
    at: Point, bound: list[tuple[str, Rel]], conditions: Sequence[Rel], whole: frozenset[str]
) -> Iterator[Point]:
    for name, relation in bound:
        root = _root(relation.left, relation.right, name, at)
        if root is None:
            return
        at[name] = root
    integral = all(isinstance(at[n], Fraction) and Fraction(at[n]).denominator == 1 for n in whole if n in at)
    if integral and all(truth(c, at) for c in conditions):
        yield at


def _root(left: Node, right: Node, name: str, at: Point) -> Fraction | None:
    """The value of a letter that stands linearly in an equation, the other letters being known."""
    try:
        gaps = [
            evaluate(left, {**at, name: Fraction(k)}) - evaluate(right, {**at, name: Fraction(k)}) for k in (0, 1, 2)
        ]
    except Unvalued:
        return None
    first, second, third = gaps
    if not all(isinstance(g, Fraction) for g in gaps) or second == first or third - second != second - first:
        return None
    return Fraction(-first / (second - first))


def as_relations(node: Node | None) -> tuple[Rel, ...]:
    """The relations a claim is made of (a chain has several); none where it is no claim about numbers."""
    match node:
        case Rel():
            return (node,)
        case Chain(links):
            return links
        case Group(items, "system"):
            return tuple(i for i in items if isinstance(i, Rel))
    return ()


def known_letters(relations: Sequence[Rel]) -> frozenset[str]:
    """The letters of some relations."""
    return frozenset(n for r in relations for n in letters(r))


def sign_claim(node: Node, word: str) -> Rel | None:
    """ "must be negative" said of an expression, as a relation.

    >>> from tools.maths.tree import Sym
    >>> sign_claim(Sym("a"), "negative").op
    '<'
    """
    op = {"positive": ">", "negative": "<", "zero": "="}.get(word)
    return Rel(op, node, Num(Fraction(0))) if op else None
