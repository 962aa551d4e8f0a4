"""A list that is only described ("the greatest of 15 prices should have been higher"), before and after one change.

What must hold is what holds in every list that fits the description: many such lists are made and tried.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation
from tools.maths.stem import Stem
from tools.maths.topics.data import measures
from tools.maths.topics.data.changes import CONCEPT, Lists, by_measure_name, compare_moves
from tools.maths.topics.data.finishing import text_answer
from tools.maths.topics.data.moved_lists import TRIALS, all_moved
from tools.maths.topics.data.true_in_all import by_examples, holding, measures_said

_N = r"⟦[NM](\d+)⟧"
_BETWEEN = re.compile(r"⟦[NM](?P<count>\d+)⟧ .*?\bbetween ⟦[NM](?P<low>\d+)⟧(?: [a-z]+)? and ⟦[NM](?P<high>\d+)⟧")
_JOINS = re.compile(
    r"\b(?:added|included|then sold|joins|another|tenth|sixth|seventh|eighth|ninth|eleventh|new)\b[^.]*?⟦[NM](\d+)⟧"
)
_HIGH = r"greatest|largest|highest|maximum|longest|oldest|tallest|heaviest|biggest|most expensive|top|fastest|(?:much|far|considerably|significantly) (?:higher|greater|larger|more expensive)"
_LOW = r"least|smallest|lowest|minimum|shortest|youngest|lightest|cheapest|least expensive|(?:much|far|considerably|significantly) (?:lower|smaller|less)"
_EXTREME = re.compile(rf"\b(?:(?P<high>{_HIGH})|(?P<low>{_LOW}))\b")
_AFTERWARDS = (
    rf"should (?:actually )?(?:have been|be) {_N}",
    rf"actual(?:ly)?(?: [a-z]+){{0,4}}? (?:is|was|were) {_N}",
    rf"(?:changed|corrected|raised|lowered|increased|decreased|reduced|replaced)(?: [a-z]+){{0,3}}? (?:to|with|by the value) {_N}",
    rf"(?:was|is) (?:really|actually|in fact) {_N}",
    rf"(?:really|actually|in fact) (?:[a-z]+ ){{0,3}}{_N}",
    rf"(?:correct|true|real) (?:[a-z]+ ){{0,2}}(?:is|was) {_N}",
)
_BY = (
    (rf"(?:increas|rais)(?:e|es|ed|ing)\b[^.⟦]{{0,60}}? by {_N}", 1),
    (rf"(?:decreas|reduc|lower)(?:e|es|ed|ing)\b[^.⟦]{{0,60}}? by {_N}", -1),
    (rf"\b(?:adds?|added|adding) {_N}[^.⟦]{{0,30}}? to (?:only )?(?:the|his|her) ", 1),
    (rf"\bsubtract(?:s|ed|ing)? {_N}[^.⟦]{{0,30}}? from (?:only )?(?:the|his|her) ", -1),
)
_ADDED = re.compile(
    rf"{_N}(?: [a-z]+){{0,3}}? (?:is|was|are) (?:then )?(?:added|included)|(?:adding|including) (?:the |a |an )?(?:[a-z]+ ){{0,4}}{_N}|original [a-z ]{{1,30}}and (?:the |a |an )?(?:[a-z]+ ){{0,4}}{_N}"
)
_REMOVED = re.compile(r"\b(?:remov|delet|dropp|exclud|omitt|discard)")
_EVERY = re.compile(
    r"\b(?:each|every|all of the (?:values|numbers)|both|two of)\b[^.]* (?:increas|decreas|add|subtract|doubl|multipl|remov)"
)


@dataclass(frozen=True)
class _Change:
    """What happens to one end of the list. high: which end. kind: "replace", "add" or "remove"; old, new: its value
    before and after, None where not told. stays: told that it is still the end of the list afterwards.
    """

    high: bool
    kind: str
    old: Fraction | None = None
    new: Fraction | None = None
    stays: bool = False
    distinct: bool = False  # no value occurs twice


def solve(stem: Stem) -> Derivation | None:
    """What must (not) change; only with choices."""
    if not stem.choices or stem.tables or len(stem.prose) > 2000 or not measures_said(stem):
        return None
    if len(stem.placeholders("NM")) > 5:
        return None
    return _bounded_outlier(stem) or _one_end(stem) or all_moved(stem)


def _one_end(stem: Stem) -> Derivation | None:
    change = _change_in(stem)
    if change is not None and re.search(r"\b(?:distinct|different)\b", " ".join(stem.told)):
        change = replace(change, distinct=True)
    if change is None or _EVERY.search(stem.prose):
        return None
    size = re.search(r"⟦N(\d+)⟧ (?!points?\b|dollars?\b)[a-z]", stem.prose)
    count = stem.value(f"⟦N{size.group(1)}⟧") if size else None
    if count in (change.old, change.new):
        count = None
    if count is not None and (count.denominator != 1 or not 3 <= count <= 400):
        return None
    examples = _examples(change, None if count is None else int(count), TRIALS, 11)
    right = holding(stem, examples)
    if right is None:
        return None
    size_told = None if count is None else int(count)
    return by_examples(
        stem, right, examples[0],
        "You are asked what the change of one end of a list does to its measures: think of an example that fits.",
        lambda: holding(stem, _examples(change, size_told, TRIALS, 12)) is right,
    )  # fmt: skip


def _change_in(stem: Stem) -> _Change | None:
    """The change of one end of the list that the problem tells of."""
    told = " ".join([*stem.told, re.sub(r"\bthe (?:least|most|greatest)(?: amount)?(?= ?\?)", "", stem.ask)])
    found = list(_EXTREME.finditer(told))
    if not found:
        return None
    sides = {bool(m["high"]) for m in found}
    if len(sides) != 1:
        return None
    high = sides.pop()
    stays = bool(re.search(r"\b(?:still|remains?) (?:the )?(?:" + _HIGH + "|" + _LOW + r")\b", told))
    for pattern, sign in _BY:
        if match := re.search(pattern, told):
            by = stem.value(f"⟦N{match.group(1)}⟧")
            old = _old(stem, told, {int(match.group(1))})
            return (
                None
                if by is None
                else _Change(high, "replace", old or Fraction(100), (old or Fraction(100)) + sign * by, stays)
            )
    for pattern in _AFTERWARDS:
        if match := re.search(pattern, told):
            new = stem.value(f"⟦N{match.group(1)}⟧")
            old = _old(stem, told, {int(match.group(1))})
            return None if new is None or old is None else _Change(high, "replace", old, new, stays)
    if (match := _ADDED.search(told)) and not _REMOVED.search(told):
        place = next(int(g) for g in match.groups() if g)
        new, old = stem.value(f"⟦N{place}⟧"), _old(stem, told, {place})
        outside = None not in (new, old) and ((new or 0) > (old or 0)) is high and new != old
        return _Change(high, "add", old, new) if outside else None
    if _REMOVED.search(told) and not stem.placeholders("P"):
        return _Change(high, "remove")
    return None


def _old(stem: Stem, told: str, taken: set[int]) -> Fraction | None:
    """The value that stands with the end of the list before the change."""
    words = rf"(?:{_HIGH}|{_LOW})"
    for pattern in (rf"{words}\b[^.⟦]{{0,90}}? (?:is|was|of|as|reported|recorded|listed|at|be)[^.⟦]{{0,12}}? {_N}", rf"{words}\b[^.⟦]{{0,60}}?,? {_N}", rf"{_N}[^.⟦]{{0,40}}? {words}"):  # fmt: skip
        for match in re.finditer(pattern, told):
            place = int(match.group(1))
            if place not in taken:
                return stem.value(f"⟦N{place}⟧")
    return None


def _examples(change: _Change, count: int | None, trials: int, seed: int) -> list[Lists]:
    """Lists that fit the description, before and after the change."""
    generator = random.Random(seed)
    out: list[Lists] = []
    old = change.old if change.old is not None else Fraction(100)
    new = change.new if change.new is not None else old
    gap = max(abs(new - old), Fraction(1))
    for trial in range(trials * 4):
        size = count if count is not None else 5 + trial % 8
        width = gap * generator.choice((Fraction(1, 2), Fraction(2), Fraction(8)))
        levels = 4000 if change.distinct else generator.choice((2, 3, 4000))
        step = lambda: width * generator.randint(1, levels) / levels  # noqa: E731, B023 (used at once)
        others = tuple(old - step() if change.high else old + step() for _ in range(size - 1))
        before = (*others, old)
        if change.stays and any((o > new) is change.high for o in others if o != new):
            continue
        after = {"replace": (*others, new), "add": (*before, new), "remove": others}[change.kind]
        out.append((before, after))
        if len(out) == trials:
            break
    return out


# ---- an outlier joins values that are only bounded ------------------------------------------------------------------


def _bounded_outlier(stem: Stem) -> Derivation | None:
    """Values known only to lie between two numbers, and one far outside: tried on many such lists."""
    bounds = _BETWEEN.search(stem.prose)
    joins = _JOINS.search(stem.prose[bounds.end() :]) if bounds else None
    if bounds is None or joins is None:
        return None
    count, low, high, new = (
        stem.value(f"⟦N{n}⟧") for n in (bounds["count"], bounds["low"], bounds["high"], joins.group(1))
    )
    if count is None or low is None or high is None or new is None or not (3 <= count <= 100 and low < high):
        return None
    if low <= new <= high:
        return None
    generator = random.Random(5)
    hits: set[str] = set()
    for _ in range(40):
        values = tuple(low + (high - low) * generator.randint(0, 50) / 50 for _ in range(int(count)))
        chosen = by_measure_name(stem, (values, (*values, new)))
        if chosen is None:
            return None
        hits.add(chosen.letter)
    if len(hits) != 1:
        return None
    right = next(c for c in stem.choices if c.letter in hits)
    example = tuple(low + (high - low) * step / count for step in range(int(count)))
    lists = (example, (*example, new))
    names = tuple(dict.fromkeys(n for _, n in measures.named(" ".join(c.text for c in stem.choices))))
    return text_answer(
        stem,
        right,
        Derivation(
            skill=skills.ONE_VARIABLE_DATA,
            concept=CONCEPT,
            moves=tuple(m for n in names for m in compare_moves(n, lists)),
            solutions=({},),
            values=(),
            asked="You are asked which measure feels the far-off value most: try it on an example that fits.",
            confirm=lambda: by_measure_name(stem, lists) is right,
            full=False,
        ),
    )
