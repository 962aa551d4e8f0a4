"""A derivation before it is checked: states, moves between them, and what came out.

A state is a set of alternatives ("x = 2 or x = 3"), each a system of relations that hold together. A move changes one
state, or rewrites one expression, and names its rule. `algebra.py` checks moves; this module holds and typesets them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tools.maths import typeset
from tools.maths.figures import Figure
from tools.maths.tree import Chain, Node, Rel

if TYPE_CHECKING:
    from tools.maths.problem import Choice, Problem

NOTHING = r"\text{no solution}"


@dataclass(frozen=True)
class State:
    """Alternatives, each a tuple of relations that hold together; no alternatives means no solution.

    >>> from tools.maths.grammar import parse
    >>> State(((parse("x = 2"),), (parse("x = 3"),))).latex()
    'x = 2 \\\\quad \\\\text{or} \\\\quad x = 3'
    """

    rows: tuple[tuple[Rel, ...], ...]

    @classmethod
    def of(cls, *relations: Rel) -> State:
        """One system."""
        return cls((relations,))

    @classmethod
    def either(cls, *relations: Rel) -> State:
        """Several alternatives of one relation each."""
        return cls(tuple((r,) for r in relations))

    def latex(self) -> str:
        """LaTeX without dollar signs."""
        if not self.rows:
            return NOTHING
        return r" \quad \text{or} \quad ".join(_system(row) for row in self.rows)


def _system(row: tuple[Rel, ...]) -> str:
    lines = [typeset.latex(typeset.pretty(r)) for r in row]
    return lines[0] if len(lines) == 1 else r"\begin{cases} " + r" \\ ".join(lines) + r" \end{cases}"


@dataclass(frozen=True)
class Move:
    """One step. Between states the solution sets must agree; between expressions, their values (where letters have the
    values `given`). Where that is not the right question, `check` asks another one: it runs SymPy or exact arithmetic
    and says whether the step holds. A `str` is LaTeX for what is no formula: words of the problem, a list of data.
    """

    rule: str
    text: str
    before: State | Node | str
    after: State | Node | str
    given: Mapping[str, Node] = field(default_factory=dict)
    check: Callable[[], bool] | None = None

    def latex(self) -> tuple[str, str]:
        """Before and after."""
        return _latex(self.before), _latex(self.after)


def _latex(thing: State | Node | str) -> str:
    if isinstance(thing, str):
        return thing
    return thing.latex() if isinstance(thing, State) else typeset.latex(typeset.pretty(thing))


def words(text: str) -> str:
    r"""Plain words as LaTeX, for a move's before or after.

    >>> words("8 dollars an hour")
    '\\text{8 dollars an hour}'
    """
    safe = "".join("\\" + c if c in "%$#&_{}" else " " if c in "\\^~" else c for c in text)
    return rf"\text{{{safe}}}"


def shown_value(node: Node, value: Node) -> Chain:
    """ "6 · 5 − 1 = 29": how an evaluation is written down."""
    return Chain((Rel("=", node, value),))


Env = dict[str, Node]


@dataclass(frozen=True)
class Slip:
    """A wrong procedure carried out on this very problem: the misconception's name and what it leads to."""

    name: str
    value: Node


@dataclass(frozen=True)
class Derivation:
    """What a solver found, unchecked.

    solutions: the values of the unknowns, one mapping for each solution; None when every value is a solution.
    values: the distinct values of what is asked, in order; `phrase` replaces them for answers in words ("no solution",
    the text of a choice). concept: the idea the solution rests on, in one or two sentences. skill: one of `skills`.

    The rest is for problems read by a topic. problem: the equations it amounts to, if it amounts to equations.
    asked: what is wanted, for the first hint. unit: of the answer, "" if it has none. confirm: the second, independent
    route; without it `second_route` evaluates the problem's equations. fits: tests one choice; without it values are
    compared. slips: wrong procedures and their results. shortcut: the quick way, in a sentence or two. full: every
    clause of the text was understood; when not, the answer is never called verified, and needs a choice that agrees.
    figure: what it looks like, where the topic knows; without it `picturing` looks at the trees.
    """

    skill: str
    concept: str
    moves: tuple[Move, ...]
    solutions: tuple[Env, ...] | None
    values: tuple[Node, ...]
    phrase: str | None = None
    problem: Problem | None = None
    asked: str = ""
    unit: str = ""
    confirm: Callable[[], bool] | None = None
    fits: Callable[[Choice], bool] | None = None
    slips: tuple[Slip, ...] = ()
    shortcut: str = ""
    full: bool = True
    figure: Figure | None = None
