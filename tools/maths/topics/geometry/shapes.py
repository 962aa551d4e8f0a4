"""Shapes as a problem names them: "a right circular cylinder", "a rectangular patio", "cube P", and their dimensions.

`Words` holds what a text calls its objects; `code` says which letter of the formulas a phrase such as "length of an
edge" means for a shape. Nothing here decides what the sentence says about them.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass, field

_THING = (
    r"(?P<thing{n}> (?!with\b|has\b|is\b|of\b|and\b|in\b|whose\b|have\b|measures\b|that\b|are\b|to\b|from\b|ABC)[a-z]+)"
)
_SHAPES: tuple[tuple[str, str], ...] = (
    (r"(?:right )?(?:circular )?cylinders?|cylindrical(?: (?P<t1>[a-z]+))?", "cylinder"),
    (r"(?:right )?(?:circular )?cones?|conical(?: (?P<t2>[a-z]+))?", "cone"),
    (r"hemispheres?|hemispherical(?: (?P<t3>[a-z]+))?", "hemisphere"),
    (r"spheres?|spherical(?: (?P<t4>[a-z]+))?", "sphere"),
    (r"(?:right )?square prisms?|(?:right )?(?:rectangular )?(?:prism|box|container|tank)(?:es|s)? (?:with|that has|has|whose base is) a square(?: base)?",
     "square prism"),
    (r"(?:right )?rectangular (?:prism|solid|box|tank|pool|swimming pool|aquarium|container|block|room|carton|crate|bin|sandbox|planter|trough|tub|case|brick|package|basin|reservoir)(?:e?s)?|cuboids?|box(?:es)?",
     "prism"),
    (r"(?P<t13>[a-z]+)(?= (?:(?:that )?(?:is|measures|measuring) )?⟦[NE]\d+⟧ long,? ⟦[NE]\d+⟧ wide,? (?:and )?⟦[NE]\d+⟧ (?:deep|high|tall|thick))", "prism"),
    (r"(?:right )?(?:triangular |hexagonal |pentagonal )?prisms?", "general prism"),
    (r"(?:right )?square pyramids?|(?:right )?pyramids? (?:with|that has) a square base|(?:right )?pyramids? whose base is a square",
     "square pyramid"),
    (r"(?:right )?(?:rectangular )?pyramids?", "pyramid"),
    (r"cubes?|cubical (?P<t5>[a-z]+)|cube-shaped (?P<t6>[a-z]+)", "cube"),
    (r"equilateral triangles?", "equilateral triangle"),
    (r"triangles?|triangular (?P<t7>[a-z]+)", "triangle"),
    (r"semicircles?|semicircular (?P<t8>[a-z]+)", "semicircle"),
    (r"quarter[- ]circles?", "quarter circle"),
    (r"circles?|circular (?P<t9>(?!base|face|cylinder|cone)[a-z]+)", "circle"),
    (r"rectangles?|rectangular (?P<t10>[a-z]+)|(?P<t14>picture|photograph|photo|painting|poster|mirror)(?= (?:that )?(?:is|measures|measuring) ⟦[NE]\d+⟧ (?:wide|long|tall|high|by))",
     "rectangle"),
    (r"squares?(?: (?P<t11>garden|room|field|tile|lot|park|plot|piece|sheet|region|rug|table|patio|lawn|floor|yard|window"
     r"|photo|picture|box lid|napkin|poster|frame|board|pool))?", "square"),
    (r"parallelograms?", "parallelogram"),
    (r"(?:isosceles )?trapezoids?|trapezoidal (?P<t12>[a-z]+)", "trapezoid"),
    (r"rhombus(?:es)?", "rhombus"),
    (r"kites?", "kite"),
    (r"regular hexagons?", "regular hexagon"),
    (r"regular pentagons?", "regular pentagon"),
    (r"regular octagons?", "regular octagon"),
)  # fmt: skip
_LABELS = r"first|second|third|another|larger|smaller|large|small|largest|smallest|original|new|resulting|bigger|other"
SHAPE = "|".join(rf"(?P<s{i}>{pattern})" for i, (pattern, _) in enumerate(_SHAPES))
MENTION = re.compile(
    rf"(?P<article>an?|one|each|every|the|this|that|these|its)? ?(?P<adjectives>(?:(?:solid|metal|right|identical|uniform|"
    rf"regular|wooden|given|certain|plastic|glass|steel|ice|hollow|convex) )*)(?:(?P<label>{_LABELS}) )?(?:{SHAPE})\b"
    r"(?: (?P<name>[A-Z]{1,6})\b)?"
)
_LIKE = re.compile(
    r"\b(?:a|an|the|each) (?:[a-z]+ ){0,2}?(?P<alias>[a-z]+) (?:is |that is |which is |has )?(?:in the shape of|shaped like|"
    r"the shape of|in the form of|is|modeled (?:as|by)|can be modeled (?:as|by)|has the form of) (?=an? )"
)

DIMENSIONS: tuple[tuple[str, str], ...] = (
    (r"lateral (?:surface )?area", "L"),
    (r"(?:total )?surface area", "S"),
    (r"area of (?:the|its|each|one|a) (?:circular |square |rectangular |triangular )?base|base area|base with an area", "B"),
    (r"area of (?:one|each|a|any|every) (?:square )?face", "F"),
    (r"perimeter of (?:one|each|a|any|every) face", "P"),
    (r"slant height", "k"),
    (r"total length of (?:all )?(?:the|its) edges|sum of the lengths of (?:all )?(?:the|its) (?:\S+ )?edges", "E"),
    (r"edge length|edges? of length|sides? of length|length of (?:each|an|one|any|every|a|the|its) (?:edge|side)s?(?: of (?:the|its) base)?"
     r"|side lengths?|(?:each )?sides?(?= of ⟦)|edges?(?= (?:of )?⟦)|base edge|edge|side", "s"),
    (r"base radius|radius of (?:the|its|each) (?:circular )?base|radius|radii", "r"),
    (r"base diameter|diameter of (?:the|its|each) (?:circular )?base|diameter", "d"),
    (r"circumference of (?:the|its|each) (?:circular )?base|circumference", "C"),
    (r"perimeter", "P"),
    (r"(?:total )?volume|capacity", "V"),
    (r"area(?! of (?:the|its|each|one|a) (?:base|face))", "A"),
    (r"height|altitude|heights", "h"),
    (r"depth", "h"),
    (r"length of (?:the|its|a|each) diagonal|diagonals?(?= (?:of|has|is))|diagonal", "D"),
    (r"length of (?:the|its) base|base(?: length)?(?= (?:of|is|has|that|=) )|base", "b"),
    (r"length of the arc|arc length", "C"),
    (r"length", "l"),
    (r"width", "w"),
)  # fmt: skip
DIMENSION = "(?:" + "|".join(f"(?:{pattern})" for pattern, _ in DIMENSIONS) + ")"

_OTHERS: dict[str, dict[str, str]] = {  # what a general word means for one shape
    "rectangle": {"b": "l", "h": "w", "s": ""},
    "square": {"l": "s", "w": "s", "h": "s", "b": "s"},
    "cube": {"l": "s", "w": "s", "h": "s", "A": "", "b": ""},
    "equilateral triangle": {"b": "s"},
    "cylinder": {"l": "h", "A": "", "b": "", "w": ""},
    "pyramid": {"s": ""},
}


def code(shape: str, phrase: str) -> str | None:
    """The formulas' letter for a dimension's phrase, None when the shape has no such dimension.

    >>> code("cube", "length of an edge"), code("sphere", "width")
    ('s', None)
    """
    from tools.maths.topics.geometry.formulas import codes

    for pattern, letter in DIMENSIONS:
        if re.fullmatch(pattern, phrase) or re.fullmatch(pattern, phrase.removesuffix("s")):
            letter = _OTHERS.get(shape, {}).get(letter, letter)
            return letter if letter and letter in codes(shape) else None
    return None


def shape_of(match: re.Match[str]) -> str:
    """The shape that a match of `MENTION` names.

    >>> shape_of(MENTION.search("a spherical balloon"))
    'sphere'
    """
    return next(s for i, (_, s) in enumerate(_SHAPES) if match.group(f"s{i}"))


@dataclass
class Thing:
    """One object: its shape and what tells it from others."""

    shape: str
    label: str = ""
    name: str = ""


@dataclass
class Words:
    """The objects of a text and the words that name them."""

    things: list[Thing] = field(default_factory=list)
    aliases: dict[str, int] = field(default_factory=dict)

    def mention(self, match: re.Match[str]) -> int:
        """The object a mention is about; a new one where the text introduces it."""
        shape = shape_of(match)
        label = (match.group("label") or "").replace("another", "second").replace("other", "second")
        name = match.group("name") or ""
        same = [i for i, t in enumerate(self.things) if _kin(t.shape, shape)]
        for i in same:
            if (name and self.things[i].name == name) or (label and self.things[i].label == label):
                return self.alias(match, i)
        fresh = name or label or match.group("article") in ("a", "an")
        if same and not fresh:
            return self.alias(match, same[0])
        if same and label in ("original", "first") and not self.things[same[0]].label:
            return same[0]
        if same and name and len(same) == 1 and not self.things[same[0]].name and match.group("article") != "a":
            self.things[same[0]].name = name
            return same[0]
        self.things.append(Thing(shape, label, name))
        return self.alias(match, len(self.things) - 1)

    def alias(self, match: re.Match[str], index: int) -> int:
        for key, word in match.groupdict().items():
            if word and re.fullmatch(r"t\d+", key):
                self.aliases[word] = index
        return index


def _kin(a: str, b: str) -> bool:
    """Two names for one shape in a text: a "square prism" may be called "the prism"."""
    return a == b or (b in ("general prism", "prism") and a in ("prism", "square prism")) or (
        b == "pyramid" and a == "square pyramid") or (b == "triangle" and a == "equilateral triangle")  # fmt: skip


def aliases(text: str) -> list[tuple[int, str]]:
    """Places where a text says that a thing has a shape ("a tank in the shape of …"), with the thing's word."""
    return [(m.end(), m.group("alias")) for m in _LIKE.finditer(text)]
