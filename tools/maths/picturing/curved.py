"""Pictures read off the steps about curves: zeros, the vertex, where a curve meets a line or an axis."""

from __future__ import annotations

from tools.maths.derivation import Derivation, Move, State
from tools.maths.figures import GIVEN, Figure, Polynomial, Segment
from tools.maths.picturing.curves import Curve, Mark, curve, height, pictured, turn
from tools.maths.picturing.reading import in_one_letter, label, relations, value
from tools.maths.tree import Group, Node, Rel, Sym, letters, num

HIGHEST_POWER = 4
MOST_MARKS = 4
_SAME_CURVE = ("Use the rule of the function", "Put y = 0", "Put the value in", "Set the denominator to zero")
_SET_UP, _TWO_AMOUNTS = "Write the relation", "first amount = second amount"
_MOVED_OVER = "Write it as “… = 0”"


def zeros(found: Derivation) -> Figure | None:
    """The graph of a polynomial that is set equal to zero, with its zeros."""
    for at, row in relations(found):
        relation = row[0]
        names = sorted(letters(relation))
        if len(row) != 1 or relation.op != "=" or len(names) != 1 or value(relation.right) != 0:
            continue
        if in_one_letter(relation.left, names[0]) is None:  # f(x) = 0
            continue
        rules = [move.rule for move in found.moves[: at + 1]]
        if any(rule not in (*_SAME_CURVE, _MOVED_OVER) for rule in rules):
            return None
        name = names[0]
        drawn_at = at if _MOVED_OVER in rules else GIVEN
        drawn = curve(relation.left, name, f"y = {label(relation.left)}", drawn_at)
        if not isinstance(drawn, Polynomial) or not 3 <= len(drawn.coefficients) <= HIGHEST_POWER + 1:
            return None
        solved = _solved(found, name)
        if solved is None:
            return None
        marks = [Mark(x, 0.0, said, solved[0]) for x, said in solved[1]]
        if not marks or any(abs(height(drawn, mark.x)) > 1e-6 * _size(drawn, mark.x) for mark in marks):
            return None
        return pictured([drawn], marks, (name, "y"))
    return None


def _size(drawn: Curve, x: float) -> float:
    return 1.0 + sum(abs(c * x**k) for k, c in enumerate(drawn.coefficients)) if isinstance(drawn, Polynomial) else 1.0


def _solved(found: Derivation, name: str) -> tuple[int, list[tuple[float, str]]] | None:
    """The first step whose result is what the letter can be, and what it can be."""
    for number, move in enumerate(found.moves):
        rows = move.after.rows if isinstance(move.after, State) else ()
        if rows and all(len(row) == 1 and row[0].left == Sym(name) and not letters(row[0].right) for row in rows):
            sizes = [(value(row[0].right), label(row[0].right)) for row in rows]
            known = [(x, said) for x, said in sizes if x is not None]
            return (number, known) if len(known) == len(rows) <= MOST_MARKS else None
    return None


def vertex(found: Derivation) -> Figure | None:
    """The parabola whose vertex is read off, and its axis where that is asked for."""
    for number, move in enumerate(found.moves):
        if move.rule != "Read off the vertex" or isinstance(move.before, str | State):
            continue
        names = sorted(letters(move.before))
        if len(names) != 1:
            return None
        name = names[0]
        first = _body(found.moves[:number], name) or move.before
        at = GIVEN if first in (move.before, found.moves[0].before) else number
        drawn = curve(first, name, f"y = {label(first)}", at)
        place = None if drawn is None else turn(drawn)
        after = move.after
        if drawn is None or place is None or isinstance(after, str):
            return None
        axis = after.rows[0][0] if isinstance(after, State) and after.rows else after
        said = label(axis) if isinstance(axis, Rel | Group) else _pair(move.before, name, place)
        segments: list[Segment] = []
        if isinstance(axis, Rel):
            x, y = place
            far = max(abs(height(drawn, x + 2) - y), 1.0)
            ends = (min(0.0, y) - 0.3 * far, max(0.0, y) + far)
            segments.append(Segment((x, ends[0]), (x, ends[1]), said, number, dashed=True))
            said = ""
        return pictured([drawn], [Mark(*place, said, number, guides=not segments)], (name, "y"), segments=segments)
    return None


def _body(moves: tuple[Move, ...], name: str) -> Node | None:
    """The quadratic as it was before it was rewritten."""
    for move in moves:
        before = move.before
        if not isinstance(before, str | State) and in_one_letter(before, name) is not None:
            return before
    return None


def _pair(form: Node, name: str, place: tuple[float, float]) -> str:
    """The vertex as a pair, where its numbers are whole."""
    x, y = place
    if x != int(x) or y != int(y):
        return ""
    return label(Group((num(int(x)), num(int(y)))))


def start(found: Derivation) -> Figure | None:
    """Where a graph meets the y-axis."""
    for number, move in enumerate(found.moves):
        if move.rule != "Put zero in" or isinstance(move.before, str | State) or isinstance(move.after, str | State):
            continue
        names = sorted(letters(move.before))
        drawn = curve(move.before, names[0], f"y = {label(move.before)}") if len(names) == 1 else None
        y = value(move.after)
        if drawn is None or y is None or abs(height(drawn, 0.0) - y) > 1e-6 * max(1.0, abs(y)):
            return None
        return pictured([drawn], [Mark(0.0, y, label(move.after), number)], (names[0], "y"))
    return None


def meeting(found: Derivation) -> Figure | None:
    """Two curves and where they meet: y = … and y = …, or two expressions that are set equal."""
    if not found.moves:
        return None
    first = found.moves[0]
    sides: list[Node] = []
    said: list[str] = []
    drawn_at = GIVEN
    row = first.before.rows[0] if isinstance(first.before, State) and first.before.rows else ()
    if len(row) == 2 and all(one.op == "=" and isinstance(one.left, Sym) for one in row) and row[0].left == row[1].left:
        sides, said = [one.right for one in row], [label(one) for one in row]
    elif first.rule == "Set the two equal" or (first.rule == _SET_UP and _TWO_AMOUNTS in str(first.before)):
        after = first.after.rows[0][0] if isinstance(first.after, State) and first.after.rows else first.after
        drawn_at = GIVEN if first.rule == "Set the two equal" else 0
        if isinstance(after, Rel):
            sides = [after.left, after.right]
            said = [label(side) for side in sides]
    names = sorted({name for side in sides for name in letters(side)})
    if len(sides) != 2 or len(names) != 1:
        return None
    name, up = names[0], label(row[0].left) if row else ""
    drawn = [curve(side, name, text, drawn_at) for side, text in zip(sides, said, strict=True)]
    solved = _solved(found, name)
    if drawn[0] is None or drawn[1] is None or solved is None:
        return None
    marks = []
    for x, text in solved[1]:
        y = height(drawn[0], x)
        if abs(height(drawn[1], x) - y) > 1e-6 * max(1.0, abs(y)):
            return None
        marks.append(Mark(x, y, f"{name} = {text}", solved[0], guides=True))
    forward = not row and all(x > 0 for x, _ in solved[1])
    return pictured([drawn[0], drawn[1]], marks, (name, up), kind="system", forward=forward)
