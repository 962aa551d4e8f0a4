"""A law told in words: "the time is directly proportional to the gain", a pair of values; the equation is asked.

The two quantities are told apart by their units, the letters by the units they are said to have. Powers, and laws of
several quantities, are not read; laws between letters are in `variation.py`.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, State, words
from tools.maths.problem import Choice
from tools.maths.skills import RATES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.quantities import read_clause, tidied, unit_at
from tools.maths.topics.proportion.units import Unit
from tools.maths.topics.proportion.working import Working
from tools.maths.tree import Bin, Rel, Sym, letters
from tools.maths.values import same_at

_LAW = re.compile(
    r"\b(?:is|are|varies|vary) (?P<how>directly |inversely )?(?:proportional (?:to|with)|(?:as|with) )(?! "
    "(?:the )?(?:square|cube|root))"
)
_ASKS = re.compile(
    r"\bwhich (?:of the following )?(?:equations?|formulas?|functions?|expressions?)\b|\bwhat equation\b"
)
CONCEPT = (
    "Directly proportional quantities have a constant quotient, inversely proportional ones a constant "
    "product. The pair you know "
    "gives that constant."
)

READS_SENTENCES = True


def solve(stem: Stem) -> Derivation | None:
    """The derivation of an equation for a law in words, None for anything else."""
    laws = list(_LAW.finditer(stem.prose))
    if len(laws) != 1 or stem.tables or stem.placeholders("RFETDP") or not _ASKS.search(stem.ask):
        return None
    if re.search(
        r"\b(?:square|cube|root|sum|difference|product)\b(?! (?:f[eo]+t|inch|mile|yard|meter|centimeter|kilometer))",
        stem.prose,
    ):
        return None
    named = _letters(stem)
    pair = _pair(stem)
    if named is None or pair is None:
        return None
    (one, unit, place), (other, unit2, place2) = pair
    values = {
        name: one if u.dimension == unit.dimension else other if u.dimension == unit2.dimension else None
        for name, u in named.items()
    }
    factors = {n: (unit if u.dimension == unit.dimension else unit2).factor / u.factor for n, u in named.items()}
    if (
        None in values.values()
        or unit.dimension == unit2.dimension
        or len(set(values.values())) != 2
        or stem.unused([place, place2])
    ):
        return None
    left = next(
        (c.node.left.name for c in stem.choices if isinstance(c.node, Rel) and isinstance(c.node.left, Sym)), None
    )
    if left not in values:
        return None
    right = next(n for n in values if n != left)
    hard, _ = telling.traps(
        _LAW.sub(" ", re.sub(r"⟦[A-Z]\d+⟧", " ", stem.prose)), frozenset({"gain", "per", "each", "increase", "times"})
    )
    if hard:
        return None
    known = {n: Fraction(v or 0) * factors[n] for n, v in values.items()}
    return _derived(stem, left, right, known, inverse=laws[0]["how"] == "inversely ", full=True)


def _letters(stem: Stem) -> dict[str, Unit] | None:
    """The letters with the units they are said to have: "time T, in minutes", "a gain of g feet"."""
    found: dict[str, Unit] = {}
    text = tidied(stem.prose)
    for match in re.finditer(r"\bnumber of ([a-z]+) ⟦S(\d+)⟧", text):  # "the number of hours h needed to fill it"
        node = stem.node(match[2])
        if isinstance(node, Sym):
            found[node.name] = Unit.of(match[1])
    text = re.sub(r"\bnumber of [a-z]+ ⟦S\d+⟧", " ", text)
    for match in re.finditer(r"⟦S(\d+)⟧(?: ?,? (?:in|measured in|is measured in))? (?=[a-z])", text):
        node, unit = stem.node(match[1]), unit_at(text, match.end())
        if (
            isinstance(node, Sym)
            and unit is not None
            and found.setdefault(node.name, unit[0].plain()).dimension != unit[0].plain().dimension
        ):
            return None
    for match in re.finditer(r", in ([a-z]+(?: [a-z]+){0,2}), [^⟦.?]*⟦S(\d+)⟧", text):
        node, unit = stem.node(match[2]), unit_at(match[1])
        if isinstance(node, Sym) and unit is not None and node.name not in found:
            found[node.name] = unit[0].plain()
    return (
        found
        if len(found) == 2 and {stem.nodes[i] for i in stem.placeholders("S")} == {Sym(n) for n in found}
        else None
    )


def _pair(stem: Stem) -> tuple[tuple[Fraction, Unit, int], tuple[Fraction, Unit, int]] | None:
    """The two values that belong together: they stand in one sentence."""
    for sentence in stem.sentences:
        found = [q for q in read_clause(stem, tidied(sentence)).quantities if q.places]
        numbers = stem.placeholders("NM", sentence)
        if not numbers:
            continue
        if len(numbers) != 2:
            return None
        if len(found) == 1 and found[0].rate and len(found[0].places) == 2:
            above = Unit(tuple((a, e) for a, e in found[0].unit.parts if e > 0))
            below = Unit(tuple((a, -e) for a, e in found[0].unit.parts if e < 0))
            units = [above.plain(), below.plain()]
        elif len(found) == 2 and not any(q.rate for q in found):
            units = [q.unit.plain() for q in found]
        else:
            return None
        places = [p for q in found for p in q.places]
        first, second = (stem.value(str(p)) for p in places)
        if first is None or second is None or first <= 0 or second <= 0:
            return None
        return (first, units[0], places[0]), (second, units[1], places[1])
    return None


def _derived(stem: Stem, left: str, right: str, known: dict[str, Fraction], *, inverse: bool, full: bool) -> Derivation:
    work = Working(stem)
    text = f"{'Multiply' if inverse else 'Divide'} the two values that belong together: that is the constant."
    constant = work.step("Find the constant", text, known[left], "*" if inverse else "/", known[right])
    shown = work.show(constant)
    law = Rel("=", Sym(left), Bin("/", shown, Sym(right), "frac") if inverse else Bin("*", shown, Sym(right)))

    def value(at: Fraction) -> Fraction:
        return constant / at if inverse else constant * at

    def holds() -> bool:  # the pair that is told, and the constancy of the quotient (or product) at other places
        pairs = [(n, value(n)) for n in (known[right], Fraction(3), Fraction(17, 5))]
        return pairs[0][1] == known[left] and len({b * a if inverse else b / a for a, b in pairs}) == 1

    def fits(choice: Choice) -> bool:
        node = choice.node
        if not isinstance(node, Rel) or node.op != "=" or letters(node) != {left, right}:
            return False
        a, b = node.left, node.right
        return all(
            same_at(a, b, {right: n, left: value(n)}) and not same_at(a, b, {right: n, left: value(n) + 1})
            for n in _POINTS
        )

    work.moves.append(
        Move("Write the law", "Write the law with its constant.", words("the law in words"), State.of(law), check=holds)
    )
    return Derivation(
        RATES,
        CONCEPT,
        tuple(work.moves),
        ({},),
        (law,),
        asked="You are asked for the equation that ties the two letters. What is its constant?",
        confirm=holds,
        fits=fits,
        full=full,
    )


_POINTS: tuple[Fraction, ...] = (Fraction(3), Fraction(17, 5), Fraction(240))
