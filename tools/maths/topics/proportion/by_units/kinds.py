"""Two kinds of things with a price each: how many of one, or how much of one goes into a blend.

Which price is whose comes from the noun beside it, what is a total from its unit; a number without a role ends it.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import LINEAR_ONE, SYSTEMS
from tools.maths.stem import Stem
from tools.maths.topics.proportion.by_units.asked import asked_unit, question_start
from tools.maths.topics.proportion.by_units.mentions import Mention, mentions, text_of
from tools.maths.topics.proportion.by_units.naming import named_in, names_of
from tools.maths.topics.proportion.by_units.set_up import SetUp, X, Y, only, times, written
from tools.maths.topics.proportion.quantities import tidied
from tools.maths.topics.proportion.telling import shown
from tools.maths.tree import Bin, Rel, num

_TIMES_AS = re.compile(
    r"\b(?P<k>twice|⟦N\d+⟧ times|half)(?: as many (?P<a>[a-z ]+?)(?: (?:were )?(?:sold|bought|made|ordered))? as (?P<b>[a-z ]+)"
    r"| the number of (?P<b2>[a-z ]+))"
)
_SAID_OF = re.compile(
    r"the number of (?P<a>[a-z ]+?) (?:sold |bought |made |ordered |purchased )?(?:is|was|were|equals|equaled)\b[^.?]*$"
)
_MORE_THAN = re.compile(r"⟦N(?P<d>\d+)⟧ (?P<way>more|fewer) (?P<a>[a-z ]+?) than (?P<b>[a-z ]+)")
_STOP = re.compile(
    r"\b(?:discount|coupon|tax|tip|free|percent|profit|left|remaining|average|mean|except|additional|first|at least|at most|no more than|equations?|inequalit\w+|how many more|how many fewer|how many less)\b"
)
_SAME = re.compile(r"\b(?:same|equal|break even)\b")


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem of two priced kinds, None for anything else."""
    if not stem.choices or stem.tables or stem.placeholders("RFETDP") or len(stem.placeholders("M")) not in (3, 4):
        return None
    text = text_of(stem)
    if _STOP.search(text):
        return None
    found = mentions(stem, text)
    setup = only([_counted(stem, text, found), _blended(stem, text, found)])
    return None if setup is None else written(stem, setup)


def _counted(stem: Stem, text: str, found: tuple[Mention, ...]) -> SetUp | None:
    """How many of one of two kinds: prices, what they came to, and a total or a comparison of the numbers."""
    money = [m for m in found if m.kind == "M"]
    counts = [m for m in found if m.kind == "N" and m.value != 2]
    if len(money) != 3 or len(counts) > 1:
        return None
    total = max(money, key=lambda m: m.value)
    prices = [m for m in money if m is not total]
    if total.rate or prices[0].value == prices[1].value or total.value <= 3 * max(p.value for p in prices):
        return None
    names = names_of(text, prices)
    ask = tidied(stem.ask)
    asked = re.search(
        r"\b(?:how many|number of) ([a-z -]+?)(?: (?:did|does|were|was|are|is|will|that|must|can|has|have)\b|[?,.])",
        ask[question_start(ask) :],
    )
    mine = named_in(names, asked[1]) if asked else None
    if mine is None or not all(names):
        return None
    p, q = (prices[mine].value, prices[1 - mine].value)
    used = [i for m in (*money, *counts) for i in m.places] + _twos(stem, found)
    compared = _compared(stem, text, names)
    if compared is not None:
        (a, factor, more), places = compared
        # number of a = factor · number of b + more
        mine_is_a = a == mine
        x = (total.value * 1 + (q * more / factor if mine_is_a else -q * more)) / (
            p + (q / factor if mine_is_a else q * factor)
        )
        y = (x - more) / factor if mine_is_a else factor * x + more
        left, right = (X, Y) if mine_is_a else (Y, X)
        side = times(factor, right)
        link = Rel("=", left, side if not more else Bin("+" if more > 0 else "-", side, num(abs(more))))
        if set(i for m in counts for i in m.places) - set(places):
            return None
    elif counts:
        n = counts[0].value
        x = (total.value - q * n) / (p - q)
        y = n - x
        link = Rel("=", Bin("+", X, Y), num(n))
    else:
        return None
    if x.denominator != 1 or y.denominator != 1 or x < 0 or y < 0:
        return None
    cost = Rel("=", Bin("+", times(p, X), times(q, Y)), shown(total.value))
    return SetUp(
        (link, cost), {"x": x, "y": y}, X, SYSTEMS,
        "Two kinds of things give two facts: how their numbers are related, and what they cost together. Price times "
        "number is the cost of one kind.",
        "Let x be the number that is asked for and y the number of the other kind; write down both facts.",
        "You are asked for the number of one kind only.", tuple(used),
    )  # fmt: skip


def _twos(stem: Stem, found: tuple[Mention, ...]) -> list[int]:
    return [i for m in found if m.value == 2 and m.kind == "N" for i in m.places]


def _compared(
    stem: Stem, text: str, names: list[frozenset[str]]
) -> tuple[tuple[int, Fraction, Fraction], tuple[int, ...]] | None:
    """Number a is a factor times number b, plus so many more; and the placeholders that say so."""
    match = _TIMES_AS.search(text)
    if match is not None:
        first = match["a"] or (m["a"] if (m := _SAID_OF.search(text[: match.start()])) else "")
        a, b = named_in(names, first), named_in(names, match["b"] or match["b2"])
        number = re.search(r"\d+", match["k"])
        factor = stem.value(number[0]) if number else {"twice": Fraction(2), "half": Fraction(1, 2)}[match["k"]]
        if a is None or b is None or a == b or not factor:
            return None
        return (a, factor, Fraction(0)), (int(number[0]),) if number else ()
    match = _MORE_THAN.search(text)
    if match is not None:
        a, b, more = named_in(names, match["a"]), named_in(names, match["b"]), stem.value(match["d"])
        if a is None or b is None or a == b or more is None:
            return None
        return (a, Fraction(1), more if match["way"] == "more" else -more), (int(match["d"]),)
    return None


def _blended(stem: Stem, text: str, found: tuple[Mention, ...]) -> SetUp | None:
    """How much of one ingredient: two prices per unit and the blend's between them, and one amount."""
    rates = [m for m in found if m.rate and m.kind == "M"]
    said_again = [m for m in found if m.kind == "M" and not m.rate and m.value in {r.value for r in rates}]
    amounts = [m for m in found if not m.rate and m.value != 2 and m not in said_again]
    if len(rates) != 3 or len(amounts) != 1 or len({m.unit for m in rates}) != 1:
        return None
    low, middle, high = sorted(rates, key=lambda m: m.value)
    (amount,) = amounts
    below = [a for a, e in rates[0].unit.parts if e < 0]
    if not low.value < middle.value < high.value or [a for a, _ in amount.unit.parts] != below:
        return None
    if asked_unit(tidied(stem.ask)) != amount.unit:
        return None
    prices = [m for m in rates if m is not middle]
    names = names_of(text, prices)
    ask = tidied(stem.ask)
    said = re.search(
        r"\b(?:how many|number of) [a-z]+ of (?:the )?([a-z -]+?)(?: (?:are|is|were|was|must|should|did|does|will|that|needed|in|to)\b|[?,.])",
        ask,
    )
    priced = re.search(r"\b(?:how many|number of) [a-z]+ of [^⟦.?]*⟦M(?P<i>\d+)⟧", ask)
    mine = named_in(names, said[1]) if said else None
    if priced:
        mine = next((i for i, m in enumerate(prices) if m.value == stem.value(priced["i"])), None)
    if mine is None:
        return None
    p, q, goal = prices[mine].value, prices[1 - mine].value, middle.value
    used = tuple(i for m in (*rates, amount, *said_again) for i in m.places) + tuple(_twos(stem, found))
    before = text[: amount.start]
    if re.search(
        r"\b(?:to (?:make|produce|create|get|obtain|prepare|form)|total of|making|makes|blend of|mixture of"
        r"|(?:mix|mixture|blend)[^.;?⟦]* (?:weighs|contains|has|is|holds)) (?:a )?(?:total of )?$",
        before,
    ):
        x = amount.value * (goal - q) / (p - q)
        y = amount.value - x
        link = Rel("=", Bin("+", X, Y), num(amount.value))
        value = Rel("=", Bin("+", times(p, X), times(q, Y)), Bin("*", shown(goal), num(amount.value), "cdot"))
        relations: tuple[Rel, ...] = (link, value)
        values = {"x": x, "y": y}
    elif (
        _next_price(text, amount, prices) == 1 - mine
        or named_in(names, text[amount.end : amount.end + 40].split(" that ")[0].split(" with ")[0]) == 1 - mine
    ):
        x = amount.value * (q - goal) / (goal - p)
        whole = Bin("+", X, num(amount.value))
        bought = Bin("*", shown(q), num(amount.value), "cdot")
        relations = (Rel("=", Bin("+", times(p, X), bought), Bin("*", shown(goal), whole)),)
        values = {"x": x}
    else:
        return None
    return SetUp(
        relations, values, X, SYSTEMS if len(relations) > 1 else LINEAR_ONE,
        "Mixing changes no value: what the parts are worth together is what the blend is worth. Each worth is price "
        "times amount.",
        "Let x be the amount that is asked for; write down the amounts and what they are worth.",
        "You are asked for the amount of one ingredient only.", used, amount.unit.words(),
    )  # fmt: skip


def _next_price(text: str, amount: Mention, prices: list[Mention]) -> int | None:
    """The price that stands right behind an amount: "10 pounds of tea costing $14 per pound"."""
    for i, price in enumerate(prices):
        gap = text[amount.end : price.start] if price.start > amount.end else "."
        if len(gap.split()) <= 6 and not re.search(r"[.,;⟦]|\b(?:with|and|to|make)\b", gap):
            return i
    return None
