"""Units as a check on equations: what is added or set equal must be the same kind of thing.

Units are words with * / ^ ("dollars/hour", "miles per gallon", "m^2"); plural and singular count as one. Nothing is
converted: minutes and hours are different things here, and an equation that adds them is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from itertools import islice, product

from tools.maths.tree import Abs, Bin, Neg, Node, Num, Percent, Rel, Root, Sym, walk

Unit = tuple[tuple[str, Fraction], ...]  # (("dollar", 1), ("hour", -1)) is dollars per hour; () is a bare number
NONE: Unit = ()
MAX_TRIALS = 256
_PART = re.compile(
    r"\s*(?P<sign>\*|·|/|\bper\b)?\s*(?P<word>[A-Za-z$%°]+(?:[ _-](?!per\b)[A-Za-z]+)*)\s*(?:\^\s*(?P<power>-?\d))?"
)
_BARE = frozenset({"", "1", "%", "percent", "number", "none", "ratio", "dimensionless", "unitless"})


class UnitsDiffer(ValueError):
    """Different kinds of things are added, compared or raised to a power."""


def parse_unit(text: str) -> Unit:
    """A unit's words as exponents.

    Raises UnitsDiffer when the text is no unit.

    >>> parse_unit("dollars per hour") == parse_unit("dollar/hours")
    True
    """
    text = text.strip().lower()[:80]
    if text in _BARE:
        return NONE
    powers: Counter[str] = Counter()
    position = 0
    while position < len(text):
        match = _PART.match(text, position)
        if match is None or match.end() == position:
            raise UnitsDiffer(f"“{text}” is not a unit I can read")
        sign = -1 if match["sign"] in ("/", "per") else 1
        word = _singular(match["word"])
        if word not in _BARE:
            powers[word] += sign * int(match["power"] or 1)
        position = match.end()
    return _unit({word: Fraction(power) for word, power in powers.items()})


def _singular(word: str) -> str:
    word = {"$": "dollar", "feet": "foot", "inches": "inch", "people": "person", "children": "child"}.get(word, word)
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _unit(powers: Mapping[str, Fraction]) -> Unit:
    return tuple(sorted((word, power) for word, power in powers.items() if power))


def consistent(relation: Rel, units: Mapping[str, Unit], numbers: Mapping[Fraction, tuple[Unit, ...]]) -> bool:
    """Whether some assignment of the units its numbers may have makes both sides of a relation the same kind of thing.

    units: of the letters. numbers: the units each number may have (10 may be hours here and dollars there); a number
    not listed is bare.

    >>> from tools.maths.grammar import parse
    >>> hour, pay = parse_unit("hours"), parse_unit("dollars/hour")
    >>> wage = {Fraction(8): (pay,), Fraction(80): (parse_unit("dollars"),)}
    >>> consistent(parse("8h = 80"), {"h": hour}, wage), consistent(parse("8 + h = 80"), {"h": hour}, wage)
    (True, False)
    """
    leaves = [node for node in walk(relation) if isinstance(node, Num)]
    options = [numbers.get(leaf.value, (NONE,)) for leaf in leaves]
    for chosen in islice(product(*options), MAX_TRIALS):
        given = iter(chosen)
        try:
            if _of(relation.left, units, given) == _of(relation.right, units, given):
                return True
        except UnitsDiffer:
            continue
    return False


def _of(node: Node, units: Mapping[str, Unit], given: object) -> Unit | None:
    """The unit of an expression; None for 0, which may be anything. Numbers take the next unit of `given`."""
    match node:
        case Num(value):
            unit: Unit = next(given)  # type: ignore[call-overload]
            return None if value == 0 else unit
        case Sym(name):
            return units.get(name, NONE)
        case Neg(arg) | Abs(arg):
            return _of(arg, units, given)
        case Percent(arg):
            _of(arg, units, given)
            return NONE
        case Root(arg, index):
            return _power(_of(arg, units, given), Fraction(1, index))
        case Bin("+" | "-", left, right):
            a, b = _of(left, units, given), _of(right, units, given)
            if a is not None and b is not None and a != b:
                raise UnitsDiffer("different things are added")
            return a if b is None else b
        case Bin("*", left, right):
            return _times(_of(left, units, given), _of(right, units, given), 1)
        case Bin("/", left, right):
            return _times(_of(left, units, given), _of(right, units, given), -1)
        case Bin("^", base, exponent):
            powered = _of(base, units, given)
            if _of(exponent, units, given) not in (NONE, None) and not isinstance(exponent, Sym):
                raise UnitsDiffer("an exponent has a unit")
            if isinstance(exponent, Num):
                return _power(powered, exponent.value)
            if powered:
                raise UnitsDiffer("a thing with a unit is raised to an unknown power")
            return powered
        case _:
            raise UnitsDiffer("no unit for this")


def _times(a: Unit | None, b: Unit | None, sign: int) -> Unit:
    powers = Counter(dict(a or NONE))
    for word, power in b or NONE:
        powers[word] += sign * power  # type: ignore[assignment]
    return _unit({word: Fraction(power) for word, power in powers.items()})


def _power(unit: Unit | None, power: Fraction) -> Unit | None:
    return None if unit is None else _unit({word: p * power for word, p in unit})
