"""Names of amounts in a text, and which of them mean the same one: "the mass of a cup of water", "a cup of water".

A name is what is left of its words without the measure ("the mass of") and without what all names share. Nothing is
read beyond the words: a name with a word that changes what it means ("the other tiles", "2 cups") is no name.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from tools.maths import typeset
from tools.maths.stem import PLACEHOLDER, TRAPS, Stem
from tools.maths.topics.proportion.units import singular
from tools.maths.tree import Sym

MEASURES_TEXT = """
    number mass weight height length width depth price cost age score area volume population speed rate distance
    diameter radius amount value salary income capacity temperature time attendance enrollment pay density
"""
MEASURES = frozenset(MEASURES_TEXT.split())
_SMALL_TEXT = """
    the a an of in on at for is are was were one that who those it its to there with from by
"""
_SMALL = frozenset(_SMALL_TEXT.split())
_CHANGED_TEXT = """
    and or some sum full empty dozen pair pairs new old later earlier added now then plus minus square cube
"""
_TURNS = (TRAPS - {"of", "who"}) | frozenset(_CHANGED_TEXT.split())
_FRACTIONS = {"half": 2, "halve": 2, "third": 3, "fourth": 4, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7,
              "eighth": 8, "ninth": 9, "tenth": 10}  # fmt: skip
_PARTS = re.compile(
    r"(?<![a-z0-9./-])(?P<n>one|an?|\d{1,2})[- ](?P<d>half|third|fourth|quarter|fifth|sixth|seventh|eighth|ninth|tenth|halves)s?"
    r"(?![a-z-])"
)
_PLURAL = re.compile(r"\b([a-z]{3,}s) ([a-z]|\d) and ([a-z]|\d)(?![a-z0-9./%])")  # "printers q and r"
_MULTIPLES = {"twice": "2 times", "double": "2 times", "thrice": "3 times", "triple": "3 times", "half": "1/2"}


def flat(stem: Stem) -> list[str] | None:
    r"""The sentences with numbers and letters written out, half and twice too; None where formulas stand in them.

    >>> from tools.maths import stem
    >>> flat(stem.read(r"Pump $\mathrm{A}$ moves $\frac{3}{4}$ of what Pump B moves, twice as much as Pump C."))
    ['pump a moves 3/4 of what pump b moves, 2 times as much as pump c.']
    """
    if stem.placeholders("RFETD"):
        return None

    def written(match: re.Match[str]) -> str:
        if match[1] == "B":
            return ""
        node = stem.nodes[int(match[2])]
        if isinstance(node, Sym):
            return node.name.lower()
        text = typeset.plain(node).replace(" ", "").replace(",", "")
        return f"${text}" if match[1] == "M" and not text.startswith("$") else text

    return [_even(PLACEHOLDER.sub(written, s)) for s in stem.sentences]


def _even(text: str) -> str:
    text = _PARTS.sub(_part, re.sub(r"(?<=\d) (?:percent\b|%)", "%", text))
    text = re.sub(r"\b(?:twice|double|thrice|triple|half)\b", lambda m: _MULTIPLES[m.group()], text)
    text = text.replace("1/2 that ", "1/2 of that ")
    text = _PLURAL.sub(lambda m: f"{singular(m[1])} {m[2]} and {singular(m[1])} {m[3]}", text)
    return re.sub(r" +(?=[,.?!;:])", "", " ".join(text.split())).lstrip(". ")


def _part(match: re.Match[str]) -> str:
    above = match["n"] if match["n"].isdigit() else "1"
    return f"{above}/{_FRACTIONS[singular(match['d'])]}"


@dataclass(frozen=True)
class Name:
    """An amount's words, the measure that stood with it and the place after it ("in the jar"); "" where none did."""

    words: frozenset[str]
    measure: str = ""
    place: str = ""
    text: str = field(default="", compare=False)


def name_of(phrase: str) -> Name | None:
    """The name in a phrase; None where it holds a number or a word that changes what is meant.

    >>> sorted(name_of("the mass of a cup of rolled oats").words)
    ['cup', 'oat', 'rolled']
    >>> name_of("the number of other tiles") is None
    True
    """
    text, measure = phrase.strip(" ,"), ""
    tail = re.search(r"(?<=[a-z0-9]) (?:in|at|on) (?:an?|the|this|that) ([a-z]+(?: [a-z]+)?)$", text)
    if tail is not None:
        text = text[: tail.start()]
    told = re.fullmatch(r"(?:the |that )?(?:([a-z]+) )?([a-z]+) (?:of|in|for) (.+)", text)
    if told is not None and told[2] in MEASURES:
        measure, text = told[2], told[3]
        text = f"{told[1]} {text}" if told[1] else text
    owned = re.fullmatch(r"(?:the )?(.+)'s ([a-z]+)", text)
    if owned is not None and owned[2] in MEASURES:
        text, measure = owned[1], owned[2]
    who = re.fullmatch(
        r"(?:(?:the )?number )?(?:of )?(?:people |students |those |members |adults |residents |voters |guests )?who (.+)",
        text,
    )
    if who is not None:
        text = who[1]
    found = [w for w in re.findall(r"[a-z0-9]+|[^a-z0-9 '-]", text)]
    if not found or len(found) > 12 or any(w in _TURNS or not re.fullmatch(r"[a-z]+|\d{1,2}", w) for w in found):
        return None
    if any(w.isdigit() and (i == 0 or found[i - 1] in _SMALL) for i, w in enumerate(found)):
        return None  # "2 cups" is not one cup; "pump 2" is a name
    words = [w for i, w in enumerate(found) if w not in _SMALL or (len(w) == 1 and i == len(found) - 1)]
    return (
        Name(frozenset(singular(w) if len(w) > 1 else w for w in words), measure, tail[1] if tail else "", text)
        if words
        else None
    )


def distinct(names: Sequence[Name]) -> list[frozenset[str]] | None:
    """The amounts that the names mean, each by its own words; None where one name's words lie within another's.

    >>> [sorted(w) for w in distinct([Name(frozenset({"cup", "oat"})), Name(frozenset({"cup", "rice"}))])]
    [['oat'], ['rice']]
    """
    sets = list(dict.fromkeys(n.words for n in names))
    common = frozenset.intersection(*sets) if len(sets) > 1 else frozenset()
    own = [s - common for s in sets]
    if any(not s for s in own) or any(a < b for a in own for b in own):
        return None
    return own


def which(name: Name, amounts: Iterable[frozenset[str]], known: frozenset[str]) -> frozenset[str] | None:
    """The one amount that a name means: its own words are in the name, and the others are known from the text."""
    fitting = [a for a in amounts if a <= name.words]
    return fitting[0] if len(fitting) == 1 and name.words - fitting[0] <= known else None


def number(text: str) -> Fraction:
    """ "7/5", "2.5", "40%", "$9" as an exact number.

    >>> number("40%")
    Fraction(2, 5)
    """
    value = Fraction(text.strip("$%"))
    return value / 100 if text.endswith("%") else value
