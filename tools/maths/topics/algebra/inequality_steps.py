"""School steps through inequalities in one letter, checked by SymPy's own solution sets."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tools.maths import algebra, typeset
from tools.maths.derivation import Move, words
from tools.maths.polynomial import rational
from tools.maths.solving.linear import isolate
from tools.maths.topics.algebra.intervals import Interval, linear_parts, links, true_at
from tools.maths.topics.algebra.placing import maths
from tools.maths.tree import Bin, Chain, Neg, Node, Rel, Sym, letters
from tools.maths.values import evaluate

Relations = Sequence[Rel | Chain]


def solving(relations: Relations, name: str, decimal: bool, found: Interval) -> list[Move]:
    """School steps to the letter alone; for a chain whose middle holds the letter, on all three parts at once."""
    moves: list[Move] = []
    for relation in relations:
        if isinstance(relation, Chain) and len(relation.links) == 2 and _middle_only(relation):
            moves += _three_parts(relation, name, decimal)
            continue
        for link in links([relation]):
            if name in letters(link):
                moves += isolate(link, name, decimal).moves
    if len(links(relations)) > 1 and not (len(relations) == 1 and _middle_only(relations[0])):
        after = found.relation(name, decimal)
        if after is not None:
            text = "Keep the numbers that satisfy all of them at once."
            shown = r" \text{ and } ".join(maths(r) for r in relations)
            moves.append(
                Move("Put them together", text, shown, maths(after), check=lambda: sets_agree(relations, after, name))
            )
    return moves


def _middle_only(relation: Rel | Chain) -> bool:
    return (
        isinstance(relation, Chain)
        and len(relation.links) == 2
        and not letters(relation.links[0].left)
        and not letters(relation.links[1].right)
    )


def _three_parts(chain: Chain, name: str, decimal: bool) -> list[Move]:
    first, second = chain.links
    slope, constant = linear_parts(first.right, name)
    low, high = Fraction(evaluate(first.left)), Fraction(evaluate(second.right))
    moves: list[Move] = []
    shown = chain

    def step(rule: str, text: str, after: Chain) -> None:
        nonlocal shown
        if typeset.plain(after) != typeset.plain(shown):
            before = shown
            moves.append(Move(rule, text, maths(before), maths(after), check=lambda: sets_agree([before], after, name)))
            shown = after

    def chained(middle: Node, a: Fraction, b: Fraction, turned: bool = False) -> Chain:
        ends = (rational(a, decimal), rational(b, decimal))
        if not turned:
            return Chain((Rel(first.op, ends[0], middle), Rel(second.op, middle, ends[1])))
        return Chain((Rel(second.op, ends[1], middle), Rel(first.op, middle, ends[0])))

    if constant:
        verb, where = ("Subtract", "from") if constant > 0 else ("Add", "to")
        term = (
            Sym(name)
            if slope == 1
            else Neg(Sym(name))
            if slope == -1
            else Bin("*", rational(slope, decimal), Sym(name))
        )
        text = f"{verb} ${maths(rational(abs(constant), decimal))}$ {where} all three parts."
        step(f"{verb} {where} all parts", text, chained(term, low - constant, high - constant))
    if slope not in (0, 1):
        turn = "; a negative number turns both signs round" if slope < 0 else ""
        text = f"Divide all three parts by ${maths(rational(slope, decimal))}${turn}."
        step(
            "Divide all parts", text, chained(Sym(name), (low - constant) / slope, (high - constant) / slope, slope < 0)
        )
    return moves


def sets_agree(before: Relations, after: Rel | Chain, name: str) -> bool:
    """SymPy intersects the half lines of both."""
    import sympy

    def whole(relations: Relations) -> object:
        found = sympy.S.Reals
        for relation in links(relations):
            found = found.intersect(algebra.half_line(relation, name))
        return found

    try:
        return bool(whole(before) == whole([after]))
    except (algebra.Unchecked, NotImplementedError, ValueError, TypeError, KeyError):
        return False


def reading(relations: Relations, name: str, found: Interval) -> Move:
    """The inequality is solved already: only its border is read off."""
    shown = r" \text{ and } ".join(maths(r) for r in relations)
    ends = [b for b, inside in ((found.low, found.low_in), (found.high, found.high_in)) if b is not None]
    after = r",\ ".join(maths(rational(b)) for b in ends) or words("no border")
    return Move(
        "Read off the border",
        f"See where the values of ${name}$ begin or end, and whether that end belongs to them.",
        shown,
        after,
        check=lambda: all(_is_border(relations, name, b) for b in ends),
    )


def _is_border(relations: Relations, name: str, border: Fraction) -> bool:
    """On one side of it the relations hold, on the other they do not."""
    step = Fraction(1, 1000)
    return true_at(relations, {name: border - step}) != true_at(relations, {name: border + step})


def sympy_holds(relations: Relations, name: str, value: Fraction) -> bool:
    """SymPy puts the value in."""
    node = rational(value)
    return all(algebra.satisfies(r, {name: node}) for r in links(relations))
