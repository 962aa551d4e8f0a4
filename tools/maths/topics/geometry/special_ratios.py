"""The usual mix-ups with the sides of 30°-60°-90° and 45°-45°-90° triangles, carried out on a given length."""

from __future__ import annotations

from collections.abc import Iterable

from tools.maths.derivation import Slip
from tools.maths.topics.geometry import exact
from tools.maths.topics.geometry.exact import Exact
from tools.maths.values import evaluate, same_value

_RATIOS = {"the half": "1/2", "the square root of 2": "sqrt(2)", "the square root of 3": "sqrt(3)", "2": "2"}


def special_slips(right: Exact, given: Iterable[Exact]) -> list[Slip]:
    """Each given length times or over a ratio of a special triangle, where the right answer is such a length, too."""
    from tools.maths.grammar import parse

    if right.letters():
        return []
    ratios = {}
    for name, text in _RATIOS.items():
        ratio = exact.read(parse(text))
        ratios[f"using {name} in the wrong place"] = (ratio, exact.constant(1) / ratio)
    slips: list[Slip] = []
    for length in given:
        if length.letters() or not length.terms:
            continue
        wrong = [(name, length * r) for name, both in ratios.items() for r in both]
        half_root = exact.root(exact.constant(3)) / exact.constant(2)
        wrong += [("using half of the square root of 3 in the wrong place", length * half_root)]
        if any(_same(value, right) for _, value in wrong):
            slips += [Slip(name, exact.tree(value)) for name, value in wrong if not _same(value, right)]
    return slips


def _same(one: Exact, two: Exact) -> bool:
    return same_value(evaluate(exact.tree(one)), evaluate(exact.tree(two)))
