"""A list that is only described, every value of it moved by the same rule: "each number is increased by 4"."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.stem import Stem
from tools.maths.topics.data import measures
from tools.maths.topics.data.changes import Lists
from tools.maths.topics.data.edits import Edit, edit_in
from tools.maths.topics.data.true_in_all import by_examples, holding

TRIALS = 60
_GIVEN = re.compile(
    r"\b(?P<name>mean|average|median|range|standard deviation)(?: \([a-z ]+\))?(?: [a-z]+){0,6}? (?:of|is|was) ⟦[NM](?P<n>\d+)⟧"
)


def all_moved(stem: Stem) -> Derivation | None:
    """ "Each number is increased by 4": lists that fit what is told, before and after the rule."""
    edit = edit_in(stem, ())
    if edit is None or edit.kind not in ("shift", "scale") or not edit.numbers or edit.numbers[0] in (0, 1):
        return None
    given: dict[str, Fraction] = {}
    for match in _GIVEN.finditer(" ".join(stem.told)):
        value, name = stem.value(f"⟦N{match['n']}⟧"), "mean" if match["name"] == "average" else match["name"]
        if value is None or name in given:
            return None
        given[name] = value
    if len({"mean", "median"} & set(given)) > 1 or "standard deviation" in given or given.get("range", 1) == 0:
        return None
    examples = _moved(edit, given, 11)
    right = holding(stem, examples)
    if right is None:
        return None
    asked = "You are asked what moving every value by the same rule does: think of a short list that fits."
    return by_examples(stem, right, examples[0], asked, lambda: holding(stem, _moved(edit, given, 12)) is right)


def _moved(edit: Edit, given: Mapping[str, Fraction], seed: int) -> list[Lists]:
    """Lists with the given mean or median and range, before and after the edit."""
    generator = random.Random(seed)
    out: list[Lists] = []
    for trial in range(TRIALS):
        values = tuple(Fraction(generator.randint(1, 40)) for _ in range(4 + trial % 6))
        spread = max(values) - min(values)
        if not spread:
            continue
        if "range" in given:
            values = tuple(v * given["range"] / spread for v in values)
        for name in ("mean", "median"):
            if name in given:
                gap = given[name] - (measures.measure(name, values) or 0)
                values = tuple(v + gap for v in values)
        after = edit.apply(values)
        if after is not None:
            out.append((values, after))
    return out
