"""A list whose values are all told, changed in one way, and sentences about what that does to its measures.

Somebody "leaves", a value is "withdrawn", "joins" or is corrected, all values grow by the same amount: the lists before
and after are built, and each sentence is tested on them. Without a list, a change of all values is tried on several.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.data import measures
from tools.maths.topics.data.changes import MOST, Lists
from tools.maths.topics.data.true_in_all import holding
from tools.maths.topics.models.claims import tidy
from tools.maths.topics.models.claims_in_words.verdicts import in_words, one_true

_SERIES = re.compile(
    r"(?:\d[\d,]*(?:\.\d+)?\s*,\s*){3,}(?:and )?\s*\d+(?:\.\d+)?|(?:\d+(?:\.\d+)?\s*,\s*){3,}(?:and )?\d+(?:\.\d+)?"
)
_OUT = re.compile(
    r"\b(?:leaves|left|removed?|removes|removing|deleted?|withdraw\w*|withdrew|quits?|drops? out|dropped|excluded?|excluding|taken (?:out|off|away)|left out|discard\w*|thrown out|resigns?|retires?|moves away|omitted|eliminated|not (?:be )?(?:counted|included|replaced)|disqualified|lost|stolen|sold|broken)\b"
)
_IN = re.compile(
    r"\b(?:joins?|joined|is added to the (?:list|data|set|group)|included|hired|arrives|moves in|enters|added as)\b"
)
_ALL = r"(?:every|each|all)\b"
_PLUS = re.compile(
    rf"\b(?:add(?:s|ed|ing)?|increas\w+|rais\w+|gave|giv\w+|rose|gains?|receiv\w+)\b.{{0,60}}\b{_ALL}|\b{_ALL}.{{0,60}}\b(?:is|are|was|were|be|received?|receives|gets?|gains?|had)\b.{{0,20}}\b(?:increased|raised|added|more|raise|bonus|extra|points|plus)"
)
_MINUS = re.compile(
    rf"\b(?:subtract\w*|reduc\w+|lower\w*|deduct\w*|take[sn]? away|decreas\w+)\b.{{0,60}}\b{_ALL}|\b{_ALL}.{{0,60}}\b(?:reduced|lowered|decreased|deducted|subtracted)"
)
_TIMES = re.compile(r"\b(?:doubl|tripl|halv|multipl|percent|convert)\w*|%")
_VERB = re.compile(
    r"\b(?:(?P<up>greater|larger|higher|increas\w+|rises?|goes up)|(?P<down>less|smaller|lower|decreas\w+|falls?|drops?)|"
    r"(?P<same>same|unchanged|(?:not|n't) (?:be )?(?:changed?|affected)|unaffected))\b"
)
_WITHOUT_LIST = tuple(
    tuple(Fraction(v) for v in values)
    for values in (
        (61, 67, 70, 74, 74, 82, 95),
        (40, 55, 58, 71, 90, 92, 92, 99),
        (12, 30, 31, 44, 50),
        (3, 5, 5, 8, 21, 34),
    )
)


def solve(stem: Stem) -> Derivation | None:
    """The one sentence that holds for the lists before and after."""
    if not in_words(stem) or stem.tables or stem.placeholders("RFE"):
        return None
    if not sum(bool(measures.named(c.text)) for c in stem.choices) >= 3:
        return None
    examples = _before_and_after(stem)
    if not examples:
        return None
    chosen = _most(stem, examples[0]) if MOST.search(stem.ask) and len(examples) == 1 else None
    chosen = chosen or (None if MOST.search(stem.ask) else holding(stem, examples) or _plainly(stem, examples))
    if chosen is None:
        return None
    names = list(dict.fromkeys(n for c in stem.choices for _, n in measures.named(c.text)))
    before, after = examples[0]
    moves = (
        Move("Write the list before and after", "Carry out the change on the whole list, in order.",
             words(measures.listed(before)), words(measures.listed(after)), check=lambda: before != after and bool(after)),
        Move("Compare each measure", "Work out every measure of both lists and compare.",
             words(", ".join(names)), words("one sentence that holds"),
             check=lambda: all(measures.again(n, side) == measures.measure(n, side) for n in names for side in (before, after))),
    )  # fmt: skip
    verdicts: dict[str, bool | None] = {c.letter: c is chosen for c in stem.choices}
    return one_true(
        stem, verdicts, skill=skills.ONE_VARIABLE_DATA, moves=moves,
        concept="The mean and the range feel every extreme value, the median only the middle; moving all values together moves the centre and leaves the spread.",
        asked="You are asked what the change does to the measures of the list.",
        confirm=lambda: all(_again(n, side) for n in names for side in (before, after)) and len(after) > 1,
    )  # fmt: skip


def _again(name: str, values: tuple[Fraction, ...]) -> bool:
    """A measure does not depend on the order in which the list is told."""
    return measures.measure(name, values) == measures.measure(name, tuple(sorted(values, reverse=True)))


def _plainly(stem: Stem, examples: list[Lists]) -> Choice | None:
    """The choice whose every measure is told to rise, fall or stay as it does in all examples."""
    verdicts = [_told_right(c.text, examples) for c in stem.choices]
    right = [c for c, v in zip(stem.choices, verdicts, strict=True) if v]
    return right[0] if len(right) == 1 and None not in verdicts else None


def _told_right(text: str, examples: list[Lists]) -> bool | None:
    """Whether what is said of each measure holds; None when a measure has nothing said of it.

    >>> _told_right("The mean is greater, but the range is the same.", [((Fraction(1), Fraction(4)), (Fraction(2), Fraction(5)))])
    True
    """
    plain = tidy(text)
    if re.search(r"\b(?:than|same amount|by the same)\b", plain):
        return None
    marks = sorted(
        [(place, "name", name) for place, name in measures.named(plain)]
        + [(m.start(), "verb", m.lastgroup or "") for m in _VERB.finditer(plain)]
    )
    waiting: list[str] = []
    verdicts: list[bool] = []
    for place, what, said in marks:
        if what == "name":
            waiting.append(said)
            continue
        size = re.search(r"(?<![\d.])(\d+(?:\.\d+)?) (?:[a-z]+ )?$", plain[:place]) or re.match(
            r"[a-z]+ by (\d+(?:\.\d+)?)", plain[place:]
        )
        for name in waiting:
            for before, after in examples:
                first, second = measures.measure(name, before), measures.measure(name, after)
                if first is None or second is None:
                    return None
                change = second - first
                held = change > 0 if said == "up" else change < 0 if said == "down" else change == 0
                if size and said != "same":
                    if name == "standard deviation" and held:
                        return None
                    held = held and abs(change) == Fraction(size.group(1))
                verdicts.append(held)
        waiting = []
    return None if waiting or not verdicts else all(verdicts)


def _before_and_after(stem: Stem) -> list[Lists]:
    """The list before and after; several example lists where the text gives none; [] when the change is not clear."""
    text = tidy(stem.text)
    found = list(_SERIES.finditer(text))
    if len(found) > 1:
        return []
    rest = text if not found else text[: found[0].start()] + " ; " + text[found[0].end() :]
    said = [
        s
        for s in re.split(r"(?<=[.?!;])\s+", rest)
        if _OUT.search(s) or _IN.search(s) or _PLUS.search(s) or _MINUS.search(s)
    ]
    change = " ".join(said)
    plus, minus = bool(_PLUS.search(change)), bool(_MINUS.search(change))
    numbers = [Fraction(n.replace(",", "").rstrip(".")) for n in re.findall(r"(?<![\d.])\d[\d,]*(?:\.\d+)?", change)]
    if plus != minus and not _TIMES.search(change) and not _OUT.search(change) and not _IN.search(change):
        count = re.search(
            r"\b(\d+) (?:of |different )?(?:[a-z]+ ){0,2}(?:students|values|numbers|scores|workers|employees|people|players|members|data|items)",
            change,
        )
        steps = [n for n in numbers if count is None or n != Fraction(count.group(1))]
        if len(steps) != 1 or steps[0] <= 0:
            return []
        step = steps[0] if plus else -steps[0]
        lists = [_values(found[0].group())] if found else list(_WITHOUT_LIST)
        return [(values, tuple(v + step for v in values)) for values in lists if values]
    values = _values(found[0].group()) if found else ()
    if len(values) < 4 or plus or minus or _TIMES.search(change):
        return []
    if bool(_OUT.search(change)) == bool(_IN.search(change)) or re.search(r"\breplaced (?:by|with)\b", change):
        return []
    scale = 1000 if re.search(r"\bin thousands\b", text) else 1
    if _OUT.search(change):
        gone = [v for v in dict.fromkeys(numbers) if v in values] or [
            v / scale for v in dict.fromkeys(numbers) if v / scale in values
        ]
        if not gone and not numbers:
            gone = _extreme(change, values)
        if len(gone) != 1 or values.count(gone[0]) != 1:
            return []
        return [(values, tuple(v for v in values if v != gone[0]))]
    return [(values, tuple(sorted((*values, numbers[0]))))] if len(numbers) == 1 else []


def _extreme(change: str, values: tuple[Fraction, ...]) -> list[Fraction]:
    high = re.search(r"\b(?:greatest|highest|largest|oldest|tallest|heaviest|longest|most expensive|maximum)\b", change)
    low = re.search(r"\b(?:least|lowest|smallest|youngest|shortest|lightest|cheapest|minimum)\b", change)
    return [] if bool(high) == bool(low) else [max(values) if high else min(values)]


def _values(series: str) -> tuple[Fraction, ...]:
    """The numbers of a list; "1,200, 1,350, …" has commas of two kinds."""
    spaced = re.split(r",\s+(?:and )?|\s+and\s+", series)
    parts = spaced if len(spaced) >= 4 else re.split(r",\s*(?:and )?|\s+and\s+", series)
    try:
        return tuple(sorted(Fraction(p.replace(",", "").strip()) for p in parts if p.strip()))
    except ValueError:
        return ()


def _most(stem: Stem, lists: Lists) -> Choice | None:
    """The measure that changes by the greatest amount, when one choice names it alone."""
    names = [[n for _, n in measures.named(c.text)] for c in stem.choices]
    single = [n[0] for n in names if len(n) == 1]
    sizes: dict[str, Fraction] = {}
    for name in single:
        first, second = (measures.measure(name, side) for side in lists)
        if first is None or second is None or name == "standard deviation":
            return None
        sizes[name] = abs(second - first)
    ranked = sorted(sizes.values())
    if len(sizes) != len(single) or len(ranked) < 2 or ranked[-1] == ranked[-2]:
        return None
    if any(not n and not re.search(r"\bsame\b|\bequal", c.text) for n, c in zip(names, stem.choices, strict=True)):
        return None
    best = max(sizes, key=lambda n: sizes[n])
    return next(c for c, n in zip(stem.choices, names, strict=True) if n == [best])
