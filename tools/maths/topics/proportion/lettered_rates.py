"""A rate told with numbers and again with letters: "a cup has 125 grams; if w cups have g grams, how are w and g tied?".

The letters' units may differ from the rate's by a conversion, told or known: "1 tablespoon is equal to 3 teaspoons".
Only plain proportions are read; a fixed amount besides the rate, or a third number, leaves the text unread.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, State, words
from tools.maths.problem import Choice
from tools.maths.skills import RATES
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.quantities import unit_at
from tools.maths.topics.proportion.units import Unit, plural_of, singular
from tools.maths.topics.proportion.working import Working
from tools.maths.tree import Bin, Rel, Sym, letters
from tools.maths.values import exact_value, same_at

_ASK = re.compile(
    r"\bwhich (?:of the following )?(?:equations? )?(?:best )?(?:represents?|describes?|shows?|gives?|models?|expresses?)\b"
    r"(?: the (?:relationship|relation) between(?: the [a-z]+(?: of [a-z]+)?)?| the [a-z]+(?: of [a-z]+)?)? ?<(?P<one>[A-Za-z]+)>"
    r"(?:,? in (?P<unit>[a-z]+(?: [a-z]+)?),)?(?: and <[A-Za-z]+>| in terms of <[A-Za-z]+>)?"
)
_AMOUNT = re.compile(
    r"(?:\[(?P<n>\d+(?:/\d+)?)\]|<(?P<s>[A-Za-z]+)>|\b(?P<w>one|(?:for |in )?(?:every|each|per)|a single|^an?(?= (?:(?:cubic|square) )?[a-z]+ of))\b)(?= ?[a-z])(?! in\b)"
)
_TOLD_UNIT = re.compile(
    r"(?:the )?(?:number of (?P<things>[a-z]+)|[a-z]+)(?: of [a-z]+)? <(?P<s>[A-Za-z]+)>, in (?=[a-z])"
)
_SAME = re.compile(
    r"=|≈|\b(?:is|are) (?:equal to|the same as|equivalent to)\b|\bequals?\b|\bis\b|\bcontains?\b|\bhas\b"
)
CONCEPT = (
    "Amounts that go together at a fixed rate have a constant quotient: one of them is that constant times the other."
)


@dataclass(frozen=True)
class Amount:
    """A number or a letter of a unit, and where it stands in its sentence."""

    value: Fraction | None
    letter: str
    unit: Unit
    span: tuple[int, int]


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such an equation, None for anything else."""
    if stem.tables or stem.statements or stem.placeholders("RFETDP") or not stem.choices or len(stem.sentences) > 6:
        return None
    lines = [
        " ".join(PLACEHOLDER.sub(lambda m: _written(stem, m), s).replace("$=", "= ").split()) for s in stem.sentences
    ]
    text = " ".join(lines)
    asked = _ASK.search(text)
    if asked is None or re.search(
        r"\b(?:proportional|varies|square of|remaining|left|first|additional|until|once|before|then|after(?! <))\b",
        text,
    ):
        return None
    facts, lettered, rest = _facts(lines)
    rates = [f for f in facts if len(f) == 2 and not _is_conversion(f)]
    conversions = [f for f in facts if len(f) == 2 and f not in rates]
    if len(rates) != 1 or len(facts) != len(rates) + len(conversions) or len(conversions) > 2 or len(lettered) != 2:
        return None
    names = {a.letter for a in lettered}
    if len(names) != 2 or {n for c in stem.choices if c.node for n in letters(c.node)} - names:
        return None
    hard, soft = telling.traps(rest, frozenset({"every", "each", "per", "equal"}))
    return None if hard else _matched(stem, rates[0], conversions, lettered, asked["one"], full=not soft)


def _written(stem: Stem, match: re.Match[str]) -> str:
    node = stem.nodes[int(match[2])]
    if isinstance(node, Sym):
        return f"<{node.name}>"
    value = exact_value(node)
    return "?" if value is None else f"[{value}]{' dollars' if match[1] == 'M' else ''}"


def _facts(lines: list[str]) -> tuple[list[list[Amount]], list[Amount], str]:
    """The numbers' amounts by clause, the letters' amounts, and the words that are left."""
    facts: list[list[Amount]] = []
    lettered: list[Amount] = []
    rest = ""
    for line in lines:
        line = re.sub(r"(?:= ?)(\d[\d,]*(?:\.\d+)?)", lambda m: f"= [{Fraction(m[1].replace(',', ''))}]", line)
        for clause in re.split(r";|, and (?=\[|one\b|a )|\. ", line):
            found = _amounts(clause)
            numbers = [a for a in found if not a.letter]
            if any(a.letter for a in found) and any(a.value != 1 for a in numbers):
                facts.append(numbers)  # a number beside the letters: no plain rate
                lettered += [a for a in found if a.letter]
            elif numbers and not any(a.letter for a in found):
                facts.append(numbers)
            lettered += [a for a in found if a.letter and a not in lettered]
            for amount in reversed(found):
                clause = clause[: amount.span[0]] + " " + clause[amount.span[1] :]
            rest += " " + clause
    if re.search(r"\[", rest):
        facts.append([])
    return facts, list({a.letter: a for a in lettered}.values()), re.sub(r"<[A-Za-z]+>", " ", rest)


def _amounts(clause: str) -> list[Amount]:
    found: list[Amount] = []
    for match in _TOLD_UNIT.finditer(clause):
        unit = unit_at(clause, match.end(), counted=False)
        if unit is not None:
            found.append(Amount(None, match["s"], unit[0], (match.start("s") - 1, unit[1])))
    for match in _AMOUNT.finditer(clause):
        unit = unit_at(clause, match.end(), one=bool(match["w"]) or match["n"] == "1")
        if unit is None or any(a.span[0] <= match.start() < a.span[1] for a in found):
            continue
        if match["w"] and re.search(r"\[\d+(?:/\d+)?\]", clause[match.end() : unit[1]]):
            continue
        value = None if match["s"] else Fraction(match["n"]) if match["n"] else Fraction(1)
        found.append(Amount(value, match["s"] or "", unit[0], (match.start(), unit[1])))
    return sorted(found, key=lambda a: a.span)


def _is_conversion(fact: list[Amount]) -> bool:
    """Whether two amounts of one kind are equal as such: "1 cup is 16 tablespoons", and not cups of one thing."""
    one, other = (a.unit for a in fact)
    things = {thing for unit in (one, other) for (_, thing), _e in unit.parts}
    return one.plain().dimension == other.plain().dimension and things == {""}


def _matched(
    stem: Stem, rate: list[Amount], conversions: list[list[Amount]], lettered: list[Amount], first: str, *, full: bool
) -> Derivation | None:
    """The letters' units matched with the rate's, and each converted."""
    for conversion in conversions:
        a, b = conversion
        if (b.value or 0) * b.unit.factor != (a.value or 0) * a.unit.factor:
            return None  # another conversion than the usual one
    pairs = {}
    for amount in lettered:
        alike = [r for r in rate if r.unit.plain().dimension == amount.unit.plain().dimension]
        fitting = alike if len(alike) == 1 else [r for r in alike if r.unit.dimension == amount.unit.dimension]
        if len(fitting) != 1:
            return None
        pairs[amount.letter] = (fitting[0], amount.unit.plain())
    lefts = [c.node.left.name for c in stem.choices if isinstance(c.node, Rel) and isinstance(c.node.left, Sym)]
    left, right = sorted(pairs, key=lambda n: (-lefts.count(n), n != first))
    if pairs[left][0] is pairs[right][0]:
        return None
    return _derived(stem, left, right, pairs, full=full)


def _derived(
    stem: Stem, left: str, right: str, pairs: dict[str, tuple[Amount, Unit]], *, full: bool
) -> Derivation | None:
    work = Working(stem)
    at: dict[str, Fraction] = {}
    for name in (left, right):
        amount, unit = pairs[name]
        at[name] = amount.value or Fraction(0)
        factor = amount.unit.plain().factor / unit.factor
        if factor != 1:
            said = f"Write {amount.unit.words()} as {unit.words()}: the letter ${name}$ counts these."
            at[name] = work.step("Convert the unit", said, at[name], "*", factor) if factor > 1 else work.step(
                "Convert the unit", said, at[name], "/", 1 / factor)  # fmt: skip
    if not at[left] or not at[right]:
        return None
    per = plural_of(singular(pairs[right][1].words())) if len(pairs[right][1].parts) == 1 else pairs[right][1].words()
    said = f"Divide the amounts that go together: so many {pairs[left][1].words()} for each one of the {per}."
    k = work.step("Find the rate", said, at[left], "/", at[right])
    law = Rel("=", Sym(left), Bin("*", work.show(k), Sym(right)))

    def holds() -> bool:  # the pair that is told, and twice and three times as much of both
        return all(k * at[right] * n == at[left] * n for n in (1, 2, 3))

    def fits(choice: Choice) -> bool:
        node = choice.node
        if not isinstance(node, Rel) or node.op != "=" or letters(node) != {left, right}:
            return False
        points = [at[right] * n for n in (1, 2, Fraction(7, 3))]
        a, b = node.left, node.right
        return all(
            same_at(a, b, {right: p, left: k * p}) and not same_at(a, b, {right: p, left: k * p + 1}) for p in points
        )

    work.moves.append(
        Move("Write the equation", "The rate times one amount is the other.", words("the rate with the letters"),
             State.of(law), check=holds)
    )  # fmt: skip
    return Derivation(
        RATES, CONCEPT, tuple(work.moves), ({},), (law,),
        asked="You are asked how two amounts are tied. Which two go together, and in which units are the letters?",
        confirm=holds, fits=fits, full=full,
    )  # fmt: skip
