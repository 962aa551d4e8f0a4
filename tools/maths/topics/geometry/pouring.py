r"""All that fills one solid goes into another, empty one: how high it stands there, or how many of them it fills.

Whatever is poured keeps its volume. The sizes told beside each solid are read by their words; a part poured, something
left over, or a vessel that is not empty is left alone.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from math import isclose

from tools.maths.derivation import Derivation, Slip
from tools.maths.skills import AREA_VOLUME
from tools.maths.stem import PLACEHOLDER, REVERSALS, TRAPS, Stem
from tools.maths.topics.geometry import answering, exact, measuring
from tools.maths.topics.geometry.units import UNIT, Unit
from tools.maths.tree import Bin, Node, Sym, num
from tools.maths.values import Unvalued, evaluate

READS_SENTENCES = True
CONCEPT = "What is poured, melted or moved keeps its volume: find the volume it has first, then the size that gives the same volume in the second solid."
_SHAPE = re.compile(
    r"\b(?P<hemisphere>hemispher\w+)|(?P<cone>cones?\b|conical|cone-shaped)|(?P<cylinder>cylind\w+)|(?P<sphere>spher(?:es?|ical)\b|balls?\b)"
    r"|(?P<cube>cub(?:es?|ical)\b(?! (?:feet|foot|inch|meter|centimeter|yard)))|(?P<prism>rectangular (?:prism|box|tank|container|pan|tray|tub|vat|bin|solid|block|trough|aquarium|mold|pool)\w*|box(?:es)?\b|prisms?\b)"
)
_INTO = re.compile(
    r"\b(?:poured|emptied|transferred|pumped|moved|dumped|drained|tipped|scooped|put|melted(?: down)?|recast|remolded|reshaped|pours?|empties|transfers|dumps|recasts?|molded|formed|made|used to fill|fills?)\b[^.?⟦]{0,60}?\b(?:into|to fill|in|fill)\b"
)
_WHOLE = re.compile(r"\b(?:full(?!y)|filled|fills|completely|entire|all|contents|melted|brim|whole)\b")
_N = rf"⟦N(?P<n>\d+)⟧(?: (?P<u>{UNIT}))?"
_M = rf"⟦N(?P<m>\d+)⟧(?: (?P<v>{UNIT}))?"  # where a pattern has two ways to say it
_HEIGHT = r"(?:height|depth|altitude)"
_SIZES = (
    ("r", re.compile(rf"radius(?: of (?:its|the) base)?(?: is| of| measures| =)* {_N}|{_M} (?:in )?radius")),
    ("d", re.compile(rf"diameter(?: of (?:its|the) base)?(?: is| of| measures| =)* {_N}|{_M} (?:in diameter|across|diameter)")),
    ("h", re.compile(rf"{_HEIGHT}(?: is| of| measures| =)* {_N}|{_M} (?:high|tall|deep)")),
    ("s", re.compile(rf"(?:side|edge)s?(?: length)?s?(?: that is| that measures?| is| of| measures?| each| length| =)* {_N}|{_M} on (?:each|a|every) (?:side|edge)")),
    ("l", re.compile(rf"length(?: is| of| =)* {_N}|{_M} long")),
    ("w", re.compile(rf"width(?: is| of| =)* {_N}|{_M} wide")),
    ("lw", re.compile(rf"base (?:that )?(?:measures|measuring|is|of|with dimensions(?: of)?) {_N} (?:by|×) ⟦N(?P<n2>\d+)⟧(?: {UNIT})?")),
)  # fmt: skip
_ASK_HEIGHT = re.compile(r"\b(?:height|how (?:deep|high|tall)|depth|level|altitude)\b")
_ASK_COUNT = re.compile(
    r"\bhow many (?:[a-z-]+ ){0,3}?(?:cones?|cylinders?|spheres?|balls?|cubes?|boxes|cups?|glasses|jars?|cans?|bowls?|containers?|molds?|times|such|of these|candles?|marbles|blocks|can|will|could)\b"
)
_ASK_RADIUS = re.compile(r"\b(?:radius|diameter|edge|side length)\b")
_OTHERWISE = re.compile(
    r"\b(?:half|part|partly|partially|some|remain\w*|left|overflow\w*|spill\w*|already|percent|quarter|third of|tilt\w*|cost|thick|wall|hollow|not|leak\w*|evaporat\w*|twice|doubled|per|rate|minutes?|hours?|seconds?|"
    r"only|more than|less than|added|contains|another|both|removed|above|below|gap|slant|surface area|surplus|loses|lost|equal to the (?:radius|height|diameter))\b"
)
_CALM_TEXT = """
    a an the is are was were it its of in on to into at from and or by with that which whose so as be then will what how deep high many right circular rectangular cone cones cylinder cylinders cylindrical conical sphere spherical hemisphere
    hemispherical cube cubical prism box tank base radius diameter height depth length width edge side measures has have having each completely filled full brim top entire all poured pours pour emptied empties empty leveled level out
    sand water rice sugar salt grain liquid oil juice lemonade lead wax metal clay contents if when can could reaches reach rises rise stand stands inside fill fills filled inches feet centimeters meters tall wide long does once jar cup bowl pitcher
    tub container vessel melted recast reshaped made formed one this new same second other first
"""
_CALM = frozenset(_CALM_TEXT.split())
_USED_TEXT = (
    "if what how when that which same each then all first other of where half even exactly whole one once second after"
)
_USED = frozenset(_USED_TEXT.split())
_TRAPPED = (TRAPS | REVERSALS) - (_USED - {"half", "other"}) - {"than"}


@dataclass(frozen=True)
class Solid:
    """A solid with the sizes told of it, by letter: r, d, h, s, l, w."""

    shape: str
    sizes: dict[str, Node]
    numbers: frozenset[int]
    units: frozenset[str]


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a height or number, None for anything else."""
    text = stem.prose
    if stem.tables or stem.statements or len(text) > 800 or _OTHERWISE.search(text):
        return None
    split = _split(text)
    if split is None:
        return None
    first, second, told = split[0], split[1], text.replace(stem.ask, " ")
    one, two = _solid(stem, first), _solid(stem, second)
    if one is None or two is None or not _WHOLE.search(told or text):
        return None
    if one.numbers | two.numbers != set(stem.placeholders("RFESNMPDTB")) or one.numbers & two.numbers:
        return None
    units = one.units | two.units
    asked_unit = re.search(rf"\bin (?P<a>{UNIT})\b|how many (?P<b>{UNIT}) (?:high|deep|tall)", stem.ask)
    if len(units) != 1 or (
        asked_unit and Unit.read(asked_unit["a"] or asked_unit["b"]) != Unit.read(next(iter(units)))
    ):
        return None
    words = set(re.findall(r"[a-z]+", PLACEHOLDER.sub(" ", text)))
    if words & _TRAPPED:
        return None
    return _derivation(stem, one, two, next(iter(units)), not words - _CALM)


def _split(text: str) -> tuple[str, str] | None:
    """The text about the solid that is full, and about the one that takes all; None where they cannot be told apart.

    >>> _split("a cone of radius ⟦N0⟧ is full. the sand is poured into a cylinder of radius ⟦N1⟧.")[1]
    ' a cylinder of radius ⟦N1⟧.'
    """
    moved = [
        m
        for m in _INTO.finditer(text)
        if _SHAPE.search(text[: m.start()]) and _SHAPE.search(text[m.end() : m.end() + 70])
    ]
    if len(moved) != 1:
        return None
    return text[: moved[0].start()], text[moved[0].end() :]


def _solid(stem: Stem, text: str) -> Solid | None:
    shapes = {m.lastgroup for m in _SHAPE.finditer(re.split(r"\b(?:what|how)\b", text)[0])}
    if "hemisphere" in shapes:
        shapes -= {"sphere"}
    if len(shapes) != 1 or None in shapes:
        return None
    sizes: dict[str, Node] = {}
    numbers: set[int] = set()
    units: set[str] = set()
    for name, pattern in _SIZES:
        matches = [m for m in pattern.finditer(text)]
        if len(matches) > 1:
            return None
        for match in matches:
            groups = {k: v for k, v in match.groupdict().items() if v}
            parts = [int(v) for k, v in groups.items() if re.fullmatch(r"[nm]\d?", k)]
            if numbers & set(parts):
                continue  # "edges of length 6" is no length of a box
            for letter, number in zip(name, parts, strict=True):
                if letter in sizes:
                    return None
                sizes[letter] = stem.nodes[number]
                numbers.add(number)
            units |= {Unit.read(v).base for k, v in groups.items() if k in "uv"}
    shape = next(iter(shapes)) or ""
    return Solid(shape, sizes, frozenset(numbers), frozenset(units))


_BASE = {"cylinder": ("r",), "cone": ("r",), "prism": ("l", "w"), "cube": ("s",)}


def _volume(solid: Solid) -> Node | None:
    """The volume by its formula, None where a size is missing or one is left over."""
    sizes = _with_radius(solid)
    need = {
        "cylinder": {"r", "h"},
        "cone": {"r", "h"},
        "sphere": {"r"},
        "hemisphere": {"r"},
        "cube": {"s"},
        "prism": {"l", "w", "h"},
    }[solid.shape]
    if sizes is None or set(sizes) != need:
        return None
    if solid.shape in ("sphere", "hemisphere"):
        factor = Bin("/", num(4 if solid.shape == "sphere" else 2), num(3), "frac")
        return Bin("*", Bin("*", factor, Sym("pi"), "cdot"), Bin("^", sizes["r"], num(3)), "cdot")
    if solid.shape == "cube":
        return Bin("^", sizes["s"], num(3))
    base = _base(solid.shape, sizes)
    whole = Bin("*", base, sizes["h"], "cdot")
    return Bin("*", Bin("/", num(1), num(3), "frac"), whole, "cdot") if solid.shape == "cone" else whole


def _with_radius(solid: Solid) -> dict[str, Node] | None:
    sizes = dict(solid.sizes)
    if "d" in sizes:
        if "r" in sizes:
            return None
        sizes["r"] = exact.worked_out(Bin("/", sizes.pop("d"), num(2), "frac"))
    return sizes


def _base(shape: str, sizes: dict[str, Node]) -> Node:
    if shape in ("cylinder", "cone"):
        return Bin("*", Sym("pi"), Bin("^", sizes["r"], num(2)), "cdot")
    return Bin("*", sizes["l"], sizes["w"], "cdot") if shape == "prism" else Bin("^", sizes["s"], num(2))


def _derivation(stem: Stem, one: Solid, two: Solid, unit: str, full: bool) -> Derivation | None:
    count = bool(_ASK_COUNT.search(stem.ask))
    if count is bool(_ASK_HEIGHT.search(stem.ask)) or _ASK_RADIUS.search(stem.ask):
        return None
    sizes = _with_radius(two)
    whole = _volume(one)
    if whole is None or sizes is None:
        return None
    work, decimal = answering.Working(), answering.uses_decimals(stem)
    try:
        volume = work.step("Find the volume", f"All of it fills the {one.shape}: work out its volume.", whole)
        limit: float | None = None
        if count:
            each = _volume(two)
            if each is None:
                return None
            part = work.step("Find the volume of one", f"Work out what one {two.shape} holds.", each)
            text = "Divide the whole volume by the volume of one."
            value = work.step("Divide", text, Bin("/", volume, part, "frac"))
            if not (float(evaluate(value)) > 0 and float(evaluate(value)).is_integer()):
                return None
        else:
            full_height = sizes.pop("h", None)
            limit = float(evaluate(full_height)) if full_height is not None else None
            needed = _BASE.get(two.shape)
            if needed is None or set(sizes) != set(needed):
                return None
            base = _base(two.shape, sizes)
            factor: Node = Bin("*", num(3), volume, "cdot") if two.shape == "cone" else volume
            if two.shape == "cone" and not re.search(
                r"\b(?:melted|recast|reshaped|remolded|molded|made|formed)\b", stem.prose
            ):
                return None
            text = "The volume stays the same: divide it by the area of the base to get the height."
            value = work.step("Divide by the base", text, Bin("/", factor, base, "frac"), decimal)
            if limit is not None and float(evaluate(value)) > limit:
                return None
    except (Unvalued, ZeroDivisionError):
        return None
    slips = (
        [Slip("forgetting the factor of one third", exact.worked_out(Bin("*", value, num(3))))]
        if one.shape == "cone"
        else []
    )
    return answering.derivation(
        stem, skill=AREA_VOLUME, concept=CONCEPT, asked="You are asked about the second solid; the first one gives the volume.", moves=work.moves, value=value,
        confirm=lambda: _measured(one, two, count, value), how=answering.wanted(stem.prose), unit="" if count else unit, slips=slips, full=full, decimal=decimal,
    )  # fmt: skip


def _measured(one: Solid, two: Solid, count: bool, value: Node) -> bool:
    """The second route: both volumes measured by slices are the same (or as many times)."""
    answer = float(evaluate(value))
    volumes = []
    for solid, height in ((one, None), (two, None if count else answer)):
        sizes = {k: float(evaluate(v)) for k, v in (_with_radius(solid) or {}).items()}
        if height is not None:
            sizes["h"] = height
        shape = solid.shape
        if shape == "cube":
            shape, sizes = "prism", {"l": sizes["s"], "w": sizes["s"], "h": sizes.get("h", sizes["s"])}
        volumes.append(measuring.sizes(shape, sizes)["V"])
    return isclose(volumes[0], volumes[1] * (answer if count else 1), rel_tol=2e-3)
