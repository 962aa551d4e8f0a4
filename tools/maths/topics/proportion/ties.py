"""Two quantities tied by a factor, and the way from one quantity to another over such ties."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import typeset
from tools.maths.derivation import Move
from tools.maths.second_route import equivalent
from tools.maths.topics.proportion import telling
from tools.maths.tree import Bin, Node, Num, Percent, letters
from tools.maths.values import evaluate

MORE = ("more than", "greater than", "larger than", "higher than")


@dataclass(frozen=True)
class Tie:
    """One quantity is a factor times another; the factor is None where it is what is asked."""

    left: str
    factor: Node | None
    right: str
    how: str
    part: Node | None


def factor_of(part: Node, how: str) -> Node:
    base = Bin("/", part.arg, Num(Fraction(100)), "frac") if isinstance(part, Percent) else part
    if how == "of":
        return base if letters(base) else telling.shown(Fraction(evaluate(base)))
    sign = "+" if how in MORE else "-"
    total = Bin(sign, Num(Fraction(1)), base)
    return total if letters(total) else telling.shown(Fraction(evaluate(total)))


def paths(ties: Sequence[Tie], start: str) -> dict[str, list[tuple[Tie, int]]]:
    """How to get from a quantity to every other: ties walked forwards (times) or backwards (divided)."""
    ways: dict[str, list[tuple[Tie, int]]] = {start: []}
    frontier = [start]
    while frontier:
        here = frontier.pop()
        for tie in ties:
            for source, goal, sign in ((tie.right, tie.left, 1), (tie.left, tie.right, -1)):
                if source == here and goal not in ways:
                    ways[goal] = [*ways[here], (tie, sign)]
                    frontier.append(goal)
    return ways


def walk(start: Node, way: Sequence[tuple[Tie, int]]) -> tuple[Node, list[Move]]:
    node, moves = start, []
    for tie, sign in way:
        assert tie.factor is not None and tie.part is not None
        work = Bin("*", tie.factor, node, "cdot") if sign > 0 else Bin("/", node, tie.factor, "frac")
        value: Node = work if letters(work) else telling.shown(Fraction(evaluate(work)))
        said = f"${typeset.latex(tie.part)}$ {tie.how}"
        if sign > 0:
            rule, text = "Turn the percent into a factor", f"“{said}” it means multiplying by a factor."
        else:
            rule, text = "Undo the percent", f"The known quantity is {said} the unknown one, so divide by that factor."
        part, how = tie.part, tie.how
        check = _check(node, value, part, how, sign) if letters(work) else None
        moves.append(Move(rule, text, node, value, check=check) if check else telling.worked(rule, text, work, value))
        node = value
    return node, moves


def _check(before: Node, after: Node, part: Node, how: str, sign: int) -> Callable[[], bool]:
    return lambda: equivalent(
        *((after, by_definition(before, part, how)) if sign > 0 else (before, by_definition(after, part, how)))
    )


def by_definition(of: Node, part: Node, how: str) -> Node:
    """p% of it, added to it or taken from it."""
    share = Bin("*", part, of)
    return share if how == "of" else Bin("+" if how in MORE else "-", of, share)
