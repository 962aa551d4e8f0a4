"""The picture of a problem's data: a list as dots, five numbers as a box, pairs and lines as points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import wraps

from tools.maths.derivation import Derivation, Move, State
from tools.maths.figures import Figure
from tools.maths.picturing import dots, models, scatter
from tools.maths.picturing.reading import label, value
from tools.maths.stem import Stem
from tools.maths.topics.data import measures, points_picture
from tools.maths.topics.data.datasets import DataSet, named_sets
from tools.maths.topics.data.edits import edit_in
from tools.maths.topics.data.lines import Line, line_in
from tools.maths.topics.data.measures import text_of
from tools.maths.tree import Node, Rel, Sym

Solver = Callable[[Stem], Derivation | None]

_OF_LISTS = frozenset(
    {
        "Put the values in order",
        "Find the middle",
        "Add all values",
        "Make the change",
        "Write the list before and after",
    }
    | {f"Compare the {name}" for name in ("means", "medians", "modes", "ranges", "spreads")}
)
_AT_A_PLACE = {
    "Divide by how many there are": "mean",
    "Find the middle": "median",
    "Find the most frequent value": "mode",
}
_ACROSS = {"Subtract the least from the greatest": "range", "Find the interquartile range": "interquartile range"}
FEW = 14  # values that are still dots


def with_picture(solver: Solver) -> Solver:
    """The solver, with the picture of the data its steps work on."""

    @wraps(solver)
    def solve(stem: Stem) -> Derivation | None:
        found = solver(stem)
        if found is None or found.figure is not None:
            return found
        return replace(found, figure=of_data(stem, found))

    return solve


def of_data(stem: Stem, found: Derivation) -> Figure | None:
    """The picture of lists, of a box plot, of pairs or of a line of best fit."""
    rules = [move.rule for move in found.moves]
    line = line_in(stem)
    if line is not None:
        return _line(line, found)
    sets = named_sets(stem)
    if len(sets) == 1 and not sets[0].values:
        return _box(sets[0], found)
    if _OF_LISTS & set(rules):
        return _lists(stem, [s for s in sets if s.values], found.moves)
    return points_picture.picture(stem, found)


# ---- lists --------------------------------------------------------------------------------------


def _lists(stem: Stem, sets: list[DataSet], moves: tuple[Move, ...]) -> Figure | None:
    if not 1 <= len(sets) <= 2:
        return None
    rows = [dots.Row(data.values, data.name.upper() if len(data.name) == 1 else "") for data in sets]
    compared = len(sets) == 2
    edit = edit_in(stem, sets[0].used) if len(sets) == 1 else None
    if edit is not None:
        after = edit.apply(sets[0].values)
        if not after:
            return None
        rows.append(dots.Row(after, at=0))
    elif len(sets) == 1 and len(sets[0].values) > FEW:
        return dots.histogram(list(Counter(sets[0].values).items()))
    if len(sets) == 1 and any(place < 0 for place in _places(sets[0].values)):
        return None
    found = _compared(rows, moves) if compared or any(m.rule.startswith("Compare the") for m in moves) else None
    return dots.dot_plot(rows, _measured(rows, moves) if found is None else found)


def _places(values: tuple[Fraction, ...]) -> list[int]:
    return [0 if value.denominator <= 100 else -1 for value in values]


def _measured(rows: list[dots.Row], moves: tuple[Move, ...]) -> list[dots.Measured]:
    """What the steps find of the last list."""
    last = len(rows) - 1
    values = rows[last].values
    made: list[dots.Measured] = []
    for number, move in enumerate(moves):
        name = _AT_A_PLACE.get(move.rule)
        size = measures.measure(name, values) if name else None
        if size is not None and not isinstance(move.after, str | State) and value(move.after) == float(size):
            made.append(dots.Measured(last, size, size, label(move.after), number))
        name = _ACROSS.get(move.rule)
        if name and not isinstance(move.after, str | State):
            ends = ("minimum", "maximum") if name == "range" else ("first quartile", "third quartile")
            low, high = (measures.measure(end, values) for end in ends)
            if low is not None and high is not None and value(move.after) == float(high - low):
                made.append(dots.Measured(last, low, high, label(move.after), number))
    return made[-1:]


def _compared(rows: list[dots.Row], moves: tuple[Move, ...]) -> list[dots.Measured]:
    """The means, or else the medians, of two lists."""
    for name in ("mean", "median"):
        for number, move in enumerate(moves):
            if move.rule != f"Compare the {name}s" or len(rows) != 2:
                continue
            sizes = [measures.measure(name, row.values) for row in rows]
            if all(size is not None and text_of(size) in str(move.after) for size in sizes):
                said = [text_of(size) if size is not None and "/" not in text_of(size) else "" for size in sizes]
                return [
                    dots.Measured(row, size, size, said[row], number)
                    for row, size in enumerate(sizes)
                    if size is not None
                ]
    return []


def _box(data: DataSet, found: Derivation) -> Figure | None:
    names = ("minimum", "first quartile", "median", "third quartile", "maximum")
    low, first, middle, third, high = (data.given.get(name) for name in names)
    if low is None or first is None or third is None or high is None or not low <= first <= third <= high:
        return None
    at = len(found.moves) - 1
    result = found.moves[at].after
    told = not isinstance(result, str | State) and value(result) == float(third - first) and third > first
    said = label(result) if told and not isinstance(result, str | State) else ""
    return dots.box_plot(
        float(low), float(first), None if middle is None else float(middle), float(third), float(high), said, at
    )


# ---- pairs and lines ----------------------------------------------------------------------------


def _line(line: Line, found: Derivation) -> Figure | None:
    """A line of best fit, what it predicts, and what happened instead."""
    given = models.Given(line.right, line.x, line.y, Rel("=", Sym(line.y), line.right), "scatter")
    actual = next((move for move in found.moves if move.rule == "Subtract"), None)
    if actual is not None and any(move.rule == "Work out the prediction" for move in found.moves):
        return scatter.residual(given, found.moves, _told(actual, found.moves))
    wanted = None
    for move in found.moves:
        if move.rule == "Divide by the slope" and not isinstance(move.after, str | State):
            wanted = move.after
    return models.of_model(given, found.moves, wanted)


def _told(last: Move, moves: tuple[Move, ...]) -> Node | None:
    """The value that is compared with the prediction: the other one of the difference."""
    before = last.before
    predicted = next((move.after for move in moves if move.rule == "Work out the prediction"), None)
    if predicted is None or isinstance(before, str | State) or isinstance(predicted, str | State):
        return None
    sides = [getattr(before, side, None) for side in ("left", "right")]
    return next((side for side in sides if side is not None and value(side) != value(predicted)), None)
