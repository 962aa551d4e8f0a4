r"""What a text says of two solids: one size of one is so many times that of the other, and what is asked of them.

A statement in an answer choice is read in the same way. What follows from a relation is worked out in `similar_solids`.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from index.errors import BadInput
from tools.maths import stem as stems
from tools.maths.topics.writing import plain_text

_N = r"(?P<{n}>\d+(?:\.\d+)?(?: ?/ ?\d+)?)"
_SIZE = r"(?P<{s}>(?:total )?surface areas?|volumes?|(?:side |edge )?lengths?(?: of (?:an|one|each|a) (?:edge|side))?|edges?|edge lengths?|sides?|radius|radii|diameters?|heights?)"
_NAME = r"(?P<{a}>(?:[a-z-]+ ){{0,2}}?[a-z-]+)"
_DET = r"(?:the |each |an? |one )?"


def _size_of(s: str, a: str) -> str:
    """ "the surface area of the gift box"."""
    return rf"{_DET}{_SIZE.format(s=s)} of {_DET}{_NAME.format(a=a)}"


_N1, _TIMES = _N.format(n="k"), r"(?:times|as (?:large|great|long|big) as|times as (?:large|great|long|big|much) as)"
_OTHER = rf"(?:that|{_DET}{_SIZE.format(s='t')}) of {_DET}{_NAME.format(a='b')}"
_END = r"(?=[.,?;]|$| and | if | what )"
_TOLD = [
    re.compile(rf"{_size_of('s', 'a')} is (?:exactly )?{_N1} {_TIMES} {_OTHER}{_END}"),
    re.compile(rf"{_size_of('s', 'a')} is (?:exactly )?{_N1} of {_OTHER}{_END}"),
    re.compile(rf"{_DET}{_NAME.format(a='a')} has an? {_SIZE.format(s='s')} that is (?:exactly )?{_N1} {_TIMES} {_OTHER}{_END}"),
    re.compile(rf"the ratio of {_size_of('s', 'a')} to {_OTHER} is {_N.format(n='k')} ?(?::|to) ?{_N.format(n='m')}{_END}"),
    re.compile(rf"the ratio of {_size_of('s', 'a')} to {_OTHER} is {_N1}{_END}"),
]  # fmt: skip
_KNOWN = re.compile(
    rf"(?:if )?{_size_of('s', 'a')} is (?P<v>\d+(?:\.\d+)?)(?P<unit>(?: (?:square|cubic))? [a-z]+){_END}"
)
_ASKED = [
    re.compile(rf"{_size_of('s', 'a')} is how many {_TIMES} {_OTHER} ?\?"),
    re.compile(rf"how many {_TIMES} (?P<turned>){_OTHER} is {_size_of('s', 'a')} ?\?"),
    re.compile(rf"what is the ratio of {_size_of('s', 'a')} to {_OTHER} ?\?"),
]  # fmt: skip
_VALUE = re.compile(
    rf"what is {_DET}{_SIZE.format(s='s')},?(?: in [a-z ]+,?)? of {_DET}{_NAME.format(a='a')}(?:,? in [a-z ]+)? ?\?"
)
_TRUE = re.compile(
    r"which (?:of the following|statement)(?: statements?)?(?: (?:about|regarding) [a-z0-9 -]+?)? (?:must be|is) true(?: (?:about|regarding) [a-z0-9 -]+?)? ?\?"
)
_SHAPED = re.compile(r"\bsimilar\b|\b(?:cubes|spheres)\b|\b(?:cube-shaped|cubical|spherical) [a-z]+s\b")
_FOREIGN = re.compile(
    r"\b(?:cylind\w*|cones?|conical|prisms?|pyramids?|rectang\w*|squares? (?!meter|inch|feet|foot|cent|yard)[a-z]+|circles?|triang\w*|lid|open|top|without|hollow|"
    r"removed|painted|except|not|more than|less than|percent|inside|within|filled to|half full)\b"
)  # fmt: skip


@dataclass(frozen=True)
class Relation:
    """One size of one solid is `factor` times that of the other; power: 1 for lengths, 2 for surfaces, 3 for volumes."""

    power: int
    one: str
    other: str
    factor: Fraction


@dataclass(frozen=True)
class Asked:
    kind: str  # "ratio", "value", "true"
    power: int = 0
    one: str = ""
    other: str = ""
    known: Fraction | None = None
    unit: str = ""


def read(text: str) -> tuple[Relation, Asked] | None:
    """What is told and what is asked; None where a sentence says anything else."""
    found = relation(text)
    if found is None or len([p for p in _TOLD for _ in p.finditer(text)]) > 1:
        return None
    told, scene, after = found
    asked, rest = _asking(after, told)
    if asked is None or not _one_shape(text, told) or re.search(r"\d|\bone\b", re.sub(r"\b(?:two|2)\b", "", scene)):
        return None
    return None if re.search(r"[a-z0-9]", re.sub(r"\b(?:if|then|and|so)\b", "", rest)) else (told, asked)


def _one_shape(text: str, told: Relation) -> bool:
    named = all(re.search(r"\bcubes?\b", n) for n in (told.one, told.other)) or all(
        re.search(r"\bspheres?\b", n) for n in (told.one, told.other)
    )
    kinds = {k for k in ("cub", "spher") if re.search(rf"\b{k}(?!ic\b)", text)}
    foreign = _FOREIGN.search(text)
    if re.search(r"\bsimilar\b", text):
        return foreign is None or bool(
            re.fullmatch(r"cylind\w*|cones?|conical|prisms?|pyramids?|rectang\w*", foreign[0])
        )
    return foreign is None and len(kinds) == 1 and (named or bool(_SHAPED.search(text)))


def relation(text: str) -> tuple[Relation, str, str] | None:
    """The relation a sentence states, what stands before it and what after; None when it states none.

    >>> relation("the volume of cube a is 8 times the volume of cube b.")
    (Relation(power=3, one='cube a', other='cube b', factor=Fraction(8, 1)), '', '.')
    """
    for pattern in _TOLD:
        match = pattern.search(text)
        if match is None:
            continue
        found = match.groupdict()
        power = power_of(found["s"])
        if (found.get("t") and power_of(found["t"]) != power) or found["a"] == found["b"]:
            return None
        factor = _fraction(found["k"]) / (_fraction(found["m"]) if found.get("m") else 1)
        if factor <= 0:
            return None
        return Relation(power, found["a"], found["b"], factor), text[: match.start()], text[match.end() :]
    return None


def power_of(size: str) -> int:
    """1 for a length, 2 for a surface area, 3 for a volume."""
    return 2 if "area" in size else 3 if "volume" in size else 1


def _fraction(text: str) -> Fraction:
    return Fraction(text.replace(" ", ""))


def _asking(text: str, told: Relation) -> tuple[Asked | None, str]:
    """What is asked for, and the text without it."""
    for pattern in _ASKED:
        match = pattern.search(text)
        if match:
            found = match.groupdict()
            power = power_of(found["s"])
            if found.get("t") and power_of(found["t"]) != power:
                return None, text
            return Asked("ratio", power, found["a"], found["b"]), text[: match.start()] + text[match.end() :]
    match = _VALUE.search(text)
    if match:
        rest = text[: match.start()] + text[match.end() :]
        known = _KNOWN.search(rest)
        one, power = match["a"], power_of(match["s"])
        other = told.other if one == told.one else told.one
        if known is None or known["a"] != other or power_of(known["s"]) != power:
            return None, text
        unit = known["unit"].strip()
        return (
            Asked("value", power, one, other, _fraction(known["v"]), unit),
            rest[: known.start()] + rest[known.end() :],
        )
    match = _TRUE.search(text)
    return (Asked("true"), text[: match.start()] + text[match.end() :]) if match else (None, text)


def claim(text: str) -> Relation | None:
    """A choice as a relation, None when it says anything else."""
    try:
        plain = plain_text(stems.read(text))
    except BadInput:
        return None
    plain = re.sub(r"^an? |\.$", "", plain) + "."
    found = relation(plain)
    return found[0] if found is not None and not re.search(r"[a-z0-9]", found[1] + found[2]) else None
