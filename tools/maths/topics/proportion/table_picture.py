"""Tables for mixtures and unit prices: what each of two has, and what the steps find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.figures import GIVEN
from tools.maths.picturing.reading import label
from tools.maths.picturing.tables import columns
from tools.maths.topics.proportion.working import Working
from tools.maths.tree import Percent

Told = tuple[Fraction, int] | None  # a number and the step that finds it


def _cell(work: Working, told: Told) -> tuple[str, int] | None:
    return None if told is None else (label(work.show(told[0])), told[1])


def mixture(
    found: Derivation | None, work: Working, liquids: Sequence[tuple[str, Told, Told, Told]]
) -> Derivation | None:
    """Each liquid by name with its amount, its strength and the substance in it."""
    if found is None:
        return None
    cells = []
    for name, amount, strength, substance in liquids:
        percent = None if strength is None else (label(Percent(work.show(strength[0] * 100))), strength[1])
        cells.append((name, [_cell(work, amount), percent, _cell(work, substance)]))
    rows = ["amount", "strength", "substance"]
    if not any(column[2] for _, column in cells):
        rows, cells = rows[:2], [(name, column[:2]) for name, column in cells]
    return replace(found, figure=columns(rows, cells))


def unit_prices(
    found: Derivation | None, work: Working, packs: Sequence[tuple[Fraction, Fraction]]
) -> Derivation | None:
    """Two packs with size and price; the first two steps find the price of one unit."""
    if found is None:
        return None
    cells = [
        (name, [_cell(work, (size, GIVEN)), _cell(work, (price, GIVEN)), _cell(work, (price / size, step))])
        for step, (name, (size, price)) in enumerate(zip(("first", "second"), packs, strict=True))
    ]
    return replace(found, figure=columns(["size", "price", "price of one"], cells))
