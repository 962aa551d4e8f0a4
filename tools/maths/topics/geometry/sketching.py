"""From a reasoned figure to the sizes of its picture: what each quantity measures, says and becomes in the steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tools.maths.derivation import Move
from tools.maths.picturing.sizes import Size, sized
from tools.maths.topics.geometry import exact
from tools.maths.topics.geometry.figure import Figure
from tools.maths.topics.geometry.reasoning import Reasoned
from tools.maths.tree import Node, Sym
from tools.maths.values import evaluate

FREE, NEXT = 1.7, 0.6  # letters that stay free are drawn as 1.7, 2.3 and so on


def floats(reasoned: Reasoned, known: Mapping[str, Node] | None = None, unit: float = 1.0) -> dict[str, float]:
    """Every quantity's size, as far as it is known; letters that stay free count in `unit`."""
    free = {n for v in reasoned.values.values() for n in v.letters()}
    free |= {n for node in (known or {}).values() for n in exact.read(node).letters()}
    found = {n: v for n, v in reasoned.values.items() if n in free and not v.letters()}
    at: dict[str, float] = {n: unit * (FREE + NEXT * i) for i, n in enumerate(sorted(free))}
    at |= {n: float(evaluate(exact.tree(v))) for n, v in found.items()}
    sizes = {s: float(evaluate(node, at)) for s, node in (known or {}).items()}
    return sizes | {s: float(evaluate(exact.tree(v), at)) for s, v in reasoned.values.items()}


def sizes_of(
    figure: Figure, reasoned: Reasoned, told: Mapping[str, Node], moves: Sequence[Move], asked: Node | None = None
) -> Callable[[str, float], Size]:
    """A quantity's size by its symbol. told: what the problem itself says, as it says it."""
    values = reasoned.values

    def size(symbol: str, number: float) -> Size:
        name = figure.shown.get(symbol, symbol.removeprefix("#"))
        written = exact.tree(values[symbol], figure.decimal) if symbol in values and asked == Sym(symbol) else None
        return sized(number, name, told.get(symbol), moves, written)

    return size
