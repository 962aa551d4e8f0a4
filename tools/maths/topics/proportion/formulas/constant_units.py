"""The units of a constant in a formula: those of the result over those of the other letters, each with its power."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.skills import RATES
from tools.maths.stem import Stem
from tools.maths.topics.proportion.formulas.terms import Formula, formula
from tools.maths.topics.proportion.units import Unit, canonical, singular
from tools.maths.tree import Sym

_ASK = re.compile(
    r"(?:which of the following |what )?(?:are|is|could be|gives?|must be)? ?(?:the )?(?:correct |appropriate )?units?(?: of measure(?:ment)?)? (?:of|for) (?:the (?:value of |constant )?)?"
    r"⟦S(?P<n>\d+)⟧(?P<rest>[^?]*)\?|\bin (?:what|which) units? (?:is|would|must) (?:the constant )?⟦S(?P<m>\d+)⟧(?: be)? (?:measured|given|expressed)(?P<rest2>[^?]*)\?"
)
_POWERS = {"square": 2, "squared": 2, "cubic": 3, "cubed": 3}
CONCEPT = "Both sides of a formula have the same units. So a constant has whatever units turn those of the letters into those of the result."


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a constant's units, None for anything else."""
    asked = _ASK.search(stem.ask)
    if asked is None or stem.tables or not stem.choices or re.search(r"\bnot\b", stem.ask):
        return None
    node, law = stem.node(asked["n"] or asked["m"]), formula(stem)
    if law is None or not isinstance(node, Sym) or abs(law.powers.get(node.name, 0)) != 1:
        return None
    others = {n: law.told[n].unit for n in law.powers if n != node.name and n in law.told and not law.told[n].constant}
    if set(others) != set(law.powers) - {node.name} or None in others.values() or law.result.unit is None:
        return None
    if (
        node.name not in law.told
        or not law.told[node.name].constant
        or (asked["rest"] or asked["rest2"] or "").strip(" ,")
    ):
        return None
    known = {n: u for n, u in others.items() if u is not None}
    return _derived(stem, law, node.name, known, law.result.unit)


def unit_phrase(text: str) -> Unit | None:
    """The unit that a phrase names, as a product of powers; None where a part of it is no unit.

    >>> unit_phrase("newton-seconds squared per meter") == Unit.of("newton").times(Unit.of("s"), 2).times(Unit.of("m"), -1)
    True
    """
    total = Unit()
    above, *below = re.split(r"\s+per\s+", text.lower().strip(" ."))
    for sign, part in ((1, above), *((-1, b) for b in below)):
        for factor in re.split(r"\s*[-·×]\s*|\s+times\s+", part):
            match = re.fullmatch(
                r"(?:(square|cubic) )?(fluid ounce|metric ton|[a-z]+?)s?(?: (squared|cubed)| to the (fourth|fifth|sixth) power)?", factor
            )  # fmt: skip
            if match is None or match[2] in ("a", "the", "of", "and"):
                return None
            power = _POWERS.get(
                match[1] or match[3] or "", {"fourth": 4, "fifth": 5, "sixth": 6}.get(match[4] or "", 1)
            )
            word = (
                factor
                if not (match[1] or match[3] or match[4])
                else re.sub(r"^(?:square|cubic) | (?:squared|cubed|to the \w+ power)$", "", factor)
            )
            total = total.times(Unit.of(canonical(word) or singular(word)), sign * power)
    return total


def _derived(stem: Stem, law: Formula, name: str, others: dict[str, Unit], result: Unit) -> Derivation:
    product = Unit()
    for letter, unit in others.items():
        product = product.times(unit, law.powers[letter])
    first = _said(product)
    power = law.powers[name]
    wanted = result.times(product, -1) if power == 1 else product.times(result, -1)
    latex = {n: ("\\ell" if n == "ell" else n) for n in law.powers}
    powers = " \\cdot ".join(latex[n] + ("" if p == 1 else f"^{{{p}}}") for n, p in law.powers.items() if n != name)
    moves = (
        Move(
            "Put the units in for the letters",
            "Every letter brings its unit, with the power it has in the formula.",
            powers, words(first), check=lambda: all(_size(u) > 0 for u in others.values()),
        ),
        Move(
            "Compare with the result",
            "The constant must turn these units into those of the result, so divide." if power == 1 else
            "The constant divides, so it has these units over those of the result.",
            words(f"{first} and {_said(result)}"), words(_said(wanted)), check=lambda: _agrees(law, name, others, result, wanted),
        ),
    )  # fmt: skip

    def fits(choice: Choice) -> bool:
        unit = unit_phrase(choice.text)
        return unit is not None and unit.plain() == wanted.plain()

    right = [c.text for c in stem.choices if fits(c)]
    return Derivation(
        RATES, CONCEPT, moves, ({},), (),
        phrase=right[0] if len(right) == 1 else _said(wanted),
        asked="You are asked for the units that make both sides of the formula agree.",
        confirm=lambda: _agrees(law, name, others, result, wanted),
        fits=fits,
    )  # fmt: skip


def _said(unit: Unit) -> str:
    return unit.words() or "no unit"


def _size(unit: Unit) -> Fraction:
    """A trial size of a unit: each of its words gets a prime of its own."""
    value = Fraction(1)
    for (word, _), exponent in unit.parts:
        seed = sum(ord(c) * (i + 7) for i, c in enumerate(word)) % 9973 + 2
        value *= Fraction(seed) ** exponent
    return value


def _agrees(law: Formula, name: str, others: dict[str, Unit], result: Unit, wanted: Unit) -> bool:
    """Whether the formula's right side has the size of its result when every unit is given a size."""
    value = _size(wanted) ** law.powers[name]
    for letter, unit in others.items():
        value *= _size(unit) ** law.powers[letter]
    return value == _size(result)
