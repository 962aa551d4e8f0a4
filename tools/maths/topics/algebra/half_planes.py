"""Inequalities and equations in two letters: which point satisfies them, how large a letter can be, which form is same.

Points are tested one by one. A greatest or least value is looked for at the corners of the region.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tools.maths import algebra, skills
from tools.maths.derivation import Derivation, Move, State
from tools.maths.polynomial import NotPolynomial
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.algebra.corners import Half, half, same_region, sign_fits, solve_corner
from tools.maths.topics.algebra.facts import Facts, read
from tools.maths.topics.algebra.intervals import links, true_at
from tools.maths.topics.algebra.placing import maths, placed
from tools.maths.topics.algebra.region_picture import picture
from tools.maths.tree import TURNED, Chain, Group, Node, Rel, Sym, letters
from tools.maths.values import Unvalued, Value, evaluate

POINTS = (
    "A point is a solution when its coordinates make every line of the system true: put the first number in the place "
    "of the first letter, the second in the place of the second."
)
SAME = (
    "Multiplying both sides by the same positive number, or moving a term with the opposite sign, changes no solution."
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem of points and regions, None for anything else."""
    found = _solve(stem)
    return found and replace(found, figure=picture(found))


def _solve(stem: Stem) -> Derivation | None:
    facts = read(stem)
    if facts is None or facts.calls or facts.situations or facts.count or facts.definitions:
        return None
    relations: list[Rel | Chain] = [*facts.inequalities, *facts.equations]
    names = _names(stem, facts, relations)
    if names is None or not relations or not facts.usable or facts.constants:
        return None
    if facts.ask.kind in ("member", "pair", "solve") and any(isinstance(c.node, Group) for c in stem.choices):
        return _point(stem, facts, relations, names)
    if not facts.inequalities:
        return _equivalent(stem, facts, names) if facts.ask.kind == "equivalent" else None
    try:
        if facts.ask.kind == "value" and facts.ask.pick in ("greatest", "least") and not facts.integers:
            return solve_corner(facts, relations, names)
    except (NotPolynomial, Unvalued):
        return None
    return _equivalent(stem, facts, names) if facts.ask.kind in ("equivalent", "solve", "member") else None


def _names(stem: Stem, facts: Facts, relations: Sequence[Rel | Chain]) -> tuple[str, str] | None:
    """The two letters, in the order of a point's coordinates."""
    used = frozenset().union(*(letters(r) for r in relations)) if relations else frozenset()
    for index in stem.placeholders("T"):
        node = stem.nodes[index]
        if isinstance(node, Group) and len(node.items) == 2 and all(isinstance(i, Sym) for i in node.items):
            pair = tuple(i.name for i in node.items if isinstance(i, Sym))
            if used <= set(pair) and len(pair) == 2:
                return pair[0], pair[1]
            if used <= {"x", "y"} and facts.ask.node is not None and letters(facts.ask.node) <= set(pair):
                return "x", "y"
    if used <= {"x", "y"} and used:
        return "x", "y"
    return None


# ---- which point -----------------------------------------------------------------------------------------------------


def _point(stem: Stem, facts: Facts, relations: Sequence[Rel | Chain], names: tuple[str, str]) -> Derivation | None:
    wanted = not facts.ask.negated
    if facts.points and any(not letters(p) for p in facts.points):
        return None

    def fits(choice: Choice) -> bool:
        at = _place(choice.node, names)
        try:
            return at is not None and true_at(relations, at) == wanted
        except Unvalued:
            return False

    chosen = [c.node for c in stem.choices if fits(c)]
    if len(chosen) != 1 or not isinstance(chosen[0], Group):
        return None
    point = chosen[0]
    values = dict(zip(names, point.items, strict=True))
    every = links(relations)
    shown = State.of(*every)
    checked = r" \quad ".join(maths(placed(r, values)) for r in every)
    text = "Put each pair into every line; keep the pair for which all of them come out true."
    if not wanted:
        text = "Put each pair into every line; look for the pair for which one of them comes out false."
    move = Move(
        "Test the pairs", text, shown, checked, check=lambda: all(algebra.satisfies(r, values) for r in every) == wanted
    )
    skill = skills.INEQUALITIES if facts.inequalities else skills.SYSTEMS if len(every) == 2 else skills.LINEAR_TWO
    return Derivation(
        skill,
        POINTS,
        (move,),
        ({},),
        (point,),
        full=facts.full,
        fits=fits,
        asked=f"You are asked which pair {'satisfies' if wanted else 'does not satisfy'} everything that is given.",
        confirm=lambda: _by_halves(stem, every, names, point, wanted),
    )


def _place(node: Node | None, names: tuple[str, str]) -> dict[str, Value] | None:
    if not isinstance(node, Group) or node.kind != "pair" or len(node.items) != 2:
        return None
    try:
        return dict(zip(names, (evaluate(i) for i in node.items), strict=True))
    except Unvalued:
        return None


def _by_halves(stem: Stem, every: Sequence[Rel], names: tuple[str, str], point: Group, wanted: bool) -> bool:
    """The second route: each relation as a·x + b·y + c and its sign, at every choice."""
    try:
        halves = [half(r, names) for r in every]
    except NotPolynomial:
        return False
    right = []
    for choice in stem.choices:
        at = _place(choice.node, names)
        if at is None:
            continue
        x, y = (Fraction(at[n]) for n in names)
        if all(sign_fits(h, x, y) for h in halves) == wanted:
            right.append(choice.node)
    return right == [point]


# ---- the same inequality in another form -----------------------------------------------------------------------------


def _equivalent(stem: Stem, facts: Facts, names: tuple[str, str]) -> Derivation | None:
    """ "Which is equivalent to 6x − 9y > 12?" — one relation in two letters, and choices that are relations."""
    given = [*links(facts.inequalities), *facts.equations]
    if len(given) != 1 or len(letters(given[0])) != 2 or facts.points or facts.ask.negated or facts.ask.node:
        return None
    try:
        wanted = _scaled(half(given[0], names))
    except NotPolynomial:
        return None

    def fits(choice: Choice) -> bool:
        if not isinstance(choice.node, Rel) or not letters(choice.node) <= set(names):
            return False
        try:
            return _scaled(half(choice.node, names)) == wanted
        except NotPolynomial:
            return False

    chosen = [c.node for c in stem.choices if fits(c)]
    if len(chosen) != 1 or not isinstance(chosen[0], Rel):
        return None
    relation = chosen[0]
    text = "Move the terms to one side and multiply or divide both sides until it looks like a choice."
    move = Move(
        "Rewrite it", text, State.of(given[0]), State.of(relation), check=lambda: same_region(given[0], relation)
    )
    skill = skills.INEQUALITIES if facts.inequalities else skills.LINEAR_TWO
    return Derivation(
        skill,
        SAME,
        (move,),
        ({},),
        (relation,),
        full=facts.full,
        fits=fits,
        asked="You are asked for the same statement in another form.",
        confirm=lambda: _agree_at_points(given[0], relation, names),
    )


def _scaled(one: Half) -> tuple[Fraction, Fraction, Fraction, str]:
    size = abs(one.a) or abs(one.b)
    if not size:
        raise NotPolynomial("no letter is left")
    sign = 1 if (one.a or one.b) > 0 else -1
    op = one.op if sign > 0 else TURNED.get(one.op, one.op)
    return one.a / size * sign, one.b / size * sign, one.c / size * sign, op


def _agree_at_points(a: Rel, b: Rel, names: tuple[str, str]) -> bool:
    grid = [Fraction(n, 2) for n in range(-14, 15)]
    on_border = [half(a, names)]
    points = [(x, y) for x in grid for y in grid[::3]]
    for one in on_border:
        points += [(x, -(one.a * x + one.c) / one.b) for x in grid if one.b]
    return all(
        true_at([a], dict(zip(names, p, strict=True))) == true_at([b], dict(zip(names, p, strict=True))) for p in points
    )
