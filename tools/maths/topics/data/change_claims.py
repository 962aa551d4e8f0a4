"""Sentences about what a change does to measures of a list, read as tests of the list before and after.

"The mean will increase by more than the median will", "neither changes", "the mean is 24 and the range is unchanged".
A sentence is read only when every measure in it meets a verb; otherwise there is no test, never a guess.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.tables import number
from tools.maths.topics.data import measures
from tools.maths.topics.data.changes import Lists, pair_of
from tools.maths.topics.data.words import unmarked

_UNSURE = re.compile(
    r"\bcannot be determined|\bnot enough information|\binsufficient|\beither\b|\bor\b|\bmay\b|\bmight\b|\bcould\b"
)
_BOUNDARY = r"[;.]|,(?: and| but| while| whereas)?|\bbut\b|\bwhile\b|\bwhereas\b|\band (?=(?:the |its |their )?(?:mean|median|mode|range|standard|interquartile|average|sum|minimum|maximum))"
_SAME = re.compile(
    r"\b(?:stays?|remains?|remain|unchanged|unaffected|no change|(?:is|are|be)? ?(?:exactly )?the same(?! amount))\b"
)
_UP = re.compile(
    r"\b(?:increas(?:e[sd]?|ing)|goes up|go up|rises?|grows?|(?:is|are|be|becomes?) (?:now )?(?:greater|larger|higher|more))\b"
)
_DOWN = re.compile(
    r"\b(?:decreas(?:e[sd]?|ing)|goes down|go down|falls?|drops?|is reduced|(?:is|are|be|becomes?) (?:now )?(?:less|smaller|lower))\b"
)
_CHANGE = re.compile(r"\b(?:chang(?:e[sd]?|ing)|affected|different|differs?)\b")
_NOT = re.compile(r"\b(?:not|neither|nor|no|never|n't)\b|n't\b")
_MORE = re.compile(r"\b(?:more|less|greater|smaller) (?:amount )?than\b(?P<than>.*)")
_EQUALLY = re.compile(r"\bby the same (?:amount|number)|\bby equal amounts|\bequally\b")
_BY = re.compile(r"\bby (?:exactly )?\$?(\d[\d,]*(?:\.\d+)?)(?! ?%| percent)")
_IS = re.compile(r"\b(?:is|be|becomes|will be|equals) (?:now )?\$?(-?\d[\d,]*(?:\.\d+)?)\b(?! ?%| percent)")


@dataclass(frozen=True)
class Said:
    """sign: 1 up, -1 down, 0 the same, None only that it changes. than: a measure it changes more (or less) than.

    by: how much it changes. value: what it is afterwards. equally: with what other measures it changes by one amount.
    """

    measure: str
    sign: int | None = None
    than: str = ""
    less: bool = False
    by: Fraction | None = None
    value: Fraction | None = None
    equally: tuple[str, ...] = ()

    def holds(self, lists: Lists) -> bool | None:
        """Whether it is so for a list before and after; None where a measure has no value."""
        first, second = pair_of(lists, self.measure)
        before, after = _size(first, self.measure), _size(second, self.measure)
        if before is None or after is None:
            return None
        if self.value is not None:
            return abs(after - float(self.value)) < 1e-9
        change = after - before
        near = abs(change) < 1e-9
        if self.sign == 0:
            return near
        if near or (self.sign is not None and (change > 0) is not (self.sign > 0)):
            return False
        if self.by is not None and abs(abs(change) - float(self.by)) > 1e-9:
            return False
        for other in (*self.equally, *((self.than,) if self.than else ())):
            first, second = pair_of(lists, other)
            b, a = _size(first, other), _size(second, other)
            if b is None or a is None:
                return None
            gap = abs(change) - abs(a - b)
            fine = abs(gap) < 1e-9 if other in self.equally else (gap < -1e-9 if self.less else gap > 1e-9)
            if not fine:
                return False
        return True


def _size(value: Fraction | None, name: str) -> float | None:
    """A measure's value; the standard deviation is kept as its square elsewhere."""
    if value is None:
        return None
    return math.sqrt(value) if name == "standard deviation" else float(value)


def read_changes(text: str, universe: Sequence[str] = ()) -> tuple[Said, ...] | None:
    """What a sentence says of the measures before and after, None when it is not wholly such a sentence.

    universe: every measure the problem speaks of: "only the mean changes" says that the others do not.

    >>> [(s.measure, s.sign) for s in read_changes("Neither the mean nor the median changes.")]
    [('mean', 0), ('median', 0)]
    >>> read_changes("The mean increases more than the median does.")[0].than
    'median'
    """
    text = " ".join(unmarked(text).replace("’", "'").split()).rstrip(".")
    if (
        not measures.named(text)
        and len(universe) == 2
        and (both := re.match(r"\W*(both|neither)\b(?: of (?:them|these))?", text))
    ):
        text = f"{both.group(1)} the {universe[0]} and the {universe[1]}{text[both.end() :]}"
    if _UNSURE.search(text) or not measures.named(text):
        return None
    text = re.sub(
        r"\b(of|for) (?:the|these|those|all|his|her|their|its) (?!mean|median|mode|range)[a-z -]*?(?=\b(?:will|would|must|does|do|is|are|increas|decreas|chang|stay|remain|and|by|than)|[,.]|$)",
        "",
        text,
    )
    neither = bool(re.match(r"\W*neither\b", text))
    found: list[Said] = []
    waiting: list[str] = []
    last: Said | None = None
    only = re.search(r"\bonly\b", text)
    for clause in re.split(_BOUNDARY, text):
        if not clause or not clause.strip():
            continue
        more = _MORE.search(clause)
        main = clause[: more.start()] if more else clause
        names = [n for _, n in measures.named(main)]
        said = _said(main, neither)
        if said is None and _NOT.search(main) and last is not None and names:
            said = Said("", 0)  # "but the median does not"
        if said is None and re.search(r"\bso (?:do|does|will)\b", main) and last is not None:
            said = last
        if said is None:
            if more:
                return None
            waiting += names
            continue
        subjects = [*waiting, *names]
        if not subjects:
            return None
        than = [n for _, n in measures.named(more.group("than"))] if more else []
        if more and (len(than) != 1 or said.sign == 0 or said.value is not None or than[0] in subjects):
            return None
        less = bool(more and re.match(r"(?:less|smaller)", more.group()))
        equally = bool(_EQUALLY.search(clause)) and said.sign != 0
        if equally and len(subjects) < 2:
            return None
        for name in subjects:
            others = tuple(n for n in subjects if n != name) if equally else ()
            found.append(Said(name, said.sign, than[0] if than else "", less, said.by, said.value, others))
        last, waiting = said, []
    if only:
        named = [n for _, n in measures.named(text)]
        if len(universe) <= len(named):
            return None
        found += [Said(name, 0) for name in universe if name not in named]
    return tuple(dict.fromkeys(found)) if found and not waiting else None


def _said(clause: str, neither: bool) -> Said | None:
    """The verb of a clause: what it says of whatever its subjects are."""
    denied = neither or bool(_NOT.search(clause))
    value, by = _IS.search(clause), _BY.search(clause)
    up, down, same = _UP.search(clause), _DOWN.search(clause), _SAME.search(clause)
    if value and not (up or down or same):
        given = number(value.group(1))
        return None if denied or given is None else Said("", value=given)
    if same:
        return Said("", None if denied else 0)
    if up or down:
        if denied or (up and down):
            return Said("", 0) if denied and neither else None
        return Said("", 1 if up else -1, by=number(by.group(1)) if by else None)
    return Said("", 0 if denied else None) if _CHANGE.search(clause) else None


def always(said: Sequence[Said], examples: Sequence[Lists]) -> bool | None:
    """Whether all that is said holds in every example; None where some measure has no value in one."""
    verdicts = [s.holds(example) for example in examples for s in said]
    if False in verdicts:
        return False
    return None if None in verdicts or not verdicts else True
