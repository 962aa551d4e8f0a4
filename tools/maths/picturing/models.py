"""A model as its graph: a value put in, a value looked for, the start, the slope as a triangle, the turning point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tools.maths.derivation import Move, State
from tools.maths.figures import Exponential, Plane, Polynomial, Segment
from tools.maths.picturing.curves import Curve, Mark, curve, height, pictured, turn
from tools.maths.picturing.factors import compared, first_periods, reach, whole_period
from tools.maths.picturing.inputs import Evaluated, argument, evaluations
from tools.maths.picturing.reading import label, value
from tools.maths.picturing.steepness import between, flat, near, told_rate
from tools.maths.tree import Node, Rel, Sym

MOST_MARKS = 3
LONGEST_PAIR = 24  # characters of LaTeX
_TURNS = "Find where it turns"


@dataclass(frozen=True)
class Given:
    """A model `output = body`, in one letter, its output's name, and how it was written."""

    body: Node
    letter: str
    output: str
    written: Node | None = None
    kind: str = ""  # "" for "graph", or "growth" where the letter is an exponent


def of_model(model: Given, moves: Sequence[Move], found: Node | None = None) -> Plane | None:
    """The picture that belongs to these steps; found: the input that solving an equation came to."""
    drawn = curve(model.body, model.letter, label(model.written) if model.written is not None else "")
    if drawn is None:
        return None
    evaluated = evaluations(model.body, model.letter, tuple(moves))
    marks: list[Mark] = []
    sides: list[Segment] = []
    for one in evaluated:
        if len(one.inputs) == 2 and isinstance(drawn, Polynomial) and len(drawn.coefficients) == 2:
            sides = between(drawn, one)
        elif len(one.inputs) == 2:
            marks += compared(drawn, one)
        else:
            marks += _one(drawn, one, moves)
    marks = list({(mark.x, mark.y): mark for mark in marks}.values())
    if found is not None:
        marks += _looked_for(model, drawn, moves, found)
    if not marks and not sides:
        sides = told_rate(drawn, moves)
        marks = _turning(model, drawn, moves) or first_periods(drawn, moves) or whole_period(drawn, moves)
    if (not marks and not sides) or len(marks) > MOST_MARKS:
        return None
    kind = model.kind or ("growth" if isinstance(drawn, Exponential) else "graph")
    if sides and flat(drawn, sides):
        return near(drawn, sides, kind)
    names = (model.letter, model.output)
    return pictured([drawn], marks, names, kind=kind, forward=True, segments=sides, far=reach(drawn, marks))


def _one(drawn: Curve, one: Evaluated, moves: Sequence[Move]) -> list[Mark]:
    x = value(one.inputs[0])
    if x is None:
        return []
    at, result = _worked_out(one, moves)
    y = height(drawn, x)
    said = "" if result is None else f"({label(one.inputs[0])}, {label(result)})"
    return [Mark(x, y, said if len(said) <= LONGEST_PAIR else "", at, guides=True)]


def _worked_out(one: Evaluated, moves: Sequence[Move]) -> tuple[int, Node | None]:
    """The step that says what comes out: this one, or the next ones on the same expression."""
    at, result = one.at, one.result
    while result is not None and not _plain(result) and at + 1 < len(moves) and moves[at + 1].before == result:
        at += 1
        after = moves[at].after
        result = None if isinstance(after, str | State) else after
    return at, result if result is not None and _plain(result) else None


def _plain(node: Node) -> bool:
    """Whether a node is a number, and not still to be worked out."""
    said = label(node)
    return value(node) is not None and r"\cdot" not in said and "^" not in said and "+" not in said


def _turning(model: Given, drawn: Curve, moves: Sequence[Move]) -> list[Mark]:
    """The turning point, where only its input is worked out."""
    place = turn(drawn)
    for number, move in enumerate(moves):
        if move.rule == _TURNS and place is not None and not isinstance(move.after, str | State):
            return [Mark(*place, f"{model.letter} = {label(move.after)}", number, guides=True)]
    return []


def _looked_for(model: Given, drawn: Curve, moves: Sequence[Move], found: Node) -> list[Mark]:
    """Where the output has the value given for it."""
    equation = Rel("=", Sym(model.output), model.body)
    x = value(found)
    for move in moves:
        row = move.after.rows[0][0] if isinstance(move.after, State) and move.after.rows else move.after
        if isinstance(row, str | State):
            continue
        level = argument(equation, model.output, row)
        y = None if level is None else value(level)
        if level is not None and x is not None and y is not None and abs(height(drawn, x) - y) < 1e-6 * max(1, abs(y)):
            return [Mark(x, y, f"({label(found)}, {label(level)})", len(moves) - 1, guides=True)]
    return []


def on_line(model: Given, moves: Sequence[Move], known: dict[str, Node]) -> Plane | None:
    """ax + by = c as a line, `model.body` being y, with the pair that belongs to the number given for one of them."""
    drawn = curve(model.body, model.letter, label(model.written) if model.written is not None else "")
    if drawn is None or model.written is None:
        return None
    names = (model.letter, model.output)
    for move in moves:
        row = move.after.rows[0][0] if isinstance(move.after, State) and move.after.rows else move.after
        if isinstance(row, str | State):
            continue
        pair = [known.get(name) or argument(model.written, name, row) for name in names]
        sizes = [None if node is None else value(node) for node in pair]
        x, y = sizes
        if x is None or y is None or abs(height(drawn, x) - y) > 1e-6 * max(1, abs(y)):
            continue
        said = f"({label(pair[0])}, {label(pair[1])})" if pair[0] is not None and pair[1] is not None else ""
        return pictured([drawn], [Mark(x, y, said, len(moves) - 1, guides=True)], names, forward=True)
    return None
