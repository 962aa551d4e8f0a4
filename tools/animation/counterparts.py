"""Manim's LaTeX names without LaTeX: `MathTex`, `Tex`, `Title`, `Matrix`, `DecimalNumber`, axis numbers and the rest.

All of them turn text into a picture at one place, Manim's `tex_to_svg_file`. `install()` puts Typst there: the LaTeX is
translated to Typst by whoever we are given as translator (pandoc, outside the jail), drawn by Typst, and handed back as
the SVG Manim expects, with the groups that let a scene colour or move a part (`MathTex("x", "=", "2")[0]`).

Not done: LaTeX packages, TikZ, and `TexTemplate`s, which are ignored. A formula that cannot be translated is shown as
it was typed and named in `untranslated`. Imported only inside a cell.
"""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import typst

from tools.animation import typst_svg

Translate = Callable[[str, Sequence[str]], list[str]]  # ("maths" | "markup", LaTeX) -> Typst

SVG = "http://www.w3.org/2000/svg"
_MARK = re.compile(r"\\special\{dvisvgm:raw (?:<g id='([^']+)'>|(</g>))\}")
_PAGE = "#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#set text(size: 10pt)\n"
_MATHS = ("align*", "align", "equation", "equation*", "gather*", "gather", "multline*", "displaymath", "math")
_ITSELF = re.compile(r"[0-9a-zA-Z+=.,()-]|\d+(?:\.\d+)?|")  # the same in LaTeX and in Typst
_LINE = re.compile(r"M 0 0\s*([hv])\s*(-?[\d.]+)\s*")
_DRAWN = ("path", "use", "rect", "polygon", "line", "image")

untranslated: list[str] = []  # what this scene's formulas could not be made of


@dataclass
class _Group:
    """A part of a formula that Manim wants to be able to pick: its id, and its text with further groups inside."""

    name: str | None
    parts: list[_Group | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)


def install(translate: Translate, folder: Path) -> None:
    """Let Manim's LaTeX names draw with Typst from now on, in this process. `folder`: where pictures are kept."""
    from manim.mobject.text import tex_mobject

    pens: dict[str, _Pen] = {mode: _Pen(mode, translate) for mode in ("maths", "markup")}

    def tex_to_svg_file(expression: str, environment: str | None = None, tex_template: Any = None) -> Path:
        pen = pens["maths" if environment in _MATHS else "markup"]
        name = hashlib.sha256(f"{pen.mode} {expression}".encode()).hexdigest()[:16]
        path = folder / f"{name}.svg"
        if not path.exists():
            path.write_bytes(pen.picture(expression))
        return path

    tex_mobject.tex_to_svg_file = tex_to_svg_file


class _Pen:
    """Draws LaTeX of one mode ("maths" or "markup"). Remembers what it has translated."""

    def __init__(self, mode: str, translate: Translate) -> None:
        self.mode = mode
        self.translate = translate
        self.known: dict[str, str] = {}

    def picture(self, expression: str) -> bytes:
        """Return the SVG of `expression`, grouped as its marks say."""
        whole = _parsed(expression)
        texts = [group.text for group in _all(whole)]
        self._learn([whole.text, *(text for group in _all(whole) for text in _pieces(group)), *texts])
        tree = self._draw(whole.text)
        _regroup(tree, whole, self._count)
        return ET.tostring(tree)

    def _count(self, text: str) -> int:
        return len(_leaves(self._draw(text))) if text.strip() else 0

    def _draw(self, text: str) -> ET.Element:
        said = self.known.get(text, "")
        body = f"$ {said} $" if self.mode == "maths" else said
        try:
            svg = typst_svg.svg(_PAGE + body)
        except typst.TypstError:
            untranslated.append(text)
            svg = typst_svg.svg(_PAGE + f"#raw({_string(text)})")
        return _plain(ET.fromstring(svg))

    def _learn(self, texts: Sequence[str]) -> None:
        new = [text for text in dict.fromkeys(texts) if text not in self.known]
        for text in new:
            if self.mode == "maths" and _ITSELF.fullmatch(text.strip()):
                self.known[text] = text.strip()
        asked = [text for text in new if text not in self.known]
        if asked:
            self.known |= dict(zip(asked, self.translate(self.mode, [_whole(text) for text in asked]), strict=True))


def _parsed(expression: str) -> _Group:
    """`expression` cut at its marks into nested groups."""
    stack = [_Group(None)]
    at = 0
    for mark in _MARK.finditer(expression):
        stack[-1].parts.append(expression[at : mark.start()])
        at = mark.end()
        if mark[1]:
            group = _Group(mark[1])
            stack[-1].parts.append(group)
            stack.append(group)
        elif len(stack) > 1:
            stack.pop()
    stack[-1].parts.append(expression[at:])
    return stack[0]


def _all(group: _Group) -> Iterator[_Group]:
    yield group
    for part in group.parts:
        if isinstance(part, _Group):
            yield from _all(part)


def _pieces(group: _Group) -> list[str]:
    return [part for part in group.parts if isinstance(part, str)]


def _whole(text: str) -> str:
    """`text` with braces added where a part of a formula has only one of a pair."""
    bare = re.sub(r"\\\\|\\[{}]", "", text)
    return "{" * max(0, bare.count("}") - bare.count("{")) + text + "}" * max(0, bare.count("{") - bare.count("}"))


def _regroup(tree: ET.Element, whole: _Group, count: Callable[[str], int]) -> None:
    """Wrap the shapes of `tree`, which come in reading order, into the groups of `whole`."""
    leaves = _leaves(tree)
    for leaf in leaves:
        tree.remove(leaf)
    for element in _wrapped(whole, leaves, count):
        tree.append(element)


def _wrapped(group: _Group, leaves: list[ET.Element], count: Callable[[str], int]) -> list[ET.Element]:
    """The elements of one group. Where the parts' shapes do not add up to the whole's, the first part gets them all."""
    counts = [count(part if isinstance(part, str) else part.text) for part in group.parts]
    inner = [k for k, part in enumerate(group.parts) if isinstance(part, _Group)]
    if sum(counts) != len(leaves) and inner:
        counts = [len(leaves) if k == inner[0] else 0 for k in range(len(counts))]
    made: list[ET.Element] = []
    at = 0
    for part, number in zip(group.parts, counts, strict=True):
        mine, at = leaves[at : at + number], at + number
        if isinstance(part, str):
            made += mine
        else:
            element = ET.Element(f"{{{SVG}}}g", {"id": part.name or ""})
            element.extend(_wrapped(part, mine, count))
            made.append(element)
    return made if inner else leaves


def _leaves(tree: ET.Element) -> list[ET.Element]:
    return [child for child in tree if child.tag.rsplit("}", 1)[-1] in (*_DRAWN, "g")]


def _plain(tree: ET.Element) -> ET.Element:
    """One element a shape, directly below the root, and thin lines as filled boxes (Manim drops strokes here)."""
    shapes: list[ET.Element] = []
    _flatten(tree, "", shapes)
    rest = [child for child in tree if child.tag.endswith("}defs")]
    for child in list(tree):
        tree.remove(child)
    tree.extend([*rest, *shapes])
    return tree


def _flatten(parent: ET.Element, moved: str, shapes: list[ET.Element]) -> None:
    for child in parent:
        tag = child.tag.rsplit("}", 1)[-1]
        transform = f"{moved} {child.get('transform', '')}".strip()
        if tag == "g":
            _flatten(child, transform, shapes)
        elif tag in _DRAWN:
            if transform:
                child.set("transform", transform)
            shapes.append(_bar(child))


def _bar(shape: ET.Element) -> ET.Element:
    """A fraction's or a root's line as a box; any other shape as it is."""
    line = _LINE.fullmatch(shape.get("d", ""))
    if shape.get("stroke") is None or line is None:
        return shape
    thick, long = float(shape.get("stroke-width", "0.5")), float(line[2])
    width, height = (long, thick) if line[1] == "h" else (thick, long)
    x, y = (0.0, -thick / 2) if line[1] == "h" else (-thick / 2, 0.0)
    d = f"M {x} {y} h {width} v {height} h {-width} Z"
    return ET.Element(f"{{{SVG}}}path", {"d": d, "fill": "#000000", "transform": shape.get("transform", "")})


def _string(text: str) -> str:
    return '"' + "".join(c for c in text if c.isprintable()).replace("\\", "\\\\").replace('"', '\\"') + '"'
