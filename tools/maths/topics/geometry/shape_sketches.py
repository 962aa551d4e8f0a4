"""The pictures of shapes described in words: one shape, one in another, one on another, one beside another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tools.maths.derivation import Move
from tools.maths.figures import Figure as Picture
from tools.maths.figures import Part, Plane, Region, Round
from tools.maths.picturing.framing import side
from tools.maths.picturing.placing import alone, beside, upon, within
from tools.maths.picturing.reading import label
from tools.maths.picturing.shapes import flat, told
from tools.maths.picturing.sizes import Size
from tools.maths.picturing.solids import solid
from tools.maths.topics.geometry.figure import Figure
from tools.maths.topics.geometry.reasoning import Reasoned
from tools.maths.topics.geometry.sketching import floats, sizes_of
from tools.maths.tree import Node

KIND = "shape"
Letters = Callable[[str], Size | None]
TOUCHING = "Use how the figures touch"  # the rule of a law between an inscribed figure and the one round it
FLAT = {"rectangle", "square", "circle", "triangle", "equilateral triangle"}


def sizes_by_letter(
    figure: Figure, reasoned: Reasoned, moves: Sequence[Move], asked: Node, converted: Mapping[str, int] | None = None
) -> Callable[[str], Letters]:
    """The sizes of a shape by the letters of its formulas, for the suffix of the shape ("" or "_2").

    converted: the step that turned a told size into another unit; only what it became is written down.
    """
    q = floats(reasoned, figure.known)
    plain = sizes_of(figure, reasoned, figure.known, moves, asked)
    turned = converted or {}

    def of(suffix: str) -> Letters:
        def size(letter: str) -> Size | None:
            symbol = f"#{letter}{suffix}"
            if symbol not in q:
                return None
            if symbol in turned:
                return Size(q[symbol], "", label(figure.known[symbol]), turned[symbol])
            return plain(symbol, q[symbol])

        return size

    return of


def shape(name: str, size: Letters) -> list[Part] | None:
    """A plane figure or a solid."""
    return flat(name, size) or solid(name, size)


def one_shape(name: str, size: Letters) -> Picture | None:
    return alone(KIND, shape(name, size))


def two_shapes(names: tuple[str, str], sizes: tuple[Letters, Letters], how: str) -> Picture | None:
    """Two shapes; how: "beside", "within" or "touching" (the first in the second), "upon" (the second on top)."""
    first, second = sizes
    if how == "upon":
        height, radius = first("h"), first("r")
        upper = without(second, "rd") if radius is not None and told(radius) else second
        one, two = shape(names[0], first), shape(names[1], upper)
        return None if height is None else upon(KIND, one, two, height.value)
    if how == "beside":
        return beside(KIND, shape(names[0], unnamed(first)), shape(names[1], unnamed(second)))
    if how == "touching":
        diagonal = first("D")
        second = without(second, "rdA" if diagonal is not None and told(diagonal) else "A")
    return within(KIND, shape(names[1], without(second, "A")), shape(names[0], first))


def in_one_vessel(sizes: tuple[Letters, Letters]) -> bool:
    """Whether both stand on the same base, as water and its vessel do."""
    return any(
        (one := sizes[0](letter)) is not None and (other := sizes[1](letter)) is not None and one.value == other.value
        for letter in "rlwB"
    )


def without(size: Letters, silent: str) -> Letters:
    """The same sizes, some of them with nothing written on them."""

    def quiet(letter: str) -> Size | None:
        found = size(letter)
        return found if found is None or letter not in silent else replace(found, given="", found="")

    return quiet


def unnamed(size: Letters) -> Letters:
    """The same sizes without the names of those that a step finds: two figures leave little room."""

    def bare(letter: str) -> Size | None:
        found = size(letter)
        return found if found is None or not found.found else replace(found, given="")

    return bare


def before_and_after(name: str, of: Callable[[str], Letters]) -> Picture | None:
    """A shape, and beside it what has become of it."""
    return two_shapes((name, name), (of(""), of("_2")), "beside")


def border(name: str, of: Callable[[str], Letters], outwards: bool) -> Picture | None:
    """A shape and the one that is wider on every side, with the width between them; outwards: the border is outside."""
    inner, outer = (unnamed(of(end)) for end in (("", "_2") if outwards else ("_2", "")))
    if name == "circle":
        inner, outer = without(inner, "rA" if told(inner("d")) else "A"), without(outer, "dA")
    picture = two_shapes((name, name), (inner, outer), "within")
    wide = of("")("b")
    if not isinstance(picture, Plane) or wide is None:
        return picture
    edges = [part for part in picture.parts if isinstance(part, Region | Round)]
    outside = edges[0]
    if isinstance(outside, Region):
        left, low = min(x for x, _ in outside.corners), min(y for _, y in outside.corners)
        high = max(y for _, y in outside.corners)
    else:
        left, low, high = outside.centre[0] - outside.radius, outside.centre[1], outside.centre[1]
    level = (low + high) / 2
    return replace(picture, parts=(*picture.parts, *side((left, level), (left + wide.value, level), wide)))
