"""Wordings for what reads `size_factors`: shapes and their formulas, relations of lengths, changes, what may be asked."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re

from tools.maths.stem import REVERSALS, TRAPS

# the powers of each length in a size: the volume of a cylinder is r twice and h once
POWERS: dict[str, dict[str, dict[str, int]]] = {
    "cylinder": {"V": {"r": 2, "h": 1}},
    "cone": {"V": {"r": 2, "h": 1}},
    "prism": {"V": {"l": 1, "w": 1, "h": 1}},
    "square prism": {"V": {"s": 2, "h": 1}},
    "square pyramid": {"V": {"s": 2, "h": 1}},
    "cube": {"V": {"s": 3}},
    "sphere": {"V": {"r": 3}},
    "rectangle": {"A": {"l": 1, "w": 1}},
    "triangle": {"A": {"b": 1, "h": 1}},
    "parallelogram": {"A": {"b": 1, "h": 1}},
    "square": {"A": {"s": 2}},
    "circle": {"A": {"r": 2}},
}
NAMES = {
    "V": "volume",
    "A": "area",
    "r": "radius",
    "h": "height",
    "l": "length",
    "w": "width",
    "s": "side length",
    "b": "base",
}
SHAPES = (
    ("square pyramid", r"pyramids?(?= with square bases?| with a square base)|square pyramids?|square-based pyramids?"),
    ("square prism", r"(?:right )?square prisms?|square-based prisms?"),
    ("cylinder", r"(?:right )?(?:circular )?cylinders?|cylindrical"),
    ("cone", r"(?:right )?(?:circular )?cones?|conical|cone-shaped"),
    ("prism", r"(?:right )?rectangular (?:prisms?|solids?|box(?:es)?|tanks?|blocks?|containers?)"),
    ("cube", r"cubes?|cubical|cube-shaped"),
    ("sphere", r"spheres?|spherical"),
    ("rectangle", r"rectangles?|rectangular"),
    ("triangle", r"triangles?|triangular"),
    ("parallelogram", r"parallelograms?"),
    ("circle", r"circles?|circular(?! (?:base|cylinder|cone))"),
    ("square", r"squares?(?! (?:base|feet|inch|meter|cent|yard|unit|foot))"),
)
LENGTH = r"(?P<{p}>radius|radii|diameters?|heights?|lengths?(?! of (?:each|the|a|every) (?:side|edge))|widths?|(?:each|every|the|all|both) (?:sides?|edges?)(?: lengths?)?(?: of (?:the|its|each) (?:square )?base)?|(?:length of (?:each|the|a|every) |the )?(?:side|edge)(?: length)?s?(?: of (?:the|its|each) (?:square )?base)?|base(?! area)|volumes?|areas?)"
OF = r"(?: of (?:the |its |each )?(?:circular |square )?bases?)?"
NAME = r"(?:the |each )?(?P<{n}>(?:(?:right|circular|square|rectangular|new|first|second|original|old|redesigned|larger|smaller|wider|taller|shorter|narrower) )*[a-z]+(?: (?!is|has|are|and|if|to|in|be|as)[a-z]\b)?)"
K = r"(?P<{k}>\d+ ?/ ?\d+|\d+(?:\.\d+)?|twice|double|triple|equal to|the same as)(?: of| times)?"
POSSIBLE = r"(?:is|was|are|will be|would be|being)"
COMPARED = re.compile(
    rf"(?:the )?{LENGTH.format(p='p')}{OF} of {NAME.format(n='a')} {POSSIBLE} (?:exactly )?{K.format(k='k')} (?:as (?:long|large|great|tall) as )?(?:that|(?:the )?{LENGTH.format(p='q')}{OF}) of {NAME.format(n='b')}(?=[.,;?]|$| and )"
)
HAS = re.compile(
    rf"{NAME.format(n='a')} has an? {LENGTH.format(p='p')}{OF} (?:that is |equal to )?{K.format(k='k')} (?:that|(?:the )?{LENGTH.format(p='q')}{OF}) of {NAME.format(n='b')}(?=[.,;?]|$| and )"
)
EQUAL = re.compile(
    r"(?:have|has|with|having) (?:equal|the same|identical) (?P<p>volumes?|areas?|heights?|radii|radius|lengths?|widths?|side lengths?|bases)(?! area)|(?:the )?(?P<q>volumes|areas|heights|radii) of (?:the|both|these)(?: 2)? [a-z]+(?: [a-z] and [a-z])? are (?:equal|the same)"
)
VALUE = re.compile(
    rf"(?:the )?{LENGTH.format(p='p')}{OF} of {NAME.format(n='a')} is (?P<v>\d+(?:\.\d+)?) (?P<u>(?:cubic |square )?[a-z]+)(?=[.,;?]|$| and )"
)
ASKS = (
    ("compare", re.compile(rf"how (?:does|will|would|do) (?:the )?{LENGTH.format(p='p')}{OF} of {NAME.format(n='a')} compare (?:with|to) (?:that|(?:the )?{LENGTH.format(p='q')}{OF}) of {NAME.format(n='b')} ?\?")),
    ("times", re.compile(rf"(?:the )?{LENGTH.format(p='p')}{OF} of {NAME.format(n='a')} is how many times (?:as (?:large|great|long|tall) as )?(?:that|(?:the )?{LENGTH.format(p='q')}{OF}) of {NAME.format(n='b')} ?\?")),
    ("times", re.compile(rf"what is the ratio of (?:the )?{LENGTH.format(p='p')}{OF} of {NAME.format(n='a')} to (?:that|(?:the )?{LENGTH.format(p='q')}{OF}) of {NAME.format(n='b')} ?\?")),
    ("compare", re.compile(rf"which (?:of the following )?(?:statements? )?(?:correctly |best )?(?:describes|is true (?:about|of)|compares) (?:the )?{LENGTH.format(p='p')}{OF} of {NAME.format(n='a')} ?\?")),
    ("value", re.compile(rf"what is (?:the )?{LENGTH.format(p='p')}{OF},?(?: in (?:cubic |square )?[a-z]+,)? of {NAME.format(n='a')}(?:,? in [a-z ]+)? ?\?")),
    ("percent", re.compile(rf"by what (?:percent|percentage) (?:does|did|will|would|is) (?:the )?(?:total )?{LENGTH.format(p='p')}(?: of (?:the |this |each )?[a-z]+(?: [a-z]+)?)? (?:be )?(?P<way>increased?|decreased?|change|reduced)")),
    ("percent", re.compile(rf"what is the percent(?:age)? (?P<way>increase|decrease|change) in (?:the )?{LENGTH.format(p='p')}")),
    ("change", re.compile(rf"how (?:does|will|would|did) (?:the )?{LENGTH.format(p='p')}(?: of (?:the |this |each )?[a-z]+(?: [a-z]+)?)? (?:change|be (?:changed|affected))")),
    ("change", re.compile(rf"which (?:of the following )?(?:statements? )?(?:best |correctly )?(?:describes|gives|is) (?:how |the (?:resulting )?(?:percent )?(?:change|effect) (?:in|on|of) )(?:the )?{LENGTH.format(p='p')}(?: of (?:the |this |each )?[a-z]+(?: [a-z]+)?)?(?: (?:changes|will change|would change|is affected|will be affected|changed))?")),
    ("change", re.compile(rf"what (?:will happen|happens|would happen|is the effect) (?:to|on) (?:the )?{LENGTH.format(p='p')}")),
)  # fmt: skip
MORE, LESS = (
    r"(?:longer|greater|larger|taller|wider|more|higher|bigger|deeper|increase)",
    r"(?:less|shorter|smaller|lower|narrower|decrease|reduction)",
)
UP, DOWN = (
    r"(?:increas(?:ed?s?|ing)|enlarg(?:ed?s?|ing)|lengthen(?:ed|s|ing)?|rais(?:ed?s?|ing)|extend(?:ed|s|ing)?)",
    r"(?:decreas(?:ed?s?|ing)|reduc(?:ed?s?|ing)|shorten(?:ed|s|ing)?|lower(?:ed|s|ing)?)",
)
PCT = r"(?P<n>\d+(?:\.\d+)?) ?(?:%|percent)"
ITS = r"(?:(?:whose|its|the|their|with|a|an) )*"
WHO = r"(?: of (?:the |its |each |this |a )?(?:new |original |circular |square )?[a-z]+(?: [a-z]+)??)?"
BE = r"(?: (?:that )?(?:is|are|was|were|will be|would be|will|would|has been|gets))?(?: both| each| also| then)?"
FACTOR = r"(?P<f>doubled?|twice|tripled?|quadrupled?|halved|(?:(?:multiplied|scaled) by )?(?:\d+ ?/ ?\d+|\d+(?:\.\d+)?)(?: times)?)(?: as (?:large|great|long|tall|wide|high|big|much)(?: as (?:before|the original(?: [a-z]+)?|it (?:was|is)))?)?"
CHANGES = (
    re.compile(rf"{ITS}{LENGTH.format(p='p')}{WHO}(?: and (?:the |its )?{LENGTH.format(p='q')}{WHO})?{BE} (?P<d>{UP}|{DOWN}) by {PCT}"),
    re.compile(rf"{ITS}{LENGTH.format(p='p')}{WHO}(?: and (?:the |its )?{LENGTH.format(p='q')}{WHO})?{BE} {PCT} (?P<d>{MORE}|{LESS})(?: than (?:before|the original(?: [a-z]+)?|it (?:was|is)|that of the original(?: [a-z]+)?))?"),
    re.compile(rf"(?P<d>{UP}|{DOWN}) (?:the |its )?{LENGTH.format(p='p')}{WHO}(?: and (?:the |its )?{LENGTH.format(p='q')}{WHO})? by {PCT}"),
    re.compile(rf"(?:an? )?{PCT} (?P<d>{MORE}|{LESS}) in (?:the |its )?{LENGTH.format(p='p')}{WHO}"),
    re.compile(rf"{ITS}{LENGTH.format(p='p')}{WHO}(?: and (?:the |its )?{LENGTH.format(p='q')}{WHO})?{BE} (?P<n>(?!x)x)?{FACTOR}(?=[.,;?]|$| and | while | but )"),
)  # fmt: skip
SAME = re.compile(
    rf"{ITS}{LENGTH.format(p='p')}{WHO} (?:stays?|remains?|is kept|are kept|will be|is|does|will)(?: not)? (?:the same|unchanged|constant|change|changed|stay the same|remain the same)"
)
WORDS = {"half": 2, "third": 3, "fourth": 4, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "ninth": 9, "tenth": 10, "sixteenth": 16}  # fmt: skip
ONE_PART = re.compile(rf"\b(?:(?:one|a|1)[ -](?P<d>{'|'.join(WORDS)})|(?P<h>half))\b")
SEVERAL = {"twice": 2, "double": 2, "doubled": 2, "triple": 3, "tripled": 3, "quadruple": 4, "quadrupled": 4, "equal to": 1, "the same as": 1}  # fmt: skip
OTHERWISE = re.compile(
    r"\b(?:surface|perimeter|circumference|lateral|lid|thick\w*|inside|within|inscribed|not|if the volume|cut|glued|stacked|scale|similar|inch(?:es)? (?:more|less|longer)|ratio of the|adjust\w*|varied|again|another|year|month|than)\b"
)
ALLOWED_TEXT = """
    of if then when how what which same equal between both as first second where increase decrease increased decreased
    percent larger smaller total different
"""
ALLOWED = frozenset(ALLOWED_TEXT.split())
READ_WORDS = frozenset({"replaced", "replaces"})  # the new one for the old one
DECLINED = (TRAPS | REVERSALS) - ALLOWED - READ_WORDS
