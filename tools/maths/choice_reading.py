"""The choices of a problem as they are listed: formulas, systems, sets, and numbers with a unit.

A choice in words stays text; what it means is for those to say who know what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from tools.maths import spans
from tools.maths.grammar import try_parse
from tools.maths.problem import LETTERS, RATIO, Choice
from tools.maths.spans import Formula
from tools.maths.tree import Bin, Group, Node, Num, Percent, Rel, Sym, letters, num

_ROMAN = re.compile(r"\b(?:I{1,3}|IV)\b")
_ARTEFACT = re.compile(r"\s*Questions? \d+.{0,20}\brefer to the following\b.*$", re.DOTALL)


def read_choice(letter: str, text: str, functions: str = "") -> Choice:
    """A choice with its tree, if it is formulas (a money sign or a label such as "x =" may stand before one).

    Several relations become a Group of kind "system", two values joined by "and" or "or" one of kind "set".

    >>> read_choice("A", "$x + y = 3$ $2x = 4$").node.kind
    'system'
    """
    text = _ARTEFACT.sub("", text).strip()
    inner = _BRACED.sub(r"\\begin{aligned}\1\\end{aligned}", text.rstrip("."))
    inner = _MIXED_PERCENT.sub(r"\1 \2/\3%", inner)
    several = inner.count("$") > 2 or "\\\\" in inner
    node = None if several else try_parse(inner.removeprefix("\\$").removeprefix("$\\$"), functions)
    if node is None:
        found = [p for p in spans.segment(inner, functions) if isinstance(p, Formula) or p.strip(" $.\\,;\n")]
        nodes = [p.node for p in found if isinstance(p, Formula)]
        if len(found) == 1 and nodes:
            node = nodes[0]
        elif len(nodes) > 1 and all(isinstance(n, Rel) for n in nodes) and len(nodes) >= len(found) - 1:
            words = [p.strip().lower() for p in found if isinstance(p, str)]
            node = Group(tuple(nodes), "system") if all(w in ("and", ",", ";") for w in words) else None
            if words == ["or"]:
                node = _either(nodes)
        elif len(found) == 3 and isinstance(found[1], str) and found[1].strip().lower() in ("and", "or", ","):
            node = Group(tuple(nodes), "set") if len(nodes) == 2 else None
    if (alone := re.fullmatch(r"(.+?)[\s$]+only", inner)) and (value := try_parse(alone[1].strip(" $"), functions)):
        value = value.right if isinstance(value, Rel) and isinstance(value.left, Sym) and value.op == "=" else value
        node = None if isinstance(value, Rel | Group) else Group((value,), "set")
    if scaled := _MILLIONS.fullmatch(inner):
        node = num(Fraction(scaled[1].replace(",", "")) * _SCALES[scaled[2].lower()])
    return Choice(letter, text, _mixed(node))


# A system's brace on the left: \left\{\begin{array}{l} … \end{array}\right.
_TABLE = r"\{(?:array|aligned|matrix)\}"
_BRACED = re.compile(rf"\\left\s*\\\{{\s*\\begin{_TABLE}(?:\{{[lcr ]*\}})?(.*?)\\end{_TABLE}\s*\\right\s*\.", re.DOTALL)


def _either(nodes: Sequence[Node]) -> Node | None:
    """ "x = 3 or x = 5" is the set of both values."""
    values = [n.right for n in nodes if isinstance(n, Rel) and n.op == "=" and isinstance(n.left, Sym)]
    names = {n.left.name for n in nodes if isinstance(n, Rel) and isinstance(n.left, Sym)}
    return Group(tuple(values), "set") if len(values) == len(nodes) and len(names) == 1 else None


_MIXED_PERCENT = re.compile(r"\$?(\d{1,3}) ?\\[dt]?frac\{(\d{1,2})\}\{(\d{1,2})\} ?(?:\\%|%)\$?")
_MEASURED = re.compile(
    r"\$?\s*(?P<value>(?:\\[dt]?frac|\\sqrt|\\pi|\\[$,]|[^a-zA-Z\\])+?)\s*\$?[\s~]*"
    r"(?:\\(?:mathrm|text|textrm)\s*\{[~\s]*(?P<set>[a-zA-Z][a-zA-Z .~]*)\}"
    r"(?:\s*\^\s*\{?\s*(?P<power>[23])\s*\}?)?\s*\$?"
    r"|(?P<plain>[a-z][a-z -]*))\.?"
)
_LONGEST = 80  # characters of a number with its unit
_MILLIONS = re.compile(r"\$?(\d[\d,]*(?:\.\d+)?)\$? (thousand|million|billion)", re.IGNORECASE)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_SHORT = {"mm": "millimeter", "cm": "centimeter", "m": "meter", "km": "kilometer", "in": "inch", "ft": "feet",
          "yd": "yard", "mi": "mile", "s": "second", "sec": "second", "min": "minute", "h": "hour", "hr": "hour",
          "mg": "milligram", "g": "gram", "kg": "kilogram", "oz": "ounce", "lb": "pound", "ml": "milliliter",
          "l": "liter", "gal": "gallon"}  # fmt: skip


def read_choices(texts: Sequence[str], functions: str = "", told: str = "") -> tuple[Choice, ...]:
    """All choices of a problem that tells `told`. Where every one is a number of the same unit, the number counts.

    >>> [c.node.text for c in read_choices(["15 minutes", r"$30 \\mathrm{~minutes}$"], told="How many minutes?")]
    ['15', '30']
    """
    read = tuple(read_choice(LETTERS[i], text, functions) for i, text in enumerate(texts))
    ratios = [RATIO.fullmatch(c.text.rstrip(".")) for c in read]
    if read and all(ratios) and "ratio" in told.lower():
        parts_of = [_ratio(m) for m in ratios if m]
        return tuple(Choice(c.letter, c.text, node) for c, node in zip(read, parts_of, strict=True))
    if not read or not all(c.node is None or isinstance(c.node, Num) for c in read):
        return read
    parts = [(c, _MEASURED.fullmatch(c.text.rstrip(".")) if len(c.text) <= _LONGEST else None) for c in read]
    units = {_unit(m) for _, m in parts if m is not None}
    if len(units) != 1 or any(m is None for _, m in parts) or not _told(units.pop(), told):
        return read
    values = [try_parse(m["value"].strip(" $~"), functions) for _, m in parts if m is not None]
    if any(v is None or letters(v) - {"pi"} for v in values):
        return read
    return tuple(Choice(c.letter, c.text, _mixed(v), _spoken(m)) for (c, m), v in zip(parts, values, strict=True))


def _ratio(match: re.Match[str]) -> Node:
    first, second = (num(Fraction(amount.replace(",", ""))) for amount in match.groups())
    return Bin("/", first, second, "slash")


def _unit(match: re.Match[str]) -> str:
    words = (match["set"] or match["plain"]).replace("~", " ").lower().split()
    return " ".join([*(["^" + match["power"]] if match["power"] else []), *(w.removesuffix("s") for w in words)])


def _spoken(match: re.Match[str] | None) -> str:
    """A unit as it stands in a choice: "miles per hour", "cm²"."""
    if match is None:
        return ""
    power = {"2": "²", "3": "³", None: ""}[match["power"]]
    return " ".join((match["set"] or match["plain"]).replace("~", " ").split()) + power


def _told(unit: str, told: str) -> bool:
    """Whether the problem itself speaks of a unit; otherwise the numbers could be meant in another one."""
    words = [w for w in unit.split() if not w.startswith("^")]
    known = told.lower()
    return bool(words) and all(
        w in ("per", "a", "of", "square", "cubic") or w[:5] in known or (w in _SHORT and _SHORT[w][:5] in known)
        for w in words
    )


def _mixed(node: Node | None) -> Node | None:
    r"""A choice "$3\frac{2}{3}$" is a mixed number and no product; anything else stays as it is."""
    match node:
        case Percent(arg):
            return Percent(_mixed(arg) or arg)
        case Bin("*", Num(whole), Bin("/", Num(above), Num(below)), "") if 0 < above < below and whole >= 1:
            return (
                num(whole + above / below) if {whole.denominator, above.denominator, below.denominator} == {1} else node
            )
    return node


def roman_choice(choices: Sequence[Choice], flags: Sequence[bool]) -> Choice | None:
    """The choice ("I and III only") that names just the statements that are true.

    >>> roman_choice([Choice("A", "I only", None), Choice("B", "I and II", None)], [True, False]).letter
    'A'
    """
    order = ("I", "II", "III", "IV")
    true = {order[i] for i, flag in enumerate(flags) if flag}
    every = set(order[: len(flags)])
    hits = []
    for choice in choices:
        said = set(_ROMAN.findall(choice.text))
        if re.match(r"\W*(?:none|neither)\b", choice.text, re.I):
            said = set()
        elif re.match(r"\W*(?:all|both)\b", choice.text, re.I) and not said:
            said = every
        if said == true:
            hits.append(choice)
    return hits[0] if len(hits) == 1 else None


def true_choice(choices: Sequence[Choice], flags: Sequence[bool], numbered: bool) -> Choice | None:
    """The one choice that is true; `numbered`: the flags are of statements I, II, III which the choices name.

    >>> true_choice([Choice("A", "a < b", None), Choice("B", "a > b", None)], [False, True], numbered=False).letter
    'B'
    """
    if numbered:
        return roman_choice(choices, flags)
    right = [c for c, flag in zip(choices, flags, strict=True) if flag]
    return right[0] if len(right) == 1 else None
