"""A figure into lines of a scene: what is drawn at the beginning, what each step adds, what the end adds.

Only parts that may be shown are written down at all; a table keeps the place of a hidden cell, empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from tools.animation.typesetting import maths
from tools.maths.figures import (
    GIVEN,
    Angle,
    Bar,
    Bars,
    Branch,
    Cell,
    Dot,
    Exponential,
    Figure,
    Note,
    Part,
    Piece,
    Plane,
    Polynomial,
    Region,
    Round,
    Segment,
    Table,
    Tree,
)
from tools.maths.picturing.curves import height


def permitted(figure: Figure, last: int) -> Figure | None:
    """`figure` without what appears after step `last`; None when nothing is left to see.

    >>> permitted(Plane("graph", (0, 1), (0, 1), (Dot(0, 0, at=2),)), last=1) is None
    True
    """
    if isinstance(figure, Plane):
        parts = tuple(part for part in figure.parts if part.at <= last)
        whole = len(parts) == len(figure.parts)
        return replace(figure, parts=parts, ticks=figure.ticks and whole) if parts else None
    if isinstance(figure, Table):
        rows = tuple(tuple(_cell(cell, last) for cell in row) for row in figure.rows)
        return replace(figure, rows=rows) if any(cell.text for row in rows for cell in row) else None
    if isinstance(figure, Bars):
        shown = tuple(_bar(bar, last) for bar in figure.bars)
        seen = any(piece.at <= last for bar in figure.bars for piece in bar.pieces)
        return replace(figure, bars=shown) if seen else None
    if isinstance(figure, Tree):
        branches = tuple(_branch(branch, last) for branch in figure.branches)
        return replace(figure, branches=branches)
    weighings = tuple(weighing for weighing in figure.weighings if weighing.at <= last)
    return replace(figure, weighings=weighings) if weighings else None


def labels(figure: Figure) -> list[str]:
    """Every text of a figure (LaTeX), in order of appearance in its data."""
    if isinstance(figure, Plane):
        return [*(name for name in figure.names if figure.axes), *(part.label for part in figure.parts if part.label)]
    if isinstance(figure, Table):
        return [cell.text for row in figure.rows for cell in row if cell.text]
    if isinstance(figure, Bars):
        said = [[bar.name, *(piece.label for piece in bar.pieces)] for bar in figure.bars]
        return [text for texts in said for text in texts if text]
    if isinstance(figure, Tree):
        return [text for path in _paths(figure.branches) for branch in path for text in (branch.name, branch.chance)]
    return [text for weighing in figure.weighings for text in (weighing.left, weighing.right)]


def times(figure: Figure) -> list[int]:
    """The steps with which something appears, GIVEN among them, in order."""
    if isinstance(figure, Plane):
        found = {part.at for part in figure.parts}
    elif isinstance(figure, Table):
        marked = {cell.marked for row in figure.rows for cell in row if cell.marked is not None}
        found = {cell.at for row in figure.rows for cell in row} | marked
    elif isinstance(figure, Bars):
        pieces = [piece for bar in figure.bars for piece in bar.pieces]
        found = {piece.at for piece in pieces} | {_said(piece) for piece in pieces} | {bar.at for bar in figure.bars}
    elif isinstance(figure, Tree):
        found = {branch.at for path in _paths(figure.branches) for branch in path}
    else:
        found = {weighing.at for weighing in figure.weighings}
    return sorted(found)


def opening(figure: Figure) -> list[str]:
    """The lines that lay the picture out and show what the problem gives."""
    if isinstance(figure, Plane):
        names = tuple(_label(name) for name in figure.names)
        set_up = f"axes={figure.axes!r}, equal={figure.equal}, names={names}, ticks={figure.ticks}"
        made = [f"self.plane({figure.x}, {figure.y}, {set_up})", *_kept_clear(figure)]
    elif isinstance(figure, Table):
        rows = ",\n    ".join(repr([_label(cell.text) for cell in row]) for row in figure.rows)
        made = [f"cells = self.table([\n    {rows},\n])"]
    elif isinstance(figure, Bars):
        longest = max(sum(piece.length for piece in bar.pieces) for bar in figure.bars)
        rows = ",\n    ".join(
            repr((_label(bar.name), [_stretch(piece, longest) for piece in bar.pieces])) for bar in figure.bars
        )
        made = [f"bars = self.bars([\n    {rows},\n], alike={figure.kind == 'ratio'})"]
    elif isinstance(figure, Tree):
        paths = [[(_label(b.name), _label(b.chance), b.marked) for b in path] for path in _paths(figure.branches)]
        listed = ",\n    ".join(repr(path) for path in paths)
        made = [f"paths = self.tree([\n    {listed},\n])"]
    else:
        made = ["self.scales()"]
    return [line for block in made for line in block.split("\n")] + adding(figure, GIVEN)


def _kept_clear(figure: Plane) -> list[str]:
    """Where lines will run that come later, so that no label stands there."""
    points: list[tuple[float, float]] = []
    (left, right), _ = figure.x, figure.y
    for part in figure.parts:
        if part.at == GIVEN:
            continue
        if isinstance(part, Segment):
            steps = [k / 8 for k in range(9)]
            points += [tuple(a + t * (b - a) for a, b in zip(part.start, part.end, strict=True)) for t in steps]  # type: ignore[misc]
        if isinstance(part, Polynomial | Exponential):
            xs = [left + (right - left) * k / 40 for k in range(41)]
            points += [(x, height(part, x)) for x in xs]
    return [f"self.keep_clear({[(_short(x), _short(y)) for x, y in points]})"] if points else []


def _short(number: float) -> float:
    return float(f"{number:.4g}")


def adding(figure: Figure, at: int) -> list[str]:
    """The lines that show what appears with step `at`."""
    if isinstance(figure, Plane):
        return _seen([_CALLS[type(part)](part) for part in figure.parts if part.at == at])
    if isinstance(figure, Table):
        places = [(r, c, cell) for r, row in enumerate(figure.rows) for c, cell in enumerate(row) if cell.text]
        shown = [f"[cells[{r}][{c}]]" for r, c, cell in places if cell.at == at]
        return _seen(shown + [f"[self.boxes[{r}][{c}]]" for r, c, cell in places if cell.marked == at])
    if isinstance(figure, Bars):
        return _seen(_pieces(figure, at))
    if isinstance(figure, Tree):
        return _seen(list(dict.fromkeys(_branches(figure, at))))
    return [
        f"self.weigh({_label(weighing.left)!r}, {_label(weighing.right)!r})"
        for weighing in figure.weighings
        if weighing.at == at
    ]


def _seen(calls: Sequence[str]) -> list[str]:
    if len(calls) < 2:
        return [f"self.see({call})" for call in calls]
    return ["self.see(", *(f"    {call}," for call in calls), ")"]


def _label(latex: str) -> str:
    """A label as Typst markup. A fraction in a fraction stands on one line, or it would be too small to read."""
    if not latex:
        return ""
    typst = maths([latex])[0]
    return f"${typst.replace(' / ', ' slash ') if _NESTED.search(typst) else typst}$"


_NESTED = re.compile(r"\S+ / [^ ]+ / ")


def _polynomial(part: Polynomial) -> str:
    return f"self.polynomial({_numbers(part.coefficients)}{_labelled(part.label)})"


def _exponential(part: Exponential) -> str:
    shift = f", shift={part.shift:g}" if part.shift else ""
    return f"self.exponential({part.start:g}, {part.factor!r}{shift}{_labelled(part.label)})"


def _dot(part: Dot) -> str:
    return f"self.dot({part.x!r}, {part.y!r}{_labelled(part.label)}{_flags(part, 'hollow', 'guides')})"


def _segment(part: Segment) -> str:
    return f"self.segment({part.start}, {part.end}{_labelled(part.label)}{_flags(part, 'dashed', 'arrow', 'strong')})"


def _region(part: Region) -> str:
    return f"self.region({list(part.corners)}{_labelled(part.label)})"


def _round(part: Round) -> str:
    arc = f", start={part.start:g}, sweep={part.sweep:g}" if part.sweep < 360 else ""
    flat = f", flat={part.flat:g}" if part.flat < 1 else ""
    return f"self.round({part.centre}, {part.radius!r}{arc}{flat}{_labelled(part.label)}{_flags(part, 'filled')})"


def _angle(part: Angle) -> str:
    return f"self.angle({part.corner}, {part.one}, {part.other}{_labelled(part.label)}{_flags(part, 'right')})"


def _note(part: Note) -> str:
    return f"self.words_at({part.x!r}, {part.y!r}{_labelled(part.label)})"


_CALLS: dict[type[Part], Callable[[Any], str]] = {
    Polynomial: _polynomial,
    Exponential: _exponential,
    Dot: _dot,
    Segment: _segment,
    Region: _region,
    Round: _round,
    Angle: _angle,
    Note: _note,
}


def _labelled(latex: str) -> str:
    return f", label={_label(latex)!r}" if latex else ""


def _flags(part: Part, *names: str) -> str:
    return "".join(f", {name}=True" for name in names if getattr(part, name))


def _numbers(values: Sequence[float]) -> str:
    return "[" + ", ".join(repr(value) for value in values) + "]"


def _cell(cell: Cell, last: int) -> Cell:
    hidden = cell.at > last
    marked = None if cell.marked is None or cell.marked > last else cell.marked
    return replace(cell, text="" if hidden else cell.text, marked=marked)


def _bar(bar: Bar, last: int) -> Bar:
    """A bar with no more words than may be read; what may not be seen yet keeps its place, empty."""
    pieces = tuple(replace(p, label="" if _said(p) > last else p.label) for p in bar.pieces)
    return replace(bar, name="" if bar.at > last else bar.name, pieces=pieces)


def _said(piece: Piece) -> int:
    """The step with which a piece's label appears."""
    return max(piece.at, piece.said)


def _stretch(piece: Piece, longest: float) -> tuple[float, str, bool]:
    return round(piece.length / longest, 4), _label(piece.label), piece.marked


def _pieces(figure: Bars, at: int) -> list[str]:
    """What appears of the bars with step `at`: names, pieces, labels."""
    shown = [f"self.bar_names[{b}]" for b, bar in enumerate(figure.bars) if bar.name and bar.at == at]
    for b, bar in enumerate(figure.bars):
        for p, piece in enumerate(bar.pieces):
            if piece.at == at:
                shown.append(f"bars[{b}][{p}]" if not piece.label or _said(piece) == at else f"bars[{b}][{p}][:1]")
            elif piece.label and _said(piece) == at:
                shown.append(f"bars[{b}][{p}][1:]")
    return shown


def _branch(branch: Branch, last: int) -> Branch:
    then = tuple(_branch(one, last) for one in branch.then if one.at <= last)
    return replace(branch, then=then)


def _paths(branches: Sequence[Branch]) -> list[list[Branch]]:
    """The ways from the root to each leaf."""
    found: list[list[Branch]] = []
    for branch in branches:
        rest = _paths(branch.then)
        found += [[branch, *path] for path in rest] or [[branch]]
    return found


def _branches(figure: Tree, at: int) -> list[str]:
    seen: dict[int, str] = {}
    for p, path in enumerate(_paths(figure.branches)):
        for level, branch in enumerate(path):
            if branch.at == at:
                seen.setdefault(id(branch), f"paths[{p}][{level}]")
    return list(seen.values())
