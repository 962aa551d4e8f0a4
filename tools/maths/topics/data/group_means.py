"""Groups put together, or taken apart: the mean of all of them, or of the others."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Move, Slip
from tools.maths.stem import Stem
from tools.maths.topics.data.mean_facts import MEAN, Fact
from tools.maths.topics.data.mean_totals import Total, loose_numbers, total_move
from tools.maths.tree import Bin, num

# The values of a group do not stay as they were when its mean was told.
_ALTERED = re.compile(
    r"\b(?:later|afterwards?|then|curve[ds]?|rescaled|raised|lowered|rais(?:es|ing)|adjust[a-z]*|correct(?:s|ed|ion)|regrad[a-z]*|bonus|"
    r"dropp?(?:s|ed)|thrown|discard[a-z]*|doubled?|halved|added|adds|subtract[a-z]*|deduct[a-z]*|increas[a-z]*|decreas[a-z]*|"
    r"chang[a-z]*|final scores)\b"
)


_GROUPS = r"(?:[a-z]+ )?(?:groups|classes|sections|teams|sets|parts|lists|schools|samples|departments|shifts|batches|stores|rooms|offices|means|averages|combined|together)\b"


_ALL = re.compile(r"\b(?:all|combined|overall|both|together|entire|whole|every)\b")


def combined(stem: Stem, facts: tuple[Fact, ...]) -> Total | None:
    """Two groups and all of them together: two of the three are given, the third is asked."""
    if len(facts) != 2 or _ALTERED.search(stem.prose):
        return None
    one, two = facts
    loose = [(v, p) for v, p in loose_numbers(stem, facts) if v != 2 or not re.search(rf"⟦N{p}⟧ {_GROUPS}", stem.prose)]
    whole = one.count + two.count
    asks_mean = re.search(rf"{MEAN}", stem.ask)
    if not asks_mean:
        return None
    apart = abs(one.count - two.count)
    joint = any(v == whole for v, _ in loose)
    if joint and re.search(r"⟧ of (?:these|those|them|the same|its|their)\b", stem.prose):
        return None  # one group is part of the other
    others = re.search(r"\b(?:other|remaining|rest)\b", stem.ask) or [v for v, p in loose if f"{p}⟧" in stem.ask] == [
        apart
    ]
    if not joint and (others or (one.count != two.count and _rest_asked(stem, facts))):
        large, small = (one, two) if one.count > two.count else (two, one)
        left = large.count - small.count
        if left <= 0 or any(v != left for v, _ in loose):
            return None
        total = large.count * large.mean - small.count * small.mean
        moves = (
            total_move(large, "all of them"),
            total_move(small, "the part that is known"),
            Move(
                "Subtract the totals",
                "What is left belongs to the others.",
                Bin("-", num(large.count * large.mean), num(small.count * small.mean)),
                num(total),
            ),
            Move(
                "Divide",
                "Divide by how many the others are.",
                Bin("/", num(total), num(left), "frac"),
                num(total / left),
            ),
        )
        return Total(
            total / left,
            moves,
            lambda: (
                sum([small.mean] * int(small.count) + [total / left] * int(left), Fraction(0)) / int(large.count)
                == large.mean
            ),
            frozenset((*one.used, *two.used, *(p for _, p in loose))),
            (Slip("averaged the two means", num((one.mean + two.mean) / 2)),),
            "You are asked for the mean of the others.",
        )
    if any(v != whole for v, _ in loose) or not (_ALL.search(stem.ask) or any(v == whole for v, _ in loose)):
        return None
    total = one.count * one.mean + two.count * two.mean
    moves = (
        total_move(one, "the first group"),
        total_move(two, "the second group"),
        Move(
            "Add the totals",
            "Together they have both totals.",
            Bin("+", num(one.count * one.mean), num(two.count * two.mean)),
            num(total),
        ),
        Move(
            "Divide by all",
            "Divide by how many there are together.",
            Bin("/", num(total), num(whole), "frac"),
            num(total / whole),
        ),
    )
    plain = (one.mean + two.mean) / 2
    return Total(
        total / whole,
        moves,
        lambda: (
            sum([one.mean] * int(one.count) + [two.mean] * int(two.count), Fraction(0)) / int(whole) == total / whole
        ),
        frozenset((*one.used, *two.used, *(p for _, p in loose))),
        (Slip("averaged the two means", num(plain)),) if plain != total / whole else (),
        "You are asked for the mean of both groups together.",
    )


def _rest_asked(stem: Stem, facts: tuple[Fact, ...]) -> bool:
    """Whether the larger count is of everyone and the smaller of a part of them."""
    small = min(facts, key=lambda f: f.count)
    before = stem.prose[small.where : small.where + 160]
    return bool(re.search(r"\bof (?:the|these|those|them)\b", before)) and bool(
        re.search(r"\bothers?\b|\brest\b|\bremaining\b", stem.prose)
    )
