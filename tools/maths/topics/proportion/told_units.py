"""Conversions that a text tells ("1 furlong = 220 yards", "one lap is 400 meters"), and the factor between two units.

A unit is (name, power): ("foot", 2) is a square foot. Names that no table knows are units once a conversion tells them.
Nothing is solved here.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from fractions import Fraction

from tools.maths.stem import Stem
from tools.maths.topics.proportion.units import MEASURE, Unit, canonical, kind_of, singular

UnitName = tuple[str, int]
_POWERS = {"square": 2, "sq": 2, "cubic": 3, "cu": 3}
_WORD = r"(?:(?:square|cubic|sq|cu) )?[a-z]+(?: [a-z]+)?"
_EQUALS = r"(?:=|≈|(?:is|are) (?:about |approximately |equal to |the same as |equivalent to )*|equals |(?:is )?approximately equals? (?:to )?)"
_TOLD = re.compile(
    rf"(?P<a>⟦N\d+⟧|\b(?:one|an?)) (?P<u>{_WORD}?) ?\$?\s*{_EQUALS}\s*(?P<b>⟦N\d+⟧|\d[\d,]*(?:\.\d+)?)\$? ?(?P<v>{_WORD})"
)
_SMALL_TEXT = """
    a an the of in to for and or is are was at by long wide tall high old if so that which when per how what worth
"""
_SMALL = frozenset(_SMALL_TEXT.split())


@dataclass(frozen=True)
class Conversions:
    """What is told: pairs of units with their amounts, the placeholders used, and where the sentences stood."""

    pairs: tuple[tuple[UnitName, Fraction, UnitName, Fraction], ...] = ()
    places: frozenset[int] = frozenset()
    names: frozenset[str] = field(default_factory=frozenset)

    def factor(self, start: UnitName, end: UnitName) -> Fraction | None:
        """How many `end` make one `start`; None where nothing ties them.

        >>> told = Conversions(((("furlong", 1), Fraction(1), ("yard", 1), Fraction(220)),))
        >>> told.factor(("furlong", 1), ("mile", 1))
        Fraction(1, 8)
        """
        seen, waiting = {start: Fraction(1)}, deque([start])
        nodes = {start, end} | {u for u, _, _, _ in self._lifted()} | {v for _, _, v, _ in self._lifted()}
        while waiting:
            here = waiting.popleft()
            if here == end:
                return seen[here]
            for u, a, v, b in self._lifted():
                for one, other, f in ((u, v, b / a), (v, u, a / b)):
                    if one == here and other not in seen:
                        seen[other] = seen[here] * f
                        waiting.append(other)
            for node in sorted(nodes - set(seen)):
                known = _table(here, node)
                if known is not None:
                    seen[node] = seen[here] * known
                    waiting.append(node)
        return None

    def _lifted(self) -> list[tuple[UnitName, Fraction, UnitName, Fraction]]:
        """The pairs, and those of lengths for their squares and cubes."""
        out = list(self.pairs)
        for u, a, v, b in self.pairs:
            if u[1] == v[1] == 1:
                out += [((u[0], p), a**p, (v[0], p), b**p) for p in (2, 3)]
        return out

    def sound(self) -> bool:
        """Whether no pair contradicts what is known of its units by more than a part in fifty."""
        for u, a, v, b in self.pairs:
            known = _table(u, v)
            if known is not None and abs(known * a / b - 1) > Fraction(1, 50):
                return False
        return True


def _table(u: UnitName, v: UnitName) -> Fraction | None:
    if u[1] != v[1] or not kind_of(u[0]) or kind_of(u[0]) != kind_of(v[0]):
        return None
    return (Unit.of(u[0]).factor / Unit.of(v[0]).factor) ** u[1]


def unit_named(said: str, names: frozenset[str], text: str = "") -> tuple[UnitName, int] | None:
    """The unit that some words begin with, and how many characters it takes; None where no unit is known.

    >>> unit_named("square feet of lawn", frozenset())
    (('foot', 2), 11)
    """
    power = re.match(r"(?:(square|cubic|sq|cu) )?", said)
    p = _POWERS.get(power[1] or "", 1) if power else 1
    start = power.end() if power else 0
    two = re.match(r"[a-z]+ [a-z]+", said[start:])
    if two and _name(two.group()) in names:
        return (_name(two.group()), p), start + two.end()
    known = re.match(MEASURE, said[start:])
    if known and canonical(known.group()) and not re.match(r"(?:in|m|s|h|l|g) ", said[start:]):
        return (canonical(known.group()) or "", p), start + known.end()
    one = re.match(r"[a-z]+", said[start:])
    if one and _name(one.group()) in names:
        return (_name(one.group()), p), start + one.end()
    return None


def _name(phrase: str) -> str:
    """A unit's name in the singular, the table's where it has one."""
    *front, last = phrase.split()
    return canonical(phrase) or " ".join([*front, singular(last)])


def _side(said: str, text: str) -> tuple[UnitName, int] | None:
    """The unit of one side of a conversion: two words only where the text says them again."""
    known = unit_named(said, frozenset())
    power = re.match(r"(?:(square|cubic|sq|cu) )?", said)
    start = power.end() if power else 0
    two = re.match(r"([a-z]+) ([a-z]+)", said[start:])
    if two and not {two[1], two[2]} & _SMALL:
        again = len(re.findall(rf"\b{two[1]} {singular(two[2])}(?:s|es)?\b", text)) > 1
        if again:
            return (_name(two.group()), _POWERS.get(power[1] or "", 1) if power else 1), start + two.end()
    if known is not None:
        return known
    one = re.match(r"[a-z]+", said[start:])
    if one is None or one.group() in _SMALL:
        return None
    return (_name(one.group()), 1), start + one.end()


def conversions(stem: Stem, text: str) -> tuple[Conversions, str]:
    """The conversions of a text, and the text without them.

    >>> from tools.maths import stem
    >>> s = stem.read("One lap is 400 meters. A dog ran 3 laps.")
    >>> conversions(s, s.prose)[0].factor(("lap", 1), ("kilometer", 1))
    Fraction(2, 5)
    """
    pairs: list[tuple[UnitName, Fraction, UnitName, Fraction]] = []
    places: set[int] = set()
    rest, position = "", 0
    for match in _TOLD.finditer(text):
        u, v = _side(match["u"], text), _side(match["v"], text)
        if (
            u is None
            or v is None
            or u[0] == v[0]
            or re.match(r" (?:per|each|an hour|a (?:second|minute|day))\b", text[match.start("v") + v[1] :])
        ):
            continue
        a = stem.value(match["a"]) if match["a"].startswith("⟦") else Fraction(1)
        b = stem.value(match["b"]) if match["b"].startswith("⟦") else Fraction(match["b"].replace(",", ""))
        sign = text[match.end("u") : match.start("b")]
        equal = "=" in sign or "≈" in sign or "equal" in sign or "same" in sign or "equivalent" in sign
        if not a or not b or not (equal or kind_of(v[0][0])):
            continue
        if not equal and a == 1 and not match["a"].startswith(("⟦", "one")) and not kind_of(u[0][0]):
            continue  # "a fence is 3 meters" is no conversion
        pairs.append((u[0], a, v[0], b))
        places |= {int(n) for g in ("a", "b") for n in re.findall(r"⟦N(\d+)⟧", match[g])}
        rest += text[position : match.start()] + " "
        position = match.start("v") + v[1]
    names = frozenset(n for u, _, v, _ in pairs for n in (u[0], v[0]))
    return Conversions(tuple(pairs), frozenset(places), names), rest + text[position:]
