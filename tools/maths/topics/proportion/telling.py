"""What the topics of this room share when they write an answer: numbers as shown, which choice fits, rounding.

A choice fits when its value is the answer's, or, where the problem says "approximately" or "to the nearest", when it is
the closest by far. Choices with units in words ("3 hours", "$1.20 per pound") are read too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, shown_value
from tools.maths.numerals import as_decimal, spell_out_digits
from tools.maths.polynomial import rational
from tools.maths.problem import Choice
from tools.maths.second_route import equivalent
from tools.maths.stem import PLACEHOLDER, TRAPS, Stem, undressed
from tools.maths.tree import Bin, Group, Node, Num, Percent, Rel, Sym, letters, walk
from tools.maths.values import Value, evaluate, exact_value, same_at

APPROXIMATE = re.compile(
    r"\bapproximate(?:ly)?\b|\bnearest\b|\bclosest\b|\babout\b|\bbest estimate|≈|\brounded\b|\bestimate"
)
_PLACES = {"whole": 0, "integer": 0, "one": 0, "dollar": 0, "tenth": 1, "hundredth": 2, "cent": 2, "thousandth": 3}
NEAR, CLEAR = Fraction(6, 100), 4  # an approximate choice lies this near, and the next one this many times farther


def decimals(stem: Stem) -> bool:
    """Whether answers are shown as decimals: unless the problem writes fractions."""
    nodes = [*stem.nodes, *(c.node for c in stem.choices if c.node is not None)]
    parts = [n for node in nodes for n in walk(node)]
    fractions = any(isinstance(n, Bin) and n.op == "/" and not letters(n) for n in parts)
    return bool(stem.placeholders("M")) or not fractions or any(isinstance(n, Num) and "." in n.text for n in parts)


def shown(value: Fraction, decimal: bool = True) -> Node:
    """A number as it is written in this room: a short decimal where it has one.

    >>> from tools.maths import typeset
    >>> typeset.plain(shown(Fraction(27, 5)))
    '5.4'
    """
    if decimal and value.denominator != 1 and (text := as_decimal(value)) is not None and len(text) < 9:
        return Num(value, text) if value > 0 else rational(value, True)
    return rational(value, decimal)


def worked(rule: str, text: str, before: Node, value: Node) -> Move:
    """A calculation as a step that shows what is worked out: "55 / 11 = 5"."""
    return Move(rule, text, before, value if before == value else shown_value(before, value))


def approximate(stem: Stem) -> bool:
    """Whether the problem wants a rounded answer."""
    return bool(APPROXIMATE.search(stem.prose))


def rounding(stem: Stem) -> int | None:
    """The decimal places of "to the nearest …", None when it is not said; -1 for tens and so on.

    >>> from tools.maths import stem
    >>> rounding(stem.read("What is 2/3 of 7, to the nearest tenth?"))
    1
    """
    match = re.search(r"(?:nearest|closest) ([a-z]+)", stem.prose)
    if match is None:
        return None
    word = match[1]
    if word in ("ten", "hundred", "thousand"):
        return {"ten": -1, "hundred": -2, "thousand": -3}[word]
    return _PLACES.get(word, 0)


def rounded(value: Fraction, places: int) -> Fraction:
    """Rounded half up, as at school.

    >>> rounded(Fraction(1, 2), 0)
    Fraction(1, 1)
    """
    scale = Fraction(10) ** places
    return Fraction((value * scale + Fraction(1, 2)).__floor__()) / scale


def choice_value(choice: Choice) -> Node | None:
    """The number or expression a choice stands for, with words of units left aside."""
    node = choice.node
    if isinstance(node, Rel) and node.op == "=" and isinstance(node.left, Sym):
        return node.right
    if node is not None:
        return None if isinstance(node, Rel | Group) else node
    from tools.maths.grammar import try_parse

    text = spell_out_digits(undressed(choice.text)).replace("$", " ").strip().rstrip(".")
    match = re.fullmatch(r"(-?[\d,]*\.?\d+(?:\s*/\s*\d+)?)\s*(%|percent)?\s*([A-Za-z][A-Za-z /]*)?", text)
    if match is None or (match[3] and set(match[3].lower().split()) & {"more", "less", "fewer", "and", "to", "or"}):
        return None
    return try_parse(match[1] + ("%" if match[2] else ""))


def number_of(node: Node | None, *, percent: bool = False) -> Fraction | None:
    """The exact value of a choice; percent: the answer is a number of percent, so "12%" and "12" are both 12."""
    return exact_value(node.arg if percent and isinstance(node, Percent) else node)


def fitting(stem: Stem, answer: Node, *, percent: bool = False, near: bool | None = None) -> Callable[[Choice], bool]:
    """The test of one choice against the answer. percent: the answer is a number of percent.

    near: whether the closest will do; by default when the problem asks for an approximate answer.
    """
    if letters(answer):

        def same(choice: Choice) -> bool:
            node = choice_value(choice)
            return node is not None and letters(node) == letters(answer) and equivalent(node, answer)

        return same
    exact = evaluate(answer)
    target = exact if isinstance(exact, Fraction) else Fraction(exact).limit_denominator(10**9)
    values = {c.letter: number_of(choice_value(c), percent=percent) for c in stem.choices}
    close = approximate(stem) if near is None else near
    best = _closest(target, [v for v in values.values() if v is not None]) if close else target

    def fits(choice: Choice) -> bool:
        value = values.get(choice.letter)
        return value is not None and best is not None and value == best

    return fits


def holding(stem: Stem, values: dict[str, Fraction]) -> Callable[[Choice], bool]:
    """The test whether a choice's equations hold for the values that the letters have in the story."""
    at: dict[str, Value] = dict(values)

    def fits(choice: Choice) -> bool:
        node = choice.node
        items = node.items if isinstance(node, Group) else (node,)
        relations = [r for r in items if isinstance(r, Rel) and r.op == "="]
        if not relations or len(relations) != len(items):
            return False
        if {n for r in relations for n in letters(r)} != set(values):
            return False
        return all(same_at(r.left, r.right, at) for r in relations)

    return fits


def _closest(target: Fraction, values: Sequence[Fraction]) -> Fraction | None:
    """The value nearest to the target, if it is near and the others are clearly farther."""
    if not values:
        return None
    ordered = sorted(set(values), key=lambda v: abs(v - target))
    gap = abs(ordered[0] - target)
    if gap > NEAR * abs(target) and gap > Fraction(1, 2):
        return None
    if len(ordered) > 1 and abs(ordered[1] - target) < CLEAR * gap:
        return None
    return ordered[0]


_HARD_TEXT = """
    not no never except without unless neither nor least most minimum maximum fewest more less fewer greater
    smaller larger additional extra remaining left remain average mean median ratio increase
    increased decrease decreased difference sum product twice double triple half third quarter times thrice another
    longer shorter faster slower older younger already instead rest gave lost broke stole threw each every both
    perimeter halfway back return returned returns round fewest half twice cheaper expensive extra per
    million billion trillion thousand hundred dozen doubled doubles doubling halved tripled triples quadrupled
"""
HARD = frozenset(_HARD_TEXT.split())  # words that change what is asked; a reading that skips one is a guess
_HARMLESS_TEXT = """
    if when how what which who where of same total between approximately nearest exactly
"""
_HARMLESS = frozenset(_HARMLESS_TEXT.split())
_IDIOMS = re.compile(
    r"\b(?:on )?average (?=speed|rate|of\b)|\bnot drawn to scale\b|\brounded to the nearest [a-z]+|\bunit rate\b"
    r"|\bat (?:the|this|that) (?:same )?(?:price|rate|cost|speed|pace)(?: per [a-z]+)?\b"
)


def traps(text: str, allowed: frozenset[str] = frozenset()) -> tuple[set[str], set[str]]:
    """The words left in a text that change the meaning: surely, and possibly.

    >>> traps("he has # more in total")
    ({'more'}, set())
    """
    words = set(re.findall(r"[a-z]+", _IDIOMS.sub(" ", PLACEHOLDER.sub(" ", text)))) - allowed
    return words & HARD, (words & TRAPS) - HARD - _HARMLESS


def named(found: Derivation, phrase: str) -> Derivation:
    """The same derivation with an answer in words: the name of the thing that was found."""
    return replace(found, values=(), phrase=phrase)
