"""Units of one kind in one story: amounts told in hours beside a rate per minute, a height asked for in feet.

Amounts are changed to the unit of the rate, and what is asked in another unit is changed at the end. Lengths, weights,
volumes, short times, months and years; areas and stories that mix other units are left alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from tools.maths.topics.stories.asking import Ask
from tools.maths.topics.stories.facts import Amount, Rate, Reading
from tools.maths.topics.stories.nouns import MONEY, Noun, stem_of
from tools.maths.topics.stories.text import Story
from tools.maths.topics.stories.units import FAMILIES, Factors
from tools.maths.tree import Bin, Node, num


def measured(story: Story, reading: Reading, wanted: Ask) -> tuple[Reading, Ask, Fraction] | None:
    """The reading in the rates' units, the question in them, and how many asked units one of them is.

    None where the units do not fit together.
    """
    facts = list(reading.facts)
    factor = Fraction(1)
    rates = [f for f in facts if isinstance(f, Rate)]
    asking = story.sentences[story.asking]
    for family in FAMILIES:
        told = {u for r in rates for u in (r.kind | r.per) & set(family)}
        if len(told) != 1:
            continue
        base = next(iter(told))
        for index, fact in enumerate(facts):
            other = fact.kind & set(family) if isinstance(fact, Amount) else frozenset()
            if isinstance(fact, Amount) and len(other) == 1 and base not in other:
                facts[index] = _changed(fact, next(iter(other)), base, family)
                wanted = replace(wanted, units=wanted.units | other)
        asked = _asked(asking, reading, story, family)
        mixed = facts != reading.facts and any(r.kind & set(family) for r in rates)
        if mixed and not asked and wanted.kind in ("size", "amount", "which"):
            return None  # "how tall is it", told in feet and in inches
        if not asked or base in asked:
            continue
        if len(asked) > 1 or re.search(r"\b(?:square|cubic)\b", asking) or factor != 1:
            return None
        unit = next(iter(asked))
        factor = family[base] / family[unit]
        what = (wanted.what - {unit}) | {base} if unit in wanted.what else wanted.what
        wanted = replace(wanted, what=what, units=wanted.units | {unit})
    if any(f.kind == MONEY for f in rates) and re.search(r"\bin cents\b|\bhow many cents\b", asking):
        if "cent" in wanted.what:
            wanted = replace(wanted, kind="money", what=wanted.what - {"cent"})
        factor, wanted = factor * 100, replace(wanted, units=wanted.units | {"cent"})
    return Reading(facts, reading.taken, reading.missed), wanted, factor


def _asked(asking: str, reading: Reading, story: Story, family: Factors) -> Noun:
    """The units of a family that the question itself names: "how many feet", "in inches"."""
    kept = list(asking)
    for start, end in reading.taken[story.asking]:
        kept[start:end] = " " * (min(end, len(kept)) - start)
    found = re.findall(
        r"\b(?:in|how many|how many (?:full|whole|complete|more|total)|number of) ([a-z]+)\b", "".join(kept)
    )
    return frozenset(stem_of(w) for w in found) & frozenset(family)


def _changed(fact: Amount, unit: str, base: str, family: Factors) -> Amount:
    ratio = family[unit] / family[base]
    value: Node = fact.value
    if ratio.denominator == 1:
        value = Bin("*", value, num(ratio), "cdot")
    elif ratio.numerator == 1:
        value = Bin("/", value, num(ratio.denominator))
    else:
        value = Bin("/", Bin("*", value, num(ratio.numerator), "cdot"), num(ratio.denominator))
    swap = {unit: base}
    return replace(
        fact,
        value=value,
        kind=frozenset(swap.get(s, s) for s in fact.kind),
        wide=frozenset(swap.get(s, s) for s in fact.wide),
    )
