"""A law that is one product of powers on either side: PV = nRT, F = Gmn/r², "y varies inversely as x".

Such a law says that some product of powers never changes; what that makes of a factor is for the topics.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.meaning import quantities
from tools.maths.topics.models.model import Model, relations
from tools.maths.topics.models.quantity import Quantity
from tools.maths.tree import Bin, Neg, Node, Num, Rel, Root, Sym, letters, num
from tools.maths.values import Unvalued, evaluate

_VARIES = re.compile(
    r"(?P<y>⟦S\d+⟧) (?:is|varies) (?P<how>directly|inversely|jointly)?(?: proportional(?:ly)?)? ?(?:to|as|with) "
    r"(?:the )?(?P<power>square root|square|cube|third power)? ?(?:of )?(?P<x>⟦S\d+⟧)"
)
_POWER = {"square": Fraction(2), "cube": Fraction(3), "third power": Fraction(3), "square root": Fraction(1, 2)}

USUAL = (
    ("r", "radius"), ("h", "height"), ("l", "length"), ("w", "width"), ("d", "distance"), ("s", "side"),
    ("ell", "length"), ("m", "mass"), ("v", "speed"), ("R", "resistance"), ("I", "current"),
)  # fmt: skip


@dataclass(frozen=True)
class Law:
    """`relation` as written (or made from the words); `powers` of its letters, all brought to one side."""

    relation: Rel
    powers: Mapping[str, Fraction]
    output: str
    model: Model

    def carried(self, changes: Mapping[str, Fraction], asked: str) -> list[tuple[Fraction, Fraction]]:
        """The factors and their powers whose product is the factor of the letter asked about."""
        own = self.powers[asked]
        return [(k, -self.powers[name] / own) for name, k in changes.items()]

    def keeps(self, factors: Mapping[str, Fraction | float]) -> bool:
        """Whether the law still holds with every letter multiplied by its factor: tried on random values."""
        source = random.Random(11)
        names = letters(self.relation)
        for _ in range(4):
            at = {n: Fraction(source.randint(1, 30), source.choice((1, 2, 3))) for n in names}
            later = {n: Fraction(v * factors.get(n, 1)).limit_denominator(10**9) for n, v in at.items()}
            try:
                before, after = (_quotient(self.relation, values) for values in (at, later))
            except (Unvalued, ZeroDivisionError):
                return False
            if abs(before - after) > 1e-6 * abs(before):
                return False
        return True


def _quotient(relation: Rel, values: Mapping[str, Fraction]) -> float:
    return float(evaluate(relation.left, dict(values))) / float(evaluate(relation.right, dict(values)))


def law_of(stem: Stem) -> Law | None:
    """The one law a problem gives, as an equation or in words."""
    found = [law for r in relations(stem) if (law := _law(stem, r)) is not None]
    if not found and (varies := _in_words(stem)) is not None:
        found = [law for law in (_law(stem, varies),) if law is not None]
    return found[0] if len(found) == 1 else None


def _law(stem: Stem, relation: Rel) -> Law | None:
    left, right = powers(relation.left), powers(relation.right)
    if left is None or right is None or not left or not right:
        return None
    both = {n: left.get(n, Fraction(0)) - right.get(n, Fraction(0)) for n in {*left, *right}}
    output = relation.left.name if isinstance(relation.left, Sym) else ""
    names = tuple(sorted(both))
    if len(names) < 2 or 0 in both.values():
        return None
    said = quantities(stem)
    for name, word in USUAL:  # r is the radius where the text speaks of a radius and says no other letter for it
        if name in names and name not in said and re.search(rf"\b{word}\b", stem.prose):
            said[name] = Quantity(name, word)
    return Law(relation, both, output, Model(relation, "", Bin("-", relation.left, relation.right), names, said))


def _in_words(stem: Stem) -> Rel | None:
    match = _VARIES.search(stem.prose)
    if match is None or match.group("how") == "jointly" or ("varies" in match.group() and not match.group("how")):
        return None
    y, x = (stem.node(match.group(name)) for name in ("y", "x"))
    if not isinstance(y, Sym) or not isinstance(x, Sym) or "k" in (y.name, x.name):
        return None
    power = _POWER.get(match.group("power") or "", Fraction(1))
    raised: Node = x if power == 1 else Root(x, 2) if power == Fraction(1, 2) else Bin("^", x, num(power))
    return Rel("=", y, Bin("/" if match.group("how") == "inversely" else "*", Sym("k"), raised))


def powers(node: Node) -> dict[str, Fraction] | None:
    """The power of each letter in a product or quotient of powers, None for a sum.

    >>> from tools.maths.grammar import parse
    >>> powers(parse("x^2/(3y)"))
    {'x': Fraction(2, 1), 'y': Fraction(-1, 1)}
    """
    match node:
        case Num():
            return {}
        case Sym("pi"):
            return {}
        case Sym(name):
            return {name: Fraction(1)}
        case Neg(arg):
            return powers(arg)
        case Bin("*" | "/" as op, left, right):
            a, b = powers(left), powers(right)
            if a is None or b is None:
                return None
            sign = 1 if op == "*" else -1
            return {n: a.get(n, Fraction(0)) + sign * b.get(n, Fraction(0)) for n in sorted({*a, *b})}
        case Bin("^", base, exponent) if not letters(exponent):
            inner, power = powers(base), evaluate(exponent)
            return (
                None if inner is None or not isinstance(power, Fraction) else {n: p * power for n, p in inner.items()}
            )
        case Root(arg, index):
            inner = powers(arg)
            return None if inner is None else {n: p / index for n, p in inner.items()}
        case _:
            return {} if not letters(node) else None


def letters_named(stem: Stem, text: str) -> list[str]:
    """The letters that stand in a text, in order."""
    found = [stem.node(m.group()) for m in PLACEHOLDER.finditer(text) if m.group(1) == "S"]
    return list(dict.fromkeys(n.name for n in found if isinstance(n, Sym)))
