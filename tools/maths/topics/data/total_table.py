"""Means and totals as a table: for each group how many there are, their mean and their total, by the steps."""

from __future__ import annotations

from collections.abc import Sequence

from tools.maths.derivation import Move
from tools.maths.figures import GIVEN, Figure
from tools.maths.picturing.reading import label
from tools.maths.picturing.tables import columns, step_of
from tools.maths.tree import Bin, Node

_NAMES = {  # of whom a total is, as the step says it
    "the values at first": "before",
    "the first group": "first",
    "the second group": "second",
    "all of them": "all",
    "the part that is known": "known",
    "all the values": "all",
    "the values": "all",
}
_LAST = {
    "Divide by all": "both", "Divide by the new count": "new", "Divide": "others",
    "Subtract the totals": "value", "Subtract": "missing",
}  # fmt: skip


def of_totals(moves: Sequence[Move], told: str) -> Figure | None:
    """A column for every total that the steps make of a count and a mean, and one for what they come to."""
    made: list[tuple[str, list[tuple[str, int] | None]]] = []
    for at, move in enumerate(moves):
        before, after = move.before, move.after
        if not isinstance(before, Bin) or isinstance(after, str) or not isinstance(after, Node):
            continue
        if before.op == "*" and move.rule in ("Turn the mean into a total", "Find the new total"):
            name = next((short for long, short in _NAMES.items() if f"total of {long} is" in move.text), "new")
            made.append((name, [_seen(before.left, told), _seen(before.right, told), (label(after), at)]))
        elif move.rule == "Add the known values":
            made.append(("known", [None, None, (label(after), at)]))
        elif at == len(moves) - 1 and move.rule in _LAST and made:
            if before.op == "/":
                count, total = _seen(before.right, told), (label(before.left), at - 1)
                made.append((_LAST[move.rule], [count, (label(after), at), total]))
            elif before.op == "-":
                made.append((_LAST[move.rule], [None, None, (label(after), at)]))
    return columns(["count", "mean", "total"], made) if made else None


def _seen(node: Node, told: str) -> tuple[str, int]:
    """A count or a mean: given by the problem, or (a count that is one more) known with the first step."""
    text = label(node)
    return text, GIVEN if step_of(text, told, ()) == GIVEN else 0
