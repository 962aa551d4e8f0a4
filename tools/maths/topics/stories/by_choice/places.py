"""What each number does in a formula: it multiplies a letter, is added, or stands alone on one side of a relation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths.polynomial import NotPolynomial, expand
from tools.maths.tree import TURNED, Apply, Chain, Group, Node, Rel, Sym, letters
from tools.maths.values import exact_value

TIMES, BESIDE, ALONE = "times", "beside", "alone"


@dataclass(frozen=True)
class Place:
    """Where a number stands. role: TIMES the letters `names`, BESIDE other terms, or ALONE on the side that `op` holds
    the side of the letters `names` against. sign: of its term; 0 where letters stand on both sides. relation: which
    one of a system.
    """

    value: Fraction
    role: str
    names: frozenset[str] = frozenset()
    sign: int = 1
    op: str = ""
    relation: int = 0


def parts(node: Node) -> tuple[Node, ...]:
    """The relations of a system, or the formula itself."""
    match node:
        case Group(items, "system"):
            return items
        case Chain(links):
            return links
    return (node,)


def output(node: Node) -> str:
    """The letter (or function) that stands alone on the left of a formula for it, else ""."""
    match node:
        case Rel("=", Sym(name) | Apply(name, Sym()), right) if letters(right):
            return name
    return ""


def places(node: Node) -> tuple[Place, ...]:
    """Every number of a formula with what it does there, brackets multiplied out; () for what is no polynomial.

    >>> from tools.maths.grammar import parse
    >>> [(str(p.value), p.role, p.op) for p in places(parse("8s + 20l > 150"))]
    [('8', 'times', ''), ('20', 'times', ''), ('150', 'alone', '>')]
    """
    found: list[Place] = []
    try:
        for number, part in enumerate(parts(node)):
            found += [replace(p, relation=number) for p in _relation(part)]
    except NotPolynomial:
        return ()
    return tuple(found)


def _relation(part: Node) -> list[Place]:
    if not isinstance(part, Rel):
        return _terms(part)
    if output(part):
        return _terms(part.right)
    left, right = exact_value(part.left), exact_value(part.right)
    if left is not None and right is None:
        return [*_terms(part.right), Place(left, ALONE, frozenset(letters(part)), op=TURNED[part.op])]
    if right is not None and left is None:
        return [*_terms(part.left), Place(right, ALONE, frozenset(letters(part)), op=part.op)]
    return [replace(p, sign=0) for p in (*_terms(part.left), *_terms(part.right))]


def _terms(node: Node) -> list[Place]:
    found = []
    for term in expand(node):
        names = frozenset(name for name, _ in term.monomial)
        role = TIMES if names else BESIDE
        found.append(Place(abs(term.coefficient), role, names, 1 if term.coefficient > 0 else -1))
    return found
