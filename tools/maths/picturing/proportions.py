"""A constant times a power of another quantity: the case that is told, the curve through it, the case asked for."""

from __future__ import annotations

from tools.maths.derivation import Derivation, State
from tools.maths.figures import GIVEN, Figure
from tools.maths.picturing.curves import Mark, curve, height, pictured
from tools.maths.picturing.inputs import arguments
from tools.maths.picturing.reading import label, value
from tools.maths.tree import Node, Rel, Sym, letters, substitute

_PLACED = ("Put the known values in", "Put the known case in")
_CONSTANT = "Find the constant"
_AGAIN = ("Use the rule again", "Put the constant and the new case in")


def proportional(found: Derivation) -> Figure | None:
    """The graph of y = k·x or y = k·x², with the pair that gives k and the pair it then gives."""
    if len(found.moves) != 3 or found.moves[0].rule not in _PLACED or found.moves[1].rule != _CONSTANT:
        return None
    rule, told = _row(found.moves[0].before), _row(found.moves[0].after)
    constant, asked = _row(found.moves[1].after), _row(found.moves[2].after)
    if rule is None or told is None or constant is None or asked is None or found.moves[2].rule not in _AGAIN:
        return None
    if not isinstance(rule.left, Sym) or not isinstance(constant.left, Sym) or not isinstance(asked.left, Sym):
        return None
    up, name = rule.left.name, constant.left.name
    across = letters(rule.right) - {name}
    if len(across) != 1 or name not in letters(rule.right):
        return None
    letter = next(iter(across))
    drawn = curve(substitute(rule.right, {name: constant.right}), letter, "", 1)
    first = _pair(rule, (letter, up), told, {})
    second = _pair(rule, (letter, up), _row(found.moves[2].before), {asked.left.name: asked.right}, name)
    if drawn is None or first is None or second is None:
        return None
    marks: list[Mark] = []
    for pair, at in ((first, GIVEN), (second, 2)):
        x, y = (value(node) for node in pair)
        if x is None or y is None or abs(height(drawn, x) - y) > 1e-6 * max(1.0, abs(y)):
            return None
        marks.append(Mark(x, y, f"({label(pair[0])}, {label(pair[1])})", at, guides=True))
    return pictured([drawn], marks, (letter, up), forward=True)


def _row(thing: State | Node | str) -> Rel | None:
    if isinstance(thing, State):
        return thing.rows[0][0] if len(thing.rows) == 1 and len(thing.rows[0]) == 1 else None
    return thing if isinstance(thing, Rel) else None


def _pair(
    rule: Rel, names: tuple[str, str], placed: Rel | None, known: dict[str, Node], constant: str = ""
) -> tuple[Node, Node] | None:
    """The two numbers of a case, from the rule with numbers in it and from what was found."""
    if placed is None:
        return None
    found = arguments(rule, (*names, *((constant,) if constant else ())), placed)
    if found is None:
        return None
    pair = [known.get(name, found[name]) for name in names]
    return None if any(letters(node) for node in pair) else (pair[0], pair[1])
