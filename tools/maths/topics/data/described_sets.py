"""Sets of data that fit a description, before and after one value is replaced, one comes, or all are moved."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import random
import re
from collections.abc import Callable
from fractions import Fraction

from tools.maths.stem import Stem
from tools.maths.topics.data.changes import Lists

_N = r"⟦[NM](\d+)⟧"
_SWAPS = (  # groups: old, new
    (rf"{_N} (?:is|was) (?:replaced|changed) (?:by|with|to|into) {_N}", False),
    (rf"(?:replac\w+|chang\w+) (?:the )?(?:[a-z]+ )?{_N} (?:by|with|to|into) {_N}", False),
    (rf"(?:entered|recorded|copied|typed|written|reported|listed|misread) as {_N} (?:instead of|rather than|in place of) {_N}", True),
    (rf"(?:entered|recorded|copied|typed|written|reported|listed|misread) as {_N},? (?:but|and) (?:it )?should (?:actually )?(?:have been|be) (?:[a-z]+ as )?{_N}", False),
    (rf"(?:entered|recorded|copied|reported|listed) as {_N}[^.⟦]*\b(?:actually|really|in fact)\b[^.⟦]*{_N}", False),
    (rf"(?:value|number|score|integer|entry) of {_N} (?:is|was) (?:changed|corrected) to {_N}", False),
)  # fmt: skip
_EACH = re.compile(
    rf"\b(?P<way>add|increas|subtract|decreas|multipl|divid|reduc)\w*\b(?P<between>[^.⟦]*?){_N}[^.]*?\b(?:each|every|all)\b"
    rf"|\b(?:each|every|all)\b[^.⟦]*?\b(?P<way2>add|increas|subtract|decreas|multipl|divid|reduc)\w*\b[^.⟦]*?{_N}"
)


def one_replaced(stem: Stem, told: str) -> Callable[[int], list[Lists]] | None:
    """One end of a set gets another value, beyond the same end."""
    match, turned = next(((m, t) for pattern, t in _SWAPS if (m := re.search(pattern, told))), (None, False))
    if (
        match is None
        or len(re.findall(r"(?<!have been )\b(?:replaced|recorded as|entered as|copied as|changed to)\b", told)) > 1
    ):
        return None
    values = [stem.value(f"⟦N{g}⟧") for g in match.groups()]
    new, old = values if turned else values[::-1]
    if old is None or new is None or old == new:
        return None
    count = next(
        (
            v
            for n in re.findall(
                r"⟦N(\d+)⟧ (?:different |distinct |positive )*(?:[a-z]+ )?(?:values|numbers|integers|plants|scores|students|people|items|data|employees|animals|homes|houses|children|players|[a-z]+s)\b",
                told,
            )
            if (v := stem.value(f"⟦N{n}⟧")) is not None and v not in (old, new)
        ),
        None,
    )
    ends = [
        (bool(m["high"]), stem.value(f"⟦N{m['n']}⟧"))
        for m in re.finditer(
            r"\b(?:(?P<high>greatest|largest|highest|maximum|tallest|longest|heaviest|oldest)|(?P<low>least|smallest|lowest|minimum|shortest|lightest|youngest))\b[^.⟦]*?⟦[NM](?P<n>\d+)⟧",
            told,
        )
    ]
    ends += [
        (bool(m["high"]), stem.value(f"⟦N{m['n']}⟧"))
        for m in re.finditer(
            r"⟦[NM](?P<n>\d+)⟧,? (?:[a-z]+ )?(?:is|was|were) the (?:(?P<high>greatest|largest|highest|maximum|tallest|longest|heaviest|oldest)|(?P<low>least|smallest|lowest|minimum|shortest|lightest|youngest))\b",
            told,
        )
    ]
    sides = {high for high, value in ends if value == old}
    if len(sides) != 1 or count is None or count.denominator != 1 or not 3 <= count <= 1000:
        return None
    high = sides.pop()
    other = next((value for side, value in ends if side is not high and value is not None), None)
    if (new > old) is not high:
        return None  # what was the end may end up anywhere
    size = min(int(count), 15) if count % 2 else min(int(count), 16)

    def make(seed: int) -> list[Lists]:
        source = random.Random(seed)
        far = other if other is not None else old - 40 if high else old + 40
        low, top = sorted((far, old))
        out: list[Lists] = []
        for _ in range(40):
            middle = [low + (top - low) * Fraction(k, 400) for k in source.sample(range(1, 400), size - 2)]
            end = (
                far
                if other is not None
                else low + (top - low) * Fraction(source.randint(0, 399), 400)
                if high
                else top - (top - low) * Fraction(source.randint(0, 399), 400)
            )
            before = tuple(sorted([*middle, end, old]))
            after = list(before)
            after.remove(old)
            out.append((before, tuple(sorted([*after, new]))))
        return out

    return make


_MEAN = re.compile(rf"\b(?:mean|average)\b[^.⟦]*? (?:of|is|was) {_N}")
_JOINS = re.compile(
    rf"\bnew\b[^.⟦]*{_N}[^.]*\b(?:joins?|added|included|hired|enters)\b|\b(?:joins?|is added|are added|is included|is hired)\b[^.⟦]*{_N}"
)


def one_joins(stem: Stem, told: str) -> Callable[[int], list[Lists]] | None:
    """One more value comes to a set whose size and mean are told."""
    mean, joins = _MEAN.search(told), _JOINS.search(told)
    size = re.search(r"⟦N(\d+)⟧ (?!years?\b|points?\b)[a-z]+", told)
    if (
        mean is None
        or joins is None
        or size is None
        or len(re.findall(r"⟦N\d+⟧", joins.group())) > 1
        or re.search(r"\b(?:members|students|people|values|numbers) who\b|\bboth\b", told)
        or re.search(
            r"\b(?:leaves?|left|replac\w+|median|range)\b", re.sub(r"\b(?:no one|nobody|no member) leaves\b", "", told)
        )
    ):
        return None
    m, v, n = (stem.value(f"⟦N{g}⟧") for g in (mean[1], joins[1] or joins[2], size[1]))
    if (
        m is None
        or v is None
        or n is None
        or n.denominator != 1
        or not 3 <= n <= 60
        or len({mean[1], joins[1] or joins[2], size[1]}) < 3
    ):
        return None

    def make(seed: int) -> list[Lists]:
        source = random.Random(seed)
        out: list[Lists] = []
        for trial in range(40):
            wide = max(1, int(abs(v - m)) * (1 + trial % 3) // 2)
            values = (
                [Fraction(source.randint(-wide, wide)) for _ in range(int(n))] if trial % 4 else [Fraction(0)] * int(n)
            )
            gap = m - sum(values) / n
            before = tuple(sorted(x + gap for x in values))
            out.append((before, tuple(sorted([*before, v]))))
        return out

    return make


def all_moved(stem: Stem, told: str) -> Callable[[int], list[Lists]] | None:
    """Every value moved by one rule, into a second set."""
    found = list(_EACH.finditer(told))
    if len(found) != 1 or re.search(r"\b(?:except|only|some|other than|but not|half|then|both)\b", told):
        return None
    match = found[0]
    place = next(g for g in (match[3], match[5]) if g)
    n, way = stem.value(f"⟦N{place}⟧"), match["way"] or match["way2"]
    if n is None or n in (0, 1) or re.search(r"%|percent", match.group()) or f"⟦P{place}⟧" in told:
        return None
    rule: dict[str, Callable[[Fraction], Fraction]] = {
        "add": lambda v: v + n, "increas": lambda v: v + n, "subtract": lambda v: v - n, "decreas": lambda v: v - n,
        "reduc": lambda v: v - n, "multipl": lambda v: v * n, "divid": lambda v: v / n,
    }  # fmt: skip

    def make(seed: int) -> list[Lists]:
        source = random.Random(seed)
        out: list[Lists] = []
        for trial in range(40):
            before = tuple(sorted(Fraction(source.randint(1, 90)) for _ in range(5 + trial % 7)))
            if before[0] != before[-1]:
                out.append((before, tuple(sorted(rule[way](v) for v in before))))
        return out

    return make
