"""Two groups that overlap and are everyone together: how many are in both, or in one only."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move
from tools.maths.stem import Stem
from tools.maths.topics.data.finishing import Found, number_answer
from tools.maths.topics.data.words import content, spoken
from tools.maths.tree import Bin, num

_WHOLE = re.compile(
    r"(?:each|every one|all) of (?:the |a group of )?⟦N(?P<n>\d+)⟧ (?P<noun>[a-z ]+?) (?P<verb>[a-z]+) (?:either )?(?P<one>[a-z ]+?),? (?:or )?(?P<two>[a-z ]+?),? or both"
)


_TURNED = re.compile(
    r"\b(?:not|no|neither|nor|never|half|twice|double|more|fewer|less|least|most|exactly|either|given|if|or|other|others|group|left|doubled)\b|n't\b"
    r"|how many\b.*\b(?:percent|fraction|probability)"
)


def _base(ask: str, kinds: list[str], sizes: list[Fraction]) -> Fraction | None:
    """The number of those among whom is asked: everyone, or one group that "both" is asked of; None when unclear."""
    ask = re.sub(r"^if [^?]*\d[^?]*, (?=(?:how many|what)\b)", "", ask)  # "if 35 study Latin …, how many" only tells
    said = [kinds.index(s) for s in content(ask) if s in kinds]
    if _TURNED.search(ask):
        return None
    if re.search(r"\bonly\b", ask):
        return sizes[0] if len(said) == 1 else None
    if len(said) == 1:  # "what fraction of the tennis players play both"
        asks_part = re.search(r"\b(?:probability|chance|fraction|percent|proportion)\b", ask)
        return sizes[1 + said[0]] if asks_part and re.search(r"\bboth\W*$", ask) else None
    together = not said or re.search(r"\bboth [a-z ]+ and [a-z ]+\W*$", ask)
    return sizes[0] if sorted(said) in ([], [0, 1]) and together else None


def overlap(stem: Stem) -> Derivation | None:
    """Everyone is in one of two groups or in both."""
    whole = _WHOLE.search(stem.prose)
    if whole is None or not re.search(r"\bboth\b|\bonly\b", stem.ask):
        return None
    total = stem.value(f"⟦N{whole['n']}⟧")
    kinds = [content(whole["one"])[-1:], content(whole["two"])[-1:]]
    counts: list[Fraction] = []
    used = {int(whole["n"])}
    for kind in kinds:
        hits = [
            m
            for m in re.finditer(r"⟦N(\d+)⟧ ([a-z ]{2,60}?)(?= and ⟦|,|\.|$)", stem.prose[whole.end() :])
            if kind and kind[0] in content(m.group(2))
        ]
        value = stem.value(f"⟦N{hits[0].group(1)}⟧") if len(hits) == 1 else None
        if value is None or "only" in hits[0].group(2).split():
            return None
        counts.append(value)
        used.add(int(hits[0].group(1)))
    if total is None or stem.unused(used) or not 0 <= (both := sum(counts) - total) <= min(counts):
        return None
    ask = spoken(stem, stem.ask)
    base = _base(ask, [k[0] for k in kinds], [total, *counts])
    if base is None:
        return None
    part = both
    moves = [
        Move(
            "Subtract the whole",
            "Adding the two groups counts those in both twice.",
            Bin("-", Bin("+", num(counts[0]), num(counts[1])), num(total)),
            num(both),
        )
    ]
    if re.search(r"\bonly\b", ask):
        index = [i for i, k in enumerate(kinds) if k[0] in content(ask)]
        if len(index) != 1:
            return None
        part = counts[index[0]] - both
        moves.append(
            Move(
                "Take away those in both",
                "Only one group means not both.",
                Bin("-", num(counts[index[0]]), num(both)),
                num(part),
            )
        )
    chance = not re.search(r"\bhow many\b", ask)
    if chance:
        moves.append(
            Move("Divide by the whole", "Part over whole.", Bin("/", num(part), num(base), "frac"), num(part / base))
        )
    value = part / base if chance else part
    people = [(i < counts[0], i >= total - counts[1]) for i in range(int(total))]

    def again() -> bool:
        found = sum(1 for a, b in people if a and b)
        return found == both and all(a or b for a, b in people) and (value * base == part if chance else value == part)

    return number_answer(
        stem,
        Found(
            skills.PROBABILITY,
            "Those in both groups are counted twice when the groups are added.",
            "You are asked about the overlap of two groups.",
            (*moves,),
            value,
            again,
            kind="percent" if "percent" in ask else "number",
            full=len(stem.sentences) <= 3,
        ),
    )
