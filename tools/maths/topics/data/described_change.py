"""A data set that is only described, one value of it replaced or all moved, and sentences comparing the two sets.

"The greatest value, 31, was entered as 310", "6 is added to each value of R to make S": many sets that fit are made, and
a sentence must hold in all of them. Also: what makes a mean lie above (or below) its median.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tools.maths.choice_reading import roman_choice
from tools.maths.derivation import Derivation
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.data import measures
from tools.maths.topics.data.changes import Lists, meets, pair_of
from tools.maths.topics.data.described_sets import all_moved, one_joins, one_replaced
from tools.maths.topics.data.mean_or_median import beside_the_median
from tools.maths.topics.data.measure_claims import holds, read_claims
from tools.maths.topics.data.true_in_all import by_examples, measures_said

READS_SENTENCES = True

_TURNED = re.compile(r"\bexcept\b|\bcould\b|\bmay\b|\bmight\b|\bleast\b|\bmost\b")


def solve(stem: Stem) -> Derivation | None:
    """The sentence (or the statements) that hold in every set that fits; or the reason for a mean beside its median."""
    if len(stem.choices) < 3 or stem.tables:
        return None
    reason = beside_the_median(stem)
    if reason is not None:
        return reason
    if _TURNED.search(stem.ask) or not measures_said(stem):
        return None
    told = " ".join(stem.told)
    make = one_replaced(stem, told + " " + stem.ask) or one_joins(stem, told + " " + stem.ask) or all_moved(stem, told)
    if make is None:
        return None
    examples = make(7)
    right = _right(stem, examples)
    if right is None or len(examples) < 10:
        return None
    asked = "You are asked what the change does to the measures: think of a short list that fits."
    found = by_examples(stem, right, examples[0], asked, lambda: _right(stem, make(8)) is right)
    return found if found.moves else None


# ---- sentences -------------------------------------------------------------------------------------------------

_SET = re.compile(r"\b(?:set|list|group|class|sample) ([a-z])\b")


def _right(stem: Stem, examples: Sequence[Lists]) -> Choice | None:
    if stem.statements:
        flags = [_always(stem, s, examples) for s in stem.statements]
        return None if None in flags else roman_choice(stem.choices, [bool(f) for f in flags])
    verdicts = [_always(stem, c.text, examples) for c in stem.choices]
    good = [c for c, v in zip(stem.choices, verdicts, strict=True) if v]
    return good[0] if len(good) == 1 and sum(v is None for v in verdicts) < 2 else None


def _always(stem: Stem, text: str, examples: Sequence[Lists]) -> bool | None:
    """Whether a sentence holds in all examples, None when it cannot be read."""
    names = [n for _, n in measures.named(text)]
    claims = read_claims(text, _places(stem))
    if not claims and len(names) == 1 and len(text.split()) <= 6:
        asked = [meets(stem.ask, pair_of(e, names[0])) for e in examples]
        return None if None in asked else all(asked)
    if not claims:
        return None
    found = [holds(c, pair_of(e, c.measure)) for c in claims for e in examples]
    return None if None in found else all(found)


def _places(stem: Stem) -> Callable[[int, str], int] | None:
    """Where a text names the first set (0) or the second (1), by their letters; None where the sets have none."""
    told = " ".join(stem.told)
    spelled = re.sub(r"⟦S(\d+)⟧", lambda m: getattr(stem.nodes[int(m[1])], "name", " ").lower(), told)
    order = list(dict.fromkeys(_SET.findall(spelled)))
    made = re.search(
        r"\b(?:set|list|group|sample) ([a-z]) (?:is|was|consists|can be) (?:then )?(?:made|created|formed|obtained|generated|produced|found|of|constructed)",
        spelled,
    )
    if len(order) != 2:
        return None
    if made:
        order = [n for n in order if n != made[1]] + [made[1]]

    def place(which: int, text: str) -> int:
        match = re.search(rf"(?<![a-z']){order[which]}(?![a-z'])", text)
        return match.start() if match else -1

    return place
