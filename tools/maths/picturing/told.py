"""Lines that a text tells: the function a story makes, two that never meet, one with a constant to be found."""

from __future__ import annotations

from tools.maths.derivation import Derivation, State
from tools.maths.figures import GIVEN, Figure, Plane, Polynomial
from tools.maths.picturing.curves import LONGEST_LABEL, Mark, curve, height, pictured
from tools.maths.picturing.graphs import line_of
from tools.maths.picturing.inputs import arguments
from tools.maths.picturing.reading import label, relations, span, value
from tools.maths.tree import Apply, Node, Rel, Sym, letters, num, substitute

_SET_UP, _PLACED = "Write the relation", "Put the known values in"
_AXES = ("x", "y")


def story_line(found: Derivation) -> Figure | None:
    """The graph of the linear function that a story is written as, from what there is at first."""
    answer = found.values[0] if len(found.values) == 1 else None
    last = len(found.moves) - 1
    if last < 0 or found.moves[last].rule != _SET_UP or not isinstance(answer, Rel) or answer.op != "=":
        return None
    left, names = answer.left, sorted(letters(answer.right))
    output = left.name if isinstance(left, Sym | Apply) else ""
    if not output or len(names) != 1 or output in names:
        return None
    drawn = curve(answer.right, names[0], label(answer), last)
    if not isinstance(drawn, Polynomial) or len(drawn.coefficients) != 2 or not drawn.coefficients[0]:
        return None
    start, rate = drawn.coefficients
    first = Mark(0.0, start, f"{abs(start):.10g}" if start > 0 else "", GIVEN)
    return pictured([drawn], [first], (names[0], output), forward=True, far=abs(start / rate))


def parallels(found: Derivation) -> Figure | None:
    """Two lines of one slope, for a system without a solution."""
    first = next(relations(found), None)
    if first is None or len(first[1]) != 2 or found.solutions != () or any(row.op != "=" for row in first[1]):
        return None
    rows = first[1]
    names = sorted({name for row in rows for name in letters(row)})
    if len(names) != 2:
        return None
    lines = [line_of(row, names[0], names[1]) for row in rows]
    one, other = lines
    if one is None or other is None or one[1] != other[1] or one[0] == other[0]:
        return None
    across = span([0.0, *(-line[0] / line[1] for line in (one, other) if line[1])])
    up = span([0.0, *(line[0] for line in (one, other))])
    last = len(found.moves) - 1  # lines that never meet are the answer
    parts = tuple(Polynomial(line, _short(label(row)), last) for line, row in zip((one, other), rows, strict=True))
    return Plane("system", across, up, parts, names=(names[0], names[1]))


def _short(said: str) -> str:
    return said if len(said) <= LONGEST_LABEL else ""


def point_on_line(found: Derivation) -> Figure | None:
    """A line whose equation holds for a point: the point, and the line once nothing in it is unknown."""
    first = found.moves[0] if found.moves else None
    if first is None or first.rule != _PLACED or not found.solutions or len(found.solutions) != 1:
        return None
    rows = [thing.rows[0] if isinstance(thing, State) and thing.rows else () for thing in (first.before, first.after)]
    if any(len(row) != 1 for row in rows) or not set(_AXES) <= letters(rows[0][0]):
        return None
    equation, placed = rows[0][0], rows[1][0]
    known = found.solutions[0]
    pair = arguments(equation, _AXES, placed)
    if pair is None or not letters(equation) - set(_AXES) <= set(known):
        return None
    last = len(found.moves) - 1
    whole = substitute(equation, dict(known))
    line = line_of(whole, *_AXES) if isinstance(whole, Rel) else None
    items = [substitute(pair[name], dict(known)) for name in _AXES]
    x, y = (value(item) for item in items)
    if line is None or x is None or y is None:
        return None
    told = not letters(equation) - set(_AXES)
    drawn = Polynomial(line, _short(label(equation)) if told else "", GIVEN if told else last)
    if abs(height(drawn, x) - y) > 1e-6 * max(1.0, abs(y)):
        return None
    later = any(letters(pair[name]) for name in _AXES)
    mark = Mark(x, y, _called(items, (x, y)), last if later else GIVEN, guides=later)
    return pictured([drawn], [mark], _AXES)


def _called(items: list[Node], place: tuple[float, float]) -> str:
    x, y = place
    if x and y:
        numbers = [num(int(size)) if size == int(size) else item for item, size in zip(items, place, strict=True)]
        return f"({label(numbers[0])}, {label(numbers[1])})"
    return label(items[0] if x else items[1])
