"""Two rates of which one counts in the other's units, as one: hours per week and dollars per hour."""

from __future__ import annotations

from dataclasses import replace

from tools.maths.topics.stories.asking import Ask
from tools.maths.topics.stories.facts import Amount, Named, Rate
from tools.maths.tree import Bin


def chained(rates: list[Rate], amounts: list[Amount], named: list[Named], ask: Ask) -> list[Rate]:
    """ "20 hours per week at $14 per hour" as one rate, where nothing else of the story is counted in hours."""
    if len(rates) != 2 or any(r.count is not None for r in rates):
        return rates
    for outer, inner in (rates, rates[::-1]):
        link = outer.kind & inner.per & (inner.unit or inner.per)
        per = outer.unit or outer.per
        if not link or inner.kind & outer.kind or inner.kind & per or link & per:
            continue
        if link & ask.what or any(link & a.kind for a in amounts) or any(link & n.what for n in named):
            continue
        product = Bin("*", outer.value, inner.value, "cdot")
        return [replace(outer, value=product, kind=inner.kind, falling=inner.falling)]
    return rates
