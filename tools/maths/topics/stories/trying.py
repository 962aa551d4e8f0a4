"""Relations and expressions tried on small concrete stories: what was written against what is counted out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from tools.maths.topics.stories.meaning import Line, Meaning, Slot
from tools.maths.topics.stories.relations import happens, uncalled
from tools.maths.tree import Chain, Group, Node, Rel, letters
from tools.maths.values import Unvalued, evaluate, truth


def items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Group) else node.links if isinstance(node, Chain) else (node,)


def counted_out(line: Line, slot: Slot, product: Node) -> Callable[[], bool]:
    alone = replace(line, slots=[replace(slot, sign=1)], fixed=[])
    return lambda: tally(alone, product, None)


def tally(line: Line, expression: Node, share: Node | None) -> bool:
    """An expression against the story counted out, for several small numbers in place of the letters."""
    names = sorted(
        letters(expression)
        | {n for s in line.slots for x in (s.rate.value, s.count) if x is not None for n in letters(x)}
    )
    names = sorted({*names, *(n for f in line.fixed for n in letters(f.value))})
    for shift in range(5):
        point = {n: Fraction(2 + (3 * i + 5 * shift + i * shift) % 11) for i, n in enumerate(names)}
        here: dict[str, Fraction | float] = dict(point)
        try:
            if evaluate(expression, here) != happens(line, point, share):
                return False
        except Unvalued:
            return False
    return True


def as_told(meaning: Meaning, line: Line, relation: Node) -> bool:
    """A relation against stories counted out: its sides are apart exactly as the story's amount and total are."""
    if not isinstance(relation, Rel) or line.total is None:
        return False
    relation, total = uncalled(relation), uncalled(line.total)
    if not isinstance(relation, Rel):
        return False
    names = sorted(letters(relation) | {n for s in line.slots if s.count is not None for n in letters(s.count)})
    factor = None
    for shift in range(6):
        point = {n: Fraction(1 + (4 * i + 3 * shift + i * shift) % 9) for i, n in enumerate(names)}
        here: dict[str, Fraction | float] = dict(point)
        try:
            apart = happens(line, point, meaning.share) - evaluate(total, here)
            written = evaluate(relation.left, here) - evaluate(relation.right, here)
        except Unvalued:
            return False
        if (apart == 0) != (written == 0):
            return False
        if apart != 0:
            if factor is not None and written / apart != factor:
                return False
            factor = written / apart
    if factor is None:
        return False
    flipped = {"<": ">", ">": "<", "≤": "≥", "≥": "≤", "=": "="}
    return relation.op == (line.op if factor > 0 else flipped[line.op])


def units_alike(meaning: Meaning, relation: Rel) -> bool:
    """Both sides of a relation among counts are pure counts of known classes: no rate stands in it."""
    counts = {n for s in meaning.slots if s.count is not None for n in letters(s.count)}
    rates = {n for s in meaning.slots for n in letters(s.rate.value)}
    return letters(relation) <= counts and not letters(relation) & (rates - counts)


def same_border(before: Rel, after: Rel, name: str) -> bool:
    """Two inequalities in one letter agree at many points on both sides of the border."""
    border = evaluate(after.right)
    for shift in (Fraction(-7), Fraction(-1), Fraction(-1, 3), Fraction(0), Fraction(1, 3), Fraction(1), Fraction(7)):
        here = {name: border + shift}
        if truth(before, here) != truth(after, here):
            return False
    return True
