"""Two lines and where they meet; a parabola and its roots."""

from __future__ import annotations

from tools.maths.derivation import Derivation
from tools.maths.figures import Dot, Figure, Part, Plane, Polynomial
from tools.maths.picturing.reading import in_one_letter, label, relations, span, terms, value
from tools.maths.polynomial import coefficient, unknowns
from tools.maths.tree import Rel, Sym, letters

STEEPEST = 60.0  # a line this steep is a wall in a picture


def system(found: Derivation) -> Figure | None:
    """The two lines of a linear system, and the point where they meet."""
    first = next((pair for pair in relations(found) if len(pair[1]) == 2), None)
    if first is None or not found.solutions or len(found.solutions) != 1:
        return None
    rows = first[1]
    names = sorted({name for row in rows for name in letters(row)})
    solution = found.solutions[0]
    if len(names) != 2 or any(row.op != "=" for row in rows) or any(name not in solution for name in names):
        return None
    x, y = (value(solution[name]) for name in names)
    lines = [line_of(row, names[0], names[1]) for row in rows]
    if x is None or y is None or None in lines or lines[0] == lines[1]:
        return None
    last = len(found.moves) - 1
    across = span([0.0, x])
    heights = [c0 + c1 * at for c0, c1 in (line for line in lines if line) for at in (0.0, x)]
    parts: list[Part] = [Polynomial(line, label(row), first[0]) for line, row in zip(lines, rows, strict=True) if line]
    where = f"({label(solution[names[0]])}, {label(solution[names[1]])})"
    parts.append(Dot(x, y, where, at=last, guides=True))
    return Plane("system", across, span([0.0, y, *heights]), tuple(parts), names=(names[0], names[1]))


def line_of(row: Rel, across: str, up: str) -> tuple[float, float] | None:
    """A line as (height at 0, slope); None when it is none, or (nearly) upright."""
    found = terms(row)
    if found is None or max((term.degree for term in found), default=0) != 1 or set(unknowns(found)) - {across, up}:
        return None
    a, b = coefficient(found, ((across, 1),)), coefficient(found, ((up, 1),))
    if b == 0 or abs(a / b) > STEEPEST:
        return None
    return float(-coefficient(found, ()) / b), float(-a / b)


def parabola(found: Derivation) -> Figure | None:
    """The parabola of a quadratic equation, left side minus right, with the roots where the steps find them."""
    first = next(relations(found), None)
    if first is None or len(first[1]) != 1 or first[1][0].op != "=" or not found.solutions:
        return None
    relation = first[1][0]
    names = sorted(letters(relation))
    if len(names) != 1 or value(relation.right) != 0:
        return None
    name = names[0]
    curve = in_one_letter(relation.left, name)
    roots = [solution[name] for solution in found.solutions if name in solution]
    where = [value(root) for root in roots]
    if curve is None or len(curve) != 3 or not where or any(x is None for x in where):
        return None
    places = [x for x in where if x is not None]
    turn = -curve[1] / (2 * curve[2])
    across = span([*places, turn, 0.0])
    heights = [sum(c * x**k for k, c in enumerate(curve)) for x in (turn, min(places) - 1, max(places) + 1, 0.0)]
    at = _found_at(found, name)
    dots = [Dot(x, 0.0, label(root), at=at) for x, root in zip(places, roots, strict=True)]
    graph = Polynomial(curve, f"y = {label(relation.left)}")
    return Plane("graph", across, span([0.0, *heights]), (graph, *dots), names=(name, "y"))


def _found_at(found: Derivation, name: str) -> int:
    """The step whose result says what `name` is."""
    for number, move in enumerate(found.moves):
        rows = getattr(move.after, "rows", ())
        if rows and all(len(row) == 1 and row[0].left == Sym(name) and not letters(row[0].right) for row in rows):
            return number
    return len(found.moves) - 1
