"""A quantity of a figure: how large it is drawn, what is written on it from the beginning, what a step finds, and when.

A topic knows its quantities by symbols with values; a picture needs lengths to draw and labels to read. `Size` is what
lies between: `sized` reads off the steps where a quantity's value is written down for the first time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tools.maths.derivation import Move, State
from tools.maths.figures import GIVEN, Figure
from tools.maths.picturing.reading import label, value
from tools.maths.tree import Chain, Group, Node, Rel, Sym, letters, walk
from tools.maths.values import Unvalued

LONGEST = 30  # characters of a label's LaTeX


@dataclass(frozen=True)
class Size:
    """value: as drawn. given: what stands on it from step `since` on. found: its value, which step `at` finds.

    >>> Size(5.0, "c", "5", 2).degrees().found
    '5^\\\\circ'
    """

    value: float
    given: str = ""
    found: str = ""
    at: int = GIVEN
    since: int = GIVEN

    def degrees(self) -> Size:
        """The same with a degree sign on its numbers."""
        return Size(self.value, _degrees(self.given), _degrees(self.found), self.at, self.since)


def _degrees(text: str) -> str:
    if not any(c.isdigit() for c in text) or r"\circ" in text or r"\pi" in text:
        return text
    bare = text.replace(".", "").isdigit() or text.startswith(r"\frac")
    return rf"{text}^\circ" if bare else rf"({text})^\circ"


def sized(
    number: float, name: str, given: Node | None, moves: Sequence[Move], written: Node | None = None, since: int = GIVEN
) -> Size:
    """The quantity called `name` in the steps: labelled with what is `given` of it, or its name where the steps use it.

    written: its value, for when a step says it without its name.
    """
    if given is not None:
        step = _ending(moves, written) if letters(given) else None
        if step is None or written is None:
            return Size(number, _short(label(given)), since=since)
        return Size(number, _short(label(given)), _short(label(written)), step, since)
    said = label(Sym(name)) if _used(name, moves) else ""
    step = finding(name, number, moves)
    step = _ending(moves, written) if step is None else step
    if step is None:
        return Size(number, said)
    last = _last(moves[step].after)
    return Size(number, said, _short(label(last)) if last is not None else "", step)


def finding(name: str, number: float, moves: Sequence[Move]) -> int | None:
    """The step that says "name = number", or that chooses this number among the roots.

    >>> from tools.maths.grammar import parse
    >>> finding("b", 4.0, [Move("Divide", "", State.of(parse("2b = 8")), State.of(parse("b = 4")))])
    0
    """
    rooted = False
    for step, move in enumerate(moves):
        after = move.after
        rows = after.rows if isinstance(after, State) else ((after,),) if isinstance(after, Rel) else ()
        if isinstance(after, Chain):
            rows = ((Rel("=", after.links[0].left, after.links[-1].right),),)
        about = bool(rows) and all(len(row) == 1 and row[0].left == Sym(name) for row in rows)
        if about and len(rows) == 1 and _is(rows[0][0].right, number):
            return step
        if rooted and isinstance(after, Group) and len(after.items) == 1 and _is(after.items[0], number):
            return step
        rooted = about and len(rows) > 1
    return None


def _ending(moves: Sequence[Move], written: Node | None) -> int | None:
    """The first step that ends in this value."""
    return None if written is None else next((k for k, move in enumerate(moves) if _last(move.after) == written), None)


def drawn(make: Callable[[], Figure | None]) -> Figure | None:
    """The picture that `make` draws; None where the numbers do not make one. A picture never breaks a solution."""
    try:
        return make()
    except (ArithmeticError, ValueError, LookupError, TypeError, Unvalued):
        return None


def _is(node: Node, number: float) -> bool:
    found = value(node)
    return found is not None and abs(found - number) <= 1e-6 * max(1.0, abs(number))


def _last(after: State | Node | str) -> Node | None:
    """What a step ends in."""
    if isinstance(after, State):
        return after.rows[0][0].right if after.rows and after.rows[0] else None
    if isinstance(after, Chain):
        return after.links[-1].right
    if isinstance(after, Rel):
        return after.right
    if isinstance(after, Group):
        return after.items[0] if len(after.items) == 1 else after
    return None if isinstance(after, str) else after


def _used(name: str, moves: Sequence[Move]) -> bool:
    return any(_mentions(thing, name) for move in moves for thing in (move.before, move.after))


def _mentions(thing: State | Node | str, name: str) -> bool:
    if isinstance(thing, str):
        return False
    nodes: list[Node] = [r for row in thing.rows for r in row] if isinstance(thing, State) else [thing]
    return any(isinstance(node, Sym) and node.name == name for tree in nodes for node in walk(tree))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else ""
