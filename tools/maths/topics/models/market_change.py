"""How the quantity supplied, or demanded, changes when the price does: one of two functions and its slope.

"S(P) = P/2 + 40 and D(P) = 220 - P. How will the quantity supplied change if the price is increased by $10?"
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.polynomial import rational
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.models.claims import read
from tools.maths.topics.models.model import relations
from tools.maths.tree import Apply, Bin, Node, Sym, letters, num, substitute
from tools.maths.values import exact_value

_ASK = re.compile(
    r"\bhow (?:will|would|does|do) (?:the )?(?:quantity|amount|number)[^⟦]*?\b(?P<which>suppl|demand)[a-z]*[^⟦]*?\bchange (?:if|when) (?:the )?price[^⟦]*?\b(?P<way>increas|decreas|rais|lower|reduc)[a-z]* by (?P<n>⟦[NM]\d+⟧)"
)


def solve(stem: Stem) -> Derivation | None:
    """The choice that says how the quantity changes; None where the two functions are not both given."""
    match = _ASK.search(stem.ask)
    step = stem.value(match.group("n")) if match else None
    if match is None or not step or not stem.choices:
        return None
    bodies = {
        name: (letter, body)
        for r in relations(stem)
        if (named := _named(r.left))
        for name, letter in (named,)
        for body in (r.right,)
    }
    wanted = "S" if match.group("which") == "suppl" else "D"
    if set(bodies) != {"S", "D"} or letters(bodies[wanted][1]) != {bodies[wanted][0]}:
        return None
    letter, body = bodies[wanted]
    step = step if match.group("way") in ("increas", "rais") else -step

    def at(price: Fraction) -> Fraction | None:
        return exact_value(body, {letter: price})

    values = [at(Fraction(p)) for p in (100, 101, 102)]
    if None in values or values[1] - values[0] != values[2] - values[1]:  # type: ignore[operator]
        return None
    change = (values[1] - values[0]) * step  # type: ignore[operator]

    def fits(choice: Choice) -> bool:
        claim = read(choice.text)
        return len(claim.amounts) == 1 and claim.amounts[0].value * claim.direction == change

    before, after = (substitute(body, {letter: node}) for node in (num(0), rational(step)))
    shown: Node = Bin("-", after, before)
    return Derivation(
        skill=skills.LINEAR_FUNCTIONS,
        concept="In a linear function the output changes by the slope for each 1 the input changes, wherever one starts.",
        moves=(
            Move("Take the function that is asked about", "The question speaks of one of the two quantities.", words(f"{wanted}({letter})"), body, check=lambda: fits_one(stem, fits)),
            Move("Compare two prices", "Put in two prices that differ by the change, and subtract.", shown, rational(change)),
        ),
        solutions=({},), values=(), phrase=next((c.text for c in stem.choices if fits(c)), ""), fits=fits, full=False,
        asked="You are asked by how much a quantity changes, not for the quantity.",
        confirm=lambda: (at(Fraction(57) + step) or 0) - (at(Fraction(57)) or 0) == change and fits_one(stem, fits),
    )  # fmt: skip


def fits_one(stem: Stem, fits: object) -> bool:
    """Whether exactly one choice says the change."""
    assert callable(fits)
    return sum(bool(fits(c)) for c in stem.choices) == 1


def _named(node: Node) -> tuple[str, str] | None:
    """The function's name and its letter; a product S·P stands for S(P)."""
    match node:
        case Apply(name, Sym(letter)) | Bin("*", Sym(name), Sym(letter), ""):
            return name, letter
        case _:
            return None
