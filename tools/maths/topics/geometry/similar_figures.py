"""Two similar figures without names of points: lengths in one ratio, areas in its square, volumes in its cube.

Each size is told of the first or the second figure ("the smaller", "rectangle B", "a similar triangle"); one pair of them
gives the scale factor. Similar triangles with named points are in `named`, shadows in `shadows`.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import isclose

from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.figures import Figure as Picture
from tools.maths.picturing.similar import similar_rectangles, similar_triangles
from tools.maths.skills import ANGLES, AREA_VOLUME
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact
from tools.maths.topics.geometry.figure import Figure
from tools.maths.topics.geometry.reasoning import Reasoned, consistent, reason
from tools.maths.topics.geometry.scanning import Rule, Scan, compiled, filler, group
from tools.maths.topics.geometry.sketching import floats, sizes_of
from tools.maths.topics.geometry.units import Unit
from tools.maths.topics.geometry.wording import LEAD, Text, lay_out
from tools.maths.tree import Bin, Node, Percent, Sym, num
from tools.maths.values import Unvalued, evaluate

CONCEPT = "In similar figures all lengths have the same ratio $k$; areas have the ratio $k^2$ and volumes $k^3$."
READS_SENTENCES = True

_FIGURE = (
    r"(?:triangles?|rectangles?|polygons?|pentagons?|hexagons?|quadrilaterals?|figures?|squares?|circles?|cylinders?|cones?|prisms?|"
    r"pyramids?|solids?|spheres?|cubes?|parallelograms?|trapezoids?|photos?|photographs?|pictures?|flags?|shapes?|one)"
)
_SIZE = (
    r"(?P<size>surface area|area|volume|perimeter|circumference|shortest side|longest side|length of the (?:shortest|longest) side|"
    r"(?:corresponding )?side(?: length)?|side|width|length|height|base|radius|diameter|diagonal|edge|altitude)"
)
_LONG = {"long": "length", "wide": "width", "high": "height", "tall": "height"}
_FIRST = r"smaller|small|first|original|one"
_SECOND = r"larger|large|bigger|second|other|enlarged|similar"
_WHICH = rf"(?:(?:(?:the|a|an|this|that) )?(?P<which>{_FIRST}|{_SECOND})(?: (?P<shape>{_FIGURE}))?|(?:(?:the|a|an|this|that) )?(?P<shape>{_FIGURE})(?: (?P<name>[A-Z])\b)?)(?: that is similar to it)?"


@dataclass
class _Facts:
    text: Text
    sizes: dict[tuple[str, int], Node] = field(default_factory=dict)
    ratio: tuple[str, Node, Node] | None = None
    asked: tuple[str, int] | None = None
    names: list[str] = field(default_factory=list)
    units: set[str] = field(default_factory=set)
    sides: tuple[Node, ...] = ()

    def index(self, m: re.Match[str], n: str = "") -> int | None:
        """Which of the two figures a phrase names."""
        which, name = group(m, f"which{n}"), group(m, f"name{n}")
        if name:
            if name not in self.names:
                self.names.append(name)
            return self.names.index(name) if len(self.names) < 3 else None
        if which:
            return 0 if re.fullmatch(_FIRST, which) else 1
        return 0 if re.match(r"(?:of )?an? ", m.group()) or not self.names else None

    def give(self, size: str, index: int | None, number: str) -> bool:
        node = self.text.node(number)
        unit = self.text.units.get(int(number))
        if (
            index is None
            or (size, index) in self.sizes
            or isinstance(node, Percent)
            or (unit and unit.power != _power(size))
        ):
            return False
        if unit:
            self.units.add(unit.base)
        self.sizes[size, index] = node
        return True


def _plain(size: str) -> str:
    """One word for a size: "corresponding side length" and "side" are the same."""
    size = size.removeprefix("corresponding ").removeprefix("length of the ")
    return "side" if size in ("side length", "sides") else size


def _power(size: str) -> int:
    return 2 if "area" in size else 3 if size == "volume" else 1


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a size of one of two similar figures, None for anything else."""
    text = lay_out(stem)
    if (
        text is None
        or "similar" not in text.text
        or re.search(r"\b[A-Z]{2,}\b|angle\b(?<!triangle)(?<!rectangle)|⟦[RTB]|shadow|percent", text.text)
    ):
        return None
    facts = _Facts(text)
    plain = re.sub(
        r"⟦N(\d+)⟧(?= similar)", lambda m: "two" if text.node(m.group(1)) == num(2, "2") else m.group(), text.text
    )
    scan = Scan(answering.without_rounding(plain), _rules(facts))
    scan.run()
    if text.asked_unit:
        facts.units.add(text.asked_unit.base)
    if facts.asked is None or len(facts.units) > 1 or not scan.understood() or scan.names_left():
        return None
    return scan.graded(_derive(stem, facts))


def _rules(facts: _Facts) -> list[Rule]:
    def both(m: re.Match[str]) -> bool:
        """ "Two similar triangles have areas 25 and 81"."""
        numbers = [group(m, "v"), group(m, "w")]
        try:
            if re.search(r"smaller|larger", facts.text.text):
                numbers.sort(key=lambda n: float(evaluate(facts.text.node(n))))
        except Unvalued:
            return False
        size = _plain(group(m, "size"))
        return all(facts.give(size, i, n) for i, n in enumerate(numbers))

    def ratio(m: re.Match[str]) -> bool:
        one, two = facts.text.node(group(m, "v")), facts.text.node(group(m, "w"))
        try:
            swapped = (
                float(evaluate(one)) > float(evaluate(two))
                and re.search(r"smaller|larger", facts.text.text) is not None
            )
        except Unvalued:
            return False
        if facts.ratio is not None or (swapped and "larger" not in m.group()):
            return False
        facts.ratio = (_plain(group(m, "size") or "side"), *((two, one) if swapped else (one, two)))
        return True

    def fact(m: re.Match[str]) -> bool:
        return facts.give(_plain(group(m, "size")), facts.index(m), group(m, "v"))

    def measured(m: re.Match[str]) -> bool:
        index = facts.index(m)
        pairs = re.findall(r"⟦[NE](\d+)⟧ (long|wide|high|tall)", m.group())
        return bool(pairs) and all(facts.give(_LONG[how], index, n) for n, how in pairs)

    def sides(m: re.Match[str]) -> bool:
        facts.sides = tuple(facts.text.node(n) for n in re.findall(r"⟦[NE](\d+)⟧", m.group()))
        try:
            order = sorted(facts.sides, key=lambda s: float(evaluate(s)))
        except Unvalued:
            return False
        total = order[0]
        for side in order[1:]:
            total = Bin("+", total, side)
        facts.sizes |= {("shortest side", 0): order[0], ("longest side", 0): order[-1], ("perimeter", 0): total}
        return len(facts.sides) == 3

    def ask(m: re.Match[str]) -> bool:
        index = facts.index(m)
        if facts.asked is not None or index is None:
            return False
        size = group(m, "size") or _LONG[group(m, "how")]
        facts.asked = (_plain(size), index)
        return True

    def similar(m: re.Match[str]) -> bool:
        """ "Rectangle B is similar to rectangle A": two names and no more."""
        names = re.findall(r"\b[A-Z]\b", m.group())
        facts.names += [n for n in sorted(names) if n not in facts.names]
        if len(facts.names) not in (0, 2):
            return False
        pairs = re.findall(r"⟦[NE](\d+)⟧ (long|wide|high|tall)", m.group())
        return all(facts.give(_LONG[how], facts.names.index(names[0]), n) for n, how in pairs)

    c = compiled
    v, w = r"⟦[NE](?P<v>\d+)⟧", r"⟦[NE](?P<w>\d+)⟧"
    corresponding = r"(?:corresponding )?"
    sizes = _SIZE.replace("side|", "side|sides?|", 1)
    return [
        (c(rf"{LEAD} (?:the )?(?:length of (?:the |its )?)?{_SIZE} of {_WHICH}(?= ?[?.])"), ask),
        (c(rf"how (?P<how>long|wide|high|tall) is {_WHICH}(?= ?[?.])"), ask),
        (c(rf"(?:the )?two similar {_FIGURE} have (?:{corresponding})(?:{sizes})s?(?: (?:of|that are|with lengths?(?: of)?|lengths?))? {v} and {w}"), both),
        (c(rf"the (?:{corresponding})(?:{sizes})s? of (?:the )?two similar {_FIGURE} are {v} and {w}"), both),
        (c(rf"(?:the )?(?:ratio of (?:the )?(?:lengths of )?(?:the |their )?(?:{corresponding})(?:{sizes})s?(?: of (?:the )?(?:two )?(?:similar )?{_FIGURE})?(?: of the (?:smaller|larger) (?:{_FIGURE})? ?to (?:the|those of the) (?:larger|smaller)(?: {_FIGURE})?)?|(?:{corresponding})(?:{sizes})s? of (?:the )?two similar {_FIGURE}) (?:is|are|are in the ratio|are in a ratio of|have a ratio of) {v} ?(?:to|:) ?{w}"), ratio),
        (c(rf"(?:the )?(?:lengths of the )?(?:three )?sides of a triangle (?:are|measure|have lengths(?: of)?) {v}, {w},? and ⟦[NE]\d+⟧|a triangle has sides (?:of|with) lengths? {v}, {w},? and ⟦[NE]\d+⟧"), sides),
        (c(rf"(?:the )?(?:length of (?:the |a )?)?{_SIZE} of {_WHICH} (?:is|measures|has a length of|has length) {v}"), fact),
        (c(rf"(?:a|the|one) {_SIZE} of {_WHICH} (?:is|measures|has a length of|has length) {v}"), fact),
        (c(rf"{_WHICH} has (?:a |an |the )?{_SIZE} (?:of |that is )?{v}"), fact),
        (c(rf"{_WHICH} (?:is|measures) {v} (?:long|wide|high|tall)(?: (?:and|by) {w} (?:long|wide|high|tall))?"), measured),
        (c(rf"{_FIGURE} [A-Z] (?:is similar to {_FIGURE} [A-Z]\b(?: and is {v} (?:long|wide|high|tall))?|and (?:{_FIGURE} )?[A-Z] are similar)"), similar),
        (c(rf"(?:the )?two (?:{_FIGURE} )?(?:are )?similar(?: {_FIGURE})?|(?:the )?{_FIGURE} are similar|corresponding"), filler),
        (c(rf"{_FIGURE} [A-Z](?= is similar)"), filler),
    ]  # fmt: skip


def _derive(stem: Stem, facts: _Facts) -> Derivation | None:
    assert facts.asked is not None
    size, index = facts.asked
    figure = Figure(decimal=answering.uses_decimals(stem))
    names = {
        s: f"#{i}"
        for i, s in enumerate(
            dict.fromkeys([s for s, _ in facts.sizes] + [size] + ([facts.ratio[0]] if facts.ratio else []))
        )
    }
    shown = dict(zip(names, "abcdefgh", strict=False))
    figure.known = {f"{names[s]}_{i + 1}": v for (s, i), v in facts.sizes.items()}
    if f"{names[size]}_{index + 1}" in figure.known:
        return None
    pairs = [s for s in names if {(s, 0), (s, 1)} <= set(facts.sizes)]
    if len(pairs) + bool(facts.ratio) != 1:
        return None
    for s, symbol in names.items():
        figure.shown |= {f"{symbol}_{i}": f"{_LETTERS.get(s, shown[s])}_{i}" for i in (1, 2)}
        factor: Node = Sym("#k") if _power(s) == 1 else Bin("^", Sym("#k"), num(_power(s)))
        figure.law(f"Compare the {s}s", _WHY[_power(s)], Sym(f"{symbol}_2"), Bin("*", factor, Sym(f"{symbol}_1")))
        if facts.ratio and facts.ratio[0] == s:
            share = Bin("/", facts.ratio[2], facts.ratio[1], "frac")
            figure.law(
                "Write the ratio", "The ratio that is told is the scale factor, or a power of it.", factor, share
            )
    asked = f"{names[size]}_{index + 1}"
    figure.measures.append(lambda q: _scaled(q, facts, names))
    reasoned = reason(figure, Sym(asked))
    if reasoned is None or reasoned.value.letters():
        return None
    other = f"{names[size]}_{2 - index}"
    slips: list[Slip] = []
    if _power(size) > 1 and "#k" in reasoned.values and other in reasoned.values:
        k = reasoned.values["#k"]
        slips.append(
            Slip(
                "scaling an area or a volume like a length",
                exact.tree(reasoned.values[other] * k if index else reasoned.values[other] / k),
            )
        )
    if other in reasoned.values:
        slips.append(
            Slip(
                "turning the ratio round", exact.tree(reasoned.values[other] * reasoned.values[other] / reasoned.value)
            )
        )
    unit = str(Unit(next(iter(facts.units)), _power(size))) if facts.units else ""
    return answering.derivation(
        stem, skill=ANGLES if _power(size) == 1 else AREA_VOLUME, concept=CONCEPT, asked=f"You are asked for the {size} of one of two similar figures.",
        moves=reasoned.moves, value=reasoned.value, confirm=lambda: consistent(figure, reasoned), how=answering.wanted(facts.text.text),
        unit=unit, slips=slips, decimal=figure.decimal,
        picture=lambda moves: _picture(figure, facts, names, reasoned, moves, Sym(asked)),
    )  # fmt: skip


def _picture(
    figure: Figure, facts: _Facts, names: dict[str, str], reasoned: Reasoned, moves: Sequence[Move], asked: Node
) -> Picture | None:
    """Two rectangles or two triangles, the second k times the first; no picture of other figures."""
    q = floats(reasoned)
    size = sizes_of(figure, reasoned, figure.known, moves, asked)
    one, two = (
        {s: size(f"{symbol}_{i}", q[f"{symbol}_{i}"]) for s, symbol in names.items() if f"{symbol}_{i}" in q}
        for i in (1, 2)
    )
    kinds = set(re.findall(r"rectangle|triangle", facts.text.text))
    if "#k" not in q or len(kinds) != 1 or q["#k"] == 1:
        return None
    if kinds == {"rectangle"}:
        return similar_rectangles(one, two, q["#k"])
    return similar_triangles(one, two, q["#k"], [float(evaluate(node)) for node in facts.sides])


_LETTERS = {
    "area": "A",
    "surface area": "S",
    "volume": "V",
    "perimeter": "P",
    "side": "s",
    "width": "w",
    "length": "l",
    "height": "h",
}
_WHY = {
    1: "Corresponding lengths of similar figures have the same ratio.",
    2: "Areas of similar figures are in the square of the ratio of their lengths.",
    3: "Volumes of similar figures are in the cube of the ratio of their lengths.",
}


def _scaled(values: dict[str, float], facts: _Facts, names: dict[str, str]) -> bool:
    """Every pair of sizes by itself gives the same scale, and "larger" names the larger figure."""
    scales = [
        (values[f"{symbol}_2"] / values[f"{symbol}_1"]) ** (1 / _power(size))
        for size, symbol in names.items()
        if {f"{symbol}_1", f"{symbol}_2"} <= set(values)
    ]
    if re.search(r"\b(?:smaller|larger)\b", facts.text.text) and any(s <= 1 for s in scales):
        return False
    return (
        bool(scales)
        and all(isclose(s, scales[0], rel_tol=1e-9) for s in scales)
        and all(v > 0 for v in values.values())
    )
