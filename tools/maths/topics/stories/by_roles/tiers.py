"""A price for a first part and another beyond it, with one letter anywhere: the fee, the amount, the rate or the total.

"c dollars for the first 2 pounds and $0.75 for each pound above 2"; "$16 per hour for the first 40 hours and 1.5 times
that rate for each hour over 40".
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tools.maths import skills
from tools.maths.topics.stories.by_roles.cases import Condition, Point, Situation, value_at
from tools.maths.topics.stories.by_roles.text import Story, stemmed
from tools.maths.values import Value

CONCEPT = (
    "Only what lies beyond the first part is charged at the second rate; take the first part off before multiplying."
)
_V = r"⟦[NMS]\d+⟧(?: dollars?| cents?)?"
_FIRST = re.compile(
    rf"(?P<base>{_V}) (?P<each>(?:per|an|for each|for every) (?P<u>[a-z]+) )?(?:for|covers|on|to cover) (?:up to )?(?:the )?first (?P<n>⟦[NS]\d+⟧) (?P<unit>[a-z]+)"
)
_BEYOND = re.compile(
    rf"(?P<rate>{_V})(?P<k> times (?:that|this|the|her|his|their|its)[a-z ]*?(?:rate|pay|wage|amount|price))?,? (?:per|an|a|for each|for every|for any|each|for)(?: (?P<more>additional|extra|further|more))? (?P<unit>[a-z]+)(?P<after> (?:above|over|beyond|after|past|in excess of|more than|worked over|worked beyond|thereafter)(?: (?:the|that|those|first))*(?: (?P<again>⟦[NS]\d+⟧))?)?"
)


def read(story: Story) -> Iterator[Situation]:
    """One letter among fee, amount and total."""
    prose = story.prose
    first = _FIRST.search(prose)
    beyond = _BEYOND.search(prose, first.end()) if first else None
    if (
        not first
        or not beyond
        or not (beyond["more"] or beyond["after"])
        or re.search(r"\b(?:next|then for|discount|tip)\b", prose)
    ):
        return
    unit = stemmed(first["unit"])
    if stemmed(beyond["unit"]) != unit or (first["each"] and stemmed(first["u"]) != unit):
        return
    if beyond["again"] and _key(story, beyond["again"]) != _key(story, first["n"]):
        return
    base, included, rate = (_key(story, x) for x in (first["base"], first["n"], beyond["rate"]))
    parts = {i for text in (first.group(), beyond.group()) for i in map(int, re.findall(r"⟦[NM](\d+)⟧", text))}
    rest = [i for i in story.stem.unused(parts) if i in story.stem.placeholders("NM")]
    names = [n for n in story.letters if n in story.written]
    taken = {x for x in (base, included, rate) if isinstance(x, str)}
    amount = _amount(story, rest, [n for n in names if n not in taken], unit)
    if amount is None or isinstance(included, str):
        return
    rest = [i for i in rest if i != amount[1] and story.number(str(i)) != included]
    total: str | Fraction | None = None
    outs = [n for n in names if n not in taken and n != amount[0]]
    if len(rest) == 1 and not outs:
        total, parts = Fraction(story.number(str(rest[0]))), parts | {rest[0]}
    elif not rest and len(outs) <= 1:
        total = outs[0] if outs else None
    else:
        return
    used = frozenset(
        parts
        | ({amount[1]} if amount[1] >= 0 else set())
        | {i for i in story.stem.placeholders("N") if story.number(str(i)) == included}
    )
    each, times, x = bool(first["each"]), bool(beyond["k"]), amount[0]
    if times and not each:
        return

    def charge(at: Point) -> Value:
        fee, after, many = value_at(base, at), value_at(rate, at), value_at(x, at)
        start = fee * included if each else fee
        return start + (after * fee if times else after) * (many - included)

    letters_ = tuple(n for n in names if n != total)
    stands = tuple((n, story.letters[n]) for n in names)
    if isinstance(total, Fraction):
        paid = total

        def gap(at: Point) -> Value:
            return charge(at) - paid

        yield Situation(
            stands,
            letters_,
            used,
            skills.LINEAR_ONE,
            CONCEPT,
            conditions=(Condition(gap, "=", "the charge for both parts against the total"),),
            span=(float(included) / 4, float(paid) * 4),
        )
        return
    if isinstance(x, str) and not (taken - {x}):
        points: tuple[Point, ...] = tuple({x: included + k} for k in (Fraction(1), Fraction(2), Fraction(5)))
    else:
        points = tuple({n: included + Fraction(k + 3 * i) for i, n in enumerate(letters_)} for k in (1, 2, 6))
    out = total or ""
    yield Situation(
        stands,
        ((out,) if out else ()) + letters_,
        used,
        skills.LINEAR_FUNCTIONS,
        CONCEPT,
        value=charge,
        points=points,
        out=out,
        amount="the whole charge",
    )


def _key(story: Story, text: str) -> str | Fraction:
    """The letter or the number of a placeholder."""
    match = re.search(r"⟦([NMS])(\d+)⟧", text)
    assert match is not None
    if match[1] == "S":
        return story.name(match[2])
    value = Fraction(story.number(match[2]))
    return value / 100 if "cent" in text else value


def _amount(story: Story, rest: list[int], names: list[str], unit: str) -> tuple[str | Fraction, int] | None:
    """How many units there are in all: a letter that counts them, or a number with that unit."""
    counted = [
        n
        for n in names
        if re.search(rf"^(?:the )?(?:total )?(?:number of )?(?:\w+ )?{unit}(?:s|es)?\b|, in {unit}", story.letters[n])
    ]
    counted = [
        n for n in counted if not re.search(r"\b(?:additional|extra|beyond|after|over|above|first)\b", story.letters[n])
    ]
    numbers = [i for i in rest if re.search(rf"⟦N{i}⟧ {unit}s?\b", story.prose)]
    told = {story.number(str(i)) for i in numbers}
    if len(counted) == 1:
        return counted[0], -1
    if not counted and len(told) == 1:
        return Fraction(story.number(str(numbers[0]))), numbers[0]
    return None
