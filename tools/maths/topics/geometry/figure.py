"""A figure as quantities and the laws between them, and the moves that lead from what is given to what is asked.

A quantity is a symbol such as "#r" or "#AB"; "#" keeps it apart from the problem's own letters and is not shown. A law
is a relation between quantities: a formula, a theorem or a statement of the problem. `reason` applies laws with one
unknown until what is asked is known, and solves for a letter where a law has only that letter left. It knows no
geometry: what the laws say is for the topics.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tools.maths.tree import Bin, Degrees, Neg, Node, Rel, Root, Sym, Trig, walk


@dataclass(frozen=True)
class Law:
    """A relation between quantities. rule: a short imperative name. text: why it holds, without any result."""

    rule: str
    text: str
    relation: Rel

    @property
    def symbols(self) -> frozenset[str]:
        return symbols(self.relation)


@dataclass
class Figure:
    """What is known of a figure. measures: independent checks of the finished figure, from the value of each symbol."""

    known: dict[str, Node] = field(default_factory=dict)
    laws: list[Law] = field(default_factory=list)
    measures: list[Callable[[dict[str, float]], bool]] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)  # how a symbol is written, where not by its own name
    decimal: bool = False
    letters_kept: frozenset[str] = frozenset()  # letters the answer may hold

    def law(self, rule: str, text: str, left: Node, right: Node) -> None:
        self.laws.append(Law(rule, text, Rel("=", left, right)))


def symbols(node: Node) -> frozenset[str]:
    """The quantities a tree mentions."""
    return frozenset(n.name for n in walk(node) if isinstance(n, Sym) and n.name.startswith("#"))


def renamed(node: Node, names: Callable[[str], str | None]) -> Node:
    """The tree with letters renamed; what was written without a dot stays without one.

    >>> renamed(Sym("#r"), lambda n: n.strip("#"))
    Sym(name='r')
    """
    match node:
        case Sym(name):
            new = names(name)
            return node if new is None else Sym(new)
        case Bin(op, left, right, shown):
            return Bin(op, renamed(left, names), renamed(right, names), shown)
        case Rel(op, left, right):
            return Rel(op, renamed(left, names), renamed(right, names))
        case Root(arg, index):
            return Root(renamed(arg, names), index)
        case Neg(arg):
            return Neg(renamed(arg, names))
        case Trig(name, arg):
            return Trig(name, renamed(arg, names))
        case Degrees(arg):
            return Degrees(renamed(arg, names))
    return node
