"""Sums, differences, multiples and parts of amounts in two units: 10 feet less 6 feet 2 inches."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.polynomial import rational
from tools.maths.problem import Choice
from tools.maths.stem import Stem, plain_words, undressed
from tools.maths.topics.proportion import compound_units
from tools.maths.topics.proportion.compound_units import AMOUNT, FAMILIES, Amount
from tools.maths.topics.proportion.units import singular
from tools.maths.topics.writing import plain_text
from tools.maths.tree import Bin, Node, num
from tools.maths.values import exact_value

CONCEPT = "Work in the smaller unit: turn the larger unit into it, do the sum, and turn what comes out back again."
_NOUN = r"[a-z]+(?: [a-z]+)?"
_A, _B = rf"(?P<a>{AMOUNT})", rf"(?P<b>{AMOUNT})"
_IN = r"(?:, in (?P<unit>[a-z]+),?)?"
_PIECE = rf"a (?:piece|length|section|strip)(?: of {_NOUN})?"
_REST = rf"(?:how long|what length) is the (?:remaining [a-z]+|[a-z]+ that (?:is left|remains)|rest of the [a-z]+|remaining piece of [a-z]+)\?|(?:what is the length{_IN} of the (?:remaining [a-z]+|[a-z]+ that (?:is left|remains)))\?"
_BE = r"(?:is|was|lasts|lasted|weighs|weighed|measures|runs|takes|took)"
_LONG = r"(?: long| tall| high| wide| heavy)?"
_SIZE = r"(?:length|time|weight|height|running time|amount of time)"
_MORE = r"(?:longer|taller|heavier|higher|wider)"
_LESS = r"(?:shorter|lighter|lower|narrower)"

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(p))
    for kind, p in (
        ("b-a", rf"(?:an?|{_PIECE}|one) ?(?:{_NOUN} )?{_A} long is cut (?:off |from |off of )+(?:an?|the) {_NOUN}(?: that is)? {_B} long\. (?:{_REST})"),
        ("b-a", rf"(?:an?|the) {_NOUN} is {_B} long\. {_PIECE} {_A} long is cut (?:off |from |off of )+(?:it|the [a-z]+)\. (?:{_REST})"),
        ("b-a", rf"from (?:an?|the) {_NOUN}(?: that is)? {_B} long, {_PIECE}(?: that is)? {_A} long is cut(?: off)?\. (?:{_REST})"),
        ("b-a", rf"(?:an?|the) (?P<thing>[a-z]+) is {_B} long\. if {_A} of (?:it|the (?P<things>[a-z]+)) is cut off, (?:how much (?:of the )?[a-z]+ is left|how long is the remaining [a-z]+|what length of [a-z]+ (?:is left|remains))\?"),
        ("a+b", rf"2 {_NOUN} (?:measure|are|weigh|last|take) {_A}{_LONG},? and {_B}{_LONG}\. what is the (?:total|combined) {_SIZE}{_IN} of the 2 [a-z]+\?"),
        ("a+b", rf"what is the sum of {_A} and {_B}\?"),
        ("n*a", rf"each (?P<thing>[a-z]+) (?:takes|lasts|weighs|is) {_A}{_LONG}\. how (?:long|much) (?:do|does|are) (?P<n>\d+) (?P<things>[a-z]+) (?:take|last|weigh)\?"),
        ("b-a", rf"(?P<first>an? [a-z]+|[a-z]+) weighed {_A} at birth and weighs {_B} now\. how much weight has (?:the [a-z]+|he|she|it) gained\?"),
        ("a+b", rf"(?:an?|one|the first) {_NOUN} {_BE} {_A}{_LONG},? and (?:another|the other|a second|the second)(?: {_NOUN})? (?:{_BE} )?{_B}{_LONG}\. what is (?:the|their) (?:total|combined) {_SIZE}{_IN}(?: of (?:the|both)(?: 2)? [a-z]+)?\?"),
        ("a+b", rf"(?:an?|one|the first) {_NOUN} {_BE} {_A}{_LONG},? and (?:another|the other|a second|the second)(?: {_NOUN})? (?:{_BE} )?{_B}{_LONG}\. how (?:long|much|heavy) (?:do|are|is) (?:they|the 2 [a-z]+|both [a-z]+)(?: last| weigh| take)? (?:together|altogether|in all)\?"),
        ("b~a", rf"(?P<first>[a-z]+(?: [a-z]+)?) {_BE} {_A}{_LONG},? and (?P<second>[a-z]+(?: [a-z]+)?) {_BE} {_B}{_LONG}\. how much (?P<how>{_MORE}|{_LESS}) is (?P<one>[a-z]+(?: (?!than)[a-z]+)?) than (?P<two>[a-z]+(?: [a-z]+)?)\?"),
        ("n*a", rf"(?:an?|each|the) (?P<thing>{_NOUN}) {_BE} {_A}{_LONG}\. (?:how much do|what is the total {_SIZE}{_IN} of|how long are|how long do) (?P<n>\d+) (?:such |of these |of the )?(?P<things>[a-z]+(?: (?!weigh|last|take|long|laid|together)[a-z]+)?)(?: weigh| last| take| long)?(?: together| altogether| in all| laid end to end)?\?"),
        ("a/n", rf"(?:an?|the) {_NOUN} (?:that is )?{_A} long is cut into (?P<n>\d+) equal (?:pieces|parts|lengths)\. (?:how long is each (?:piece|part|length)|what is the length{_IN} of each (?:piece|part))\?"),
        ("a/n", rf"(?:an?|the) {_NOUN} is {_A} long\. it is cut into (?P<n>\d+) equal (?:pieces|parts|lengths)\. (?:how long is each (?:piece|part|length)|what is the length{_IN} of each (?:piece|part))\?"),
    )
)  # fmt: skip
_SKIPPED = re.compile(r"\b(?:overlap|waste|wasted|knot|saw|empty|scraps?)\b")


def solve(stem: Stem) -> Derivation | None:
    """The amount, in the units of the choices; None for anything else."""
    if stem.tables or stem.statements:
        return None
    text = plain_text(stem)
    read, kind = next(((m, k) for k, p in _KINDS if (m := p.fullmatch(text))), (None, ""))
    if read is None or _SKIPPED.search(text):
        return None
    said = {k: v for k, v in read.groupdict().items() if v}
    if not all(plain_words(said.get(k, "")) for k in ("first", "second")):
        return None
    if "things" in said and singular(said.get("thing", "").split(" ")[-1]) != singular(said["things"].split(" ")[-1]):
        return None
    a, b = compound_units.read(said["a"]), compound_units.read(said["b"]) if "b" in said else None
    if a is None or ("b" in said and (b is None or b.family != a.family)):
        return None
    if max(len(a.units), len(b.units) if b else 0) < 2:
        return None  # plain amounts have their own topics
    if kind == "b~a":
        turned = _order(said)
        if turned is None:
            return None
        kind = turned
    units = tuple(dict.fromkeys([*a.units, *(b.units if b else ())]))
    smallest = min(units, key=lambda u: FAMILIES[a.family][u])
    scale = FAMILIES[a.family][smallest]
    x, y = a.size / scale, (b.size / scale if b else Fraction(int(said.get("n", 0))))
    pairs: dict[str, tuple[Node, Fraction]] = {
        "b-a": (Bin("-", rational(y), rational(x)), y - x),
        "a-b": (Bin("-", rational(x), rational(y)), x - y),
        "a+b": (Bin("+", rational(x), rational(y)), x + y),
        "n*a": (Bin("*", num(y), rational(x), "cdot"), x * y),
        "a/n": (Bin("/", rational(x), num(y or 1), "frac"), x / (y or 1)),
    }
    written, value = pairs[kind]
    if value <= 0 or not y:
        return None
    told = f"{said['b']} and {said['a']}" if b else said["a"]
    turn = Move(
        "Use the smaller unit",
        f"Write every amount in {singular(smallest)} units only.",
        words(told),
        written,
        check=lambda: _read_again(a, b, x, y, scale),
    )
    return _answered(
        stem,
        said.get("unit"),
        (turn, Move("Do the sum", "Both amounts are in the same unit now.", written, rational(value))),
        Amount(a.family, value * scale, units),
        _undone(kind, x, y, value),
    )


def _order(said: dict[str, str]) -> str | None:
    """Which amount is taken from which: "how much taller is Ben than Ana"."""
    names = [said["first"], said["second"]]
    if {said["one"], said["two"]} != set(names) or names[0] == names[1]:
        return None
    larger = said["one"] if re.fullmatch(_MORE, said["how"]) else said["two"]
    return "a-b" if larger == names[0] else "b-a"


def _read_again(a: Amount, b: Amount | None, x: Fraction, y: Fraction, scale: int) -> bool:
    return x * scale == a.size and (b is None or y * scale == b.size)


def _undone(kind: str, x: Fraction, y: Fraction, value: Fraction) -> Callable[[], bool]:
    """The second route: doing the opposite gives back what was told."""
    return lambda: {"b-a": value + x == y, "a-b": value + y == x, "a+b": value - y == x, "n*a": value / y == x, "a/n": value * y == x}[kind]  # fmt: skip


def _answered(stem: Stem, unit: str | None, moves: tuple[Move, ...], found: Amount, confirm: Callable[[], bool]) -> Derivation | None:  # fmt: skip
    asked = "You are asked for an amount that may need two units."
    if unit is not None:
        one = singular(unit)
        if one not in FAMILIES[found.family]:
            return None
        value = found.size / FAMILIES[found.family][one]
        last = Move(
            "Give it in the unit asked for",
            f"Write it in {unit}.",
            moves[-1].after,
            rational(value),
            check=lambda: value * FAMILIES[found.family][one] == found.size,
        )
        return Derivation(
            skills.RATES, CONCEPT, (*moves, last), ({},), (rational(value),), asked=asked, unit=unit, confirm=confirm
        )

    def size(choice: Choice) -> Fraction | None:
        said = compound_units.read(undressed(choice.text).lower().rstrip("."))
        if said is not None:
            return said.size if said.family == found.family else None
        plain = exact_value(choice.node)
        named = compound_units.read(f"1 {choice.unit}") if choice.unit else None
        return plain * named.size if plain is not None and named is not None and named.family == found.family else None

    sizes = {c.letter: size(c) for c in stem.choices}
    right = [c for c in stem.choices if sizes[c.letter] == found.size]
    if stem.choices and (len(right) != 1 or any(s is None for s in sizes.values())):
        return None
    name = right[0].text.strip() if right else compound_units.spoken(found.size, found.family, found.units)
    if name is None:
        return None
    last = Move(
        "Go back to both units",
        "Take out as many of the larger unit as there are; the rest stays in the smaller one.",
        moves[-1].after,
        words(name),
        check=lambda: bool(right) or _said(name, found),
    )
    return Derivation(
        skills.RATES, CONCEPT, (*moves, last), ({},), (), name, asked=asked, confirm=confirm,
        fits=(lambda c: sizes[c.letter] == found.size) if stem.choices else None,
    )  # fmt: skip


def _said(name: str, found: Amount) -> bool:
    again = compound_units.read(name)
    return again is not None and again.size == found.size
