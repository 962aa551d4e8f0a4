"""The tree a formula becomes: small frozen nodes, their exact value at a point, and a few questions about their shape.

Plain Python only: no SymPy, so that the live preview and the disclosure guard stay fast. A rational value is a
`Fraction` and therefore exact; anything irrational falls back to `float` (see `evaluate`). Trees come from
`grammar.parse`, which has bounded their size; this module bounds only what a value may grow to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce


@dataclass(frozen=True)
class Num:
    """A number as written: `Num(Fraction(1, 2), "0.5")`. `text` is empty when Lemma made the number."""

    value: Fraction
    text: str = ""


@dataclass(frozen=True)
class Sym:
    """A letter (possibly Greek or with a subscript); "pi" is the constant."""

    name: str


@dataclass(frozen=True)
class Neg:
    arg: Node


@dataclass(frozen=True)
class Bin:
    """`op` is one of + - * / ^ ±. `shown` remembers how a product or quotient was written: "", "cdot", "times", "of",
    "frac", "slash"."""

    op: str
    left: Node
    right: Node
    shown: str = ""


@dataclass(frozen=True)
class Percent:
    arg: Node


@dataclass(frozen=True)
class Root:
    arg: Node
    index: int = 2


@dataclass(frozen=True)
class Abs:
    arg: Node


@dataclass(frozen=True)
class Apply:
    """A function of the problem's own, such as f(3)."""

    name: str
    arg: Node


@dataclass(frozen=True)
class Trig:
    """sin, cos or tan of an angle."""

    name: str
    arg: Node


@dataclass(frozen=True)
class Degrees:
    """An angle in degrees: `Degrees(Num(30))` has the value π/6."""

    arg: Node


@dataclass(frozen=True)
class Rel:
    """`left op right`, op one of = ≠ < > ≤ ≥ ≈."""

    op: str
    left: Node
    right: Node


TURNED = {"<": ">", ">": "<", "≤": "≥", "≥": "≤", "=": "=", "≠": "≠", "≈": "≈"}  # a relation read from right to left


@dataclass(frozen=True)
class Chain:
    """a = b = c, kept whole; `links` are its neighbouring pairs."""

    links: tuple[Rel, ...]


@dataclass(frozen=True)
class Group:
    """An ordered pair "(3, 1)" or a set "{2, 3}"; `kind` is "pair" or "set"."""

    items: tuple[Node, ...]
    kind: str = "pair"


Node = Num | Sym | Neg | Bin | Percent | Root | Abs | Apply | Trig | Degrees | Rel | Chain | Group


def num(value: int | Fraction, text: str = "") -> Node:
    """A number Lemma made: negative ones come as Neg, fractions as a typeset quotient.

    >>> num(-2)
    Neg(arg=Num(value=Fraction(2, 1), text=''))
    """
    value = Fraction(value)
    if value < 0:
        return Neg(num(-value, text.lstrip("-")))
    if value.denominator != 1 and not text:
        return Bin("/", Num(Fraction(value.numerator)), Num(Fraction(value.denominator)), "frac")
    return Num(value, text)


def added(parts: Iterable[Node]) -> Node:
    """Parts added up from left to right; the part itself where there is one only. Raises TypeError for none.

    >>> added([Sym("x"), num(3)])
    Bin(op='+', left=Sym(name='x'), right=Num(value=Fraction(3, 1), text=''), shown='')
    """
    return reduce(lambda total, part: Bin("+", total, part), parts)


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below this one, left to right."""
    match node:
        case Bin(_, left, right) | Rel(_, left, right):
            return (left, right)
        case Neg(arg) | Percent(arg) | Root(arg) | Abs(arg) | Apply(_, arg) | Trig(_, arg) | Degrees(arg):
            return (arg,)
        case Chain(links):
            return links
        case Group(items):
            return items
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it, top first."""
    yield node
    for child in children(node):
        yield from walk(child)


def letters(node: Node) -> frozenset[str]:
    """The unknown letters in the tree (π is not one)."""
    return frozenset(n.name for n in walk(node) if isinstance(n, Sym) and n.name != "pi")


def has_decimal(*nodes: Node) -> bool:
    """Whether a number in the trees is written as a decimal.

    >>> has_decimal(num(3), num(Fraction(1, 2), "0.5"))
    True
    """
    return any(isinstance(n, Num) and "." in n.text for node in nodes for n in walk(node))


def has_call(node: Node) -> bool:
    """Whether a function is called in the tree.

    >>> has_call(Bin("+", Apply("f", num(2)), num(1)))
    True
    """
    return any(isinstance(n, Apply) for n in walk(node))


def numbers(node: Node) -> tuple[Fraction, ...]:
    """Every number written in the tree, left to right."""
    return tuple(n.value for n in walk(node) if isinstance(n, Num))


def size(node: Node) -> int:
    """How many nodes the tree has: a measure of how simple a form is."""
    return sum(1 for _ in walk(node))


def substitute(node: Node, values: Mapping[str, Node]) -> Node:
    """The tree with letters replaced; a product such as 6x becomes 6 · 5, never 65."""
    match node:
        case Sym(name):
            return values.get(name, node)
        case Bin(op, left, right, shown):
            new_left, new_right = substitute(left, values), substitute(right, values)
            if op == "*" and not shown and (new_left, new_right) != (left, right):
                shown = "cdot"
            return Bin(op, new_left, new_right, shown)
        case Rel(op, left, right):
            return Rel(op, substitute(left, values), substitute(right, values))
        case Neg(arg):
            return Neg(substitute(arg, values))
        case Percent(arg):
            return Percent(substitute(arg, values))
        case Root(arg, index):
            return Root(substitute(arg, values), index)
        case Abs(arg):
            return Abs(substitute(arg, values))
        case Apply(name, arg):
            return Apply(name, substitute(arg, values))
        case Trig(name, arg):
            return Trig(name, substitute(arg, values))
        case Degrees(arg):
            return Degrees(substitute(arg, values))
        case Group(items, kind):
            return Group(tuple(substitute(item, values) for item in items), kind)
        case Chain(links):
            return Chain(tuple(Rel(r.op, substitute(r.left, values), substitute(r.right, values)) for r in links))
        case _:
            return node


def bare(node: Node) -> Node:
    """The tree without memory of how it was written, for comparing shapes.

    >>> from tools.maths.grammar import parse
    >>> bare(parse("0.5 * x")) == bare(parse("1/2 x")), bare(parse("3 * x")) == bare(parse("3x"))
    (False, True)
    """
    match node:
        case Num(value):
            return Num(value)
        case Bin(op, left, right):
            return Bin(op, bare(left), bare(right))
        case Rel(op, left, right):
            return Rel(op, bare(left), bare(right))
        case Neg(arg):
            return Neg(bare(arg))
        case Percent(arg):
            return Percent(bare(arg))
        case Root(arg, index):
            return Root(bare(arg), index)
        case Abs(arg):
            return Abs(bare(arg))
        case Apply(name, arg):
            return Apply(name, bare(arg))
        case Trig(name, arg):
            return Trig(name, bare(arg))
        case Degrees(arg):
            return Degrees(bare(arg))
        case Group(items, kind):
            return Group(tuple(bare(item) for item in items), kind)
        case Chain(links):
            return Chain(tuple(Rel(r.op, bare(r.left), bare(r.right)) for r in links))
        case _:
            return node
