"""Two kinds with a number for each one, a number of all and a total: how many of one kind; or a blend of two strengths.

"A small bag holds 6 ounces and a large bag 20; 130 bags hold 1,480 ounces." Prices, percents, weights and speeds are all
read alike: the mean lies between the two kinds. Not read: three kinds, bounds, what is left over. The equation of a blend is
for `by_roles.mixing`.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import LINEAR_ONE, SYSTEMS
from tools.maths.stem import Stem
from tools.maths.topics.proportion.by_units.mentions import Mention, mentions, text_of
from tools.maths.topics.proportion.by_units.naming import words_of
from tools.maths.topics.proportion.by_units.set_up import SetUp, X, Y, times, written
from tools.maths.topics.proportion.quantities import tidied
from tools.maths.topics.proportion.telling import shown
from tools.maths.tree import Bin, Rel, num

COUNTS = "Two facts fix two numbers: how many there are in all, and what they come to together."
BLEND = "Mixing changes no amount: what the two parts hold together is what the mixture holds."
_STOP = re.compile(
    r"\b(?:at least|at most|no more than|no fewer than|maximum|minimum|discount\w*|coupon|tax|tip|free|refund\w*|increas\w+|decreas\w+|remaining|evaporat\w+|drain\w*|remov\w+|replac\w+|left over|equations?|inequalit\w+|how many (?:more|fewer)|twice|half|times|ratio|profit|fee|additional|first|after|pure|third kind|(?:three|four) (?:kinds|types|sizes)|per cent more)\b"
)
_HIGH = re.compile(
    r"\b(?:stronger|saltier|more (?:expensive|concentrated|acidic|costly)|higher|richer|larger|bigger|longer|heavier|sweeter|pricier|greater)\b"
)
_LOW = re.compile(
    r"\b(?:weaker|less (?:expensive|concentrated|acidic|costly|salty)|cheaper|lower|smaller|shorter|lighter|more dilute)\b"
)
_KINDS = re.compile(r"⟦N\d+⟧ (?:[a-z]+ )?(?:kinds|types|sizes|varieties|brands|grades)\b")


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a story of two kinds, None for anything else."""
    if not stem.choices or stem.tables or stem.statements or stem.placeholders("RFESTD") or _STOP.search(stem.prose):
        return None
    text = text_of(stem)
    every = mentions(stem, text)
    found = [m for m in every if not (m.value == 2 and _KINDS.match(text[m.start :]))]
    skipped = [i for m in every if m not in found for i in m.places]
    setup = _blend(stem, text, found, skipped) or _counted(stem, text, found, skipped)
    return None if setup is None else written(stem, setup)


def _blend(stem: Stem, text: str, found: list[Mention], skipped: list[int]) -> SetUp | None:
    """Three strengths, the goal between the other two, and one amount."""
    percents = [m for m in found if m.kind == "P"]
    prices = [m for m in found if m.kind == "M" and m.rate]
    strengths = percents or prices
    amounts = [m for m in found if m not in strengths]
    if len({m.value for m in strengths}) != 3 or len(strengths) > 4 or len(amounts) != 1 or amounts[0].rate:
        return None
    low, goal, high = sorted({m.value for m in strengths})
    amount = amounts[0]
    if (
        not re.search(r"\b(?:mix\w*|blend\w*|combin\w+|add(?:s|ed|ing)?|contains?|solution|alloy)\b", text)
        or not amount.unit.parts
    ):
        return None
    if prices and [a for a, e in prices[0].unit.parts if e < 0] != [a for a, _ in amount.unit.parts]:
        return None
    tied = _tied(text, amount, strengths)
    asked = _asked_strength(stem, text, strengths, low, high)
    if tied is None or asked is None or tied == asked:
        return None
    other = low if asked == high else high
    if tied == goal:
        x = amount.value * (goal - other) / (asked - other)
        link = Rel("=", Bin("+", X, Y), shown(amount.value))
        held = Rel("=", Bin("+", times(asked, X), times(other, Y)), Bin("*", shown(goal), shown(amount.value), "cdot"))
        relations: tuple[Rel, ...] = (link, held)
        values = {"x": x, "y": amount.value - x}
    else:
        x = amount.value * (goal - other) / (asked - goal)
        whole = Bin("+", X, shown(amount.value))
        relations = (
            Rel(
                "=",
                Bin("+", times(asked, X), Bin("*", shown(other), shown(amount.value), "cdot")),
                Bin("*", shown(goal), whole),
            ),
        )
        values = {"x": x}
    used = (*(i for m in (*strengths, amount) for i in m.places), *skipped)
    return SetUp(
        relations, values, X, SYSTEMS if len(relations) > 1 else LINEAR_ONE, BLEND,
        "Let x be the amount that is asked for. Write what each part holds: its strength or price times its amount.",
        "You are asked for the amount of one part of the mixture.", used, amount.unit.words(),
    )  # fmt: skip


def _tied(text: str, amount: Mention, strengths: list[Mention]) -> Fraction | None:
    """The strength of the amount told: the next one in its clause, else the last one before it in its sentence."""
    for mention in strengths:
        gap = text[amount.end : mention.start]
        if mention.start > amount.end and not re.search(r"[.;?⟦]|\b(?:with|must|should|how|adding)\b", gap):
            return mention.value
    return None


def _asked_strength(stem: Stem, text: str, strengths: list[Mention], low: Fraction, high: Fraction) -> Fraction | None:
    ask = tidied(stem.ask)
    begin = re.search(r"\bhow (?:many|much)\b|\bwhat (?:is|was|amount|volume)\b", ask)
    if begin is None:
        return None
    start = text.rfind(ask) + begin.start()
    said = re.split(
        r"\bin order\b|\bso that\b|\bto (?:make|produce|obtain|get|create|form|yield|mix)\b|\bmust\b|\bshould\b|\bare (?:needed|used)\b",
        ask[begin.start() :],
    )[0]
    inside = {m.value for m in strengths if start <= m.start < start + len(said)}
    if len(inside) == 1:
        return inside.pop() if inside <= {low, high} else None
    if inside:
        return None
    if bool(_HIGH.search(said)) != bool(_LOW.search(said)):
        return high if _HIGH.search(said) else low
    names = {
        v: words_of(re.split(r"[.,;?⟧]|\band\b|\bwith\b", text[: m.start])[-1])
        for m in strengths
        if (v := m.value) in (low, high)
    }
    hits = [v for v, own in names.items() if (own - names[low if v == high else high]) & words_of(said)]
    return hits[0] if len(hits) == 1 else None


def _counted(stem: Stem, text: str, found: list[Mention], skipped: list[int]) -> SetUp | None:
    """So much for each of two kinds, how many in all and how much in all."""
    if len(found) != 4 or any(not m.unit.parts or m.kind == "P" for m in found):
        return None
    first = found[0]
    above = [a for a, e in first.unit.parts if e > 0]
    alike = [m for m in found if [a for a, e in m.unit.parts if e > 0] == above]
    counts = [m for m in found if m not in alike]
    if len(alike) != 3 or len(counts) != 1 or counts[0].rate or above == [a for a, _ in counts[0].unit.parts]:
        return None
    total = max(alike, key=lambda m: m.value)
    each = [m for m in alike if m is not total]
    n = counts[0].value
    if total.rate or each[0].value == each[1].value or n.denominator != 1:
        return None
    if not min(m.value for m in each) * n < total.value < max(m.value for m in each) * n:
        return None
    named = re.search(
        r"\b(?:how many|number of) ([a-z' -]+?)(?: (?:did|does|do|were|was|are|is|will|that|must|can|has|have|had)\b|[?,.])",
        tidied(stem.ask),
    )
    if named is None:
        return None
    names = _names(text, each)
    both = names[0] & names[1]
    hits = [i for i in (0, 1) if (names[i] - both) & words_of(named[1])]
    if len(hits) != 1:
        return None
    around = re.split(r"[.;?,]|\band\b", text[counts[0].end :])[0]
    if len([i for i in (0, 1) if (names[i] - both) & words_of(around)]) == 1:
        return None  # so many of one kind, not of all
    p, q = each[hits[0]].value, each[1 - hits[0]].value
    x = (total.value - q * n) / (p - q)
    if x.denominator != 1:
        return None
    relations = (
        Rel("=", Bin("+", X, Y), num(n)),
        Rel("=", Bin("+", times(p, X), times(q, Y)), shown(total.value)),
    )
    used = (*(i for m in found for i in m.places), *skipped)
    return SetUp(
        relations, {"x": x, "y": n - x}, X, SYSTEMS, COUNTS,
        "Let x be the number that is asked for and y the number of the other kind; write down both facts.",
        "You are asked for the number of one kind only.", used,
    )  # fmt: skip


def _names(text: str, each: list[Mention]) -> list[frozenset[str]]:
    """The words beside the two numbers, before them in their clause or after them."""
    out = []
    for i, mention in enumerate(each):
        start = max((m.end for m in each[:i]), default=0)
        clause = re.split(r"[.;?,:⟧]|\band\b|\bwhile\b|\bbut\b|\bor\b", text[start : mention.start])[-1]
        after = re.split(r"[.;?,⟦]|\band\b|\bwhile\b", text[mention.end :])[0]
        out.append(words_of(clause) | words_of(after))
    return out
