"""Where the steps put a number into an expression: which number, and what came out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from tools.maths.derivation import Move, State
from tools.maths.picturing.reading import value
from tools.maths.tree import Bin, Node, Sym, letters

_WRITTEN = ("shown", "text")  # how something is written, not what it is


@dataclass(frozen=True)
class Evaluated:
    """The body with `inputs` put in: one, or two that are compared; at which step, and the step's result."""

    inputs: tuple[Node, ...]
    at: int
    result: Node | None


def argument(body: Node, letter: str, node: Node) -> Node | None:
    """What stands in `node` where `body` has the letter; None when `node` is not that body with a number in it.

    >>> from tools.maths.grammar import parse
    >>> argument(parse("20 + 5x"), "x", parse("20 + 5 * 9")) == parse("9")
    True
    """
    found = arguments(body, (letter,), node)
    one = found.get(letter) if found is not None else None
    return None if one is None or letters(one) else one


def arguments(body: Node, names: Sequence[str], node: Node) -> dict[str, Node] | None:
    """The same for several letters at once; what stands in a letter's place may hold a letter itself."""
    found: dict[str, list[Node]] = {}
    if not _aligned(body, names, node, found):
        return None
    if any(len({(value(one), tuple(sorted(letters(one)))) for one in places}) != 1 for places in found.values()):
        return None
    return {name: places[0] for name, places in found.items()}


def _aligned(body: object, names: Sequence[str], node: object, found: dict[str, list[Node]]) -> bool:
    if isinstance(body, Sym) and body.name in names:
        found.setdefault(body.name, []).append(node)  # type: ignore[arg-type]
        return True
    if isinstance(body, tuple) and isinstance(node, tuple):
        return len(body) == len(node) and all(_aligned(a, names, b, found) for a, b in zip(body, node, strict=True))
    if type(body) is not type(node):
        return False
    if not hasattr(body, "__dataclass_fields__"):
        return body == node
    parts = [f.name for f in fields(body) if f.name not in _WRITTEN]  # type: ignore[arg-type]
    return all(_aligned(getattr(body, part), names, getattr(node, part), found) for part in parts)


def evaluations(body: Node, letter: str, moves: tuple[Move, ...]) -> list[Evaluated]:
    """Every step that evaluates the body, or compares two of its values by subtracting or dividing."""
    made: list[Evaluated] = []
    for number, move in enumerate(moves):
        thing = move.before
        if isinstance(thing, str | State):
            continue
        inputs = _inputs(body, letter, thing)
        if inputs is not None:
            result = move.after if not isinstance(move.after, str | State) else None
            made.append(Evaluated(inputs, number, result))
    return made


def _inputs(body: Node, letter: str, node: Node) -> tuple[Node, ...] | None:
    one = argument(body, letter, node)
    if one is not None:
        return (one,)
    if isinstance(node, Bin) and node.op in "-/":
        two = argument(body, letter, node.left), argument(body, letter, node.right)
        if two[0] is not None and two[1] is not None:
            return (two[0], two[1])
    return None
