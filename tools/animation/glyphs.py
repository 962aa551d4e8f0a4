"""Typst's pictures into Manim's shapes, quickly: a reader for the little SVG that Typst writes.

Manim reads any SVG with a general library, which takes most of the time of a clip full of formulas. Typst writes only
paths, uses of symbols, and transforms; each letter's outline is read once and then placed. Whatever is not that little
(labels, pictures, other shapes, baselines asked for) is left to Manim's own reader. Imported only where Manim is.
"""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import numpy as np
from manim import RIGHT, VGroup
from manim.mobject.svg.svg_mobject import SVGMobject, VMobjectFromSVGPath
from manim.mobject.text import typst_mobject
from manim.mobject.text.typst_mobject import Typst
from manim.mobject.types.vectorized_mobject import VMobject

from tools.animation import typst_svg

_TOKEN = re.compile(r"[MmLlHhVvCcQqZz]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[A-Za-z]")
_TRANSFORM = re.compile(r"(matrix|translate|scale)\(([^)]*)\)")
_ARGUMENTS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "q": 4, "z": 0}
_LINK = "{http://www.w3.org/1999/xlink}href"
CLOSED = 1e-4  # a path that ends this near its start needs no closing line
_PASSED_OVER = ("defs", "symbol", "style", "clipPath")

Matrix = np.ndarray  # 2 x 3: what a point (x, y, 1) is multiplied with
_whole: Callable[[Any], Any] = SVGMobject.generate_mobject


class NotPlainError(ValueError):
    """More than paths, symbols and transforms."""


class Glyph(VMobjectFromSVGPath):
    """One filled or stroked outline, made from its points. It is what Manim's own reader makes, without the parsing."""

    def __init__(self, points: np.ndarray, **style: Any) -> None:
        self._outline = points
        VMobject.__init__(self, **style)

    def generate_points(self) -> Any:
        """Take the points over."""
        self.points = self._outline
        del self._outline
        return self

    init_points = generate_points


def install() -> None:
    """Let every Typst text of this process be compiled by the compiler we keep, and read here."""
    typst_mobject.typst_to_svg_file = typst_svg.svg_file
    Typst.generate_mobject = _generate  # type: ignore[method-assign]


def warm() -> None:
    """Find the machine's fonts and read the commonest letters now, not during the first clip."""
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;?!'-"
    signs = "$a b c d f g h k m n p q r s t u v w x y z 0 1 2 3 4 5 6 7 8 9 + - = < > <= >= ( ) [ ] dot.op pi theta$"
    svg = typst_svg.svg(f"#set text(size: 10pt)\n{letters} {signs}")
    for path in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}path"):
        outline(path.get("d", ""))


def _generate(self: Any) -> Any:
    """As `SVGMobject.generate_mobject`: fill `self` with shapes."""
    if self.track_baselines or self._svg_leaf_labels:
        return _whole(self)
    try:
        glyphs = list(_glyphs(ET.parse(self.get_file_path()).getroot(), self))
    except (NotPlainError, ValueError, IndexError):
        return _whole(self)
    self.add(*glyphs)
    self.id_to_vgroup_dict = {"root": VGroup(*glyphs)}
    self.flip(RIGHT)
    return self


def _glyphs(root: ET.Element, text: Any) -> Iterator[Glyph]:
    symbols = {f"#{symbol.get('id')}": symbol for symbol in root.iter() if _tag(symbol) == "symbol"}
    identity = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    for element, matrix in _leaves(root, identity, symbols):
        points = outline(element.get("d", ""))
        if not len(points):
            continue
        placed = np.zeros((len(points), 3))
        placed[:, :2] = points @ matrix[:, :2].T + matrix[:, 2]
        glyph = Glyph(placed, **_style(element, text))
        if glyph.get_stroke_width() > 0:
            _track(text, glyph, float(element.get("stroke-width", "1")))
        yield glyph


def _leaves(parent: ET.Element, matrix: Matrix, symbols: dict[str, ET.Element]) -> Iterator[tuple[ET.Element, Matrix]]:
    """Every drawn path with the transform it stands in; a used symbol's path takes over the use's style."""
    for child in parent:
        tag = _tag(child)
        if tag in _PASSED_OVER:
            continue
        if set(child.attrib) & {"id", "data-typst-label", "style", "clip-path"} or tag not in ("g", "use", "path"):
            raise NotPlainError(tag)
        inner = _compose(matrix, child.get("transform", ""))
        if tag == "g":
            yield from _leaves(child, inner, symbols)
        elif tag == "path":
            yield child, inner
        else:
            offset = np.array([float(child.get("x", "0")), float(child.get("y", "0"))])
            inner = np.column_stack([inner[:, :2], inner[:, :2] @ offset + inner[:, 2]])
            for path in symbols[child.get(_LINK, "")]:
                if _tag(path) != "path" or path.get("transform"):
                    raise NotPlainError("a symbol that is no path")
                style = {k: v for k, v in child.attrib.items() if k.startswith(("fill", "stroke"))}
                yield ET.Element("path", {**path.attrib, **style}), inner


@lru_cache(maxsize=4096)
def outline(d: str) -> np.ndarray:
    """The cubic curves of an SVG path, as Manim keeps them: four points a curve; shape (4n, 2). Do not change it.

    >>> outline("M 0 0h 3Z").tolist()[0], len(outline("M 0 0h 3Z"))
    ([0.0, 0.0], 8)
    """
    tokens = _TOKEN.findall(d)
    curves: list[tuple[float, ...]] = []
    x = y = start_x = start_y = 0.0
    command, at = "", 0
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
        elif command in ("Z", "z", ""):
            raise NotPlainError("a number that belongs to no command")
        kind = command.lower()
        if kind not in _ARGUMENTS:
            raise NotPlainError(f"path command {command}")
        count = _ARGUMENTS[kind]
        given = [float(token) for token in tokens[at : at + count]]
        at += count
        base_x, base_y = (x, y) if command.islower() else (0.0, 0.0)
        before = x, y
        if kind == "m":
            x, y = base_x + given[0], base_y + given[1]
            start_x, start_y = x, y
            command = "l" if command == "m" else "L"
        elif kind == "c":
            controls = [base + value for base, value in zip((base_x, base_y) * 3, given, strict=True)]
            x, y = controls[4:]
            curves.append((*before, *controls))
        elif kind == "q":
            cx, cy, x, y = base_x + given[0], base_y + given[1], base_x + given[2], base_y + given[3]
            first = (before[0] + 2 * cx) / 3, (before[1] + 2 * cy) / 3
            curves.append((*before, *first, (2 * cx + x) / 3, (2 * cy + y) / 3, x, y))
        else:
            x, y = _line_end(kind, given, (x, y), (base_x, base_y), (start_x, start_y))
            if kind != "z" or math.dist((x, y), before) > CLOSED:
                curves.append((*before, *_thirds(before, (x, y)), x, y))
    return np.array(curves, dtype=float).reshape(-1, 2)


def _line_end(
    kind: str, given: list[float], at: tuple[float, float], base: tuple[float, float], start: tuple[float, float]
) -> tuple[float, float]:
    if kind == "l":
        return base[0] + given[0], base[1] + given[1]
    if kind == "h":
        return base[0] + given[0], at[1]
    return (at[0], base[1] + given[0]) if kind == "v" else start


def _thirds(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float, float, float]:
    return (2 * a[0] + b[0]) / 3, (2 * a[1] + b[1]) / 3, (a[0] + 2 * b[0]) / 3, (a[1] + 2 * b[1]) / 3


def _compose(matrix: Matrix, transform: str) -> Matrix:
    for name, given in _TRANSFORM.findall(transform):
        values = [float(value) for value in re.split(r"[\s,]+", given.strip())]
        if name == "matrix":
            own = np.array([[values[0], values[2], values[4]], [values[1], values[3], values[5]]])
        elif name == "translate":
            own = np.array([[1.0, 0.0, values[0]], [0.0, 1.0, values[1] if len(values) > 1 else 0.0]])
        else:
            own = np.array([[values[0], 0.0, 0.0], [0.0, values[-1], 0.0]])
        matrix = np.column_stack([matrix[:, :2] @ own[:, :2], matrix[:, :2] @ own[:, 2] + matrix[:, 2]])
    return matrix


def _style(element: ET.Element, text: Any) -> dict[str, Any]:
    """Colours as Manim would set them in the end: Typst's black is the text's own colour."""
    fill, stroke = element.get("fill", "#000000"), element.get("stroke", "none")
    drawn = stroke != "none"
    return {
        "fill_color": _colour(fill, text),
        "fill_opacity": 0.0 if fill == "none" else 1.0,
        "stroke_color": _colour(stroke, text),
        "stroke_opacity": 1.0 if drawn else 0.0,
        "stroke_width": float(element.get("stroke-width", "1")) if drawn else 0.0,
    }


def _colour(given: str, text: Any) -> Any:
    if given in ("none", "#000000", "#000"):
        return text.color
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", given):
        raise NotPlainError(f"colour {given}")
    return given


def _track(text: Any, glyph: Any, width: float) -> None:
    """Bars of fractions and roots keep their weight when the text is scaled; Typst's class looks after them."""
    size = max(glyph.width, glyph.height)
    if text._preserve_svg_stroke_widths and size > 0:
        glyph._typst_reference_size = size
        glyph._typst_source_stroke_width = width
        text._stroke_width_tracked_submobjects.append(glyph)


def _tag(element: ET.Element) -> str:
    return element.tag.rsplit("}", 1)[-1]
