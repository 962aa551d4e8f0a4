"""Two things under one law: "truck X has twice the mass of car Y, and Y moves at 3 times the speed of X".

What the one's quantity is to the other's is the product of the told ratios, each to the power it has in the law.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills, typeset
from tools.maths.derivation import Derivation
from tools.maths.polynomial import rational
from tools.maths.stem import Stem
from tools.maths.topics.models.given import letter_of
from tools.maths.topics.models.meaning import plain
from tools.maths.topics.models.power_laws import law_of
from tools.maths.topics.models.scaling import said_factor
from tools.maths.topics.writing import calculated
from tools.maths.tree import Bin, Node, Sym
from tools.maths.values import evaluate, exact_value

_WHO = r"(?:the )?(?:[a-z]+ )?(?:[a-z]+|⟦S\d+⟧)"
_TIMES = r"(?P<k>twice|half|one-half|double|triple|⟦N\d+⟧(?: times)?)"
_TOLD = (
    re.compile(rf"(?P<one>{_WHO}) (?:has|have|is (?:moving|traveling|travelling)|moves|travels|is)(?: at| with)? {_TIMES} (?:of )?(?:the |as much |as great a )?(?P<what>[a-z]+(?: [a-z]+)?) (?:of|as) (?P<two>{_WHO})(?=[,.;?]|$| and| while| but)"),
    re.compile(rf"the (?P<what>[a-z]+(?: [a-z]+)?) of (?P<one>{_WHO}) is {_TIMES} (?:that|the (?P=what)) of (?P<two>{_WHO})(?=[,.;?]|$| and| while| but)"),
)  # fmt: skip
_ASKS = (
    re.compile(rf"the (?P<what>[a-z]+(?: [a-z]+)?) of (?P<one>{_WHO}) is (?:equal to )?(?:how many|what number of) times (?:the (?P<again>[a-z]+(?: [a-z]+)?)|that) of (?P<two>{_WHO})\?"),
    re.compile(rf"ratio of the (?P<what>[a-z]+(?: [a-z]+)?) of (?P<one>{_WHO}) to (?:the (?P<again>[a-z]+(?: [a-z]+)?)|that) of (?P<two>{_WHO})\?"),
    re.compile(rf"how many times (?:as (?:great|large) (?:is|as) )?the (?P<what>[a-z]+(?: [a-z]+)?) of (?P<two>{_WHO}) is the (?P<again>[a-z]+(?: [a-z]+)?) of (?P<one>{_WHO})\?"),
)  # fmt: skip
_WORDS = {
    "twice": Fraction(2),
    "double": Fraction(2),
    "triple": Fraction(3),
    "half": Fraction(1, 2),
    "one-half": Fraction(1, 2),
}


def solve(stem: Stem) -> Derivation | None:
    """How many times the one's quantity is the other's; None when not every told ratio is read."""
    asks = next((m for p in _ASKS if (m := p.search(stem.ask))), None)
    law = law_of(stem) if asks else None
    if asks is None or law is None or re.search(r"⟦P|\bpercent\b|\bnot\b", stem.ask):
        return None
    one, two = _who(stem, asks.group("one")), _who(stem, asks.group("two"))
    wanted = letter_of(law.model, plain(stem, asks.group("what")))
    again = asks.groupdict().get("again")
    if one == two or wanted is None or (again and letter_of(law.model, plain(stem, again)) != wanted):
        return None
    ratios: dict[str, Fraction] = {}
    text = " ".join(s for s in stem.sentences if not re.search(r"⟦[RF]\d+⟧", s)).replace(asks.group(), " ")
    used = 0
    for pattern in _TOLD:
        for match in pattern.finditer(text):
            letter, k = letter_of(law.model, plain(stem, match.group("what"))), _factor(stem, match.group("k"))
            names = _who(stem, match.group("one")), _who(stem, match.group("two"))
            if letter is None or not k or letter in ratios or set(names) != {one, two}:
                return None
            ratios[letter] = k if names == (one, two) else 1 / k
            used += match.group("k").startswith("⟦")
    if not ratios or wanted in ratios or used != len(stem.placeholders("NM", text)):
        return None
    expression: Node | None = None
    for k, power in law.carried(ratios, wanted):
        factor: Node = rational(k) if power == 1 else Bin("^", rational(k), rational(power))
        expression = factor if expression is None else Bin("*", expression, factor, "cdot")
    assert expression is not None
    names_shown = " and ".join(f"${typeset.latex(Sym(n))}$" for n in ratios)
    made = calculated(
        "Multiply the ratios, each to its power",
        f"Only {names_shown} differ; each ratio counts with the power it has in the formula.",
        expression,
    )
    value = evaluate(made[1]) if made else None
    if made is None or not isinstance(value, Fraction):
        return None
    keeps = law.keeps({**ratios, wanted: value})
    return Derivation(
        skill=skills.NONLINEAR_FUNCTIONS,
        concept="In a product or quotient of powers, a factor on one letter comes out as that factor to the letter's power.",
        moves=(made[0],), solutions=({},), values=(made[1],), confirm=lambda: keeps, full=False,
        asked="You are asked how many times one quantity is the other, not for a value of it.",
        fits=lambda c: (said_factor(c.text) if c.node is None else exact_value(c.node)) == value,
    )  # fmt: skip


def _who(stem: Stem, text: str) -> str:
    """The name of a thing: its last word or its letter."""
    last = text.split()[-1]
    node = stem.node(last) if last.startswith("⟦") else None
    return node.name if isinstance(node, Sym) else last


def _factor(stem: Stem, said: str) -> Fraction | None:
    return _WORDS[said] if said in _WORDS else stem.value(said.split()[0])
