"""The percent change between two amounts told anywhere, each with its time: "240 in May … in June it was 300".

The earlier amount is the base. Times are months, weekdays, years, last and this year, or buying and selling. Not
read: more than two amounts, and times that cannot be put in order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.maths.derivation import Derivation
from tools.maths.stem import Stem
from tools.maths.topics.proportion import percent_changes, picture, telling
from tools.maths.topics.proportion.roles import is_year
from tools.maths.topics.proportion.units import singular
from tools.maths.tree import Num

_ORDERS_TEXT = """
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    yesterday today
    morning afternoon evening
"""
_ORDERS = tuple(line.split() for line in _ORDERS_TEXT.strip().splitlines())
_PAIRS = (
    (r"\b(?:last|previous) (?:year|month|week|season|quarter)\b", r"\bthis (?:year|month|week|season|quarter)\b"),
    (r"\b(?:buys?|bought|purchased?|purchases|paid)\b", r"\b(?:sells?|sold|resells?|resold)\b"),
    (
        r"\b(?:originally|initially|used to|at first|at the beginning|at the start)\b",
        r"\b(?:now|currently|at the end|in the end|today)\b",
    ),
    (
        r"\b(?:in|during) the first (?:year|month|week|quarter)\b",
        r"\b(?:in|during) the (?:second|last) (?:year|month|week|quarter)\b",
    ),
)
_ASKED = re.compile(
    r"\bpercent(?:age)? (?:increase|decrease|change|markup|profit|gain|loss|growth|drop|reduction)\b|\bby "
    "(?:approximately |about )?what percent"
    r"(?:age)? (?:did|has|was|were|is)\b[^?]*\b(?:increas|decreas|rise|r[io]se|fall|fell|grow|grew|drop"
    "|chang|declin|go up|go down)"
)
_CUT = re.compile(r"[;,]|\.(?= |$)|\?|\b(?:and|but|while|whereas)\b")


@dataclass(frozen=True)
class Dated:
    """An amount's placeholder with when it was: the family of times and the place in it."""

    place: int
    family: int
    when: int


_OWN_TEXT = """
    increase increased decrease decreased percent first last second total before then only
"""
_OWN = frozenset(_OWN_TEXT.split())


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a percent change between two dated amounts, None for anything else."""
    if stem.tables or stem.placeholders("RFESTDP") or not _ASKED.search(stem.ask):
        return None
    amounts = [i for i in stem.placeholders("NM") if not is_year(stem.nodes[i])]
    if len(amounts) != 2 or len({bool(f"⟦M{i}⟧" in stem.prose) for i in amounts}) != 1:
        return None
    dated = _dated(stem, amounts)
    if dated is None or _unlike(stem, amounts):
        return None
    first, second = sorted(dated, key=lambda d: d.when)
    if first.family != second.family or first.when == second.when:
        return None
    rest = re.sub(r"⟦[A-Z]\d+⟧", " ", _ASKED.sub(" ", stem.prose))
    hard, soft = telling.traps(rest, _OWN)
    if hard:
        return None
    before, after = stem.nodes[first.place], stem.nodes[second.place]
    return picture.changed(percent_changes.compared(stem, before, after, full=not soft), "percent", before, after, ())


def _dated(stem: Stem, amounts: list[int]) -> list[Dated] | None:
    """Each amount with the one time that stands in its own piece of the text."""
    found: list[Dated] = []
    for sentence in stem.sentences:
        said = re.split(r"\b(?:what|by what|find)\b", sentence)[0] if sentence == stem.ask else sentence
        for piece in _CUT.split(said):
            here = [i for i in amounts if re.search(rf"⟦[NM]{i}⟧", piece)]
            times = _times(stem, piece)
            if len(here) > 1 or (here and len(times) != 1):
                return None
            if here:
                found.append(Dated(here[0], *times[0]))
    asked = _times(stem, stem.ask)
    if len(found) != 2 or any((d.family in {f for f, _ in asked}) and (d.family, d.when) not in asked for d in found):
        return None
    months = found[0].family == 0
    return None if months and found[0].when > found[1].when else found  # November and the February after it


def _times(stem: Stem, text: str) -> list[tuple[int, int]]:
    """The times named in a text: which family, and which place in it."""
    times: list[tuple[int, int]] = []
    for family, names in enumerate(_ORDERS):
        times += [
            (family, n)
            for n, name in enumerate(names)
            if re.search(rf"\b(?:in|by|on|during|of|from|to|this|the|and|between) {name}\b|^\W*{name}\b", text)
        ]
    for family, (early, late) in enumerate(_PAIRS, len(_ORDERS)):
        if not (re.search(early, stem.prose) and re.search(late, stem.prose)):
            continue
        times += [(family, n) for n, pattern in enumerate((early, late)) if re.search(pattern, text)]
    for place in stem.placeholders("N", text):
        node = stem.nodes[place]
        if is_year(node) and isinstance(node, Num):
            times.append((-1, int(node.value)))
    return times


def _unlike(stem: Stem, amounts: list[int]) -> bool:
    """Whether the two amounts count different things."""
    nouns = []
    for place in amounts:
        after = re.search(rf"⟦[NM]{place}⟧ ([a-z]+)", stem.prose)
        nouns.append(singular(after[1]) if after else "")
    plain = {"in", "by", "on", "during", "last", "this", "and", "but", "while", "for", "at", "to", "from", "of", ""}
    said = [n for n in nouns if n not in plain]
    return len(said) == 2 and said[0] != said[1]
