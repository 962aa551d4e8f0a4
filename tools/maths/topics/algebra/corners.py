"""Regions with straight borders: half planes, and the corner where a linear expression is greatest or least."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from tools.maths import algebra, skills
from tools.maths.derivation import Derivation, Move, State
from tools.maths.polynomial import NotPolynomial, coefficient, collect, expand, rational, scale
from tools.maths.topics.algebra.facts import Facts
from tools.maths.topics.algebra.intervals import links, true_at
from tools.maths.topics.algebra.placing import maths
from tools.maths.tree import TURNED, Chain, Node, Num, Rel, Sym, letters, substitute
from tools.maths.values import Value, evaluate

CORNERS = "A region with straight borders reaches its greatest and least values at its corners, where two borders meet."


@dataclass(frozen=True)
class Half:
    """a·x + b·y + c op 0."""

    a: Fraction
    b: Fraction
    c: Fraction
    op: str

    def at(self, x: Fraction, y: Fraction) -> Fraction:
        return self.a * x + self.b * y + self.c


def half(relation: Rel, names: tuple[str, str]) -> Half:
    """A relation in two letters as a half plane (or a line). Raises NotPolynomial for anything else."""
    gap = collect(expand(relation.left) + scale(expand(relation.right), Fraction(-1)))
    one, two = (((n, 1),) for n in names)
    if any(t.monomial not in ((), one, two) for t in gap):
        raise NotPolynomial("not linear in these letters")
    return Half(coefficient(gap, one), coefficient(gap, two), coefficient(gap, ()), relation.op)


def sign_fits(one: Half, x: Fraction, y: Fraction) -> bool:
    value = one.at(x, y)
    return {"<": value < 0, ">": value > 0, "≤": value <= 0, "≥": value >= 0, "=": value == 0}[one.op]


def same_region(a: Rel, b: Rel) -> bool:
    """SymPy: the differences of both sides are multiples of each other, the sign turned exactly if it must be."""
    import sympy

    first, second = algebra.difference(a), algebra.difference(b)
    ratio = sympy.simplify(second / first) if first != 0 else sympy.nan
    if not ratio.is_number or ratio == 0:
        return False
    return b.op == (a.op if ratio > 0 or a.op == "=" else TURNED[a.op])


def solve_corner(facts: Facts, relations: Sequence[Rel | Chain], names: tuple[str, str]) -> Derivation | None:
    """The greatest or least value of a linear expression over a region with a corner."""
    every = links(relations)
    node = _renamed(facts, names)
    if node is None or not letters(node) or not letters(node) <= set(names) or facts.ask.integer:
        return None
    halves = [half(r, names) for r in every]
    if any(h.op not in "≤≥" for h in halves) or not 2 <= len(halves) <= 6:
        return None
    goal = half(Rel("=", node, Num(Fraction(0))), names)
    sign = 1 if facts.ask.pick == "greatest" else -1
    corners = _corners(halves)
    if not corners or _unbounded(halves, goal, sign):
        return None
    best = max(corners, key=lambda p: sign * goal.at(*p[0]))
    (x, y), (i, j) = best
    value = goal.at(x, y)
    borders = (Rel("=", every[i].left, every[i].right), Rel("=", every[j].left, every[j].right))
    values = {names[0]: rational(x), names[1]: rational(y)}
    corner = State.of(*(Rel("=", Sym(n), v) for n, v in values.items()))
    moves = (
        Move(
            "Find the corner",
            "The borders are lines: solve them as a system to find where they meet.",
            State.of(*borders),
            corner,
            check=lambda: all(algebra.satisfies(b, values) for b in borders) and not same_region(*borders),
        ),
        Move("Evaluate what is asked", "Put the corner's coordinates in.", node, rational(value), values),
    )
    return Derivation(
        skills.INEQUALITIES,
        CORNERS,
        moves,
        ({},),
        (rational(value),),
        full=facts.full,
        asked=f"You are asked for the {facts.ask.pick} value that ${maths(node)}$ can have in that region.",
        confirm=lambda: _no_better_nearby(every, names, node, (x, y), sign),
    )


def _renamed(facts: Facts, names: tuple[str, str]) -> Node | None:
    """What is asked, with a point's own letters (a, b) read as the coordinates."""
    node = facts.ask.node
    if node is None:
        return None
    for point in facts.points:
        if all(isinstance(i, Sym) for i in point.items):
            node = substitute(
                node, {i.name: Sym(n) for i, n in zip(point.items, names, strict=True) if isinstance(i, Sym)}
            )
    return node


def _corners(halves: Sequence[Half]) -> list[tuple[tuple[Fraction, Fraction], tuple[int, int]]]:
    found = []
    for i, j in combinations(range(len(halves)), 2):
        p, q = halves[i], halves[j]
        determinant = p.a * q.b - q.a * p.b
        if determinant:
            x, y = (p.b * q.c - q.b * p.c) / determinant, (q.a * p.c - p.a * q.c) / determinant
            if all(sign_fits(h, x, y) for h in halves):
                found.append(((x, y), (i, j)))
    return found


def _unbounded(halves: Sequence[Half], goal: Half, sign: int) -> bool:
    """Whether the region goes on for ever in a direction that improves the goal."""
    directions = [(h.b * s, -h.a * s) for h in halves for s in (1, -1)] + [(goal.a * sign, goal.b * sign)]
    for dx, dy in directions:
        stays = all((h.a * dx + h.b * dy) * (1 if h.op == "≥" else -1) >= 0 for h in halves)
        if stays and (goal.a * dx + goal.b * dy) * sign > 0:
            return True
    return False


def _no_better_nearby(
    every: Sequence[Rel], names: tuple[str, str], node: Node, corner: tuple[Fraction, Fraction], sign: int
) -> bool:
    """Many points round the corner: it is allowed itself, and no allowed one does better."""
    at: Mapping[str, Value] = dict(zip(names, corner, strict=True))
    best = Fraction(evaluate(node, at))
    if not true_at(every, dict(at)):
        return False
    span = max(abs(corner[0]), abs(corner[1]), Fraction(4)) / 8
    for i in range(-16, 17):
        for j in range(-16, 17):
            tried: dict[str, Value] = dict(zip(names, (corner[0] + i * span, corner[1] + j * span), strict=True))
            if true_at(every, tried) and (Fraction(evaluate(node, tried)) - best) * sign > 0:
                return False
    return True
