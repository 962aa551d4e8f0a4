r"""Two plane figures in a text, the outer one first: their kinds, names and sizes, and how many the inner one is.

Which area is asked of them is for `figure_within`.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.maths.stem import Stem
from tools.maths.topics.geometry.units import UNIT, Unit
from tools.maths.tree import Bin, Node, Rel, Sym, num

_V = r"⟦[ESNMF]\d+⟧"
_U = rf"(?: ?-?(?P<{{u}}>{UNIT}))?"


def _value(name: str) -> str:
    return rf"(?P<{name}>{_V}){_U.format(u=name + 'u')}"


_SHAPE = re.compile(
    r"\b(?P<shape>square|rectangular|circular|rectangle|circle)s?\b(?! (?:meters?|feet|foot|inch(?:es)?|yards?|centimeters?|miles?|units?|kilometers?|millimeters?)\b)(?: (?P<name>(?!with\b|of\b|has\b|is\b|in\b|that\b|whose\b|measures?\b|having\b|and\b|which\b)[a-z]+)(?: (?P<more>bed|box|plot|court|pool|sheet|piece))?)?"
)
_KINDS = {
    "square": "square",
    "rectangular": "rectangle",
    "rectangle": "rectangle",
    "circular": "circle",
    "circle": "circle",
}
_LEAD = r"(?:that |which |each |it )*(?:is |has |have |having |with |of |whose |are |measuring |measures |and )*(?:an? |the |its )?"
_SQUARE = re.compile(
    rf"{_LEAD}(?:(?:sides?|edges?)(?: of length| lengths?| of| that are| that measure| is| are)*(?: each)?(?: of)?) {_value('s')}(?: long| each)?|{_LEAD}(?:side|edge) lengths? (?:of |is |are )?{_value('s2')}"
)
_BOTH = [
    re.compile(rf"{_LEAD}(?:dimensions |dimensions of )?{_value('l')}(?: long)?(?: by|,? and) {_value('w')}(?: wide)?"),
    re.compile(rf"{_LEAD}(?:a )?length (?:of |is )?{_value('l')},? and (?:a |its |the |with )*width (?:of |is )?{_value('w')}"),
    re.compile(rf"{_LEAD}(?:a )?width (?:of |is )?{_value('w')},? and (?:a |its |the |with )*length (?:of |is )?{_value('l')}"),
]  # fmt: skip
_ROUND = re.compile(rf"{_LEAD}(?P<what>radius|diameter) (?:of |is )?{_value('r')}")
CORNERS = re.compile(r"\bfrom each of (?:the|its) (?P<n>⟦N\d+⟧) corners\b|\bfrom each corner\b")


@dataclass(frozen=True)
class Shape:
    """One of the two figures: its kind, name, sizes by letter (as in `measuring`) and how many of it there are."""

    kind: str
    name: str
    sizes: dict[str, Node]
    count: int = 1

    @property
    def area(self) -> Node:
        """The area by the formula."""
        match self.kind:
            case "square":
                return Bin("^", self.sizes["s"], num(2))
            case "circle":
                return Bin("*", Sym("pi"), Bin("^", self.sizes["r"], num(2)))
        return Bin("*", self.sizes["l"], self.sizes["w"])


def shapes(stem: Stem, text: str) -> tuple[tuple[Shape, Shape], set[str], str, set[str]] | None:
    """The outer figure and the inner one, the placeholders they use, the rest of the text, and the units of length."""
    marks = [m for m in _SHAPE.finditer(text[: text.rfind(stem.ask)] if stem.ask in text else text)]
    if len(marks) != 2:
        return None
    pieces = [text[marks[0].end() : marks[1].start()], text[marks[1].end() :]]
    found: list[Shape] = []
    used: set[str] = set()
    units: set[str] = set()
    rest = text[: marks[0].start()]
    for mark, piece in zip(marks, pieces, strict=True):
        kind = _KINDS[mark["shape"]]
        patterns = {"square": [_SQUARE], "rectangle": _BOTH, "circle": [_ROUND]}[kind]
        match = next((m for p in patterns if (m := p.search(piece))), None)
        if match is None:
            return None
        sizes = _sizes(stem, kind, match, used, units)
        if sizes is None:
            return None
        found.append(Shape(kind, " ".join(w for w in (mark["name"], mark["more"]) if w), sizes))
        rest += " · " + piece[: match.start()] + " · " + piece[match.end() :]
    count = _count(stem, text, marks[1].start(), used)
    if count is None:
        return None
    outer, inner = found
    return (outer, Shape(inner.kind, inner.name, inner.sizes, count)), used, rest, units


def _sizes(stem: Stem, kind: str, match: re.Match[str], used: set[str], units: set[str]) -> dict[str, Node] | None:
    groups = {k: v for k, v in match.groupdict().items() if v}
    sizes: dict[str, Node] = {}
    for name, value in groups.items():
        if not value.startswith("⟦"):
            if name.endswith("u"):
                if Unit.read(value).power != 1:
                    return None
                units.add(Unit.read(value).base)
            continue
        node = stem.node(value)
        if isinstance(node, Rel):
            return None
        used.add(value)
        sizes[name.rstrip("2")] = node
    if kind == "circle" and groups["what"] == "diameter":
        sizes["r"] = Bin("/", sizes["r"], num(2), "frac")
    return sizes


def _count(stem: Stem, text: str, start: int, used: set[str]) -> int | None:
    """How many of the inner figure there are: "⟦N1⟧ square planters", "from each of the ⟦N3⟧ corners"."""
    before = re.search(r"(⟦N\d+⟧) (?:[a-z]+ )?$", text[:start])
    corners = CORNERS.search(text)
    if before and corners:
        return None
    if corners and corners["n"] is None:
        return 4
    named = before[1] if before else corners["n"] if corners else None
    if named is None:
        return 1
    value = stem.value(named)
    used.add(named)
    return int(value) if value is not None and value.denominator == 1 and 0 < value <= 50 else None
