"""What a derivation looks like as a picture: typed, plain data, made from the same trees as its steps.

A figure holds coordinates to draw at (floats) and labels to read (LaTeX of the derivation). Every part says with which
step it appears: `GIVEN` parts belong to the problem, part `at=k` to step k, `ANSWER` parts to the end. Whoever stops a
clip early leaves the later parts out, so a picture shows no more than the steps beside it.

Nothing here draws and nothing here computes; how a figure is found is in `picturing.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

GIVEN = -1  # belongs to the problem
ANSWER = 10_000  # belongs to the end

Point = tuple[float, float]


@dataclass(frozen=True)
class Polynomial:
    """The graph of y = c0 + c1 x + c2 x² + …: `coefficients` from the constant up."""

    coefficients: tuple[float, ...]
    label: str = ""
    at: int = GIVEN


@dataclass(frozen=True)
class Exponential:
    """The graph of y = start · factor^x + shift."""

    start: float
    factor: float
    label: str = ""
    at: int = GIVEN
    shift: float = 0.0


@dataclass(frozen=True)
class Dot:
    """A marked point. hollow: its place, but not the point itself (an open end). guides: dashed lines to the axes."""

    x: float
    y: float
    label: str = ""
    at: int = GIVEN
    hollow: bool = False
    guides: bool = False


@dataclass(frozen=True)
class Segment:
    """A straight line between two points; `label` stands at its middle. arrow: it goes on beyond its end."""

    start: Point
    end: Point
    label: str = ""
    at: int = GIVEN
    dashed: bool = False
    arrow: bool = False
    strong: bool = False


@dataclass(frozen=True)
class Region:
    """A filled polygon; `label` stands in it."""

    corners: tuple[Point, ...]
    label: str = ""
    at: int = GIVEN


@dataclass(frozen=True)
class Round:
    """A circle, or the part of it from angle `start` through `sweep` (degrees, counter-clockwise).

    flat: how high it is for its width, below 1 for a circle seen aslant.
    """

    centre: Point
    radius: float
    start: float = 0.0
    sweep: float = 360.0
    label: str = ""
    at: int = GIVEN
    filled: bool = False
    flat: float = 1.0


@dataclass(frozen=True)
class Angle:
    """The angle at `corner` between the directions to `one` and `other`; `right` draws a square."""

    corner: Point
    one: Point
    other: Point
    label: str = ""
    at: int = GIVEN
    right: bool = False


@dataclass(frozen=True)
class Note:
    """A number or a word that stands at a place by itself: a value under an axis, a row's name."""

    x: float
    y: float
    label: str = ""
    at: int = GIVEN


Part = Polynomial | Exponential | Dot | Segment | Region | Round | Angle | Note


@dataclass(frozen=True)
class Plane:
    """A picture in coordinates. kind: "number line", "graph", "system", "area", "triangle", "circle", "scatter",
    "shape", "dot plot", "box plot", "histogram", "growth". x, y: the ranges shown. axes: "" (none), "x" or "xy".
    equal: one unit is as long across as up. names: what stands at the axes' ends. ticks: whether the axes are marked
    (a reader could count them, so not while something is still hidden).
    """

    kind: str
    x: Point
    y: Point
    parts: tuple[Part, ...]
    axes: str = "xy"
    equal: bool = False
    names: tuple[str, str] = ("x", "y")
    ticks: bool = True


@dataclass(frozen=True)
class Cell:
    """One field of a table. marked: the step with which it is pointed at, None if never."""

    text: str
    at: int = GIVEN
    marked: int | None = None


@dataclass(frozen=True)
class Table:
    """Rows of cells, the first row and column being headings. kind: "table" or "probability grid"."""

    kind: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Piece:
    """A stretch of a bar: how long, in the bar's own units, and what stands on it.

    at: with which step it appears; said: with which its label does, if later. marked: the part that is spoken of.
    """

    length: float
    label: str = ""
    at: int = GIVEN
    marked: bool = False
    said: int = GIVEN


@dataclass(frozen=True)
class Bar:
    """A bar of pieces, with its name in front, which appears with step `at`."""

    name: str
    pieces: tuple[Piece, ...]
    at: int = GIVEN


@dataclass(frozen=True)
class Bars:
    """Bars below one another, to one scale. kind: "percent" or "ratio"."""

    kind: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Branch:
    """One branch of a tree: what happens, how likely, and what can happen then."""

    name: str
    chance: str
    then: tuple[Branch, ...] = ()
    at: int = GIVEN
    marked: bool = False


@dataclass(frozen=True)
class Tree:
    """What can happen, one after the other. kind: "tree"."""

    kind: str
    branches: tuple[Branch, ...]


@dataclass(frozen=True)
class Weighing:
    """What lies in the two pans from one step on."""

    left: str
    right: str
    at: int = GIVEN


@dataclass(frozen=True)
class Scales:
    """An equation as a balance: the same thing is done in both pans. kind: "balance"."""

    kind: str
    weighings: tuple[Weighing, ...]


Figure = Plane | Table | Bars | Tree | Scales
