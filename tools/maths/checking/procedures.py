"""Wrong procedures run on a calculation: what comes out of a tree when one of its parts is handled by a wrong rule.

`wrong_trees` changes one part at a time and names the mistake; `wrong_results` runs that over a derivation's own moves
and carries the wrong result on through the later ones, as a learner would. Procedures that need the whole problem (its
data, its triangle) are in `mix_ups.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from tools.maths.checking import misconceptions as m
from tools.maths.checking.wrong_equations import replace, wrong_rewritings
from tools.maths.derivation import Move, State
from tools.maths.leaks.sameness import value_of
from tools.maths.tree import Bin, Chain, Group, Neg, Node, Num, Percent, Rel, Root, Sym, Trig, letters, size, walk
from tools.maths.values import Value, same_value

MOST_MOVES = 12  # moves of a derivation that are looked at
MOST_TREES = 60  # wrong trees of one expression
PI = Sym("pi")
TWO = Num(Fraction(2))


def wrong_trees(node: Node) -> Iterator[tuple[str, Node]]:
    """The tree with one part handled by a wrong rule, each with the mistake's name.

    >>> from tools.maths.grammar import parse
    >>> [name for name, _ in wrong_trees(parse("sqrt(3^2 + 4^2)"))][:2]
    ['took the root of a sum term by term', 'mixed up the legs and the hypotenuse']
    """
    for count, (name, old, new) in enumerate(_wrong_parts(node)):
        if count >= MOST_TREES:
            return
        yield name, replaced(node, old, new)
    yield from wrong_rewritings(node)


def replaced(node: Node, old: Node, new: Node) -> Node:
    """The tree with a part exchanged, below roots and functions too."""
    if node == old:
        return new
    match node:
        case Root(arg, index):
            return Root(replaced(arg, old, new), index)
        case Trig(name, arg):
            return Trig(name, replaced(arg, old, new))
        case Bin(op, left, right, shown):
            return Bin(op, replaced(left, old, new), replaced(right, old, new), shown)
        case Neg(arg):
            return Neg(replaced(arg, old, new))
        case _:
            return replace(node, old, new)


def _wrong_parts(node: Node) -> Iterator[tuple[str, Node, Node]]:
    for part in walk(node):
        match part:
            case Root(Bin("+" | "-" as op, a, b), index):
                yield m.ROOT_OF_SUM, part, Bin(op, Root(a, index), Root(b, index))
                yield m.LEGS, part, Root(Bin("-" if op == "+" else "+", a, b), index)
                yield m.FORGOT_ROOT, part, part.arg
            case Root(arg):
                yield m.FORGOT_ROOT, part, arg
            case Trig("sin" | "cos" as name, angle):
                yield m.SINE_COSINE, part, Trig("cos" if name == "sin" else "sin", angle)
            case Bin("*"):
                yield from _wrong_product(part)
            case Bin("/"):
                yield from _wrong_quotient(part)
            case Bin("+" | "-" as sign, Bin("/", a, b), Bin("/", c, d)):
                yield m.ACROSS, part, Bin("/", Bin(sign, a, c), Bin(sign, b, d), "frac")
            case Bin("+" | "-" as op, left, Bin("*" | "/" as inner, first, second)) if not letters(part):
                yield m.LEFT_TO_RIGHT, part, Bin(inner, Bin(op, left, first), second)
            case Bin("^", Bin("^", base, p), q):
                yield m.EXPONENTS_ADDED, part, Bin("^", base, Bin("+", p, q))
            case Bin("^", base, Num(value)) if value in (2, 3) and size(base) <= 3 and value_of(base) is not None:
                yield m.SCALE, part, base
            case Bin("-", left, right):
                yield m.ADDED, part, Bin("+", left, right)
            case Percent(arg):
                yield m.NO_HUNDREDTH, part, arg


def _wrong_product(part: Bin) -> Iterator[tuple[str, Node, Node]]:
    factors = _factors(part)
    radius = next((f for f in factors if isinstance(f, Bin) and f.op == "^" and f.right == Num(Fraction(2), "2")), None)
    radius = radius or next((f for f in factors if isinstance(f, Bin) and f.op == "^" and _is(f.right, 2)), None)
    if PI in factors and isinstance(radius, Bin):
        length = radius.left
        if len(factors) == 2:
            yield m.CIRCUMFERENCE, part, _product([TWO, PI, length])
        for name, wrong in ((m.DIAMETER, Bin("*", TWO, length, "cdot")), (m.RADIUS, Bin("/", length, TWO, "frac"))):
            yield name, part, _product([Bin("^", wrong, radius.right) if f is radius else f for f in factors])
        yield m.SCALE, part, _product([length if f is radius else f for f in factors])
    elif PI in factors and any(_is(f, 2) for f in factors):
        rest = [f for f in factors if f != PI and not _is(f, 2)]
        if len(rest) == 1:
            yield m.DISC, part, _product([PI, Bin("^", rest[0], TWO)])
    for factor in factors:
        if (value := value_of(factor)) is not None and same_value(value, Fraction(1, 2)):
            yield m.FORGOT_HALF, part, _product([f for f in factors if f is not factor])
        elif value is not None and same_value(value, Fraction(1, 3)):
            yield "forgot the third", part, _product([f for f in factors if f is not factor])
    match part:
        case Bin("*", Percent(rate), whole) | Bin("*", whole, Percent(rate)):
            yield m.NO_HUNDREDTH, part, Bin("*", rate, whole, "cdot")
            yield m.DIVIDED_PERCENT, part, Bin("/", whole, rate, "frac")
            yield m.WRONG_BASE, part, Bin("/", whole, Percent(rate), "frac")
            yield m.REST, part, Bin("-", whole, part)
        case Bin("*", Bin("^", base, p), Bin("^", other, q)):
            if base == other:
                yield m.EXPONENTS_MULTIPLIED, part, Bin("^", base, Bin("*", p, q, "cdot"))
                yield m.BASES, part, Bin("^", Bin("*", base, other, "cdot"), Bin("+", p, q))
        case Bin("*", Bin("*", base, Bin() as one), Bin() as two):
            first, second = _rate(one), _rate(two)
            if first is not None and second is not None:
                together = Bin("+", Num(Fraction(1)), Bin("+", first, second))
                yield m.ADDED_PERCENTS, part, Bin("*", base, together, "cdot")
    yield from _wrong_growth(part, factors)


def _wrong_growth(part: Bin, factors: Sequence[Node]) -> Iterator[tuple[str, Node, Node]]:
    """Factors such as 1.2 and 0.9 that stand for changes by percents, multiplied: their changes added instead."""
    rates = {i: v - 1 for i, f in enumerate(factors) if isinstance(v := value_of(f), Fraction) and _is_growth(v)}
    if len(rates) >= 2:
        total = 1 + sum(rates.values(), Fraction(0))
        kept = [f for i, f in enumerate(factors) if i not in rates]
        if total > 0:
            yield m.ADDED_PERCENTS, part, _product([*kept, Num(total)])


def _is_growth(value: Fraction) -> bool:
    return Fraction(1, 4) < value < 3 and value != 1 and value.denominator != 1 and (value * 1000).denominator == 1


def _rate(node: Bin) -> Node | None:
    """The signed percent of a factor 1 ± p%."""
    if node.op in "+-" and _is(node.left, 1) and isinstance(node.right, Percent):
        return node.right if node.op == "+" else Neg(node.right)
    return None


def _wrong_quotient(part: Bin) -> Iterator[tuple[str, Node, Node]]:
    top, bottom = part.left, part.right
    if _is(bottom, 2):
        yield m.FORGOT_HALF, part, top
    elif isinstance(top, Bin) and top.op == "+" and isinstance(bottom, Num):
        yield m.FORGOT_COUNT, part, top
    if isinstance(bottom, Bin) and bottom.op == "+":
        for side, other in ((bottom.left, bottom.right), (bottom.right, bottom.left)):
            if top == side:
                yield m.PART_TO_PART, part, Bin("/", top, other, "frac")
    if isinstance(top, Bin) and top.op in "+-":
        for side, other in ((top.left, top.right), (top.right, top.left)):
            if side == bottom:
                yield m.CANCELLED, part, other
            if isinstance(side, Bin) and side.op == "*" and bottom in (side.left, side.right):
                kept = side.right if side.left == bottom else side.left
                yield m.CANCELLED, part, Bin(top.op, kept, other) if side is top.left else Bin(top.op, other, kept)
    slope = all(isinstance(side, Bin) and side.op == "-" for side in (top, bottom))
    yield (m.SLOPE if slope else m.UPSIDE_DOWN), part, Bin("/", bottom, top, "frac")
    yield m.MULTIPLIED, part, Bin("*", top, bottom, "cdot")


def _factors(node: Node) -> list[Node]:
    if isinstance(node, Bin) and node.op == "*":
        return [*_factors(node.left), *_factors(node.right)]
    return [node]


def _product(factors: Sequence[Node]) -> Node:
    if not factors:
        return Num(Fraction(1))
    node = factors[0]
    for factor in factors[1:]:
        node = Bin("*", node, factor, "cdot")
    return node


def _is(node: Node, number: int) -> bool:
    return isinstance(node, Num) and node.value == number


# ---- over a whole derivation ---------------------------------------------------------------------------------------


def wrong_results(moves: Sequence[Move]) -> Iterator[tuple[Value, str]]:
    """Values that wrong procedures lead to, each with the mistake's name: of the move itself and carried to the end."""
    moves = moves[:MOST_MOVES]
    for index, move in enumerate(moves):
        if isinstance(move.before, State | str | Group | Rel | Chain) or letters(move.before):
            continue
        right = _result(move)
        for name, tree in wrong_trees(move.before):
            wrong = value_of(tree)
            if wrong is None or (right is not None and same_value(wrong, right)):
                continue
            yield wrong, name
            if right is not None:
                yield from ((end, name) for end in _carried(moves[index + 1 :], right, wrong))


def _result(move: Move) -> Value | None:
    if isinstance(move.after, State | str | Group):
        return None
    last = move.after.links[-1].right if isinstance(move.after, Chain) else move.after
    return value_of(last.right if isinstance(last, Rel) else last)


def _carried(later: Sequence[Move], right: Value, wrong: Value) -> Iterator[Value]:
    """What the later moves make of a wrong number put in the place of the right one."""
    changes = [(right, wrong)]
    for move in later:
        if isinstance(move.before, State | str | Group | Rel | Chain):
            continue
        tree: Node = move.before
        for old, new in changes:
            tree = _with_number(tree, old, new)
        before, now = _result(move), value_of(tree)
        if tree != move.before and before is not None and now is not None and not same_value(before, now):
            changes.append((before, now))
            yield now


def _with_number(node: Node, old: Value, new: Value) -> Node:
    """The tree with every written number of one value changed to another."""
    if isinstance(node, Num | Neg) and (value := value_of(node)) is not None and same_value(value, old):
        return Num(new) if isinstance(new, Fraction) else Num(Fraction(new).limit_denominator(10**9))
    match node:
        case Bin(op, left, right, shown):
            return Bin(op, _with_number(left, old, new), _with_number(right, old, new), shown)
        case Neg(arg):
            return Neg(_with_number(arg, old, new))
        case Root(arg, index):
            return Root(_with_number(arg, old, new), index)
        case Percent(arg):
            return Percent(_with_number(arg, old, new))
        case _:
            return node
