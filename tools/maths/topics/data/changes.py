"""One list before and after a change, or two lists side by side: a measure of both, and the choice that says so."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Move, words
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.data import measures

CONCEPT = (
    "The mean and the range feel every extreme value; the median only depends on the middle of the ordered list; the "
    "standard deviation measures how far the values lie from their mean."
)
MOST = re.compile(
    r"\b(?:changes?|changed|increases?|increased|decreases?|decreased|affected|differ)\b[^.?]*\b(?:the )?(?:most|greatest)|\bgreatest (?:change|increase|decrease)|\bmost (?:affected|changed)"
)
LEAST = re.compile(
    r"\b(?:changes?|changed|affected|decreases?|increases?|differ)\b[^.?]*\b(?:the )?least|\bleast (?:affected|changed|change)"
)

Lists = tuple[tuple[Fraction, ...], tuple[Fraction, ...]]


def pair_of(lists: Lists, name: str) -> tuple[Fraction | None, Fraction | None]:
    """A measure of the first list and of the second."""
    return measures.measure(name, lists[0]), measures.measure(name, lists[1])


def meets(ask: str, pair: tuple[Fraction | None, Fraction | None]) -> bool | None:
    """Whether a measure before and after does what the question says ("must change", "will not change")."""
    before, after = pair
    if before is None or after is None:
        return None
    if re.search(r"(?:\bnot|n't) (?:be |remain |stay )?(?:exactly )?(?:the )?same\b", ask):
        return before != after
    if re.search(
        r"(?:\bnot|\bcannot|n't) (?:be )?(?:change|affect)|\bunchanged|\bunaffected|\bremains?\b|\bstays?\b|\bsame\b",
        ask,
    ):
        return before == after
    if re.search(r"\bincrease|\bgreater\b", ask):
        return after > before
    if re.search(r"\bdecrease|\bless\b", ask):
        return after < before
    return before != after if re.search(r"\bchange|\baffect|\bdiffer", ask) else None


def by_measure_name(stem: Stem, lists: Lists) -> Choice | None:
    """Choices that are names of measures: the one that changes most, least, or as the question says."""
    named = []
    for choice in stem.choices:
        names = [n for _, n in measures.named(choice.text)]
        if len(names) != 1 or len(choice.text.split()) > 4:
            return None
        before, after = pair_of(lists, names[0])
        if before is None or after is None or (names[0] == "standard deviation" and MOST.search(stem.ask)):
            return None
        named.append((abs(after - before), choice, meets(stem.ask, (before, after))))
    ranked = sorted(named, key=lambda item: item[0])
    if MOST.search(stem.ask):
        return ranked[-1][1] if ranked[-1][0] > ranked[-2][0] else None
    if LEAST.search(stem.ask):
        return ranked[0][1] if ranked[0][0] < ranked[1][0] else None
    hits = [c for _, c, meets in named if meets]
    return hits[0] if len(hits) == 1 else None


def by_measure_set(stem: Stem, lists: Lists) -> Choice | None:
    """Choices that name several measures or none ("both the mean and the median", "the mean only"): all that do it.

    The measures asked about are those of the question, or all that the choices name.
    """
    said = [named_alone(c.text) for c in stem.choices]
    if len(said) < 3 or any(s is None for s in said) or MOST.search(stem.ask) or LEAST.search(stem.ask):
        return None
    asked = {n for _, n in measures.named(stem.ask)}
    universe = asked or {n for s in said if s for n in s}
    if len(universe) < 2 or any(not s <= universe for s in said if s is not None):
        return None
    does = {name: meets(stem.ask, pair_of(lists, name)) for name in universe}
    if any(v is None for v in does.values()):
        return None
    right = {name for name, v in does.items() if v}
    hits = [c for c, s in zip(stem.choices, said, strict=True) if s == right]
    return hits[0] if len(hits) == 1 else None


def named_alone(text: str) -> frozenset[str] | None:
    """The measures a choice lists and no others; None when it says anything else.

    >>> sorted(named_alone("Both the mean and the median")), named_alone("Neither the mean nor the range")
    (['mean', 'median'], frozenset())
    >>> named_alone("The mean increases")
    """
    plain = text.lower().strip(" .")
    names = frozenset(n for _, n in measures.named(plain))
    rest = plain
    for name in sorted(names, key=len, reverse=True):
        rest = re.sub(rf"\b{name}s?\b", " ", rest)
    left = set(re.findall(r"[a-z0-9]+", rest)) - {"the", "and", "only"}
    if left in ({"neither", "nor"}, {"neither"}, {"none"}, {"neither", "of", "them"}, {"none", "of", "them"}):
        return frozenset()
    return names if names and not left - {"both"} and ("both" not in left or len(names) == 2) else None


def _listed(values: tuple[Fraction, ...]) -> str:
    """A list for a step; of a long one the two ends."""
    texts = [measures.text_of(v) for v in values]
    return ", ".join(texts if len(texts) <= 24 else [*texts[:10], "…", *texts[-10:]])


def compare_moves(name: str, lists: Lists) -> list[Move]:
    """One line a measure: its value in both lists."""
    pair = pair_of(lists, name)
    if pair[0] is None or pair[1] is None:
        return []
    title = "square of the standard deviation (the variance)" if name == "standard deviation" else name
    after = ", ".join(measures.text_of(v) for v in pair if v is not None)
    before = " — ".join(_listed(side) for side in lists)
    return [
        Move(
            f"Compare the {name}s" if name != "standard deviation" else "Compare the spreads",
            f"Work out the {title} of both lists and compare.",
            words(before),
            words(after),
            check=lambda: (measures.again(name, lists[0]), measures.again(name, lists[1])) == pair,
        )
    ]
