"""A formula problem taken apart: its equations, functions, conditions, facts and what is asked.

`task_reading` fills it in from the words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.tree import Bin, Node, Num, Rel, letters, walk


@dataclass(frozen=True)
class Fact:
    """Something stated in words: kind "count", "root", "points", "vertex", "factor", …, with its formulas."""

    kind: str
    nodes: tuple[Node, ...] = ()
    count: int | None = None
    word: str = ""


@dataclass(frozen=True)
class Ask:
    """What is wanted: a kind from `phrases.ASKS`, its formula, which of several ("pick"), and further words."""

    kind: str
    node: Node | None = None
    other: Node | None = None
    pick: str = ""
    word: str = ""
    phrase: str = ""


@dataclass(frozen=True)
class Task:
    """A problem's parts. `loose` are formulas that stand alone: "(x + 1)(x − 2). In the expression above, …"."""

    stem: Stem
    equations: tuple[Rel, ...]
    functions: Mapping[str, tuple[str, Node]]
    points: tuple[Rel, ...]  # f(3) = 7
    conditions: tuple[Rel, ...]
    constants: frozenset[str]
    whole: frozenset[str]
    loose: tuple[Node, ...]
    facts: tuple[Fact, ...]
    ask: Ask
    identity: bool = False
    identity_letter: str = ""
    imaginary: bool = False
    left: tuple[str, ...] = ()
    trap: bool = False
    graphs: tuple[Rel, ...] = field(default=())  # y = f(x)

    @property
    def full(self) -> bool:
        """Whether every word was understood."""
        return not self.left

    @property
    def choices(self) -> tuple[Choice, ...]:
        return self.stem.choices

    def fact(self, kind: str) -> Fact | None:
        """The first fact of a kind."""
        return next((f for f in self.facts if f.kind == kind), None)

    def only(self, *kinds: str) -> bool:
        """Whether no facts of other kinds were stated."""
        return all(f.kind in kinds for f in self.facts)

    @property
    def decimal(self) -> bool:
        """Whether the problem writes decimals and no fractions."""
        nodes = [n for node in self.stem.nodes for n in walk(node)]
        fractions = any(isinstance(n, Bin) and n.op == "/" and not letters(n) for n in nodes)
        return any(isinstance(n, Num) and "." in n.text for n in nodes) and not fractions
